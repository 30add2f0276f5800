# SPDX-License-Identifier: MIT
"""What it would do to let a connector go at a point, told before it is done and then done so.

It is one of five: the cards are joined, they are already, they can't be, a new card comes there,
or the connector is taken away.
"""

import enum
from typing import NamedTuple

from PySide6.QtCore import Qt

from stratcanvas.domain.arrange import TACTIC_WIDTH, Frame, place_at, rank_place
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Note, Problem, Tactic
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.links import may_join
from stratcanvas.paint.frame import handle_points
from stratcanvas.paint.route import Curve, free_curve
from stratcanvas.stage.hits import card_at
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr

BESIDE = 12.0
"""Pixels beside a card within which a connector is still let go on it: its ends lie there."""
NEW_HEIGHT, ABOVE = 76.0, 24.0
"""Scene units: how high a card is that is not there yet, and how much of it is above the point."""


class JoinEffect(enum.Enum):
    """What letting go does."""

    NOTHING = "nothing"
    JOINS = "joins"
    JOINED = "joined"
    """The two are connected already."""
    REFUSED = "refused"
    """This card can't be joined, or nothing can be added there."""
    ADDS = "adds"
    CUTS = "cuts"


_CURSORS = {
    JoinEffect.JOINS: Qt.CursorShape.PointingHandCursor,
    JoinEffect.ADDS: Qt.CursorShape.DragCopyCursor,
    JoinEffect.REFUSED: Qt.CursorShape.ForbiddenCursor,
}


class JoinOffer(NamedTuple):
    """What letting a connector go at a point would do, and how that is told."""

    effect: JoinEffect
    words: str = ""
    """What is said beside the pointer; empty: nothing to say."""
    aimed: str | None = None
    """The card that the connector leads to."""
    place: Rect | None = None
    """Where a new card would lie, roughly, in scene units."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """Return the shape of the pointer that tells it."""
        return _CURSORS.get(self.effect, Qt.CursorShape.CrossCursor)


def offer_of_new(scene: StageScene, card: str, point: Point, reach: float = 0.0) -> JoinOffer:
    """Return what a connector drawn from a card does where it is let go.

    ``reach``: scene units beside a card that may be joined that still are on it.
    """
    canvas, found = scene.session.canvas, _card_at(scene, card, point, reach)
    if found is None:
        return _on_paper(scene, card, point)
    if found == card:
        return JoinOffer(JoinEffect.NOTHING)
    link = may_join(canvas, card, found)
    if link is None:
        return JoinOffer(JoinEffect.REFUSED, why_not(canvas, card, found))
    if link.id in canvas.links:
        return JoinOffer(JoinEffect.JOINED, tr("Already connected"), found)
    return JoinOffer(JoinEffect.JOINS, _joining(canvas, found), found)


def offer_of_end(
    scene: StageScene, keeps: str, leaves: str, point: Point, reach: float = 0.0
) -> JoinOffer:
    """Return what it does to let the end of a connector go that keeps one card, leaves another."""
    canvas, found = scene.session.canvas, _card_at(scene, keeps, point, reach)
    if found is None:
        return JoinOffer(JoinEffect.CUTS, tr("Let go here to disconnect"))
    if found in {leaves, keeps}:
        return JoinOffer(JoinEffect.NOTHING, tr("Stays as it was"), leaves)
    link = may_join(canvas, keeps, found)
    if link is None:
        return JoinOffer(JoinEffect.REFUSED, why_not(canvas, keeps, found))
    if link.id in canvas.links:
        return JoinOffer(JoinEffect.JOINED, tr("Already connected"), found)
    return JoinOffer(JoinEffect.JOINS, _joining(canvas, found), found)


def _card_at(scene: StageScene, card: str, point: Point, reach: float) -> str | None:
    """Return the card at a point, else the nearest one beside it that a card may be joined to."""
    found, layout = card_at(scene, point), scene.live_layout
    if found is not None:
        return found
    beside = layout.cards_in(Rect(point.x - reach, point.y, 2 * reach, 0.0))
    joins = [key for key in beside if may_join(scene.session.canvas, card, key) is not None]
    return min(joins, key=lambda key: _away(layout.cards[key], point.x), default=None)


def _away(rect: Rect, x: float) -> float:
    return max(rect.x - x, x - rect.right)


def _joining(canvas: Canvas, found: str) -> str:
    number = canvas.number.get(found)
    if number is None:
        return tr("Drop here to connect")
    return tr("Drop here to connect with problem {n}").format(n=number)


def why_not(canvas: Canvas, card: str, other: str) -> str:
    """Return why a tactic or a problem can't be joined to another card, in words."""
    record = canvas.get(other)
    if isinstance(record, Note):
        return tr("A note is not connected to anything.")
    if isinstance(canvas.get(card), Tactic):
        if isinstance(record, Tactic):
            return tr("A tactic connects to a problem, not to another tactic.")
        return tr("A tactic connects to a problem, not to the strategy.")
    if isinstance(record, Problem):
        return tr("A problem connects to a tactic, not to another problem.")
    return tr("A problem connects to a tactic, not to the strategy.")


