# SPDX-License-Identifier: MIT
"""The list that T opens with a problem selected: what could be made for it, found by typing.

Enter or a click takes a starter: its card is there, connected and titled, and open for typing. Esc
opens an empty card in its place. Until then nothing is changed.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QListView, QListWidgetItem, QWidget

from stratcanvas.coach.starters import Starter, starters_for
from stratcanvas.domain import search
from stratcanvas.domain.cards import TacticKind
from stratcanvas.domain.names import listed
from stratcanvas.paint.theme import Theme
from stratcanvas.stage.lists.search_list import SearchList
from stratcanvas.stage.lists.starter_rows import ROW, RowWords, StarterDelegate
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr, translated

_WIDTH, _LEAST, _LINE = 380, 310, 17
"""Pixels where a line of the window's letters is as high as the last of these."""
_MOST_SHOWN = 120
"""Letters of what is typed that its row shows: the field above has all."""
_OWN = ""
"""The key of the row for writing one's own; others have a starter's id."""


class StarterList(SearchList):
    """Starters for one problem; the last row is for writing one's own."""

    taken = Signal(str, object)
    """The problem, and the Starter that was chosen for it."""
    declined = Signal(str, str)
    """The problem: an empty card is wanted for it, or one with these words."""

    most_rows = 14

    def __init__(self, scene: StageScene, view: QWidget) -> None:
        super().__init__(scene, view)
        self._starters: tuple[Starter, ...] = ()
        kinds = [*(translated(kind.label) for kind in TacticKind), tr("Empty"), tr("Your words")]
        self._rows = StarterDelegate(self.list, scene.theme, kinds)
        self.filter.setPlaceholderText(tr("Type to find, ↑ ↓ to choose"))
        self.filter.setAccessibleName(tr("Find a tactic to begin with"))
        self.list.setAccessibleName(tr("Tactics to begin with"))
        self.list.setItemDelegate(self._rows)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.empty.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        super().set_theme(theme)
        self._rows.theme = theme
        self.list.viewport().update()

    def _measure(self) -> None:
        """Become as wide as letters of today's size ask."""
        grown = max(1.0, self.fontMetrics().height() / _LINE)
        self.wide, self.least_wide = round(_WIDTH * grown), round(_LEAST * grown)

    def begin(self, problem: str, near: QRect, frame: QRect) -> None:
        """Open beside a problem; its rectangle and the frame's are given in the view's pixels."""
        self._offer(problem)
        self._measure()
        self.open_beside(problem, near, frame)

    def _offer(self, problem: str) -> None:
        """Have the starters for a problem, as the canvas is now."""
        canvas = self.scene.session.canvas
        self._starters = starters_for(canvas, problem)
        heading = tr("New tactic for problem {n}").format(n=canvas.number[problem])
        self.setAccessibleName(heading)
        self.title.setText(heading)

    def _follow(self) -> None:
        if self.card is not None and self.card in self.scene.session.canvas:
            self._offer(self.card)
        super()._follow()

    def fill(self) -> None:
        """List the starters that hold every typed word, then the row for one's own."""
        if self.card is None:
            return
        rows = {each: self._words(each) for each in self._starters}
        said = ((each, f"{row.kind} {row.title}") for each, row in rows.items())
        found = search.matching(self.filter.text(), said)
        self.list.clear()
        for each in found:
            self._add(each.id, rows[each])
        typed = "" if found else self.filter.text().strip()
        self._add(_OWN, self._own(typed))
        self.foot.setText(
            tr("Enter makes a card of them")
            if typed
            else tr("Enter takes it · Esc: write it yourself")
        )
        self.list.setCurrentRow(0)

    def _words(self, starter: Starter) -> RowWords:
        kind, serves = translated(starter.kind.label), len(starter.connects)
        remark = tr("there already") if starter.there else ""
        if serves > 1:
            remark = ", ".join(part for part in (self._served(starter), remark) if part)
        return RowWords(kind, starter.aim, starter.title, remark)

    def _served(self, starter: Starter) -> str:
        """Return which of the problems one serves that serves several."""
        canvas, n = self.scene.session.canvas, len(starter.connects)
        if n == len(canvas.problems):
            return tr("connects to all {n} problems").format(n=n)
        if canvas.number[starter.connects[-1]] > n:  # as T was pressed on one further down
            return tr("connects to the first {n} problems and this one").format(n=n - 1)
        return tr("connects to the first {n} problems").format(n=n)

    def _own(self, typed: str) -> RowWords:
        """Return the last row: what is typed becomes the title where no starter is meant by it."""
        if not typed:
            return RowWords(tr("Empty"), None, tr("Write it yourself"), tr("Esc"))
        return RowWords(tr("Your words"), None, listed(typed, _MOST_SHOWN), "")

    def _add(self, key: str, words: RowWords) -> None:
        self._rows.words[key] = words
        said = (words.kind, words.title, "" if key == _OWN else words.remark)
        item = QListWidgetItem(", ".join(part for part in said if part))
        item.setData(ROW, key)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.list.addItem(item)

    def take(self) -> None:
        """Take the current row."""
        item, problem = self.list.currentItem(), self.card
        key = item.data(ROW) if item is not None else _OWN
        starter = next((each for each in self._starters if each.id == key), None)
        if problem is None or starter is None:
            self.escape()
            return
        self.end()
        self.taken.emit(problem, starter)

    def clicked(self, item: QListWidgetItem) -> None:
        """Take a row."""
        self.list.setCurrentItem(item)
        self.take()

    def escape(self) -> None:
        """Close the list and ask for an empty card, or for one with what was typed in vain."""
        problem, only_own = self.card, self.list.count() == 1
        words = self.filter.text().strip() if only_own else ""
        self.end()
        if problem is not None:
            self.declined.emit(problem, words)
