# SPDX-License-Identifier: MIT
"""Connectors as pieces of SVG text, by place: what crosses an area is joined, not looked for.

Each is written once, and all else follows from its text: so little is kept. What keeps them is
plain Python, so that a thread of its own may use it.
"""

from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Iterator
from functools import cache
from itertools import chain, islice, pairwise
from math import ceil, floor, sqrt
from struct import Struct

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.aims import REACH, AimColours
from stratcanvas.paint.connector import MARK_RADIUS, Stroke, across, may_cross
from stratcanvas.paint.route import Curve, aim_of
from stratcanvas.stage.backdrop.written_curves import (
    MARGIN,
    SAG,
    in_pieces,
    put_ends,
    read,
    written,
)

CELL = 1024.0
"""Scene units of the squares by which connectors are found."""
MASS_CELL = 8 * CELL
"""The same for a mass of straight lines."""
FAR = 256 * CELL
"""Scene units; a longer connector is not found by place, for it would be entered in very many
squares, and of it an area gets what comes near: Qt leaves out what is longer than 2 ** 23 pixels.
"""
MOST_POINTS = 32_000
"""Points in one path: Qt takes a path of over 32,767 for a mistake, and draws the first of it."""
_BOX = Struct("4f")
_LUMP = 100
"""Connectors that are gone through at once."""

_Cell = tuple[int, ...]
_Way = tuple[float, float, Aim]
"""Which way to move a curve aside, and its aim."""
_LEVEL = 0.0, 1.0
"""Which way to move what runs level aside, whatever the rest of its curve does."""
_EVERYWHERE: _Cell = ()
"""The square, as it were, of those that are too long to be found by place."""


def at_once() -> None:
    """Go on without a break: nobody waits."""


