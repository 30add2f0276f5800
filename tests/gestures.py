# SPDX-License-Identifier: MIT
"""What a hand does at a window: each gesture by its words, and how it is done."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QTreeView, QWidget

from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui.guide.guide import Guide
from stratcanvas.ui.guide.questions import QUESTIONS
from stratcanvas.ui.panels.finding_head import FindingHead
from stratcanvas.ui.panels.link_button import LinkButton
from stratcanvas.ui.panels.textbox import TextBox
from tests.person import Person
from tests.window_gestures import BESIDE, DIALOGS, twice

AWidget = TypeVar("AWidget", bound=QWidget)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _one_of(person: Person, kind: type[AWidget], panel: str) -> AWidget | None:
    """Return a widget of some kind that is in sight in a panel."""
    window = person.window
    pane = window.furnish().get(panel)  # it may be put away
    found = pane.findChildren(kind) if pane is not None else []
    there = [each for each in found if each.isEnabled() and each.isVisibleTo(window)]
    return person.chance.choice(there) if there else None


def _pan(person: Person) -> None:
    person.wheel(person.chance.choice((-3, 3)))


def _zoom(person: Person) -> None:
    person.wheel(person.chance.choice((-3, 3)), CTRL)


def _add(key: Qt.Key, person: Person) -> None:
    person.on_canvas()
    person.key(key)
    person.type("Two")
    person.key(Qt.Key.Key_Escape)


def _begin(person: Person) -> None:
    if person.choose("problems") is not None:
        person.key(Qt.Key.Key_T)
        for _ in range(person.chance.choice((0, 1, 5))):
            person.key(Qt.Key.Key_Down)
        person.key(person.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
        person.key(Qt.Key.Key_Escape)


def _tab(person: Person) -> None:
    if person.choose() is not None:
        person.key(Qt.Key.Key_Tab)


def _write(person: Person) -> None:
    if person.choose() is not None:
        person.key(Qt.Key.Key_F2)
        person.type("abc")
        person.key(Qt.Key.Key_Tab)
        person.type("d")
        person.key(Qt.Key.Key_Escape)


def _arrow(person: Person) -> None:
    if person.choose() is not None:
        person.key(person.chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Down)))


def _connect(person: Person) -> None:
    if person.choose("problems tactics") is not None:
        person.key(Qt.Key.Key_C)
        person.type("ti")
        person.key(Qt.Key.Key_Backspace)
        person.key(Qt.Key.Key_Return)
        person.key(Qt.Key.Key_Escape)


def _walk(person: Person) -> None:
    """Go along the connectors of a card, lead one elsewhere, cut one."""
    if person.choose("problems tactics") is not None:
        for key in (Qt.Key.Key_L, Qt.Key.Key_Down, Qt.Key.Key_C):
            person.key(key)
        person.key(person.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
        person.key(Qt.Key.Key_L)
        person.key(person.chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Delete, Qt.Key.Key_Escape)))


def _classify(person: Person) -> None:
    """Change a tactic's side, kind and status."""
    if person.choose("tactics") is not None:
        person.key(Qt.Key.Key_A)
        for key in (Qt.Key.Key_K, Qt.Key.Key_S):
            person.key(key)
            person.key(Qt.Key.Key_Down)
            person.key(Qt.Key.Key_Return)


def _draw(person: Person) -> None:
    """Draw a connector from a card to anywhere, and leave empty what it brings."""
    if person.choose("problems tactics") is not None:
        view = person.window.view
        for _, middle in view.stage.overlay.handles[:1]:
            area = view.to_pixels(QRectF(middle.x, middle.y, 0, 0))
            person.stroke(area.topLeft().toPoint(), person.anywhere(), person.anywhere())
            person.key(Qt.Key.Key_Escape)


def _drag(person: Person) -> None:
    person.on_canvas()
    card = person.seen()
    if card is not None:
        spot = person.middle_of(card)
        person.stroke(spot, spot + QPoint(25, 40), spot + QPoint(60, 90))


def _band(person: Person) -> None:
    person.on_canvas()
    person.act("fit")
    person.stroke(QPoint(3, 3), person.anywhere(), person.anywhere())


def _select_all(person: Person) -> None:
    person.on_canvas()
    person.key(Qt.Key.Key_A, CTRL)


