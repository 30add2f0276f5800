# SPDX-License-Identifier: MIT
"""Writing on a card: what is typed is in the model at once, and nothing typed is lost."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont, QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim, main_text
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.card import SKINS, text_rect
from stratcanvas.paint.text import block
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key

ONE, TWO = key(1, PROBLEM), key(2, PROBLEM)
TALK = key(1, TACTIC)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_typing_on_a_card_is_one_undo_step(stage):
    """F2, some words, Esc: the model has them; one undo takes them all."""
    hand = stage(makers.cafe())
    hand.selection.set((TALK,))
    hand.key(Qt.Key.Key_F2)
    assert hand.view.inline_edit.active
    hand.type(" now")
    assert hand.canvas.tactics[TALK].title.endswith("noticing now")
    hand.key(Qt.Key.Key_Escape)
    assert not hand.view.inline_edit.active
    assert hand.view.hasFocus()
    hand.session.undo()
    assert hand.canvas == makers.cafe()
    assert hand.session.undo_label is None


def test_two_times_of_typing_are_two_steps(stage):
    """Ending an edit closes its step."""
    hand = stage(makers.cafe())
    for words in (" one", " two"):
        hand.view.edit(TALK)
        hand.type(words)
        hand.key(Qt.Key.Key_Return)
    hand.session.undo()
    assert hand.canvas.tactics[TALK].title.endswith(" one")


def test_the_card_grows_as_one_types(stage):
    """More lines make the card higher and push the problems below it down, live."""
    hand = stage(makers.cafe())
    before = dict(hand.view.stage.live_layout.cards)
    hand.view.edit(ONE)
    hand.type(" and again in February and then once more before summer comes")
    after = hand.view.stage.live_layout.cards
    assert after[ONE].height > before[ONE].height
    assert after[TWO].y > before[TWO].y
    field = hand.view.inline_edit.editor.geometry()
    assert field.height() >= hand.view.inline_edit.editor.document().size().height() - 1
    hand.key(Qt.Key.Key_Escape)
    hand.scene_is_the_model()


def test_the_strategy_and_the_customer_are_edited_in_place(stage):
    """Double-clicking the docked card and the frame's heading opens each for typing."""
    hand = stage(makers.cafe())
    hand.double_click(hand.canvas.strategy.id)
    hand.type(" Soon.")
    hand.key(Qt.Key.Key_Escape)
    hand.double_click(hand.canvas.brief.id)
    hand.type(" in Leeds")
    hand.key(Qt.Key.Key_Return)
    assert not hand.view.inline_edit.active
    assert hand.canvas.strategy.statement.endswith("Soon.")
    assert hand.canvas.brief.customer.endswith("sites in Leeds")


