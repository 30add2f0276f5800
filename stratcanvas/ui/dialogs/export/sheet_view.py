# SPDX-License-Identifier: MIT
"""One page, large, on a ground that is not white, as it will be on paper.

While the file is made anew what is seen is veiled: it is of other choices than those that stand
beside it.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.ui.dialogs.export.sheets import Size
from stratcanvas.words import tr

_EDGE = 18.0
"""Pixels of ground around the page."""
_VEIL = 0.35
_SHADOW = ((1.0, 26), (2.0, 16), (4.0, 8))
"""Pixels and alpha of the layers of a page's shadow."""
_NOTCH = 120
"""What a wheel tells for one of its steps."""
_STEPS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
"""Key → pages to go on."""
_WAYS = {
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Left: (1, 0),
}
"""Key → where a page moves that is larger than the view."""
_STEP = 60
"""Pixels that it moves by."""
_READABLE, _TWICE = 1260, 2
"""Pixels that a page is wide at the least when it is to be read, and how many times as large as
when all of it is seen.
"""


class SheetView(QWidget):
    """Shows a page as large as there is room."""

    wanted = Signal(int)
    """A picture of the page is wanted, so many pixels wide."""
    turned = Signal(int)
    """The person wants to see a page so many further on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(180, 140)
        self.veiled = True
        self._size: Size | None = None
        self.picture = QImage()
        """The page as it was drawn last."""
        self._wheel = 0
        self._middle: QPointF | None = None
        self._pressed: QPointF | None = None
        self._drags = False
        words = tr("Click to read the page, and once more to see all of it")
        self.setToolTip(words)
        self.setAccessibleDescription(words)

    def show_size(self, size: Size | None) -> None:
        """Show a page of a size from now on; None is no page.

        Until its picture is there it is empty, or veiled where one of this size is to be seen.
        """
        if size != self._size:
            self.picture, self._middle = QImage(), None
        self._size = size
        self.veil()
        self._ask()

    def show_picture(self, picture: QImage) -> None:
        """Show the picture of the page."""
        self.picture = picture
        self.veiled = False
        self.update()

    @property
    def is_drawn(self) -> bool:
        """Tell whether the page is seen."""
        return not self.picture.isNull() and not self.veiled

    def veil(self) -> None:
        """Show that what is seen is not what the choices give."""
        self.veiled = True
        self.update()

    def _ask(self) -> None:
        if self._size is not None and self.isVisible():
            self.wanted.emit(max(1, round(self._page().width() * self.devicePixelRatioF())))

    @property
    def is_near(self) -> bool:
        """Tell whether the page is shown to be read, and not all of it."""
        return self._middle is not None

    def read(self, at: QPointF) -> None:
        """Show the page large enough to be read, that which lies at a point of the view there."""
        if self._size is not None and self._middle is None:
            page, middle = self._page(), QPointF(self.rect().center())
            part = QPointF((at.x() - page.x()) / page.width(), (at.y() - page.y()) / page.height())
            self._middle = part
            self._move(middle - at)
            self._ask()

    def see_all(self) -> None:
        """Show all of the page."""
        if self._middle is not None:
            self._middle = None
            self.update()
            self._ask()

    def _move(self, by: QPointF) -> None:
        """Move a page that is larger than the view, no further than its edges."""
        if self._middle is None:
            return
        page = self._page()
        self._middle -= QPointF(by.x() / page.width(), by.y() / page.height())
        page, middle = self._page(), QPointF(self.rect().center())
        part = QPointF(middle.x() - page.x(), middle.y() - page.y())
        self._middle = QPointF(part.x() / page.width(), part.y() / page.height())
        self.update()

    def _page(self) -> QRectF:
        """Return where the page lies."""
        assert self._size is not None
        wide, high = (max(1.0, side - 2 * _EDGE) for side in (self.width(), self.height()))
        scale = min(wide / self._size[0], high / self._size[1])
        if self._middle is not None:
            scale = max(_TWICE * scale, _READABLE / self._size[0])
        width, height = round(self._size[0] * scale), round(self._size[1] * scale)
        part = QPointF(0.5, 0.5) if self._middle is None else self._middle
        x, y = _placed(self.width(), width, part.x()), _placed(self.height(), height, part.y())
        return QRectF(x, y, width, height)

    @guarded(QSize(640, 480))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which a page can be read."""
        return QSize(640, 480)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Want a picture of the new size; until then the old one is stretched."""
        super().resizeEvent(event)
        self._ask()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages, or move one that is larger than the view; Space reads, and sees all again."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space:
            self._toggle(QPointF(self.rect().center()))
        elif self.is_near and key in _WAYS:
            self._move(QPointF(*_WAYS[key]) * _STEP)
        elif (step := _STEPS.get(key)) is not None:
            self.turned.emit(step)
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Turn a page for each notch, or move one that is larger than the view."""
        event.accept()
        if self.is_near:
            self._move(QPointF(event.angleDelta()) / _NOTCH * _STEP)
            return
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / _NOTCH)
        self._wheel -= notches * _NOTCH
        if notches:
            self.turned.emit(-notches)

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a click, or a drag of a page that is larger than the view."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._drags = event.position(), False

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag the page."""
        if self._pressed is None:
            return
        by = event.position() - self._pressed
        if self._drags or by.manhattanLength() >= QApplication.startDragDistance():
            self._drags, self._pressed = True, event.position()
            self._move(by)

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was clicked on, or see all of it again."""
        pressed, self._pressed = self._pressed, None
        if pressed is not None and not self._drags:
            self._toggle(event.position())

    def _toggle(self, at: QPointF) -> None:
        if self.is_near:
            self.see_all()
        else:
            self.read(at)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page with its shadow, and a frame where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        palette, role = self.palette(), QPalette.ColorRole
        if self._size is not None:
            page = self._page()
            painter.setPen(Qt.PenStyle.NoPen)
            for far, alpha in _SHADOW:
                painter.setBrush(QColor(0, 0, 0, alpha))
                painter.drawRect(page.adjusted(-far, -far / 2, far, far * 1.5))
            painter.fillRect(page, Qt.GlobalColor.white)
            if not self.picture.isNull():
                painter.setOpacity(_VEIL if self.veiled else 1.0)
                painter.drawImage(page, self.picture)
                painter.setOpacity(1.0)
            focus = self.hasFocus()
            edge = palette.color(role.Highlight if focus else role.Mid)
            painter.setPen(QPen(edge, 2.0 if focus else 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            out = 1.0 if focus else 0.5
            painter.drawRect(page.adjusted(-out, -out, out, out))
        painter.end()


def _placed(room: int, side: int, part: float) -> float:
    """Return where a page begins along one side of the view, of which ``part`` is to be in the
    middle: it is in the middle itself where it has room, else no edge of it leaves its own.
    """
    if side + 2 * _EDGE <= room:
        return (room - side) // 2
    return round(min(_EDGE, max(room - side - _EDGE, room / 2 - part * side)))
