# SPDX-License-Identifier: MIT
"""Unpacks what lies packed in a PDF (ISO 32000-1, 7.4), never more of it than was agreed on."""

import base64
import binascii
import zlib
from collections.abc import Callable
from typing import Any

from stratcanvas.formats.pdf.inside.pdf_syntax import BadPdf, Name

_PIECE = 1 << 20
"""Bytes that are unpacked at a time."""
_MOST_FILTERS = 4
_LARGEST_ROW = 65_536

Step = Callable[[], object]


class TooMuch(BadPdf):
    """It would unpack to more than was agreed on."""


class PackedOtherwise(BadPdf):
    """It is packed in a way that is not read here."""


def unpacked(packed: bytes, entries: dict[str, Any], most: int, step: Step) -> bytes:
    """Return what a stream's bytes unpack to; ``entries`` are those of its dictionary, resolved.

    ``step`` is called now and then and may raise. Raises BadPdf, of which TooMuch is for more
    bytes than ``most``.
    """
    filters, parameters = (_listed(entries.get(key)) for key in ("Filter", "DecodeParms"))
    if len(filters) > _MOST_FILTERS:
        raise BadPdf("packed too often")
    data = packed
    for place, kind in enumerate(filters):
        told = parameters[place] if place < len(parameters) else None
        data = _one(data, kind, told if isinstance(told, dict) else {}, most, step)
    if len(data) > most:
        raise TooMuch
    return data


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _one(data: bytes, kind: Any, told: dict[str, Any], most: int, step: Step) -> bytes:
    if not isinstance(kind, Name):
        raise BadPdf("packed in no way that has a name")
    try:
        if kind in {"FlateDecode", "Fl"}:
            return _without_predictor(_inflated(data, most, step), told, step)
        if kind in {"ASCIIHexDecode", "AHx"}:
            digits = b"".join(data.split(b">")[0].split())
            return binascii.unhexlify(digits + b"0" * (len(digits) % 2))
        if kind in {"ASCII85Decode", "A85"}:
            return base64.a85decode(data.split(b"~>")[0], ignorechars=b" \t\n\r\v\f\0")
    except (ValueError, zlib.error) as problem:
        raise BadPdf("it does not unpack") from problem
    raise PackedOtherwise


def _inflated(data: bytes, most: int, step: Step) -> bytes:
    packer, left, pieces, length = zlib.decompressobj(), data, [], 0
    while not packer.eof:
        step()
        piece = packer.decompress(left, _PIECE)
        left = packer.unconsumed_tail
        length += len(piece)
        if length > most:
            raise TooMuch
        if not piece and not left and not packer.eof:
            raise BadPdf("it ends before its end")
        pieces.append(piece)
    return b"".join(pieces)


def _without_predictor(data: bytes, told: dict[str, Any], step: Step) -> bytes:
    """Undo what was done to rows of bytes before they were packed (PNG, 9.2)."""
    kind = told.get("Predictor", 1)
    if kind == 1:
        return data
    colours, bits, columns = (
        told.get(key, usual)
        for key, usual in (("Colors", 1), ("BitsPerComponent", 8), ("Columns", 1))
    )
    if not all(
        isinstance(each, int) and 0 < each <= _LARGEST_ROW for each in (colours, bits, columns)
    ):
        raise BadPdf("rows of no length")
    if not isinstance(kind, int) or not 10 <= kind <= 15:
        raise PackedOtherwise
    size, pixel = (colours * bits * columns + 7) // 8, max(1, colours * bits // 8)
    if size > _LARGEST_ROW or len(data) % (size + 1):
        raise BadPdf("rows that do not fit")
    rows, before = [], bytes(size)
    for start in range(0, len(data), size + 1):
        step()
        before = _row(data[start], data[start + 1 : start + 1 + size], before, pixel)
        rows.append(before)
    return b"".join(rows)


def _row(kind: int, row: bytes, above: bytes, pixel: int) -> bytes:
    if kind == 0:
        return row
    if kind == 2:
        return bytes((one + two) & 255 for one, two in zip(row, above, strict=True))
    if kind > 4:
        raise BadPdf("a row of no kind")
    made = bytearray(row)
    for place in range(len(row)):
        left = made[place - pixel] if place >= pixel else 0
        corner = above[place - pixel] if place >= pixel else 0
        guess = {1: left, 3: (left + above[place]) // 2}.get(kind)
        made[place] = (
            row[place] + (_paeth(left, above[place], corner) if guess is None else guess)
        ) & 255
    return bytes(made)


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda each: abs(guess - each))
