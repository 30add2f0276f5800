# SPDX-License-Identifier: MIT
"""What is taken of a text from outside: typed, pasted, dropped, or given on the command line.

Everything that is text stays: every script, emoji, no-break spaces, tabs, soft hyphens, joiners
and marks of direction. What no one can see or mean goes, so that no field has to refuse it.
"""

import re

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""Line ends of other systems and programs (Word's line break is a vertical tab)."""

_FURTHER_PLANES = range(0x10000, 0x110000, 0x10000)
_NO_TEXT = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters, a NUL at the end among them
    "\ufeff"  # a file's byte order mark
    "\ufff9-\ufffc"  # notes between lines, and the stand-in for a picture that did not come
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters: programs mark things with them
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "\u202d\u202e"  # overrides, which make letters read otherwise than they stand
    "]"
)
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character; what it was of can't be known, so a mark shows that something was there."""

_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f")
_TAG = re.compile("[\U000e0000-\U000e007f]")
"""Letters nobody sees; only the flags of England, Scotland and the like are spelled with them."""

_EMBEDDINGS, _ISOLATES = "\u202a\u202b", "\u2066\u2067\u2068"
_POP_EMBEDDING, _POP_ISOLATE = "\u202c", "\u2069"
_DIRECTIONS = re.compile(f"[{_EMBEDDINGS}{_ISOLATES}{_POP_EMBEDDING}{_POP_ISOLATE}]")


def plain_text(text: str) -> str:
    """Return a text from outside as a field keeps it; what is clean already is the same object.

    Line ends become newlines, halves of characters U+FFFD; control characters, what Unicode says
    is no character, hidden tag letters, direction overrides, and beginnings and ends of
    directions that lack their other half in the line are dropped.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _NO_TEXT.sub("", text)
    if _HALF.search(text):
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        text = _HALF.sub("\ufffd", whole)
    if _TAG.search(text):
        text = _without_tags(text)
    if _DIRECTIONS.search(text):
        text = "\n".join(_paired(line) for line in text.split("\n"))
    return text


def one_paragraph(text: str) -> str:
    """Return a text from outside for a field of one paragraph: its lines, joined by spaces."""
    return " ".join(plain_text(text).split("\n"))


def _without_tags(text: str) -> str:
    kept, place = [], 0
    for flag in _FLAG.finditer(text):
        kept += [_TAG.sub("", text[place : flag.start()]), flag.group()]
        place = flag.end()
    return "".join((*kept, _TAG.sub("", text[place:])))


def _paired(line: str) -> str:
    """Return a line without beginnings and ends of directions that lack their other half."""
    open_: list[int] = []
    dropped: set[int] = set()
    for place, letter in enumerate(line):
        if letter in _EMBEDDINGS or letter in _ISOLATES:
            open_.append(place)
        elif letter == _POP_EMBEDDING:
            if open_ and line[open_[-1]] in _EMBEDDINGS:
                open_.pop()
            else:
                dropped.add(place)
        elif letter == _POP_ISOLATE:
            while open_ and line[open_[-1]] in _EMBEDDINGS:  # an isolate's end closes these too
                dropped.add(open_.pop())
            if open_:
                open_.pop()
            else:
                dropped.add(place)
    dropped.update(open_)
    return "".join(letter for place, letter in enumerate(line) if place not in dropped)
