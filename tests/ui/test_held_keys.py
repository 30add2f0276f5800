# SPDX-License-Identifier: MIT
"""A key held a moment too long does once what it is for, and writes none of its letters."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut, QShortcutEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.qt import held_key
from stratcanvas.stage import announcement
from stratcanvas.ui.held_shortcuts import HeldShortcuts
from stratcanvas.ui.panels.finding_head import FindingHead
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.ui.guided import begun
from tests.ui.held import NONE, hold_down, hold_on
from tests.ui.panes import coach_of, inspector_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
T1, P1 = makers.key(1, makers.TACTIC), makers.key(1, makers.PROBLEM)
CTRL = Qt.KeyboardModifier.ControlModifier


def go_on_holding(shortcut: QAction | QShortcut, time: int) -> None:
    """Tell that a shortcut's key was let go and pressed at one time (ms), as X11 does."""
    sequence = shortcut.shortcut() if isinstance(shortcut, QAction) else shortcut.key()
    keys = sequence[0]
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride):
        event = QKeyEvent(kind, keys.key(), keys.keyboardModifiers())
        event.setTimestamp(time)
        QApplication.sendEvent(QApplication.focusWidget(), event)
    QApplication.sendEvent(shortcut, QShortcutEvent(sequence, 0))


def said_while_held(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> list[str]:
    """Press a key on the canvas and hold it; return what is said meanwhile."""
    said: list[str] = []
    window.status.say = said.append  # type: ignore[method-assign]
    hold_down(window.view, key, held)
    return [each for each in said if each]


def has_keyboard(widget: QWidget) -> bool:
    here = QApplication.focusWidget()
    return here is widget or widget.isAncestorOf(here)


def in_field() -> str:
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit | QLineEdit)
    return field.toPlainText() if isinstance(field, QTextEdit) else field.text()


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("key", ["P", "N", "T", "C", "K", "S"])
def test_no_letter_is_written(open_window: Opener, key: str, seen: bool) -> None:
    """On a new card or in a list to choose from; the same letter pressed anew is written."""
    window = open_window(makers.cafe())
    window.selection.set([P1 if key == "T" else T1])
    window.view.setFocus()
    letter = Qt.Key(ord(key))
    QTest.keyClick(window.view, letter)
    hold_on(letter, seen=seen)
    assert in_field() == ""
    QTest.keyClicks(QApplication.focusWidget(), key.lower())
    assert in_field() == key.lower()


@pytest.mark.parametrize("seen", [True, False])
def test_enter_opens_a_card_once(open_window: Opener, seen: bool) -> None:
    """It is not closed and opened by turns; and Enter that ends the words opens none again."""
    window = open_window(makers.cafe())
    window.selection.set([T1])
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_Return)
    hold_on(Qt.Key.Key_Return, seen=seen)
    assert window.view.inline_edit.card == T1
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    hold_on(Qt.Key.Key_Return, seen=seen)
    assert window.view.inline_edit.card is None


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("place", ["matrix", "ticks", "list"])
def test_space_connects_once(open_window: Opener, place: str, seen: bool) -> None:
    """In a cell of the matrix, in the inspector and in the list of C."""
    window = open_window(makers.cafe())
    window.selection.set([T1])
    if place == "ticks":
        ticks = inspector_of(window).ticks
        assert ticks is not None
        ticks.list.setFocus()
        ticks.list.setCurrentRow(0)
    elif place == "list":
        window.action_set.qt["connect"].trigger()
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    else:
        window.action_set.qt["matrix"].trigger()
    QApplication.processEvents()
    before = len(window.session.canvas.links)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    hold_on(Qt.Key.Key_Space, seen=seen)
    assert abs(len(window.session.canvas.links) - before) == 1


def test_a_finding_opens_once(open_window: Opener) -> None:
    """A key that opens what the coach says does not go on to its card."""
    window = open_window(makers.cafe())
    head = coach_of(window).findChildren(FindingHead)[1]
    gone: list[str] = []
    head.folded.connect(lambda _: gone.append("open"))
    head.wanted.connect(lambda: gone.append("to the card"))
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Space)
    hold_on(Qt.Key.Key_Space, seen=True)
    assert gone == ["open"]


def test_only_what_goes_on_comes_again(open_window: Opener) -> None:
    """Undo, ranking and going through things do; windows, cards and switches do not."""
    acts = open_window(makers.cafe()).action_set.qt
    for name in ("undo", "redo", "rank-up", "zoom-in", "find-next", "next-connector", "next-pane"):
        assert acts[name].autoRepeat(), name
    for name in ("new", "close", "quit", "problem", "duplicate", "change-sides", "matrix"):
        assert not acts[name].autoRepeat(), name


def test_why_a_held_key_does_nothing_is_said_once(open_window: Opener, qtbot: QtBot) -> None:
    """Not at each repeat, and not at all behind a deletion that it has just done; pressed anew it
    is said anew.
    """
    window = open_window(makers.cafe())
    window.furnish()
    qtbot.waitUntil(lambda: window.findChild(HeldShortcuts) is not None)
    window.view.setFocus()
    window.selection.set([T1])
    assert said_while_held(window, Qt.Key.Key_Delete) == []
    assert T1 not in window.session.canvas
    for _ in range(2):
        said = said_while_held(window, Qt.Key.Key_Delete)
        assert said == ["Select a card or a connector first."]
    assert window.session.undo()
    assert said_while_held(window, Qt.Key.Key_Z, CTRL) == ["There is nothing to undo."]


