# SPDX-License-Identifier: MIT
"""What the coach says follows the document: at once, or at a pause, and never in mid-word."""

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from stratcanvas.coach import text_rules
from stratcanvas.coach.priorities import priorities
from stratcanvas.coach.text_rules import TEXT_RULES
from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.rules import RULES
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import advice as advice_module
from stratcanvas.session.advice import IN_A_WORD, PAUSE, Advice
from stratcanvas.session.session import Session
from stratcanvas.session.text_reader import TextReader
from stratcanvas.session.turns import SWITCH
from stratcanvas.storage.door import CanvasFile
from tests import makers

OURS = "We want to become the leading bookkeeper in the region and grow our business."
P1, LOOSE = makers.key(1, makers.PROBLEM), makers.key(5, makers.TACTIC)
EDIT = StepLabel("edit-text")
Listen = Callable[[Canvas], Advice]


@pytest.fixture
def listen(qapp: QCoreApplication) -> Iterator[Listen]:
    """Return a way to let the coach follow a session on a canvas."""
    made: list[tuple[Advice, Session]] = []

    def begin(canvas: Canvas) -> Advice:
        session = Session(CanvasFile.draft(canvas))
        made.append((Advice(session), session))
        return made[-1][0]

    yield begin
    for advice, session in made:
        advice.stop()
        session.close()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait for a pause."""
    monkeypatch.setattr(advice_module, "PAUSE", 0)
    monkeypatch.setattr(advice_module, "IN_A_WORD", 0)


@pytest.fixture
def goes_on(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return what the reader waits for in the midst of the texts."""
    event, read = threading.Event(), text_rules.found_in

    def slow(*what: object) -> object:
        event.wait()
        return read(*what)  # type: ignore[arg-type]

    monkeypatch.setattr("stratcanvas.coach.text_findings.found_in", slow)
    return event


def about_us() -> Canvas:
    canvas = makers.cafe()
    changes = commands.set_field(canvas, [canvas.strategy.id], "statement", OURS)
    return canvas.apply(changes)


def write(advice: Advice, words: str, name: str = "statement", key: str = "") -> None:
    session = advice._session
    changes = commands.set_field(session.canvas, [key or session.canvas.strategy.id], name, words)
    assert session.do(EDIT, changes, key="typing")


def rules_of(advice: Advice) -> set[str]:
    return {each.rule for each in advice}


def test_every_rule_has_its_place() -> None:
    """What is to be done next is told of every rule, once, whatever it reads."""
    assert sorted(priorities()) == sorted((*RULES, *TEXT_RULES))


def test_what_is_still_empty_comes_before_what_could_be_put_better():
    """Nobody polishes a problem's words while there is no strategy at all."""
    assert priorities()[:3] == ("no-customer", "no-problem", "no-strategy")


@pytest.mark.usefixtures("at_once")
def test_what_texts_say_is_found_without_being_waited_for(listen: Listen, qtbot: QtBot) -> None:
    """What counts is known at once; the texts are read on a thread of their own."""
    advice = listen(about_us())
    assert rules_of(advice) >= {"unconnected-tactic", "not-helped"}
    assert "about-us" not in rules_of(advice)
    assert not advice.is_current
    qtbot.waitUntil(lambda: advice.is_current)
    (found,) = (each for each in advice if each.rule == "about-us")
    assert found.because
    assert found in advice.about([found.subject])
    assert advice.total == len([*advice])


@pytest.mark.usefixtures("at_once")
def test_the_first_thing_follows_the_idea(listen: Listen, qtbot: QtBot) -> None:
    """The customer comes before the problems, these before the strategy, that before tactics."""
    advice = listen(about_us())
    qtbot.waitUntil(lambda: advice.is_current)
    session = advice._session
    assert session.do(EDIT, commands.set_field(session.canvas, [P1], "statement", "No booking app"))
    write(advice, "", "customer", session.canvas.brief.id)
    qtbot.waitUntil(lambda: advice.is_current)
    told = [each.rule for each in advice]
    order = ["no-customer", "problem-is-solution", "about-us", "unconnected-tactic"]
    assert [rule for rule in told if rule in order] == order
    assert told[0] == advice.first(1)[0].rule == "no-customer"


