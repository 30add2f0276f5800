# SPDX-License-Identifier: MIT
"""Connectors drawn, led elsewhere, taken away; by mouse and by the list that C opens."""

from math import hypot

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest

from stratcanvas.domain import commands
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.nearness import point_at
from stratcanvas.stage.lists.picker import MOST_LISTED, candidates
from tests import makers
from tests.hands import LEFT
from tests.makers import NOTE, PROBLEM, TACTIC, key

ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
TALK, ARTICLE, LOOSE = key(1, TACTIC), key(2, TACTIC), key(5, TACTIC)
EMPTY = Point(430, 520)


def handle(hand, card):
    hand.selection.set((card,))
    return next(middle for owner, middle in hand.view.stage.overlay.handles if owner == card)


def end_of(hand, link, *, problem):
    curve = hand.view.stage.live_layout.curve(link)
    here, there = (curve.end, curve.start) if problem else (curve.start, curve.end)
    return Point(here.x + (9 if there.x > here.x else -9), here.y)


def test_a_handle_shows_on_the_card_under_the_pointer(stage):
    """Hovering shows a tactic's one handle and a problem's two; a note has none."""
    hand = stage(makers.crowded(2, 2, notes=1))
    hand.view.zoom_to(0.5)
    counts = {}
    for card in (key(1, TACTIC), key(1, PROBLEM), key(1, NOTE)):
        hand.view.center_on(card)
        hand.move(card)
        hand.settle()
        counts[card] = [owner for owner, _ in hand.view.stage.overlay.handles].count(card)
    assert list(counts.values()) == [1, 2, 0]


def test_dragging_from_a_handle_to_a_problem_connects(stage):
    """The cards that may be joined light up on the way; the drop makes one link, one undo step."""
    hand = stage(makers.cafe())
    hand.take(handle(hand, LOOSE), THREE)
    state_of = hand.view.stage.state_of
    assert state_of(THREE).target
    assert state_of(TALK).dimmed
    assert not state_of(TALK).target
    hand.drop()
    assert LOOSE + THREE in hand.canvas.links
    assert hand.session.undo_label == StepLabel("connect")
    hand.scene_is_the_model()


def test_a_problems_handle_connects_to_a_tactic(stage):
    """Drawing from a problem's edge to a tactic makes the same link."""
    hand = stage(makers.cafe())
    hand.drag(handle(hand, THREE), LOOSE)
    assert LOOSE + THREE in hand.canvas.links


def test_what_may_be_joined_lights_up_before_the_pointer_is_on_it(stage):
    """As soon as a connector leaves a tactic all problems are targets and no tactic is."""
    hand = stage(makers.cafe())
    hand.take(handle(hand, LOOSE), Point(250, 150))
    state_of = hand.view.stage.state_of
    assert all(state_of(problem).target for problem in (ONE, TWO, THREE, FOUR))
    assert not state_of(TALK).target
    hand.key(Qt.Key.Key_Escape)
    assert not state_of(ONE).target
    assert not state_of(TALK).dimmed


@pytest.mark.parametrize(
    ("stop", "said"),
    [
        (TALK, "A tactic connects to a problem, not to another tactic."),
        (TWO, "Already connected"),
    ],
)
def test_a_connector_dropped_where_it_cannot_join_says_why(stage, stop, said):
    """On another tactic, on a problem already linked: nothing changes."""
    hand = stage(makers.cafe())
    hand.drag(handle(hand, ARTICLE), stop)
    assert hand.canvas == makers.cafe()
    assert hand.session.undo_label is None
    assert hand.said == said
    hand.scene_is_the_model()


