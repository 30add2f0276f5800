# SPDX-License-Identifier: MIT
"""What things are called, and what is said of them."""

from dataclasses import replace

import pytest

from stratcanvas.domain import commands, names
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic, main_field
from tests import makers

SECOND = makers.key(2, makers.PROBLEM)
TALK = makers.key(2, makers.TACTIC)
GIVEAWAY = makers.key(5, makers.TACTIC)


def test_each_row_says_role_state_and_words() -> None:
    """What a screen reader says names the role first and never needs colour."""
    canvas = makers.cafe()
    assert names.spoken(canvas, GIVEAWAY) == "Tactic, not counted, Instagram giveaway"
    assert names.spoken(canvas, SECOND) == (
        "Problem 2, Prices the menu below true cost, They don’t know yet, 3 tactics educate, "
        "nothing helps solve yet"
    )
    assert names.spoken(canvas, makers.key(6, makers.TACTIC)) == (
        "Tactic, Help solve, Review, Site-by-site margin review, for problem 4"
    )
    assert names.spoken(makers.empty(), makers.key(2)) == "Strategy, still empty"
    assert names.spoken(makers.empty(), makers.key(1)) == "The customer, still empty"


def test_a_card_without_words_has_a_name() -> None:
    """A name is never empty, and a problem's begins with its number."""
    canvas = makers.empty()
    canvas = canvas.apply(commands.add_problem(canvas, "", key=SECOND))
    canvas = canvas.apply(commands.add_note(0.0, 0.0, " \n", key=TALK))
    keys = (canvas.id, canvas.strategy.id, SECOND, TALK)
    found = [names.name_of(canvas, key) for key in keys]
    assert found == ["The customer", "The strategy", "1 Empty problem", "Empty note"]
    assert [names.kind_of(canvas, key) for key in keys] == [
        "The customer", "Strategy", "Problem 1", "Note"
    ]  # fmt: skip
    assert names.quoted_name(canvas, SECOND) == "Problem 1 “(empty)”"


def test_several_are_named_by_their_number() -> None:
    """One is said as one, many as many, and what there is once by its name."""
    canvas = makers.cafe()
    keys = (SECOND, GIVEAWAY, TALK, next(iter(canvas.links)), canvas.strategy.id, canvas.id)
    said = "1 problem, 2 tactics, 1 connector, the strategy, the customer"
    assert names.counted_kinds(canvas, keys) == said


def test_what_holds_words_together_stays_in_one_line() -> None:
    """No-break spaces are no white space to be folded: an amount is never broken after that."""
    assert names.one_line(" 10\u00a0000\u202f€ \n a\tyear ") == "10\u00a0000\u202f€ a year"
    assert names.one_line(" \u00a0\n") == ""


def test_names_are_one_harmless_line() -> None:
    """Marks that would turn a sentence around, and line ends, are not in a name."""
    canvas = makers.empty()
    canvas = canvas.apply(commands.add_problem(canvas, "Rent\n rises", key=SECOND))
    turned = replace(canvas.problems[SECOND], statement="Rent\u202e\n rises")
    canvas = Canvas(canvas.brief, canvas.strategy, (turned,))
    for name in (names.name_of, names.row_name, names.choice_name, names.quoted_name, names.spoken):
        assert "Rent rises" in name(canvas, SECOND), name


def test_a_name_from_right_to_left_leaves_our_words_where_they_are() -> None:
    """An Arabic problem's “9%” stays with it beside our number, a tactic's beside its kind."""
    canvas = makers.cafe()
    words = "غرامات التأخير 9%"
    canvas = canvas.apply(commands.set_field(canvas, (SECOND,), "statement", words))
    canvas = canvas.apply(commands.set_field(canvas, (TALK,), "title", words))
    apart = f"\u2068{words}\u2069"
    number = canvas.number[SECOND]
    assert names.name_of(canvas, SECOND) == f"{number} {apart}"
    assert names.choice_name(canvas, SECOND) == f"{number}  {apart}"
    assert names.row_name(canvas, TALK) == f"{apart} · Article"
    assert names.choice_name(canvas, TALK) == f"{apart} · Article"


def test_a_canvas_in_no_file_is_told_by_its_first_words() -> None:
    """The customer comes before the problems, those before the strategy, then tactics and notes."""
    canvas = makers.cafe()
    brief = replace(canvas.brief, title="", customer="")
    assert names.draft_name(canvas) == canvas.brief.title
    assert names.draft_name(Canvas(replace(canvas.brief, title=" "), canvas.strategy)) == (
        canvas.brief.customer
    )
    told = Canvas(brief, canvas.strategy, canvas.problems.values())
    assert names.draft_name(told) == canvas.ranked[0].statement
    assert names.draft_name(Canvas(brief, canvas.strategy)) == canvas.strategy.statement[:59] + "…"
    assert names.title_of(told, "plan") == "plan"
    assert names.title_of(told) == "Untitled canvas"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Brief, "customer"),
        (Strategy, "statement"),
        (Problem, "statement"),
        (Tactic, "title"),
        (Note, "text"),
    ],
)
def test_one_field_is_read_and_edited_in_place(kind: type, name: str) -> None:
    """Whoever edits the brief in place edits the customer, who heads the frame."""
    assert main_field(kind).name == name


def test_in_a_mirrored_list_a_person_s_words_keep_their_own_order() -> None:
    """“24/7 stress” does not come apart behind its number, nor a title that begins with one."""
    canvas, problem = makers.cafe(), makers.key(1, makers.PROBLEM)
    assert names.choice_name(canvas, problem, mirrored=True) == (
        f"1  \u2068{canvas.problems[problem].statement}\u2069"
    )
    tactic = makers.key(1, makers.TACTIC)
    row = names.row_name(canvas, tactic)
    assert names.choice_name(canvas, tactic, mirrored=True) == f"\u2068{row}\u2069"
