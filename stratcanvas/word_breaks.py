# SPDX-License-Identifier: MIT
"""Where Thai words end: their writing has no spaces between them, and lines break between words.

One answer for screen and paper. BudouX tells, by a model trained on what people have marked;
it reads nothing but its own file.
"""

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux.parser import Parser

BREAK = "\u200b"
"""ZERO WIDTH SPACE: a line may end here, and nothing is seen of it."""
_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]{2,}")


def thai_breaks(text: str) -> frozenset[int]:
    """Return the places of a text between two Thai words that stand together."""
    return frozenset(
        found.start() + place
        for found in _THAI.finditer(text)
        for place in list(accumulate(map(len, _parser().parse(found.group()))))[:-1]
    )


def with_breaks(text: str) -> str:
    """Return a text with a ``BREAK`` between Thai words; one without Thai as it is.

    For programs such as Qt, which knows where Thai words end on some computers only.
    """
    if text.isascii():
        return text
    return _THAI.sub(lambda found: BREAK.join(_parser().parse(found.group())), text)


@cache
def _parser() -> "Parser":
    from budoux import load_default_thai_parser  # few texts are Thai

    return load_default_thai_parser()
