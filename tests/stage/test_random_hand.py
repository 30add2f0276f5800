# SPDX-License-Identifier: MIT
"""A random hand on the canvas: whatever it does, nothing raises and the picture is the model."""

import random
from unittest import mock

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.backdrop import resting
from tests import makers

NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
DELETING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
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
]


class Fingers:
    """Does one random thing after another with real events."""

    def __init__(self, hand, seed):
        self.hand, self.chance, self.down = hand, random.Random(seed), False

    def spot(self):
        """Return a pixel: on a card, a handle, a connector, or anywhere."""
        hand, layout = self.hand, self.hand.view.stage.live_layout
        things = [*layout.cards, *hand.view.stage.overlay.handles, *hand.canvas.links, None, None]
        thing = self.chance.choice(things)
        if isinstance(thing, tuple):
            return hand.pixel(thing[1])
        if thing in hand.canvas.links:
            return hand.pixel(layout.curve(thing).end)
        if thing is not None:
            return hand.pixel(thing)
        size = hand.view.viewport().size()
        return QPoint(
            self.chance.randrange(-40, size.width() + 40),
            self.chance.randrange(-40, size.height() + 40),
        )

    def act(self):
        chance, hand, port = self.chance, self.hand, self.hand.view.viewport()
        held = chance.choice([NO_KEY, NO_KEY, NO_KEY, SHIFT])
        action = chance.randrange(16)
        if action < 5:
            if not self.down:
                QTest.mousePress(port, LEFT, held, self.spot())
                self.down = True
            for _ in range(chance.randrange(1, 4)):
                QTest.mouseMove(port, self.spot())
        elif action < 9 and self.down:
            QTest.mouseRelease(port, LEFT, held, self.spot())
            self.down = False
        elif action < 11:
            key, here = chance.choice(KEYS), hand.view.window().focusWidget() or hand.view
            if here is hand.view and key in DELETING:
                hand.view.delete_selection()  # in a window the key is an action's
            else:
                QTest.keyClick(here, key, held)
        elif action < 13:
            chance.choice([hand.session.undo, hand.session.undo, hand.session.redo])()
        else:
            self.ask(port)

    def ask(self, port):
        view = self.hand.view
        asks = [
            view.add_problem,
            view.add_tactic,
            view.add_note,
            view.tidy,
            view.connect_by_keyboard,
            self.hand.select_all,
            view.fit,
            lambda: view.zoom_to(self.chance.choice([0.05, 0.2, 0.5, 1.0, 2.5])),
            lambda: view.camera.pan(self.chance.randrange(-300, 300), 200),
            lambda: QTest.mouseDClick(port, LEFT, NO_KEY, self.spot()),
            lambda: QTest.mouseClick(port, RIGHT, NO_KEY, self.spot()),
            lambda: self.hand.type("ab "),
            self.edit_elsewhere,
            self.edit_elsewhere,
        ]
        self.chance.choice(asks)()

    def edit_elsewhere(self):
        """Change the canvas as another panel does: aims, links, words, what is there at all."""
        canvas, chance = self.hand.canvas, self.chance
        tactics, problems = list(canvas.tactics), list(canvas.problems)
        tactic = chance.choice(tactics) if tactics else None
        problem = chance.choice(problems) if problems else None
        words = chance.choice(["", "a", "long words " * chance.randrange(1, 20)])
        changes = [
            commands.set_field(canvas, (canvas.strategy.id,), "statement", words),
            commands.set_field(canvas, (canvas.brief.id,), "customer", words),
        ]
        if tactic is not None:
            changes += [
                commands.cross(canvas, (tactic,), chance.choice(list(Aim))),
                commands.set_field(canvas, (tactic,), "title", words),
                commands.delete(canvas, (tactic,)),
            ]
        if tactic is not None and problem is not None:
            changes += [commands.toggle_link(canvas, tactic, problem)] * 2
        if problem is not None:
            changes.append(commands.delete(canvas, (problem,)))
        self.hand.session.do(StepLabel("edit-text"), chance.choice(changes))


@pytest.mark.parametrize(("seed", "many"), [*((n, resting.MANY) for n in range(6)), (6, 0), (7, 0)])
def test_whatever_a_hand_does_the_picture_is_the_model(stage, seed, many):
    """After each of 120 random doings everything lies, and is drawn, where the model has it."""
    with mock.patch.object(resting, "MANY", many):
        whatever_a_hand_does(stage, seed)


def whatever_a_hand_does(stage, seed):
    hand = stage(makers.cafe() if seed % 2 else makers.crowded(13, 9, notes=2))
    fingers = Fingers(hand, seed)
    for number in range(120):
        fingers.act()
        if not hand.view.toolbox.busy:  # in the midst of a gesture the view may pan along
            hand.scene_is_the_model()
            if number % 3 == 0:
                hand.picture_is_fresh()
    hand.view.toolbox.cancel()
    hand.view.end_edit()
    hand.scene_is_the_model()
    while hand.session.undo_label is not None:
        hand.session.undo()
        hand.scene_is_the_model()


def test_a_card_that_shrinks_leaves_nothing_of_itself_behind(stage):
    """When its problem goes, or its aim changes, all of where a card was is drawn anew."""
    hand = stage(makers.cafe())
    for problem in list(hand.canvas.problems):
        hand.session.do(StepLabel("edit-text"), commands.delete(hand.canvas, (problem,)))
        hand.picture_is_fresh()
        hand.session.undo()
        hand.picture_is_fresh()
    for tactic in list(hand.canvas.tactics):
        hand.session.do(StepLabel("edit-text"), commands.cross(hand.canvas, (tactic,), Aim.SOLVE))
        hand.picture_is_fresh()
