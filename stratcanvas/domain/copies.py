# SPDX-License-Identifier: MIT
"""Copies of many records that differ in a few fields: slot by slot, where ``replace`` asks anew
for each; a step of a thousand cards waits for it.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any, TypeVar

from stratcanvas.domain.fields import attributes_of

ARecord = TypeVar("ARecord")


def copies(records: Sequence[ARecord], **columns: Iterable[Any]) -> list[ARecord]:
    """Return records of one type, each with other values: a column names a field, and has a value
    for each of them. Nothing is checked.
    """
    if not records:
        return []
    kind: Any = type(records[0])
    new = [*map(object.__new__, repeat(kind, len(records)))]
    for name, write in _slots(kind):
        values = columns[name] if name in columns else map(attrgetter(name), records)
        deque(map(write, new, values), maxlen=0)
    return new


@cache
def _slots(kind: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a type of record, each with what writes it."""
    return tuple((name, getattr(kind, name).__set__) for name in attributes_of(kind))
