# SPDX-License-Identifier: MIT
"""Ctrl+F finds words on all cards and goes through them, by real keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.card_search import CardSearch
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui.find_bar import FindBar
from stratcanvas.ui.matrix.matrix_panel import MatrixPanel
from stratcanvas.ui.panels.outline_model import row_at
from stratcanvas.ui.panels.outline_rows import RowDelegate
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.makers import PROBLEM, TACTIC, key
from tests.ui.panes import outline_of

Opener = Callable[[Canvas], Window]
Finder = Callable[[Window, str], FindBar]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ONE, TWO, FOUR = (key(n, PROBLEM) for n in (1, 2, 4))
TALK, ARTICLE, GIVEAWAY = (key(n, TACTIC) for n in (1, 2, 5))

pytestmark = pytest.mark.usefixtures("panels_away")


def press(window: Window, what: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(window.focusWidget(), what, held or Qt.KeyboardModifier.NoModifier)


def bar_of(window: Window) -> FindBar:
    made = window.panels.middle.findChild(FindBar)
    assert isinstance(made, FindBar)
    return made


@pytest.fixture
def find(qtbot: QtBot) -> Finder:
    """Return what opens the bar by its key and types, as a person does, and rests a moment."""

    def type_in(window: Window, words: str) -> FindBar:
        press(window, Qt.Key.Key_F, CTRL)
        for letter in words:
            QTest.keyClicks(window.focusWidget(), letter)
        bar = bar_of(window)
        qtbot.waitUntil(lambda: not bar.is_going)
        return bar

    return type_in


def test_the_bar_is_there_before_what_it_looks_in(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 10,000 cards the words and their order held the window as it opened. They are made ready
    in the turns that follow, and then no more is done."""
    real, done = CardSearch.prepare, []

    def prepare(search: CardSearch, derived: Derived) -> bool:
        more = real(search, derived)
        done.append(more)
        return more

    monkeypatch.setattr(CardSearch, "prepare", prepare)
    window = open_window(makers.cafe())
    window.action_set.qt["find"].trigger()
    assert bar_of(window).isVisible()
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 2)
    for _ in range(5):
        QApplication.processEvents()
    assert done == [True, False]


@pytest.mark.usefixtures("usual_panels")
def test_typing_goes_to_the_first_card(open_window: Opener, find: Finder) -> None:
    """It is selected and in the middle, and the bar says which of how many it is."""
    window = open_window(makers.cafe())
    bar = find(window, "money")
    assert bar.count.text() == "1 of 4"
    assert bar.note.text() == "In “Title”"  # of the canvas; it stands on no card
    assert window.selection.ids == (window.session.canvas.id,)
    press(window, Qt.Key.Key_Return)
    assert window.selection.ids == (window.session.canvas.strategy.id,)
    assert bar.note.text() == ""
    press(window, Qt.Key.Key_Return)
    assert bar.count.text() == "3 of 4"
    shown = window.view.to_pixels(window.view.stage.rectf(window.selection.ids[0]))
    middle = window.view.viewport().rect().center()
    assert (shown.center().toPoint() - middle).manhattanLength() <= 2


def test_what_is_in_plain_sight_does_not_move_the_picture(
    open_window: Opener, find: Finder
) -> None:
    """Going from one card that is seen whole to another, the canvas stays; under the minimap or
    past the edge none is plainly seen."""
    window = open_window(makers.cafe())
    view = window.view
    view.fit()
    before = view.visible_area()
    find(window, "cash")
    press(window, Qt.Key.Key_F3)
    assert view.visible_area() == before
    chosen = view.stage.rectf(window.selection.ids[0])
    assert view.visible_area().contains(chosen)
    view.camera.pan(view.to_pixels(chosen).left() + 20, 0)  # 20 pixels of it are past the edge
    press(window, Qt.Key.Key_F3)
    press(window, Qt.Key.Key_F3)
    assert view.visible_area().contains(chosen)


