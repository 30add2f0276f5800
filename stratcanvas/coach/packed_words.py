# SPDX-License-Identifier: MIT
"""simplemma's dictionaries, read where they lie packed: words in their order, each told by what it
shares with the one before.

simplemma goes through all of one before its first answer. Here a pattern finds where each new
beginning of words lies, a fifth of that time, and what is looked up is unpacked around it.
"""

import lzma
import re
from bisect import bisect_right
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from pathlib import Path

_MAGIC = b"SMFC1\0"
"""The form that is read here, of words that are written forwards."""
_AS_BEFORE, _IN_FULL = 254, 255
"""In place of how much is cut from a word to make its value: the value before, or what follows."""
_SHARED = (2, 3, 4, 6, 9)
"""Bytes that the first word of a block shares with the one before it, at most; the fewest of these
with which blocks are small.
"""
_SMALL = 250
"""Words that a block has on average, at most: unpacking it takes a tenth of a millisecond."""
_LONGEST = 31
"""Bytes of a part that the pattern steps over; longer ones are rare."""
_AT_ONCE = 500
"""Words that it steps over at once: Python runs nothing else meanwhile, and a key would wait."""
_BLOCKS = 2_000
"""Blocks that stay unpacked."""


class NotPacked(ValueError):
    """Bytes in another form, or none that anybody reads."""


class PackedWords:
    """A dictionary: word form → the word that it belongs to."""

    def __init__(self, data: bytes) -> None:
        """Find where blocks of words begin. Raises NotPacked."""
        if not data.startswith(_MAGIC):
            raise NotPacked
        self._data = data
        self._firsts: list[bytes] = []
        self._places: list[int] = []
        self._block = lru_cache(_BLOCKS)(self._unpacked)
        try:
            count, place = _number(data, len(_MAGIC))
            for most in _SHARED:
                self._walk(place, most)
                if count <= _SMALL * len(self._firsts):
                    break
        except IndexError as problem:
            raise NotPacked from problem

    def _walk(self, place: int, most: int) -> None:
        """Note each word that shares so many bytes or fewer with the one before it.

        What it shares with that it also shares with the last one that was noted.
        """
        data, over = self._data, _run(most).match
        self._firsts, self._places, first = [], [], b""
        while place < len(data):
            shared, begin = _number(data, place)
            size, begin = _number(data, begin)
            if shared <= most:
                first = first[:shared] + data[begin : begin + size]
                self._firsts.append(first)
                self._places.append(place)
            place = begin + size + 1
            if data[place - 1] != _AS_BEFORE:
                size, place = _number(data, place)
                place += size
            if place > len(data):
                raise NotPacked
            run = over(data, place)
            assert run is not None  # it may be empty
            place = run.end()

    def get(self, form: str) -> str | None:
        """Return the word that a form belongs to; None for one that is not known."""
        key = form.encode(errors="replace")
        number = bisect_right(self._firsts, key) - 1
        found = None if number < 0 else self._block(number).get(key)
        return None if found is None else found.decode()

    def _unpacked(self, number: int) -> dict[bytes, bytes]:
        """Return the words of one block."""
        data, place = self._data, self._places[number]
        last = number + 1 == len(self._places)
        end = len(data) if last else self._places[number + 1]
        key, value, found = self._firsts[number], b"", dict[bytes, bytes]()
        while place < end:
            shared, place = _number(data, place)
            size, place = _number(data, place)
            key = key[:shared] + data[place : place + size]
            place += size + 1
            cut = data[place - 1]
            if cut != _AS_BEFORE:
                size, place = _number(data, place)
                kept = b"" if cut == _IN_FULL else key[: len(key) - cut]
                value = kept + data[place : place + size]
                place += size
            elif not found:
                value = [*self._block(number - 1).values()][-1]
            found[key] = value
        return found


def _number(data: bytes, place: int) -> tuple[int, int]:
    """Return a number, of seven bits a byte, the lowest first, and the place after it."""
    number = shift = 0
    while (byte := data[place]) > 0x7F:
        number |= (byte & 0x7F) << shift
        shift, place = shift + 7, place + 1
    return number | byte << shift, place + 1


@cache
def _run(most: int) -> re.Pattern[bytes]:
    """Return a pattern of words that each share more bytes with the one before.

    It gives nothing back, as nothing follows it; that is not asked of it with a ``+``, by which
    Python until 3.11.4 stops amid a word (CPython 106052).
    """
    part = "|".join(rf"\x{size:02x}.{{{size}}}" for size in range(_LONGEST + 1))
    word = rf"[\x{most + 1:02x}-\x7f](?:{part})(?:\xfe|[^\xfe](?:{part}))"
    return re.compile(rf"(?:{word}){{0,{_AT_ONCE}}}".encode(), re.DOTALL)


@cache
def packed_words(language: str) -> PackedWords | None:
    """Return the dictionary of a language; None where there is none that could be read here.

    Nothing of simplemma is imported for it, which takes as long as to read English.
    """
    found = PathFinder.find_spec("simplemma")
    folders = found.submodule_search_locations if found is not None else None
    for folder in folders or ():
        file = Path(folder) / "strategies" / "dictionaries" / "data" / f"{language}.plzma"
        try:
            return PackedWords(lzma.decompress(file.read_bytes()))
        except (OSError, lzma.LZMAError, NotPacked):
            continue
    return None
