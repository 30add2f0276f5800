# SPDX-License-Identifier: MIT
"""Where a hand takes hold of connectors: handles of cards, ends, and the middle of a line."""

from stratcanvas.domain.geometry import Point
from tests.hands import Hand


def handle_of(hand: Hand, card: str) -> Point:
    """Select a card and return the middle of its first handle."""
    hand.selection.set((card,))
    return next(middle for owner, middle in hand.view.stage.overlay.handles if owner == card)


def end_handles(hand: Hand, link: str) -> list[Point]:
    """Return the handles at a selected connector's ends, the tactic's first."""
    return [middle for owner, middle in hand.view.stage.overlay.handles if owner == link]


def middle_of(hand: Hand, link: str) -> Point:
    """Return the point in the middle of a connector's curve."""
    curve = hand.view.stage.live_layout.curve(link)
    assert curve is not None
    points = (curve.start, curve.c1, curve.c2, curve.end)
    parts = (1, 3, 3, 1)
    x = sum(part * point.x for part, point in zip(parts, points, strict=True)) / 8
    return Point(x, sum(part * point.y for part, point in zip(parts, points, strict=True)) / 8)
