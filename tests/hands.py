# SPDX-License-Identifier: MIT
"""A hand for the canvas on screen: real mouse and key events, told in cards and scene units."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QCursor, QImage, QPainter, QPixmapCache
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Point
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.later_picture import LaterPicture
from stratcanvas.stage.minimap.minimap import is_at_rest
from stratcanvas.stage.places.shapes import is_mass
from stratcanvas.stage.view import CanvasView

LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENCE = 300_000
"""Milliseconds within which what is drawn beside the window comes, however busy the machine is."""
_TOLD = bytes(level > 12 for level in range(256))
"""Of each difference in grey whether it is told: more than rounding."""

_MOST, _PART_OF_A_MASS = 120, 0.02
"""Pixels that may be told of a picture, and what part of them where very many lines cross: there
one that lies a pixel off has colours along it that are nowhere beside.
"""


class Hand:
    """Works on a view as a person does; places are cards' ids or points in scene units."""

    def __init__(self, view: CanvasView, session: Session, selection: Selection) -> None:
        self.view, self.session, self.selection = view, session, selection
        self.hints: list[str] = []
        view.hint.connect(self.hints.append)

    @property
    def canvas(self) -> Canvas:
        return self.session.canvas

    @property
    def said(self) -> str:
        """Return the last hint that is still shown."""
        return self.hints[-1] if self.hints else ""

    def pixel(self, place: str | Point | QPoint, dx: float = 0.0, dy: float = 0.0) -> QPoint:
        if isinstance(place, QPoint):
            return place
        if isinstance(place, str):
            rect = self.view.stage.live_layout.rect(place)
            assert rect is not None
            place = rect.center
        area = self.view.to_pixels(QRectF(place.x + dx, place.y + dy, 0, 0))
        return area.topLeft().toPoint()

    def click(self, place: str | Point, *, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, held, self.pixel(place))

    def double_click(self, place: str | Point) -> None:
        spot = self.pixel(place)
        QTest.mouseClick(self.view.viewport(), LEFT, NO_KEY, spot)
        QTest.mouseDClick(self.view.viewport(), LEFT, NO_KEY, spot)

    def press(self, place: str | Point, *, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mousePress(self.view.viewport(), LEFT, held, self.pixel(place))

    def move(self, place: str | Point) -> None:
        port, spot = self.view.viewport(), self.pixel(place)
        if port.mapFromGlobal(QCursor.pos()) == spot:  # left there by a test before: no move at all
            QTest.mouseMove(port, spot + QPoint(1, 0))
        QTest.mouseMove(port, spot)

    def release(self, place: str | Point, *, held: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mouseRelease(self.view.viewport(), LEFT, held, self.pixel(place))

    def take(self, start: str | Point, *stops: str | Point | QPoint) -> None:
        """Press somewhere and travel, without letting go; the stops are fixed beforehand."""
        way = [self.pixel(stop) for stop in stops]
        spot = self.pixel(start)
        QTest.mousePress(self.view.viewport(), LEFT, NO_KEY, spot)
        for stop in way:
            middle = (spot + stop) / 2
            QTest.mouseMove(self.view.viewport(), middle)
            QTest.mouseMove(self.view.viewport(), stop)
            spot = stop
        self._spot = spot

    def drop(self) -> None:
        QTest.mouseRelease(self.view.viewport(), LEFT, NO_KEY, self._spot)

    def drag(self, start: str | Point, *stops: str | Point) -> None:
        self.take(start, *stops)
        self.drop()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        target = self.view.window().focusWidget() or self.view
        QTest.keyClick(target, key, held)

    def type(self, words: str) -> None:
        for letter in words:
            QTest.keyClicks(self.view.window().focusWidget() or self.view, letter)

    def select_all(self) -> None:
        self.selection.set((*self.canvas.problems, *self.canvas.tactics, *self.canvas.notes))

    def corner(self, key: str) -> Point:
        rect = self.view.stage.live_layout.cards[key]
        return Point(rect.x, rect.y)

    def scene_is_the_model(self) -> None:
        """Assert that what is shown is what a layout of the whole canvas says."""
        from stratcanvas.domain.arrange import layout
        from stratcanvas.paint.frame import heading_rects
        from stratcanvas.paint.heights import heights
        from stratcanvas.paint.route import routes

        ground = self.view.stage.live_layout
        whole = layout(self.canvas, heights(self.canvas))
        assert self.view.stage.canvas is self.canvas
        assert ground.cards == whole.cards
        assert ground.frame == whole.frame
        spots = heading_rects(whole)
        assert ground.headings == spots
        curves = {key: ground.curve(key) for key in self.canvas.links}
        assert curves == routes(self.canvas, whole, spots.values())
        found = ground.cards_in(ground.measure_bounds())
        assert found == set(whole.cards)
        assert not ground.floating

    def picture_is_fresh(self) -> None:
        """Assert that what stands on the screen is what would be painted there from nothing.

        A clipped curve may be rounded by some levels of 255; a dash or a long line lies a pixel
        off at times, as it is rounded in each part of the picture anew.
        """
        self.view.inline_edit.editor.hide()  # its cursor blinks
        kept, fresh, moved = self._pictures()
        while moved:  # as the picture was taken: on a busy computer what moves it comes late
            kept, fresh, moved = self._pictures()
        if self.view.inline_edit.active:
            self.view.inline_edit.editor.show()
            self.view.inline_edit.editor.setFocus()
        if kept == fresh:
            return
        levels = _unlike(kept, fresh).convertToFormat(QImage.Format.Format_Grayscale8)
        bits, wide, line = bytes(levels.constBits()), levels.width(), levels.bytesPerLine()
        rows = (bits[start : start + wide] for start in range(0, len(bits), line))
        told = b"".join(rows).translate(_TOLD)  # what fills a line up is anything
        most = len(told) * _PART_OF_A_MASS if is_mass(self.canvas) else _MOST
        assert told.count(1) < most, (
            f"{_around(told, wide)} of {self.view.size()}, at {self.view.zoom_factor}"
        )

    def _pictures(self) -> tuple[QImage, QImage, bool]:
        """Return what stands on the screen, what is painted there from nothing, and whether the
        view has moved between the two.
        """
        self._come_to_rest()
        kept = self.on_screen()
        while not self._is_at_rest():  # it moved, or asked for films, as the picture was taken
            self._come_to_rest()
            kept = self.on_screen()
        before = self.view.viewportTransform(), self.view.size()
        QPixmapCache.clear()
        if self.view.films.needed:
            self.view.stage.near.maker.stop()  # else its thread draws from what it was told
        self.view.films.clear()
        self.view.draw_anew()
        self.settle()
        fresh = self.on_screen()
        return kept, fresh, before != (self.view.viewportTransform(), self.view.size())

    def settle(self) -> None:
        """Have all gone that is wanted no more, and all drawn that is drawn beside the window."""
        # Else it goes when a loop runs next, and the canvas has its room between two looks.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        later = self.view.findChild(LaterPicture)
        while not self.view.hand.lull.is_over or (later is not None and later.is_awaited):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        while not self.view.films.settled:
            loop, patience = QEventLoop(), QTimer(singleShot=True)
            patience.timeout.connect(lambda loop=loop: loop.exit(1))
            patience.start(PATIENCE)
            self.view.films.came.connect(loop.quit)
            self.view.zoom_picture.over.connect(loop.quit)  # from afar none are needed
            assert loop.exec() == 0
            QApplication.processEvents()

    def _come_to_rest(self) -> None:
        """Have no picture stand in any more, and what lies under the pointer lit.

        On a busy computer the view may move while that is waited for.
        """
        self.settle()
        while not self._is_at_rest():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self.settle()

    def _is_at_rest(self) -> bool:
        """Tell whether nothing is to come that changes the picture by itself."""
        view, later = self.view, self.view.findChild(LaterPicture)
        awaited = view.zoom_picture.active or (later is not None and later.is_awaited)
        awaited = awaited or view.stage.connectors.late
        calm = view.hand.lull.is_over and is_at_rest(view)
        return calm and view.films.settled and not awaited

    def on_screen(self) -> QImage:
        """Return the pixels that the view has on the screen now, as they were last painted."""
        QApplication.processEvents()
        window, size = self.view.window(), self.view.size()
        # What waits to be painted waits for a timer, too, which no looking at events runs down.
        QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
        corner = self.view.mapTo(window, QPoint())
        area = corner.x(), corner.y(), size.width(), size.height()
        shown = self.view.screen().grabWindow(window.winId(), *area)
        return shown.toImage().convertToFormat(QImage.Format.Format_RGB32)


def _around(pixels: bytes, wide: int) -> str:
    """Tell around which pixels of a picture those lie that are set."""
    there = [divmod(n, wide) for n, each in enumerate(pixels) if each]
    rows, columns = zip(*there, strict=True)
    return f"{len(there)} in {min(columns)}…{max(columns)}, {min(rows)}…{max(rows)}"


def _unlike(one: QImage, other: QImage) -> QImage:
    """Return how far each pixel of two pictures is from the nearest in colour of those that lie
    there or beside in the other one.
    """
    found = _away(one, other)
    with _over(found, QPainter.CompositionMode.CompositionMode_Lighten) as painter:
        painter.drawImage(0, 0, _away(other, one))
    return found


def _away(one: QImage, other: QImage) -> QImage:
    """Return how far each pixel of one picture is from those there and beside in another."""
    found = QImage(one.size(), one.format())
    found.fill(Qt.GlobalColor.white)
    for across, down in product((-1, 0, 1), repeat=2):
        away = one.copy()
        with _over(away, QPainter.CompositionMode.CompositionMode_Difference) as painter:
            painter.drawImage(across, down, other)
        with _over(found, QPainter.CompositionMode.CompositionMode_Darken) as painter:
            painter.drawImage(0, 0, away)
    return found


@contextmanager
def _over(picture: QImage, mode: QPainter.CompositionMode) -> Iterator[QPainter]:
    painter = QPainter(picture)
    painter.setCompositionMode(mode)
    try:
        yield painter
    finally:
        painter.end()
