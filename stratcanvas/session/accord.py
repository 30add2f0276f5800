# SPDX-License-Identifier: MIT
"""What a window shows and what its file holds, brought to agree after each look at the file.

Newer and nothing of ours missing in it: it is shown. Anything else that is not what we put there,
and a file that is gone: what is here is kept, and that is told.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.publisher import Publisher
from stratcanvas.session.side_work import SideWork
from stratcanvas.session.watch import Watch, continues
from stratcanvas.storage.door import CanvasFile, Sight, Standing
from stratcanvas.storage.errors import Trouble
from stratcanvas.words import tr

_PATIENCE = 1.0
"""Seconds that a disk has to say where a file went."""


class Accord(QObject):
    """Acts on what is seen of one file. It belongs to the main thread."""

    replaced = Signal()
    """What somebody else has put in the file is in ``file.canvas``, to be shown."""

    allowed = Signal()
    """Whether the file may be edited, or why not, has changed."""

    changed = Signal()
    """What can be said of the file has changed."""

    looked = Signal()
    """A look is over, whatever it has found."""

    told = Signal(object)
    """A Trouble."""

    def __init__(
        self, file: CanvasFile, publisher: Publisher, mine: Callable[[], Canvas], parent: QObject
    ) -> None:
        """``mine`` returns what is to be kept of what the window shows."""
        super().__init__(parent)
        self._file, self._publisher, self._mine = file, publisher, mine
        self._as_read = file.as_read
        self._missed = Standing.SAME
        self._stopped = False
        self.sure = True
        """Whether the file could be read at the last look."""
        self.take_words: Callable[[], bool] = lambda: True
        """Has the canvas take what is being typed just now; False: some of it can't be taken."""
        self._watch = Watch(file, self)
        self._watch.seen.connect(self._judge)

    def attend(self, *, front: bool) -> None:
        """Look after the file while the window is open, and often while it is in ``front``."""
        self._watch.attend(front=front)

    def look_again(self) -> None:
        """Look at the file, without waiting for it."""
        self._watch.look()

    def look_now(self) -> bool:
        """Look at the file and wait; tell whether it was seen to have everything."""
        self._judge(self._watch.look_now())
        return self.sure and not self._file.unpublished and not self.misses_it

    @property
    def misses_it(self) -> bool:
        """Tell whether a file that is only read did not hold, at the last look, what is shown."""
        return self._missed is not Standing.SAME

    def moved_to(self) -> Path | None:
        """Return where the file lies that is gone from its place: renamed, or its folder.

        None where that is not plain, or the disk does not answer in a moment.
        """
        from stratcanvas.storage.moved import moved_to  # few files go

        path, known, found = self._file.path, self._file.known, list[Path | None]()
        if path is None:
            return None
        work = SideWork(lambda: found.append(moved_to(path, known)))
        work.start()
        work.join(_PATIENCE)
        return next(iter(found), None)

    def keep_what_the_file_lacks(self) -> bool:
        """Look once more, and keep here what the file has not; tell whether that could be done."""
        sight = self._watch.look_now()
        try:
            if self._file.is_looked_at:
                if sight.standing is Standing.GONE:
                    self._file.keep_as_draft()
            elif sight.standing is not Standing.SAME and not self._may_show(sight):
                self._file.miss()
        except Trouble as problem:
            self.told.emit(problem)
            return False
        return True

    def stop(self) -> None:
        """Look no more, and act on nothing that was seen."""
        self._stopped = True
        self._watch.stop()

    def _judge(self, sight: Sight) -> None:
        if self._stopped or self._publisher.is_writing:
            return
        before = self._state()
        self.sure = sight.standing is not Standing.UNSURE
        if sight.standing in {Standing.SAME, Standing.OTHER}:
            self._file.hindrance = sight.hindrance
            if before[0] != self._file.read_only:
                self.allowed.emit()
        if sight.standing is Standing.SAME:
            self._missed = Standing.SAME
            if self._publisher.problem is not None:
                self._publisher.start()
        elif self._may_show(sight):
            self._show(sight)
        elif self.sure:
            self._miss(sight)
        after = self._state()
        if before != after:
            self.changed.emit()
        self.looked.emit()

    def _state(self) -> tuple[str, bool, bool]:
        return self._file.read_only, self.sure and not self.misses_it, self._file.unpublished

    def _may_show(self, sight: Sight) -> bool:
        return (
            sight.content is not None
            and self.take_words()
            and continues(sight.content, self._as_read, self._mine(), self._file.number)
        )

    def _show(self, sight: Sight) -> None:
        self._file.take_in(sight)
        self._missed = Standing.SAME
        self._as_read = self._file.canvas
        self._publisher.forgive()
        self.replaced.emit()

    def _miss(self, sight: Sight) -> None:
        """Keep what is here, and tell: the file has it no more."""
        if self._file.unpublished:
            return  # it is kept, and writing tells
        if self._file.is_looked_at:
            if self._missed is not sight.standing and sight.trouble is not None:
                sight.trouble.kept = tr("You still see it as it was.")  # it is kept nowhere here
                self.told.emit(sight.trouble)
            self._missed = sight.standing
            return
        try:
            self._file.miss()
        except Trouble as problem:
            self.told.emit(problem)
        self._publisher.start()
