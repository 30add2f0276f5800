# SPDX-License-Identifier: MIT
"""The words of a slide laid out on a sheet: as large as they fit, and over several sheets where
they fit at no size that is read from afar. Nothing is cut.

Lengths are in sheet units: a sheet is 900 of them high, whatever screen it is shown on.
"""

import enum
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.slides import SlideItem, SlideList, SlideWords
from stratcanvas.paint.text import TextStyle
from stratcanvas.ui.present.set_text import SetText, set_text

HEIGHT = 900.0
SIDE, TOP, BOTTOM = 96.0, 132.0, 796.0
"""Room left and right of the words, and where they begin and end from top to bottom."""
_ROOM = BOTTOM - TOP
_ASIDE = 48.0
"""Room between two lists side by side."""
_ANCHOR = 500.0
"""Where lists begin side by side, page after page, unless what is above or in them needs room."""
_BELOW = 40.0
_HIGH = 0.36
"""The part of the free room that is left above a page without lists."""
_SIZES = ((66, 40), (62, 37), (58, 34), (52, 32), (46, 30), (40, 29), (36, 28))
"""Sizes of headline and words, from the wished one down to the least that five metres allow."""
_LARGE = ((104, 42), (94, 41), (84, 40), (74, 40), *_SIZES)
"""Those of a page that has little more than its headline."""
_CAPTION = 26
_NARROW = 0.36
"""A letter's width as a part of its size, where letters are narrow."""
BAR, _AFTER_BAR = 5.0, 24.0
BOX = 22.0
"""Room around the words in a dashed box."""
_LINES = 1 << 20


class SlideSheet(NamedTuple):
    """What a page is laid out on; ``mirrored``: it is read from the right."""

    width: float
    mirrored: bool = False

    @property
    def measure(self) -> float:
        """Return how wide the words may be."""
        return self.width - 2 * SIDE


class Tone(enum.Enum):
    """What some words are on a page, by which they are coloured."""

    HEADLINE = "headline"
    OURS = "ours"
    """A headline that stands in place of what is still missing."""
    FACTS = "facts"
    QUOTE = "quote"
    HEADING = "heading"
    ITEM = "item"
    LACKS = "lacks"
    GAP = "gap"
    """What says, in a dashed box, that there is nothing here."""


class Piece(NamedTuple):
    """Some words set in lines, with what belongs to them."""

    text: SetText
    tone: Tone
    above: float
    """Room over it, where anything is over it."""
    indent: float = 0.0
    number: int = 0
    """The rank on a disc in front of its first line."""
    aim: Aim | None = None
    dash: bool = False
    """Whether a dash stands in front of its first line."""
    leads: bool = False
    """Whether it belongs to the piece after it, and ends no page."""

    @property
    def pad(self) -> float:
        """Return the room around the words."""
        return BOX if self.tone is Tone.GAP else 0.0

    @property
    def height(self) -> float:
        """Return how high it is, without the room over it."""
        return self.text.height + 2 * self.pad

    def cut(self, room: float) -> tuple["Piece | None", "Piece | None"]:
        """Return the part that fits in a height, and the rest."""
        upper, lower = self.text.cut(room - 2 * self.pad)
        rest = self._goes_on(lower, begun=upper is not None) if lower else None
        return (self._replace(text=upper) if upper else None), rest

    def _goes_on(self, text: SetText, *, begun: bool) -> "Piece":
        if not begun:
            return self._replace(text=text)
        return self._replace(text=text, number=0, dash=False)


class Placed(NamedTuple):
    """A piece at its place: the box that it has from left to right, and its top."""

    piece: Piece
    x: float
    y: float
    width: float


class Page(NamedTuple):
    """What one sheet holds."""

    words: SlideWords
    placed: tuple[Placed, ...]
    continued: bool = False
    """It goes on with what the sheet before had no room for."""

    @property
    def over(self) -> str:
        """Return the small words over the page; where it goes on they say with what."""
        words = self.words
        if not self.continued or (not words.place and not words.lists):
            return words.over
        return f"{words.number} {words.headline}" if words.number else words.headline


class _ListColumn(NamedTuple):
    heading: tuple[Piece, ...]
    pieces: tuple[Piece, ...]
    x: float
    width: float

    @property
    def height(self) -> float:
        return _height((*self.heading, *self.pieces))


class _Body(NamedTuple):
    head: tuple[Piece, ...]
    columns: tuple[_ListColumn, ...]

    @property
    def height(self) -> float:
        columns = max((each.height for each in self.columns), default=0.0)
        return _height(self.head) + columns + (_BELOW if columns and self.head else 0.0)


