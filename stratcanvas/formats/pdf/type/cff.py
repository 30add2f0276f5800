# SPDX-License-Identifier: MIT
"""The few bytes of a CFF font that a PDF needs said otherwise: which character id a glyph has.

A PDF finds a CID-keyed CFF glyph by the id in the font's charset, so the charset is where our
own codes go. Adobe Technical Note #5176 describes the format.
"""

from collections.abc import Sequence

_CHARSET, _ROS = 15, (12, 30)
_LONG_INTEGER = 29  # operand of four bytes, which HarfBuzz writes for every offset


def is_cid_keyed(data: bytes) -> bool:
    """Tell whether a CFF table finds its glyphs by character id (and not by name)."""
    return _ROS in _top_dictionary(data)


def with_charset(data: bytes, ids: Sequence[int]) -> bytes:
    """Return a CID-keyed CFF table whose glyphs from number 1 on have the given character ids.

    Raises ValueError when the table has no charset offset that can be rewritten.
    """
    place = _top_dictionary(data).get((_CHARSET,), -1)
    if place < 0 or data[place] != _LONG_INTEGER:
        raise ValueError("the font's charset can't be rewritten")
    charset = b"\0" + b"".join(number.to_bytes(2, "big") for number in ids)  # format 0
    offset = len(data).to_bytes(4, "big")
    return data[: place + 1] + offset + data[place + 5 :] + charset


def _top_dictionary(data: bytes) -> dict[tuple[int, ...], int]:
    """Return where the last operand of each operator of the first Top DICT stands."""
    _, _, names_end = _first_of_index(data, data[2])
    at, end, _ = _first_of_index(data, names_end)
    places: dict[tuple[int, ...], int] = {}
    operand = at
    while at < end:
        first = data[at]
        if first <= 21:
            operator = (first, data[at + 1]) if first == 12 else (first,)
            places[operator] = operand
            at += len(operator)
        else:
            operand = at
            at += _operand_length(data, at)
    return places


def _operand_length(data: bytes, at: int) -> int:
    first = data[at]
    if first == 30:  # a real number, packed in half bytes up to an f
        end = at + 1
        while data[end] & 0x0F != 0x0F and data[end] >> 4 != 0x0F:
            end += 1
        return end + 1 - at
    return {28: 3, _LONG_INTEGER: 5}.get(first, 2 if 247 <= first <= 254 else 1)


def _first_of_index(data: bytes, at: int) -> tuple[int, int, int]:
    """Return where the first object of an INDEX starts and ends, and where the INDEX ends."""
    count = int.from_bytes(data[at : at + 2], "big")
    if count == 0:
        return at + 2, at + 2, at + 2
    size = data[at + 2]
    base = at + 2 + (count + 1) * size  # offsets count from the byte before the data

    def offset(number: int) -> int:
        place = at + 3 + number * size
        return base + int.from_bytes(data[place : place + size], "big")

    return offset(0), offset(1), offset(count)
