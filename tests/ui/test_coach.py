# SPDX-License-Identifier: MIT
"""The coach says one thing to do next, holds nobody up, and stands still under who reads it."""

import threading
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Awareness
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.rules import Finding
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK
from stratcanvas.session import advice as advice_module
from stratcanvas.session import opening
from stratcanvas.session.text_reader import TextReader
from stratcanvas.storage.door import write
from stratcanvas.ui.panels.coach import Coach
from stratcanvas.ui.panels.fade import FADE
from stratcanvas.ui.panels.finding_row import FindingRow
from stratcanvas.ui.panels.findings import MOST, because_words
from stratcanvas.ui.panels.link_button import LinkButton
from stratcanvas.ui.panels.rule_offer import RuleOffer
from stratcanvas.ui.panels.sign_list import SignLine, SignList
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.ui.panes import coach_of, inspector_of

pytestmark = pytest.mark.usefixtures("right_side_alone")

P1, P2, P4 = (makers.key(n, makers.PROBLEM) for n in (1, 2, 4))
LOOSE = makers.key(5, makers.TACTIC)
OURS = "We want to become the leading bookkeeper in the region and grow our business."
Opener = Callable[[Canvas], Window]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for a pause."""
    monkeypatch.setattr(advice_module, "PAUSE", 0)
    monkeypatch.setattr(advice_module, "IN_A_WORD", 0)


@pytest.fixture
def opened(open_window: Opener, qtbot: QtBot) -> Callable[[Canvas], tuple[Window, Coach]]:
    """Return a way to open a window whose coach has read everything."""

    def begin(canvas: Canvas) -> tuple[Window, Coach]:
        window = open_window(canvas)
        coach = coach_of(window)
        qtbot.waitUntil(lambda: window.around.advice.is_current)
        return window, coach

    return begin


Opened = Callable[[Canvas], tuple[Window, Coach]]


def field(canvas: Canvas, key: str, name: str, value: str) -> Canvas:
    return canvas.apply(commands.set_field(canvas, [key], name, value))


def about_us() -> Canvas:
    canvas = makers.cafe()
    return field(canvas, canvas.strategy.id, "statement", OURS)


def edit(window: Window, key: str, name: str, value: str) -> None:
    changes = commands.set_field(window.session.canvas, [key], name, value)
    assert window.session.do(StepLabel("edit-text"), changes)


def rules_shown(coach: Coach) -> list[str]:
    return [row.told.finding.rule for row in coach.findings.rows if row.told is not None]


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def test_one_thing_is_open_and_the_rest_is_folded(opened: Opened) -> None:
    """It says the sentence, the card, why, and an example before and after; the rest waits."""
    _, coach = opened(makers.cafe())
    first, *rest = coach.findings.rows
    assert first.is_open
    assert not any(row.is_open for row in rest)
    assert first.head.sentence.text().startswith("They don’t know of this yet.")
    assert first.head.subject.text().replace("\u00a0", " ").endswith("true cost")
    assert first.details is not None
    assert first.details.reason.text().startswith("To educate is to change")
    assert first.details.bad.words.text().startswith("They don’t know enough")
    assert first.details.good.words.text().startswith("They think brunch")
    assert coach.head.accessibleName() == "Coach, 6 things, open"


def test_the_words_that_made_it_speak_are_shown(opened: Opened) -> None:
    """So that a person sees that it was read rightly; where the card's name has them, once."""
    canvas = field(about_us(), P1, "statement", "No booking app")
    _, coach = opened(canvas)
    rows = {row.told.finding.rule: row for row in coach.findings.rows if row.told}
    assert "“We want to become”" in rows["about-us"].head.because.text()
    assert rows["problem-is-solution"].head.because.isHidden()
    assert rows["problem-is-solution"].head.subject.text().endswith("No booking app")


