# SPDX-License-Identifier: MIT
"""A small window that says that a file is being opened, and lets one give it up.

Files that are there within a moment are never mentioned: it stays hidden that long.
"""

from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QVBoxLayout,
)

from stratcanvas.qt.guard import guarded
from stratcanvas.session.opening import Arrival
from stratcanvas.storage.errors import shown
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr

A_MOMENT = 400
"""Milliseconds that a file may take without a word."""

_A_BLINK = 0.05
"""Seconds that a window may stand still."""


class OpeningDialog(QDialog):
    """Waits for one arrival; it blocks no window, and goes when the file is there."""

    arrived = Signal()
    """The file is there or failed: ask the arrival for its session, then let this one ``leave``."""

    given_up = Signal()
    """The person does not want to wait any longer."""

    def __init__(self, arrival: Arrival, path: Path | None) -> None:
        super().__init__()
        self.arrival, self.path = arrival, path
        self.is_given_up = False
        self._over = False
        self.setWindowTitle(tr("Stratcanvas"))
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 20, 22, 16)
        box.setSpacing(10)
        name = tr("your draft") if path is None else shown(path)
        self.label = Paragraph(most=5)
        self.label.setText(tr("Opening {name}…").format(name=name))
        self.label.setMinimumWidth(320)
        box.addWidget(self.label)
        bar = QProgressBar()
        bar.setRange(0, 0)  # nobody knows how long it takes
        bar.setTextVisible(False)
        bar.setAccessibleName(self.label.text())
        box.addWidget(bar)
        buttons = QDialogButtonBox()
        self.cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        arrival.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        if arrival.wait(0):  # it may have ended before anybody listened
            QTimer.singleShot(0, self._end)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(A_MOMENT)
        self._soon.timeout.connect(self.show)
        self._soon.start()

    @guarded(None)
    def reject(self) -> None:
        """Give up: Cancel, Esc and the window's close button come by here."""
        if not self._over:
            self._over = self.is_given_up = True
            self.leave()
            self.arrival.give_up()
            self.given_up.emit()

    def leave(self) -> None:
        """Go away: the file's own window is there, or will never be."""
        self._soon.stop()
        self.hide()
        self.deleteLater()

    @guarded(None)
    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing is giving up, also while the window is still hidden."""
        self.reject()
        event.accept()

    def _end(self) -> None:
        if not self._over:
            self._over = True
            self._soon.stop()
            if self.arrival.has_failed:  # else it stays until the file's window is put together
                self.hide()
            self.arrived.emit()


def wait_for(arrival: Arrival, path: Path) -> bool:
    """Wait for a file in which the work is to go on; False when the person gives it up.

    The windows stay alive, but take no edit meanwhile.
    """
    if arrival.wait(_A_BLINK):
        return True
    dialog = OpeningDialog(arrival, path)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    loop = QEventLoop()
    dialog.arrived.connect(loop.quit)
    dialog.given_up.connect(loop.quit)
    dialog.show()  # at once: what is hidden keeps nobody from typing
    loop.exec()
    if not dialog.is_given_up:
        dialog.leave()
    return not dialog.is_given_up
