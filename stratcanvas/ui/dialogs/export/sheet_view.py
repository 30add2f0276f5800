# SPDX-License-Identifier: MIT
"""One page, large, on a ground that is not white, as it will be on paper.

While the file is made anew what is seen is veiled: it is of other choices than those that stand
beside it.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.ui.dialogs.export.sheets import Size

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

    def show_size(self, size: Size | None) -> None:
        """Show a page of a size from now on; None is no page.

        Until its picture is there it is empty, or veiled where one of this size is to be seen.
        """
        if size != self._size:
            self.picture = QImage()
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

    def _page(self) -> QRectF:
        """Return where the page lies."""
        assert self._size is not None
        wide, high = (max(1.0, side - 2 * _EDGE) for side in (self.width(), self.height()))
        scale = min(wide / self._size[0], high / self._size[1])
        width, height = round(self._size[0] * scale), round(self._size[1] * scale)
        return QRectF((self.width() - width) // 2, (self.height() - height) // 2, width, height)

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
        """Turn pages."""
        if (step := _STEPS.get(Qt.Key(event.key()))) is not None and not event.modifiers():
            self.turned.emit(step)
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Turn a page for each notch."""
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / _NOTCH)
        self._wheel -= notches * _NOTCH
        if notches:
            self.turned.emit(-notches)
        event.accept()

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