@pytest.mark.parametrize("gap", [0.0004, 0.03])
def test_a_held_key_is_known_behind_a_screen_reader(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch, gap: float
) -> None:
    """It hands keys on without their time: what comes sooner than any finger is held, else not."""
    clock = [1.0]
    monkeypatch.setattr(held_key, "hands_on", lambda: True)
    monkeypatch.setattr(held_key, "now", lambda: clock[0])
    window = open_window(makers.cafe())
    window.selection.set([T1])
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_N)
    field = QApplication.focusWidget()
    for _ in range(3):
        for kind, after in ((QEvent.Type.KeyRelease, 0.04), (QEvent.Type.KeyPress, gap)):
            clock[0] += after
            QApplication.sendEvent(field, QKeyEvent(kind, Qt.Key.Key_N, NONE, "n"))
    assert in_field() == ("" if gap < 0.001 else "nnn")


def test_what_a_held_key_of_the_canvas_says_is_spoken_once(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As that nothing is selected which it could move; other words are spoken at once."""
    spoken: list[str] = []
    monkeypatch.setattr(announcement, "announce", lambda _, words: spoken.append(words))
    window = open_window(makers.cafe())
    window.view.setFocus()
    hold_down(window.view, Qt.Key.Key_Left, CTRL)
    assert len(spoken) == 1
    window.selection.set([P1])
    hold_down(window.view, Qt.Key.Key_Left, CTRL)
    assert len(spoken) == 2


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("place", ["field", "guide", "matrix"])
def test_escape_goes_one_step(open_window: Opener, place: str, seen: bool) -> None:
    """Out of what one writes on, and no further: what is selected, and the questions, stay."""
    window = open_window(makers.cafe())
    window.selection.set([T1])
    window.view.setFocus()
    if place == "field":
        QTest.keyClick(window.view, Qt.Key.Key_F2)
    elif place == "matrix":
        window.action_set.qt["matrix"].trigger()
        window.action_set.qt["find"].trigger()
    else:
        guide = begun(window, 0)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    hold_on(Qt.Key.Key_Escape, seen=seen)
    if place == "field":
        assert window.selection.ids == (T1,)
        QTest.keyClick(window.view, Qt.Key.Key_Escape)
        assert window.selection.ids == ()
    elif place == "matrix":
        assert window.panels.shows("matrix")
    else:
        assert guide.next.hasFocus()


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("place", range(4))
def test_enter_goes_one_step_in_the_guided_start(
    open_window: Opener, place: int, seen: bool
) -> None:
    """It runs through no questions, and takes nothing that could be done."""
    window = open_window(makers.cafe())
    guide = begun(window, place)
    stops = guide.answer.stops()
    here = next(n for n, each in enumerate(stops) if has_keyboard(each))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    hold_on(Qt.Key.Key_Return, seen=seen)
    goes_on_here = here + 1 < len(stops)
    assert guide.place == (place if goes_on_here else place + 1)
    assert not goes_on_here or has_keyboard(stops[here + 1])
    assert window.session.canvas == makers.cafe()


def test_a_switch_is_thrown_once(open_window: Opener) -> None:
    """Also where Qt does not see that the key is still down; what goes on while it is, does."""
    window = open_window(makers.cafe())
    window.view.setFocus()
    matrix, acts = window.view.isVisible, window.action_set.qt
    QTest.keyClick(window.view, Qt.Key.Key_M, CTRL)
    for time in range(5_000, 5_200, 40):
        go_on_holding(acts["matrix"], time)
        assert not matrix()
    window.selection.set([P1])
    for time in (6_000, 6_040):
        go_on_holding(acts["rank-down"], time)
    assert [each.id for each in window.session.canvas.ranked].index(P1) == 2


def test_one_window_is_closed(open_window: Opener, windows: Windows, qtbot: QtBot) -> None:
    """What is behind it gets the keyboard while the key is down, and stays; so the start screen."""
    behind, front = open_window(makers.cafe()), open_window(makers.cafe())
    QTest.keyClick(front.view, Qt.Key.Key_W, CTRL)
    assert windows.open_ones == [behind]
    behind.activateWindow()
    qtbot.waitUntil(behind.view.hasFocus)
    go_on_holding(behind.action_set.qt["close"], 5_000)
    assert windows.open_ones == [behind]
    windows.start_screen()
    starting = windows.starting
    assert starting is not None
    with qtbot.waitSignal(starting.completed):
        starting.activateWindow()
    behind.close()
    starting.activateWindow()
    qtbot.waitUntil(starting.isActiveWindow)
    starting.guided_bar.setFocus()
    keys = starting.findChildren(QShortcut)
    close = next(each for each in keys if each.key() == QKeySequence("Ctrl+W"))
    go_on_holding(close, 5_000)
    assert not windows.open_ones
    assert windows.starting is starting
