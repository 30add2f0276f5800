# SPDX-License-Identifier: MIT
"""An open document's file: store each edit, put the file out, name, copy and close it.

The user's file is read once as bytes and replaced as a whole; edits live in a working copy (see
``workcopy``) from the moment they are made.
"""

import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self

from stratcanvas.domain.blank import as_begun, filled_in, is_blank
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.history import Revision
from stratcanvas.domain.records import new_id
from stratcanvas.storage.document_folder import DocumentFolder
from stratcanvas.storage.errors import (
    DiskFull,
    InternalError,
    Missing,
    NotWritable,
    Trouble,
    shown,
)
from stratcanvas.storage.errors import taken as name_taken
from stratcanvas.storage.file_io import new_file
from stratcanvas.storage.naming import put_again, take_name
from stratcanvas.storage.publish import KEPT, Outcome, printed, put_out
from stratcanvas.storage.publish_record import PublishRecord, Version
from stratcanvas.storage.read_bytes import bytes_of, sha256
from stratcanvas.storage.recovery import find, with_what_is_missing
from stratcanvas.storage.replace import (
    absolute,
    is_one_file,
    leads_to,
    why_not_writable,
)
from stratcanvas.storage.standing import Mark, Sight, Standing, look_at
from stratcanvas.storage.state_folder import new_draft_folder
from stratcanvas.storage.vetting import Content, content_of
from stratcanvas.storage.workcopy import check_rows, image_of
from stratcanvas.words import tr


class Snapshot(NamedTuple):
    """The whole canvas as bytes at one moment, ready to be published."""

    image: bytes
    revision: str


