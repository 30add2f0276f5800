# SPDX-License-Identifier: MIT
"""Connectors as pieces of SVG text, by place: what crosses an area is joined, not looked for.

Each is written once. What keeps them is plain Python, so that a thread of its own may use it.
"""

from collections.abc import Container, Iterable
from functools import cache
from itertools import chain, islice, pairwise
from math import ceil, floor, sqrt
from typing import NamedTuple

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.connector import PORT_RADIUS, Stroke, across, may_cross
from stratcanvas.paint.route import Curve

CELL = 1024.0
"""Scene units of the squares by which connectors are found."""
MASS_CELL = 8 * CELL
"""The same for a mass of straight lines."""
MOST_IN_A_PATH = 4_000
"""Curves in one path: Qt takes a path of over 32,767 points for a mistake."""
_SAG = 20.0
"""Scene units by which a curve runs at most beside the straight steps that it is found by."""
_MARGIN = _SAG + 8.0
_END = f'<circle cx="%.2f" cy="%.2f" r="{PORT_RADIUS}"/>'

_Cell = tuple[int, int]
_Way = tuple[float, float]


class _Written(NamedTuple):
    """A connector as it was entered, and where."""

    text: str
    places: tuple[list[str], ...]
    ends: tuple[tuple[str, list[str]], ...]


