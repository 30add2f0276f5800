# SPDX-License-Identifier: MIT
"""How the two aims are told everywhere: educate is green and round, help solve navy and a diamond.

By shape as well as by colour, so that neither the eye for colours nor a printer's ink decides it.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPolygonF

from stratcanvas.domain.cards import Aim
from stratcanvas.paint.pens import NO_BRUSH, NO_PEN, brush, pen
from stratcanvas.paint.theme import Theme

REACH = 1.25
"""A diamond reaches so many times as far as a disc that looks as large."""
_LINE = 1.5


class AimColours(NamedTuple):
    """A colour for each aim, "#rrggbb"."""

    educate: str
    solve: str

    def of(self, aim: Aim) -> str:
        """Return the colour of one aim."""
        return self.educate if aim is Aim.EDUCATE else self.solve


@lru_cache(maxsize=32)
def aim_colours(theme: Theme, what: str = "") -> AimColours:
    """Return a theme's colours for something of each aim: ``link``, ``edge`` …; "": words, marks.

    Raises AttributeError when the theme has no such colours.
    """
    names = (f"{aim.value}_{what}" if what else aim.value for aim in (Aim.EDUCATE, Aim.SOLVE))
    return AimColours(*(getattr(theme, name) for name in names))


def draw_mark(
    painter: QPainter, middle: QPointF, aim: Aim, radius: float, colour: str, *, full: bool = True
) -> None:
    """Draw an aim's mark as large as a disc of a radius; one that is not ``full`` is an outline."""
    painter.setPen(NO_PEN if full else pen(colour, _LINE))
    painter.setBrush(brush(colour) if full else NO_BRUSH)
    radius -= 0.0 if full else _LINE / 2
    if aim is Aim.EDUCATE:
        painter.drawEllipse(middle, radius, radius)
    else:
        painter.drawPolygon(_diamond(radius * REACH).translated(middle))


@lru_cache(maxsize=32)
def _diamond(reach: float) -> QPolygonF:
    return QPolygonF([QPointF(0, -reach), QPointF(reach, 0), QPointF(0, reach), QPointF(-reach, 0)])
