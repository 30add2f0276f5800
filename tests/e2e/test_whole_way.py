# SPDX-License-Identifier: MIT
"""The whole way once through, in the real window with real mouse and key events."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stratcanvas.domain import rules
from stratcanvas.domain.cards import Aim, Problem, Tactic, TacticKind
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.tally import tally_of
from stratcanvas.storage.door import read
from stratcanvas.ui.app import set_up
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests.e2e.answers import answer, name_file
from tests.hands import Hand

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., tuple[Window, Hand]]]:
    """Return a way to start the program as a person does: on files, or with what the start screen
    proposes; when that is the guided start, with an empty canvas instead.
    """
    monkeypatch.setattr("stratcanvas.ui.windows.PATIENCE", 300.0)
    runs: list[Windows] = []

    def begin(*files: Path) -> tuple[Window, Hand]:
        windows = set_up(qapp)
        runs.append(windows)
        windows.start(files)
        if (screen := windows.starting) is not None:
            with qtbot.waitSignal(screen.completed):
                screen.show()
            if screen.focusWidget() is screen.guided_bar:
                QTest.keyClick(screen.guided_bar, Qt.Key.Key_Down)
            QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
        (window,) = windows.open_ones
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow())
        return window, Hand(window.view, window.session, window.selection)

    yield begin
    for windows in runs:
        windows.quit()


def problem(hand: Hand, words: str) -> Problem:
    (found,) = [p for p in hand.canvas.problems.values() if p.statement == words]
    return found


def tactic(hand: Hand, words: str) -> Tactic:
    (found,) = [t for t in hand.canvas.tactics.values() if t.title == words]
    return found


def write_strategy_and_problems(hand: Hand) -> None:
    hand.double_click(hand.canvas.strategy.id)
    hand.type("Show bakers what waste costs, and help them bake less of it.")
    hand.key(Qt.Key.Key_Escape)
    heading = hand.view.stage.live_layout.frame.heading
    hand.double_click(heading.center)
    hand.type("Village bakers")
    hand.key(Qt.Key.Key_Escape)
    for words in ("Throws bread away", "Nobody buys on Tuesdays", "Flour keeps getting dearer"):
        hand.key(Qt.Key.Key_Escape)
        hand.key(Qt.Key.Key_P)
        hand.type(words)
        hand.key(Qt.Key.Key_Return)


def add_tactics(hand: Hand) -> None:
    hand.click(problem(hand, "Throws bread away").id)
    hand.key(Qt.Key.Key_T)
    hand.type("Talk on waste")
    hand.key(Qt.Key.Key_Escape)
    frame = hand.view.stage.live_layout.frame.rect
    hand.double_click(Point(frame.right + 190, frame.y + 40))
    hand.type("Order planner")
    hand.key(Qt.Key.Key_Escape)
    hand.double_click(Point(frame.right + 190, frame.y + 230))
    hand.type("Flour club")
    hand.key(Qt.Key.Key_Escape)


def connect_three_ways(hand: Hand, window: Window) -> None:
    planner, club = tactic(hand, "Order planner"), tactic(hand, "Flour club")
    assert planner.aim is Aim.SOLVE
    assert tally_of(hand.canvas).counting == 1
    assert "1 of 3" in window.status.tactics.text()
    hand.click(planner.id)  # by the handle on its inner edge
    layout = hand.view.stage.live_layout
    at = layout.cards[planner.id]
    hand.drag(Point(at.x, at.center.y), problem(hand, "Nobody buys on Tuesdays").id)
    assert rules.counts(hand.canvas, planner.id)
    hand.drag(club.id, problem(hand, "Flour keeps getting dearer").id)  # dropped on the problem
    assert rules.counts(hand.canvas, club.id)
    assert not layout.cards[club.id].overlaps(layout.frame.rect)
    hand.click(planner.id)
    hand.key(Qt.Key.Key_C)  # by keyboard: filter, Enter, Esc
    hand.type("bread")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    served = hand.canvas.problems_of[planner.id]
    assert set(served) == {
        problem(hand, "Throws bread away").id,
        problem(hand, "Nobody buys on Tuesdays").id,
    }


def test_a_founder_goes_the_whole_way(
    start: Callable[..., tuple[Window, Hand]], tmp_path: Path, qtbot: QtBot
) -> None:
    """Write, connect, rank, close unsaved, find it again, name it, reopen, print: all is there."""
    window, hand = start()
    write_strategy_and_problems(hand)
    add_tactics(hand)
    connect_three_ways(hand, window)

    third = problem(hand, "Flour keeps getting dearer").id
    first = hand.view.stage.live_layout.cards[hand.canvas.ranked[0].id]
    hand.drag(third, Point(first.center.x, first.y + 4))
    assert hand.canvas.ranked[0].id == third
    hand.click(hand.canvas.ranked[0].id)
    ranked = hand.canvas
    hand.key(Qt.Key.Key_Z, CTRL)
    assert hand.canvas.ranked[0].id != third
    hand.key(Qt.Key.Key_Z, CTRL_SHIFT)
    assert hand.canvas == ranked
    assert "3 of 3" in window.status.tactics.text()

    before = hand.canvas
    window.close()  # without saving
    window, hand = start()
    assert hand.canvas == before

    path = tmp_path / "bakers.canvas"
    answer(name_file(path))
    hand.key(Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(path.exists)
    assert window.session.path == path
    window.close()
    assert read(path) == before

    mark = hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns
    window, hand = start(path)
    assert hand.canvas == before
    page = tmp_path / "page.pdf"

    def accept(dialog: QWidget) -> None:
        assert isinstance(dialog, ExportDialog)
        (button,) = [b for b in dialog.findChildren(QPushButton) if b.isDefault()]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(dialog.isHidden, timeout=60_000)  # the page is made first, then named
        answer(name_file(page))

    answer(accept)
    hand.key(Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(page.exists)
    window.close()
    assert (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) == mark
    assert [each.name for each in sorted(tmp_path.iterdir())] == ["bakers.canvas", "page.pdf"]

    pages = pypdf.PdfReader(page).pages
    assert len(pages) == 1
    words = " ".join(pages[0].extract_text().split())
    for part in (
        "Village bakers",
        "Show bakers what waste costs, and help them bake less of it.",
        *(each.statement for each in before.problems.values()),
        *(each.title for each in before.tactics.values()),
        "All 3 tactics count",
    ):
        assert part in words
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_a_problem_becomes_an_article_by_three_keys(
    start: Callable[..., tuple[Window, Hand]],
) -> None:
    """T, Enter, Enter: connected, with a title made of its words; one step takes it all back."""
    _, hand = start()
    hand.key(Qt.Key.Key_P)
    hand.type("Prices the menu below true cost")
    hand.key(Qt.Key.Key_Return)
    before = hand.canvas
    for press in (Qt.Key.Key_T, Qt.Key.Key_Return, Qt.Key.Key_Return):
        hand.key(press)
    article = tactic(hand, "The mistakes people make when they price the menu below true cost")
    assert (article.kind, article.aim) == (TacticKind.ARTICLE, Aim.EDUCATE)
    assert rules.counts(hand.canvas, article.id)
    assert not hand.view.inline_edit.active
    hand.key(Qt.Key.Key_Z, CTRL)
    assert hand.canvas == before


def test_a_talk_serves_the_first_ten_problems(start: Callable[..., tuple[Window, Hand]]) -> None:
    """Whoever types “talk” in the list that T opens has one about all that hurts most."""
    _, hand = start()
    for n in range(12):
        hand.key(Qt.Key.Key_P)
        hand.type(f"Loses receipt {n}")
        hand.key(Qt.Key.Key_Return)
    ranked = [each.id for each in hand.canvas.ranked]
    hand.selection.set(ranked[:1])
    hand.key(Qt.Key.Key_T)
    hand.type("talk")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Return)
    talk = tactic(hand, "Top 10 problems people have")
    assert set(hand.canvas.problems_of[talk.id]) == set(ranked[:10])
