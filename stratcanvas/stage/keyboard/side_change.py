# SPDX-License-Identifier: MIT
"""Change the aim of the selected tactics by a key: they cross to the other side of the frame."""

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.viewport import Viewport
from stratcanvas.words import tr, translated


def change_sides(view: Viewport) -> None:
    """Give all selected tactics the aim that the one chosen last has not, and follow it."""
    stage = view.stage
    canvas = stage.session.canvas
    tactics = [key for key in stage.selection.ids if key in canvas.tactics]
    if not tactics:
        stage.hint.emit(tr("Select a tactic first, then press A to change its aim."))
        return
    aim = canvas.tactics[tactics[-1]].aim.other
    if stage.session.do(StepLabel("change-aim"), commands.cross(canvas, tactics, aim)):
        view.ensure_seen(tactics[-1])
        stage.hint.emit(tr("Its aim is “{aim}” now").format(aim=translated(aim.label)))
