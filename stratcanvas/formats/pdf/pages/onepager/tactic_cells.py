# SPDX-License-Identifier: MIT
"""The tactics beside a problem, set in type: boxes that hold a title and its facts, or a gap.

One cell is what stands on one side of one problem. The first telling of a tactic is filled and
carries a bar; a repetition is an outline; a gap is dashed.
"""

import enum
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.pages.onepager.pen import Pen
from stratcanvas.formats.pdf.pages.onepager.plan import GAPS, Entry
from stratcanvas.formats.pdf.pages.onepager.type_scale import Look
from stratcanvas.formats.pdf.type.bidi import levels
from stratcanvas.formats.pdf.type.line_layout import Style
from stratcanvas.formats.pdf.type.measure import Measurer, Span, Text

RIGHT_TO_LEFT_MARK = "\u200f"
BAR = 2.6
"""Points; the bar at the outer edge of a tactic that is told in full."""


class Repeats(enum.Enum):
    """How tactics are told that were told in full before, from roomy to tight."""

    TITLES = "a box each"
    JOINED = "one box for all of a cell"
    LETTERS = "one box with their letters"
    RUNNING = "by letter too, and all of a cell as one running text"


class Way(NamedTuple):
    """How tightly tactics are told: their repetitions, paddings and facts (see ``Look``)."""

    repeats: Repeats = Repeats.TITLES
    tight: bool = False

    @property
    def by_letter(self) -> bool:
        """Tell whether repeated tactics are told by their letters alone."""
        return self.repeats in {Repeats.LETTERS, Repeats.RUNNING}


class Sort(enum.Enum):
    """What a box in a cell is."""

    TOLD = "told in full"
    AGAIN = "repeated"
    GAP = "nothing there"


class Item(NamedTuple):
    """One box of a cell: what it is, its words, and the side they are aligned to."""

    sort: Sort
    words: Text
    align: Align = "left"

    def height(self, look: Look) -> float:
        """Return the height of the box in points."""
        return self.words.height + 2 * look.pad


Cell = tuple[Item, ...]


def runs_right_to_left(text: str) -> bool:
    """Tell whether a paragraph of this text starts at the right."""
    return levels(text)[0] == 1


def set_cell(
    measurer: Measurer, look: Look, entries: Sequence[Entry], aim: Aim, width: float, way: Way
) -> Cell:
    """Set all boxes of a cell that is ``width`` points wide."""
    inner = width - 2 * look.pad_side
    if not entries:
        return (Item(sort=Sort.GAP, words=measurer.even([(GAPS[aim], look.gap)], inner)),)
    if way.repeats is Repeats.RUNNING:
        return (_running(measurer, look, entries, inner, way),)
    told = [entry for entry in entries if entry.first]
    again = [entry for entry in entries if not entry.first]
    items = [_item(measurer, look, entry, inner, way) for entry in told]
    if way.repeats is Repeats.TITLES:
        items += [_item(measurer, look, entry, inner, way) for entry in again]
    elif again:
        items.append(_together(measurer, look, again, inner, way))
    return tuple(items)


def _item(measurer: Measurer, look: Look, entry: Entry, width: float, way: Way) -> Item:
    mirrored = runs_right_to_left(entry.title.text)
    spans = list(_title(look, entry, way))
    if mirrored:
        spans.insert(0, (RIGHT_TO_LEFT_MARK, look.entry))
    if entry.facts:
        facts = f" ({entry.facts})" if way.tight else "\n" + entry.facts
        spans.append((facts, look.facts))
    return Item(
        sort=Sort.TOLD if entry.first else Sort.AGAIN,
        words=measurer.text(spans, width),
        align="right" if mirrored else "left",
    )


def _title(look: Look, entry: Entry, way: Way) -> Iterator[Span]:
    if way.by_letter and entry.letter:
        yield f"{entry.letter} · ", look.kind
    if entry.kind:
        yield f"{entry.kind}: ", look.kind
    yield entry.title.text, look.entry if entry.title.said else _missing(look)


def _missing(look: Look) -> Style:
    return replace(look.entry, font="italic", color=look.facts.color)


def _together(
    measurer: Measurer, look: Look, again: Sequence[Entry], width: float, way: Way
) -> Item:
    """Set the repeated tactics of a cell in one box: "Also …"."""
    return _box(measurer, Sort.AGAIN, list(_also(look, again, way)), width)


def _running(
    measurer: Measurer, look: Look, entries: Sequence[Entry], width: float, way: Way
) -> Item:
    """Set all tactics of a cell as one text in one box."""
    spans: list[Span] = []
    told = [entry for entry in entries if entry.first]
    for entry in told:
        spans += [("  •  ", look.kind)] if spans else []
        spans += [*_title(look, entry, way), (f" ({entry.facts})", look.facts)]
    if len(told) < len(entries):
        spans += [("  •  ", look.kind)] if spans else []
        spans += _also(look, [entry for entry in entries if not entry.first], way)
    return _box(measurer, Sort.TOLD if told else Sort.AGAIN, spans, width)


def _also(look: Look, again: Sequence[Entry], way: Way) -> Iterator[Span]:
    yield "Also ", look.kind
    if way.by_letter:
        yield ", ".join(entry.letter for entry in again), look.entry
        return
    for place, entry in enumerate(again):
        yield from [("; ", look.entry)] if place else []
        yield from _title(look, entry, way)


def _box(measurer: Measurer, sort: Sort, spans: list[Span], width: float) -> Item:
    return Item(sort=sort, words=measurer.text(spans, width))


def cell_height(cell: Cell, look: Look) -> float:
    """Return the height of a cell's boxes with the room between them, in points."""
    gaps = look.between * max(0, len(cell) - 1)
    return sum(item.height(look) for item in cell) + gaps


def cut_cell(cell: Cell, look: Look, room: float) -> tuple[Cell, Cell]:
    """Return the boxes that fit in ``room`` points, and the others.

    Only a box that comes first and is higher than the room is cut between its lines.
    """
    taken: list[Item] = []
    left = room
    for place, item in enumerate(cell):
        if item.height(look) <= left:
            taken.append(item)
            left -= item.height(look) + look.between
            continue
        if not taken:
            upper, lower = item.words.cut(room - 2 * look.pad)
            if upper is not None:
                rest = (item._replace(words=lower),) if lower else ()
                return (item._replace(words=upper),), (*rest, *cell[place + 1 :])
        return tuple(taken), cell[place:]
    return tuple(taken), ()


def draw_item(pen: Pen, item: Item, place: tuple[float, float, float], outer_left: bool) -> float:
    """Draw a box at x, y with a width; return its height. The bar is at its outer edge."""
    x, y, width = place
    look, ink = pen.look, pen.ink
    height = item.height(look)
    rect = (x, y, width, height)
    if item.sort is Sort.TOLD:
        pen.sheet.box(rect, fill=ink.tactic_fill, stroke=ink.tactic_edge, width=0.7, radius=3)
        bar = x if outer_left else x + width - BAR
        pen.sheet.box((bar, y, BAR, height), fill=ink.join, radius=1.2)
    elif item.sort is Sort.AGAIN:
        pen.sheet.box(rect, stroke=ink.again_edge, width=0.7, radius=3)
    else:
        pen.sheet.box(rect, stroke=ink.gap_edge, width=0.8, radius=3, dash=(2.5, 2))
    pen.draw(
        item.words,
        x + look.pad_side,
        y + look.pad,
        item.align,
        width=width - 2 * look.pad_side,
    )
    return height
