# SPDX-License-Identifier: MIT
"""A kind and a colon before a title set the tactic's kind in the panels, as on the canvas."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Tactic, TacticKind
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.panes import inspector_of, outline_of

Opener = Callable[[Canvas], Window]
LOOSE = makers.key(5, makers.TACTIC)


def in_inspector(window: Window) -> TextBox:
    """Go to the title in the inspector."""
    window.selection.set((LOOSE,))
    box = inspector_of(window).form(Tactic).rows["title"].editor
    assert isinstance(box, TextBox)
    box.setFocus()
    return box


def in_outline(window: Window) -> TextBox:
    """Open the title's row in the outline."""
    tree = outline_of(window).tree
    window.selection.set((LOOSE,))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    box = tree.findChild(TextBox)
    assert isinstance(box, TextBox)
    return box


PLACES = pytest.mark.parametrize("go", [in_inspector, in_outline])


@PLACES
def test_a_title_that_begins_with_a_kind_sets_it_once_it_is_left(
    open_window: Opener, go: Callable[[Window], TextBox]
) -> None:
    """The word goes to the kind, the rest stays the title; all of it is one step to undo."""
    window = open_window(makers.cafe())
    before = window.session.canvas
    box = go(window)
    box.selectAll()
    QTest.keyClicks(box, "talk: ten mistakes")
    assert window.session.canvas.tactics[LOOSE].title == "talk: ten mistakes"
    window.view.setFocus()
    tactic = window.session.canvas.tactics[LOOSE]
    assert (tactic.kind, tactic.title) == (TacticKind.TALK, "ten mistakes")
    window.session.undo()
    assert window.session.canvas == before


@PLACES
def test_a_title_that_nobody_typed_in_keeps_its_words(
    open_window: Opener, go: Callable[[Window], TextBox]
) -> None:
    """Gone to and left, a title that came with such a word stays as it was."""
    window = open_window(makers.cafe())
    changes = commands.set_field(window.session.canvas, (LOOSE,), "title", "Post: from elsewhere")
    window.session.do(StepLabel("edit-text"), changes)
    before = window.session.canvas
    go(window)
    window.view.setFocus()
    assert window.session.canvas == before
