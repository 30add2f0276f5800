# SPDX-License-Identifier: MIT
"""The list that C opens: the cards that one may be connected to, found by typing.

Enter connects the best match and closes the list. Down goes to the rows, where Space connects and
disconnects, each time in a step of undo of its own. It is a child of the view, not a dialog.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain import commands, outline, search
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.links import may_join
from stratcanvas.domain.names import choice_name, listed, own_words
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.qt.tick_box import TickDelegate
from stratcanvas.qt.undo_keys import goes_to_window
from stratcanvas.safe_words import isolated
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr

_WIDTH, _INSET, _GAP = 340, 12, 12
_MOST_ROWS = 12
_ROLE = Qt.ItemDataRole.UserRole


def candidates(derived: Derived, card: str) -> list[tuple[str, str]]:
    """Return (id, words) of each card of the other side, in reading order."""
    canvas = derived.canvas
    if isinstance(canvas.get(card), Tactic):
        keys = [problem.id for problem in canvas.ranked]
    else:
        keys = [key for key in outline.reading_order(derived) if key in canvas.tactics]
    return [(key, choice_name(canvas, key)) for key in keys]


class Picker(QFrame):
    """A filter field over a list; Space or Enter toggles the link of the current row."""

    ended = Signal()

    def __init__(self, scene: StageScene, view: QWidget) -> None:
        super().__init__(view)
        self._scene, self._view = scene, view
        self.card: str | None = None
        self._chosen: str | None = None  # the row that the person went to
        self._in_rows = False  # Space toggles there; else it is a letter of what is typed
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.title = plain_label("", self)
        self.filter = QLineEdit(self)
        self.filter.setAcceptDrops(False)
        self.filter.setPlaceholderText(tr("Type to filter"))
        self.filter.setAccessibleName(tr("Filter the cards to connect"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Cards to connect"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = plain_label("", self, wraps=True)
        hint = tr("Enter connects · ↓ and Space connect several · Esc ends")
        self.foot = plain_label(hint, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INSET, 12, _INSET, 10)
        column.setSpacing(8)
        for widget in (self.title, self.filter, self.empty, self.list, self.foot):
            column.addWidget(widget)
        self.filter.installEventFilter(self)
        self.filter.textChanged.connect(self._fill)
        self.list.itemClicked.connect(self._clicked)
        scene.disturbed.connect(self._follow)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self.setStyleSheet(
            f"Picker {{ background: {theme.panel}; border: 1px solid {theme.muted};"
            f" border-radius: 8px; }}"
            f"QLabel {{ color: {theme.text}; background: transparent; }}"
            f"QLineEdit {{ background: {theme.field}; color: {theme.text}; padding: 5px;"
            f" border: 1px solid {theme.border}; border-radius: 5px; }}"
            f"QLineEdit:focus {{ border-color: {theme.select}; }}"
            f"QListWidget {{ background: {theme.panel}; color: {theme.text}; border: none;"
            f" selection-background-color: {theme.button_hover};"
            f" selection-color: {theme.text}; }}"
        )
        self.foot.setStyleSheet(f"color: {theme.muted}; font-size: 11px;")
        self.empty.setStyleSheet(f"color: {theme.muted};")

    def begin(self, card: str, near: QRect, frame: QRect) -> None:
        """Open beside a card; its rectangle and the frame's are given in the view's pixels."""
        self.card, self._chosen, self._in_rows = card, None, False
        canvas = self._scene.session.canvas
        record = canvas.get(card)
        assert isinstance(record, Problem | Tactic)
        words = own_words(record) or tr("this card")
        self.setAccessibleName(tr("Connect “{card}” with").format(card=isolated(words)))
        self.title.setText(self._heading(words))
        self.filter.setText("")  # clear() could be undone
        self.list.clear()
        self._fill()
        self.ensurePolished()
        self.setGeometry(_beside(near, frame, self._view.rect(), self._size()))
        self.show()
        self.raise_()
        self.filter.setFocus()

    def _heading(self, words: str) -> str:
        """Return the title with a card's words in it, cut with … where they are too long."""
        title, words = tr("Connect “{card}” with"), listed(words)
        metrics = self.title.fontMetrics()
        width = _WIDTH - 2 * _INSET - 4 - metrics.horizontalAdvance(title.format(card=""))
        return title.format(
            card=isolated(metrics.elidedText(words, Qt.TextElideMode.ElideRight, width))
        )

    def _size(self) -> QSize:
        """Return the size that shows every row, within reason, and no more."""
        rows = min(self.list.count(), _MOST_ROWS)
        self.list.setFixedHeight(rows * max(0, self.list.sizeHintForRow(0)))
        column = self.layout()
        assert column is not None
        high = column.totalSizeHint().height()
        return QSize(_WIDTH, max(high, column.totalHeightForWidth(_WIDTH)))

    def end(self) -> None:
        """Close the list."""
        if self.card is None:
            return
        self.card = None
        self.ended.emit()
        self.hide()

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
        canvas = self._scene.session.canvas
        if row is None or self.card is None:
            return
        other = self._chosen = str(row.data(_ROLE))
        link = may_join(canvas, self.card, other)
        linked = link is not None and link.id in canvas.links
        changes = commands.toggle_link(canvas, self.card, other)
        label = StepLabel("disconnect") if linked else StepLabel("connect")
        self._scene.session.do(label, changes)

    def _fill(self) -> None:
        """List the cards that hold every typed word, the best first.

        The row that the person went to stays current while it is listed; else the best is.
        """
        if self.card is None:
            return
        canvas = self._scene.session.canvas
        everything = dict(candidates(self._scene.session.derived, self.card))
        self.list.clear()
        for key in search.matching(self.filter.text(), everything.items()):
            words = everything[key]
            item = QListWidgetItem(listed(words))
            item.setData(_ROLE, key)
            link = may_join(canvas, self.card, key)
            linked = link is not None and link.id in canvas.links
            item.setCheckState(Qt.CheckState.Checked if linked else Qt.CheckState.Unchecked)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.list.addItem(item)
            if key == self._chosen:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentRow(0)
        found = self.list.count() > 0
        self.list.setVisible(found)
        self.empty.setVisible(not found)
        self.empty.setText(self._why_empty(canvas, bool(everything)))

    def _why_empty(self, canvas: Canvas, anything: bool) -> str:
        if anything:
            return tr("No card holds these words. Type fewer of them.")
        if isinstance(canvas.get(self.card or ""), Tactic):
            return tr("There is no problem yet. Press Esc, then P to add one.")
        return tr("There is no tactic yet. Press Esc, then T to add one.")

    def _follow(self) -> None:
        if self.card is not None and self.card not in self._scene.session.canvas:
            self.end()
        self._fill()

    def _clicked(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self.toggle()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the filter field's keys steer the list."""
        kind = event.type()
        if kind is QEvent.Type.FocusOut:
            if not self.isAncestorOf(self.window().focusWidget() or self):
                self.end()
            return False
        if kind is QEvent.Type.ShortcutOverride:
            own = self.filter
            if not goes_to_window(event, undo=own.isUndoAvailable(), redo=own.isRedoAvailable()):
                event.accept()
            return True
        return isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress and self._key(event)

    def _go_to(self, row: int) -> None:
        self.list.setCurrentRow(row)
        item = self.list.currentItem()
        self._chosen = item.data(_ROLE) if item is not None else None

    def _key(self, event: QKeyEvent) -> bool:
        last = self.list.count() - 1
        row = self.list.currentRow()
        toggles = self._in_rows or not self.filter.text()  # nothing that is looked for begins so
        match event.key():
            case Qt.Key.Key_Escape:
                self.end()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.take()
            case Qt.Key.Key_Space if toggles:
                self._in_rows = True
                self.toggle()
            case Qt.Key.Key_Down:
                self._in_rows = True
                self._go_to(min(row + 1, last))
            case Qt.Key.Key_Up:
                self._in_rows = self._in_rows and row > 0
                self._go_to(max(row - 1, 0))
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass
            case _:
                if event.text():
                    self._in_rows = False  # typing goes on
                return False
        return True


def _beside(card: QRect, frame: QRect, area: QRect, size: QSize) -> QRect:
    """Return where the list opens: near the card, inside the view, off the frame if it can be."""
    x = min(card.left(), area.right() - _GAP - size.width())
    y = min(card.top(), area.bottom() - _GAP - size.height())
    corners = [
        QPoint(card.right() + _GAP, y),
        QPoint(card.left() - _GAP - size.width(), y),
        QPoint(x, card.bottom() + _GAP),
        QPoint(x, card.top() - _GAP - size.height()),
    ]
    inside = [place for corner in corners if area.contains(place := QRect(corner, size))]
    off = [place for place in inside if not place.intersects(frame)]
    if off or inside:
        return (off or inside)[0]
    return QRect(QPoint(max(area.left() + _GAP, x), max(area.top() + _GAP, y)), size)
