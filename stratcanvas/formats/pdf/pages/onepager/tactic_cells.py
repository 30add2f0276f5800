# SPDX-License-Identifier: MIT
"""The tactics beside a problem, set in type: boxes that hold a title and its facts, or a gap.

One cell is what stands on one side of one problem. The first telling of a tactic is filled and
carries a bar; a repetition is an outline; a gap is dashed.
"""

import enum
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from stratcanvas.domain.amounts import NO_BREAK
from stratcanvas.domain.cards import Aim, Status
from stratcanvas.domain.page_words import GAPS, HEADINGS, TacticWords, Voice
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.pages.onepager.status_mark import draw_status
from stratcanvas.formats.pdf.pages.onepager.type_scale import TypeScale
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.bidi import runs_right_to_left
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer, Span
from stratcanvas.words import mark

RIGHT_TO_LEFT_MARK = "\u200f"
BAR = 2.6
"""Points; the bar at the outer edge of a tactic that is told in full."""


ROOM_FOR_MARK = "\u00a0" * 3
"""Room for the mark of a status before a title; no line begins after it."""
STATUS = 0.31
"""Radius of that mark, in sizes of the running text."""
BETWEEN = " \u00a0\u00a0"
"""The least room between words and what is quiet."""
MARK = 3.0
"""Points; the radius of the disc where a line meets a problem."""
REACH = 1.25
"""A diamond reaches so much farther than a disc that looks as large."""


class Repeats(enum.Enum):
    """How tactics are told that were told in full before, from roomy to tight."""

    TITLES = "a box each"
    JOINED = "one box for all of a cell"
    NUMBERS = "one box with their numbers"
    RUNNING = "all of a cell as one running text"
    SHORTEST = "one running text, and those told before by their numbers"


class Density(NamedTuple):
    """How tightly tactics are told: their repetitions, paddings and facts (see ``TypeScale``)."""

    repeats: Repeats = Repeats.TITLES
    tight: bool = False
    quote: bool = False
    """Whether a customer's words stand under the first problem."""

    @property
    def by_number(self) -> bool:
        """Tell whether repeated tactics are told by their numbers alone."""
        return self.repeats in {Repeats.NUMBERS, Repeats.SHORTEST}

    @property
    def runs(self) -> bool:
        """Tell whether all of a cell is one text, which says what its side is called."""
        return self.repeats in {Repeats.RUNNING, Repeats.SHORTEST}


class BoxKind(enum.Enum):
    """What a box in a cell is."""

    TOLD = "told in full"
    AGAIN = "repeated"
    GAP = "nothing there"


class TacticBox(NamedTuple):
    """One box of a cell: what it is, its words, and the side they are aligned to."""

    sort: BoxKind
    words: MeasuredText
    align: Align = "left"
    status: Status | None = None
    """Shown as a mark before the words, which have left room for it."""
    quiet: MeasuredText | None = None
    """Owner and day, on the other side: in the last line of the words, or below it."""
    beside: bool = False
    heard: str = ""
    """What is said after the words to who hears the page read, in place of mark and column."""

    def height(self, scale: TypeScale) -> float:
        """Return the height of the box in points."""
        below = 0.0 if self.beside or self.quiet is None else self.quiet.height
        return self.words.height + below + 2 * scale.pad

    def cut(self, room: float) -> tuple["TacticBox | None", "TacticBox | None"]:
        """Return the lines of its words that fit in a room, and the rest with what is quiet."""
        upper, lower = self.words.cut(room)
        if upper is None:
            return None, self
        begun = self._replace(words=upper, quiet=None, heard="")
        return begun, self._replace(words=lower, status=None) if lower else None


Cell = tuple[TacticBox, ...]


def set_cell(
    measurer: Measurer,
    scale: TypeScale,
    entries: Sequence[TacticWords],
    aim: Aim,
    width: float,
    density: Density,
    voice: Voice,
) -> Cell:
    """Set all boxes of a cell that is ``width`` points wide."""
    scale = scale.on_side(aim)
    inner = width - 2 * scale.pad_side
    if not entries:
        gap = measurer.even([(voice.say(GAPS[aim]), scale.gap)], inner)
        return (TacticBox(sort=BoxKind.GAP, words=gap),)
    if density.runs:
        name = f"{voice.say(HEADINGS[aim])}:\u00a0 "
        return (_running(measurer, scale, [(name, scale.kind)], entries, inner, density, voice),)
    told = [entry for entry in entries if entry.first]
    again = [entry for entry in entries if not entry.first]
    items = [_item(measurer, scale, entry, inner, density, voice) for entry in told]
    if density.repeats is Repeats.TITLES:
        items += [_item(measurer, scale, entry, inner, density, voice) for entry in again]
    elif again:
        items.append(_together(measurer, scale, again, inner, density, voice))
    return tuple(items)


