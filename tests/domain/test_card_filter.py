# SPDX-License-Identifier: MIT
"""Which cards match what is filtered by, as the canvas is and as it is after edits."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.card_filter import About, CardFilter, Trait
from stratcanvas.domain.cards import Stage, Status
from stratcanvas.domain.changes import ChangeSet
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key

TODAY = datetime.date(2026, 3, 2)
DAY = datetime.timedelta(days=1)
TALK, ARTICLE, INTERVIEW, TEMPLATE, GIVEAWAY, REVIEW = (key(n, TACTIC) for n in range(1, 7))
ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
LEADS, SALES = Trait(About.STAGE, "leads"), Trait(About.STAGE, "sales")
OVERDUE, UNCOUNTED = Trait(About.OVERDUE), Trait(About.UNCOUNTED)
DONE, PLANNED = Trait(About.STATUS, "done"), Trait(About.STATUS, "planned")


def written(canvas: Canvas, card: str, name: str, value: object) -> tuple[Canvas, ChangeSet]:
    changes = commands.set_field(canvas, (card,), name, value)
    return canvas.apply(changes), changes


def with_field(canvas: Canvas, card: str, name: str, value: object) -> Canvas:
    return written(canvas, card, name, value)[0]


def lit(cards: CardFilter, canvas: Canvas) -> set[str]:
    """Return the tactics and problems that are not dimmed."""
    assert cards.matched is not None
    keys = (*canvas.tactics, *canvas.problems)
    return {each for each in keys if not cards.matched.dims(each)}


def test_with_nothing_chosen_nothing_steps_back() -> None:
    """Every tactic is among those that are counted, and no card is dimmed."""
    cards = CardFilter(makers.cafe(), TODAY)
    assert (cards.found, cards.total, cards.matched) == (6, 6, None)
    cards.choose((LEADS,))
    cards.choose(())
    assert (cards.found, cards.matched) == (6, None)


def test_of_one_kind_any_is_enough_of_several_kinds_each_must_be_there() -> None:
    """Two stages find the tactics of both; a stage and a status those that have the two."""
    canvas = makers.cafe()
    cards = CardFilter(canvas, TODAY)
    cards.choose((LEADS, SALES))
    assert cards.found == 3
    cards.choose((LEADS, SALES, PLANNED))
    assert {*lit(cards, canvas)} & canvas.tactics.keys() == {TALK, REVIEW}
    cards.choose((SALES, DONE))
    assert cards.found == 0
    assert lit(cards, canvas) == set()


def test_a_problem_stays_with_the_tactics_that_serve_it() -> None:
    """Customer and strategy never step back; a problem, a note and a connector may."""
    canvas = makers.crowded(2, 2, notes=1)
    canvas = makers.cafe().apply(ChangeSet(added=dict(canvas.notes)))
    cards = CardFilter(canvas, TODAY)
    cards.choose((DONE,))
    matched = cards.matched
    assert matched is not None
    assert lit(cards, canvas) == {TEMPLATE, ONE}
    assert not matched.dims(canvas.id)
    assert not matched.dims(canvas.strategy.id)
    assert matched.dims(key(1, NOTE))
    assert matched.links == {TEMPLATE + ONE}
    assert [link for link in canvas.links if not matched.dims(link)] == [TEMPLATE + ONE]


@pytest.mark.parametrize(
    ("due", "status", "is_overdue"),
    [
        (TODAY - DAY, Status.IDEA, True),
        (TODAY - DAY, Status.DOING, True),
        (TODAY - DAY, Status.DONE, False),
        (TODAY, Status.IDEA, False),
        (None, Status.IDEA, False),
    ],
)
def test_overdue_is_what_was_due_before_today_and_is_not_done(
    due: datetime.date | None, status: Status, is_overdue: bool
) -> None:
    """What is due today is not late yet, and what is done never is."""
    canvas = with_field(with_field(makers.cafe(), TALK, "due", due), TALK, "status", status)
    assert CardFilter(canvas, TODAY).counts[OVERDUE] == is_overdue


def test_at_midnight_what_was_due_becomes_overdue() -> None:
    """The first edit on another day looks at every tactic anew."""
    canvas = with_field(makers.cafe(), TALK, "due", TODAY)
    cards = CardFilter(canvas, TODAY)
    cards.choose((OVERDUE,))
    after, changes = written(canvas, ARTICLE, "title", "Another")
    assert not cards.follow(after, changes, TODAY)
    later, changes = written(after, ARTICLE, "title", "Yet another")
    assert cards.follow(later, changes, TODAY + DAY)
    assert cards.found == 1


def test_owners_are_one_however_their_name_is_written() -> None:
    """Case, accents and spaces make no second owner; nobody comes last; most tactics first."""
    canvas = makers.cafe()
    for card, owner in ((TALK, "Zoë"), (ARTICLE, " zoe "), (REVIEW, "Ben")):
        canvas = with_field(canvas, card, "owner", owner)
    cards = CardFilter(canvas, TODAY)
    owners = cards.traits(About.OWNER)
    assert [(cards.words(each), cards.counts[each]) for each in owners] == [
        ("Zoë", 2),
        ("Ben", 1),
        ("Nobody", 3),
    ]


def test_what_can_be_chosen_is_what_the_canvas_has() -> None:
    """A stage that no tactic has is not offered, but one that is chosen stays."""
    canvas = makers.cafe()
    cards = CardFilter(canvas, TODAY)
    stages = [Trait(About.STAGE, each.value) for each in Stage]
    assert cards.traits(About.STAGE) == stages
    assert cards.traits(About.OVERDUE) == []
    assert cards.traits(About.UNCOUNTED) == [UNCOUNTED]
    after, changes = written(canvas, REVIEW, "stage", Stage.LEADS)
    cards.follow(after, changes, TODAY)
    assert cards.traits(About.STAGE) == stages[:2]
    cards.choose((SALES,))
    assert cards.traits(About.STAGE) == stages


def test_an_edit_says_whether_other_cards_match() -> None:
    """A tactic that comes to match lights up with its problems; an edit of words changes none."""
    canvas = makers.cafe()
    cards = CardFilter(canvas, TODAY)
    cards.choose((DONE,))
    before = cards.matched
    after, changes = written(canvas, TALK, "title", "Other words")
    assert not cards.follow(after, changes, TODAY)
    assert cards.matched is before
    done, changes = written(after, ARTICLE, "status", Status.DONE)
    assert cards.follow(done, changes, TODAY)
    assert lit(cards, done) == {TEMPLATE, ONE, ARTICLE, TWO}
    joined = commands.connect(done, ARTICLE, THREE)
    assert cards.follow(done.apply(joined), joined, TODAY)
    assert lit(cards, done) == {TEMPLATE, ONE, ARTICLE, TWO, THREE}


def test_what_is_uncounted_counts_once_it_is_connected() -> None:
    """The chip's number and the match follow the connector, made and taken away."""
    canvas = makers.cafe()
    cards = CardFilter(canvas, TODAY)
    cards.choose((UNCOUNTED,))
    assert lit(cards, canvas) == {GIVEAWAY}
    joined = commands.connect(canvas, GIVEAWAY, TWO)
    after = canvas.apply(joined)
    assert cards.follow(after, joined, TODAY)
    assert (cards.found, cards.counts[UNCOUNTED]) == (0, 0)
    assert cards.follow(canvas, joined.inverse(), TODAY)
    assert lit(cards, canvas) == {GIVEAWAY}


