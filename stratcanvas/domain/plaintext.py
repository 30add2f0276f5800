# SPDX-License-Identifier: MIT
"""What is taken of a text from outside: typed, pasted, dropped, or given on the command line.

Everything that is text stays: every script, emoji, no-break spaces, tabs, soft hyphens, joiners
and marks of direction. What no one can see or mean goes, so that no field has to refuse it.
"""

import re

from stratcanvas.safe_words import paired, without_tags

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
    + "]"
)
_HALF = re.compile("[\ud800-\udfff]")
"""Half a character; what it was of can't be known, so a mark shows that something was there."""


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
    whole = "\n".join(map(paired, without_tags(text).split("\n")))
    return text if whole == text else whole


def one_paragraph(text: str) -> str:
    """Return a text from outside for a field of one paragraph: its lines, joined by spaces."""
    return " ".join(plain_text(text).split("\n"))
