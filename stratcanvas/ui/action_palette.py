# SPDX-License-Identifier: MIT
"""The list that Ctrl+Shift+P opens: every action and every card by its name.

One types a few letters of what one wants; Enter does it, or goes there.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Card
from stratcanvas.domain.names import kind_of, listed, name_of, own_words
from stratcanvas.domain.search import folded, rank
from stratcanvas.paint.assets import enlarged
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.tick_box import draw_row
from stratcanvas.safe_words import set_apart
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.stage.announcement import announce
from stratcanvas.stage.lists.search_list import GAP, SearchList
from stratcanvas.stage.scene import StageScene
from stratcanvas.ui.card_names import CardNames
from stratcanvas.ui.layout import Layout
from stratcanvas.words import tr

_WIDTH = 560
_KEY = Qt.ItemDataRole.UserRole
"""What a row stands for: an action's id or a card's."""
BESIDE, USABLE = _KEY + 1, _KEY + 2
"""What stands at a row's other end, and whether it can be done now."""
_MOST = 60
"""Rows that are listed at most: who does not find it among them types one more letter."""
_MOST_RECENT = 8
_AROUND, _TALL = 10, 10
"""Pixels beside what stands at a row's end, and above and below a row's words together."""


class _Row(NamedTuple):
    """What may be chosen: its id, its name, what stands at the other end, and whether it can."""

    key: str
    name: str
    beside: str
    usable: bool


