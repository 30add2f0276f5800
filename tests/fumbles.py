# SPDX-License-Identifier: MIT
"""What nobody does on purpose: fingers that press and let go, type and take back in any order."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.preferences import ThemeChoice
from tests.person import Person

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYS = [
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_F2,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Left,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_A,
    Qt.Key.Key_P,
    Qt.Key.Key_T,
    Qt.Key.Key_N,
    Qt.Key.Key_C,
]
BEYOND = 40
"""Pixels outside the canvas to which a held mouse may go."""


def fumble(person: Person) -> None:
    """Do one thing that fits to nothing before it; a button may stay down from one to the next."""
    doing = person.chance.choices(list(_DOINGS), list(_DOINGS.values()))[0]
    doing(person)


def spot(person: Person) -> QPoint:
    """Return a pixel: on a card, a handle, a connector, or anywhere, also beyond the edge."""
    view, chance = person.window.view, person.chance
    layout = view.stage.live_layout
    links = person.window.session.canvas.links
    things = [*layout.cards, *view.stage.overlay.handles, *links, None, None]
    thing = chance.choice(things)
    if isinstance(thing, tuple):
        return person.pixel(thing[1])
    if thing is None:
        size = view.viewport().size()
        across = chance.randrange(-BEYOND, size.width() + BEYOND)
        return QPoint(across, chance.randrange(-BEYOND, size.height() + BEYOND))
    return person.pixel(layout.curve(thing).end) if thing in links else person.middle_of(thing)


def _press_and_move(person: Person) -> None:
    port, held = person.window.view.viewport(), person.chance.choice([NO_KEY] * 3 + [SHIFT, ALT])
    if not person.is_pressing:
        QTest.mousePress(port, LEFT, held, spot(person))
        person.is_pressing = True
    for _ in range(person.chance.randrange(1, 4)):
        QTest.mouseMove(port, spot(person))


def _let_go(person: Person) -> None:
    """Let go, now and then of what was never pressed."""
    if person.is_pressing or not person.within(4):
        port, held = person.window.view.viewport(), person.chance.choice([NO_KEY] * 3 + [SHIFT])
        QTest.mouseRelease(port, LEFT, held, spot(person))
        person.is_pressing = False


def _key(person: Person) -> None:
    """Press a key on the canvas, in the midst of whatever goes on there."""
    view, focus = person.window.view, person.window.focusWidget()
    if focus is None or not (focus is view or view.isAncestorOf(focus)):
        view.setFocus()
    held = person.chance.choice([NO_KEY] * 3 + [SHIFT])
    QTest.keyClick(person.window.focusWidget() or view, person.chance.choice(KEYS), held)


def _type(person: Person) -> None:
    view, focus = person.window.view, person.window.focusWidget()
    if focus is not None and view.isAncestorOf(focus):
        QTest.keyClicks(focus, "ab ")


def _take_back(person: Person) -> None:
    person.act(person.chance.choice(["undo", "undo", "redo"]))


def _double_click(person: Person) -> None:
    port, where = person.window.view.viewport(), spot(person)
    QTest.mouseClick(port, LEFT, NO_KEY, where)
    QTest.mouseDClick(port, LEFT, NO_KEY, where)
    person.is_pressing = False


def _ask_for_menu(person: Person) -> None:
    """Click with the other button, and leave the menu that may open."""
    QTest.mouseClick(person.window.view.viewport(), RIGHT, NO_KEY, spot(person))
    QApplication.processEvents()
    if (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def _turn_elsewhere(person: Person) -> None:
    """Have the keyboard go from the canvas, or something else happen to all of it."""
    panes = ["next-pane", "fit", "tidy", "copy", "paste", "zoom-in"]
    themes = [f"theme-{each.value}" for each in (ThemeChoice.DARK, ThemeChoice.LIGHT)]
    person.act(person.chance.choice(panes + themes))


def _select_all(person: Person) -> None:
    QTest.keyClick(person.window.view, Qt.Key.Key_A, CTRL)


def _edit_elsewhere(person: Person) -> None:
    """Change the canvas as another panel does: aims, links, words, what is there at all."""
    canvas, chance = person.window.session.canvas, person.chance
    tactics, problems = list(canvas.tactics), list(canvas.problems)
    words = chance.choice(["", "a", "long words " * chance.randrange(1, 20)])
    write = partial(commands.set_field, canvas)
    changes = [
        write((canvas.strategy.id,), "statement", words),
        write((canvas.brief.id,), "customer", words),
    ]
    if tactics:
        tactic = chance.choice(tactics)
        changes += [
            commands.cross(canvas, (tactic,), chance.choice(list(Aim))),
            write((tactic,), "title", words),
            commands.delete(canvas, (tactic,)),
        ]
        if problems:
            changes += [commands.toggle_link(canvas, tactic, chance.choice(problems))] * 2
    if problems:
        changes.append(commands.delete(canvas, (chance.choice(problems),)))
    person.window.session.do(StepLabel("edit-text"), chance.choice(changes))


_DOINGS: dict[Callable[[Person], None], int] = {
    _press_and_move: 5,
    _let_go: 4,
    _key: 3,
    _type: 1,
    _take_back: 2,
    _double_click: 1,
    _ask_for_menu: 1,
    _turn_elsewhere: 1,
    _select_all: 1,
    _edit_elsewhere: 2,
}
"""What the fingers do, and how often against one another."""