def test_the_picture_stays_where_it_is_when_the_bar_comes(open_window: Opener) -> None:
    """The bar lies over a corner of the canvas, inside of it."""
    window = open_window(makers.cafe())
    before = window.view.visible_area(), window.view.geometry()
    press(window, Qt.Key.Key_F, CTRL)
    assert (window.view.visible_area(), window.view.geometry()) == before
    assert window.view.geometry().contains(bar_of(window).geometry())


def test_keys_go_round_and_say_so(open_window: Opener, find: Finder) -> None:
    """Enter and F3 go on, with Shift back; past either end they begin again at the other."""
    window = open_window(makers.cafe())
    bar = find(window, "cash")
    places = [window.selection.ids]
    press(window, Qt.Key.Key_F3)
    places.append(window.selection.ids)
    assert bar.count.text() == "2 of 2"
    assert bar.note.text() == ""
    press(window, Qt.Key.Key_Return)
    assert (bar.count.text(), bar.note.text()) == ("1 of 2", "From the top again")
    press(window, Qt.Key.Key_Return, SHIFT)
    assert (bar.count.text(), bar.note.text()) == ("2 of 2", "From the end again")
    press(window, Qt.Key.Key_F3, SHIFT)
    assert bar.note.text() == ""
    assert [window.selection.ids, places[1]] == places


def test_esc_leaves_the_card_to_the_canvas(open_window: Opener, find: Finder) -> None:
    """The keyboard is on the canvas, the card selected and no other marked; F3 goes on from it."""
    window = open_window(makers.cafe())
    bar = find(window, "cash")
    assert window.view.stage.marks.found
    press(window, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.view.hasFocus()
    assert window.selection.ids == (ONE,)
    assert not window.view.stage.marks.found
    press(window, Qt.Key.Key_F3)
    assert window.selection.ids != (ONE,)
    assert bar.isVisible()
    assert window.view.hasFocus()


def test_esc_on_the_canvas_takes_the_marks_away(open_window: Opener, find: Finder) -> None:
    """After F3 the keyboard is on the canvas: one Esc selects nothing, the next closes the bar; one
    in the middle of a gesture ends that alone.
    """
    window = open_window(makers.cafe())
    bar = find(window, "cash")
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_F3)
    press(window, Qt.Key.Key_Escape)
    assert window.selection.ids == ()
    assert bar.isVisible()
    port, corner = window.view.viewport(), QPoint(4, window.view.height() - 4)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseMove(port, corner + QPoint(30, -30))
    press(window, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=corner + QPoint(30, -30))
    assert bar.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert not window.view.stage.marks.found
    assert window.selection.ids == ()
    assert window.view.hasFocus()


def test_what_was_typed_stays_for_next_time(open_window: Opener, find: Finder) -> None:
    """It is there again, and typed over by the next letter."""
    window = open_window(makers.cafe())
    find(window, "cash")
    press(window, Qt.Key.Key_Escape)
    bar = find(window, "")
    assert (bar.field.text(), bar.field.selectedText()) == ("cash", "cash")
    QTest.keyClicks(window.focusWidget(), "brunch")
    assert bar.field.text() == "brunch"


def test_a_shorter_word_goes_back_to_no_card_before(open_window: Opener, find: Finder) -> None:
    """While one types the card stays as long as it holds the words."""
    window = open_window(makers.cafe())
    window.selection.set((TWO,))
    find(window, "m")
    assert window.selection.ids == (TWO,)
    QTest.keyClicks(window.focusWidget(), "enu")
    assert window.selection.ids == (TWO,)


