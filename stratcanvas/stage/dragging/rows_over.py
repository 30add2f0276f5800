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


def show_rows_over(view: Viewport, held: Sequence[str], at: QPoint) -> JoinOffer | None:
    """Show and return what it would do to let cards go at a pixel of the screen.

    ``held``: one problem, or tactics. None, and nothing is shown, where that is not the canvas.
    """
    port, scene = view.viewport(), view.stage
    if QApplication.widgetAt(at) is not port:
        take_away(view)
        return None
    spot = QPointF(port.mapFromGlobal(at))
    pointer = pointer_over(view.camera, spot, Qt.KeyboardModifier.NoModifier)
    card, offer = _offer(scene, held, pointer.at)
    joins = offer.effect is JoinEffect.JOINS
    link = may_join(scene.canvas, card, offer.aimed) if offer.aimed is not None else None
    known = link.id if link is not None and not joins else None
    scene.mark(joining=card, aimed=offer.aimed, hovered=known)
    curve = curve_between(scene, card, offer.aimed, pointer.at) if joins else None
    scene.overlay.show_connector(curve)
    scene.overlay.show_offer(offer.words, pointer)
    return offer


def take_away(view: Viewport) -> None:
    """Show nothing of rows that were held over the canvas."""
    if view.stage.marks.joining is not None:
        view.stage.mark(hovered=None)
        view.stage.drop_preview()


def _offer(scene: StageScene, held: Sequence[str], point: Point) -> tuple[str, JoinOffer]:
    """Return the first card in hand that is not connected to what lies there yet, and the offer."""
    canvas, found = scene.canvas, card_at(scene, point)
    if found is None or found in held:
        where = tr("Let go on a problem to connect")
        if isinstance(canvas.get(held[0]), Problem):
            where = tr("Let go on a tactic to connect")
        return held[0], JoinOffer(JoinEffect.REFUSED, where)
    offers = [(card, offer_of_new(scene, card, point)) for card in held]
    return next((each for each in offers if each[1].effect is JoinEffect.JOINS), offers[0])