def test_a_new_card_left_empty_vanishes_without_a_trace(stage):
    """Adding a card and leaving it empty leaves neither card nor undo step, nor harms redo."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    hand.type("!")
    hand.key(Qt.Key.Key_Escape)
    hand.session.undo()
    for add in (hand.view.add_problem, hand.view.add_tactic, hand.view.add_note):
        add()
        assert hand.view.inline_edit.active
        hand.type("x")
        hand.key(Qt.Key.Key_Backspace)
        hand.key(Qt.Key.Key_Escape)
        assert hand.canvas == makers.cafe()
        assert hand.session.undo_label is None
    assert hand.session.redo_label == StepLabel("edit-text")
    hand.scene_is_the_model()


def test_a_new_card_with_words_is_one_step(stage):
    """Add, type, end: one undo takes the card away."""
    hand = stage(makers.cafe())
    hand.view.add_problem()
    hand.type("Nobody answers on Fridays")
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.ranked[-1].statement == "Nobody answers on Fridays"
    assert hand.session.undo_label == StepLabel("add-problem")
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_a_tactic_made_with_a_problem_selected_is_connected_to_it(stage):
    """It takes the aim that the problem lacks, and overlaps nothing."""
    hand = stage(makers.cafe())
    hand.selection.set((TWO,))
    hand.view.add_tactic()
    hand.type("Menu cost sheet")
    hand.key(Qt.Key.Key_Escape)
    (card,) = hand.selection.ids
    assert hand.canvas.problems_of[card] == (TWO,)
    assert hand.canvas.tactics[card].aim is Aim.SOLVE
    cards = hand.view.stage.live_layout.cards
    assert not any(cards[card].overlaps(cards[other]) for other in cards if other != card)


def test_tab_goes_on_to_the_next_card_in_reading_order(stage):
    """Tab ends one card and opens the next; Shift+Tab goes back."""
    hand = stage(makers.cafe())
    hand.view.edit(hand.canvas.strategy.id)
    hand.key(Qt.Key.Key_Tab)
    assert hand.view.inline_edit.card == ONE
    hand.type("!")
    hand.key(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert hand.view.inline_edit.card == hand.canvas.strategy.id
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.problems[ONE].statement.endswith("January!")


def test_double_click_on_empty_space_adds_what_belongs_there(stage):
    """In the frame a problem at that rank; in a wing a tactic of that aim at that place."""
    hand = stage(makers.cafe())
    two, three = (hand.view.stage.live_layout.cards[key(n, PROBLEM)] for n in (2, 3))
    hand.double_click(Point(0, (two.bottom + three.y) / 2))
    hand.type("In between")
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.ranked[2].statement == "In between"
    hand.double_click(Point(-290, 440))
    hand.type("Left below")
    hand.key(Qt.Key.Key_Escape)
    (card,) = hand.selection.ids
    assert hand.canvas.tactics[card].aim is Aim.EDUCATE
    assert hand.view.stage.live_layout.cards[card].contains(Point(-290, 440))


def test_a_click_elsewhere_ends_typing_and_keeps_the_text(stage):
    """The click also selects what it hits."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    hand.type(" tonight")
    hand.click(TWO)
    assert not hand.view.inline_edit.active
    assert hand.selection.ids == (TWO,)
    assert hand.canvas.tactics[TALK].title.endswith("tonight")


def test_text_that_a_field_cannot_take_keeps_the_field_open(stage):
    """Too much text is refused with a sentence; once it is shorter it is kept."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    editor = hand.view.inline_edit.editor
    editor.insertPlainText("x" * LONGEST_TEXT)
    assert "shorten" in hand.said
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.inline_edit.active
    assert hand.canvas == makers.cafe()
    editor.undo()
    hand.type(" ok")
    hand.key(Qt.Key.Key_Escape)
    assert not hand.view.inline_edit.active
    assert hand.canvas.tactics[TALK].title.endswith("noticing ok")


def test_a_pasted_nul_traps_nobody(stage):
    """What other programs put behind their text is dropped as it is pasted, and the card closes."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    editor = hand.view.inline_edit.editor
    editor.selectAll()
    pasted = QMimeData()
    pasted.setText("Words from elsewhere\0\x1b\r\nand more\0")
    editor.insertFromMimeData(pasted)
    assert editor.toPlainText() == "Words from elsewhere\nand more"
    hand.key(Qt.Key.Key_Escape)
    assert not hand.view.inline_edit.active
    assert hand.canvas.tactics[TALK].title == "Words from elsewhere\nand more"


