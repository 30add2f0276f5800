# SPDX-License-Identifier: MIT
"""Clicks on the card that is being typed on: they are meant for its words, and end nothing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from stratcanvas.domain.cards import Tactic, main_text
from stratcanvas.domain.geometry import Point
from stratcanvas.paint.card import text_rect
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

ONE, TALK = key(1, PROBLEM), key(1, TACTIC)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def words_of(hand, card: str):
    """Return where a card's words lie, in scene units."""
    return text_rect(hand.canvas, card, hand.view.stage.live_layout.rect(card))


def beside_words(hand, card: str, dx: float, dy: float) -> Point:
    """Return a spot that far from the left upper corner of a card's words."""
    area = words_of(hand, card)
    return Point(area.x() + dx, area.y() + dy)


@pytest.mark.parametrize("card", [ONE, TALK])
def test_a_click_on_the_open_card_beside_its_words_puts_the_caret(stage, card: str):
    """Left of the words it is at their beginning, below at their end; typing goes on."""
    hand = stage(makers.cafe())
    before = main_text(hand.canvas.get(card))
    hand.view.edit(card)
    hand.click(beside_words(hand, card, -5, 5))
    hand.type("t")
    assert main_text(hand.canvas.get(card)) == "t" + before
    area = words_of(hand, card)
    hand.click(beside_words(hand, card, area.width() - 1, area.height() + 8))
    hand.type("t")
    assert main_text(hand.canvas.get(card)) == "t" + before + "t"
    assert hand.view.inline_edit.active
    assert hand.session.undo_label is not None
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_a_double_click_there_does_the_same(stage):
    """Who clicks twice beside the words neither loses nor leaves them."""
    hand = stage(makers.cafe())
    hand.view.edit(ONE)
    hand.double_click(beside_words(hand, ONE, -5, 5))
    hand.type("t")
    assert hand.view.inline_edit.active
    assert hand.canvas.problems[ONE].statement.startswith("t")


def test_shift_click_there_selects_up_to_it(stage):
    """As in any text: what is typed then goes in the place of all words."""
    hand = stage(makers.cafe())
    hand.view.edit(ONE)
    hand.click(beside_words(hand, ONE, -5, 5), held=SHIFT)
    hand.type("t")
    assert hand.canvas.problems[ONE].statement == "t"


def test_three_clicks_on_the_paper_leave_a_card_open(stage):
    """Two open a new card, and the third is on it: it does not vanish."""
    hand = stage(makers.cafe())
    spot = Point(-300, 450)
    pixel = hand.pixel(spot)
    hand.double_click(spot)
    QTest.mouseClick(hand.view.viewport(), Qt.MouseButton.LeftButton, pos=pixel)
    assert hand.view.inline_edit.active
    hand.type("Open day")
    titles = {each.title for each in hand.canvas.tactics.values()}
    assert "Open day" in titles


def test_a_third_click_is_of_the_card_that_the_view_has_moved_to(stage):
    """At the edge two clicks open a card that comes whole into view, away from the pointer."""
    hand = stage(makers.cafe())
    view, left = hand.view, Qt.MouseButton.LeftButton
    below = view.to_pixels(view.stage.rectf(TALK)).top() - view.viewport().height()
    view.camera.pan(0, below + 45)
    before, port = set(hand.canvas.tactics), view.viewport()
    for spot in (hand.pixel(beside_words(hand, TALK, 20, 5)), QPoint(3, port.height() - 3)):
        lay = view.camera.area
        QTest.mouseDClick(port, left, pos=spot)
        editor = view.inline_edit.editor
        assert view.camera.area != lay
        assert not editor.geometry().contains(spot)
        QTest.mouseClick(port, left, pos=spot)
        assert view.inline_edit.active
        hand.type("t")
        hand.key(Qt.Key.Key_Escape)
    (new,) = set(hand.canvas.tactics) - before
    assert [hand.canvas.tactics[each].title for each in (TALK, new)] == ["t", "t"]


def test_a_third_click_selects_all_words(stage):
    """As in any text field: three fast clicks on a title, and what is typed replaces it."""
    hand = stage(makers.cafe())
    spot = beside_words(hand, ONE, 20, 5)
    pixel = hand.pixel(spot)
    hand.double_click(spot)
    editor = hand.view.inline_edit.editor
    assert not editor.textCursor().hasSelection()
    assert editor.textCursor().atEnd()
    QTest.mouseClick(
        editor.viewport(), Qt.MouseButton.LeftButton, pos=pixel - editor.geometry().topLeft()
    )
    hand.type("t")
    assert hand.canvas.problems[ONE].statement == "t"


def test_the_open_card_is_dragged_by_its_face(stage):
    """A press there that travels ends typing and moves the card, as from any other."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    hand.type("!")
    start = beside_words(hand, TALK, -5, 5)
    before: Tactic = hand.canvas.tactics[TALK]
    hand.drag(start, Point(start.x, start.y + 160))
    after = hand.canvas.tactics[TALK]
    assert not hand.view.inline_edit.active
    assert after.title == before.title
    assert after.y - before.y == pytest.approx(160, abs=12)


def test_a_click_elsewhere_still_ends_typing(stage):
    """On another card, on the paper, and by the right button on the card itself."""
    hand = stage(makers.cafe())
    for spot in (TALK, Point(-300, 500)):
        hand.view.edit(ONE)
        hand.click(spot)
        assert not hand.view.inline_edit.active
    hand.view.edit(ONE)
    pixel: QPoint = hand.pixel(beside_words(hand, ONE, -5, 5))
    QTest.mousePress(hand.view.viewport(), Qt.MouseButton.RightButton, pos=pixel)
    assert not hand.view.inline_edit.active
