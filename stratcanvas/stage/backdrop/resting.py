# SPDX-License-Identifier: MIT
"""The connectors at rest: which they are, and how they look."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.aims import AimColours, aim_colours
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.connector import WIDTH
from stratcanvas.stage.places.shapes import is_crowded, is_mass
from stratcanvas.stage.render_context import RenderContext

MOST_RINGS = 2_000
"""With more cards selected than this their edges are drawn anew, in a pixel's line."""
RING = 8.0
"""Scene units between a card and the ring around it when it is selected, from afar."""
FINE = 1.0
"""On a crowded canvas they are so wide (scene units)."""


class RestingLook(NamedTuple):
    """How the connectors at rest look; as long as this is the same they are drawn as they were."""

    colours: AimColours
    width: float
    """Scene units; of straight lines pixels."""
    straight: bool
    """Whether there are too many for each to be a curve."""
    away: frozenset[str]
    """Those that do not rest."""
    forward: AimColours = AimColours("", "")
    """The colours of those that are drawn over all others, where there are any."""
    lit: frozenset[str] = frozenset()
    """Those."""

    def layers(self, links: Iterable[str]) -> Iterator[tuple[AimColours, Collection[str]]]:
        """Walk over what is drawn of these links, one over the other: in which colours, and which
        are not drawn in them.
        """
        yield self.colours, self.away | self.lit if self.lit else self.away
        if self.lit:
            yield self.forward, {key for key in links if key not in self.lit or key in self.away}


def drawn_otherwise(before: Canvas, after: Canvas) -> bool:
    """Tell whether a change may draw connectors otherwise that run where they ran."""
    mass = is_mass(before) or is_mass(after)
    return mass or is_crowded(before) != is_crowded(after)


def resting_look(context: RenderContext) -> RestingLook:
    """Return how the connectors at rest look now; from afar they are straight."""
    layout, marks, theme = context.live_layout, context.marks, context.theme
    canvas, hidden = layout.canvas, marks.hidden
    away = layout.in_hand if hidden is None else layout.in_hand | {hidden}
    far, matched = context.detail is not Detail.FULL, marks.matched
    if marks.joining is not None and not far:
        matched, what = None, "faint"
    else:
        what = "link" if matched is None else "faint"
    return RestingLook(
        aim_colours(theme, what),
        FINE if far or is_crowded(canvas) else WIDTH,
        far or is_mass(canvas),
        away,
        aim_colours(theme, "link"),
        frozenset() if matched is None else matched.links,
    )
