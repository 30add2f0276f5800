# SPDX-License-Identifier: MIT
"""What a page says follows from the model alone."""

import datetime
from dataclasses import replace

import pytest

from stratcanvas.domain.amounts import kept_together
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Approach, Awareness
from stratcanvas.domain.page_words import DOT, TacticWords, page_words
from stratcanvas.domain.tally import Tally, counted_sentence
from tests import makers


def entries(canvas: Canvas) -> list[TacticWords]:
    """Return every entry of every cell, in reading order."""
    return [
        entry for row in page_words(canvas).rows for cell in row.cells.values() for entry in cell
    ]


def test_a_tactic_is_told_in_full_once() -> None:
    """The first telling of a tactic has its facts, every later one its title alone."""
    told = [entry for entry in entries(makers.cafe()) if entry.kind == "Talk"]
    assert [entry.first for entry in told] == [True, False, False, False]
    assert told[0].facts == DOT.join(
        ["Lead generation", "planned", "for\u00a0problems\u00a01,\u00a02,\u00a03,\u00a04"]
    )
    assert {entry.facts for entry in told[1:]} == {""}
    titles = ["Top 10 ways cafés lose money without noticing"] + [
        "Top 10 ways cafés lose money without…"
    ] * 3
    assert [entry.title.text for entry in told] == titles


def test_amounts_stay_together_on_paper() -> None:
    """A no-break space in any of the words of a page is one there too."""
    canvas = makers.replace_brief(makers.cafe(), title="10\u00a0€", customer="Mr\u00a0Smith")
    words = page_words(canvas)
    assert (words.title.text, words.customer.text) == ("10\u00a0€", "Mr\u00a0Smith")


def test_rows_follow_the_rank_and_cells_the_aim() -> None:
    """There is a row a problem, numbered, and each tactic stands on the side of its aim."""
    canvas = makers.cafe()
    rows = page_words(canvas).rows
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert [row.statement.text for row in rows] == [each.statement for each in canvas.ranked]
    for row in rows:
        for aim, cell in row.cells.items():
            assert all(canvas.tactics[entry.tactic].aim is aim for entry in cell)


def test_uncounted_tactics_are_left_out_and_said_to_be() -> None:
    """A tactic without a link is in no row, and the footer counts it."""
    canvas = makers.cafe()
    assert "Instagram giveaway" not in {entry.title.text for entry in entries(canvas)}
    assert page_words(canvas).counted == (
        "5 of 6 tactics count: 1 is not connected to a problem and is left out."
    )


@pytest.mark.parametrize(
    ("tactics", "counting", "words"),
    [
        (0, 0, "No tactics yet."),
        (1, 1, "The one tactic counts."),
        (4, 4, "All 4 tactics count."),
        (6, 4, "4 of 6 tactics count: 2 are not connected to a problem and are left out."),
        (1, 0, "0 of 1 tactic counts: 1 is not connected to a problem and is left out."),
    ],
)
def test_the_footer_counts_in_plain_words(tactics: int, counting: int, words: str) -> None:
    """One, none and many are each said as people say them."""
    tally = Tally(tactics=tactics, counting=counting, problems=1, not_educated=0, not_helped=0)
    assert counted_sentence(tally) == words


def test_owner_and_due_day_are_facts_when_set() -> None:
    """Who does it and by when stand behind stage and status, the day as the language writes it."""
    canvas = makers.cafe()
    tactic = next(each for each in canvas.tactics.values() if each.title == "13-week cash sheet")
    changed = replace(tactic, owner="Lena", due=datetime.date(2026, 11, 30))
    others = (each for each in canvas.tactics.values() if each.id != tactic.id)
    canvas = Canvas(
        replace(canvas.brief, language="de"),
        canvas.strategy,
        [*canvas.problems.values(), *others, changed, *canvas.links.values()],
    )
    facts = {entry.title.text: entry.facts for entry in entries(canvas) if entry.first}
    assert facts["13-week cash sheet"] == DOT.join(
        ["Lead generation", "done", "Lena", "by\u00a030.\u00a0November\u00a02026"]
    )


def test_what_is_missing_is_said_kindly() -> None:
    """An empty canvas has words in every place, marked as ours."""
    said = page_words(makers.empty())
    assert not any(words.said for words in (said.title, said.customer, said.strategy))
    assert said.strategy.text == "The strategy is still to be written"
    assert said.rows == ()
    assert said.how == ""


def test_a_page_without_a_title_is_headed_by_the_files_name() -> None:
    """The file's name stands where a title is empty, and never where there is one."""
    named = page_words(makers.empty(), "spring\nplan").title
    assert (named.text, named.said) == ("spring plan", True)
    assert page_words(makers.cafe(), "spring plan").title.text == "Café money — spring"
    assert page_words(makers.empty(), " ").title.text == "Untitled canvas"