class CurveTexts:
    """The connectors of one canvas; a mass of them are straight lines without marked ends."""

    def __init__(self, *, straight: bool = False, between: Callable[[], object] = at_once) -> None:
        """``between`` is called between two small pieces of what may take long."""
        self.straight, self._between = straight, between
        self._cell = MASS_CELL if straight else CELL
        self._written: dict[str, str] = {}
        self._later: dict[str, bytes] = {}  # what those run in that are not entered by place
        self._cells: dict[_Cell, dict[_Way, list[str]]] = {}
        self._ends: dict[_Cell, list[str]] = {}  # the texts of those that end there
        self._gone: list[str] = []  # texts that are entered yet, though no connector runs so

    def __len__(self) -> int:
        return len(self._written)

    @property
    def is_behind(self) -> bool:
        """Tell whether some connectors are not entered by place, so that each is looked at."""
        return bool(self._later)

    @property
    def keys(self) -> Iterable[str]:
        """Return the connectors that there are."""
        return self._written

    def put_later(self, key: str, curve: Curve) -> None:
        """Have a connector as it runs now; where is entered when there is time for it."""
        text = written(curve, straight=self.straight)
        if self._written.get(key) != text:
            if key not in self._later:
                self.put(key, None)
            self._written[key], self._later[key] = text, _box(curve)

    def keep(self, keys: Container[str]) -> None:
        """Drop all connectors but these."""
        for key in [each for each in self._written if each not in keys]:
            self.put(key, None)

    def catch_up(self, count: int) -> None:
        """Enter so many of those that are not."""
        for key in list(islice(self._later, count)):
            del self._later[key]
            self._enter(self._written[key])
        if not self._later:
            self._later = {}  # what is empty keeps the room that it had
        self._sweep()

    def put(self, key: str, curve: Curve | None) -> None:
        """Enter how a connector runs now; None: it is gone."""
        text = None if curve is None else written(curve, straight=self.straight)
        known, is_later = self._written.get(key), self._later.pop(key, None) is not None
        if known == text and not is_later:
            return
        if known is not None:
            del self._written[key]
            if not is_later:
                self._gone.append(known)
        if text is not None:
            self._written[key] = text
            self._enter(text)

    def _enter(self, text: str) -> None:
        for place in self._places(text):
            place.append(text)

    def _sweep(self) -> None:
        """Take out what is gone: of each place at once, for thousands may be entered there."""
        if not self._gone:
            return
        gone, self._gone = Counter(self._gone), []
        for place in {id(place): place for text in gone for place in self._places(text)}.values():
            self._between()
            left = Counter(text for text in place if text in gone)
            left.subtract(gone)  # one that runs as another did, or does again, stays
            place[:] = [text for text in place if text not in gone]
            place.extend(left.elements())

    def svg(
        self,
        area: Rect,
        size: tuple[int, int],
        stroke: Stroke,
        layers: Iterable[tuple[AimColours, Collection[str]]],
    ) -> str:
        """Return a picture of so many pixels of the connectors in an area, one layer over another.

        Each is in colours of its own, without some of them.
        """
        self._sweep()
        width = stroke.pixels if stroke.is_fine else stroke.pixels * area.width / size[0]
        pixel = area.width / size[0]
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"',
            f' viewBox="{area.x!r} {area.y!r} {area.width!r} {area.height!r}">',
            f'<g stroke-width="{width!r}" stroke-linecap="round">',
        ]
        for colours, away in layers:
            parts += self._layer(area, colours, stroke, away, pixel)
        parts.append("</g></svg>")
        return "".join(parts)

    def _layer(
        self,
        area: Rect,
        colours: AimColours,
        stroke: Stroke,
        away: Collection[str],
        pixel: float,
    ) -> Iterator[str]:
        """Draw one aim's lines over the other's, always in this order, and the marks over all.

        ``pixel``: scene units that a pixel is long.
        """
        gone = {known for key in away if (known := self._written.get(key)) is not None}
        later = self._looked_for(area, away)
        lines = self._crossing(area, gone, later)
        for aim in Aim:
            for way in sorted(each for each in lines if each[2] is aim):
                paths, levels = lines[way], list[str]()
                if stroke.is_fine and not self.straight:
                    paths = list[str]()
                    for first in range(0, len(lines[way]), _LUMP):
                        self._between()
                        more = in_pieces(lines[way][first : first + _LUMP], area, pixel)
                        paths += more[0]
                        levels += more[1]
                colour = colours.of(aim)
                yield f'<g fill="none" stroke="{colour}">'
                yield from _beside(paths, way, stroke)
                yield f'</g><g fill="{colour}" fill-opacity="{stroke.pixels!r}" stroke="none">'
                yield from _moved_aside(levels, _LEVEL, stroke)
                yield "</g>"
        for aim, ends in self._ends_in(area.grown(2 * MARK_RADIUS * REACH), gone, later).items():
            yield f'<g stroke="none" fill="{colours.of(aim)}">'
            yield from ends
            yield "</g>"

    def _looked_for(self, area: Rect, away: Container[str]) -> list[str]:
        """Return those of the connectors that are not entered by place that may cross an area."""
        near, found = area.grown(MARGIN), list[str]()
        x, y, x2, y2 = near.x, near.y, near.right, near.bottom
        for key, packed in self._later.items():
            left, top, right, bottom = _BOX.unpack(packed)
            if left < x2 and top < y2 and right > x and bottom > y and key not in away:
                text = self._written[key]
                if may_cross(read(text), area):
                    found.append(text)
        return found

    def _crossing(
        self, area: Rect, gone: Container[str], later: Iterable[str]
    ) -> dict[_Way, list[str]]:
        """Return the connectors that cross an area, and maybe more, by which way lies aside."""
        found: dict[_Way, list[list[str]]] = {}
        for cell in self._cells_of(area):
            for way, texts in self._cells.get(cell, {}).items():
                found.setdefault(way, []).append(texts)
        shown = {
            # What runs through two cells is to be drawn once.
            way: list(parts[0] if len(parts) == 1 else dict.fromkeys(chain.from_iterable(parts)))
            for way, parts in found.items()
        }
        if gone:
            for way, all_there in shown.items():
                shown[way] = [each for each in all_there if each not in gone]
        far = chain.from_iterable(self._cells.get(_EVERYWHERE, {}).values())
        for text in (*later, *(text for text in far if text not in gone)):
            self._between()
            curve = read(text)
            texts = [text]
            if _length(curve) > FAR:
                pieces = _pieces(curve, area.grown(MARGIN))
                texts = [written(each, straight=self.straight) for each in pieces]
            shown.setdefault(_way(curve), []).extend(texts)
        return shown

    def _ends_in(
        self, area: Rect, gone: Container[str], later: Iterable[str]
    ) -> dict[Aim, dict[str, None]]:
        """Return the marked ends in an area, and maybe more, each once."""
        found: dict[Aim, dict[str, None]] = {aim: {} for aim in Aim}
        for cell in self._cells_of(area):
            for text in self._ends.get(cell, ()):
                if text not in gone:
                    put_ends(text, found, area)
        if not self.straight:
            for text in later:
                put_ends(text, found, area)
        return found

    def _cells_of(self, area: Rect) -> list[_Cell]:
        return _cells(area.x, area.y, area.right, area.bottom, self._cell)

    def _places(self, text: str) -> Iterator[list[str]]:
        """Walk over the lists that a connector belongs in: those of its cells and of its ends."""
        curve, side = read(text), self._cell
        way = _way(curve)
        for cell in (
            (_EVERYWHERE,) if _length(curve) > FAR else _crossed(_points(curve, side), side)
        ):
            yield self._cells.setdefault(cell, {}).setdefault(way, [])
        ends = () if self.straight else (curve.start, curve.end)
        for cell in {(floor(end.x / side), floor(end.y / side)) for end in ends}:
            yield self._ends.setdefault(cell, [])


