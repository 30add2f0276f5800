# SPDX-License-Identifier: MIT
"""The list that K, S and a click on a chip open: what a card is, or how far, chosen by arrows or a
letter or two.

Enter or a click takes it, for all selected cards of its kind, in one step of undo. Esc changes
nothing.
"""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QListWidgetItem, QWidget

from stratcanvas.domain import commands, search
from stratcanvas.domain.cards import Tactic
from stratcanvas.domain.fields import field_of
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.assets import enlarged
from stratcanvas.qt.tick_box import LEAST_ROW
from stratcanvas.stage.announcement import announce
from stratcanvas.stage.lists.search_list import SearchList
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr, translated

_WIDTH = 240
_ROLE = Qt.ItemDataRole.UserRole


class ChoiceList(SearchList):
    """The values of one field of cards; the one that stands there is ticked, and in hand."""

    wide = least_wide = _WIDTH
    most_rows = 12

    def __init__(self, scene: StageScene, view: QWidget) -> None:
        super().__init__(scene, view)
        self._kind: type[Any] = Tactic
        self._field = field_of(Tactic, "kind")
        self.filter.setPlaceholderText(tr("Type to filter"))
        self.list.setUniformItemSizes(True)
        self.empty.setText(tr("Nothing is called so. Type less of it."))
        self.foot.setText(tr("Enter takes it · Esc changes nothing"))

    @property
    def field(self) -> str:
        """Return the name of the field that it was last opened for."""
        return self._field.name

    def choose(self, field: str, card: str, near: QRect, frame: QRect) -> None:
        """Open for a field of the selected cards, beside one; in the view's pixels."""
        self._kind = type(self.scene.session.canvas.get(card))
        self._field = field_of(self._kind, field)
        self.wide = self.least_wide = enlarged(self.font(), _WIDTH)
        label = translated(self._field.label)
        self.setAccessibleName(label)
        self.title.setText(label)
        self.filter.setAccessibleName(tr("Filter: {field}").format(field=label))
        self.list.setAccessibleName(label)
        self.open_beside(card, near, frame)

    def fill(self) -> None:
        """List the values that hold the typed words, the best first; at first the one there."""
        if self.card is None:
            return
        now = getattr(self.scene.session.canvas.get(self.card), self._field.name, None)
        assert self._field.choices is not None
        values = {each.value: each for each in self._field.choices}
        named = ((key, translated(each.label)) for key, each in values.items())
        self.list.clear()
        for key in search.matching(self.filter.text(), named):
            words, chosen = translated(values[key].label), values[key] is now
            item = QListWidgetItem(f"{words}  ✓" if chosen else words)
            item.setSizeHint(QSize(0, max(LEAST_ROW, self.list.fontMetrics().height() + 6)))
            item.setData(_ROLE, key)
            if chosen:
                said = tr("{value}, chosen now").format(value=words)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
            if chosen and not self.filter.text():
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.empty.setVisible(self.list.count() == 0)

    def take(self) -> None:
        """Give all selected cards of this kind the current value and close the list."""
        row = self.list.currentItem()
        if row is None or self.card is None:
            return
        session, field = self.scene.session, self._field
        assert field.choices is not None
        value = field.choices.of(row.data(_ROLE))
        canvas, kind = session.canvas, self._kind
        cards = [key for key in self.scene.selection.ids if isinstance(canvas.get(key), kind)]
        self.end()
        changes = commands.set_field(canvas, cards, field.name, value)
        if session.do(StepLabel.of_field(kind, field.name), changes):
            announce(self.scene.parent(), f"{translated(field.label)}: {translated(value.label)}")

    def space(self) -> bool:
        """Take the current row, as Enter does."""
        self.take()
        return True

    def clicked(self, item: QListWidgetItem) -> None:
        """Take a row."""
        self.list.setCurrentItem(item)
        self.take()
