# SPDX-License-Identifier: MIT
"""A person hears the coach by the keyboard alone: does what it says, ignores the rest, and is heard
by the file.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.cli.entry import run
from stratcanvas.domain import commands
from stratcanvas.storage.door import write
from stratcanvas.ui.app import set_up
from stratcanvas.ui.panels.finding_head import FindingHead
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.hands import Hand

OURS = "We want to become the leading bookkeeper in the region and grow our business."
THEIRS = "Show cafe owners where their cash leaks, and help them stop it."
LOOSE = makers.key(5, makers.TACTIC)


@pytest.fixture
def windows(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    monkeypatch.setattr("stratcanvas.ui.windows.PATIENCE", 300.0)
    made = set_up(qapp)
    yield made
    made.quit()


def here() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key) -> None:
    QTest.keyClick(here(), key)


def walk_to(words: str) -> FindingHead:
    """Walk down the coach by arrow until a finding begins with these words."""
    for _ in range(20):
        head = here()
        assert isinstance(head, FindingHead)
        if words in head.accessibleName():
            return head
        press(Qt.Key.Key_Down)
    raise AssertionError(words)


def opened(windows: Windows, path: Path, qtbot: QtBot) -> Window:
    windows.start([path])
    (window,) = windows.open_ones
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.furnish()
    qtbot.waitUntil(lambda: window.around.advice.is_current)
    return window


def test_what_it_says_is_done_or_ignored_and_kept(
    windows: Windows, tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    """From F6 to a better strategy; what is ignored is silent in the next window and in check."""
    path, canvas = tmp_path / "plan.canvas", makers.cafe()
    write(
        path,
        canvas.apply(commands.set_field(canvas, [canvas.strategy.id], "statement", OURS)),
    )
    window = opened(windows, path, qtbot)
    QTest.keyClick(window.view, Qt.Key.Key_F6)
    head = walk_to("The strategy speaks more of you")
    press(Qt.Key.Key_Return)
    assert "We want to become" in head.because.text()
    press(Qt.Key.Key_Return)
    assert window.selection.ids == (canvas.strategy.id,)
    hand = Hand(window.view, window.session, window.selection)
    window.view.setFocus()
    hand.key(Qt.Key.Key_F2)
    hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hand.type(THEIRS)
    hand.key(Qt.Key.Key_Escape)
    assert window.session.canvas.strategy.statement == THEIRS
    qtbot.waitUntil(lambda: window.around.advice.is_current)
    assert "about-us" not in {each.rule for each in window.around.advice}

    window.selection.clear()
    QTest.keyClick(window.view, Qt.Key.Key_F6)
    walk_to("Instagram giveaway: This tactic does not count")
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert isinstance(here(), FindingHead)
    assert LOOSE not in {each.subject for each in window.around.advice}
    window.close()

    again = opened(windows, path, qtbot)
    assert LOOSE not in {each.subject for each in again.around.advice}
    assert not again.session.unpublished
    assert run(["check", str(path)]) == 1
    said = capsys.readouterr().out
    assert "5 of 6 tactics count" in said
    assert "This tactic does not count" not in said
