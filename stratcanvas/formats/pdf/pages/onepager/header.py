# SPDX-License-Identifier: MIT
"""What stands over the rows of the one-pager: title, customer, and the strategy in its band.

The strategy's are the largest words of the page. Both can go on over several sheets.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from stratcanvas.domain.page_words import (
    DOT,
    NO_PROBLEM,
    OUR_STRATEGY,
    WHAT_COMES,
    PageWords,
    Voice,
)
from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.pages.onepager.type_scale import TypeScale
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.bidi import runs_right_to_left
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer, Span
from stratcanvas.words import mark

TITLE_SHARE = 0.6
"""The part of the width that a long title leaves to a long customer's name, and the rest."""
APART = 24.0
"""The least room between title and customer, in points."""
UNDER = 6.0
"""Room under both, for the line."""
COUNT = 0.8
"""Figures of how many count, as a part of the strategy's size."""
COUNT_PAD = 1.6
"""Room on either side of them, in paddings of the band."""
COUNT_LINES = 2
WIDTHS = 12
"""Into so many parts the width of one line is cut, to find the narrowest for two."""
SHRINK = 0.92
"""What the strategy may be shrunk to where that saves a line."""


class Header(NamedTuple):
    """Title and customer, on opposite sides over a line."""

    title: MeasuredText | None
    customer: MeasuredText | None
    mirrored: bool
    box: ContentBox

    @property
    def height(self) -> float:
        """Return the height in points, with the line below."""
        return max(part.height for part in (self.title, self.customer) if part) + UNDER

    def cut(self, room: float) -> tuple["Header | None", "Header | None"]:
        """Return what fits in a room, and the rest."""
        title = self.title.cut(room - UNDER) if self.title else (None, None)
        customer = self.customer.cut(room - UNDER) if self.customer else (None, None)
        return self._of(title[0], customer[0]), self._of(title[1], customer[1])

    def _of(self, title: MeasuredText | None, customer: MeasuredText | None) -> "Header | None":
        if title is None and customer is None:
            return None
        return self._replace(title=title, customer=customer)

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw it; the last lines of both stand on one baseline."""
        box = self.box
        parts = [part for part in (self.title, self.customer) if part]
        low = max(part.block.lines[-1].baseline for part in parts)
        for part in parts:
            at_right = (part is self.title) == self.mirrored
            top = y + low - part.block.lines[-1].baseline
            pen.draw(
                part,
                box.x,
                top,
                "right" if at_right else "left",
                width=box.width,
                tag="H1" if part is self.title else "P",
            )
        line = y + self.height - 1.5
        pen.sheet.line(box.x, line, box.right, line, color=pen.palette.text, width=1.2)


def set_header(measurer: Measurer, scale: TypeScale, words: PageWords, box: ContentBox) -> Header:
    """Set title and customer: side by side in one line, or else in columns."""
    customer = _for_whom(scale, words)
    style = scale.title if words.title.said else replace(scale.title, color=scale.facts.color)
    title = [(words.title.text, style)]
    long, short = measurer.width(tuple(title)), measurer.width(tuple(customer))
    left = min(long, max(TITLE_SHARE * box.width, box.width - APART - short))
    right = min(short, box.width - APART - left)
    return Header(
        title=measurer.text(title, left + 0.01),
        customer=measurer.even(customer, right + 0.01),
        mirrored=runs_right_to_left(words.title.text) and not words.voice.mirrored,
        box=box,
    )


def _for_whom(scale: TypeScale, words: PageWords) -> list[Span]:
    """Return the words that say for whom it is, the customer's own in bolder type."""
    if not words.customer.said:
        return [(words.customer.text, replace(scale.customer, font="italic"))]
    before, _, after = words.voice.say(mark("For {customer}", "page")).partition("{customer}")
    spans = [
        (before, scale.customer),
        (words.voice.apart(words.customer.text), scale.customer_name),
        (after, scale.customer),
    ]
    return [span for span in spans if span[0]]


