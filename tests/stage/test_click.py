# SPDX-License-Identifier: MIT
"""One click begins to write on what is empty yet; a click on words selects."""

import datetime
from unittest import mock

import pytest
from PySide6.QtCore import QPointF, Qt

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim, TacticKind, main_text
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.card import SKINS, text_rect
from stratcanvas.paint.card_content import content_of
from stratcanvas.paint.chips import CHIP_HEIGHT, flow
from stratcanvas.paint.frame import problem_invitation
from stratcanvas.session.session import Session
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

ONE, TALK = key(1, PROBLEM), key(1, TACTIC)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def spots(hand) -> list:
    """Return the middles of all invitations of an empty canvas: both wings', the frame's."""
    stage = hand.view.stage
    wings = [each.center for each in stage.near.headings.invitations]
    return [*wings, problem_invitation(stage.live_layout.frame).center]


@pytest.mark.parametrize("name", ["brief", "strategy"])
def test_a_click_on_what_stands_in_for_words_begins_to_write(stage, name: str):
    """Who clicks on the customer or the strategy of a new canvas can type at once."""
    hand = stage(makers.empty())
    record = getattr(hand.canvas, name)
    hand.click(record.id)
    assert hand.view.inline_edit.active
    hand.type("pat")
    assert main_text(getattr(hand.canvas, name)) == "pat"
    assert not hand.canvas.problems


def test_a_click_on_an_invitation_adds_what_it_invites_to(stage):
    """Each dashed box adds its own kind of card, in its own place, open for typing."""
    hand = stage(makers.empty())
    left, right, middle = spots(hand)
    for spot, words in ((left, "Talk"), (right, "Sheet"), (middle, "Rent")):
        area = next(
            (r for r in hand.view.stage.near.headings.invitations if r.contains(spot)), None
        )
        hand.click(spot)
        assert hand.view.inline_edit.active
        card = hand.view.stage.live_layout.cards[hand.selection.ids[0]]
        assert area is None or (card.x, card.y) == (area.x, area.y)
        hand.type(words)
        hand.key(Qt.Key.Key_Escape)
    found = {(each.title, each.aim) for each in hand.canvas.tactics.values()}
    assert found == {("Talk", Aim.EDUCATE), ("Sheet", Aim.SOLVE)}
    assert [each.statement for each in hand.canvas.ranked] == ["Rent"]
    hand.scene_is_the_model()


def test_a_click_on_an_empty_card_opens_it(stage):
    """A card whose words were taken away asks for new ones; with Shift it is but selected."""
    hand = stage(makers.cafe())
    hand.session.do(
        StepLabel("edit-text"), commands.set_field(hand.canvas, (TALK,), "title", " \n")
    )
    hand.click(TALK, held=SHIFT)
    assert not hand.view.inline_edit.active
    hand.click(TALK)
    assert hand.view.inline_edit.active


def test_a_click_on_words_selects(stage):
    """A card with words is not opened by one click, nor any card by a press that travels."""
    hand = stage(makers.cafe())
    for place in (ONE, TALK, hand.canvas.strategy.id, hand.canvas.brief.id):
        hand.click(place)
        assert hand.selection.ids == (place,)
        assert not hand.view.inline_edit.active
    hand.session.do(StepLabel("edit-text"), commands.set_field(hand.canvas, (TALK,), "title", ""))
    hand.drag(TALK, hand.view.stage.live_layout.cards[TALK].center._replace(y=700.0))
    assert not hand.view.inline_edit.active
    assert hand.canvas.tactics[TALK].y > 300


def test_a_double_click_on_what_is_empty_opens_that_alone(stage):
    """The first click opens it and the view moves there: the second adds no card where it lands."""
    hand = stage(makers.empty())
    hand.view.zoom_to(0.3)
    hand.view.camera.center(QPointF(1700.0, 1000.0))
    spot = hand.pixel(hand.canvas.strategy.id)
    hand.double_click(hand.canvas.strategy.id)
    assert hand.pixel(hand.canvas.strategy.id) != spot
    hand.type("Teach, then help")
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.strategy.statement == "Teach, then help"
    assert not hand.canvas.tactics
    assert not hand.canvas.problems
    hand.double_click(hand.canvas.strategy.id)  # with words one click does not open it
    assert hand.view.inline_edit.active


