# SPDX-License-Identifier: MIT
"""Whether a canvas holds anything that a person put there; the fields' declarations say.

Storage asks before it throws a draft away, the window before it takes another's place, and the
status bar before it promises that something is kept: all of them here.
"""

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief
from stratcanvas.domain.fields import Field, fields_of
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record


def is_blank(canvas: Canvas, begun: Canvas | None = None) -> bool:
    """Tell whether nobody has written or chosen anything yet; empty cards do not count.

    ``begun`` is the canvas as it was made: where a field fills in by itself, a person's value is
    one that differs from it. Without it such fields tell nothing.
    """
    return all(
        _is_untouched(field, record, begun)
        for record in canvas.records()
        if not isinstance(record, Link)
        for field in fields_of(type(record))
    )


def _is_untouched(field: Field, record: Record, begun: Canvas | None) -> bool:
    value = getattr(record, field.name)
    if not field.editable or (field.holds_text and not value.strip()):
        return True  # where a card lies is not what it says
    if field.fills_in:
        first = begun.brief if begun is not None and isinstance(record, Brief) else None
        return first is None or value == getattr(first, field.name)
    return bool(value == field.default)
