# SPDX-License-Identifier: MIT
"""What a person does in a dialog that waits for an answer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QWidget


def answer(act: Callable[[QWidget], None]) -> None:
    """Do something with the next dialog, as soon as it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isActiveWindow():
            QTimer.singleShot(20, look)
        else:
            try:
                act(dialog)
            finally:
                dialog.close()  # still there? then it has not taken the answer: never wait for it

    QTimer.singleShot(20, look)


def name_file(path: Path) -> Callable[[QWidget], None]:
    """Return what a person does in a file dialog: type the name, press Save."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, str(path))
        save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
        QTest.mouseClick(save, Qt.MouseButton.LeftButton)

    return act