def test_a_click_on_a_connector_selects_it_and_delete_disconnects(stage):
    """The link goes, the cards stay, and the step is called “Disconnect”."""
    hand = stage(makers.cafe())
    link = key(6, TACTIC) + FOUR
    curve = hand.view.stage.live_layout.curve(link)
    hand.click(Point((curve.start.x + curve.end.x) / 2, (curve.start.y + curve.end.y) / 2 + 4))
    assert hand.selection.ids == (link,)
    hand.view.delete_selection()  # the key is the action's
    assert link not in hand.canvas.links
    assert hand.session.undo_label == StepLabel("disconnect")
    assert hand.selection.ids == ()
    hand.scene_is_the_model()


def beside(hand, link, pixels):
    """Return a place so many pixels aside of the middle of a connector, square to its way there."""
    curve = hand.view.stage.live_layout.curve(link)
    (x, y), (before, above), (after, below) = (point_at(curve, part) for part in (0.5, 0.49, 0.51))
    across, down = above - below, after - before
    away = pixels / hand.view.zoom_factor / hypot(across, down)
    return Point(x + across * away, y + down * away)


def test_a_connector_is_hit_as_far_from_it_as_a_finger_needs(stage):
    """24 pixels are its own; beyond is the canvas, and a card that lies there goes first."""
    hand = stage(makers.cafe())
    link = key(4, TACTIC) + ONE
    hand.click(beside(hand, link, 9))
    assert hand.selection.ids == (link,)
    hand.click(beside(hand, link, 40))
    assert hand.selection.ids == ()
    curve, card = hand.view.stage.live_layout.curve(link), hand.view.stage.rectf(ONE)
    end = min(curve.start, curve.end, key=lambda point: abs(point.x - card.right()))
    hand.click(Point(card.right() - 4, end.y))
    assert hand.selection.ids == (ONE,)


@pytest.mark.parametrize(("most", "hit"), [(500, True), (5, False)])
def test_where_very_many_connectors_run_one_is_hit_from_close_by_alone(
    stage, monkeypatch, most, hit
):
    """A wide zone around each would be nobody’s, and takes four times as long to look through."""
    monkeypatch.setattr("stratcanvas.stage.places.shapes.CROWD", most)
    hand = stage(makers.cafe())
    link = key(4, TACTIC) + ONE
    hand.click(beside(hand, link, 9))
    assert hand.selection.ids == ((link,) if hit else ())
    hand.click(beside(hand, link, 4))
    assert hand.selection.ids == (link,)


def test_a_band_may_begin_beside_a_connector(stage):
    """What lies in it is selected, although a click there would be the connector's."""
    hand = stage(makers.cafe())
    link = key(4, TACTIC) + ONE
    corner = hand.view.stage.rectf(key(4, TACTIC)).topRight()
    hand.take(beside(hand, link, 9), Point(corner.x() + 20, corner.y() - 20))
    hand.drop()
    assert key(4, TACTIC) in hand.selection
    hand.scene_is_the_model()


def test_a_connectors_end_dragged_to_empty_space_disconnects(stage):
    """Letting go over nothing takes the link away; the hint said so before."""
    hand = stage(makers.cafe())
    link = key(6, TACTIC) + FOUR
    hand.take(end_of(hand, link, problem=False), EMPTY)
    assert "disconnect" in hand.said
    hand.drop()
    assert link not in hand.canvas.links
    assert hand.session.undo_label == StepLabel("disconnect")
    hand.scene_is_the_model()


def test_a_connectors_end_dragged_to_another_card_reconnects(stage):
    """The link leads to the other problem now, in one step."""
    hand = stage(makers.cafe())
    link = key(6, TACTIC) + FOUR
    hand.drag(end_of(hand, link, problem=False), LOOSE)
    assert link not in hand.canvas.links
    assert LOOSE + FOUR in hand.canvas.links
    assert hand.session.undo_label == StepLabel("reconnect")
    hand.session.undo()
    assert hand.canvas == makers.cafe()
    hand.scene_is_the_model()


