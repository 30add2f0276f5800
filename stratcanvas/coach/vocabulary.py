# SPDX-License-Identifier: MIT
"""The English words that the rules look for, as they stand in ``resources/coach``."""

import re
import tomllib
from functools import cache

from stratcanvas.shipped import resource


@cache
def _signs() -> dict[str, str]:
    data: dict[str, str] = tomllib.loads(resource("coach/signs.toml").read_text(encoding="utf-8"))
    return data


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one list of words. Raises KeyError for one that is not there."""
    return frozenset(_signs()[name].split())


@cache
def phrases(*names: str) -> re.Pattern[str]:
    """Return the pattern of one of the phrases in some lists, which stand there a line each.

    A phrase may hold what a pattern may hold; a blank is any white space.
    """
    lines = [line.strip() for name in names for line in _signs()[name].splitlines()]
    whole = [line if "(?!" in line else rf"(?:{line})(?!\w)" for line in lines if line]
    either = "|".join(line.replace(" ", r"\s+") for line in whole)
    return re.compile(rf"(?<![\w'])(?:{either})", re.IGNORECASE)


@cache
def kin_of(word: str) -> frozenset[int]:
    """Return the numbers of the groups of words that belong together in which a word stands."""
    lines = _signs()["kin"].strip().splitlines()
    return frozenset(n for n, line in enumerate(lines) if word in line.split())


@cache
def contrary() -> tuple[tuple[str, str], ...]:
    """Return the pairs of small words of which one says the contrary of the other; "-" is none."""
    lines = _signs()["contrary"].strip().splitlines()
    return tuple((one, other) for one, other in map(str.split, lines))


@cache
def spellings() -> tuple[tuple[str, str], ...]:
    """Return the pairs of endings of words that are spelt the British and the American way."""
    lines = _signs()["spellings"].strip().splitlines()
    return tuple((british, american) for british, american in map(str.split, lines))


@cache
def common_words() -> frozenset[str]:
    """Return the commonest English word forms, British and American, in small letters."""
    return _lines_of("common-words.txt")


@cache
def stilted_words() -> frozenset[str]:
    """Return words for which there is a plainer one."""
    return _lines_of("stilted-words.txt")


def _lines_of(name: str) -> frozenset[str]:
    """Return the lines of a file; those that begin with # are about them, and stand first."""
    text = resource(f"coach/{name}").read_text(encoding="utf-8")
    return frozenset(text[text.rindex("#") :].split("\n")[1:]) - {""}
