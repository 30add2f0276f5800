# SPDX-License-Identifier: MIT
"""What a brief says, piece by piece: a label at the side, and lines to read, tick or answer.

A line that asks has a line below to write on; so has each of a list where the sheet has room.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stratcanvas.domain.brief_words import BriefWords, LineWords, PartWords, SlotWords
from stratcanvas.formats.pdf.pages.brief_pages.brief_head import BriefStyle
from stratcanvas.formats.pdf.pages.flow import PagePart, Placement
from stratcanvas.formats.pdf.pages.number_disc import draw_disc, radius_for
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.measure import MeasuredText

WRITING = 17.0
"""Points below a line that asks, for the answer."""
LEAST_WRITING = 11.0
"""Points from which there is a line to write on."""
GROWN = 24.0
"""Points that an entry of a list is given at most, to write in."""
MARK_ROOM = 1.9
"""Room of a number or dot before a line, in sizes of the running text."""


class SetLine(NamedTuple):
    """A line set; ``mark`` stands before it, ``writing`` is the least room below it to write."""

    text: MeasuredText
    mark: str = ""
    writing: float = 0.0
    grows: bool = False
    """Whether it is given more room to write in, where there is some."""

    @property
    def height(self) -> float:
        """Return the least height."""
        return self.text.height + self.writing


class PartHeading(NamedTuple):
    """What heads a part: its words, a problem's number, and how long it takes."""

    text: MeasuredText
    figure: MeasuredText | None
    minutes: MeasuredText | None
    number: int

    @property
    def height(self) -> float:
        """Return the height with its padding."""
        return self.text.height + (14.0 if self.figure is not None else 6.0)