def _delete(person: Person) -> None:
    if person.choose() is not None:
        person.key(Qt.Key.Key_Delete)


def _delete_all(person: Person) -> None:
    _select_all(person)
    person.key(Qt.Key.Key_Delete)
    person.key(Qt.Key.Key_Z, CTRL)


def _drag_all(person: Person) -> None:
    card = person.choose("tactics notes")
    if card is not None:
        _select_all(person)
        spot = person.middle_of(card)
        person.stroke(spot, spot + QPoint(25, 40), spot + QPoint(60, 90))
        person.key(Qt.Key.Key_Z, CTRL)


def _tidy(person: Person) -> None:
    person.on_canvas()
    person.act("tidy")


def _rank(person: Person) -> None:
    if person.choose("problems") is not None:
        person.key(Qt.Key.Key_Down, CTRL | SHIFT)
        person.key(Qt.Key.Key_Up, CTRL | SHIFT)


def _theme(person: Person) -> None:
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        person.act(f"theme-{choice.value}")
        person.rest(0.2)


def _inspect(person: Person) -> None:
    person.choose()
    person.window.selection.clear()


def _inspector_field(person: Person) -> None:
    """Write into a field of the inspector and go on to the next."""
    person.choose()
    if (box := _one_of(person, TextBox, "inspector")) is not None:
        box.setFocus()
        person.type("abc")
        person.key(Qt.Key.Key_Tab)
        person.key(Qt.Key.Key_Escape)


def _outline_rows(person: Person) -> None:
    """Walk through the outline with the arrow keys, then go to a row by the mouse."""
    if (tree := _one_of(person, QTreeView, "outline")) is not None:
        tree.setFocus()
        for key in (Qt.Key.Key_Home, *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Return, Qt.Key.Key_Escape):
            person.key(key)
        size = tree.viewport().size()
        person.click(tree.viewport(), QPoint(size.width() // 2, person.within(size.height())))


def _coach(person: Person) -> None:
    """Open what the coach says, walk on, and have one thing ignored."""
    person.window.selection.clear()
    if (head := _one_of(person, FindingHead, "coach")) is not None:
        person.click(head, head.rect().center())
    if (link := _one_of(person, LinkButton, "coach")) is not None:
        person.click(link, link.rect().center())


def _guide(person: Person) -> None:
    """Answer in the guided start, one question after the other, then let it go."""
    person.act("guided-start")
    guide = person.window.panels.guest
    if isinstance(guide, Guide):
        for _ in range(len(QUESTIONS) - 1):
            person.type("ab")
            guide.go_on()
            person.rest(0.05)
    person.act("guided-start")


def _panes(person: Person) -> None:
    """Go from pane to pane."""
    for _ in range(5):
        person.act("next-pane")
        person.rest(0.05)


def _reopen(person: Person) -> None:
    person.reopen()


GESTURES: dict[str, Callable[[Person], object]] = {
    "pan": _pan,
    "zoom by wheel": _zoom,
    "add problem": partial(_add, Qt.Key.Key_P),
    "add tactic": partial(_add, Qt.Key.Key_T),
    "add note": partial(_add, Qt.Key.Key_N),
    "starter": _begin,
    "write": _write,
    "tab": _tab,
    "arrow": _arrow,
    "connect": _connect,
    "along connectors": _walk,
    "side, kind, status": _classify,
    "draw a connector": _draw,
    "drag": _drag,
    "rubber band": _band,
    "select one, then none": _inspect,
    "select all": _select_all,
    "delete": _delete,
    "delete all, undo": _delete_all,
    "drag all, undo": _drag_all,
    "undo": lambda person: person.act("undo"),
    "redo": lambda person: person.act("redo"),
    "tidy": _tidy,
    "rank": _rank,
    "save": lambda person: person.act("save"),
    "outline": partial(twice, "outline"),
    "inspector": partial(twice, "inspector"),
    "coach": partial(twice, "coach"),
    "field of the inspector": _inspector_field,
    "rows of the outline": _outline_rows,
    "what the coach says": _coach,
    "guided start": _guide,
    "next pane": _panes,
    "close and open": _reopen,
    "theme": _theme,
    "fit": lambda person: person.act("fit"),
    "100 %": lambda person: person.act("zoom-100"),
    **BESIDE,
    **DIALOGS,
}
"""What the hand does, in the words of the table that it prints."""
