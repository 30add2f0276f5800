# SPDX-License-Identifier: MIT
"""A stranger's PDF, whose objects are read when they are asked for, and counted.

Read are files as Stratcanvas writes them, and as other programs save them anew: in one piece or
with what was added at the end, with objects that stand openly or packed. What is damaged is told,
not guessed at.
"""

import re
from typing import Any, NamedTuple

from stratcanvas.formats.pdf.inside.cross_references import GONE, PackedTable, Place, Section, Table
from stratcanvas.formats.pdf.inside.pdf_syntax import BadPdf, Budget, Reference, parse
from stratcanvas.formats.pdf.inside.unpacking import Step, unpacked

HEAD = re.compile(rb"%PDF-\d")
LOOKED_AT = 1024
"""Bytes at the beginning of a file within which a PDF begins."""
_END = 4096
"""Bytes at the end of a file among which it says where its table of objects is."""
_START = re.compile(rb"startxref[\0\t\n\f\r ]++(\d{1,12})(?!.*startxref)", re.DOTALL)
_OBJECT = re.compile(rb"[\0\t\n\f\r ]*+(\d{1,10})[\0\t\n\f\r ]++(\d{1,5})[\0\t\n\f\r ]++obj")
_TABLE = re.compile(rb"[\0\t\n\f\r ]*+xref")
_STREAM = re.compile(rb"(?:[\0\t\n\f\r ]++|%[^\r\n]*+)*+stream(?:\r\n|\n)")
_STREAM_END = re.compile(rb"[\0\t\n\f\r ]*+endstream")
_MOST_SECTIONS = 500
_LONGEST_CHAIN = 16
"""References that lead to further ones."""
_MOST_PACKED = 16 * 1024 * 1024
"""Bytes that a table of objects, or one that holds others, unpacks to at most."""
_MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes that all of these unpack to at most."""


class CutShort(BadPdf):
    """Its end is missing."""


class Locked(BadPdf):
    """It is encrypted."""


class Stream(NamedTuple):
    """A packed object: the entries of its dictionary, and its bytes as they lie in the file."""

    entries: dict[str, Any]
    packed: bytes


class PdfDocument:
    """The objects of a document."""

    def __init__(self, data: bytes, step: Step) -> None:
        """``step`` is called now and then and may raise. Raises BadPdf."""
        head = HEAD.search(data, 0, LOOKED_AT + 8)
        if head is None:
            raise BadPdf("no PDF")
        self._data = data[head.start() :] if head.start() else data
        self._step, self._budget = step, Budget()
        self._left = _MOST_UNPACKED
        self._sections: list[Section] = []
        self._packs: dict[int, tuple[dict[int, int], bytes]] = {}
        self.trailer: dict[str, Any] = {}
        self._read_sections()
        if "Encrypt" in self.trailer:
            raise Locked

    def resolved(self, value: Any) -> Any:
        """Return an object, of whatever kind, that a value is or leads to; None for none."""
        for _ in range(_LONGEST_CHAIN):
            if not isinstance(value, Reference):
                return value
            value = self._object(value)
        raise BadPdf("references without an end")

    def entries(self, value: Any) -> dict[str, Any]:
        """Return the dictionary that a value is or leads to; an empty one for none."""
        found = self.resolved(value)
        if isinstance(found, Stream):
            return found.entries
        return found if isinstance(found, dict) else {}

    def listed(self, value: Any) -> list[Any]:
        """Return the list that a value is or leads to; an empty one for none."""
        found = self.resolved(value)
        return found if isinstance(found, list) else []

    def unpacked(self, stream: Stream, most: int) -> bytes:
        """Return what a stream unpacks to. Raises BadPdf; TooMuch for more than ``most`` bytes."""
        said = stream.entries
        if "F" in said:
            raise BadPdf("its bytes are said to lie in another file")
        plain = {key: self._plain(said.get(key)) for key in ("Filter", "DecodeParms")}
        return unpacked(stream.packed, plain, most, self._step)

    def _plain(self, value: Any) -> Any:
        """Return filters or what is told of them, all that is needed of it resolved."""
        value = self.resolved(value)
        if isinstance(value, list):
            return [self.resolved(each) for each in value[:_LONGEST_CHAIN]]
        return value

    def _read_sections(self) -> None:
        found = _START.search(self._data, max(0, len(self._data) - _END))
        if found is None:
            raise CutShort
        waiting = [int(found[1])]
        seen: set[int] = set()
        while waiting:
            self._step()
            offset = waiting.pop()
            if offset in seen or len(seen) >= _MOST_SECTIONS:
                raise BadPdf("tables that lead to each other")
            seen.add(offset)
            section, said = self._section(offset)
            beside = said.get("XRefStm")
            if isinstance(beside, int):  # it speaks of what the table calls gone, for old programs
                self._sections.append(self._section(beside)[0])
            self._sections.append(section)
            self.trailer = {**said, **self.trailer}
            if isinstance(said.get("Prev"), int):
                waiting.append(said["Prev"])

    def _section(self, offset: int) -> tuple[Section, dict[str, Any]]:
        if not 0 <= offset < len(self._data):
            raise CutShort
        if word := _TABLE.match(self._data, offset):
            table = Table(self._data, word.end())
            said = parse(self._data, table.end, self._budget).value
            if not isinstance(said, dict):
                raise BadPdf("a table without a dictionary")
            return table, said
        stream = self._at(offset, None)
        if not isinstance(stream, Stream):
            raise BadPdf("no table of objects")
        return PackedTable(stream.entries, self._spent(stream)), stream.entries

    def _spent(self, stream: Stream) -> bytes:
        rows = self.unpacked(stream, min(_MOST_PACKED, self._left))
        self._left -= len(rows)
        return rows

    def _object(self, wanted: Reference) -> Any:
        self._step()
        place: Place | None = None
        for section in self._sections:
            place = section.find(wanted.number)
            if place is not None:
                break
        if place is None or place is GONE:
            return None
        if place.packed_in:
            return self._packed(wanted.number, place)
        if place.generation != wanted.generation:
            return None
        return self._at(place.offset, wanted)

    def _at(self, offset: int, wanted: Reference | None) -> Any:
        """Return the object that stands at a place of the file."""
        head = _OBJECT.match(self._data, offset) if 0 <= offset < len(self._data) else None
        if head is None or wanted not in {None, Reference(int(head[1]), int(head[2]))}:
            raise BadPdf("no such object there")
        value, end = parse(self._data, head.end(), self._budget)
        begin = _STREAM.match(self._data, end) if isinstance(value, dict) else None
        if begin is None:
            return value
        length = value.get("Length")
        if isinstance(length, Reference) and wanted is not None:
            length = self._number(length)
        end = begin.end() + length if isinstance(length, int) else -1
        if not begin.end() <= end <= len(self._data):
            raise CutShort
        if not _STREAM_END.match(self._data, end):
            raise BadPdf("a length that is not true")
        return Stream(value, self._data[begin.end() : end])

    def _number(self, wanted: Reference) -> Any:
        """Return a length that stands by itself; it can't be packed, or lead anywhere."""
        for section in self._sections:
            place = section.find(wanted.number)
            if place is not None:
                if place.packed_in or place is GONE:
                    break
                head = _OBJECT.match(self._data, place.offset)
                return parse(self._data, head.end(), self._budget).value if head else None
        return None

    def _packed(self, number: int, place: Place) -> Any:
        """Return an object that is packed in another."""
        known = self._packs.get(place.packed_in)
        if known is None:
            known = self._packs[place.packed_in] = self._pack(place.packed_in)
        places, data = known
        if number not in places:
            raise BadPdf("no such object in there")
        return parse(data, places[number], self._budget).value

    def _pack(self, number: int) -> tuple[dict[int, int], bytes]:
        """Return where objects stand in one that holds them, and its bytes."""
        for section in self._sections:
            place = section.find(number)
            if place is not None:
                break
        else:
            place = GONE
        if place is GONE or place.packed_in:
            raise BadPdf("packed in what is packed itself")
        stream = self._at(place.offset, Reference(number, 0))
        if not isinstance(stream, Stream):
            raise BadPdf("packed in nothing")
        count, first = (self.resolved(stream.entries.get(key)) for key in ("N", "First"))
        if not isinstance(count, int) or not isinstance(first, int) or first < 0:
            raise BadPdf("packed without an order")
        data = self._spent(stream)
        numbers = data[:first].split()
        if not 0 <= 2 * count <= len(numbers):
            raise BadPdf("packed without an order")
        try:
            pairs = [int(each) for each in numbers[: 2 * count]]
        except ValueError as problem:
            raise BadPdf("packed without an order") from problem
        return {key: first + at for key, at in zip(pairs[::2], pairs[1::2], strict=True)}, data
