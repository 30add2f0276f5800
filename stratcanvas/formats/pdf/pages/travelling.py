# SPDX-License-Identifier: MIT
"""What goes along with a page: the canvas itself, nothing, or less than the plan holds."""

import datetime
from functools import lru_cache

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.clean_copy import clean_copy
from stratcanvas.formats.options import Carried, PageOptions, SheetOptions


class _Same:
    """A canvas that is known again by being the very same: none is ever changed."""

    __slots__ = ("canvas",)

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.canvas is self.canvas

    def __hash__(self) -> int:
        return id(self.canvas)


def is_clean(options: SheetOptions) -> bool:
    """Tell whether a page is to say nothing of who works on the plan, and how far that is."""
    return isinstance(options, PageOptions) and options.carries is Carried.CLEAN


def shown(canvas: Canvas, options: SheetOptions) -> Canvas:
    """Return the canvas as a page may show it."""
    return clean_copy(canvas) if is_clean(options) else canvas


def carries(options: SheetOptions) -> bool:
    """Tell whether the canvas is to travel inside."""
    return isinstance(options, PageOptions) and options.carries is Carried.CANVAS


def carried(canvas: Canvas, options: SheetOptions) -> bytes:
    """Return the canvas as the file that a page is to carry inside, or b"" for none."""
    return _carried(_Same(canvas), options.date) if carries(options) else b""


@lru_cache(1)
def _carried(canvas: _Same, day: datetime.date) -> bytes:
    """Return a canvas as a file. The last is kept: who looks at a page looks at it on other paper
    too, and at other pages of the same canvas."""
    from stratcanvas.storage.standalone import standalone  # a page alone needs none of it

    return standalone(canvas.canvas, day)
