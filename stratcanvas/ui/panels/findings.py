# SPDX-License-Identifier: MIT
"""What the rules say, one button a finding; pressing it selects the card it is about."""

import re

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.coach.lexicon import RuleText, rule_text
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.finding_index import FindingIndex
from stratcanvas.domain.names import listed, name_of
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.qt.tool_tip import tool_tip
from stratcanvas.safe_words import isolated
from stratcanvas.ui.colours import set_tone
from stratcanvas.ui.icons import pixmap
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr

MOST, MOST_FIRST = 12, 5
"""Findings shown at once about the selection, and about everything; the first are most useful."""
_NUMBER = re.compile("^(\u2068?[0-9]+) ")
"""A problem's number; it stands on one line with the beginning of its words, however long."""


class FindingButton(QAbstractButton):
    """One finding: a mark, what it is about (unless that is selected), and what the rule says."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark = plain_label("", self)
        self._sentence = Paragraph(self, most=8)
        self._subject = Paragraph(self, most=2)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self._mark, self._subject, self._sentence):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for label in (self._subject, self._sentence):
            words.addWidget(label)
        self._subject.setProperty("tone", "strong")
        box = QHBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.setSpacing(8)
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)

    def show_finding(self, theme: Theme, subject: str, text: RuleText) -> None:
        """Show a rule's words, under a subject's name or without one."""
        self._theme = theme
        self._mark.setPixmap(pixmap("circle-alert", theme.uncounted_label))
        self._subject.setText(_NUMBER.sub("\\1\u00a0", subject))
        self._subject.setVisible(bool(subject))
        self._sentence.setText(text.sentence)
        self.setAccessibleName(f"{subject}: {text.sentence}" if subject else text.sentence)
        example = tr("For example: {good}").format(good=text.good)
        self.setToolTip(tool_tip(f"{text.reason}\n\n{example}"))
        self.setAccessibleDescription(f"{text.reason} {example}")

    @guarded(None)
    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    @guarded(None)
    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Take that back."""
        super().leaveEvent(event)
        self.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground while pointed at, and a ring while the keyboard is here."""
        if not (self.underMouse() or self.hasFocus()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = QColor(self._theme.button_hover if self.underMouse() else self._theme.panel)
        edge = QPen(QColor(self._theme.select), 2.0) if self.hasFocus() else Qt.PenStyle.NoPen
        painter.setPen(edge)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6.0, 6.0)
        painter.end()


class Findings(QWidget):
    """The findings about the selection, or about everything."""

    wanted = Signal(str)
    """The person wants to go to this record."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._subjects: list[str] = []
        self.buttons: list[FindingButton] = []
        self._state: tuple[object, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self.rest = Paragraph(self)
        self._box.addWidget(self.rest)

    def show_findings(
        self, canvas: Canvas, found: FindingIndex, theme: Theme, *, named: bool
    ) -> None:
        """Show findings; ``named`` says what each is about, for when several cards are meant."""
        shown, total = found.first(MOST_FIRST if named else MOST), found.total
        subjects = [each.subject for each in shown]
        spoken_for = {canvas.id, canvas.strategy.id}  # their sentences say what they are about
        names = [
            isolated(listed(name_of(canvas, key))) if named and key not in spoken_for else ""
            for key in subjects
        ]
        state = (total, names, [each.rule for each in shown], subjects, theme)
        if state == self._state:
            return
        self._state = state
        self._subjects = subjects
        while len(self.buttons) < len(shown):
            button = FindingButton(theme, self)
            place = len(self.buttons)
            button.clicked.connect(lambda _=False, place=place: self._go(place))
            self.buttons.append(button)
            self._box.insertWidget(place, button)
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(shown))
            if place < len(shown):
                text = rule_text(shown[place].rule, type(canvas.get(subjects[place])))
                button.show_finding(theme, names[place], text)
        more = total - len(shown)
        calm = tr("Nothing to mend here.")
        self.rest.setText(tr("And {n} more.").format(n=more) if more else "" if total else calm)
        set_tone(self.rest, "muted" if more else "good")
        self.rest.setVisible(bool(self.rest.text()))

    def _go(self, place: int) -> None:
        if place < len(self._subjects):
            self.wanted.emit(self._subjects[place])
