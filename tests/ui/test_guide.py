# SPDX-License-Identifier: MIT
"""The guided start comes and goes, is walked through by keys and clicks, and loses nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Awareness
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.paint.high_contrast import CONTRAST, CONTRAST_DARK
from stratcanvas.paint.theme import DARK, LIGHT, Theme
from stratcanvas.session import opening
from stratcanvas.storage.door import CanvasFile, write
from stratcanvas.storage.errors import DiskFull
from stratcanvas.ui.colours import palette_of
from stratcanvas.ui.guide.finish import Finish
from stratcanvas.ui.guide.problem_list import ProblemsAnswer
from stratcanvas.ui.guide.question_bar import QuestionPart
from stratcanvas.ui.guide.questions import first_open
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.contrast import contrast
from tests.ui.guided import (
    ALT,
    CTRL,
    DO,
    DONE,
    ENTER,
    ESC,
    HURTS,
    KNOW,
    P1,
    P2,
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

# coming and going


@pytest.mark.usefixtures("usual_panels")
def test_all_stands_as_it_stood_once_the_questions_are_gone(
    open_window: Opener, qtbot: QtBot
) -> None:
    """Tools and panels make room, and come back with their sizes; so does what was selected."""
    window = open_window(makers.cafe())
    window.selection.set((P2,))
    sizes, shown = window.panels.sizes(), window.panels.shown
    guide = begun(window)
    assert guide.isVisible()
    assert window.tools.isHidden()
    assert not any(panel.isVisible() for panel in window.panels.panels.values())
    assert window.view.isVisible()
    assert not window.action_set.qt["outline"].isEnabled()
    assert not window.view.stage.marks.inviting  # its keys would go into a field
    press(guide.page.leave)
    assert window.view.stage.marks.inviting
    assert window.panels.guest is None
    qtbot.waitUntil(lambda: window.panels.sizes() == sizes)
    assert window.panels.shown == shown
    assert all(window.panels.panels[name].isVisible() for name in shown & {"outline", "inspector"})
    assert not window.tools.isHidden()
    assert window.selection.ids == (P2,)
    assert window.action_set.qt["outline"].isEnabled()
    assert "brings this back" in window.status.hint.text()
    begun(window)
    assert "brings this back" not in window.status.hint.text()


@pytest.mark.usefixtures("usual_panels")
def test_a_window_that_closes_with_the_questions_opens_as_it_was_before(
    open_window: Opener, windows: Windows, qtbot: QtBot
) -> None:
    """The next window has its panels; what was answered is kept, and the question can go on."""
    window = open_window(makers.empty())
    stood = window.panels.sizes()
    guide = begun(window, HURTS)
    type_words("Flour gets dearer")
    guide.go_on()
    window.close()
    (draft,) = opening.drafts()
    windows.open_draft(draft)
    (again,) = windows.open_ones
    qtbot.waitExposed(again)
    assert again.panels.guest is None
    assert again.panels.sizes() == stood
    assert statements(again) == ["Flour gets dearer"]
    assert begun(again).place == WHO


def test_the_first_open_question_is_asked_first() -> None:
    """A canvas with all answered leads to the end; a problem that nothing helps with is open."""
    canvas = makers.empty()
    assert first_open(canvas) == WHO
    canvas = canvas.apply(commands.set_field(canvas, (canvas.brief.id,), "customer", "Bakers"))
    assert first_open(canvas) == HURTS
    canvas = canvas.apply(commands.add_problem(canvas, "Flour gets dearer", key=P1))
    assert first_open(canvas) == KNOW
    canvas = canvas.apply(commands.set_field(canvas, (P1,), "awareness", Awareness.KNOWN))
    assert first_open(canvas) == WIN
    canvas = makers.cafe()
    assert first_open(canvas) == DO
    for problem in (P2, makers.key(3, makers.PROBLEM)):
        canvas = canvas.apply(commands.connect(canvas, makers.key(6, makers.TACTIC), problem))
    assert first_open(canvas) == DONE


def test_whoever_went_on_without_an_answer_is_not_asked_again() -> None:
    """Not to be sure whether they know is an answer, once there is a strategy or a tactic."""
    canvas = makers.empty()
    canvas = canvas.apply(commands.set_field(canvas, (canvas.brief.id,), "customer", "Bakers"))
    canvas = canvas.apply(commands.add_problem(canvas, "Flour gets dearer", key=P1))
    assert first_open(canvas) == KNOW
    said = commands.set_field(canvas, (canvas.strategy.id,), "statement", "Show what flour costs.")
    assert first_open(canvas.apply(said)) == WIN


def test_escape_leaves_one_step_at_a_time(open_window: Opener) -> None:
    """Out of the field first, then out of the questions; the words stay."""
    window = open_window(makers.empty())
    guide = begun(window)
    type_words("Bakers")
    key(ESC)
    assert guide.next.hasFocus()
    key(ESC)
    assert window.panels.guest is None
    assert window.session.canvas.brief.customer == "Bakers"


def test_keys_and_the_bar_lead_to_every_question(open_window: Opener) -> None:
    """Alt with an arrow and Ctrl with a page key go on and back; a part of the bar leads there."""
    guide = begun(open_window(makers.empty()))
    key(Qt.Key.Key_Right, ALT)
    assert guide.place == HURTS
    key(Qt.Key.Key_PageDown, CTRL)
    assert guide.place == KNOW
    key(Qt.Key.Key_Left, ALT)
    key(Qt.Key.Key_PageUp, CTRL)
    assert guide.place == WHO
    press(guide.page.bar.parts[WIN])
    assert guide.place == WIN
    assert guide.page.counter.text() == "Question 4 of 5"
    assert guide.page.bar.parts[WIN].accessibleName() == "Question 4 of 5: What is the strategy?"


@pytest.mark.usefixtures("usual_panels")
@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST, CONTRAST_DARK])
def test_the_bar_tells_what_is_done_by_shape_too(qtbot: QtBot, theme: Theme) -> None:
    """A part that is done is full and stands out from its ground, one to come is hollow."""
    frame = QWidget()
    qtbot.addWidget(frame)
    part = QuestionPart(theme, frame)
    part.setPalette(palette_of(theme))
    part.resize(80, 24)

    def middle() -> str:
        return part.grab().toImage().pixelColor(40, 12).name()

    assert middle() == theme.window
    part.is_behind = True
    assert contrast(middle(), theme.window) >= 3.0


def test_f6_goes_to_the_canvas_and_back(open_window: Opener) -> None:
    """The panels that are out of the way are no stops."""
    window = open_window(makers.cafe())
    guide = begun(window, WHO)
    key(Qt.Key.Key_F6)
    assert window.view.hasFocus()
    key(Qt.Key.Key_F6)
    assert guide.isAncestorOf(QApplication.focusWidget())


def test_a_double_click_leads_one_question_on_or_back(open_window: Opener) -> None:
    """Whoever clicks twice out of habit skips no question unseen."""
    guide = begun(open_window(makers.empty()), HURTS)
    for button, place in ((guide.page.next, KNOW), (guide.page.back, HURTS)):
        press(button)
        QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
        assert guide.place == place


@pytest.mark.usefixtures("usual_panels")
def test_the_keys_that_lead_on_are_heard_at_the_canvas(open_window: Opener) -> None:
    """After a click on the canvas, too; the keyboard is at the question then."""
    window = open_window(makers.cafe())
    guide = begun(window, HURTS)
    window.view.setFocus()
    key(Qt.Key.Key_Right, ALT)
    assert guide.place == KNOW
    assert guide.isAncestorOf(QApplication.focusWidget())
    window.view.setFocus()
    key(Qt.Key.Key_PageUp, CTRL)
    assert guide.place == HURTS


@pytest.mark.usefixtures("usual_panels")
def test_every_field_comes_into_view_in_the_smallest_window(
    open_window: Opener, qtbot: QtBot
) -> None:
    """As on a small screen with letters twice as large; the way on and out stays in view whole."""
    window = open_window(makers.cafe())
    guide = begun(window, HURTS)
    window.resize(683, 384)
    qtbot.waitUntil(lambda: guide.page.leave.text() == "Leave")
    foot = (guide.page.leave, guide.back, guide.next)
    assert all(each.width() >= each.minimumSizeHint().width() for each in foot)
    for place in range(DONE):
        guide.ask(place)
        for stop in guide.answer.stops():
            stop.setFocus()
            qtbot.waitUntil(lambda stop=stop: not stop.visibleRegion().isEmpty())
        assert all(each.isVisible() and not each.visibleRegion().isEmpty() for each in foot)


def test_the_canvas_stays_still_while_a_hand_is_at_work_on_it(
    open_window: Opener, qtbot: QtBot
) -> None:
    """It fits itself while one answers; where one zoomed on the canvas itself it stays so."""
    window = open_window(makers.cafe())
    guide = begun(window, HURTS)
    qtbot.waitUntil(lambda: window.view.visible_area().contains(window.view.stage.content()))
    type_words("Ovens break")
    window.view.setFocus()
    window.view.zoom_to(2.0)
    with qtbot.waitSignal(guide.looked):
        window.session.undo()
    assert window.view.zoom_factor == 2.0


def test_nothing_has_to_be_answered(open_window: Opener) -> None:
    """Next goes on over empty fields, and the end says what there is and no more."""
    window = open_window(makers.empty())
    guide = begun(window)
    for _ in range(DONE):
        press(guide.next)
    assert guide.page.heading.text() == "Nothing is written down yet."
    assert window.session.undo_label is None
    guide.go_back()
    assert guide.place == DO


def test_a_second_window_has_questions_of_its_own(open_window: Opener) -> None:
    """What is answered in one is not heard in the other."""
    one, other = open_window(makers.empty()), open_window(makers.empty())
    begun(one)
    guide = begun(other)
    guide.focus_first()
    type_words("Bakers")
    assert other.session.canvas.brief.customer == "Bakers"
    assert one.session.canvas.brief.customer == ""


# the end


def test_the_end_says_what_there_is(open_window: Opener) -> None:
    """A customer, a strategy and a tactic that counts are a strategy on one page."""
    window = open_window(makers.cafe())
    guide = begun(window, DONE)
    assert guide.page.heading.text() == "That is a strategy on one page."
    end = guide.answer
    assert isinstance(end, Finish)
    assert end.save.hasFocus()
    assert window.selection.ids == ()
    press(end.show_all)
    assert window.panels.guest is None


@pytest.mark.usefixtures("_letters")
@pytest.mark.parametrize("width", [170, 400])
def test_the_ways_on_at_the_end_are_read_whole(
    open_window: Opener, qtbot: QtBot, width: int
) -> None:
    """However large the letters: what is too long for a line of its button goes on in the next."""
    end = begun(open_window(makers.cafe()), DONE).answer
    assert isinstance(end, Finish)
    end.setFixedWidth(width)
    for way in end.stops():
        qtbot.waitUntil(lambda way=way: way.width() == end.contentsRect().width())
        assert way.width() >= way.sizeHint().width()
        qtbot.waitUntil(lambda way=way: way.height() >= way.sizeHint().height())
    assert end.save.text().split() == ["Save", "the", "one-pager", "as", "PDF…"]


def test_what_is_begun_is_no_strategy_yet(open_window: Opener) -> None:
    """The end says so kindly, and prints it all the same."""
    window = open_window(makers.empty())
    guide = begun(window, WHO)
    type_words("Bakers")
    guide.ask(DONE)
    assert guide.page.heading.text() == "That is a good start."
    assert "still open" in guide.page.help.text()


def test_the_coach_can_be_heard_at_the_end(open_window: Opener) -> None:
    """The questions go, and what the coach says is in view, even where it was hidden."""
    window = open_window(makers.cafe())
    end = begun(window, DONE).answer
    assert isinstance(end, Finish)
    press(end.coach)
    assert window.panels.guest is None
    assert window.panels.panels["coach"].isVisible()


# what goes wrong


def test_where_nothing_may_be_edited_the_answers_are_shown(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    """It is said why, and no key or click changes anything."""
    path = tmp_path / "locked.canvas"
    write(path, makers.cafe())
    path.chmod(0o444)
    window = windows.show(opening.open_file(path))
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    guide = begun(window)
    assert guide.page.why_not.isVisible()
    assert "read-only" in guide.page.why_not.text()
    for place in range(DONE + 1):
        guide.ask(place)
        if place == KNOW:
            key(Qt.Key.Key_1)
        else:
            type_words("x")
        key(Qt.Key.Key_Backspace)
        if place != DONE:
            key(ENTER)
    assert window.session.canvas == makers.cafe()
    assert window.session.undo_label is None


def test_words_that_cannot_be_kept_are_not_said_to_be(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stay in their fields, and so do the questions, until there is room again."""
    window = open_window(makers.empty())
    guide = begun(window, HURTS)
    real = CanvasFile.apply

    def refuse(*_: object) -> None:
        raise DiskFull("There is no room.", then="Free some space, then try again.")

    monkeypatch.setattr(CanvasFile, "apply", refuse)
    type_words("Mice")
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    assert "could not be kept" in answer.lines[0].form.row.complaint.text()
    press(guide.page.leave)
    assert window.panels.guest is guide
    assert window.status.hint.text().endswith("Free some space, then try again.")
    guide.ask(WIN)
    guide.ask(HURTS)
    assert answer.lines[0].words.text() == "Mice"
    monkeypatch.setattr(CanvasFile, "apply", real)
    press(guide.page.leave)
    assert window.panels.guest is None
    assert statements(window) == ["Mice"]


