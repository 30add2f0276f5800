# SPDX-License-Identifier: MIT
"""How far tactics are, counted: what very many cards say, all in all."""

from collections.abc import Iterable

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Status, Tactic
from stratcanvas.domain.fields import field_of
from stratcanvas.words import tr, translated


def statuses_in_words(canvas: Canvas, keys: Iterable[str]) -> str:
    """Return how many tactics are how far: “Status: Idea 240, Done 71”; "" without tactics."""
    tactics = canvas.tactics
    found = [each.status for key in keys if (each := tactics.get(key)) is not None]
    counts = {each: found.count(each) for each in Status}  # a Counter takes twice as long
    parts = [
        tr("{value} {n}").format(value=translated(each.label), n=n)
        for each, n in counts.items()
        if n
    ]
    field = translated(field_of(Tactic, "status").label)
    return tr("{field}: {values}").format(field=field, values=", ".join(parts)) if parts else ""