def test_a_nul_by_an_input_method_traps_nobody(stage):
    """However a NUL comes into the field, the model gets the words without it."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    editor = hand.view.inline_edit.editor
    editor.selectAll()
    commit = QInputMethodEvent()
    commit.setCommitString("Words\0")
    QApplication.sendEvent(editor, commit)
    hand.key(Qt.Key.Key_Escape)
    assert not hand.view.inline_edit.active
    assert hand.canvas.tactics[TALK].title == "Words"


@pytest.mark.parametrize("name", makers.AWKWARD)
def test_opening_and_leaving_a_card_changes_no_character(stage, name):
    """Whatever stands on a card, looking at it in the field leaves it as it was."""
    canvas = makers.awkward()
    canvas = canvas.apply(commands.set_field(canvas, (TALK,), "title", makers.AWKWARD[name]))
    hand = stage(canvas)
    hand.view.edit(TALK)
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas == canvas
    assert hand.session.undo_label is None


def test_no_break_spaces_and_line_ends_survive_typing(stage):
    """Typing beside a no-break space keeps it; Shift+Enter makes a new line."""
    hand = stage(makers.cafe())
    hand.session.do(
        StepLabel("edit-text"), commands.set_field(hand.canvas, (TALK,), "title", "10\u00a0%")
    )
    hand.view.edit(TALK)
    hand.key(Qt.Key.Key_Return, SHIFT)
    hand.type("off")
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas.tactics[TALK].title == "10\u00a0%\noff"


def test_a_card_that_goes_while_it_is_written_on_closes_the_field(stage):
    """When the card is deleted elsewhere, typing ends and nothing is brought back."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    hand.session.do(StepLabel("delete-cards"), commands.delete(hand.canvas, (TALK,)))
    assert not hand.view.inline_edit.active
    assert not hand.view.inline_edit.editor.isVisible()
    assert TALK not in hand.canvas
    hand.scene_is_the_model()


def test_words_changed_elsewhere_appear_in_the_field(stage):
    """The inspector's words replace those in the field; typing goes on from them."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    hand.session.do(
        StepLabel("edit-text"), commands.set_field(hand.canvas, (TALK,), "title", "Other")
    )
    assert hand.view.inline_edit.editor.words() == "Other"
    hand.type("!")
    assert hand.canvas.tactics[TALK].title == "Other!"
    hand.key(Qt.Key.Key_Escape)


def test_a_canvas_zoomed_out_comes_near_for_typing(stage):
    """A card too small to read is shown at 100 % before its field opens."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.2)
    hand.view.edit(TALK)
    assert hand.view.zoom_factor == 1.0
    seen = hand.view.viewport().rect()
    assert seen.contains(hand.view.inline_edit.editor.geometry())
    hand.key(Qt.Key.Key_Escape)


def test_the_field_stays_on_its_card_when_one_pans_and_zooms(stage):
    """After a zoom and a pan the field lies over the card's words."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    hand.view.zoom_to(1.5)
    hand.view.camera.pan(37, -20)
    card = hand.view.to_pixels(hand.view.stage.rectf(TALK))
    assert card.contains(hand.view.inline_edit.editor.geometry().toRectF())
    hand.key(Qt.Key.Key_Escape)


def test_the_field_is_as_high_as_its_words_on_each_card(stage):
    """Where another card is wider than the last one, the field covers its words and no more."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(1.0)
    for card in (TALK, hand.canvas.strategy.id, ONE, TALK):
        hand.view.edit(card)
        rect = hand.view.stage.live_layout.rect(card)
        words = hand.view.to_pixels(text_rect(hand.canvas, card, rect)).toAlignedRect()
        assert hand.view.inline_edit.editor.geometry() == words
        hand.key(Qt.Key.Key_Escape)


def test_the_place_where_one_types_stays_in_view(stage):
    """However long the last problem grows, its caret is never below the view's edge."""
    hand = stage(makers.crowded(6, 2))
    hand.view.zoom_to(1.0)
    hand.view.add_problem()
    editor, seen = hand.view.inline_edit.editor, hand.view.viewport().rect()
    for _ in range(16):
        hand.type("line")
        hand.key(Qt.Key.Key_Return, SHIFT)
        assert seen.contains(editor.cursorRect().translated(editor.pos()))
    hand.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("across", range(-420, -60, 60))
def test_a_new_note_is_seen_whole_wherever_one_looks_and_while_it_grows(stage, across):
    """Beside it paper was free: yet it lay over the strategy, and lost its top with each line."""
    hand = stage(makers.cafe())
    view = hand.view
    view.resize(760, 640)
    view.fit()
    view.camera.pan(across, 0)
    view.add_note()
    (note,) = hand.canvas.notes
    for _ in range(4):
        rect = view.to_pixels(view.stage.rectf(note)).toAlignedRect()
        assert view.viewport().rect().contains(rect.adjusted(-8, -8, 8, 8))
        hand.type("Ask Ada")
        hand.key(Qt.Key.Key_Return)


