# SPDX-License-Identifier: MIT
"""From the canvas to a printed page with the keyboard alone, through the system's own dialog."""

from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui.app import set_up
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.window import Window
from tests import makers


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    """Return a window on the café's plan."""
    windows = set_up(qapp)
    session = Session(CanvasFile.draft(makers.cafe()))
    window = windows.show(session)
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.furnish()
    window.view.setFocus()
    yield window
    windows.quit()
    session.close()


def press(*keys: str) -> None:
    for each in keys:
        pressed = QKeySequence(each)[0]
        QTest.keyClick(QApplication.focusWidget(), pressed.key(), pressed.keyboardModifiers())
        QApplication.processEvents()


def into_file(dialog: QWidget, out: Path) -> None:
    """Name a file in the system's dialog, which prints into one where there is no printer."""
    for _ in range(20):
        line = QApplication.focusWidget()
        if isinstance(line, QLineEdit):
            break
        press("Tab")
    assert isinstance(line, QLineEdit)
    press("Ctrl+A")
    QTest.keyClicks(line, str(out))
    press("Return")


def test_a_page_is_printed_by_keys_alone(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+P, a name for the file, Enter: the page is there, and the keyboard on the canvas."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    out, seen = tmp_path / "printed.pdf", []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog) and dialog.isActiveWindow():
            seen.append("printer")
            try:
                into_file(dialog, out)
            finally:
                dialog.close()
        elif dialog is not None or not seen:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    press("Ctrl+P")
    assert seen == ["printer"]
    assert len(pypdf.PdfReader(out).pages) == 1
    assert window.focusWidget() is window.view
    assert not window.findChildren(ExportDialog)
