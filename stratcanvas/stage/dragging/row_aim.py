# SPDX-License-Identifier: MIT
"""What is held on the canvas over a row of the outline: it is let go on that row's card.

The hand then is where that card lies: what would be done is shown and said there.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QMouseEvent

from stratcanvas.qt.guard import guarded
from stratcanvas.stage.dragging.autoscroll import EDGE
from stratcanvas.stage.viewport import Viewport


class CardRows(Protocol):
    """Rows beside the canvas that stand for cards."""

    def cards_at(self, at: QPoint) -> Sequence[str] | None:
        """Return the card of the row at a pixel of the screen, and the one under which it stands;
        empty where there is no such row, None where these rows are not.
        """

    def ring(self, card: str | None) -> None:
        """Mark the row of the card that is aimed at; None: none is."""


class RowAim(QObject):
    """Hears the mouse on a canvas before its hand does, while something is held that connects."""

    def __init__(
        self,
        view: Viewport,
        joined: Callable[[], type | None],
        mouse: Callable[[QMouseEvent], object],
        rows: Callable[[], CardRows | None],
    ) -> None:
        """``joined`` returns the kind of card to which what is held is connected: NoneType where
        that is none, None where nothing is held. ``mouse`` hears where the hand is, and ``rows``
        returns them once they are there.
        """
        super().__init__(view)
        self._view, self._joined, self._mouse, self._rows = view, joined, mouse, rows
        self._aimed: str | None = None
        self._hears = False

    def carry(self) -> None:
        """Hear that something is carried."""
        if not self._hears and self._joined() is not None:
            self._hears = True
            self._view.viewport().installEventFilter(self)

    def _rest(self) -> None:
        """Hear nothing more: each event of the view would come by here."""
        self._aim(None)
        self._hears = False
        self._view.viewport().removeEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Bring the hand to the card of the row that it points at."""
        kind = event.type()
        if kind not in {QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease}:
            return False
        joined = self._joined()
        if joined is None or not isinstance(event, QMouseEvent):
            self._rest()
            return False
        rows = self._rows()
        cards = None if rows is None else rows.cards_at(event.globalPosition().toPoint())
        if cards is None:
            self._aim(None)
            return False
        records = self._view.stage.session.canvas.get
        card = next((each for each in cards if isinstance(records(each), joined)), None)
        self._aim(card)
        spot = self._inside(event.position()) if card is None else self._on(card)
        self._mouse(_moved(event, spot))
        if kind is QEvent.Type.MouseButtonRelease:
            self._rest()
        return True

    def _aim(self, card: str | None) -> None:
        """Mark a row, and have its card in view before the hand is there."""
        if card != self._aimed:
            self._aimed, rows = card, self._rows()
            if rows is not None:
                rows.ring(card)
            if card is not None:
                self._view.ensure_seen(card)

    def _on(self, card: str) -> QPointF:
        view = self._view
        return view.to_pixels(view.stage.rectf(card)).center()

    def _inside(self, spot: QPointF) -> QPointF:
        """Return the nearest place at which the view does not pan along, in its pixels."""
        area = self._view.viewport().rect()
        x = min(max(spot.x(), area.left() + EDGE), area.right() + 1 - EDGE)
        return QPointF(x, min(max(spot.y(), area.top() + EDGE), area.bottom() + 1 - EDGE))


def _moved(event: QMouseEvent, spot: QPointF) -> QMouseEvent:
    """Return what the mouse did as if it had been at another pixel of the view."""
    return QMouseEvent(
        event.type(),
        spot,
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
    )
