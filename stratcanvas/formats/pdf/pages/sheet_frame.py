# SPDX-License-Identifier: MIT
"""What every sheet of every page has around its parts: box, colours, running head, footer."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from stratcanvas.domain.days import day_in_words
from stratcanvas.domain.page_words import Voice
from stratcanvas.formats.options import SheetOptions
from stratcanvas.formats.pdf.pages.flow import Rooms
from stratcanvas.formats.pdf.pages.footer import FOOTER, Footer, FooterKey, set_footer, shortened
from stratcanvas.formats.pdf.pages.palette import PALETTES, Palette
from stratcanvas.formats.pdf.pages.paper import ContentBox, box_on
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import TypeBlock
from stratcanvas.formats.pdf.type.measure import Measurer
from stratcanvas.formats.progress import Progress
from stratcanvas.words import mark

RUNNING_HEAD = 10.0
"""Points; the type of the line over further sheets."""
UNDER_RUNNING_HEAD = 6.0
LAID_OUT = 0.7
"""The part of making a page that is done when everything is laid out."""
OVER_FOOTER = 8.0
"""Points between the parts and the footer."""


@dataclass(frozen=True, kw_only=True)
class SheetFrame:
    """The frame of a page's sheets.

    ``heading`` stands over each sheet but the first, ``remark`` at the left of each footer. What
    stands at its right, beside the page's number, is ``facts``, or day, version and author.
    """

    options: SheetOptions
    measurer: Measurer
    heading: str
    remark: str
    author: str = ""
    facts: tuple[str, ...] | None = None
    small: float = FOOTER
    """Points of the footer."""
    key: FooterKey | None = None
    """What marks on the page mean."""
    voice: Voice = field(default_factory=Voice)
    progress: Progress = field(default_factory=Progress)
    _known: dict[bool, Rooms] = field(default_factory=dict)

    @cached_property
    def without_key(self) -> "SheetFrame":
        """Return the same without a key."""
        return replace(self, key=None, _known={})

    @property
    def box(self) -> ContentBox:
        """Return the content box of the sheet."""
        return box_on(self.options.paper, self.options.orientation)

    @property
    def palette(self) -> Palette:
        """Return the colours."""
        return PALETTES[self.options.style]

    @property
    def head_size(self) -> float:
        """Return the size of the line over further sheets, in points."""
        return max(RUNNING_HEAD, self.small)

    def rooms(self, *, several: bool) -> Rooms:
        """Return the room for parts on one sheet, or on each of several that are numbered."""
        several = several or self.options.among
        known = self._known.get(several)
        if known is None:
            footer = self._footer(self._page(88, 88) if several else "")
            first = self.box.height - footer.height - OVER_FOOTER
            later = first - self._running_head().height - UNDER_RUNNING_HEAD
            known = self._known[several] = Rooms(first, later)
        return known

    def draw_running_head(self, pen: Pen) -> float:
        """Draw the line over a further sheet; return the y at which its parts begin."""
        head = self._running_head()
        below = pen.sheet.draw(head, self.box.x, self.box.y, "start", tag="Artifact")
        color = pen.palette.rule
        pen.sheet.line(self.box.x, below + 1, self.box.right, below + 1, color=color, width=0.7)
        return below + UNDER_RUNNING_HEAD

    def draw_footer(self, pen: Pen, number: int, total: int) -> None:
        """Draw the footer of one of all sheets; the first is number 1."""
        page = self._page(number, total) if total > 1 else ""
        self._footer(page).draw(pen, self.box)

    def _page(self, number: int, total: int) -> str:
        said = self.voice.say(mark("page {number} of {total}", "page"))
        return said.format(number=number, total=total)

    def _running_head(self) -> TypeBlock:
        style = TypeStyle(font="semibold", size=self.head_size, color=self.palette.soft)
        return self.measurer.setter.lines(self.heading, style, self.box.width, max_lines=1)

    def _footer(self, page: str) -> Footer:
        facts = (
            [*self.facts, page]
            if self.facts is not None
            else [
                day_in_words(self.options.date, self.measurer.setter.language),
                self.voice.apart(shortened(self.options.version)),
                page,
                self.voice.apart(shortened(self.author)),
                "Stratcanvas",
            ]
        )
        setter = self.measurer.setter
        footer = set_footer(setter, self.palette, self.box.width, self.remark, facts, self.small)
        return footer.with_key(self.key) if self.key is not None else footer
