# SPDX-License-Identifier: MIT
"""One of our folders while we hold it: its lock, its ledger and, once there are edits, the working
copy. Edits that belong to a file which went another way become a draft here.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Self

from stratcanvas.storage.errors import Damaged, OpenElsewhere
from stratcanvas.storage.ledger import NAME as LEDGER
from stratcanvas.storage.ledger import Ledger
from stratcanvas.storage.lock import PATIENCE, Busy, Lock
from stratcanvas.storage.place import home, is_there, make, new_draft_folder, sync_folder
from stratcanvas.storage.vetting import Content
from stratcanvas.storage.workcopy import WorkCopy

DATABASE = "canvas.db"
_SIDES = ("-wal", "-shm", "-journal")


class Desk:
    """A held folder."""

    def __init__(self, lock: Lock) -> None:
        self._lock = lock
        self.folder = lock.folder
        self.ledger = Ledger.load(self.folder)
        self.work: WorkCopy | None = None

    @classmethod
    def take(cls, folder: Path, patience: float = PATIENCE) -> Self:
        """Hold a folder. Raises OpenElsewhere, or other Trouble when it can't be made."""
        desk = cls(_held(folder, patience))
        desk._sweep()
        return desk

    @property
    def is_gone(self) -> bool:
        """Tell whether somebody has deleted the folder, or the working copy, under our hands."""
        return not self._lock.holds() or (
            self.work is not None and not is_there(self.folder / DATABASE)
        )

    def start_over(self) -> None:
        """Hold the folder anew after it was deleted; there is no working copy then.

        Raises OpenElsewhere or other Trouble.
        """
        if self.work is not None:  # closed before another one begins: it deletes logs by name
            self.work.close()
            self.work = None
        if not self._lock.holds():
            self._lock.release()
            self._lock = _held(self.folder, PATIENCE)

    def keep(self, ledger: Ledger) -> None:
        """Write the ledger down. Raises DiskFull or NotWritable; then the old one holds."""
        ledger.save(self.folder)
        self.ledger = ledger

    def begin(self, content: Content) -> WorkCopy:
        """Start a working copy. Raises Trouble; then there is none."""
        self.ledger.save(self.folder)
        self._remove_sides_of_nothing()
        self.work = WorkCopy.create(self.folder / DATABASE, content)
        sync_folder(self.folder)
        sync_folder(self.folder.parent)
        return self.work

    def resume(self) -> WorkCopy | None:
        """Open the working copy that is here, if any. Raises Damaged after putting it aside."""
        if self.work is not None:  # from aside(); a second connection would never be closed
            return self.work
        self._remove_sides_of_nothing()
        try:
            self.work = WorkCopy.existing(self.folder / DATABASE)
        except Damaged as problem:
            where = self._put_by()
            raise Damaged(
                "Edits kept on this computer from last time could not be read.",
                kept=f"They were put by in {where}.",
            ) from problem
        return self.work

    def aside(self) -> "Desk":
        """Make the working copy a draft of its own; return the desk that holds it."""
        assert self.work is not None
        desk = Desk.take(new_draft_folder())
        work = desk.begin(Content(self.work.canvas, self.work.revision, self.work.number))
        assert work is not None
        self.forget()
        return desk

    def forget(self) -> None:
        """Throw the working copy away; the folder stays held."""
        if self.work is not None:
            self.work.close()
            self.work = None
        if not self._lock.holds():
            return  # it was deleted, and what is there by now is not ours
        # The database first: a log alone is nothing, a database without its log is older. If it
        # can't be deleted (a scanner holds it) the ledger stays and tells what it is.
        with suppress(OSError):
            for name in (DATABASE, *(DATABASE + side for side in _SIDES), LEDGER):
                (self.folder / name).unlink(missing_ok=True)

    def leave(self) -> None:
        """Let go; what is kept here stays."""
        if self.work is not None:
            self.work.close()
            self.work = None
        nothing = not is_there(self.folder / DATABASE)
        if nothing:
            self.forget()
        self._lock.release(remove=nothing and self._lock.holds())

    def clear(self) -> None:
        """Throw everything away and let go."""
        self.forget()
        self._lock.release(remove=self._lock.holds())

    def _sweep(self) -> None:
        """Take away what a crash in the middle of a publish left beside the file."""
        ledger = self.ledger
        if ledger.path is not None and ledger.temporary.endswith(".strat-tmp"):
            with suppress(OSError):
                ledger.path.with_name(ledger.temporary).unlink(missing_ok=True)
        for half in self.folder.glob(f"{LEDGER}.*"):
            with suppress(OSError):
                half.unlink(missing_ok=True)

    def _remove_sides_of_nothing(self) -> None:
        if not (self.folder / DATABASE).exists():
            for side in _SIDES:
                (self.folder / (DATABASE + side)).unlink(missing_ok=True)

    def _put_by(self) -> Path:
        shelf = home() / "damaged" / f"{self.folder.name}-{os.urandom(4).hex()}"
        make(shelf)
        for name in (*(DATABASE + side for side in _SIDES), DATABASE, LEDGER):
            if (self.folder / name).exists():
                (self.folder / name).rename(shelf / name)
        return shelf


def _held(folder: Path, patience: float) -> Lock:
    try:
        return Lock.take(folder, patience)
    except Busy as problem:
        raise OpenElsewhere(
            "This canvas is open in another window.",
            kept="Nothing was changed.",
            then="Go on in that window, or open it here for reading only.",
        ) from problem
