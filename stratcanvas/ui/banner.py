# SPDX-License-Identifier: MIT
"""A strip above the canvas that tells of something without stopping the work."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

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
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.ui.panels.paragraph import Paragraph

_LEAST_WORDS = 240
"""Pixels that words need beside the buttons."""


Way = tuple[str, Callable[[], object]]
"""A way on: the words of its button, and what it does."""


class Parts:
    """What a banner shows: its text and its three buttons, laid out in it."""

    def __init__(self, banner: QWidget) -> None:
        from stratcanvas.ui.panels.paragraph import Paragraph

        self.text = Paragraph(banner, most=6)
        self.ways = QPushButton(banner), QPushButton(banner)
        self.away = QPushButton(tr("Close"), banner)
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, banner)
        self.box.setContentsMargins(14, 7, 10, 7)
        self.box.setSpacing(8)
        self.box.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (*self.ways, self.away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        self.box.addLayout(row)


class Banner(QFrame):
    """One plain text, at most two ways on, and a button that puts it away.

    Its parts are made when it first tells something: most windows never have to.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._acts: list[Callable[[], object]] = []
        self.hide()

    @cached_property
    def _parts(self) -> Parts:
        made = Parts(self)
        for place, button in enumerate(made.ways):
            button.clicked.connect(lambda _=False, place=place: self._do(place))
        made.away.clicked.connect(self.hide)
        return made

    @property
    def text(self) -> "Paragraph":
        """Return what shows the text."""
        return self._parts.text

    @property
    def way(self) -> QPushButton:
        """Return the button of the first way on."""
        return self._parts.ways[0]

    @property
    def other(self) -> QPushButton:
        """Return the button of the second way on."""
        return self._parts.ways[1]

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the buttons below the words where there is no room for both."""
        super().resizeEvent(event)
        if not self.isHidden():
            self._arrange()

    def _arrange(self) -> None:
        parts = self._parts
        shown = (each for each in (*parts.ways, parts.away) if not each.isHidden())
        needed = sum(button.sizeHint().width() + 8 for button in shown) + _LEAST_WORDS
        direction = QBoxLayout.Direction
        narrow = needed > self.width()
        parts.box.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def tell(self, text: str, *ways: Way) -> None:
        """Show a text, with a button for each of at most two ways on."""
        self.text.setText(harmless_lines(text))
        self._acts = [act for _, act in ways]
        for place, button in enumerate(self._parts.ways):
            button.setText(ways[place][0] if place < len(ways) else "")
            button.setVisible(place < len(ways))
        self._arrange()
        self.show()

    def _do(self, place: int) -> None:
        self.hide()
        self._acts[place]()
