# SPDX-License-Identifier: MIT
"""Small PDFs that carry something, written object by object, so that each part can be wrong."""

import datetime
import zlib
from collections.abc import Mapping

from stratcanvas.formats.carried_file import NAME
from stratcanvas.storage.standalone import standalone
from tests import makers

CANVAS = standalone(makers.cafe(), datetime.date(2026, 11, 26))


def stream(
    content: bytes, more: bytes = b"/Filter /FlateDecode", length: int | None = None
) -> bytes:
    """Return a stream object; ``content`` is packed already."""
    said = len(content) if length is None else length
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (more, said, content)


def carrying(content: bytes = CANVAS, name: str = NAME) -> dict[int, bytes]:
    """Return the objects of a document with one attachment."""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R /AF [4 0 R] /Names << /EmbeddedFiles 3 0 R >> >>",
        2: b"<< /Type /Pages /Kids [] /Count 0 >>",
        3: b"<< /Names [(%s) 4 0 R] >>" % name.encode(),
        4: b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F 5 0 R >> >>"
        % (name.encode(), name.encode()),
        5: stream(zlib.compress(content)),
    }


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a document in one piece with a table in digits."""
    data, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
    for number, written in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    start, size = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        at = places.get(number)
        data += b"0000000000 00000 f \n" if at is None else b"%010d 00000 n \n" % at
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        start,
    )
    return bytes(data)


def packed_pdf(objects: Mapping[int, bytes]) -> bytes:
    """Return a document as PDF 1.5 has it: objects packed in one, the table packed too, its rows
    told as what differs from the row above.
    """
    loose = {number: each for number, each in objects.items() if b"stream" in each}
    packed = {number: each for number, each in objects.items() if number not in loose}
    pack, table = max(objects) + 1, max(objects) + 2
    heads, body = [], b""
    for number, each in packed.items():
        heads.append(b"%d %d" % (number, len(body)))
        body += each + b" "
    first = b" ".join(heads) + b" "
    more = b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(packed), len(first))
    loose[pack] = stream(zlib.compress(first + body), more)
    data, rows = bytearray(b"%PDF-1.7\n"), {0: (0, 0, 255)}
    for place, number in enumerate(packed):
        rows[number] = 2, pack, place
    for number, each in loose.items():
        rows[number] = 1, len(data), 0
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(data)
    rows[table] = 1, start, 0
    above, written = bytes(5), b""
    for number in range(table + 1):
        kind, second, third = rows.get(number, (0, 0, 0))
        row = bytes([kind]) + second.to_bytes(3, "big") + bytes([third])
        written += b"\2" + bytes((one - two) & 255 for one, two in zip(row, above, strict=True))
        above = row
    more = (
        b"/Type /XRef /Root 1 0 R /Size %d /W [1 3 1] /Filter /FlateDecode "
        b"/DecodeParms << /Predictor 12 /Columns 5 >>"
    ) % (table + 1)
    data += b"%d 0 obj\n%s\nendobj\n" % (table, stream(zlib.compress(written), more))
    return bytes(data) + b"startxref\n%d\n%%%%EOF\n" % start
