# SPDX-License-Identifier: MIT
"""The one-pager as slides: the same words as on paper, as text and tables that can be changed."""

from collections.abc import Iterable
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.days import day_in_words
from stratcanvas.domain.page_words import OUR_STRATEGY, OWN_LANGUAGE, PageWords, page_words
from stratcanvas.formats.options import SlideOptions
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pdf.pages.palette import PALETTES, Palette
from stratcanvas.formats.pptx import room
from stratcanvas.formats.pptx.drawing import (
    Box,
    CellLook,
    Run,
    SlideManner,
    SlideParagraph,
    TableRow,
    page_number,
    table,
    text_box,
    title,
)
from stratcanvas.formats.pptx.package import file_of
from stratcanvas.formats.pptx.slide_rows import CONTINUED, Setting, heading, height, rows, taken
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import Made, Report
from stratcanvas.words import mark

MARGIN = 30.0
"""Points around all that a slide has."""
SIZES = (16.0, 14.0, 13.0, 12.0, 11.0)
"""Type sizes of the table in points, of which the largest is taken that one slide holds."""
_TITLES = (26.0, 22.0, 18.0, 14.0, 12.0)
_STATEMENTS = (20.0, 18.0, 16.0, 14.0, 12.0)
_FOOTER = 10.0
_GAP = 10.0
"""Points between title, strategy and table."""


class _Deck(NamedTuple):
    """All that the slides are made of."""

    words: PageWords
    palette: Palette
    manner: SlideManner
    size: tuple[float, float]
    facts: str
    """What stands at the foot: day, version, author."""

    @property
    def width(self) -> float:
        """Return the width in points that words and table have."""
        return self.size[0] - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Return where the table ends at the latest."""
        return self.size[1] - MARGIN - _FOOTER * room.LEADING


def write_slides(canvas: Canvas, options: SlideOptions, progress: Progress) -> Made:
    """Return the slides as a file; the report tells how many they are. Raises progress.Stopped."""
    progress.step()
    deck = _deck(canvas, options)
    opening, top = _opening(deck)
    size, tables = _tables(deck, top, progress)
    *before, last = opening
    contents = [*before, last + _table(deck, size, tables[0], top)]
    contents += [_table(deck, size, each, _further_top(deck)) for each in tables[1:]]
    made: list[str] = []
    for number, shapes in enumerate(contents, start=1):
        made.append(_titled(deck, number) + shapes + _foot(deck, number))
        progress.step(0.5 + 0.4 * number / len(contents))
    data = file_of(made, deck.size, deck.words.title.text, deck.words.author, options.date)
    progress.step(1.0)
    return Made(data, Report(pages=len(made), smallest_pt=size))


def _deck(canvas: Canvas, options: SlideOptions) -> _Deck:
    words = page_words(canvas, options.name, words_in(canvas.brief.language))
    language = canvas.brief.language.strip() or OWN_LANGUAGE
    day = day_in_words(options.date, language)
    facts = " · ".join(filter(None, [day, options.version, words.author]))
    return _Deck(
        words=words,
        palette=PALETTES[options.style],
        manner=SlideManner(words.language, words.voice.mirrored),
        size=options.shape.size,
        facts=facts,
    )


def _title_size(deck: _Deck) -> tuple[float, float]:
    """Return the type size of the title, and how high it is, in points."""
    for size in _TITLES:
        lines = room.lines(deck.words.title.text, size, deck.width, bold=True)
        if lines == 1 or size == _TITLES[-1]:
            break
    return size, min(lines, 5) * size * room.LEADING


def _titled(deck: _Deck, number: int) -> str:
    """Return the title of a slide; after the first it is smaller, and says that it goes on."""
    said = deck.words.title.text
    if number == 1:
        size, high = _title_size(deck)
        return title(said, Box(MARGIN, MARGIN, deck.width, high), size, deck.manner)
    box = Box(MARGIN, MARGIN, deck.width, _head_of_further(deck))
    return title(_continued(deck), box, 14.0, deck.manner)


def _continued(deck: _Deck) -> str:
    return f"{deck.words.voice.say(CONTINUED)} {deck.words.title.text}"


def _head_of_further(deck: _Deck) -> float:
    lines = room.lines(_continued(deck), 14.0, deck.width, bold=True)
    return min(lines, 4) * 14.0 * room.LEADING


def _further_top(deck: _Deck) -> float:
    """Return where words begin on a slide that goes on."""
    return MARGIN + _head_of_further(deck) + _GAP


def _opening(deck: _Deck) -> tuple[list[str], float]:
    """Return what stands over the table on the first slides, and where it ends on their last.

    A strategy that no slide holds goes on over several.
    """
    words, palette = deck.words, deck.palette
    top = MARGIN + _title_size(deck)[1] + 4.0
    color = palette.text if words.customer.said else palette.soft
    before, _, after = words.voice.say(mark("For {customer}", "page")).partition("{customer}")
    said = f"{before}{words.customer.text}{after}" if words.customer.said else words.customer.text
    customer = SlideParagraph((Run(said, 13.0, color, italic=not words.customer.said),))
    high = height(customer, deck.width)
    shapes = text_box(3, "Customer", Box(MARGIN, top, deck.width, high), [customer], deck.manner)
    top += high + _GAP
    left = _band_words(deck, deck.bottom - top)
    slides: list[str] = []
    while left:
        now, left = taken(left, deck.width - 20.0, max(deck.bottom - top - 16.0, 60.0))
        high = sum(height(each, deck.width - 20.0) for each in now) + 16.0
        look = (
            CellLook(palette.band, palette.band_edge)
            if words.strategy.said
            else CellLook(palette.empty_band, palette.empty_edge)
        )
        box = Box(MARGIN, top, deck.width, high)
        slides.append(shapes + text_box(4, "Strategy", box, now, deck.manner, look))
        shapes, top = "", _further_top(deck) if left else top + high + _GAP
    return slides, top


def _band_words(deck: _Deck, most: float) -> list[SlideParagraph]:
    words, palette = deck.words, deck.palette
    soft = palette.band_soft if words.strategy.said else palette.soft
    color = palette.band_text if words.strategy.said else palette.soft
    said = words.strategy.text
    for size in _STATEMENTS:
        if room.lines(said, size, deck.width - 20.0, bold=True) * size < 0.3 * most:
            break
    statement = Run(said, size, color, bold=words.strategy.said, italic=not words.strategy.said)
    label = Run(words.voice.say(OUR_STRATEGY), 11.0, soft, bold=True)
    further = [Run(each, 12.0, soft) for each in (words.how, words.not_doing) if each]
    return [
        SlideParagraph((label,)),
        SlideParagraph((statement,), 2.0),
        *(SlideParagraph((each,), 4.0) for each in further),
    ]


def _tables(deck: _Deck, top: float, progress: Progress) -> tuple[float, list[list[TableRow]]]:
    """Return the type size, and the rows of each slide's table; an empty first is no table."""
    for size in SIZES:
        progress.step()
        setting = Setting(size, deck.width, deck.palette)
        head = heading(deck.words, setting)
        first = deck.bottom - top - head.height
        further = deck.bottom - _further_top(deck) - head.height
        made = _filled(rows(deck.words, setting, further), first, further, progress)
        if len(made) == 1:
            break
    return size, made


