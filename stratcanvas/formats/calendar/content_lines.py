# SPDX-License-Identifier: MIT
"""Lines of an iCalendar file (RFC 5545): a person's words as values, and long lines folded."""

from collections.abc import Iterable

from stratcanvas.safe_words import harmless

_OCTETS = 75
"""The longest line in bytes, its end left out (RFC 5545, section 3.1)."""


def value(words: str) -> str:
    """Return words as a value: marks of the format stand for themselves, line ends are said.

    RFC 5545, section 3.3.11.
    """
    lines = (harmless(line) for line in words.split("\n"))
    marked = (line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)
    return "\\n".join(marked)


def file_of(lines: Iterable[str]) -> bytes:
    """Return content lines as a file: each ends in CR LF, and none is too long."""
    return b"".join(map(_folded, lines))


def _folded(line: str) -> bytes:
    """Return a line, cut between letters into pieces that begin with a blank but for the first."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
