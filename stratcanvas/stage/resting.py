# SPDX-License-Identifier: MIT
"""The connectors at rest: which they are, and how they look."""

from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.connector import WIDTH
from stratcanvas.stage.live_layout import is_mass
from stratcanvas.stage.render_context import RenderContext

MANY = 500
FINE = 1.0
"""On a canvas with more connectors than MANY they are so wide (scene units)."""


class RestingLook(NamedTuple):
    """How the connectors at rest look; as long as this is the same they are drawn as they were."""

    colour: str
    width: float
    """Scene units; of straight lines pixels."""
    straight: bool
    """Whether there are too many for each to be a curve."""
    away: frozenset[str]
    """Those that do not rest."""


def is_crowded(canvas: Canvas) -> bool:
    """Tell whether there are so many connectors that those at rest are drawn beside the window."""
    return len(canvas.links) > MANY


def drawn_otherwise(before: Canvas, after: Canvas) -> bool:
    """Tell whether a change may draw connectors otherwise that run where they ran."""
    mass = is_mass(before) or is_mass(after)
    return mass or is_crowded(before) != is_crowded(after)


def resting_look(context: RenderContext) -> RestingLook:
    """Return how the connectors at rest look now; from afar they are straight."""
    layout, marks, theme = context.live_layout, context.marks, context.theme
    canvas, hidden = layout.canvas, marks.hidden
    away = layout.in_hand if hidden is None else layout.in_hand | {hidden}
    if context.detail is not Detail.FULL:
        return RestingLook(theme.link, FINE, straight=True, away=away)
    return RestingLook(
        theme.link if marks.joining is None else theme.link_faint,
        FINE if is_crowded(canvas) else WIDTH,
        is_mass(canvas),
        away,
    )
