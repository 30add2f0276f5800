# SPDX-License-Identifier: MIT
"""What a change leaves on the canvas: the picture is the model. ``tests/ui/test_long_life.py`` has
the random hand, at the real window.
"""

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.step_labels import StepLabel
from tests import makers


def test_a_card_that_shrinks_leaves_nothing_of_itself_behind(stage):
    """When its problem goes, or its aim changes, all of where a card was is drawn anew."""
    hand = stage(makers.cafe())
    for problem in list(hand.canvas.problems):
        hand.session.do(StepLabel("edit-text"), commands.delete(hand.canvas, (problem,)))
        hand.picture_is_fresh()
        hand.session.undo()
        hand.picture_is_fresh()
    for tactic in list(hand.canvas.tactics):
        hand.session.do(StepLabel("edit-text"), commands.cross(hand.canvas, (tactic,), Aim.SOLVE))
        hand.picture_is_fresh()
