# SPDX-License-Identifier: MIT
"""How an outline row is drawn and edited: problems in bold with their number, tactics below.

A problem that nothing educates about, or nothing helps with, has the two marks of its card; a
tactic has its aim's mark before its words.
"""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetrics, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from stratcanvas.domain import commands, rules
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Problem, Tactic, main_field
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import BadValue, Field
from stratcanvas.domain.outline import OutlineRow, Part
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.aims import aim_colours, draw_mark
from stratcanvas.paint.card import dot_edge
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.session.session import Session
from stratcanvas.ui.panels.outline_folds import draw_fold
from stratcanvas.ui.panels.outline_model import ROW, OutlineModel, row_at
from stratcanvas.ui.panels.outline_words import is_dim
from stratcanvas.ui.panels.row_text import RowTexts
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.words import translated

_HEADS = {Part.CUSTOMER, Part.STRATEGY, Part.PROBLEM, Part.UNCOUNTED, Part.NOTES}
_BOLD = {Part.CUSTOMER, Part.PROBLEM, Part.UNCOUNTED, Part.NOTES}
_LEFT, _INDENT, _RIGHT = 12, 27, 8
"""Pixels before the words of a head, of what lies under it, and after the words."""
_PADDING, _LEAST = 3, 24
"""Pixels over and below the words of a row, inside the border of the box in which they are typed,
and of a row at least, so that it can be hit.
"""
_BOX, _BORDER = 5, 7
"""Pixels from the panel's edge to the box, and from there to the words, as the style has them."""
_DISC, _DISC_STEP, _DISCS = 7.0, 11.0, 30
"""Pixels across a mark, from one to the other, and of the room that both have in a problem's row.
"""
_AIM, _AIM_GAP = 3.2, 8.0
"""The radius of the mark of a tactic, and how far its middle stands before the words."""
_FOUND = 4
"""Pixels that the bar is wide which marks a row that was found."""
_DIGITS = "0123456789"
_MOST_WIDTHS = 2_000
"""Widths of words that are remembered."""


_Size = tuple[Problem | None, int, int, QSize]
"""A problem, its number's digits, the view's width, and how large the problem's row is then."""


