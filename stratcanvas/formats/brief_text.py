# SPDX-License-Identifier: MIT
"""A brief as plain text, for a mail or a chat: nothing in it is a mark of any program."""

from collections.abc import Iterator

from stratcanvas.domain.brief_parts import BriefPart, BriefSlot, TacticBrief, minutes_words
from stratcanvas.safe_words import isolated
from stratcanvas.words import tr


def text_of(brief: TacticBrief) -> str:
    """Return one brief as plain text."""
    return "\n".join(_lines(brief)) + "\n"


def heading_of(brief: TacticBrief) -> str:
    """Return what heads a brief: its kind and its title."""
    title = isolated(brief.title.text)
    return f"{brief.kind}: {title}" if brief.kind else title


def part_heading(part: BriefPart) -> str:
    """Return what heads a part, and how long it takes."""
    words = part.heading.text
    return words if part.minutes is None else f"{isolated(words)} ({minutes_words(part.minutes)})"


def nothing_yet() -> str:
    """Return what is said of a tactic that serves no problem."""
    return tr("This has nothing to say yet. Connect it to a problem that it helps with.")


def _lines(brief: TacticBrief) -> Iterator[str]:
    yield heading_of(brief)
    yield brief.customer.text
    if brief.minutes is not None and brief.parts:
        yield minutes_words(brief.minutes)
    for part in brief.parts:
        yield ""
        yield part_heading(part)
        for slot in part.slots:
            yield from _slot(slot)
    if not brief.parts:
        yield ""
        yield nothing_yet()


def _slot(slot: BriefSlot) -> Iterator[str]:
    if slot.label is not None:
        yield f"{slot.label.said}:"
    for number, line in enumerate(slot.lines, start=1):
        mark = "[ ]" if line.asks else f"{number}." if slot.numbered else "–"
        yield f"  {mark} {line.text}"
