# SPDX-License-Identifier: MIT
"""Words that an input method composes reach every field: seen while they come, kept once chosen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui.guide.guide import Guide
from stratcanvas.ui.window import Window
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key
from tests.ui.guided import HURTS, begun
from tests.ui.panes import inspector_of, outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]


def _on_card(window: Window) -> None:
    window.view.edit(key(2, PROBLEM))


def _on_note(window: Window) -> None:
    window.view.edit(key(1, NOTE))


def _in_outline(window: Window) -> None:
    outline = outline_of(window)
    window.selection.set((key(2, PROBLEM),))
    outline.tree.setFocus()
    QTest.keyClick(outline.tree, Qt.Key.Key_F2)


def _in_inspector(window: Window) -> None:
    window.selection.set((key(2, PROBLEM),))
    inspector_of(window).edit_field("statement")


def _in_find(window: Window) -> None:
    window.action_set.qt["find"].trigger()


def _in_palette(window: Window) -> None:
    window.action_set.qt["palette"].trigger()


def _in_picker(window: Window) -> None:
    window.selection.set((key(2, TACTIC),))
    window.view.connect_by_keyboard()


def _in_guide(window: Window) -> None:
    open_by_now = window.panels.guest
    guide = open_by_now if isinstance(open_by_now, Guide) else begun(window, HURTS)
    guide.answer.stops()[1].setFocus()


BOUND = [_on_card, _on_note, _in_outline, _in_inspector, _in_guide]
"""What stands there is a card's."""
FIELDS = [*BOUND, _in_find, _in_palette, _in_picker]


def _words(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    return field.toPlainText()


def _send(field: QWidget, preedit: str, chosen: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(chosen)
    QApplication.sendEvent(field, event)


def _opened(open_window: Opener) -> Window:
    canvas = makers.cafe()
    note = commands.add_note(-640.0, 520.0, "Ask Lena", key(1, NOTE))
    window = open_window(canvas.apply(note))
    window.view.setFocus()
    return window


def _gone(window: Window, go: Callable[[Window], None]) -> QWidget:
    """Go to a field, and to the end of what stands there."""
    go(window)
    field = window.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    return field


def _composed(field: QWidget) -> str:
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    return field.textCursor().block().layout().preeditAreaText()


def _written(window: Window) -> str:
    """Return the words of all cards that are written in here."""
    canvas = window.session.canvas
    return f"{canvas.problems[key(2, PROBLEM)].statement} {canvas.notes[key(1, NOTE)].text}"


class _Ends(QObject):
    """An input method that ends what is composed as the keyboard goes, as Qt has it do."""

    def eventFilter(self, field: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.FocusOut and isinstance(field, QWidget):
            _send(field, "", "한")
        return False


@pytest.mark.parametrize("go", FIELDS)
def test_composed_words_reach_every_field(
    open_window: Opener, go: Callable[[Window], None]
) -> None:
    """What is composed moves the cursor and is no word of the field yet; given up it leaves
    nothing, and what is chosen is written there.
    """
    window = _opened(open_window)
    field = _gone(window, go)
    assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    _send(field, "に")
    before = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert "に" not in _words(field)
    _send(field, "にほん")
    assert field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle) != before
    _send(field, "")
    assert "に" not in _words(field)
    _send(field, "にほん")
    _send(field, "", "日本")
    assert "日本" in _words(field)
    assert window.focusWidget() is field


@pytest.mark.parametrize("go", FIELDS)
def test_a_syllable_is_written_as_the_next_one_begins(
    open_window: Opener, go: Callable[[Window], None]
) -> None:
    """Korean grows letter by letter, and one event ends a syllable and begins another: each is
    there once, in its place, and none before it is ended. What is there can be taken out again.
    """
    field = _gone(_opened(open_window), go)
    before = _words(field)
    for grown in ("ㅎ", "하", "한"):
        _send(field, grown)
        assert _words(field) == before
    _send(field, "ㄱ", "한")
    assert _words(field) == f"{before}한"
    for grown in ("구", "국", "국ㅇ"):
        _send(field, grown)
        assert _words(field) == f"{before}한"
    _send(field, "어", "국")
    _send(field, "", "어")
    assert _words(field) == f"{before}한국어"
    event = QInputMethodEvent("", [])
    event.setCommitString("말", -1, 1)
    QApplication.sendEvent(field, event)
    assert _words(field) == f"{before}한국말"


def _go_elsewhere(window: Window, field: QWidget) -> None:
    """Give the keyboard to a button: the input method ends what is composed as it goes."""
    ending = _Ends()
    field.installEventFilter(ending)
    window.tools.buttons[0].setFocus()
    QApplication.processEvents()


def _escape(_: Window, field: QWidget) -> None:
    """Press Escape, before which an input method ends it, and lets the key go on, as of Korean."""
    _send(field, "", "한")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QApplication.processEvents()


@pytest.mark.parametrize("leave", [_go_elsewhere, _escape])
@pytest.mark.parametrize("go", BOUND)
def test_what_is_composed_is_kept_as_one_leaves(
    open_window: Opener, go: Callable[[Window], None], leave: Callable[[Window, QWidget], None]
) -> None:
    """The card has it then, once, and not before."""
    window = _opened(open_window)
    field = _gone(window, go)
    _send(field, "한")
    assert "한" not in _written(window)
    leave(window, field)
    assert _written(window).count("한") == 1


@pytest.mark.parametrize("go", BOUND)
def test_what_is_given_up_with_escape_is_nowhere_later(
    open_window: Opener, go: Callable[[Window], None]
) -> None:
    """Where no input method ends it, neither card nor field has it, also when that opens again."""
    window = _opened(open_window)
    before = window.session.canvas
    field = _gone(window, go)
    _send(field, "한")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    QApplication.processEvents()
    window.view.setFocus()
    again = _gone(window, go)
    assert _composed(again) == ""
    assert "한" not in _words(again)
    assert window.session.canvas == before


@pytest.mark.parametrize("go", FIELDS)
def test_where_one_writes_is_told_within_the_field(
    open_window: Opener, go: Callable[[Window], None]
) -> None:
    """The list of an input method stands there: at the words, however long they are, and further on
    by what is composed.
    """
    window = _opened(open_window)
    field = _gone(window, go)
    for preedit in ("", "한", "한국", "한국어" * 12):
        _send(field, preedit)
        QApplication.processEvents()
        there = QRectF(field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle))
        assert there.height() > 5
        assert QRectF(field.rect()).adjusted(-2, -2, 2, 2).intersects(there)
