# SPDX-License-Identifier: MIT
"""One finding, folded or open: opened, it says why, shows before and after, and can be ignored.

Panels draw a finding in no other way.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.ui.icons import pixmap
from stratcanvas.ui.panels.finding_head import INDENT, FindingHead, FindingWords
from stratcanvas.ui.panels.indent import indented
from stratcanvas.ui.panels.link_button import PAD, LinkRow
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr

_BAR, _BULB = 3, 16
"""Pixels that the bar beside an example and the light bulb are wide."""


class Example(QWidget):
    """An example beside a bar in the colour of what it shows, under a word that says it too."""

    def __init__(self, caption: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = ""
        self.caption = Paragraph(self, words=caption, tone="muted", most=1)
        self.words = Paragraph(self, most=8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 2)
        box.setSpacing(0)
        for label in (self.caption, self.words):
            box.addLayout(indented(label, 11))

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bar on the side where one begins to read."""
        painter = QPainter(self)
        x = self.width() - _BAR if self.isRightToLeft() else 0
        painter.fillRect(QRect(x, 0, _BAR, self.height()), QColor(self.colour))
        painter.end()


class Details(QWidget):
    """Why a rule speaks, the examples of its light bulb, and how not to hear it again."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.reason = Paragraph(self, tone="muted", most=8)
        self._bulb = plain_label("", self)
        self._bulb.setAccessibleName(tr("Example"))
        self.bad = Example(tr("Instead of"), self)
        self.good = Example(tr("Better"), self)
        self.ways = LinkRow([tr("Ignore here"), tr("Don’t check this in this canvas")], self)
        self.ignore, self.switch_off = self.ways.links
        self.ignore.setToolTip(tr("Leaves this one out; it can be heard again at the coach’s end"))
        self.switch_off.setToolTip(tr("Leaves all of this kind out; they can be heard again"))
        examples = QVBoxLayout()
        examples.setSpacing(6)
        examples.addWidget(self.bad)
        examples.addWidget(self.good)
        beside = QHBoxLayout()
        beside.setSpacing(INDENT - _BULB - 4)
        beside.addWidget(self._bulb, 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(examples, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(6)
        box.addLayout(indented(self.reason, INDENT, 6))
        box.addLayout(indented(beside, 4, 6))
        box.addLayout(indented(self.ways, INDENT - PAD))

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self._bulb.setPixmap(pixmap("lightbulb", theme.uncounted_label))
        self.bad.colour, self.good.colour = theme.problem_edge, theme.good
        self.update()

    def show_told(self, told: FindingWords) -> None:
        """Show the reason and the examples of a rule."""
        self.reason.setText(told.text.reason)
        self.bad.words.setText(told.text.bad)
        self.good.words.setText(told.text.good)
        self.update()


class FindingRow(QFrame):
    """A finding in a list: its head, and below it the details while it is open."""

    wanted = Signal()
    """The person wants to go to the card."""
    folded = Signal(bool)
    """The person wants it folded, or open."""
    walked = Signal(int)
    """The keyboard is to go so many rows down."""
    ignored = Signal()
    """The person does not want to hear it."""
    switched_off = Signal()
    """The person does not want to hear the rule on this canvas."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("finding")
        self.told: FindingWords | None = None
        self.is_open = False
        self._shown: tuple[object, ...] = ()
        self._may_ignore = True
        self.head = FindingHead(theme, self)
        self.details: Details | None = None  # made when it is first opened
        self.head.wanted.connect(self.wanted)
        self.head.folded.connect(self.folded)
        self.head.walked.connect(self.walked)
        self.head.clicked.connect(self._pressed)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.head)

    @property
    def subject(self) -> str:
        """Return the id of the record that it is about."""
        return self.told.finding.subject if self.told is not None else ""

    def _pressed(self) -> None:
        """Let a screen reader press it as a key does; the mouse is heard by the head itself."""
        if not self.head.by_mouse:
            self.head.press()

    def allow(self, *, may_ignore: bool) -> None:
        """Let it be ignored, or not: where nothing may be edited, nothing may be ignored."""
        self._may_ignore = may_ignore
        if self.details is not None:
            self.details.ways.setEnabled(may_ignore)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on: what it says stays as it is."""
        self.head.set_theme(theme)
        if self.details is not None:
            self.details.set_theme(theme)

    def show_told(self, told: FindingWords, *, is_open: bool, place: str) -> None:
        """Show a finding, folded or open; ``place`` says which of how many, for who hears it."""
        state = (told, is_open, place)
        if state == self._shown:
            return
        self._shown, self.told, self.is_open = state, told, is_open
        self.head.show_told(told, is_open=is_open)
        text = told.text
        name = f"{told.subject}: {text.sentence}" if told.subject else text.sentence
        self.head.setAccessibleName(name)
        state_words = tr("open") if is_open else tr("folded")
        examples = _joined(f"{tr('Instead of')}: {text.bad}", f"{tr('Better')}: {text.good}")
        where = ", ".join(filter(None, (place, state_words)))
        parts = (told.because, where, text.reason, examples if is_open else "")
        self.head.setAccessibleDescription(_joined(*parts))
        if is_open:
            if self.details is None:
                self.details = Details(self)
                self.details.set_theme(self.head.theme)
                self.details.ignore.clicked.connect(self.ignored)
                self.details.switch_off.clicked.connect(self.switched_off)
                self._box.addWidget(self.details)
                self.allow(may_ignore=self._may_ignore)
            self.details.show_told(told)
        if self.details is not None and self.details.isHidden() is is_open:
            self.details.setVisible(is_open)


def _joined(*parts: str) -> str:
    """Return what is read aloud one after the other, each with one stop at its end."""
    return " ".join(e if e.endswith((".", "?", ".”", "?”")) else f"{e}." for e in parts if e)
