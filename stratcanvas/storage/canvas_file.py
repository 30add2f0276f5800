# SPDX-License-Identifier: MIT
"""An open document's file: store each edit, put the file out, name, copy and close it.

The user's file is read once as bytes and replaced as a whole; edits live in a working copy (see
``workcopy``) from the moment they are made.
"""

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Self

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.history import Revision
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage import starting_point
from stratcanvas.storage.document_folder import DocumentFolder
from stratcanvas.storage.errors import InternalError, NotWritable
from stratcanvas.storage.errors import taken as name_taken
from stratcanvas.storage.file_io import new_file
from stratcanvas.storage.foreseen import Foreseen, Material
from stratcanvas.storage.kept_edits import KeptEdits, Snapshot
from stratcanvas.storage.publish import Outcome, kept_here, put_out
from stratcanvas.storage.replace import absolute, is_one_file, leads_to
from stratcanvas.storage.standing import Mark, Sight, Standing, look_at
from stratcanvas.storage.starting_point import StartingPoint
from stratcanvas.storage.vetting import Content
from stratcanvas.storage.workcopy import image_of
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.domain.taken_cards import TakenCards


class CanvasFile:
    """The file of an open document.

    All methods belong to one thread (opening it may be left to another), ``publish`` alone may run
    beside them in a second one.
    """

    def __init__(self, start: StartingPoint) -> None:
        """Use ``draft``, ``open``, ``look`` or ``resume`` instead."""
        self._edits = start.edits
        self._content = start.content
        self._read = start.sha256  # of what was read, where no record knows it
        self._gate = threading.Lock()
        self.foreseen = Foreseen()
        self._real = None if start.path is None else leads_to(start.path)
        self.path = start.path
        self.canvas = (start.shown or start.content).canvas
        """The canvas as it was opened, or last read from the file."""
        self.recovered = start.shown is not None
        self.notice = start.notice
        self.taken: TakenCards | None = None  # what it was made of, where that was guessed
        self.hindrance = start.hindrance  # why it can't be edited, as it was last looked at
        self.former_path: Path | None = None  # of a draft: where its file was, which is gone
        self.aside = start.aside  # the folder of the draft that edits became

    @classmethod
    def draft(cls, canvas: Canvas, former: str = "", *, ready_made: bool = False) -> Self:
        """Begin a canvas that has no name yet; it is kept on this computer from its first text.

        ``former``: the id of the canvas that it is a copy of. ``ready_made``: what is in it lies
        elsewhere too: it is kept from the first edit. Raises Trouble if the state folder fails.
        """
        return cls(starting_point.new_draft(canvas, former, ready_made=ready_made))

    @classmethod
    def open(cls, path: Path, *, spare: bool = False) -> Self:
        """Open a file to work on. Neither it nor its folder is written to.

        ``spare``: if the state folder can't be written, edits are kept among temporary files;
        else the file can then only be looked at.
        Edits that a crash kept from the file come back (``recovered``), or lie among the drafts
        if somebody else has written the file since (``notice`` tells).
        Raises OpenElsewhere when another window has it, and any Trouble that reading has.
        """
        return cls(starting_point.file_to_edit(path, spare=spare))

    @classmethod
    def look(cls, path: Path) -> Self:
        """Open a file for reading only: no lock, nothing kept, ``apply`` raises NotWritable."""
        return cls(starting_point.file_to_read(path))

    @classmethod
    def resume(cls, folder: DocumentFolder) -> Self:
        """Open the draft in a folder. Raises Missing when there is none any more."""
        return cls(starting_point.left_draft(folder))

    @property
    def read_only(self) -> str:
        """Return a sentence why it can't be edited, or ""."""
        return self.hindrance.sentence if self.hindrance else ""

    @property
    def kept_in(self) -> Path | None:
        """Return the folder of ours that keeps its edits, if any."""
        return None if self._edits is None else self._edits.folder.folder

    @property
    def begun(self) -> Canvas | None:
        """Return the canvas as it was made, for one that is new: empty, or of a template."""
        return None if self._edits is None else self._edits.begun

    @property
    def revision(self) -> str:
        """Return the id of the state that it is in; each edit makes another."""
        return self._content.revision if self._edits is None else self._edits.revision

    @property
    def unpublished(self) -> bool:
        """Tell whether there are edits that no file of the user's has (a draft: any at all)."""
        return self._edits is not None and self._edits.unpublished

    def warm_up(self) -> None:
        """Make in memory what the first edit would wait for. May run beside everything else."""
        if (edits := self._edits) is not None:
            edits.warm_up()

    def prepare(self) -> None:
        """Keep here now what the first edit would have to wait for. Raises Trouble."""
        if self._edits is not None:
            self._edits.prepare()

    def apply(self, changes: ChangeSet, label: StepLabel) -> None:
        """Store a change for good, in one transaction.

        Raises Trouble (then nothing of it is stored), or InternalError for one that does not fit.
        """
        if self._edits is None:
            raise NotWritable(self.read_only, then=tr("Save a copy to work on it."))
        self._edits.apply(changes, label)

    def check_room(self, more: int) -> None:
        """See that so many more cards and connectors could be stored. Raises TooLarge."""
        if self._edits is not None:
            self._edits.check_room(more)

    def snapshot(self) -> Snapshot:
        """Return the canvas as it is now, for ``publish``. 3 ms at 10,000 cards."""
        if self._edits is None:
            return Snapshot(image_of(self._content), self.revision)
        return self._edits.snapshot()

    def put_out(self, snapshot: Snapshot) -> Outcome:
        """Put a snapshot in the place of the user's file. May run in any thread, one at a time.

        What this document says of itself changes only when the outcome is handed to ``settle``.
        """
        with self._gate:
            if self._edits is None or self._real is None:
                raise InternalError("only a document that is open under a name can be published")
            record = self._edits.folder.record
            if record.published is not None and record.published.revision == snapshot.revision:
                return Outcome(record)
            return put_out(snapshot.image, self._real, record, self._edits.folder.folder)

    def settle(self, outcome: Outcome) -> None:
        """Take note of how ``put_out`` ended."""
        if self._edits is not None:
            self._edits.folder.record = outcome.record

    def publish(self, snapshot: Snapshot) -> None:
        """Put a snapshot in the file's place and note it. Raises Trouble; edits stay kept here."""
        outcome = self.put_out(snapshot)
        self.settle(outcome)
        if outcome.problem is not None:
            raise outcome.problem

    def name(self, path: Path, *, overwrite: bool = False) -> None:
        """Go on under this path from now; the canvas is published there at once.

        Raises Trouble; then everything is as it was.
        """
        from stratcanvas.storage.naming import put_again, take_name  # after a start

        real = leads_to(path := absolute(path))
        with self._gate:
            new = self.foreseen.printed(self.snapshot().image, path)
            if self._edits is not None and real == self._real:
                put_again(self._edits.folder, real, new, overwrite=overwrite)
                return
            content = self.foreseen.content(new, path)
            folder = take_name(real, new, overwrite=overwrite)
            edits = KeptEdits(folder, content, real)
            if self._edits is not None:
                edits.begun = self._edits.begun
                self._edits.folder.clear()
            self._content, self._edits, self.path, self._real = content, edits, path, real
            self.hindrance, self.recovered = None, False

    def copy_to(self, path: Path, canvas: Canvas, *, overwrite: bool = False) -> None:
        """Write a copy under another name; this document stays as it is. Raises as ``write``.

        Under its own name only if that file is not there any more; then it is made anew.
        """
        real = leads_to(path)
        if self._real is not None and is_one_file(real, self._real):
            if os.path.lexists(real):
                raise name_taken(path)
            self.name(path)  # it was taken away: the copy is the file again
            return
        new = self.foreseen.printed(self.material(canvas), path)
        new_file(path, new, overwrite=overwrite, kept=kept_here())

    def material(self, canvas: Canvas) -> Material:
        """Return what a file of the canvas as it is now is made of. 3 ms at 10,000 cards."""
        label = self._content.label if self._edits is None else self._edits.label
        state = Content(canvas, self.revision, self.number, self.former, self.past, label)
        return (b"" if self._edits is None else self._edits.working_image) or state

    def close(self) -> None:
        """Let go of the file. Edits that are not in it are kept for the next time."""
        if self._edits is not None:
            self._edits.leave()
            self._edits = None

    def discard(self) -> None:
        """Let go of the file and throw away what is not in it: the person said so."""
        if self._edits is not None:
            self._edits.folder.clear()
            self._edits = None

    @property
    def known(self) -> frozenset[str]:
        """Return the SHA-256 of what the file may hold: what we last read or wrote there."""
        edits = self._edits
        return frozenset({self._read} if edits is None else edits.folder.record.known)

    @property
    def as_read(self) -> Canvas:
        """Return the canvas as the file had it, without edits of a run that crashed."""
        return self._content.canvas

    @property
    def is_looked_at(self) -> bool:
        """Tell whether nothing of it is kept here: it is open for reading only."""
        return self._edits is None

    @property
    def former(self) -> str:
        """Return the id of the canvas that this is a copy of, under an id of its own, or ""."""
        return self._content.former

    @property
    def past(self) -> tuple[Revision, ...]:
        """Return the revisions before this run that the file knows of, the oldest first."""
        return self._content.past

    @property
    def number(self) -> int:
        """Return how many edits the canvas has seen, by its own count."""
        return self._content.number if self._edits is None else self._edits.number

    def stands(self, last: Mark | None = None) -> Sight:
        """Return how the file stands; one without a name always holds what it should.

        ``last``: the mark of an earlier look. May run in any thread, beside everything else.
        """
        real = self._real
        why = self.hindrance if self.is_looked_at else None
        return Sight(Standing.SAME) if real is None else look_at(real, self.known, last, why)

    def take_in(self, sight: Sight) -> None:
        """Go on with what somebody else has put in the file; other edits are let go of."""
        assert sight.content is not None
        self._content, self._read = sight.content, sight.sha256
        self.canvas = sight.content.canvas
        if self._edits is not None:
            self._edits.begin_anew(sight.content, sight.sha256)

    def miss(self) -> None:
        """Keep everything here: the file does not hold any more what was put there.

        Raises Trouble when it can't be kept.
        """
        if self._edits is not None:
            self._edits.keep_everything()

    def keep_as_draft(self) -> None:
        """Keep what was only looked at as a draft: its file is gone. Raises Trouble."""
        if self._edits is None:
            starting_point.keep_as_draft(self._content)
