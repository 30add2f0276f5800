# SPDX-License-Identifier: MIT
"""The text of a file that somebody drops on the canvas, to make cards of its lines.

It is a stranger's: no more of it is read than would be looked at, and what is no text ends in a
sentence.
"""

import os
import stat
from pathlib import Path

from stratcanvas.domain.list_text import first_cells, markdown_lines
from stratcanvas.storage.errors import NotReadable, reading, shown
from stratcanvas.words import tr

MOST = 8_000_000
"""Bytes of a file that are read."""
_MARKDOWN = frozenset({".md", ".markdown"})
_TABLES = frozenset({".csv", ".tsv"})
SUFFIXES = frozenset({".txt", ".text"}) | _MARKDOWN | _TABLES
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def is_text(path: Path) -> bool:
    """Tell by its name whether a file is a text that cards can be made of."""
    return path.suffix.lower() in SUFFIXES


def lines_of(path: Path) -> str:
    """Return what a text, Markdown or CSV file says, a line an entry. Raises Trouble."""
    text = _decoded(_beginning(path), path)
    suffix = path.suffix.lower()
    if suffix in _MARKDOWN:
        return markdown_lines(text)
    return first_cells(text) if suffix in _TABLES else text


def _beginning(path: Path) -> bytes:
    try:
        handle = os.open(path, _FLAGS)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise NotReadable(tr("{file} is no file of text.").format(file=shown(path)))
            with os.fdopen(handle, "rb", closefd=False) as file:
                return file.read(MOST)
        finally:
            os.close(handle)
    except (OSError, ValueError) as problem:
        if isinstance(problem, OSError):
            raise reading(problem, path) from problem
        raise NotReadable(tr("{file} can’t be read.").format(file=shown(path))) from problem


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