def test_words_that_made_it_speak_are_few_and_each_is_said_once() -> None:
    """What a longer part holds is not said again, and of many the first few."""
    said = because_words(Finding("about-us", "", ("Ada Marsh", "Ada", "is the best", "Ada Marsh")))
    assert said == "“Ada Marsh” · “is the best”"
    many = because_words(Finding("strategy-is-list", "", tuple("abcdef")))
    assert many == "“a” · “b” · “c” · “d” · …"
    twin = because_words(Finding("duplicate", P1, ("Corks leak",)))
    assert twin == "The other one says “Corks leak”"


def test_a_click_on_the_sentence_goes_to_the_card(opened: Opened) -> None:
    """It is selected, and the row is open; the keyboard stays where one reads."""
    window, coach = opened(makers.cafe())
    row = next(each for each in coach.findings.rows if each.subject == LOOSE)
    QTest.mouseClick(row.head, Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    assert window.selection.ids == (LOOSE,)
    assert row.is_open
    assert coach.isAncestorOf(focus() or QWidget())
    assert not coach.area.isHidden()


def test_a_click_on_the_chevron_opens_and_folds(opened: Opened) -> None:
    """It selects nothing."""
    window, coach = opened(makers.cafe())
    row = coach.findings.rows[1]
    for is_open in (True, False):
        QTest.mouseClick(row.head, Qt.MouseButton.LeftButton, pos=QPoint(row.head.width() - 8, 12))
        assert row.is_open is is_open
    assert window.selection.ids == ()


def test_the_keyboard_goes_through_it(opened: Opened) -> None:
    """Arrows walk, Right opens, Left folds, Enter opens and then goes to the card."""
    window, coach = opened(makers.cafe())
    coach.focus_first()
    rows = coach.findings.rows
    assert focus() is rows[0].head
    QTest.keyClick(rows[0].head, Qt.Key.Key_Down)
    assert focus() is rows[1].head
    QTest.keyClick(rows[1].head, Qt.Key.Key_Right)
    assert rows[1].is_open
    QTest.keyClick(rows[1].head, Qt.Key.Key_Left)
    assert not rows[1].is_open
    QTest.keyClick(rows[1].head, Qt.Key.Key_Return)
    assert rows[1].is_open
    assert window.selection.ids == ()
    QTest.keyClick(rows[1].head, Qt.Key.Key_Return)
    assert window.selection.ids == (rows[1].subject,)
    QTest.keyClick(rows[1].head, Qt.Key.Key_End)
    assert focus() is rows[-1].head
    QTest.keyClick(rows[-1].head, Qt.Key.Key_Home)
    assert focus() is rows[0].head
    QTest.keyClick(rows[0].head, Qt.Key.Key_Left)
    assert not rows[0].is_open


def test_what_is_opened_comes_into_view(opened: Opened, qtbot: QtBot) -> None:
    """Also the last of many, whose reason and examples would be below the edge."""
    window, coach = opened(makers.cafe())
    window.resize(1200, 640)
    QApplication.processEvents()
    coach.focus_first()
    QTest.keyClick(coach.findings.rows[0].head, Qt.Key.Key_Left)
    QTest.keyClick(coach.findings.rows[0].head, Qt.Key.Key_End)
    last = coach.findings.rows[-1]
    QTest.keyClick(last.head, Qt.Key.Key_Right)

    def is_seen() -> bool:
        top = last.mapTo(coach.area.viewport(), QPoint()).y()
        return top >= 0 and top + last.height() <= coach.area.viewport().height()

    qtbot.waitUntil(lambda: last.details is not None and last.details.height() > 60 and is_seen())


def test_words_fade_where_more_of_them_follow(opened: Opened, qtbot: QtBot) -> None:
    """Else a heading cut at the edge looks like the last line; what one walks to is clear of it."""
    window, coach = opened(makers.cafe())
    window.resize(1200, 640)
    bar = coach.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(0)
    assert coach.fade.isVisible()
    coach.focus_first()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    row = coach.findings.rows[2].head

    def is_clear() -> bool:
        y = row.mapTo(coach.area.viewport(), QPoint(0, row.height())).y()
        return not coach.fade.isVisible() or y <= coach.area.viewport().height() - FADE

    assert row.hasFocus()
    qtbot.waitUntil(is_clear)
    bar.setValue(bar.maximum())
    assert coach.fade.isHidden()


def test_tab_goes_down_the_coach_as_it_is_read(opened: Opened) -> None:
    """From a head to what can be done about an open one, and on to the next head."""
    _, coach = opened(makers.cafe())
    coach.focus_first()
    rows = coach.findings.rows
    names = []
    for _ in range(4):
        here = focus()
        assert here is not None
        names.append(here.accessibleName().split(":")[0])
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert names[1:3] == ["Ignore here", "Don’t check this in this canvas"]
    assert focus() is rows[2].head
    QTest.keyClick(rows[2].head, Qt.Key.Key_Right)
    QTest.keyClick(rows[2].head, Qt.Key.Key_Tab)
    assert rows[2].details is not None
    assert focus() is rows[2].details.ignore


def test_what_is_ignored_goes_and_the_keyboard_goes_on(opened: Opened) -> None:
    """The next row has the keyboard; undo brings the finding back, and it is in the file."""
    window, coach = opened(makers.cafe())
    coach.focus_first()
    first, second, *_ = coach.findings.rows
    assert first.details is not None
    gone, told = first.subject, second.told
    first.details.ignore.setFocus()
    QTest.keyClick(first.details.ignore, Qt.Key.Key_Space)
    assert coach.findings.rows[0].told == told
    assert focus() is coach.findings.rows[0].head
    assert window.session.undo_label == StepLabel("ignore")
    assert Ignored(rule="no-insight", record=gone) in window.session.canvas.ignored.values()
    window.session.undo()
    assert gone in {row.subject for row in coach.findings.rows}


def test_what_is_heard_again_comes_back_to_its_place(opened: Opened, qtbot: QtBot) -> None:
    """While one reads there: where it stood, open if it was, in sight; also after redo and undo."""
    window, coach = opened(makers.cafe())
    window.resize(1200, 640)
    first, second, *_ = [row.told for row in coach.findings.rows]
    ignore_first(coach)
    ignore_first(coach)
    assert "Undo brings it back" in window.status.hint.text()
    coach.findings.rows[-1].head.setFocus()
    coach.area.verticalScrollBar().setValue(coach.area.verticalScrollBar().maximum())
    for _ in range(2):
        window.session.undo()
        assert coach.findings.rows[0].told == second
        window.session.undo()
        assert [row.told for row in coach.findings.rows[:2]] == [first, second]
        assert coach.findings.rows[0].is_open
        window.session.redo()
        window.session.redo()
    window.session.undo()
    bar = coach.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() <= coach.findings.rows[0].y())