def start_of(text: str, *, mirrored: bool) -> Align:
    """Return the side that a text begins at; on a mirrored page all begins where the page does."""
    return "right" if runs_right_to_left(text) and not mirrored else "left"


def _item(
    measurer: Measurer,
    scale: TypeScale,
    entry: TacticWords,
    width: float,
    density: Density,
    voice: Voice,
) -> TacticBox:
    turned = runs_right_to_left(entry.title.text) or voice.mirrored
    align = start_of(entry.title.text, mirrored=voice.mirrored)
    before = [(RIGHT_TO_LEFT_MARK, scale.entry)] if turned else []
    if not entry.first:
        again = (*before, *_again(scale, entry, voice))
        if entry.whole:  # all of it, where that takes no line more
            whole = (*before, *_again(scale, entry, voice, entry.whole))
            if measurer.height(whole, width) < measurer.height(again, width) + 0.01:
                again = whole
        return TacticBox(sort=BoxKind.AGAIN, words=measurer.text(list(again), width), align=align)
    if entry.status is not None:
        before.append((ROOM_FOR_MARK, scale.entry))
    facts = f" ({entry.short_facts})" if density.tight else "\n" + entry.short_facts
    spans = [*before, *_title(scale, entry, voice), (facts, scale.facts)]
    words = measurer.text(spans, width)
    if not entry.quiet:
        return TacticBox(BoxKind.TOLD, words, align, entry.status, heard=entry.status_word)
    apart = (BETWEEN + NO_BREAK.join(entry.quiet.replace("\u200b", "").split(" ")), scale.facts)
    return TacticBox(
        BoxKind.TOLD,
        words,
        align,
        entry.status,
        quiet=measurer.text([(entry.quiet, scale.facts)], width),
        beside=measurer.height((*spans, apart), width) < words.height + 0.01,
        heard=" ".join(filter(None, (entry.status_word, entry.quiet))),
    )


def _title(scale: TypeScale, entry: TacticWords, voice: Voice) -> Iterator[Span]:
    yield f"{entry.name}\u00a0 ", scale.facts
    if entry.kind:
        yield f"{entry.kind}: ", scale.kind
    title = voice.apart(entry.title.text)
    yield title, scale.entry if entry.title.said else _missing(scale)


def _again(scale: TypeScale, entry: TacticWords, voice: Voice, title: str = "") -> Iterator[Span]:
    """Yield number and short title, or the one that is given, by which a tactic is known where it
    comes again."""
    yield f"{entry.name}\u00a0 ", scale.facts
    yield (
        voice.apart(title or entry.title.text),
        scale.entry if entry.title.said else _missing(scale),
    )


def _missing(scale: TypeScale) -> TypeStyle:
    return replace(scale.entry, font="italic", color=scale.facts.color)


def _together(
    measurer: Measurer,
    scale: TypeScale,
    again: Sequence[TacticWords],
    width: float,
    density: Density,
    voice: Voice,
) -> TacticBox:
    """Set the repeated tactics of a cell in one box: "Also …"."""
    return _box(measurer, BoxKind.AGAIN, list(_also(scale, again, density, voice)), width)


def _running(
    measurer: Measurer,
    scale: TypeScale,
    name: list[Span],
    entries: Sequence[TacticWords],
    width: float,
    density: Density,
    voice: Voice,
) -> TacticBox:
    """Set all tactics of a cell as one text in one box, after what its side is called."""
    parts: list[list[Span]] = [
        [*_title(scale, entry, voice), (f" ({entry.own_facts})", scale.facts)]
        for entry in entries
        if entry.first
    ]
    if again := [entry for entry in entries if not entry.first]:
        parts.append(list(_also(scale, again, density, voice)))
    dot: list[Span] = [("  •\u00a0 ", scale.kind)]
    spans = [*name, *parts[0], *(span for part in parts[1:] for span in (*dot, *part))]
    told = any(entry.first for entry in entries)
    return _box(measurer, BoxKind.TOLD if told else BoxKind.AGAIN, spans, width)


