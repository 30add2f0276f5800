# SPDX-License-Identifier: MIT
"""What heads a brief: what it is, its title, and for whom, by whom and by when; and its styles."""

from collections.abc import Sequence
from typing import NamedTuple

from stratcanvas.domain.brief_words import BriefWords
from stratcanvas.domain.page_words import Voice
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.pages.text_stack import cut_stack
from stratcanvas.formats.pdf.type.bidi import runs_right_to_left
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer

BOOKMARK_LIMIT = 100
"""Characters of a bookmark; the page has the whole text."""
LABELS = 0.23
"""What the column of labels has of the width."""


class BriefStyle(NamedTuple):
    """How a brief is set at one size of its running text; lengths in points."""

    measurer: Measurer
    palette: Palette
    box: ContentBox
    voice: Voice
    size: float
    air: float = 1.0
    """The room between its pieces, beside what is usual."""

    @property
    def label_width(self) -> float:
        """Return the width of the column of labels."""
        return LABELS * self.box.width

    @property
    def left(self) -> float:
        """Return the left edge of what is said."""
        return self.box.x + self.label_width + self.size

    @property
    def width(self) -> float:
        """Return the width of what is said."""
        return self.box.right - self.left

    def of(self, font: str, color: str, share: float = 1.0, leading: float = 1.3) -> TypeStyle:
        """Return a style at a share of the running text's size, but never under 10 pt."""
        size = max(10.0, round(self.size * share, 2))
        return TypeStyle(font=font, size=size, color=color, leading=leading)  # type: ignore[arg-type]

    def side(self, text: str) -> Align:
        """Return the side at which a text begins."""
        return "right" if runs_right_to_left(text) and not self.voice.mirrored else "left"


class BriefHead(NamedTuple):
    """The texts over a line, and the name of the bookmark that leads there."""

    style: BriefStyle
    texts: tuple[tuple[MeasuredText, Tag], ...]
    name: str

    @property
    def height(self) -> float:
        """Return the height in points, with the line and the room below."""
        return sum(text.height for text, _ in self.texts) + self.style.size + 6

    def cut(self, room: float) -> tuple["BriefHead | None", "BriefHead | None"]:
        """Return what fits in a room, and the rest."""
        first, rest = cut_stack(self.texts, room - self.style.size - 6)
        if not rest:
            return self, None
        later = self._replace(texts=rest, name="")
        return (self._replace(texts=first) if first else None), later

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw it."""
        box = self.style.box
        if self.name:
            pen.sheet.bookmark(self.name[:BOOKMARK_LIMIT], 0, y)
        for text, tag in self.texts:
            y = pen.draw(text, box.x, y, self._side(text), width=box.width, tag=tag)
        pen.sheet.line(box.x, y + 6, box.right, y + 6, color=pen.palette.text, width=1.2)

    def _side(self, text: MeasuredText) -> Align:
        return self.style.side(text.source)


def set_head(style: BriefStyle, words: BriefWords, further: Sequence[str] = ()) -> BriefHead:
    """Set the head of a brief; ``further`` is said below in quiet words."""
    colors = style.palette
    title = style.of("bold" if not words.title.asks else "italic", colors.text, 1.9, 1.2)
    texts: list[tuple[MeasuredText, Tag]] = []
    for said, look, tag in (
        (words.kind, style.of("semibold", colors.side(words.aim).words), "P"),
        (words.title.text, title, "H1"),
        (words.facts, style.of("regular", colors.soft), "P"),
        *((each, style.of("regular", colors.soft), "P") for each in further),
    ):
        texts.append((style.measurer.even([(said, look)], style.box.width), tag))  # type: ignore[arg-type]
    return BriefHead(style, tuple(texts), words.title.text)
