# SPDX-License-Identifier: MIT
"""What a spreadsheet gives, or CSV, becomes cards of its rows: as from a file, on this canvas."""

import pytest
from PySide6.QtCore import Qt

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Status, Tactic, TacticKind
from stratcanvas.domain.geometry import Point
from tests import makers
from tests.hands import Hand
from tests.makers import PROBLEM, key
from tests.ui.test_clipboard import (
    CTRL,
    Opener,
    V,
    Z,
    bar_of,
    came,
    nothing_is_covered,
    offer,
    said,
)

pytestmark = pytest.mark.usefixtures("panels_away")

P1 = key(1, PROBLEM)


@pytest.fixture
def hand(open_window: Opener) -> Hand:
    window = open_window(makers.cafe())
    window.view.setFocus()
    return Hand(window.view, window.session, window.selection)


def put(hand: Hand, text: str, at: Point) -> Canvas:
    """Paste a text at a point, and have made what the bar offers first; return what was before."""
    offer(text)
    before = hand.canvas
    hand.view.zoom_to(0.25)
    hand.move(at)
    hand.key(V, CTRL)
    hand.key(Qt.Key.Key_Return)
    return before


def made(hand: Hand, before: Canvas) -> list[Tactic]:
    """Return the tactics that were not there before, by title."""
    return sorted(map(hand.canvas.tactics.__getitem__, came(hand, before)), key=lambda t: t.title)


LEFT, RIGHT = Point(-500.0, 700.0), Point(500.0, 700.0)


@pytest.mark.parametrize("parted", [",", ";", "\t"])
def test_the_columns_of_a_table_are_known_by_their_headings(hand: Hand, parted: str) -> None:
    """Each row is one card with its fields; which is said before, and is one step to take back."""
    rows = [("Title", "Kind", "Status", "Owner"), ("Ten ways", "talk", "planned", "Anna")]
    rows.append(("What corks cost", "guide", "done", "Ben"))
    offer("\n".join(parted.join(row) for row in rows) + "\n")
    before = hand.canvas
    hand.view.zoom_to(0.25)
    hand.move(LEFT)
    hand.key(V, CTRL)
    bar = bar_of(hand)
    assert bar.text.text() == (
        "This is a table of 2 rows below its headings: 2 tactics that educate."
    )
    assert [bar.way.text(), bar.other.text()] == ["Take it as text", "Make 2 cards"]
    hand.key(Qt.Key.Key_Return)
    cards = sorted(
        (hand.canvas.tactics[each] for each in came(hand, before)), key=lambda t: t.title
    )
    assert [(each.title, each.kind, each.status, each.owner) for each in cards] == [
        ("Ten ways", TacticKind.TALK, Status.PLANNED, "Anna"),
        ("What corks cost", TacticKind.GUIDE, Status.DONE, "Ben"),
    ]
    assert {each.aim for each in cards} == {Aim.EDUCATE}
    assert said(hand) == "2 cards pasted."
    assert nothing_is_covered(hand)
    hand.key(Z, CTRL)
    assert hand.canvas == before


def test_rows_without_headings_are_cards_of_their_first_cell(hand: Hand) -> None:
    """What stands in the other cells stands below; quotes stay as they are."""
    before = put(hand, 'Corks leak\tEvery second week\n"Tills" are slow\tAt lunch\n', RIGHT)
    cards = sorted(
        (hand.canvas.tactics[each] for each in came(hand, before)), key=lambda t: t.title
    )
    assert [(each.title, each.detail, each.aim) for each in cards] == [
        ('"Tills" are slow', "At lunch", Aim.SOLVE),
        ("Corks leak", "Every second week", Aim.SOLVE),
    ]
    assert bar_of(hand).text.text() == "This is a table of 2 rows: 2 tactics that help solve."


def test_a_lone_row_is_a_card_at_once(hand: Hand) -> None:
    """As a lone line is; in the frame it is a problem."""
    offer("Corks leak\tEvery second week\n")
    before = hand.canvas
    hand.move(P1)
    hand.key(V, CTRL)
    (problem,) = came(hand, before)
    assert hand.canvas.problems[problem].statement == "Corks leak\n\nEvery second week"
    assert said(hand) == "1 card pasted."


