# SPDX-License-Identifier: MIT
"""Whoever hears the screen makes a whole canvas from nothing, without keys, mouse or eyes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui.window import Window
from tests import makers
from tests.by_ear import Listener

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
    """Customer, strategy, problems, tactics on both sides and their connectors, all as told."""
    window = open_window(makers.empty())
    sample = makers.cafe()
    listener = Listener(Heard(QAccessible.queryAccessibleInterface(window)))
    listener.make(sample)
    assert listener.told(sample) == set()
    made = window.session.canvas
    assert made.brief.customer == sample.brief.customer
    assert [each.statement for each in made.ranked] == [each.statement for each in sample.ranked]
    assert len(made.links) == len(sample.links)
    assert {
        (each.kind, each.title, each.aim)
        for each in made.tactics.values()
        if each.id in made.problems_of
    } == {
        (each.kind, each.title, each.aim)
        for each in sample.tactics.values()
        if each.id in sample.problems_of
    }