def test_a_card_counts_from_its_first_word(opened: Opened) -> None:
    """An empty card that is being written serves nobody yet: neither tally nor coach says so."""
    window, _ = opened(makers.cafe())
    status, session, new = window.status, window.session, makers.key(99, makers.TACTIC)

    def told() -> tuple[str, str, list[Finding]]:
        return status.tactics.text(), status.problems.text(), [*window.around.advice]

    before = told()
    assert before[0] == "5 of 6 tactics count"
    assert ("not-helped", P2) in [(each.rule, each.subject) for each in before[2]]
    place = WingPlace(Aim.SOLVE, 500.0, 0.0)
    changes = commands.add_tactic(session.canvas, place, serves=(P2,), key=new)
    assert session.do(StepLabel("add-tactic"), changes, key=f"new:{new}", waits=new)
    assert told() == before
    word = commands.set_field(session.canvas, [new], "title", "A")
    assert session.do(StepLabel("edit-text"), word, key=f"new:{new}")
    assert told()[0] == "6 of 7 tactics count"
    assert ("not-helped", P2) not in [(each.rule, each.subject) for each in told()[2]]


def test_a_double_click_ignores_one_thing(opened: Opened) -> None:
    """What slides under the mouse in between hears the second half of it, and is not ignored."""
    window, coach = opened(makers.cafe())
    details = coach.findings.rows[0].details
    assert details is not None
    QTest.mouseClick(details.ignore, Qt.MouseButton.LeftButton)
    details = coach.findings.rows[0].details
    assert details is not None
    left, middle = Qt.MouseButton.LeftButton, QPointF(details.ignore.rect().center())
    for kind in (QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseButtonRelease):
        there = details.ignore.mapToGlobal(middle)
        event = QMouseEvent(kind, middle, there, left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(details.ignore, event)
    assert len(window.session.canvas.ignored) == 1
    QTest.mouseClick(details.ignore, left)
    assert len(window.session.canvas.ignored) == 2


def test_what_is_ignored_is_in_sight_when_it_is_opened(opened: Opened, qtbot: QtBot) -> None:
    """Below the edge it would look as if nothing had happened."""
    window, coach = opened(makers.cafe())
    window.resize(1200, 640)
    ignore_first(coach)
    ignore_first(coach)
    QApplication.processEvents()
    coach.area.verticalScrollBar().setValue(0)
    coach.ignored.opener.click()
    (*_, last) = coach.ignored.lines
    assert last.visibleRegion().isEmpty()
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())
    assert not coach.ignored.opener.visibleRegion().isEmpty()