def test_a_card_that_grows_or_gives_way_stays_seen_whole(stage):
    """A note just over the strategy is pushed up by each of its own lines: the view goes along."""
    hand = stage(makers.cafe())
    view = hand.view
    place = view.stage.rectf(hand.canvas.strategy.id)
    note = commands.add_note(place.x(), place.y() - 70, "Ask Ada", key(1, NOTE))
    hand.session.do(StepLabel("add-note"), note)
    view.zoom_to(1.0)
    view.camera.show_top(view.stage.rectf(key(1, NOTE)))
    view.edit(key(1, NOTE))
    for _ in range(6):
        hand.key(Qt.Key.Key_Return)
        hand.type("and Lena")
        assert view.visible_area().contains(view.stage.rectf(key(1, NOTE)))


def test_ctrl_z_in_the_field_takes_letters_back_there(stage):
    """The field has its own undo while one types; the model follows it."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    hand.type("abc")
    QTest.keyClick(hand.view.inline_edit.editor, Qt.Key.Key_Z, CONTROL)
    assert hand.view.inline_edit.active
    assert not hand.canvas.tactics[TALK].title.endswith("abc")
    assert hand.canvas.tactics[TALK].title == hand.view.inline_edit.editor.words()
    hand.key(Qt.Key.Key_Escape)


def test_ctrl_z_with_nothing_left_in_the_field_is_the_window_s(stage):
    """After its own letters are taken back the field leaves the key to the step before."""
    hand = stage(makers.cafe())
    came_through: list[str] = []
    undo = QShortcut(QKeySequence.StandardKey.Undo, hand.view)
    undo.activated.connect(lambda: came_through.append(hand.canvas.tactics[TALK].title))
    hand.view.edit(TALK)
    before = hand.canvas.tactics[TALK].title
    hand.type("!")
    QTest.keyClick(hand.view.inline_edit.editor, Qt.Key.Key_Z, CONTROL)
    assert came_through == []
    QTest.keyClick(hand.view.inline_edit.editor, Qt.Key.Key_Z, CONTROL)
    assert came_through == [before]
    hand.key(Qt.Key.Key_Escape)


def test_a_very_long_text_does_not_carry_the_view_away(stage):
    """Ten thousand letters at once, of which a card shows a few lines: the card stays in view."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(1.0)
    hand.view.edit(TALK)
    editor, seen = hand.view.inline_edit.editor, hand.view.viewport().rect()
    editor.insertPlainText("Ten thousand letters are a lot. " * 320)
    assert seen.contains(editor.cursorRect().translated(editor.pos()))
    assert editor.geometry().contains(editor.cursorRect().translated(editor.pos()))
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.visible_area().intersects(hand.view.stage.rectf(TALK))


@pytest.mark.parametrize("scale", [0.5, 0.75, 0.8, 0.92, 1.0, 1.33, 1.5, 2.5])
def test_lines_end_in_the_field_where_the_card_s_do(stage, scale):
    """At no zoom does the field wrap a line that the card doesn't, which would hide words."""
    hand = stage(makers.cafe())
    canvas = hand.canvas
    hand.view.zoom_to(scale)
    for card in (*canvas.problems, *canvas.tactics, canvas.strategy.id, canvas.brief.id):
        hand.view.edit(card)
        editor = hand.view.inline_edit.editor
        assert editor.document().size().height() <= editor.height() + 1, card
        hand.view.end_edit()


EDGE = (
    "Runs out of cash every January EXTRA2",
    "Runs out of cash every January EXTRA2 and pays late-filing penalties every quarter",
    "iiiii lllll WWWWW mmmmm iiiii lllll WWWWW",
    "a" * 70,
)


