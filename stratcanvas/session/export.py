# SPDX-License-Identifier: MIT
"""Making an export on a thread of its own: the window lives, hears how far it is, and can stop it.

The bytes that were made are the bytes that are written, so what was told of them is true.
"""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.options import Options
from stratcanvas.formats.progress import Progress, Stopped
from stratcanvas.formats.registry import Format
from stratcanvas.formats.results import Made
from stratcanvas.session.turns import GivesWay, short_turns
from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.export import refuse_place, write_export
from stratcanvas.words import tr

__all__ = ["Making", "OneTask", "refuse_place", "write_export"]

Task = Callable[[Progress], object]


class _Work(QThread):
    """The thread; ``result`` or ``problem`` is there when it has finished, or none when stopped."""

    told = Signal(float)

    def __init__(self, task: Task) -> None:
        app = QCoreApplication.instance()
        super().__init__(app)  # it may outlive whoever asked for it, but not the program
        if app is not None:
            app.aboutToQuit.connect(self.end)
        self._task = task
        self.result: object = None
        self.problem: Exception | None = None

    def end(self) -> None:
        """Stop it and wait until it has."""
        self.requestInterruption()
        self.wait()

    def run(self) -> None:
        """Do it."""
        beside = GivesWay()

        def is_stopped() -> bool:
            beside.give_way()
            return self.isInterruptionRequested()

        progress = Progress(self.told.emit, is_stopped)
        try:
            with short_turns():
                self.result = self._task(progress)
        except Stopped:
            pass
        except Exception as problem:  # noqa: BLE001 (handed to the thread that asked)
            self.problem = problem


class OneTask(QObject):
    """Something that takes its time, done once beside the window. Lives on the main thread."""

    told = Signal(float)
    """The part that is done, 0 to 1."""

    finished = Signal()
    """It is done, or could not be: ``result`` and ``trouble`` tell. Not sent once stopped."""

    def __init__(self, task: Task, parent: QObject | None = None) -> None:
        """Begin at once; ``task`` asks its Progress at every step whether it is to go on."""
        super().__init__(parent)
        self.result: object = None
        self.trouble: Trouble | None = None
        self._stopped, self._is_over = False, False
        self._work = _Work(task)
        self._work.told.connect(self._tell)
        self._work.finished.connect(self._finish)
        self._work.finished.connect(self._work.deleteLater)
        self.destroyed.connect(self._work.requestInterruption)
        self._work.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Stop it; the thread ends at its next step, by itself; what is over stays over."""
        self._stopped = True
        if not self._is_over:
            self._work.requestInterruption()

    def _tell(self, done: float) -> None:
        if not self._stopped:
            self.told.emit(done)

    def _finish(self) -> None:
        work, self._is_over = self._work, True  # the thread is gone at the end of this turn
        if self._stopped:
            return
        self.result = work.result
        match work.problem:
            case None:
                pass
            case Trouble() as trouble:
                self.trouble = trouble
            case MemoryError():
                self.trouble = Trouble(
                    tr("There is not enough memory on this computer for this file."),
                    kept=tr("Your canvas is as it was."),
                    then=tr("Close other programs, or choose another format."),
                )
            case problem:
                self.finished.emit()
                raise problem  # ours: the crash net tells
        self.finished.emit()


class Making(OneTask):
    """One canvas being made into the bytes of a file."""

    def __init__(
        self, form: Format, canvas: Canvas, options: Options, parent: QObject | None = None
    ) -> None:
        """Begin at once."""
        self.form, self.options = form, options
        super().__init__(lambda progress: form.write(canvas, options, progress), parent)

    @property
    def made(self) -> Made | None:
        """Return what was made, if it is."""
        return self.result if isinstance(self.result, Made) else None
