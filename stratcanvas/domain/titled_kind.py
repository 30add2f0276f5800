# SPDX-License-Identifier: MIT
"""The kind that a tactic's title begins with, as in “Talk: top ten mistakes”."""

import re

from stratcanvas.domain.cards import TacticKind
from stratcanvas.domain.search import folded
from stratcanvas.words import translated

_PARTS = re.compile(r"\s*([^:：\n]{1,60}?)\s*[:：]\s*(\S.*?)\s*", re.DOTALL)


def kind_and_title(text: str) -> tuple[TacticKind | None, str]:
    """Return the kind that a title begins with and the rest of it; None: it begins with none."""
    found = _PARTS.fullmatch(text)
    if found is not None:
        said, rest = folded(found[1]), found[2]
        for kind in TacticKind:
            if kind.word and said == folded(translated(kind.word)):
                return kind, rest
    return None, text
