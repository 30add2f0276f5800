# SPDX-License-Identifier: MIT
"""Whatever is typed while the guided start asks is seen in a field: no letter is lost."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim, Approach, Awareness
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import LIGHT
from stratcanvas.ui.guide.answer_box import AnswerBox
from stratcanvas.ui.guide.doing import TacticsAnswer
from stratcanvas.ui.guide.knowing import KnowingAnswer
from stratcanvas.ui.guide.question_page import QuestionPage
from stratcanvas.ui.guide.starter_row import StarterRow
from stratcanvas.ui.guide.winning import StrategyAnswer
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.guided import (
    CTRL,
    DO,
    DONE,
    ESC,
    HURTS,
    KNOW,
    P1,
    WHO,
    WIN,
    Opener,
    begun,
    key,
    type_words,
)

pytestmark = pytest.mark.usefixtures("panels_away")


def with_problem(opener: Opener) -> Window:
    """Open a canvas with one problem that nobody was asked about."""
    window = opener(makers.empty())
    changes = commands.add_problem(window.session.canvas, "Flour gets dearer", key=P1)
    window.session.do(StepLabel("add-problem"), changes)
    return window


@pytest.mark.parametrize(
    "words",
    [
        "We want to show bakers what waste costs",
        "30 % of all bread is thrown away",
        "3 of 10 loaves are thrown away",
        "12 loaves a day",
        "100 loaves",
        "5 loaves",
        '"Fresh" is not enough',
    ],
)
def test_a_sentence_typed_at_the_ways_to_win_is_the_sentence(
    open_window: Opener, words: str
) -> None:
    """Its first letter goes there with the keyboard; a number it begins with chooses no way."""
    window = open_window(makers.empty())
    answer = begun(window, WIN).answer
    assert isinstance(answer, StrategyAnswer)
    type_words(words)
    strategy = window.session.canvas.strategy
    assert strategy.statement == words
    assert strategy.approach is Approach.NOT_CHOSEN
    assert not any(card.isChecked() for card in answer.way.cards)
    assert answer.statement.boxes()[0].hasFocus()


def test_a_digit_still_chooses_and_can_choose_again(open_window: Opener) -> None:
    """What is typed then answers what is asked about that way, and after that is the sentence."""
    window = open_window(makers.empty())
    answer = begun(window, WIN).answer
    assert isinstance(answer, StrategyAnswer)
    key(Qt.Key.Key_1)
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_Space)
    assert window.session.canvas.strategy.approach is Approach.SEGMENT
    key(Qt.Key.Key_Up)
    key(Qt.Key.Key_3)
    type_words("Bakers on trains")
    assert window.session.canvas.strategy.approach is Approach.SEGMENT
    assert window.session.canvas.strategy.approach_note == "Bakers on trains"
    answer.way.setFocus()
    type_words("Show them")
    assert window.session.canvas.strategy.statement == "Show them"


def test_a_digit_of_an_earlier_visit_begins_no_number(open_window: Opener) -> None:
    """Once the keyboard was elsewhere, the choice stands."""
    window = open_window(makers.empty())
    answer = begun(window, WIN).answer
    assert isinstance(answer, StrategyAnswer)
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_Tab)
    answer.way.setFocus()
    type_words("0 waste")
    strategy = window.session.canvas.strategy
    assert (strategy.approach, strategy.approach_note) == (Approach.SEGMENT, "0 waste")


def test_what_is_pasted_at_a_choice_is_kept_too(open_window: Opener) -> None:
    """As in the field itself."""
    window = open_window(makers.empty())
    begun(window, WIN)
    QGuiApplication.clipboard().setText("Show bakers what waste costs.")
    key(Qt.Key.Key_V, CTRL)
    assert window.session.canvas.strategy.statement == "Show bakers what waste costs."


@pytest.mark.parametrize("chosen", ["", "1", "2", "3"])
def test_words_typed_at_do_they_know_are_what_they_think(open_window: Opener, chosen: str) -> None:
    """The field for it opens, and stays while it has words; what was chosen stays chosen."""
    window = with_problem(open_window)
    answer = begun(window, KNOW).answer
    assert isinstance(answer, KnowingAnswer)
    type_words(chosen)
    before = window.session.canvas.problems[P1].awareness
    type_words("It is the weather")
    problem = window.session.canvas.problems[P1]
    assert (problem.belief, problem.awareness) == ("It is the weather", before)
    insight = answer.blocks[0].insight
    assert insight.boxes()[0].hasFocus()
    for _ in range(len("It is the weather")):
        key(Qt.Key.Key_Backspace)
    assert insight.boxes()[0].hasFocus()
    type_words("No")
    answer.blocks[0].choice.setFocus()
    key(Qt.Key.Key_1)
    assert window.session.canvas.problems[P1].awareness is Awareness.KNOWN
    assert not insight.isHidden()


def test_words_typed_at_an_idea_are_an_idea_of_ones_own(open_window: Opener) -> None:
    """On the side of what has the keyboard; a problem that is closed opens for it."""
    window = with_problem(open_window)
    answer = begun(window, DO).answer
    assert isinstance(answer, TacticsAnswer)
    changes = commands.add_problem(window.session.canvas, "Ovens break")
    window.session.do(StepLabel("add-problem"), changes)
    block, other = answer.blocks
    block.wings[Aim.SOLVE].first().setFocus()
    assert isinstance(QApplication.focusWidget(), StarterRow)
    type_words("A flour club")
    (tactic,) = window.session.canvas.tactics.values()
    assert (tactic.title, tactic.aim) == ("A flour club", Aim.SOLVE)
    other.head.setFocus()
    type_words("3 mills")
    assert not other.wings[Aim.EDUCATE].isHidden()
    (mills,) = (each for each in window.session.canvas.tactics.values() if each.id != tactic.id)
    assert mills.title == "3 mills"
    assert other.record in window.session.canvas.problems_of[mills.id]


@pytest.mark.parametrize(
    ("typed", "whole"),
    [("But now", "Show them. But now"), ("3 of 10", "Show them. 3 of 10"), ("..", "Show them...")],
)
def test_words_typed_at_a_choice_stand_apart_from_those_that_are_there(
    open_window: Opener, typed: str, whole: str
) -> None:
    """As words, and in one step to undo; only what stands right behind a word comes right there."""
    window = with_problem(open_window)
    strategy = window.session.canvas.strategy.id
    said = commands.set_field(window.session.canvas, (strategy,), "statement", "Show them.")
    window.session.do(StepLabel("add-problem"), said)
    answer = begun(window, WIN).answer
    assert isinstance(answer, StrategyAnswer)
    type_words(typed)
    assert window.session.canvas.strategy.statement == whole
    window.session.undo()
    assert window.session.canvas.strategy.statement == "Show them."
    key(Qt.Key.Key_End)
    answer.way.setFocus()
    type_words("Mine")
    assert window.session.canvas.strategy.statement == "Show them. Mine"


def test_an_entry_typed_at_the_way_on_is_an_entry_of_its_own(open_window: Opener) -> None:
    """Where each line is one, what was there stays one."""
    window = with_problem(open_window)
    strategy = window.session.canvas.strategy.id
    for name, words in (("statement", "Show them"), ("not_doing", "Tax returns")):
        said = commands.set_field(window.session.canvas, (strategy,), name, words)
        window.session.do(StepLabel("add-problem"), said)
    begun(window, WIN).next.setFocus()
    type_words("Audits")
    assert window.session.canvas.strategy.not_doing == "Tax returns\nAudits"


@pytest.mark.parametrize("place", [WHO, HURTS, WIN, DO])
def test_words_typed_at_the_way_on_go_on_in_the_field_before(
    open_window: Opener, place: int
) -> None:
    """So after Escape; a key with Ctrl or Alt, and one at the end of all, types nothing."""
    window = with_problem(open_window)
    guide = begun(window, place)
    type_words("Some")
    key(ESC)
    assert guide.next.hasFocus()
    key(Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    type_words("one")
    said = [getattr(each, "text", str)() for each in guide.answer.stops()]
    assert "Someone" in said
    guide.ask(DONE)
    before = window.session.canvas
    type_words("x")
    assert window.session.canvas == before


def test_the_keyboard_stays_in_the_questions_when_undo_takes_its_field(
    open_window: Opener,
) -> None:
    """Else the next keys would work on the canvas."""
    window = with_problem(open_window)
    guide = begun(window, KNOW)
    window.session.undo()
    assert guide.isAncestorOf(window.focusWidget())
    window.session.redo()
    assert guide.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize(
    ("arrows", "way"),
    [
        ((Qt.Key.Key_Down,), Approach.CHANGE),
        ((Qt.Key.Key_Up,), Approach.WIN),
        ((Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down), Approach.SEGMENT),
        ((Qt.Key.Key_Down, Qt.Key.Key_Left), Approach.WIN),
    ],
)
def test_an_arrow_chooses_also_where_nothing_is_chosen(
    open_window: Opener, arrows: tuple[Qt.Key, ...], way: Approach
) -> None:
    """As in every other list of choices; it stops at the ends."""
    window = open_window(makers.empty())
    begun(window, WIN)
    for arrow in arrows:
        key(arrow)
    assert window.session.canvas.strategy.approach is way


def test_an_idea_of_ones_own_is_one_step_to_undo(open_window: Opener) -> None:
    """With all its letters; what is typed later is another one."""
    window = with_problem(open_window)
    answer = begun(window, DO).answer
    assert isinstance(answer, TacticsAnswer)
    type_words("Baking night")
    key(ESC)
    type_words("s")
    titles = {each.title for each in window.session.canvas.tactics.values()}
    assert titles == {"Baking nights"}
    window.session.undo()
    assert {each.title for each in window.session.canvas.tactics.values()} == {"Baking night"}
    window.session.undo()
    assert not window.session.canvas.tactics


# how it looks


class Painted(QObject):
    """Counts how often a widget is drawn."""

    count = 0

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_each_way_shows_an_answer_of_its_own_at_once(open_window: Opener, qtbot: QtBot) -> None:
    """Qt draws an empty field anew only where it had no hint before."""
    window = open_window(makers.empty())
    guide = begun(window, WIN)
    answer = guide.answer
    assert isinstance(answer, StrategyAnswer)
    (box,) = answer.note.boxes()
    with qtbot.waitSignal(guide.looked):
        key(Qt.Key.Key_1)
    painted = Painted()
    box.viewport().installEventFilter(painted)
    box.show_hint("Speed, price, how close you are")
    qtbot.waitUntil(lambda: painted.count > 0)


def test_an_empty_field_is_as_high_as_its_hint(qtbot: QtBot) -> None:
    """Also as one that it did not begin with."""
    box = AnswerBox(hint="Who")
    qtbot.addWidget(box)
    box.resize(160, box.height())
    high = box.height()
    box.show_hint("Who would you like to have ten more of, and who would you not? " * 2)
    assert box.height() > high
    box.show_hint("Who")
    assert box.height() == high


LONG = (
    "Show independent cafe owners which of their busy days really lose them money, and help "
    "them fix that with plain weekly numbers and a quick call with us."
)


def test_how_a_long_sentence_reads_comes_into_view_with_it(
    open_window: Opener, qtbot: QtBot
) -> None:
    """Its reading stands right under the field, and what the coach says under that."""
    window = open_window(makers.cafe())
    guide = begun(window, WIN)
    answer = guide.answer
    assert isinstance(answer, StrategyAnswer)
    window.resize(900, 430)
    (box,) = answer.statement.boxes()
    box.setFocus()
    key(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(box, LONG)
    remark = answer.statement.remark
    assert remark is not None
    qtbot.waitUntil(lambda: remark.isVisible() and answer.reading.isVisible())
    for start in (Qt.Key.Key_Home, Qt.Key.Key_End):
        key(start, CTRL)
        guide.page.begin_at_top()
        with qtbot.waitSignal(guide.looked):
            type_words("x")
        for below in (answer.reading, remark):
            assert below.visibleRegion().boundingRect() == below.rect()
    assert box.geometry().bottom() < answer.reading.y() < remark.y()


def test_words_fade_where_more_of_them_follow(open_window: Opener, qtbot: QtBot) -> None:
    """Above and below; not at the ends."""
    window = open_window(makers.cafe())
    guide = begun(window, KNOW)
    bar = guide.page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    above, below = guide.page.fades
    for value, seen in ((0, (False, True)), (bar.maximum(), (True, False))):
        bar.setValue(value)
        assert (above.isVisible(), below.isVisible()) == seen
    bar.setValue(bar.maximum() // 2)
    assert above.isVisible()
    assert below.isVisible()
    assert below.geometry().bottom() == guide.page.area.viewport().geometry().bottom()


def test_the_words_end_above_the_buttons_that_end(open_window: Opener, qtbot: QtBot) -> None:
    """With and without a bar to scroll by, on the side where it stands."""
    guide = begun(open_window(makers.cafe()), KNOW)
    bar = guide.page.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    def sides(widget: QWidget) -> tuple[int, int]:
        left = widget.mapTo(guide, QPoint()).x()
        return left, left + widget.width()

    qtbot.waitUntil(lambda: sides(guide.answer)[1] == sides(guide.next)[1])
    assert sides(guide.answer)[0] == sides(guide.page.leave)[0]


def test_the_question_stays_in_view_in_a_low_window(qtbot: QtBot) -> None:
    """Over what scrolls, in small letters; in a high one it is the heading alone."""
    page = QuestionPage(5, LIGHT, None)
    qtbot.addWidget(page)
    page.say("What is the strategy?", "Why will they choose you?", "Question 4 of 5", ("Why?",) * 9)
    page.resize(400, 40 * page.fontMetrics().lineSpacing())
    page.show()
    assert (page.strip.isVisible(), page.heading.isVisible()) == (False, True)
    page.resize(400, 16 * page.fontMetrics().lineSpacing())
    qtbot.waitUntil(lambda: page.strip.height() >= page.fontMetrics().height())
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    assert (page.strip.text(), page.heading.isVisible()) == ("What is the strategy?", False)
    assert page.strip.visibleRegion().boundingRect() == page.strip.rect()
