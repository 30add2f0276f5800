# SPDX-License-Identifier: MIT
"""Says what is selected to who hears the screen: one sentence, of however many cards.

A row of the outline speaks for itself, and a card on the canvas does not: it is no widget.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.names import counted_kinds, kind_of, spoken
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.words import tr


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
        self._selection.changed.connect(self._follow)

    def _follow(self) -> None:
        if QAccessible.isActive():
            self._soon.start()

    def _tell(self) -> None:
        ids = self._selection.ids
        if not self._view.isVisible():
            return  # in the matrix each cell speaks for itself
        if len(ids) > 1 or self._view.hasFocus():
            words = chosen_in_words(self._session.canvas, ids)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))
            self.said.emit(words)


def chosen_in_words(canvas: Canvas, ids: tuple[str, ...]) -> str:
    """Return what is said of a selection: a card as its row says it, of several how many."""
    if not ids:
        return tr("Nothing selected")
    if len(ids) > 1:
        return tr("Selected: {cards}").format(cards=counted_kinds(canvas, ids))
    return kind_of(canvas, ids[0]) if ids[0] in canvas.links else spoken(canvas, ids[0])
