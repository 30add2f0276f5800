# SPDX-License-Identifier: MIT
"""A key that is held a moment too long, or of a layout that is not Latin, as Qt tells of it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
_PRESS, _LET_GO = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
CYRILLIC = {"P": (33, "з"), "T": (28, "е"), "N": (57, "т"), "C": (54, "с")}
"""Letter → the scan code of its place, and what a Russian layout has there."""


def hold_on(key: Qt.Key, *, seen: bool) -> None:
    """Tell three times of a key that is down already; ``seen``: Qt knows that it is still down."""
    text = chr(key).lower() if key < Qt.Key.Key_Escape else ""
    for time in range(5_000, 5_120, 40):
        for kind in (_LET_GO, _PRESS):
            event = QKeyEvent(kind, key, NONE, text, seen)
            event.setTimestamp(time)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def hold_down(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key and tell three times that it is down still; then it is let go."""
    QTest.keyClick(widget, key, held)
    for _ in range(3):
        for kind in (QEvent.Type.ShortcutOverride, _PRESS):
            event = QKeyEvent(kind, key, held, "", True)
            QApplication.sendEvent(QApplication.focusWidget(), event)


def by_place(widget: QWidget, letter: str, held: Qt.KeyboardModifier = NONE) -> None:
    """Press a key as a system does that has a Russian layout and no other."""
    code, words = CYRILLIC[letter]
    for kind, down in ((QEvent.Type.KeyPress, held), (QEvent.Type.KeyRelease, NONE)):
        event = QKeyEvent(kind, ord(words.upper()), down, code, 0, 0, "" if held else words)
        QApplication.sendEvent(widget, event)
