# SPDX-License-Identifier: MIT
"""Asks once before a draft is thrown away: it is in no file, so nothing brings it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from stratcanvas.words import tr


def ask_to_discard(parent: QWidget | None, words: str) -> bool:
    """Ask whether a draft is to be thrown away; ``words`` say which one, on one line."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Stratcanvas")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(tr("Throw “{draft}” away?").format(draft=words))
    box.setInformativeText(tr("It is in no file. Once thrown away, it can’t be brought back."))
    throw = box.addButton(tr("Throw away"), QMessageBox.ButtonRole.DestructiveRole)
    keep = box.addButton(tr("Keep it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    thrown = box.clickedButton() is throw
    box.deleteLater()
    return thrown
