# SPDX-License-Identifier: MIT
"""A card on paper: set in type at a scale, and drawn as on the screen.

Measures are in scene units, as the screen has them; type never gets under 10 points, and so
takes more room on a card that is drawn small.
"""

from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.picture_words import CardWords, ChipWords
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.pages.canvas_sheets.card_ink import CardInk, ink_of
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.bidi import runs_right_to_left
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer

LEAST = 10.0
"""Points of the smallest type."""
LEADING, CLOSE = 1.36, 1.2
"""A line's height in sizes of its type; where that is larger than on the screen, lines are nearer
to each other."""
CHIP_GAP, ROW_GAP, PADDING = 6.0, 5.0, 8.0
PIP_ROOM, PIP = 15.0, 5.0
BADGE_AT = 1.5
DIAMOND = 1.25
"""A diamond reaches so many times as far as a disc that looks as large."""
MARK, MARK_ROOM = 4.0, 14.0
BOOKMARK_LIMIT = 100


class PaperSkin(NamedTuple):
    """The measures of a kind of card: see the painter's skins, which are the same."""

    size: float
    font: str = "semibold"
    side: float = 12.0
    top: float = 10.0
    bottom: float = 11.0
    chip_gap: float = 8.0
    least: float = 0.0
    radius: float = 8.0
    lines: int = 12


PAPER_SKINS = {
    "strategy": PaperSkin(20, side=18.0, top=15.0, bottom=16.0, chip_gap=10.0),
    "heading": PaperSkin(17, "bold", side=0.0, top=0.0, bottom=0.0),
    "problem": PaperSkin(14, top=11.0),
    "educate": PaperSkin(14),
    "solve": PaperSkin(14),
    "uncounted": PaperSkin(14),
    "note": PaperSkin(13, "regular", bottom=10.0, least=44.0, radius=3.0),
}
LABEL, CHIP, REMARK, REMARK_GAP, LABEL_GAP = 11.0, 11.0, 12.0, 7.0, 2.0


class CardStyle(NamedTuple):
    """What cards are set with; ``scale`` is points to a scene unit."""

    measurer: Measurer
    palette: Palette
    scale: float

    def set(
        self, text: str, font: str, size: float, color: str, room: float, lines: int | None = None
    ) -> MeasuredText:
        """Return a text set in a size and a room in scene units; never under 10 points."""
        points = max(LEAST, round(size * self.scale, 2))
        leading = LEADING if size * self.scale >= LEAST else CLOSE
        style = TypeStyle(font=font, size=points, color=color, leading=leading)  # type: ignore[arg-type]
        return self.measurer.text([(text, style)], max(room * self.scale, points), lines)

    def units(self, text: MeasuredText) -> float:
        """Return how high a text is in scene units."""
        return text.height / self.scale


class PaperChip(NamedTuple):
    """A chip in its place below the words, in scene units."""

    chip: ChipWords
    text: MeasuredText
    x: float
    y: float
    width: float
    height: float


class PaperCard(NamedTuple):
    """A card set; ``height`` and ``width`` in scene units."""

    style: CardStyle
    words: CardWords
    width: float
    height: float
    label: MeasuredText | None
    text: MeasuredText | None
    chips: tuple[PaperChip, ...]
    remarks: tuple[MeasuredText, ...]

    @property
    def cut(self) -> bool:
        """Tell whether not all of its words have room, as on the screen."""
        return self.text is not None and self.text.block.cut

    def draw(self, pen: Pen, x: float, y: float, *, read: bool) -> None:
        """Draw it with its upper left corner there, in points; ``read``: it is read aloud here."""
        style, skin = self.style, PAPER_SKINS[self.words.kind]
        k, ink = style.scale, ink_of(pen.palette, self.words.kind)
        rect = x, y, self.width * k, self.height * k
        if self.words.kind != "heading":
            pen.sheet.box(
                rect,
                fill=ink.fill,
                stroke=ink.edge,
                width=1.4 * k,
                radius=skin.radius * k,
                dash=(3.6 * k, 2.8 * k) if self.words.kind == "uncounted" else (),
            )
        left, room = x + skin.side * k, (self.width - 2 * skin.side) * k
        below = self._draw_words(pen, left, y + skin.top * k, room, read=read)
        for each in self.chips:
            self._draw_chip(pen, each, left, below + skin.chip_gap * k, ink)
        if self.chips:
            last = self.chips[-1]
            below += (skin.chip_gap + last.y + last.height) * k
        tag: Tag = "P" if read else "Artifact"
        for remark in self.remarks:
            below = pen.draw(
                remark, left, below + REMARK_GAP * k, _side(remark), width=room, tag=tag
            )
        if self.words.number:
            self._draw_badge(pen, x + BADGE_AT * k, y + BADGE_AT * k)

    def _draw_words(self, pen: Pen, left: float, y: float, room: float, *, read: bool) -> float:
        k, words = self.style.scale, self.words
        if self.label is not None:
            indent = 0.0
            if words.aim is not None:
                away, indent = MARK * DIAMOND * k, MARK_ROOM * k
                turned = _side(self.label) == "right"
                middle = left + room - away if turned else left + away
                color = ink_of(pen.palette, words.kind).label
                size = self.label.block.lines[0].height
                draw_aim(pen, words.aim, (middle, y + size / 2), MARK * k, color)
                left_at = left if turned else left + indent
            else:
                left_at = left
            pen.draw(self.label, left_at, y, _side(self.label), width=room - indent, tag="Artifact")
            y += self.label.height + LABEL_GAP * k
        if self.text is None:
            return y
        tag: Tag = "Artifact"
        if read:
            tag = "H2" if words.kind in {"strategy", "heading", "problem"} else "P"
            if words.kind in {"strategy", "problem"}:
                name = f"{words.number}. {self.text.source}" if words.number else self.text.source
                pen.sheet.bookmark(name[:BOOKMARK_LIMIT], 0, y)
        spoken = self._spoken() if read else ""
        pen.draw(self.text, left, y, _side(self.text), width=room, tag=tag, spoken=spoken)
        return y + self.text.height

    def _spoken(self) -> str:
        """Return what is read: the rank, what it is, and which problems it is for."""
        words = self.words
        label = words.label.capitalize()
        before = f"{words.number}. " if words.number else f"{label}: " if label else ""
        chips = [each.words for each in words.chips if each.pip is not False]
        after = ", ".join([*chips, words.served] if words.served else chips)
        assert self.text is not None
        return f"{before}{self.text.block.text}" + (f" ({after})" if after else "")

    def _draw_chip(self, pen: Pen, each: PaperChip, left: float, top: float, ink: CardInk) -> None:
        k = self.style.scale
        x, y, width, height = left + each.x * k, top + each.y * k, each.width * k, each.height * k
        if each.chip.pip is None:
            rect = x + 0.5 * k, y + 0.5 * k, width - k, height - k
            pen.sheet.box(rect, stroke=ink.chip_edge, width=1.0 * k, radius=height / 2)
            indent = PADDING * k
        else:
            middle = x + (PIP + 1) * k, y + height / 2
            color = pen.palette.side(each.chip.aim).join if each.chip.pip else pen.palette.soft
            draw_aim(pen, each.chip.aim, middle, PIP * k, color, full=each.chip.pip)
            indent = PIP_ROOM * k
        at = y + (height - each.text.height) / 2
        pen.draw(each.text, x + indent, at, "left", tag="Artifact")

    def _draw_badge(self, pen: Pen, x: float, y: float) -> None:
        palette, style = pen.palette, self.style
        points = max(LEAST, 12 * style.scale)
        look = TypeStyle(font="bold", size=points, color=palette.disc_text, leading=1.0)
        figure = style.measurer.text([(str(self.words.number), look)], 200.0)
        radius = max(11.5 * style.scale, figure.block.width / 2 + 2.5, 0.72 * points)
        fill = palette.disc or "#ffffff"
        pen.sheet.disc(x, y, radius, fill=fill, stroke=palette.disc_edge, width=1.0)
        line = figure.block.lines[0]
        top = y - line.baseline + 0.364 * points
        pen.draw(figure, x - figure.block.width / 2, top, "left", tag="Artifact")


