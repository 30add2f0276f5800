# SPDX-License-Identifier: MIT
"""A stranger's JSON: counted before it is parsed, so that neither its depth nor its length can
keep anybody busy.
"""

import json
import re
from typing import Any

from stratcanvas.formats.progress import Progress

DEEPEST = 40
"""Lists and objects that may lie in each other; a JSON Canvas needs three."""
MOST_PARTS = 1_500_000
"""Values that a file may hold: more than fit on the largest canvas."""
_LONGEST_NUMBER = 40
_STEP = 20_000
_SIGN = re.compile(r'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]|,', re.DOTALL)


class BadJson(ValueError):
    """It is no JSON, or more of it than is read."""


class TooManyParts(BadJson):
    """It holds more than a canvas can."""


def parsed(text: str, progress: Progress) -> Any:
    """Return what a JSON text says. Raises BadJson, and progress.Stopped."""
    _count(text, progress)
    try:
        return json.loads(text, parse_int=_number, parse_float=_number, parse_constant=_constant)
    except (ValueError, RecursionError) as problem:
        raise BadJson from problem


def _count(text: str, progress: Progress) -> None:
    depth = parts = 0
    for found in _SIGN.finditer(text):
        sign = found[0]
        if sign[0] == '"':
            continue
        parts += 1
        if parts % _STEP == 0:
            progress.step()
        if parts > MOST_PARTS:
            raise TooManyParts
        if sign in "[{":
            depth += 1
            if depth > DEEPEST:
                raise BadJson
        elif sign in "]}":
            depth -= 1


def _number(digits: str) -> float:
    """Return a number; one of very many digits is no place on any canvas."""
    return float(digits) if len(digits) <= _LONGEST_NUMBER else float("inf")


def _constant(word: str) -> float:
    raise BadJson(word)
