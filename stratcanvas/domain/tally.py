# SPDX-License-Identifier: MIT
"""How many tactics count and how many problems are served, and the sentences that say so."""

from collections.abc import Callable
from typing import NamedTuple

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas
from stratcanvas.words import mark, tr, trn


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
        return tr("No tactics yet")
    if tally.tactics == 1:
        return tr("The tactic counts") if tally.counting else tr("The tactic does not count")
    return tr("{counting} of {tactics} tactics count").format(
        counting=f"{tally.counting:,}", tactics=f"{tally.tactics:,}"
    )


def problems_words(tally: Tally) -> str:
    """Return how many problems there are, and how many nothing helps with, for the status bar."""
    if not tally.problems:
        return tr("No problems yet")
    many = _problems(tally)
    if not tally.not_helped:
        return tr("{problems}, all helped").format(problems=many)
    words = tr("{problems}, {n} not yet helped")
    return words.format(problems=many, n=f"{tally.not_helped:,}")


def counted_line(tally: Tally) -> str:
    """Return what counts and what is missing on one line, as the command line ends with it."""
    counts = trn(
        "{counting} of {n} tactic counts", "{counting} of {n} tactics count", tally.tactics
    ).format(counting=tally.counting, n=tally.tactics)
    words = (
        tr("{tactics} · {problems}, {n} not yet helped")
        if tally.not_helped
        else "{tactics} · {problems}"
    )
    return words.format(tactics=counts, problems=_problems(tally), n=tally.not_helped)


def _problems(tally: Tally) -> str:
    return trn("{n} problem", "{n} problems", tally.problems).format(n=f"{tally.problems:,}")


def counted_sentence(tally: Tally, say: Callable[[str], str] = str) -> str:
    """Return the sentence on what counts and what is left out, as a page has it at its foot.

    ``say`` gives it in another language than English.
    """
    if not tally.uncounted:
        return counted_words(tally, say)
    if tally.uncounted == 1:
        left = mark("1 is not connected to a problem and is left out.", "page")
    else:
        left = mark("{n} are not connected to a problem and are left out.", "page")
    both = say(mark("{counted}: {left}", "page"))
    return both.format(counted=counted_words(tally, say), left=say(left).format(n=tally.uncounted))


def counted_words(tally: Tally, say: Callable[[str], str] = str) -> str:
    """Return how many tactics count, as a page says it."""
    many = tally.tactics
    if not many:
        return say(mark("No tactics yet.", "page"))
    if not tally.uncounted:
        if many == 1:
            return say(mark("The one tactic counts.", "page"))
        return say(mark("All {n} tactics count.", "page")).format(n=many)
    if many == 1:
        counts = mark("{counting} of {n} tactic counts", "page")
    else:
        counts = mark("{counting} of {n} tactics count", "page")
    return say(counts).format(counting=tally.counting, n=many)