class CurveTexts:
    """The connectors of one canvas; a mass of them are straight lines without marked ends."""

    def __init__(self, *, straight: bool = False) -> None:
        self.straight = straight
        self._cell = MASS_CELL if straight else CELL
        self._later: dict[str, Curve] = {}
        self._written: dict[str, _Written] = {}
        self._cells: dict[_Cell, dict[_Way, list[str]]] = {}
        self._ends: dict[_Cell, list[str]] = {}

    def __len__(self) -> int:
        return len(self._written) + len(self._later)

    @property
    def is_behind(self) -> bool:
        """Tell whether some connectors are not entered by place, so that each is looked at."""
        return bool(self._later)

    def put_later(self, key: str, curve: Curve) -> None:
        """Have a connector as it runs now; where is entered when there is time for it."""
        known = self._written.get(key)
        if known is not None and known.text == _text(curve, straight=self.straight):
            return
        self.put(key, None)
        self._later[key] = curve

    def keep(self, keys: Container[str]) -> None:
        """Drop all connectors but these."""
        for key in [each for each in (*self._written, *self._later) if each not in keys]:
            self.put(key, None)

    def catch_up(self, count: int) -> None:
        """Enter so many of those that are not."""
        for key in list(islice(self._later, count)):
            self.put(key, self._later[key])

    def put(self, key: str, curve: Curve | None) -> None:
        """Enter how a connector runs now; None: it is gone."""
        self._later.pop(key, None)
        text = "" if curve is None else _text(curve, straight=self.straight)
        known = self._written.get(key)
        if known is not None:
            if known.text == text:
                return
            for place in known.places:
                place.remove(known.text)
            for end, place in known.ends:
                place.remove(end)
            del self._written[key]
        if curve is not None:
            self._written[key] = self._enter(curve, text)

    def svg(
        self,
        area: Rect,
        size: tuple[int, int],
        colour: str,
        stroke: Stroke,
        away: Iterable[str] = (),
    ) -> str:
        """Return a picture of so many pixels of the connectors in an area, but some of them."""
        away = set(away)
        hidden = [known for key in away if (known := self._written.get(key)) is not None]
        width = stroke.pixels if stroke.is_fine else stroke.pixels * area.width / size[0]
        effect = ' vector-effect="non-scaling-stroke"' if stroke.is_fine else ""
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"',
            f' viewBox="{area.x!r} {area.y!r} {area.width!r} {area.height!r}">',
            f'<g fill="none" stroke="{colour}" stroke-width="{width!r}" stroke-linecap="round">',
        ]
        gone, later = {each.text for each in hidden}, self._looked_for(area, away)
        for (right, down), texts in self._crossing(area, gone, later).items():
            for aside in (stroke.aside, -stroke.aside) if stroke.aside else (0.0,):
                move = f' transform="translate({right * aside!r} {down * aside!r})"'
                parts.append(f"<g{move if aside else ''}>")
                most = MOST_IN_A_PATH if stroke.is_fine else 1  # of wide ones a path each is faster
                for first in range(0, len(texts), most):
                    path = "".join(texts[first : first + most])
                    parts.append(f'<path{effect} d="{path}"/>')
                parts.append("</g>")
        parts.append(f'</g><g fill="{colour}">')
        parts += self._ends_in(area.grown(PORT_RADIUS), hidden, later)
        parts.append("</g></svg>")
        return "".join(parts)

    def _looked_for(self, area: Rect, away: Container[str]) -> list[Curve]:
        """Return those of the connectors that are not entered by place that may cross an area."""
        later = self._later.items()
        return [curve for key, curve in later if may_cross(curve, area) and key not in away]

    def _crossing(
        self, area: Rect, gone: Container[str], later: Iterable[Curve]
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
        for curve in later:
            shown.setdefault(across(curve), []).append(_text(curve, straight=self.straight))
        return shown

    def _ends_in(
        self, area: Rect, hidden: Iterable[_Written], later: Iterable[Curve]
    ) -> Iterable[str]:
        """Return the marked ends in an area, and maybe more, without those of some connectors."""
        found: list[str] = []
        for cell in self._cells_of(area):
            found += self._ends.get(cell, ())
        for end in (end for known in hidden for end, _ in known.ends):
            if end in found:
                found.remove(end)
        if not self.straight:
            ends = (end for curve in later for end in (curve.start, curve.end))
            found += [_END % end for end in ends if area.contains(end)]
        return dict.fromkeys(found)

    def _cells_of(self, area: Rect) -> list[_Cell]:
        return _cells(area.x, area.y, area.right, area.bottom, self._cell)

    def _enter(self, curve: Curve, text: str) -> _Written:
        way, places = across(curve), []
        for cell in _crossed(_points(curve, self._cell), self._cell):
            place = self._cells.setdefault(cell, {}).setdefault(way, [])
            place.append(text)
            places.append(place)
        ends = []
        for end in () if self.straight else (curve.start, curve.end):
            cell = floor(end.x / self._cell), floor(end.y / self._cell)
            place = self._ends.setdefault(cell, [])
            place.append(_END % end)
            ends.append((place[-1], place))
        return _Written(text, tuple(places), tuple(ends))


def _text(curve: Curve, *, straight: bool) -> str:
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = curve
    if straight:
        return f"M{x1:.2f} {y1:.2f}L{x4:.2f} {y4:.2f}"
    return f"M{x1:.2f} {y1:.2f}C{x2:.2f} {y2:.2f} {x3:.2f} {y3:.2f} {x4:.2f} {y4:.2f}"


def _points(curve: Curve, most: float) -> list[tuple[float, float]]:
    """Return points of a curve, so near that the lines between them are short and near it."""
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = curve
    bend = 6 * max(
        abs(x1 - 2 * x2 + x3), abs(x2 - 2 * x3 + x4), abs(y1 - 2 * y2 + y3), abs(y2 - 2 * y3 + y4)
    )
    long = max(abs(x4 - x1), abs(y4 - y1))
    return [
        (a * x1 + b * x2 + c * x3 + d * x4, a * y1 + b * y2 + c * y3 + d * y4)
        for a, b, c, d in _parts(ceil(max(sqrt(bend / 8 / _SAG), long / most)) or 1)
    ]


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
        margin = _MARGIN
        found.update(_cells(left - margin, top - margin, right + margin, bottom + margin, side))
    return found


def _cells(left: float, top: float, right: float, bottom: float, side: float) -> list[_Cell]:
    columns = range(floor(left / side), floor(right / side) + 1)
    rows = range(floor(top / side), floor(bottom / side) + 1)
    return [(column, row) for column in columns for row in rows]
