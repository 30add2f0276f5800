# SPDX-License-Identifier: MIT
"""A panel is one row: its side, menu entry, keys, turn at F6, theme and memory follow from it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.theme import DARK, LIGHT, Theme
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.ui.actions.menus import MENUS
from stratcanvas.ui.actions.table import ACTIONS
from stratcanvas.ui.furnishing import furnish_in_turns
from stratcanvas.ui.layout import Layout
from stratcanvas.ui.panels.choicebox import ChoiceBox
from stratcanvas.ui.panels.panel_widget import PanelContext, PanelWidget
from stratcanvas.ui.panels.table import PANELS, Panel, Side
from stratcanvas.ui.window import Window
from tests import makers


class Sheet(PanelWidget):
    """A panel that can have the keyboard, and keeps words or not."""

    keeps = True

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(around, theme, parent)
        self.setMinimumSize(40, 30)
        QVBoxLayout(self).addWidget(QLabel(self))

    def keep_words(self) -> bool:
        return self.keeps


def row(name: str, side: Side, *, shown: bool = True) -> Panel:
    return Panel(name, name.title(), (), side, f"{__name__}:Sheet", shown)


ROWS = (
    row("history", Side.UNDER),
    row("matrix", Side.MIDDLE),
    row("upper", Side.LEFT),
    row("lower", Side.LEFT),
    row("coach", Side.RIGHT, shown=False),
)


@pytest.fixture
def lay_out(
    session: Callable[[Canvas], Session], qtbot: QtBot
) -> Iterator[Callable[[], tuple[Layout, QWidget]]]:
    """Return a way to show a layout of ROWS, and what stands for its canvas."""
    open_one = session(makers.cafe())
    parents: list[QWidget] = []

    def make() -> tuple[Layout, QWidget]:
        around = PanelContext(
            open_one, Selection(open_one), lambda _: None, lambda _: None, RememberedState()
        )
        parent = QWidget()
        parents.append(parent)
        layout = Layout(around, RememberedState(), LIGHT, parent, ROWS)
        view = QWidget(layout.middle)
        layout.fill_middle(QWidget(layout.middle), view)
        QVBoxLayout(parent).addWidget(layout)
        parent.resize(1000, 700)
        layout.restore(1000)
        parent.show()
        qtbot.waitExposed(parent)
        parent.activateWindow()
        qtbot.waitUntil(parent.isActiveWindow)
        return layout, view

    yield make
    for parent in parents:
        parent.close()


Lay = Callable[[], tuple[Layout, QWidget]]


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)
def test_a_row_is_all_that_a_panel_needs(
    open_window: Callable[[Canvas], Window], panel: Panel
) -> None:
    """It is in the View menu with its keys, is ticked while it is shown, and that is remembered."""
    assert issubclass(panel.load(), PanelWidget)
    assert ACTIONS[panel.id].shortcut == panel.shortcut
    (view,) = (menu for menu in MENUS if menu.words == "&View")
    assert panel.id in view.items
    window = open_window(makers.cafe())
    action = window.action_set.qt[panel.id]
    for shown in (not panel.shown, panel.shown):
        action.trigger()
        assert window.panels.shows(panel.id) is action.isChecked() is shown
        if shown:
            window.furnish()[panel.id].set_theme(DARK)
            window.panels.next_pane()
        if panel.side is not Side.MIDDLE:
            again = open_window(makers.empty())
            assert again.panels.shows(panel.id) is again.action_set.qt[panel.id].isChecked()
            assert again.panels.shows(panel.id) is shown
            again.close()


def test_panels_stand_on_their_sides(lay_out: Lay) -> None:
    """Left of the canvas and below each other, or under it; a side with nothing takes no room."""
    layout, view = lay_out()
    layout.furnish()
    QApplication.processEvents()

    def place(widget: QWidget) -> tuple[int, int]:
        spot = widget.mapTo(layout, widget.rect().topLeft())
        return spot.x(), spot.y()

    upper, lower, under = (layout.panels[name] for name in ("upper", "lower", "history"))
    assert place(upper)[0] == place(lower)[0] < place(view)[0] == place(under)[0]
    assert place(upper)[1] < place(lower)[1]
    assert place(view)[1] < place(under)[1]
    assert place(view)[0] + view.width() == layout.width()
    layout.toggle("upper")
    layout.toggle("lower")
    QApplication.processEvents()
    assert place(view) == (0, 0)
    layout.toggle("history")
    QApplication.processEvents()
    assert view.size() == layout.size()


def test_panels_come_one_in_a_turn(lay_out: Lay, qtbot: QtBot) -> None:
    """Between two of them the window takes keys: together they would hold it."""
    layout, _ = lay_out()
    furnished: list[bool] = []
    layout.furnished.connect(lambda: furnished.append(True))
    furnish_in_turns(layout)
    assert len(layout.panels) == 1
    assert not furnished
    qtbot.waitUntil(lambda: bool(furnished))
    assert layout.panels.keys() == {"history", "upper", "lower"}


def test_who_asks_for_a_panel_that_is_on_its_way_has_it_at_once(lay_out: Lay, qtbot: QtBot) -> None:
    """It is made once all the same, and what stands around it is told once that all are there."""
    layout, _ = lay_out()
    furnished: list[bool] = []
    layout.furnished.connect(lambda: furnished.append(True))
    furnish_in_turns(layout)
    made = dict(layout.furnish())
    assert made.keys() == {"history", "upper", "lower"}
    qtbot.waitUntil(lambda: bool(furnished))
    assert layout.panels == made
    assert len(furnished) == 1


def test_a_window_that_closes_meanwhile_gets_no_more_panels(
    lay_out: Lay, qapp: QApplication
) -> None:
    """They would follow a document that is closed."""
    layout, _ = lay_out()
    furnish_in_turns(layout)
    layout.window().close()
    for _turn in range(5):
        qapp.processEvents()
    assert len(layout.panels) == 1


def test_a_panel_is_made_when_it_is_first_shown(lay_out: Lay) -> None:
    """None before the window is furnished, a hidden one not even then, and each only once."""
    layout, _ = lay_out()
    assert not layout.panels
    layout.toggle("lower")
    assert set(layout.furnish()) == {"history", "upper"}
    assert layout.shown == {"history", "upper"}
    layout.set_theme(DARK)
    with_coach = []
    layout.panel_made.connect(lambda row, _: with_coach.append(row.id))
    for _ in range(3):
        layout.toggle("coach")
    assert with_coach == ["coach"]
    assert all(panel.theme is DARK for panel in layout.panels.values())


def test_how_panels_stand_is_remembered(lay_out: Lay) -> None:
    """Shown, hidden, and where the dividers are within a side; a window begins with its canvas."""
    layout, _ = lay_out()
    layout.furnish()
    for name in ("history", "coach", "matrix"):
        layout.toggle(name)
    QApplication.processEvents()
    layout.panels["upper"].parentWidget().parentWidget().setSizes([400, 200])  # type: ignore[attr-defined]
    QApplication.processEvents()
    height = layout.panels["upper"].height()
    layout.remember()
    again, view = lay_out()
    assert again.shown == {"upper", "lower", "coach"}
    assert view.isVisible()
    again.furnish()
    QApplication.processEvents()
    assert again.panels["upper"].height() == height > again.panels["lower"].height()


def test_what_stands_in_the_middle_takes_the_canvas_place(lay_out: Lay) -> None:
    """And the keyboard; when it goes, the canvas is there again and has it."""
    layout, view = lay_out()
    layout.furnish()
    told: list[bool] = []
    layout.toggled.connect(lambda: told.append(layout.shows("matrix")))
    layout.toggle("matrix")
    assert (view.isVisible(), layout.panels["matrix"].isVisible()) == (False, True)
    assert QApplication.focusWidget() is layout.panels["matrix"]
    layout.toggle("matrix")
    assert (view.isVisible(), layout.panels["matrix"].isVisible()) == (True, False)
    assert QApplication.focusWidget() is view
    assert told == [True, False]


def test_f6_goes_from_left_to_right(lay_out: Lay) -> None:
    """Through all that is shown, in the order in which it is read, and round."""
    layout, view = lay_out()
    layout.toggle("coach")
    layout.furnish()
    view.setFocus()
    seen = []
    for _ in range(5):
        layout.next_pane()
        seen.append(QApplication.focusWidget())
    names = ("history", "coach", "upper", "lower")
    assert seen == [*(layout.panels[name] for name in names), view]


def test_words_of_every_panel_are_kept(lay_out: Lay) -> None:
    """One panel that could not keep its words is enough to say so."""
    layout, _ = lay_out()
    assert layout.keep_words()
    layout.furnish()
    assert layout.keep_words()
    panel = layout.panels["lower"]
    assert isinstance(panel, Sheet)
    panel.keeps = False
    assert not layout.keep_words()


def test_no_choice_is_cut_in_a_window_that_is_opened_for_the_first_time(
    open_window: Callable[[Canvas], Window],
) -> None:
    """Kind, aim, stage and status of a tactic stand two abreast, beside a scroll bar: each of the
    words that may stand there has room, if not two pixels more.
    """
    window = open_window(makers.cafe())
    window.resize(1440, 900)
    window.selection.set((makers.key(1, makers.TACTIC),))
    window.furnish()
    QApplication.processEvents()
    boxes = [each for each in window.findChildren(ChoiceBox) if each.isVisible()]
    assert len(boxes) == 4
    for box in boxes:
        assert box.width() >= box.sizeHint().width() - 2, box.currentText()