def _also(
    scale: TypeScale, again: Sequence[TacticWords], density: Density, voice: Voice
) -> Iterator[Span]:
    yield voice.say(mark("Also", "page")) + " ", scale.kind
    if density.by_number:
        yield ", ".join(entry.name for entry in again), scale.entry
        return
    for place, entry in enumerate(again):
        yield from [("; ", scale.entry)] if place else []
        yield from _again(scale, entry, voice)


def _box(measurer: Measurer, sort: BoxKind, spans: list[Span], width: float) -> TacticBox:
    return TacticBox(sort=sort, words=measurer.text(spans, width))


def cell_height(cell: Cell, scale: TypeScale) -> float:
    """Return the height of a cell's boxes with the room between them, in points."""
    gaps = scale.between * max(0, len(cell) - 1)
    return sum(item.height(scale) for item in cell) + gaps


def cut_cell(cell: Cell, scale: TypeScale, room: float) -> tuple[Cell, Cell]:
    """Return the boxes that fit in ``room`` points, and the others.

    Only a box that comes first and is higher than the room is cut between its lines.
    """
    taken: list[TacticBox] = []
    left = room
    for place, item in enumerate(cell):
        if item.height(scale) <= left:
            taken.append(item)
            left -= item.height(scale) + scale.between
            continue
        if not taken:
            upper, lower = item.cut(room - 2 * scale.pad)
            if upper is not None:
                return (upper,), (*((lower,) if lower else ()), *cell[place + 1 :])
        return tuple(taken), cell[place:]
    return tuple(taken), ()


def draw_item(
    pen: Pen,
    scale: TypeScale,
    item: TacticBox,
    place: tuple[float, float, float],
    *,
    aim: Aim,
    bar_left: bool,
    side: str,
) -> float:
    """Draw a box at x, y with a width; return its height. Its bar stands left or right.

    ``side`` is what its column is called: said before its words to who hears the page read.
    """
    x, y, width = place
    ink, palette = pen.palette.side(aim), pen.palette
    height = item.height(scale)
    rect = (x, y, width, height)
    if item.sort is BoxKind.TOLD:
        pen.sheet.box(rect, fill=ink.fill, stroke=ink.edge, width=0.7, radius=3)
        bar = x if bar_left else x + width - BAR
        pen.sheet.box((bar, y, BAR, height), fill=ink.join, radius=1.2)
    elif item.sort is BoxKind.AGAIN:
        pen.sheet.box(rect, stroke=ink.again_edge, width=0.7, radius=3)
    else:
        pen.sheet.box(rect, stroke=palette.gap_edge, width=0.8, radius=3, dash=(2.5, 2))
    x, y, width = x + scale.pad_side, y + scale.pad, width - 2 * scale.pad_side
    words = item.words.block
    with pen.sheet.within("LI"):
        spoken = " ".join(filter(None, (f"{side}: {words.text.strip()}", item.heard)))
        below = pen.draw(item.words, x, y, item.align, width=width, tag="LBody", spoken=spoken)
    if item.status is not None:
        line, radius = words.lines[0], STATUS * scale.entry.size
        middle = x + radius if item.align == "left" else x + width - radius
        draw_status(pen, item.status, middle, y + line.baseline - 0.36 * scale.entry.size, radius)
    if item.quiet is not None:
        quiet = item.quiet.block
        level = y + words.lines[-1].baseline - quiet.lines[0].baseline
        other: Align = "right" if item.align == "left" else "left"
        top = level if item.beside else below
        pen.draw(item.quiet, x, top, other, width=width, tag="Artifact")
    return height


def draw_mark(pen: Pen, aim: Aim, x: float, y: float) -> None:
    """Draw the mark of an aim around a point: a disc where it educates, a diamond where it solves.

    It is the canvas's own mark, and tells the sides apart where nothing has a colour.
    """
    color = pen.palette.side(aim).join
    if aim is Aim.EDUCATE:
        pen.sheet.disc(x, y, MARK, fill=color)
        return
    half = MARK * REACH / 2  # a line as wide as it is long, aslant
    pen.sheet.line(
        x - half, y - half, x + half, y + half, color=color, width=half * 2 * math.sqrt(2)
    )
