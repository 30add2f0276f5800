# SPDX-License-Identifier: MIT
"""Whether a canvas is in order: what it keeps beside its records is what they say."""

from stratcanvas.domain import codec
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Strategy


def canvas_is_in_order(canvas: Canvas, known: Canvas | None = None) -> None:
    """Assert that a canvas is as one that is made anew of its records, written and read back.

    Records that it has in common with one that was in order before are not written again.
    """
    held = {id(each): each for each in known.records()} if known is not None else {}
    again = [
        held.get(id(each)) or codec.decode(codec.NAME_OF[type(each)], codec.encode(each))
        for each in canvas.records()
    ]
    cards = [each for each in again if not isinstance(each, Brief | Strategy)]
    rebuilt = Canvas(again[0], again[1], cards)
    assert rebuilt == canvas
    for name in ("ranked", "number", "problems_of"):
        assert getattr(rebuilt, name) == getattr(canvas, name)
    assert rebuilt.serving.by_aim == canvas.serving.by_aim
    assert rebuilt.serving.stages == canvas.serving.stages
    strips = {place: {*ids} for place, ids in canvas.strips.items()}
    assert strips == {place: {*ids} for place, ids in rebuilt.strips.items()}
    mine = {key: sorted(ids) for key, ids in canvas.tactics_of.items()}
    assert mine == {key: sorted(ids) for key, ids in rebuilt.tactics_of.items()}
