# SPDX-License-Identifier: MIT
"""Whatever is pressed that is not about the card leaves the writing open and the words there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.card import text_style
from stratcanvas.storage.door import read
from stratcanvas.ui.window import Window
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
TALK = makers.key(1, makers.TACTIC)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NO_KEY = Qt.KeyboardModifier.NoModifier


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def dismiss() -> None:
    """Close the dialog that is about to open, as soon as it is there."""

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, close)
        else:
            dialog.close()

    QTimer.singleShot(0, close)


def turn(window: Window, held: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
    """Turn the wheel by a notch, over the canvas or another widget."""
    over = on or window.view.viewport()
    spot = QPoint(5, 5)
    event = QWheelEvent(
        QPointF(spot),
        QPointF(over.mapToGlobal(spot)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(over, event)


def save(window: Window) -> None:
    press(window, Qt.Key.Key_S, CTRL)


def save_copy(window: Window) -> None:
    press(window, Qt.Key.Key_S, CTRL | SHIFT)


def export(window: Window) -> None:
    dismiss()
    press(window, Qt.Key.Key_E, CTRL)


def look_at_keys(window: Window) -> None:
    press(window, Qt.Key.Key_F1)
    dialog = window.findChild(QWidget, "keys") or QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()


def zoom_by_keys(window: Window) -> None:
    for key in (Qt.Key.Key_Minus, Qt.Key.Key_Plus, Qt.Key.Key_0):
        press(window, key, CTRL)


def zoom_far_out_and_back(window: Window) -> None:
    for scale in (0.3, 0.1, 1.0):
        window.view.zoom_to(scale)


def fit(window: Window) -> None:
    window.action_set.qt["fit"].trigger()


def zoom_by_button(window: Window) -> None:
    QTest.mouseClick(window.status.zoom, Qt.MouseButton.LeftButton)


def pan_by_wheel(window: Window) -> None:
    turn(window, NO_KEY)


def zoom_by_wheel(window: Window) -> None:
    turn(window, CTRL)
    turn(window, CTRL, window.view.inline_edit.editor.viewport())


def pan_by_mouse(window: Window) -> None:
    port, start = window.view.viewport(), QPoint(8, 300)
    QTest.mousePress(port, Qt.MouseButton.MiddleButton, NO_KEY, start)
    QTest.mouseMove(port, start + QPoint(30, 20))
    QTest.mouseMove(port, start + QPoint(60, 40))
    QTest.mouseRelease(port, Qt.MouseButton.MiddleButton, NO_KEY, start + QPoint(60, 40))


def switch_themes(window: Window) -> None:
    for theme in ("dark", "light"):
        window.action_set.qt[f"theme-{theme}"].trigger()


def hide_panes(window: Window) -> None:
    for _ in range(3):
        for pane in ("outline", "inspector"):
            window.action_set.qt[pane].trigger()


def open_a_menu(window: Window) -> None:
    bar = window.menuBar()
    QTest.mouseClick(
        bar,
        Qt.MouseButton.LeftButton,
        NO_KEY,
        bar.actionGeometry(bar.actions()[3]).center(),
    )
    menu = QApplication.activePopupWidget()
    assert menu is not None
    while QApplication.activePopupWidget() is not None:
        QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_Escape)  # the menu bar itself


def read_the_banner(window: Window) -> None:
    window.banner.tell("Something was told", ("Do it", lambda: None))
    QApplication.processEvents()
    QTest.mouseClick(window.banner.way, Qt.MouseButton.LeftButton)


def turn_to_another_window(window: Window) -> None:
    other = QWidget()
    other.show()
    other.activateWindow()
    QTest.qWaitForWindowActive(other)
    other.close()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def resize(window: Window) -> None:
    window.resize(window.width() - 90, window.height() - 60)


PRESSED = [
    save,
    save_copy,
    export,
    look_at_keys,
    zoom_by_keys,
    zoom_far_out_and_back,
    fit,
    zoom_by_button,
    pan_by_wheel,
    zoom_by_wheel,
    pan_by_mouse,
    switch_themes,
    hide_panes,
    open_a_menu,
    read_the_banner,
    turn_to_another_window,
    resize,
]


@pytest.fixture
def writing(
    open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    """Return a window in which somebody types in the midst of a card's words."""
    monkeypatch.setattr(
        "stratcanvas.ui.save_and_export.ask_place", lambda *_: tmp_path / "it.canvas"
    )
    window = open_window(makers.cafe())
    window.view.zoom_to(1.0)
    window.view.edit(TALK)
    window.view.inline_edit.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(QApplication.focusWidget(), "ab")
    yield window
    window.view.end_edit()


@pytest.mark.parametrize("pressed", PRESSED, ids=lambda each: each.__name__)
def test_typing_goes_on_where_it_was(
    writing: Window, qtbot: QtBot, pressed: Callable[[Window], None]
) -> None:
    """The field is open, has the keys, the same words and cursor; what is typed goes into it."""
    editor = writing.view.inline_edit.editor
    before = editor.words()
    pressed(writing)
    writing.activateWindow()  # as a system does when a dialog has closed
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor)
    assert writing.view.inline_edit.card == TALK
    assert editor.isVisible()
    assert (editor.words(), editor.textCursor().position()) == (before, 2)
    assert editor.document().isUndoAvailable()
    QTest.keyClicks(QApplication.focusWidget(), "PTN")
    assert writing.session.canvas.tactics[TALK].title == "abPTN" + before[2:]
    assert len(writing.session.canvas.problems) == 4
    assert len(writing.session.canvas.tactics) == 6


@pytest.mark.parametrize("scale", [0.5, 0.75, 1.0, 1.5, 4.0])
def test_a_zoom_takes_nothing_from_the_fields_own_undo(writing: Window, scale: float) -> None:
    """After a zoom Ctrl+Z takes back what was typed last; lines lie as far apart as the card's."""
    editor, view = writing.view.inline_edit.editor, writing.view
    before = editor.words()
    view.zoom_to(scale)
    style = text_style(writing.session.canvas, TALK)
    lines = sum(
        editor.document().findBlockByNumber(number).layout().lineCount()
        for number in range(editor.document().blockCount())
    )
    height = editor.document().size().height()
    assert height == pytest.approx(lines * style.pitch * view.zoom_factor, abs=lines * 0.1)
    assert editor.document().isUndoAvailable()
    press(writing, Qt.Key.Key_Z, CTRL)
    assert editor.words() == before.removeprefix("ab")
    press(writing, Qt.Key.Key_Z, CTRL | SHIFT)
    assert editor.words() == before
    assert writing.view.inline_edit.card == TALK


def test_a_save_in_mid_sentence_holds_the_words_so_far(writing: Window, tmp_path: Path) -> None:
    """The file has what was typed up to Ctrl+S, and all of it stays one step of undo."""
    before = makers.cafe()
    save(writing)
    assert read(tmp_path / "it.canvas").tactics[TALK].title.startswith("abTop 10")
    QTest.keyClicks(QApplication.focusWidget(), "c")
    press(writing, Qt.Key.Key_Escape)
    writing.session.undo()
    assert writing.session.canvas == before


def test_a_save_with_words_that_cannot_be_kept_says_so(writing: Window) -> None:
    """What a card can't take stays in the field, and is not covered by "Everything is in"."""
    writing.view.inline_edit.editor.insertPlainText("long " * 5_000)
    before = writing.view.inline_edit.editor.words()
    save(writing)
    assert "20,000" in writing.status.hint.text() or "20000" in writing.status.hint.text()
    assert writing.view.inline_edit.editor.words() == before
    writing.view.inline_edit.editor.undo()
