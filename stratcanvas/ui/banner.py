# SPDX-License-Identifier: MIT
"""A strip above the canvas that tells of something without stopping the work."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.tool_tip import tool_tip
from stratcanvas.safe_words import harmless_lines
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.ui.panels.paragraph import Paragraph

_LEAST_WORDS = 240
"""Pixels that words need beside the buttons."""


Way = tuple[str, Callable[[], object]]
"""A way on: the words of its button, and what it does. False: nothing came of it."""


class Parts:
    """What a banner shows: its text and its three buttons, laid out in it."""

    def __init__(self, banner: QWidget) -> None:
        from stratcanvas.ui.panels.paragraph import Paragraph

        self.text = Paragraph(banner, most=8)
        self.ways = QPushButton(banner), QPushButton(banner)
        self.away = QPushButton(tr("Hide"), banner)
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, banner)
        self.box.setContentsMargins(14, 7, 10, 7)
        self.box.setSpacing(8)
        self.box.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.row.setSpacing(8)
        self.row.addStretch(1)
        for button in (*self.ways, self.away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self.row.addWidget(button)
        self.box.addLayout(self.row)

    def arrange(self, width: int, words: Sequence[str]) -> None:
        """Lay buttons beside the text, in a row below it, or one below the other, as there is room.

        ``width`` is in pixels, ``words`` are the ways'. One too long for a line goes on in the
        next.
        """
        margins = self.box.contentsMargins()
        room = width - margins.left() - margins.right()
        for button, whole in zip(self.ways, words, strict=True):
            button.setText(whole)
        shown = [each for each in (*self.ways, self.away) if not each.isHidden()]
        sizes = [button.sizeHint().width() for button in shown]
        row = sum(sizes) + self.row.spacing() * (len(sizes) - 1)
        beside, stacked = row + _LEAST_WORDS <= room, row > room
        for button, size in zip(shown, sizes, strict=True):
            if size > room:
                ends = size - button.fontMetrics().horizontalAdvance(button.text())
                button.setText(_broken(button.text(), button.fontMetrics(), room - ends))
        direction = QBoxLayout.Direction
        self.row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self.box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        needed = row + self.box.spacing() if beside else 0
        lines = self.text.lines(room - needed)
        cut = bool(lines) and lines[-1].endswith("…")
        self.text.setToolTip(tool_tip(self.text.text()) if cut else "")


def _broken(words: str, metrics: QFontMetrics, width: int) -> str:
    """Return words in lines that fit in a width, in pixels, where their length lets them."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


class Banner(QFrame):
    """One plain text, at most two ways on, and a button that puts it away.

    Its parts are made when it first tells something: most windows never have to.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ways: tuple[Way, ...] = ()
        self.hide()

    @cached_property
    def _parts(self) -> Parts:
        made = Parts(self)
        for place, button in enumerate(made.ways):
            button.clicked.connect(lambda _=False, place=place: self._do(place))
        made.away.clicked.connect(self.hide)
        self._take_colours()
        return made

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self._theme = theme
        if "_parts" in vars(self):
            self._take_colours()

    def _take_colours(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"Banner {{ background: {theme.frame_fill};"
            f" border-bottom: 1px solid {theme.frame_edge}; }}"
            f"QLabel {{ color: {theme.frame_text}; }}"
        )

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

    @property
    def away(self) -> QPushButton:
        """Return the button that puts it away."""
        return self._parts.away

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the buttons below the words where there is no room for both."""
        super().resizeEvent(event)
        if not self.isHidden():
            self._arrange()

    def _arrange(self) -> None:
        words = [words for words, _ in self._ways]
        self._parts.arrange(self.contentsRect().width(), [*words, "", ""][: len(self._parts.ways)])

    def tell(self, text: str, *ways: Way) -> None:
        """Show a text, with a button for each of at most two ways on."""
        self.text.setText(harmless_lines(text))
        self._ways = ways
        for place, button in enumerate(self._parts.ways):
            button.setAccessibleName(ways[place][0] if place < len(ways) else "")
            button.setVisible(place < len(ways))
        self._arrange()
        self.show()
        self.setAccessibleDescription(text)
        from PySide6.QtGui import QAccessible  # 130 names with it: no start needs them

        if QAccessible.isActive():  # after whatever gets the keyboard, which would cut it short
            QTimer.singleShot(0, self, partial(self._announce, text))

    def _announce(self, text: str) -> None:
        from stratcanvas.stage.announcement import announce

        if not self.isHidden():
            announce(self, text)

    def put_away(self) -> None:
        """Hide what it tells: that is over, even while a way on is being tried."""
        self._ways = ()
        self.hide()

    def _do(self, place: int) -> None:
        """Go a way on. Where nothing came of it, as a dialog was left, what was told stays so."""
        ways = self._ways
        self.hide()
        if ways[place][1]() is False and self._ways is ways:
            self.show()
