# SPDX-License-Identifier: MIT
"""The slides of a canvas in their order, which of them is looked at, and how it reads on a screen.

Only the one that is looked at is set in type, so that a large canvas begins as soon as a small one.
"""

from PySide6.QtCore import QPointF

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.slides import Slide, read_aloud, slide_words, slides
from stratcanvas.paint.text import right_to_left
from stratcanvas.ui.present.page_painter import SlidePlace, sheet_for
from stratcanvas.ui.present.paging import Page, SlideSheet, lay_out
from stratcanvas.words import tr


class Deck:
    """Where one is in a presentation of a canvas."""

    def __init__(self, canvas: Canvas, *, mirrored: bool) -> None:
        """Begin with the first slide; ``mirrored``: the program's own words read from the right."""
        self._canvas, self._mirrored = canvas, mirrored
        self.slides = slides(canvas)
        self.at, self.part = 0, 0
        """Which slide is looked at, and which of the pages that it needs, from 0."""
        self._size = (1600.0, 900.0)
        self.sheet, self.scale, self.corner = SlideSheet(0.0), 1.0, QPointF()
        self.pages: tuple[Page, ...] = ()
        self._lay()

    @property
    def slide(self) -> Slide:
        """Return the slide that is looked at."""
        return self.slides[self.at]

    @property
    def page(self) -> Page:
        """Return the page that is looked at."""
        return self.pages[self.part]

    @property
    def place(self) -> SlidePlace:
        """Return where one is, in words: which problem, which page of those that it needs."""
        words = self.page.words.place
        if len(self.pages) > 1:
            page = _page_of(self.part, len(self.pages))
            words = " · ".join(filter(None, (words, page)))
        return SlidePlace(self.at, len(self.slides), words)

    @property
    def spoken(self) -> str:
        """Return what is looked at in sentences, for who hears it."""
        parts = [_page_of(self.at, len(self.slides)), read_aloud(self.page.words)]
        if self.page.continued:
            parts.insert(1, tr("Continued"))
        return ". ".join(parts)

    def turn(self, step: int) -> bool:
        """Go to the next page (1) or the one before (-1); False: there is none."""
        part = self.part + step
        if 0 <= part < len(self.pages):
            self.part = part
        elif 0 <= self.at + step < len(self.slides):
            self.at += step
            self._lay()
            self.part = 0 if step > 0 else len(self.pages) - 1
        else:
            return False
        return True

    def go_to(self, slide: int) -> None:
        """Go to a slide's beginning; -1: to the last page of the last one."""
        self.at, self.part = slide % len(self.slides), 0
        self._lay()
        if slide < 0:
            self.part = len(self.pages) - 1

    def fit(self, width: float, height: float) -> None:
        """Set what is looked at for a screen of this size, in pixels."""
        self._size = width, height
        self._lay()

    def follow(self, canvas: Canvas) -> bool:
        """Go on with the canvas as it is now, and stay with what is looked at if it is still there.

        Tells whether that says something else.
        """
        here, before = self.slide, self.page.words
        self._canvas, self.slides = canvas, slides(canvas)
        if here in self.slides:
            self.at = self.slides.index(here)
        else:
            same = (n for n, each in enumerate(self.slides) if each.part is here.part)
            near = min(same, key=lambda place: abs(place - self.at), default=self.at)
            self.at, self.part = min(near, len(self.slides) - 1), 0
        self._lay()
        return self.page.words != before

    def _lay(self) -> None:
        """Set the slide that is looked at in type."""
        mirrored = reads_from_right(self._canvas, otherwise=self._mirrored)
        self.sheet, self.scale, self.corner = sheet_for(*self._size, mirrored=mirrored)
        self.pages = lay_out(slide_words(self._canvas, self.slide), self.sheet)
        self.part = min(self.part, len(self.pages) - 1)


def _page_of(page: int, pages: int) -> str:
    return tr("Page {n} of {all}").format(n=page + 1, all=pages)


def reads_from_right(canvas: Canvas, *, otherwise: bool) -> bool:
    """Tell whether a canvas reads from the right, by the first words on it."""
    own = canvas.brief.customer, canvas.strategy.statement, canvas.brief.title
    first = next((each for each in own if each.strip()), "")
    if not first:
        first = next((each.statement for each in canvas.ranked if each.statement.strip()), "")
    return right_to_left(first) if first else otherwise