def lay_out(words: SlideWords, sheet: SlideSheet) -> tuple[Page, ...]:
    """Return the pages that a slide needs on a sheet: one, at the largest size that fits, or more
    at the least size.
    """
    sizes = _SIZES if words.lists else _LARGE
    for size in sizes[:-1]:
        if _surely_higher(words, sheet, size):
            continue
        body = _set(words, sheet, size)
        if body.height <= _ROOM:
            return (Page(words, tuple(_place(body, sheet))),)
    bodies = _split(_set(words, sheet, sizes[-1]))
    return tuple(
        Page(words, tuple(_place(each, sheet)), continued=place > 0)
        for place, each in enumerate(bodies)
    )


def _surely_higher(words: SlideWords, sheet: SlideSheet, size: tuple[int, int]) -> bool:
    """Tell whether the words can't fit, however narrow their letters are."""
    large, small = size
    lines = len(words.headline) * large * _NARROW / sheet.measure * _pitch(large)
    more = sum(map(len, words.facts)) + len(words.quote)
    lists = [sum(len(item.words) for item in each.items) for each in words.lists]
    beside = len(lists) == 2 and words.lists[0].aim is not None
    rest = more + (2 * max(lists) if beside else sum(lists))
    return lines + rest * small * _NARROW / sheet.measure * _pitch(small) > _ROOM + 3 * _pitch(
        large
    )


# ---- setting


def _set(words: SlideWords, sheet: SlideSheet, size: tuple[int, int]) -> _Body:
    large, small = size
    indent = disc_width(words.number, large) + 0.42 * large if words.number else 0.0
    measure = sheet.measure - indent
    style = _style(large, 700, tight=True)
    head = [
        Piece(
            set_text(words.headline, style, measure, mirrored=sheet.mirrored, tight=True),
            Tone.HEADLINE if words.said else Tone.OURS,
            0.0,
            indent,
            words.number,
        )
    ]
    for place, fact in enumerate(words.facts):
        text = set_text(fact, _style(small), measure, mirrored=sheet.mirrored)
        head.append(Piece(text, Tone.FACTS, 0.6 * small if place == 0 else 0.25 * small, indent))
    if words.quote:
        text = set_text(words.quote, _style(small, italic=True), measure, mirrored=sheet.mirrored)
        head.append(Piece(text, Tone.QUOTE, 0.6 * small, indent))
    return _Body(tuple(head), tuple(_columns(words, sheet, small)))


def _columns(words: SlideWords, sheet: SlideSheet, size: int) -> Iterator[_ListColumn]:
    if not words.lists:
        return
    if words.lists[0].aim is None:
        pieces = [
            piece for each in words.lists for piece in _under(each, sheet, size, sheet.measure)
        ]
        yield _ListColumn((), tuple(pieces), SIDE, sheet.measure)
        return
    width = (sheet.measure - _ASIDE) / 2
    places = [SIDE, SIDE + width + _ASIDE]
    for each, x in zip(words.lists, places[::-1] if sheet.mirrored else places, strict=True):
        inner = width - _CAPTION  # its mark stands in front
        text = set_text(each.heading, _style(_CAPTION, 700), inner, mirrored=sheet.mirrored)
        heading = Piece(text, Tone.HEADING, 0.0, _CAPTION, aim=each.aim)
        yield _ListColumn((heading,), tuple(_items(each, sheet, size, width)), x, width)


def _under(part: SlideList, sheet: SlideSheet, size: int, width: float) -> Iterator[Piece]:
    """Set a list over the whole width, below the one before."""
    if part.heading:
        text = set_text(part.heading, _style(size, 600), width, mirrored=sheet.mirrored)
        yield Piece(text, Tone.LACKS, 1.1 * size, leads=True)
    yield from _items(part, sheet, size, width)


