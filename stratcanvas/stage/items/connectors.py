# SPDX-License-Identifier: MIT
"""The connectors that an item draws: those that stand out, and those of dragged cards.

All others are drawn behind the cards once and kept there (see ``backdrop``), so that many move as
one picture. Where they are few they step back for those that stand out: drawn over, faintly. Where
they are very many some stand out at once, the rest once they are led, between turns of the loop.
"""

from collections.abc import Collection, Iterator
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.connector import bounds
from stratcanvas.paint.route import Curve
from stratcanvas.stage.places.courses import SLACK
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.places.shapes import is_crowded
from stratcanvas.stage.render_context import RenderContext

if TYPE_CHECKING:
    from stratcanvas.stage.items.connector_item import ConnectorsItem, SteppedBackItem

MOST_CARDS = 20
"""With more cards selected than this their connectors do not stand out any more."""
MOST_CONNECTORS = 200
FEW = 150
"""On a canvas with more connectors than this none steps back."""
AT_ONCE, BRIEFLY = 16, 0.008
"""On a crowded canvas so many are led at once, and for so many seconds: where nothing is known of
the rows of cards yet one may take many milliseconds. Till then the others are seen calm.
"""
_Z_BACK, _Z_STRONG = 1.9, 2.0


class Connectors:
    """Shows each connector that stands out in the region that is looked at."""

    def __init__(self, context: RenderContext, scene: QGraphicsScene) -> None:
        self._context, self._scene = context, scene
        self._item: ConnectorsItem | None = None
        self._back: SteppedBackItem | None = None
        self.changes = 0
        """How often others have come to stand out or step back."""
        self._shown_in = Rect(0.0, 0.0, 0.0, 0.0), False
        self._late: list[str] = []  # those that are not led yet
        self._timer: QTimer | None = None

    @property
    def late(self) -> bool:
        """Tell whether some are to come forward a moment later."""
        return bool(self._late)

    @property
    def items(self) -> list[QGraphicsItem]:
        """Return the items of those that step back or stand out, the lower first."""
        both = self._back, self._item
        return [each for each in both if each is not None and not each.is_empty]

    def follow(self, region: Rect, *, near: bool) -> None:
        """Draw those in a region that stand out now, each where it runs now.

        From afar only those that are selected themselves do.
        """
        self._shown_in, self._late = (region, near), []
        curves = self._standing_out(region, near=near)
        self._have_time_for_late()
        back = self._stepping_back() if near else {}
        if self._item is None or self._back is None:
            if not (curves or back):
                return
            # No first picture has one.
            from stratcanvas.stage.items.connector_item import ConnectorsItem, SteppedBackItem

            self._item, self._back = ConnectorsItem(self._context), SteppedBackItem(self._context)
            self._item.setZValue(_Z_STRONG)
            self._back.setZValue(_Z_BACK)
            self._scene.addItem(self._back)
            self._scene.addItem(self._item)
        self.changes += self._item.show_curves(curves)
        self.changes += self._back.show_curves(back)

    def _have_time_for_late(self) -> None:
        if self._timer is None and self._late:
            self._timer = QTimer(self._scene)
            self._timer.setInterval(0)
            self._timer.timeout.connect(self._lead_on)
        if self._timer is not None and self._timer.isActive() is not self.late:
            self._timer.start() if self._late else self._timer.stop()

    def _lead_on(self) -> None:
        """Lead some more; once all are led they are shown."""
        ends = perf_counter() + BRIEFLY
        for _ in range(min(AT_ONCE, len(self._late))):
            self._context.live_layout.curve(self._late.pop())
            if perf_counter() > ends:
                break
        if not self._late:
            region, near = self._shown_in
            self.follow(region, near=near)

    def _stepping_back(self) -> dict[str, Curve]:
        """Return the connectors that step back, wherever they run: a pan changes nothing."""
        context = self._context
        layout, marks, lit = context.live_layout, context.marks, context.lit
        canvas, card = layout.canvas, marks.hovered
        if card not in layout.cards:
            card = next(iter(lit)) if len(lit) == 1 else None
        if (
            card is None
            or not (canvas.problems_of.get(card) or canvas.tactics_of.get(card))
            or layout.in_hand
            or marks.joining is not None
            or marks.matched is not None
            or len(canvas.links) > FEW
        ):
            return {}
        others = (key for key in canvas.links if card not in (key[:16], key[16:]))
        return {key: curve for key in others if (curve := layout.curve(key)) is not None}

    def _standing_out(self, region: Rect, *, near: bool) -> dict[str, Curve]:
        layout, marks = self._context.live_layout, self._context.marks
        lit, canvas = self._context.lit, layout.canvas
        links = [*(canvas.links.keys() & self._context.selected)]
        cards: Collection[str] = lit if near and len(lit) <= MOST_CARDS else ()
        if near:
            if marks.hovered is not None and marks.hovered in canvas.links:
                links.append(marks.hovered)
            elif marks.hovered is not None and marks.hovered not in cards:
                cards = [*cards, marks.hovered]
            links += _in(region, layout)
        for card in cards:
            links += [card + each for each in canvas.problems_of.get(card, ())]
            links += [each + card for each in canvas.tactics_of.get(card, ())]
        few = len(links) <= MOST_CONNECTORS  # they are shown wherever one pans
        found: dict[str, Curve] = {}
        for key, curve in self._led(dict.fromkeys(links)):
            if key != marks.hidden and (few or bounds(curve).overlaps(region)):
                found[key] = curve
                if len(found) == MOST_CONNECTORS:
                    break
        return found

    def _led(self, links: Collection[str]) -> Iterator[tuple[str, Curve]]:
        """Yield how connectors run, but for those of a crowd that take too long to be led now."""
        layout = self._context.live_layout
        held, left, ends = layout.in_hand, len(links), inf
        if is_crowded(layout.canvas):
            left, ends = AT_ONCE, perf_counter() + BRIEFLY
        for key in links:
            curve = layout.courses.known(key)
            if curve is None and key not in held:
                left -= 1
                if left < 0 or perf_counter() > ends:
                    self._late += [key] if len(self._late) < MOST_CONNECTORS else []
                    continue
            curve = curve or layout.curve(key)
            if curve is not None:
                yield key, curve


def _in(region: Rect, layout: LiveLayout) -> Collection[str]:
    """Return the links in hand that run through a region, and maybe some more; few are led."""
    held = layout.in_hand
    if len(held) <= MOST_CONNECTORS:
        return sorted(held)
    left, top = region.x - SLACK, region.y - SLACK
    right, bottom = region.right + SLACK, region.bottom + SLACK
    found, cards = [], layout.cards
    for key in held:  # in the same order at each step
        one, other = cards[key[:16]], cards[key[16:]]
        if (
            min(one.x, other.x) <= right
            and max(one.x + one.width, other.x + other.width) >= left
            and min(one.y, other.y) <= bottom
            and max(one.y + one.height, other.y + other.height) >= top
        ):
            found.append(key)
    return found