def ignore_first(coach: Coach) -> None:
    row = coach.findings.rows[0]
    if row.details is None:
        row.head.folded.emit(False)
    assert row.details is not None
    row.details.ignore.click()


def test_nothing_is_made_before_there_are_words_for_it(opened: Opened) -> None:
    """A start makes no question that nobody asked, no link to nothing, nothing for what is folded.

    What asks, when it comes, is where Tab stops.
    """
    window, coach = opened(makers.cafe())
    for findings in (coach.findings, inspector_of(window).findings):
        assert findings.findChildren(RuleOffer) == []
        assert sum(row.details is not None for row in findings.rows) <= 1
    assert all(link.accessibleName() for link in coach.findChildren(LinkButton))
    assert all(list_.isVisible() for list_ in coach.findChildren(SignList) if list_.children()[1:])
    ignore_first(coach)
    ignore_first(coach)
    stops = [*coach.findings.stops()]
    assert stops[-2:] == [*coach.findings.offer.ways.links]
    assert stops[-3].nextInFocusChain() in {stops[-2], stops[-2].parentWidget()}


def test_a_rule_ignored_twice_may_be_switched_off(opened: Opened) -> None:
    """It is asked in place, once, and either answer is one click."""
    window, coach = opened(makers.cafe())
    assert rules_shown(coach)[:2] == ["no-insight", "no-insight"]
    ignore_first(coach)
    assert coach.findings.offer.isHidden()
    ignore_first(coach)
    offer = coach.findings.offer
    assert not offer.isHidden()
    assert "2 times" in offer.words.text()
    offer.ways.links[0].click()
    assert offer.isHidden()
    assert Ignored(rule="no-insight", record="") in window.session.canvas.ignored.values()
    assert window.session.undo_label == StepLabel("ignore-rule")


def test_whoever_goes_on_checking_is_not_asked_again(opened: Opened) -> None:
    """The rule goes on, and so does the keyboard."""
    canvas = field(makers.cafe(), P1, "statement", "Nobody picks up at lunch")
    changes = commands.set_field(canvas, [P1], "awareness", Awareness.UNKNOWN)
    window, coach = opened(canvas.apply(changes))
    ignore_first(coach)
    ignore_first(coach)
    offer = coach.findings.offer
    offer.ways.links[1].setFocus()
    QTest.keyClick(offer.ways.links[1], Qt.Key.Key_Space)
    assert offer.isHidden()
    assert coach.findings.isAncestorOf(focus() or QWidget())
    ignore_first(coach)
    assert offer.isHidden()
    assert len(window.session.canvas.ignored) == 3


