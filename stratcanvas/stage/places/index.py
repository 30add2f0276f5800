# SPDX-License-Identifier: MIT
"""Finds what lies where, among any number of rectangles, without asking each of them.

A dict grid of 600 × 400 cells; what is larger than a cell goes to a grid of twice, four times …
the size, so that everything lies in four cells at most and a change costs the same at any number.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import floor

from stratcanvas.domain.geometry import Point, Rect

CELL_WIDTH = 600.0
CELL_HEIGHT = 400.0
"""Scene units of the finest grid: a few cards each."""

_SMALL = 0.9
"""What measures no more of a cell lies in two side by side at most, however numbers are rounded."""

_Span = tuple[int, int, int, int]
"""First and last column, first and last row."""
_Cells = defaultdict[tuple[int, int], list[str]]
"""What lies in each cell: a few, for which a set would take twice the memory."""


class Grid:
    """Rectangles by key, found by place."""

    def __init__(self, rects: Mapping[str, Rect] | None = None) -> None:
        """Begin with some rectangles (scene units)."""
        self._rects = dict(rects or {})
        self._levels: dict[int, _Cells] = {}
        self._enter_all()

    def __len__(self) -> int:
        return len(self._rects)

    def put(self, key: str, rect: Rect) -> None:
        """Enter a rectangle (scene units), or move the one that has this key."""
        known = self._rects.get(key)
        if known is not None:
            level = _level(rect)
            if _level(known) == level and _span(known, level) == _span(rect, level):
                self._rects[key] = rect
                return
            self.drop(key)
        self._rects[key] = rect
        self._enter(key, rect)

    def _enter_all(self) -> None:
        """Enter all rectangles; most are so small that they lie in two columns and rows."""
        cells, wide, high = self._levels.setdefault(0, _Cells(list)), CELL_WIDTH, CELL_HEIGHT
        widest, highest = _SMALL * wide, _SMALL * high
        for key, (x, y, width, height) in self._rects.items():
            if width > widest or height > highest:
                self._enter(key, self._rects[key])
                continue
            left, top = floor(x / wide), floor(y / high)
            right, bottom = floor((x + width) / wide), floor((y + height) / high)
            cells[left, top].append(key)
            if right > left:
                cells[right, top].append(key)
            if bottom > top:
                cells[left, bottom].append(key)
                if right > left:
                    cells[right, bottom].append(key)
        if not cells:
            del self._levels[0]

    def _enter(self, key: str, rect: Rect) -> None:
        level = _level(rect)
        cells = self._levels.get(level)
        if cells is None:
            cells = self._levels[level] = _Cells(list)
        left, right, top, bottom = _span(rect, level)
        for column in range(left, right + 1):
            for row in range(top, bottom + 1):
                cells[column, row].append(key)

    def drop(self, key: str) -> None:
        """Take a rectangle out, if it is there."""
        rect = self._rects.pop(key, None)
        if rect is None:
            return
        level = _level(rect)
        cells = self._levels[level]
        for cell in _cells(_span(rect, level)):
            cells[cell].remove(key)
            if not cells[cell]:
                del cells[cell]
        if not cells:
            del self._levels[level]

    def rect(self, key: str) -> Rect | None:
        """Return the rectangle that has this key."""
        return self._rects.get(key)

    def find(self, area: Rect) -> set[str]:
        """Return the keys of the rectangles that overlap or touch an area."""
        found: set[str] = set()
        doubtful: set[str] = set()  # what lies in a cell at the area's edge
        for level, cells in self._levels.items():
            left, right, top, bottom = span = _span(area, level)
            wanted = (right - left + 1) * (bottom - top + 1)
            for cell in _cells(span) if wanted <= len(cells) else list(cells):
                if cell in cells:
                    column, row = cell
                    if left < column < right and top < row < bottom:
                        found.update(cells[cell])
                    elif left <= column <= right and top <= row <= bottom:
                        doubtful.update(cells[cell])
        rects, right_edge, lower_edge = self._rects, area.right, area.bottom
        found.update(
            key
            for key in doubtful - found
            if (rect := rects[key]).x <= right_edge
            and rect.y <= lower_edge
            and rect.x + rect.width >= area.x
            and rect.y + rect.height >= area.y
        )
        return found

    def at(self, point: Point) -> set[str]:
        """Return the keys of the rectangles that contain a point."""
        return self.find(Rect(point.x, point.y, 0.0, 0.0))


def _level(rect: Rect) -> int:
    _, _, width, height = rect
    level = 0
    while width > CELL_WIDTH * 2**level or height > CELL_HEIGHT * 2**level:
        level += 1
    return level


def _span(rect: Rect, level: int) -> _Span:
    x, y, width, height = rect
    wide, high = CELL_WIDTH * 2**level, CELL_HEIGHT * 2**level
    return floor(x / wide), floor((x + width) / wide), floor(y / high), floor((y + height) / high)


def _cells(span: _Span) -> Iterator[tuple[int, int]]:
    left, right, top, bottom = span
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            yield column, row
