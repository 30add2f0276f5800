# SPDX-License-Identifier: MIT
"""The one door for a stranger's words on their way into a sentence of ours.

Names, titles and texts come from files that anybody may have made. Marks in them could turn our
own words around, hide something, give orders to a terminal or begin a line that looks like ours.
"""

import re
import unicodedata

ISOLATE, END = "\u2068", "\u2069"
_EMBED, _OVERRIDE, _ISOLATES = "\u202a\u202b", "\u202d\u202e", "\u2066\u2067\u2068"
_POP = "\u202c"
_DIRECTED = frozenset(_EMBED + _OVERRIDE + _ISOLATES + _POP + END)
# These are compiled when a text first has what they look for: no start waits for them.
_BREAKS = "\r\n|[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]"
_ORDERS = "\x1b(?:\\[[0-?]*[ -/]*[@-~]|[\\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\\\)?)"  # ANSI: CSI, OSC …
# Unseen letters that are part of writing: joiners, soft hyphen, direction marks without a reach,
# Arabic and Indic signs that stand before numbers.
_WRITTEN = frozenset(
    "\xad\u061c\u200b\u200c\u200d\u200e\u200f\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f"
    "\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# A flag such as Scotland's: a black flag and its name in tags. Tags that follow no flag say
# something that nobody sees.
_FLAG = "\U0001f3f4"
_FLAG_OR_TAGS = (
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f)"
    "|[\U000e0000-\U000e007f]+"
)
_ACCENT = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20dc\ufe20-\ufe2f]"
_TURNED = frozenset({"R", "AL", "AN"})
_MAY_TURN = (
    *(("\u0590", "\u08ff"), ("\u200f", "\u200f"), ("\u202a", "\u202e"), ("\u2066", "\u2069")),
    *(("\ufb1d", "\ufdff"), ("\ufe70", "\ufeff")),
    *(("\U00010800", "\U00010fff"), ("\U0001e800", "\U0001efff")),
)
"""First and last of the blocks in which such letters and marks are: most texts have none. No
expression: a start would wait half a millisecond until it is compiled.
"""

_BEGINNING = 80
"""Letters of a text that are looked at first: of a long one they mostly tell how it is read."""


def harmless(text: str, most: int | None = None) -> str:
    """Return a text as one line that can do nothing but be read.

    Line ends and tabs become spaces. What no text has any use for (control characters, halves of
    letters) becomes �; escape sequences, tags and unseen marks go. So do marks that turn the order
    of letters around, and those that begin or end a direction without the other. With ``most``
    characters at most, a longer one ends in an ellipsis.
    """
    if not text.isprintable():
        text = re.sub(_BREAKS, " ", re.sub(_ORDERS, "", text))
        text = without_tags(text)
        text = text if text.isprintable() else _with_letters(text)
        text = paired(text)
    if most is not None and len(text) > most:
        text = harmless(text[: most - 1].rstrip() + "…")  # what was cut may have been a pair
    return text


def without_tags(text: str) -> str:
    """Return a text without tags, which say what nobody sees; those of a flag stay."""
    if text.isascii() or max(text) < _FLAG:
        return text
    return re.sub(_FLAG_OR_TAGS, lambda found: found[1] or "", text)


def few_marks(text: str) -> str:
    """Return a text in which no letter bears more than three accents above or below it.

    Hundreds on one letter would be drawn over the lines around; no language has more than three.
    """
    if text.isascii() or not any(map(unicodedata.combining, text)):
        return text
    return re.sub(f"({_ACCENT}{{3}}){_ACCENT}+", r"\1", text)


def isolated(text: str, most: int | None = None) -> str:
    """Return a harmless text that leaves the order of the words around it alone.

    One that is written from right to left stands between isolating marks; nothing else needs them.
    """
    plain = harmless(text, most)
    if plain.isascii() or not is_turned(plain):
        return plain
    return f"{ISOLATE}{plain}{END}"


def set_apart(text: str) -> str:
    """Return a harmless text between isolating marks, for words of ours that are read from the
    right: there one that is read from the left would come apart, as “24/7 stress” does.
    """
    return f"{ISOLATE}{harmless(text)}{END}"


def harmless_lines(text: str) -> str:
    """Return several lines of our own making, each harmless."""
    return "\n".join(harmless(line) for line in text.split("\n"))


def _with_letters(text: str) -> str:
    """Return a text with what stands for each of its letters; each is looked at once."""
    return text.translate({ord(letter): _letter(letter) for letter in set(text)})


def _letter(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in {"Cc", "Cs"} or letter in "\ufffe\uffff":
        return "�"
    if kind == "Cf" and letter not in _WRITTEN and letter not in _DIRECTED and not _tag(letter):
        return ""
    return letter


def _tag(letter: str) -> bool:
    return "\U000e0020" <= letter <= "\U000e007f"  # of a flag: others are gone by now


def is_turned(text: str) -> bool:
    """Tell whether some of a text is read from the right; most that are begin so."""
    if _some_turn(set(text[:_BEGINNING])):
        return True
    return len(text) > _BEGINNING and _some_turn(set(text))


def _some_turn(letters: set[str]) -> bool:
    far = [letter for letter in letters if letter >= _MAY_TURN[0][0]]
    if not any(first <= letter <= last for letter in far for first, last in _MAY_TURN):
        return False
    return not _DIRECTED.isdisjoint(letters) or any(
        unicodedata.bidirectional(letter) in _TURNED for letter in letters
    )


def paired(line: str) -> str:
    """Return a line without overrides, and without direction marks that have no other half."""
    if _DIRECTED.isdisjoint(line):
        return line
    kept: list[str] = []
    begun: list[tuple[str, int]] = []  # which mark, and where it stands in ``kept``
    for letter in line:
        if letter in _OVERRIDE:
            begun.append((letter, -1))
            continue
        if letter in _EMBED or letter in _ISOLATES:
            begun.append((letter, len(kept)))
        elif letter in {_POP, END} and not _ends_one(letter, begun, kept):
            continue
        kept.append(letter)
    for _, place in begun:
        _drop(kept, place)
    return "".join(kept)


def _ends_one(letter: str, begun: list[tuple[str, int]], kept: list[str]) -> bool:
    """Take off what a closing mark ends; tell whether the mark itself stays."""
    if letter == _POP:
        return bool(begun) and begun[-1][0] not in _ISOLATES and begun.pop()[1] >= 0
    if not any(mark in _ISOLATES for mark, _ in begun):
        return False
    while begun[-1][0] not in _ISOLATES:  # it ends what began inside it too
        _drop(kept, begun.pop()[1])
    begun.pop()
    return True


def _drop(kept: list[str], place: int) -> None:
    if place >= 0:
        kept[place] = ""