class RowDelegate(QStyledItemDelegate):
    """Draws rows; a problem's words take two lines at most, all others one."""

    said = Signal(str)
    """What was typed could not be taken, or meant more than words: a sentence for the person."""

    def __init__(self, session: Session, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme
        self.found: Collection[str] = ()
        """The records that hold what is looked for."""
        self._session, self._view = session, view
        self._record, self._own = "", False  # whose words are open; whether we change them
        self._refused: dict[str, str] = {}  # words that could not be kept, by record
        self._bold = QFont()
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._bold_metrics = QFontMetrics(self._bold)
        self._rows = RowTexts(QFontMetrics(QFont())), RowTexts(self._bold_metrics)
        self._line = self._bold_metrics.lineSpacing()
        self._widths: dict[str, int] = {}  # of words
        self._sizes: dict[str, _Size] = {}

    # size and looks

    @guarded(QSize(100, _LEAST))
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row."""
        row = row_at(index)
        if row is not None and row.part is Part.PROBLEM and row.record is not None:
            return self._problem_size(row, row.record, index)  # most are: asked first
        if row is None or row.part not in _HEADS:
            return QSize(60, max(_LEAST, self._line + 2 * _PADDING + 2))
        return self._head_size(row, index)

    def _problem_size(self, row: OutlineRow, record: str, index: Any) -> QSize:
        """Return the size of a problem's row: a tree asks for all of them after each change."""
        canvas = self._session.canvas
        digits = len(str(canvas.number.get(record, "")))
        seen = canvas.problems.get(record), digits, self._view.viewport().width()
        known = self._sizes.get(record)
        if known is not None and known[0] is seen[0] and known[1:3] == seen[1:]:
            return known[3]
        if len(self._sizes) > _MOST_WIDTHS:
            self._sizes.clear()
        size = self._head_size(row, index)
        self._sizes[record] = *seen, size
        return size

    def _head_size(self, row: OutlineRow, index: Any) -> QSize:
        lines = self._lines(row, index)
        return QSize(60, _above(row) + max(_LEAST, lines * self._line + 2 * _PADDING + 2))

    def _lines(self, row: OutlineRow, index: Any) -> int:
        """Return how many lines the words of a row take: two at most."""
        if row.part not in {Part.CUSTOMER, Part.STRATEGY, Part.PROBLEM}:
            return 1
        model = index.model()
        assert isinstance(model, OutlineModel)
        words = model.words(row)
        if row.part is Part.PROBLEM:
            words = _with_widest(words, self._bold_metrics)
        wide = self._widths.get(words)
        if wide is None:
            if len(self._widths) > _MOST_WIDTHS:
                self._widths.clear()
            wide = self._widths[words] = self._bold_metrics.horizontalAdvance(words)
        return 2 if wide > self._view.viewport().width() - _LEFT - _after(row) else 1

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw a row."""
        row, model = row_at(index), index.model()  # not by way of Qt, which takes as long again
        if row is None or not isinstance(model, OutlineModel):
            return
        rect: QRect = option.rect
        mirrored = self._view.isRightToLeft()
        painter.save()
        self._draw_ground(painter, rect, row, index)
        if row.record in self.found:
            painter.fillRect(_found_bar(rect, row, mirrored=mirrored), QColor(self.theme.found))
        above, is_bold = _above(row), row.part in _BOLD
        if is_dim(row, model.matched):
            dot_edge(painter, QRectF(rect.adjusted(4, above, -4, 0)), self.theme)
            painter.setOpacity(self.theme.drawn_back)
        painter.setFont(self._bold if is_bold else self._view.font())
        painter.setPen(QColor(_colour(row, self.theme)))
        left = _LEFT if row.part in _HEADS else _INDENT
        sides = (_after(row), left) if mirrored else (left, _after(row))
        self._rows[is_bold].draw(
            painter,
            rect.adjusted(sides[0], above, -sides[1], 0),
            model.words(row),
            mirrored=mirrored,
            numbered=row.part is Part.PROBLEM,
            named=_has_kind(self._session.canvas, row),
        )
        place = rect.adjusted(0, above, 0, 0)
        draw_fold(painter, place, self._view, index, self.theme.muted)
        if row.part is Part.TACTIC:
            self._draw_aim(painter, rect, row)
        elif row.part is Part.PROBLEM and row.record is not None:
            states = _states(self._session.canvas, row.record)
            _draw_gaps(painter, place, states, self.theme, mirrored=mirrored)
        painter.restore()

    def _draw_aim(self, painter: QPainter, rect: QRect, row: OutlineRow) -> None:
        """Draw the mark of a tactic's aim before its words; only its outline if it counts not."""
        tactic = self._session.canvas.get(row.record or "")
        if not isinstance(tactic, Tactic):
            return
        away = _INDENT - _AIM_GAP
        x = rect.right() - away if self._view.isRightToLeft() else rect.left() + away
        colour = aim_colours(self.theme).of(tactic.aim)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(x, rect.center().y() + 0.5)
        draw_mark(painter, middle, tactic.aim, _AIM, colour, full=row.under is not None)

    def _draw_ground(self, painter: QPainter, rect: QRect, row: OutlineRow, index: Any) -> None:
        view = self._view  # asked itself: option.state would make all of QStyle's enums (8 ms)
        area = view.viewport()
        selected = view.selectionModel().isSelected(index)
        hovered = area.underMouse() and rect.contains(area.mapFromGlobal(QCursor.pos()))
        focused = view.hasFocus() and index == view.currentIndex()
        if not (selected or hovered or focused):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Within the row, or it would stay above it when the row alone is drawn anew.
        ground = QRectF(rect).adjusted(5, max(0, _above(row) - 1), -5, 0)
        fill = QColor(self.theme.select if view.hasFocus() else self.theme.muted)
        fill.setAlphaF(0.18 if selected else 0.0)
        if hovered and not selected:
            fill = QColor(self.theme.button_hover)
        painter.setPen(QPen(QColor(self.theme.select), 2.0) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 5.0, 5.0)

    # editing in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Any) -> QWidget:  # noqa: N802 - Qt's name
        """Return a box for the row's words; they are committed as they are typed."""
        row: OutlineRow = index.data(ROW)
        least = self._lines(row, index)
        box = TextBox(single=True, least=least, most=6, padding=_PADDING, parent=parent)
        box.setObjectName("row")
        before = (_LEFT if row.part in _HEADS else _INDENT) - _BOX - _BORDER + 2
        left, right = (2, before) if self._view.isRightToLeft() else (before, 2)
        box.setViewportMargins(left, 0, right, 0)
        if row.part in _BOLD:
            box.setFont(self._bold)
        self._begin(box, index)
        return box

    @guarded(None)
    def _begin(self, box: TextBox, index: Any) -> None:
        row: OutlineRow = index.data(ROW)
        model = index.model()
        assert isinstance(model, OutlineModel)
        assert row.record is not None
        record = row.record
        box.setAccessibleName(translated(self._field(record).label))
        box.show_value(model.text_of(record))
        self._record = record
        box.typed.connect(lambda text: self._commit(record, text, taken_back=box.has_redo()))
        box.refused.connect(self.said)
        box.ended.connect(lambda: self.closeEditor.emit(box))
        box.left.connect(lambda: self._leave(record, box))
        if record in self._refused:
            box.setPlainText(self._refused[record])
        box.moveCursor(QTextCursor.MoveOperation.End)  # as on a card: no key takes words away

    def _leave(self, record: str, box: TextBox) -> None:
        """End a step of typing; a title typed here sets the kind it begins with, as on the canvas.

        Enter and Escape close the box, which is left by that.
        """
        if box.was_changed and isinstance(self._session.canvas.get(record), Tactic):
            from stratcanvas.domain.titled_kind import kind_told, kinds_taken_out

            changes = kinds_taken_out(self._session.canvas, (record,))
            if changes:
                self._do(record, changes, taken_back=False)
                self.said.emit(kind_told(changes))
        self._session.close_step()

    def _field(self, record: str) -> Field:
        return main_field(type(self._session.canvas.get(record)))

    def follow(self) -> None:
        """Show in an open box what was changed elsewhere; undo is the window's from then on. Words
        that could not be kept stay.
        """
        record: Any = self._session.canvas.get(self._record)
        if self._own or record is None or self._record in self._refused:
            return
        words = getattr(record, main_field(type(record)).name)
        for box in self._view.findChildren(TextBox):  # one that was closed may still be there
            if box.text() == words:
                box.forget()
            else:
                box.show_value(words)

    def _commit(self, record: str, text: str, *, taken_back: bool) -> None:
        canvas, field = self._session.canvas, self._field(record)
        try:
            changes = commands.set_field(canvas, (record,), field.name, text)
        except BadValue as bad:
            self._refused[record] = text
            self.said.emit(str(bad))
            return
        self._refused.pop(record, None)
        done = not changes or self._do(record, changes, taken_back=taken_back)
        if not done and self._session.can_edit:
            self._refused[record] = text

    def keep_refused(self) -> bool:
        """Try once more to keep what could not be; tell whether all is, but for gone cards."""
        canvas = self._session.canvas
        for record in [each for each in self._refused if each in canvas]:
            self._commit(record, self._refused[record], taken_back=False)
        return not any(each in canvas for each in self._refused)

    def _do(self, record: str, changes: ChangeSet, *, taken_back: bool) -> bool:
        field = self._field(record)
        label = StepLabel.of_field(type(self._session.canvas.get(record)), field.name)
        self._own = True
        try:
            key = f"outline:{record}:{field.name}"
            return self._session.do(label, changes, key=key, taken_back=taken_back)
        finally:
            self._own = False

    @guarded(None)
    def setEditorData(self, editor: QWidget, index: Any) -> None:  # noqa: N802 - Qt's name
        """Leave the box alone: it has the row's words, or newer ones."""

    @guarded(None)
    def setModelData(self, editor: QWidget, model: Any, index: Any) -> None:  # noqa: N802 - Qt's name
        """Write nothing: what was typed is committed already."""

    @guarded(None)
    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Any
    ) -> None:
        """Lay the box over the row: its words stay where they are, and it grows with them."""
        rect: QRect = option.rect
        above = _above(row_at(index))
        wide = rect.width() - 2 * _BOX
        editor.setGeometry(_BOX, rect.y() + above, wide, editor.minimumHeight())


