# SPDX-License-Identifier: MIT
"""Whether a canvas holds anything that a person put there; the fields' declarations say.

Storage asks before it throws a draft away, the window before it takes another's place, and the
status bar before it promises that something is kept: all of them here.
"""

from collections.abc import Mapping

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Strategy
from stratcanvas.domain.codec import BadRecord, decode, encode
from stratcanvas.domain.fields import Field, fields_of
from stratcanvas.domain.records import Record


def is_blank(canvas: Canvas, begun: Canvas | None = None) -> bool:
    """Tell whether nobody has written or chosen anything yet; empty cards do not count.

    ``begun`` is the canvas as it was made: where a field of the brief fills in by itself, a
    person's value is one that differs from it. Where that is not known, what is not the field's
    own default may have been typed, and counts.
    """
    return all(
        _is_untouched(field, record, begun)
        for record in canvas.records()
        for field in fields_of(type(record))
    )


def is_as_made(canvas: Canvas, begun: Canvas | None) -> bool:
    """Tell whether a canvas holds nothing of the person's: it is blank, or just as it was made.

    ``begun``: the canvas as it was made, which may be a template; None where that is not known.
    """
    return is_blank(canvas, begun) or canvas == begun


def _is_untouched(field: Field, record: Record, begun: Canvas | None) -> bool:
    value = getattr(record, field.name)
    if not field.editable or (field.holds_text and not value.strip()):
        return True  # where a card lies is not what it says
    if field.fills_in and not isinstance(record, Brief):
        return True  # the place of a card decides it
    if field.fills_in and begun is not None:
        return bool(value == getattr(begun.brief, field.name))
    return bool(value == field.default)


def filled_in(canvas: Canvas) -> dict[str, str]:
    """Return what fills in by itself in the brief of a new canvas, as plain words to be kept."""
    plain = encode(canvas.brief)
    return {field.name: str(plain[field.name]) for field in fields_of(Brief) if field.fills_in}


def as_begun(canvas: Canvas, filled: Mapping[str, str]) -> Canvas | None:
    """Return a canvas as it was made, for ``is_blank``, from what ``filled_in`` said then.

    None when that makes no sense.
    """
    known = {field.name for field in fields_of(Brief) if field.fills_in}
    if known != set(filled):
        return None
    try:
        brief = decode("brief", {**encode(Brief(id=canvas.id)), **filled})
    except BadRecord:
        return None
    return Canvas(brief, Strategy(id=canvas.strategy.id))
