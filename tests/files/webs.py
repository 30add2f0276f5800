# SPDX-License-Identifier: MIT
"""Files whose pages lead astray: webs, circles and chains, made by hand, page by page."""

import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from tests.files.hostile import changed, good, patched

SIZE = 4096
SMALL = 512
_FIRST = len(good()) // SIZE + 1  # the number of the first page that is put behind a good file


def resized(*pragmas: str, image: bytes | None = None) -> bytes:
    """Return a file of ours rewritten in another form, as other tools may leave it."""
    with tempfile.TemporaryDirectory() as folder:  # in memory the form stays as it is
        file = Path(folder) / "other.canvas"
        file.write_bytes(good() if image is None else image)
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            for pragma in pragmas:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("VACUUM")
        return file.read_bytes()


def with_pages_of(size: int) -> bytes:
    """Return a file of ours with pages of another size."""
    return resized(f"page_size = {size}")


def inner(
    children: Sequence[int], right: int, size: int = SIZE, start: int = 0, kind: int = 5
) -> bytes:
    """Return an inner page of a table: cells that lead to children, and the rightmost one.

    The first page of a file has its header before it: then what follows from ``start`` on.
    """
    page = bytearray(size)
    content = size - 5 * len(children)
    page[start : start + 12] = (
        bytes([kind, 0, 0])
        + len(children).to_bytes(2, "big")
        + (content % 65536).to_bytes(2, "big")
        + b"\0"
        + right.to_bytes(4, "big")
    )
    for step, child in enumerate(children):
        place = content + 5 * step
        page[place : place + 5] = child.to_bytes(4, "big") + bytes([step + 1])
        page[start + 12 + 2 * step : start + 14 + 2 * step] = place.to_bytes(2, "big")
    return bytes(page[start:])


def led(children: Sequence[int], right: int, *pages: bytes) -> bytes:
    """Return a file of ours whose schema begins with an inner page, with pages put behind it."""
    data = good()
    return _counted(
        data[:100] + inner(children, right, start=100) + data[SIZE:] + b"".join(pages), SIZE
    )


def moved() -> bytes:
    """Return our schema's page as it is on any other page than the first."""
    page = good()[:SIZE]
    end = 108 + 2 * int.from_bytes(page[103:105], "big")  # of the places of its cells
    return page[100:end] + bytes(100) + page[end:]


def repeated() -> bytes:
    """Return a page that holds one row of an automatic index."""
    page = changed("DELETE FROM sqlite_master WHERE name <> 'sqlite_autoindex_note_1'")[:SIZE]
    return page[100:110] + bytes(100) + page[110:]


def web(levels: int = 18) -> bytes:
    """Return a file whose schema is ours, then a row of an automatic index 4 ** levels times.

    SQLite would walk over its 100 kB for hours.
    """
    below = [*range(_FIRST + 3, _FIRST + 2 + levels), _FIRST + 1]
    return led(
        [_FIRST], _FIRST + 2, moved(), repeated(), *(inner([each] * 3, each) for each in below)
    )


def deep_tree(name: str, levels: int) -> bytes:
    """Return a file in which a table or an index is a chain of so many inner pages and a leaf."""
    data = with_pages_of(SMALL)
    root = root_of(name, data)
    first = len(data) // SMALL + 1
    leaf = data[(root - 1) * SMALL : root * SMALL]
    kind = 5 if leaf[0] == 13 else 2
    chain = (inner([], first + step, SMALL, kind=kind) for step in range(levels))
    whole = patched(data, (root - 1) * SMALL, next(chain))
    return _counted(whole + b"".join(chain) + leaf, SMALL)


def fan(pages: int) -> bytes:
    """Return a file in which a table has so many inner pages, each of which names the same page
    as often as it has room for.
    """
    data = with_pages_of(SMALL)
    root = root_of("note", data)
    first = len(data) // SMALL + 1
    named = inner([first] * 50, first, SMALL)
    branches = [*range(first, first + pages)]
    whole = patched(data, (root - 1) * SMALL, inner(branches[:-1], branches[-1], SMALL))
    return _counted(whole + named * pages, SMALL)


def root_of(name: str, data: bytes) -> int:
    """Return the page at which a table or an index begins."""
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        root: int = connection.execute(query, (name,)).fetchone()[0]
        return root


def spaced(spaces: int, page_size: int = SIZE) -> bytes:
    """Return a file with so many spaces behind a statement of its schema, on overflow pages."""
    return changed(
        f"UPDATE sqlite_master SET sql = sql || printf('%.*c', {spaces}, ' ') WHERE name = 'note'",
        image=with_pages_of(page_size),
    )


def overflow_circle() -> bytes:
    """Return a file with a statement on an overflow page that leads to itself."""
    data = spaced(2000, SMALL)
    for start in range(SMALL, len(data), SMALL):
        if data[start + 4 : start + SMALL] == b" " * (SMALL - 4):
            return patched(data, start, (start // SMALL + 1).to_bytes(4, "big"))
    raise AssertionError("no overflow page")


def _counted(data: bytes, size: int) -> bytes:
    """Return a file whose header knows how many pages there are."""
    return patched(data, 28, (len(data) // size).to_bytes(4, "big"))


ASTRAY: dict[str, Callable[[], bytes]] = {
    "a web": web,
    "a small web": lambda: web(3),
    "a circle": lambda: led([], _FIRST, inner([], _FIRST)),
    "back to the start": lambda: led([], 1),
    "a page that is not there": lambda: led([_FIRST], 1 << 30, moved()),
    "the same leaf twice": lambda: led([_FIRST], _FIRST, moved()),
    "an empty schema": lambda: led([], _FIRST, b"\x0d".ljust(SIZE, b"\0")),
    "a page of another kind": lambda: led([], _FIRST, b"\x0a".ljust(SIZE, b"\0")),
    "many pages": lambda: led(
        [], _FIRST, *(inner([], _FIRST + step + 1) for step in range(200)), moved()
    ),
    "cells without end": lambda: patched(good(), 103, b"\xff\xff"),
    "a fan": lambda: fan(50),
    "a deep table": lambda: deep_tree("note", 5000),
    "two trees on one page": lambda: changed(
        "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = "
        "'link_problem') WHERE name = 'sqlite_autoindex_link_1'"
    ),
    "a table that begins on the schema's page": lambda: changed(
        "UPDATE sqlite_master SET rootpage = 1 WHERE name = 'note'"
    ),
    "a long statement": lambda: spaced(1_000_000),
    "a longer statement": lambda: spaced(100),
    "an overflow page that leads to itself": overflow_circle,
}
"""Pages that SQLite would follow for minutes, or until its stack ends: Damaged."""

SOUND: dict[str, Callable[[], bytes]] = {
    **{
        f"pages of {512 << step}": lambda step=step: with_pages_of(512 << step) for step in range(8)
    },  # type: ignore[misc]
    "a schema on another page": lambda: led([], _FIRST, moved()),
    "pages that move by themselves": lambda: resized("auto_vacuum = FULL"),
    "a large cache wished for": lambda: resized("default_cache_size = 1000000"),
}
"""Unusual and in order: they open."""
