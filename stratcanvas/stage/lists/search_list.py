# SPDX-License-Identifier: MIT
"""A list beside a card that one searches by typing: the keys of its field steer the rows.

It is a child of the view, not a dialog, lies wholly inside it, and ends when the keyboard goes.
What stands in the rows, and what taking one does, is said by whoever derives from it.
"""

from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFontInfo, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.held_key import HeldKey
from stratcanvas.qt.labels import OwnSentence
from stratcanvas.qt.undo_keys import goes_to_window
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.viewport import Viewport
from stratcanvas.words import tr

INSET, GAP = 12, 12
_FOOT = 0.85
"""How large the words at the foot are beside the others."""
_Key = Qt.Key


class SearchList(QFrame):
    """A title, a field, the rows that hold what is typed in it, and a line at the foot."""

    ended = Signal()
    wide: int
    """How wide it is where there is room, in pixels."""
    least_wide: int
    """How wide it is at least, though it then covers a part of the card."""
    most_rows: int
    """How many rows are shown at once at most."""

    def __init__(self, scene: StageScene, view: QWidget) -> None:
        super().__init__(view)
        self.scene, self._view = scene, view
        self.card: str | None = None
        """The card that it was opened for; None while it is closed."""
        self.in_rows = False
        """Whether the person went to the rows, and has typed nothing since."""
        self.left_by_press = ""
        """The card that it was open for until the last press on the canvas closed it."""
        self._left = ""
        self._near = self._frame = QRect()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.title = OwnSentence(self, wraps=False)
        self.filter = QLineEdit(self)
        self.filter.setAcceptDrops(False)
        self.filter.setMaxLength(LONGEST_TEXT)  # what is typed may become a title
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self.filter)  # else a click on a row gives the canvas the keyboard
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = OwnSentence(self)
        self.foot = OwnSentence(self)
        small = self.foot.font()
        small.setPointSizeF(QFontInfo(small).pointSizeF() * _FOOT)
        self.foot.setFont(small)
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 12, INSET, 10)
        column.setSpacing(8)
        for widget in (self.title, self.filter, self.empty, self.list, self.foot):
            column.addWidget(widget)
        self.filter.installEventFilter(self)
        self._held = HeldKey(self.filter)
        view.installEventFilter(self)
        self.filter.textChanged.connect(self.fill)
        self.filter.inputRejected.connect(self._say_full)
        self.list.itemClicked.connect(self.clicked)
        self.list.currentItemChanged.connect(self._tell)
        self.list.itemSelectionChanged.connect(self._soon_heard)
        scene.disturbed.connect(self._follow)
        self.hide()

    # ---- what each kind of list says

    def fill(self) -> None:
        """List what holds the typed words, the best first."""

    def take(self) -> None:
        """Do what Enter does."""

    def clicked(self, item: QListWidgetItem) -> None:
        """Do what a click on a row does."""

    def escape(self) -> None:
        """Do what Esc does: close the list."""
        self.end()

    def space(self) -> bool:
        """Do what Space does in the rows; False: it is a letter of what is typed."""
        return False

    def gone_to(self) -> None:
        """Hear that the person went to another row."""

    # ---- what all do alike

    def _say_full(self) -> None:
        """Say that the field took no more of what was typed or pasted."""
        words = tr("A card holds {most} characters; what is beyond that was not put in.")
        self.scene.hint.emit(words.format(most=f"{LONGEST_TEXT:,}"))

    def _soon_heard(self) -> None:
        if QAccessible.isActive():
            QTimer.singleShot(0, self, self._hear)  # then the current row is there, too

    def _hear(self) -> None:
        """Take what a screen reader does with a row for a click: it selects it, or lets it go.

        Keys and mouse go to the row as well; so that what is selected is the current row.
        """
        chosen, current = self.list.selectedItems(), self.list.currentItem()
        if self.card is not None and current is not None and chosen != [current]:
            self.clicked(chosen[0] if chosen else current)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self.setStyleSheet(
            f"SearchList {{ background: {theme.panel}; border: 1px solid {theme.muted};"
            f" border-radius: 8px; }}"
            f"QLabel {{ color: {theme.text}; background: transparent; }}"
            f"QLineEdit {{ background: {theme.field}; color: {theme.text}; padding: 5px;"
            f" border: 1px solid {theme.border}; border-radius: 5px; }}"
            f"QLineEdit:focus {{ border-color: {theme.select}; }}"
            f"QListWidget {{ background: {theme.panel}; color: {theme.text}; border: none;"
            f" selection-background-color: {theme.button_hover};"
            f" selection-color: {theme.text}; }}"
            f"QListWidget::item {{ border-radius: 5px; }}"
            f"QListWidget::item:selected {{ background: {theme.button_hover};"
            f" color: {theme.text}; }}"
        )
        self.foot.setStyleSheet(f"color: {theme.muted};")
        self.empty.setStyleSheet(f"color: {theme.muted};")

    def open_beside(self, card: str, near: QRect, frame: QRect) -> None:
        """Open beside a card; its rectangle and the frame's are given in the view's pixels."""
        self.card, self.in_rows = card, False
        self._near, self._frame = near, frame
        self._held.begin()
        self.filter.setText("")  # clear() could be undone
        self.list.clear()
        self.fill()
        self.ensurePolished()
        self._lie()
        self.list.scrollToTop()
        self.show()
        self.raise_()
        self.filter.setFocus()

    def end(self) -> None:
        """Close the list."""
        if self.card is None:
            return
        self.card = None
        self.ended.emit()
        self.hide()

    def _lie(self) -> None:
        """Take the size that shows every row, within reason, inside the view; no more than it.

        Where some rows have no room, the last one that has is seen whole.
        """
        area = self._area()
        wide = min(self.wide, max(self.least_wide, _room_beside(self._near, area)))
        wide = min(wide, area.width() - 2 * GAP)
        self.list.setFixedWidth(wide - 2 * INSET)  # how high a row is may follow from it
        column = self.layout()
        assert column is not None
        rows = [self.list.sizeHintForRow(row) for row in range(self.list.count())]
        self.list.setFixedHeight(sum(rows[: self.most_rows]))
        high = max(column.totalSizeHint().height(), column.totalHeightForWidth(wide))
        if high > area.height() - 2 * GAP:
            over = high - (area.height() - 2 * GAP)
            least = 2 * self.fontMetrics().lineSpacing()
            room, before = max(least, self.list.height() - over), self.list.height()
            self.list.setFixedHeight(_of_whole_rows(rows, room))
            high -= before - self.list.height()
        self.setGeometry(_beside(self._near, self._frame, area, QSize(wide, high)))

    def _area(self) -> QRect:
        """Return where it may lie: in the view, beside what is opened over that."""
        canvas = self.scene.views()[0]
        left, right = canvas.camera.aside if isinstance(canvas, Viewport) else (0, 0)
        return self._view.rect().adjusted(left, 0, -right, 0)

    def _follow(self) -> None:
        if self.card is not None and self.card not in self.scene.session.canvas:
            self.end()
        self.fill()

    def _tell(self, item: QListWidgetItem | None) -> None:
        """Let a screen reader, which is with the field, say the row that Enter would take."""
        words = "" if item is None else item.data(Qt.ItemDataRole.AccessibleTextRole) or item.text()
        self.filter.setAccessibleDescription(words)

    @guarded(None)
    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Stay inside the view, which takes its children along when it scrolls."""
        if self.card is not None:
            area = self._area().adjusted(GAP, GAP, -GAP, -GAP)
            x = max(area.left(), min(self.x(), area.right() + 1 - self.width()))
            y = max(area.top(), min(self.y(), area.bottom() + 1 - self.height()))
            self.move(x, y)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the field's keys steer the rows, and stay inside a view that becomes smaller."""
        kind = event.type()
        if watched is not self.filter:
            if kind is QEvent.Type.Resize and self.card is not None:
                self._lie()
            elif kind is QEvent.Type.MouseButtonPress:
                self.left_by_press, self._left = self._left, ""
            return False
        if kind is QEvent.Type.FocusOut:
            now = self.window().focusWidget() or self
            if not self.isAncestorOf(now):
                self._left = (self.card or "") if now is self._view.parentWidget() else ""
                self.end()
            return False
        if kind is QEvent.Type.ShortcutOverride:
            own = self.filter
            if not goes_to_window(event, undo=own.isUndoAvailable(), redo=own.isRedoAvailable()):
                event.accept()
            return True
        return isinstance(event, QKeyEvent) and kind is QEvent.Type.KeyPress and self._key(event)

    def _go_to(self, row: int) -> None:
        self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        self.gone_to()

    def _page(self) -> int:
        """Return how many rows Page Up and Page Down go: those seen at once, but one that stays."""
        first = self.list.indexAt(QPoint(1, 1)).row()
        last = self.list.indexAt(QPoint(1, self.list.viewport().height() - 2)).row()
        return max(1, (last if last >= 0 else self.list.count() - 1) - first)

    def _key(self, event: QKeyEvent) -> bool:
        """Do what a key does; False: it is for the field."""
        free, row = self.in_rows or not self.filter.text(), self.list.currentRow()
        key, last = event.key(), self.list.count() - 1
        rows = {_Key.Key_Down: row + 1, _Key.Key_Up: row - 1}
        page = self._page()
        rows |= {_Key.Key_PageDown: row + page, _Key.Key_PageUp: row - page}
        rows |= {_Key.Key_Home: 0, _Key.Key_End: last} if free else {}
        if key in rows:
            self._go_to(rows[_Key(key)])
            self.in_rows = rows[_Key(key)] >= 0  # up from the first row is back in the field
        elif key == _Key.Key_Escape:
            self.escape()
        elif key in {_Key.Key_Return, _Key.Key_Enter}:
            self.take()
        elif key == _Key.Key_Space and free and (self._held.keys.does_again(event) or self.space()):
            self.in_rows = True
        elif key not in {_Key.Key_Tab, _Key.Key_Backtab}:
            if event.text():
                self.in_rows = False  # typing goes on
            return False
        return True