def test_tactics_are_connected_to_the_problems_beside_them(hand: Hand) -> None:
    """Also to those that are there already, of which none is made twice; said before."""
    there = hand.canvas.problems[P1].statement
    rows = ["Tactic\tAim\tProblem", f"Ten ways\tEducate\t{there.upper()}"]
    table = "\n".join([*rows, "A visit\tHelp solve\tCorks leak"])
    before = put(hand, table, LEFT)
    assert "1 problem is on the canvas already" in bar_of(hand).text.text()
    new = came(hand, before)
    tactics = {hand.canvas.tactics[each].title: each for each in new & hand.canvas.tactics.keys()}
    (problem,) = new & hand.canvas.problems.keys()
    assert hand.canvas.problems[problem].statement == "Corks leak"
    assert list(hand.canvas.problems_of[tactics["Ten ways"]]) == [P1]
    assert list(hand.canvas.problems_of[tactics["A visit"]]) == [problem]
    assert hand.canvas.tactics[tactics["Ten ways"]].aim is Aim.EDUCATE
    assert hand.canvas.tactics[tactics["A visit"]].aim is Aim.SOLVE
    assert nothing_is_covered(hand)
    hand.scene_is_the_model()


def test_a_table_that_says_their_aim_has_cards_in_that_wing(hand: Hand) -> None:
    """Wherever it is pasted: an aim that is written down is none that is guessed."""
    before = put(hand, "Title\tAim\nOne\tHelp solve\nTwo\tHelp solve\n", LEFT)
    assert {hand.canvas.tactics[each].aim for each in came(hand, before)} == {Aim.SOLVE}


@pytest.mark.parametrize(
    "text",
    ["Bring bread, butter\nand milk, too", "Corks leak; often\nTills; too", "\tOne\n\tTwo\n"],
)
def test_sentences_with_commas_are_lines(hand: Hand, text: str) -> None:
    """Without a heading only what has tabs between its cells is a table."""
    offer(text)
    hand.key(V, CTRL)
    assert bar_of(hand).text.text() == "The text has 2 lines."


def test_a_table_may_be_taken_as_text(hand: Hand) -> None:
    """Then it is asked about as any text is."""
    offer("Title\tOwner\nOne\tAnna\n")
    before = hand.canvas
    hand.key(V, CTRL)
    bar_of(hand).way.click()
    assert bar_of(hand).text.text() == "The text has 2 lines."
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas is before


def test_of_a_very_long_table_the_first_rows_are_made_and_that_is_said(hand: Hand) -> None:
    """With the way to take all."""
    offer("Title\tOwner\n" + "".join(f"Idea {n}\tAnna\n" for n in range(300)))
    hand.key(V, CTRL)
    bar = bar_of(hand)
    assert "200 rows" in bar.text.text()
    assert "save it as a CSV file" in bar.text.text()
    assert bar.other.text() == "Make 200 cards"


def test_a_strategy_that_is_there_stays(hand: Hand) -> None:
    """What a table says in its place is kept as a note."""
    strategy = hand.canvas.strategy
    before = put(hand, "Type\tTitle\nStrategy\tWin by price\nProblem\tCorks leak\n", LEFT)
    assert hand.canvas.strategy == strategy
    new = came(hand, before)
    (note,) = new & hand.canvas.notes.keys()
    assert hand.canvas.notes[note].text == "Win by price"


def test_rows_that_say_the_same_are_told_before_cards_come_of_them(hand: Hand) -> None:
    """The question says of how many no card comes."""
    offer("Title\tProblem\n" + "Ten ways\tNo cash\n" * 40)
    hand.key(V, CTRL)
    assert "39 lines make no card of their own" in bar_of(hand).text.text()
    hand.key(Qt.Key.Key_Escape)


def test_a_table_that_comes_as_marked_up_text_alone_is_one(hand: Hand) -> None:
    """A program that offers no plain text gives rows as well: headings are known, cells are fields;
    what would act in it is left out.
    """
    rows = [("Title", "Owner"), ("Ten ways<script>steal()</script>", "Anna"), ("A guide", "Ben")]
    cells = ("".join(f"<td><p>{each}</p></td>" for each in row) for row in rows)
    markup = "<table>" + "".join(f"<tr>{each}</tr>" for each in cells) + "</table>"
    offer("", html=markup.encode())
    before = hand.canvas
    hand.view.zoom_to(0.25)
    hand.move(LEFT)
    hand.key(V, CTRL)
    assert bar_of(hand).text.text() == (
        "This is a table of 2 rows below its headings: 2 tactics that educate."
    )
    hand.key(Qt.Key.Key_Return)
    cards = made(hand, before)
    assert [(each.title, each.owner) for each in cards] == [
        ("A guide", "Ben"),
        ("Ten ways", "Anna"),
    ]
