# SPDX-License-Identifier: MIT
"""A tactic's title that begins with a kind and a colon sets the kind, whenever it is typed."""

import pytest
from PySide6.QtCore import Qt

from stratcanvas.domain.cards import TacticKind
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.domain.titled_kind import kind_and_title
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key

TALK, LOOSE, ONE = key(1, TACTIC), key(5, TACTIC), key(1, PROBLEM)
RETURN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("Talk: top ten mistakes", TacticKind.TALK, "top ten mistakes"),
        ("VIDEO  interview : Lena", TacticKind.INTERVIEW, "Lena"),
        ("talk：ten mistakes", TacticKind.TALK, "ten mistakes"),
        ("Talk: one: two", TacticKind.TALK, "one: two"),
        ("Talk:", None, "Talk:"),
        ("Talking: to them", None, "Talking: to them"),
        ("Ask 10:30", None, "Ask 10:30"),
        ("Other: a thing", None, "Other: a thing"),
        ("", None, ""),
    ],
)
def test_the_kind_is_read_from_the_start_of_a_title(typed, kind, title):
    """Case, spaces and the colon's width make no difference; another word is part of the title."""
    assert kind_and_title(typed) == (kind, title)


def begin_again(hand, card, words):
    """Open a card and write something else on it."""
    hand.view.edit(card)
    hand.view.inline_edit.editor.selectAll()
    hand.type(words)


def test_on_a_new_card_the_kind_shows_while_one_types_and_its_word_goes_at_the_end(stage):
    """The card becomes a talk at the first letter after the colon; Enter takes the word away."""
    hand = stage(makers.cafe())
    hand.view.add_tactic()
    card = hand.selection.ids[0]
    hand.type("Talk: ")
    assert hand.canvas.tactics[card].kind is TacticKind.OTHER
    hand.type("t")
    assert hand.canvas.tactics[card].kind is TacticKind.TALK
    assert hand.canvas.tactics[card].title == "Talk: t"
    hand.type("en mistakes")
    hand.key(RETURN)
    assert hand.canvas.tactics[card].title == "ten mistakes"
    assert hand.canvas.tactics[card].kind is TacticKind.TALK
    assert hand.said == "Its kind is “Talk” now."
    assert hand.session.undo_label == StepLabel("add-tactic")
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_on_a_card_that_has_a_kind_another_one_is_typed_and_undo_gives_back_the_former(stage):
    """A talk becomes an article with other words, in one step; undo and redo know both."""
    hand = stage(makers.cafe())
    before = hand.canvas.tactics[TALK]
    begin_again(hand, TALK, "Article: what they overlook")
    hand.key(ESC)
    after = hand.canvas.tactics[TALK]
    assert (after.kind, after.title) == (TacticKind.ARTICLE, "what they overlook")
    assert hand.session.undo_label == StepLabel("edit-text")
    hand.session.undo()
    assert hand.canvas.tactics[TALK] == before
    hand.session.redo()
    assert hand.canvas.tactics[TALK] == after
    hand.scene_is_the_model()


def test_typed_back_the_kind_is_the_former_again(stage):
    """Taking the word away while one still types leaves no trace of it."""
    hand = stage(makers.cafe())
    before = hand.canvas.tactics[TALK]
    hand.view.edit(TALK)
    hand.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    hand.type("Post: ")
    assert hand.canvas.tactics[TALK].kind is TacticKind.POST
    for _ in "Post: ":
        hand.key(Qt.Key.Key_Backspace)
    hand.key(RETURN)
    assert hand.canvas.tactics[TALK] == before
    assert hand.session.undo_label is None


def test_a_title_nobody_has_touched_keeps_its_words(stage):
    """Opened and closed, a title that came with such a word stays as it was."""
    hand = stage(makers.cafe())
    begin_again(hand, LOOSE, "Something else")
    hand.key(ESC)
    from stratcanvas.domain import commands

    title = commands.set_field(hand.canvas, (LOOSE,), "title", "Post: from elsewhere")
    hand.session.do(StepLabel("edit-text"), title)
    hand.view.edit(LOOSE)
    hand.key(RETURN)
    assert hand.canvas.tactics[LOOSE].title == "Post: from elsewhere"
    assert hand.canvas.tactics[LOOSE].kind is TacticKind.OTHER


@pytest.mark.parametrize("card", [ONE, key(1, NOTE)])
def test_a_problem_and_a_note_have_no_kind(stage, card):
    """Their words stay as they are typed."""
    hand = stage(makers.crowded(2, 2, notes=1))
    begin_again(hand, card, "Talk: to them")
    hand.key(ESC)
    record = hand.canvas.get(card)
    assert "Talk: to them" in (getattr(record, "statement", ""), getattr(record, "text", ""))


def test_a_new_card_goes_on_to_another_by_ctrl_enter_with_its_kind_set(stage):
    """Ctrl+Enter ends as Enter does; the next card begins without a kind."""
    hand = stage(makers.cafe())
    hand.view.add_tactic()
    first = hand.selection.ids[0]
    hand.type("Guide: costs")
    hand.key(RETURN, Qt.KeyboardModifier.ControlModifier)
    second = hand.selection.ids[0]
    assert second != first
    assert hand.canvas.tactics[first].title == "costs"
    assert hand.canvas.tactics[first].kind is TacticKind.GUIDE
    assert hand.canvas.tactics[second].kind is TacticKind.OTHER
    hand.key(ESC)


def test_the_words_left_by_a_click_elsewhere_set_the_kind_too(stage):
    """However the field is left, its words and the kind stay."""
    hand = stage(makers.cafe())
    begin_again(hand, LOOSE, "Event: open kitchen")
    hand.click(ONE)
    assert hand.canvas.tactics[LOOSE].title == "open kitchen"
    assert hand.canvas.tactics[LOOSE].kind is TacticKind.EVENT
