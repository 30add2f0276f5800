# SPDX-License-Identifier: MIT
"""The pages of a database, read by hand: its schema rows, and whether its trees are trees.

SQLite walks a stranger's pages without counting them: a web of a few pages takes it minutes, a
tree of many levels the stack. So the pages are counted here first, each visited once at most.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from stratcanvas.storage.versions import SchemaRow

MOST_LEVELS = 20
"""Levels a tree may have: as many as SQLite's own cursor can go down."""

MOST_PAGES = 64
"""Pages the schema may take; ours takes one, or nine of the smallest size."""

LONGEST_ROW = 4000
"""Bytes a row of the schema may have; the longest of ours has some 400."""

_INTERIOR = frozenset({2, 5})  # the first byte of an index' and of a table's inner page
_TABLE, _LEAF = 5, 13  # an inner page and a last one of a table, as the schema is
_COLUMNS = 5
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of an integer by its type


class BadPage(ValueError):
    """Pages that are no database of ours; its text says why."""


class Pages:
    """The bytes of a database whose header is in order, as pages that are visited once each."""

    def __init__(self, data: bytes) -> None:
        """Raises BadPage when the page size leaves no room for cells."""
        self._data = data
        size = int.from_bytes(data[16:18], "big")
        self._size = 65536 if size == 1 else size
        self._usable = self._size - data[20]
        self._count = len(data) // self._size
        self._seen = bytearray(self._count + 1)
        self._named = 0
        if self._usable < 480:
            raise BadPage("pages without room")

    def schema(self, most: int) -> tuple[Counter[SchemaRow], list[int]]:
        """Return the rows of the schema, and the pages at which their trees begin.

        At most ``most`` rows and one more are read. Raises BadPage for pages that make no schema.
        """
        rows: Counter[SchemaRow] = Counter()
        roots: list[int] = []
        self._count_in(1)
        waiting = [1]
        while waiting and len(roots) <= most:
            number = waiting.pop()
            page = self._page(number)
            start = 100 if number == 1 else 0
            kind = page[start]
            if kind == _TABLE:
                children = [self._count_in(each) for each in _children(page, start)]
                waiting += reversed(children)
            elif kind == _LEAF:
                for place in cells_at(page, start + 8, number_at(page, start + 3, 2)):
                    row, root = self._row(page, place)
                    rows[row] += 1
                    roots.append(root)
                    if len(roots) > most:
                        break
            else:
                raise BadPage(f"a schema page of kind {kind}")
        return rows, roots

    def check_trees(self, roots: Iterable[int]) -> int:
        """See that no page belongs to two trees or two places of one, and that none is too deep.

        Returns how many rows the tables among them say they hold. Raises BadPage. What lies on
        the last level is SQLite's to check.
        """
        rows = 0
        for root in roots:
            level = [self._mark(root)]
            for _ in range(MOST_LEVELS):
                below: list[int] = []
                for number in level:
                    start = (number - 1) * self._size
                    kind = self._data[start]
                    if kind in _INTERIOR:
                        below += map(self._mark, _children(self._page(number), 0))
                    elif kind == _LEAF:
                        rows += int.from_bytes(self._data[start + 3 : start + 5], "big")
                level = below
            if level:
                raise BadPage("a tree too deep")
        return rows

    def _row(self, page: bytes, place: int) -> tuple[SchemaRow, int]:
        length, place = varint_at(page, place)
        if length > LONGEST_ROW:
            raise BadPage("a schema row too long")
        _, place = varint_at(page, place)  # its number
        values = _values(b"".join(self._payload(page, place, length)))
        names = [_text(value) for value in (*values[:3], values[4])]
        root = values[3]
        if not isinstance(root, int):
            raise BadPage("a schema row without a page")
        return SchemaRow(*names), root

    def _payload(self, page: bytes, place: int, length: int) -> Iterator[bytes]:
        """Walk over the parts of a row: what lies in its cell, then its overflow pages."""
        room = self._usable - 35
        here = length
        if length > room:
            least = (self._usable - 12) * 32 // 255 - 23
            here = least + (length - least) % (self._usable - 4)
            here = least if here > room else here
        yield part_at(page, place, here)
        left = length - here
        following = number_at(page, place + here, 4) if left else 0
        while left:
            beyond = self._page(self._count_in(following))
            following = number_at(beyond, 0, 4)
            part = part_at(beyond, 4, min(left, self._usable - 4))
            left -= len(part)
            yield part

    def _count_in(self, number: int) -> int:
        """Return the number of a page of the schema, of which there are only so many."""
        self._named += 1
        if self._named > MOST_PAGES:
            raise BadPage("a schema of too many pages")
        return self._mark(number, first=1)

    def _mark(self, number: int, first: int = 2) -> int:
        """Return the number of a page that was named nowhere before.

        It counts as soon as it is named: a page names hundreds, and many could name the same.
        """
        if not first <= number <= self._count:
            raise BadPage(f"no page {number}")
        if self._seen[number]:
            raise BadPage(f"page {number} in two places")
        self._seen[number] = 1
        return number

    def _page(self, number: int) -> bytes:
        end = number * self._size - (self._size - self._usable)
        return self._data[(number - 1) * self._size : end]


def _children(page: bytes, start: int) -> Iterator[int]:
    """Walk over the pages below an inner page, in their order."""
    for place in cells_at(page, start + 12, number_at(page, start + 3, 2)):
        yield number_at(page, place, 4)
    yield number_at(page, start + 8, 4)


def cells_at(page: bytes, start: int, count: int) -> Iterator[int]:
    """Walk over the places of a page's cells."""
    if start + 2 * count > len(page):
        raise BadPage("more cells than a page has room for")
    for at in range(start, start + 2 * count, 2):
        yield number_at(page, at, 2)


def number_at(page: bytes, at: int, size: int) -> int:
    """Return a number of so many bytes. Raises BadPage where it is not on the page."""
    return int.from_bytes(part_at(page, at, size), "big")


def part_at(page: bytes, at: int, size: int) -> bytes:
    """Return so many bytes of a page. Raises BadPage where they are not on it."""
    if at + size > len(page):
        raise BadPage("a part beyond its page")
    return page[at : at + size]


def varint_at(page: bytes, at: int) -> tuple[int, int]:
    """Return one of SQLite's numbers of one to nine bytes, and where it ends."""
    value = 0
    for here in range(at, at + 8):
        byte = number_at(page, here, 1)
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, here + 1
    return value << 8 | number_at(page, at + 8, 1), at + 9


def _values(row: bytes) -> list[int | bytes | None]:
    """Return the values of a row of the schema. Raises BadPage for any other row."""
    end, at = varint_at(row, 0)
    kinds = []
    while at < end:
        kind, at = varint_at(row, at)
        kinds.append(kind)
    if at != end or len(kinds) != _COLUMNS:
        raise BadPage("a schema row of other columns")
    values: list[int | bytes | None] = []
    for kind in kinds:
        size = (kind - 13) // 2 if kind > 12 and kind % 2 else _INTEGERS.get(kind, 0)
        part = part_at(row, at, size)
        at += size
        if kind > 12 and kind % 2:
            values.append(part)
        elif kind in _INTEGERS:
            values.append(int.from_bytes(part, "big", signed=True))
        elif kind == 0:
            values.append(None)
        else:
            raise BadPage("a schema row of other values")
    if at != len(row):
        raise BadPage("a schema row with more behind it")
    return values


def _text(value: int | bytes | None) -> str | None:
    if isinstance(value, int):
        raise BadPage("a number for a text in the schema")
    return None if value is None else value.decode("utf-8")
