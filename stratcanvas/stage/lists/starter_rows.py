# SPDX-License-Identifier: MIT
"""How a row of the list of starters is drawn: its kind in the aim's colour and shape, its title.

A title runs over as many lines as it needs; a remark stands small behind it.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from stratcanvas.domain.cards import Aim
from stratcanvas.paint.aims import aim_colours, draw_mark
from stratcanvas.paint.pens import NO_PEN, pen
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import END, ISOLATE, harmless

ROW = Qt.ItemDataRole.UserRole
"""Where an item keeps the key of its words."""
_SIDE, _AIR, _GAP, _ROUND = 8, 5, 10, 6.0
_MARK, _AFTER = 0.24, 0.36
"""The radius of a kind's mark, and how far its word stands from it, as parts of a line's height."""
_SMALL = 0.85
_FAR = 16_777_215


class RowWords(NamedTuple):
    """What a row says: the kind and its aim (None: it has none), the title, a remark."""

    kind: str
    aim: Aim | None
    title: str
    remark: str = ""


class StarterDelegate(QStyledItemDelegate):
    """Draws the rows of a list of starters; ``kinds`` are all that the first column may hold."""

    def __init__(self, listing: QListWidget, theme: Theme, kinds: Sequence[str]) -> None:
        super().__init__(listing)
        self.theme, self._kinds = theme, kinds
        self._listing = listing
        self.words: dict[str, RowWords] = {}
        """What each row says, by the key that its item keeps."""

    @guarded(QSize(100, 30))
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row: as wide as the list, as high as its title asks."""
        listing = self._listing
        bar = listing.verticalScrollBar().sizeHint().width()
        wide = listing.width() - bar
        font, words = listing.font(), self.words[index.data(ROW)]
        lines = self._lines(words, font, wide - self._indent(font))
        kind = QFontMetricsF(_bold(font)).lineSpacing() * len(words.kind.split())
        return QSize(wide, round(max(lines.boundingRect().height(), kind)) + 2 * _AIR)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw a row; the one that Enter takes has a ground."""
        words = self.words[index.data(ROW)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, font = option.rect, self._listing.font()
        if index.row() == self._listing.currentRow():
            painter.setPen(NO_PEN)
            painter.setBrush(QColor(self.theme.button_hover))
            painter.drawRoundedRect(whole, _ROUND, _ROUND)
        if words.aim is None and index.row():
            painter.setPen(pen(self.theme.border))
            painter.drawLine(whole.topLeft(), whole.topRight())
        hint = self.sizeHint(option, index)
        indent = self._indent(font)
        room = QRect(whole.x() + indent, whole.y() + _AIR, hint.width() - indent, whole.height())
        room = _mirrored(option.direction, whole, room)
        lines = self._lines(words, font, room.width(), option.direction)
        level = round(lines.lineAt(0).ascent() - QFontMetricsF(_bold(font)).ascent())
        self._draw_kind(painter, words, font, whole.adjusted(0, level, 0, 0), option.direction)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.text if words.aim is not None else self.theme.muted))
        lines.draw(painter, QPointF(room.topLeft()))
        painter.restore()

    def _draw_kind(
        self,
        painter: QPainter,
        words: RowWords,
        font: QFont,
        whole: QRect,
        direction: Qt.LayoutDirection,
    ) -> None:
        bold, aim = _bold(font), words.aim
        high = QFontMetricsF(bold).height()
        mark = QRect(whole.x() + _SIDE, whole.y() + _AIR, round(high * _MARK * 2), round(high))
        start = mark.right() + round(high * _AFTER)
        kind = QRect(start, mark.y(), whole.x() + self._indent(font) - start, whole.height())
        ink = QColor(self.theme.muted if aim is None else aim_colours(self.theme).of(aim))
        if aim is not None:
            middle = QRectF(_mirrored(direction, whole, mark)).center()
            draw_mark(painter, middle, aim, high * _MARK, ink.name())
        painter.setPen(ink)
        painter.setFont(bold)
        place = _mirrored(direction, whole, kind)
        flags = _side(direction) | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, words.kind)

    def _indent(self, font: QFont) -> int:
        """Return where titles begin, from the row's edge: a kind of two words takes two lines."""
        metrics = QFontMetricsF(_bold(font))
        words = (word for kind in self._kinds for word in kind.split())
        letters = max(map(metrics.horizontalAdvance, words), default=0.0)
        return round(_SIDE + metrics.height() * (_MARK * 2 + _AFTER) + letters + _GAP)

    def _lines(
        self,
        words: RowWords,
        font: QFont,
        wide: int,
        direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    ) -> QTextLayout:
        """Return a title and its remark, broken into lines of a width."""
        title = f"{ISOLATE}{harmless(words.title)}{END}"  # it may run the other way
        lines = QTextLayout(f"{title}  {words.remark}" if words.remark else title, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(direction)
        option.setAlignment(_side(direction))
        lines.setTextOption(option)
        if words.remark:
            small = QTextLayout.FormatRange()
            small.start, small.length = len(title), _FAR
            small.format.setForeground(QColor(self.theme.muted))
            small.format.setFontPointSize(QFontInfo(font).pointSizeF() * _SMALL)
            lines.setFormats([small])
        lines.beginLayout()
        y = 0.0
        while (line := lines.createLine()).isValid():
            line.setLineWidth(max(1, wide))
            line.setPosition(QPointF(0.0, y))
            y += line.height()
        lines.endLayout()
        return lines


def _mirrored(direction: Qt.LayoutDirection, whole: QRect, part: QRect) -> QRect:
    """Return where a part of a row lies in a direction. (QStyle could tell, but takes 4 ms.)"""
    if direction is not Qt.LayoutDirection.RightToLeft:
        return part
    return part.translated(whole.left() + whole.right() - part.left() - part.right(), 0)


def _side(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the side at which words begin."""
    flags = Qt.AlignmentFlag
    begins = flags.AlignRight if direction is Qt.LayoutDirection.RightToLeft else flags.AlignLeft
    return begins | flags.AlignAbsolute


def _bold(font: QFont) -> QFont:
    bold = font.__class__(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