def _filled(
    found: Iterable[TableRow], first: float, further: float, progress: Progress
) -> list[list[TableRow]]:
    slides: list[list[TableRow]] = [[]]
    left = first
    for row in found:
        progress.step()
        if row.height > left:
            slides.append([])
            left = further
        slides[-1].append(row)
        left -= row.height
    return slides


def _table(deck: _Deck, size: float, found: list[TableRow], top: float) -> str:
    if not found:
        return ""
    setting = Setting(size, deck.width, deck.palette)
    whole = [heading(deck.words, setting), *found]
    box = Box(MARGIN, top, deck.width, sum(row.height for row in whole))
    return table(5, "Problems", box, setting.widths, whole, deck.manner)


def _foot(deck: _Deck, number: int) -> str:
    y = deck.size[1] - MARGIN - _FOOTER + 2.0
    color, share = deck.palette.soft, 0.62 * deck.width
    remark = SlideParagraph((Run(deck.words.remark if number == 1 else "", _FOOTER, color),))
    facts = SlideParagraph((Run(deck.facts, _FOOTER, color),), align="r")
    line = _FOOTER * room.LEADING
    left = Box(MARGIN, y, share, line * 2)
    right = Box(MARGIN + share, y, deck.width - share - 24.0, line * 2)
    last = Box(MARGIN + deck.width - 20.0, y, 20.0, line)
    mirrored = deck.manner.mirrored
    boxes = [_flip(each, deck.size[0]) if mirrored else each for each in (left, right, last)]
    shapes = text_box(6, "What counts", boxes[0], [remark], deck.manner) if number == 1 else ""
    shapes += text_box(7, "Day and author", boxes[1], [facts], deck.manner)
    return shapes + page_number(8, boxes[2], _FOOTER, color, deck.manner)


def _flip(box: Box, width: float) -> Box:
    """Return where a box lies on a slide that is mirrored."""
    return box._replace(x=width - box.x - box.width)
