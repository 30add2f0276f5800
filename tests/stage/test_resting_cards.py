# SPDX-License-Identifier: MIT
"""Cards at rest: one item draws those in view, and asks for no more than that."""

from collections.abc import Callable
from unittest import mock

from PySide6.QtCore import QRectF

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.card import MARGIN
from stratcanvas.stage.items import moving
from stratcanvas.stage.render_context import from_qt
from tests import makers
from tests.hands import Hand


def test_of_cards_that_move_out_of_sight_none_is_drawn_anew(
    stage: Callable[[Canvas], Hand],
) -> None:
    """Tidy may move ten thousand cards: the window is asked about those in view alone."""
    hand = stage(makers.crowded(8, 400))
    view, session = hand.view, hand.session
    view.zoom_to(1.0)
    view.center_on(next(iter(session.canvas.tactics)))
    seen = from_qt(view.visible_area()).grown(2 * MARGIN)
    asked: list[QRectF] = []
    really = moving.draw_anew

    def draw_anew(scene: object, area: QRectF) -> None:
        asked.append(area)
        really(view.stage, area)

    with mock.patch.object(moving, "draw_anew", draw_anew):
        changes, apart = commands.tidy(session.canvas, view.stage.live_layout.heights)
        assert session.do(StepLabel("tidy"), changes, by_hand=apart)
    assert len(asked) < len(changes.updated)
    assert all(from_qt(each).overlaps(seen) for each in asked)
    assert asked
    hand.scene_is_the_model()
    hand.picture_is_fresh()