@pytest.mark.parametrize("scale", [0.5, 0.55, 0.8, 1.0, 1.1, 1.37, 1.7, 2.0])
def test_each_line_in_the_field_is_one_of_the_card(stage, scale):
    """A text that only just fits, or only just does not, wraps alike open and closed."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(scale)
    for words in EDGE:
        hand.session.do(
            StepLabel("edit-text"), commands.set_field(hand.canvas, (ONE,), "statement", words)
        )
        card = block(words, SKINS["problem"].text, text_rect(hand.canvas, ONE, _rect(hand)).width())
        hand.view.edit(ONE)
        shown = hand.view.inline_edit.editor.document().begin().layout()
        lines = [shown.lineAt(n).textStart() for n in range(shown.lineCount())]
        layout = card.laid_out()
        assert lines == [layout.lineAt(n).textStart() for n in range(card.lines)], words
        hand.view.end_edit()


def _rect(hand):
    return hand.view.stage.live_layout.cards[ONE]


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.5])
@pytest.mark.parametrize("cells", ["Corks leak\t5\nNobody answers\t10", "\t".join("ABCDEFGH" * 5)])
def test_a_tab_in_the_field_is_a_space_as_on_the_card(stage, scale, cells):
    """Cells of a table took more lines while they were edited than their card has room for."""
    hand = stage(makers.cafe())
    view = hand.view
    view.zoom_to(scale)
    before = commands.set_field(hand.canvas, (TALK,), "title", cells)
    hand.session.do(StepLabel("edit-text"), before)
    copied = QMimeData()
    copied.setText(cells + "\tmore")
    view.edit(TALK)
    editor = view.inline_edit.editor
    assert editor.document().size().height() <= editor.height() + 1
    view.end_edit()
    assert hand.canvas.tactics[TALK].title == cells  # nobody has touched it
    for card in (TALK, ONE, hand.canvas.brief.id):
        view.edit(card)
        editor.selectAll()
        editor.insertFromMimeData(copied)
        assert editor.document().size().height() <= editor.height() + 1, card
        assert "\t" not in main_text(hand.canvas.get(card))
        view.end_edit()


def test_an_empty_field_shows_its_hint_as_light_as_the_card(stage):
    """The hint is of normal weight, the first letter typed has the card's own."""
    hand = stage(makers.cafe())
    hand.view.add_tactic()
    editor = hand.view.inline_edit.editor
    assert editor.font().weight() == QFont.Weight.Normal
    hand.type("A")
    assert editor.font().weight() == QFont.Weight.DemiBold
    hand.key(Qt.Key.Key_Escape)


