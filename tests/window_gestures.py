# SPDX-License-Identifier: MIT
"""What a hand does in a window beside its work on cards: it looks for some, copies and pastes,
opens what else the menus offer, and goes again.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.present.presentation import Presentation
from tests.person import Person

CTRL = Qt.KeyboardModifier.ControlModifier
LINES = 1_000
"""Lines that are pasted as cards."""


def twice(name: str, person: Person) -> None:
    """Choose an action that shows something, and choose it again, which hides it."""
    person.act(name)
    person.rest(0.2)
    person.act(name)


def leaving(seconds: float, doing: Callable[[Person], object], person: Person) -> None:
    """Do what opens a dialog, which is left after some seconds."""

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QWidget):
            dialog.close()

    QTimer.singleShot(round(1000 * seconds), leave)
    doing(person)


def _export(form: str, seconds: float) -> Callable[[Person], None]:
    return partial(
        leaving, seconds, lambda person: file_actions.export(person.window.context, form)
    )


def _dialog(name: str, seconds: float) -> Callable[[Person], None]:
    return partial(leaving, seconds, lambda person: person.act(name))


def _find(person: Person) -> None:
    person.act("find")
    person.type("ti")
    person.rest(0.2)
    for key in (Qt.Key.Key_F3, Qt.Key.Key_Backspace, Qt.Key.Key_Escape):
        person.key(key)


def _filter(person: Person) -> None:
    """Show the chips, and see only what one of them lets through for a while."""
    person.on_canvas()
    person.act("filter")
    person.key(Qt.Key.Key_Space)
    person.key(Qt.Key.Key_Space)
    person.key(Qt.Key.Key_Escape)


def _palette(person: Person) -> None:
    person.on_canvas()
    person.act("palette")
    person.type("ti")
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Escape)


def _matrix(person: Person) -> None:
    """Look at the matrix, and walk through its cells."""
    person.act("matrix")
    person.rest(0.1)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        person.key(key)
    person.act("matrix")


def _copy_and_paste(person: Person) -> None:
    if person.choose() is not None:
        person.act("copy")
        person.act("paste")


def _copy_all(person: Person) -> None:
    person.on_canvas()
    person.key(Qt.Key.Key_A, CTRL)
    person.act("copy")


def _paste_lines(person: Person) -> None:
    """Make cards of a long list, and take them back."""
    person.window.selection.clear()
    person.on_canvas()
    QGuiApplication.clipboard().setText("\n".join(f"Line {n} of a list" for n in range(LINES)))
    person.act("paste")
    person.key(Qt.Key.Key_Return)
    person.rest(0.1)
    person.on_canvas()
    person.act("undo")


def _present(person: Person) -> None:
    """Show a few pages on the whole of the screen."""
    person.act("present")
    for shown in person.window.findChildren(Presentation):
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Escape):
            QTest.keyClick(shown, key)
            person.rest(0.05)


def _second_window(person: Person) -> None:
    """Copy a card into a new canvas beside, work there, take all back, and close it.

    Asked for again, the file that is open comes up in the window that has it.
    """
    first, there = person.window, set(person.all_windows)
    copied = person.choose()
    if copied is not None:
        person.act("copy")
    kept = first.session.canvas
    person.act("new")
    person.rest(0.3)
    for each in set(person.all_windows) - there:
        with person.at(each):
            _work_beside(person, pastes=copied is not None)
        person.ask_again()
        assert set(person.all_windows) == {*there, each}
        each.close()
    assert first.session.canvas == kept
    person.look_at(first)


def _work_beside(person: Person, *, pastes: bool) -> None:
    """Paste, write, look around, and take back what was done: the canvas is as it was."""
    session, window = person.window.session, person.window
    empty = session.canvas
    person.on_canvas()
    if pastes:
        person.act("paste")
        assert session.canvas != empty
    person.key(person.chance.choice((Qt.Key.Key_P, Qt.Key.Key_T, Qt.Key.Key_N)))
    person.type("Two")
    person.key(Qt.Key.Key_Escape)
    person.chance.choice((_find, _matrix, _copy_all, _filter))(person)
    person.look_at(window)
    while session.undo_label is not None:
        person.act("undo")
    assert session.canvas == empty
    person.look_at(window)


def _turn_away(person: Person) -> None:
    """Tidy, and take it back."""
    person.on_canvas()
    person.act("tidy")
    person.rest(0.1)
    person.act("undo")


DIALOGS: dict[str, Callable[[Person], object]] = {
    "export page": _export("one-pager", 2.0),
    "export PNG": _export("png", 4.0),
    "export SVG": _export("svg", 4.0),
    "export briefs": _dialog("export-brief", 2.0),
    "print preview": _dialog("print-preview", 2.0),
    "save a copy": _dialog("save-copy", 1.0),
    "keys": _dialog("keys", 1.0),
    "new from": _dialog("new-from", 1.0),
}
"""What opens a dialog, and stays in it for a while."""
BESIDE: dict[str, Callable[[Person], object]] = {
    "find": _find,
    "filter": _filter,
    "palette": _palette,
    "matrix": _matrix,
    "brief": partial(twice, "brief"),
    "minimap": partial(twice, "minimap"),
    "copy and paste": _copy_and_paste,
    "copy all": _copy_all,
    "paste a list, undo": _paste_lines,
    "tidy, undo": _turn_away,
    "present": _present,
    "second window": _second_window,
}