class StrategyBand(NamedTuple):
    """The strategy, how it wins and what it leaves out, in a band over the whole width.

    At its far end, past a line, stands how many tactics count.
    """

    texts: tuple[tuple[MeasuredText, Tag], ...]
    figure: MeasuredText | None
    said: bool
    pad: float
    box: ContentBox
    name: str
    """What it is called in the list of bookmarks."""

    @property
    def height(self) -> float:
        """Return the least height in points."""
        figure = self.figure.height if self.figure is not None else 0.0
        return max(figure, self._words_height) + 2 * self.pad

    @property
    def _words_height(self) -> float:
        return sum(text.height for text, _ in self.texts)

    def cut(self, room: float) -> tuple["StrategyBand | None", "StrategyBand | None"]:
        """Return what fits in a room, and the rest."""
        upper: list[tuple[MeasuredText, Tag]] = []
        left = room - 2 * self.pad
        for place, (text, tag) in enumerate(self.texts):
            fits, over = text.cut(left)
            upper += [(fits, tag)] if fits else []
            left -= fits.height if fits else 0.0
            if over:
                rest = self._replace(texts=((over, tag), *self.texts[place + 1 :]), figure=None)
                return (self._replace(texts=tuple(upper)) if upper else None), rest
        return self, None

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it at a height, with a bookmark."""
        box, palette = self.box, pen.palette
        pen.sheet.bookmark(self.name, 0, y)
        fill, edge = (
            (palette.band, palette.band_edge)
            if self.said
            else (palette.empty_band, palette.empty_edge)
        )
        pen.sheet.box((box.x, y, box.width, height), fill=fill, stroke=edge, radius=6)
        width = box.width
        if self.figure is not None:
            width -= self.figure.width + 2 * COUNT_PAD * self.pad
        top = y + (height - self._words_height) / 2
        for text, tag in self.texts:
            top = pen.draw(text, box.x, top, "center", width=width, tag=tag)
        if self.figure is not None:
            line, inset = box.x + width, self.pad
            color = palette.band_soft
            pen.sheet.line(line, y + inset, line, y + height - inset, color=color, width=0.7)
            top = y + (height - self.figure.height) / 2
            x = line + COUNT_PAD * self.pad
            pen.draw(self.figure, x, top, "center", width=self.figure.width)


def set_band(
    measurer: Measurer, scale: TypeScale, words: PageWords, box: ContentBox
) -> StrategyBand:
    """Set the strategy, a little smaller where that saves a line."""
    label, strategy, how = scale.label, scale.strategy, scale.how
    if not words.strategy.said:
        grey = scale.facts.color
        label, how = replace(label, color=grey), replace(how, color=grey)
        strategy = replace(strategy, font="semibold", color=grey)
    figure = _count(measurer, scale, words)
    pad = scale.body * (0.35 if scale.tight else 0.6)
    aside = figure.width + 2 * COUNT_PAD * pad if figure is not None else 0.0
    width = box.width - 3 * scale.body - aside
    statement = measurer.even([(words.strategy.text, strategy)], width)
    smaller = replace(strategy, size=strategy.size * SHRINK)
    fewer = measurer.even([(words.strategy.text, smaller)], width)
    taken = fewer if fewer.height < statement.height * SHRINK - 1.0 else statement
    texts: list[tuple[MeasuredText, Tag]] = [(taken, "H2")]
    if not scale.tight:
        over = measurer.text([(words.voice.say(OUR_STRATEGY), label)], width)
        texts.insert(0, (over, "P"))
    quiet = [measurer.even([(each, how)], width) for each in (words.how, words.not_doing) if each]
    if scale.tight and len(quiet) > 1:
        both = measurer.even([(words.how + DOT + words.not_doing, how)], width)
        quiet = [both] if both.height < sum(each.height for each in quiet) - 1.0 else quiet
    texts += [(each, "P") for each in quiet]
    return StrategyBand(
        texts=tuple(texts),
        said=words.strategy.said,
        figure=figure,
        pad=pad,
        box=box,
        name=words.voice.say(mark("Strategy", "page")),
    )


def _count(measurer: Measurer, scale: TypeScale, words: PageWords) -> MeasuredText | None:
    """Set how many tactics count, the figures large; None where there are none."""
    if not words.counts:
        return None
    how = scale.how
    if not words.strategy.said:
        how = replace(how, color=scale.facts.color)
    figure = replace(scale.strategy, size=scale.strategy.size * COUNT, color=how.color)
    parts = re.split(r"(\d+)", words.counts)
    spans = [(part, figure if part.isdigit() else how) for part in parts if part]
    wide = measurer.width(tuple(spans)) + 0.01
    high, torn = measurer.height(tuple(spans), wide), measurer.torn
    for part in range(WIDTHS // 2, WIDTHS):
        found = measurer.text(spans, wide * part / WIDTHS)
        if measurer.torn == torn and found.height < COUNT_LINES * high + 0.01:
            return found
        measurer.torn = torn  # of what is not taken no word is cut
    return measurer.text(spans, wide)


class BlankNotice(NamedTuple):
    """What stands in the place of rows where there is no problem yet."""

    texts: tuple[MeasuredText, ...]
    box: ContentBox

    @property
    def height(self) -> float:
        """Return the least height in points."""
        return sum(text.height for text in self.texts)

    def cut(self, _room: float) -> tuple["BlankNotice | None", "BlankNotice | None"]:
        """Return that it goes as a whole to a sheet of its own."""
        return None, self

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it in the upper middle of a height."""
        box = self.box
        top = y + (height - self.height) * 0.4
        for text in self.texts:
            top = pen.draw(text, box.x, top, "center", width=box.width)


def set_blank(measurer: Measurer, scale: TypeScale, box: ContentBox, voice: Voice) -> BlankNotice:
    """Set what is said where there is no problem yet."""
    first = replace(scale.statement, font="semibold", color=scale.facts.color, leading=1.5)
    width = box.width * 0.8
    return BlankNotice(
        (
            measurer.even([(voice.say(NO_PROBLEM), first)], width),
            measurer.even([(voice.say(WHAT_COMES), scale.facts)], width),
        ),
        box,
    )
