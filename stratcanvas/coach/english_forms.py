# SPDX-License-Identifier: MIT
"""Which word an English form belongs to, found as simplemma finds it and without importing it.

That loads the rules of 54 languages. What a dictionary does not know is taken apart: “isn't”,
“ovens'”, “re-tiling”; a test compares the answers.
"""

import re
import unicodedata

from stratcanvas.coach.packed_words import PackedWords

_JOINED = ("n't", "'re", "'ve", "'ll", "'m", "'s", "'d")
"""What is joined to a word, the longest first."""
_IRREGULAR = frozenset(("can't", "won't", "shan't"))
_MOST_JOINED = 2
_PLURALS = ("doms", "isms", "ists", "ments", "nces", "ships", "tions", "ums")
_LONG = 7
"""Letters of a word at most that ends in -cies and is its own."""
_HYPHEN = re.compile("[-_]")


def word_of(form: str, known: PackedWords) -> str:
    """Return the word that a form belongs to; the form itself where nothing is known of it.

    It is in small letters, and its apostrophes are plain ones.
    """
    form = unicodedata.normalize("NFC", form)
    if form.isnumeric():
        return form
    return (
        listed(form, known)
        or _without_joined(form, known)
        or _without_hyphen(form, known)
        or _by_ending(form)
        or form
    )


def listed(form: str, known: PackedWords) -> str | None:
    """Return what the dictionary says of a form, small or with a capital; None if it does not.

    It has some words with plain apostrophes and some with typographic ones.
    """
    found = known.get(form) or known.get(form.capitalize())
    if found or "'" not in form:
        return found
    return listed(form.replace("'", "’"), known)


def _without_joined(form: str, known: PackedWords) -> str | None:
    if form in _IRREGULAR:
        return None
    for _ in range(_MOST_JOINED):
        joined = next((each for each in _JOINED if form.endswith(each) and form != each), None)
        if joined is None:
            return None
        form = form.removesuffix(joined)
        if found := listed(form, known) or listed(_without_accents(form), known):
            return found
    return None


def _without_accents(form: str) -> str:
    letters = unicodedata.normalize("NFD", form)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _without_hyphen(form: str, known: PackedWords) -> str | None:
    *before, last = _HYPHEN.split(form)
    if not before or not last:
        return None
    if found := listed("".join((*before, last)), known):
        return found
    found = listed(last, known)
    return form.removesuffix(last) + found if found else None


def _by_ending(form: str) -> str | None:
    if len(form) > _LONG and form.endswith("cies"):
        return form.removesuffix("ies") + "y"
    if form.endswith((*_PLURALS, "erves")):
        return form[:-1]
    return form[:-1] if form.endswith("ized") else None
