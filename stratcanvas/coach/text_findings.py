# SPDX-License-Identifier: MIT
"""What the rules on texts find on a canvas, kept by record, so that an edit reads what it changed.

Reading loads the dictionaries of a language: ask in a worker, never while a window opens.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from stratcanvas.coach.audience import Audience, audience_of
from stratcanvas.coach.duplicates import NO_TWINS, Twins
from stratcanvas.coach.forms import has_forms
from stratcanvas.coach.language import language_of, small_words
from stratcanvas.coach.text_rules import DUPLICATE, TEXT_RULES, found_in, speaks
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Tactic, has_only_moved, main_text
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.ignored import is_ignored
from stratcanvas.domain.names import one_line
from stratcanvas.domain.ordering import key_of
from stratcanvas.domain.rules import Finding

_Kind = TypeVar("_Kind")
Counts = Mapping[str, int]
GiveWay = Callable[[], object]
"""Called before each record that is read, so that a worker can let others go first, or stop."""


def _hurry() -> None:
    """Give way to nobody."""


@dataclass(frozen=True)
class TextFindings:
    """What the rules find on one canvas; ``after`` gives what they find on the next one."""

    canvas: Canvas
    audience: Audience
    counts: Counts
    """How many small words of each language the texts hold."""
    by_record: Mapping[str, tuple[Finding, ...]]
    """Record id → what the checks find in its text; a record with nothing is left out."""
    twins: Twins
    twin_of: Mapping[str, str]
    """Card → the first card before it that says the same."""

    def __iter__(self) -> Iterator[Finding]:
        """Walk over what is to be told, in the order of the rules, then of ranks and places."""
        told = [each for found in self.by_record.values() for each in found]
        for card, twin in self.twin_of.items():
            other = self.canvas.get(twin)
            assert isinstance(other, Problem | Tactic)
            told.append(Finding(DUPLICATE, card, (one_line(main_text(other)),)))
        place = {rule: number for number, rule in enumerate(TEXT_RULES)}
        told.sort(key=lambda each: (place[each.rule], self._key(each)))
        return (each for each in told if not is_ignored(self.canvas, each.rule, each.subject))

    def _key(self, finding: Finding) -> tuple[float, float, str]:
        record = self.canvas.get(finding.subject)
        assert record is not None
        return key_of(record)

    def after(
        self, canvas: Canvas, changes: ChangeSet, give_way: GiveWay = _hurry
    ) -> "TextFindings":
        """Return what the rules find on the canvas that a change of this one's gave."""
        counts = Counter(self.counts)
        touched = {*changes.added, *changes.updated, *changes.removed}
        read = set[str]()
        for key in touched:
            give_way()
            before, now = changes.ends(key)
            if has_only_moved(before, now):
                continue
            read.add(key)
            counts.subtract(small_words(before) if before is not None else {})
            counts.update(small_words(now) if now is not None else {})
        counts = Counter({language: n for language, n in counts.items() if n})
        audience = audience_of(canvas.brief, language_of(canvas.brief, counts))
        if audience != self.audience:
            return _made_anew(canvas, audience, counts, give_way)
        if any(isinstance(each, Problem) for each in changes.records()):
            read.add(canvas.strategy.id)  # it is held against the problems
        by_record = dict(self.by_record)
        for key in read:
            give_way()
            record = canvas.get(key)
            found = found_in(canvas, audience, record) if record is not None else ()
            if found:
                by_record[key] = found
            else:
                by_record.pop(key, None)
        twins, twin_of = self._twins_after(canvas, audience, touched, give_way)
        return TextFindings(canvas, audience, counts, by_record, twins, twin_of)

    def _twins_after(
        self, canvas: Canvas, audience: Audience, touched: set[str], give_way: GiveWay
    ) -> tuple[Twins, Mapping[str, str]]:
        cards = [each for each in map(canvas.get, touched) if isinstance(each, Problem | Tactic)]
        gone = touched & self.twins.of_card.keys()
        if not (cards or gone) or not _tells_twins(audience):
            return self.twins, self.twin_of
        twins = self.twins.after(canvas, audience, gone, _each(cards, give_way))
        twin_of = dict(self.twin_of)
        for card in gone | self.twins.near(gone) | twins.near(each.id for each in cards):
            twin_of.pop(card, None)
            twin = twins.first_twin(canvas, audience, card)
            if twin is not None:
                twin_of[card] = twin
        return twins, twin_of


def text_findings(canvas: Canvas, give_way: GiveWay = _hurry) -> TextFindings:
    """Return what the rules on texts find on a canvas, made anew."""
    counts: Counter[str] = Counter()
    for record in _each(canvas.records(), give_way):
        counts.update(small_words(record))
    audience = audience_of(canvas.brief, language_of(canvas.brief, counts))
    return _made_anew(canvas, audience, counts, give_way)


def _made_anew(
    canvas: Canvas, audience: Audience, counts: Counts, give_way: GiveWay
) -> TextFindings:
    by_record: dict[str, tuple[Finding, ...]] = {}

    def read() -> Iterator[Problem | Tactic]:  # each text once, so that few are kept taken apart
        for each in _each(canvas.records(), give_way):
            if found := found_in(canvas, audience, each):
                by_record[each.id] = found
            if isinstance(each, Problem | Tactic):
                yield each

    if not _tells_twins(audience):
        deque(read(), maxlen=0)
        return TextFindings(canvas, audience, counts, by_record, NO_TWINS, {})
    twins = NO_TWINS.after(canvas, audience, (), read())
    pairs = ((card, twins.first_twin(canvas, audience, card)) for card in twins.of_card)
    twin_of = {card: twin for card, twin in pairs if twin is not None}
    return TextFindings(canvas, audience, counts, by_record, twins, twin_of)


def _each(records: Iterable[_Kind], give_way: GiveWay) -> Iterator[_Kind]:
    """Walk over records, giving way before each."""
    for record in records:
        give_way()
        yield record


def _tells_twins(audience: Audience) -> bool:
    return speaks(DUPLICATE) and has_forms(audience.language)