def test_what_is_not_offered_is_neither_drawn_nor_pressed(stage):
    """Beside the guided start “Press T” would be a lie: T is a letter of an answer there."""
    hand = stage(makers.empty())
    offered = hand.view.grab().toImage()
    hand.view.stage.mark(inviting=False)
    assert hand.view.grab().toImage() != offered
    for spot in spots(hand):
        hand.click(spot)
    assert not hand.view.inline_edit.active
    assert hand.canvas == makers.empty()
    hand.view.stage.mark(inviting=True)
    assert hand.view.grab().toImage() == offered


def test_the_cursor_tells_where_a_click_writes(stage):
    """Over an invitation it is that of text, and where nothing may be edited it is not."""
    hand = stage(makers.empty())
    shape = hand.view.viewport().cursor
    for spot in spots(hand):
        hand.move(spot)
        assert shape().shape() is Qt.CursorShape.IBeamCursor
    with mock.patch.object(Session, "can_edit", new=False):
        hand.move(spots(hand)[0])
        assert shape().shape() is Qt.CursorShape.ArrowCursor
        hand.click(spots(hand)[0])
        assert hand.canvas == makers.empty()


@pytest.mark.parametrize("scale", [0.2, 0.5, 0.69])
def test_a_card_that_is_too_small_to_be_written_on_grows_under_the_hand(stage, scale):
    """From afar a double click shows the card at 100 %, its middle where it was, and opens it."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(scale)
    hand.view.center_on(ONE)
    spot = hand.pixel(ONE)
    hand.double_click(ONE)
    assert hand.view.inline_edit.card == ONE
    assert hand.view.zoom_factor == 1.0
    assert (hand.pixel(ONE) - spot).manhattanLength() <= 2
    hand.key(Qt.Key.Key_Escape)


def test_a_click_on_what_asks_for_a_connector_opens_the_list_of_problems(stage):
    """“Not counted: connect to a problem” does what it says; a click below it only selects."""
    hand = stage(makers.cafe())
    loose = key(5, TACTIC)
    rect = hand.view.stage.live_layout.cards[loose]
    line = Point(rect.x + 60, rect.y + 14)
    hand.click(Point(rect.x + 60, rect.bottom - 10))
    assert hand.selection.ids == (loose,)
    assert not hand.view.picker.isVisible()
    hand.move(line)
    assert hand.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    hand.click(line)
    assert hand.selection.ids == (loose,)
    assert hand.view.picker.isVisible()
    hand.key(Qt.Key.Key_Return)
    assert hand.canvas.problems_of[loose]
    hand.click(line)
    assert not hand.view.picker.isVisible()
    hand.scene_is_the_model()


def test_a_tactic_without_words_is_written_on_before_it_is_connected(stage):
    """One click anywhere on an empty card begins to write."""
    hand = stage(makers.cafe())
    loose = key(5, TACTIC)
    empty = commands.set_field(hand.canvas, (loose,), "title", "")
    hand.session.do(StepLabel("edit-text"), empty)
    rect = hand.view.stage.live_layout.cards[loose]
    hand.click(Point(rect.x + 60, rect.y + 14))
    assert hand.view.inline_edit.card == loose
    hand.key(Qt.Key.Key_Escape)


def test_the_line_that_asks_for_a_connector_is_still_there_to_drag_the_card_by(stage):
    """A press on it that travels moves the card."""
    hand = stage(makers.cafe())
    loose = key(5, TACTIC)
    rect = hand.view.stage.live_layout.cards[loose]
    hand.drag(Point(rect.x + 60, rect.y + 14), Point(rect.x + 90, rect.y + 320))
    assert hand.corner(loose).y > rect.y + 280
    assert not hand.view.picker.isVisible()


def spot_of_chip(hand, card: str, n: int) -> Point:
    """Return the middle of a card's chip (from 0), in scene units."""
    rect = hand.view.stage.live_layout.cards[card]
    content, words = content_of(hand.canvas, card), text_rect(hand.canvas, card, rect)
    _, x, y, wide = flow(content.chips, words.width()).chips[n]
    top = words.bottom() + SKINS[content.kind].chip_gap
    return Point(words.x() + x + wide / 2, top + y + CHIP_HEIGHT / 2)


