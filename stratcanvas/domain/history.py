# SPDX-License-Identifier: MIT
"""Undo and redo as plain immutable values: what was done, and what was taken back."""

from typing import NamedTuple

from stratcanvas.domain.step_pile import Step, StepPile, Way


class Revision(NamedTuple):
    """One state that a canvas had, as its file tells: how many edits it had seen, and which last.

    ``changed_at``: ISO 8601, as whoever wrote it says; numbers and times order nothing. ``label``:
    as it stands in the file; people read what ``step_labels.label_words`` makes of it.
    """

    number: int
    id: str
    changed_at: str
    label: str


class History(NamedTuple):
    """The steps that can be undone (the last one last) and redone (the next one last)."""

    done: StepPile = StepPile()
    undone: StepPile = StepPile()
    displaced: StepPile = StepPile()
    """What the open step took from ``undone``; given back if that step turns out to be nothing."""
    held: Step | None = None
    """What an open field took back of the open step, and can do again by itself."""

    def push(self, step: Step, *, taken_back: bool = False) -> "History":
        """Return the history after a step; one with the open step's key joins it.

        A step that together comes to nothing leaves no trace, not even in what can be redone.
        ``taken_back``: a field's own undo made it, or a redo that left more to redo; what the step
        had at its fullest is held, and can be redone once the field is closed.
        """
        last, held = self.joined_by(step.key), self._held_after(step) if taken_back else None
        if last is not None:
            joined = last.changes.then(step.changes)
            if not joined:
                return History(self.done.without_last(), self.displaced, held=held)
            last = last._replace(changes=joined, neighbours=step.neighbours)
            return self._replace(done=self.done.with_last(last), held=held)
        if not step.changes:
            return self
        displaced = self.undone if step.key is not None else StepPile()
        return History(self.done.put(step), StepPile(), displaced, held)

    def _held_after(self, step: Step) -> Step | None:
        """Return what leads from after a field's own undo to the fullest that its step was."""
        if self.held is not None and self.held.key == step.key:
            changes = step.changes.inverse().then(self.held.changes)
            return self.held._replace(changes=changes)
        last = self.joined_by(step.key)
        return last and Step(last.label, step.changes.inverse(), step.key)

    def mapped(self, way: Way) -> "History":
        """Return the same steps with another record, whatever its id, in the place of each."""
        done, undone, displaced, held = self
        held = held and held.mapped(way)
        return History(done.mapped(way), undone.mapped(way), displaced.mapped(way), held)

    def joined_by(self, key: str | None) -> Step | None:
        """Return the open step that one with this key joins, if there is one."""
        return (
            self.done.last if key is not None and self.done and self.done.last.key == key else None
        )

    def with_closed_step(self) -> "History":
        """Return the history with its last step closed: nothing joins it any more.

        What is held of it is the next that can be redone.
        """
        if self.held is not None:
            held = self.held._replace(key=None)
            return self._replace(undone=StepPile().put(held), held=None).with_closed_step()
        if not self.done or self.done.last.key is None:
            return self
        return History(self.done.with_last(self.done.last._replace(key=None)), self.undone)

    def back(self) -> tuple[Step, "History"]:
        """Return the step to undo and the history after it. Raises IndexError with none left.

        Both that step and the one before it are closed: if more joined that one, what was undone
        would not fit any more. What is held can be redone after it.
        """
        if self.held is not None:
            return self.with_closed_step().back()
        step = self.done.last._replace(key=None)
        return step, History(self.done.without_last(), self.undone.put(step)).with_closed_step()

    def forward(self) -> tuple[Step, "History"]:
        """Return the step to redo and the history after it. Raises IndexError with none left."""
        if self.held is not None:
            whole = self._with_held()
            done = self.done.put(self.held) if whole is None else self.done.with_last(whole)
            return self.held, History(done).with_closed_step()
        step = self.undone.last
        return step, History(self.done.put(step), self.undone.without_last())

    def back_to_nothing(self) -> tuple[Step, "History"]:
        """Return the step to undo, of which nothing is worth to be redone as it is now.

        It can be redone at its fullest; if that is what it is, it leaves no trace.
        """
        whole = self._with_held()
        undone = self.displaced if whole is None else StepPile().put(whole)
        return self.done.last, History(self.done.without_last(), undone).with_closed_step()

    def _with_held(self) -> Step | None:
        """Return the open step at its fullest, where something is held of it and some is left."""
        last = self.held and self.joined_by(self.held.key)
        if last is None or self.held is None:
            return None
        return last._replace(changes=last.changes.then(self.held.changes), key=None)
