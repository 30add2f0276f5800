# SPDX-License-Identifier: MIT
"""From card to card by keys: the nearest one in a direction, and the next one as it is read."""

from collections.abc import Mapping, Sequence

from stratcanvas.domain.geometry import Rect

_SIDEWAYS = 2.0
"""A unit off the direction counts as much as this many along it, so that rows and columns hold."""


def nearest(cards: Mapping[str, Rect], start: Rect, dx: int, dy: int) -> str | None:
    """Return the card nearest to a rectangle in a direction (dx, dy each -1, 0 or 1), or None.

    Measured from edge to edge along the direction, plus what the card lies off it.
    """
    best: tuple[float, float, str] | None = None
    here = start.center
    for key, rect in cards.items():
        there = rect.center
        along = (there.x - here.x) * dx + (there.y - here.y) * dy
        if along <= 1.0:
            continue
        if dx:
            gap = rect.x - start.right if dx > 0 else start.x - rect.right
            off = max(0.0, rect.y - start.bottom, start.y - rect.bottom)
        else:
            gap = rect.y - start.bottom if dy > 0 else start.y - rect.bottom
            off = max(0.0, rect.x - start.right, start.x - rect.right)
        if off > 0.0 and off > 2 * max(gap, along):
            continue
        cost = max(0.0, gap) + _SIDEWAYS * off
        askew = abs(there.y - here.y) if dx else abs(there.x - here.x)
        if best is None or (cost, askew) < best[:2]:
            best = cost, askew, key
    return best[2] if best else None


def following(order: Sequence[str], now: str | None, step: int) -> str | None:
    """Return the id after (step 1) or before (step -1) one in an order; None beyond its ends.

    Without a present one: the first, or the last.
    """
    if not order:
        return None
    if now is None or now not in order:
        return order[0 if step > 0 else -1]
    place = order.index(now) + step
    return order[place] if 0 <= place < len(order) else None
