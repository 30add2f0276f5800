# SPDX-License-Identifier: MIT
"""Films that come once a tile is drawn are laid where they belong, however dense the screen is."""

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from stratcanvas.stage.backdrop.filmed_tiles import FilmedTiles
from stratcanvas.stage.backdrop.tiles import Tiles
from stratcanvas.stage.places.tile_places import SIDE, places


class Films:
    """Films that are none at first, and then of a colour: as red as can be."""

    needed, have_come, colour = True, False, QColor(Qt.GlobalColor.red)

    def __init__(self, side):
        self._side = side

    def use(self, *_):
        """Have films of a scale: of any."""

    def forget(self, _):
        """Draw anew what lies somewhere: it stays as it is."""

    def ask(self, _):
        """Have what is missing drawn: by the test."""

    def lay(self, painter, block):
        """Draw what there is, in pixels of the screen; return what lacks."""
        if not self.have_come:
            return set(places(block))
        spot = QRect(block.topLeft() * self._side, block.size() * self._side)
        painter.fillRect(spot, self.colour)
        return set()


def on_white(painter, area, _, connectors):
    """Draw connectors alone."""
    painter.fillRect(area, Qt.GlobalColor.white)
    connectors(painter)
    return True


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_film_that_comes_late_is_laid_over_its_tile(qapp, ratio):
    """At one, at more and at two pixels of the screen to one of the view."""
    films = Films(round(SIDE * ratio))
    tiles = FilmedTiles(on_white, films)
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


def test_no_film_is_laid_twice(qapp):
    """A part that is drawn anew has its film from then on, whatever comes once more."""
    films = Films(SIDE)
    films.colour = QColor(255, 0, 0, 128)
    tiles, seen = FilmedTiles(on_white, films), QRect(0, 0, 2 * SIDE, 2 * SIDE)
    part = QRectF(4.0, 4.0, SIDE / 2, SIDE / 2)

    def put():
        view = QPixmap(seen.size())
        painter = QPainter(view)
        tiles.put(painter, [seen], QPoint(), 1.0)
        painter.end()
        return view.toImage().pixelColor(5, 5).name()

    put()
    films.have_come = True
    tiles.forget(part)
    once = put()
    tiles.lay_films(part)
    assert put() == once


def test_a_film_that_comes_once_all_were_doubted_is_shown_above_too(qapp):
    """What lies over the tiles was drawn with the film as it was, and is once the new one comes."""
    films, seen = Films(SIDE), QRect(0, 0, SIDE, SIDE)
    films.have_come, films.lacking = True, lambda _: set()
    tiles = FilmedTiles(on_white, films)

    def draw_above(painter, area, scale, _):
        tiles.draw(painter, seen, QPoint(), scale)
        return True

    tiles.above = Tiles(draw_above)

    def shown():
        view = QPixmap(seen.size())
        painter = QPainter(view)
        tiles.put(painter, [seen], QPoint(), 1.0)
        tiles.above.put(painter, [seen], QPoint(), 1.0)
        painter.end()
        return view.toImage().pixelColor(5, 5).name()

    was, films.colour = shown(), QColor(Qt.GlobalColor.blue)
    tiles.doubt_all()
    assert shown() == was
    tiles.lay_films(QRectF(seen))
    assert shown() == films.colour.name()
