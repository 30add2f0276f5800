# SPDX-License-Identifier: MIT
"""Whatever can be pressed can be hit: 24 pixels both ways (WCAG 2.2, success criterion 2.5.8)."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.taken_cards import CardRole, TakenCard, TakenCards
from stratcanvas.formats.registry import FORMATS, written
from stratcanvas.storage.errors import Trouble
from stratcanvas.ui.actions.table import keys_of_actions
from stratcanvas.ui.dialogs.about import AboutDialog
from stratcanvas.ui.dialogs.card_roles.roles_dialog import RolesDialog
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.dialogs.keys import KeysDialog
from stratcanvas.ui.dialogs.new_from import NewFromDialog
from stratcanvas.ui.dialogs.template_name import TemplateNameDialog
from stratcanvas.ui.dialogs.trouble import CLOSING, NAMING, TroubleDialog
from stratcanvas.ui.paste_bar import PasteBar
from stratcanvas.ui.present.presentation import Presentation
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers

LEAST = 24
Opener = Callable[[Canvas], Window]


def too_small(window: QWidget) -> list[str]:
    """Return what is shown, can be pressed or written in, and is hard to hit."""
    # What the coach says is laid out as soon as it is known.
    while isinstance(window, Window) and not window.around.advice.is_current:
        QApplication.processEvents()
    QApplication.processEvents()
    parts = (
        each
        for kind in (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
        for each in window.findChildren(kind)
        if each.isVisible()
        and not isinstance(each.parent(), QAbstractSpinBox)  # Qt's own, with keys
    )
    small = [_named(each) for each in parts if min(each.width(), each.height()) < LEAST]
    return small + low_rows(window)


def low_rows(window: QWidget) -> list[str]:
    """Return the first rows of the lists and trees that are shown, where they are too low."""
    found = []
    for rows in window.findChildren(QAbstractItemView):
        model = rows.model()
        if not rows.isVisible() or model is None:
            continue
        places = (model.index(row, 0) for row in range(min(5, model.rowCount())))
        below = [rows.visualRect(each).height() for each in places]
        if isinstance(rows, QTreeView):
            below += [rows.visualRect(each).height() for each in _inside(rows)]
        low = min(filter(None, below), default=LEAST)  # one that is out of sight has no place
        if low < LEAST:
            found.append(f"{type(rows).__name__} “{rows.accessibleName()}”: {low} a row")
    return found


def _inside(tree: QTreeView) -> Iterator[QModelIndex]:
    """Walk over the first rows under those at the top of a tree."""
    for row in range(min(5, tree.model().rowCount())):
        yield tree.model().index(0, 0, tree.model().index(row, 0))


def _named(part: QWidget) -> str:
    name = part.accessibleName() or part.objectName()
    return f"{type(part).__name__} “{name}”: {part.width()} × {part.height()}"


def test_what_can_be_pressed_can_be_hit(open_window: Opener) -> None:
    """Tool bar, panels, coach and status bar have nothing that is smaller, whatever is selected."""
    window = open_window(makers.cafe())
    window.furnish()
    for selected in ([], [makers.key(1, makers.PROBLEM)], [makers.key(1, makers.TACTIC)]):
        window.selection.set(selected)
        QApplication.processEvents()
        assert not too_small(window), selected


@pytest.mark.parametrize("action", ["find", "filter", "matrix", "brief", "palette", "guided-start"])
def test_what_is_opened_can_be_hit(open_window: Opener, action: str) -> None:
    """Nor have the bar of find, the chips of the filter, the matrix, a brief, the palette and the
    guided start."""
    window = open_window(makers.cafe())
    window.selection.set([makers.key(1, makers.TACTIC)])
    window.action_set.qt[action].trigger()
    QApplication.processEvents()
    assert not too_small(window)


def test_what_opens_beside_a_card_can_be_hit(open_window: Opener) -> None:
    """Nor have the rows of the lists: what a card may be connected to, and be begun with."""
    window = open_window(makers.cafe())
    window.selection.set([makers.key(1, makers.TACTIC)])
    window.view.connect_by_keyboard()
    QApplication.processEvents()
    assert window.view.picker.isVisible()
    assert not too_small(window)
    window.view.lists.end()
    window.selection.set([makers.key(1, makers.PROBLEM)])
    window.view.add_tactic_for_problem()
    QApplication.processEvents()
    assert not too_small(window)
    window.view.lists.end()
    window.selection.set([makers.key(1, makers.TACTIC)])
    window.view.lists.open_choices("kind")
    QApplication.processEvents()
    assert not too_small(window)


def test_the_paste_bar_can_be_hit(open_window: Opener, qtbot: QtBot) -> None:
    """Nor has the strip that asks what is to be made of a pasted text."""
    window = open_window(makers.cafe())
    QApplication.clipboard().setText("one\ntwo\nthree")
    window.action_set.qt["paste"].trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(PasteBar)))
    assert not too_small(window)


def test_what_turns_a_presentations_pages_can_be_hit(open_window: Opener, qtbot: QtBot) -> None:
    """Nor has the bar that a moved mouse brings over a page."""
    window = open_window(makers.cafe())
    window.action_set.qt["present"].trigger()
    shown = window.findChild(Presentation)
    middle, ways = shown.rect().center(), cycle((QPoint(), QPoint(5, 5)))

    def is_brought() -> bool:
        QTest.mouseMove(shown.windowHandle(), middle + next(ways))
        return shown.bar.isVisible()

    qtbot.waitUntil(is_brought)
    assert not too_small(shown)
    QTest.keyClick(shown, Qt.Key.Key_Escape)


def test_the_start_screen_can_be_hit(windows: Windows, qtbot: QtBot) -> None:
    """Nor have its ways, its tiles and what begins from them."""
    windows.start([])
    screen = windows.starting
    assert screen is not None
    with qtbot.waitSignal(screen.completed):
        qtbot.waitExposed(screen)
        screen.activateWindow()
    assert not too_small(screen)


CARDS = tuple(TakenCard(f"{n:016x}", "No cash", CardRole.PROBLEM) for n in range(1, 4))
TAKEN = TakenCards(makers.empty().brief, makers.empty().strategy, CARDS)
TROUBLE = Trouble("There is no file called plan.canvas here.", kept="Your words are kept.")
DIALOGS: dict[str, Callable[[], QDialog]] = {
    "keys": lambda: KeysDialog(keys_of_actions()),
    "about": AboutDialog,
    "trouble on closing": lambda: TroubleDialog(TROUBLE, CLOSING),
    "trouble with a name": lambda: TroubleDialog(TROUBLE, NAMING),
    "new from": lambda: NewFromDialog(lambda _: True),
    "roles": lambda: RolesDialog(TAKEN),
    "template": lambda: TemplateNameDialog("Plan"),
    "print": lambda: ExportDialog(makers.cafe(), "one-pager", prints=True),
    **{
        f"export {form.id}": partial(ExportDialog, makers.cafe(), form.id)
        for form in written(FORMATS)
    },
}


@pytest.mark.usefixtures("windows")  # with the style sheet that the program has
@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_can_be_hit(qtbot: QtBot, name: str) -> None:
    """Nor has any dialog, and each form of the export with its options."""
    dialog = DIALOGS[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert not too_small(dialog)
    dialog.reject()
