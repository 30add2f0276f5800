# SPDX-License-Identifier: MIT
"""Records to plain dicts and back, every value checked: for files, clipboard and exports."""

import datetime
from collections.abc import Mapping
from typing import Any

from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.fields import Field, Kind, attributes_of, check, fields_of, keys_of
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record, is_id

RECORD_TYPES: Mapping[str, type] = {
    "brief": Brief,
    "strategy": Strategy,
    "problem": Problem,
    "tactic": Tactic,
    "note": Note,
    "link": Link,
    "ignored": Ignored,
}
"""The name that a record type has outside the program → the type."""

NAME_OF: Mapping[type, str] = {kind: name for name, kind in RECORD_TYPES.items()}

Plain = str | int | float | None


class BadRecord(ValueError):
    """A dict that is no record; its text says what is wrong with it."""


def encode(record: Record) -> dict[str, Plain]:
    """Return a record as plain values: choices as their value, days as ISO 8601 text."""
    kind = type(record)
    plain: dict[str, Plain] = {key: getattr(record, key) for key in keys_of(kind)}
    for field in fields_of(kind):
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
    for key in keys_of(kind):
        if key not in plain or (key == "id" and not is_id(plain[key])):
            raise BadRecord(f"a {name} has no proper {key}")
    for key in plain:
        if key not in attributes_of(kind):
            raise BadRecord(f"a {name} has no {key!r}")
    values = dict(plain)
    for field in fields_of(kind):
        if field.name in plain:
            try:
                values[field.name] = check(field, revive(field, plain[field.name]))
            except ValueError as problem:
                called = " ".join(str(plain[key]) for key in keys_of(kind))
                raise BadRecord(f"{name} {called}, {field.name}: {problem}") from problem
    return kind(**values)


def revive(field: Field, value: Any) -> Any:
    """Return the value of a field that ``encode`` made plain; it is still to be checked.

    Raises ValueError for what is no such choice or day.
    """
    kind = field.kind
    if kind is Kind.CHOICE and field.choices is not None:
        return field.choices.of(value)
    if kind is Kind.DATE and value is not None:
        day = datetime.date.fromisoformat(value) if isinstance(value, str) else None
        if day is None or day.isoformat() != value:  # it lets other spellings and stray ends pass
            raise ValueError(f"{value!r} is not a day")
        return day
    if kind is Kind.COUNT and isinstance(value, str) and value.strip().isdecimal():
        return int(value.strip()[:9])
    if kind is Kind.NUMBER and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return value
