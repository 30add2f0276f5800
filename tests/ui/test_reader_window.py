# SPDX-License-Identifier: MIT
"""All of a window as a screen reader goes through it, with the sample open and notes beside it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.shipped import resource
from stratcanvas.storage.door import read
from stratcanvas.ui.guide.starter_row import StarterRow
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.guided import DO, DONE, HURTS, begun

Opener = Callable[[Canvas], Window]
GOLDEN = Path(__file__).parent / "golden"
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
VALUE, LABEL = QAccessible.Text.Value, QAccessible.RelationFlag.Label
STATES = ("focusable", "focused", "selectable", "selected", "checkable", "checked")
STATES += ("expandable", "expanded", "editable", "disabled")
PLUMBING = {"Client", "Border", "Splitter", "Grip", "StaticText", "Graphic"}
"""Roles of what only holds or divides others: without a name nobody stops there."""


def said(thing: QAccessibleInterface) -> str:
    """Return what is said for a thing: what it is, its name, its value, what it is for, its state.

    A choice is called by its label: where Qt gives the chosen word as its name it gives that apart.
    """
    role, name = thing.role().name, thing.text(NAME)
    found = [other for other, kind in thing.relations() if kind is LABEL]
    labels = [each.text(NAME) for each in found if not each.state().invisible]
    value = "" if role == "Splitter" else thing.text(VALUE)
    words = [role, labels[0] if labels else name, value and f"“{value}”", thing.text(DESCRIPTION)]
    state, acts = thing.state(), thing.actionInterface()
    words += [each for each in STATES if getattr(state, each)]
    names = ", ".join(acts.actionNames() if acts else [])
    return " | ".join([*filter(None, words), *([f"[{names}]"] if names else [])])


def heard(thing: QAccessibleInterface, depth: int = 0) -> Iterator[str]:
    """Yield what is told of a thing and of all that is shown in it, a line each.

    Bars that scroll, lines between entries, and the words of closed lists are left out: which of
    them there are follows from the letters' size, or Qt tells of them in its own way.
    """
    role, deeper = thing.role().name, depth
    if thing.text(NAME) or role not in PLUMBING:
        yield "  " * depth + said(thing)
        deeper += 1
    for number in range(thing.childCount() if role != "ComboBox" else 0):
        child = thing.child(number)
        if child is None or child.state().invisible:
            continue
        is_line = child.role() is QAccessible.Role.Separator and not child.state().focusable
        if not is_line and child.role() is not QAccessible.Role.ScrollBar:
            yield from heard(child, deeper)


@pytest.fixture
def _days_anywhere() -> Iterator[None]:
    """Have days written as no place has them."""
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("heard_by_ear", "_days_anywhere")
def test_the_whole_window_read_aloud_makes_sense(open_window: Opener, qtbot: QtBot) -> None:
    """Menus, tools, outline, canvas, coach, fields, status: what each is, says, means and does.

    Nothing that one can come to is without a name. Made anew with REGENERATE_GOLDEN=1; read it as
    somebody who never saw the window.
    """
    sample = read(resource("samples/cafe.canvas"))
    note = Note(id=makers.key(1, makers.NOTE), text="Ask Priya about the spring menu", x=900.0)
    cards = [*sample.problems.values(), *sample.tactics.values(), *sample.links.values(), note]
    window = open_window(Canvas(sample.brief, sample.strategy, cards))
    window.resize(2400, 1200)  # all has room, in letters of any width
    talk = next(each for each in sample.tactics.values() if each.title.startswith("Top 10"))
    window.selection.set((talk.id,))
    window.view.setFocus()
    window.view.zoom_to(1.0)
    qtbot.waitUntil(lambda: window.status.saved.text().startswith("Kept"))
    qtbot.waitUntil(lambda: window.panels.around.advice.is_current)
    QApplication.processEvents()
    lines = list(heard(QAccessible.queryAccessibleInterface(window)))
    names = [each.split(" | ")[1:2] for each in lines]
    assert all(name and name[0] not in STATES and "[" not in name[0] for name in names)
    as_before(lines, "reader-window.txt")


@pytest.mark.usefixtures("heard_by_ear", "_days_anywhere")
def test_the_guided_start_read_aloud_makes_sense(open_window: Opener, qtbot: QtBot) -> None:
    """Each question with its fields, in the order in which they stand, a thing said once; also what
    came later and stands between others: a problem more at the first place, a tactic taken.
    """
    sample = read(resource("samples/cafe.canvas"))
    window = open_window(sample)
    window.resize(2400, 1400)
    guide = begun(window)
    guide.ask(HURTS)
    guide.answer.make_all()
    session = window.session
    more = commands.add_problem(session.canvas, "Loses receipts", 0, makers.key(9, makers.PROBLEM))
    session.do(StepLabel("add-problem"), more)
    qtbot.waitUntil(lambda: window.panels.around.advice.is_current)
    lines = []
    for place in range(DONE + 1):
        guide.ask(place)
        guide.answer.make_all()
        if place == DO:
            first = next(each for each in guide.answer.stops() if isinstance(each, StarterRow))
            first.click()
            guide.answer.make_all()
        QApplication.processEvents()
        lines += heard(QAccessible.queryAccessibleInterface(guide))
    assert not [each for each in lines if "<p>" in each]
    as_before(lines, "reader-guide.txt")


def as_before(lines: list[str], golden: str) -> None:
    """Assert that what is heard is what was read and found good; made anew if that is asked for."""
    kept, text = GOLDEN / golden, "".join(f"{line}\n" for line in lines)
    if os.environ.get("REGENERATE_GOLDEN") == "1":
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")
