# SPDX-License-Identifier: MIT
"""Paints the cells of the matrix that are in view: marks, lines and sums."""

from typing import NamedTuple

from PySide6.QtCore import QLine, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion
from PySide6.QtWidgets import QTableView

from stratcanvas.domain import rules
from stratcanvas.domain.cross_table import MatrixRow, RowPart
from stratcanvas.paint.text import block, right_to_left
from stratcanvas.paint.theme import Theme
from stratcanvas.ui.matrix.marks import CellMarks, draw_stripes, marks_for
from stratcanvas.ui.matrix.matrix_model import SUM, MatrixModel
from stratcanvas.ui.matrix.measures import Measures, write


class _Strip(NamedTuple):
    """A column in view: its problem, its left edge and its width in pixels."""

    problem: str
    left: int
    width: int
    middle: int


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
    marks: CellMarks


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
    marks = marks_for(theme, sizes.scale, table.devicePixelRatioF())
    brush = _Brush(painter, rows, theme, sizes, table.isRightToLeft(), marks)
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
        if band.row.part is RowPart.TACTIC:
            _paint_tactic(brush, band, columns)
        elif band.row.part is not RowPart.GROUP:
            for each in columns:
                _paint_words(brush, band, each)


def draw_rings(
    painter: QPainter, area: QRegion, here: QRect, over: QRect, theme: Theme, *, focused: bool
) -> None:
    """Draw where one is by key, strongly where keys are heard, and where the pointer is, if that
    lies in an area.

    Either may be an empty rectangle.
    """
    colour, wide = (theme.select, 3.0) if focused else (theme.hover, 2.0)
    for rect, name, width in ((over, theme.hover, 2.0), (here, colour, wide)):
        if area.intersects(rect):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(name), width))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)


def _columns(area: QRect, table: QTableView, rows: MatrixModel) -> list[_Strip]:
    """Return the columns in view, in the order of the model."""
    ends = [table.columnAt(area.left()), table.columnAt(area.right())]
    beyond = len(rows.columns) - 1  # where the table ends before the area does
    found = sorted(end if end >= 0 else beyond for end in ends)
    strips = []
    for n in range(found[0], found[1] + 1):
        left, width = table.columnViewportPosition(n), table.columnWidth(n)
        strips.append(_Strip(rows.columns[n], left, width, left + width // 2))
    return strips


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


def _paint_tactic(brush: _Brush, band: _Band, columns: list[_Strip]) -> None:
    """Paint a mark where a tactic serves a problem, a dot where it does not, and its sum."""
    (row, top, high), painter, canvas = band, brush.painter, brush.rows.canvas
    tactic, served = canvas.tactics.get(row.key), canvas.problems_of.get(row.key, ())
    dot, half = brush.marks.dot, brush.marks.half_dot
    down, told = top + high // 2 - half, []
    for each in columns:
        if tactic is None or each.problem == SUM or each.problem in served:
            told.append(each)
        else:
            painter.drawPixmap(each.middle - half, down, dot)
    painter.setOpacity(brush.theme.drawn_back if brush.rows.dims(row.key) else 1.0)
    for each in told:
        if tactic is None or each.problem == SUM:
            _paint_words(brush, band, each)
        else:
            half = brush.marks.half
            place = each.middle - half, top + high // 2 - half
            painter.drawPixmap(*place, brush.marks.of_aim[tactic.aim])
    painter.setOpacity(1.0)


def _paint_words(brush: _Brush, band: _Band, column: _Strip) -> None:
    """Write what a tactic or a problem sums to; a gap stands out."""
    row, top, high = band
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
        beside = (column.width - made.width) / 2
        left = column.left + (-beside if right_to_left(words) else beside)  # it lies at the right
        made.draw(brush.painter, left, down, colour)