def test_nothing_is_read_in_mid_word(listen: Listen) -> None:
    """After a letter more time goes by than after a full stop, a choice or a paste."""
    advice = listen(about_us())
    write(advice, OURS[:-1] + " s")
    assert advice._pause.interval() == IN_A_WORD
    write(advice, OURS[:-1] + " soon.")
    assert advice._pause.interval() == PAUSE
    write(advice, OURS[:-1] + " soon. ")
    assert advice._pause.interval() == PAUSE
    write(advice, "Xx " + OURS[:-1] + " soon. ")
    assert advice._pause.interval() == PAUSE
    write(advice, "Xxy " + OURS[:-1] + " soon. ")
    assert advice._pause.interval() == IN_A_WORD
    assert advice._pause.isActive()


@pytest.mark.usefixtures("at_once")
def test_what_is_out_of_date_is_not_told(
    listen: Listen, qtbot: QtBot, goes_on: threading.Event
) -> None:
    """An edit while the texts are read: only what is found of the newer ones is told."""
    advice = listen(about_us())
    told: list[set[str]] = []
    advice.changed.connect(lambda: told.append(rules_of(advice)))
    qtbot.waitUntil(lambda: advice._reader.is_busy)
    write(advice, "Show café owners the money problems they can’t see, and help them fix them.")
    goes_on.set()
    qtbot.waitUntil(lambda: advice.is_current)
    assert not any("about-us" in each for each in told)


@pytest.mark.usefixtures("at_once")
def test_an_edit_that_is_undone_while_texts_are_read_leaves_them_read(
    listen: Listen, qtbot: QtBot, goes_on: threading.Event
) -> None:
    """Both come to nothing, but the canvas is another: it is looked at once more."""
    advice = listen(about_us())
    qtbot.waitUntil(lambda: advice._reader.is_busy)
    write(advice, "Show café owners the money problems they can’t see, and help them fix them.")
    assert advice._session.undo()
    qtbot.waitUntil(lambda: not advice._pause.isActive())
    goes_on.set()
    qtbot.waitUntil(lambda: advice.is_current)
    assert "about-us" in rules_of(advice)


