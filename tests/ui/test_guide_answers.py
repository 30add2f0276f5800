# SPDX-License-Identifier: MIT
"""The five questions: each answer is an edit of the canvas beside them, as it is typed."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim, Approach, Awareness, TacticKind
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.guide.customer import CustomerAnswer
from stratcanvas.ui.guide.doing import MOST_LISTED, TacticsAnswer
from stratcanvas.ui.guide.guide import Guide
from stratcanvas.ui.guide.knowing import MOST_ASKED, KnowingAnswer
from stratcanvas.ui.guide.problem_list import MOST_LINES, MOST_PASTED, ProblemsAnswer
from stratcanvas.ui.guide.questions import QUESTIONS, asked
from stratcanvas.ui.guide.starter_row import StarterRow
from stratcanvas.ui.guide.wing_list import MOST_TAKEN
from stratcanvas.ui.guide.winning import StrategyAnswer
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.guided import (
    CTRL,
    CTRL_SHIFT,
    DO,
    ENTER,
    ESC,
    HURTS,
    KNOW,
    P1,
    P2,
    P3,
    WHO,
    WIN,
    Opener,
    begun,
    key,
    paste,
    press,
    statements,
    type_words,
)

pytestmark = pytest.mark.usefixtures("panels_away")

# the questions


@pytest.mark.parametrize(
    ("customer", "heading"),
    [
        ("Independent café owners, 1–3 sites", "What hurts independent café owners?"),
        ("", "What hurts them?"),
        ("A dentist in Leeds", "What hurts them?"),
        ("أصحاب المقاهي", "What hurts them?"),
    ],
)
def test_a_question_names_the_customer_where_that_reads_well(customer: str, heading: str) -> None:
    """Else it says “them”."""
    canvas = makers.empty()
    canvas = canvas.apply(commands.set_field(canvas, (canvas.brief.id,), "customer", customer))
    assert asked(QUESTIONS[HURTS], canvas) == heading


def test_what_is_typed_is_on_the_canvas_at_once(open_window: Opener) -> None:
    """One step to undo a field; the heading follows, and undo brings the field back."""
    window = open_window(makers.empty())
    guide = begun(window, WHO)
    type_words("Village bakers")
    assert window.session.canvas.brief.customer == "Village bakers"
    key(ENTER)
    type_words("bakery")
    assert window.session.canvas.brief.customer_words == "bakery"
    key(ENTER)
    assert guide.page.heading.text() == "What hurts village bakers?"
    window.session.undo()
    window.session.undo()
    assert window.session.canvas.brief.customer == ""
    assert guide.page.heading.text() == "What hurts them?"
    guide.ask(WHO)
    answer = guide.answer
    assert isinstance(answer, CustomerAnswer)
    assert answer.form.boxes()[0].text() == ""


def test_each_line_is_a_problem(open_window: Opener) -> None:
    """Enter makes the next line; Enter in an empty one goes on; each is one step to undo."""
    window = open_window(makers.empty())
    guide = begun(window, HURTS)
    for words in ("Flour gets dearer", "Nobody buys on Tuesdays"):
        type_words(words)
        assert statements(window)[-1] == words
        key(ENTER)
    assert window.session.undo_label == StepLabel("add-problem")
    window.session.undo()
    assert statements(window) == ["Flour gets dearer"]
    window.session.redo()
    assert statements(window) == ["Flour gets dearer", "Nobody buys on Tuesdays"]
    guide.focus_first()
    key(ENTER)
    assert guide.place == KNOW


def test_a_line_that_is_emptied_leaves_no_trace(open_window: Opener) -> None:
    """Its problem goes with the last letter, and comes again with the first one."""
    window = open_window(makers.empty())
    guide = begun(window, HURTS)
    type_words("X")
    assert statements(window) == ["X"]
    key(Qt.Key.Key_Backspace)
    assert statements(window) == []
    assert window.session.undo_label is None
    type_words("Y")
    assert statements(window) == ["Y"]
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    assert len(answer.lines) == 2
    answer.focus_first()
    type_words("Z")
    line = answer.lines[0]
    line.words.setFocus()
    key(Qt.Key.Key_Backspace)
    assert statements(window) == ["Z"]
    assert answer.lines[0] is line
    assert line.words.hasFocus()
    answer.focus_first()
    assert [each.words.text() for each in answer.lines] == ["Z", ""]


def test_a_backspace_that_is_held_empties_one_line_and_no_more(open_window: Opener) -> None:
    """It removes neither the line nor letters of the one before."""
    window = open_window(makers.empty())
    guide = begun(window, HURTS)
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    paste(answer.lines[0].words, "Flour gets dearer\nX")
    box = answer.lines[1].words
    box.setFocus()
    box.moveCursor(QTextCursor.MoveOperation.End)
    key(Qt.Key.Key_Backspace)
    held = partial(QKeyEvent, QEvent.Type.KeyPress, Qt.Key.Key_Backspace)
    for _ in range(5):
        repeated = held(Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(QApplication.focusWidget(), repeated)
    assert box.hasFocus()
    assert statements(window) == ["Flour gets dearer"]


def test_backspace_in_an_empty_line_goes_to_the_one_before(open_window: Opener) -> None:
    """A problem without words goes with it, even one that more is known of."""
    window = open_window(makers.cafe())
    guide = begun(window, HURTS)
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    answer.lines[1].words.setFocus()
    key(Qt.Key.Key_A, CTRL)
    key(Qt.Key.Key_Backspace)
    assert len(statements(window)) == 4  # it has a cost and tactics: only its words are gone
    key(Qt.Key.Key_Backspace)
    assert P2 not in window.session.canvas.problems
    assert answer.lines[0].words.hasFocus()
    assert answer.lines[0].words.textCursor().atEnd()
    window.session.undo()
    assert P2 in window.session.canvas.problems
    assert [line.record for line in answer.lines][:2] == [P1, P2]


def test_several_pasted_lines_are_several_problems(open_window: Opener) -> None:
    """Bullets before them go; all are one step to undo, and what is left out is said."""
    window = open_window(makers.empty())
    guide = begun(window, HURTS)
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    paste(answer.lines[0].words, "- Flour gets dearer\n\n2. Nobody buys on Tuesdays\n")
    assert statements(window) == ["Flour gets dearer", "Nobody buys on Tuesdays"]
    paste(answer.lines[0].words, "Ovens break\nBread goes stale")
    assert statements(window)[:3] == ["Flour gets dearer", "Ovens break", "Bread goes stale"]
    window.session.undo()
    assert len(statements(window)) == 2
    paste(answer.lines[-1].words, "\n".join(f"Problem {n}" for n in range(MOST_PASTED + 5)))
    assert len(statements(window)) == 2 + MOST_PASTED
    assert "The rest (5) did not fit" in window.status.hint.text()
    assert "on the canvas" in answer.rest.text()


def test_more_problems_than_are_listed_are_on_the_canvas(open_window: Opener) -> None:
    """There is no empty line then: what is typed goes where the cursor is, and nowhere else."""
    window = open_window(makers.crowded(MOST_LINES - 1, 5))
    guide = begun(window, HURTS)
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    type_words("Ovens break")
    assert statements(window)[-1] == "Ovens break"
    assert len(answer.lines) == MOST_LINES
    paste(answer.lines[0].words, "Bread goes stale\nMice")
    assert len(statements(window)) == MOST_LINES + 2
    assert len(answer.lines) == MOST_LINES
    assert answer.rest.text() == "And 2 more on the canvas."
    answer.focus_first()
    type_words("!")
    assert len(statements(window)) == MOST_LINES + 2
    for _ in range(3):
        window.session.undo()
    assert len(answer.lines) == MOST_LINES
    assert answer.lines[-1].record == ""


@pytest.mark.parametrize("place", [KNOW, DO])
def test_each_list_says_how_many_problems_are_left_out(open_window: Opener, place: int) -> None:
    """As the second question does: else it would seem that the others are lost."""
    window = open_window(makers.crowded(MOST_ASKED, 5))
    answer = begun(window, place).answer
    assert isinstance(answer, KnowingAnswer | TacticsAnswer)
    assert len(answer.blocks) == MOST_ASKED
    assert answer.rest.isHidden()
    window.session.do(StepLabel("add-problem"), commands.add_problem(window.session.canvas, "Mice"))
    assert len(answer.blocks) == MOST_ASKED
    assert answer.rest.text() == "And 1 more on the canvas."
    assert answer.rest.isVisible()


def test_a_problem_is_ranked_by_dragging_and_by_keys(open_window: Opener) -> None:
    """The keyboard stays in the line that moves. Escape and a second button drop what is dragged,
    and what the hand does after that is for nothing.
    """
    window = open_window(makers.cafe())
    guide = begun(window, HURTS)
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    lines = {line.record: line for line in answer.lines}
    lines[P3].words.setFocus()
    key(Qt.Key.Key_Up, CTRL_SHIFT)
    assert [each.id for each in window.session.canvas.ranked][:3] == [P1, P3, P2]
    assert lines[P3].words.hasFocus()
    QApplication.processEvents()  # where it lies now
    grip = lines[P3].grip
    over = grip.mapFromGlobal(lines[P1].mapToGlobal(QPoint(0, 2)))
    drops = (
        lambda: QTest.keyClick(window.windowHandle(), ESC),
        lambda: QTest.mouseClick(grip, Qt.MouseButton.RightButton),
    )
    for drop in drops:
        QTest.mousePress(grip, Qt.MouseButton.LeftButton)
        QTest.mouseMove(grip, over)
        drop()
        assert lines[P3].words.hasFocus()
        QTest.mouseMove(grip, over - QPoint(0, 1))
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
        assert window.session.canvas.ranked[0].id == P1
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(grip, over)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert window.session.canvas.ranked[0].id == P3


def test_a_problem_that_goes_on_the_canvas_goes_from_the_questions(open_window: Opener) -> None:
    """And the others keep their lines, with the keyboard where it was."""
    window = open_window(makers.cafe())
    guide = begun(window, KNOW)
    answer = guide.answer
    assert isinstance(answer, KnowingAnswer)
    blocks = {block.record: block for block in answer.blocks}
    blocks[P2].insight.boxes()[0].setFocus()
    window.session.do(StepLabel("delete-cards", 1), commands.delete(window.session.canvas, (P1,)))
    assert answer.blocks[0].record == P2
    assert answer.blocks[0] is blocks[P2]
    type_words("A full room is a good month")
    assert window.session.canvas.problems[P2].belief.startswith("A full room")


def test_what_they_think_is_asked_where_they_do_not_know(open_window: Opener) -> None:
    """Numbers choose, Enter goes on; the answers are the problem's own fields."""
    window = open_window(makers.empty())
    for n, words in ((P1, "Flour gets dearer"), (P2, "Nobody buys on Tuesdays")):
        changes = commands.add_problem(window.session.canvas, words, key=n)
        window.session.do(StepLabel("add-problem"), changes)
    guide = begun(window, KNOW)
    answer = guide.answer
    assert isinstance(answer, KnowingAnswer)
    key(Qt.Key.Key_1)
    assert window.session.canvas.problems[P1].awareness is Awareness.KNOWN
    assert answer.blocks[0].insight.isHidden()
    key(ENTER)
    assert window.selection.ids == (P2,)
    key(Qt.Key.Key_2)
    key(ENTER)
    for words in ("It is the weather", "It is the counter", "A day a week"):
        type_words(words)
        key(ENTER)
    told = window.session.canvas.problems[P2]
    assert (told.belief, told.truth) == ("It is the weather", "It is the counter")
    assert told.cost == "A day a week"
    assert guide.place == WIN


