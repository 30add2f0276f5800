# SPDX-License-Identifier: MIT
"""How many tactics count and how many problems are served, and the sentences that say so."""

from typing import NamedTuple

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas


class Tally(NamedTuple):
    """The numbers that the status bar, the command line and a page's foot give."""

    tactics: int
    counting: int
    problems: int
    not_educated: int
    not_helped: int

    @property
    def uncounted(self) -> int:
        """Return how many tactics serve no problem."""
        return self.tactics - self.counting


def tally_of(canvas: Canvas) -> Tally:
    """Count what counts."""
    return Tally(
        tactics=len(canvas.tactics),
        counting=len(canvas.problems_of),
        problems=len(canvas.problems),
        not_educated=sum(not rules.is_educated(canvas, each) for each in canvas.problems),
        not_helped=sum(not rules.is_helped(canvas, each) for each in canvas.problems),
    )


def tactics_words(tally: Tally) -> str:
    """Return how many tactics count, as the status bar says it."""
    if not tally.tactics:
        return "No tactics yet"
    if tally.tactics == 1:
        return "The tactic counts" if tally.counting else "The tactic does not count"
    return f"{tally.counting} of {tally.tactics} tactics count"


def problems_words(tally: Tally) -> str:
    """Return how many problems there are, and how many nothing helps with, for the status bar."""
    if not tally.problems:
        return "No problems yet"
    many = "1 problem" if tally.problems == 1 else f"{tally.problems} problems"
    if not tally.not_helped:
        return f"{many}, all helped"
    return f"{many}, {tally.not_helped} not yet helped"


def counted_line(tally: Tally) -> str:
    """Return what counts and what is missing on one line, as the command line ends with it."""
    noun, verb = ("tactic", "counts") if tally.tactics == 1 else ("tactics", "count")
    problems = "1 problem" if tally.problems == 1 else f"{tally.problems} problems"
    missing = f", {tally.not_helped} not yet helped" if tally.not_helped else ""
    return f"{tally.counting} of {tally.tactics} {noun} {verb} · {problems}{missing}"


def counted_sentence(tally: Tally) -> str:
    """Return the sentence on what counts and what is left out, as a page has it at its foot."""
    many = tally.tactics
    if not many:
        return "No tactics yet."
    if not tally.uncounted:
        return "The one tactic counts." if many == 1 else f"All {many} tactics count."
    left = (
        "1 is not connected to a problem and is left out."
        if tally.uncounted == 1
        else f"{tally.uncounted} are not connected to a problem and are left out."
    )
    noun, verb = ("tactic", "counts") if many == 1 else ("tactics", "count")
    return f"{tally.counting} of {many} {noun} {verb}: {left}"
