# SPDX-License-Identifier: MIT
"""Whatever is selected, edited and taken back, the inspector's fields say what the records say."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Problem, Strategy, Tactic
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.panes import inspector_of

pytestmark = pytest.mark.usefixtures("inspector_alone")

WORDS = {
    Problem: ("statement", "cost", "belief"),
    Tactic: ("title", "owner", "detail"),
    Strategy: ("statement", "not_doing"),
    Brief: ("title", "customer"),
}


def cards(canvas: Canvas) -> list[str]:
    return [*canvas.problems, *canvas.tactics, canvas.strategy.id, canvas.brief.id]


def select(window: Window, chance: random.Random) -> None:
    window.selection.set((chance.choice(cards(window.session.canvas)),))


def edit(window: Window, chance: random.Random) -> None:
    """Change a field elsewhere than in the inspector, of what is selected or not."""
    canvas = window.session.canvas
    key = chance.choice(cards(canvas))
    name = chance.choice(WORDS[type(canvas.get(key))])
    words = commands.set_field(canvas, [key], name, f"Words {chance.random()}")
    window.session.do(StepLabel("edit-text"), words)


def delete(window: Window, chance: random.Random) -> None:
    canvas = window.session.canvas
    gone = commands.delete(canvas, [chance.choice([*canvas.problems, *canvas.tactics])])
    window.session.do(StepLabel("delete-cards", 1), gone)


STEPS: tuple[Callable[[Window, random.Random], object], ...] = (
    *(select, select, edit, edit, delete),
    *(lambda window, _: window.session.undo(),) * 3,
    lambda window, _: window.session.redo(),
    lambda window, _: window.selection.clear(),
)


@pytest.mark.parametrize("seed", range(4))
def test_fields_say_what_records_say(open_window: Callable[[Canvas], Window], seed: int) -> None:
    """After each of a hundred steps, of cards, the strategy and the canvas itself."""
    window, chance = open_window(makers.cafe()), random.Random(seed)
    shown = 0
    for _ in range(100):
        chance.choice(STEPS)(window, chance)
        QApplication.processEvents()
        canvas, ids = window.session.canvas, window.selection.ids
        for key in ids or (canvas.brief.id, canvas.strategy.id):
            record = canvas.get(key)
            for name, row in inspector_of(window).form(type(record)).rows.items():
                if isinstance(row.editor, TextBox):
                    assert row.editor.text() == getattr(record, name)
                    shown += 1
    assert shown > 200
