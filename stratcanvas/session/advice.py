# SPDX-License-Identifier: MIT
"""What the coach has to say of a document, as it is worked on.

What follows from who serves whom is known at once. Texts are read at a pause, never in mid-word, on
a thread of their own (see ``text_reader``); until they are, what was found before stands.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from stratcanvas.coach.priorities import priorities
from stratcanvas.domain import commands
from stratcanvas.domain.cards import has_only_moved
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import fields_of
from stratcanvas.domain.ignored import Ignored, is_ignored
from stratcanvas.domain.rules import Finding
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session
from stratcanvas.session.text_reader import TextReader

if TYPE_CHECKING:
    from stratcanvas.coach.reading import Reading
    from stratcanvas.coach.text_findings import TextFindings

PAUSE, IN_A_WORD = 400, 1_200
"""Milliseconds after the last edit at which texts are read, and after one that ends in a word."""
_MANY = 200
"""After a step of more records what is found is told in a turn of its own."""
_TYPED = 2
"""Characters that one key changes at most; more were pasted, or changed elsewhere."""


class Advice(QObject):
    """All findings of one document. It belongs to the main thread."""

    changed = Signal()
    """What is found has changed, or the texts were read once more."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._structure = session.document.counted.findings
        self._by_rule: dict[str, list[Finding]] = {}
        self._by_record: dict[str, list[Finding]] = {}
        self.texts: TextFindings | None = None
        """What was found in the texts when they were last read; None before."""
        self.reading: Reading | None = None
        """How the strategy read when it was last read; None before."""
        self._behind = ChangeSet()  # what has changed since the canvas that was read last
        self._reader = TextReader(self)
        self._reader.read.connect(self._take)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._read)
        self._pause.start(PAUSE)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.changed)
        session.changed.connect(self._follow)

    @property
    def is_current(self) -> bool:
        """Tell whether all texts were read as they are now."""
        return self.texts is not None and self.texts.canvas is self._session.canvas

    def __iter__(self) -> Iterator[Finding]:
        """Walk over all findings; the first is what to do next."""
        keys = self._structure.by_rule
        for rule in priorities():
            yield from (Finding(rule, key[-1]) for key in keys.get(rule, ()))
            yield from filter(self._holds, self._by_rule.get(rule, ()))

    def first(self, most: int) -> list[Finding]:
        """Return so many findings at most, those to look at first."""
        return list(islice(self, most))

    @property
    def total(self) -> int:
        """Return how many findings there are."""
        texts = (each for found in self._by_rule.values() for each in found)
        return self._structure.total + sum(map(self._holds, texts))

    def about(self, records: Collection[str]) -> list[Finding]:
        """Return the findings about some records, those to look at first in front."""
        keys = self._structure.by_record
        found = [Finding(rule, each) for each in records for rule in keys.get(each, ())]
        for each in records:
            found += filter(self._holds, self._by_record.get(each, ()))
        place = {rule: number for number, rule in enumerate(priorities())}
        return sorted(found, key=lambda each: place[each.rule])

    def count(self, records: Collection[str]) -> int:
        """Return how many findings there are about some records; quick for very many of them."""
        chosen, keys, texts = set(records), self._structure.by_record, self._by_record
        total = sum(len(keys[each]) for each in keys.keys() & chosen)
        return total + sum(sum(map(self._holds, texts[each])) for each in texts.keys() & chosen)

    def _holds(self, finding: Finding) -> bool:
        """Tell whether what was found in a text may still be told."""
        canvas = self._session.canvas
        return finding.subject in canvas and not is_ignored(canvas, finding.rule, finding.subject)

    # what a person does not want to hear

    def ignore(self, finding: Finding) -> None:
        """Tell this finding no more."""
        changes = commands.ignore(self._session.canvas, finding.rule, finding.subject)
        self._session.do(StepLabel("ignore"), changes)

    def switch_off(self, rule: str) -> None:
        """Tell nothing of a rule any more on this canvas."""
        changes = commands.ignore(self._session.canvas, rule)
        self._session.do(StepLabel("ignore-rule"), changes)

    def hear_again(self, ignored: Ignored) -> None:
        """Tell what was ignored once more."""
        changes = commands.hear_again(self._session.canvas, ignored.rule, ignored.record)
        self._session.do(StepLabel("hear-again"), changes)

    def times_ignored(self, rule: str) -> int:
        """Return of how many cards a rule is not to be told."""
        ignored = self._session.canvas.ignored.values()
        return sum(each.rule == rule and bool(each.record) for each in ignored)

    def see_word_end(self) -> None:
        """Hear that the field is closed in which one typed: no word is under way any more."""
        if self._pause.remainingTime() > PAUSE:
            self._pause.start(PAUSE)

    def stop(self) -> None:
        """Read no more: the window closes."""
        self._pause.stop()
        self._soon.stop()
        self._reader.stop()

    def _follow(self, changes: ChangeSet) -> None:
        self._behind = self._behind.then(changes)
        kinds = set(map(type, changes.records()))
        listening = Ignored in kinds
        if kinds == {Ignored} and self._catch_up():
            self.changed.emit()
            return
        self._reader.hold()
        self._pause.start(IN_A_WORD if _ends_in_a_word(changes) else PAUSE)
        gone = not changes.removed.keys().isdisjoint(self._by_record)
        if self._structure is not self._session.document.counted.findings or listening or gone:
            self._structure = self._session.document.counted.findings
            if len(changes) > _MANY:
                self._soon.start()  # a step of very many holds the window long enough
            else:
                self.changed.emit()

    def _catch_up(self) -> bool:
        """Take over at once what is ignored now; no text has to be read for it."""
        if self.texts is None or self._reader.is_busy or self._pause.isActive():
            return False
        from stratcanvas.coach.reading import reading_of

        self._structure = self._session.document.counted.findings
        texts = self.texts.after(self._session.canvas, self._behind)
        self._know(texts, reading_of(texts))
        return True

    def _read(self) -> None:
        self._reader.go_on()
        if not self._reader.is_busy and not self.is_current:
            behind, self._behind = self._behind, ChangeSet()
            self._reader.start(self.texts, self._session.canvas, behind)

    def _take(self, found: "TextFindings | None", reading: "Reading | None") -> None:
        """Take over what the reader found; what is out of date by now is only read on from."""
        self.texts = found
        if found is None or reading is None:  # it is read whole after the next edit
            self._behind = ChangeSet()
            return
        if not self.is_current:  # though an edit and its undo leave nothing behind
            if not self._pause.isActive():
                self._read()
            return
        self._know(found, reading)
        self.changed.emit()

    def _know(self, texts: "TextFindings", reading: "Reading") -> None:
        self.texts, self.reading, self._behind = texts, reading, ChangeSet()
        by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
        by_record: defaultdict[str, list[Finding]] = defaultdict(list)
        for each in texts:
            by_rule[each.rule].append(each)
            by_record[each.subject].append(each)
        self._by_rule, self._by_record = dict(by_rule), dict(by_record)


def _ends_in_a_word(changes: ChangeSet) -> bool:
    """Tell whether somebody is typing, and the last key wrote or left a letter or a digit.

    What is typed into very many cards stands in the first of them too.
    """
    for before, after in islice(changes.updated.values(), _MANY):
        if has_only_moved(before, after):
            continue
        for name in _texts_of(type(after)):
            old: str = getattr(before, name)
            new: str = getattr(after, name)
            if old is not new and old != new and abs(len(new) - len(old)) <= _TYPED:
                return new[: len(new) - _same_at_the_end(old, new)][-1:].isalnum()
    return False


@cache
def _texts_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(kind) if field.holds_text)


def _same_at_the_end(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their ends."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
