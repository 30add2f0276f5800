# SPDX-License-Identifier: MIT
"""How a connector is drawn: in its aim's colour, with its aim's mark where it meets a problem."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from math import sqrt
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.aims import REACH, AimColours, aim_colours, draw_mark
from stratcanvas.paint.card_state import CardState, Detail
from stratcanvas.paint.pens import NO_BRUSH, pen
from stratcanvas.paint.route import Curve, aim_of
from stratcanvas.paint.theme import Theme

WIDTH = 1.6
STRONG = 2.6
CHOSEN = 2.8
END_RADIUS = 5.0
PORT_RADIUS = 2.6
MARK_RADIUS = 3.6
"""The mark where a connector meets a problem: a disc, or a diamond as large."""
_DASHES = (3.0, 2.5)
_OVER = 0.8
_HALF = sqrt(0.5)
"""Of a square's diagonal, the part that its side is; the sine of the angle that it is turned by."""
_NEAR = 5.0
"""Scene units by which a drawn connector is wider than its curve, ends and all."""
_WIDEST = 1.7
"""Pixels of a line that two lines of a pixel can stand for."""
_WIDEST_OF_THREE = 2.8
_LEVEL = 0.2
"""A curve that rises by less than this part of its way runs level."""
_ASLANT = 0.8
"""Of a way aside, each of its two parts where a curve runs aslant, yet level at its ends."""


@lru_cache(maxsize=4096)
def curve_path(curve: Curve) -> QPainterPath:
    """Return a curve as Qt's path."""
    path = QPainterPath(QPointF(curve.start.x, curve.start.y))
    for _, c1, c2, end, _ in curve.pieces:
        path.cubicTo(c1.x, c1.y, c2.x, c2.y, end.x, end.y)
    return path


def draw_connector(
    painter: QPainter, curve: Curve, state: CardState, theme: Theme, detail: Detail = Detail.FULL
) -> None:
    """Draw a connector: stronger with larger ends when selected, dashed while drawn."""
    look = _look(state, theme)
    colour = look.colours.of(aim_of(curve))
    painter.setPen(pen(colour, look.width, look.dashes))
    painter.setBrush(NO_BRUSH)
    painter.drawPath(curve_path(curve))
    if detail is Detail.FULL:  # the ends are marked, for lines that only pass under a card
        _draw_ends(painter, [curve], look, aim_of(curve), as_shapes=True)


def draw_connectors(
    painter: QPainter, curves: Sequence[Curve], state: CardState, theme: Theme
) -> None:
    """Draw connectors that look alike on a screen, as ``draw_connector`` does, but all at once.

    A pen of one pixel is so much faster than a wider one that three of its lines, beside each
    other, are faster than one of the three.
    """
    _draw_all(painter, curves, _look(state, theme))


def draw_stepped_back(painter: QPainter, curves: Sequence[Curve], theme: Theme) -> None:
    """Draw connectors faintly over what is drawn of them at rest, a little wider than they are."""
    look = _look(CardState(dimmed=True), theme)
    _draw_all(painter, curves, look._replace(width=WIDTH + _OVER, port=PORT_RADIUS + _OVER))


def _draw_all(painter: QPainter, curves: Sequence[Curve], look: "_LinkLook") -> None:
    for aim in Aim:
        alike = [curve for curve in curves if aim_of(curve) is aim]
        if alike:
            _draw_alike(painter, alike, look, aim)


def _draw_alike(painter: QPainter, curves: Sequence[Curve], look: "_LinkLook", aim: Aim) -> None:
    colour, width = look.colours.of(aim), look.width
    pixels = width * painter.deviceTransform().m11()
    painter.setBrush(NO_BRUSH)
    if look.dashes or pixels > _WIDEST_OF_THREE:
        painter.setPen(pen(colour, width, look.dashes))
        for curve in curves:
            painter.drawPath(curve_path(curve))
    else:
        aside = max(0.0, pixels - 1.0) / 2 / pixels * width
        painter.setPen(_hair(colour, min(pixels, 1.0)))
        _draw_beside(painter, [_joined(curves)], aside, again=pixels > _WIDEST)
    _draw_ends(painter, curves, look, aim)


class _LinkLook(NamedTuple):
    colours: AimColours
    width: float
    port: float
    """The radius of the disc where it leaves a tactic."""
    mark: float
    """That of the mark where it meets a problem."""
    dashes: tuple[float, ...]


def _look(state: CardState, theme: Theme) -> _LinkLook:
    dashes = _DASHES if state.ghost else ()
    if state.selected:
        colour = theme.muted if state.quiet else theme.select
        chosen = AimColours(colour, colour)
        return _LinkLook(chosen, CHOSEN, 0.8 * END_RADIUS, END_RADIUS, dashes)
    if state.hovered or state.target:
        return _LinkLook(aim_colours(theme, "strong"), STRONG, 0.8 * END_RADIUS, END_RADIUS, dashes)
    colours = aim_colours(theme, "faint" if state.dimmed else "link")
    return _LinkLook(colours, WIDTH, PORT_RADIUS, MARK_RADIUS, dashes)


