# SPDX-License-Identifier: MIT
"""While a step of very many cards holds the window, the pointer and the status bar say so."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.status import StatusBar
from stratcanvas.words import mark_n, translated_n

MANY = 3_000
"""Cards and connectors: a step of so many takes some 0.2 s."""
_UNDONE = mark_n("Undoing a step of {n:,} card…", "Undoing a step of {n:,} cards…")
_REDONE = mark_n("Redoing a step of {n:,} card…", "Redoing a step of {n:,} cards…")
_OTHER = mark_n("Changing {n:,} card…", "Changing {n:,} cards…")
_DONE = {
    "add-problems": mark_n("Adding {n:,} problem…", "Adding {n:,} problems…"),
    "cut-cards": mark_n("Cutting {n:,} card…", "Cutting {n:,} cards…"),
    "delete-cards": mark_n("Deleting {n:,} card…", "Deleting {n:,} cards…"),
    "duplicate-cards": mark_n("Duplicating {n:,} card…", "Duplicating {n:,} cards…"),
    "move-cards": mark_n("Moving {n:,} card…", "Moving {n:,} cards…"),
    "paste-cards": mark_n("Pasting {n:,} card…", "Pasting {n:,} cards…"),
    "tidy": mark_n("Tidying {n:,} card…", "Tidying {n:,} cards…"),
}
"""The id of a step → what is said while it is done."""


class WaitSign:
    """The sign of one window."""

    def __init__(self, status: StatusBar) -> None:
        self._status = status
        self._is_shown = False

    @contextmanager
    def shown(self, label: StepLabel | None, count: int) -> Iterator[None]:
        """Show a step on so many cards and connectors from before it begins until it is over,
        however it ends; what is inside another is part of that.
        """
        if label is None or count < MANY or self._is_shown:
            yield
            return
        self._is_shown = True
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._status.say_at_once(words_of(label, count))
            yield
        finally:
            self._is_shown = False
            QGuiApplication.restoreOverrideCursor()
            self._status.take_back()


def words_of(label: StepLabel, count: int) -> str:
    """Return what is said while a step is done on so many cards, if it does not know how many."""
    n = count if label.n is None else label.n
    row = {"undo": _UNDONE, "redo": _REDONE}.get(label.way) or _DONE.get(label.id, _OTHER)
    return translated_n(*row, n).format(n=n)
