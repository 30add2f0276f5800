# SPDX-License-Identifier: MIT
"""Paints the cells of the matrix that are in view: marks, lines and sums."""

from typing import NamedTuple

from PySide6.QtCore import QLine, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QTableView

from stratcanvas.domain import rules
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.cross_table import MatrixRow, RowPart
from stratcanvas.paint.text import block
from stratcanvas.paint.theme import Theme
from stratcanvas.ui.matrix.marks import draw_stripes, mark_picture
from stratcanvas.ui.matrix.matrix_model import SUM, MatrixModel
from stratcanvas.ui.matrix.measures import Measures, write


class _Strip(NamedTuple):
    """A column in view: its problem, its left edge and its width in pixels."""

    problem: str
    left: int
    width: int


class _Band(NamedTuple):
    """A row in view: what it is of, its top edge and its height in pixels."""

    row: MatrixRow
    top: int
    high: int


class _Brush(NamedTuple):
    """What everything is painted with."""

    painter: QPainter
    rows: MatrixModel
    theme: Theme
    sizes: Measures
    mirrored: bool
    marks: dict[Aim, QPixmap]
    dots: list[QPoint]
    """Where nothing is connected: drawn last, all at once."""


def paint_cells(
    painter: QPainter,
    area: QRect,
    table: QTableView,
    rows: MatrixModel,
    theme: Theme,
    sizes: Measures,
) -> None:
    """Paint what lies in an area of a table's viewport."""
    painter.fillRect(area, QColor(theme.field))
    # Stripes go along as the table is scrolled: what is seen already is moved, not painted.
    painter.setBrushOrigin(table.columnViewportPosition(0), table.rowViewportPosition(0))
    ratio = table.devicePixelRatioF()
    marks = {aim: mark_picture(aim, theme, sizes.scale, ratio) for aim in Aim}
    brush = _Brush(painter, rows, theme, sizes, table.isRightToLeft(), marks, [])
    first, last = table.rowAt(area.top()), table.rowAt(area.bottom())
    if first < 0:
        return
    columns = _columns(area, table, rows)
    bands = [
        _Band(rows.rows[n], table.rowViewportPosition(n), table.rowHeight(n))
        for n in range(first, (last if last >= 0 else len(rows.rows) - 1) + 1)
    ]
    _paint_ground(brush, bands, columns)
    for band in bands:
        dims = band.row.part is RowPart.TACTIC and rows.dims(band.row.key)
        painter.setOpacity(theme.drawn_back if dims else 1.0)
        _paint_row(brush, band, columns)
    painter.setOpacity(1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    dots = QPen(QColor(theme.refuse), 3.2 * sizes.scale)
    dots.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(dots)
    painter.drawPoints(brush.dots)


def draw_rings(painter: QPainter, here: QRect, over: QRect, theme: Theme, *, focused: bool) -> None:
    """Draw where one is by key, strongly where keys are heard, and where the pointer is.

    Either may be an empty rectangle.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    colour, wide = (theme.select, 3.0) if focused else (theme.hover, 2.0)
    for rect, pen in ((over, QPen(QColor(theme.hover), 2.0)), (here, QPen(QColor(colour), wide))):
        if not rect.isEmpty():
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)


def _columns(area: QRect, table: QTableView, rows: MatrixModel) -> list[_Strip]:
    """Return the columns in view, in the order of the model."""
    ends = [table.columnAt(area.left()), table.columnAt(area.right())]
    beyond = len(rows.columns) - 1  # where the table ends before the area does
    found = sorted(end if end >= 0 else beyond for end in ends)
    return [
        _Strip(rows.columns[n], table.columnViewportPosition(n), table.columnWidth(n))
        for n in range(found[0], found[1] + 1)
    ]


def _paint_ground(brush: _Brush, bands: list[_Band], columns: list[_Strip]) -> None:
    """Paint stripes and lines, and clear where there are neither."""
    painter, theme = brush.painter, brush.theme
    left = min(each.left for each in columns)
    right = max(each.left + each.width for each in columns)
    clear, lines = [], []
    for row, top, high in bands:
        if row.part is not RowPart.TACTIC:
            clear.append(QRect(left, top, right - left, high))
            continue
        if not rules.counts(brush.rows.canvas, row.key):
            draw_stripes(painter, QRectF(left, top, right - left, high), theme)
        lines.append(QLine(left, top + high - 1, right, top + high - 1))
    top, end = bands[0].top, bands[-1].top + bands[-1].high
    for each in columns:
        side = each.left + each.width - 1 if brush.mirrored else each.left
        lines.append(QLine(side, top, side, end - 1))
    painter.setPen(QColor(theme.border))
    painter.drawLines(lines)
    for rect in clear:
        painter.fillRect(rect, QColor(theme.field))


def _paint_row(brush: _Brush, band: _Band, columns: list[_Strip]) -> None:
    row, top, high = band
    if row.part is RowPart.GROUP:
        return
    canvas, middle = brush.rows.canvas, top + high // 2
    tactic = canvas.tactics.get(row.key)
    served = frozenset(canvas.problems_of.get(row.key, ()))
    for each in columns:
        if tactic is None or each.problem == SUM:
            _paint_words(brush, row, each, top, high)
        elif each.problem not in served:
            brush.dots.append(QPoint(each.left + each.width // 2, middle))
        else:
            mark = brush.marks[tactic.aim]
            half = round(mark.width() / mark.devicePixelRatio() / 2)
            place = QPoint(each.left + each.width // 2 - half, middle - half)
            brush.painter.drawPixmap(place, mark)


def _paint_words(brush: _Brush, row: MatrixRow, column: _Strip, top: int, high: int) -> None:
    """Write what a tactic or a problem sums to; a gap stands out."""
    words = brush.rows.words(row, column.problem)
    if not words:
        return
    canvas, styles = brush.rows.canvas, brush.sizes.styles
    if row.part is RowPart.TACTIC:
        is_gap = not rules.counts(canvas, row.key)
        colour = brush.theme.muted
    else:
        served = rules.is_educated if row.part is RowPart.EDUCATED else rules.is_helped
        is_gap = not served(canvas, column.problem)
        colour = brush.theme.text
    style = styles.strong if is_gap else styles.plain
    colour = brush.theme.uncounted_label if is_gap else colour
    down = top + (high - style.pitch) / 2
    if row.part is RowPart.TACTIC:
        pad = 14 * brush.sizes.scale
        place = (column.left + pad, down, column.width - pad)
        if brush.mirrored:
            place = (column.left, down, column.width - pad)
        write(brush.painter, words, style, place, colour, mirrored=brush.mirrored)
    else:
        made = block(words, style, column.width)
        made.draw(brush.painter, column.left + (column.width - made.width) / 2, down, colour)
