# SPDX-License-Identifier: MIT
"""A connector on the stage: one curve of a link, or the one that is being drawn."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.paint.card_state import CardState
from stratcanvas.paint.connector import bounds, draw_connector
from stratcanvas.paint.pens import rectf
from stratcanvas.paint.route import Curve
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.moving import leave_place
from stratcanvas.stage.render_context import RenderContext

DRAWN = ""
"""The id of the curve that is being drawn and joins nothing yet."""


class ConnectorItem(QGraphicsItem):
    """One visible connector."""

    def __init__(self, context: RenderContext) -> None:
        super().__init__()
        self._context = context
        self._key = DRAWN
        self._curve: Curve | None = None
        self._bounds = QRectF()

    def show_curve(self, key: str, curve: Curve, z: float) -> None:
        """Stand for a link (or ``DRAWN``) from now on, and draw it anew."""
        self._key = key
        if curve != self._curve:
            leave_place(self)
            self.prepareGeometryChange()
            self._curve = curve
            self._bounds = rectf(bounds(curve), 2.0)
        self.setZValue(z)
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Return the rectangle of the drawn curve, in scene units."""
        return self._bounds

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the curve."""
        if self._curve is not None:
            state = (
                CardState(ghost=True) if self._key == DRAWN else self._context.state_of(self._key)
            )
            draw_connector(painter, self._curve, state, self._context.theme)
