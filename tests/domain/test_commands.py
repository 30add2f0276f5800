# SPDX-License-Identifier: MIT
"""Edits and undo, as a person would tell them."""

from dataclasses import replace

import pytest

from stratcanvas.domain import arrange, commands, rules
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.cards import Aim, placed
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.document import Document
from stratcanvas.domain.geometry import FURTHEST
from stratcanvas.domain.links import may_join
from stratcanvas.domain.step_labels import StepLabel
from tests import makers

FIRST, SECOND, THIRD, FOURTH = (makers.key(n, makers.PROBLEM) for n in range(1, 5))
TALK, ARTICLE, VIDEO, SHEET, GIVEAWAY, REVIEW = (makers.key(n, makers.TACTIC) for n in range(1, 7))


def height(_key: str) -> float:
    return 80.0


def test_a_tactic_counts_when_it_is_connected_and_only_then() -> None:
    """Connecting makes a tactic count, disconnecting its last problem takes that away."""
    canvas = makers.cafe()
    assert not rules.counts(canvas, GIVEAWAY)
    canvas = canvas.apply(commands.connect(canvas, SECOND, GIVEAWAY))
    assert rules.counts(canvas, GIVEAWAY)
    assert rules.is_helped(canvas, SECOND)
    canvas = canvas.apply(commands.disconnect(canvas, GIVEAWAY, SECOND))
    assert not rules.counts(canvas, GIVEAWAY)


def test_a_tactic_that_is_placed_elsewhere_says_what_it_said() -> None:
    """Of a tactic that moves only its wing, distance and height differ."""
    for tactic in makers.cafe().tactics.values():
        moved = placed(tactic, Aim.SOLVE, 80.0, -9.0)
        assert moved == replace(tactic, aim=Aim.SOLVE, x=80.0, y=-9.0)


def test_the_same_link_twice_is_one_link() -> None:
    """Connecting what is connected changes nothing."""
    canvas = makers.cafe()
    assert not commands.connect(canvas, TALK, FIRST)
    assert not commands.connect(canvas, FIRST, TALK)


@pytest.mark.parametrize(
    ("one", "other"),
    [(FIRST, SECOND), (TALK, ARTICLE), (TALK, TALK), (FIRST, makers.key(2)), (TALK, "nothing")],
)
def test_only_a_tactic_and_a_problem_may_be_joined(one: str, other: str) -> None:
    """Two problems, two tactics, the strategy or a stranger can't be joined."""
    canvas = makers.cafe()
    assert may_join(canvas, one, other) is None
    assert not commands.toggle_link(canvas, one, other)


def test_many_are_connected_as_each_would_be() -> None:
    """Those that are already, and cards that may not be, are left out."""
    canvas = makers.cafe()
    changes = commands.connect_all(canvas, (TALK, GIVEAWAY, SECOND, REVIEW, ARTICLE), SECOND)
    assert [*changes.added] == [GIVEAWAY + SECOND, REVIEW + SECOND]


def test_deleting_a_card_takes_its_links_along() -> None:
    """A deleted problem's links go with it; tactics that served only it no longer count."""
    canvas = makers.cafe()
    after = canvas.apply(commands.delete(canvas, [FIRST]))
    assert all(link.problem != FIRST for link in after.links.values())
    assert not rules.counts(after, SHEET)
    assert rules.counts(after, TALK)


def test_brief_and_strategy_cannot_be_deleted() -> None:
    """Deleting everything leaves the brief and the strategy."""
    canvas = makers.cafe()
    everything = [record.id for record in canvas.records()]
    after = canvas.apply(commands.delete(canvas, everything))
    assert after.brief == canvas.brief
    assert after.strategy == canvas.strategy
    assert not after.problems
    assert not after.links


def test_reranking_touches_one_record() -> None:
    """Moving a problem in the ranking changes that problem alone, so merges stay small."""
    canvas = makers.cafe()
    changes = commands.rerank(canvas, FOURTH, 0)
    assert list(changes.updated) == [FOURTH]
    assert [each.id for each in canvas.apply(changes).ranked] == [FOURTH, FIRST, SECOND, THIRD]


def test_a_place_before_the_first_is_the_first() -> None:
    """A new problem at a place beyond either end of the ranking stands at that end."""
    canvas = makers.cafe()
    for place, at in ((-2, 0), (0, 0), (99, -1)):
        changes = commands.add_problem(canvas, "New", place)
        (new,) = changes.added
        assert canvas.apply(changes).ranked[at].id == new


