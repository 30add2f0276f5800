# SPDX-License-Identifier: MIT
"""The start screen: what it lists and says, keys alone, what was open, disks that are silent."""

import datetime
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QDropEvent,
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import glimpse
from stratcanvas.session.session import Session
from stratcanvas.storage.door import drafts, write
from stratcanvas.storage.state_folder import left_open, note_recent, recent_files
from stratcanvas.ui.actions.table import ACTIONS
from stratcanvas.ui.start import looks
from stratcanvas.ui.start.offers import Offer, OfferKind, when_words
from stratcanvas.ui.start.start_screen import StartScreen
from stratcanvas.ui.start.tile import Tile
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.killed import as_if_crashed
from tests.ui.held import hold_on

Maker = Callable[[Canvas], Session]


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    """Return three files that were opened before, the newest first."""
    paths = [tmp_path / f"{name}.canvas" for name in ("first", "second", "third")]
    for path, canvas in zip(
        paths, (makers.cafe(), makers.fresh("Dental practices"), makers.crowded()), strict=True
    ):
        write(path, canvas)
    for path in reversed(paths):
        note_recent(path)
    return paths


@pytest.fixture
def draft(session: Maker) -> None:
    """Leave a canvas in no file, as a window leaves it that was closed."""
    made = session(makers.empty())
    made.do(StepLabel("add-problem"), commands.add_problem(made.canvas, "Late invoices"))
    made.close()


@pytest.fixture
def begin(windows: Windows, qtbot: QtBot) -> Callable[[], StartScreen]:
    """Return a way to start on nothing; the start screen has listed and seen everything."""

    def start() -> StartScreen:
        windows.start([])
        windows.start_screen()  # if there is a window
        screen = windows.starting
        assert screen is not None
        with qtbot.waitSignal(screen.completed):
            qtbot.waitExposed(screen)
            screen.activateWindow()
        choices = screen.choices
        assert choices is not None
        for section in ("recent", "drafts", "examples"):
            qtbot.waitUntil(
                lambda section=section: all(map(is_seen, choices.gallery.offers(section)))
            )
        return screen

    return start


def is_seen(offer: Offer) -> bool:
    return offer.picture is not None or bool(offer.warning)


def offers(screen: StartScreen, section: str) -> list[Offer]:
    assert screen.choices is not None
    return screen.choices.gallery.offers(section)