class CanvasFile:
    """The file of an open document.

    All methods belong to one thread (opening it may be left to another), ``publish`` alone may run
    beside them in a second one.
    """

    def __init__(
        self, kept: DocumentFolder | None, content: Content, path: Path | None = None
    ) -> None:
        """Use ``draft``, ``open`` or ``look`` instead."""
        self._kept = kept
        self._real = None if path is None else leads_to(path)
        self._content = content  # what a working copy would begin with
        self._gate = threading.Lock()
        self.path = path
        self.canvas = content.canvas
        self.revision = content.revision
        self.begun: Canvas | None = None
        """The canvas as it was made, for one that is new and empty."""
        self.recovered = False
        self.notice: Trouble | None = None
        self.read_only = ""
        self._read = ""  # the SHA-256 of what was read, where no record knows it
        self.former_path: Path | None = None
        """Where the file was, which is gone, that a draft holds the edits of."""
        self.aside: Path | None = None
        """The folder of the draft that edits became whose file went another way."""

    @classmethod
    def draft(cls, canvas: Canvas, former: str = "") -> Self:
        """Begin a canvas that has no name yet; it is kept on this computer from its first text.

        ``former``: the id of the canvas that it is a copy of, under an id of its own.
        Raises Trouble when the state folder can't be written.
        """
        kept = DocumentFolder.take(new_draft_folder())
        file = cls(kept, Content(canvas, new_id(), 1 if former else 0, former))
        try:
            if is_blank(canvas, None if former else canvas):
                file.begun = canvas
                kept.record = kept.record._replace(filled=filled_in(canvas))
            else:
                file.prepare()
        except BaseException:
            kept.leave()
            raise
        return file

    @classmethod
    def open(cls, path: Path, *, spare: bool = False) -> Self:
        """Open a file to work on. Neither it nor its folder is written to.

        ``spare``: if the state folder can't be written, edits are kept among temporary files;
        else the file can then only be looked at.

        Edits that a crash kept from the file come back (``recovered``), or lie among the drafts
        if somebody else has written the file since (``notice`` tells).
        Raises OpenElsewhere when another window has it, and any Trouble that reading has.
        """
        path = absolute(path)
        try:
            kept = DocumentFolder.take_for(leads_to(path), spare=spare)
        except (NotWritable, DiskFull) as problem:  # no state folder: looking still works
            file = cls.look(path)
            file.read_only = problem.sentence
            return file
        try:
            return cls._open_at(kept, path)
        except (NotWritable, DiskFull) as problem:  # of our own folder: the file was only read
            kept.leave()
            file = cls.look(path)
            file.read_only = problem.sentence
            return file
        except BaseException:
            kept.leave()
            raise

    @classmethod
    def look(cls, path: Path) -> Self:
        """Open a file for reading only: no lock, nothing kept, ``apply`` raises NotWritable."""
        path = absolute(path)
        data = bytes_of(path)
        file = cls(None, content_of(data, shown(path)), path)
        file._read = sha256(data)
        file.read_only = tr("{file} is open for reading only.").format(file=shown(path))
        return file

    @classmethod
    def _open_at(cls, kept: DocumentFolder, path: Path) -> Self:
        found = find(kept, path)
        file = cls(kept, found.content, path)
        file.notice, file.aside = found.notice, found.aside
        if found.copy is not None:
            file.recovered = True
            file.canvas, file.revision = found.copy.canvas, found.copy.revision
        kept.record = PublishRecord(path=file._real, published=found.version)
        file.read_only = why_not_writable(leads_to(path))
        return file

    @classmethod
    def resume(cls, kept: DocumentFolder) -> Self:
        """Open the draft in a folder. Raises Missing when there is none any more."""
        try:
            work = kept.resume()
        except BaseException:
            kept.leave()
            raise
        if work is None:
            kept.leave()
            raise Missing(tr("This draft is not there any more."))
        file = cls(kept, work.content)
        file.begun = as_begun(file.canvas, kept.record.filled)
        file.notice = with_what_is_missing(
            None, kept.shelf, lost=kept.is_behind, doubtful=kept.is_doubtful
        )
        return file

    @property
    def kept_in(self) -> Path | None:
        """Return the folder of ours that keeps its edits, if any."""
        return None if self._kept is None else self._kept.folder

    @property
    def unpublished(self) -> bool:
        """Tell whether there are edits that no file of the user's has (a draft: any at all)."""
        if self._kept is None:
            return False
        if self.path is None:
            return self._kept.work is not None or not is_blank(self._content.canvas, self.begun)
        published = self._kept.record.published
        return published is None or published.revision != self.revision

    def prepare(self) -> None:
        """Do now what the first edit would have to wait for. Raises Trouble."""
        if self._kept is not None:
            self._stand()
            if self._kept.work is None:
                self._kept.begin(self._content)

    def _stand(self) -> None:
        """Begin again from what is in memory if somebody deleted our folder while we run.

        Raises Trouble; then what was typed is still in ``_content``.
        """
        if self._kept is not None and self._kept.is_gone:
            self._content = content_of(self._image().image, tr("The working copy"), sealed=False)
            self._kept.start_over()
            if self.path is None or self.unpublished:
                self._kept.begin(self._content)

    def apply(self, changes: ChangeSet, label: str) -> None:
        """Store a change for good, in one transaction.

        Raises Trouble (then nothing of it is stored), or InternalError for one that does not fit.
        """
        if self._kept is None:
            raise NotWritable(self.read_only, then=tr("Save a copy to work on it."))
        self._stand()
        work = self._kept.work or self._kept.begin(self._content)
        self._kept.apply(changes, label)
        self.revision = work.revision

    def check_room(self, more: int) -> None:
        """See that so many more cards and connectors could be stored. Raises TooLarge."""
        work = None if self._kept is None else self._kept.work
        here = sum(1 for _ in self._content.canvas.records()) if work is None else work.rows
        check_rows(here + more)

    def snapshot(self) -> Snapshot:
        """Return the canvas as it is now, for ``publish``. 3 ms at 10,000 cards."""
        with suppress(Trouble):  # then publishing tells
            self._stand()
        return self._image()

    def _image(self) -> Snapshot:
        work = None if self._kept is None else self._kept.work
        if work is None:
            content = self._content
            return Snapshot(image_of(content), self.revision)
        return Snapshot(work.image(), self.revision)

    def put_out(self, snapshot: Snapshot) -> Outcome:
        """Put a snapshot in the place of the user's file. May run in any thread, one at a time.

        What this document says of itself changes only when the outcome is handed to ``settle``.
        """
        with self._gate:
            if self._kept is None or self._real is None:
                raise InternalError("only a document that is open under a name can be published")
            record = self._kept.record
            if record.published is not None and record.published.revision == snapshot.revision:
                return Outcome(record)
            return put_out(snapshot.image, self._real, record, self._kept.folder)

    def settle(self, outcome: Outcome) -> None:
        """Take note of how ``put_out`` ended."""
        if self._kept is not None:
            self._kept.record = outcome.record

    def publish(self, snapshot: Snapshot) -> None:
        """Put a snapshot in the place of the user's file and take note of it.

        Raises ChangedElsewhere, Missing, NotWritable, DiskFull …; then the file is as it was and
        the edits are in the working copy.
        """
        outcome = self.put_out(snapshot)
        self.settle(outcome)
        if outcome.problem is not None:
            raise outcome.problem

    def name(self, path: Path, *, overwrite: bool = False) -> None:
        """Go on under this path from now; the canvas is published there at once.

        Raises Trouble; then everything is as it was.
        """
        path = absolute(path)
        real = leads_to(path)
        with self._gate:
            new = printed(self.snapshot().image, path)
            if self._kept is not None and real == self._real:
                put_again(self._kept, real, new, overwrite=overwrite)
                return
            content = content_of(new.data, shown(path))
            kept = take_name(real, new, overwrite=overwrite)
            self._content = content
            if self._kept is not None:
                self._kept.clear()
            self._kept, self.path, self._real = kept, path, real
            self.read_only, self.recovered = "", False

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
        now = self._content._replace(canvas=canvas, revision=self.revision, number=self.number)
        new = printed(image_of(now), path)
        new_file(path, new, overwrite=overwrite, kept=KEPT)

    def close(self) -> None:
        """Let go of the file. Edits that are not in it are kept for the next time."""
        if self._kept is None:
            return
        keep = self.unpublished
        if keep and self.path is None:
            with suppress(Trouble):  # in doubt it is kept
                here = content_of(self._image().image, tr("The draft"), sealed=False)
                keep = not is_blank(here.canvas, self.begun)
        if keep:
            with suppress(Trouble):  # if our folder was deleted, it is made anew
                self.prepare()
            self._kept.note_progress()  # only now: a loss is told again until somebody has seen it
            self._kept.leave()
        else:
            self._kept.clear()
        self._kept = None

    def discard(self) -> None:
        """Let go of the file and throw away what is not in it: the person said so."""
        if self._kept is not None:
            self._kept.clear()
            self._kept = None

    @property
    def known(self) -> frozenset[str]:
        """Return the SHA-256 of what the file may hold: what we last read or wrote there."""
        return frozenset({self._read} if self._kept is None else self._kept.record.known)

    @property
    def as_read(self) -> Canvas:
        """Return the canvas as the file had it, without edits of a run that crashed."""
        return self._content.canvas

    @property
    def is_looked_at(self) -> bool:
        """Tell whether nothing of it is kept here: it is open for reading only."""
        return self._kept is None

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
        work = None if self._kept is None else self._kept.work
        return self._content.number if work is None else work.number

    def stands(self, last: Mark | None = None) -> Sight:
        """Return how the file stands; one without a name always holds what it should.

        ``last``: the mark of an earlier look. May run in any thread, beside everything else.
        """
        real = self._real
        return Sight(Standing.SAME) if real is None else look_at(real, self.known, last)

    def take_in(self, sight: Sight) -> None:
        """Go on with what somebody else has put in the file; other edits are let go of."""
        assert sight.content is not None
        self._content = sight.content
        self.canvas, self.revision = sight.content.canvas, sight.content.revision
        self._read = sight.sha256
        if self._kept is not None:
            self._kept.forget()
            version = Version(sight.sha256, self.revision, sight.content.number)
            self._kept.record = PublishRecord(path=self._real, published=version)

    def miss(self) -> None:
        """Keep everything here: the file does not hold any more what was put there.

        Raises Trouble when it can't be kept.
        """
        if self._kept is None or self._kept.record.published is None or self.unpublished:
            return
        self.prepare()
        # Those bytes may still be replaced, should they come back, but no revision is in the file.
        nothing = Version(self._kept.record.published.sha256, "")
        self._kept.keep(PublishRecord(path=self._real, published=nothing))

    def keep_as_draft(self) -> None:
        """Keep what was only looked at as a draft: its file is gone. Raises Trouble."""
        if self._kept is None:
            kept = DocumentFolder.take(new_draft_folder())
            try:
                kept.begin(self._content)
            finally:
                kept.leave()