@pytest.mark.parametrize(
    ("card", "n", "field"),
    [(TALK, 0, "stage"), (TALK, 1, "status"), (ONE, 0, "awareness"), (None, 0, "approach")],
)
def test_a_click_on_a_chip_of_the_selected_card_asks_what_it_is_to_be(stage, card, n, field):
    """The first click selects the card, the next opens the list of what the chip may say."""
    hand = stage(makers.cafe())
    card = card or hand.canvas.strategy.id
    hand.selection.clear()
    spot = spot_of_chip(hand, card, n)
    hand.click(spot)
    assert hand.selection.ids == (card,)
    assert not hand.view.lists.choices.isVisible()
    hand.move(Point(spot.x + 1, spot.y))
    assert hand.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    hand.click(spot)
    choices = hand.view.lists.choices
    assert choices.isVisible()
    before = getattr(hand.canvas.get(card), field)
    assert choices.list.currentItem().data(Qt.ItemDataRole.UserRole) == before.value
    hand.key(Qt.Key.Key_Up if choices.list.currentRow() else Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Return)
    assert getattr(hand.canvas.get(card), field) is not before
    assert not choices.isVisible()
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_a_click_on_the_chip_whose_list_is_open_closes_it(stage):
    """As with any list that a click opens; the next click opens it again, and so does another."""
    hand = stage(makers.cafe())
    hand.selection.set((TALK,))
    choices = hand.view.lists.choices
    for is_open in (True, False, True):
        hand.click(spot_of_chip(hand, TALK, 1))
        assert choices.isVisible() is is_open
    hand.click(spot_of_chip(hand, TALK, 0))
    assert choices.isVisible()
    assert choices.field == "stage"
    hand.click(Point(-300, 450))
    hand.selection.set((TALK,))
    hand.click(spot_of_chip(hand, TALK, 0))
    assert choices.isVisible()


def test_a_double_click_on_a_chip_opens_its_choice_and_on_words_the_words(stage):
    """What is clicked twice is what one wants to change."""
    hand = stage(makers.cafe())
    hand.double_click(spot_of_chip(hand, TALK, 1))
    assert hand.view.lists.choices.isVisible()
    assert not hand.view.inline_edit.active
    hand.key(Qt.Key.Key_Escape)
    rect = hand.view.stage.live_layout.cards[TALK]
    words = text_rect(hand.canvas, TALK, rect)
    hand.double_click(Point(words.center().x(), words.center().y()))
    assert hand.view.inline_edit.active


def test_a_click_on_the_kind_of_the_selected_tactic_asks_for_another(stage):
    """The word above its title is a choice, too; the paper beside that word is the card's."""
    hand = stage(makers.cafe())
    rect = hand.view.stage.live_layout.cards[TALK]
    hand.selection.set((TALK,))
    hand.click(Point(rect.right - 14, rect.y + 18))
    assert not hand.view.lists.choices.isVisible()
    hand.click(Point(rect.x + 40, rect.y + 18))
    assert hand.view.lists.choices.isVisible()
    hand.type("article")
    hand.key(Qt.Key.Key_Return)
    assert hand.canvas.tactics[TALK].kind is TacticKind.ARTICLE


@pytest.mark.parametrize(("n", "field"), [(2, "owner"), (3, "due")])
def test_a_click_on_an_owner_or_a_day_of_the_selected_card_leads_to_its_field(stage, n, field):
    """They are written, not chosen: whoever has the field is asked for it, and no list opens."""
    hand = stage(makers.cafe())
    given = commands.set_field(hand.canvas, (TALK,), "owner", "Ada")
    hand.session.do(StepLabel("edit-text"), given)
    day = commands.set_field(hand.canvas, (TALK,), "due", datetime.date(2027, 2, 11))
    hand.session.do(StepLabel("edit-text"), day)
    wanted = []
    hand.view.field_wanted.connect(wanted.append)
    hand.selection.clear()
    spot = spot_of_chip(hand, TALK, n)
    hand.click(spot)
    assert not wanted
    hand.move(Point(spot.x + 1, spot.y))
    assert hand.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    hand.click(spot)
    assert wanted == [field]
    assert not hand.view.lists.choices.isVisible()
    assert hand.selection.ids == (TALK,)


def test_chips_of_several_cards_and_what_is_no_choice_are_mere_cards(stage):
    """A click on one of several selects it; a pip and a length open nothing."""
    hand = stage(makers.cafe())
    hand.selection.set((ONE, TALK))
    hand.click(spot_of_chip(hand, TALK, 1))
    assert hand.selection.ids == (TALK,)
    assert not hand.view.lists.choices.isVisible()
    hand.selection.set((ONE,))
    hand.click(spot_of_chip(hand, ONE, 1))
    assert not hand.view.lists.choices.isVisible()
    hand.click(spot_of_chip(hand, ONE, 0), held=SHIFT)
    assert not hand.view.lists.choices.isVisible()
