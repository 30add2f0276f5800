# SPDX-License-Identifier: MIT
"""What lies at a point, and the shape that tells what a press there would do."""

from math import hypot

from PySide6.QtCore import Qt

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic, main_text
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.rules import counts
from stratcanvas.paint.card import text_rect
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.frame import problem_invitation
from stratcanvas.stage.places.shapes import is_crowded, is_mass
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene

_LINK_REACH = HANDLE_REACH = 12.0
"""Pixels from a connector, and from a handle's middle, that still hit it."""
_CLOSE = 6.0
"""Pixels from a connector within which it goes before what else is there but a card, and that hit
it where very many run: a wider zone would take others in, and four times as long."""


def link_reach(canvas: Canvas) -> float:
    """Return how many pixels from a connector still hit it."""
    return _CLOSE if is_crowded(canvas) else _LINK_REACH


def card_at(scene: StageScene, point: Point) -> str | None:
    """Return the topmost card at a point."""
    found = scene.live_layout.cards_in(Rect(point.x, point.y, 0.0, 0.0))
    return max(found, key=scene.cards.height_of, default=None)


def handle_at(scene: StageScene, pointer: Pointer) -> tuple[str, Point] | None:
    """Return the card and the middle of the handle under the pointer."""
    reach = pointer.within(HANDLE_REACH)
    for key, middle in scene.overlay.handles:
        if hypot(pointer.at.x - middle.x, pointer.at.y - middle.y) <= reach:
            return key, middle
    return None


def link_at(scene: StageScene, pointer: Pointer) -> str | None:
    """Return the connector under the pointer: a selected one that is close, then the nearest.

    One that is not close leaves the heading and invitations alone. None from afar and among a
    mass of them, where connectors are mere hints of lines.
    """
    if scene.detail is not Detail.FULL or is_mass(scene.canvas):
        return None
    layout, at = scene.live_layout, pointer.at
    found = layout.links_at(at, pointer.within(link_reach(scene.canvas)))
    if not found:
        return None
    is_taken = heading_at(scene, pointer) is not None or invitation_at(scene, at) is not None
    if found[0] in scene.selected and not is_taken:
        return found[0]
    if not is_taken and scene.selected.isdisjoint(found):
        return found[0]
    close = layout.links_at(at, pointer.within(_CLOSE))
    nearest = None if is_taken else found[0]
    return min(close, key=lambda key: key not in scene.selected, default=nearest)


def may_miss(scene: StageScene, pointer: Pointer) -> bool:
    """Tell whether a connector may lie under the pointer that ``link_at`` does not find yet."""
    if scene.detail is not Detail.FULL or is_mass(scene.canvas):
        return False
    passings = scene.live_layout.passings
    if passings.is_sure(pointer.at, pointer.within(link_reach(scene.canvas))):
        return False
    return card_at(scene, pointer.at) is None and handle_at(scene, pointer) is None


def heading_at(scene: StageScene, pointer: Pointer) -> str | None:
    """Return the brief's id when the pointer is on the frame's heading."""
    inside = scene.live_layout.frame.heading.contains(pointer.at)
    return scene.canvas.brief.id if inside else None


def thing_at(scene: StageScene, pointer: Pointer) -> str | None:
    """Return the card, connector or heading under the pointer."""
    return card_at(scene, pointer.at) or link_at(scene, pointer) or heading_at(scene, pointer)


def invitation_at(scene: StageScene, point: Point) -> Rect | None:
    """Return where an invitation to add a card stands, when the point is on it."""
    if scene.detail is not Detail.FULL or not scene.marks.inviting:
        return None
    spots = list(scene.near.headings.invitations)
    if not scene.canvas.problems:
        spots.append(problem_invitation(scene.live_layout.frame))
    return next((spot for spot in spots if spot.contains(point)), None)


def wants_words(scene: StageScene, pointer: Pointer) -> bool:
    """Tell whether one click there begins to write: on what is empty yet, and on an invitation."""
    if handle_at(scene, pointer) or not scene.session.can_edit:
        return False
    thing = thing_at(scene, pointer)
    if thing is None:
        return invitation_at(scene, pointer.at) is not None
    record = scene.canvas.get(thing)
    if not isinstance(record, Brief | Strategy | Problem | Tactic | Note):
        return False  # a connector
    return not main_text(record).strip()


def wants_link(scene: StageScene, pointer: Pointer) -> bool:
    """Tell whether one click there asks what to connect: on the line of a card that says so."""
    if scene.detail is not Detail.FULL or not scene.session.can_edit:
        return False
    canvas, card = scene.canvas, card_at(scene, pointer.at)
    if (
        card is None
        or card not in canvas.tactics
        or counts(canvas, card)
        or handle_at(scene, pointer)
    ):
        return False
    rect = scene.live_layout.cards[card]
    return bool(canvas.problems) and pointer.at.y < text_rect(canvas, card, rect).top()


def choice_under(scene: StageScene, pointer: Pointer) -> str | None:
    """Return the field that one click there asks for: on the card that alone is selected, a chip
    that shows one or a tactic's kind.
    """
    card, session = card_at(scene, pointer.at), scene.session
    if card is None or scene.selection.ids != (card,) or scene.detail is not Detail.FULL:
        return None
    if not session.can_edit or handle_at(scene, pointer) or wants_words(scene, pointer):
        return None
    from stratcanvas.paint.choice_places import choice_at  # no first picture needs it

    return choice_at(scene.canvas, card, scene.live_layout.cards[card], pointer.at)


def is_open(scene: StageScene, pointer: Pointer) -> bool:
    """Tell whether a press there is on the card that is being typed on: it ends no typing.

    What asks for a connector is heard once the card has words: without, it would vanish.
    """
    editing = scene.marks.editing
    if editing is None or handle_at(scene, pointer):
        return False
    if wants_link(scene, pointer) and not wants_words(scene, pointer):
        return False
    return (card_at(scene, pointer.at) or heading_at(scene, pointer)) == editing


def cursor_over(scene: StageScene, pointer: Pointer) -> Qt.CursorShape:
    """Return the shape that tells what a press here would do."""
    if handle_at(scene, pointer):
        return Qt.CursorShape.CrossCursor
    thing = thing_at(scene, pointer)
    if wants_link(scene, pointer) or choice_under(scene, pointer):
        return Qt.CursorShape.PointingHandCursor
    if isinstance(scene.canvas.get(thing or ""), Problem | Tactic | Note):
        return Qt.CursorShape.OpenHandCursor
    if wants_words(scene, pointer):
        return Qt.CursorShape.IBeamCursor
    if thing is None:
        return Qt.CursorShape.ArrowCursor
    return Qt.CursorShape.PointingHandCursor
