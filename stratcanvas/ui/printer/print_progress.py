# SPDX-License-Identifier: MIT
"""A small window that says how far a printer has got its pages, and lets one stop that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from stratcanvas.qt.labels import plain_label
from stratcanvas.ui.printer.print_job import PrintJob
from stratcanvas.words import tr

_STEPS = 1000


class PrintProgress(QDialog):
    """Waits for one job; Cancel and Escape stop it, and it goes when the job has ended."""

    def __init__(self, job: PrintJob, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._over = False
        self.setWindowTitle(tr("Print"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 20, 22, 16)
        box.setSpacing(10)
        label = plain_label(words, wraps=True)
        label.setMinimumWidth(320)
        box.addWidget(label)
        self.bar = QProgressBar()
        self.bar.setObjectName("howfar")
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        box.addWidget(self.bar)
        buttons = QDialogButtonBox()
        self.cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        job.told.connect(lambda done: self.bar.setValue(round(done * _STEPS)))
        job.finished.connect(self._leave)

    def reject(self) -> None:
        """Stop the job; the window stays until it has ended."""
        if not self._over:
            self._job.stop()
            self.cancel.setEnabled(False)

    def _leave(self) -> None:
        self._over = True
        super().accept()
