# SPDX-License-Identifier: MIT
"""Connectors on the stage that are items: those that stand out, or the one that is being drawn.

All that stand out are one item: those of a dragged card move together, and are drawn together.
"""

from collections.abc import Mapping

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card_state import CardState
from stratcanvas.paint.connector import (
    END_RADIUS,
    bounds,
    draw_connectors,
    draw_stepped_back,
    may_cross,
)
from stratcanvas.paint.pens import NO_PEN, rectf
from stratcanvas.paint.route import Curve
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.items.moving import leave_place
from stratcanvas.stage.render_context import RenderContext, from_qt

DRAWN = ""
"""The id of the curve that is being drawn and joins nothing yet."""


class ConnectorsItem(QGraphicsRectItem):
    """Some connectors, each by the id of its link; its rectangle is around all of them."""

    def __init__(self, context: RenderContext) -> None:
        super().__init__()
        self._context = context
        self._curves: Mapping[str, Curve] = {}
        self.setPen(NO_PEN)
        self.setVisible(False)

    def show_drawn(self, curve: Curve | None) -> None:
        """Show the curve that is being drawn alone, or none."""
        self.show_curves({DRAWN: curve} if curve is not None else {})

    def show_curves(self, curves: Mapping[str, Curve]) -> bool:
        """Show these connectors, by link (or ``DRAWN``), from now on and draw them anew.

        Tells whether they are others than before.
        """
        if not curves and not self._curves:
            return False
        are_others = curves != self._curves
        if are_others:
            leave_place(self)
            around: Rect | None = None
            for curve in curves.values():
                reach = bounds(curve)
                around = reach if around is None else around.united(reach)
            self.setRect(rectf(around or Rect(0.0, 0.0, 0.0, 0.0), 2.0))
            self._curves = dict(curves)
            self.setVisible(bool(curves))
        self.update()
        return are_others

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the curves, those that look alike together, but for what lies beside the part that
        is drawn: a step of a rubber band draws narrow ones.
        """
        context, alike = self._context, dict[CardState, list[Curve]]()
        part = _clip_of(painter)
        for key, curve in self._curves.items():
            if part is not None and not may_cross(curve, part):
                continue
            state = CardState(ghost=True) if key == DRAWN else context.state_of(key)
            alike.setdefault(state, []).append(curve)
        # In an order that is the same in each part: what is selected first, others lie over it.
        for state, curves in sorted(alike.items(), reverse=True):
            draw_connectors(painter, curves, state, context.theme)


def _clip_of(painter: QPainter) -> Rect | None:
    """Return the part that is drawn, with room for the ends of connectors; None: all of it."""
    if not painter.hasClipping():
        return None
    return from_qt(painter.clipBoundingRect()).grown(2 * END_RADIUS)


class SteppedBackItem(ConnectorsItem):
    """The connectors at rest that step back: drawn faintly over what is drawn of them behind."""

    def show_curves(self, curves: Mapping[str, Curve]) -> bool:
        """Show these connectors as stepped back; nothing is drawn anew while they are the same."""
        return curves != self._curves and super().show_curves(curves)

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the curves over themselves."""
        draw_stepped_back(painter, [*self._curves.values()], self._context.theme)
