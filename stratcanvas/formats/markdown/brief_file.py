# SPDX-License-Identifier: MIT
"""The briefs of tactics as Markdown: headings, lists, and a box to tick for each open question."""

from collections.abc import Iterable, Iterator

from stratcanvas.domain.brief_parts import (
    BriefLine,
    BriefPart,
    BriefSlot,
    TacticBrief,
    minutes_words,
    sentence_of,
)
from stratcanvas.domain.briefs import brief_of
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.names import title_of
from stratcanvas.formats.brief_text import nothing_yet
from stratcanvas.formats.chosen_briefs import chosen
from stratcanvas.formats.markdown.escaping import alone, within
from stratcanvas.formats.options import BriefOptions
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import Made, Report
from stratcanvas.safe_words import isolated
from stratcanvas.words import mark, tr, translated

HEAD = mark("Briefs: {title}")


def write_briefs(canvas: Canvas, options: BriefOptions, progress: Progress) -> Made:
    """Return the briefs of the tactics that count, or of those that are chosen.

    The report tells of a canvas without any. Raises Trouble where none is called as chosen, and
    progress.Stopped.
    """
    progress.step()
    tactics = chosen(canvas, options.tactic)
    if len(tactics) == 1:
        return _made(blocks(brief_of(canvas, tactics[0][1])))
    title = within(isolated(sentence_of(title_of(canvas, options.name))))
    heading = translated(HEAD).format(title=title)
    written = [f"# {heading}"]
    for done, (number, tactic) in enumerate(tactics, start=1):
        written += blocks(brief_of(canvas, tactic), level=2, number=number)
        progress.step(done / len(tactics))
    if tactics:
        return _made(written)
    nothing = tr("No tactic is connected to a problem yet, so there is nothing to say.")
    return _made([*written, nothing], Report(pages=1, notes=(nothing,)))


def _made(written: Iterable[str], report: Report | None = None) -> Made:
    return Made(_text(written).encode(), report)


def _text(written: Iterable[str]) -> str:
    return "\n\n".join(written) + "\n"


def markdown_of(brief: TacticBrief) -> str:
    """Return one brief as Markdown."""
    return _text(blocks(brief))


def blocks(brief: TacticBrief, level: int = 1, number: int = 0) -> Iterator[str]:
    """Walk over the blocks of a brief; ``level`` is its heading's, ``number`` 0 for none."""
    yield f"{'#' * level} {_heading(brief, number)}"
    yield _open(brief.customer) if brief.customer.asks else _beside(brief.customer)
    if brief.minutes is not None and brief.parts:
        yield minutes_words(brief.minutes)
    for part in brief.parts:
        yield f"{'#' * (level + 1)} {_part_heading(part)}"
        for slot in part.slots:
            yield _slot(slot)
    if not brief.parts:
        yield nothing_yet()


def _heading(brief: TacticBrief, number: int) -> str:
    title = _beside(brief.title)
    named = f"{brief.kind}: {title}" if brief.kind else title
    return f"{number}. {named}" if number else named


def _part_heading(part: BriefPart) -> str:
    words = _beside(part.heading)
    return words if part.minutes is None else f"{words} ({minutes_words(part.minutes)})"


def _slot(slot: BriefSlot) -> str:
    """Return a slot: one line stands behind its label, several are a list below it."""
    label = f"**{slot.label.said}:**" if slot.label is not None else ""
    if len(slot.lines) == 1 and not slot.lines[0].asks and not slot.numbered:
        return f"{label} {_beside(slot.lines[0])}" if label else _at_the_start(slot.lines[0])
    marks = (f"{n}. " if slot.numbered else "- " for n in range(1, len(slot.lines) + 1))
    listed = "\n".join(
        _open(line) if line.asks else f"{mark}{_at_the_start(line)}"
        for mark, line in zip(marks, slot.lines, strict=True)
    )
    return f"{label}\n\n{listed}" if label else listed


def _open(line: BriefLine) -> str:
    return f"- [ ] *{line.told(_quoted)}*"


def _beside(line: BriefLine) -> str:
    return line.told(_quoted, _quoted)


def _at_the_start(line: BriefLine) -> str:
    return line.told(_quoted, alone)


def _quoted(words: str) -> str:
    return within(isolated(words))
