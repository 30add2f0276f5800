# SPDX-License-Identifier: MIT
"""How far tactics are, counted: what very many cards say, all in all."""

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Status, Tactic
from stratcanvas.domain.fields import field_of
from stratcanvas.words import tr, translated


def statuses_in_words(canvas: Canvas, keys: Iterable[str]) -> str:
    """Return how many tactics are how far: “Status: Idea 240, Done 71”; "" without tactics."""
    tactics = map(canvas.tactics.__getitem__, filter(canvas.tactics.__contains__, keys))
    counts = Counter(map(id, map(attrgetter("status"), tactics)))  # a choice's own hash is slow
    parts = [
        tr("{value} {n}").format(value=translated(each.label), n=counts[id(each)])
        for each in Status
        if id(each) in counts
    ]
    field = translated(field_of(Tactic, "status").label)
    return tr("{field}: {values}").format(field=field, values=", ".join(parts)) if parts else ""
