# SPDX-License-Identifier: MIT
"""A text with headings and lists becomes a plan, and no word of it is lost."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Approach, Awareness
from stratcanvas.domain.fields import check, fields_of
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.formats.markdown.list_reader import canvas_in_list
from stratcanvas.formats.progress import Progress, Stopped
from stratcanvas.formats.registry import format_of
from stratcanvas.formats.results import TakenIn
from stratcanvas.storage.errors import NotTakenIn, Trouble
from tests import makers
from tests.letters import ANY


def read(words: str | bytes) -> TakenIn:
    data = words if isinstance(words, bytes) else words.encode()
    return canvas_in_list(data, "“plan.md”", Progress())


def roles(taken: TakenIn) -> dict[str, CardRole]:
    assert taken.cards is not None
    return {card.text: card.role for card in taken.cards.cards}


PLAN = """# Café money

**The customer:** Café owners

## Our strategy

Show and help.

## The customer’s problems

### 1. Runs out of cash

**What it costs them** £6,000

**Educate**

- Talk: Ten ways (Lead generation · planned · Ada · 2027-02-11)

**Help solve**

- Template: Cash sheet

## Notes

- Ask Anna
"""


def test_headings_say_what_stands_under_them() -> None:
    """As our outline has it: problems with their tactics on both sides, facts, notes, strategy."""
    canvas = read(PLAN).canvas
    assert (canvas.brief.title, canvas.brief.customer) == ("Café money", "Café owners")
    assert canvas.strategy.statement == "Show and help."
    (problem,) = canvas.ranked
    assert (problem.statement, problem.cost) == ("Runs out of cash", "£6,000")
    told = {(t.title, t.aim.value, t.owner, str(t.due)) for t in canvas.tactics.values()}
    assert told == {
        ("Ten ways", "educate", "Ada", "2027-02-11"),
        ("Cash sheet", "solve", "", "None"),
    }
    assert len(canvas.links) == 2
    assert [each.text for each in canvas.notes.values()] == ["Ask Anna"]


def test_our_own_outline_comes_back() -> None:
    """Whole: fields, what people do wrong, who said so, how to win, what does not count.

    Of what the outline says by itself, such as that nothing helps yet, no card is made.
    """
    cafe = makers.cafe()
    pinned = replace(
        cafe.strategy,
        approach=Approach.CHANGE,
        approach_note="from price — to margin",
        not_doing="no ads\nno fairs",
    )
    first, *others = cafe.ranked
    first = replace(
        first,
        awareness=Awareness.UNKNOWN,
        mistakes="1. pay late\nTalk: louder",
        evidence="“I worry.” Priya",
    )
    links = cafe.links.values()
    cafe = Canvas(
        cafe.brief, pinned, [first, *others, *cafe.tactics.values(), *cafe.notes.values(), *links]
    )
    form = format_of("outline")
    written = form.write(cafe, form.options.of(cafe)).data
    again = form.write(read(written).canvas, form.options.of(cafe)).data
    assert sorted(again.splitlines()) == sorted(written.splitlines())  # Tidy orders the tactics
    assert read(written).told[0].startswith("It holds 4 problems")
    assert read(written).cards is None  # nothing is guessed, so nothing is asked


def test_our_briefs_are_no_plan() -> None:
    """Each of their steps and questions would be a tactic that counts."""
    form = format_of("brief")
    briefs = form.write(makers.cafe(), form.options.of(makers.cafe())).data
    with pytest.raises(NotTakenIn, match="holds the briefs of tactics"):
        read(briefs)
    assert len(roles(read("# Briefs: mine\n\n- no cash\n"))) == 1


def test_lines_without_bullets_are_a_list() -> None:
    """As people type them: a line an entry, also with empty lines between. Prose stays in one."""
    assert [*roles(read("corks leak\n\nStaff leave\n\tTalk: ten ways\n"))] == [
        "corks leak",
        "Staff leave",
        "Talk: ten ways",
    ]
    prose = "What we heard in May, when we went from one café to the\nnext, was of money.\n"
    assert len(roles(read("May.\n" + prose.replace("May, when", "the month of May, when")))) == 1


@pytest.mark.parametrize("above", ["## No cash\n", "## No cash\n**Who said so**\n"])
def test_what_no_card_can_hold_is_told(above: str) -> None:
    """A book under one heading is cut, and says so."""
    line = f"- {'x' * 900}\n" if "**" in above else f"{'x' * 900}\n"
    assert read(above + line * 30).told[-1] == "What was longer than a card can hold was cut."
    assert "cut" not in read(above + line * 3).told[-1]


def test_what_is_told_of_a_problem_twice_is_all_kept() -> None:
    """A field has room for one; the other stands below the words."""
    told = "# Problems\n## No cash\n**What it costs them:** 900\n**What it costs them:** 800\n"
    (problem,) = read(told).canvas.ranked
    assert (problem.cost, problem.statement) == ("900", "No cash\n\nWhat it costs them: 800")


def test_lines_that_say_the_same_are_counted() -> None:
    """Those of our own outline are not: what serves several problems stands under each."""
    told = read("# Problem\n" + "- no cash\n" * 5).told
    assert told[1] == "4 lines make no card of their own: their words are on a card already."


def test_what_stands_deeper_serves_what_is_above() -> None:
    """An entry under a problem is a tactic for it, one under a tactic is more of that."""
    canvas = read(
        "- no cash\n  - a sheet\n    - with 13 weeks\n  - Talk: ten ways\n- no time\n"
    ).canvas
    assert [each.statement for each in canvas.ranked] == ["no cash", "no time"]
    assert {(each.title, each.detail) for each in canvas.tactics.values()} == {
        ("a sheet", "with 13 weeks"),
        ("ten ways", ""),
    }
    assert len(canvas.links) == 2


def test_a_list_without_a_sign_is_of_problems() -> None:
    """Ticks, numbers and bullets go; words before a colon say more."""
    assert roles(read("1. no cash\n2) no time\n* [x] Note: lunch\n")) == {
        "no cash": CardRole.PROBLEM,
        "no time": CardRole.PROBLEM,
        "lunch": CardRole.NOTE,
    }


def test_paragraphs_belong_to_the_card_above() -> None:
    """One above all cards is a note."""
    assert roles(read("Written in May.\n\n## No cash\n\nEvery January.\n")) == {
        "Written in May.": CardRole.NOTE,
        "No cash\n\nEvery January.": CardRole.PROBLEM,
    }


@pytest.mark.parametrize("data", [b"", b"---\n\n", b"\xff\xfe"])
def test_a_text_that_says_nothing_is_told(data: bytes) -> None:
    """It is no canvas."""
    with pytest.raises(NotTakenIn, match=r"“plan\.md” lists nothing"):
        read(data)


def test_what_is_no_text_is_told() -> None:
    """A picture called a text is none."""
    with pytest.raises(NotTakenIn, match="is no file of text"):
        read(b"\x89PNG\0\0\0\1\0\2\3\4")


def test_reading_can_be_stopped() -> None:
    """Whoever gives up waits for no line."""
    with pytest.raises(Stopped):
        canvas_in_list(b"- a\n- b", "it", Progress(stopped=lambda: True))


MARKED = ["  - x", "      - y", "# Problems", "###### ", "**Educate**", "> q", "```", "\t* z"]
LINES = st.sampled_from([*PLAN.splitlines(), *MARKED, "- Talk: a (x · y)"]) | st.text(
    ANY, max_size=12
)


@given(st.lists(LINES, max_size=12))
def test_no_text_does_harm(lines: list[str]) -> None:
    """Whatever stands in it: records that can be kept, or one sentence."""
    with suppress(Trouble):
        for record in read("\n".join(lines).encode("utf-8", "replace")).canvas.records():
            for field in fields_of(type(record)):
                check(field, getattr(record, field.name))


NOTES = """# Spring plan