@pytest.mark.parametrize("back", [True, False])
def test_a_connectors_end_put_back_or_dropped_by_esc_stays(stage, back):
    """Put back on its own card, or dropped by Esc, the connector is as it was."""
    hand = stage(makers.cafe())
    link = key(6, TACTIC) + FOUR
    hand.take(end_of(hand, link, problem=False), EMPTY, key(6, TACTIC))
    if not back:
        hand.key(Qt.Key.Key_Escape)
    hand.drop()
    assert hand.canvas == makers.cafe()
    assert hand.session.undo_label is None
    hand.scene_is_the_model()


@pytest.mark.parametrize("away", [-8, 8])
def test_a_connector_let_go_beside_a_card_where_others_end_joins_it(stage, away: int):
    """Marks of connectors lie outside of a problem's edge: there, too, one is led to it."""
    hand = stage(makers.cafe())
    rect = hand.view.stage.live_layout.cards[THREE]
    spot = Point(rect.x + away if away < 0 else rect.right + away, rect.center.y)
    link = next(each for each in hand.canvas.links.values() if each.tactic == ARTICLE)
    hand.selection.set((link.id,))
    hand.take(end_of(hand, link.id, problem=True), spot)
    assert hand.view.stage.state_of(THREE).target
    hand.drop()
    assert link.id not in hand.canvas.links
    assert ARTICLE + THREE in hand.canvas.links
    hand.drag(handle(hand, LOOSE), spot)
    assert LOOSE + THREE in hand.canvas.links
    assert len(hand.canvas.problems) == len(makers.cafe().problems)


def test_an_end_on_the_card_at_its_other_end_says_that_it_stays(stage):
    """Led on to the card that it comes from, a connector is drawn as it was, and that is said."""
    hand = stage(makers.cafe())
    hand.take(end_of(hand, key(6, TACTIC) + FOUR, problem=False), EMPTY, FOUR)
    assert hand.said == "Stays as it was"
    hand.drop()
    assert hand.canvas == makers.cafe()
    hand.scene_is_the_model()


def test_the_list_opened_by_keyboard_filters_and_toggles(stage):
    """Typing filters, Down goes to the rows, Space toggles there; each toggle is a step."""
    hand = stage(makers.cafe())
    hand.selection.set((LOOSE,))
    hand.view.connect_by_keyboard()
    rows = hand.view.picker.list
    assert rows.count() == 4
    hand.type("PENALTIÉS")
    assert [rows.item(n).text() for n in range(rows.count())] == [
        "3  Pays late-filing penalties every quarter"
    ]
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Space)
    assert set(hand.canvas.problems_of[LOOSE]) == {THREE}
    assert rows.item(0).checkState() == Qt.CheckState.Checked
    for _ in "PENALTIES":
        hand.key(Qt.Key.Key_Backspace)
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Space)
    assert set(hand.canvas.problems_of[LOOSE]) == {THREE, FOUR}
    hand.key(Qt.Key.Key_Escape)
    assert not hand.view.picker.isVisible()
    assert hand.view.hasFocus()
    hand.session.undo()
    assert set(hand.canvas.problems_of[LOOSE]) == {THREE}
    hand.session.undo()
    assert LOOSE not in hand.canvas.problems_of


