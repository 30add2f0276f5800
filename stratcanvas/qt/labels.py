# SPDX-License-Identifier: MIT
"""Labels that show words as they are. Qt's own guess at rich text, which reads files."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget

from stratcanvas.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit


_FROM_RIGHT = "\u200f"
"""A mark that nobody sees: what follows it is a sentence that is read from the right."""


class OwnSentence(QLabel):
    """Shows a sentence of ours as the window is read, though it may begin with the name of a key.

    Qt has whatever begins with a Latin letter begin at the left, and read from there.
    """

    def __init__(self, parent: QWidget, *, wraps: bool = True) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Show a sentence."""
        super().setText(_FROM_RIGHT + words if words and self.isRightToLeft() else words)


def plain_label(
    words: str = "", parent: QWidget | None = None, *, tone: str = "", wraps: bool = False
) -> QLabel:
    """Return a label of plain text; ``tone`` is one of the style sheet's, such as ``muted``."""
    label = QLabel(words, parent) if parent is not None else QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if tone:
        label.setProperty("tone", tone)
    if wraps:
        label.setWordWrap(True)
    return label


def name_clear_button(line: "QLineEdit", purpose: str) -> None:
    """Name the button in a field that empties it, and say what for: Qt's has a picture alone."""
    for action in line.findChildren(QAction):
        action.setText(tr("Clear"))
        action.setToolTip(purpose)
