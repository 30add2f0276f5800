# SPDX-License-Identifier: MIT
"""The small round handles: on a card's edge, to draw a connector from; at its ends, to lead it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.domain.geometry import Point
from stratcanvas.paint.card_state import CardState
from stratcanvas.paint.frame import HANDLE_RADIUS, draw_grip, draw_handle, handle_aim
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.items.moving import leave_place
from stratcanvas.stage.render_context import RenderContext


class HandlesItem(QGraphicsItem):
    """All handles that show: of the card under the pointer, and of what alone is selected."""

    def __init__(self, context: RenderContext) -> None:
        super().__init__()
        self._context = context
        self.handles: list[tuple[str, Point]] = []
        """Those that show: the card's id and the handle's middle in scene units."""
        self._bounds = QRectF()
        self.setVisible(False)

    def show_handles(self, handles: Sequence[tuple[str, Point]]) -> None:
        """Show these handles: each the card's id and its middle in scene units."""
        if list(handles) == self.handles:
            return
        leave_place(self)
        self.prepareGeometryChange()
        self.setVisible(bool(handles))
        self.handles = list(handles)
        reach = HANDLE_RADIUS + 3.0
        self._bounds = QRectF()
        for _, point in handles:
            around = QRectF(point.x - reach, point.y - reach, 2 * reach, 2 * reach)
            self._bounds = self._bounds.united(around)
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Return the rectangle around the handles, in scene units."""
        return self._bounds

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the handles."""
        layout, theme = self._context.live_layout, self._context.theme
        for key, point in self.handles:
            tactic, rect = layout.canvas.tactics.get(key), layout.cards.get(key)
            if key in layout.canvas.links:
                draw_grip(painter, point, theme)
            elif rect is not None:
                aim = handle_aim(point, rect, tactic.aim if tactic is not None else None)
                draw_handle(painter, point, theme, CardState(), aim)
