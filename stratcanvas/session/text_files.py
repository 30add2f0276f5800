# SPDX-License-Identifier: MIT
"""The text of a file that somebody drops on the canvas, to make cards of its lines.

It is a stranger's: no more of it is read than would be looked at, and what is no text ends in a
sentence.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stratcanvas.domain.list_text import first_cells, has_columns, markdown_lines, pieces
from stratcanvas.formats.decoded_text import decoded
from stratcanvas.formats.role_words import role_of_ours
from stratcanvas.session.side_work import SideWork
from stratcanvas.storage.door import beginning_of
from stratcanvas.storage.errors import NotReadable, Trouble, shown
from stratcanvas.words import tr

MOST = 8_000_000
"""Bytes of a file that are read."""
_MARKDOWN = frozenset({".md", ".markdown"})
_TABLES = frozenset({".csv", ".tsv"})
SUFFIXES = frozenset({".txt", ".text"}) | _MARKDOWN | _TABLES

log = logging.getLogger(__name__)


class ArrivingText(QObject):
    """A text that is read beside the window, however slow the disk is that it lies on."""

    ended = Signal(str, bool)
    """It is there, and whether it is the beginning of more."""
    is_plan = Signal()
    """It is a table with columns, or an outline of ours: of its lines alone all that hangs together
    would be lost, so it is to be opened instead.
    """
    failed = Signal(str)
    """Why it is not, in a sentence."""

    def __init__(self, path: Path, parent: QObject) -> None:
        """Begin to read; nothing is told once ``parent`` is gone."""
        super().__init__(parent)
        self._path = path
        self.is_wanted = True
        """Whether anybody still waits for it."""
        self._work = SideWork(self._run)

    def forget(self) -> None:
        """Nobody waits for it any more."""
        self.is_wanted = False

    def arrives(self) -> bool:
        """Tell whether it is still waited for; once it is there nobody does."""
        was_wanted, self.is_wanted = self.is_wanted, False
        return was_wanted

    def start(self) -> None:
        """Read it from now on."""
        self._work.start()

    def _run(self) -> None:
        try:
            try:
                text, is_cut = _text(self._path)
            except Trouble as problem:
                self.failed.emit(str(problem))
                return
            if _is_plan(text, self._path):
                self.is_plan.emit()
            else:
                self.ended.emit(_lines(text, self._path), is_cut)
        except RuntimeError:  # it is gone, and with it whoever would listen
            log.debug("a text arrived after everybody had left")


def is_text(path: Path) -> bool:
    """Tell by its name whether a file is a text that cards can be made of."""
    return path.suffix.lower() in SUFFIXES


def is_plain(path: Path) -> bool:
    """Tell by its name whether a text is made of lines alone, and can be no plan."""
    return path.suffix.lower() not in _TABLES | _MARKDOWN


def lines_of(path: Path) -> str:
    """Return what a text, Markdown or CSV file says, a line an entry. Raises Trouble."""
    return _lines(_text(path)[0], path)


def _is_plan(text: str, path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix in _TABLES:
        return has_columns(text)
    lines = (line for piece in pieces(text) for line in piece.splitlines())
    heads = (line[3:] for line in lines if line.startswith("## "))
    return suffix in _MARKDOWN and any(role_of_ours(each) is not None for each in heads)


def _text(path: Path) -> tuple[str, bool]:
    """Return the text of a file, and whether there is more of it than is read."""
    data = beginning_of(path, MOST + 1)
    is_cut = len(data) > MOST
    text = decoded(data[:MOST], begun=is_cut)
    if text is None:
        raise NotReadable(
            tr("{file} is no file of text.").format(file=shown(path)),
            kept=tr("The canvas is as it was."),
        )
    return text, is_cut


def _lines(text: str, path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix in _MARKDOWN:
        return markdown_lines(text)
    return first_cells(text) if suffix in _TABLES else text
