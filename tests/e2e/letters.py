# SPDX-License-Identifier: MIT
"""Types words of any script: the first letters by keys, the rest as an input method hands it over.

A key for each of some thousand letters would be as many edits, each on the disk.
"""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_BY_KEYS = 3


def type_letters(widget: QWidget, words: str) -> None:
    """Type a line of words; QTest itself knows ASCII alone."""
    begin = words[:_BY_KEYS] if words[:_BY_KEYS].isascii() else ""
    QTest.keyClicks(widget, begin)
    rest = QInputMethodEvent()
    rest.setCommitString(words.removeprefix(begin))
    QApplication.sendEvent(widget, rest)