def test_each_way_to_win_asks_its_own_question(open_window: Opener) -> None:
    """Under it the sentence, how it reads, and what will not be done."""
    window = open_window(makers.empty())
    guide = begun(window, WIN)
    answer = guide.answer
    assert isinstance(answer, StrategyAnswer)
    assert answer.note.isHidden()
    key(Qt.Key.Key_3)
    assert window.session.canvas.strategy.approach is Approach.SEGMENT
    assert answer.note.row.label.text() == "Which people, exactly?"
    key(Qt.Key.Key_Up)
    assert window.session.canvas.strategy.approach is Approach.CHANGE
    assert answer.note.row.label.text() == "From what to what?"
    key(ENTER)
    type_words("From how fresh to how little is thrown away")
    key(ENTER)
    type_words("Show bakers what waste costs.")
    key(ENTER)
    type_words("No franchises")
    key(ENTER)
    type_words("No weddings")
    key(ENTER)
    assert guide.place == WIN
    key(ENTER)  # in the empty line
    assert guide.place == DO
    strategy = window.session.canvas.strategy
    assert strategy.statement == "Show bakers what waste costs."
    assert strategy.not_doing.split() == ["No", "franchises", "No", "weddings"]
    window.session.undo()
    assert window.session.canvas.strategy.not_doing == ""


