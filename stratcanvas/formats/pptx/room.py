# SPDX-License-Identifier: MIT
"""About how much room words take on a slide. Whose fonts they will be set in, nobody knows yet.

Widths are those of Arial and its like (Liberation Sans, Helvetica), in parts of the type size.
"""

import math
import unicodedata
from functools import lru_cache

LEADING = 1.2
"""The height of a line, in parts of the type size."""
_SLACK = 1.05
"""What lines lose at their ends, and what other fonts are wider."""
_BOLD = 1.07
_WIDTHS = {
    letter: thousandths / 1000
    for thousandths, letters in {
        222: "ijl’‘",
        278: "ftI !.,:;/\\[]|·\u00a0",
        333: "r()-“”",
        500: "cksvxyzJ",
        584: "+=<>~",
        611: "FTZ",
        667: "ABEKPSVXY&",
        722: "CDHNRUw",
        778: "GOQ",
        833: "mM",
        944: "W",
        1000: "%@—…",
    }.items()
    for letter in letters
}
"""Those of Helvetica, by Adobe’s font metrics (core 14, Helvetica.afm)."""
_USUAL = 0.556


@lru_cache(4096)
def _wide(letter: str) -> float:
    """Return how wide a letter is, in parts of the type size."""
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Cf", "Mn", "Me"}:
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"} or ord(letter) > 0xFFFF:
        return 1.05
    return 0.7 if letter.isupper() else _USUAL


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a text is in one line, in points; ``size`` is the type's."""
    return sum(map(_wide, words)) * size * (_BOLD if bold else 1.0)


def lines(words: str, size: float, room: float, *, bold: bool = False) -> int:
    """Return about how many lines a paragraph takes in a width in points, one at least."""
    return lines_of(width(words, size, bold=bold), room)


def lines_of(wide: float, room: float) -> int:
    """Return about how many lines words take that are so wide in one, in a width in points."""
    return max(1, math.ceil(_SLACK * wide / room))


def cut(words: str, size: float, room: float, most: int) -> tuple[str, str]:
    """Return as much of a paragraph as so many lines hold, and the rest; cut after a word."""
    if lines(words, size, room) <= most:
        return words, ""
    taken, end = 0.0, 0
    for end, letter in enumerate(words):  # noqa: B007 (where it ends is what is sought)
        taken += _wide(letter) * size * _SLACK
        if taken > most * room:
            break
    after = words.rfind(" ", 1, max(end, 2))
    end = after if after > 0 else max(end, 1)
    return words[:end].rstrip(), words[end:].lstrip()
