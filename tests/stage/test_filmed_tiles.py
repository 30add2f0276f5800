# SPDX-License-Identifier: MIT
"""Films that come once a tile is drawn are laid where they belong, however dense the screen is."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from stratcanvas.stage.backdrop.filmed_tiles import FilmedTiles
from stratcanvas.stage.places.tile_places import SIDE, places


class Films:
    """Films that are none at first, and then as red as can be."""

    needed, have_come = True, False

    def __init__(self, side):
        self._side = side

    def use(self, *_):
        """Have films of a scale: of any."""

    def ask(self, _):
        """Have what is missing drawn: by the test."""

    def lay(self, painter, block):
        """Draw what there is, in pixels of the screen; return what lacks."""
        if not self.have_come:
            return set(places(block))
        spot = QRect(block.topLeft() * self._side, block.size() * self._side)
        painter.fillRect(spot, Qt.GlobalColor.red)
        return set()


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_film_that_comes_late_is_laid_over_its_tile(qapp, ratio):
    """At one, at more and at two pixels of the screen to one of the view."""

    def draw(painter, area, _, connectors):
        painter.fillRect(area, Qt.GlobalColor.white)
        connectors(painter)
        return True

    films = Films(round(SIDE * ratio))
    tiles = FilmedTiles(draw, films)
    view = QPixmap(round(400 * ratio), round(300 * ratio))
    view.setDevicePixelRatio(ratio)
    shown, origin = [QRect(0, 0, 400, 300)], QPoint(700, 300)

    def put():
        painter = QPainter(view)
        tiles.put(painter, shown, origin, 1.0)
        painter.end()
        seen = view.toImage()
        spots = [(5, 5), (seen.width() - 5, 5), (5, seen.height() - 5)]
        return {seen.pixelColor(*spot).name() for spot in spots}

    assert put() == {QColor(Qt.GlobalColor.white).name()}
    films.have_come = True
    tiles.lay_films(QRectF(700.0, 300.0, 400.0, 300.0))
    assert put() == {QColor(Qt.GlobalColor.red).name()}
