# SPDX-License-Identifier: MIT
"""What a step did, as an id with arguments; words are made of it only where a person reads them.

So undo, redo and history speak whatever language is chosen by then, and files hold no words of
one. A new kind of step is one row of ``STEP_WORDS``.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple, Self

from stratcanvas.domain.codec import NAME_OF, RECORD_TYPES
from stratcanvas.domain.fields import field_of
from stratcanvas.safe_words import harmless
from stratcanvas.words import mark, mark_n, tr, translated, translated_n

STEP_WORDS: Mapping[str, str | tuple[str, str]] = {
    "add-note": mark("Add note"),
    "add-problem": mark("Add problem"),
    "add-problems": mark_n("Add problem", "Add {n} problems"),
    "add-tactic": mark("Add tactic"),
    "change-aim": mark("Change aim"),
    "change-roles": mark_n("Change what a card is", "Change what {n} cards are"),
    "connect": mark("Connect"),
    "cut-cards": mark_n("Cut card", "Cut {n} cards"),
    "delete-cards": mark_n("Delete card", "Delete {n} cards"),
    "disconnect": mark("Disconnect"),
    "duplicate-cards": mark_n("Duplicate card", "Duplicate {n} cards"),
    "edit-field": mark("Edit “{field}”"),
    "edit-text": mark("Edit text"),
    "hear-again": mark("Hear again"),
    "ignore": mark("Ignore here"),
    "ignore-rule": mark("Switch a check off"),
    "move-cards": mark_n("Move card", "Move {n} cards"),
    "paste-cards": mark_n("Paste card", "Paste {n} cards"),
    "rank-problem": mark("Rank problem"),
    "reconnect": mark("Reconnect"),
    "tidy": mark("Tidy"),
}
"""The id that files keep → words, or words for one thing and for ``n``. No id ever changes."""

LONGEST_WORDS = 200
"""Characters that are shown of what a file calls a step of which nothing is known here."""

_TEXT = (
    r"(?:(?P<way>undo|redo) )?(?P<id>[a-z]+(?:-[a-z]+)*)"
    r"(?: n=(?P<n>[0-9]{1,9}))?(?: field=(?P<field>[a-z_]+\.[a-z_]+))?"
)


class StepLabel(NamedTuple):
    """What one step did, and whether by undo or redo."""

    id: str
    """A row of ``STEP_WORDS``."""
    n: int | None = None
    """Of how many cards, where that is said."""
    field: str = ""
    """In which field, where that is said: ``problem.cost``."""
    way: str = ""
    """``undo`` or ``redo``, where that did it."""

    @staticmethod
    def of_field(record_type: type, name: str) -> "StepLabel":
        """Return what it is to edit a field of a type of record."""
        return StepLabel("edit-field", field=f"{NAME_OF[record_type]}.{name}")

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the label that a file keeps as this text; None where it is none that we know."""
        found = re.fullmatch(_TEXT, text)
        if found is None or found["id"] not in STEP_WORDS:
            return None
        n = None if found["n"] is None else int(found["n"])
        return cls(found["id"], n, found["field"] or "", found["way"] or "")

    @property
    def undone(self) -> Self:
        """Return what it is to undo this."""
        return self._replace(way="undo")

    @property
    def redone(self) -> Self:
        """Return what it is to redo this."""
        return self._replace(way="redo")

    @property
    def text(self) -> str:
        """Return it as files keep it, as in ``move-cards n=3``."""
        text = f"{self.way} {self.id}" if self.way else self.id
        if self.n is not None:
            text += f" n={self.n}"
        return f"{text} field={self.field}" if self.field else text

    @property
    def words(self) -> str:
        """Return it as a person reads it, in the language that is in use now."""
        row, n = STEP_WORDS[self.id], 1 if self.n is None else self.n
        words = translated(row) if isinstance(row, str) else translated_n(*row, n)
        words = words.format(n=n, field=_field_words(self.field))
        if not self.way:
            return words
        inside = words[:1].lower() + words[1:]
        return (tr("Undo {what}") if self.way == "undo" else tr("Redo {what}")).format(what=inside)


def label_words(text: str) -> str:
    """Return what a person reads of a step that a file keeps as this text.

    What is no label, or one of a newer program, is shown as it stands, with nothing in it that
    could do anything but be read.
    """
    label = StepLabel.read(text)
    return harmless(text, LONGEST_WORDS) if label is None else label.words


def _field_words(field: str) -> str:
    record, _, name = field.partition(".")
    try:
        return translated(field_of(RECORD_TYPES[record], name).label)
    except KeyError:  # of a newer program: shown as its file calls it
        return field
