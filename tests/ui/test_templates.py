# SPDX-License-Identifier: MIT
"""Beginning with an example or an own template, and keeping and throwing away own ones."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from stratcanvas.session.templates import examples, keep_template, templates_folder
from stratcanvas.storage.door import drafts
from stratcanvas.storage.errors import Damaged, Trouble
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.dialogs.trouble import Way
from stratcanvas.ui.windows import Windows
from tests import makers


def own(name: str = "My plan") -> Path:
    path = templates_folder() / f"{name}.canvas"
    keep_template(path, makers.cafe(), name)
    return path


def test_an_example_opens_as_a_new_canvas_in_the_place_of_an_empty_one(windows: Windows) -> None:
    """The untouched empty window that asked gives its place; one with words stays."""
    windows.new()
    (empty,) = windows.open_ones
    empty.context.windows.new_from.emit(examples()[0].path)
    (window,) = windows.open_ones
    assert window.session.path is None
    assert window.session.canvas.problems
    window.context.windows.new_from.emit(examples()[1].path)
    assert len(windows.open_ones) == 2
    window.context.windows.new.emit()  # an example that nobody edited is no empty canvas
    assert len(windows.open_ones) == 3


def test_an_example_that_was_only_looked_at_is_no_draft(windows: Windows) -> None:
    """Closing its window leaves nothing behind and asks nothing."""
    windows.new(template=examples()[0].path)
    (window,) = windows.open_ones
    assert window.close()
    assert drafts() == []


def test_a_template_that_can_not_be_read_says_why(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No window opens; the person hears one plain sentence."""
    path = own()
    path.write_bytes(path.read_bytes()[:5000])
    told: list[Trouble] = []

    def ask(_: QWidget | None, problem: Trouble, _ways: tuple[Way, ...]) -> Way:
        told.append(problem)
        return Way.CLOSE

    monkeypatch.setattr(trouble, "ask_trouble", ask)
    windows.new(template=path)
    assert windows.open_ones == []
    (problem,) = told
    assert isinstance(problem, Damaged)