def mark_middle(curve: Curve, radius: float) -> tuple[float, float]:
    """Return where the mark of a connector stands: outside of the problem, at its edge."""
    away = radius * REACH if aim_of(curve) is Aim.SOLVE else -radius
    return curve.end.x + away, curve.end.y


def _draw_ends(
    painter: QPainter,
    curves: Sequence[Curve],
    look: _LinkLook,
    aim: Aim,
    *,
    as_shapes: bool = False,
) -> None:
    starts = [QPointF(*curve.start) for curve in curves]
    middles = [mark_middle(curve, look.mark) for curve in curves]
    colour, radii = look.colours.of(aim), (look.port, look.mark)
    draw_ends(painter, starts, middles, colour, aim, radii, as_shapes=as_shapes)


def draw_ends(
    painter: QPainter,
    starts: Sequence[QPointF],
    middles: Sequence[tuple[float, float]],
    colour: str,
    aim: Aim,
    radii: tuple[float, float] = (PORT_RADIUS, MARK_RADIUS),
    *,
    as_shapes: bool = False,
) -> None:
    """Draw discs where connectors leave tactics, and their aim's marks at the problems.

    ``as_shapes``: diamonds as a file has them; quicker ones differ by a hair.
    """
    port, mark = radii
    painter.setPen(pen(colour, 2 * port))
    for each in starts:  # Qt fills those of many that overlap as one, by which come together
        painter.drawPoint(each)
    if aim is Aim.EDUCATE:
        painter.setPen(pen(colour, 2 * mark))
        for x, y in middles:
            painter.drawPoint(QPointF(x, y))
    elif as_shapes:
        for x, y in middles:
            draw_mark(painter, QPointF(x, y), aim, mark, colour)
    elif middles:  # each for itself, as the discs: in one path those that overlap would be one
        square = QPen(QColor(colour), mark * REACH / _HALF)
        square.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.save()
        painter.rotate(45.0)
        painter.setPen(square)
        painter.drawPoints([QPointF((x + y) * _HALF, (y - x) * _HALF) for x, y in middles])
        painter.restore()


class Stroke(NamedTuple):
    """How connectors at rest are drawn where a picture has so many pixels a scene unit.

    A pen of one pixel is seven times as fast as a wider one, and two of its lines beside each
    other look like one that is somewhat wider.
    """

    pixels: float
    """How wide the pen is; a hair of less than one is fainter."""
    is_fine: bool
    aside: float
    """Scene units by which each is drawn twice, to both sides (see ``across``); 0: once."""


def resting_stroke(width: float, scale: float) -> Stroke:
    """Return how to draw lines so wide (scene units)."""
    pixels = width * scale
    if pixels > _WIDEST:
        return Stroke(pixels, is_fine=False, aside=0.0)
    return Stroke(min(pixels, 1.0), is_fine=True, aside=max(0.0, pixels - 1.0) / 2 / scale)


class RestingConnectors:
    """Connectors that nobody touches, drawn together, and those of their ends in an area."""

    def __init__(self, area: Rect) -> None:
        self._around = area.grown(2 * MARK_RADIUS * REACH)
        self._curves: dict[str, Curve] = {}
        self._sides: dict[Aim, _Side] | None = None  # None: not made

    def __len__(self) -> int:
        return len(self._curves)

    @property
    def curves(self) -> Mapping[str, Curve]:
        """Return them by what they were put in as."""
        return self._curves

    def put(self, key: str, curve: Curve) -> None:
        """Draw a connector too."""
        self._curves[key], self._sides = curve, None

    def drop(self, key: str) -> None:
        """Draw a connector no more."""
        del self._curves[key]
        self._sides = None

    def of(self, aim: Aim) -> "_Side | None":
        """Return those of an aim, if there are any, with the ends that lie in the area."""
        if self._sides is None:
            self._sides = self._made()
        return self._sides.get(aim)

    def _made(self) -> "dict[Aim, _Side]":
        around, sides = self._around, dict[Aim, _Side]()
        for key in sorted(self._curves, key=by_problem):
            curve = self._curves[key]
            side = sides.setdefault(aim_of(curve), _Side())
            side.curves.append(curve)
            if around.contains(curve.start):
                side.starts.append(QPointF(*curve.start))
            if around.contains(curve.end):
                side.middles.append(mark_middle(curve, MARK_RADIUS))
        return sides


def by_problem(link: str) -> tuple[str, str]:
    """Return what links are sorted by, so that in each part the same one lies above."""
    return link[16:], link


