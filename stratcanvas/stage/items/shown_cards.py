# SPDX-License-Identifier: MIT
"""The cards of a scene: those at rest are one item, and each that is in hand is one.

So a pan moves no items, and ten thousand cards have as few as one has in hand.
"""

from collections.abc import Collection
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QGraphicsScene

from stratcanvas.domain.cards import Note, Tactic
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.stamps import Stamps
from stratcanvas.stage.items.resting_cards import RestingCards
from stratcanvas.stage.render_context import RenderContext

if TYPE_CHECKING:
    from stratcanvas.stage.items.card_item import CardItem
    from stratcanvas.stage.items.pool import Pool

_Z_CARD, _Z_SELECTED, _Z_FLOATING = 3.0, 5.0, 7.0


class ShownCards:
    """Shows the cards in the region that is looked at."""

    def __init__(self, context: RenderContext, scene: QGraphicsScene) -> None:
        self._context, self._scene, self._stamps = context, scene, Stamps()
        self._live: dict[str, CardItem] = {}
        self._region, self._seen = Rect(0.0, 0.0, 0.0, 0.0), QSizeF()
        self.resting = RestingCards(context, self._stamps, self._live, self.height_of)
        self.resting.setZValue(_Z_CARD)
        scene.addItem(self.resting)

    @cached_property
    def _held(self) -> "Pool[CardItem]":
        from stratcanvas.stage.items.card_item import CardItem  # no first picture has any
        from stratcanvas.stage.items.pool import Pool

        return Pool(self._scene, partial(CardItem, self._context, self._stamps), self._live)

    @property
    def items_made(self) -> int:
        """Return how many items of single cards exist."""
        return self._held.size

    @property
    def seen(self) -> set[str]:
        """Return the cards that have been drawn and may look otherwise now."""
        return {*self._live, *self.resting.seen}

    @property
    def all_rest(self) -> bool:
        """Tell whether none is in hand where one looks."""
        return not self._live

    def look_at(self, region: Rect, seen: QSizeF) -> None:
        """Show those in a region, so much of which is seen at a time; from afar none."""
        near, before = self._context.detail is Detail.FULL, self._seen
        self._region, self._seen = region, seen
        if near is not self.resting.isVisible():
            self.resting.setVisible(near)
            self.resting.doubt()  # from afar nobody tells it what has changed
        self.resting.reach(region)
        held = self._in_hand() if near else set[str]()
        if self._live:
            self._held.keep(held)
        if seen != before:
            for item in self._live.values():
                item.show_in(*seen.toTuple())
        for key in held - self._live.keys():
            self._place(key)

    def follow(self, keys: Collection[str]) -> None:
        """Show some cards as and where they are now: one may have come, moved or gone."""
        floating, cards = self._context.live_layout.floating, self._context.live_layout.cards
        for key in keys:
            if key in floating and key in cards and cards[key].overlaps(self._region):
                self._place(key)
            elif key in self._live:
                self._held.drop(key)
        self.resting.reach(self._region)
        self.resting.draw_anew(keys)

    def refresh(self, keys: set[str] | None = None) -> None:
        """Draw some cards that look different where they are; None: all."""
        live = self._live
        for key in [*live] if keys is None else live.keys() & keys:
            live[key].show_state(self.height_of(key))
        if keys is None:
            self.resting.doubt_forgotten()
        self.resting.look_again(self.resting.seen if keys is None else keys)

    def height_of(self, key: str) -> float:
        """Return how high a card lies over others: dragged, selected, by kind, lower ones over."""
        layout = self._context.live_layout
        if key in layout.floating:
            base = _Z_FLOATING
        elif key in self._context.selected:
            base = _Z_SELECTED
        else:
            record = layout.canvas.get(key)
            base = _Z_CARD + 0.5 * isinstance(record, Tactic) + 1.0 * isinstance(record, Note)
        # Cards at the same place lie in the order of their ids, each time they are shown.
        return base + layout.cards[key].y * 1e-10 + int(key[-3:], 16) * 1e-14

    def _in_hand(self) -> set[str]:
        """Return the cards that are dragged, or glide, where one looks."""
        layout, region = self._context.live_layout, self._region
        if not layout.floating:
            return set()
        held = layout.cards.keys() & layout.floating.keys()
        return {key for key in held if layout.cards[key].overlaps(region)}

    def _place(self, key: str) -> None:
        item = self._held.take(key)
        item.show_card(key, self._context.live_layout.cards[key], self.height_of(key))
        item.show_in(*self._seen.toTuple())