def test_the_field_follows_when_its_card_no_longer_counts(stage):
    """A tactic that loses its last problem while one types on it is written on its new ground."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    links = [link.id for link in hand.canvas.links.values() if link.tactic == TALK]
    hand.session.do(StepLabel("disconnect"), commands.delete(hand.canvas, links))
    ground = hand.view.inline_edit.editor.palette().base().color().name()
    assert ground == hand.view.stage.theme.uncounted_fill
    assert ground != hand.view.stage.theme.educate_fill
    hand.key(Qt.Key.Key_Escape)


def test_a_double_click_beside_a_card_does_not_lay_one_over_it(stage):
    """A new tactic keeps clear of the card whose edge is near the place that was clicked."""
    hand = stage(makers.cafe())
    ground = hand.view.stage.live_layout
    talk = ground.cards[TALK]
    hand.double_click(Point(talk.x - 30, talk.center.y))
    hand.type("Here")
    (new,) = hand.selection.ids
    others = [rect for card, rect in ground.cards.items() if card != new]
    assert not any(ground.cards[new].overlaps(rect) for rect in others)
    hand.key(Qt.Key.Key_Escape)


def test_enter_ends_and_keeps_the_words(stage):
    """In every card but a note; Shift+Enter breaks the line there."""
    hand = stage(makers.cafe())
    for card in (ONE, TALK, hand.canvas.strategy.id, hand.canvas.brief.id):
        hand.view.edit(card)
        hand.type("x")
        hand.key(Qt.Key.Key_Return)
        assert not hand.view.inline_edit.active
    assert hand.canvas.problems[ONE].statement == "Runs out of cash every Januaryx"
    for card in (ONE, TALK, hand.canvas.strategy.id):
        hand.view.edit(card)
        hand.key(Qt.Key.Key_Return, SHIFT)
        hand.type("y")
        hand.key(Qt.Key.Key_Return)
    assert hand.canvas.strategy.statement.endswith("x\ny")
    assert hand.canvas.tactics[TALK].title.endswith("x\ny")


def test_enter_breaks_the_line_in_a_note(stage):
    """A note goes on at Enter; Esc ends it."""
    hand = stage(makers.cafe())
    hand.view.add_note()
    for key_ in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        hand.type("a")
        hand.key(key_)
    hand.type("b")
    hand.key(Qt.Key.Key_Escape)
    assert [note.text for note in hand.canvas.notes.values()] == ["a\na\nb"]


@pytest.mark.parametrize("kind", ["problems", "tactics", "notes"])
def test_ctrl_enter_goes_on_to_another_card_of_the_kind(stage, kind):
    """Three in a row without the mouse; an empty one ends the row."""
    hand = stage(makers.empty())
    add = {"problems": "add_problem", "tactics": "add_tactic", "notes": "add_note"}[kind]
    getattr(hand.view, add)()
    for words in ("one", "two", "three"):
        hand.type(words)
        hand.key(Qt.Key.Key_Return, CONTROL)
        assert hand.view.inline_edit.active
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert not hand.view.inline_edit.active
    made = getattr(hand.canvas, kind).values()
    assert sorted(main_text(each) for each in made) == ["one", "three", "two"]
    if kind == "problems":
        assert [each.statement for each in hand.canvas.ranked] == ["one", "two", "three"]
    if kind == "tactics":
        assert len({each.aim for each in made}) == 1


def test_ctrl_enter_on_the_strategy_only_ends(stage):
    """There is but one strategy and one customer."""
    hand = stage(makers.cafe())
    for card in (hand.canvas.strategy.id, hand.canvas.brief.id):
        hand.view.edit(card)
        hand.key(Qt.Key.Key_Return, CONTROL)
        assert not hand.view.inline_edit.active
    assert hand.canvas == makers.cafe()


@pytest.mark.parametrize("card", [TALK, ONE, "strategy"])
def test_a_line_just_begun_hides_no_other(stage, card):
    """After Shift+Enter every line stands in the field, the empty one with the cursor too."""
    hand = stage(makers.cafe())
    hand.view.edit(hand.canvas.strategy.id if card == "strategy" else card)
    hand.key(Qt.Key.Key_Return, SHIFT)
    editor = hand.view.inline_edit.editor
    assert editor.verticalScrollBar().value() == 0
    assert editor.viewport().rect().contains(editor.cursorRect())
    hand.key(Qt.Key.Key_Escape)


def test_a_text_without_room_is_refused_before_it_is_laid_out(stage):
    """A megabyte on the clipboard: nothing goes in, the words stay, and a sentence says why."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    before = hand.view.inline_edit.editor.words()
    paste = QMimeData()
    paste.setText("megabyte" * 130_000)
    hand.view.inline_edit.editor.insertFromMimeData(paste)
    assert hand.view.inline_edit.editor.words() == before
    assert hand.said == (
        "A card holds 20,000 characters; this text has 1,040,000. Nothing was put in."
    )
    hand.view.inline_edit.editor.selectAll()
    paste.setText("x" * 20_000)
    hand.view.inline_edit.editor.insertFromMimeData(paste)
    assert len(hand.canvas.tactics[TALK].title) == 20_000
    hand.key(Qt.Key.Key_Escape)
    assert hand.said == ""


@pytest.mark.parametrize("typed", ["", "y"])
def test_that_a_text_was_not_put_in_is_still_said_once_the_card_is_left(stage, typed):
    """And while one writes on; of the next card it is not."""
    hand = stage(makers.cafe())
    hand.view.edit(TALK)
    paste = QMimeData()
    paste.setText("megabyte" * 130_000)
    hand.view.inline_edit.editor.insertFromMimeData(paste)
    hand.type(typed)
    assert hand.said.endswith("Nothing was put in.")
    hand.key(Qt.Key.Key_Escape)
    assert hand.said.endswith("Nothing was put in.")
    hand.view.edit(ONE)
    hand.key(Qt.Key.Key_Escape)
    assert hand.said == ""
