# SPDX-License-Identifier: MIT
"""Which addresses in a text may become links: those that lead where they read, and no others.

Whoever clicks has read the words, so a host is its own plain ASCII name, nothing in front of it
or behind it looks like another one, and no part is unseen. All else stays text.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

from stratcanvas.safe_words import harmless

_BEGINS = r"(?<![^\s(\[{“”\"'‘’«»—–])"
_STARTS = re.compile(
    rf"{_BEGINS}(?:(?:https?://|mailto:|www\.)[^\s<>\"“”«»]+|[A-Za-z0-9._+-]+@[^\s<>\"“”«»]+)"
)
_AFTER = ".,;:!?'’‘*_"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_HOST = rf"(?:{_LABEL}\.)+(?=[a-z])(?!0x)[a-z0-9-]{{2,63}}(?<!-)"  # no number is a last label
_WEB = re.compile(rf"(https?)://({_HOST})(?::(443|80))?(/[^?#]*)?(\?[^#]*)?(#.*)?", re.ASCII)
_MAIL = re.compile(rf"mailto:[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@{_HOST}", re.ASCII)
_USUAL_PORT = {"https": "443", "http": "80"}
_LONGEST_HOST = 253
_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
_FORBIDDEN = re.compile(r"[\\^`{|}\x00-\x20\x7f]")
_HIDDEN = re.compile("[\x00-\x1f\x7f\\\\/@%]")  # what must not come out of percent signs
_MARKS = "%/:=&?~#+!$,;'@()*[]"
_TURNED = frozenset({"R", "AL", "AN"})
# Letters and marks of which nothing is to be seen: fillers, joiners, selectors, the empty Braille.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef]"
)
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Address(NamedTuple):
    """An address in a text: where it stands, and what it leads to, in ASCII."""

    start: int
    end: int
    target: str


def addresses(text: str) -> Iterator[Address]:
    """Yield the addresses in a text that may become links."""
    if not any(sign in text for sign in ("://", "@", "www.")) or _TURNS.search(text):
        return
    for found in _STARTS.finditer(text):
        words = _without_end(found.group())
        if target := target_of(words):
            yield Address(found.start(), found.start() + len(words), target)


def target_of(words: str) -> str:
    """Return what an address leads to, in ASCII, or "" when it is not to be a link.

    One that is written as people do, www.example.com or ada@example.com, leads where it would.
    """
    if words.startswith("www."):
        words = "https://" + words
    elif "@" in words and ":" not in words:
        words = "mailto:" + words
    if _MAIL.fullmatch(words):
        return words if len(words.rpartition("@")[2]) <= _LONGEST_HOST else ""
    found = _WEB.fullmatch(words)
    if found is None or len(found[2]) > _LONGEST_HOST:
        return ""
    if found[3] not in {None, _USUAL_PORT[found[1]]}:
        return ""
    rest = "".join(part or "" for part in found.groups()[3:])
    return words[: len(words) - len(rest)] + quote(rest, safe=_MARKS) if _is_plain(rest) else ""


def _without_end(words: str) -> str:
    """Return an address without the punctuation of the sentence it stands in."""
    while words:
        last = words[-1]
        opening = _BRACKETS.get(last)
        if last not in _AFTER and (opening is None or words.count(opening) >= words.count(last)):
            break
        words = words[:-1]
    return words


def _is_plain(rest: str) -> bool:
    """Tell whether path, query and fragment are all to be seen, in the order they are in."""
    if _FORBIDDEN.search(rest) or "…" in rest or "..." in rest:  # an address that was cut short
        return False
    if rest.count("%") != len(_PERCENT.findall(rest)):
        return False
    for sign in _PERCENT.finditer(rest):
        if _HIDDEN.match(chr(int(sign.group()[1:], 16))):
            return False
    try:
        read = unquote_to_bytes(rest).decode()
    except UnicodeDecodeError:
        return False
    return all(map(_is_seen, rest)) and all(map(_is_seen, read)) and harmless(read) == read


def _is_seen(letter: str) -> bool:
    if letter.isascii():
        return letter.isprintable()
    return (
        letter.isprintable()
        and not _UNSEEN.match(letter)
        and unicodedata.category(letter)[0] in "LMNPS"
        and unicodedata.bidirectional(letter) not in _TURNED
    )
