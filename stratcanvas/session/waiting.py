# SPDX-License-Identifier: MIT
"""A new card that has no word yet is kept nowhere: a kill leaves no trace of it, no file has it.

It waits, with its links, until its first word is typed, and then goes with that in one step. While
the step in which it came is still open, it waits again when its last word is taken away.
"""

from collections.abc import Collection

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet, adding
from stratcanvas.domain.fields import fields_of, key_of
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
        if not empty.isdisjoint(key_of(record))  # its own, or those of the cards that it joins
    }
    now = {key: record for key, record in whole.added.items() if key not in later}
    return ChangeSet(now, whole.updated, whole.removed), ChangeSet(later)


def emptied(canvas: Canvas, changes: ChangeSet, new: str) -> ChangeSet:
    """Return what ``changes`` left of a new card that has no word any more: it, with its links.

    ``canvas``: as it is after them. Nothing, where the card still says something or was not there.
    """
    before, after = changes.ends(new)
    if before is None or after is None or _says_nothing(before) or not _says_nothing(after):
        return ChangeSet()
    return adding(after, *_links_of(canvas, new))


def at_the_end(canvas: Canvas, keys: Collection[str]) -> Canvas:
    """Return a canvas in which what has waited comes after all else, as the file gets it.

    The order is what decides which card lies on another.
    """
    cards = [record for key in keys if (record := canvas.get(key)) and key not in canvas.links]
    links = (link for card in cards for link in _links_of(canvas, card.id))
    waited = adding(*cards, *links)
    return canvas.apply(waited.inverse()).apply(waited)


def _links_of(canvas: Canvas, card: str) -> list[Link]:
    """Return the links of a card."""
    serving, served = canvas.tactics_of.get(card, ()), canvas.problems_of.get(card, ())
    keys = (*(each + card for each in serving), *(card + each for each in served))
    return [canvas.links[key] for key in keys]


def _says_nothing(record: Record) -> bool:
    texts = [field.name for field in fields_of(type(record)) if field.holds_text]
    return bool(texts) and not any(getattr(record, name).strip() for name in texts)
