# SPDX-License-Identifier: MIT
"""The list that C opens on a connector: the cards that one of its ends may be led to.

Enter or a click leads it there, in one step of undo. The other end keeps its card.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from stratcanvas.domain import commands
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.lists.picker import Picker
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr


class LeadList(Picker):
    """Cards to lead a connector to; those that are connected already are ticked."""

    led = Signal(str, str)
    """The connector that came of it, and the card that kept its end."""

    def __init__(self, scene: StageScene, view: QWidget) -> None:
        super().__init__(scene, view)
        self._link = ""
        scene.disturbed.connect(self._see_link)

    def lead(self, link: str, keeps: str, near: QRect, frame: QRect) -> None:
        """Open for a connector that keeps one of its cards, beside that."""
        self._link = link
        self.begin(keeps, near, frame)

    def keys(self) -> str:
        """Return what stands at the foot: what the keys do."""
        return tr("Enter leads the connector there · Esc leaves it")

    def named(self) -> str:
        """Return the title, with ``{card}`` where the card's words go."""
        return tr("Connect “{card}” instead with")

    def fill(self) -> None:
        """List the cards; the best one that is not connected yet is in hand."""
        super().fill()
        rows = [self.list.item(row) for row in range(self.list.count())]
        if not self.in_rows:
            free = (each for each in rows if each.checkState() is Qt.CheckState.Unchecked)
            self.list.setCurrentItem(next(free, self.list.currentItem()))

    def take(self) -> None:
        """Lead the connector to the current row and close the list; stay if it can't go there."""
        row, keeps = self.list.currentItem(), self.card
        if row is None or keeps is None:
            return
        session = self.scene.session
        changes = commands.reconnect(session.canvas, self._link, self.key_of(row))
        if not changes:
            self.scene.hint.emit(tr("Already connected"))
            return
        self.end()
        if session.do(StepLabel("reconnect"), changes):
            self.led.emit(next(iter(changes.added)), keeps)

    def space(self) -> bool:
        """Leave Space to what is typed."""
        return False

    def clicked(self, item: QListWidgetItem) -> None:
        """Lead the connector to a row."""
        self.list.setCurrentItem(item)
        self.take()

    def _see_link(self, changes: ChangeSet) -> None:
        if self._link in changes.removed:
            self.end()
