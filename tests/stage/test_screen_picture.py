# SPDX-License-Identifier: MIT
"""What stands in while one zooms is copied from the screen: hardly anything is painted for it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPixmap, QRegion
from PySide6.QtWidgets import QFrame, QWidget

from stratcanvas.stage.backdrop.screen_picture import shown_by
from tests import makers
from tests.makers import PROBLEM, key
from tests.paints import paints


def painted(port: QWidget) -> QImage:
    """Return a widget painted anew, without what lies over it."""
    picture = QPixmap(port.size())
    port.render(picture, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return picture.toImage()


@pytest.fixture
def hand(stage):
    """Return a hand on a canvas that has something over two of its corners."""
    made = stage(makers.crowded(8, 12))
    made.view.zoom_to(1.0)
    made.view.center_on(key(1, PROBLEM))
    for around, corner in ((made.view.viewport(), 0), (made.view, 500)):
        over = QFrame(around, autoFillBackground=True)
        over.setGeometry(corner + 20, corner + 10, 90, 70)
        over.show()
    made.settle()
    made.view.repaint()
    return made


def test_what_the_screen_shows_is_copied_but_where_something_lies_over_it(hand):
    """There alone the canvas is painted, and the copy shows nothing else."""
    port = hand.view.viewport()
    with paints(port) as drawn:
        shown = shown_by(port).toImage()
    assert shown == painted(port)
    assert 0 < drawn.pixels <= 2 * 90 * 70


def test_what_waits_to_be_painted_is_in_the_copy(hand):
    """A card that is lit just now is seen so while one zooms."""
    port, before = hand.view.viewport(), shown_by(hand.view.viewport()).toImage()
    hand.selection.set((key(1, PROBLEM),))
    shown = shown_by(port).toImage()
    assert shown != before
    assert shown == painted(port)


def test_of_what_no_screen_shows_all_is_painted(hand):
    """A view that is hidden, or updated no more just now."""
    port = hand.view.viewport()
    shown = shown_by(port).toImage()
    port.setUpdatesEnabled(False)
    assert shown_by(port).toImage() == shown
    port.setUpdatesEnabled(True)
    hand.view.hide()
    assert shown_by(port).toImage() == shown