def test_words_too_long_for_a_card_stay_in_their_line(open_window: Opener) -> None:
    """The line says so, and the window that closes asks before they are lost."""
    window = open_window(makers.empty())
    guide = begun(window, HURTS)
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    paste(answer.lines[0].words, "x" * (LONGEST_TEXT + 1))
    assert statements(window) == []
    assert "Nothing was put in" in answer.lines[0].form.row.complaint.text()
    assert window.context.keep_words()


def test_headings_and_fields_are_named_for_who_hears_the_screen(open_window: Opener) -> None:
    """Each field has a name, the lines say which problem they are, Tab goes down the page."""
    window = open_window(makers.cafe())
    guide = begun(window, HURTS)
    assert guide.accessibleName() == "What hurts independent café owners?"
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    names = [line.words.accessibleName() for line in answer.lines]
    assert names == ["Problem 1", "Problem 2", "Problem 3", "Problem 4", "Another problem"]
    for place in range(DONE):
        guide.ask(place)
        for stop in guide.answer.stops():
            assert stop.accessibleName() or (isinstance(stop, QPushButton) and stop.text())
        stops = [*guide.answer.stops(), guide.next]
        last = stops[-2]
        last.setFocus()
        key(Qt.Key.Key_Tab)
        assert guide.next.hasFocus()
