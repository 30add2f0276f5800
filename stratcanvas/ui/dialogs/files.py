# SPDX-License-Identifier: MIT
"""The system's own dialogs for files: which to open, and where to write one."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def _tr(text: str) -> str:
    return QCoreApplication.translate("Files", text)


def ask_files(parent: QWidget | None, folder: Path) -> list[Path]:
    """Ask for canvases to open; none when the person thought better of it."""
    kinds = ";;".join((_tr("Canvases (*.canvas)"), _tr("All files (*)")))
    names, _ = QFileDialog.getOpenFileNames(parent, _tr("Open"), str(folder), kinds)
    return [Path(name) for name in names]


def ask_place(parent: QWidget | None, title: str, proposed: Path, kind: str) -> Path | None:
    """Ask where to write a file; the dialog itself asks before one that is there is replaced.

    ``kind`` describes the files in words. Returns None when the person thought better of it.
    """
    suffix = proposed.suffix
    dialog = QFileDialog(parent, title, str(proposed.parent), f"{kind} (*{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suffix.lstrip("."))
    dialog.selectFile(proposed.name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None
