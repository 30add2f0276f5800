# SPDX-License-Identifier: MIT
"""What was chosen for print and export is there the next time, for the canvas it was chosen for."""

import pytest
from PySide6.QtCore import QCoreApplication

from stratcanvas.domain.canvas import new_canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.options import PageStyle
from stratcanvas.formats.registry import format_of
from stratcanvas.session.export_choices import forget, keep, last_page, recalled
from stratcanvas.session.remembered_state import RememberedState
from tests import makers

FIELDS = tuple(format_of("one-pager").fields.values())


@pytest.fixture
def state(_home_of_its_own: object, qapp: QCoreApplication) -> RememberedState:
    return RememberedState()


def test_choices_are_there_the_next_time(state: RememberedState) -> None:
    """Each canvas has its own; one that was never exported has none."""
    canvas, other = makers.cafe(), new_canvas(title="Other")
    chosen = {"paper": Paper.LETTER, "style": PageStyle.GREY}
    keep(state, canvas, FIELDS, chosen, "one-pager")
    assert recalled(RememberedState(), canvas, FIELDS) == chosen
    assert last_page(RememberedState(), canvas) == "one-pager"
    assert not recalled(state, other, FIELDS)
    assert last_page(state, other) == ""
    forget(state, canvas.id)
    assert not recalled(state, canvas, FIELDS)


def test_the_canvas_own_paper_comes_back_when_it_is_changed(state: RememberedState) -> None:
    """Upright for the export stays until the brief says something else than it did then."""
    canvas = makers.replace_brief(makers.cafe(), orientation=Orientation.LANDSCAPE)
    keep(state, canvas, FIELDS, {"orientation": Orientation.PORTRAIT, "style": PageStyle.INK})
    other = makers.replace_brief(canvas, orientation=Orientation.PORTRAIT)
    assert recalled(state, canvas, FIELDS)["orientation"] is Orientation.PORTRAIT
    assert recalled(state, other, FIELDS) == {"style": PageStyle.INK}


def test_words_of_the_plan_are_not_remembered(state: RememberedState) -> None:
    """What was typed, such as a tactic's title, stays in the canvas."""
    fields = tuple(format_of("brief").fields.values())
    keep(state, makers.cafe(), fields, {"tactic": "A secret"})
    assert "secret" not in state.export_choices


@pytest.mark.parametrize("text", ["", "[", "[]", '{"a": 1}', '{"a": {"paper": []}}', "[" * 99_999])
def test_a_damaged_memory_is_none(state: RememberedState, text: str) -> None:
    """Nothing that stands there does harm."""
    state.export_choices = text
    assert not recalled(state, makers.cafe(), FIELDS)
    assert last_page(state, makers.cafe()) == ""
