# SPDX-License-Identifier: MIT
"""How long a talk is, and how its minutes are shared out."""

import re
from typing import NamedTuple

_GAP = r"[\s\u00a0\u202f]*[-‐‑–]?[\s\u00a0\u202f]*"
_MINUTES = re.compile(rf"(?<![\d.,:])(\d{{1,3}}){_GAP}min(?:ut|s?\b)", re.IGNORECASE)
"""“45 minutes”, “45-minute”, “45 min”, and so in most languages of Europe."""
_HOURS = re.compile(rf"(?<![\d.,:])(\d){_GAP}h(?:ours?)?\b", re.IGNORECASE)
_IN_WORDS = {
    "five minutes": 5,
    "ten minutes": 10,
    "fifteen minutes": 15,
    "a quarter of an hour": 15,
    "three quarters of an hour": 45,
    "twenty minutes": 20,
    "half an hour": 30,
    "thirty minutes": 30,
    "forty minutes": 40,
    "forty-five minutes": 45,
    "fifty minutes": 50,
    "an hour and a half": 90,
    "one hour": 60,
    "an hour": 60,
    "ninety minutes": 90,
    "two hours": 120,
}
_WORDED = re.compile(rf"\b(?:{'|'.join(_IN_WORDS)})\b", re.IGNORECASE)
_SHORTEST, _LONGEST = 3, 480
_AN_HOUR = 60
_OPENING = 10
"""One part in so many of a talk is its opening, and as much its ending."""


class TalkMinutes(NamedTuple):
    """The minutes of each part; together they are the whole. ``problems``: as many as fit."""

    opening: int
    problems: tuple[int, ...]
    ending: int


def length_in(*texts: str) -> int | None:
    """Return the length in minutes that is first named in some texts, or None."""
    for text in texts:
        found = [(each.start(), int(each[1])) for each in _MINUTES.finditer(text)]
        found += [(each.start(), int(each[1]) * _AN_HOUR) for each in _HOURS.finditer(text)]
        found += [(each.start(), _IN_WORDS[each[0].lower()]) for each in _WORDED.finditer(text)]
        for _, minutes in sorted(found):
            if _SHORTEST <= minutes <= _LONGEST:
                return minutes
    return None


def shared_out(total: int, problems: int) -> TalkMinutes:
    """Share out a talk of three minutes or more in whole minutes; what comes first gets more.

    Of many problems only the first get a minute.
    """
    ends = max(1, total // _OPENING)
    rest = total - 2 * ends
    told = min(problems, rest)
    each, over = divmod(rest, told) if told else (0, 0)
    shares = tuple(each + (place < over) for place in range(told))
    return TalkMinutes(ends, shares, total - ends - sum(shares))