def _items(part: SlideList, sheet: SlideSheet, size: int, width: float) -> Iterator[Piece]:
    if not part.items:
        style = _style(size, italic=True)
        text = set_text(part.missing, style, width - 2 * BOX, mirrored=sheet.mirrored)
        yield Piece(text, Tone.GAP, 14.0, BOX, aim=part.aim)
        return
    widest = max(disc_width(item.number, size) for item in part.items)
    numbered = any(item.number for item in part.items)
    indent = BAR + _AFTER_BAR if part.aim is not None else 0.0
    dashed = not numbered and part.aim is None
    indent += widest + 0.5 * size if numbered else size if dashed else 0.0
    for place, item in enumerate(part.items):
        above = 14.0 if place == 0 else 0.28 * size if part.aim is not None else 0.45 * size
        said = _item(item, part.aim, sheet, size, (width, indent, above))
        yield said._replace(dash=dashed, leads=bool(item.lacks))
        if item.lacks:
            text = set_text(
                item.lacks, _style(size, italic=True), width - indent, mirrored=sheet.mirrored
            )
            yield Piece(text, Tone.LACKS, 0.0, indent)


def _item(
    item: SlideItem,
    aim: Aim | None,
    sheet: SlideSheet,
    size: int,
    room: tuple[float, float, float],
) -> Piece:
    width, indent, above = room
    words = f"{item.kind}  {item.words}" if item.kind else item.words
    text = set_text(
        words, _style(size), width - indent, mirrored=sheet.mirrored, bold=len(item.kind)
    )
    return Piece(text, Tone.ITEM, above, indent, item.number, aim)


def disc_width(number: int, size: float) -> float:
    """Return how wide the disc of a rank is beside words of a size; 0 for none."""
    if not number:
        return 0.0
    return 1.16 * size + 0.42 * size * max(0, len(str(number)) - 2)


@lru_cache(maxsize=64)
def _style(size: int, weight: int = 400, *, italic: bool = False, tight: bool = False) -> TextStyle:
    return TextStyle(
        size, weight, spacing=-0.02 * size if tight else 0.0, lines=_LINES, italic=italic
    )


def _pitch(size: int) -> float:
    return float(round(size * 1.36))


# ---- splitting


def _split(body: _Body) -> Iterator[_Body]:
    """Yield what each of several sheets holds, until all is told."""
    head, columns = body
    while head or any(each.pieces for each in columns):
        told, head = _fill(head, _ROOM)
        room = _ROOM - _height(told) - (_BELOW if told else 0.0)
        if told and (head or room < _least(columns)):
            yield _Body(told, ())
            continue
        filled = [(each, *_fill(each.pieces, room - _height(each.heading))) for each in columns]
        yield _Body(told, tuple(each._replace(pieces=upper) for each, upper, _ in filled if upper))
        columns = tuple(each._replace(pieces=rest) for each, _, rest in filled)


def _least(columns: Sequence[_ListColumn]) -> float:
    """Return the room that lists need so that it is worth beginning them on a sheet."""
    firsts = [_height((*each.heading, *each.pieces[:1])) for each in columns if each.pieces]
    return min(max(firsts, default=0.0), _ROOM / 3)


def _fill(pieces: Sequence[Piece], room: float) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the pieces that fit in a height, one below the other, and the others."""
    taken: list[Piece] = []
    left = room
    for place, piece in enumerate(pieces):
        above = piece.above if taken else 0.0
        if piece.height + above <= left:
            taken.append(piece)
            left -= piece.height + above
            continue
        upper, rest = piece.cut(left - above)
        if taken and (upper is None or upper.text.last - upper.text.first < 2):
            while len(taken) > 1 and taken[-1].leads:
                taken.pop()
            return tuple(taken), tuple(pieces[len(taken) :])
        if upper is None:  # a sheet has room for any line: this one is let run over
            return (piece,), tuple(pieces[place + 1 :])
        return (*taken, upper), ((rest,) if rest else ()) + tuple(pieces[place + 1 :])
    return tuple(taken), ()


# ---- placing


def _place(body: _Body, sheet: SlideSheet) -> Iterator[Placed]:
    free = _ROOM - body.height
    y = TOP if body.columns else TOP + max(0.0, free) * _HIGH
    yield from _stack(body.head, SIDE, y, sheet.measure)
    below = y + _height(body.head) + (_BELOW if body.head else 0.0)
    if len(body.columns) > 1:
        high = max(each.height for each in body.columns)
        below = max(below, min(_ANCHOR, BOTTOM - high)) if body.head else below
    for each in body.columns:
        yield from _stack((*each.heading, *each.pieces), each.x, below, each.width)


def _stack(pieces: Sequence[Piece], x: float, y: float, width: float) -> Iterator[Placed]:
    for place, piece in enumerate(pieces):
        y += piece.above if place else 0.0
        yield Placed(piece, x, y, width)
        y += piece.height


def _height(pieces: Sequence[Piece]) -> float:
    return sum(each.height + (each.above if place else 0.0) for place, each in enumerate(pieces))
