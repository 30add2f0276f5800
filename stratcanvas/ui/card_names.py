# SPDX-License-Identifier: MIT
"""The names of all that lies on a canvas, folded as they are compared, for the list of actions.

Of very many the first are there at once, and the rest between two turns of the window's loop.
"""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Card
from stratcanvas.domain.names import own_words
from stratcanvas.domain.search import folded

AT_ONCE = 2_000
"""Names that are folded in one go."""
_TURN = 0.008
"""Seconds of a piece of the work after that."""


class CardNames(QObject):
    """Folded names by card, in the order in which one reads them."""

    complete = Signal()
    """The rest of them is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.there: dict[str, str] = {}
        self._rest: Iterator[Brief | Card] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def lacks_some(self) -> bool:
        """Tell whether some are not there yet."""
        return self._timer.isActive()

    def begin(self, canvas: Canvas) -> None:
        """Have the names of a canvas, unless they are there or come already."""
        if self.there:
            return
        self._rest = _read_records(canvas)
        for _ in range(AT_ONCE):
            if not self._take():
                return
        self._timer.start()

    def end(self) -> None:
        """Have none any more."""
        self._timer.stop()
        self.there, self._rest = {}, None

    def _take(self) -> bool:
        """Have one more; tell whether there was one."""
        record = next(self._rest, None) if self._rest is not None else None
        if record is not None:
            self.there[record.id] = folded(own_words(record))
        return record is not None

    def _go_on(self) -> None:
        until = perf_counter() + _TURN
        while perf_counter() < until:
            if not self._take():
                self._timer.stop()
                self.complete.emit()
                return


def _read_records(canvas: Canvas) -> Iterator[Brief | Card]:
    """Walk over all that has a name: customer, strategy, problems by rank, tactics, notes."""
    yield canvas.brief
    yield canvas.strategy
    yield from canvas.ranked
    yield from canvas.tactics.values()
    yield from canvas.notes.values()
