# SPDX-License-Identifier: MIT
"""Records to plain dicts and back, every value checked: for files, clipboard and exports."""

import datetime
from collections.abc import Mapping
from typing import Any

from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.fields import Kind, check, fields_of
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record, is_id

RECORD_TYPES: Mapping[str, type] = {
    "brief": Brief,
    "strategy": Strategy,
    "problem": Problem,
    "tactic": Tactic,
    "note": Note,
    "link": Link,
}
"""The name that a record type has outside the program → the type."""

NAME_OF: Mapping[type, str] = {kind: name for name, kind in RECORD_TYPES.items()}

Plain = str | int | float | None


class BadRecord(ValueError):
    """A dict that is no record; its text says what is wrong with it."""


def encode(record: Record) -> dict[str, Plain]:
    """Return a record as plain values: choices as their value, days as ISO 8601 text."""
    if isinstance(record, Link):
        return {"tactic": record.tactic, "problem": record.problem}
    plain: dict[str, Plain] = {"id": record.id}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.kind is Kind.CHOICE:
            value = value.value
        elif field.kind is Kind.DATE and value is not None:
            value = value.isoformat()
        plain[field.name] = value
    return plain


def decode(name: str, plain: Mapping[str, Any]) -> Any:
    """Return the record that ``encode`` made the dict of; absent fields take their default.

    Raises BadRecord for an unknown name or key, a bad id, or a value that its field refuses.
    """
    if name not in RECORD_TYPES:
        raise BadRecord(f"there is no record called {name!r}")
    kind = RECORD_TYPES[name]
    keys = ("tactic", "problem") if kind is Link else ("id",)
    for key in keys:
        if not is_id(plain.get(key)):
            raise BadRecord(f"a {name} has no proper {key}")
    values: dict[str, Any] = {key: plain[key] for key in keys}
    known = {field.name: field for field in fields_of(kind)} if kind is not Link else {}
    for key, value in plain.items():
        if key in values:
            continue
        if key not in known:
            raise BadRecord(f"a {name} has no {key!r}")
        try:
            values[key] = check(known[key], _revive(known[key].kind, known[key].choices, value))
        except ValueError as problem:
            raise BadRecord(f"{name} {plain[keys[0]]}, {key}: {problem}") from problem
    return kind(**values)


def _revive(kind: Kind, choices: Any, value: Any) -> Any:
    if kind is Kind.CHOICE:
        return choices.of(value)
    if kind is Kind.DATE and value is not None:
        day = datetime.date.fromisoformat(value) if isinstance(value, str) else None
        if day is None or day.isoformat() != value:  # it lets other spellings and stray ends pass
            raise ValueError(f"{value!r} is not a day")
        return day
    if kind is Kind.NUMBER and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value
