# SPDX-License-Identifier: MIT
"""That what a session shows stands in its file: written, looked after, named, copied, let go of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.accord import Accord
from stratcanvas.session.publisher import Publisher
from stratcanvas.session.saved_words import where_it_is
from stratcanvas.session.side_work import SideWork
from stratcanvas.storage.door import CanvasFile
from stratcanvas.words import tr


class Safekeeping(QObject):
    """Looks after one file. It belongs to the main thread."""

    changed = Signal()
    """What ``words`` say has changed."""

    trouble = Signal(object)
    """A Trouble nobody waits for."""

    kept_older = Signal(object)
    """What an older program had written is no longer in the file: the Path where it is kept."""

    def __init__(self, file: CanvasFile, kept: Callable[[], Canvas], parent: QObject) -> None:
        """``kept`` returns the canvas as files get it."""
        super().__init__(parent)
        self._file, self._kept = file, kept
        self.publisher = Publisher(file, self)
        self.publisher.changed.connect(self.changed)
        self.publisher.failed.connect(self.trouble)
        self.publisher.kept_older.connect(self.kept_older)
        self.accord = Accord(file, self.publisher, kept, self)
        """Looks at the file, and brings what it holds and what is shown to agree."""
        self.accord.changed.connect(self.changed)
        self.accord.told.connect(self.trouble)
        self.is_closed, self._last_words = False, ""
        self._ahead = SideWork(lambda: None)
        if file.unpublished:  # edits that a crash kept from the file
            self.publisher.edited()

    @property
    def words(self) -> str:
        """Return where the last edit is, in a few plain words; once closed, where it was then."""
        if self.is_closed:
            return self._last_words
        if self.accord.misses_it:
            return tr("The file does not hold what you see; nothing was written")
        return where_it_is(self._file, self.publisher.problem, sure=self.accord.sure)

    def publish(self) -> bool:
        """Write the file at once and wait; tell whether it was seen to have everything."""
        if not self.publisher.finish():
            return False
        if self.accord.look_now():
            return True
        self.publisher.finish()  # so that it is known why not
        return False

    @contextmanager
    def looking_ahead(self) -> Iterator[None]:
        """Make and check beside the window, while a place is asked for inside this, what a file
        there is to hold: at 10,000 cards the window would stand still for it.
        """
        material = self._file.material(self._kept())
        self._ahead = ahead = SideWork(lambda: self._file.foreseen.foresee(material))
        ahead.start()
        try:
            yield
        finally:
            ahead.join()  # it is over long since, unless the place was told by no person
            self._file.foreseen.forget()

    def name(self, path: Path, *, overwrite: bool) -> None:
        """Go on under this path. Raises Trouble; then everything is as it was."""
        self.publisher.wait()
        self._ahead.join()
        self._file.name(path, overwrite=overwrite)
        self.publisher.forgive()

    def copy_to(self, path: Path, *, overwrite: bool) -> None:
        """Write a copy under another name and stay with this file. Raises Trouble.

        If this document's own file is gone, a copy under its name is that file again.
        """
        self.publisher.wait()
        self._ahead.join()
        self._file.copy_to(path, self._kept(), overwrite=overwrite)
        if not self._file.unpublished:
            self.publisher.forgive()

    def close(self, *, anyway: bool) -> bool:
        """Write the file if it can be written and let go of it; tell whether nothing is lost.

        When something can be kept nowhere, False, and it stays open unless ``anyway``.
        """
        if self.is_closed:
            return True
        self.publisher.finish()
        kept = self.accord.keep_what_the_file_lacks()
        if kept or anyway:
            self._stop()
            self._file.close()
        return kept

    def hand_over(self) -> None:
        """Let go of the file: everything that is here goes on in another one, which has it."""
        if not self.is_closed:
            self._stop()
            self._file.discard()

    def _stop(self) -> None:
        self.accord.stop()
        self.publisher.stop()
        self._last_words, self.is_closed = self.words, True
