# SPDX-License-Identifier: MIT
"""ChangeSets in, items out: the scene shows one canvas, the model's or a tool's preview of it.

It owns no data. Items exist for what is in hand; tools and view speak in ids.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QRectF, QSizeF, Signal
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Point, Rect, lumped
from stratcanvas.domain.links import may_join
from stratcanvas.paint import connector as connector_paint
from stratcanvas.paint.card import MARGIN
from stratcanvas.paint.card_state import CardState, Detail
from stratcanvas.paint.heights import heights
from stratcanvas.paint.pens import rectf
from stratcanvas.paint.theme import Theme
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.backdrop.backdrop import NearView
from stratcanvas.stage.backdrop.late_lines import LateLines
from stratcanvas.stage.backdrop.resting import MOST_RINGS, RING, drawn_otherwise
from stratcanvas.stage.items.connectors import MOST_CARDS, Connectors
from stratcanvas.stage.items.shown_cards import ShownCards
from stratcanvas.stage.overlay import Overlay
from stratcanvas.stage.places.live_layout import PLACES, LiveLayout, Moved
from stratcanvas.stage.places.shapes import Preparation
from stratcanvas.stage.render_context import Marks, from_qt

_OF_ALL = ("joining", "hidden", "inviting", "matched")
"""The marks by which the whole canvas looks different."""
_FEW = 40
"""Of more cards than this that are ringed or no more, seen from afar, all is drawn anew."""


class StageScene(QGraphicsScene):
    """The canvas as shown."""

    hint = Signal(str)
    """A short sentence about what the gesture under way would do; empty: nothing to say."""
    relaid = Signal()
    """Something moved, came or went, or the strategy grew."""
    behind = Signal(object)
    """What lies behind the cards looks different in a Rect (scene units), or everywhere: None."""
    disturbed = Signal(object)
    """The model has changed by this ChangeSet, and with it what a preview was made for."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        theme: Theme,
        parent: QObject | None = None,
        ready: Preparation | None = None,
    ) -> None:
        super().__init__(parent)
        if ready is None or ready.live_layout.canvas is not session.canvas:
            ready = Preparation(session.canvas)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.session, self.selection, self.theme = session, selection, theme
        self.live_layout, self.shapes = ready.live_layout, ready.shapes
        session.measure_with(lambda canvas: heights(canvas, self.live_layout.heights))
        self.marks = Marks()
        self.detail = Detail.FULL
        self.near = NearView(self)
        self._preview = ChangeSet()
        self._region = Rect(0.0, 0.0, 0.0, 0.0)
        self._selected = self._lit = set(selection.ids)
        self.cards = ShownCards(self, self)
        self.connectors = Connectors(self, self)
        self.overlay = Overlay(self, self)
        self._late = LateLines(self, self._redraw_behind, self)
        session.changed.connect(self._model_changed)
        session.allowed.connect(self.overlay.place_handles)
        selection.changed.connect(self.show_selected)

    # ---- what is shown

    @property
    def canvas(self) -> Canvas:
        """Return the canvas as shown: the model's, or a preview of it."""
        return self.live_layout.canvas

    @property
    def plain_items(self) -> list[QGraphicsItem] | None:
        """Return what is shown, the lowest first, where a view can draw it; None: Qt has to."""
        over = self.overlay.plain_items
        if not self.cards.all_rest or over is None:
            return None
        return [*self.resting_items, *over]

    @property
    def resting_items(self) -> list[QGraphicsItem]:
        """Return those of them that a pan leaves as they are."""
        cards = [self.cards.resting] if self.cards.resting.isVisible() else []
        return [*self.connectors.items, *cards]

    @property
    def can_edit(self) -> bool:
        """Tell whether the canvas may be edited just now."""
        return self.session.can_edit

    @property
    def selected(self) -> set[str]:
        """Return the ids that are shown as selected."""
        return self._selected

    @property
    def lit(self) -> set[str]:
        """Return the ids whose connectors are brought forward, as long as they are few."""
        return self._lit

    def content(self) -> QRectF:
        """Return the rectangle around everything that lies on the canvas, in scene units."""
        return rectf(self.live_layout.bounds.united(self.near.headings.area))

    def state_of(self, key: str) -> CardState:
        """Return how a card, connector or the heading is to be drawn: selected, hovered …"""
        marks, joining = self.marks, self.marks.joining
        joinable = joining is not None and may_join(self.canvas, joining, key) is not None
        linked = len(key) == 32 and _ends_on(key, self._lit, marks.hovered)
        return CardState(
            selected=key in self._selected,
            quiet=marks.quiet,
            hovered=key in (marks.hovered, marks.aimed) or linked,
            target=(joinable and marks.aimed in (None, key)) or key == marks.aimed,
            dimmed=_steps_back(marks, key) if joining is None else key != joining and not joinable,
            found=key in marks.found,
            editing=key == marks.editing,
            meter=marks.meter if key == self.canvas.strategy.id else (),
        )

    def mark(self, **changes: Any) -> None:
        """Change what is hovered, joined, aimed at … and draw what looks different."""
        old, self.marks = self.marks, self.marks._replace(**changes)
        if old == self.marks:
            return
        if any(getattr(old, name) != getattr(self.marks, name) for name in _OF_ALL):
            self.cards.refresh()
            self._redraw_behind()
        elif (old.aimed is None) != (self.marks.aimed is None):
            self.cards.refresh()  # what may be joined is lit until one is aimed at
        for name in ("hovered", "aimed", "editing"):
            if changed := {getattr(old, name)} ^ {getattr(self.marks, name)}:
                self._refresh(changed - {None})
        if old.hovered != self.marks.hovered:
            self._place_connectors()
        turned = self._selected if old.quiet != self.marks.quiet else set[str]()
        self._show_turned_and_found(turned, old.found)
        if old.meter != self.marks.meter:
            self._refresh({self.canvas.strategy.id})
        self.overlay.place_handles()

    def _show_turned_and_found(self, turned: set[str], before: Collection[str]) -> None:
        """Draw what is selected where another pane has the keyboard now, and cards as found."""
        found, far = self.marks.found, self.detail is not Detail.FULL
        if found is not before and not far:  # of very many hits few have been seen
            seen = self.cards.seen.union({self.canvas.brief.id})
            turned = turned.union(key for key in seen if (key in found) is not (key in before))
            self.cards.resting.doubt_forgotten()
        if turned:
            self._refresh(turned)
        if far and turned:
            self._redraw_behind()
        elif far and found is not before:
            from stratcanvas.stage.backdrop.found_marks import draw_changed  # few look for words

            draw_changed(self, self, before)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in another theme."""
        self.theme = theme
        self.cards.resting.doubt()
        for item in self.items():
            item.update()
        self._redraw_behind()

    # ---- previews: thrown away by whoever made them

    def preview(self, changes: ChangeSet, floating: Mapping[str, Point] | None = None) -> None:
        """Show the model as it would be after a change, with some cards dragged elsewhere."""
        if not (changes or self._preview or floating or self.live_layout.floating):
            return
        canvas = self.session.canvas.apply(changes) if changes else self.session.canvas
        step = self._preview.inverse().then(changes)
        self._preview = changes
        self._show(canvas, step, floating)

    def drop_preview(self, do: Callable[[], object] | None = None) -> None:
        """Show the model as it is, and nothing dragged or drawn.

        ``do`` changes the model first: what it does takes the place of the preview in one step.
        """
        self.overlay.clear()
        self.mark(joining=None, aimed=None, hidden=None)
        self.hint.emit("")
        try:
            if do is not None:
                do()
        finally:
            self.preview(ChangeSet())

    # ---- keeping up

    def show_region(self, region: QRectF, detail: Detail, seen: QSizeF) -> None:
        """Have items for a region, so much of which is seen at a time."""
        self.detail, self._region = detail, from_qt(region)
        self.cards.look_at(self._region, seen)
        self._place_connectors()
        self.overlay.place_handles()

    def _model_changed(self, changes: ChangeSet) -> None:
        step = self._preview.inverse().then(changes) if self._preview else changes
        self._preview = ChangeSet()
        self._show(self.session.canvas, step)
        self.disturbed.emit(changes)

    def _show(
        self, canvas: Canvas, changes: ChangeSet, floating: Mapping[str, Point] | None = None
    ) -> None:
        frame, headings = self.live_layout.frame.rect, self.near.headings.area
        before, held = self.canvas, self.live_layout.floating.keys()
        moved = self.live_layout.update(canvas, changes, floating)
        self._late.follow(moved)
        settling = _settling(self.live_layout, moved, held)
        self.near.follow(settling, moved)
        if self.near.headings.follow(self.live_layout):
            self._redraw_behind((headings, self.near.headings.area))
        if moved.frame:
            self._redraw_behind((frame.grown(MARGIN), self.live_layout.frame.rect.grown(MARGIN)))
        if self.detail is Detail.FULL:
            self._keep_up(moved)
            if settling and not (self.near.foreseen and self.near.foreseen(settling)):
                _redraw_connectors(self, _areas_of(self.live_layout, moved, settling, before))
        else:
            self._redraw_behind()
        self.overlay.place_handles()
        self.relaid.emit()

    def _keep_up(self, moved: Moved) -> None:
        """Have items where they are needed now."""
        self.cards.follow(moved.cards)
        if moved.links:
            self._place_connectors()

    def _redraw_behind(self, areas: Collection[Rect] | None = None) -> None:
        """Draw what lies behind the cards anew: in some areas, or all of it."""
        for area in (None,) if areas is None else lumped(areas):
            self.behind.emit(area)

    def _place_connectors(self) -> None:
        self.connectors.follow(self._region, near=self.detail is Detail.FULL)

    def show_selected(self, ids: Iterable[str] | None = None, *, gathering: bool = False) -> None:
        """Show some things as if selected; None: what is selected.

        ``gathering``: more may come with the next step, and no connector comes forward till then.
        """
        before, lit = self._selected, self._lit
        self._selected = set(self.selection.ids if ids is None else ids)
        self._lit = lit & self._selected if gathering else self._selected
        changed = before ^ self._selected
        if not changed and lit == self._lit:
            return
        if self.detail is not Detail.FULL:
            self._redraw_behind(_ringed(self.live_layout, changed, before, self._selected))
        self._refresh(changed)
        if lit != self._lit:
            self._place_connectors()
        self.overlay.place_handles()

    def _refresh(self, keys: set[str]) -> None:
        self.cards.refresh(keys)
        if self.canvas.brief.id in keys:
            self._redraw_behind((self.live_layout.frame.heading.grown(MARGIN),))
        if not self.canvas.links.keys().isdisjoint(keys):
            self._place_connectors()

    def rectf(self, key: str) -> QRectF:
        """Return where a card, the heading or a connector lies, in scene units; null if nowhere."""
        rect = self.live_layout.rect(key)
        if rect is not None:
            return rectf(rect)
        curve = self.live_layout.curve(key)
        return rectf(connector_paint.bounds(curve)) if curve is not None else QRectF()


def _redraw_connectors(scene: StageScene, areas: Collection[Rect] | None) -> None:
    """Draw connectors anew in some areas, or all of them, and what lies below if it has to be."""
    if scene.near.filmed is None or not scene.near.filmed(areas):
        for area in (None,) if areas is None else lumped(areas):
            scene.behind.emit(area)


def _ringed(
    layout: LiveLayout, changed: Collection[str], before: Collection[str], now: Collection[str]
) -> list[Rect] | None:
    """Return where rings around cards come and go, as seen from afar; None: in many places."""
    if len(changed) > _FEW or (len(before) > MOST_RINGS) != (len(now) > MOST_RINGS):
        return None
    return [rect.grown(RING) for key in changed if (rect := layout.rect(key)) is not None]


def _steps_back(marks: Marks, key: str) -> bool:
    """Tell whether a card or connector is dimmed while no connector is being drawn."""
    if key == marks.hidden:
        return True
    return marks.matched is not None and key != marks.editing and marks.matched.dims(key)


def _areas_of(
    layout: LiveLayout, moved: Moved, settling: Collection[str], before: Canvas
) -> list[Rect] | None:
    """Return where connectors ran and run that rest behind the cards; None: in too many places."""
    many = moved.everywhere or len(settling) > PLACES
    if many or drawn_otherwise(before, layout.canvas):
        return None
    left = list(moved.left.values())
    now = [key for key in moved.links if not _ends_in(key, layout.floating)]
    if len(left) + len(now) > PLACES:
        return None
    return [*left, *(rect for key in now if (rect := layout.reach(key)))]


def _settling(layout: LiveLayout, moved: Moved, held: Collection[str]) -> Collection[str]:
    """Return the connectors that rest, or did before: not those that stay in hand (``held``)."""
    if moved.everywhere or not held:
        return moved.links
    there, floating = layout.canvas.links, layout.floating
    return [
        key
        for key in moved.links
        if key not in there or not (_ends_in(key, held) and _ends_in(key, floating))
    ]


def _ends_on(link: str, selected: Collection[str], hovered: str | None) -> bool:
    """Tell whether a connector ends on the card under the pointer or on one of few selected."""
    ends = link[:16], link[16:]
    few = len(selected) <= MOST_CARDS
    return hovered in ends or (few and (ends[0] in selected or ends[1] in selected))


def _ends_in(link: str, cards: Collection[str]) -> bool:
    """Tell whether a connector ends on one of some cards."""
    return link[:16] in cards or link[16:] in cards
