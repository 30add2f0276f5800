# SPDX-License-Identifier: MIT
"""Sends pages to a printer, in a thread of its own: strip by strip, so that it can be stopped."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QThread, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from stratcanvas.formats.pdf import raster

DPI = 600
_STRIP = 600
"""Rows of dots that are drawn at a time: 17 MB of an A4 page across."""


class _JobThread(QThread):
    """The thread; ``problem`` is there when it went wrong by our fault."""

    told = Signal(float)

    def __init__(self, printer: QPrinter, data: bytes, pages: Sequence[int], scale: float) -> None:
        app = QCoreApplication.instance()
        super().__init__(app)  # it may outlive whoever asked for it, but not the program
        if app is not None:
            app.aboutToQuit.connect(self.end)
        self._printer, self._data, self._pages, self._scale = printer, data, pages, scale
        self.is_sent = False
        self.problem: Exception | None = None

    def end(self) -> None:
        """Stop it and wait until it has."""
        self.requestInterruption()
        self.wait()

    def run(self) -> None:
        """Send all pages, as often as copies are wanted of a printer that can't copy itself."""
        try:
            self.is_sent = self._send()
        except Exception as problem:  # noqa: BLE001 (handed to the thread that asked)
            self.problem = problem

    def _send(self) -> bool:
        printer, sizes = self._printer, raster.sizes(self._data)
        copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
        pages = [number for _ in range(copies) for number in self._pages]
        hold(printer, sizes[pages[0]])
        painter = QPainter()
        if not painter.begin(printer):
            return False
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        try:
            for place, number in enumerate(pages):
                if place:
                    hold(printer, sizes[number])
                    if not printer.newPage():
                        return False
                if not self._draw(painter, number, sizes[number], place, len(pages)):
                    printer.abort()
                    return False
        finally:
            painter.end()
        return printer.printerState() != QPrinter.PrinterState.Error

    def _draw(
        self, painter: QPainter, number: int, size: tuple[float, float], place: int, total: int
    ) -> bool:
        """Draw a page in the middle of its sheet; False when that was stopped."""
        scale = self._scale * self._printer.resolution() / 72
        width, height = (max(1, round(side * scale)) for side in size)
        at = QPoint((self._printer.width() - width) // 2, (self._printer.height() - height) // 2)
        for top in range(0, height, _STRIP):
            if self.isInterruptionRequested():
                return False
            pixels = raster.drawn(self._data, number, scale, (top, top + _STRIP))
            if pixels.data.strip(b"\xff"):  # of what is white nothing is sent
                wide = 4 * pixels.width
                form = QImage.Format.Format_RGB32
                strip = QImage(pixels.data, pixels.width, pixels.height, wide, form)
                painter.drawImage(at + QPoint(0, top), strip)
            self.told.emit((place + (top + _STRIP) / max(height, _STRIP)) / total)
        return True


class PrintJob(QObject):
    """Some pages of a PDF file on their way to a printer. Lives on the main thread."""

    told = Signal(float)
    """The part that is sent, 0 to 1."""

    finished = Signal()
    """All is sent, or could not be, or was stopped: ``is_sent`` tells."""

    def __init__(
        self,
        printer: QPrinter,
        data: bytes,
        pages: Sequence[int],
        scale: float,
        parent: QObject | None = None,
    ) -> None:
        """Begin at once. ``pages`` count from 0, and there is at least one."""
        super().__init__(parent)
        self.is_sent = self.is_stopped = False
        self._thread = _JobThread(printer, data, pages, scale)
        self._thread.told.connect(self.told)
        self._thread.finished.connect(self._finish)
        self._thread.finished.connect(self._thread.deleteLater)
        self._thread.start(QThread.Priority.LowPriority)

    def stop(self) -> None:
        """Stop it at its next strip; ``finished`` comes all the same."""
        self.is_stopped = True
        self._thread.requestInterruption()

    def _finish(self) -> None:
        self.is_sent = self._thread.is_sent
        problem = self._thread.problem
        self.finished.emit()
        if problem is not None:
            raise problem  # ours: the crash net tells


def hold(printer: QPrinter, size: tuple[float, float]) -> None:
    """Have the next sheet held as a page of a size is: across or upright."""
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if size[0] > size[1] else way.Portrait)
