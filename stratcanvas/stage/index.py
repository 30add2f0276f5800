# SPDX-License-Identifier: MIT
"""Finds what lies where, among any number of rectangles, without asking each of them.

A dict grid of 600 × 400 cells; what is larger than a cell goes to a grid of twice, four times …
the size, so that everything lies in four cells at most and a change costs the same at any number.
"""

from collections.abc import Iterator
from math import floor

from stratcanvas.domain.geometry import Point, Rect

CELL_WIDTH = 600.0
CELL_HEIGHT = 400.0
"""Scene units of the finest grid: a few cards each."""

_Span = tuple[int, int, int, int, int]
"""Level, then first and last column, first and last row."""


class Grid:
    """Rectangles by key, found by place."""

    def __init__(self) -> None:
        self._rects: dict[str, Rect] = {}
        self._spans: dict[str, _Span] = {}
        self._levels: dict[int, dict[tuple[int, int], set[str]]] = {}

    def __len__(self) -> int:
        return len(self._rects)

    def put(self, key: str, rect: Rect) -> None:
        """Enter a rectangle (scene units), or move the one that has this key."""
        span = _span(rect, _level(rect))
        known = self._spans.get(key)
        if known != span:
            if known is not None:
                self.drop(key)
            cells = self._levels.setdefault(span[0], {})
            for cell in _cells(span):
                cells.setdefault(cell, set()).add(key)
            self._spans[key] = span
        self._rects[key] = rect

    def drop(self, key: str) -> None:
        """Take a rectangle out, if it is there."""
        span = self._spans.pop(key, None)
        self._rects.pop(key, None)
        if span is None:
            return
        cells = self._levels[span[0]]
        for cell in _cells(span):
            cells[cell].discard(key)
            if not cells[cell]:
                del cells[cell]
        if not cells:
            del self._levels[span[0]]

    def rect(self, key: str) -> Rect | None:
        """Return the rectangle that has this key."""
        return self._rects.get(key)

    def find(self, area: Rect) -> set[str]:
        """Return the keys of the rectangles that overlap or touch an area."""
        found: set[str] = set()
        doubtful: set[str] = set()  # what lies in a cell at the area's edge
        for level, cells in self._levels.items():
            _, left, right, top, bottom = span = _span(area, level)
            wanted = (right - left + 1) * (bottom - top + 1)
            for cell in _cells(span) if wanted <= len(cells) else list(cells):
                if cell in cells:
                    column, row = cell
                    if left < column < right and top < row < bottom:
                        found |= cells[cell]
                    elif left <= column <= right and top <= row <= bottom:
                        doubtful |= cells[cell]
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
    level = 0
    while rect.width > CELL_WIDTH * 2**level or rect.height > CELL_HEIGHT * 2**level:
        level += 1
    return level


def _span(rect: Rect, level: int) -> _Span:
    width, height = CELL_WIDTH * 2**level, CELL_HEIGHT * 2**level
    return (
        level,
        floor(rect.x / width),
        floor(rect.right / width),
        floor(rect.y / height),
        floor(rect.bottom / height),
    )


def _cells(span: _Span) -> Iterator[tuple[int, int]]:
    for column in range(span[1], span[2] + 1):
        for row in range(span[3], span[4] + 1):
            yield column, row