def press(screen: StartScreen, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(screen.focusWidget() or screen, key)


def test_a_start_on_nothing_shows_the_start_screen(
    begin: Callable[[], StartScreen], windows: Windows
) -> None:
    """A first run leads with the guided start and the examples; no canvas is made yet."""
    screen = begin()
    assert windows.open_ones == []
    assert screen.focusWidget() is screen.guided_bar
    assert offers(screen, "recent") == offers(screen, "drafts") == []
    assert len(offers(screen, "examples")) >= 5


def test_a_card_tells_what_counts_when_and_where(
    begin: Callable[[], StartScreen], plans: list[Path], draft: None
) -> None:
    """Files say what counts, drafts what they lack, and every card says all its words aloud."""
    screen = begin()
    first, second, _ = offers(screen, "recent")
    assert first.title == "Café money — spring"
    assert first.lines[0].startswith("5 of 6 tactics count · today, ")
    assert first.lines[1].endswith(plans[0].parent.name)
    assert second.title == "Dental practices"
    (left,) = offers(screen, "drafts")
    assert left.title == "Late invoices"
    assert left.warning == "1 problem not yet helped"
    assert screen.choices is not None
    spoken = {}
    for button in screen.choices.gallery.buttons():
        told = QAccessible.queryAccessibleInterface(button)
        spoken[told.text(QAccessible.Text.Name)] = told.role()
    assert set(spoken.values()) == {QAccessible.Role.PushButton}
    assert first.spoken in spoken
    assert "Late invoices. Not in a file yet. " in "\n".join(spoken)


def test_two_canvases_of_one_title_are_told_apart(
    begin: Callable[[], StartScreen], tmp_path: Path
) -> None:
    """In one folder they have the same lines but for the file's name; one called so needs none."""
    names = ("Café money — spring", "spring (2)", "spring")
    for name in names:
        write(tmp_path / f"{name}.canvas", makers.cafe())
        note_recent(tmp_path / f"{name}.canvas")
    plain, copy, called = (each.lines[1] for each in reversed(offers(begin(), "recent")))
    assert copy.startswith("spring (2).canvas — ")
    assert called.startswith("spring.canvas — ")
    assert ".canvas" not in plain
    assert copy.endswith(plain)


@pytest.mark.parametrize("seen", [True, False])
def test_a_held_delete_takes_one_card_off_the_list(
    begin: Callable[[], StartScreen], plans: list[Path], seen: bool
) -> None:
    """The next one has the keyboard then, and stays; the key pressed anew takes that."""
    screen = begin()
    assert screen.choices is not None
    screen.choices.gallery.focus_first()
    press(screen, Qt.Key.Key_Delete)
    hold_on(Qt.Key.Key_Delete, seen=seen)
    assert len(offers(screen, "recent")) == len(plans) - 1
    press(screen, Qt.Key.Key_Delete)
    assert len(offers(screen, "recent")) == len(plans) - 2


def test_arrows_walk_over_the_cards_and_enter_opens(
    begin: Callable[[], StartScreen], windows: Windows, plans: list[Path], draft: None
) -> None:
    """Right and Down go from card to card and on to the next section; Enter opens that file."""
    screen = begin()
    assert screen.choices is not None
    gallery = screen.choices.gallery
    screen.resize(1440, 900)
    first, second, *_ = gallery.buttons()
    assert screen.focusWidget() is first
    press(screen, Qt.Key.Key_Right)
    assert screen.focusWidget() is second
    press(screen, Qt.Key.Key_Home, Qt.Key.Key_Down)
    assert screen.focusWidget() is gallery.buttons()[3]  # the draft, below the first
    press(screen, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Return)
    (window,) = windows.open_ones
    assert window.session.path == plans[1]
    assert windows.starting is None


def test_arrows_go_back_to_the_ways_to_begin(
    begin: Callable[[], StartScreen], plans: list[Path]
) -> None:
    """Left from the first card leads where Right came from."""
    screen = begin()
    assert screen.choices is not None
    first = screen.choices.gallery.buttons()[0]
    assert screen.focusWidget() is first
    press(screen, Qt.Key.Key_Left)
    assert screen.focusWidget() is screen.guided_bar
    press(screen, Qt.Key.Key_Right)
    assert screen.focusWidget() is first


def test_down_from_what_is_as_wide_as_all_leads_to_the_first_card(
    begin: Callable[[], StartScreen], windows: Windows, plans: list[Path]
) -> None:
    """Below “Open again what was open” comes the file that was opened last."""
    windows.open(plans[0])
    windows.quit()
    screen = begin()
    assert screen.choices is not None
    again, first, *_ = screen.choices.gallery.buttons()
    screen.resize(1440, 900)  # three beside each other: the second is below the middle
    assert again.width() > 2 * first.width()
    again.setFocus()
    press(screen, Qt.Key.Key_Down)
    assert screen.focusWidget() is first


def test_delete_is_told_of_only_where_there_is_a_file(
    begin: Callable[[], StartScreen], windows: Windows
) -> None:
    """With nothing opened yet there is no list from which a file could be taken."""
    screen = begin()
    assert screen.choices is not None
    assert screen.choices.words.text() == "Enter opens · Arrow keys choose"


def test_arrows_are_mirrored_where_one_reads_from_the_right(
    begin: Callable[[], StartScreen], plans: list[Path], qapp: QApplication
) -> None:
    """There the second card lies to the left of the first, and Left leads to it."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        screen = begin()
        assert screen.choices is not None
        first, second, *_ = screen.choices.gallery.buttons()
        assert second.x() < first.x()
        press(screen, Qt.Key.Key_Left)
        assert screen.focusWidget() is second
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_letters_find_a_card(begin: Callable[[], StartScreen], plans: list[Path]) -> None:
    """Typing the beginning of a word of a title goes there."""
    screen = begin()
    QTest.keyClicks(screen.focusWidget(), "d")
    QTest.keyClicks(screen.focusWidget(), "en")
    focus = screen.focusWidget()
    assert focus is not None
    assert focus.accessibleName().startswith("Dental practices")


def test_delete_takes_off_the_list_and_never_the_file(
    begin: Callable[[], StartScreen], plans: list[Path], draft: None, qtbot: QtBot
) -> None:
    """The file stays where it was, and the keyboard with the next card; a draft is not deleted."""
    screen = begin()
    assert screen.choices is not None
    press(screen, Qt.Key.Key_Delete)
    assert recent_files() == plans[1:]
    assert plans[0].exists()
    assert [each.path for each in offers(screen, "recent")] == plans[1:]
    assert "The file is where it was." in screen.choices.words.text()
    focus = screen.focusWidget()
    assert focus is screen.choices.gallery.buttons()[0]
    qtbot.waitUntil(lambda: len(offers(screen, "drafts")) == 1)
    press(screen, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert "is in no file" in screen.choices.words.text()
    assert len(drafts()) == 1


def test_a_file_that_is_gone_or_none_says_so(
    begin: Callable[[], StartScreen], plans: list[Path]
) -> None:
    """What is not there any more, or no canvas, stays in the list and says what is amiss."""
    plans[0].unlink()
    plans[1].write_text("nothing")
    screen = begin()
    gone, none, whole = offers(screen, "recent")
    assert gone.warning == "Not there any more"
    assert none.warning == "It can’t be shown here; open it to see why"
    assert whole.warning == ""


def test_a_silent_disk_holds_nothing_up(
    windows: Windows, plans: list[Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file whose disk does not answer is said to be out of reach; the others are seen all the
    same, and it too once it answers.
    """
    answer, real = threading.Event(), glimpse.bytes_of

    def bytes_of(path: Path) -> bytes:
        if path == plans[0]:
            answer.wait()
        return real(path)

    monkeypatch.setattr(glimpse, "bytes_of", bytes_of)
    monkeypatch.setattr(looks, "PATIENCE", 0.0)
    windows.start([])
    screen = windows.starting
    assert screen is not None
    with qtbot.waitSignal(screen.completed):
        qtbot.waitExposed(screen)
    qtbot.waitUntil(lambda: offers(screen, "recent")[0].warning == "It can’t be reached just now")
    qtbot.waitUntil(lambda: all(is_seen(each) for each in offers(screen, "recent")[1:]))
    answer.set()
    qtbot.waitUntil(lambda: offers(screen, "recent")[0].picture is not None)


def test_what_was_open_is_opened_again(
    begin: Callable[[], StartScreen], windows: Windows, plans: list[Path], session: Maker
) -> None:
    """One Enter brings back the files and drafts that were open at Quit; then it is not offered."""
    windows.open_all(plans[:2])
    made = session(makers.empty())
    made.do(StepLabel("add-problem"), commands.add_problem(made.canvas, "Late invoices"))
    windows.show(made)
    windows.quit()
    assert len(left_open()) == 3
    screen = begin()
    assert screen.choices is not None
    again = screen.choices.gallery.buttons()[0]
    assert screen.focusWidget() is again
    assert again.accessibleDescription() == "first · second · Late invoices"
    press(screen, Qt.Key.Key_Return)
    assert windows.starting is None
    assert {each.session.path for each in windows.open_ones} == {*plans[:2], None}
    assert left_open() == []


def test_a_window_closed_by_hand_was_open_last(windows: Windows, plans: list[Path]) -> None:
    """Who closes the last window finds that one; others closed before are not brought back."""
    windows.open_all(plans[:2])
    first, second = windows.open_ones
    first.close()
    second.close()
    assert left_open() == [plans[1]]


def test_the_start_screen_gives_way_and_comes_back(
    begin: Callable[[], StartScreen], windows: Windows, qtbot: QtBot
) -> None:
    """A canvas closes it, the File menu shows it again, and the program ends with the last one."""
    ended: list[bool] = []
    windows.emptied.connect(lambda: ended.append(True))
    screen = begin()
    press(screen, Qt.Key.Key_Escape)
    assert windows.starting is screen
    QTest.keyClick(screen, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(windows.open_ones) == 1)
    assert windows.starting is None
    (window,) = windows.open_ones
    window.action_set.qt["start-screen"].trigger()
    assert windows.starting is not None
    window.close()
    assert not ended
    windows.starting.close()
    assert ended == [True]


def test_escape_leads_back_to_a_canvas_that_is_open(
    windows: Windows, plans: list[Path], qtbot: QtBot
) -> None:
    """Of the last window it closes nothing: the program would end."""
    windows.start([])
    screen = windows.starting
    assert screen is not None
    qtbot.waitUntil(lambda: screen.choices is not None)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert windows.starting is screen
    windows.open(plans[0])
    windows.start_screen()
    screen = windows.starting
    assert screen is not None
    qtbot.waitUntil(lambda: screen.choices is not None)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert windows.starting is None
    assert len(windows.open_ones) == 1


def test_the_guided_start_and_the_examples_open(
    begin: Callable[[], StartScreen], windows: Windows
) -> None:
    """An example begins a new canvas in no file; the guided start stands beside an empty one."""
    screen = begin()
    screen.guided_bar.click()
    (window,) = windows.open_ones
    assert window.panels.guest is not None
    screen = begin()
    press(screen, Qt.Key.Key_Right, Qt.Key.Key_Return)
    example = windows.open_ones[-1]
    assert example.session.path is None
    assert example.session.canvas.problems


def test_dropped_files_open(
    begin: Callable[[], StartScreen], windows: Windows, plans: list[Path], qtbot: QtBot
) -> None:
    """Whatever is dropped on it is opened as by Open, once the drop is over."""
    screen = begin()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plans[2]))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    screen.dropEvent(QDropEvent(QPoint(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier))
    assert not windows.open_ones  # a dialog within the drop would end the program at a further one
    qtbot.waitUntil(lambda: bool(windows.open_ones))
    assert [each.session.path for each in windows.open_ones] == [plans[2]]


def test_a_card_has_a_menu(
    begin: Callable[[], StartScreen],
    plans: list[Path],
    draft: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A file can be opened or taken off the list, a draft opened or, once asked, thrown away."""
    screen = begin()
    assert screen.choices is not None
    choices = screen.choices
    shown: list[list[QAction]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: shown.append(menu.actions()))
    monkeypatch.setattr("stratcanvas.ui.dialogs.discard.ask_to_discard", lambda *_: True)
    tiles = {button.offer.kind: button for button in choices.gallery.buttons()}
    tiles[OfferKind.FILE].asked.emit(QPoint())
    tiles[OfferKind.DRAFT].asked.emit(QPoint())
    tiles[OfferKind.EXAMPLE].asked.emit(QPoint())
    assert [[action.text() for action in each] for each in shown] == [
        ["Open", "Remove from this list"],
        ["Open", "Throw away…"],
        ["Open"],
    ]
    shown[1][1].trigger()
    assert drafts() == []
    assert "Thrown away: " in choices.words.text()


@pytest.mark.parametrize(("wide", "apart"), [(1024, True), (1800, False)])
def test_when_it_was_changed_is_whole(
    begin: Callable[[], StartScreen],
    plans: list[Path],
    draft: None,
    monkeypatch: pytest.MonkeyPatch,
    wide: int,
    apart: bool,
) -> None:
    """It stands below what counts where a card is too narrow for both, of a draft as of a file."""
    screen, written = begin(), dict[str, tuple[bool, bool]]()

    def write_down(
        card: Tile, painter: QPainter, words: str, font: QFont, colour: str, place: QRect
    ) -> None:
        del painter, colour
        fits = QFontMetrics(font).horizontalAdvance(words) <= place.width()
        written[words] = fits, card.shape.contains(place)

    monkeypatch.setattr(Tile, "draw_line", write_down)
    screen.resize(wide, 600)
    screen.grab()
    for each in (*offers(screen, "recent"), *offers(screen, "drafts")):
        lines = {words: whole for words, whole in written.items() if words.endswith(each.when)}
        assert all(whole == (True, True) for whole in lines.values())
        assert (each.when in lines) == apart


def test_many_are_folded_away(begin: Callable[[], StartScreen], tmp_path: Path) -> None:
    """Of many files one or two rows are shown, and all of them when asked."""
    for number in range(10):
        write(path := tmp_path / f"{number}.canvas", makers.fresh(f"Plan {number}"))
        note_recent(path)
    screen = begin()
    assert screen.choices is not None
    tiles = [each for each in screen.choices.gallery.buttons() if each.offer.path in recent_files()]
    assert len(tiles) == 10
    assert 0 < sum(each.isVisible() for each in tiles) < 10
    more = [each for each in screen.findChildren(QPushButton, "more") if each.isVisible()]
    assert [each.text() for each in more] == ["Show all 10"]
    more[0].click()
    assert all(each.isVisible() for each in tiles)


def test_only_what_a_crash_left_opens_by_itself(windows: Windows, draft: None) -> None:
    """A draft of a window that was closed waits on the start screen; one of a crash opens."""
    windows.start([])
    assert windows.open_ones == []
    windows.quit()
    as_if_crashed(drafts()[0].folder)
    windows.start([])
    assert len(windows.open_ones) == 1
    assert windows.starting is None


def test_its_keys_are_those_of_the_menus() -> None:
    """Ctrl+N, Ctrl+O, Ctrl+W, Ctrl+Q, Ctrl+G and F1 do there what they do in a window."""
    for name, key in (
        ("new", "Ctrl+N"),
        ("open", "Ctrl+O"),
        ("close", "Ctrl+W"),
        ("quit", "Ctrl+Q"),
        ("keys", "F1"),
        ("guided-start", "Ctrl+G"),
        ("new-from", "Ctrl+Shift+N"),
    ):
        assert key in ACTIONS[name].shortcut


def test_the_guided_start_answers_to_its_key(
    begin: Callable[[], StartScreen], windows: Windows
) -> None:
    """Ctrl+G leads to the first question from here too, as README and F1 say."""
    QTest.keyClick(begin(), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    (window,) = windows.open_ones
    assert window.panels.guest is not None
    assert windows.starting is None


def test_new_from_leads_to_the_examples(begin: Callable[[], StartScreen]) -> None:
    """Ctrl+Shift+N goes to what the dialog of that name would list; Enter opens it."""
    screen = begin()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen, Qt.Key.Key_N, held)
    assert screen.choices is not None
    first = screen.choices.gallery.offers("examples")[0]
    here = screen.focusWidget()
    assert here is not None
    assert here.accessibleName().startswith(first.title)


def test_days_are_called_as_one_would() -> None:
    """Today and yesterday have their time, the days before their name, older ones their date."""
    now = datetime.datetime(2026, 3, 12, 14, 2).astimezone()
    days = [when_words(now - datetime.timedelta(days=days), now) for days in (0, 1, 3, 40)]
    assert days[0].startswith("today, ")
    assert days[1].startswith("yesterday, ")
    assert days[2] == "Monday"
    assert days[3][0].isdigit()


def test_the_second_half_of_a_double_click_is_no_click_on_the_canvas(
    begin: Callable[[], StartScreen], windows: Windows
) -> None:
    """Whoever opens by a double click has nothing selected that happens to lie there."""
    screen = begin()
    assert screen.choices is not None
    tile = next(each for each in screen.choices.gallery.buttons() if isinstance(each, Tile))
    at, left = tile.rect().center().toPointF(), Qt.MouseButton.LeftButton

    def tell(target: QObject, kind: QEvent.Type, place: QPointF, when: int) -> None:
        over = kind is QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if over else left
        event = QMouseEvent(kind, place, place, left, held, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(when)
        QApplication.sendEvent(target, event)

    tell(tile, QEvent.Type.MouseButtonPress, at, 10_000)
    tell(tile, QEvent.Type.MouseButtonRelease, at, 10_050)
    window = windows.newest
    assert window is not None
    strategy = window.session.canvas.strategy.id
    middle = window.view.to_pixels(window.view.stage.rectf(strategy)).center().toPoint()
    spot = window.view.viewport().mapTo(window, middle).toPointF()
    chosen = []
    for when in (10_150, 20_000):
        tell(window.windowHandle(), QEvent.Type.MouseButtonPress, spot, when)
        tell(window.windowHandle(), QEvent.Type.MouseButtonRelease, spot, when + 50)
        chosen.append(window.selection.ids)
    assert chosen == [(), (strategy,)]
