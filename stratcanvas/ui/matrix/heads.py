# SPDX-License-Identifier: MIT
"""The heads of the matrix, which stay while it scrolls: the problems above, the tactics beside.

A press selects the card, a second one opens it on the canvas.
"""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHeaderView, QWidget

from stratcanvas.domain import rules
from stratcanvas.domain.cards import Awareness, Problem, Tactic
from stratcanvas.domain.cross_table import Grouping, RowPart, group_words
from stratcanvas.domain.names import listed, one_line, own_words
from stratcanvas.paint.aims import aim_colours
from stratcanvas.paint.card import dot_edge
from stratcanvas.paint.text import block, font
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import harmless
from stratcanvas.ui.matrix.marks import draw_stripes
from stratcanvas.ui.matrix.matrix_model import SUM, MatrixModel
from stratcanvas.ui.matrix.measures import Measures, shared_out, write
from stratcanvas.words import tr, translated

_MOST_PICTURES = 200
_FOUND = 4
"""Pixels that the bar is wide which marks a card that was found."""
_LONGEST = 300
"""Characters of a cost that a head may show."""


class _Section(NamedTuple):
    """A section in view: its number, and where it starts and how long it is, in pixels."""

    number: int
    start: int
    long: int


class Heads(QHeaderView):
    """What both heads have in common."""

    chosen = Signal(int)
    """A section was pressed."""
    opened = Signal(int)
    """A section was pressed twice."""

    def __init__(
        self, orientation: Qt.Orientation, rows: MatrixModel, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(orientation, parent)
        # Its own, known to Python: for one that is not, PySide makes every kind of widget known.
        self.setViewport(QWidget())
        # All of it is painted here: what lies below is not painted first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.rows, self.theme = rows, theme
        self.selected: Collection[str] = ()
        """The cards that are selected."""
        self.sizes: Measures | None = None
        self._pictures: dict[int, tuple[object, QPixmap]] = {}
        """Section → what its picture was made for, and the picture."""
        self._drawn_for = (1.0, False, 0)
        """Pixels of the screen a pixel, whether all runs from right to left, and how large
        sections are across, in pixels."""
        self._is_vertical = orientation is Qt.Orientation.Vertical
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @guarded(QSize())
    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a section without looking at its words."""
        del section
        return QSize(1, 1)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the sections in view. Qt would ask of each what is selected under it."""
        area, painter = event.rect(), QPainter(self.viewport())
        if self.sizes is None or not self.count():
            painter.fillRect(area, QColor(self.theme.field))
        else:
            self._paint(painter, area, self._in(area))
        painter.end()

    def _paint(self, painter: QPainter, area: QRect, sections: list[_Section]) -> None:
        """Paint sections, which cover all of an area that does not reach beyond the last."""
        is_vertical, ground = self._is_vertical, QColor(self.theme.field)
        across = self.width() if is_vertical else self.height()
        self._drawn_for = self.devicePixelRatioF(), self.isRightToLeft(), across
        ends = sections[0], sections[-1]
        start, end = min(each.start for each in ends), max(each.start + each.long for each in ends)
        low, high = (area.top(), area.bottom()) if is_vertical else (area.left(), area.right())
        if start > low or end <= high:
            painter.fillRect(area, ground)
        filters, found = self.rows.matched is not None, self.rows.found
        for section in sections:
            place = (0, section.start) if is_vertical else (section.start, 0)
            shown = self._shown(section)
            card = self.card(section.number) if filters or found else ""
            dims = filters and self.rows.dims(card)
            if dims:
                whole = QRectF(QPointF(*place), shown.deviceIndependentSize())
                painter.fillRect(whole, ground)
                painter.setOpacity(self.theme.drawn_back)
            painter.drawPixmap(*place, shown)
            if dims:
                painter.setOpacity(1.0)
                dot_edge(painter, whole, self.theme)
            if card in found:
                self._mark_found(painter, section)

    def _in(self, area: QRect) -> list[_Section]:
        """Return the sections that lie in an area, in the order of their numbers."""
        if self._is_vertical:
            ends = self.logicalIndexAt(0, area.top()), self.logicalIndexAt(0, area.bottom())
        else:
            ends = self.logicalIndexAt(area.left(), 0), self.logicalIndexAt(area.right(), 0)
        last = self.count() - 1  # where the sections end before the area does
        first, final = sorted(end if end >= 0 else last for end in ends)
        place, long = self.sectionViewportPosition, self.sectionSize
        return [_Section(each, place(each), long(each)) for each in range(first, final + 1)]

    def card(self, section: int) -> str:
        """Return the card of a section; "" for a heading or a sum."""
        return ""

    def _mark_found(self, painter: QPainter, section: _Section) -> None:
        """Draw a bar at the edge of a card that holds what is looked for."""
        wide = round(_FOUND * (self.sizes.scale if self.sizes is not None else 1.0))
        bar = QRect(section.start, 0, section.long, wide)
        if self._is_vertical:
            left = self.width() - wide if self.isRightToLeft() else 0
            bar = QRect(left, section.start, wide, section.long - 1)
        painter.fillRect(bar, QColor(self.theme.found))

    def _shown(self, section: _Section) -> QPixmap:
        """Return the picture of a section, which is kept: letters take long.

        What it was made for is compared and never hashed: that looks at every word of a card.
        """
        number, long = section.number, section.long
        looks = self.looks(number), self.theme, self.sizes, long, self._drawn_for
        kept = self._pictures.get(number)
        if kept is not None and kept[0] == looks:
            return kept[1]
        if len(self._pictures) > _MOST_PICTURES:
            self._pictures.clear()
        ratio, _, across = self._drawn_for
        size = QSize(across, long) if self._is_vertical else QSize(long, across)
        picture = self._picture(size, ratio, number)
        self._pictures[number] = looks, picture
        return picture

    def _picture(self, size: QSize, ratio: float, section: int) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(self.theme.field))
        painter = QPainter(picture)
        self.draw(painter, QRect(QPoint(), size), section)
        painter.end()
        return picture

    def looks(self, section: int) -> object:
        """Return all that a section's picture follows from, but for theme and sizes."""
        return section

    def draw(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a section, of which the ground is there."""

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Select the card, also for the menu that the right button opens."""
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0:
            self.chosen.emit(section)

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Do nothing: sections are neither moved nor made wider."""

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Do nothing more than the press did."""

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the card on the canvas."""
        section = self.logicalIndexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and section >= 0:
            self.opened.emit(section)


def size_sections(rows: MatrixModel, across: Heads, down: Heads, sizes: Measures) -> None:
    """Give headings and sums their own sizes, and all others theirs."""
    of_part = {
        RowPart.TACTIC: sizes.row,
        RowPart.GROUP: sizes.group,
        RowPart.EDUCATED: sizes.foot,
        RowPart.HELPED: sizes.foot,
    }
    for place, row in enumerate(rows.rows):
        if down.sectionSize(place) != of_part[row.part]:
            down.resizeSection(place, of_part[row.part])
    for place, key in enumerate(rows.columns):
        wide = sizes.sum if key == SUM else sizes.column
        if across.sectionSize(place) != wide:
            across.resizeSection(place, wide)


class ProblemHeads(Heads):
    """The problems: rank, words, whether they know, and what it costs."""

    def __init__(self, rows: MatrixModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, rows, theme, parent)

    def card(self, section: int) -> str:
        """Return the card of a section; "" for a heading or a sum."""
        key = self.rows.columns[section]
        return "" if key == SUM else key

    def looks(self, section: int) -> object:
        """Return the problem, its rank, and whether it is selected."""
        key, canvas = self.rows.columns[section], self.rows.canvas
        return canvas.problems.get(key), canvas.number.get(key), key in self.selected

    def draw(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a problem as the top of a card whose column hangs below it."""
        sizes, theme, canvas = self.sizes, self.theme, self.rows.canvas
        key = self.rows.columns[section]
        problem = canvas.problems.get(key)
        if sizes is None or key == SUM or problem is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = sizes.scale
        gap, under = (9, 8) if sizes.is_roomy else (4, 4)
        card = QRectF(rect).adjusted(gap * scale, 16 * scale, -gap * scale, -under * scale)
        is_selected = key in self.selected
        self._draw_card(painter, card, is_selected=is_selected)
        base = rect.bottom() - 1.0
        painter.setPen(QPen(QColor(theme.problem_edge), 1.0))
        painter.drawLine(QPointF(rect.left(), base), QPointF(rect.right() + 1, base))
        self._draw_badge(painter, card, canvas.number[key])
        painter.save()
        painter.setClipRect(card.adjusted(1, 1, -1, 0), Qt.ClipOperation.IntersectClip)
        self._write(painter, card, problem)
        painter.restore()

    def _draw_card(self, painter: QPainter, card: QRectF, *, is_selected: bool) -> None:
        theme, round_by = self.theme, 9.0
        path = QPainterPath(card.bottomLeft())
        path.lineTo(card.left(), card.top() + round_by)
        path.quadTo(card.topLeft(), QPointF(card.left() + round_by, card.top()))
        path.lineTo(card.right() - round_by, card.top())
        path.quadTo(card.topRight(), QPointF(card.right(), card.top() + round_by))
        path.lineTo(card.bottomRight())
        painter.fillPath(path, QColor(theme.frame_fill))
        edge = QPen(QColor(theme.select), 2.5) if is_selected else QPen(QColor(theme.frame_edge), 1)
        painter.strokePath(path, edge)

    def _draw_badge(self, painter: QPainter, card: QRectF, number: int) -> None:
        assert self.sizes is not None
        scale, style = self.sizes.scale, self.sizes.styles.kind
        words = str(number)
        wide = max(22.0, 8.0 * len(words) + 10.0) * scale
        left = (
            card.right() - 10 * scale - wide if self.isRightToLeft() else card.left() + 10 * scale
        )
        badge = QRectF(left, card.top() - 11 * scale, wide, 22 * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.badge_fill))
        painter.drawRoundedRect(badge, 11 * scale, 11 * scale)
        painter.setPen(QColor(self.theme.badge_text))
        painter.setFont(font(style))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)

    def _write(self, painter: QPainter, card: QRectF, problem: Problem) -> None:
        assert self.sizes is not None
        styles, theme = self.sizes.styles, self.theme
        pad, over, between = (
            each * self.sizes.scale for each in ((10, 14, 4) if self.sizes.is_roomy else (8, 12, 2))
        )
        mirrored = self.isRightToLeft()
        left, wide = card.left() + pad, card.width() - 2 * pad
        top = card.top() + over
        words = own_words(problem)
        colour = theme.frame_text if words else theme.frame_hint
        text = listed(words) or tr("Empty problem")
        under = _lines(problem)
        whole = block(text, styles.statements[-1], wide).lines
        needed = [block(line, styles.cost, wide).lines for line in under]
        style, kept = shared_out(styles, card.bottom() - top - between, whole, needed)
        top += write(painter, text, style, (left, top, wide), colour, mirrored=mirrored) + between
        if kept and (len(kept) < len(under) or kept[0] < needed[0]):
            under, kept = [" · ".join(under)], (sum(kept),)  # its … tells that there is more
        for line, lines in zip(under, kept, strict=False):
            style, place = styles.cost if lines > 1 else styles.detail, (left, top, wide)
            top += write(painter, line, style, place, theme.frame_hint, mirrored=mirrored)


