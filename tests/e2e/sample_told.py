# SPDX-License-Identifier: MIT
"""The sample canvas as a story to be told again by hand: its records, without ids and places."""

from dataclasses import replace

from stratcanvas.domain.canvas import Canvas
from stratcanvas.shipped import resource
from stratcanvas.storage.door import read


def sample() -> Canvas:
    """Return the canvas that a first start shows."""
    return read(resource("samples/cafe.canvas"))


def told(canvas: Canvas) -> dict[str, object]:
    """Return all that a canvas says, whatever its ids are and wherever its cards lie."""
    tactics = sorted(canvas.tactics.values(), key=lambda each: each.title)
    joined = sorted(
        (canvas.tactics[each.tactic].title, canvas.problems[each.problem].statement)
        for each in canvas.links.values()
    )
    return {
        "brief": replace(canvas.brief, id="0" * 16),
        "strategy": replace(canvas.strategy, id="0" * 16),
        "problems": [replace(each, id="0" * 16, rank=0.0) for each in canvas.ranked],
        "tactics": [replace(each, id="0" * 16, x=0.0, y=0.0) for each in tactics],
        "joined": joined,
        "notes": len(canvas.notes),
    }
