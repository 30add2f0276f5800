# SPDX-License-Identifier: MIT
"""What counts as one letter, which letters are invisible, and which script a letter is of.

Fonts are chosen and lines are broken between user-perceived characters (grapheme clusters, a
short form of UAX #29), so an emoji family or an accented letter never falls apart.
"""

import re
from functools import lru_cache
from unicodedata import category, name

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")
_PARAGRAPH_END = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NOT_PLAIN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# Default_Ignorable_Code_Point of Unicode 16, and the interlinear annotation marks.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# Only in the presence of one of these can two characters form one cluster.
_JOINS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\u2cef-\u2cf1"
    "\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\uabff\ud7b0-\ud7fb\ufb1e\ufe00-\ufe0f"
    "\ufe20-\ufe2f\uff9e\uff9f\U00010000-\U0010ffff]"
)
_ZWJ = "\u200d"
_EXTENDERS = frozenset("\u200c\u200d\uff9e\uff9f\u0e33\u0eb3")


def paragraphs(text: str) -> list[str]:
    """Split text at its line ends; each paragraph is then plain (see ``one_line``)."""
    if not _NOT_PLAIN.search(text):
        return [text]
    return [one_line(part) for part in _PARAGRAPH_END.split(text)]


def one_line(text: str) -> str:
    """Return text with controls, tabs and line ends as spaces, one for one.

    Halves of broken surrogate pairs, which no font and no file can hold, become U+FFFD.
    """
    return _LONE_SURROGATE.sub("\ufffd", text.translate(_CONTROLS))


def invisible(character: str) -> bool:
    """Tell whether a character is never drawn, such as a joiner or a direction mark."""
    return _INVISIBLE.match(character) is not None


def clusters(text: str) -> list[int]:
    """Return where each user-perceived character starts, in order."""
    if not _JOINS.search(text):
        return list(range(len(text)))
    starts = []
    flags = 0  # regional indicators in a row, which pair up
    previous = ""
    for i, character in enumerate(text):
        joined = bool(previous) and _extends(previous, character)
        if _is_flag_half(character):
            joined = joined or flags % 2 == 1
            flags += 1
        elif not joined:
            flags = 0
        if not joined:
            starts.append(i)
        previous = character
    return starts


def is_emoji_sequence(cluster: str) -> bool:
    """Tell whether a cluster asks to be drawn as an emoji: joined, toned, a flag or a keycap."""
    return len(cluster) > 1 and (
        "\ufe0f" in cluster
        or "\u20e3" in cluster
        or _is_flag_half(cluster[0])
        or (cluster[0] >= "\u2190" and (_ZWJ in cluster or _tone(cluster[1])))
    )


@lru_cache(maxsize=4096)
def script(character: str) -> str:
    """Return a word that is the same for letters of one script, empty for common characters.

    The first word of the Unicode name serves; it only says where a shaping run must end.
    """
    if category(character)[0] != "L":
        return ""
    word = name(character, "").partition(" ")[0].partition("-")[0]
    return "CJK" if word in _EAST_ASIAN else "" if word in _SHARED else word


def east_asian(character: str) -> bool:
    """Tell whether a character is Chinese, Japanese or Korean, or punctuation of theirs."""
    return (
        "\u1100" <= character <= "\u11ff"
        or "\u2e80" <= character <= "\ua4cf"
        or "\ua960" <= character <= "\ua97c"
        or "\uac00" <= character <= "\ud7fb"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff00" <= character <= "\uffef"
        or "\U0001b000" <= character <= "\U0001b16f"
        or "\U00020000" <= character <= "\U0003fffd"
    )


_EAST_ASIAN = frozenset(
    ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH", "KANGXI")
)
_SHARED = frozenset(("MODIFIER", "FEMININE", "MASCULINE", "MATHEMATICAL", "MICRO", "SCRIPT"))


def _tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


@lru_cache(maxsize=8192)
def _marks(character: str) -> bool:
    """Tell whether a character always joins what stands before it (rules GB9 and GB9a)."""
    return (
        category(character) in ("Mn", "Me", "Mc")
        or character in _EXTENDERS
        or _tone(character)
        or "\U000e0020" <= character <= "\U000e007f"
    )


def _extends(previous: str, character: str) -> bool:
    """Tell whether no cluster may start at ``character`` (rules GB6 to GB11)."""
    if _marks(character):
        return True
    if previous == _ZWJ:
        return character >= "\u2190" and category(character) in ("So", "Sm", "Cn")
    if "\u1160" <= character <= "\u11ff" or "\ud7b0" <= character <= "\ud7fb":
        return _hangul(previous)
    if "\u1100" <= previous <= "\u115f":
        return _hangul(character)
    return False


def _hangul(character: str) -> bool:
    return "\u1100" <= character <= "\u11ff" or "\uac00" <= character <= "\ud7fb"
