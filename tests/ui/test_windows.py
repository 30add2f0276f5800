# SPDX-License-Identifier: MIT
"""Windows and files: opening, raising, what comes back at a start, and the ways out of trouble."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Paper
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import opening, publisher
from stratcanvas.session.session import Session
from stratcanvas.storage import errors
from stratcanvas.storage.door import drafts, read, write
from stratcanvas.storage.state_folder import forget_recent, note_recent, recent_files
from stratcanvas.ui import save_and_export
from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.dialogs import files, trouble
from stratcanvas.ui.dialogs.trouble import (
    NAMING,
    OPENING,
    TroubleDialog,
    Way,
    ask_trouble,
    ways_for,
)
from stratcanvas.ui.recent import fill_recent
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows, is_untouched
from tests import makers
from tests.killed import as_if_crashed

pytestmark = pytest.mark.usefixtures("panels_away")

TROUBLES = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.Trouble)
]


@pytest.fixture
def cafe_file(tmp_path: Path) -> Path:
    path = tmp_path / "cafe.canvas"
    write(path, makers.cafe())
    return path


def choose(monkeypatch: pytest.MonkeyPatch, *ways: Way) -> list[errors.Trouble]:
    """Let the person choose these ways, one after the other; return what they were told."""
    told: list[errors.Trouble] = []
    waiting = list(ways)

    def ask(_: QWidget | None, problem: errors.Trouble, offered: tuple[Way, ...]) -> Way:
        told.append(problem)
        way = waiting.pop(0) if waiting else Way.CLOSE
        assert way is Way.CLOSE or way in offered
        return way

    monkeypatch.setattr(trouble, "ask_trouble", ask)
    monkeypatch.setattr(save_and_export, "ask_trouble", ask)
    return told


def test_a_new_canvas_is_empty_and_in_no_file(windows: Windows) -> None:
    """It is untitled and ready to type into."""
    windows.new()
    (window,) = windows.open_ones
    assert window.session.path is None
    assert not window.session.canvas.problems


def test_a_file_is_opened_once(windows: Windows, cafe_file: Path, qtbot: QtBot) -> None:
    """Opening a file again, by whatever name, raises the window that has it."""
    windows.start([cafe_file])
    other_name = cafe_file.parent / "." / "cafe.canvas"
    link = cafe_file.parent / "link.canvas"
    link.symlink_to(cafe_file)
    windows.open_all([other_name, link, cafe_file])
    assert len(windows.open_ones) == 1
    qtbot.waitUntil(lambda: recent_files() == [cafe_file])
    assert windows.open_ones[0].session.canvas == makers.cafe()


def test_new_in_a_new_canvas_says_that_it_is_one(
    windows: Windows, session: Callable[[Canvas], Session]
) -> None:
    """Nothing opens there; from a canvas with words a second window does, and nothing is said."""
    window = windows.new()
    assert window is not None
    window.action_set.qt["new"].trigger()
    assert windows.open_ones == [window]
    assert "This canvas is new" in window.status.hint.text()
    typed = windows.show(session(makers.cafe()))
    typed.action_set.qt["new"].trigger()
    assert len(windows.open_ones) == 3
    assert not typed.status.hint.text()
    assert not windows.open_ones[2].status.hint.text()


def test_an_untouched_empty_window_gives_way_to_a_file(windows: Windows, cafe_file: Path) -> None:
    """Opening a file from an empty canvas leaves one window; from a canvas with words, two."""
    windows.new()
    (empty,) = windows.open_ones
    windows.open(cafe_file, empty)
    (window,) = windows.open_ones
    assert window.session.path == cafe_file
    windows.new(window)
    assert len(windows.open_ones) == 2
    windows.new(windows.open_ones[1])
    assert len(windows.open_ones) == 2
    typed = windows.open_ones[1]
    canvas = typed.session.canvas
    typed.session.do(StepLabel("add-problem"), commands.add_problem(canvas, "Kept"))
    second = cafe_file.with_name("second.canvas")
    write(second, makers.fresh("Second"))
    windows.open(second, typed)
    assert len(windows.open_ones) == 3


def test_drafts_come_back_after_a_crash(windows: Windows) -> None:
    """What a crash left in no file is there again, in a window of its own, and that is said."""
    windows.new()
    (window,) = windows.open_ones
    changes = commands.add_problem(window.session.canvas, "Typed before")
    window.session.do(StepLabel("add-problem"), changes)
    before = window.session.canvas
    windows.quit()
    assert windows.open_ones == []
    as_if_crashed(drafts()[0].folder)
    windows.start([])
    assert windows.starting is None
    (window,) = windows.open_ones
    assert window.session.canvas == before
    assert window.banner.isHidden()
    assert "in no file yet" in window.status.hint.text()


def test_a_draft_has_one_name(windows: Windows) -> None:
    """Without a title the window is called by the same words as its draft among the recent ones."""
    windows.new()
    (window,) = windows.open_ones
    assert "Untitled canvas" in window.windowTitle()
    changes = commands.add_problem(window.session.canvas, "Typed before")
    window.session.do(StepLabel("add-problem"), changes)
    assert window.windowTitle() == "Typed before — not yet in a file"
    canvas = window.session.canvas
    named = commands.set_field(canvas, [canvas.brief.id], "customer", "Solo vets")
    window.session.do(StepLabel("edit-text"), named)
    windows.quit()
    (draft,) = drafts()
    assert draft.title == "Solo vets"
    windows.open_draft(draft)
    (window,) = windows.open_ones
    assert window.windowTitle() == "Solo vets — not yet in a file"


def test_closing_writes_the_file_first(windows: Windows, cafe_file: Path) -> None:
    """An edit made a moment before closing is in the file."""
    windows.start([cafe_file])
    session = windows.open_ones[0].session
    session.do(StepLabel("add-problem"), commands.add_problem(session.canvas, "At the last moment"))
    expected = session.canvas
    windows.quit()
    assert read(cafe_file) == expected


def test_turning_to_another_program_writes_the_file(
    windows: Windows, cafe_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the program is no longer the active one the file is written at once."""
    monkeypatch.setattr(publisher, "REST", 600.0)  # by itself it would wait
    monkeypatch.setattr(publisher, "LONGEST", 600.0)
    windows.start([cafe_file])
    session = windows.open_ones[0].session
    session.do(StepLabel("add-problem"), commands.add_problem(session.canvas, "For the mail"))
    windows._on_application_state(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: not session.unpublished)
    assert read(cafe_file) == session.canvas