def test_how_the_strategy_reads_stands_under_it(open_window: Opener, qtbot: QtBot) -> None:
    """In words, as the meter has them; what the coach says of it is the field's description."""
    window = open_window(makers.cafe())
    guide = begun(window, WIN)
    answer = guide.answer
    assert isinstance(answer, StrategyAnswer)
    qtbot.waitUntil(lambda: answer.reading.text() == "14 words · clear")
    key_of = window.session.canvas.strategy.id
    ours = "We want to be the leading bookkeepers, and our clients should love our team."
    changes = commands.set_field(window.session.canvas, (key_of,), "statement", ours)
    window.session.do(StepLabel("edit-text"), changes)
    remark = answer.statement.remark
    assert remark is not None
    qtbot.waitUntil(lambda: not remark.isHidden())
    assert answer.statement.row.editor.accessibleDescription() == remark.sentence.text()


def test_what_is_missing_is_no_remark(open_window: Opener, qtbot: QtBot) -> None:
    """Rules about gaps keep quiet while one answers: the questions ask for all of it."""
    window = open_window(makers.cafe())
    guide = begun(window, HURTS)
    advice = guide.around.advice
    qtbot.waitUntil(lambda: advice.is_current)
    assert advice.about([P1, P2, P3])
    assert all(form.remark and form.remark.isHidden() for form in guide.answer.forms())


