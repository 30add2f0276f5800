# SPDX-License-Identifier: MIT
"""Keycaps (1️⃣) in a box that is typed in: each drawn as one sign, as on the card."""

from PySide6.QtGui import QSyntaxHighlighter, QTextDocument

from stratcanvas.paint.keycaps import keycaps
from stratcanvas.qt.guard import guarded


class KeycapFormats(QSyntaxHighlighter):
    """Keeps the formats up with what is typed; they are no part of the text, nor of its undo."""

    @guarded(None)
    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Give each keycap of a line its font."""
        for each in keycaps(text):
            self.setFormat(each.start, each.length, each.format)


def format_keycaps(document: QTextDocument) -> None:
    """Have keycaps in a document drawn right from now on."""
    if document.findChild(KeycapFormats) is None:
        KeycapFormats(document)
