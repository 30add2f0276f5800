# SPDX-License-Identifier: MIT
"""Connectors on the stage that are items: those that stand out, or the one that is being drawn.

All that stand out are one item: those of a dragged card move together, and are drawn together.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.domain.geometry import Rect, lumped
from stratcanvas.paint.card_state import CardState
from stratcanvas.paint.connector import (
    END_RADIUS,
    bounds,
    draw_connectors,
    draw_stepped_back,
    may_cross,
)
from stratcanvas.paint.pens import NO_PEN, rectf
from stratcanvas.paint.route import Curve
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.items.moving import draw_anew
from stratcanvas.stage.render_context import RenderContext, from_qt

DRAWN = ""
"""The id of the curve that is being drawn and joins nothing yet."""
_NONE = Rect(0.0, 0.0, 0.0, 0.0)
_EDGE = 2.0
"""Scene units around connectors that smooth edges may be drawn in."""
_FAR = 1_000_000.0
"""Scene units around the middle of a canvas that an item reaches when it is made."""
_MANY = 40
"""More places than this that look otherwise are drawn anew as one."""


class ConnectorsItem(QGraphicsRectItem):
    """Some connectors, each by the id of its link.

    Its rectangle is far around all of them: where some change, they alone are drawn anew.
    """

    def __init__(self, context: RenderContext) -> None:
        super().__init__(-_FAR, -_FAR, 2 * _FAR, 2 * _FAR)
        self._context = context
        self._curves: Mapping[str, Curve] = {}
        self._places: dict[str, Rect] = {}  # around each of them
        self._around = _NONE  # and around all
        self._drawn: dict[str, CardState] = {}  # as what some were drawn last
        self.setPen(NO_PEN)

    @property
    def is_empty(self) -> bool:
        """Tell whether it shows no connector just now."""
        return not self._curves

    def show_drawn(self, curve: Curve | None) -> None:
        """Show the curve that is being drawn alone, or none."""
        self.show_curves({DRAWN: curve} if curve is not None else {})

    def show_curves(self, curves: Mapping[str, Curve]) -> bool:
        """Show these connectors, by link (or ``DRAWN``), from now on.

        Those that come, go, run or look otherwise are drawn anew. Tells whether any do.
        """
        before, places, drawn = self._curves, self._places, self._drawn
        if before == curves and not drawn:
            return False
        self._curves = dict(curves)
        others = [
            key
            for key in before.keys() | curves.keys()
            if before.get(key) != curves.get(key)
            or (key in drawn and drawn[key] != self._state_of(key))
        ]
        if others:
            left = [places.pop(key) for key in others if key in places]
            places.update({key: bounds(curves[key]) for key in others if key in curves})
            for key in others:
                drawn.pop(key, None)
            self._around = reduce(Rect.united, places.values(), next(iter(places.values()), _NONE))
            self._draw_anew([*left, *(places[key] for key in others if key in places)])
        return bool(others)

    def _draw_anew(self, areas: Sequence[Rect]) -> None:
        """Have some areas drawn anew, and reach around what is shown."""
        reach, scene = rectf(self._around, _EDGE), self.scene()
        if not self.rect().contains(reach):
            self.setRect(self.rect().united(reach.adjusted(-_FAR, -_FAR, _FAR, _FAR)))
        for area in lumped(areas) if len(areas) <= _MANY else [reduce(Rect.united, areas)]:
            if scene is not None:
                draw_anew(scene, rectf(area, _EDGE))

    def _crossing(self, painter: QPainter) -> Iterator[tuple[str, Curve]]:
        """Yield those that may cross the part that is drawn, by link."""
        part = _clip_of(painter)
        if part is None:
            yield from self._curves.items()
        elif part.overlaps(self._around):
            for key, curve in self._curves.items():
                if may_cross(curve, part):
                    yield key, curve

    def _state_of(self, key: str) -> CardState:
        return CardState(ghost=True) if key == DRAWN else self._context.state_of(key)

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the curves, those that look alike together, but for what lies beside the part that
        is drawn: a step of a rubber band draws narrow ones.
        """
        alike = dict[CardState, list[Curve]]()
        for key, curve in self._crossing(painter):
            state = self._drawn[key] = self._state_of(key)
            alike.setdefault(state, []).append(curve)
        # In an order that is the same in each part: what is selected first, others lie over it.
        for state, curves in sorted(alike.items(), reverse=True):
            draw_connectors(painter, curves, state, self._context.theme)


def _clip_of(painter: QPainter) -> Rect | None:
    """Return the part that is drawn, with room for the ends of connectors; None: all of it."""
    if not painter.hasClipping():
        return None
    return from_qt(painter.clipBoundingRect()).grown(2 * END_RADIUS)


class SteppedBackItem(ConnectorsItem):
    """The connectors at rest that step back: drawn faintly over what is drawn of them behind."""

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the curves over themselves."""
        curves = [curve for _, curve in self._crossing(painter)]
        draw_stepped_back(painter, curves, self._context.theme)
