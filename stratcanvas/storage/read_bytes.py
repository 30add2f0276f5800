# SPDX-License-Identifier: MIT
"""A file's bytes in, once and whole, without ever hanging or leaving a trace; the canvas in them.

A pipe, a device, a folder and a file that is being written under our eyes all end in a sentence.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stratcanvas.domain.canvas import Canvas
from stratcanvas.storage.errors import (
    Missing,
    NotACanvas,
    NotReadable,
    folder,
    reading,
    shown,
)
from stratcanvas.storage.replace import leads_to
from stratcanvas.storage.versions import APPLICATION_ID
from stratcanvas.storage.vetting import LARGEST, MAGIC, content_of, too_large
from stratcanvas.words import tr

_TRIES = 3
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read(path: Path) -> Canvas:
    """Return the canvas in a file. Nothing is written anywhere. Raises Trouble."""
    leads_to(path)  # through no link that somebody else put there
    return content_of(bytes_of(path), shown(path)).canvas


def canvas_in(data: bytes) -> Canvas:
    """Return the canvas in the bytes of a file. Raises Trouble, which names no file."""
    return content_of(data, tr("The file")).canvas


def bytes_of(path: Path) -> bytes:
    """Read a file whole. Raises Missing, NotReadable, IsFolder, NotACanvas or TooLarge."""
    with _in_words(path):
        for _ in range(_TRIES):
            data = _read_once(path)
            if data is not None:
                return data
    raise NotReadable(
        tr("{file} is being written by another program.").format(file=shown(path)),
        then=tr("Wait until it is done, then open it again."),
    )


def beginning_of(path: Path, most: int) -> bytes:
    """Read the first bytes of a file, ``most`` of them, however large it is.

    Raises Missing, NotReadable, IsFolder or NotACanvas.
    """
    with _in_words(path):
        _refuse_no_file(path.stat(), path)  # before opening: opening a device may act on it
        handle = os.open(path, _FLAGS)
        with open(handle, "rb") as file:  # noqa: PTH123 (a handle, not a path)
            _refuse_no_file(os.fstat(handle), path)
            return file.read(most)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Raise what goes wrong while a file is read as what a person is told of it."""
    try:
        yield
    except OSError as problem:
        raise reading(problem, path) from problem
    except ValueError as problem:  # a NUL or half a character in the name
        raise Missing(tr("There is no file called {file}.").format(file=shown(path))) from problem


def holds_canvas(path: Path) -> bool:
    """Tell by its first bytes whether a regular file is a canvas, whole or damaged.

    False when it is not there or can't be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        handle = os.open(path, _FLAGS)
        with open(handle, "rb") as file:  # noqa: PTH123 (a handle, not a path)
            header = file.read(72)
    except (OSError, ValueError):
        return False
    return header.startswith(MAGIC) and header[68:] == APPLICATION_ID.to_bytes(4, "big")


def _read_once(path: Path) -> bytes | None:
    _refuse(path.stat(), path)  # before opening: opening a device may act on it
    handle = os.open(path, _FLAGS)
    with open(handle, "rb", buffering=0) as file:  # noqa: PTH123 (a handle, not a path)
        before = os.fstat(handle)
        _refuse(before, path)
        parts = []
        left = LARGEST + 1
        expected = before.st_size + 1  # in one piece, so that joining makes no second copy
        while left > 0 and (part := file.read(min(left, expected))):
            parts.append(part)
            left -= len(part)
        if left <= 0:
            raise too_large(shown(path))
        after = os.fstat(handle)
    data = b"".join(parts)
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, len(data)):
        return None
    return data


def _refuse(status: os.stat_result, path: Path) -> None:
    _refuse_no_file(status, path)
    if status.st_size > LARGEST:
        raise too_large(shown(path))


def _refuse_no_file(status: os.stat_result, path: Path) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    if stat.S_ISDIR(status.st_mode):
        raise folder(path)
    raise NotACanvas(
        tr("{file} is not a file but a device or a pipe.").format(file=shown(path)),
        then=tr("Choose another file."),
    )