def test_a_reader_stands_still_while_somebody_types(
    listen: Listen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit holds the reading up, and the next pause lets it go on."""
    monkeypatch.setattr(advice_module, "PAUSE", 0)
    monkeypatch.setattr("stratcanvas.session.text_reader.LUMP", 0.0)
    advice = listen(about_us())
    advice._pause.stop()
    advice._read()
    write(advice, OURS + " s")
    assert not advice._reader._may_go_on.is_set()
    write(advice, OURS + " so.")
    qtbot.waitUntil(lambda: advice.is_current)


@pytest.mark.usefixtures("at_once")
def test_a_key_gets_python_soon_while_texts_are_read(
    listen: Listen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's own interval is a third of a frame, and a key asks for Python many times."""
    while_reading = list[float]()
    give_way = TextReader._give_way

    def note(reader: TextReader) -> None:
        while_reading.append(sys.getswitchinterval())
        give_way(reader)

    monkeypatch.setattr(TextReader, "_give_way", note)
    advice = listen(about_us())
    qtbot.waitUntil(lambda: advice.is_current)
    assert while_reading == pytest.approx([SWITCH] * len(while_reading))
    assert while_reading


@pytest.mark.usefixtures("at_once")
def test_a_bug_in_a_rule_makes_that_rule_silent(
    listen: Listen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The others go on, and nobody is told of it but our log."""

    def broken(*_: object) -> tuple[str, ...]:
        raise ZeroDivisionError

    row = text_rules.CHECKS["long-strategy"]
    monkeypatch.setitem(text_rules.CHECKS, row.id, row._replace(check=broken))
    advice = listen(about_us())
    qtbot.waitUntil(lambda: advice.is_current)
    assert "about-us" in rules_of(advice)
    assert "long-strategy" in caplog.text
    caplog.clear()


@pytest.mark.usefixtures("at_once")
def test_a_bug_in_the_reader_is_not_the_end(
    listen: Listen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What follows from who serves whom is still told, and after the next edit all is read anew."""
    monkeypatch.setattr("stratcanvas.coach.text_findings.audience_of", None)
    advice = listen(about_us())
    with qtbot.waitSignal(advice._reader.read):
        pass
    assert advice.texts is None
    assert "unconnected-tactic" in rules_of(advice)
    assert "reading the texts failed" in caplog.text
    caplog.clear()
    from stratcanvas.coach import audience

    monkeypatch.setattr("stratcanvas.coach.text_findings.audience_of", audience.audience_of)
    write(advice, OURS + " Soon.")
    qtbot.waitUntil(lambda: advice.is_current)
    assert "about-us" in rules_of(advice)


@pytest.mark.usefixtures("at_once")
def test_what_is_ignored_is_silent_at_once_and_heard_again_at_once(
    listen: Listen, qtbot: QtBot
) -> None:
    """Neither a finding in a text nor one of who serves whom waits for a pause."""
    advice = listen(about_us())
    qtbot.waitUntil(lambda: advice.is_current)
    before = [*advice]
    for finding in [each for each in before if each.rule in {"about-us", "unconnected-tactic"}]:
        with qtbot.waitSignal(advice.changed):
            advice.ignore(finding)
        assert finding not in [*advice]
        assert advice.times_ignored(finding.rule) == 1
        (ignored,) = advice._session.canvas.ignored.values()
        with qtbot.waitSignal(advice.changed):
            advice.hear_again(ignored)
        assert [*advice] == before


@pytest.mark.usefixtures("at_once")
def test_a_rule_that_is_switched_off_is_silent_altogether(listen: Listen, qtbot: QtBot) -> None:
    """It is one step, which undo takes back."""
    advice = listen(about_us())
    qtbot.waitUntil(lambda: advice.is_current)
    for rule in ("not-helped", "about-us"):
        before = [*advice]
        advice.switch_off(rule)
        assert rule not in rules_of(advice)
        assert advice._session.undo_label == StepLabel("ignore-rule")
        advice._session.undo()
        assert [*advice] == before


@pytest.mark.usefixtures("at_once")
def test_nothing_is_told_of_a_card_that_is_gone(listen: Listen, qtbot: QtBot) -> None:
    """What was found in a card's text goes with it, before anything is read anew."""
    canvas = about_us()
    vague = replace(canvas.problems[P1], statement="No booking app")
    advice = listen(canvas.apply(commands.set_field(canvas, [P1], "statement", vague.statement)))
    qtbot.waitUntil(lambda: advice.is_current)
    assert any(each.subject == P1 for each in advice)
    session = advice._session
    with qtbot.waitSignal(advice.changed):
        assert session.do(StepLabel("delete-cards"), commands.delete(session.canvas, [P1]))
    assert not any(each.subject == P1 for each in advice)


@pytest.mark.usefixtures("at_once")
def test_a_window_that_closes_leaves_no_thread(
    listen: Listen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever stops the coach in the midst of reading waits for it, and hears nothing more."""
    monkeypatch.setattr("stratcanvas.session.text_reader.LUMP", 0.0)
    advice = listen(makers.crowded(60, 200))
    told: list[None] = []
    advice.changed.connect(lambda: told.append(None))
    qtbot.waitUntil(lambda: advice._reader.is_busy)
    advice.stop()
    assert not [each for each in threading.enumerate() if each.name == "reading texts"]
    QCoreApplication.processEvents()
    assert told == []


def test_after_a_step_of_very_many_it_is_told_in_a_turn_of_its_own(
    listen: Listen, qtbot: QtBot
) -> None:
    """The step holds the window long enough; what is found is known at once all the same."""
    canvas = makers.crowded(12, 120)
    advice, told = listen(canvas), list[bool]()
    advice.changed.connect(lambda: told.append(True))
    gone = commands.delete(canvas, [*canvas.tactics, *canvas.problems])
    with qtbot.waitSignal(advice.changed):
        assert advice._session.do(StepLabel("delete-cards", 132), gone)
        assert not told
        assert "no-problem" in rules_of(advice)
