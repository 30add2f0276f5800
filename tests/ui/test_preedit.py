# SPDX-License-Identifier: MIT
"""Words that an input method composes reach every field: seen while they come, kept once chosen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui.window import Window
from tests import makers
from tests.makers import PROBLEM, TACTIC, key
from tests.ui.panes import inspector_of, outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]


def _on_card(window: Window) -> None:
    window.view.edit(key(2, PROBLEM))


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


def _words(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    return field.toPlainText()


def _send(field: QWidget, preedit: str, chosen: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(chosen)
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize(
    "go", [_on_card, _in_outline, _in_inspector, _in_find, _in_palette, _in_picker]
)
def test_composed_words_reach_every_field(
    open_window: Opener, go: Callable[[Window], None]
) -> None:
    """What is composed moves the cursor and is no word of the field yet; given up it leaves
    nothing, and what is chosen is written there.
    """
    window = open_window(makers.cafe())
    window.view.setFocus()
    go(window)
    field = window.focusWidget()
    assert field is not None
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