def test_ranks_are_renewed_at_the_limit_of_what_a_field_takes() -> None:
    """A place before a problem whose rank can't be undercut is found all the same."""
    canvas = makers.cafe()
    canvas = canvas.apply(commands.set_field(canvas, [FIRST], "rank", -FURTHEST))
    changes = commands.add_problem(canvas, "New", 0)
    (new,) = changes.added
    after = canvas.apply(changes)
    assert [each.id for each in after.ranked] == [new, FIRST, SECOND, THIRD, FOURTH]
    assert all(abs(each.rank) <= FURTHEST for each in after.ranked)


def test_each_end_of_a_connector_takes_its_own_kind_of_card() -> None:
    """Led to a tactic it serves the same problem, led to a problem it is of the same tactic."""
    canvas = makers.cafe()
    for end, new in ((GIVEAWAY, GIVEAWAY + SECOND), (FIRST, VIDEO + FIRST)):
        after = canvas.apply(commands.reconnect(canvas, VIDEO + SECOND, end))
        assert after.links.keys() == canvas.links.keys() - {VIDEO + SECOND} | {new}


def test_ranks_are_renewed_when_no_number_is_left_between() -> None:
    """However often two problems change places, the order stays what the person made it."""
    canvas = makers.cafe()
    for turn in range(200):
        moving = THIRD if turn % 2 else FOURTH
        canvas = canvas.apply(commands.rerank(canvas, moving, 1))
        assert canvas.ranked[1].id == moving
    assert [each.id for each in canvas.ranked][0::3] == [FIRST, SECOND]


def test_crossing_mirrors_a_card_to_the_other_wing() -> None:
    """Another aim puts a card at the same distance and height on the other side."""
    canvas = makers.cafe()
    before = arrange.layout(canvas, height).cards[TALK]
    canvas = canvas.apply(commands.cross(canvas, [TALK], Aim.SOLVE))
    after = arrange.layout(canvas, height).cards[TALK]
    assert after.center.x == -before.center.x
    assert after.y == before.y


def test_typing_joins_into_one_step() -> None:
    """Changes with one key are undone together; another key or a closed step begins a new one."""
    document = Document(makers.cafe())
    for words in ("N", "Ne", "New"):
        changes = commands.set_field(document.canvas, [FIRST], "statement", words)
        document.do(StepLabel("edit-text"), changes, key="type")
    document.close_step()
    changes = commands.set_field(document.canvas, [FIRST], "statement", "Newer")
    document.do(StepLabel("edit-text"), changes, key="type")
    document.undo()
    assert document.canvas.problems[FIRST].statement == "New"
    document.undo()
    assert document.canvas == makers.cafe()
    assert document.undo_label is None
    assert document.redo_label == StepLabel("edit-text")


def test_a_card_left_empty_leaves_no_trace() -> None:
    """A new card deleted while it is still open is neither undone nor redone, nor ends redo."""
    document = Document(makers.cafe())
    document.do(StepLabel("delete-cards"), commands.delete(document.canvas, [FIRST]))
    document.undo()
    add = commands.add_tactic(document.canvas, WingPlace(Aim.SOLVE, 80, 0), key=makers.key(77))
    document.do(StepLabel("add-tactic"), add, key="new")
    document.do(
        StepLabel("add-tactic"), commands.delete(document.canvas, [makers.key(77)]), key="new"
    )
    assert document.undo_label is None
    assert document.redo_label == StepLabel("delete-cards")
    document.redo()
    assert FIRST not in document.canvas.problems


def test_nothing_done_is_no_step() -> None:
    """An edit that changes nothing can't be undone, because there is nothing to undo."""
    document = Document(makers.cafe())
    document.do(StepLabel("edit-text"), ChangeSet())
    assert document.undo_label is None
    assert not document.undo()
    assert not document.redo()


def test_typing_on_after_undo_is_a_step_of_its_own() -> None:
    """What is typed after an undo joins no older step, so what was undone is gone, not misfit."""
    document = Document(makers.cafe())
    key, strategy = "inspector:statement", document.canvas.strategy.id

    def type_words(words: str) -> None:
        document.do(
            StepLabel("edit-text"),
            commands.set_field(document.canvas, [strategy], "statement", words),
            key,
        )

    type_words("One")
    places = arrange.tidy_places(document.canvas, height)
    document.do(StepLabel("tidy"), commands.place_tactics(document.canvas, places))
    document.undo()
    type_words("One more")
    assert document.redo_label is None
    assert not document.redo()
    document.undo()
    assert document.canvas.strategy.statement == "One"


def test_typing_on_after_redo_is_a_step_of_its_own() -> None:
    """A step that was undone and done again is closed: typing on can be undone by itself."""
    document = Document(makers.cafe())
    strategy = document.canvas.strategy.id
    for words in ("One", "One two"):
        if words == "One two":
            document.undo()
            document.redo()
        changes = commands.set_field(document.canvas, [strategy], "statement", words)
        document.do(StepLabel("edit-text"), changes, "typing")
    document.undo()
    assert document.canvas.strategy.statement == "One"
