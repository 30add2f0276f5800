# SPDX-License-Identifier: MIT
"""One of our folders while we hold it: its lock, its record and, once there are edits, the working
copy. Edits that belong to a file which went another way become a draft here, and what can't be
read is put by.
"""

from contextlib import suppress
from pathlib import Path
from typing import Self

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.edit_count import UNKNOWN, EditCount, had_begun, reached
from stratcanvas.storage.errors import Damaged, DiskFull, NotWritable, OpenElsewhere
from stratcanvas.storage.lock import PATIENCE, Busy, Lock
from stratcanvas.storage.loss import NAME as LOSS
from stratcanvas.storage.loss import Extent, Loss, forget_loss
from stratcanvas.storage.publish_record import NAME as RECORD
from stratcanvas.storage.publish_record import PublishRecord
from stratcanvas.storage.remains import (
    LOGS,
    WITNESSES,
    as_it_lies,
    copy_to,
    move_to,
    new_shelf,
)
from stratcanvas.storage.replace import is_temporary
from stratcanvas.storage.state_folder import (
    clear_way,
    is_there,
    new_draft_folder,
    spare_home,
    sync_folder,
    working_folder,
)
from stratcanvas.storage.summary import DATABASE, summary_of
from stratcanvas.storage.vetting import Content
from stratcanvas.storage.workcopy import WorkCopy
from stratcanvas.words import tr