def _on_paper(scene: StageScene, card: str, point: Point) -> JoinOffer:
    """Return what a connector does on no card: a new one comes where one of its kind can lie."""
    frame = scene.live_layout.frame
    inside = frame.rect.contains(point)
    if isinstance(scene.session.canvas.get(card), Tactic):
        number = place_of_new_problem(frame, point) + 1
        return JoinOffer(JoinEffect.ADDS, tr("Let go here to add problem {n}").format(n=number))
    if inside:
        words = tr("Let go on a tactic, or beside the frame to add one")
        return JoinOffer(JoinEffect.NOTHING, words)
    place = place_at(frame, round(point.x - TACTIC_WIDTH / 2), round(point.y - ABOVE))
    away = TACTIC_WIDTH + place.x
    left = frame.rect.x - away if place.aim is Aim.EDUCATE else frame.rect.right + place.x
    there = Rect(left, place.y, TACTIC_WIDTH, NEW_HEIGHT)
    return JoinOffer(JoinEffect.ADDS, tr("Let go here to add a tactic"), place=there)


def place_of_new_problem(frame: Frame, point: Point) -> int:
    """Return the place (from 0) of a problem that a connector adds where it is let go.

    In the frame it comes where the point is; it can lie nowhere else, so beside it it comes last.
    """
    inside = frame.rect.contains(point)
    return rank_place(frame, "", point) if inside else len(frame.problems)


def show_offer(scene: StageScene, card: str, offer: JoinOffer, pointer: Pointer) -> None:
    """Show what a connector that comes from a card would do where the pointer is.

    Cards that are connected already have a connector, which comes forward in its place.
    """
    link = may_join(scene.canvas, card, offer.aimed) if offer.aimed is not None else None
    joined = link is not None and offer.effect is JoinEffect.JOINED
    scene.mark(aimed=offer.aimed, hovered=link.id if link is not None and joined else None)
    curve = None if joined else curve_between(scene, card, offer.aimed, pointer.at)
    scene.overlay.show_connector(curve)
    scene.overlay.show_offer(offer.words, pointer, offer.place)
    scene.hint.emit(offer.words)


def curve_between(scene: StageScene, card: str, aimed: str | None, point: Point) -> Curve:
    """Return the curve to draw: from a card to the one it would join, or to a point."""
    canvas, cards = scene.canvas, scene.live_layout.cards
    tactic = canvas.get(card)
    if isinstance(tactic, Tactic):
        start = handle_points(canvas, card, cards[card])[0]
        if aimed is None:  # it leaves the edge that faces the pointer, not across the card
            rect = cards[card]
            near = rect.x if point.x < rect.center.x else rect.right
            return free_curve(Point(near, start.y), point, tactic.aim)
        return free_curve(start, _edge(cards[aimed], tactic.aim), tactic.aim)
    other = canvas.get(aimed) if aimed is not None else None
    aim = other.aim if isinstance(other, Tactic) else scene.live_layout.frame.wing_at(point.x)
    start = handle_points(canvas, aimed, cards[aimed])[0] if aimed is not None else point
    return free_curve(start, _edge(cards[card], aim), aim)


def _edge(problem: Rect, aim: Aim) -> Point:
    x = problem.x if aim is Aim.EDUCATE else problem.right
    return Point(x, problem.center.y)
