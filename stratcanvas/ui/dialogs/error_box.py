# SPDX-License-Identifier: MIT
"""Says that the program made a mistake, that the work is kept, and asks whether to go on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from stratcanvas.words import tr


def ask_to_go_on(log: Path) -> bool:
    """Tell of a mistake of the program's own; return whether the person goes on working."""
    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle("Stratcanvas")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("Stratcanvas made a mistake. All that was kept before is safe."))
    box.setInformativeText(
        tr("You can go on. What happened is noted in {log}, should you want to report it.").format(
            log=log
        )
    )
    on = box.addButton(tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(tr("Close Stratcanvas"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(on)
    box.setEscapeButton(on)
    box.exec()
    goes_on = box.clickedButton() is on
    box.deleteLater()
    return goes_on