def test_what_was_ignored_can_be_heard_again(opened: Opened) -> None:
    """A quiet line says how much is ignored; opened, it says what, a button for each."""
    window, coach = opened(makers.cafe())
    assert coach.ignored.isHidden()
    ignore_first(coach)
    window.around.advice.switch_off("not-helped")
    assert not coach.ignored.isHidden()
    assert coach.ignored.opener.accessibleName() == "2 things ignored · Hear again"
    coach.ignored.opener.click()
    shown = [line for line in coach.ignored.lines if not line.isHidden()]
    about = [line.words.text().split(":")[0] for line in shown]
    assert about == ["2 Prices the menu below true cost", "Not checked in this canvas"]
    shown[1].again.setFocus()
    QTest.keyClick(shown[1].again, Qt.Key.Key_Space)
    assert "not-helped" in rules_shown(coach)
    assert focus() is shown[0].again
    shown[0].again.click()
    assert coach.ignored.isHidden()
    assert window.session.canvas == makers.cafe()


def test_a_rule_of_a_newer_program_can_be_heard_again(opened: Opened) -> None:
    """It is called by its id, for want of its words."""
    canvas = makers.cafe()
    window, coach = opened(canvas.apply(commands.ignore(canvas, "from-the-future")))
    coach.ignored.opener.click()
    line = coach.ignored.lines[0]
    assert line.words.text() == "Not checked in this canvas: from-the-future"
    line.again.click()
    assert not window.session.canvas.ignored


