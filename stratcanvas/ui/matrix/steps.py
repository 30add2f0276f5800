# SPDX-License-Identifier: MIT
"""Where a key leads from a cell of the matrix: over headings, and never out of the table."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from stratcanvas.ui.matrix.matrix_model import MatrixModel

Place = tuple[int, int]
"""Row and column."""
_Key = Qt.Key
_ACROSS = {_Key.Key_Left: -1, _Key.Key_Right: 1, _Key.Key_Home: -1, _Key.Key_End: 1}
_DOWN = {_Key.Key_Up: -1, _Key.Key_Down: 1, _Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
MOVES = _ACROSS.keys() | _DOWN.keys()
"""The keys that lead somewhere, alone or with Ctrl."""


def step_from(
    rows: MatrixModel, here: Place, event: QKeyEvent, *, page: int, mirrored: bool
) -> Place | None:
    """Return the cell that a key leads to, None where it leads nowhere.

    ``page`` counts the rows that Page Up and Page Down go; in a ``mirrored`` table the arrows
    across go the other way.
    """
    row, column = here
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    ctrl = held == Qt.KeyboardModifier.ControlModifier
    if held and not ctrl:
        return None
    key, across, down = Qt.Key(event.key()), _ACROSS, _DOWN
    if key in {_Key.Key_Home, _Key.Key_End}:
        return _corner(rows, across[key]) if ctrl else _furthest(rows, here, across[key])
    if key in across:
        way = -across[key] if mirrored else across[key]
        if ctrl:
            return _furthest(rows, here, way)
        return (row, column + way) if _holds(rows, row, column + way) else None
    found = [*_down(rows, here, down[key])]
    if not found:
        return None
    if ctrl:
        return found[-1]
    steps = page if key in {_Key.Key_PageUp, _Key.Key_PageDown} else 1
    return found[min(steps, len(found)) - 1]


def _holds(rows: MatrixModel, row: int, column: int) -> bool:
    return 0 <= column < len(rows.columns) and rows.can_hold(row, column)


def _down(rows: MatrixModel, here: Place, way: int) -> Iterator[Place]:
    """Walk over the cells below or above one, without headings."""
    row, column = here[0] + way, here[1]
    while 0 <= row < len(rows.rows):
        if rows.can_hold(row, column):
            yield row, column
        row += way


def _furthest(rows: MatrixModel, here: Place, way: int) -> Place:
    """Return the first or the last cell of a row."""
    column = 0 if way < 0 else len(rows.columns) - 1
    return here[0], column if rows.can_hold(here[0], column) else column - 1


def _corner(rows: MatrixModel, way: int) -> Place:
    """Return the first cell of all, or the last where a tactic and a problem meet."""
    places = rows.row_of.values()
    return (min(places), 0) if way < 0 else (max(places), len(rows.columns) - 2)