## Customer

Bakers in small towns

They get up at three

## Problems

- Flour goes up
  - Article: Five ways to hedge
- Customers: they come late

## Ideas

- Newsletter about rotas
"""


def test_what_stands_below_customer_is_the_customer() -> None:
    """The first line is; what else is said of them is a note. Ideas are tactics, not a problem."""
    taken = read(NOTES)
    assert taken.canvas.brief.title == "Spring plan"
    assert taken.canvas.brief.customer == "Bakers in small towns"
    assert roles(taken) == {
        "They get up at three": CardRole.NOTE,
        "Flour goes up": CardRole.PROBLEM,
        "Article: Five ways to hedge": CardRole.EDUCATE,
        "Customers: they come late": CardRole.PROBLEM,
        "Newsletter about rotas": CardRole.SOLVE,
    }


@pytest.mark.parametrize(
    "words",
    [
        "# Our customers: Bakers\n\n- Flour goes up",
        "Target audience: Bakers\n\n- Flour goes up",
        "- Customer: Bakers\n- Flour goes up",
        "Customer: Bakers\nFlour goes up",
        "# Kunde\n\n- Bakers\n\n# Problem\n\n- Flour goes up",
    ],
)
def test_the_customer_is_known_by_words_before_a_colon(words: str) -> None:
    """In a heading, in a list and in plain words; a heading alone names who stands below it."""
    taken = read(words)
    assert taken.canvas.brief.customer == "Bakers"
    assert [each.statement for each in taken.canvas.ranked] == ["Flour goes up"]


def test_problems_of_customers_name_no_customer() -> None:
    """Nor does a card that speaks of them."""
    taken = read("# Customer problems\n\n- Customers leave\n- The customer: a riddle\n")
    assert taken.canvas.brief.customer == ""
    assert taken.canvas.ranked[0].statement == "Customers leave"


VAULT = """---
tags: [plan, bakery]
created: 2026-11-28
---
# Bakery plan

