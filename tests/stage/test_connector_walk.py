# SPDX-License-Identifier: MIT
"""Connectors by keys: gone through from a card, followed to its ends, cut and led elsewhere."""

import pytest
from PySide6.QtCore import Qt

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from tests import makers
from tests.makers import PROBLEM, TACTIC, key
from tests.stage.connectors import end_handles, middle_of

ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
TALK, ARTICLE, LOOSE = key(1, TACTIC), key(2, TACTIC), key(5, TACTIC)
LAST = key(6, TACTIC)
Key = Qt.Key


def walk(hand, card, step=1):
    """Select a card and go to its first connector, or its last."""
    hand.view.setFocus()
    hand.selection.set((card,))
    hand.view.navigation.connectors.step(step)
    return hand.selection.ids


def test_a_tactics_connectors_are_gone_through_by_rank_round_and_round(stage):
    """From the card to the first, on to the last, and to the first again; back the other way."""
    hand = stage(makers.cafe())
    served = [TALK + each.id for each in hand.canvas.ranked if each.id in _served(hand, TALK)]
    assert len(served) > 2
    connectors = hand.view.navigation.connectors
    gone = [walk(hand, TALK)]
    for _ in served:
        connectors.step(1)
        gone.append(hand.selection.ids)
    assert gone == [(each,) for each in (*served, served[0])]
    assert walk(hand, TALK, -1) == (served[-1],)
    assert hand.said.startswith(f"Connector {len(served)} of {len(served)}, to “")


def _served(hand, tactic):
    return hand.canvas.problems_of[tactic]


def test_a_problems_connectors_are_all_gone_through(stage):
    """Those of both wings, each once."""
    hand = stage(makers.cafe())
    serving = hand.canvas.tactics_of[ONE]
    assert {hand.canvas.tactics[each].aim for each in serving} == set(makers.Aim)
    found = {walk(hand, ONE)[0]}
    for _ in serving:
        hand.key(Key.Key_Down)
        found.add(hand.selection.ids[0])
    assert found == {each + ONE for each in serving}


def test_up_and_down_go_from_connector_to_connector(stage):
    """Of the card that one came from; a connector that is selected shows its ends."""
    hand = stage(makers.cafe())
    (first,) = walk(hand, TALK)
    hand.key(Key.Key_Down)
    (second,) = hand.selection.ids
    assert second != first
    assert second.startswith(TALK)
    assert len(end_handles(hand, second)) == 2
    hand.key(Key.Key_Up)
    assert hand.selection.ids == (first,)


def test_left_and_right_go_to_the_card_at_that_end(stage):
    """A tactic that educates lies left of its problem, one that helps solve right."""
    hand = stage(makers.cafe())
    for card, key_, end in (
        (TALK, Key.Key_Right, ONE),
        (TALK, Key.Key_Left, TALK),
        (LAST, Key.Key_Left, FOUR),
        (LAST, Key.Key_Right, LAST),
    ):
        walk(hand, card)
        hand.key(key_)
        assert hand.selection.ids == (end,)


def test_enter_goes_to_the_other_end_and_esc_back(stage):
    """From a tactic to its problem, from a problem to its tactic; nothing opens for typing."""
    hand = stage(makers.cafe())
    walk(hand, LAST)
    hand.key(Key.Key_Return)
    assert hand.selection.ids == (FOUR,)
    walk(hand, FOUR, -1)
    hand.key(Key.Key_Return)
    assert hand.selection.ids[0] in hand.canvas.tactics
    walk(hand, LAST)
    assert hand.said.startswith("Connector 1 of 1")
    hand.key(Key.Key_Escape)
    assert hand.selection.ids == (LAST,)
    assert hand.said == ""
    hand.key(Key.Key_Escape)
    assert hand.selection.ids == ()
    assert not hand.view.inline_edit.active


def test_delete_takes_a_connector_away_and_goes_back_to_its_card(stage):
    """One step of undo, after which one can go on from the card; undo selects the connector."""
    hand = stage(makers.cafe())
    (link,) = walk(hand, TALK)
    hand.key(Key.Key_Delete)
    assert link not in hand.canvas.links
    assert hand.selection.ids == (TALK,)
    assert hand.session.undo_label == StepLabel("disconnect")
    hand.session.undo()
    assert hand.canvas == makers.cafe()
    assert hand.selection.ids == (link,)
    hand.key(Key.Key_Escape)
    assert hand.selection.ids == (TALK,)
    hand.session.redo()
    assert hand.selection.ids == (TALK,)