def test_a_file_that_cannot_be_opened_leads_to_another(
    windows: Windows, cafe_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is none is told in a sentence; the way on is another file."""
    nonsense = cafe_file.with_name("nonsense.canvas")
    nonsense.write_bytes(b"\x00\x01 nothing")
    told = choose(monkeypatch, Way.OTHER_FILE)
    monkeypatch.setattr(files, "ask_files", lambda *_: [cafe_file])
    windows.start([nonsense])
    assert [type(each) for each in told] == [errors.NotACanvas]
    (window,) = windows.open_ones
    assert window.session.path == cafe_file


def test_what_ends_while_a_file_is_told_of_opens_nothing_more(
    windows: Windows, cafe_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log-out while a start says that a file is missing ends the program: no start screen."""

    def log_out(*_: object) -> None:
        windows.quit()

    monkeypatch.setattr(trouble, "ask_trouble", log_out)
    windows.start([cafe_file, cafe_file.with_name("gone.canvas"), cafe_file])
    assert windows.is_empty


def test_a_missing_file_leaves_the_list_of_recent_ones(
    windows: Windows, cafe_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A recent file that is gone is told once and then forgotten."""
    note_recent(cafe_file)
    cafe_file.unlink()
    told = choose(monkeypatch)
    windows.open(cafe_file)
    assert [type(each) for each in told] == [errors.Missing]
    assert cafe_file not in recent_files()
    assert windows.open_ones == []


@pytest.mark.parametrize("way", [Way.READ_ONLY, Way.COPY])
def test_a_file_that_is_open_elsewhere_can_be_read_or_copied(
    windows: Windows, cafe_file: Path, monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    """Another program has it: the canvas is shown to read, or as a copy of one's own."""
    from stratcanvas.session.opening import open_file

    holder = open_file(cafe_file)
    told = choose(monkeypatch, way)
    windows.open(cafe_file)
    assert [type(each) for each in told] == [errors.OpenElsewhere]
    (window,) = windows.open_ones
    canvas = window.session.canvas
    assert (canvas.links, canvas.tactics) == (makers.cafe().links, makers.cafe().tactics)
    assert (canvas.id == makers.cafe().id) is (way is Way.READ_ONLY)
    assert (window.session.path is None) is (way is Way.COPY)
    assert window.banner.isHidden() is (way is Way.COPY)
    holder.close()


@pytest.mark.parametrize("kind", TROUBLES, ids=lambda kind: kind.__name__)
def test_every_trouble_has_a_way_on(kind: type[errors.Trouble], qtbot: QtBot) -> None:
    """Each kind of trouble shows its sentences as they are, and a button that leads on."""
    problem = kind("<b>What</b> happened.", kept="What was kept.", then="What to do next.")
    for ways in (ways_for(OPENING, problem), NAMING):
        assert ways
        dialog = TroubleDialog(problem, ways)
        qtbot.addWidget(dialog)
        assert set(dialog.buttons) == {*ways, Way.CLOSE}
        assert dialog.buttons[ways[0]].isDefault()
        assert "<b>What</b> happened." in dialog.accessibleDescription()
        dialog.buttons[ways[0]].click()
        assert dialog.chosen is ways[0]


def test_escape_means_close(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaving the dialog by Esc does nothing further."""
    monkeypatch.setattr(TroubleDialog, "exec", lambda dialog: dialog.reject())
    assert ask_trouble(None, errors.Missing("Gone."), NAMING) is Way.CLOSE


def test_a_name_that_does_not_work_is_asked_for_again(
    windows: Windows,
    session: Callable[[Canvas], Session],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A place that can't be written leads to another name, and nothing is lost meanwhile."""
    window: Window = windows.show(session(makers.cafe()))
    places = [tmp_path / "no such folder" / "a.canvas", tmp_path / "b.canvas"]
    asked: list[Path] = []

    def ask(_: QWidget, __: str, proposed: Path, ___: str) -> Path:
        asked.append(proposed)
        return places[len(asked) - 1]

    monkeypatch.setattr(save_and_export, "ask_place", ask)
    told = choose(monkeypatch, Way.OTHER_NAME)
    file_actions.save(window.context)
    assert len(told) == 1
    assert asked[0].name == "Café money — spring.canvas"
    assert asked[1] == places[0]
    assert window.session.path == places[1]
    assert recent_files() == [places[1]]
    assert read(places[1]) == makers.cafe()


def test_the_recent_menu_lists_files_and_drafts(
    windows: Windows, cafe_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """Files that are still there and canvases without a file are listed; others are not."""
    note_recent(tmp_path / "gone.canvas")
    note_recent(cafe_file)
    windows.new()
    session = windows.open_ones[0].session
    session.do(
        StepLabel("edit-text"),
        commands.set_field(session.canvas, (session.canvas.id,), "title", "A & B"),
    )
    windows.quit()
    assert len(drafts()) == 1
    menu = QMenu()
    qtbot.addWidget(menu)
    opened: list[object] = []
    fill_recent(menu, opened.append, opened.append, opened.append)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[0].startswith("cafe.canvas — ")
    assert texts[1].startswith("A && B — not yet in a file, ")
    assert texts[2:] == ["Throw away", "Clear the list of files"]
    menu.actions()[0].trigger()
    assert opened == [cafe_file]


def test_the_recent_menu_waits_for_no_dead_disk(
    cafe_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file whose disk does not answer stays in the menu, which comes all the same."""
    answer = threading.Event()
    note_recent(cafe_file)
    monkeypatch.setattr("stratcanvas.ui.recent.PATIENCE", 0.0)
    monkeypatch.setattr(os.path, "isfile", lambda _: answer.wait())
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_recent(menu, lambda _: None, lambda _: None, lambda _: None)
    answer.set()
    assert menu.actions()[0].text().startswith("cafe.canvas — ")


def actions_of(menu: QMenu) -> dict[str, QAction]:
    """Return what stands in a menu and the menus in it, by words."""
    found = {action.text(): action for action in menu.actions()}
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            found |= actions_of(inner)
    return found


def test_drafts_are_told_apart_and_thrown_away_from_the_list(
    windows: Windows, session: Callable[[Canvas], Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Untitled drafts are listed by their words and time; one is thrown away, asked once."""
    for words in ("Late invoices", "Empty shelves"):
        made = session(makers.empty())
        made.do(StepLabel("add-problem"), commands.add_problem(made.canvas, words))
        made.close()
    window = windows.show(session(makers.cafe()))
    menu = QMenu(window)
    file_actions.fill_recent(window.context, menu)
    rows = [words for words in actions_of(menu) if words.endswith("…")]
    assert sorted(words.split(" — ")[0] for words in rows) == ["Empty shelves", "Late invoices"]
    assert all(len(words.rpartition(", ")[2]) > 3 for words in rows)
    (late,) = [words for words in rows if words.startswith("Late")]
    asked: list[str] = []
    answers = [False, True]

    def ask(_: QWidget, words: str) -> bool:
        asked.append(words)
        return answers.pop(0)

    monkeypatch.setattr(save_and_export, "ask_to_discard", ask)
    actions_of(menu)[late].trigger()
    assert len(drafts()) == 2
    actions_of(menu)[late].trigger()
    assert [draft.title for draft in drafts()] == ["Empty shelves"]
    assert [each.split(" — ")[0] for each in asked] == ["Late invoices"] * 2
    assert "Thrown away" in window.status.hint.text()


def test_the_list_of_recent_files_can_be_cleared(cafe_file: Path, qtbot: QtBot) -> None:
    """One entry forgets every recent file; the files stay."""
    note_recent(cafe_file)
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_recent(menu, lambda _: None, lambda _: None, lambda _: None)
    actions_of(menu)["Clear the list of files"].trigger()
    assert recent_files() == []
    assert cafe_file.exists()
    fill_recent(menu, lambda _: None, lambda _: None, lambda _: None)
    assert list(actions_of(menu)) == ["Nothing yet"]


def test_words_that_are_not_in_the_file_are_told_with_a_way_to_them(
    windows: Windows, cafe_file: Path, qtbot: QtBot
) -> None:
    """A file whose canvas has words among the drafts says so, and opens them beside it."""
    held = windows.show(opening.open_file(cafe_file)).session
    cafe_file.unlink()
    held.do(StepLabel("add-problem"), commands.add_problem(held.canvas, "Not in the file"))
    windows.quit()
    write(elsewhere := cafe_file.with_name("moved.canvas"), makers.cafe())
    window = windows.show(opening.open_file(elsewhere))
    qtbot.waitUntil(lambda: not window.banner.isHidden())
    assert "There are words of yours for this canvas" in window.banner.text.text()
    window.banner.way.click()
    other = windows.open_ones[-1]
    assert other is not window
    assert "Not in the file" in [each.statement for each in other.session.canvas.ranked]


def test_a_start_with_a_file_tells_of_drafts(
    windows: Windows, cafe_file: Path, qtbot: QtBot
) -> None:
    """Words of another canvas that wait in no window are told, once, with a way to them."""
    windows.new()
    canvas = windows.open_ones[0].session
    canvas.do(StepLabel("add-problem"), commands.add_problem(canvas.canvas, "Bread is stale"))
    windows.quit()
    windows.start([cafe_file])
    (window,) = windows.open_ones
    qtbot.waitUntil(lambda: not window.banner.isHidden())
    assert "not in a file: " in window.banner.text.text()
    assert "Bread is stale" in window.banner.text.text()
    window.banner.way.click()
    assert windows.open_ones[-1].session.canvas.ranked[0].statement == "Bread is stale"
    windows.quit()
    forget_recent(cafe_file)
    windows.start([cafe_file])
    (window,) = windows.open_ones
    qtbot.waitUntil(lambda: recent_files() == [cafe_file])
    assert window.banner.isHidden()  # it is as it was told


def test_the_draft_of_a_file_that_is_gone_is_opened_from_where_it_is_told(
    windows: Windows, cafe_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is told that edits are kept as a draft can open it there; saved, its old name is offered.

    A file without a draft offers none.
    """
    offered: list[tuple[Way, ...]] = []

    def ask(_: object, told: trouble.Told, ways: tuple[Way, ...]) -> Way:
        offered.append(ways)
        return ways[0] if Way.DRAFT in ways else Way.CLOSE

    monkeypatch.setattr(trouble, "ask_trouble", ask)
    held = windows.show(opening.open_file(cafe_file)).session
    cafe_file.unlink()
    held.do(StepLabel("add-problem"), commands.add_problem(held.canvas, "Not in the file"))
    windows.quit()
    windows.open(cafe_file.with_name("never.canvas"))
    windows.open(cafe_file)
    assert offered == [(Way.OTHER_FILE,), (Way.DRAFT, Way.OTHER_FILE)]
    (window,) = windows.open_ones
    assert "Not in the file" in [each.statement for each in window.session.canvas.ranked]
    places: list[Path] = []
    monkeypatch.setattr(save_and_export, "ask_place", lambda *said: places.append(said[2]))
    file_actions.save(window.context)
    assert places == [cafe_file]


@pytest.mark.parametrize(
    ("place", "said", "paper", "language"),
    [
        ("en_US", {}, Paper.LETTER, "en-US"),
        ("de_DE", {}, Paper.A4, "de"),
        ("de_DE", {"LC_PAPER": "es_CL.UTF-8"}, Paper.LETTER, "de"),
        ("en_US", {"LC_ALL": "C.UTF-8"}, Paper.A4, "en-US"),
        ("C", {}, Paper.A4, "en"),
    ],
)
def test_a_new_canvas_has_the_paper_of_the_place(
    windows: Windows,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    said: dict[str, str],
    paper: Paper,
    language: str,
) -> None:
    """What the system says of paper decides, else the place; nobody has typed anything by that."""
    for name in ("LC_ALL", "LC_PAPER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    before = QLocale()
    QLocale.setDefault(QLocale(place))
    try:
        windows.new()
    finally:
        QLocale.setDefault(before)
    (window,) = windows.open_ones
    brief = window.session.canvas.brief
    assert (brief.paper, brief.language) == (paper, language)
    assert is_untouched(window.session)