# what will you do


def rows(guide: Guide) -> list[StarterRow]:
    return [each for each in guide.findChildren(StarterRow) if each.isVisible()]


def plan(window: Window, *words: str) -> TacticsAnswer:
    for each in words:
        changes = commands.add_problem(window.session.canvas, each)
        window.session.do(StepLabel("add-problem"), changes)
    answer = begun(window, DO).answer
    assert isinstance(answer, TacticsAnswer)
    return answer


def test_a_starter_that_is_taken_is_a_connected_tactic(open_window: Opener) -> None:
    """Enter takes it and goes to what is to be chosen next, at last to the way on."""
    window = open_window(makers.empty())
    plan(window, "Flour gets dearer", "Ovens break")
    guide = window.panels.guest
    assert isinstance(guide, Guide)
    for _ in range(4):
        assert isinstance(QApplication.focusWidget(), StarterRow)
        key(ENTER)
    assert guide.next.hasFocus()
    canvas = window.session.canvas
    assert [len(canvas.tactics_of[each.id]) for each in canvas.ranked] == [2, 2]
    assert {each.title for each in canvas.tactics.values()}
    window.session.undo()
    assert len(window.session.canvas.tactics) == 3


def middle(part: QWidget) -> int:
    """Return at which height of the screen the middle of a part lies, in pixels."""
    return part.mapToGlobal(part.rect().center()).y()


def test_what_was_taken_can_be_renamed_and_taken_off(open_window: Opener) -> None:
    """One that serves other problems too is only taken from this one; then one writes another."""
    window = open_window(makers.empty())
    answer = plan(window, "Flour gets dearer", "Ovens break")
    (talk,) = [each for each in rows(window.panels.guest) if "Talk" in each.accessibleName()]
    press(talk)
    (tactic,) = window.session.canvas.tactics
    wing = next(iter(answer.blocks[0].wings.values()))
    box = wing.taken[0].words
    box.setFocus()
    key(Qt.Key.Key_A, CTRL)
    type_words("An evening at the mill")
    assert window.session.canvas.tactics[tactic].title == "An evening at the mill"
    away = wing.taken[0].away
    QApplication.processEvents()
    assert abs(middle(away) - middle(box)) <= 1, "the sign stands beside what it takes off"
    assert "stays with the others" in wing.taken[0].away.toolTip()
    press(wing.taken[0].away)
    first, second = (each.id for each in window.session.canvas.ranked)
    assert set(window.session.canvas.problems_of[tactic]) == {second}
    assert first not in window.session.canvas.tactics_of
    answer.blocks[1].head.click()
    wing = next(iter(answer.blocks[1].wings.values()))
    assert wing.taken[0].away.toolTip() == "Take it off the canvas"
    press(wing.taken[0].away)
    assert not window.session.canvas.tactics
    assert wing.own.hasFocus()  # on a starter a second press would take that
    assert wing.starters


