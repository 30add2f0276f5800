# SPDX-License-Identifier: MIT
"""What an item needs to know to draw itself: the canvas as shown, the theme, each id's look.

Items hold no state of the model; they ask when they paint.
"""

from typing import Protocol

from PySide6.QtCore import QRectF

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.look import Look
from stratcanvas.paint.theme import Theme
from stratcanvas.stage.ground import Ground


class Showing(Protocol):
    """The scene, as its items see it."""

    theme: Theme
    ground: Ground

    def look(self, key: str) -> Look:
        """Return how a card, connector or the heading is to look."""
        ...


def from_qt(rect: QRectF) -> Rect:
    """Return a rectangle of Qt's as one of the model."""
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
