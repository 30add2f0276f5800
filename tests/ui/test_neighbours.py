# SPDX-License-Identifier: MIT
"""Whichever door an edit comes by, no card comes to lie on another, and one undo takes it back."""

from collections.abc import Callable
from itertools import combinations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stratcanvas.domain import arrange, commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Tactic
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.window import Window
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key
from tests.ui.panes import inspector_of, outline_of

Opener = Callable[[Canvas], Window]
P1 = key(1, PROBLEM)
FIRST, SECOND, THIRD, ACROSS = (key(n, TACTIC) for n in range(1, 5))
LONG = "many words that wrap over a line of the card "


def tight() -> Canvas:
    """Return a canvas whose cards stand as close as can be, by the heights that they have here."""
    canvas = makers.empty().apply(commands.add_problem(makers.empty(), "What hurts", key=P1))
    top = 0.0
    for card in (FIRST, SECOND, THIRD):
        place = WingPlace(Aim.EDUCATE, 72.0, top)
        canvas = canvas.apply(commands.add_tactic(canvas, place, "A title", key=card))
        top += heights(canvas)(card) + 3.0
    place = WingPlace(Aim.SOLVE, 72.0, heights(canvas)(FIRST) - 10.0)
    canvas = canvas.apply(commands.add_tactic(canvas, place, "Across", key=ACROSS))
    frame = arrange.frame_of(canvas, heights(canvas))
    for number, y in ((1, frame.rect.bottom + 3.0), (2, frame.strategy.y - 50.0)):
        canvas = canvas.apply(commands.add_note(-60.0, y, "A note", key(number, NOTE)))
    return canvas


def covering(canvas: Canvas) -> list[tuple[str, str]]:
    cards = arrange.layout(canvas, heights(canvas)).cards.items()
    return [(a, b) for (a, one), (b, two) in combinations(cards, 2) if one.overlaps(two)]


def by_ticks(window: Window) -> None:
    window.selection.set((FIRST,))
    ticks = inspector_of(window).ticks
    assert ticks is not None
    ticks.list.item(0).setCheckState(Qt.CheckState.Checked)


def by_picker(window: Window) -> None:
    window.selection.set((P1,))
    window.view.connect_by_keyboard()
    window.view.picker.toggle()
    window.view.picker.end()


def by_writing(window: Window) -> None:
    window.view.edit(FIRST)
    QTest.keyClicks(window.view.inline_edit.editor, LONG * 2)
    window.view.end_edit()


def by_writing_the_strategy(window: Window) -> None:
    window.view.edit(window.session.canvas.strategy.id)
    QTest.keyClicks(window.view.inline_edit.editor, LONG * 4)
    window.view.end_edit()


def by_outline(window: Window) -> None:
    tree = outline_of(window).tree
    row = tree.rows.rows_of(FIRST)[0]
    tree.setCurrentIndex(row)
    tree.edit(row)
    box = tree.findChild(TextBox)
    assert box is not None
    QTest.keyClicks(box, LONG * 2)


def by_aim(window: Window) -> None:
    window.selection.set((ACROSS,))
    form = inspector_of(window).form(Tactic)
    form.rows["aim"].editor.typed.emit(Aim.EDUCATE)


def by_typing_in_the_inspector(window: Window) -> None:
    window.selection.set((FIRST,))
    box = inspector_of(window).form(Tactic).rows["title"].editor
    box.setFocus()
    QTest.keyClicks(box, LONG * 2)


def by_tidy(window: Window) -> None:
    session = window.session
    far = commands.place_tactics(session.canvas, {ACROSS: WingPlace(Aim.SOLVE, 72.0, 900.0)})
    session.do(StepLabel("move-cards"), far, by_hand=[ACROSS])
    place = arrange.tidy_places(session.canvas, heights(session.canvas))[ACROSS]
    x = arrange.frame_width(session.canvas) / 2 + place.x
    session.do(StepLabel("add-note"), commands.add_note(x, place.y + 5.0, "Here", key(9, NOTE)))
    window.view.tidy()
    assert session.canvas.tactics[ACROSS].y == place.y


DOORS = [
    by_ticks,
    by_picker,
    by_writing,
    by_writing_the_strategy,
    by_outline,
    by_aim,
    by_typing_in_the_inspector,
    by_tidy,
]


def test_neighbours_make_way_by_every_door(open_window: Opener) -> None:
    """Connecting, writing, a changed field or aim, and tidying cover no card; undo is one step."""
    begun = tight()
    assert not covering(begun)
    window = open_window(begun)
    assert window.session.canvas == begun  # opening moves nobody
    for door in DOORS:
        door(window)
        after = window.session.canvas
        assert after != begun, door
        assert not covering(after), door
        window.session.undo()
        while door is by_tidy and window.session.undo():
            pass
        assert window.session.canvas == begun, door
        window.view.setFocus()
