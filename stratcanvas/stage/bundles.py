# SPDX-License-Identifier: MIT
"""The connectors at rest by square of the canvas, so that each is looked for once a square.

What is drawn of the canvas is drawn in parts of such squares; a long connector crosses many.
"""

from collections.abc import Collection, Iterable
from math import floor
from typing import NamedTuple

from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.connector import PORT_RADIUS, RestingConnectors, curve_path
from stratcanvas.paint.pens import rectf
from stratcanvas.paint.route import Curve
from stratcanvas.stage.live_layout import LiveLayout

MOST = 24
"""Squares that are remembered: a few screens of them."""


class Bundle(NamedTuple):
    """The connectors that cross an area."""

    area: Rect
    links: frozenset[str]
    lines: RestingConnectors


class Bundles:
    """Knows the connectors of the squares that were drawn last."""

    def __init__(self, layout: LiveLayout) -> None:
        self._layout = layout
        self._side = 0.0
        self._known: dict[tuple[int, int], Bundle] = {}

    def crossing(self, area: Rect, side: float, away: Collection[str]) -> RestingConnectors:
        """Return the connectors that cross an area, and maybe more, but not some links.

        Squares are so long (scene units); an area that lies in one is quick the second time.
        """
        if side != self._side:
            self._known.clear()
            self._side = side
        place = floor(area.center.x / side), floor(area.center.y / side)
        square = Rect(place[0] * side, place[1] * side, side, side)
        if not _holds(square, area):
            return _bundle(self._layout, area, away).lines
        known = self._known.pop(place, None) or _bundle(self._layout, square, ())
        self._known[place] = known
        if len(self._known) > MOST:
            del self._known[next(iter(self._known))]
        if known.links.isdisjoint(away):
            return known.lines
        return _bundle(self._layout, area, away).lines

    def forget(self, areas: Iterable[Rect] | None = None) -> None:
        """Look again, when it is asked for, where connectors run in some areas; None: anywhere."""
        if areas is None:
            self._known.clear()
            return
        for area in areas:
            for place in [at for at, each in self._known.items() if each.area.overlaps(area)]:
                del self._known[place]


def _bundle(layout: LiveLayout, area: Rect, away: Collection[str]) -> Bundle:
    """Find what crosses an area (scene units)."""
    around, curves = rectf(area, PORT_RADIUS), dict[str, Curve]()
    for key in layout.links_in(area):
        if key not in away:
            curve = layout.curve(key)
            if curve is not None and curve_path(curve).intersects(around):
                curves[key] = curve
    return Bundle(
        area, frozenset(curves), RestingConnectors([*curves.values()], _ends(layout, area, curves))
    )


def _ends(layout: LiveLayout, area: Rect, curves: dict[str, Curve]) -> Iterable[Point]:
    """Walk over the ends of some connectors at the cards in an area."""
    canvas = layout.canvas
    for card in layout.cards_in(area.grown(PORT_RADIUS)):
        for each in canvas.problems_of.get(card, ()):
            if (curve := curves.get(card + each)) is not None:
                yield curve.start
        for each in canvas.tactics_of.get(card, ()):
            if (curve := curves.get(each + card)) is not None:
                yield curve.end


def _holds(square: Rect, area: Rect) -> bool:
    """Tell whether an area lies in a square, but for what numbers are rounded by."""
    near = square.grown(1e-6 * square.width)
    return (
        near.x <= area.x
        and near.y <= area.y
        and area.right <= near.right
        and area.bottom <= near.bottom
    )
