# SPDX-License-Identifier: MIT
"""A strip above the canvas that tells of something without stopping the work."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QMargins, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.tool_tip import tool_tip
from stratcanvas.safe_words import harmless_lines
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.ui.panels.paragraph import Paragraph

_LEAST_WORDS = 240
"""Pixels that words need beside the buttons."""
_AROUND, _GAP = QMargins(14, 7, 10, 7), 8
"""Pixels around all parts, and between two."""
_LAID_ANEW = {
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.LayoutDirectionChange,
}


Way = tuple[str, Callable[[], object]]
"""A way on: the words of its button, and what it does. False: nothing came of it."""


class Plan(NamedTuple):
    """Where the parts of a banner lie, as one reads from the left, and how high they are."""

    places: dict[QWidget, QRect]
    height: int
    words: tuple[str, ...] = ()
    """What stands on the buttons, in lines that have room there."""


class Parts:
    """What a banner shows: its text and its three buttons."""

    def __init__(self, banner: QWidget) -> None:
        from stratcanvas.ui.panels.paragraph import Paragraph

        self.text = Paragraph(banner, most=8)
        self.ways = QPushButton(banner), QPushButton(banner)
        self.away = QPushButton(tr("Hide"), banner)
        self.away.setToolTip(tr("Puts this message away"))
        for button in (*self.ways, self.away):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        for part in (self.text, self.away):
            part.show()

    def plan(self, width: int, words: Sequence[str]) -> Plan:
        """Lay buttons beside the text, in a row below it, or one below the other, as there is room.

        ``width`` is in pixels, ``words`` are the ways'. One too long for a line goes on in the
        next. Nothing is changed by asking.
        """
        buttons = *self.ways, self.away
        before = [each.text() for each in buttons]
        made = self._planned(width, words)
        made = made._replace(words=tuple(each.text() for each in buttons))
        for button, text in zip(buttons, before, strict=True):
            button.setText(text)
        return made

    def _planned(self, width: int, words: Sequence[str]) -> Plan:
        room = width - _AROUND.left() - _AROUND.right()
        for button, whole in zip(self.ways, words, strict=True):
            button.setText(whole)
        shown = [each for each in (*self.ways, self.away) if not each.isHidden()]
        row = sum(each.sizeHint().width() for each in shown) + _GAP * (len(shown) - 1)
        for button in shown:
            if (size := button.sizeHint().width()) > room:
                ends = size - button.fontMetrics().horizontalAdvance(button.text())
                button.setText(in_lines(button.text(), button.fontMetrics(), room - ends))
        sizes = [each.sizeHint() for each in shown]
        x, y, right = _AROUND.left(), _AROUND.top(), width - _AROUND.right()
        if row > room:
            below = y + self.text.heightForWidth(room) + _GAP
            places: dict[QWidget, QRect] = {self.text: QRect(x, y, room, below - y - _GAP)}
            for button, its in zip(shown, sizes, strict=True):
                places[button] = QRect(x, below, room, its.height())
                below += its.height() + _GAP
            return Plan(places, below - _GAP + _AROUND.bottom())
        beside = row + _LEAST_WORDS <= room
        wide = room - row - _GAP if beside else room
        words_high, high = self.text.heightForWidth(wide), max(size.height() for size in sizes)
        whole_high = max(words_high, high) if beside else words_high + _GAP + high
        top = y + (whole_high - words_high) // 2 if beside else y
        level = y + (whole_high - high) // 2 if beside else y + words_high + _GAP
        places = {self.text: QRect(x, top, wide, words_high)}
        for button, its in zip(reversed(shown), reversed(sizes), strict=True):
            right -= its.width()
            places[button] = QRect(right, level, its.width(), high)
            right -= _GAP
        return Plan(places, y + whole_high + _AROUND.bottom())

    def lay_out(self, plan: Plan, room: QRect, *, mirrored: bool) -> None:
        """Lay all in a room as it is planned; the tip of the text has what is cut of it."""
        for button, words in zip((*self.ways, self.away), plan.words, strict=True):
            button.setText(words)
        for part, place in plan.places.items():
            if mirrored:
                place.moveLeft(room.width() - place.right() - 1)
            part.setGeometry(place.translated(room.topLeft()))
        lines = self.text.lines(self.text.width())
        cut = bool(lines) and lines[-1].endswith("…")
        self.text.setToolTip(tool_tip(self.text.text()) if cut else "")
        self.text.setAccessibleDescription(tr("Shortened on screen") if cut else "")


def in_lines(words: str, metrics: QFontMetrics, width: int) -> str:
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
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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

    def _planned(self, width: int) -> Plan:
        words = [words for words, _ in self._ways]
        return self._parts.plan(width, [*words, "", ""][: len(self._parts.ways)])

    @property
    def _around(self) -> QSize:
        """Return how many pixels the line below the parts takes, and what lies over a side."""
        return self.size() - self.contentsRect().size()

    @guarded(0)
    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height at which all of it is seen: whoever lays it out knows it at once."""
        if "_parts" not in vars(self):
            return 0
        around = self._around
        return self._planned(width - around.width()).height + around.height()

    @guarded(QSize(200, 40))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a usual size; the height follows the width."""
        return QSize(400, self.heightForWidth(400))

    @guarded(QSize(120, 40))
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let a narrow window be narrow."""
        return QSize(120, 0)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the buttons below the words where there is no room for both."""
        super().resizeEvent(event)
        if not self.isHidden():
            self._arrange()

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Lay all anew in other letters, and from the other side."""
        super().changeEvent(event)
        if event.type() in _LAID_ANEW and not self.isHidden():
            self.updateGeometry()
            self._arrange()

    def _arrange(self) -> None:
        room = self.contentsRect()
        self._parts.lay_out(self._planned(room.width()), room, mirrored=self.isRightToLeft())

    def tell(self, text: str, *ways: Way) -> None:
        """Show a text, with a button for each of at most two ways on."""
        self.text.setText(harmless_lines(text))
        self._ways = ways
        for place, button in enumerate(self._parts.ways):
            button.setAccessibleName(ways[place][0] if place < len(ways) else "")
            button.setVisible(place < len(ways))
        self.updateGeometry()
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
