# SPDX-License-Identifier: MIT
"""The document: the one mutable object of the model; it holds the canvas and its history."""

from collections.abc import Callable
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.history import History, Revision
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.domain.step_pile import Step

Way = Callable[[Canvas, ChangeSet, Canvas], ChangeSet]
"""Canvas, a change of it and what that gives → the moves of neighbours that it asks for."""


class DocumentState(NamedTuple):
    """All that a document is at one moment; an older one can be put back."""

    canvas: Canvas
    history: History = History()


class Document:
    """A canvas being worked on, with unlimited undo."""

    def __init__(self, canvas: Canvas, past: tuple[Revision, ...] = ()) -> None:
        self.state = DocumentState(canvas)
        self.past = past
        """The revisions before this run that its file knows of, the oldest first."""

    @property
    def canvas(self) -> Canvas:
        """Return the canvas as it is now."""
        return self.state.canvas

    def do(
        self,
        label: StepLabel,
        changes: ChangeSet,
        key: str | None = None,
        make_way: Way | None = None,
        *,
        taken_back: bool = False,
    ) -> ChangeSet:
        """Apply a change, with what neighbours do about it, and remember it by its label.

        Changes that come one after another with the same ``key`` become one step; if together they
        come to nothing, no step stays. ``make_way`` gives the moves of neighbours for a canvas and
        a change of it; within a step they are made anew each time, so that who made way for a card
        that grew comes back when it shrinks. Returns what was done. ``taken_back``: see ``push``.
        Raises canvas.InvalidChange (and keeps everything) if it can't fit.
        """
        step = Step(label, changes, key)
        if make_way is None:
            canvas = self.canvas.apply(step.changes)
        else:
            step, canvas = self._with_neighbours(step, make_way)
        self.state = DocumentState(canvas, self.state.history.push(step, taken_back=taken_back))
        return step.changes

    def _with_neighbours(self, step: Step, make_way: Way) -> tuple[Step, Canvas]:
        """Return a step to be done with what neighbours do about it, and what it gives."""
        joined = self.state.history.joined_by(step.key)
        own, base, back = step.changes, self.canvas, ChangeSet()
        if joined is not None and not any(own.touches(each) for each in joined.neighbours):
            back = joined.changes.inverse()  # begin again from before the open step
            base = self.canvas.apply(back)
            own = joined.changes.without(joined.neighbours).then(own)
        after = base.apply(own)
        moves = make_way(base, own, after)
        aside = frozenset(each for each in moves.updated if not own.touches(each))
        step = step._replace(changes=back.then(own.then(moves)), neighbours=aside)
        if back:
            return step, self.canvas.apply(step.changes)
        return step, after.apply(moves) if moves else after

    def close_step(self) -> None:
        """Close the last step, so that what follows is a step of its own."""
        self.state = DocumentState(self.canvas, self.state.history.with_closed_step())

    def undo(self, *, to_nothing: bool = False) -> ChangeSet:
        """Take the last step back and return what changed; nothing when there is none.

        ``to_nothing``: as it is now it is not worth a redo; see History.back_to_nothing.
        """
        history = self.state.history
        if not history.done:
            return ChangeSet()
        step, history = history.back_to_nothing() if to_nothing else history.back()
        changes = step.changes.inverse()
        self.state = DocumentState(self.canvas.apply(changes), history)
        return changes

    def redo(self) -> ChangeSet:
        """Do the step again that was undone last and return what changed."""
        if self.redo_label is None:
            return ChangeSet()
        step, history = self.state.history.forward()
        self.state = DocumentState(self.canvas.apply(step.changes), history)
        return step.changes

    @property
    def undo_label(self) -> StepLabel | None:
        """Return what undo would take back, or None."""
        done = self.state.history.done
        return done.last.label if done else None

    @property
    def redo_label(self) -> StepLabel | None:
        """Return what redo would do again, or None."""
        history = self.state.history
        if history.held is not None:
            return history.held.label
        return history.undone.last.label if history.undone else None
