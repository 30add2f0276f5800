# SPDX-License-Identifier: MIT
"""The buttons under the preview: away, and the ways to take what is seen along."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from stratcanvas.formats.registry import Format, Group
from stratcanvas.storage.location import ENDING
from stratcanvas.words import tr


class ButtonRow(QWidget):
    """Cancel, copy, print and save. Whoever holds it says what each does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cancel, self.copy = QPushButton(tr("Cancel")), QPushButton(tr("Copy as picture"))
        self.print, self.write = QPushButton(tr("Print…")), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 18, 16)
        row.addWidget(self.cancel)
        row.addStretch(1)
        for button in (self.copy, self.print, self.write):
            row.addWidget(button)
        for button in (self.cancel, self.copy, self.print, self.write):
            button.setAutoDefault(False)

    def offer(self, form: Format, *, prints: bool) -> None:
        """Offer what a format is good for; Enter prints it if it can and ``prints``, else saves."""
        is_page = form.group is Group.PAGES
        kind = form.suffix.removeprefix(".").upper()
        is_canvas = form.suffix == ENDING  # another program's, and no kind that people name
        self.write.setText(tr("Save…") if is_canvas else tr("Save {kind}…").format(kind=kind))
        self.print.setVisible(is_page)
        self.copy.setVisible(form.group is not Group.FILES)
        for button in (self.print, self.write):
            button.setDefault((button is self.print) == (prints and is_page))

    def allow(self, *, write: bool, made: bool, seen: bool) -> None:
        """Let those be pressed that can do something: once it may be written, is made, is seen."""
        self.write.setEnabled(write)
        self.print.setEnabled(made)
        self.copy.setEnabled(made and seen)
