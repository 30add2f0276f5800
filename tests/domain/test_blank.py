# SPDX-License-Identifier: MIT
"""Is it empty? One answer, from the declarations of the fields."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.blank import as_begun, filled_in, is_as_made, is_blank
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Brief, Note, Paper, Problem, Strategy, Tactic
from stratcanvas.domain.fields import Field, Kind, fields_of
from tests import makers

EVERY_FIELD = [
    (kind, field)
    for kind in (Brief, Strategy, Problem, Tactic, Note)
    for field in fields_of(kind)
    if field.editable
]


def by_hand(field: Field) -> Any:
    """Return a value that no field has by itself."""
    if field.kind is Kind.CHOICE:
        assert field.choices is not None
        return next(each for each in field.choices if each is not field.default)
    return datetime.date(2026, 11, 30) if field.kind is Kind.DATE else "typed"


def with_cards() -> Canvas:
    """Return a canvas with an empty card of each kind."""
    canvas = makers.fresh("")
    canvas = canvas.apply(commands.add_problem(canvas))
    canvas = canvas.apply(commands.add_tactic(canvas, WingPlace(Aim.SOLVE, 80.0, 0.0)))
    return canvas.apply(commands.add_note(5.0, 5.0))


def test_empty_cards_do_not_make_a_canvas() -> None:
    """Cards in which nobody wrote leave a canvas blank, wherever they lie and joined or not."""
    canvas = with_cards()
    tactic, problem = next(iter(canvas.tactics)), next(iter(canvas.problems))
    canvas = canvas.apply(commands.connect(canvas, tactic, problem))
    assert is_blank(canvas)
    spaces = commands.set_field(canvas, list(canvas.notes), "text", " \n ")
    assert is_blank(canvas.apply(spaces))


@pytest.mark.parametrize(("kind", "field"), EVERY_FIELD, ids=lambda each: getattr(each, "name", ""))
def test_whatever_is_typed_or_chosen_counts(kind: type, field: Field) -> None:
    """A value by hand in any one field that people edit makes the canvas worth keeping."""
    begun = with_cards()
    record = next(each for each in begun.records() if isinstance(each, kind))
    canvas = begun.apply(commands.set_field(begun, [record.id], field.name, by_hand(field)))
    assert is_blank(canvas, begun) == (field.name == "aim")  # which the place of a card decides


def test_what_fills_in_by_itself_is_not_typing() -> None:
    """The place's language and paper do not make a canvas worth keeping; other ones by hand do."""
    fresh = makers.fresh("")
    begun = Canvas(replace(fresh.brief, language="es-MX", paper=Paper.LETTER), fresh.strategy)
    assert is_blank(begun, begun)
    assert is_blank(begun, as_begun(begun, filled_in(begun)))
    by_hand = Canvas(replace(begun.brief, language="es"), begun.strategy)
    assert not is_blank(by_hand, begun)
    assert not is_blank(by_hand, as_begun(by_hand, filled_in(begun)))


def test_what_a_template_brought_is_nobodys_typing() -> None:
    """A canvas that began with words is as it was made until one of them is another."""
    begun = makers.cafe()
    assert is_as_made(begun, begun)
    assert not is_blank(begun, begun)
    word = commands.set_field(begun, [begun.strategy.id], "statement", "Other")
    assert not is_as_made(begun.apply(word), begun)
    assert not is_as_made(begun, None)


def test_in_doubt_it_was_typed() -> None:
    """Where nobody knows any more what filled in by itself, an uncommon value is kept."""
    fresh = makers.fresh("")
    assert is_blank(fresh)
    for doubtful in (
        replace(fresh.brief, language="es-MX"),
        replace(fresh.brief, paper=Paper.LETTER),
    ):
        canvas = Canvas(doubtful, fresh.strategy)
        assert not is_blank(canvas)
        for nonsense in ({}, {"language": "en"}, {"language": "\0", "paper": "?"}):
            assert as_begun(canvas, nonsense) is None
