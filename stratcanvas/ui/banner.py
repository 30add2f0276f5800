# SPDX-License-Identifier: MIT
"""A strip above the canvas that tells of something without stopping the work."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from stratcanvas.words import harmless_lines

Way = tuple[str, Callable[[], object]]
"""A way on: the words of its button, and what it does."""


class Banner(QFrame):
    """One plain text, at most two ways on, and a button that puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.text = QLabel(self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.way, self.other = QPushButton(self), QPushButton(self)
        self._away = QPushButton(QCoreApplication.translate("Banner", "Close"), self)
        self._acts: list[Callable[[], object]] = []
        self.way.clicked.connect(lambda: self._do(0))
        self.other.clicked.connect(lambda: self._do(1))
        self._away.clicked.connect(self.hide)
        box = QHBoxLayout(self)
        box.setContentsMargins(14, 7, 10, 7)
        box.setSpacing(8)
        box.addWidget(self.text, 1)
        for button in (self.way, self.other, self._away):
            button.setFocusPolicy(
                Qt.FocusPolicy.TabFocus
            )  # a click leaves the keys where one types
            box.addWidget(button)
        self.hide()

    def tell(self, text: str, *ways: Way) -> None:
        """Show a text, with a button for each of at most two ways on."""
        self.text.setText(harmless_lines(text))
        self._acts = [act for _, act in ways]
        for place, button in enumerate((self.way, self.other)):
            button.setText(ways[place][0] if place < len(ways) else "")
            button.setVisible(place < len(ways))
        self.show()

    def _do(self, place: int) -> None:
        self.hide()
        self._acts[place]()
