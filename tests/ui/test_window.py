# SPDX-License-Identifier: MIT
"""A window: what it says, what its keys do, and that closing it loses nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.domain.tally import problems_words, tactics_words, tally_of
from stratcanvas.paint.theme import DARK, LIGHT
from stratcanvas.safe_words import set_apart
from stratcanvas.session import opening
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.session.session import Session
from stratcanvas.storage.door import drafts, read, write
from stratcanvas.storage.errors import DiskFull
from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.actions.table import keys_of_actions
from stratcanvas.ui.dialogs import files
from stratcanvas.ui.dialogs.about import AboutDialog
from stratcanvas.ui.dialogs.keys import KeysDialog
from stratcanvas.ui.find_bar import FindBar
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.ui.panes import coach_of, inspector_of, outline_of

P1 = makers.key(1, makers.PROBLEM)
Opener = Callable[[Canvas], Window]
CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.usefixtures("panels_away")


def answer_with(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """Let the file dialog, wherever it is asked, give this path."""
    monkeypatch.setattr("stratcanvas.ui.save_and_export.ask_place", lambda *_: path)


def test_a_long_name_is_cut_in_its_middle_however_narrow_the_window_is(
    open_window: Opener, qapp: QApplication
) -> None:
    """Two whose ends alone differ look different, and there is one gap, not one more at the end."""
    looks = []
    for end in ("first", "other"):
        title = f"{'A plan for the coming spring ' * 5}{end}"
        window = open_window(makers.replace_brief(makers.cafe(), title=title))
        window.resize(640, 600)
        qapp.processEvents()
        assert window.name.width() < 520
        looks.append(window.name.grab().toImage())
    assert looks[0] != looks[1]


def test_the_title_names_the_canvas_and_where_it_is(
    open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft says that it is in no file; after Ctrl+S it has the file's name."""
    window = open_window(makers.replace_brief(makers.cafe(), title="Café\nmoney [*]"))
    assert window.windowTitle() == "Café money [*][*] — not yet in a file"
    assert window.action_set.qt["save"].text() == "Give it a name…"
    path = tmp_path / "spring.canvas"
    answer_with(monkeypatch, path)
    QTest.keyClick(window.view, Qt.Key.Key_S, CTRL)
    assert window.windowTitle() == "Café money [*][*] — spring.canvas"
    assert read(path) == window.session.canvas
    assert window.action_set.qt["save"].text() == "Save now"


