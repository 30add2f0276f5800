# SPDX-License-Identifier: MIT
"""One of a few things to choose, all in sight: by a click, the arrow keys, or its number."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain.fields import Choice
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.guide.answer_box import is_typed
from stratcanvas.ui.panels.paragraph import QuietParagraph
from stratcanvas.words import tr, translated

_MARK = 34
"""Pixels from the card's edge to its words, with the round mark in them."""

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}
"""Arrow → how far it goes."""


class ChoiceCard(QRadioButton):
    """One thing to choose: a round mark, its words, and an example of it."""

    entered = Signal()
    """Enter was pressed."""
    stepped = Signal(int)
    """An arrow was pressed: 1 towards the next card, -1 towards the one before."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, words: str, example: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(words)
        self.setAccessibleDescription(example)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew under the pointer
        box = QVBoxLayout(self)
        sides = (_MARK, 12) if not self.isRightToLeft() else (12, _MARK)
        box.setContentsMargins(sides[0], 9, sides[1], 9)
        box.setSpacing(2)
        self.label = QuietParagraph(self, words=words, tone="strong", most=4)
        labels = [self.label]
        if example:
            labels.append(QuietParagraph(self, words=example, tone="muted", most=6))
        for label in labels:
            box.addWidget(label)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return what the words need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize(60, 36)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: no word is cut."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize(60, 36)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that long words take more lines."""
        return True

    @guarded(36)
    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words need."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 36

    def fits_in(self, width: int) -> bool:
        """Tell whether no word breaks in a width, in pixels."""
        words = self.accessibleName().split()
        metrics = self.label.fontMetrics()
        return all(metrics.horizontalAdvance(each) + _MARK + 14 <= width for each in words)

    def hitButton(self, spot: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Take a click anywhere."""
        return self.rect().contains(spot)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on at Enter; leave what can be typed, and a Space that chooses nothing, to others."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif step:  # Qt's own steps choose nothing where nothing was chosen
            is_turned = self.isRightToLeft() and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}
            self.stepped.emit(-step if is_turned else step)
        elif event.key() == Qt.Key.Key_Space and self.isChecked():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that the keyboard goes."""
        super().focusOutEvent(event)
        self.left.emit()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the card, and the mark that says whether it is the one."""
        theme, chosen = self.theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 1.0 + chosen + self.hasFocus()  # both show at once
        plain = theme.border if not chosen else theme.text if theme.dark else theme.accent
        edge = theme.select if self.hasFocus() else plain
        painter.setPen(QPen(QColor(edge), wide))
        lit = self.underMouse() and self.isEnabled() and not chosen
        painter.setBrush(QColor(theme.button_hover if lit else theme.field))
        inset = wide / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, 8.0, 8.0)
        x = self.width() - 18.0 if self.isRightToLeft() else 18.0
        middle = QPointF(x, 9.0 + self.fontMetrics().height() / 2)
        painter.setPen(QPen(QColor(theme.text if chosen else theme.muted), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, 6.5, 6.5)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.text))
            painter.drawEllipse(middle, 3.5, 3.5)
        painter.end()


class ChoiceCards(QWidget):
    """Some members of a Choice, each a card; none is chosen while the value is another one.

    A digit chooses. If it turns out to begin a number (“30 %”), the choice is taken back and the
    number goes, as one key, to whoever takes what is typed: no letter and no digit is lost.
    """

    chosen = Signal(object)
    """The person chose: the member."""
    entered = Signal()
    """Enter was pressed: the person wants to go on."""

    def __init__(
        self,
        members: Sequence[tuple[Choice, str]],
        theme: Theme,
        parent: QWidget,
        *,
        across: bool = False,
    ) -> None:
        """``members``: each with an example, or ""; ``across``: side by side where they fit."""
        super().__init__(parent)
        self.members = [member for member, _ in members]
        self._value = self._former = self.members[0]  # what is chosen; and was, before a digit
        self._digits = ""  # those pressed since the keyboard came here, with spaces after them
        direction = QBoxLayout.Direction
        self._across = across
        self._box = box = QBoxLayout(direction.TopToBottom, self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        self.cards: list[ChoiceCard] = []
        for place, (member, example) in enumerate(members):
            card = ChoiceCard(translated(member.label), translated(example), theme, self)
            tip = tr("Press {n} to choose this").format(n=place + 1)
            card.setToolTip(tip)
            card.clicked.connect(lambda _=False, member=member: self._choose(member))
            card.entered.connect(self.entered)
            card.stepped.connect(lambda step, place=place: self._go_to(place + step))
            card.left.connect(self._forget)
            self.cards.append(card)
            box.addWidget(card, 1)
        self.setFocusProxy(self.cards[0])

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand side by side where that leaves room for the longest word."""
        super().resizeEvent(event)
        if self._across:
            direction = QBoxLayout.Direction
            room = (self.width() - 6 * (len(self.cards) - 1)) // len(self.cards)
            fits = all(card.fits_in(room) for card in self.cards)
            self._box.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def show_value(self, value: Choice) -> None:
        """Show which one is chosen."""
        self._value = value
        for member, card in zip(self.members, self.cards, strict=True):
            card.setAutoExclusive(False)  # else the last one chosen could not be taken back
            card.setChecked(member is value)
            card.setAutoExclusive(True)
        place = self.members.index(value) if value in self.members else 0
        self.setFocusProxy(self.cards[place])

    def allow(self, *, may: bool) -> None:
        """Let somebody choose, or only read."""
        for card in self.cards:
            card.setEnabled(may)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        for card in self.cards:
            card.theme = theme
            card.update()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by a digit; hand what else is typed on, whole."""
        text, digits = event.text(), self._digits
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and text.isdecimal() and 0 < int(text) <= len(self.cards) and " " not in digits:
            self._choose_by(text)
        elif text == " ":
            self._digits += text if digits else ""
        elif digits and is_typed(event) and (" " in digits or not text.isalpha()):
            self.chosen.emit(self._former)
            whole = QKeyEvent(event.type(), event.key(), event.modifiers(), digits + text)
            around = self.parentWidget()
            assert around is not None
            QApplication.sendEvent(around, whole)
        else:
            event.ignore()

    def _go_to(self, place: int) -> None:
        """Choose the card at a place, or the nearest one to it."""
        card = self.cards[max(0, min(place, len(self.cards) - 1))]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        if not card.isChecked():
            card.click()

    def _choose_by(self, digit: str) -> None:
        card, digits = self.cards[int(digit) - 1], self._digits + digit
        if len(digits) == 1:
            self._former = self._value
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        card.click()
        self._digits = digits

    def _choose(self, member: Choice) -> None:
        self._forget()
        self.chosen.emit(member)

    def _forget(self) -> None:
        self._digits = ""
