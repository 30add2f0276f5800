# SPDX-License-Identifier: MIT
"""Draw a connector: from a card's handle to another card, or lead one's end elsewhere.

Cards that may be joined light up. Led to empty space, a connector is taken away.
"""

from PySide6.QtCore import Qt

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim, Tactic
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.links import may_join
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.frame import handle_points
from stratcanvas.paint.route import Curve, free_curve
from stratcanvas.stage.hits import card_at
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.tool import Grip, Tool
from stratcanvas.words import tr

NEAR_END = 26.0
"""Pixels from a connector's end within which a press takes hold of that end."""


class Connect(Tool):
    """A new connector, drawn from a card."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, scene: StageScene, card: str) -> None:
        super().__init__(scene)
        self._card = card
        scene.mark(joining=card, hovered=None)

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Draw a new connector from the handle of a card."""
        return cls(scene, grip.handle) if grip.handle is not None else None

    def move(self, pointer: Pointer) -> None:
        """Draw the curve to the pointer, or to the card that it would join."""
        scene = self.scene
        aimed = joinable_at(scene, self._card, pointer.at)
        scene.mark(aimed=aimed)
        scene.overlay.show_connector(curve_between(scene, self._card, aimed, pointer.at))
        self.cursor = _cursor(scene, self._card, aimed, pointer.at)
        scene.hint.emit(self._hint(aimed))

    def release(self, pointer: Pointer) -> None:
        """Connect the two cards, if the pointer is on one that may be joined."""
        scene = self.scene
        aimed = joinable_at(scene, self._card, pointer.at)
        hint = self._hint(aimed)
        scene.drop_preview()
        if aimed is None:
            return
        changes = commands.connect(scene.session.canvas, self._card, aimed)
        if not scene.session.do(StepLabel("connect"), changes):
            scene.hint.emit(hint)

    def cancel(self) -> None:
        """Let the connector go."""
        self.scene.drop_preview()

    def _hint(self, aimed: str | None) -> str:
        if aimed is None:
            return ""
        fresh = commands.connect(self.scene.session.canvas, self._card, aimed)
        return tr("Drop here to connect") if fresh else tr("Already connected")


class Lead(Tool):
    """One end of a connector, dragged."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, scene: StageScene, link: str, *, problem_end: bool) -> None:
        super().__init__(scene)
        self._link = link
        record = scene.session.canvas.links[link]
        self._keeps = record.tactic if problem_end else record.problem
        self._leaves = record.problem if problem_end else record.tactic
        scene.mark(joining=self._keeps, hovered=None, hidden=link)

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Take hold of a connector by the end that the press is near to."""
        end = end_at(scene, grip.thing, grip.start) if grip.thing is not None else None
        return cls(scene, grip.thing, problem_end=end) if grip.thing and end is not None else None

    def move(self, pointer: Pointer) -> None:
        """Draw the curve from the end that stays to the pointer."""
        scene = self.scene
        aimed = joinable_at(scene, self._keeps, pointer.at)
        scene.mark(aimed=aimed)
        scene.overlay.show_connector(curve_between(scene, self._keeps, aimed, pointer.at))
        self.cursor = _cursor(scene, self._keeps, aimed, pointer.at)
        scene.hint.emit(self._hint(aimed, pointer))

    def release(self, pointer: Pointer) -> None:
        """Lead the connector to the card under the pointer; take it away over empty space."""
        scene = self.scene
        aimed = joinable_at(scene, self._keeps, pointer.at)
        hint = self._hint(aimed, pointer)
        scene.drop_preview()
        canvas = scene.session.canvas
        if aimed == self._leaves:
            return
        if aimed is not None:
            changes = commands.reconnect(canvas, self._link, aimed)
            if not scene.session.do(StepLabel("reconnect"), changes):
                scene.hint.emit(hint)
        elif card_at(scene, pointer.at) is None:
            changes = commands.delete(canvas, (self._link,))
            scene.session.do(StepLabel("disconnect"), changes)

    def cancel(self) -> None:
        """Leave the connector as it was."""
        self.scene.drop_preview()

    def _hint(self, aimed: str | None, pointer: Pointer) -> str:
        if aimed == self._leaves:
            return ""
        if aimed is None:
            empty = card_at(self.scene, pointer.at) is None
            return tr("Let go here to disconnect") if empty else ""
        fresh = commands.reconnect(self.scene.session.canvas, self._link, aimed)
        return tr("Drop here to connect") if fresh else tr("Already connected")


def end_at(scene: StageScene, link: str, pointer: Pointer) -> bool | None:
    """Tell which end of a connector a press takes hold of: the problem's (True), the tactic's.

    None when the press is too far from both.
    """
    curve = scene.live_layout.curve(link)
    if curve is None:
        return None
    tactic, problem = (
        max(abs(pointer.at.x - end.x), abs(pointer.at.y - end.y))
        for end in (curve.start, curve.end)
    )
    if min(tactic, problem) > pointer.within(NEAR_END):
        return None
    return problem < tactic


def joinable_at(scene: StageScene, card: str, point: Point) -> str | None:
    """Return the card at a point that may be joined to another one, linked to it or not."""
    found = card_at(scene, point)
    return found if found is not None and may_join(scene.canvas, card, found) else None


def curve_between(scene: StageScene, card: str, aimed: str | None, point: Point) -> Curve:
    """Return the curve to draw: from a card to the one it would join, or to a point."""
    canvas, cards = scene.canvas, scene.live_layout.cards
    tactic = canvas.get(card)
    if isinstance(tactic, Tactic):
        start = handle_points(canvas, card, cards[card])[0]
        end = point if aimed is None else _edge(cards[aimed], tactic.aim)
        return free_curve(start, end, tactic.aim)
    other = canvas.get(aimed) if aimed is not None else None
    aim = other.aim if isinstance(other, Tactic) else scene.live_layout.frame.wing_at(point.x)
    start = handle_points(canvas, aimed, cards[aimed])[0] if aimed is not None else point
    return free_curve(start, _edge(cards[card], aim), aim)


def _edge(problem: Rect, aim: Aim) -> Point:
    x = problem.x if aim is Aim.EDUCATE else problem.right
    return Point(x, problem.center.y)


def _cursor(scene: StageScene, card: str, aimed: str | None, point: Point) -> Qt.CursorShape:
    if aimed is not None:
        return Qt.CursorShape.PointingHandCursor
    over = card_at(scene, point)
    refused = over is not None and over != card
    return Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.CrossCursor
