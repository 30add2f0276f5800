# SPDX-License-Identifier: MIT
"""What the rules find on a canvas, by record and by rule, kept up record by record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import has_only_moved
from stratcanvas.domain.ordering import Key, key_of, reordered
from stratcanvas.domain.records import Record
from stratcanvas.domain.rules import RULES, Finding, broken_by, broken_by_each

_FEW = 100
"""Records whose findings are sorted anew rather than picked out of all that are sorted."""


@dataclass(frozen=True, slots=True)
class FindingIndex:
    """Every finding. Of one rule's, those on problems come by rank, on tactics from the top."""

    by_record: Mapping[str, tuple[str, ...]]
    """Record id → ids of the rules that apply to it; a record with none is left out."""
    by_rule: Mapping[str, Sequence[Key]]
    """Rule id → keys of the records it applies to, sorted; every rule is there."""

    @property
    def total(self) -> int:
        """Return how many findings there are."""
        return sum(map(len, self.by_rule.values()))

    def __iter__(self) -> Iterator[Finding]:
        """Walk over all findings, those of the most useful rule first."""
        return (Finding(rule, key[-1]) for rule in RULES for key in self.by_rule[rule])

    def first(self, most: int) -> list[Finding]:
        """Return the most useful findings."""
        return list(islice(self, most))

    def about(self, canvas: Canvas, records: Iterable[str]) -> "FindingIndex":
        """Return the findings about some records alone."""
        chosen = {key: self.by_record[key] for key in records if key in self.by_record}
        if len(chosen) <= _FEW:
            return _by_both(canvas, chosen)
        by_rule = {  # most of what is known stays, in its order
            rule: [key for key in keys if key[-1] in chosen] for rule, keys in self.by_rule.items()
        }
        return FindingIndex(chosen, by_rule)

    def after(self, before: Canvas, canvas: Canvas, touched: Iterable[str]) -> "FindingIndex":
        """Return the findings after a change that touched these records, and no answer else."""
        now: dict[str, tuple[str, ...]] = {}
        out: defaultdict[str, list[Key]] = defaultdict(list)
        into: defaultdict[str, list[Key]] = defaultdict(list)
        is_heard = before.ignored is canvas.ignored
        then, served = before.problems_of, canvas.problems_of
        for each in touched:
            old, new = before.get(each), canvas.get(each)
            had = has = self.by_record.get(each, ())
            is_alike = is_heard and old is not new and has_only_moved(old, new)
            if is_alike and not had and then is served:
                continue
            if not is_alike or then.get(each) != served.get(each):
                has = () if new is None else broken_by(canvas, new)
            if had == has and (not has or _key(old) == _key(new)):
                continue
            now[each] = has
            for rule in had:
                out[rule].append(_key(old))
            for rule in has:
                into[rule].append(_key(new))
        if not now:
            return self
        by_record = {**self.by_record, **now}
        for each in [each for each, has in now.items() if not has]:
            del by_record[each]
        by_rule = {
            rule: reordered(keys, out[rule], into[rule]) for rule, keys in self.by_rule.items()
        }
        return FindingIndex(by_record, by_rule)


def findings_of(canvas: Canvas) -> FindingIndex:
    """Return every finding on a canvas, made anew."""
    cards: Iterable[Record] = chain(
        canvas.tactics.values(), canvas.problems.values(), (canvas.brief, canvas.strategy)
    )
    return _by_both(canvas, broken_by_each(canvas, cards))


def _key(record: Record | None) -> Key:
    assert record is not None
    return key_of(record)


def _by_both(canvas: Canvas, by_record: Mapping[str, tuple[str, ...]]) -> FindingIndex:
    by_rule: dict[str, list[Key]] = {rule: [] for rule in RULES}
    for each, rules in by_record.items():
        for rule in rules:
            by_rule[rule].append(_key(canvas.get(each)))
    for keys in by_rule.values():
        keys.sort()
    return FindingIndex(by_record, by_rule)
