# SPDX-License-Identifier: MIT
"""What stands over the tactics and left of the problems: the customer, and what the marks mean."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.cross_table import Grouping
from stratcanvas.domain.names import listed, own_words
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.session.session import Session
from stratcanvas.ui.matrix.marks import draw_mark
from stratcanvas.ui.panels.choicebox import WordBox
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr, translated

_MARK, _GAP, _LINE = 22, 14, 6
"""Pixels for a mark before its words, between two entries, and between two lines."""


class Legend(QWidget):
    """What the marks mean, in as many lines as it takes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._entries: tuple[tuple[Aim | None, str], ...] = (
            (Aim.EDUCATE, tr("educates")),
            (Aim.SOLVE, tr("helps solve")),
            (None, tr("not connected")),
        )
        self.setAccessibleName(", ".join(words for _, words in self._entries))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one line."""
        return QSize(100, self._line())

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return how high all lines are."""
        return self._laid(width)[-1].bottom() + 1

    def _line(self) -> int:
        return max(20, self.fontMetrics().lineSpacing())

    def _laid(self, width: int) -> list[QRect]:
        """Return where each entry stands, from the left."""
        metrics, line = QFontMetrics(self.font()), self._line()
        places: list[QRect] = []
        x = y = 0
        for _, words in self._entries:
            wide = _MARK + metrics.horizontalAdvance(words)
            if x and x + wide > width:
                x, y = 0, y + line + _LINE
            places.append(QRect(x, y, wide, line))
            x += wide + _GAP
        return places

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw marks and words."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (aim, words) in zip(self._laid(self.width()), self._entries, strict=True):
            mirrored = self.isRightToLeft()
            area = place
            if mirrored:
                area = QRect(self.width() - place.right() - 1, place.y(), *place.size().toTuple())
            at = area.right() - 8 if mirrored else area.left() + 9
            draw_mark(painter, QPointF(at, area.center().y() + 0.5), aim, self.theme, 0.75)
            painter.setPen(QColor(self.theme.muted))
            inner = area.adjusted(0, 0, -_MARK, 0) if mirrored else area.adjusted(_MARK, 0, 0, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class Corner(QWidget):
    """The customer, the legend, and what the rows are grouped by."""

    grouped = Signal(object)
    """The person wants the rows in other groups: a Grouping."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setAutoFillBackground(True)
        self.caption = Paragraph(self, words=tr("THE CUSTOMER"), tone="caption", most=1)
        self.customer = Paragraph(self, tone="strong", most=2)
        self.legend = Legend(theme, self)
        self.grouping = WordBox([translated(each.label) for each in Grouping], self)
        self.grouping.setAccessibleName(tr("Groups of rows"))
        self.grouping.currentIndexChanged.connect(
            lambda place: self.grouped.emit([*Grouping][place])
        )
        self.grouping.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.setSpacing(6)
        box.addWidget(self.grouping)
        box.addStretch(1)
        for widget in (self.caption, self.customer, self.legend):
            box.addWidget(widget)
        self.refresh()

    def choose(self, by: Grouping) -> None:
        """Let the rows stand in these groups; ``grouped`` tells so if they did not."""
        self.grouping.setCurrentIndex([*Grouping].index(by))

    def fit(self, width: int, least: int, most: int, scale: float = 1.0) -> int:
        """Leave out what there is no room for; return how high it is then, in pixels.

        ``width`` is what it has, ``least`` how high the heads beside it are, ``most`` how high it
        may be, and the room around it is enlarged by ``scale``, as that around the rows is. First
        the customer goes, who stands in the outline too, then the legend.
        """
        box = self.layout()
        assert box is not None
        box.setContentsMargins(round(14 * scale), 8, round(14 * scale), 10)
        for gone in range(3):
            for widget in (self.caption, self.customer):
                widget.setVisible(gone < 1)
            self.legend.setVisible(gone < 2)
            box.invalidate()
            high = max(least, box.heightForWidth(width))
            if high <= most:
                return high
        return most

    def refresh(self) -> None:
        """Show the customer as the canvas has it."""
        self.customer.setText(listed(own_words(self._session.canvas.brief)) or tr("Not named yet"))

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.legend.theme = theme
        self.legend.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Cover what lies below, in the colour of the table."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.legend.theme.field))
        painter.end()
