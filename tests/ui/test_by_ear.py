# SPDX-License-Identifier: MIT
"""Whoever hears the screen makes a whole canvas from nothing, without keys, mouse or eyes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.shipped import resource
from stratcanvas.storage.door import read
from stratcanvas.ui.panels.choicebox import ChoiceBox
from stratcanvas.ui.window import Window
from tests import makers
from tests.by_ear import Listener, find, said_in

Opener = Callable[[Canvas], Window]
NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


class Heard:
    """A thing as Qt tells readers of it."""

    def __init__(self, interface: QAccessibleInterface) -> None:
        self._interface = interface

    @property
    def name(self) -> str:
        return self._interface.text(NAME)

    @property
    def is_written_in(self) -> bool:
        state = self._interface.state()
        return bool(state.editable and state.focused)

    @property
    def labels(self) -> "Heard | None":
        for other, relation in self._interface.relations():
            if relation & QAccessible.RelationFlag.Labelled and not other.state().invisible:
                return Heard(other)
        return None

    def children(self) -> Iterator["Heard"]:
        for number in range(self._interface.childCount()):
            child = self._interface.child(number)
            if child is not None and not child.state().invisible:
                yield Heard(child)

    def act(self, action: str) -> None:
        acts = self._interface.actionInterface()
        assert action in acts.actionNames(), (self.name, action)
        acts.doAction(action)
        QApplication.processEvents()

    def write(self, words: str) -> None:
        self._interface.setText(VALUE, words)
        QApplication.processEvents()


@pytest.fixture
def _listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("_listening")
def test_the_sample_is_made_by_ear_alone(open_window: Opener) -> None:
    """All that the canvas says that ships: every card, every field, and what connects them."""
    window = open_window(makers.empty())
    sample = read(resource("samples/cafe.canvas"))
    listener = Listener(Heard(QAccessible.queryAccessibleInterface(window)))
    listener.make(sample)
    assert listener.untold(sample) == set()
    assert said_in(window.session.canvas) == said_in(sample)


@pytest.mark.usefixtures("_listening")
def test_keys_in_an_open_list_choose_nothing_before_enter(qtbot: QtBot) -> None:
    """Arrows go through the list also while somebody listens; what a reader does there counts."""
    box = ChoiceBox(Aim)
    qtbot.addWidget(box)
    box.show()
    given: list[object] = []
    box.typed.connect(given.append)
    heard = Heard(QAccessible.queryAccessibleInterface(box))
    heard.act("ShowMenu")
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QApplication.processEvents()
    assert (given, box.view().isVisible()) == ([], True)
    find(heard, lambda thing: thing.name == Aim.EDUCATE.label).act("Toggle")
    assert (given, box.view().isVisible()) == ([Aim.EDUCATE], False)
