# SPDX-License-Identifier: MIT
"""A document of which every step is stored on this computer, or not done at all.

Neighbours make way in the same step; a new card without a word waits (see ``waiting``).
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from stratcanvas.domain.canvas import Canvas, difference, of_another, with_id
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.document import Document, DocumentState, Way
from stratcanvas.domain.records import Record
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.waiting import at_the_end, emptied, split
from stratcanvas.storage.door import CanvasFile

if TYPE_CHECKING:
    from stratcanvas.domain.neighbours import Measure


class KeptDocument:
    """The model of one file. Where a step can't be stored, all is as it was before it."""

    def __init__(self, file: CanvasFile) -> None:
        self._file = file
        self._document = Document(file.canvas, file.past)
        self.waiting = ChangeSet()
        """What is kept nowhere yet: new cards without a word, with their links."""
        self.newest = ("", "")
        """The card that came last without a word, and its step's key."""
        self.derived = Derived(file.canvas)
        """What follows from the canvas; it follows each step."""
        self._counted = self.derived, self.derived
        self.way = ""
        """What the last step was: an "undo", a "redo", or "" for a new one."""
        self.stored = False
        """Whether the last step has put anything into the file's working copy."""
        self.measure: Measure | None = None
        """What tells how high cards are; without it no neighbour makes way."""

    @property
    def state(self) -> DocumentState:
        """Return the canvas and its history."""
        return self._document.state

    @property
    def canvas(self) -> Canvas:
        """Return the canvas as it is now."""
        return self._document.canvas

    @property
    def kept(self) -> Canvas:
        """Return the canvas without a new card that has no word yet, as files get it."""
        return self.canvas.apply(self.waiting.inverse()) if self.waiting else self.canvas

    @property
    def counted(self) -> Derived:
        """Return what follows from the canvas as files get it: no card without a word counts yet.

        So nothing is told, and nothing praised, of a card that is only just being written.
        """
        if not self.waiting:
            return self.derived
        if self._counted[0] is not self.derived:
            told = self.derived.after(self.kept, self.waiting.inverse())
            self._counted = self.derived, told
        return self._counted[1]

    @property
    def undo_label(self) -> StepLabel | None:
        """Return what undo would take back, or None."""
        return self._document.undo_label

    @property
    def redo_label(self) -> StepLabel | None:
        """Return what redo would do again, or None."""
        return self._document.redo_label

    @property
    def next_undo(self) -> tuple[StepLabel | None, int]:
        """Return what undo would do, and to how many records."""
        done = self.state.history.done
        return (done.last.label.undone, len(done.last.changes)) if done else (None, 0)

    @property
    def next_redo(self) -> tuple[StepLabel | None, int]:
        """Return what redo would do, and to how many records."""
        history = self.state.history
        step = history.held or (history.undone.last if history.undone else None)
        return (None, 0) if step is None else (step.label.redone, len(step.changes))

    def do(
        self,
        label: StepLabel,
        changes: ChangeSet,
        key: str | None,
        by_hand: Collection[str],
        waits: str,
        *,
        taken_back: bool = False,
    ) -> ChangeSet:
        """Do a step with what neighbours do about it (see ``Session.do``) and return all of it.

        Raises Trouble where it can't be stored and canvas.InvalidChange where it does not fit.
        """
        before = self._document.state
        done = self._document.do(label, changes, key, self._way(by_hand), taken_back=taken_back)
        new, open_key = self.newest
        kept = self._keep(done, label, before, waits, new if key and key == open_key else "")
        self.newest = (waits, key or "") if waits else self.newest
        return kept

    def undo(self) -> ChangeSet:
        """Take the last step back and return what changed. Raises Trouble.

        A redo never brings a new card without a word: it would put that into the file.
        """
        before, label = self._document.state, self.undo_label
        self.newest = ("", "")
        if label is None:
            return ChangeSet()
        history = before.history
        last = history.done.last.changes.added
        is_empty = not self.waiting.added.keys().isdisjoint(last)
        return self._keep(self._document.undo(to_nothing=is_empty), label.undone, before)

    def redo(self) -> ChangeSet:
        """Do the step again that was undone last and return what changed. Raises Trouble."""
        before, label = self._document.state, self.redo_label
        self.newest = ("", "")
        if label is None:
            return ChangeSet()
        return self._keep(self._document.redo(), label.redone, before)

    def close_step(self) -> None:
        """Close the last step, so that what follows is a step of its own."""
        self._document.close_step()
        self.newest = ("", "")

    def begin_anew(self) -> ChangeSet:
        """Take over what the file holds, with no step to undo, and return what changed."""
        before, self.waiting, self.way = self.canvas, ChangeSet(), ""
        self._document.state = DocumentState(self._file.canvas)
        changes = difference(before, self.canvas)
        self.derived = self.derived.after(self.canvas, changes)
        return changes

    def go_on_from(self, other: "KeptDocument") -> None:
        """Take over the steps to undo and to redo, and the card that waits, of the document that
        this is a copy of, under another id. What the copy lacks by now is stored first.

        Raises Trouble; then it is as it was.
        """
        former, fresh = other.canvas.id, self._file.canvas.id
        late = difference(self._file.canvas, with_id(other.kept, fresh))
        if late:
            done = other.state.history.done
            self._file.apply(late, done.last.label if done else StepLabel("edit-text"))

        def way(record: Record) -> Record:
            return of_another(record, former, fresh)

        canvas, history = other.state
        self._document.state = DocumentState(with_id(canvas, fresh), history.mapped(way))
        self.waiting, self.newest = other.waiting.mapped(way), other.newest
        self.derived = Derived(self.canvas)

    def with_neighbours(self, changes: ChangeSet, by_hand: Collection[str] = ()) -> ChangeSet:
        """Return an edit with the moves of neighbours that ``do`` would add to it."""
        way = self._way(by_hand)
        return (
            changes
            if way is None
            else changes.then(way(self.canvas, changes, self.canvas.apply(changes)))
        )

    def _way(self, by_hand: Collection[str]) -> Way | None:
        measure = self.measure
        if measure is None:
            return None
        from stratcanvas.domain.neighbours import make_way  # no start needs it

        return lambda canvas, changes, after: make_way(canvas, changes, measure, by_hand, after)

    def _keep(
        self,
        changes: ChangeSet,
        label: StepLabel,
        before: DocumentState,
        waits: str = "",
        new: str = "",
    ) -> ChangeSet:
        if not changes:
            return changes
        now, later = split(self.waiting, changes, waits)
        if left := emptied(self.canvas, changes, new).without(later.added):
            now, later = now.then(left.inverse()), later.then(left)
        try:
            if later and later != self.waiting:  # else it would be refused with its first word
                self._file.check_room(len(later.added))
            if now:
                self._file.apply(now, label)
        except BaseException:
            self._document.state = before
            raise
        if kept_now := self.waiting.added.keys() & now.added.keys():
            state = self._document.state
            self._document.state = state._replace(canvas=at_the_end(state.canvas, kept_now))
        self.waiting, self.stored, self.way = later, bool(now), label.way
        self.derived = self.derived.after(self.canvas, changes)
        return changes
