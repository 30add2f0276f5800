# SPDX-License-Identifier: MIT
"""A problem's statement as part of another sentence: a clause, a thing that is done, a thing.

“Prices the menu below true cost” becomes “they price the menu below true cost”. Only what lists of
English words make sure is taken apart; of anything else nothing comes, and it is to be quoted.
"""

import re
from functools import lru_cache

from stratcanvas.coach import deeds, things
from stratcanvas.coach.grammar import Phrases, has, respelt
from stratcanvas.domain.names import one_line
from stratcanvas.safe_words import harmless, isolated

QUOTED = 70
"""Characters of a statement that are quoted at most."""
_MOST_WORDS = 14
_READABLE = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ0-9'‑£$€% .-]+")
_INNER_STOP = re.compile(r"[.-](?:\s|$)|(?:^|\s)[.-]")
_BULLET = re.compile(r"^(?:[-–—•*·▪◦]+|\d{1,2}[.)])\s+")
_AROUND = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"), ("'", "'"))
_SHORT_FORM = re.compile(r"\b[^\W\d_]\.[^\W\d_]\.$")
"""An abbreviation whose dot is its own: “at 2 a.m.”"""
_SAYS_SOMETHING = re.compile(r"[^\W_]|[^\x00-\u1fff]")
_READINGS = (
    deeds.of_the_speaker,
    deeds.of_a_person,
    deeds.feeling,
    things.quantity,
    things.sentence,
    deeds.deed,
    things.thing,
)
"""The ways in which a statement may be built; the first that fits is taken."""


def tidied(statement: str) -> str:
    """Return a statement as one line, without bullet, full stop and quotation marks around it."""
    text = _BULLET.sub("", harmless(one_line(statement)))
    for begin, end in _AROUND:
        inner = text[1:-1]
        if inner and text[0] == begin and text[-1] == end and begin not in inner:
            text = inner.strip()
    return text if _SHORT_FORM.search(text) else re.sub(r"(?<![.…!])[.!]+$", "", text).strip()


def quoted(statement: str) -> str:
    """Return a statement in quotation marks, cut with … at a word; "" when it says nothing.

    Quotation marks within it become single ones; what is written from right to left is isolated.
    """
    text = tidied(statement)
    if not _SAYS_SOMETHING.search(text):
        return ""
    if len(text) > QUOTED:
        cut = text[:QUOTED]
        last = cut.rfind(" ")
        text = (cut[:last] if last > QUOTED // 2 else cut).rstrip(" ,;:–—-") + "…"
    text = re.sub(r'["“„]([^"“”„]*)["”“]', "‘\\1’", text)
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    return f"“{isolated(text)}”"


@lru_cache(maxsize=2_000)
def phrases_of(statement: str) -> Phrases:
    """Return what an English statement is as part of a sentence."""
    text = tidied(statement).replace("’", "'").replace("ʼ", "'")
    words = [respelt(word) for word in text.split()]
    if not 0 < len(words) <= _MOST_WORDS or not _READABLE.fullmatch(text):
        return Phrases()
    if _INNER_STOP.search(text) or text == text.upper() or has(words[-1:], "unfinished"):
        return Phrases()
    for reading in _READINGS:
        found = reading(words)
        if found is not None:
            return Phrases(*(each.replace("'", "’") for each in found))
    return Phrases()