def _states(canvas: Canvas, problem: str) -> tuple[bool, bool]:
    """Tell whether something educates about a problem, and whether something helps with it."""
    return rules.is_educated(canvas, problem), rules.is_helped(canvas, problem)


def _draw_gaps(
    painter: QPainter, rect: QRect, states: tuple[bool, bool], theme: Theme, *, mirrored: bool
) -> None:
    """Draw a problem's states, where one of them is missing."""
    if all(states):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top, edge = rect.center().y() - _DISC / 2, rect.right() - _RIGHT - _DISC
    first, step = edge - _DISC_STEP, _DISC_STEP
    if mirrored:
        first, step = rect.left() + _RIGHT + _DISC_STEP, -_DISC_STEP
    colours = aim_colours(theme)
    for place, (aim, state) in enumerate(zip(Aim, states, strict=True)):
        colour = colours.of(aim) if state else theme.pip_empty
        middle = QPointF(first + place * step + _DISC / 2, top + _DISC / 2)
        draw_mark(painter, middle, aim, _DISC / 2, colour, full=state)


def _has_kind(canvas: Canvas, row: OutlineRow) -> bool:
    """Tell whether a row's words end in the kind of a tactic."""
    tactic = canvas.get(row.record or "")
    return isinstance(tactic, Tactic) and bool(tactic.kind.word)


