# SPDX-License-Identifier: MIT
"""A line that is begun on a card has its room there at once, and is gone if nothing comes of it."""

import pytest
from PySide6.QtCore import Qt

from tests import makers
from tests.makers import NOTE, PROBLEM, key

NOTED, ONE = key(1, NOTE), key(1, PROBLEM)
RETURN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
SHIFT = Qt.KeyboardModifier.ShiftModifier


def begun(stage, card):
    """Open a card and begin a line at its end, by the key that does so there."""
    hand = stage(makers.crowded(3, 4, notes=1))
    card = card or hand.canvas.strategy.id
    hand.view.zoom_to(1.0)
    hand.view.edit(card)
    before = hand.view.stage.live_layout.cards[card].height
    hand.key(RETURN, Qt.KeyboardModifier.NoModifier if card == NOTED else SHIFT)
    return hand, card, before


def field_lies_on(hand, card):
    field = hand.view.inline_edit.editor.geometry()
    return hand.view.to_pixels(hand.view.stage.rectf(card)).contains(field.toRectF())


@pytest.mark.parametrize("card", [NOTED, ONE, ""])
def test_the_card_grows_with_the_line_that_is_begun(stage, card):
    """Enter in a note, Shift+Enter elsewhere: the field never hangs over the card's lower edge."""
    hand, card, before = begun(stage, card)
    for _ in range(2):
        assert hand.view.stage.live_layout.cards[card].height > before
        assert field_lies_on(hand, card)
        before = hand.view.stage.live_layout.cards[card].height
        hand.key(RETURN, SHIFT)
    hand.type("x")
    assert field_lies_on(hand, card)
    hand.key(ESC)
    hand.scene_is_the_model()
    hand.picture_is_fresh()


@pytest.mark.parametrize("card", [NOTED, ONE, ""])
def test_lines_of_which_nothing_comes_go_at_the_end_without_a_trace(stage, card):
    """Nothing was typed in them: the card is as it was, and there is nothing to undo."""
    hand, card, before = begun(stage, card)
    hand.key(RETURN, SHIFT)
    hand.key(ESC)
    assert hand.view.stage.live_layout.cards[card].height == before
    assert hand.canvas == makers.crowded(3, 4, notes=1)
    assert hand.session.undo_label is None
    hand.scene_is_the_model()


def test_a_line_in_between_stays(stage):
    """Only what stands empty at the end goes: an empty line above words is meant."""
    hand, card, _ = begun(stage, NOTED)
    hand.key(RETURN)
    hand.type("below")
    hand.key(RETURN)
    hand.key(ESC)
    assert hand.canvas.notes[card].text.endswith("\n\nbelow")
    hand.session.undo()
    assert hand.canvas == makers.crowded(3, 4, notes=1)
