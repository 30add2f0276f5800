# SPDX-License-Identifier: MIT
"""Pictures that nobody sees wait to be drawn on again, but not for long."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap

from stratcanvas.stage.backdrop import spare_pictures
from stratcanvas.stage.backdrop.spare_pictures import SparePictures

PLENTY = 10_000


def test_a_picture_that_waits_is_drawn_on_again(qapp):
    """One of the size that is wanted is taken; of any other size, a new one is made."""
    waiting, picture = SparePictures(), QPixmap(20, 10)
    waiting.give(picture, PLENTY)
    assert waiting.take(QSize(10, 20)).size() == QSize(10, 20)
    assert waiting.size == 800
    assert waiting.take(QSize(20, 10)).cacheKey() == picture.cacheKey()
    assert waiting.size == 0


def test_those_given_up_first_go_first(qapp):
    """No more wait than there is room for."""
    waiting, newer = SparePictures(), QPixmap(20, 10)
    waiting.give(QPixmap(10, 20), 1_000)
    waiting.give(newer, 1_000)
    assert waiting.size == 800
    assert waiting.take(QSize(20, 10)).cacheKey() == newer.cacheKey()


def test_at_rest_none_waits(qtbot, monkeypatch):
    """Who has stopped to move about gets the memory back, and later pictures wait as ever."""
    monkeypatch.setattr(spare_pictures, "REST", 0)
    waiting = SparePictures()
    for _ in range(2):
        waiting.give(QPixmap(20, 10), PLENTY)
        assert waiting.size == 800
        qtbot.waitUntil(lambda: waiting.size == 0)