def test_a_file_is_to_be_called_what_the_window_is_called(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A canvas without a title is called by its first words, in every dialog that asks for a name;
    they are such as every disk can hold.
    """
    window = open_window(makers.replace_brief(makers.empty(), customer="Café/bar\nowners"))
    assert window.windowTitle().startswith("Café/bar owners — ")
    asked: list[str] = []

    def ask(_: object, __: str, proposed: Path, ___: str) -> None:
        asked.append(proposed.name)

    monkeypatch.setattr("stratcanvas.ui.save_and_export.ask_place", ask)
    for name in ("save", "save-copy"):
        window.action_set.qt[name].trigger()
    assert asked == ["Café bar owners.canvas", "Café bar owners copy.canvas"]
    monkeypatch.setattr(
        "stratcanvas.ui.own_templates.ask_template_name", lambda _, words: asked.append(words)
    )
    window.action_set.qt["save-as-template"].trigger()
    assert asked[-1] == "Café/bar owners"


def test_the_status_bar_counts_in_words(open_window: Opener) -> None:
    """Tactics that count, problems not yet helped, and where the last edit is; all follow edits."""
    window = open_window(makers.cafe())
    status = window.status
    assert status.tactics.text() == "5 of 6 tactics count"
    assert status.problems.text() == "4 problems, 2 not yet helped"
    assert status.saved.text() == window.session.saved_words
    canvas = window.session.canvas
    window.session.do(
        StepLabel("delete-cards"), commands.delete(canvas, (makers.key(5, makers.TACTIC),))
    )
    assert status.tactics.text() == "5 of 5 tactics count"


@pytest.mark.parametrize(
    ("canvas", "tactics", "problems"),
    [
        (makers.empty(), "No tactics yet", "No problems yet"),
        (makers.crowded(1, 1), "The tactic counts", "1 problem, 1 not yet helped"),
        (makers.crowded(0, 1), "The tactic does not count", "No problems yet"),
    ],
)
def test_counts_of_none_and_one_read_as_people_say_them(
    canvas: Canvas, tactics: str, problems: str
) -> None:
    """“1 of 1 tactics” is nobody's English."""
    assert tactics_words(tally_of(canvas)) == tactics
    assert problems_words(tally_of(canvas)) == problems


def test_the_zoom_is_shown_and_set_in_the_status_bar(open_window: Opener) -> None:
    """The figure follows the view, and pressing it goes to 100 %."""
    window = open_window(makers.cafe())
    window.view.zoom_to(0.5)
    assert window.status.zoom.text() == "50 %"
    assert window.status.zoom.accessibleDescription() == "50 %"  # its name is what a press does
    window.status.zoom.click()
    assert window.status.zoom.text() == "100 %"
    assert window.view.zoom_factor == pytest.approx(1.0)


def test_the_sign_stays_behind_its_number_from_right_to_left(
    open_window: Opener, qapp: QApplication
) -> None:
    """The number is set apart with its sign, which else would come to stand before it."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = open_window(makers.cafe())
        window.view.zoom_to(0.5)
        assert window.status.zoom.text() == set_apart("50 %")
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.usefixtures("usual_panels")
def test_no_step_of_zooming_lays_the_window_out(open_window: Opener) -> None:
    """The figure keeps its room, however many digits it has, and scroll bars that never show are
    not placed; all that a step asks for is to be drawn."""
    window = open_window(makers.cafe())
    window.view.zoom_to(4.0)
    QApplication.processEvents()
    asked: list[tuple[QObject, QEvent.Type]] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            asked.append((watched, event.type()))
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    try:
        for scale in (3.9, 0.9, 0.09, 1.0, 2.0):
            window.view.zoom_to(scale)
            QApplication.processEvents()
    finally:
        QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]
    assert (window.status, QEvent.Type.Paint) in asked
    assert (window.status, QEvent.Type.LayoutRequest) not in asked
    assert (window.view, QEvent.Type.MetaCall) not in asked


@pytest.mark.usefixtures("usual_panels")
def test_letters_add_cards_on_the_canvas_only(open_window: Opener) -> None:
    """P adds a problem from the canvas, and is a letter in every box that takes text."""
    window = open_window(makers.cafe())
    inspector = inspector_of(window)
    window.selection.set((P1,))
    cost = inspector.form(type(window.session.canvas.problems[P1])).rows["cost"].editor
    cost.setFocus()
    cost.selectAll()  # type: ignore[union-attr]
    QTest.keyClicks(cost, "Put Tons Near Cash")
    assert window.session.canvas.problems[P1].cost == "Put Tons Near Cash"
    QTest.keyClick(cost, Qt.Key.Key_A, CTRL)
    QTest.keyClick(cost, Qt.Key.Key_Backspace)
    assert window.session.canvas.problems[P1].cost == ""
    QTest.keyClicks(cost, "xy")
    QTest.keyClick(cost, Qt.Key.Key_Home)
    QTest.keyClick(cost, Qt.Key.Key_Delete)
    assert window.session.canvas.problems[P1].cost == "y"
    assert (len(window.session.canvas.problems), len(window.session.canvas.tactics)) == (4, 6)
    assert window.selection.ids == (P1,)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_P)
    assert len(window.session.canvas.problems) == 5
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)


def test_typing_on_a_card_takes_every_letter(open_window: Opener) -> None:
    """P, T, N and C typed on a new card are its words."""
    window = open_window(makers.empty())
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_P)
    QTest.keyClicks(QApplication.focusWidget(), "PTNC")
    window.view.end_edit()
    assert [each.statement for each in window.session.canvas.problems.values()] == ["PTNC"]
    assert not window.session.canvas.tactics


def test_closing_keeps_what_is_being_typed(open_window: Opener) -> None:
    """A window closed in the middle of a word leaves a draft that has the word."""
    window = open_window(makers.empty())
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_P)
    QTest.keyClicks(QApplication.focusWidget(), "Runs out of ca")
    window.close()
    (draft,) = drafts()
    from stratcanvas.storage.door import open_draft

    file = open_draft(draft)
    assert [each.statement for each in file.canvas.problems.values()] == ["Runs out of ca"]
    file.close()


def test_an_empty_canvas_that_is_closed_leaves_nothing(open_window: Opener) -> None:
    """A window opened and closed again is no draft."""
    open_window(makers.fresh("")).close()
    assert drafts() == []


def test_a_copy_leaves_the_document_where_it_is(
    open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Save a copy writes a file, and the window goes on with its own."""
    window = open_window(makers.cafe())
    answer_with(monkeypatch, tmp_path / "copy.canvas")
    file_actions.save_copy(window.context)
    assert read(tmp_path / "copy.canvas") == window.session.canvas
    assert window.session.path is None
    assert "copy.canvas" in window.status.hint.text()


def test_save_as_goes_on_in_the_new_file(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As everywhere: what is edited from then on is in the new file, and the old one stays."""
    old, new = tmp_path / "plan.canvas", tmp_path / "spring.canvas"
    write(old, makers.cafe())
    window = windows.show(opening.open_file(old))
    before = old.read_bytes()
    answer_with(monkeypatch, new)
    window.action_set.qt["save-as"].trigger()
    (after,) = windows.open_ones
    assert after.session.path == new
    after.session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, "Later"))
    assert after.session.publish()
    assert old.read_bytes() == before
    assert [each.text for each in read(new).notes.values()] == ["Later"]


def test_save_as_under_its_own_name_saves(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever picks the file that is open goes on in it, and it is the same canvas."""
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    window = windows.show(opening.open_file(path))
    window.session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, "Mine"))
    answer_with(monkeypatch, path)
    window.action_set.qt["save-as"].trigger()
    assert list(windows.open_ones) == [window]
    assert read(path).id == window.session.canvas.id
    assert len(read(path).notes) == 1


