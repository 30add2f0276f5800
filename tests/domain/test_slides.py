# SPDX-License-Identifier: MIT
"""Which pages a canvas is presented by, and what they say."""

from dataclasses import replace

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Problem, Tactic
from stratcanvas.domain.links import Link
from stratcanvas.domain.slides import (
    MOST_LISTED,
    Slide,
    SlidePart,
    SlideWords,
    one_quote,
    read_aloud,
    slide_words,
    slides,
)
from tests import makers
from tests.makers import PROBLEM, TACTIC, key


def said(canvas: Canvas, part: SlidePart) -> SlideWords:
    """Return what the first page about something says."""
    return slide_words(canvas, next(each for each in slides(canvas) if each.part is part))


def with_strategy(canvas: Canvas, **changes: str) -> Canvas:
    rest = [*canvas.records()][2:]
    return Canvas(canvas.brief, replace(canvas.strategy, **changes), rest)


def test_the_order_is_that_of_the_idea() -> None:
    """Customer, problems by rank, strategy, what is missing, what is left out: each a record’s."""
    canvas = with_strategy(makers.cafe(), not_doing="Discounts")
    order = slides(canvas)
    assert [each.part.value for each in order] == [
        "customer",
        *["problem"] * 4,
        *("strategy", "gaps", "not-doing"),
    ]
    assert [each.record for each in order[1:5]] == [key(n, PROBLEM) for n in (1, 2, 3, 4)]
    assert order[6].record == key(2, PROBLEM)  # the first with a gap


def test_what_is_empty_has_no_page() -> None:
    """A canvas with one problem, served on both sides, has one page; an empty problem has none."""
    tactics = [Tactic(id=key(n, TACTIC), title="Do", aim=aim) for n, aim in enumerate(Aim)]
    links = [Link(tactic=each.id, problem=key(1, PROBLEM)) for each in tactics]
    problems = [
        Problem(id=key(1, PROBLEM), statement="It hurts"),
        Problem(id=key(2, PROBLEM), rank=2),
    ]
    empty = makers.empty()
    canvas = Canvas(empty.brief, empty.strategy, [*problems, *tactics, *links])
    assert slides(canvas) == (Slide(SlidePart.PROBLEM, key(1, PROBLEM)),)


def test_an_empty_canvas_says_what_to_begin_with() -> None:
    """There is always a page: it says that there is nothing yet, and what to do first."""
    (only,) = slides(makers.empty())
    words = slide_words(makers.empty(), only)
    assert only.part is SlidePart.NOTHING
    assert words.headline == "There is nothing to present yet"
    assert [each.number for each in words.lists[0].items] == [1, 2, 3, 4]
    assert words.lists[0].items[0].words == "Say who the customer is"


def test_a_problem_s_page_has_both_sides_and_says_what_is_missing() -> None:
    """What educates comes first, each with its kind; an empty side says so in words."""
    canvas = makers.cafe()
    words = slide_words(canvas, Slide(SlidePart.PROBLEM, key(2, PROBLEM)))
    assert (words.place, words.number) == ("Problem 2 of 4", 2)
    assert words.facts == ("They don’t know yet · Cost: ≈ 9 % of turnover",)
    educate, solve = words.lists
    assert [(each.kind, each.words) for each in educate.items][1] == (
        "Article",
        "7 mistakes cafés make when pricing a menu",
    )
    assert (solve.items, solve.missing) == ((), "Nothing helps them solve this yet")


def test_gaps_name_problems_and_what_does_not_count() -> None:
    """Each problem that lacks something says what; tactics that serve none are named below."""
    problems, loose = said(makers.cafe(), SlidePart.GAPS).lists
    assert [(each.number, each.lacks) for each in problems.items] == [
        (2, "Nothing helps them solve this yet"),
        (3, "Nothing helps them solve this yet"),
    ]
    assert loose.heading.startswith("1 tactic does not count")
    assert [each.words for each in loose.items] == ["Instagram giveaway"]


def test_what_somebody_said_comes_before_where_it_was_read() -> None:
    """Of several lines of evidence the first in quotation marks is shown, else the first."""
    problem = Problem(id=key(1, PROBLEM), evidence="Survey, 2025\n\n“I never look.” — Lena\n“No.”")
    assert one_quote(problem) == "“I never look.” — Lena"
    assert one_quote(replace(problem, evidence="Survey, 2025\nA call")) == "Survey, 2025"
    assert one_quote(replace(problem, evidence=" ")) == ""


def test_of_a_very_long_list_the_rest_is_counted() -> None:
    """Sixty entries are named; of the others the page says how many there are."""
    canvas = with_strategy(makers.empty(), not_doing="\n".join(f"Thing {n}" for n in range(100)))
    (items,) = (each.items for each in said(canvas, SlidePart.NOT_DOING).lists)
    assert len(items) == MOST_LISTED + 1
    assert items[-1].words == "and 40 more"


def test_a_page_is_read_aloud_in_its_order() -> None:
    """Who hears it hears all of it, what is missing too."""
    canvas = makers.cafe()
    words = read_aloud(slide_words(canvas, Slide(SlidePart.PROBLEM, key(3, PROBLEM))))
    assert words == (
        "Problem 3 of 4. Pays late-filing penalties every quarter. "
        "They know · Cost: £1,600 a year. "
        "We educate: Talk Top 10 ways cafés lose money without noticing. "
        "We help solve: Nothing helps them solve this yet"
    )
