# SPDX-License-Identifier: MIT
"""A strip above the canvas that tells of something without stopping the work."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Banner(QFrame):
    """One plain text, at most one thing to do about it, and a button that puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.way = QPushButton(self)
        self._away = QPushButton(QCoreApplication.translate("Banner", "Close"), self)
        self._act: Callable[[], object] | None = None
        for button in (self.way, self._away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.way.clicked.connect(self._do)
        self._away.clicked.connect(self.hide)
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 7, 10, 7)
        box.setSpacing(8)
        box.addWidget(self.text, 1)
        box.addWidget(self.way)
        box.addWidget(self._away)
        self.hide()

    def tell(self, text: str, words: str = "", act: Callable[[], object] | None = None) -> None:
        """Show a text, with a button of these words that does something about it."""
        self.text.setText(text)
        self.way.setText(words)
        self.way.setVisible(bool(words))
        self._act = act
        self.show()

    def _do(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