class BriefPiece(NamedTuple):
    """One slot of a part, under the heading of the part where it is the first."""

    style: BriefStyle
    heading: PartHeading | None
    label: MeasuredText | None
    lines: tuple[SetLine, ...]

    @property
    def _over(self) -> float:
        return self.heading.height + 0.5 * self.style.size * self.style.air if self.heading else 0.0

    @property
    def height(self) -> float:
        """Return the least height."""
        lines = sum(each.height for each in self.lines)
        gaps = 0.25 * self.style.size * max(0, len(self.lines) - 1)
        label = self.label.height if self.label is not None else 0.0
        return self._over + max(lines + gaps, label)

    @property
    def growing(self) -> int:
        """Return how many of its lines are given more room where there is some."""
        return sum(each.grows for each in self.lines)

    def cut(self, room: float) -> tuple["BriefPiece | None", "BriefPiece | None"]:
        """Return what fits in a room, and the rest; a heading never stays alone."""
        left = room - self._over
        if self.label is not None and self.label.height > left:
            return None, self
        for place, line in enumerate(self.lines):
            if line.height <= left:
                left -= line.height + 0.25 * self.style.size
                continue
            upper, lower = line.text.cut(left)
            if lower is None:  # only the room to write in is missing
                upper, lower = None, line.text
            begun = (
                *self.lines[:place],
                *([line._replace(text=upper, writing=0.0, grows=False)] if upper else ()),
            )
            if not begun:
                return None, self
            first = line._replace(text=lower, mark=line.mark if upper is None else "")
            rest = self._replace(heading=None, label=None, lines=(first, *self.lines[place + 1 :]))
            return self._replace(lines=begun), rest
        return self, None

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it; what it is higher than its own height is shared as room to write in."""
        style = self.style
        grown = (height - self.height) / self.growing if self.growing else 0.0
        if self.heading is not None:
            _draw_heading(pen, style, self.heading, y)
            y += self._over
        if self.label is not None:
            side = style.side(self.label.source)
            pen.draw(self.label, style.box.x, y, side, width=style.label_width, tag="H3")
        if len(self.lines) == 1 and not self.lines[0].mark:
            self._draw_line(pen, self.lines[0], y, grown)
            return
        with pen.sheet.within("L"):
            for line in self.lines:
                with pen.sheet.within("LI"):
                    y = self._draw_line(pen, line, y, grown, listed=True)
                y += 0.25 * style.size

    def _draw_line(
        self, pen: Pen, line: SetLine, y: float, grown: float, *, listed: bool = False
    ) -> float:
        style, palette = self.style, pen.palette
        indent = style.box.right - style.left - line.text.width
        if line.mark:
            look = style.of("semibold", palette.soft)
            mark = style.measurer.text([(line.mark, look)], 60.0)
            pen.draw(mark, style.left, y, "left", width=indent, tag="Artifact")
        spoken = f"{line.mark} {line.text.block.text}" if line.mark[:-1].isdecimal() else ""
        below = pen.draw(
            line.text,
            style.left + indent,
            y,
            style.side(line.text.source),
            tag="LBody" if listed else "P",
            spoken=spoken,
        )
        room = line.writing + (grown if line.grows else 0.0)
        if room >= LEAST_WRITING:
            base = below + room - 2
            pen.sheet.line(
                style.left + indent, base, style.box.right, base, color=palette.rule, width=0.8
            )
        return below + room


def _draw_heading(pen: Pen, style: BriefStyle, heading: PartHeading, y: float) -> None:
    box, palette, text = style.box, pen.palette, heading.text
    left, top, right = box.x, y + (7.0 if heading.figure is not None else 3.0), box.right
    if heading.figure is not None:
        rect = box.x, y, box.width, heading.height
        pen.sheet.box(
            rect, fill=palette.problem_fill, stroke=palette.problem_edge, width=0.8, radius=5
        )
        radius = radius_for(heading.number, style.size, 0.78 * style.size)
        first = text.block.lines[0]
        draw_disc(pen, heading.figure, (box.x + 8 + radius, top + first.height / 2), radius)
        left, right = left + 16 + 2 * radius, right - 8
    spoken = f"{heading.number}. {text.block.text}" if heading.number else ""
    side = style.side(text.source)
    pen.draw(text, left, top, side, tag="H2", spoken=spoken)
    if heading.minutes is not None:
        width = heading.minutes.block.width
        pen.draw(heading.minutes, right - width, top, "left")
    if heading.figure is None:
        line = y + heading.height
        pen.sheet.line(box.x, line, box.right, line, color=palette.rule, width=0.7)


def set_pieces(style: BriefStyle, words: BriefWords) -> Iterator[BriefPiece]:
    """Set what a brief says."""
    for part in words.parts:
        heading: PartHeading | None = _set_heading(style, part)
        for slot in part.slots:
            yield _set_slot(style, slot, heading)
            heading = None
        if heading is not None:
            yield BriefPiece(style, heading, None, ())


def _set_heading(style: BriefStyle, part: PartWords) -> PartHeading:
    palette, measurer = style.palette, style.measurer
    font = "italic" if part.heading.asks else "bold" if part.number else "semibold"
    look = style.of(font, palette.text, 1.1)
    minutes = None
    room = style.box.width
    if part.minutes:
        minutes = measurer.text([(part.minutes, style.of("semibold", palette.soft))], 200.0)
        room -= minutes.block.width + 14
    figure = None
    if part.number:
        room -= 24 + 2 * radius_for(part.number, style.size, 0.78 * style.size)
        figure = measurer.text([(str(part.number), style.of("bold", palette.disc_text))], 90.0)
    text = measurer.text([(part.heading.text, look)], room)
    return PartHeading(text, figure, minutes, part.number)


def _set_slot(style: BriefStyle, slot: SlotWords, heading: PartHeading | None) -> BriefPiece:
    label = None
    if slot.label:
        look = style.of("semibold", style.palette.text)
        label = style.measurer.text([(slot.label, look)], style.label_width)
    listed = len(slot.lines) > 1
    lines = []
    for number, line in enumerate(slot.lines, start=1):
        mark = f"{number}." if slot.numbered and not line.asks else "•" if listed else ""
        lines.append(_set_line(style, line, mark, numbered=slot.numbered))
    return BriefPiece(style, heading, label, tuple(lines))


def _set_line(style: BriefStyle, line: LineWords, mark: str, *, numbered: bool) -> SetLine:
    palette = style.palette
    font, color = ("italic", palette.soft) if line.asks else ("regular", palette.text)
    width = style.width - (MARK_ROOM * style.size if mark else 0.0)
    text = style.measurer.text([(line.text, style.of(font, color))], width)
    return SetLine(text, mark, WRITING if line.asks else 0.0, grows=numbered or line.asks)


class BriefSpacing(NamedTuple):
    """How the pieces of a brief are set apart; lengths in points."""

    style: BriefStyle

    @property
    def least(self) -> float:
        """Return the room at the bottom of a sheet in which a part that is cut may begin."""
        return 7.0 * self.style.size

    def over(self, above: Sequence[PagePart], part: PagePart) -> float:
        """Return the room over a part, given those that stand above it on its sheet."""
        if not above:
            return 0.0
        begins = isinstance(part, BriefPiece) and part.heading is not None
        return (1.0 if begins else 0.55) * self.style.size * self.style.air

    def place(self, parts: Sequence[PagePart], room: float, *, spread: bool) -> list[Placement]:
        """Return where the parts of a sheet lie; what room is left is for writing."""
        gaps = [self.over(parts[:at], part) for at, part in enumerate(parts)]
        left = room - sum(gaps) - sum(each.height for each in parts)
        growing = sum(each.growing for each in parts if isinstance(each, BriefPiece))
        share = min(GROWN, left / growing) if growing and spread and left > 0 else 0.0
        places, y = [], 0.0
        for gap, part in zip(gaps, parts, strict=True):
            grown = share * part.growing if isinstance(part, BriefPiece) else 0.0
            places.append(Placement(part, y + gap, part.height + grown))
            y += gap + part.height + grown
        return places