def test_one_can_write_a_tactic_of_ones_own(open_window: Opener) -> None:
    """It is on the canvas with its first letter, connected."""
    window = open_window(makers.empty())
    answer = plan(window, "Flour gets dearer")
    next(iter(answer.blocks[0].wings.values())).own.setFocus()
    type_words("A flour club")
    (tactic,) = window.session.canvas.tactics.values()
    assert tactic.title == "A flour club"
    assert tactic.id in window.session.canvas.problems_of


def test_a_kind_that_is_written_in_a_title_stands_over_it(open_window: Opener) -> None:
    """At once, as on its card; not only when the question is asked again."""
    window = open_window(makers.empty())
    answer = plan(window, "Flour gets dearer")
    wing = answer.blocks[0].wings[Aim.SOLVE]
    wing.own.setFocus()
    type_words("Article: seven mistakes")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (tactic,) = window.session.canvas.tactics.values()
    assert tactic.kind is TacticKind.ARTICLE
    assert wing.taken[0].words.accessibleName() == "Article"


def test_a_second_enter_takes_off_nothing_and_takes_nothing(open_window: Opener) -> None:
    """Enter after a tactic of one's own goes to where one writes a further one, and only from there
    on; what takes it off tells its whole title.
    """
    window = open_window(makers.empty())
    answer = plan(window, "Ovens break")
    shows, helps = answer.blocks[0].wings.values()
    shows.own.setFocus()
    type_words("An evening at the mill")
    assert shows.taken[0].away.accessibleName() == "Take off: An evening at the mill"
    key(ENTER)
    assert shows.own.hasFocus()
    key(ENTER)
    assert helps.starters[0].hasFocus()
    titles = [each.title for each in window.session.canvas.tactics.values()]
    assert titles == ["An evening at the mill"]
    helps.own.setFocus()
    type_words("A day at the oven")
    key(ENTER)
    key(ENTER)
    assert answer.session.canvas.tactics.keys() == {shows.taken[0].record, helps.taken[0].record}
    guide = window.panels.guest
    assert isinstance(guide, Guide)
    assert guide.next.hasFocus()


def test_of_a_problem_with_many_tactics_those_that_came_last_can_be_changed(
    open_window: Opener,
) -> None:
    """The others are counted; what is written here is among those shown, and closed problems have
    no fields at all.
    """
    window = open_window(makers.crowded(2, 90))
    begun(window, DO)
    answer = window.panels.guest.answer
    assert isinstance(answer, TacticsAnswer)
    one, other = answer.blocks
    assert not other.wings
    assert "more on the canvas" in other.head.plans.text()
    assert len(other.head.plans.text().splitlines()) == MOST_LISTED + 1
    if not one.wings:
        one.head.click()
    wing = one.wings[Aim.SOLVE]
    canvas = window.session.canvas
    last = canvas.tactics_on(one.record, Aim.SOLVE)
    assert len(last) > MOST_TAKEN
    assert len(wing.taken) == MOST_TAKEN
    said = " ".join(each.text() for each in wing.findChildren(Paragraph))
    assert f"{len(last) - MOST_TAKEN} more on the canvas" in said
    wing.own.setFocus()
    type_words("Mine")
    assert [row.words.text() for row in wing.taken][-1] == "Mine"
    assert len(wing.taken) == MOST_TAKEN


def test_arrow_keys_go_up_and_down_the_starters(open_window: Opener) -> None:
    """And more ideas come when they are asked for."""
    window = open_window(makers.empty())
    answer = plan(window, "Flour gets dearer")
    wing = next(iter(answer.blocks[0].wings.values()))
    key(Qt.Key.Key_Down)
    assert wing.starters[1].hasFocus()
    key(Qt.Key.Key_Up)
    key(Qt.Key.Key_Up)
    assert wing.starters[0].hasFocus()
    few = len(wing.starters)
    press(wing.more)
    assert len(wing.starters) > few
    assert wing.starters[few].hasFocus()