class ActionPalette(SearchList):
    """All actions by name, with their keys, and all cards."""

    wide = _WIDTH
    least_wide = 280
    most_rows = 12

    def __init__(
        self,
        scene: StageScene,
        panels: Layout,
        opens: QAction,
        actions: Mapping[str, tuple[QAction, str]],
        remembered: RememberedState,
        why: Callable[[str], str],
    ) -> None:
        super().__init__(scene, panels.middle)
        self._panels, self._actions, self._remembered = panels, actions, remembered
        self._opens = opens  # it
        self._why = why  # an action can't be used now, by its id
        self._before: QWidget | None = None  # what had the keyboard
        self._cards = CardNames(self)  # none while it is closed
        self._cards.complete.connect(self._fill_up)
        self._rows = _RowDelegate(self.list)
        self.setAccessibleName(tr("Actions and cards"))
        self.title.setText(tr("Actions and cards"))
        self.filter.setPlaceholderText(tr("Type what you want to do, or words of a card"))
        self.filter.setAccessibleName(tr("Search actions and cards"))
        self.list.setAccessibleName(tr("Actions and cards"))
        self.list.setItemDelegate(self._rows)

    def begin(self, theme: Theme) -> None:
        """Open in the middle of the upper edge, in a theme's colours."""
        self._before = self.window().focusWidget()
        self.set_theme(theme)
        self.wide = enlarged(self.font(), _WIDTH)
        self._rows.colours = theme.muted, theme.refuse, theme.button_hover
        canvas = self.scene.session.canvas
        self.open_beside(canvas.id, QRect(), QRect())

    def end(self) -> None:
        """Close the list; the keyboard goes back to what had it."""
        self._cards.end()
        back = self.isAncestorOf(self.window().focusWidget() or self)
        super().end()
        if back:
            before = self._before
            place = before if before is not None and before.isVisible() else self.scene.views()[0]
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Do the current row's action, or go to its card; stay where that can't be done now."""
        item = self.list.currentItem()
        if item is None:
            return
        key = item.data(_KEY)
        if key not in self._actions:
            self.end()
            self._panels.around.go_to(key)
            return
        action, _ = self._actions[key]
        if not action.isEnabled():
            words = self._why(key) or tr("That can’t be used just now.")
            self.foot.setText(words)
            announce(self, words)
            self._lie()
            return
        self._remembered.recent_actions = [
            key,
            *(each for each in self._remembered.recent_actions if each != key),
        ][:_MOST_RECENT]
        self.end()
        action.trigger()

    def clicked(self, item: QListWidgetItem) -> None:
        """Do what Enter does on a row."""
        self.list.setCurrentItem(item)
        self.take()

    def gone_to(self) -> None:
        """Say the keys again."""
        self._say_keys(0)

    def fill(self) -> None:
        """List what has the typed words in its name, the best first; at first what was used."""
        if self.card is None:
            return
        typed = self.filter.text()
        rows, total = list(self._all_actions()), 0
        if folded(typed):
            rows, total = self._answers(typed)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(listed(row.name))
            item.setData(_KEY, row.key)
            item.setData(BESIDE, row.beside)
            item.setData(USABLE, row.usable)
            spoken = ", ".join(filter(None, (row.name, row.beside)))
            if not row.usable:
                spoken = tr("{action}, can’t be used just now").format(action=spoken)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.scrollToTop()
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        nothing = tr("No action and no card has these words. Type fewer of them.")
        self.empty.setText("" if self._cards.lacks_some else nothing)
        self._say_keys(total - len(rows))
        if self.isVisible():
            self._lie()

    def _fill_up(self) -> None:
        """List what has been found since, and stay on the row that one had gone to."""
        item = self.list.currentItem()
        key = item.data(_KEY) if item is not None and self.list.currentRow() > 0 else None
        self.fill()
        for row in range(self.list.count()):
            if key is not None and self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)

    def _say_keys(self, more: int) -> None:
        words = tr("Enter does it or goes to the card · ↓ and ↑ choose · Esc closes")
        if self._cards.lacks_some:
            words = tr("Still looking through the cards")
        elif more > 0:
            words = tr("{n} more: type another letter").format(n=more)
        self.foot.setText(words)

    def _all_actions(self) -> Iterator[_Row]:
        """Yield a row for each action, those that were used last first."""
        recent = [key for key in self._remembered.recent_actions if key in self._actions]
        for key in dict.fromkeys((*recent, *self._actions)):
            action, before = self._actions[key]
            name = before + action.text().replace("&&", "&")
            first = QKeySequence(action.shortcut())
            keys = first.toString(QKeySequence.SequenceFormat.NativeText)
            if keys and self.isRightToLeft():
                keys = set_apart(keys)  # "Ctrl++" must not turn
            yield _Row(key, name, keys, action.isEnabled())

    def _answers(self, typed: str) -> tuple[list[_Row], int]:
        """Return what holds every typed word, the best first: at its start, at a word's, within.

        An action that is called just so comes before all, also where it can't be used now. So many
        as are listed at most; and how many there are.
        """
        found = []
        for row in self._all_actions():
            place = rank(typed, row.name)
            if place is not None:
                is_it = folded(row.name.rstrip("…")) == folded(typed)
                found.append((-1 if is_it else place, not row.usable, row))
        found.sort(key=lambda each: each[:2])
        canvas, cards = self.scene.session.canvas, self._cards_with(typed)
        rows = [(place, False, _card_row(canvas, key)) for place, key in cards[:_MOST]]
        best = [row for *_, row in sorted((*found, *rows), key=lambda each: each[0])]
        return best[:_MOST], len(found) + len(cards)

    def _cards_with(self, typed: str) -> list[tuple[int, str]]:
        """Return how well each card answers that does, as ``search.rank`` has it, and its id."""
        canvas, phrase = self.scene.session.canvas, folded(typed)
        self._cards.begin(canvas)
        words, start = phrase.split(), f" {phrase}"
        found = [
            (0 if text.startswith(phrase) else 1 if start in text else 3, key)
            for key, text in self._cards.there.items()
            if key in canvas and all(word in text for word in words)
        ]
        return sorted(found, key=lambda each: each[0])

    def _key(self, event: QKeyEvent) -> bool:
        """Close at the key that opens it, too, once that was let go; else do what a list does."""
        if QKeySequence(event.keyCombination()) not in self._opens.shortcuts():
            return super()._key(event)
        if not self._held.keys.again(event):
            self.end()
        return True

    def _lie(self) -> None:
        """Lie in the middle of the upper edge."""
        super()._lie()
        area = self._area()
        self.move(area.left() + (area.width() - self.width()) // 2, 2 * GAP)


def _card_row(canvas: Canvas, key: str) -> _Row:
    record = canvas.get(key)
    words = own_words(record) if isinstance(record, Brief | Card) else ""
    return _Row(key, words or name_of(canvas, key), kind_of(canvas, key), usable=True)


class _RowDelegate(QStyledItemDelegate):
    """Draws a row's words at one end, and its key or kind at the other."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self.colours = "", "", ""

    @guarded(QSize(100, 24))
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row: one line, and room around it."""
        return QSize(60, max(24, self._view.fontMetrics().height() + _TALL))

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw a row: what can't be used just now is drawn back."""
        rect: QRect = option.rect
        muted, refuse, chosen = self.colours
        painter.save()
        if index == self._view.currentIndex():
            draw_row(painter, rect, QColor(chosen))
        inner = rect.adjusted(_AROUND, 0, -_AROUND, 0)
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        if self._view.isRightToLeft():
            right, left = left, right
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        metrics, beside = self._view.fontMetrics(), index.data(BESIDE)
        painter.setFont(self._view.font())
        painter.setPen(QColor(muted))
        painter.drawText(inner, right | middle, beside)
        room = metrics.horizontalAdvance(beside) + _AROUND if beside else 0
        inner.adjust(
            *((room, 0, 0, 0) if right is Qt.AlignmentFlag.AlignLeft else (0, 0, -room, 0))
        )
        painter.setPen(
            self._view.palette().text().color() if index.data(USABLE) else QColor(refuse)
        )
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words are read
        words = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, left | middle, words)
        painter.restore()


def action_palette(
    scene: StageScene,
    panels: Layout,
    remembered: RememberedState,
    actions: Mapping[str, str],
    why: Callable[[str], str],
) -> ActionPalette:
    """Return the window's list of actions and cards, made when it is first wanted.

    ``actions``: the ids of those that it has, each with words that stand before its own.
    ``why`` tells of such an id why it can't be used now, or "".
    """
    made: ActionPalette | None = panels.middle.findChild(ActionPalette)
    if made is None:
        known = {each.objectName(): each for each in panels.window().findChildren(QAction)}
        rows = {key: (known[key], words) for key, words in actions.items()}
        made = ActionPalette(scene, panels, known["palette"], rows, remembered, why)
    return made
