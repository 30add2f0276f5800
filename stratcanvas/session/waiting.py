# SPDX-License-Identifier: MIT
"""A new card that has no word yet is kept nowhere: a kill leaves no trace of it, no file has it.

It waits, with its links, until its first word is typed, and then goes with that in one step.
"""

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import fields_of
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record


def split(waiting: ChangeSet, changes: ChangeSet, new: str = "") -> tuple[ChangeSet, ChangeSet]:
    """Return what is to be kept now, and what waits from now on.

    ``waiting``: the new cards without a word so far, with their links. ``new``: the id of one more
    that ``changes`` add.
    """
    if not waiting and not new:
        return changes, waiting
    whole = waiting.then(changes)
    empty = {
        key
        for key, record in whole.added.items()
        if (key in waiting.added or key == new) and _says_nothing(record)
    }
    later = {
        key: record
        for key, record in whole.added.items()
        if key in empty or (isinstance(record, Link) and empty & {record.tactic, record.problem})
    }
    now = {key: record for key, record in whole.added.items() if key not in later}
    return ChangeSet(now, whole.updated, whole.removed), ChangeSet(later)


def _says_nothing(record: Record) -> bool:
    return not isinstance(record, Link) and not any(
        getattr(record, field.name).strip() for field in fields_of(type(record)) if field.holds_text
    )