def test_trouble_in_the_background_is_told_without_stopping(open_window: Opener) -> None:
    """A file that can't be written shows a strip with a way on, and the work goes on."""
    window = open_window(makers.cafe())
    assert window.banner.isHidden()
    window.session.trouble.emit(
        DiskFull("There is no room.", kept="All is kept here.", then="Free some space.")
    )
    assert not window.banner.isHidden()
    text = window.banner.text.text()
    assert text == "There is no room. All is kept here. Free some space."
    assert window.banner.way.text() == "Save a copy…"


def test_dropped_files_are_opened(open_window: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    """Files dropped on the window are asked to be opened; a page of the web is not welcome.

    Not within the drop: if a dialog came then and heard a further drop, Qt would end the program.
    """
    window = open_window(makers.cafe())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.canvas")), QUrl("https://example.org/b")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    window.context.windows.open.disconnect()
    with qtbot.waitSignal(window.context.windows.open) as told:
        window.dropEvent(drop)
        assert not told.signal_triggered
    assert told.args == [[tmp_path / "a.canvas"]]
    page = QMimeData()
    page.setUrls([QUrl("https://example.org/b")])
    page.setText("https://example.org/b")
    other = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, page, buttons, keys)
    other.ignore()
    window.dragEnterEvent(other)
    assert not other.isAccepted()


@pytest.mark.usefixtures("usual_panels")
def test_panels_hide_and_stay_hidden(open_window: Opener) -> None:
    """A panel that was hidden is hidden in the next window too, and its menu has no tick."""
    window = open_window(makers.cafe())
    assert window.action_set.qt["outline"].isChecked()
    window.action_set.qt["outline"].trigger()
    assert not window.panels.shows("outline")
    assert not window.action_set.qt["outline"].isChecked()
    window.close()
    window = open_window(makers.cafe())
    assert not window.panels.shows("outline")
    assert window.panels.shows("inspector")
    window.action_set.qt["outline"].trigger()
    assert window.panels.shows("outline")


@pytest.mark.usefixtures("usual_panels")
def test_f6_goes_round_the_panes(open_window: Opener) -> None:
    """The keyboard reaches tools, outline, canvas, coach and inspector, and comes back."""
    window = open_window(makers.cafe())
    outline, inspector = outline_of(window), inspector_of(window)
    window.view.setFocus()
    window.panels.next_pane()
    assert QApplication.focusWidget() is coach_of(window).findings.rows[0].head
    window.panels.next_pane()
    here = QApplication.focusWidget()
    assert inspector.isAncestorOf(here)
    window.panels.next_pane()
    assert QApplication.focusWidget() is window.tools.buttons[0]
    window.panels.next_pane()
    assert QApplication.focusWidget() is outline.tree
    window.panels.next_pane()
    assert QApplication.focusWidget() is window.view


@pytest.mark.usefixtures("panels_away")
def test_f6_reaches_what_lies_above_and_over_the_canvas(open_window: Opener) -> None:
    """A strip that tells something, by its first way on, and the bar that finds."""
    window = open_window(makers.cafe())
    window.banner.tell("A draft was left.", ("Open it", lambda: None))
    window.action_set.qt["find"].trigger()
    window.view.setFocus()
    seen = []
    for _ in range(4):
        window.panels.next_pane()
        seen.append(QApplication.focusWidget())
    find = window.panels.middle.findChild(FindBar)
    assert isinstance(find, FindBar)
    assert seen == [window.tools.buttons[0], window.banner.way, find.field, window.view]
    for before in (find.field, window.banner.way, window.tools.buttons[0], window.view):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        assert QApplication.focusWidget() is before
    window.banner.put_away()
    find.end()
    for button in window.tools.buttons:
        button.setEnabled(False)
    window.panels.next_pane()
    assert QApplication.focusWidget() is window.view


