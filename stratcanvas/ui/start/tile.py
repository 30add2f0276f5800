# SPDX-License-Identifier: MIT
"""A card of the start screen: a small picture above a title and a few lines."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.tool_tip import explain
from stratcanvas.ui.start.offer_button import RING, OfferButton
from stratcanvas.ui.start.offers import Offer

_TITLE, _LINE = 13, 12
"""Pixels of the words."""
_PAD, _GAP = 12, 3
_PICTURE = 0.37
"""Part of its width that the picture is high."""
_HIGHEST_PICTURE = 118


class Tile(OfferButton):
    """Shows an offer."""

    def __init__(self, offer: Offer, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.offer = offer
        self._small = QImage()
        self.show_offer(offer)

    def show_offer(self, offer: Offer) -> None:
        """Show this, which may be the same as before, seen more closely."""
        self.offer, self._small = offer, QImage()
        self.setAccessibleName(offer.spoken)
        explain(self, "\n".join(filter(None, (offer.title, *offer.lines))))
        self.update()

    def lines_in(self, width: int) -> int:
        """Return how many lines stand below the title in a width, in pixels."""
        return len(self._told_in(width)) + bool(self.offer.warning)

    def _told_in(self, width: int) -> list[str]:
        metrics, room = QFontMetrics(self.font_of(_LINE)), width - 2 * (RING + _PAD)
        return list(self.offer.lines_in(lambda words: metrics.horizontalAdvance(words) <= room))

    def height_for(self, width: int, lines: int) -> int:
        """Return how high it is in a width, in pixels, with room for so many lines."""
        title = QFontMetrics(self.font_of(_TITLE)).height()
        line = QFontMetrics(self.font_of(_LINE)).height() + _GAP
        words = 10 + title + lines * line + 10
        return _picture_height(width - 2 * RING) + words + 2 * RING

    @guarded(QSize(200, 160))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a usual size; the gallery gives it its place."""
        return QSize(260, self.height_for(260, self.lines_in(260)))

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        theme, painter, shape = self.theme, QPainter(self), self.shape
        over = self.underMouse() or self.isDown()
        self.draw_shape(painter, theme.field, theme.hover if over else theme.border)
        high = _picture_height(shape.width())
        self._draw_picture(painter, QRect(shape.left(), shape.top(), shape.width(), high))
        place = shape.adjusted(_PAD, high + 10, -_PAD, 0)
        title = self.font_of(_TITLE, QFont.Weight.DemiBold)
        place.setHeight(QFontMetrics(title).height())
        self.draw_line(painter, self.offer.title, title, theme.text, place)
        line = self.font_of(_LINE)
        for words, colour in (
            *((each, theme.muted) for each in self._told_in(self.width()) if each),
            (self.offer.warning, theme.uncounted_label),
        ):
            if words:
                place.moveTop(place.bottom() + 1 + _GAP)
                place.setHeight(QFontMetrics(line).height())
                self.draw_line(painter, words, line, colour, place)
        painter.end()

    def _draw_picture(self, painter: QPainter, area: QRect) -> None:
        """Draw the picture whole in the middle of an area, on the canvas' own ground."""
        inside = QPainterPath()
        inside.addRoundedRect(QRectF(self.shape).adjusted(1, 1, -1, -1), 6, 6)
        painter.save()
        painter.setClipPath(inside)
        painter.fillRect(area, QColor(self.theme.ground))
        painter.setPen(QColor(self.theme.border))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        picture = self.offer.picture
        if picture is not None:
            room = area.adjusted(8, 6, -8, -6)
            size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRect(room.topLeft(), size)
            target.moveCenter(room.center())
            painter.drawImage(target, self._in_size(picture, size * self.devicePixelRatioF()))
        painter.restore()

    def _in_size(self, picture: QImage, size: QSize) -> QImage:
        """Return a picture in so many dots, each the mean of all it stands for.

        A painter looks at four of them: of thin lines it would leave out some.
        """
        if self._small.size() != size:
            ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._small = picture.scaled(size, *ways)
        return self._small


def _picture_height(width: int) -> int:
    return min(_HIGHEST_PICTURE, round(width * _PICTURE))
