# SPDX-License-Identifier: MIT
"""A link joins a tactic and a problem; the pair is its identity, so twice the same is once."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol

from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.fields import reference
from stratcanvas.domain.records import Record
from stratcanvas.words import mark


class Holder(Protocol):
    """Anything that finds a record by its id, as a canvas does."""

    def get(self, key: str) -> Record | None:
        """Return the record, or None."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A tactic that serves a problem."""

    tactic: str = reference(mark("Tactic"))
    problem: str = reference(mark("Problem"))

    @property
    def id(self) -> str:
        """Return the two ids, one after the other: 32 hex digits."""
        return self.tactic + self.problem


def joined(links: Iterable[Record]) -> set[str]:
    """Return the cards that the links among some records join."""
    found = [each for each in links if type(each) is Link]
    return {*map(_tactic_of, found), *map(_problem_of, found)}


_tactic_of, _problem_of = attrgetter("tactic"), attrgetter("problem")


def may_join(canvas: Holder, one: str, other: str) -> Link | None:
    """Return the link that two cards would make, in whichever order they are named.

    None when the two may not be joined (only a tactic and a problem may).
    """
    for tactic, problem in ((one, other), (other, one)):
        if isinstance(canvas.get(tactic), Tactic) and isinstance(canvas.get(problem), Problem):
            return Link(tactic=tactic, problem=problem)
    return None
