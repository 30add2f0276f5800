# SPDX-License-Identifier: MIT
"""What the file looks like: its pages in small and one large, or its text, or why neither.

It shows the very bytes that will be written. They are drawn in a thread beside the window.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.ui.dialogs.export.page_strip import PageStrip
from stratcanvas.ui.dialogs.export.picture_thread import Pictures, Wish
from stratcanvas.ui.dialogs.export.sheet_view import SheetView
from stratcanvas.ui.dialogs.export.sheets import Appearance, Size
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr

_LARGE, _SMALL, _COPY = "large", "small", "copy"
_COPIED = 2400
"""Pixels of a copied page's longer side: some 200 to an inch of A4."""


class Preview(QWidget):
    """The right side of the dialog."""

    seen = Signal()
    """What is shown is another: a page, a text, or none."""
    copied = Signal()
    """The page that is shown is in the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pictures = Pictures(self)
        self.strip, self.stack = PageStrip(self), QStackedWidget(self)
        self.sheet, self.text = SheetView(self.stack), QPlainTextEdit(self.stack)
        self.words = Paragraph(self.stack, tone="muted", most=6)
        self._dress()
        for each in (self.sheet, self.text, self.words):
            self.stack.addWidget(each)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(self.stack, 1)
        self._data: bytes | None = None
        self._sizes: list[Size] = []
        self.number = 0
        """The page that is shown large, from 0."""
        self._connect()

    def _dress(self) -> None:
        self.strip.hide()
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setObjectName("source")
        self.text.setAccessibleName(tr("Text of the file"))
        self.text.setTabChangesFocus(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setContentsMargins(24, 24, 24, 24)

    def _connect(self) -> None:
        self.pictures.looked.connect(self._show_look)
        self.pictures.drawn.connect(self._show_page)
        self.sheet.wanted.connect(lambda width: self.pictures.want(self.number, _LARGE, width))
        self.sheet.turned.connect(lambda step: self.go_to(self.number + step))
        self.strip.wanted.connect(lambda n, width: self.pictures.want(n, _SMALL, width))
        self.strip.moved.connect(self.go_to)

    def show_file(self, data: bytes | None) -> None:
        """Show another file; None while it is made: then what is seen is veiled."""
        self._data = data
        if data is None:
            self.sheet.veil()
            self.text.setEnabled(False)
            self.pictures.show_file(None)
        elif self.isVisible():
            self.pictures.show_file(data)

    def go_to(self, number: int) -> None:
        """Show a page large, the nearest to that number."""
        number = max(0, min(number, len(self._sizes) - 1))
        if not self._sizes or number == self.number:
            return
        self.number = number
        self.strip.go_to(number)
        self.sheet.show_size(self._sizes[number])
        self._name()

    def copy(self) -> None:
        """Put the page that is shown into the clipboard, as a picture."""
        if self._sizes:
            wide, high = self._sizes[self.number]
            width = round(_COPIED * min(1.0, wide / high))
            self.pictures.want(self.number, _COPY, max(1, width))

    @property
    def pages(self) -> int:
        """Return how many pages there are to see."""
        return len(self._sizes)

    @property
    def is_current(self) -> bool:
        """Tell whether what is seen is the file that was shown last."""
        if self.stack.currentWidget() is self.sheet:
            return self.sheet.is_drawn
        return self.text.isEnabled() and self._data is not None

    def _show_look(self, look: Appearance) -> None:
        self._sizes = look.sheets.sizes if look.sheets is not None else []
        self.text.setEnabled(True)
        self.text.setPlainText(look.text)
        self.words.setText(look.words)
        shown = self.sheet if self._sizes else self.words if look.words else self.text
        self.stack.setCurrentWidget(shown)
        self.strip.setVisible(len(self._sizes) > 1)
        self.number = max(0, min(self.number, len(self._sizes) - 1))
        self.strip.show_sizes(self._sizes if len(self._sizes) > 1 else [], self.number)
        self.sheet.show_size(self._sizes[self.number] if self._sizes else None)
        self._name()

    def _show_page(self, wish: Wish, picture: QImage) -> None:
        if wish.use == _SMALL:
            self.strip.show_picture(wish.number, picture)
        elif wish.use == _COPY:
            QGuiApplication.clipboard().setImage(picture)
            self.copied.emit()
        elif wish.number == self.number:
            self.sheet.show_picture(picture)
            self.seen.emit()

    def _name(self) -> None:
        words = tr("Page {n} of {total}").format(n=self.number + 1, total=len(self._sizes))
        self.sheet.setAccessibleName(words)
        self.seen.emit()

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin to draw: what is not shown costs nothing."""
        super().showEvent(event)
        if self._data is not None:
            self.pictures.show_file(self._data)
