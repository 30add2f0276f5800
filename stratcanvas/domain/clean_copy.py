# SPDX-License-Identifier: MIT
"""A canvas as people outside may see it: the plan, without who does what and what was remarked."""

from dataclasses import replace

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Status
from stratcanvas.domain.records import Record


def clean_copy(canvas: Canvas) -> Canvas:
    """Return a canvas without notes, owners, status and author; who reads it is told of no status.

    What somebody did not want to hear of is left out too.
    """
    tactics = [replace(each, owner="", status=Status.IDEA) for each in canvas.tactics.values()]
    rest: list[Record] = [*canvas.problems.values(), *tactics, *canvas.links.values()]
    return Canvas(replace(canvas.brief, author=""), canvas.strategy, rest)
