# SPDX-License-Identifier: MIT
"""Says to who hears the screen what is selected, what was connected or no longer is, the zoom.

One sentence, of however many cards. A row of the outline speaks for itself, and so does one card
or connector on the canvas, which a reader is led to (`reader`).
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.links import Link
from stratcanvas.domain.names import LONGEST, counted_kinds, name_of
from stratcanvas.safe_words import isolated
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.status import scale_words
from stratcanvas.words import tr

_PAUSE = 300
"""Milliseconds after the last step of zooming, in which no further one is to come."""


class Announcer(QObject):
    """Follows the selection of one window."""

    said = Signal(str)
    """A sentence, as it was given to the screen reader."""

    def __init__(self, context: ActionContext) -> None:
        super().__init__(context.view)
        self._session, self._selection, self._view = (
            context.session,
            context.selection,
            context.view,
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # of several changes in one go the last one counts
        self._soon.timeout.connect(self._tell)
        self._scaled = QTimer(self)
        self._scaled.setSingleShot(True)
        self._scaled.setInterval(_PAUSE)
        self._scaled.timeout.connect(self._tell_scale)
        self._scale = scale_words(self._view.zoom_factor)
        self._view.zoomed.connect(self._hear_zoom)
        self._selection.changed.connect(self._follow)
        self._session.changed.connect(self._hear)

    def _follow(self) -> None:
        if QAccessible.isActive():
            self._soon.start()

    def tell_again(self) -> None:
        """Say what is selected, if it is several cards: the keys have come back to them."""
        if len(self._selection.ids) > 1:
            self._follow()

    def _tell(self) -> None:
        ids = self._selection.ids
        if not self._view.isVisible():
            return  # in the matrix each cell speaks for itself
        if len(ids) > 1 or (not ids and self._view.hasFocus()):
            self._say(chosen_in_words(self._session.canvas, ids))

    def _hear_zoom(self) -> None:
        if QAccessible.isActive():
            self._scaled.start()  # anew at each step

    def _tell_scale(self) -> None:
        """Say how large cards are, if that is news: it may be fitted anew to what it was."""
        scale = scale_words(self._view.zoom_factor)
        if self._view.isVisible() and scale != self._scale:
            self._scale = scale
            self._say(tr("Zoom: {scale}").format(scale=scale))

    def _hear(self, changes: ChangeSet) -> None:
        if QAccessible.isActive() and self._view.isVisible():  # a cell of the matrix tells itself
            words = joined_in_words(self._session.canvas, changes)
            if words:
                self._say(words)

    def _say(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))
        self.said.emit(words)


def joined_in_words(canvas: Canvas, changes: ChangeSet) -> str:
    """Return what is said of one connector that came, went or was led elsewhere; "" of others."""
    came, went = [*changes.added.values()], [*changes.removed.values()]
    if len(came) > 1 or len(went) > 1 or not all(isinstance(each, Link) for each in came + went):
        return ""
    if came:
        (new,) = came
        assert isinstance(new, Link)
        said = tr("“{tactic}” is connected to problem {n}.")
        if canvas.problems_of[new.tactic] == (new.problem,):
            said = tr("“{tactic}” is connected to problem {n}. It counts.")
        return _told(canvas, new, said)
    for old in went:
        assert isinstance(old, Link)
        said = tr("“{tactic}” is no longer connected to problem {n}.")
        if old.tactic not in canvas.problems_of:
            said = tr("“{tactic}” is no longer connected to problem {n}. It does not count.")
        return _told(canvas, old, said)
    return ""


def _told(canvas: Canvas, link: Link, said: str) -> str:
    words = isolated(name_of(canvas, link.tactic), LONGEST)
    return said.format(tactic=words, n=canvas.number[link.problem])


def chosen_in_words(canvas: Canvas, ids: tuple[str, ...]) -> str:
    """Return what is said of a selection of several, or of none."""
    if not ids:
        return tr("Nothing selected")
    return tr("Selected: {cards}").format(cards=counted_kinds(canvas, ids))
