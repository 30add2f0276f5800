# SPDX-License-Identifier: MIT
"""What would hold the window is made where it stays, a part in a turn, or when it is wanted."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.formats.options import PageStyle
from stratcanvas.formats.registry import format_of
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.hand import Hand
from stratcanvas.ui import coming_alive, furnishing
from stratcanvas.ui.actions.table import keys_of_actions
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.dialogs.keys import KeysDialog
from stratcanvas.ui.furnishing import prepare_in_turns
from stratcanvas.ui.guide.answer import AT_ONCE
from stratcanvas.ui.guide.knowing import MOST_ASKED, KnowingAnswer
from stratcanvas.ui.guide.problem_list import ProblemsAnswer
from stratcanvas.ui.panels.inspector import Inspector
from stratcanvas.ui.panels.panel_widget import PanelWidget
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.guided import HURTS, KNOW, WHO, begun, statements, type_words
from tests.ui.panes import inspector_of

Opener = Callable[[Canvas], Window]


class Moves(QObject):
    """Notes each widget that is moved into another after it was made: all in it is styled anew.

    Lists of boxes that offer words are moved by Qt itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look on; one that is only being made is no more than a bare widget yet."""
        if event.type() is QEvent.Type.ParentChange and isinstance(watched, QWidget):
            kind = type(watched)
            is_made = kind is not QWidget or bool(watched.findChildren(QWidget))
            is_made = is_made and kind is not QListView
            self.seen += [type(watched).__name__] if is_made else []
        return False


@pytest.fixture
def moves(qapp: QApplication) -> Iterator[list[str]]:
    """Return what is moved from now on."""
    made = Moves()
    qapp.installEventFilter(made)
    yield made.seen
    qapp.removeEventFilter(made)


def test_what_a_dialog_is_made_of_begins_where_it_stays(
    open_window: Opener, moves: list[str]
) -> None:
    """The sheet of keys took twice as long to open while its labels were moved."""
    window = open_window(makers.cafe())
    moves.clear()
    for dialog in (
        KeysDialog(keys_of_actions(), window),
        ExportDialog(makers.cafe(), "one-pager", window),
    ):
        dialog.show()
        assert not moves
        dialog.close()


def test_an_option_is_asked_for_once_its_format_is_chosen(qtbot: QtBot) -> None:
    """Each then has its row in the order of all, and Tab goes through the rows as they stand."""
    dialog = ExportDialog(makers.cafe(), "png", options={"style": PageStyle.GREY})
    qtbot.addWidget(dialog)
    assert set(dialog.editors) == set(format_of("png").fields)
    for form in ("one-pager", "brief", "table"):
        dialog.kinds.choose(format_of(form))
        assert set(dialog.editors) >= set(format_of(form).fields)
    rows = dialog.options_asked.form
    placed = [rows.getWidgetPosition(editor)[0] for editor in dialog.editors.values()]
    assert placed == sorted(placed) == list(range(len(placed)))
    held: list[Any] = [*dialog.editors.values()]
    after = held[0]
    for editor in held[1:]:
        while after is not editor:
            after = after.nextInFocusChain()
            assert after not in held or after is editor


def test_the_first_card_that_is_selected_finds_its_fields_made(open_window: Opener) -> None:
    """They are made a kind at a time after the panels, out of sight, and shown when one asks."""
    window = open_window(makers.cafe())
    inspector = inspector_of(window)
    while next(inspector.prepare(), inspector) is None:
        assert all(inspector.form(each).isHidden() for each in (Problem, Tactic, Note))
        assert inspector.ticks is None or inspector.ticks.isHidden()
    ticks = inspector.ticks
    assert ticks is not None
    window.selection.set((makers.key(1, makers.TACTIC),))
    assert inspector.form(Tactic).isVisible()
    assert inspector.ticks is ticks
    assert ticks.isVisible()
    assert inspector.form(Problem).isHidden()


def test_panels_are_prepared_a_part_in_a_turn(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two parts the window takes keys; one that is closed meanwhile prepares no more."""
    window = open_window(makers.cafe())
    done: list[str] = []

    def parts() -> Iterator[None]:
        for name in ("one", "two", "three", "four"):
            done.append(name)
            QTimer.singleShot(0, lambda: done.append("a key"))
            if name == "three":
                window.close()
            yield

    once = iter([parts()])
    for panel in window.furnish().values():  # by itself it prepares them too, now or in a moment
        monkeypatch.setattr(panel, "prepare", lambda: next(once, iter(())))
    prepare_in_turns(window.panels, lambda: False)
    qtbot.waitUntil(lambda: done.count("a key") == len(["one", "two", "three"]))
    for _ in range(5):
        QApplication.processEvents()
    assert [name for name in done if name != "a key"] == ["one", "two", "three"]
    assert done[1] == "a key"


def test_no_panel_is_prepared_while_a_hand_is_at_work(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form takes 20 ms to make: a pan just after opening halted so long."""
    monkeypatch.setattr(furnishing, "_LATER", 0)
    done: list[str] = []
    looks: list[int] = []

    def parts(_: PanelWidget) -> Iterator[None]:
        done.append("a part")
        yield

    def at_work(_: Hand) -> bool:
        looks.append(len(done))
        return len(looks) < len("abc")

    monkeypatch.setattr(coming_alive, "is_at_work", at_work)
    for kind in (PanelWidget, Inspector):  # before one opens: on a busy computer it is done by then
        monkeypatch.setattr(kind, "prepare", parts)
    open_window(makers.cafe()).furnish()
    qtbot.waitUntil(lambda: bool(done))
    assert looks[:3] == [0, 0, 0]


def test_a_question_about_many_problems_has_its_fields_made_one_after_the_other(
    open_window: Opener, qtbot: QtBot
) -> None:
    """Thirty at once held the window 0.4 s. Who goes on at once finds all of them all the same."""
    window = open_window(makers.crowded(MOST_ASKED, 5))
    guide = begun(window)
    guide.ask(KNOW)
    answer = guide.answer
    assert isinstance(answer, KnowingAnswer)
    assert len(answer.blocks) == AT_ONCE
    qtbot.waitUntil(lambda: len(answer.blocks) == MOST_ASKED)
    ranked = [each.id for each in window.session.canvas.ranked]
    assert [block.record for block in answer.blocks] == ranked
    guide.ask(WHO)
    guide.ask(KNOW)
    again = guide.answer
    assert isinstance(again, KnowingAnswer)
    again.go_on_from(again.blocks[-1].stops()[-1])
    assert guide.place == KNOW
    assert len(again.blocks) == MOST_ASKED


def test_a_problem_typed_before_all_lines_are_there_comes_last(open_window: Opener) -> None:
    """It is ranked after those too whose lines are still to be made."""
    window = open_window(makers.cafe())
    before = statements(window)
    guide = begun(window)
    guide.ask(HURTS)
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    assert len(answer.lines) < len(before)
    type_words("Mice")
    assert statements(window) == [*before, "Mice"]
    assert [line.words.text() for line in answer.lines] == [*before, "Mice", ""]


def test_only_the_question_that_is_asked_has_fields(open_window: Opener) -> None:
    """All of them held the window as they left it; what was answered stands on the canvas."""
    window = open_window(makers.cafe())
    guide = begun(window, HURTS)
    type_words("Mice")
    guide.ask(KNOW)
    assert list(guide.answers) == [KNOW]
    guide.ask(HURTS)
    guide.answer.make_all()
    answer = guide.answer
    assert isinstance(answer, ProblemsAnswer)
    assert [line.words.text() for line in answer.lines][-2:] == ["Mice", ""]
