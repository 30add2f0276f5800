# SPDX-License-Identifier: MIT
"""A box one types in keeps undo and redo while it has any of its own."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

from stratcanvas.qt.undo_keys import goes_to_window

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


def pressed(
    key: QKeySequence.StandardKey, kind: QEvent.Type = QEvent.Type.ShortcutOverride
) -> QKeyEvent:
    chord = QKeySequence(key)[0]
    event = QKeyEvent(kind, chord.key(), chord.keyboardModifiers())
    event.accept()
    return event


@pytest.mark.parametrize(("key", "own"), [(UNDO, {"undo"}), (REDO, {"redo"})])
def test_a_key_goes_to_the_window_when_the_box_has_nothing_for_it(
    key: QKeySequence.StandardKey, own: set[str]
) -> None:
    """Having something for one of the two keys keeps only that one."""
    mine, other = pressed(key), pressed(key)
    assert not goes_to_window(mine, undo="undo" in own, redo="redo" in own)
    assert mine.isAccepted()
    assert goes_to_window(other, undo="undo" not in own, redo="redo" not in own)
    assert not other.isAccepted()


def test_only_the_question_who_hears_a_key_is_answered() -> None:
    """The press itself and other events are left as they are."""
    press = pressed(UNDO, QEvent.Type.KeyPress)
    assert not goes_to_window(press, undo=False, redo=False)
    assert press.isAccepted()
    assert not goes_to_window(QEvent(QEvent.Type.Show), undo=False, redo=False)