class DocumentFolder:
    """A held folder."""

    def __init__(self, lock: Lock) -> None:
        self._lock = lock
        self.folder = lock.folder
        self._database = str(self.folder / DATABASE)  # it is asked for before each edit
        self.record = PublishRecord.load(self.folder)
        self.work: WorkCopy | None = None
        self.reached: int | None = None
        """The number of the last edit that a run before had kept here, as far as it is known."""
        self.shelf: Path | None = None
        """Where that lies by which the working copy is behind it, if that was there to put by."""
        self.loss = Loss.load(self.folder)
        """What could not be read here, as long as nobody may have heard of it."""
        self._progress: EditCount | None = None

    @classmethod
    def take(cls, folder: Path, patience: float = PATIENCE) -> Self:
        """Hold a folder. Raises OpenElsewhere, or other Trouble when it can't be made."""
        lock = _held(folder, patience)
        for name in (DATABASE, *LOGS, *WITNESSES, RECORD, LOSS):
            clear_way(folder / name)
        kept = cls(lock)
        kept._sweep()
        return kept

    @classmethod
    def take_for(cls, real: Path, *, spare: bool = False) -> Self:
        """Hold the folder for the working copy of a file.

        ``spare``: if the state folder can't be written, take one among the system's temporary
        files; without it only if one is there already. Raises as ``take``.
        """
        try:
            return cls.take(working_folder(real))
        except (NotWritable, DiskFull):
            folder = working_folder(real, spare_home())
            if not (spare or folder.is_dir()):
                raise
            with suppress(NotWritable, DiskFull):
                return cls.take(folder)
            raise

    @property
    def is_gone(self) -> bool:
        """Tell whether somebody has deleted the folder, or the working copy, under our hands."""
        return not self._lock.holds() or (self.work is not None and not is_there(self._database))

    @property
    def is_behind(self) -> bool:
        """Tell whether the working copy lacks edits at its end that were kept once."""
        return self.work is not None and (self.reached or 0) > self.work.number

    @property
    def is_doubtful(self) -> bool:
        """Tell whether there is a working copy of which nobody knows how far it had come."""
        return self.work is not None and self.reached == UNKNOWN

    def start_over(self) -> None:
        """Hold the folder anew after it was deleted; there is no working copy then.

        Raises OpenElsewhere or other Trouble.
        """
        self._put_down()  # before another one begins: it deletes logs by name
        if not self._lock.holds():
            self._lock.release()
            self._lock = _held(self.folder, PATIENCE)

    def keep(self, record: PublishRecord) -> None:
        """Write the record down. Raises DiskFull or NotWritable; then the old one holds."""
        record.save(self.folder)
        self.record = record

    def begin(self, content: Content, image: bytes = b"") -> WorkCopy:
        """Start a working copy; ``image``: see ``WorkCopy.create``. Raises Trouble; then there is
        none.
        """
        self.record.save(self.folder)
        for name in WITNESSES:
            (self.folder / name).unlink(missing_ok=True)
        self._remove_sides_of_nothing()
        self.work = WorkCopy.create(self.folder / DATABASE, content, image)
        self._progress = EditCount(self.folder, content.number)
        sync_folder(self.folder)
        sync_folder(self.folder.parent)
        return self.work

    def apply(self, changes: ChangeSet, label: StepLabel) -> None:
        """Store a change in the working copy that has begun. Raises as it does."""
        assert self.work is not None
        self.work.apply(changes, label)
        self.note_progress()

    def note_progress(self) -> None:
        """Note how far the working copy has come; what it may lack was told, and heard."""
        if self.loss is not None:
            self.heard()
        if self.work is not None:
            self._progress = self._progress or EditCount(self.folder, self.work.number)
            self._progress.note(self.work.number)

    def resume(self) -> WorkCopy | None:
        """Open the working copy that is here, if any.

        When edits are missing at its end that were kept once, ``reached`` is beyond its number.
        Raises Damaged after putting by what can't be read at all.
        """
        if self.work is not None:  # from aside(); a second connection would never be closed
            return self.work
        self.reached = reached(self.folder)
        if not had_begun(self.folder):
            self._remove_sides_of_nothing()
        before = as_it_lies(self.folder)
        try:
            self.work = WorkCopy.existing(self.folder / DATABASE)
        except Damaged as problem:
            raise self._unreadable(before) from problem
        if self.work is None:
            # A log is never begun before its database, whatever SQLite makes of one alone.
            if had_begun(self.folder) or (before and not before.get(DATABASE)):
                raise self._unreadable(before)
        elif (self.is_behind or self.is_doubtful) and before:
            self.shelf = new_shelf(self.folder)
            copy_to(self.shelf, before)
        return self.work

    def _unreadable(self, before: dict[str, bytes]) -> Damaged:
        shelf = new_shelf(self.folder)
        self.note(Loss(Extent.ALL, shelf, self.record.path))
        move_to(shelf, self.folder, before)
        return self.told()

    def told(self) -> Damaged:
        """Return the trouble that says what could not be read here."""
        assert self.loss is not None
        problem = self.loss.told()
        problem.noted_in = self.folder
        return problem

    def note(self, loss: Loss | None) -> None:
        """Note what could not be read here, before it is moved: a kill must not hide it."""
        if loss is not None and loss != self.loss:
            self.loss = loss
            loss.save(self.folder)

    def heard(self) -> None:
        """Forget what could not be read: a person can have seen it."""
        if self.loss is not None:
            forget_loss(self.folder)
            self.loss = None

    @property
    def lacking(self) -> Loss | None:
        """Return what the working copy lacks of all that was kept here, or was told to lack."""
        if not (self.is_behind or self.is_doubtful):
            return self.loss
        extent = Extent.END if self.is_behind else Extent.PERHAPS_THE_END
        before = None if self.loss is None else self.loss.shelf
        return Loss(extent, self.shelf or before, self.record.path)

    def aside(self, loss: Loss | None) -> "DocumentFolder":
        """Make the working copy, which has that loss, a draft of its own; return its folder."""
        assert self.work is not None
        kept = DocumentFolder.take(new_draft_folder(self.folder.parents[1]))  # in the same home
        try:
            kept.begin(self.work.content)
            kept.note(None if loss is None else loss._replace(path=None))
            self.forget()
        except BaseException:
            kept.leave()
            raise
        return kept

    def take_over(self, former: "DocumentFolder", real: Path) -> None:
        """Keep what another folder keeps, for the file that lies here now; the other forgets it.

        Raises Damaged, NotWritable or DiskFull; then the other one still has it.
        """
        work = former.resume()
        if work is None:
            return
        self.record = former.record._replace(path=real, temporary="")
        self.begin(work.content)
        loss = former.lacking
        self.note(None if loss is None else loss._replace(path=real))
        former.heard()
        former.forget()

    def forget(self) -> None:
        """Throw the working copy away; the folder stays held."""
        self._put_down()
        if not self._lock.holds():
            return  # it was deleted, and what is there by now is not ours
        # What tells of a copy first: with it a log alone would be a loss. Then the database:
        # without its log it is older. If it can't be deleted (a scanner holds it) the record tells
        # what it is.
        with suppress(OSError):
            for name in (*WITNESSES, DATABASE, *LOGS, RECORD):
                (self.folder / name).unlink(missing_ok=True)

    def leave(self) -> None:
        """Let go; what is kept here stays."""
        self._put_down()
        nothing = not is_there(self.folder / DATABASE)
        if nothing:
            self.forget()
        elif self._lock.holds():
            summary_of(self.folder)  # which notes it, so that listing many drafts is quick
        empty = nothing and self.loss is None
        self._lock.release(remove=empty and self._lock.holds())

    def clear(self) -> None:
        """Throw everything away and let go."""
        self.forget()
        self.heard()
        self._lock.release(remove=self._lock.holds())

    def _put_down(self) -> None:
        if self._progress is not None:
            self._progress.close()
            self._progress = None
        if self.work is not None:
            self.work.close()
            self.work = None

    def _sweep(self) -> None:
        """Take away what a crash in the middle of a publish left beside the file."""
        record = self.record
        if record.path is not None and is_temporary(record.temporary):
            with suppress(OSError, ValueError):
                record.path.with_name(record.temporary).unlink(missing_ok=True)
        for half in self.folder.glob(f"{RECORD}.*"):
            with suppress(OSError):
                half.unlink(missing_ok=True)

    def _remove_sides_of_nothing(self) -> None:
        if not (self.folder / DATABASE).exists():
            for side in LOGS:
                (self.folder / side).unlink(missing_ok=True)


def _held(folder: Path, patience: float) -> Lock:
    try:
        return Lock.take(folder, patience)
    except Busy as problem:
        raise OpenElsewhere(
            tr("This canvas is open in another window."),
            kept=tr("Nothing was changed."),
            then=tr("Go on in that window, or open it here for reading only."),
        ) from problem