@pytest.mark.usefixtures("usual_panels")
def test_a_letter_draws_only_rows_that_it_makes_a_difference_to(
    open_window: Opener, find: Finder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those of cards that are found now, or no more; all rows would hold who types a word."""
    real, drawn = RowDelegate.paint, set[str | None]()

    def paint(delegate: RowDelegate, painter: object, option: object, index: object) -> None:
        drawn.add(row_at(index).record)
        real(delegate, painter, option, index)

    monkeypatch.setattr(RowDelegate, "paint", paint)
    window = open_window(makers.cafe())
    bar = find(window, "zzz")
    tree = outline_of(window).tree
    QApplication.processEvents()  # the window itself was about to be drawn
    before: frozenset[str] = frozenset()
    for typed in ("m", "me", "menu", "menus", "menu"):
        drawn.clear()
        bar.field.setText(typed)
        QApplication.processEvents()
        found = tree.delegate.found
        assert drawn == found ^ before
        before = found
    assert before == {TWO, ARTICLE}


def test_nothing_found_is_said(open_window: Opener, find: Finder) -> None:
    """What was selected stays, and no key does anything but say it again."""
    window = open_window(makers.cafe())
    window.selection.set((TWO,))
    bar = find(window, "zebra")
    assert bar.count.text() == "Nothing found"
    assert bar.note.isVisible()
    press(window, Qt.Key.Key_F3)
    assert window.selection.ids == (TWO,)


@pytest.mark.usefixtures("usual_panels")
def test_where_the_words_stand_is_said_if_the_card_does_not_show_it(
    open_window: Opener, find: Finder
) -> None:
    """The field is named as it is in the inspector."""
    window = open_window(makers.cafe())
    bar = find(window, "overdraft")
    assert window.selection.ids == (ONE,)
    assert bar.note.text() == "In “What it costs them”"


@pytest.mark.usefixtures("usual_panels")
def test_all_that_were_found_are_marked(open_window: Opener, find: Finder) -> None:
    """On the canvas, from near and from afar, and in the outline, in the colour for that."""
    window = open_window(makers.cafe())
    view, tree = window.view, outline_of(window).tree

    def pink(of: object) -> int:
        grabbed = of.grab().toImage()  # type: ignore[attr-defined]
        wanted = {view.stage.theme.found, view.stage.theme.found_fill}
        return sum(
            grabbed.pixelColor(x, y).name() in wanted
            for x in range(0, grabbed.width(), 2)
            for y in range(0, grabbed.height(), 2)
        )

    bar = find(window, "menu")
    assert window.view.stage.marks.found == {TWO, ARTICLE}
    for scale in (1.0, 0.25):
        view.zoom_to(scale)
        assert pink(view)
    assert pink(tree)
    QTest.mouseClick(bar.away, Qt.MouseButton.LeftButton)
    assert not pink(view)
    assert not pink(tree)


def test_the_bar_follows_the_canvas(open_window: Opener, find: Finder) -> None:
    """A card that is reworded, deleted, or back again and selected, is counted as it is now."""
    window = open_window(makers.cafe())
    session = window.session
    bar = find(window, "menu")
    assert bar.count.text() == "1 of 2"
    session.do(StepLabel("delete-cards", 1), commands.delete(session.canvas, (TWO,)))
    QApplication.processEvents()
    assert bar.count.text() == "1 card"
    session.undo()
    QApplication.processEvents()
    assert bar.count.text() == "1 of 2"
    press(window, Qt.Key.Key_F3)
    assert window.selection.ids == (ARTICLE,)
    changes = commands.set_field(session.canvas, (GIVEAWAY,), "detail", "A menu for a year")
    session.do(StepLabel("delete-cards", 1), changes)
    QApplication.processEvents()
    assert bar.count.text() == "2 of 3"


def test_typing_on_a_card_ends_and_keeps_its_words(open_window: Opener, find: Finder) -> None:
    """Ctrl+F and F3 in the midst of it find what was just typed."""
    window = open_window(makers.cafe())
    window.selection.set((FOUR,))
    window.view.edit(FOUR)
    QTest.keyClicks(window.focusWidget(), "Walrus")
    find(window, "walrus")
    assert window.selection.ids == (FOUR,)
    assert not window.view.inline_edit.active
    window.view.edit(FOUR)
    press(window, Qt.Key.Key_F3)
    assert not window.view.inline_edit.active
    assert window.selection.ids == (FOUR,)


def test_no_letter_in_the_field_is_a_key_of_the_canvas(open_window: Opener, find: Finder) -> None:
    """P, T, N and Delete are what one types; nothing comes to the canvas or goes from it."""
    window = open_window(makers.cafe())
    canvas = window.session.canvas
    find(window, "ptnc")
    press(window, Qt.Key.Key_Delete)
    press(window, Qt.Key.Key_Backspace)
    press(window, Qt.Key.Key_Z, CTRL)
    assert window.session.canvas is canvas


def test_it_is_said_aloud(open_window: Opener, find: Finder, qtbot: QtBot) -> None:
    """Who hears the screen is told how many, the card, where the words stand, and every way: once,
    when no more is typed, and at once when it is asked for the next.
    """
    window = open_window(makers.cafe())
    heard: list[str] = []
    bar = find(window, "")
    bar.said.connect(heard.append)
    QTest.keyClicks(window.focusWidget(), "overdraft")
    assert not heard
    qtbot.waitUntil(lambda: bool(heard))
    (words,) = heard
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backspace)
    press(window, Qt.Key.Key_F3)
    assert len(heard) == 2
    assert words.startswith("1 of 1. Problem 1, Runs out of cash every January")
    assert words.endswith("In “What it costs them”")
    for button in (bar.back, bar.on, bar.away):
        assert button.accessibleName()
        assert min(button.width(), button.height()) >= 24


@pytest.mark.usefixtures("usual_panels")
@pytest.mark.usefixtures("_letters")
def test_the_bar_fits_in_a_small_window(open_window: Opener, find: Finder) -> None:
    """It is inside the canvas as a whole, with all its buttons, and stays in the corner."""
    window = open_window(makers.cafe())
    bar = find(window, "zebra")
    window.setMinimumSize(1, 1)
    for width in (640, 1366):
        window.resize(width, 480)
        QApplication.processEvents()
        assert window.view.geometry().contains(bar.geometry()), width
        for button in (bar.back, bar.on, bar.away):
            assert bar.rect().contains(button.geometry()), width
        corner = window.view.geometry().topRight() - bar.geometry().topRight()
        assert corner == QPoint(12, -12), width


@pytest.mark.usefixtures("usual_panels")
def test_in_a_low_window_the_bar_covers_no_card_that_was_found(
    open_window: Opener, find: Finder
) -> None:
    """The card lies below the bar where its middle would lie under it."""
    window = open_window(makers.cafe())
    window.setMinimumSize(1, 1)
    window.resize(700, 300)
    QApplication.processEvents()
    bar = find(window, "late-filing")
    (card,) = window.selection.ids
    shown = window.view.to_pixels(window.view.stage.rectf(card)).toRect()
    assert not shown.intersects(bar.geometry().translated(-window.view.pos()))


def test_thousands_are_told_as_elsewhere(open_window: Opener, find: Finder) -> None:
    """How many are found reads as the other counts of the window do."""
    bar = find(open_window(makers.crowded(1, 1_200)), "tactic")
    assert bar.count.text() == "1 of 1,200"


def over_the_cards(window: Window, bar: FindBar) -> QRect:
    """Return where the bar lies, in pixels of the view."""
    return bar.geometry().translated(-window.view.pos())


@pytest.mark.parametrize("letter", [Qt.Key.Key_N, Qt.Key.Key_P])
def test_what_is_added_while_the_bar_is_open_does_not_lie_under_it(
    open_window: Opener, find: Finder, letter: Qt.Key
) -> None:
    """A note goes to the upper corner: there one would type blind."""
    window = open_window(makers.cafe())
    window.resize(1200, 800)
    QApplication.processEvents()
    window.view.fit()
    bar = find(window, "cash")
    window.view.setFocus()
    press(window, letter)
    assert window.view.inline_edit.active
    assert bar.isVisible()
    editor = window.view.inline_edit.editor
    assert not over_the_cards(window, bar).intersects(editor.geometry())


def test_no_card_that_one_walks_to_stays_under_the_bar(open_window: Opener, find: Finder) -> None:
    """Arrow keys pan as far as the bar needs; once it is closed nothing moves for it."""
    window = open_window(makers.cafe())
    view, below = window.view, key(6, TACTIC)
    bar = find(window, "sell")
    view.zoom_to(1.0)

    def go_under() -> QRect:
        view.selection.set((below,))
        card = view.to_pixels(view.stage.rectf(GIVEAWAY))
        corner = over_the_cards(window, bar).center()
        view.camera.pan(card.center().x() - corner.x(), card.center().y() - corner.y())
        view.setFocus()
        press(window, Qt.Key.Key_Up)
        assert view.selection.ids == (GIVEAWAY,)
        return view.to_pixels(view.stage.rectf(GIVEAWAY)).toRect()

    assert not over_the_cards(window, bar).intersects(go_under())
    bar.end()
    assert over_the_cards(window, bar).intersects(go_under())


def test_with_the_canvas_goes_the_bar(open_window: Opener) -> None:
    """Where a panel comes in its place nothing is gone to any more, and nothing stays marked."""
    window = open_window(makers.cafe())
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.focusWidget(), "cash")
    bar = bar_of(window)
    window.view.hide()
    assert not bar.isVisible()
    assert not bar.is_going
    assert not window.view.stage.marks.found
    window.view.show()
    assert not window.selection.ids


def test_it_takes_the_theme(open_window: Opener, find: Finder, windows: Windows) -> None:
    """In the dark it is dark."""
    window = open_window(makers.cafe())
    bar = find(window, "cash")
    windows.colours.choose(ThemeChoice.DARK)
    assert bar.grab().toImage().pixelColor(20, 4).name() == windows.colours.theme.panel


@pytest.mark.usefixtures("usual_panels")
def test_in_the_matrix_it_marks_and_goes_from_row_to_row(
    open_window: Opener, find: Finder, qtbot: QtBot
) -> None:
    """It stays, what is found is marked in it and its row gone to; Esc goes back to its cells."""
    window = open_window(makers.cafe())
    window.action_set.qt["matrix"].trigger()
    matrix = window.panels.panels["matrix"]
    assert isinstance(matrix, MatrixPanel)
    bar = find(window, "cash")
    assert bar.isVisible()
    assert not window.view.isVisible()
    assert set(matrix.grid.rows.found) == {ONE, key(4, TACTIC)}
    assert window.selection.ids == (ONE,)
    press(window, Qt.Key.Key_Return)
    assert window.selection.ids == (key(4, TACTIC),)
    assert matrix.grid.currentIndex().row() == matrix.grid.rows.row_of[key(4, TACTIC)]
    pane = matrix.parentWidget()
    assert pane is not None
    assert pane.geometry().contains(bar.geometry())
    window.resize(900, 600)
    qtbot.waitUntil(lambda: pane.geometry().contains(bar.geometry()))
    press(window, Qt.Key.Key_Escape)
    assert matrix.grid.hasFocus()
    assert matrix.grid.rows.found == frozenset()


def test_what_the_matrix_does_not_show_is_gone_to_on_the_canvas(
    open_window: Opener, find: Finder
) -> None:
    """The strategy stands on the canvas alone: it comes back, and so does the bar's place."""
    window = open_window(makers.cafe())
    window.action_set.qt["matrix"].trigger()
    bar = find(window, "and help them")
    assert window.selection.ids == (window.session.canvas.strategy.id,)
    assert window.view.isVisible()
    assert bar.isVisible()
    assert window.view.geometry().contains(bar.geometry())
    window.action_set.qt["matrix"].trigger()
    assert bar.isVisible()
