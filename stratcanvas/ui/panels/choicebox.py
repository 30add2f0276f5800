# SPDX-License-Identifier: MIT
"""A box that offers the members of a Choice.

It draws itself, so that it looks like the other fields in both themes, and it leaves the mouse
wheel to the panel: scrolling past must not change a plan.
"""

from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from stratcanvas.domain.fields import Choice
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.icons import DOWN, draw_head, scale_for
from stratcanvas.words import translated

_SIDE = 18
"""Pixels at its end that the arrow has."""


class WordBox(QComboBox):
    """A box that offers some words."""

    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, words: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spare = ""
        self._read_only = self._is_heard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.addItems(words)

    def setReadOnly(self, read_only: bool) -> None:  # noqa: N802 - as Qt's text boxes have it
        """Offer nothing from now on, or all again; the word stays readable, unlike a greyed one."""
        self._read_only = read_only
        self.update()

    @guarded(None)
    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list, where something may be chosen."""
        if not self._read_only:
            from PySide6.QtGui import QAccessible  # 130 names with it: no start needs them

            super().showPopup()
            if QAccessible.isActive() and not self._is_heard:
                self._is_heard = True
                self.view().selectionModel().selectionChanged.connect(self._soon_hear)

    def _soon_hear(self) -> None:
        QTimer.singleShot(0, self, self._hear)  # then the current word is there, too

    def _hear(self) -> None:
        """Take what a screen reader does with a word of the open list for a click on it.

        It selects the word alone, or lets the one go that was chosen; keys and mouse go to it too.
        """
        chosen, current = self.view().selectedIndexes(), self.view().currentIndex()
        if not self.view().isVisible() or chosen == [current]:
            return
        self.hidePopup()
        if chosen:
            self.setCurrentIndex(chosen[0].row())
            self.activated.emit(chosen[0].row())

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Choose by keys, where something may be chosen."""
        if self._read_only:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a one-line text box, and the width that its longest word needs."""
        metrics, ends = self.fontMetrics(), 8 + round(_SIDE * scale_for(self.font()))
        words = (metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count()))
        return QSize(max(120, ends + max(words, default=0) + 2), metrics.lineSpacing() + 14)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let a narrow panel be narrow."""
        return QSize(60, self.sizeHint().height())

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Keep letters for finding a member; they must not add cards."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers()
            in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}
            and event.text().isprintable()
            and event.text()
        ):
            event.accept()
            return True
        return super().event(event)

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the choosing is over, unless its own list took the keys."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the panel scroll."""
        event.ignore()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a field with its word and an arrow down."""
        palette = self.palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole
        edge = palette.color(role.Highlight if self.hasFocus() else role.Mid)
        width = 2.0 if self.hasFocus() else 1.0
        painter.setPen(QPen(edge, width))
        painter.setBrush(palette.color(role.Base))
        inset = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6.0, 6.0
        )
        text = self.currentText() or self._spare
        painter.setPen(palette.color(role.Text if self.currentText() else role.PlaceholderText))
        scale, mirrored = scale_for(self.font()), self.isRightToLeft()
        side = round(_SIDE * scale)
        area = self.rect().adjusted(side if mirrored else 8, 0, -8 if mirrored else -side, 0)
        words = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if not self._read_only:
            x = side - 8.0 * scale
            middle = QPointF(x if mirrored else self.width() - x, self.height() / 2 + 1.0)
            draw_head(painter, middle, DOWN, palette.color(role.PlaceholderText), scale)
        painter.end()


class ChoiceBox(WordBox):
    """One member of a Choice, or the words for several."""

    typed = Signal(object)
    """The person chose: the member."""

    def __init__(self, choices: type[Choice], parent: QWidget | None = None) -> None:
        self._members = list(choices)
        super().__init__([translated(member.label) for member in self._members], parent)
        for place, member in enumerate(self._members):
            if member.hint:
                hint = translated(member.hint)
                self.setItemData(place, hint, Qt.ItemDataRole.ToolTipRole)  # spoken too: no tags
                self.setItemData(place, hint, Qt.ItemDataRole.AccessibleDescriptionRole)
        self.activated.connect(self._on_activated)
        self.currentIndexChanged.connect(self._explain)
        self._explain(self.currentIndex())

    def show_value(self, value: Any) -> None:
        """Show a member that comes from the model."""
        self._spare = ""
        self.setCurrentIndex(self._members.index(value))

    def show_several(self, words: str) -> None:
        """Show the words that the selected cards differ here."""
        self._spare = words
        self.setCurrentIndex(-1)

    def _explain(self, index: int) -> None:
        """Say what the chosen member means, for whom the word alone says little."""
        hint = self.itemData(index, Qt.ItemDataRole.ToolTipRole) or ""
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)  # a reader keeps what it heard: Qt tells of this alone

    def _on_activated(self, index: int) -> None:
        self.typed.emit(self._members[index])
