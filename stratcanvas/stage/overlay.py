# SPDX-License-Identifier: MIT
"""What lies over the cards while the hand works: band, ghosts, guides, handles, a new connector.

None of it is in the model; a tool shows it and takes it away.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.frame import handle_points
from stratcanvas.paint.route import Curve
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.render_context import RenderContext

if TYPE_CHECKING:
    from stratcanvas.stage.items.band_item import BandItem
    from stratcanvas.stage.items.card_item import CardItem
    from stratcanvas.stage.items.connector_item import ConnectorsItem
    from stratcanvas.stage.items.guide_item import GuideItem
    from stratcanvas.stage.items.handle_item import HandlesItem
    from stratcanvas.stage.items.offer_item import OfferItem
    from stratcanvas.stage.items.pool import Pool
    from stratcanvas.stage.snap import GuideLine

_Item = TypeVar("_Item", bound=QGraphicsItem)
_Z_GHOST, _Z_DRAWN, _Z_HANDLE = 5.0, 8.0, 9.0


class Overlay:
    """Shows what the hand is doing, over the cards of a scene."""

    def __init__(self, context: RenderContext, scene: QGraphicsScene) -> None:
        self._context, self._scene = context, scene
        self._guides: list[GuideItem] = []
        # No first picture has any of them.
        self._ghosts: Pool[CardItem] | None = None
        self._drawn: ConnectorsItem | None = None
        self._handles: HandlesItem | None = None
        self._offer: OfferItem | None = None
        self._band: BandItem | None = None
        self.band_comes: Callable[[], object] | None = None
        """Is told when a band is about to be shown where there was none."""

    def _shown(self, item: _Item, z: float) -> _Item:
        item.setZValue(z)
        self._scene.addItem(item)
        return item

    @property
    def handles(self) -> list[tuple[str, Point]]:
        """Return the handles that show: (card, middle of the handle in scene units)."""
        return self._handles.handles if self._handles is not None else []

    @property
    def plain_items(self) -> list[QGraphicsItem] | None:
        """Return what is shown, the lowest first, if that is band and handles at most."""
        items = self._offer, *self._guides
        ghosts = self._ghosts is not None and self._ghosts.live
        draws = self._drawn is not None and not self._drawn.is_empty
        if ghosts or draws or any(each is not None and each.isVisible() for each in items):
            return None
        plain = self._handles, self._band
        return [each for each in plain if each is not None and each.isVisible()]

    @property
    def band(self) -> QRectF | None:
        """Return where the rubber band lies, in scene units; None: there is none."""
        return None if self._band is None else self._band.area

    def show_band(self, area: Rect | None, scale: float = 1.0) -> None:
        """Show the rubber band over an area (scene units), seen at a scale; None takes it away."""
        if self.band is None and area is not None and self.band_comes is not None:
            self.band_comes()
        if self._band is None and area is not None:
            from stratcanvas.stage.items.band_item import BandItem

            self._band = self._shown(BandItem(self._context), _Z_HANDLE)
        if self._band is not None:
            self._band.show_band(area, scale)

    def show_ghosts(self, keys: Collection[str]) -> None:
        """Show where dragged cards would settle; an empty collection shows none."""
        if self._ghosts is None:
            if not keys:
                return
            self._ghosts = self._make_ghosts()
        self._ghosts.keep(keys)
        for key in keys:
            rect = self._context.live_layout.home(key)
            if rect is not None:
                self._ghosts.take(key).show_card(key, rect, _Z_GHOST)

    def _make_ghosts(self) -> "Pool[CardItem]":
        from stratcanvas.stage.items.card_item import CardItem
        from stratcanvas.stage.items.pool import Pool

        return Pool(self._scene, lambda: CardItem(self._context, ghost=True))

    def show_guides(self, guides: "Sequence[GuideLine]", scale: float = 1.0) -> None:
        """Show lines along which cards are in line, seen at a scale; an empty sequence: none."""
        while len(self._guides) < len(guides):
            from stratcanvas.stage.items.guide_item import GuideItem

            self._guides.append(self._shown(GuideItem(self._context), _Z_DRAWN))
        for n, item in enumerate(self._guides):
            item.show_guide(guides[n] if n < len(guides) else None, scale)

    def show_connector(self, curve: Curve | None) -> None:
        """Show the connector that is being drawn, or none."""
        if self._drawn is None and curve is not None:
            from stratcanvas.stage.items.connector_item import ConnectorsItem

            self._drawn = self._shown(ConnectorsItem(self._context), _Z_DRAWN)
        if self._drawn is not None:
            self._drawn.show_drawn(curve)

    def show_offer(
        self, words: str, pointer: Pointer, place: Rect | None = None, held: Rect | None = None
    ) -> None:
        """Say beside the pointer what letting go would do; ``place``: where a new card comes.

        ``held`` is the card in hand: the words lie beside it. From afar the card that is aimed at
        is marked here: there it shows nothing itself.
        """
        context = self._context
        if context.marks.aimed is not None and context.detail is not Detail.FULL:
            place = context.live_layout.cards.get(context.marks.aimed)
        if self._offer is None:
            from stratcanvas.stage.items.offer_item import OfferItem

            self._offer = self._shown(OfferItem(self._context), _Z_HANDLE)
        self._offer.show_offer(words, pointer, place, held)

    def clear(self) -> None:
        """Show nothing that a gesture shows but the band: no ghosts, no guides, no connector …"""
        self.show_ghosts(())
        self.show_guides(())
        self.show_connector(None)
        if self._offer is not None:
            self._offer.setVisible(False)

    def place_handles(self) -> None:
        """Have handles on the card under the pointer and the selected one, where they are now.

        A selected connector has one at each end.
        """
        context = self._context
        layout, marks = context.live_layout, context.marks
        keys: list[str] = []
        rests = context.can_edit and not layout.floating and not marks.editing
        if context.detail is Detail.FULL and rests:
            if marks.joining is None and len(context.selected) == 1:
                keys += context.selected
            keys += filter(None, (marks.joining or marks.hovered,))
        handles = [(key, point) for key in dict.fromkeys(keys) for point in self._points(key)]
        if self._handles is None and handles:
            from stratcanvas.stage.items.handle_item import HandlesItem

            self._handles = self._shown(HandlesItem(self._context), _Z_HANDLE)
        if self._handles is not None:
            self._handles.show_handles(handles)

    def _points(self, key: str) -> tuple[Point, ...]:
        """Return where the handles of a card or a connector are."""
        layout = self._context.live_layout
        if key in layout.cards:
            return handle_points(layout.canvas, key, layout.cards[key])
        curve = layout.curve(key) if key in self._context.selected else None
        return (curve.start, curve.end) if curve is not None else ()