def test_a_click_on_a_row_connects_and_leaves_the_list_open(stage):
    """One click a row, for several; the keyboard stays with the field."""
    hand = stage(makers.cafe())
    hand.selection.set((LOOSE,))
    hand.view.connect_by_keyboard()
    rows = hand.view.picker.list
    for row in (1, 3):
        spot = rows.visualItemRect(rows.item(row)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert set(hand.canvas.problems_of[LOOSE]) == {TWO, FOUR}
    assert hand.view.picker.filter.hasFocus()


def test_enter_connects_the_best_match_and_closes(stage):
    """C, a few words with spaces between them, Enter: connected, and back on the canvas."""
    hand = stage(makers.cafe())
    hand.selection.set((LOOSE,))
    hand.view.connect_by_keyboard()
    hand.type("late filing")
    assert hand.view.picker.filter.text() == "late filing"
    hand.key(Qt.Key.Key_Return)
    assert set(hand.canvas.problems_of[LOOSE]) == {THREE}
    assert not hand.view.picker.isVisible()
    assert hand.view.hasFocus()
    hand.view.connect_by_keyboard()
    hand.type("late filing")
    hand.key(Qt.Key.Key_Return)  # it is connected already, and stays so
    assert set(hand.canvas.problems_of[LOOSE]) == {THREE}
    hand.view.connect_by_keyboard()
    hand.type("zzz")
    hand.key(Qt.Key.Key_Return)
    assert hand.view.picker.isVisible()


def test_the_list_says_why_it_is_empty(stage):
    """Without a card on the other side, and without a match, there is a sentence."""
    hand = stage(makers.empty())
    hand.view.add_problem()
    hand.type("Late invoices")
    hand.key(Qt.Key.Key_Escape)
    hand.view.connect_by_keyboard()
    assert "no tactic yet" in hand.view.picker.empty.text()
    hand.key(Qt.Key.Key_Escape)
    hand.selection.clear()
    hand.view.add_tactic()
    hand.type("A talk")
    hand.key(Qt.Key.Key_Escape)
    hand.view.connect_by_keyboard()
    hand.type("zzz")
    assert hand.view.picker.list.count() == 0
    assert "No card" in hand.view.picker.empty.text()
    hand.key(Qt.Key.Key_Space)
    hand.key(Qt.Key.Key_Escape)


def test_without_one_card_selected_the_list_does_not_open(stage):
    """C with nothing selected gives a hint instead."""
    hand = stage(makers.cafe())
    hand.view.connect_by_keyboard()
    assert not hand.view.picker.isVisible()
    assert hand.said.startswith("Select one")


def test_the_list_goes_when_its_card_goes(stage):
    """Undo that removes the card closes the list."""
    hand = stage(makers.cafe())
    hand.view.add_tactic()
    hand.type("Short lived")
    hand.key(Qt.Key.Key_Escape)
    hand.view.connect_by_keyboard()
    assert hand.view.picker.isVisible()
    hand.session.undo()
    assert not hand.view.picker.isVisible()


def test_candidates_are_the_cards_of_the_other_side():
    """A tactic may be joined to problems by rank; a problem to every tactic."""
    canvas = makers.cafe()
    assert candidates(Derived(canvas), TALK) == [ONE, TWO, THREE, FOUR]
    assert {*candidates(Derived(canvas), ONE)} == set(canvas.tactics)


def test_of_very_many_cards_some_are_listed_and_all_are_found(stage):
    """The foot says how many more there are; typing finds the last of them."""
    hand = stage(makers.crowded(1, MOST_LISTED + 50))
    hand.selection.set((key(1, PROBLEM),))
    hand.view.connect_by_keyboard()
    picker = hand.view.picker
    assert picker.list.count() == MOST_LISTED
    assert picker.foot.text() == "50 more: type to find them"
    last = candidates(hand.session.derived, key(1, PROBLEM))[-1]
    words = hand.canvas.tactics[last].title
    picker.filter.setText(words)
    shown = [picker.list.item(row).text() for row in range(picker.list.count())]
    assert any(words in each for each in shown)
    assert "Enter connects" in picker.foot.text()
    picker.end()


def test_the_best_match_comes_first_and_is_in_hand(stage):
    """What is typed finds words in other signs; a match at the start of a word is taken first."""
    canvas = makers.crowded(3, 1)
    for number, words in ((1, "Repriced by hand"), (2, "Can’t set prices"), (3, "None of it")):
        changes = commands.set_field(canvas, (key(number, PROBLEM),), "statement", words)
        canvas = canvas.apply(changes)
    hand = stage(canvas)
    hand.selection.set((key(1, TACTIC),))
    hand.view.connect_by_keyboard()
    rows = hand.view.picker.list
    rows.setCurrentRow(2)
    QTest.keyClicks(hand.view.picker.filter, "price")
    assert [rows.item(row).text() for row in range(rows.count())] == [
        "2  Can’t set prices",
        "1  Repriced by hand",
    ]
    assert rows.currentRow() == 0
    hand.view.picker.filter.setText("can't")
    assert rows.count() == 1


@pytest.mark.parametrize("problems", [1, 4, 30])
def test_the_list_is_as_tall_as_its_rows(stage, problems):
    """No empty strip below the last row; with many rows some are shown and the rest scrolled to."""
    hand = stage(makers.crowded(problems, 1))
    hand.selection.set((hand.view.stage.canvas.tactics[key(1, TACTIC)].id,))
    hand.view.connect_by_keyboard()
    picker = hand.view.picker
    row = picker.list.sizeHintForRow(0)
    assert picker.list.viewport().height() == min(problems, 12) * row
    assert picker.foot.geometry().top() - picker.list.geometry().bottom() < row
    assert picker.rect().contains(picker.foot.geometry())
    hand.key(Qt.Key.Key_Escape)


def test_a_long_card_leaves_the_list_s_title_whole(stage):
    """The card's words are cut in the title, not the sentence around them."""
    hand = stage(makers.cafe())
    changes = commands.set_field(hand.canvas, (LOOSE,), "title", "WWW " * 60)
    hand.session.do(StepLabel("edit-text"), changes)
    hand.selection.set((LOOSE,))
    hand.view.connect_by_keyboard()
    title = hand.view.picker.title
    assert title.text().endswith("…” with")
    assert title.sizeHint().width() <= title.width()
    hand.key(Qt.Key.Key_Escape)


def test_undo_in_the_list_takes_a_connection_back(stage):
    """Ctrl+Z belongs to the filter while letters stand in it, and to the window otherwise."""
    hand = stage(makers.cafe())
    undo = QShortcut(QKeySequence.StandardKey.Undo, hand.view)
    undo.activated.connect(hand.session.undo)
    hand.selection.set((LOOSE,))
    for _ in range(2):  # the second time nothing of the first is left to take back
        hand.view.connect_by_keyboard()
        picker = hand.view.picker
        assert picker.list.currentRow() == 0
        hand.key(Qt.Key.Key_Space)
        assert LOOSE in hand.canvas.problems_of
        hand.type("pen")
        hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert picker.filter.text() == ""
        assert LOOSE in hand.canvas.problems_of
        hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert LOOSE not in hand.canvas.problems_of
        hand.type("menu")
        hand.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("by_mouse", [False, True])
def test_undo_takes_the_last_back_first(stage, by_mouse):
    """A tick after a filter goes before the filter's letters; those stay as they were typed."""
    hand = stage(makers.cafe())
    undo = QShortcut(QKeySequence.StandardKey.Undo, hand.view)
    undo.activated.connect(hand.session.undo)
    hand.selection.set((LOOSE,))
    hand.view.connect_by_keyboard()
    picker = hand.view.picker
    hand.type("late")
    hand.key(Qt.Key.Key_Left)
    if by_mouse:
        row = picker.list.visualItemRect(picker.list.item(0)).center()
        QTest.mouseClick(picker.list.viewport(), LEFT, pos=row)
    else:
        hand.key(Qt.Key.Key_Down)
        hand.key(Qt.Key.Key_Space)
    assert LOOSE in hand.canvas.problems_of
    assert picker.filter.cursorPosition() == 3
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert LOOSE not in hand.canvas.problems_of
    assert picker.filter.text() == "late"


def test_only_the_card_aimed_at_is_lit(stage):
    """All that may be joined are lit until the pointer is on one, and again when it has left."""
    hand = stage(makers.cafe())
    spot = handle(hand, LOOSE)
    away = Point(spot.x - 40.0, spot.y - 30.0)
    hand.take(spot, away)
    for place in (away, ONE, TWO, away):
        hand.move(place)
        hand.picture_is_fresh()
    hand.key(Qt.Key.Key_Escape)
    hand.picture_is_fresh()
