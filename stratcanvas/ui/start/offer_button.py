# SPDX-License-Identifier: MIT
"""What can be chosen on the start screen is a button that keys reach: Enter, arrows, letters."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from stratcanvas.paint.assets import enlarged
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import harmless

RING = 4
"""Pixels around a button's shape, in which the ring of the one with the keyboard is drawn."""
ARROWS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class OfferButton(QAbstractButton):
    """Draws a shape and a ring; what stands in the shape is for its kinds to draw."""

    focused = Signal()
    """It has the keyboard now."""
    moved = Signal(int)
    """An arrow key, Home or End: the keyboard is to go elsewhere."""
    unwanted = Signal()
    """Delete was pressed."""
    typed = Signal(str)
    """A letter was typed, to find something by its words."""
    asked = Signal(QPoint)
    """A menu is wanted, at a place on the screen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.clicked_at = 0  # milliseconds of the screen's own time; 0: never by the mouse
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.theme = theme
        self.update()

    @property
    def shape(self) -> QRect:
        """Return where the shape lies in the widget, in pixels."""
        return self.rect().adjusted(RING, RING, -RING, -RING)

    def draw_shape(self, painter: QPainter, fill: str, edge: str) -> None:
        """Draw the shape, and the ring if this has the keyboard."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.select), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(self.shape).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def draw_line(
        self, painter: QPainter, words: str, font: QFont, colour: str, place: QRect
    ) -> None:
        """Draw one line of words from a place's leading edge on; … stands for what finds no room.

        The side is the program's, whichever way the words themselves are written.
        """
        metrics = QFontMetrics(font)
        text = metrics.elidedText(harmless(words), Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(flags | Qt.TextFlag.TextSingleLine), text)

    def font_of(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the program's font in a size, as for usual letters, and a weight."""
        font = QFont(self.font())
        font.setPixelSize(enlarged(font, pixels))
        font.setWeight(weight)
        return font

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that this has the keyboard."""
        super().focusInEvent(event)
        self.focused.emit()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Hear Enter as a click; tell of arrows, Delete and letters."""
        key, letters = event.key(), event.text()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key in ARROWS and not event.modifiers() & _HELD:
            self.moved.emit(key)
        elif key == Qt.Key.Key_Delete:
            self.unwanted.emit()
        elif letters.strip() and letters.isprintable() and not event.modifiers() & _HELD:
            self.typed.emit(letters)
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Note when it was clicked: a second click may follow."""
        self.clicked_at = event.timestamp()
        super().mouseReleaseEvent(event)

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Tell that a menu is wanted: at the pointer, or below this for the menu key."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = event.globalPos() if by_mouse else self.mapToGlobal(self.shape.center())
        self.asked.emit(at)
