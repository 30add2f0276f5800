# SPDX-License-Identifier: MIT
"""The list that C opens: the cards that one may be connected to, found by typing.

Enter connects the best match and closes the list. Down goes to the rows, where Space connects and
disconnects, each time in a step of undo of its own.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListWidgetItem, QWidget

from stratcanvas.domain import commands, outline, search
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.links import may_join
from stratcanvas.domain.names import choice_name, listed, own_words
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.assets import enlarged
from stratcanvas.qt.tick_box import TickDelegate
from stratcanvas.qt.undo_keys import forget_typing
from stratcanvas.safe_words import isolated
from stratcanvas.stage.lists.search_list import INSET, SearchList
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr, trn

_WIDTH, _MOST_ROWS = 340, 12
MOST_LISTED = 200
"""More rows than this nobody walks through: one types to find the others."""
_ROLE = Qt.ItemDataRole.UserRole


def candidates(derived: Derived, card: str) -> list[str]:
    """Return the cards of the other side, in reading order."""
    canvas = derived.canvas
    if isinstance(canvas.get(card), Tactic):
        return [problem.id for problem in canvas.ranked]
    return [key for key in outline.reading_order(derived) if key in canvas.tactics]


class Picker(SearchList):
    """A filter field over a list; Space or Enter toggles the link of the current row."""

    wide = least_wide = _WIDTH
    most_rows = _MOST_ROWS

    def __init__(self, scene: StageScene, view: QWidget) -> None:
        super().__init__(scene, view)
        self._chosen: str | None = None  # the row that the person went to
        self._names: dict[str, str] = {}  # of the cards to connect, once something is typed
        self._named: Canvas | None = None  # for which they are that
        self.filter.setPlaceholderText(tr("Type to filter"))
        self.filter.setAccessibleName(tr("Filter the cards to connect"))
        self.list.setAccessibleName(tr("Cards to connect"))
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(TickDelegate(self.list))
        self._even_digits()

    def begin(self, card: str, near: QRect, frame: QRect) -> None:
        """Open beside a card; its rectangle and the frame's are given in the view's pixels."""
        self._chosen = None
        self.wide = self.least_wide = enlarged(self.font(), _WIDTH)
        record = self.scene.session.canvas.get(card)
        assert isinstance(record, Problem | Tactic)
        words = own_words(record) or tr("this card")
        self.setAccessibleName(self.named().format(card=isolated(words)))
        self.title.setText(self._heading(words))
        self.open_beside(card, near, frame)

    def _even_digits(self) -> None:
        """Let the words of all problems begin at one edge, whatever the number before them."""
        letters = self.list.font()
        letters.setFeature(QFont.Tag("tnum"), 1)
        self.list.setFont(letters)

    def keys(self) -> str:
        """Return what stands at the foot: what the keys do."""
        return tr("Enter connects · ↓ and Space connect several · Esc ends")

    def named(self) -> str:
        """Return the title, with ``{card}`` where the card's words go."""
        return tr("Connect “{card}” with")

    @staticmethod
    def key_of(row: QListWidgetItem) -> str:
        """Return the id of a row's card."""
        return str(row.data(_ROLE))

    def _heading(self, words: str) -> str:
        """Return the title with a card's words in it, cut with … where they are too long."""
        title, words = self.named(), listed(words)
        metrics = self.title.fontMetrics()
        width = self.wide - 2 * INSET - 4 - metrics.horizontalAdvance(title.format(card=""))
        return title.format(
            card=isolated(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
        )

    def take(self) -> None:
        """Connect the current row, if it is not yet, and close the list; stay if there is none."""
        row = self.list.currentItem()
        if row is not None:
            if row.checkState() is not Qt.CheckState.Checked:
                self.toggle()
            self.end()

    def toggle(self) -> None:
        """Connect the current row, or disconnect it."""
        row = self.list.currentItem()
        canvas = self.scene.session.canvas
        if row is None or self.card is None:
            return
        other = self._chosen = self.key_of(row)
        link = may_join(canvas, self.card, other)
        linked = link is not None and link.id in canvas.links
        changes = commands.toggle_link(canvas, self.card, other)
        label = StepLabel("disconnect") if linked else StepLabel("connect")
        if self.scene.session.do(label, changes):
            forget_typing(self.filter)  # undo takes the last back first: that is this step

    def space(self) -> bool:
        """Connect or disconnect the current row."""
        self.toggle()
        return True

    def clicked(self, item: QListWidgetItem) -> None:
        """Connect or disconnect a row."""
        self.list.setCurrentItem(item)
        self.toggle()

    def gone_to(self) -> None:
        """Remember the row, which stays current while it is listed."""
        item = self.list.currentItem()
        self._chosen = item.data(_ROLE) if item is not None else None

    def fill(self) -> None:
        """List the cards that hold every typed word, the best first.

        The row that the person went to stays current while it is listed; else the best is.
        """
        if self.card is None:
            return
        canvas, typed = self.scene.session.canvas, self.filter.text()
        everything = candidates(self.scene.session.derived, self.card)
        found = everything
        if typed.strip():
            names = self._names_of(canvas, everything)
            found = search.matching(typed, ((key, names[key]) for key in everything))
        rest = len(found) - MOST_LISTED
        self.foot.setText(_how_to_find(rest) if rest > 0 else self.keys())
        self.list.clear()
        mirrored = self.isRightToLeft()
        for key in found[:MOST_LISTED]:
            item = QListWidgetItem(listed(choice_name(canvas, key, mirrored=mirrored)))
            item.setData(_ROLE, key)
            link = may_join(canvas, self.card, key)
            linked = link is not None and link.id in canvas.links
            item.setCheckState(Qt.CheckState.Checked if linked else Qt.CheckState.Unchecked)
            if linked:
                said = tr("{card}, connected").format(card=listed(choice_name(canvas, key)))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
            if key == self._chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.setText(self._why_empty(canvas, bool(everything)))

    def _names_of(self, canvas: Canvas, keys: list[str]) -> dict[str, str]:
        """Return what cards are called, at least these: anew when a card of either side differs."""
        known = self._named
        same = known is not None and known.tactics is canvas.tactics
        if known is None or not same or known.problems is not canvas.problems:
            self._names = {}
        self._named = canvas
        if keys and keys[0] not in self._names:
            self._names |= {key: choice_name(canvas, key) for key in keys}
        return self._names

    def _why_empty(self, canvas: Canvas, anything: bool) -> str:
        if anything:
            return tr("No card holds these words. Type fewer of them.")
        if isinstance(canvas.get(self.card or ""), Tactic):
            return tr("There is no problem yet. Press Esc, then P to add one.")
        return tr("There is no tactic yet. Press Esc, then T to add one.")


def _how_to_find(rest: int) -> str:
    words = trn("{n:,} more: type to find it", "{n:,} more: type to find them", rest)
    return words.format(n=rest)