def set_card(style: CardStyle, words: CardWords, width: float) -> PaperCard:
    """Set a card in a width in scene units."""
    skin, ink = PAPER_SKINS[words.kind], ink_of(style.palette, words.kind)
    room = width - 2 * skin.side
    label = text = None
    height = skin.top
    if words.label:
        own = room - (MARK_ROOM if words.aim is not None else 0.0)
        label = style.set(words.label, "semibold", LABEL, ink.label, own, 2)
        height += style.units(label) + LABEL_GAP
    if words.words:
        text = style.set(words.words, skin.font, skin.size, ink.text, room, skin.lines)
        height += style.units(text)
    else:
        height += skin.size * LEADING
    chips = _flow(style, words.chips, room, ink)
    if chips:
        height += skin.chip_gap + chips[-1].y + chips[-1].height
    remarks = tuple(style.set(each, "regular", REMARK, ink.label, room) for each in words.remarks)
    height += sum(REMARK_GAP + style.units(each) for each in remarks)
    height = max(skin.least, height + skin.bottom)
    return PaperCard(style, words, width, height, label, text, chips, remarks)


def _flow(
    style: CardStyle, chips: tuple[ChipWords, ...], room: float, ink: CardInk
) -> tuple[PaperChip, ...]:
    """Let chips flow into rows of a width in scene units."""
    placed: list[PaperChip] = []
    x = y = 0.0
    for chip in chips:
        around = PIP_ROOM if chip.pip is not None else 2 * PADDING
        # Where type is larger than on the screen, only the marks that head the wings have room.
        told = "" if chip.pip is not None and CHIP * style.scale < LEAST else chip.words
        text = style.set(told, "regular", CHIP, ink.chip, room - around)
        wide = min(room, text.block.width / style.scale + around)
        high = max(20.0, style.units(text) + 4.0)
        if x and x + wide > room:
            x, y = 0.0, y + max(each.height for each in placed if each.y == y) + ROW_GAP
        placed.append(PaperChip(chip, text, x, y, wide, high))
        x += wide + CHIP_GAP
    return tuple(placed)


def _side(text: MeasuredText) -> Align:
    return "right" if runs_right_to_left(text.source) else "left"


def draw_aim(
    pen: Pen,
    aim: Aim,
    middle: tuple[float, float],
    radius: float,
    color: str,
    *,
    full: bool = True,
) -> None:
    """Draw the mark of an aim as large as a disc of a radius in points; or its outline."""
    x, y = middle
    thin = max(0.8, radius / 4)
    if aim is Aim.EDUCATE:
        if full:
            pen.sheet.disc(x, y, radius, fill=color)
        else:
            pen.sheet.disc(x, y, radius - thin / 2, stroke=color, width=thin)
        return
    reach = radius * DIAMOND
    if full:  # a line as wide as it is long, aslant
        half = reach / 2
        wide = half * 2 * 2**0.5
        pen.sheet.line(x - half, y - half, x + half, y + half, color=color, width=wide)
        return
    corners = (x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        pen.sheet.line(x1, y1, x2, y2, color=color, width=thin)
