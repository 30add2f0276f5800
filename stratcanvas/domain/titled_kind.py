# SPDX-License-Identifier: MIT
"""The kind that a tactic's title begins with, as in “Talk: top ten mistakes”."""

import re
from collections.abc import Iterable
from dataclasses import replace

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Tactic, TacticKind
from stratcanvas.domain.changes import ChangeSet, updating
from stratcanvas.domain.records import Record
from stratcanvas.domain.search import folded
from stratcanvas.words import tr, translated

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


def kinds_taken_out(canvas: Canvas, keys: Iterable[str]) -> ChangeSet:
    """Give tactics the kinds that their titles begin with, and take those out of the titles."""
    pairs: list[tuple[Record, Record]] = []
    for key in keys:
        tactic = canvas.tactics.get(key)
        kind, title = kind_and_title(tactic.title) if tactic is not None else (None, "")
        if tactic is not None and kind is not None:
            pairs.append((tactic, replace(tactic, kind=kind, title=title)))
    return updating(pairs)


def kind_told(changes: ChangeSet) -> str:
    """Return what is said of the kind that titles had before; "" where none was taken out."""
    for _, tactic in changes.updated.values():
        if isinstance(tactic, Tactic):
            return told(tactic.kind)
    return ""


def told(kind: TacticKind) -> str:
    """Return what is said of a kind that was typed before a title."""
    return tr("Its kind is “{kind}” now.").format(kind=translated(kind.label))
