# SPDX-License-Identifier: MIT
"""Rows of the outline held over the canvas: which card they would be connected to is shown there.

It is told by the same marks as a connector that is being drawn; what is done is the outline's.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.cards import Problem
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.links import may_join
from stratcanvas.stage.dragging.autoscroll import push
from stratcanvas.stage.dragging.join_offer import (
    JoinEffect,
    JoinOffer,
    curve_between,
    offer_of_new,
)
from stratcanvas.stage.hits import card_at
from stratcanvas.stage.pointer import pointer_over
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.viewport import Viewport
from stratcanvas.words import tr


class RowsOver:
    """One drag of rows over a canvas."""

    def __init__(self, view: Viewport) -> None:
        self._view, self._came_in = view, False
        self._start: QPointF | None = None
        """Where the view began before it was panned."""

    def show(self, held: Sequence[str], at: QPoint) -> JoinOffer | None:
        """Show and return what it would do to let cards go at a pixel of the screen.

        ``held``: one problem, or tactics. None, and nothing is shown, where that is not the canvas.
        """
        port, scene = self._view.viewport(), self._view.stage
        if QApplication.widgetAt(at) is not port:
            self.take_away()
            return None
        spot = QPointF(port.mapFromGlobal(at))
        self._came_in = self._came_in or self._push(at).isNull()
        pointer = pointer_over(self._view.camera, spot, Qt.KeyboardModifier.NoModifier)
        card, offer = _offer(scene, held, pointer.at)
        joins = offer.effect is JoinEffect.JOINS
        link = may_join(scene.canvas, card, offer.aimed) if offer.aimed is not None else None
        known = link.id if link is not None and not joins else None
        scene.mark(joining=card, aimed=offer.aimed, hovered=known)
        curve = curve_between(scene, card, offer.aimed, pointer.at) if joins else None
        scene.overlay.show_connector(curve)
        scene.overlay.show_offer(offer.words, pointer)
        return offer

    def pan(self, at: QPoint) -> bool:
        """Pan a step if the hand, at a pixel of the screen, is at an edge; tell whether it did.

        They come in over an edge themselves: nothing pans before they have been further in.
        """
        camera, way = self._view.camera, self._push(at)
        before = camera.area.topLeft()
        if self._came_in and not way.isNull():
            self._start = self._start or before
            camera.pan(way.x(), way.y())
        return camera.area.topLeft() != before

    def _push(self, at: QPoint) -> QPointF:
        """Return how far to pan a step for a hand at a pixel of the screen, in pixels."""
        port = self._view.viewport()
        spot, size = port.mapFromGlobal(at), port.size()
        return QPointF(push(spot.x(), size.width()), push(spot.y(), size.height()))

    def take_away(self, *, put_back: bool = False) -> None:
        """Show nothing of rows that were held over the canvas; of those that are put back, again
        what was seen before they came to an edge.
        """
        if put_back and self._start is not None:
            self._view.camera.go_back(self._start)
        self._came_in = False
        if self._view.stage.marks.joining is not None:
            self._view.stage.mark(hovered=None)
            self._view.stage.drop_preview()


def _offer(scene: StageScene, held: Sequence[str], point: Point) -> tuple[str, JoinOffer]:
    """Return the first card in hand that is not connected to what lies there yet, and the offer."""
    canvas, found = scene.canvas, card_at(scene, point)
    if found is None or found in held:
        where = tr("Let go on a problem to connect")
        if isinstance(canvas.get(held[0]), Problem):
            where = tr("Let go on a tactic to connect")
        return held[0], JoinOffer(JoinEffect.REFUSED, where)
    links = ((card, may_join(canvas, card, found)) for card in held)
    joining = (card for card, link in links if link is not None and link.id not in canvas.links)
    card = next(joining, held[0])
    return card, offer_of_new(scene, card, point)
