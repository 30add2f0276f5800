# SPDX-License-Identifier: MIT
"""What follows from a canvas: what counts, what the rules find, what order things are read in.

Each part is made when it is first asked for, and from then on follows the changes: one edit costs
what it touched, however large the canvas is. Ranks and who serves whom stand on the canvas itself,
since commands and painting ask them of drafts too.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.links import joined
from stratcanvas.domain.ordering import Key, key_of, reordered
from stratcanvas.domain.tally import Tally, tally_of

if TYPE_CHECKING:
    from stratcanvas.domain.finding_index import FindingIndex

Keys = Callable[[Canvas, str], tuple[Key, ...]]
"""Canvas and record id → the keys that the record has in an order: one, or none."""


_FEW = 200
"""Fewer records that are touched are followed one by one, however few cards there are; of more than
half as many as there are cards all is made anew, which is quicker.
"""


_PART = 4
"""Of how many records in an order one has to be touched for it to be made anew, when asked for."""


class Derived:
    """What follows from one canvas; ``after`` gives what follows from the next one."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.touched: frozenset[str] = frozenset()
        """The records of which something else follows since the canvas before; see ``after``."""

    @cached_property
    def tally(self) -> Tally:
        """Return how much counts."""
        return tally_of(self.canvas)

    @cached_property
    def findings(self) -> "FindingIndex":
        """Return what the rules find."""
        from stratcanvas.domain.finding_index import findings_of  # asked for by panels alone

        return findings_of(self.canvas)

    @cached_property
    def counting(self) -> Sequence[Key]:
        """Return the tactics that serve a problem, from the top down."""
        return sorted(key_of(self.canvas.tactics[each]) for each in self.canvas.problems_of)

    @cached_property
    def loose(self) -> Sequence[Key]:
        """Return the tactics that serve no problem, from the top down."""
        unconnected = self.canvas.tactics.keys() - self.canvas.problems_of.keys()
        return sorted(key_of(self.canvas.tactics[each]) for each in unconnected)

    @cached_property
    def notes(self) -> Sequence[Key]:
        """Return the notes, from the top down."""
        return sorted(map(key_of, self.canvas.notes.values()))

    def make(self) -> None:
        """Make all parts now."""
        for part in (self.tally, self.findings, self.counting, self.loose, self.notes):
            assert part is not None

    def after(self, canvas: Canvas, changes: ChangeSet) -> "Derived":
        """Return what follows from the canvas that a change of this one's gave."""
        new = Derived(canvas)
        new.touched = touched = _touched(self.canvas, changes)
        known, given = self.__dict__, new.__dict__
        if 2 * len(touched) > max(_FEW, len(canvas.tactics) + len(canvas.problems)):
            if "findings" in known and new.findings == self.findings:
                given["findings"] = self.findings  # who shows them sees that they are the same
            return new
        if "findings" in known:
            given["findings"] = self._findings_after(canvas, changes, touched)
        if "tally" in known:
            given["tally"] = self._tally_after(canvas, touched)
        for name, keys in (("counting", _counting), ("loose", _loose), ("notes", _note)):
            if name in known and len(touched) * _PART <= max(_FEW, len(known[name])):
                out = {key for each in touched for key in keys(self.canvas, each)}
                into = {key for each in touched for key in keys(canvas, each)}
                given[name] = reordered(known[name], out - into, into - out)
        return new

    def _findings_after(
        self, canvas: Canvas, changes: ChangeSet, touched: frozenset[str]
    ) -> "FindingIndex":
        from stratcanvas.domain.finding_index import findings_of

        ignored = [each for each in changes.records() if isinstance(each, Ignored)]
        if not all(each.record for each in ignored):
            return findings_of(canvas)  # a rule is silent from now on, or speaks again: rare
        # The brief answers for the whole canvas, so any edit may change what is said of it.
        every = self.canvas.id, *touched, *(each.record for each in ignored)
        return self.findings.after(self.canvas, canvas, dict.fromkeys(every))

    def _tally_after(self, canvas: Canvas, touched: frozenset[str]) -> Tally:
        more = [0, 0]
        for now, sign in ((self.canvas, -1), (canvas, 1)):
            for problem in touched & now.problems.keys():
                more[0] += sign * (not rules.is_educated(now, problem))
                more[1] += sign * (not rules.is_helped(now, problem))
        return Tally(
            tactics=len(canvas.tactics),
            counting=len(canvas.problems_of),
            problems=len(canvas.problems),
            not_educated=self.tally.not_educated + more[0],
            not_helped=self.tally.not_helped + more[1],
        )


def _touched(before: Canvas, changes: ChangeSet) -> frozenset[str]:
    """Return the records of which something else may follow: what changed, and what it serves."""
    touched = {*changes.added, *changes.updated, *changes.removed}
    touched |= joined(chain(changes.added.values(), changes.removed.values()))
    for key, (old, _) in changes.updated.items():
        if isinstance(old, Tactic):
            touched.update(before.problems_of.get(key, ()))
    return frozenset(touched)


def _counting(canvas: Canvas, key: str) -> tuple[Key, ...]:
    return (key_of(canvas.tactics[key]),) if rules.counts(canvas, key) else ()


def _loose(canvas: Canvas, key: str) -> tuple[Key, ...]:
    tactic = canvas.tactics.get(key)
    return () if tactic is None or rules.counts(canvas, key) else (key_of(tactic),)


def _note(canvas: Canvas, key: str) -> tuple[Key, ...]:
    note = canvas.notes.get(key)
    return () if note is None else (key_of(note),)
