# SPDX-License-Identifier: MIT
"""Delete what is selected: cards go with their connectors, a connector goes alone."""

from stratcanvas.domain import commands
from stratcanvas.domain.names import counted_kinds
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.announcement import announce
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr


def delete_selected(stage: StageScene) -> None:
    """Delete the selected cards, and take selected connectors away; say to who hears what went."""
    canvas, ids = stage.session.canvas, stage.selection.ids
    shelves = canvas.problems, canvas.tactics, canvas.notes
    cards = [key for key in ids if any(key in shelf for shelf in shelves)]
    label = StepLabel("delete-cards", len(cards)) if cards else StepLabel("disconnect")
    with stage.session.around_step(label, len(ids)):
        if stage.session.do(label, commands.delete(canvas, ids)) and cards:
            words = tr("Deleted: {cards}").format(cards=counted_kinds(canvas, cards))
            announce(stage.parent(), words)
