# SPDX-License-Identifier: MIT
"""Files that are dragged over the window, whatever else their source offers with them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent


def files_in(data: QMimeData) -> list[Path]:
    """Return the local files that are offered: as addresses, or as a text that is nothing else."""
    urls = data.urls()
    if not urls and data.hasText():
        lines = data.text().split("\n") if data.text().startswith("file:") else []
        urls = [QUrl(line.strip()) for line in lines if line.strip()]
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def welcome(event: QDropEvent) -> list[Path]:
    """Accept a drag of files and return them; nothing is done to an event without any.

    They are read where they are: a source that would move its files is told of a copy or a
    link, and one that can do neither is told of nothing, so that it deletes none.
    """
    files = files_in(event.mimeData())
    if not files:
        return []
    possible, action = event.possibleActions(), Qt.DropAction
    wanted = [each for each in (action.CopyAction, action.LinkAction) if each & possible]
    if wanted:
        event.setDropAction(wanted[0])
    elif event.type() is event.Type.Drop:
        event.setDropAction(action.IgnoreAction)
    event.accept()
    return files


def take(event: QDropEvent, receiver: QObject, then: Callable[[list[Path]], object]) -> None:
    """Accept dropped files, and do something with them as soon as the drop is over.

    A dialog that opened within the drop would hear a further one, and Qt ends the program then.
    Nothing is done when ``receiver`` is gone by then.
    """
    if files := welcome(event):
        QTimer.singleShot(0, receiver, lambda: then(files))