def _lines(problem: Problem) -> list[str]:
    """Return what stands under a problem's words."""
    known = "" if problem.awareness is Awareness.NOT_ASKED else translated(problem.awareness.label)
    cost = harmless(one_line(problem.cost), _LONGEST)
    return [line for line in (known, cost) if line]


class TacticHeads(Heads):
    """The tactics: kind, title, stage and status; and the headings of groups and sums."""

    def __init__(self, rows: MatrixModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, rows, theme, parent)

    def card(self, section: int) -> str:
        """Return the card of a section; "" for a heading or a sum."""
        row = self.rows.rows[section]
        return row.key if row.part is RowPart.TACTIC else ""

    def looks(self, section: int) -> object:
        """Return the row and its tactic, whether that counts, and whether it is selected."""
        row, canvas = self.rows.rows[section], self.rows.canvas
        tactic = canvas.tactics.get(row.key)
        return row, self.rows.by, tactic, rules.counts(canvas, row.key), row.key in self.selected

    def draw(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a tactic's words, or a heading's."""
        sizes, theme, row = self.sizes, self.theme, self.rows.rows[section]
        if sizes is None:
            return
        pad = 14 * sizes.scale
        left, wide = rect.left() + pad, rect.width() - 2 * pad
        mirrored = self.isRightToLeft()
        if row.part is RowPart.TACTIC:
            tactic = self.rows.canvas.tactics.get(row.key)
            if tactic is not None:
                self._draw_tactic(painter, rect, tactic)
        elif row.part is RowPart.GROUP:
            style = sizes.styles.group
            top = rect.bottom() - style.pitch - 8 * sizes.scale
            words = group_words(self.rows.by, row.key).upper()
            write(painter, words, style, (left, top, wide), theme.muted, mirrored=mirrored)
        else:
            style = sizes.styles.detail
            words = tr("Educated by") if row.part is RowPart.EDUCATED else tr("Helped by")
            top = rect.center().y() - style.pitch / 2
            place = (left, top, wide)
            write(painter, words, style, place, theme.muted, mirrored=not mirrored)

    def _draw_tactic(self, painter: QPainter, rect: QRect, tactic: Tactic) -> None:
        assert self.sizes is not None
        sizes, theme, mirrored = self.sizes, self.theme, self.isRightToLeft()
        styles, pad = sizes.styles, 14 * sizes.scale
        is_counted = rules.counts(self.rows.canvas, tactic.id)
        if not is_counted:
            draw_stripes(painter, QRectF(rect), theme)
        painter.setPen(QColor(theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left, wide = rect.left() + pad, rect.width() - 2 * pad
        aim = aim_colours(theme).of(tactic.aim)
        words = own_words(tactic)
        title, is_plain = listed(words) or tr("Empty tactic"), bool(words) and is_counted
        long = block(title, styles.long_title, wide)
        high = styles.kind.pitch + long.height + styles.detail.pitch
        top = rect.top() + (rect.height() - high) / 2
        for text, style, colour in (
            (translated(tactic.kind.label).upper(), styles.kind, aim),
            (title, styles.long_title, theme.text if is_plain else theme.muted),
            (self._detail(tactic), styles.detail, theme.muted),
        ):
            top += write(painter, text, style, (left, top, wide), colour, mirrored=mirrored)
        if tactic.id in self.selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.select), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1.25, 1.25, -1.25, -2.25), 4, 4)

    def _detail(self, tactic: Tactic) -> str:
        """Return what the group does not say: stage or aim, and how far it is."""
        where = tactic.stage if self.rows.by is Grouping.AIM else tactic.aim
        status = translated(tactic.status.label)
        return tr("{where} · {status}").format(
            where=translated(where.label), status=status[:1].lower() + status[1:]
        )