def _beside(texts: list[str], way: _Way, stroke: Stroke) -> Iterator[str]:
    """Write some curves as paths, where a stroke has it so twice, to both sides."""
    effect = ' vector-effect="non-scaling-stroke"' if stroke.is_fine else ""
    paths = _joined(texts) if stroke.is_fine else texts  # of wide ones a path each is faster
    yield from _moved_aside([f'<path{effect} d="{path}"/>' for path in paths], way[:2], stroke)


def _moved_aside(shapes: list[str], way: tuple[float, float], stroke: Stroke) -> Iterator[str]:
    """Write some shapes, where a stroke has it so twice, to both sides."""
    right, down = way
    for aside in (stroke.aside, -stroke.aside) if shapes and stroke.aside else (0.0,):
        move = f' transform="translate({right * aside!r} {down * aside!r})"'
        yield f"<g{move if aside else ''}>"
        yield from shapes
        yield "</g>"


def _joined(texts: list[str]) -> list[str]:
    """Join some curves to as few paths as can be drawn; one that bends has many points."""
    found, first, points = list[str](), 0, 0
    for place, text in enumerate(texts):
        own = 2 + 3 * text.count("C")  # it begins with one; a straight line has two
        if 0 < points > MOST_POINTS - own:
            found.append("".join(texts[first:place]))
            first, points = place, 0
        points += own
    return [*found, "".join(texts[first:])] if texts else found


def _way(curve: Curve) -> _Way:
    return *across(curve), aim_of(curve)


def _box(curve: Curve) -> bytes:
    """Return what a curve runs in: left, top, right and bottom."""
    points = curve.start, curve.c1, curve.c2, curve.end, *curve.bends
    across, down = [x for x, _ in points], [y for _, y in points]
    return _BOX.pack(min(across), min(down), max(across), max(down))


def _points(curve: Curve, most: float) -> list[tuple[float, float]]:
    """Return points of a curve, so near that the lines between them are short and near it."""
    if curve.bends:
        return [point for piece in curve.pieces for point in _points(piece, most)]
    (x1, y1), (x2, y2), (x3, y3), (x4, y4), _ = curve
    if y1 == y2 == y3 == y4 and min(x1, x4) <= min(x2, x3) <= max(x2, x3) <= max(x1, x4):
        return [(x1, y1), (x4, y4)]  # level: as many steps as it has would come near the same
    bend = 6 * max(
        abs(x1 - 2 * x2 + x3), abs(x2 - 2 * x3 + x4), abs(y1 - 2 * y2 + y3), abs(y2 - 2 * y3 + y4)
    )
    return [
        (a * x1 + b * x2 + c * x3 + d * x4, a * y1 + b * y2 + c * y3 + d * y4)
        for a, b, c, d in _parts(ceil(max(sqrt(bend / 8 / SAG), _length(curve) / most)) or 1)
    ]


def _length(curve: Curve) -> float:
    """Return how far a curve's ends lie from each other, sideways or up and down."""
    start, end = curve.start, curve.end
    return max(abs(end.x - start.x), abs(end.y - start.y))


def _pieces(curve: Curve, area: Rect) -> list[Curve]:
    """Return a curve, or of one that is far too long the parts that lie near an area."""
    if _length(curve) <= FAR:
        return [curve]
    if curve.bends:
        return [part for piece in curve.pieces for part in _pieces(piece, area)]
    found: list[Curve] = []
    for half in _halves(curve):
        xs, ys = zip(*half[:4], strict=True)
        left, top = min(xs), min(ys)
        if Rect(left, top, max(xs) - left, max(ys) - top).overlaps(area):
            found += _pieces(half, area)
    return found


def _halves(curve: Curve) -> tuple[Curve, Curve]:
    start, c1, c2, end, _ = curve
    one, between, other = _middle(start, c1), _middle(c1, c2), _middle(c2, end)
    before, after = _middle(one, between), _middle(between, other)
    middle = _middle(before, after)
    return Curve(start, one, before, middle), Curve(middle, after, other, end)


def _middle(one: Point, other: Point) -> Point:
    return Point((one.x + other.x) / 2, (one.y + other.y) / 2)


@cache
def _parts(count: int) -> list[tuple[float, float, float, float]]:
    """Return what each of a curve's four points adds to so many points along it, and one."""
    parts = [step / count for step in range(count + 1)]
    return [((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3) for t in parts]


def _crossed(points: list[tuple[float, float]], side: float) -> set[_Cell]:
    """Return the cells that the lines between points come near."""
    found: set[_Cell] = set()
    for (x1, y1), (x2, y2) in pairwise(points):
        left, right = (x1, x2) if x1 < x2 else (x2, x1)
        top, bottom = (y1, y2) if y1 < y2 else (y2, y1)
        margin = MARGIN
        found.update(_cells(left - margin, top - margin, right + margin, bottom + margin, side))
    return found


def _cells(left: float, top: float, right: float, bottom: float, side: float) -> list[_Cell]:
    columns = range(floor(left / side), floor(right / side) + 1)
    rows = range(floor(top / side), floor(bottom / side) + 1)
    return [(column, row) for column in columns for row in rows]
