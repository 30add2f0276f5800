# SPDX-License-Identifier: MIT
"""What is shown in pieces, so that the window is not held meanwhile, is whole in the end."""

from collections.abc import Callable
from itertools import pairwise
from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import LIGHT
from stratcanvas.session import publisher
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui.guide.doing import TacticsAnswer
from stratcanvas.ui.panels.findings import AT_ONCE, FindingList
from stratcanvas.ui.window import Window
from tests import makers
from tests.bench.yardsticks import board

Opener = Callable[[Canvas], Window]


def test_what_the_coach_finds_at_once_comes_a_few_rows_in_a_turn(
    open_window: Opener, qtbot: QtBot
) -> None:
    """No turn makes more of them than a few; they stand in the order in which they were found."""
    window = open_window(makers.crowded(12, 4))
    found = window.around.advice.first(12)
    assert len(found) > 2 * AT_ONCE
    listed = FindingList(window.around, LIGHT, window)
    listed.show()
    sizes = [0]
    listed.restacked.connect(lambda: sizes.append(len(listed.rows)))
    listed.show_findings(found, len(found), named=True)
    assert not listed.rows
    qtbot.waitUntil(lambda: len(listed.rows) == len(found))
    assert max(after - before for before, after in pairwise(sizes)) == AT_ONCE
    fresh = FindingList(window.around, LIGHT, window)
    fresh.show_findings(found, len(found), named=True)  # not in sight: at once
    heads = [each.head.accessibleName() for each in listed.rows]
    assert heads == [each.head.accessibleName() for each in fresh.rows]


def test_the_guide_makes_rows_only_for_the_problem_that_it_opens(open_window: Opener) -> None:
    """Those of the first problem, which lacks nothing, are not made to be folded at once."""
    window = open_window(board(40))
    canvas = window.session.canvas
    second = canvas.ranked[1].id
    gone = tuple(canvas.tactics_of[second])
    window.session.do(StepLabel("delete-cards", len(gone)), commands.delete(canvas, gone))
    answer = TacticsAnswer(window.context, window.around, LIGHT, window)
    answer.focus_first()
    assert answer.open == second
    assert [block.record for block in answer.blocks if block.wings] == [second]


def test_what_a_first_edit_needs_is_made_once_the_panels_are_there(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside them it would take half of a busy computer from what somebody waits for; a session
    makes it when it is told to, and a window with panels tells it.
    """
    monkeypatch.setattr(publisher, "WARM_UP", 0.0)
    with mock.patch.object(CanvasFile, "warm_up") as made:
        alone = Session(CanvasFile.draft(makers.crowded(2, 2)))
        QApplication.processEvents()
        alone.close()  # which waits for what is under way
        assert not made.called
        open_window(makers.crowded(2, 2)).furnish()
        qtbot.waitUntil(lambda: made.called)