def test_nothing_is_ignored_where_nothing_may_be_edited(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    """The coach speaks of a file that is read only; its buttons are grey."""
    path = tmp_path / "locked.canvas"
    canvas = makers.cafe()
    write(path, canvas.apply(commands.ignore(canvas, "not-helped")))
    path.chmod(0o444)
    window = windows.show(opening.open_file(path))
    qtbot.waitExposed(window)
    coach = coach_of(window)
    row = coach.findings.rows[0]
    assert row.details is not None
    assert not row.details.ways.isEnabled()
    coach.ignored.opener.click()
    assert not coach.ignored.lines[0].again.isEnabled()
    window.around.advice.switch_off("no-insight")
    assert len(window.session.canvas.ignored) == 1


def test_a_list_that_mostly_becomes_another_does_so_once(opened: Opened, qtbot: QtBot) -> None:
    """Many cards that come bring much to tell, several times over: it is shown when all is told,
    and of what has gone by then nothing.
    """
    window, coach = opened(makers.cafe())
    before = coach.findings.rows
    shown: list[object] = []
    coach.findings.restacked.connect(lambda: shown.append(coach.findings.rows))
    steps = [commands.add_problem(makers.empty(), f"Line {n}") for n in range(30)]
    pasted = {key: each for step in steps for key, each in step.added.items()}
    assert window.session.do(StepLabel("edit-text"), ChangeSet(added=pasted))
    assert coach.findings.rows == before
    qtbot.waitUntil(lambda: coach.findings.rows != before)
    assert len(shown) == 1
    assert {row.subject for row in coach.findings.rows} & pasted.keys()
    window.session.undo()
    qtbot.waitUntil(lambda: not {row.subject for row in coach.findings.rows} & pasted.keys())


def test_of_very_many_some_are_shown_and_the_rest_can_be_reached(opened: Opened) -> None:
    """A button shows more of them, and the keyboard goes to the first of these."""
    _, coach = opened(makers.crowded(200, 0))
    rows = coach.findings.rows
    assert len(rows) == MOST
    total = coach.findings.rest.accessibleName()
    assert total.startswith("And ")
    assert total.endswith(" more")
    coach.findings.rest.setFocus()
    QTest.keyClick(coach.findings.rest, Qt.Key.Key_Space)
    assert len(coach.findings.rows) > MOST
    assert focus() is coach.findings.rows[MOST].head


def test_what_is_read_keeps_its_place(opened: Opened) -> None:
    """While the keyboard is in the coach, what is found anew comes below what is there."""
    window, coach = opened(makers.cafe())
    rows = coach.findings.rows
    rows[1].head.setFocus()
    QTest.keyClick(rows[1].head, Qt.Key.Key_Right)
    edit(window, window.session.canvas.brief.id, "customer", "")
    assert coach.findings.rows[: len(rows)] == rows
    assert rules_shown(coach)[-1] == "no-customer"
    assert rows[1].is_open
    assert focus() is rows[1].head
    window.view.setFocus()
    edit(window, P1, "cost", "a lot")
    coach._follow()
    assert rules_shown(coach)[0] == "no-customer"


def test_only_what_has_changed_is_made_anew(opened: Opened) -> None:
    """The rows of findings that still hold are the very same widgets."""
    window, coach = opened(makers.cafe())
    rows = coach.findings.rows
    edit(window, P2, "belief", "Brunch pays for everything")
    edit(window, P2, "truth", "Every third dish loses money")
    assert coach.findings.rows == rows[1:]
    edit(window, P4, "statement", "Nobody knows which site earns")
    assert coach.findings.rows == rows[1:]
    assert rows[1].head.subject.text().endswith("which site earns")


def test_it_says_what_is_good_and_how_the_strategy_reads(opened: Opened, qtbot: QtBot) -> None:
    """Only what was looked at: a loose tactic takes the praise away."""
    window, coach = opened(makers.cafe())

    def lines(part: str) -> list[str]:
        shown = getattr(coach, part)._lines
        return [line.words.text() for line in shown if not line.isHidden()]

    assert "The problems read like the customer’s own words" in lines("good")
    assert "Every tactic counts" not in lines("good")
    assert lines("reading")[0].startswith("Short: 14 words")
    window.session.do(StepLabel("connect"), commands.connect(window.session.canvas, LOOSE, P1))
    qtbot.waitUntil(lambda: "Every tactic counts" in lines("good"))
    edit(window, window.session.canvas.strategy.id, "statement", OURS)
    qtbot.waitUntil(lambda: any(each.startswith("About us") for each in lines("reading")))


def test_it_folds_where_fields_need_the_room(opened: Opened, qtbot: QtBot) -> None:
    """On a low screen it takes turns with the fields, and never folds under whoever is in it."""
    window, coach = opened(makers.cafe())
    window.resize(1200, 640)
    QApplication.processEvents()
    assert not coach.area.isHidden()
    window.selection.set((P1,))
    assert coach.area.isHidden()
    qtbot.waitUntil(lambda: inspector_of(window).height() > 300)
    window.selection.clear()
    assert not coach.area.isHidden()
    coach.focus_first()
    window.selection.set((P1,))
    assert not coach.area.isHidden()
    coach.head.click()
    assert coach.area.isHidden()
    assert coach.head.accessibleName().endswith("folded")
    coach.head.click()
    assert not coach.area.isHidden()


def test_what_was_folded_by_hand_with_room_is_so_after_a_small_window(opened: Opened) -> None:
    """Cards that are selected while the window is small take back what was done there, no more."""
    window, coach = opened(makers.cafe())
    window.resize(1400, 1000)
    QApplication.processEvents()
    for by_hand in (True, False):
        coach.head.click()
        assert coach.area.isHidden() is by_hand
        window.resize(1400, 640)
        QApplication.processEvents()
        assert coach.area.isHidden() is by_hand
        window.selection.set((P1,))
        window.selection.clear()
        assert coach.area.isHidden() is by_hand
        window.resize(1400, 1000)
        QApplication.processEvents()
        assert coach.area.isHidden() is by_hand


def test_it_does_not_fold_where_there_is_nothing_else(opened: Opened) -> None:
    """With the inspector hidden nobody needs the room."""
    window, coach = opened(makers.cafe())
    window.resize(1200, 640)
    window.panels.toggle("inspector")
    window.selection.set((P1,))
    assert not coach.area.isHidden()


def test_a_hidden_coach_catches_up(opened: Opened) -> None:
    """What has changed while it was hidden is there when it is shown."""
    window, coach = opened(makers.cafe())
    window.panels.toggle("coach")
    edit(window, window.session.canvas.brief.id, "customer", "")
    window.panels.toggle("coach")
    assert rules_shown(coach)[0] == "no-customer"


def test_a_closed_card_is_read_without_another_wait(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever ends typing with a word has finished it."""
    window, _ = opened(makers.cafe())
    monkeypatch.setattr(advice_module, "IN_A_WORD", 60_000)
    pause = window.around.advice._pause
    window.view.edit(P1)
    QTest.keyClicks(window.view.inline_edit.editor, "x")
    assert pause.interval() == 60_000
    window.view.end_edit()
    assert pause.interval() == 0


def test_whoever_hears_it_hears_one_stop_at_a_time(opened: Opened) -> None:
    """An example or a reason that ends with a stop gets no other one."""
    _, coach = opened(makers.cafe())
    for row in coach.findings.rows:
        row.head.press()
        assert ".." not in row.head.accessibleDescription()


def test_every_button_has_a_name(opened: Opened) -> None:
    """What is folded too says where it stands among the others."""
    canvas = about_us()
    _, coach = opened(canvas.apply(commands.ignore(canvas, "not-helped")))
    coach.ignored.opener.click()
    buttons = coach.findChildren(QAbstractButton)
    unnamed = [each for each in buttons if each.isVisible() and not each.accessibleName()]
    assert unnamed == []
    second = coach.findings.rows[1].head.accessibleDescription()
    assert f"2 of {len(coach.findings.rows)}" in second
    assert "folded" in second


def test_it_is_turned_around_where_one_reads_from_the_right(opened: Opened) -> None:
    """The mark is at the right, the chevron at the left, and neither lies on words."""
    window, coach = opened(makers.cafe())
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    count, caption = coach.head._count, coach.head._caption
    assert 30 <= count.x() < caption.x()
    row = coach.findings.rows[0]
    assert row.details is not None
    right = row.details.width() - row.details.reason.geometry().right()
    assert right >= 24
    assert row.details.bad.words.geometry().right() <= row.details.bad.width() - 11
    QTest.mouseClick(row.head, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    assert not row.is_open
    QTest.keyClick(row.head, Qt.Key.Key_Left)
    assert row.is_open


def test_it_follows_the_theme(opened: Opened) -> None:
    """Marks, bars and signs are drawn in the colours of the theme; nothing is told anew for it."""
    _, coach = opened(makers.cafe())
    with (
        mock.patch.object(FindingRow, "show_told") as told,
        mock.patch.object(SignLine, "tell") as said,
    ):
        coach.set_theme(DARK)
    assert not told.called
    assert not said.called
    row, other = coach.findings.rows[:2]
    assert row.head.theme is other.head.theme is DARK
    assert row.details is not None
    assert row.details.good.colour == DARK.good
    signs = [each for each in coach.findChildren(SignLine) if each.isVisible()]
    assert signs
    assert all(each.theme is DARK for each in signs)
    other.folded.emit(False)  # what is made later has them too
    assert other.details is not None
    assert other.details.good.colour == DARK.good


def test_a_window_that_closes_while_it_reads_is_gone(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No thread stays, and nothing is said of what it found."""
    reads, goes_on = threading.Event(), threading.Event()

    def give_way(reader: TextReader) -> None:
        reads.set()
        goes_on.wait()
        real(reader)

    real = TextReader._give_way
    monkeypatch.setattr(TextReader, "_give_way", give_way)
    window = open_window(makers.cafe())
    qtbot.waitUntil(reads.is_set)
    goes_on.set()
    window.close()
    assert not [each for each in threading.enumerate() if each.name == "reading texts"]


def test_awkward_words_are_shown_and_break_nothing(opened: Opened, qtbot: QtBot) -> None:
    """Whatever cards say, each finding is shown within the panel."""
    window, coach = opened(makers.cafe())
    for name, words in makers.AWKWARD.items():
        for key in (P1, LOOSE, window.session.canvas.strategy.id):
            edit(window, key, "title" if key == LOOSE else "statement", words)
        qtbot.waitUntil(lambda: window.around.advice.is_current)
        assert coach.findings.rows, name
        for row in coach.findings.rows:
            row.head.folded.emit(False)
        QApplication.processEvents()
        assert coach.page.width() <= coach.area.viewport().width(), name
        assert coach.area.horizontalScrollBar().maximum() == 0, name