def test_a_connector_chosen_by_the_mouse_leaves_nothing_selected(stage):
    """Nobody came to it from a card: Esc and Delete select none."""
    hand = stage(makers.cafe())
    for press in (Key.Key_Escape, Key.Key_Delete):
        hand.click(middle_of(hand, LAST + FOUR))
        hand.key(press)
        assert hand.selection.ids == ()


@pytest.mark.parametrize(
    ("start", "typed", "led"),
    [(LAST, "penalties", LAST + THREE), (FOUR, "giveaway", LOOSE + FOUR)],
)
def test_c_on_a_connector_leads_it_to_another_card(stage, start, typed, led):
    """The end away from the card one came from; it stays selected where it leads now."""
    hand = stage(makers.cafe())
    while walk(hand, start) != (LAST + FOUR,):
        changes = commands.delete(hand.canvas, hand.selection.ids)
        hand.session.do(StepLabel("disconnect"), changes)
    before = hand.canvas
    hand.view.connect_by_keyboard()
    hand.type(typed)
    hand.key(Key.Key_Return)
    assert hand.canvas.links.keys() ^ before.links.keys() == {LAST + FOUR, led}
    assert hand.selection.ids == (led,)
    assert hand.session.undo_label == StepLabel("reconnect")
    assert hand.view.hasFocus()
    hand.session.undo()
    assert hand.canvas == before
    assert hand.selection.ids == (LAST + FOUR,)
    hand.session.redo()
    assert hand.selection.ids == (led,)
    hand.session.undo()
    hand.key(Key.Key_Escape)
    assert hand.selection.ids == (start,)


def test_the_list_begins_at_a_card_that_is_not_connected_yet(stage):
    """Enter alone leads it to the first card that can take it."""
    hand = stage(makers.cafe())
    walk(hand, key(2, TACTIC))
    (served,) = hand.canvas.problems_of[key(2, TACTIC)]
    assert served == TWO
    hand.view.connect_by_keyboard()
    rows = hand.view.lists.leads.list
    assert rows.currentRow() == 0
    hand.type("e")
    assert rows.currentItem().checkState() is Qt.CheckState.Unchecked
    hand.key(Key.Key_Return)
    assert hand.canvas.problems_of[key(2, TACTIC)] != (TWO,)


def test_a_connector_is_not_led_to_where_there_is_one(stage):
    """The list stays open and says so; Esc leaves all as it was."""
    hand = stage(makers.cafe())
    walk(hand, TALK)
    hand.view.connect_by_keyboard()
    leads = hand.view.lists.leads
    assert leads.isVisible()
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Return)
    assert leads.isVisible()
    assert hand.said == "Already connected"
    hand.key(Key.Key_Escape)
    assert not leads.isVisible()
    assert hand.canvas == makers.cafe()
    assert hand.session.undo_label is None


def test_the_list_goes_when_its_connector_goes(stage):
    """Undo that takes the connector away closes it."""
    hand = stage(makers.cafe())
    hand.session.do(StepLabel("connect"), commands.connect(hand.canvas, LOOSE, ONE))
    walk(hand, LOOSE)
    hand.view.connect_by_keyboard()
    assert hand.view.lists.leads.isVisible()
    hand.session.undo()
    assert not hand.view.lists.leads.isVisible()
    assert hand.selection.ids == (LOOSE,)


def test_without_connectors_it_is_said_what_to_do(stage):
    """On a card that has none, and with no card selected."""
    hand = stage(makers.cafe())
    assert walk(hand, LOOSE) == (LOOSE,)
    assert hand.said == "Nothing is connected here yet. Press C to connect it."
    hand.selection.clear()
    hand.view.navigation.connectors.step(1)
    assert hand.said.startswith("Select one tactic or problem first")


def test_tab_goes_on_from_the_card_that_one_came_from(stage):
    """As it does from the card itself."""
    hand = stage(makers.cafe())
    following = hand.view.navigation.beside(TALK, 1)
    walk(hand, TALK)
    hand.key(Key.Key_Tab)
    assert hand.selection.ids == (following,)


def test_a_connector_that_is_gone_to_is_seen_from_afar_too(stage):
    """Where connectors are mere hints, the one selected is drawn over them."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.2)
    hand.picture_is_fresh()
    walk(hand, TALK)
    hand.picture_is_fresh()
    connectors = hand.view.stage.connectors
    assert connectors.items
    hand.key(Key.Key_Escape)
    assert not connectors.items
    hand.picture_is_fresh()
