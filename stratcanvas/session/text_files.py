# SPDX-License-Identifier: MIT
"""The text of a file that somebody drops on the canvas, to make cards of its lines.

It is a stranger's: no more of it is read than would be looked at, and what is no text ends in a
sentence.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stratcanvas.domain.list_text import first_cells, has_columns, markdown_lines
from stratcanvas.session.side_work import SideWork
from stratcanvas.storage.door import beginning_of
from stratcanvas.storage.errors import NotReadable, Trouble, shown
from stratcanvas.words import tr

MOST = 8_000_000
"""Bytes of a file that are read."""
_MARKDOWN = frozenset({".md", ".markdown"})
TABLES = frozenset({".csv", ".tsv"})
SUFFIXES = frozenset({".txt", ".text"}) | _MARKDOWN | TABLES
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

log = logging.getLogger(__name__)


class ArrivingText(QObject):
    """A text that is read beside the window, however slow the disk is that it lies on."""

    ended = Signal(str)
    """It is there."""
    is_table = Signal()
    """It has columns, of which lines would lose all but the first: it is to be opened instead."""
    failed = Signal(str)
    """Why it is not, in a sentence."""

    def __init__(self, path: Path, parent: QObject) -> None:
        """Begin to read; nothing is told once ``parent`` is gone."""
        super().__init__(parent)
        self._path = path
        self._work = SideWork(self._run)

    def start(self) -> None:
        """Read it from now on."""
        self._work.start()

    def _run(self) -> None:
        try:
            try:
                text = _text(self._path)
            except Trouble as problem:
                self.failed.emit(str(problem))
                return
            if self._path.suffix.lower() in TABLES and has_columns(text):
                self.is_table.emit()
            else:
                self.ended.emit(_lines(text, self._path))
        except RuntimeError:  # it is gone, and with it whoever would listen
            log.debug("a text arrived after everybody had left")


def is_text(path: Path) -> bool:
    """Tell by its name whether a file is a text that cards can be made of."""
    return path.suffix.lower() in SUFFIXES


def lines_of(path: Path) -> str:
    """Return what a text, Markdown or CSV file says, a line an entry. Raises Trouble."""
    return _lines(_text(path), path)


def _text(path: Path) -> str:
    return _decoded(beginning_of(path, MOST), path)


def _lines(text: str, path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix in _MARKDOWN:
        return markdown_lines(text)
    return first_cells(text) if suffix in TABLES else text


def _decoded(data: bytes, path: Path) -> str:
    """Return bytes as text: by their mark, else as UTF-8, else as Western programs used to write.

    Raises NotReadable for what has bytes that no text has.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if b"\0" in data:
        raise NotReadable(
            tr("{file} is no file of text.").format(file=shown(path)),
            kept=tr("The canvas is as it was."),
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if problem.start >= len(data) - 4:  # a letter that the end of what is read has cut
            return data.decode("utf-8", "ignore")
        return data.decode("cp1252", "replace")
