# SPDX-License-Identifier: MIT
"""What a step of a gesture draws: as little as looks different, and that once."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import makers
from tests.bench.yardsticks import Painted
from tests.makers import PROBLEM, TACTIC, key


@pytest.mark.parametrize("start", [key(1, TACTIC), key(1, PROBLEM), QPoint(40, 40)])
def test_a_step_of_a_gesture_is_painted_once(stage, start):
    """A dragged tactic or problem and a rubber band: no step is painted twice, not the first."""
    hand = stage(makers.cafe())
    port, spot = hand.view.viewport(), hand.pixel(start)
    hand.press(start)
    QApplication.processEvents()
    painted = Painted(port)
    for step in range(1, 6):
        QTest.mouseMove(port, spot + step * QPoint(12, 9))
        QApplication.processEvents()
        assert painted.count == step


def test_what_lies_behind_is_drawn_anew_in_few_parts(stage):
    """The connectors of a problem taken in hand lie over each other: a part for each side."""
    hand, told = stage(makers.crowded(4, 40)), []
    hand.view.stage.behind.connect(told.append)
    hand.press(key(1, PROBLEM))
    hand.move(hand.pixel(key(1, PROBLEM)) + QPoint(12, 9))
    assert len(hand.view.stage.live_layout.in_hand) > 4
    assert 1 <= len(told) <= 2
    hand.picture_is_fresh()