def test_how_we_win_joins_approach_and_note() -> None:
    """Approach and note make one line; either can stand alone."""
    canvas = makers.cafe()
    assert page_words(canvas).how == (
        "How we win: change their criteria — from “cheapest bookkeeper” to “who finds my margin”"
    )
    strategy = replace(canvas.strategy, approach=Approach.NOT_CHOSEN)
    assert page_words(Canvas(canvas.brief, strategy)).how.startswith("How we win: from “cheapest")
    strategy = replace(canvas.strategy, approach=Approach.SEGMENT, approach_note="")
    assert page_words(Canvas(canvas.brief, strategy)).how == "How we win: choose a segment"


def test_what_is_left_out_is_one_line() -> None:
    """All of it is said, a dot between two things; nothing is said of nothing."""
    canvas = makers.cafe()
    strategy = replace(canvas.strategy, not_doing=" Tax advice\n\nPayroll\x0b ")
    said = page_words(Canvas(canvas.brief, strategy)).not_doing
    assert said == DOT.join(["What we will not do: Tax advice", "Payroll"])
    assert page_words(canvas).not_doing == ""


def test_awareness_is_said_only_when_asked() -> None:
    """A problem whose awareness nobody asked about says nothing of it."""
    canvas = makers.crowded(3, 3)
    known = [row.known for row in page_words(canvas).rows]
    asked = [each.awareness is not Awareness.NOT_ASKED for each in canvas.ranked]
    assert [bool(words) for words in known] == asked


def test_tactics_are_numbered_as_they_are_met() -> None:
    """T1, T2 … follow the page from row to row; one that comes again keeps its number."""
    met = entries(makers.crowded(12, 30))
    told = [entry.number for entry in met if entry.first]
    assert told == list(range(1, len(told) + 1))
    assert [entry.name for entry in met[:2]] == ["T1", "T2"]
    named = {entry.tactic: entry.number for entry in met if entry.first}
    assert all(named[entry.tactic] == entry.number for entry in met)


def test_those_that_come_again_follow_each_other_by_number() -> None:
    """What a cell repeats stands after what it tells, in the order of the numbers."""
    for row in page_words(makers.crowded(12, 30)).rows:
        for cell in row.cells.values():
            again = [entry.number for entry in cell if not entry.first]
            assert again == sorted(again)
            assert [entry.first for entry in cell] == sorted(
                (entry.first for entry in cell), reverse=True
            )


def test_gaps_are_counted_at_the_foot() -> None:
    """How many gaps are left stands beside what counts; of a page without tactics nothing does."""
    assert "Gaps left to fill: 2." in page_words(makers.cafe()).remark
    canvas = makers.cafe()
    bare = Canvas(canvas.brief, canvas.strategy, list(canvas.problems.values()))
    assert page_words(bare).bare
    assert page_words(bare).remark == "No tactics yet."


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("about 1 000 €", "about 1~000~€"),
        ("≈ 9 % of it", "≈~9~% of it"),
        ("by 3 May 2027 at 12", "by 3~May~2027 at 12"),
        ("£ 20 000 000 a year", "£~20~000~000 a year"),
        ("5 sites, 12 staff", "5 sites, 12 staff"),
        ("in 2026 1 site", "in 2026 1 site"),
        ("10 kg and 4 EUR", "10~kg and 4~EUR"),
    ],
)
def test_amounts_and_dates_hold_together(typed: str, kept: str) -> None:
    """No line ends within an amount or a date; between words it may."""
    assert kept_together(typed) == kept.replace("~", "\u00a0")


def test_the_persons_words_stand_apart_from_ours() -> None:
    """What is written from right to left does not turn our words around, nor they it."""
    canvas = makers.cafe()
    first = canvas.ranked[0]
    problems = [replace(first, cost="قرض بفائدة 9%"), *canvas.ranked[1:]]
    row = page_words(Canvas(canvas.brief, canvas.strategy, problems)).rows[0]
    assert row.cost == "Cost: \u2068قرض بفائدة 9%\u2069"


def test_both_sides_are_there_even_when_empty() -> None:
    """A row always has two cells, so that a gap can be shown."""
    assert all(set(row.cells) == set(Aim) for row in page_words(makers.crowded(5, 0)).rows)


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        (" pt-BR ", "pt-BR"),
        ("de_AT", "de-AT"),
        ("klingon!!", ""),
        ("", "en"),
        ("e\x01n", ""),
        ("x" * 300, ""),
    ],
)
def test_only_a_language_is_given_as_the_page_s(typed: str, tag: str) -> None:
    """A well-formed tag goes into the file for readers and screen readers; other words do not.

    Where none is chosen it is the language of our own words on the page.
    """
    assert page_words(makers.replace_brief(makers.cafe(), language=typed)).language == tag
