# SPDX-License-Identifier: MIT
"""What stands in for a canvas, while one zooms or below a band, is painted for that."""

from unittest import mock

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QRegion
from PySide6.QtWidgets import QFrame, QWidget

from stratcanvas.domain.geometry import Rect
from stratcanvas.stage.backdrop import screen_picture
from stratcanvas.stage.backdrop.screen_picture import shown_by
from tests import makers
from tests.makers import PROBLEM, key
from tests.painted import furthest, painted


@pytest.fixture
def hand(stage):
    """Return a hand on a canvas full of cards."""
    made = stage(makers.crowded(8, 12))
    made.view.zoom_to(1.0)
    made.view.center_on(key(1, PROBLEM))
    made.settle()
    made.view.repaint()
    return made


def spoil(view):
    """Paint over what Qt keeps of a window: on X11 that is out of date after a pan."""
    store = view.window().backingStore()
    store.beginPaint(QRegion(view.rect()))
    painter = QPainter(store.paintDevice())
    painter.fillRect(view.rect(), QColor("red"))
    painter.end()
    store.endPaint()


def test_it_shows_the_canvas_whatever_is_kept_of_the_window(hand):
    """After a pan Qt may keep where one looked before, and may hold what lies over the canvas."""
    port = hand.view.viewport()
    over = QFrame(port, autoFillBackground=True)
    over.setGeometry(20, 10, 90, 70)
    over.show()
    wanted = painted(port).toImage()
    spoil(hand.view)
    assert shown_by(port).toImage() == wanted


def test_what_waits_to_be_painted_is_in_it(hand):
    """A card that is lit just now is seen so while one zooms."""
    port, before = hand.view.viewport(), shown_by(hand.view.viewport()).toImage()
    hand.selection.set((key(1, PROBLEM),))
    shown = shown_by(port).toImage()
    assert shown != before
    assert shown == painted(port).toImage()


@pytest.mark.parametrize("scale", [1.0, 0.5, 0.2, 0.08])
def test_what_a_zoom_begins_with_is_what_was_seen(hand, scale):
    """Near and far, with a selected card and one under the pointer."""
    view, asked = hand.view, []
    view.zoom_to(scale)
    hand.selection.set((key(1, PROBLEM),))
    hand.move(key(2, PROBLEM))
    hand.settle()
    shown = painted(view.viewport())
    with mock.patch.object(screen_picture, "shown_by", asked.append):
        view.zoom_picture.take(view.camera.area)
    assert furthest(painted(view.viewport()), shown) < 3
    assert not asked
    view.zoom_picture.end_now()


def test_a_zoom_lays_out_nothing_else_of_the_window(hand):
    """What is hidden, and has not been shown at its size, takes no time at the first step."""
    resized = []

    class Hidden(QWidget):
        def resizeEvent(self, event):  # noqa: N802 - Qt's name
            resized.append(event.size())

    hidden = Hidden(hand.view.window())
    hidden.resize(300, 200)
    hand.view.zoom_picture.take(hand.view.camera.area)
    hand.view.zoom_picture.end_now()
    assert not resized


def test_a_band_shows_the_canvas_below_it_whatever_is_kept_of_the_window(hand):
    """Where a band is drawn after a pan lies what was seen there, and stays when it goes."""
    view, wanted = hand.view, painted(hand.view.viewport()).toImage()
    spoil(view)
    middle = view.visible_area().center()
    for reach in (20.0, 60.0, 120.0, None):
        area = reach and Rect(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
        view.stage.overlay.show_band(area, view.zoom_factor)
        shown = hand.on_screen()
    within = view.to_pixels(QRectF(middle.x() - 100, middle.y() - 100, 200, 200)).toRect()
    assert shown.copy(within) == wanted.copy(within)


def test_a_straight_band_leaves_nothing(hand):
    """One that is as wide or as high as a line is gone when it is let go, and its line with it."""
    view, before = hand.view, hand.on_screen()
    corner = view.visible_area().center()
    for wide, high in ((0.0, 140.0), (140.0, 0.0)):
        for part in (0.1, 0.6, 1.0):
            area = Rect(corner.x(), corner.y(), part * wide, part * high)
            view.stage.overlay.show_band(area, view.zoom_factor)
            assert hand.on_screen() != before
        view.stage.overlay.show_band(None, view.zoom_factor)
        assert hand.on_screen() == before
