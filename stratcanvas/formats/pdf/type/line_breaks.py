# SPDX-License-Identifier: MIT
"""Where a line of text may end.

A short form of the line breaking rules of UAX #14: after spaces, soft and other hyphens, dashes
and slashes, between Chinese and Japanese characters (with kinsoku), between Thai words; never
inside a user-perceived character. Words longer than a line are the line breaker's own matter.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from unicodedata import category

from stratcanvas.formats.pdf.type.graphemes import east_asian
from stratcanvas.formats.pdf.type.hyphens import SOFT_HYPHEN
from stratcanvas.word_breaks import thai_breaks

# Characters after which a line may end, when what follows is not a digit or closing mark.
_AFTER = frozenset("-\u2010\u2012\u2013\u2014\u058a\u05be\u0964\u0965/\\|")
_HYPHENS = frozenset("-\u2010\u058a\u05be")
_SPACES = frozenset(
    " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
_ZERO_WIDTH_SPACE = "\u200b"
_GLUE = frozenset("\u00a0\u202f\u2007\u2011\u2060\ufeff\u200d")
# Not at the start of a line: JIS X 4051 and CLREQ, small kana, marks that close or repeat.
_NOT_FIRST = frozenset(
    "!%),.:;?]}¢°·’”›»‰′″℃、。々〉》」』】〕〗〙〛〜〞〟〻‐–—…‥・：；！？，．％）］｝｠｡｣､･ﾞﾟ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿーｰｧｨｩｪｫｬｭｮｯ゛゜ゝゞヽヾ"
)
# Not at the end of a line: marks that open, and signs that lead a number.
_NOT_LAST = frozenset("([{‘“‹«¡¿〈《「『【〔〖〘〚〝（［｛｟｢＄￥￡￦$£¥€#@")
_PLAIN = re.compile("[0-9A-Za-z\u00c0-\u024f]+")
_THAI = re.compile("[\u0e00-\u0eff]")
_THAI_LEADING = frozenset("เแโใไ\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
_THAI_TRAILING = frozenset("ะาำๅๆฯ\u0eb0\u0eb2\u0eb3\u0ec6\u0eaf")


def opportunities(text: str, starts: Iterable[int]) -> list[int]:
    """Return the places, in order, before which a line may break, and the end of the text.

    ``starts`` are the places of cluster starts; spaces stay with the line before.
    """
    between_words, there = thai_breaks(text), set(starts)
    edges = (i for i in _edges(text) if i in there)
    return [*(i for i in edges if i and _may_break(text, i, between_words)), len(text)]


def _edges(text: str) -> list[int]:
    """Return the places of a text but those between two plain letters: no line ends there."""
    places, last = list[int](), 0
    for word in _PLAIN.finditer(text):
        places += range(last, word.start() + 1)
        last = word.end()
    return [*places, *range(last, len(text))]


def divisible(text: str, places: Sequence[int]) -> Sequence[int]:
    """Return those of some places before which a word may be cut that no line holds.

    A vowel sign of Thai or Lao is not parted from the letter that it is read with.
    """
    return [i for i in places if _divisible(text, i)] if _THAI.search(text) else places


def _divisible(text: str, i: int) -> bool:
    return not i or (text[i] not in _THAI_TRAILING and text[i - 1] not in _THAI_LEADING)


def _may_break(text: str, i: int, between_words: frozenset[int]) -> bool:
    before, after = text[i - 1], text[i]
    if after in _SPACES or after == _ZERO_WIDTH_SPACE:
        return False
    if before in _SPACES or before == _ZERO_WIDTH_SPACE:
        return True
    if before in _GLUE or after in _GLUE:
        return False
    if before == SOFT_HYPHEN:
        return i > 1 and not text[i - 2].isspace()
    if before in _AFTER:
        return _after_hyphen(text, i)
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    kind, other = _kind(before), _kind(after)
    if kind == "thai" and other == "thai":
        return (i in between_words or after > "\u0e7f") and _divisible(text, i)
    if kind == "cjk" or other == "cjk":
        return True
    return kind == "picture" and other == "picture"


def _after_hyphen(text: str, i: int) -> bool:
    """Tell whether a line may end after the hyphen, dash or slash before ``i``."""
    hyphen, after = text[i - 1], text[i]
    first = i == 1 or text[i - 2] in _SPACES
    if after in _AFTER or after in _NOT_FIRST or (first and hyphen != "\u2014"):
        return False  # "-5", "--flag" and "/path" keep their sign
    alone = text[i - 2].isalpha() and (i == 2 or text[i - 3] in _SPACES)
    if alone and hyphen in _HYPHENS:
        return False  # "e-mail" and "ב-WhatsApp" keep the one letter before it
    return not after.isdigit() or hyphen in "\u2013\u2014"


@lru_cache(maxsize=8192)
def _kind(character: str) -> str:
    """Return "cjk", "thai", "picture" or nothing.

    Lao, Khmer and Burmese are like Thai: they have no spaces either. Where their words end
    nothing here knows, so that their lines break between clusters.
    """
    if character < "\u0e00":
        return ""
    if (
        character <= "\u0eff"
        or "\u1000" <= character <= "\u109f"
        or "\u1780" <= character <= "\u17ff"
    ):
        return "thai" if category(character)[0] in "LM" else ""
    if "\uac00" <= character <= "\ud7fb" or "\u1100" <= character <= "\u11ff":
        return ""  # Korean breaks at its spaces
    if east_asian(character):
        return "cjk"
    return "picture" if character >= "\u2190" and category(character) == "So" else ""
