# SPDX-License-Identifier: MIT
"""Rows as they lie in a database's pages, page by page and without its trees or SQLite.

For a file that is not whole: what is amiss with one page takes no other with it. A stranger's pages
may say anything, so the rows are counted, and each byte of the file once.
"""

import struct
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from stratcanvas.storage.btree import BadPage, cells_at, number_at, part_at, varint_at

_MAGIC = b"SQLite format 3\0"
_MOST_UNUSED = 32  # bytes at the end of each page that another program may keep for itself
_USUAL = 4096
"""Bytes of a page where the header does not say."""

_TABLE, _INDEX, _INNER_INDEX = 13, 10, 2  # the first byte of the pages that rows lie on
_FLOAT, _ZERO, _ONE, _TEXT = 7, 8, 9, 13
_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, _FLOAT: 8}  # bytes of a number by its type
_MOST_COLUMNS = 20
"""More than any table of ours has."""


class TooManyRows(ValueError):
    """Pages that hold more rows, or longer ones, than can be: no damage does that."""


class OutOfTime(ValueError):
    """Nobody wants to wait any longer."""


class LooseRow(NamedTuple):
    """A row of a table, or of an index, whose last value is the number of the row it is about."""

    values: tuple[Any, ...]
    """Texts as bytes."""
    is_indexed: bool


class LooseRows:
    """The rows of all pages of a database, in the order of the pages."""

    def __init__(self, data: bytes, most: int, is_over: Callable[[], bool]) -> None:
        """``most``: rows that there may be, those of indexes among them. ``is_over`` is asked on
        every page.
        """
        told = int.from_bytes(data[16:18], "big")
        size = 65536 if told == 1 else told
        is_told = data.startswith(_MAGIC) and size in {512 << step for step in range(8)}
        self._size = size if is_told else _USUAL
        self._usable = self._size - (data[20] if is_told and data[20] <= _MOST_UNUSED else 0)
        self._data = data + bytes(-len(data) % self._size)  # of a page cut off, what is there
        self._count = len(self._data) // self._size
        self._seen = bytearray(self._count + 1)
        self._most, self._left, self._is_over = most, len(self._data), is_over

    def __iter__(self) -> Iterator[LooseRow]:
        """Walk over what can be read. Raises TooManyRows or OutOfTime."""
        for page in range(1, self._count + 1):
            if self._is_over():
                raise OutOfTime
            yield from self._on(page)

    def _on(self, page: int) -> Iterator[LooseRow]:
        here, start = self._page(page), 100 if page == 1 else 0
        kind = here[start]
        if kind not in {_TABLE, _INDEX, _INNER_INDEX}:
            return
        first = start + (12 if kind == _INNER_INDEX else 8)
        try:
            places = list(cells_at(here, first, number_at(here, start + 3, 2)))
        except BadPage:
            return
        for place in places:
            try:
                values = self._row(here, place, kind)
            except BadPage:
                continue
            yield LooseRow(values, kind != _TABLE)

    def _row(self, page: bytes, place: int, kind: int) -> tuple[Any, ...]:
        place += 4 if kind == _INNER_INDEX else 0  # the page below
        length, place = varint_at(page, place)
        if kind == _TABLE:
            _, place = varint_at(page, place)  # the row's number
        values = _values(self._payload(page, place, length, kind))
        self._most, self._left = self._most - 1, self._left - length
        if min(self._most, self._left) < 0:
            raise TooManyRows
        return values

    def _payload(self, page: bytes, place: int, length: int, kind: int) -> bytes:
        """Return a row's bytes: the part in its cell, and those on its overflow pages."""
        if length > len(self._data):
            raise BadPage("a row longer than the file")
        least = (self._usable - 12) * 32 // 255 - 23
        table, index = self._usable - 35, (self._usable - 12) * 64 // 255 - 23
        room, here = table if kind == _TABLE else index, length
        if length > room:
            here = least + (length - least) % (self._usable - 4)
            here = least if here > room else here
        parts = [part_at(page, place, here)]
        left, following = length - here, number_at(page, place + here, 4) if length > here else 0
        while left:
            if not 1 < following <= self._count or self._seen[following]:
                raise BadPage("a part that is not there, or is another row's")
            self._seen[following] = 1
            beyond = self._page(following)
            parts.append(part_at(beyond, 4, min(left, self._usable - 4)))
            following, left = number_at(beyond, 0, 4), left - len(parts[-1])
        return b"".join(parts)

    def _page(self, page: int) -> bytes:
        start = (page - 1) * self._size
        return self._data[start : start + self._usable]


def _values(row: bytes) -> tuple[Any, ...]:
    """Return a row's values. Raises BadPage for what is no row."""
    end, at = varint_at(row, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = varint_at(row, at)
        kinds.append(kind)
        if len(kinds) > _MOST_COLUMNS:
            raise BadPage("more columns than we have")
    if at != end or not kinds:
        raise BadPage("a row without an order")
    values: list[Any] = []
    for kind in kinds:
        size = (kind - _TEXT) // 2 if kind >= _TEXT else _SIZES.get(kind, 0)
        values.append(_value(kind, part_at(row, at, size)))
        at += size
    if at != len(row):
        raise BadPage("a row with more behind it")
    return tuple(values)


def _value(kind: int, found: bytes) -> Any:
    if kind >= _TEXT and kind % 2:
        return found
    if kind == _FLOAT:
        return struct.unpack(">d", found)[0]
    if kind in _SIZES:
        return int.from_bytes(found, "big", signed=True)
    if kind in {_ZERO, _ONE}:
        return kind - _ZERO
    if kind:
        raise BadPage("a value of a kind that we have not")
    return None
