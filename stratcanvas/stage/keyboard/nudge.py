# SPDX-License-Identifier: MIT
"""Nudge the selected tactics and notes by keys, a little at a time: many are one undo step.

A nudge never changes an aim: at the frame's edge it stops, for all that are selected.
"""

from typing import Protocol

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import NEAREST, WingPlace
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Note, Tactic
from stratcanvas.domain.changes import ChangeSet, together
from stratcanvas.domain.geometry import within_reach
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.announcement import announce
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr

STEP, FINE_STEP = 8, 1
"""Scene units that a nudge moves a card, and with Shift."""


class Nudged(Protocol):
    """What a nudge needs of the view."""

    session: Session
    selection: Selection
    stage: StageScene

    def ensure_seen(self, key: str) -> None:
        """Pan as much as is needed to show a card."""


def nudge(view: Nudged, dx: float, dy: float) -> None:
    """Move the selected tactics and notes; say so where none is, or none can go further."""
    canvas, ids = view.session.canvas, view.selection.ids
    tactics = [canvas.tactics[key] for key in ids if key in canvas.tactics]
    notes = [canvas.notes[key] for key in ids if key in canvas.notes]
    if not tactics and not notes:
        view.stage.hint.emit(_why_not(canvas, ids, ranks=abs(dy) == FINE_STEP))
        return
    count = len(tactics) + len(notes)
    with view.session.around_step(StepLabel("move-cards", count), count):
        _move(view, tactics, notes, dx, dy)


def _move(view: Nudged, tactics: list[Tactic], notes: list[Note], dx: float, dy: float) -> None:
    canvas, dx = view.session.canvas, _up_to_the_frame(tactics, dx)
    places = {
        each.id: WingPlace(each.aim, within_reach(each.x + _outward(each, dx)), _moved(each.y, dy))
        for each in tactics
    }
    points = {each.id: (_moved(each.x, dx), _moved(each.y, dy)) for each in notes}
    changes = together(commands.place_tactics(canvas, places), commands.move_notes(canvas, points))
    _do(view, changes, (*places, *points))


def _do(view: Nudged, changes: ChangeSet, moving: tuple[str, ...]) -> None:
    if not changes:
        view.stage.hint.emit(tr("It goes no further this way. A changes its side."))
        return
    label, key = StepLabel("move-cards", len(moving)), f"nudge:{','.join(moving)}"
    if view.session.do(label, changes, key=key, by_hand=moving):
        view.ensure_seen(moving[-1])
        announce(view, tr("Moved"))


def _why_not(canvas: Canvas, ids: tuple[str, ...], *, ranks: bool) -> str:
    """Say why nothing selected can be nudged; one problem is ranked by a fine nudge up or down."""
    problems = [key for key in ids if key in canvas.problems]
    if ranks and len(ids) == len(problems) == 1:
        return tr("It goes no further: this is problem {n}.").format(n=canvas.number[ids[0]])
    if ranks and problems:
        return tr("Problems are ranked one by one: select one of them first.")
    if problems:
        return tr("A problem moves by its rank: press Ctrl+Shift+Up or Ctrl+Shift+Down.")
    if ranks:
        return tr("Select a card first: these keys rank a problem, and move a tactic or a note.")
    return tr("Select a tactic or a note first: Ctrl and the arrow keys move it.")


def _moved(at: float, step: float) -> float:
    return within_reach(at + step)


def _outward(tactic: Tactic, dx: float) -> float:
    """Return how much further from the frame a tactic comes by a move to the right."""
    return -dx if tactic.aim is Aim.EDUCATE else dx


def _up_to_the_frame(tactics: list[Tactic], dx: float) -> float:
    """Return as much of a move as brings no tactic nearer to the frame than one may lie."""
    room = min(
        (max(0.0, each.x - NEAREST) for each in tactics if _outward(each, dx) < 0.0),
        default=abs(dx),
    )
    return min(abs(dx), room) * (1 if dx > 0 else -1)
