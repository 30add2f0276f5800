# SPDX-License-Identifier: MIT
"""Change the aim of the selected tactics by a key: they cross to the other side of the frame."""

from collections.abc import Collection, Sequence

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.qt.late_step import MASS, LateStep
from stratcanvas.stage.viewport import Viewport
from stratcanvas.words import tr, translated

_LABEL = StepLabel("change-aim")


def change_sides(view: Viewport) -> None:
    """Give all selected tactics the aim that the one chosen last has not, and follow it. Who makes
    way for many is found first; then they cross in a turn of their own.
    """
    stage = view.stage
    canvas = stage.session.canvas
    tactics = [key for key in stage.selection.ids if key in canvas.tactics]
    if not tactics:
        stage.hint.emit(tr("Select a tactic first, then press A to change its aim."))
        return
    aim = canvas.tactics[tactics[-1]].aim.other
    if len(tactics) <= MASS or not stage.session.may_edit():
        _do(view, commands.cross(canvas, tactics, aim), tactics[-1], aim)
        return
    with stage.session.around_step(_LABEL, len(tactics)):
        whole = stage.session.with_neighbours(commands.cross(canvas, tactics, aim))
    LateStep(lambda: _do_whole(view, whole, canvas, tactics, aim), view.window())


def _do_whole(
    view: Viewport, whole: ChangeSet, before: Canvas, tactics: Sequence[str], aim: Aim
) -> None:
    """Have many cross with who makes way, which is found anew if something else has changed."""
    canvas = view.stage.session.canvas
    if canvas is before:
        _do(view, whole, tactics[-1], aim, by_hand=whole.updated.keys())
    else:
        _do(view, commands.cross(canvas, tactics, aim), tactics[-1], aim)


def _do(
    view: Viewport, changes: ChangeSet, last: str, aim: Aim, by_hand: Collection[str] = ()
) -> None:
    stage = view.stage
    if stage.session.do(_LABEL, changes, by_hand=by_hand):
        view.ensure_seen(last)
        stage.hint.emit(tr("Its aim is “{aim}” now").format(aim=translated(aim.label)))
