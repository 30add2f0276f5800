# SPDX-License-Identifier: MIT
"""The objects that a PDF is written in (ISO 32000-1, 7.3), read one token at a time.

Nothing here calls itself: how deep things lie in each other, and how many there are, is counted.
"""

import re
from typing import Any, NamedTuple

MOST_TOKENS = 200_000
"""Words and signs that are read of one document, all together: what leads to a canvas is short."""
DEEPEST = 60
"""Lists and dictionaries that may lie in each other."""
LONGEST_STRING = 65_535
"""Bytes of a text between brackets."""
_MOST_DIGITS = 18

_TOKEN = re.compile(
    rb"(?:[\0\t\n\f\r ]++|%[^\r\n]*+)*+"
    rb"(?:(?P<reference>(\d{1,10})[\0\t\n\f\r ]++(\d{1,5})[\0\t\n\f\r ]++R(?![A-Za-z0-9]))"
    rb"|(?P<number>[+-]?(?:\d++\.?\d*+|\.\d++))"
    rb"|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|(?P<sign><<|>>|\[|\])"
    rb"|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*+)>"
    rb"|(?P<text>\()"
    rb"|(?P<word>[A-Za-z]++))"
)
_IN_TEXT = re.compile(rb"[^()\\]*+(?:\\.[^()\\]*+)*+", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))|(\r\n?)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_WORDS: dict[bytes, Any] = {b"true": True, b"false": False, b"null": None}


class BadPdf(Exception):
    """A document that is not as documents are: damaged, or made to mislead."""


class Name(str):
    """A word that begins with a slash in the file, without the slash."""

    __slots__ = ()


class Reference(NamedTuple):
    """An object that stands elsewhere: its number and generation."""

    number: int
    generation: int


class Budget:
    """How many tokens of a document may still be read."""

    def __init__(self, tokens: int = MOST_TOKENS) -> None:
        self._left = tokens

    def spend(self) -> None:
        """Take one. Raises BadPdf when there is none left."""
        self._left -= 1
        if self._left < 0:
            raise BadPdf("more than leads to any canvas")


class Parsed(NamedTuple):
    """An object, and the place behind it."""

    value: Any
    end: int


def parse(data: bytes, start: int, budget: Budget) -> Parsed:
    """Return the object that begins at a place: None, bool, int, float, bytes (a text), Name,
    Reference, list or dict. Raises BadPdf.
    """
    open_ones: list[tuple[bytes, list[Any]]] = []
    at = start
    while True:
        budget.spend()
        found = _TOKEN.match(data, at)
        if found is None:
            raise BadPdf("no object")
        at = found.end()
        sign = found["sign"]
        if sign in {b"<<", b"["}:
            if len(open_ones) >= DEEPEST:
                raise BadPdf("too deep")
            open_ones.append((sign, []))
            continue
        if sign is None:
            value, at = _value(data, found)
        else:
            value = _closed(open_ones, sign)
        if not open_ones:
            return Parsed(value, at)
        open_ones[-1][1].append(value)


def _closed(open_ones: list[tuple[bytes, list[Any]]], sign: bytes) -> Any:
    if not open_ones:
        raise BadPdf("an end without a beginning")
    kind, values = open_ones.pop()
    if (kind, sign) == (b"[", b"]"):
        return values
    if (kind, sign) != (b"<<", b">>") or len(values) % 2:
        raise BadPdf("an end that does not fit")
    keys = values[::2]
    if not all(isinstance(key, Name) for key in keys):
        raise BadPdf("a key that is no name")
    return dict(zip(keys, values[1::2], strict=True))


def _value(data: bytes, found: re.Match[bytes]) -> tuple[Any, int]:
    at = found.end()
    if found["reference"] is not None:
        return Reference(int(found[2]), int(found[3])), at
    if (number := found["number"]) is not None:
        if len(number) > _MOST_DIGITS:
            raise BadPdf("a number too long")
        return (float(number) if b"." in number else int(number)), at
    if (name := found["name"]) is not None:
        return Name(_unescaped_name(name)), at
    if (digits := found["hex"]) is not None:
        plain = bytes(each for each in digits if each not in b"\0\t\n\f\r ")
        if len(plain) > 2 * LONGEST_STRING:
            raise BadPdf("a text too long")
        return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii")), at
    if found["text"] is not None:
        return _text(data, at)
    word = found["word"]
    if word not in _WORDS:
        raise BadPdf("a word that is no object")
    return _WORDS[word], at


def _unescaped_name(name: bytes) -> str:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), name)
    return plain.decode("utf-8", "replace")


def _text(data: bytes, start: int) -> tuple[bytes, int]:
    """Return a text between brackets, and the place behind its last one."""
    depth, at = 1, start
    while depth:
        found = _IN_TEXT.match(data, at, start + LONGEST_STRING)
        if found is None:
            raise BadPdf("a text too long")
        at = found.end()
        bracket = data[at : at + 1]
        if bracket not in {b"(", b")"}:
            raise BadPdf("a text without an end, or too long")
        depth += 1 if bracket == b"(" else -1
        at += 1
    return _ESCAPE.sub(_meant, data[start : at - 1]), at


def _meant(found: re.Match[bytes]) -> bytes:
    octal, letter = found[1], found[2]
    if octal is not None:
        return bytes([int(octal, 8) & 0xFF])
    if letter is None:
        return b"\n"  # an end of a line, however it was written
    if letter in {b"\r\n", b"\r", b"\n"}:
        return b""  # one that was only put in to keep lines short
    return _ESCAPED.get(letter, bytes(letter))
