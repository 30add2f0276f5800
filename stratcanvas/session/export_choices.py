# SPDX-License-Identifier: MIT
"""What was chosen for print and export is remembered for each canvas, by the id of that.

Choices and days only: what was typed may be words of the plan, and stays where that is. A choice
holds for as long as what it was chosen instead of is the same.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fields import Field, Kind
from stratcanvas.formats.options import beginning
from stratcanvas.session.preferences import from_text, to_text
from stratcanvas.session.remembered_state import RememberedState

_MOST = 100
"""Canvases whose choices are remembered; of more the oldest go."""
_KINDS = {Kind.CHOICE, Kind.COUNT}
"""Kinds of options that hold no words."""
_PAGE = "page"
"""Stands for the page that was printed last, beside the names of options."""

Kept = dict[str, dict[str, list[str]]]
"""Canvas id → option → what was chosen, and what it would be else, both as texts."""


def recalled(state: RememberedState, canvas: Canvas, fields: Iterable[Field]) -> dict[str, Any]:
    """Return what was chosen for a canvas the last time, by the names of options."""
    kept = _read(state).get(canvas.id, {})
    return {
        field.name: value
        for field in fields
        if field.kind in _KINDS and (value := _value(kept.get(field.name), field, canvas))
    }


def last_page(state: RememberedState, canvas: Canvas) -> str:
    """Return the id of the page that was printed or saved of a canvas last; "" at first."""
    return _read(state).get(canvas.id, {}).get(_PAGE, [""])[0]


def keep(
    state: RememberedState,
    canvas: Canvas,
    fields: Iterable[Field],
    values: Mapping[str, Any],
    page: str = "",
) -> None:
    """Remember what was chosen for a canvas, and which page, if it was one."""
    kept = _read(state)
    before = kept.pop(canvas.id, {})
    now = {_PAGE: [page] if page else before.get(_PAGE, [""])}
    for field in fields:
        if field.kind in _KINDS and field.name in values:
            texts = (values[field.name], beginning(field, canvas))
            now[field.name] = [to_text(field, each) for each in texts]
    kept[canvas.id] = now
    while len(kept) > _MOST:
        del kept[next(iter(kept))]
    state.export_choices = json.dumps(kept)


def forget(state: RememberedState, canvas_id: str) -> None:
    """Forget what was chosen for a canvas: it is thrown away."""
    kept = _read(state)
    if kept.pop(canvas_id, None) is not None:
        state.export_choices = json.dumps(kept)


def _value(texts: list[str] | None, field: Field, canvas: Canvas) -> Any:
    """Return what was chosen, or None where that makes no sense any more."""
    if not texts or len(texts) != 2 or texts[1] != to_text(field, beginning(field, canvas)):
        return None
    try:
        return from_text(field, texts[0])
    except ValueError:
        return None


def _read(state: RememberedState) -> Kept:
    """Return all that is remembered; what makes no sense is nothing."""
    try:
        found = json.loads(state.export_choices or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if _is_sound(value)}


def _is_sound(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(each, list) and each and all(isinstance(text, str) for text in each)
        for each in value.values()
    )