@given(data=st.data())
def test_followed_edit_by_edit_it_is_as_made_anew(data: st.DataObject) -> None:
    """After any edits, in any order, counts and matches are those of a filter made anew."""
    canvas = makers.cafe()
    cards = CardFilter(canvas, TODAY)
    chosen = data.draw(st.sets(st.sampled_from([LEADS, SALES, DONE, PLANNED, UNCOUNTED, OVERDUE])))
    cards.choose(chosen)
    for _ in range(data.draw(st.integers(1, 6))):
        card = data.draw(st.sampled_from(sorted(canvas.tactics)))
        changes = data.draw(
            st.sampled_from(
                [
                    commands.set_field(canvas, (card,), "status", Status.DONE),
                    commands.set_field(canvas, (card,), "stage", Stage.SALES),
                    commands.set_field(canvas, (card,), "owner", "Ada"),
                    commands.set_field(canvas, (card,), "due", TODAY - DAY),
                    commands.connect(canvas, card, THREE),
                    commands.delete(canvas, (card,)) if len(canvas.tactics) > 1 else ChangeSet(),
                    commands.delete(canvas, sorted(canvas.links)[:2]),
                ]
            )
        )
        canvas = canvas.apply(changes)
        cards.follow(canvas, changes, TODAY)
        anew = CardFilter(canvas, TODAY)
        anew.choose(chosen)
        assert cards.counts == anew.counts
        assert (cards.found, cards.total) == (anew.found, anew.total)
        if chosen:
            assert lit(cards, canvas) == lit(anew, canvas)
            assert cards.matched is not None
            assert anew.matched is not None
            assert cards.matched.links == anew.matched.links
