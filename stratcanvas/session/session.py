# SPDX-License-Identifier: MIT
"""An open document: the model and its file under one roof. Everything that edits comes by here.

``do`` changes the document, stores the change on this computer, and tells everybody; the user's
file follows by itself (see ``publisher``).
"""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stratcanvas.domain.blank import is_as_made, is_blank
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.names import title_of
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.kept_document import KeptDocument
from stratcanvas.session.safekeeping import Safekeeping
from stratcanvas.storage.door import CanvasFile
from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.hindrance import Cause
from stratcanvas.storage.location import without_ending
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.domain.neighbours import Measure


Around = Callable[[StepLabel | None, int], AbstractContextManager[None]]
"""What stands around a step, or what leads to it: what it is, and how many records it changes."""


def _nothing(_: StepLabel | None, __: int) -> AbstractContextManager[None]:
    return nullcontext()


_PLAINLY: Around = _nothing


class Session(QObject):
    """A document being worked on. It belongs to the main thread."""

    changed = Signal(object)
    """A ChangeSet that has been done and stored."""

    saving = Signal()
    """What ``saved_words`` or ``unpublished`` say has changed."""

    trouble = Signal(object)
    """A Trouble nobody waits for: an edit that could not be kept, a file that can't be written."""

    refused = Signal(str)
    """Somebody asked for an edit where none may be made: the sentence that says why."""

    allowed = Signal()
    """``can_edit``, or why not, has changed."""

    newer = Signal()
    """What somebody else has put in the file is shown from now on."""

    kept_older = Signal(object)
    """What an older program had written is no longer in the file: the Path where it is kept."""

    renamed = Signal()
    """``path`` or ``title`` has changed."""

    def __init__(self, file: CanvasFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.document, self.around_step = KeptDocument(file), _PLAINLY
        self._safe = Safekeeping(file, lambda: self.kept, self)
        self._safe.changed.connect(self.saving)
        self._safe.trouble.connect(self.trouble)
        self._safe.kept_older.connect(self.kept_older)
        self.accord, self.warm_up = self._safe.accord, self._safe.publisher.warm_up
        """Looks at the file, and brings what it holds and what is shown to agree."""
        self.accord.replaced.connect(self._show)
        self.accord.allowed.connect(self.allowed)
        self.recovered = file.recovered
        """Whether edits of a run that crashed came back at opening."""
        self.notice = file.notice
        """What a person should hear right after opening, a Trouble, if anything."""
        self.aside = file.aside
        """The folder of the draft that edits became at opening, if the file went another way."""
        self.taken = file.taken
        """The cards that the canvas was made of, where it was guessed what each is."""
        self.looking_ahead = self._safe.looking_ahead
        """Makes ready, beside the window, what a place will hold that is asked for inside it."""
        self._begun = file.begun
        self.former_path = file.former_path  # where the file was that a draft holds the edits of
        self.refusal: Trouble | None = None
        """Why the last change could not be kept; None once one was."""

    @property
    def canvas(self) -> Canvas:
        """Return the canvas as it is now."""
        return self.document.canvas

    @property
    def derived(self) -> Derived:
        """Return what follows from the canvas as it is now."""
        return self.document.derived

    @property
    def kept(self) -> Canvas:
        """Return the canvas without a new card that has no word yet, as files get it."""
        return self.document.kept

    @property
    def path(self) -> Path | None:
        """Return the file's path, None for a draft."""
        return self._file.path

    @property
    def kept_in(self) -> Path | None:
        """Return the folder of ours that keeps its edits, if any, while it is open."""
        return self._file.kept_in

    @property
    def read_only(self) -> str:
        """Return a sentence why edits can't go into the file, or ""."""
        return self._file.read_only

    @property
    def cause(self) -> Cause | None:
        """Return what kind of thing it is for which edits can't go into the file, if any."""
        return None if self._file.hindrance is None else self._file.hindrance.cause

    @property
    def can_edit(self) -> bool:
        """Tell whether this may be edited: by hand, key, menu, field and undo alike."""
        return self._file.hindrance is None

    def may_edit(self) -> bool:
        """Tell whether this may be edited; where not, the person is told why (``refused``)."""
        if not self.can_edit:
            self.refused.emit(self.read_only)
        return self.can_edit

    @property
    def unpublished(self) -> bool:
        """Tell whether there are edits that no file of the user's has."""
        return self._file.unpublished

    @property
    def is_blank(self) -> bool:
        """Tell whether nobody has written or chosen anything on this canvas yet."""
        return is_blank(self.canvas, self._begun)

    @property
    def title(self) -> str:
        """Return what to call this canvas: its title, else its file's name."""
        return title_of(self.canvas, without_ending(self.path) if self.path is not None else "")

    @property
    def undo_label(self) -> StepLabel | None:
        """Return what undo would take back, or None."""
        return self.document.undo_label

    @property
    def redo_label(self) -> StepLabel | None:
        """Return what redo would do again, or None."""
        return self.document.redo_label

    def do(
        self,
        label: StepLabel,
        changes: ChangeSet,
        *,
        key: str | None = None,
        by_hand: Collection[str] = (),
        waits: str = "",
        taken_back: bool = False,
    ) -> bool:
        """Do an edit, store it and tell everybody; tell whether it was done.

        Cards it would cover make way in the same step; those moved ``by_hand`` may lie on others.
        A new card that ``waits`` is kept from its first word. ``taken_back``: see History.push.

        False when there was nothing to do, nothing may be edited (``refused`` has told) or it could
        not be kept (``trouble`` has told; all is as it was). Raises canvas.InvalidChange.
        """
        do = partial(self.document.do, label, changes, key, by_hand, waits, taken_back=taken_back)
        return bool(changes) and self._told(do, label, len(changes))

    def measure_with(self, measure: "Measure") -> None:
        """Say how high cards are, as whoever draws them knows; from then on neighbours make way."""
        self.document.measure = measure

    def with_neighbours(self, changes: ChangeSet, by_hand: Collection[str] = ()) -> ChangeSet:
        """Return an edit with the moves of neighbours that ``do`` would add to it."""
        return self.document.with_neighbours(changes, by_hand)

    def undo(self) -> bool:
        """Take the last step back; tell whether something changed."""
        return self._told(self.document.undo, *self.document.next_undo)

    def redo(self) -> bool:
        """Do the step again that was undone last; tell whether something changed."""
        return self._told(self.document.redo, *self.document.next_redo)

    def _told(self, step: Callable[[], ChangeSet], label: StepLabel | None, count: int) -> bool:
        """Do a step where one may and tell everybody; tell whether something changed."""
        with self.around_step(label, count if self.can_edit else 0):
            return self.may_edit() and self._done(step)

    def _done(self, step: Callable[[], ChangeSet]) -> bool:
        try:
            changes = step()
        except Trouble as problem:
            self.refusal = problem
            self.trouble.emit(problem)
            self.saving.emit()
            return False
        if not changes:
            return False
        self.refusal = None
        if self.document.stored:
            self._safe.publisher.edited()
        self.changed.emit(changes)
        self.saving.emit()
        if self.canvas.brief.id in changes.updated:
            self.renamed.emit()
        return True

    def close_step(self) -> None:
        """Close the last step, so that what follows is a step of its own."""
        self.document.close_step()

    def publish(self) -> bool:
        """Write the file at once and wait; tell whether it has everything.

        Seen, not believed: the file is looked at. Of a draft: False while it holds anything.
        """
        return self._safe.publish()

    def publish_soon(self) -> None:
        """Write the file at once without waiting: the user is leaving the window."""
        self._safe.publisher.start()

    def _show(self) -> None:
        """Show what somebody else has put in the file; the steps to undo begin anew."""
        changes = self.document.begin_anew()
        if changes:
            self.changed.emit(changes)
            self.renamed.emit()
            self.newer.emit()

    def name(self, path: Path, *, overwrite: bool = False) -> None:
        """Go on under this path. Raises Trouble; then everything is as it was."""
        self._safe.name(path, overwrite=overwrite)
        self.renamed.emit()

    def copy_to(self, path: Path, *, overwrite: bool = False) -> None:
        """Write a copy under another name and stay with this file. Raises Trouble.

        If this document's own file is gone, a copy under its name is that file again.
        """
        self._safe.copy_to(path, overwrite=overwrite)

    def go_on_from(self, other: "Session") -> None:
        """Take over the steps to undo of the session that this is a copy of, and what was typed
        there since. Raises Trouble when that can't be stored.
        """
        self.document.go_on_from(other.document)
        if self._file.unpublished:
            self._safe.publisher.edited()

    def close(self, *, anyway: bool = False) -> bool:
        """Write the file if it can be written and let go of it; tell whether nothing is lost.

        What the file was not seen to have is kept on this computer (``saved_words`` says so), and
        an empty draft is thrown away. When something can be kept nowhere, False, and it stays open
        unless ``anyway``.
        """
        return self._safe.close(anyway=anyway)

    def hand_over(self) -> None:
        """Let go of the file: everything that is here goes on in another one, which has it."""
        self._safe.hand_over()

    @property
    def saved_words(self) -> str:
        """Return where the last edit is, in a few plain words."""
        if self.refusal is not None:
            return tr("Your last change could not be kept")
        if self.path is None and is_as_made(self.canvas, self._begun):
            return tr("Nothing to save yet")
        return self._safe.words