def _colour(row: OutlineRow, theme: Theme) -> str:
    """Return the colour of a row's words."""
    if row.part is Part.UNCOUNTED or (row.part is Part.TACTIC and row.under is None):
        return theme.uncounted_label
    if row.part is Part.CUSTOMER:
        return theme.frame_label
    if row.part is Part.STRATEGY:
        return theme.strategy_label if theme.dark else theme.strategy_fill
    if row.part in {Part.TACTIC, Part.NOTE, Part.NOTES}:
        return theme.muted
    return theme.text


def _with_widest(words: str, metrics: QFontMetrics) -> str:
    """Return words that begin with a number with the widest that is as long."""
    rest = words.lstrip(_DIGITS)
    return max(_DIGITS, key=metrics.horizontalAdvance) * (len(words) - len(rest)) + rest


def _found_bar(rect: QRect, row: OutlineRow, *, mirrored: bool) -> QRect:
    """Return the bar before the words of a row that holds what is looked for."""
    above = 6 if row.part is Part.PROBLEM else 0
    left = rect.right() - _FOUND if mirrored else rect.left() + 1
    return QRect(left, rect.top() + above, _FOUND, rect.height() - above - 1)


def _above(row: OutlineRow | None) -> int:
    """Return how many pixels are kept free over a row: each part stands apart."""
    return 6 if row is not None and row.part in {Part.PROBLEM, Part.UNCOUNTED, Part.NOTES} else 0


def _after(row: OutlineRow) -> int:
    """Return how many pixels are kept free after the words of a row."""
    return _RIGHT + (_DISCS if row.part is Part.PROBLEM else 0)
