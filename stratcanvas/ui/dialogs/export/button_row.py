# SPDX-License-Identifier: MIT
"""The buttons under the preview: away, and the ways to take what is seen along."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stratcanvas.formats.registry import Format, Group
from stratcanvas.qt.guard import guarded
from stratcanvas.words import tr

_SAID = {"PDF", "PNG", "SVG", "CSV"}
"""Kinds of files that people call by their ending; nobody says “an MD”."""


class ButtonRow(QWidget):
    """Cancel, copy, print and save. Whoever holds it says what each does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.copy = QPushButton(tr("Copy as picture"), self)
        self.print, self.write = QPushButton(tr("Print…"), self), QPushButton(self)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(18, 8, 18, 16)
        self._above, self._row = QHBoxLayout(), QHBoxLayout()
        self._rows.addLayout(self._above)
        self._rows.addLayout(self._row)
        self._above.addStretch(1)
        self._row.addWidget(self.cancel)
        self._row.addStretch(1)
        for button in (self.copy, self.print, self.write):
            self._row.addWidget(button)
        self._is_broken = False
        for button in (self.cancel, self.copy, self.print, self.write):
            button.setAutoDefault(True)  # where the keyboard is, Enter presses that one

    def offer(self, form: Format, *, prints: bool) -> None:
        """Offer what a format is good for; Enter prints it if it can and ``prints``, else saves."""
        is_page = form.group is Group.PAGES
        kind = form.suffix.removeprefix(".").upper()
        words = tr("Save {kind}…").format(kind=kind) if kind in _SAID else tr("Save…")
        self.write.setText(words)
        self.print.setVisible(is_page)
        self.copy.setVisible(form.group is not Group.FILES)
        for button in (self.print, self.write):
            button.setDefault((button is self.print) == (prints and is_page))
        self.updateGeometry()
        self._fit()

    @guarded(QSize(200, 60))
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let it be as narrow as two buttons in a row: large words on a small screen."""
        around = self._rows.contentsMargins()
        gap = self._row.spacing()
        below = self.cancel.sizeHint().width() + gap + self.write.sizeHint().width()
        above = self.copy.sizeHint().width() + gap + self.print.sizeHint().width()
        width = around.left() + around.right() + max(below, above)
        return QSize(width, self._rows.minimumSize().height())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put what is no way out above the others where all do not stand side by side."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [
            each for each in (self.cancel, self.copy, self.print, self.write) if not each.isHidden()
        ]
        around = self._rows.contentsMargins()
        wanted = sum(each.sizeHint().width() + self._row.spacing() for each in shown)
        is_broken = self.width() < around.left() + around.right() + wanted
        if is_broken == self._is_broken:
            return
        self._is_broken = is_broken
        for place, button in enumerate((self.copy, self.print), start=2):
            old, new = (self._row, self._above) if is_broken else (self._above, self._row)
            old.removeWidget(button)
            new.insertWidget(new.count() if is_broken else place, button)
        self.updateGeometry()

    def allow(self, *, write: bool, made: bool, seen: bool) -> None:
        """Let those be pressed that can do something: once it may be written, is made, is seen."""
        self.write.setEnabled(write)
        self.print.setEnabled(made)
        self.copy.setEnabled(made and seen)
