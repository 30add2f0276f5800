# SPDX-License-Identifier: MIT
"""From card to card by keys: the nearest one in a direction, and the next one as it is read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from stratcanvas.domain.geometry import Rect
from stratcanvas.stage.viewport import Viewport

if TYPE_CHECKING:
    from stratcanvas.stage.keyboard.connector_walk import ConnectorWalk

_SIDEWAYS = 2.0
"""A unit off the direction counts as much as this many along it, so that rows and columns hold."""

_REACH = 1_000.0
"""Scene units ahead in which the nearest card is looked for first."""


class Navigation:
    """Goes from card to card of a view: selects one after the other and brings it in view."""

    def __init__(self, view: Viewport) -> None:
        self._view, self._stage = view, view.stage

    @cached_property
    def connectors(self) -> "ConnectorWalk":
        """Return the way along the connectors, made when one is first gone."""
        from stratcanvas.stage.keyboard.connector_walk import ConnectorWalk

        return ConnectorWalk(self._view)

    def onward(self, step: int) -> bool:
        """Go to the next card (1) or the one before (-1) in reading order; False beyond its ends.

        With nothing selected: to the first or the last.
        """
        ids = self._stage.selection.ids
        key = self.beside(ids[-1] if ids else None, step)
        self._select(key)
        return key is not None

    def to_end(self, step: int) -> None:
        """Go to the first (1) or the last (-1) card in reading order."""
        self._select(self.beside(None, step))

    def toward(self, dx: int, dy: int, *, more: bool = False) -> None:
        """Go to the nearest card in a direction (each -1, 0 or 1) from the one chosen last.

        From a connector: to the card at that end, or to the next connector. With ``more`` the
        nearest card that is not selected is so too.
        """
        if self.connectors.toward(dx, dy):
            return
        layout, ids = self._stage.live_layout, self._stage.selection.ids
        start = layout.rect(ids[-1]) if ids else None
        if start is None:
            key = self.beside(ids[-1] if ids else None, 1)
        else:
            key = self._nearest(start, ids if more else ids[-1:], dx, dy)
        self._select(key, ids if more else ())

    def _nearest(self, start: Rect, but: Collection[str], dx: int, dy: int) -> str | None:
        """Return the card that is nearest to a rectangle in a direction, ``but`` some.

        It looks no further than needed.
        """
        layout, brief = self._stage.live_layout, self._stage.canvas.brief.id
        bounds, reach = layout.bounds.united(start), _REACH
        furthest, but = 2 * (bounds.width + bounds.height), frozenset(but)
        while True:
            area = _ahead(start, reach, dx, dy)
            cards = {key: layout.cards[key] for key in layout.cards_in(area) if key not in but}
            if brief not in but:
                cards[brief] = layout.frame.heading
            found = nearest(cards, start, dx, dy, reach)
            if found is not None or reach > furthest:
                return found
            reach *= 4

    def beside(self, card: str | None, step: int) -> str | None:
        """Return the card after (1) or before (-1) one in reading order; None beyond its ends."""
        from stratcanvas.domain.outline import reading_near, reading_order

        derived = self._stage.session.derived
        if card is not None and card in derived.canvas.links:
            card = self.connectors.origin or card[:16]
        if card is not None and card in derived.canvas:
            return following(reading_near(derived, card), card, step)
        return following([derived.canvas.id, *reading_order(derived)], card, step)

    def _select(self, key: str | None, before: Iterable[str] = ()) -> None:
        if key is not None:
            self._view.left.emit()  # keys lead on, till the pointer moves
            self._stage.selection.set((*before, key))
            self._view.ensure_seen(key)


def _ahead(start: Rect, reach: float, dx: int, dy: int) -> Rect:
    """Return the area in which all cards lie that are no further than ``reach`` in a direction."""
    here, off = start.center, reach / _SIDEWAYS
    if dx:
        left = here.x if dx > 0 else start.x - reach
        right = start.right + reach if dx > 0 else here.x
        return Rect(left, start.y - off, right - left, start.height + 2 * off)
    top = here.y if dy > 0 else start.y - reach
    bottom = start.bottom + reach if dy > 0 else here.y
    return Rect(start.x - off, top, start.width + 2 * off, bottom - top)


def nearest(
    cards: Mapping[str, Rect], start: Rect, dx: int, dy: int, most: float = inf
) -> str | None:
    """Return the card nearest to a rectangle in a direction (dx, dy each -1, 0 or 1), or None.

    Measured from edge to edge along the direction, plus what the card lies off it. None is further
    than ``most``.
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
        if cost > most:
            continue
        askew = abs(there.y - here.y) if dx else abs(there.x - here.x)
        if best is None or (cost, askew, key) < best:
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