Customer: Small bakers

| Problem | Cost | Tactic |
| --- | ---: | --- |
| Flour goes up | £900 \\| month | Price sheet |
| Staff leave |  | Talk: rotas |

## Notes

- Call Anna
"""


def test_a_note_of_another_program_keeps_its_title_and_its_table() -> None:
    """What it tells of the note itself comes last, as a note."""
    taken = read(VAULT)
    assert taken.canvas.brief.title == "Bakery plan"
    assert taken.canvas.brief.customer == "Small bakers"
    assert [(each.statement, each.cost) for each in taken.canvas.ranked] == [
        ("Flour goes up", "£900 | month"),
        ("Staff leave", ""),
    ]
    assert roles(taken) == {
        "Flour goes up": CardRole.PROBLEM,
        "Price sheet": CardRole.SOLVE,
        "Staff leave": CardRole.PROBLEM,
        "Talk: rotas": CardRole.EDUCATE,
        "Call Anna": CardRole.NOTE,
        "tags: [plan, bakery]\ncreated: 2026-11-28": CardRole.NOTE,
    }
    assert len(taken.canvas.links) == 2


def test_a_table_of_unknown_columns_is_a_list() -> None:
    """A row an entry, its head as well, under what stands above it."""
    taken = read("# Pains\n\n| Day | Seen |\n|---|---|\n| Mon | flour |\n")
    assert list(roles(taken).items()) == [
        ("Day · Seen", CardRole.PROBLEM),
        ("Mon · flour", CardRole.PROBLEM),
    ]


def test_lines_between_rules_are_no_front_where_they_are_words() -> None:
    """A text that begins with a rule says what it says."""
    taken = read("---\nStaff leave at night\n---\n- Flour goes up\n")
    assert set(roles(taken)) == {"Staff leave at night", "Flour goes up"}
