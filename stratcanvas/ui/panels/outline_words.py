# SPDX-License-Identifier: MIT
"""What an outline row shows, and what is said for it."""

from typing import TYPE_CHECKING

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.names import listed, row_name, spoken
from stratcanvas.domain.outline import OutlineRow, Part
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.domain.card_filter import Matched


def row_words(canvas: Canvas, row: OutlineRow) -> str:
    """Return what a row shows."""
    if row.part is Part.UNCOUNTED:
        return tr("Not counted")
    if row.part is Part.NOTES:
        return tr("Notes")
    assert row.record is not None
    return listed(row_name(canvas, row.record))


def spoken_row(canvas: Canvas, row: OutlineRow, matched: "Matched | None") -> str:
    """Return what is said for a row; ``matched`` are the cards that are filtered by, if any."""
    if row.record is None:
        return row_words(canvas, row)
    said = spoken(canvas, row.record)
    return tr("{card}, does not match").format(card=said) if is_dim(row, matched) else said


def is_dim(row: OutlineRow, matched: "Matched | None") -> bool:
    """Tell whether a row is of a card that does not match what is filtered by."""
    return matched is not None and row.record is not None and matched.dims(row.record)
