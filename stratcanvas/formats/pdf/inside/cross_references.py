# SPDX-License-Identifier: MIT
"""Where in a PDF each object stands (ISO 32000-1, 7.5.4 and 7.5.8): one section for each time that
the file was saved, the newest first. Entries are looked up where they stand, so many cost nothing.
"""

import re
from typing import Any, NamedTuple, Protocol

from stratcanvas.formats.pdf.inside.pdf_syntax import BadPdf

_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])[ \r][\r\n]?")
_ENTRY_SIZE = 20
_PART = re.compile(rb"[\0\t\n\f\r ]*+(\d{1,10})[ \t]++(\d{1,10})[ \t]*+\r?\n?")
_TRAILER = re.compile(rb"[\0\t\n\f\r ]*+trailer")
_MOST_PARTS = 10_000
_FIELDS, _WIDEST = 3, 8


class Place(NamedTuple):
    """Where an object stands: its offset in the file, or its place within a packed object."""

    offset: int
    generation: int = 0
    packed_in: int = 0
    """The number of the object that it is packed in; then ``offset`` is its place in there."""


GONE = Place(-1)
"""The place of an object that a later saving has taken out."""


class Section(Protocol):
    """What one saving of the file says."""

    def find(self, number: int) -> Place | None:
        """Return where an object stands; GONE for one that was taken out, None where nothing is
        said of it.
        """


class Table:
    """A section that is written in digits."""

    def __init__(self, data: bytes, start: int) -> None:
        """``start``: the place behind the word that begins it. Raises BadPdf."""
        self._data = data
        self._parts: list[tuple[int, int, int]] = []
        at = start
        while not _TRAILER.match(data, at):
            head = _PART.match(data, at)
            if head is None or len(self._parts) >= _MOST_PARTS:
                raise BadPdf("no table of objects")
            first, count = int(head[1]), int(head[2])
            if head.end() + count * _ENTRY_SIZE > len(data):
                raise BadPdf("a table that goes on behind the end")
            self._parts.append((first, count, head.end()))
            at = head.end() + count * _ENTRY_SIZE
        trailer = _TRAILER.match(data, at)
        assert trailer is not None
        self.end = trailer.end()
        """The place behind it, where its dictionary stands."""

    def find(self, number: int) -> Place | None:
        """Return where an object stands, as this section says. Raises BadPdf."""
        for first, count, start in self._parts:
            if first <= number < first + count:
                entry = _ENTRY.match(self._data, start + (number - first) * _ENTRY_SIZE)
                if entry is None:
                    raise BadPdf("an entry that is none")
                return Place(int(entry[1]), int(entry[2])) if entry[3] == b"n" else GONE
        return None


class PackedTable:
    """A section that lies packed in a stream."""

    def __init__(self, entries: dict[str, Any], rows: bytes) -> None:
        """``rows``: what the stream unpacks to, ``entries`` those of its dictionary.

        Raises BadPdf.
        """
        widths, size = entries.get("W"), entries.get("Size")
        if not isinstance(widths, list) or len(widths) != _FIELDS or not _counts(widths, _WIDEST):
            raise BadPdf("a table without columns")
        index = entries.get("Index", [0, size])
        if not isinstance(index, list) or len(index) % 2 or not _counts(index, 1 << 40):
            raise BadPdf("a table without an order")
        if len(index) > 2 * _MOST_PARTS or not sum(widths):
            raise BadPdf("a table of too many parts")
        self._widths, self._rows, self._wide = widths, rows, sum(widths)
        self._parts = [*zip(index[::2], index[1::2], strict=True)]

    def find(self, number: int) -> Place | None:
        """Return where an object stands, as this section says. Raises BadPdf."""
        before = 0
        for first, count in self._parts:
            if first <= number < first + count:
                return self._place(before + number - first)
            before += count
        return None

    def _place(self, row: int) -> Place | None:
        said = self._rows[row * self._wide : (row + 1) * self._wide]
        if len(said) < self._wide:
            raise BadPdf("a table without that row")
        kind, second, third = self._fields(said)
        if kind == 0:
            return GONE
        if kind == 1:
            return Place(second, third)
        return Place(third, packed_in=second) if kind == 2 else None

    def _fields(self, said: bytes) -> tuple[int, int, int]:
        one, two, _ = self._widths
        kind = int.from_bytes(said[:one], "big") if one else 1
        return (
            kind,
            int.from_bytes(said[one : one + two], "big"),
            int.from_bytes(said[one + two :], "big"),
        )


def _counts(values: list[Any], most: int) -> bool:
    return all(isinstance(each, int) and 0 <= each <= most for each in values)