def _of_whole_rows(rows: list[int], room: int) -> int:
    """Return how high those of some rows are that have room, from the first; or the room, where not
    even that one has.
    """
    return max((high for high in accumulate(rows) if high <= room), default=room)


def _room_beside(card: QRect, area: QRect) -> int:
    """Return how wide a list may be that lies beside a card, on the side that has more room."""
    return max(area.right() - card.right(), card.left() - area.left()) - 2 * GAP


def _beside(card: QRect, frame: QRect, area: QRect, size: QSize) -> QRect:
    """Return where the list opens: near the card, inside the view, off the frame if it can be.

    Where there is no room beside the card it lies at the edge where it covers least of it.
    """
    left, right = area.left() + GAP, area.right() - GAP - size.width()
    x, y = min(card.left(), right), min(card.top(), area.bottom() - GAP - size.height())
    x, y = max(x, left), max(y, area.top() + GAP)
    corners = [
        QPoint(card.right() + GAP, y),
        QPoint(card.left() - GAP - size.width(), y),
        QPoint(x, card.bottom() + GAP),
        QPoint(x, card.top() - GAP - size.height()),
    ]
    inside = [place for corner in corners if area.contains(place := QRect(corner, size))]
    off = [place for place in inside if not place.intersects(frame)]
    if off or inside:
        return (off or inside)[0]
    edges = [QRect(QPoint(max(left, edge), y), size) for edge in (right, left)]
    return min(edges, key=lambda place: place.intersected(card).width())
