# SPDX-License-Identifier: MIT
"""The line under the preview: what the file comes to, or how far it is where that takes long."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from stratcanvas.ui.colours import set_tone
from stratcanvas.ui.dialogs.export.ways_row import WaysRow
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr

_STEPS = 1000
_QUIETLY = 400
"""Milliseconds of making without a bar."""


class FactLine(QWidget):
    """Words, and a bar while something is made."""

    told = Signal(str)
    """Words that were not there before, as they are told to who hears the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.ways = Paragraph(self, most=8), WaysRow(self)
        self.beside, self.bar = Paragraph(self, tone="muted", most=4), QProgressBar(self)
        self.beside.hide()
        self.words.setMinimumHeight(self.fontMetrics().lineSpacing())
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.bar.setObjectName("howfar")
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How far the file is"))
        held = self.bar.sizePolicy()
        held.setRetainSizeWhenHidden(True)  # nothing jumps when it comes and goes
        self.bar.setSizePolicy(held)
        self.bar.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 10, 18, 0)
        box.setSpacing(3)
        for each in (self.words, self.ways, self.beside, self.bar):
            box.addWidget(each)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_QUIETLY)
        self._patience.timeout.connect(self.show_bar)

    def tell(self, words: str, beside: str = "", *, warns: bool = False) -> None:
        """Say something else, and no way to fewer pages any more."""
        self.ways.stop()
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        is_new = words != self.words.text()
        self.words.setText(words)
        set_tone(self.words, "danger" if warns else "muted")
        if is_new and words:
            said = f"{words} {beside}".strip()
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
            self.told.emit(said)

    def begin(self) -> None:
        """Something is being made: should that take long, say how far it is."""
        self.bar.setValue(0)
        self._patience.start()

    def show_bar(self) -> None:
        """Say at once how far it is."""
        self._patience.stop()
        self.bar.show()
        self.tell(tr("Making the file…"))

    def show_part(self, done: float) -> None:
        """Show the part that is done, 0 to 1."""
        self.bar.setValue(round(done * _STEPS))

    def end(self) -> None:
        """It is made, or given up."""
        self._patience.stop()
        self.bar.hide()