def test_light_and_dark(open_window: Opener) -> None:
    """A choice of colours changes the whole window at once and is remembered."""
    window = open_window(makers.cafe())
    window.action_set.qt["theme-dark"].trigger()
    assert window.colours.theme is DARK
    assert window.palette().window().color().name() == DARK.window
    assert window.preferences.now.theme is ThemeChoice.DARK
    assert window.action_set.qt["theme-dark"].isChecked()
    assert not window.action_set.qt["theme-light"].isChecked()
    window.action_set.qt["theme-light"].trigger()
    assert window.colours.theme is LIGHT
    assert window.palette().window().color().name() == LIGHT.window
    window.action_set.qt["theme-system"].trigger()
    assert window.preferences.now.theme is ThemeChoice.SYSTEM


def test_a_choice_of_colours_is_ticked_in_every_window(open_window: Opener) -> None:
    """Also where the colours stay the same: what the system says may be what was chosen before."""
    first, second = open_window(makers.cafe()), open_window(makers.empty())
    for choice in (ThemeChoice.LIGHT, ThemeChoice.SYSTEM):
        first.action_set.qt[f"theme-{choice.value}"].trigger()
        for window in (first, second):
            ticked = {each.value for each in ThemeChoice} & {
                name.removeprefix("theme-")
                for name, action in window.action_set.qt.items()
                if action.isChecked()
            }
            assert ticked == {choice.value}


@pytest.mark.usefixtures("usual_panels")
def test_no_label_takes_text_for_html(open_window: Opener) -> None:
    """Every label of the window and its dialogs shows text as it is."""
    window = open_window(makers.awkward())
    window.selection.set((makers.key(1, makers.TACTIC),))
    window.selection.set((makers.key(1, makers.PROBLEM),))
    dialogs = (KeysDialog(keys_of_actions(), window), AboutDialog(window))
    labels = [label for each in (window, *dialogs) for label in each.findChildren(QLabel)]
    assert len(labels) > 40
    loose = [label for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert [(label.text(), label.parent()) for label in loose] == []
    for dialog in dialogs:
        dialog.deleteLater()


@pytest.mark.usefixtures("usual_panels")
def test_every_control_has_a_name_for_those_who_hear_the_screen(open_window: Opener) -> None:
    """What takes the keyboard says what it is."""
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView, QTreeView

    window = open_window(makers.cafe())
    window.furnish()
    window.selection.set((makers.key(1, makers.TACTIC),))
    kinds = (QComboBox, QLineEdit, QListView, QTreeView)
    for kind in kinds:
        for control in window.findChildren(kind):
            is_ours = not control.parent().inherits("QComboBoxPrivateContainer")
            assert control.accessibleName() or not is_ours, control
    for button in window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName() or button.text(), button


@pytest.mark.usefixtures("usual_panels")
def test_nothing_is_cut_at_a_small_size(open_window: Opener, qtbot: QtBot) -> None:
    """At 1024 × 700 all tools and the status bar are whole; no panel scrolls sideways."""
    window = open_window(makers.cafe())
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.width() == 1024)
    QApplication.processEvents()
    for button in window.tools.buttons:
        right = button.mapTo(window, button.rect().topRight()).x()
        assert button.isVisible()
        assert right < window.width()
        assert button.width() >= button.sizeHint().width()
    for label in (window.status.tactics, window.status.problems, window.status.saved):
        assert label.width() >= label.sizeHint().width()
    inspector = inspector_of(window)
    for key in (makers.key(1, makers.TACTIC), P1, window.session.canvas.strategy.id):
        window.selection.set((key,))
        QApplication.processEvents()
        assert inspector.page.width() <= inspector.area.viewport().width()


def test_the_open_dialog_is_asked_for_canvases(
    open_window: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Open… hands every chosen file on."""
    window = open_window(makers.cafe())
    chosen = [tmp_path / "a.canvas", tmp_path / "b.canvas"]
    monkeypatch.setattr(files, "ask_files", lambda *_: chosen)
    window.context.windows.open.disconnect()
    with qtbot.waitSignal(window.context.windows.open) as told:
        file_actions.ask_open(window.context)
    assert told.args == [chosen]


@pytest.mark.usefixtures("usual_panels")
def test_what_was_selected_before_the_panes_came_is_shown_in_them(
    windows: Windows, session: Callable[[Canvas], Session]
) -> None:
    """A card selected in the first moment is selected in the outline and filled into the fields."""
    window = windows.show(session(makers.cafe()))
    window.selection.set((P1,))
    assert not window.panels.panels
    outline, inspector = outline_of(window), inspector_of(window)
    rows = outline.tree.selectionModel().selectedIndexes()
    assert rows == outline.tree.rows.rows_of(P1)[:1]
    statement = inspector.form(Problem).rows["statement"].editor.text()
    assert statement == window.session.canvas.problems[P1].statement