def draw_resting(
    painter: QPainter, lumps: Iterable[RestingConnectors], colours: AimColours, width: float
) -> None:
    """Draw lumps of connectors so wide (scene units), line after line of all: where lines meet
    colours are rounded one by one, so however they are lumped they are drawn in one order.
    """
    drawn = [*lumps]
    stroke = resting_stroke(width, painter.deviceTransform().m11())
    painter.setBrush(NO_BRUSH)
    for aim in Aim:
        sides = [side for side in (lump.of(aim) for lump in drawn) if side is not None]
        if not sides:
            continue
        colour = colours.of(aim)
        if stroke.is_fine:
            painter.setPen(_hair(colour, stroke.pixels))
            _draw_beside(painter, [side.joined for side in sides], stroke.aside)
        else:
            painter.setPen(pen(colour, width))
            for curve in chain.from_iterable(side.curves for side in sides):
                painter.drawPath(curve_path(curve))  # of wide lines one path would be slow
        starts = [*chain.from_iterable(side.starts for side in sides)]
        middles = [*chain.from_iterable(side.middles for side in sides)]
        if starts or middles:
            draw_ends(painter, starts, middles, colour, aim)


class _Side:
    """The connectors of one aim."""

    def __init__(self) -> None:
        self.curves: list[Curve] = []
        self.starts: list[QPointF] = []
        self.middles: list[tuple[float, float]] = []

    @cached_property
    def joined(self) -> "_Joined":
        """Return them as a path for each way that lies aside; for wide lines nobody asks."""
        return _joined(self.curves)


def across(curve: Curve) -> tuple[float, float]:
    """Return which way to move a curve aside, across to where it mostly goes; one of three."""
    dx, dy = curve.end.x - curve.start.x, curve.end.y - curve.start.y
    if abs(dy) < abs(dx) * _LEVEL:
        return 0.0, 1.0
    return (-_ASLANT if dx * dy > 0 else _ASLANT), _ASLANT


_Joined = Mapping[tuple[float, float], QPainterPath]
"""Which way lies aside (see ``across``) → the pieces of curves of which that is so, as one path."""


def _joined(curves: Iterable[Curve]) -> _Joined:
    """Join curves; the paths serve at any scale, wherever their lines are drawn twice."""
    whole: dict[tuple[float, float], QPainterPath] = {}
    for curve in curves:
        for way, path in _ways(curve).items():
            whole.setdefault(way, QPainterPath()).addPath(path)
    return whole


@lru_cache(maxsize=4096)
def _ways(curve: Curve) -> _Joined:
    """Return the pieces of one curve: each is added to a path number by number, which is slow."""
    ways: dict[tuple[float, float], QPainterPath] = {}
    for piece in curve.pieces:
        path = ways.setdefault(across(piece), QPainterPath())
        start, c1, c2, end, _ = piece
        path.moveTo(*start)
        path.cubicTo(*c1, *c2, *end)
    return ways


def _hair(colour: str, pixels: float) -> QPen:
    """Return a pen whose width, at most 1, is in pixels."""
    hair = QPen(QColor(colour), pixels)
    hair.setCosmetic(True)
    return hair


def _draw_beside(
    painter: QPainter, joined: Sequence[_Joined], aside: float, *, again: bool = False
) -> None:
    """Draw joined curves twice, so many scene units to both sides, and ``again`` between them."""
    there = painter.worldTransform()
    for way in sorted(set().union(*joined)):  # alike, whichever of them are drawn
        paths, (right, down) = [each[way] for each in joined if way in each], way
        for off in (aside, -aside) if aside else ():
            painter.translate(right * off, down * off)
            for path in paths:
                painter.drawPath(path)
            painter.setWorldTransform(there)
        if again or not aside:
            for path in paths:
                painter.drawPath(path)


def bounds(curve: Curve) -> Rect:
    """Return the rectangle around a drawn connector: control points, pen and end discs."""
    points = (curve.start, curve.c1, curve.c2, curve.end, *curve.bends)
    left, top = min(point.x for point in points), min(point.y for point in points)
    right, bottom = max(point.x for point in points), max(point.y for point in points)
    return Rect(left, top, right - left, bottom - top).grown(END_RADIUS * REACH + 1.0)


def may_cross(curve: Curve, area: Rect) -> bool:
    """Tell whether a connector may cross an area: False where none of its halves comes near."""
    left, top = area.x - _NEAR, area.y - _NEAR
    right, bottom = area.x + area.width + _NEAR, area.y + area.height + _NEAR
    if curve.bends:
        for (sx, sy), (ex, ey) in pairwise((curve.start, *curve.bends, curve.end)):
            mx, my = (sx + ex) / 2, (sy + ey) / 2  # halfway, where both its tangents reach
            for x, y in ((sx, sy), (ex, ey)):
                beside = (x < left and mx < left) or (x > right and mx > right)
                if not (beside or (y < top and my < top) or (y > bottom and my > bottom)):
                    return True
        return False
    (sx, sy), (c1x, _), (c2x, _), (ex, ey), _ = curve
    mx, my = (sx + 3 * c1x + 3 * c2x + ex) / 8, (sy + ey) / 2
    for x, y, via in ((sx, sy, c1x), (ex, ey, c2x)):
        if (y < top and my < top) or (y > bottom and my > bottom):
            continue
        if x < left and mx < left and via < left:
            continue
        if not (x > right and mx > right and via > right):
            return True
    return False
