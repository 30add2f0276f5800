# SPDX-License-Identifier: MIT
"""What items and backdrop need to know to draw: the canvas as shown, the theme, what the hand does.

They hold no state of the model; they ask when they paint.
"""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QRectF

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card_state import CardState, Detail
from stratcanvas.paint.chips import Chip
from stratcanvas.paint.theme import Theme
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.places.shapes import Shapes

if TYPE_CHECKING:
    from stratcanvas.domain.card_filter import Matched


class Marks(NamedTuple):
    """What the hand does just now, and the coach says: all about looks that is not selection."""

    hovered: str | None = None
    joining: str | None = None
    """The card that a connector is being drawn from; what may be joined to it lights up."""
    aimed: str | None = None
    """The card that a drop would join."""
    editing: str | None = None
    hidden: str | None = None
    """The connector whose end is being dragged."""
    found: frozenset[str] = frozenset()
    """The cards that hold what is looked for."""
    matched: "Matched | None" = None
    """The cards that the rest steps back behind, while some are filtered by."""
    inviting: bool = True
    """Whether an empty frame or wing says which key puts something there."""
    quiet: bool = False
    """Whether another pane has the keyboard."""
    meter: tuple[Chip, ...] = ()
    """How the strategy reads, at length and in short."""


class RenderContext(Protocol):
    """The scene, as its items see it."""

    theme: Theme
    live_layout: LiveLayout
    shapes: Shapes
    marks: Marks
    detail: Detail

    @property
    def can_edit(self) -> bool:
        """Tell whether the canvas may be edited just now."""
        ...

    @property
    def selected(self) -> set[str]:
        """Return the ids that are shown as selected."""
        ...

    @property
    def lit(self) -> set[str]:
        """Return the ids whose connectors are brought forward, as long as they are few."""
        ...

    def state_of(self, key: str) -> CardState:
        """Return how a card, connector or the heading is to be drawn: selected, hovered …"""
        ...


def from_qt(rect: QRectF) -> Rect:
    """Return a rectangle of Qt's as one of the model."""
    return Rect(rect.x(), rect.y(), rect.width(), rect.height())
