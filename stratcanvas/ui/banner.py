# SPDX-License-Identifier: MIT
"""A strip above the canvas that tells of something without stopping the work."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import harmless_lines
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr

_LEAST_WORDS = 240
"""Pixels that words need beside the buttons."""


Way = tuple[str, Callable[[], object]]
"""A way on: the words of its button, and what it does."""


class Banner(QFrame):
    """One plain text, at most two ways on, and a button that puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.text = Paragraph(self, most=6)
        self.way, self.other = QPushButton(self), QPushButton(self)
        self._away = QPushButton(tr("Close"), self)
        self._acts: list[Callable[[], object]] = []
        self.way.clicked.connect(lambda: self._do(0))
        self.other.clicked.connect(lambda: self._do(1))
        self._away.clicked.connect(self.hide)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(14, 7, 10, 7)
        self._box.setSpacing(8)
        self._box.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.way, self.other, self._away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self._box.addLayout(row)
        self.hide()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the buttons below the words where there is no room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = (each for each in (self.way, self.other, self._away) if not each.isHidden())
        needed = sum(button.sizeHint().width() + 8 for button in shown) + _LEAST_WORDS
        direction = QBoxLayout.Direction
        narrow = needed > self.width()
        self._box.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def tell(self, text: str, *ways: Way) -> None:
        """Show a text, with a button for each of at most two ways on."""
        self.text.setText(harmless_lines(text))
        self._acts = [act for _, act in ways]
        for place, button in enumerate((self.way, self.other)):
            button.setText(ways[place][0] if place < len(ways) else "")
            button.setVisible(place < len(ways))
        self._arrange()
        self.show()

    def _do(self, place: int) -> None:
        self.hide()
        self._acts[place]()
