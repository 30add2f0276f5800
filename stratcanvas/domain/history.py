# SPDX-License-Identifier: MIT
"""Undo and redo as plain immutable values: what was done, and what was taken back."""

from collections.abc import Callable
from typing import NamedTuple

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.records import Record


class Revision(NamedTuple):
    """One state that a canvas had, as its file tells: how many edits it had seen, and which last.

    ``changed_at``: ISO 8601, as whoever wrote it says; numbers and times order nothing.
    """

    number: int
    id: str
    changed_at: str
    label: str


class Step(NamedTuple):
    """One thing a person did: its words, its change, and the key that lets more of it join."""

    label: str
    changes: ChangeSet
    key: str | None = None
    neighbours: frozenset[str] = frozenset()
    """The cards that only made way for the others."""


class History(NamedTuple):
    """The steps that can be undone (the last one last) and redone (the next one last)."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    displaced: tuple[Step, ...] = ()
    """What the open step took from ``undone``; given back if that step turns out to be nothing."""

    def push(self, step: Step) -> "History":
        """Return the history after a step; one with the open step's key joins it.

        A step that together comes to nothing leaves no trace, not even in what can be redone.
        """
        last = self.joined_by(step.key)
        if last is not None:
            joined = last.changes.then(step.changes)
            if not joined:
                return History(self.done[:-1], self.displaced)
            last = last._replace(changes=joined, neighbours=step.neighbours)
            return self._replace(done=(*self.done[:-1], last))
        if not step.changes:
            return self
        return History((*self.done, step), (), self.undone if step.key is not None else ())

    def mapped(self, way: Callable[[Record], Record]) -> "History":
        """Return the same steps with another record, whatever its id, in the place of each."""
        return History(
            *(
                tuple(each._replace(changes=each.changes.mapped(way)) for each in steps)
                for steps in self
            )
        )

    def joined_by(self, key: str | None) -> Step | None:
        """Return the open step that one with this key joins, if there is one."""
        return self.done[-1] if key is not None and self.done and self.done[-1].key == key else None

    def with_closed_step(self) -> "History":
        """Return the history with its last step closed: nothing joins it any more."""
        if not self.done or self.done[-1].key is None:
            return self
        return History((*self.done[:-1], self.done[-1]._replace(key=None)), self.undone)

    def back(self) -> tuple[Step, "History"]:
        """Return the step to undo and the history after it. Raises IndexError with none left.

        Both that step and the one before it are closed: if more joined that one, what was undone
        would not fit any more.
        """
        step = self.done[-1]._replace(key=None)
        return step, History(self.done[:-1], (*self.undone, step)).with_closed_step()

    def forward(self) -> tuple[Step, "History"]:
        """Return the step to redo and the history after it. Raises IndexError with none left."""
        step = self.undone[-1]
        return step, History((*self.done, step), self.undone[:-1])
