# SPDX-License-Identifier: MIT
"""What is shown in pieces, so that the window is not held meanwhile, is whole in the end."""

from collections.abc import Callable
from itertools import pairwise
from typing import ClassVar
from unittest import mock

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import LIGHT
from stratcanvas.session import publisher
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui import window as window_of
from stratcanvas.ui.guide.doing import TacticsAnswer
from stratcanvas.ui.panels.findings import AT_ONCE, FindingList
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
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


class Clock(QTimer):
    """Lets what waits for a while wait until ``run_out`` is called."""

    waiting: ClassVar[list[Callable[[], object]]] = []

    @staticmethod
    def singleShot(  # type: ignore[override]  # noqa: N802 - Qt's name
        wait: int, context: QObject, work: Callable[[], object]
    ) -> None:
        """Do at once what is to be done in the next turn, and the rest never by itself."""
        if wait:
            Clock.waiting.append(work)
        else:
            QTimer.singleShot(0, context, work)

    @classmethod
    def run_out(cls) -> None:
        """Do what has waited."""
        while cls.waiting:
            cls.waiting.pop()()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    """Return the clock by which a window waits for its first picture."""
    monkeypatch.setattr(window_of, "QTimer", Clock)
    monkeypatch.setattr(Clock, "waiting", [])
    return Clock


def test_panels_come_in_turns_also_when_the_first_picture_took_long(
    windows: Windows, session: Callable[[Canvas], Session], clock: type[Clock], qtbot: QtBot
) -> None:
    """On a busy computer it takes longer than a window waits for one that is never painted, which
    gets all panels at once: together they held it 0.2 s.
    """
    window = windows.show(session(makers.cafe()))
    counts: list[int] = []
    furnished: list[bool] = []
    window.panels.furnished.connect(lambda: furnished.append(True))

    def note() -> None:
        clock.run_out()
        counts.append(len(window.panels.panels))

    window.pictured.connect(note)
    qtbot.waitUntil(lambda: bool(furnished))
    assert counts == [0]
    assert len(window.panels.panels) > 1


def test_a_window_that_is_never_painted_has_its_panels(
    windows: Windows, session: Callable[[Canvas], Session], clock: type[Clock]
) -> None:
    """Such as one that is minimised from the first."""
    window = windows.show(session(makers.cafe()))
    clock.run_out()
    assert len(window.panels.panels) > 1
