# SPDX-License-Identifier: MIT
"""ChangeSet: the one word for change."""

from dataclasses import replace

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas, InvalidChange, difference
from stratcanvas.domain.cards import Aim, Tactic
from stratcanvas.domain.changes import ChangeSet, adding, removing, together, updating
from stratcanvas.domain.links import Link
from tests import makers


def test_inverse_takes_a_change_back() -> None:
    """Applying a change and then its inverse gives the canvas of before."""
    canvas = makers.cafe()
    changes = commands.delete(canvas, list(canvas.problems)[:2])
    assert canvas.apply(changes).apply(changes.inverse()) == canvas


def test_then_drops_what_cancels_out() -> None:
    """A card added and deleted again is no change at all."""
    canvas = makers.empty()
    add = commands.add_note(0, 0, key=makers.key(9))
    after = canvas.apply(add)
    assert not add.then(commands.delete(after, [makers.key(9)]))


def test_then_keeps_the_first_before_and_the_last_after() -> None:
    """Two changes of one record become one from the oldest to the newest state."""
    canvas = makers.cafe()
    strategy = canvas.strategy
    first = replace(strategy, statement="First")
    second = replace(first, statement="Second")
    both = updating([(strategy, first)]).then(updating([(first, second)]))
    assert both.updated == {strategy.id: (strategy, second)}


@pytest.mark.parametrize("note", [True, False])
def test_then_keeps_what_the_first_alone_did(note: bool) -> None:
    """What a later change does not touch stays as the first one left it."""
    canvas = makers.cafe()
    stated = replace(canvas.strategy, statement="First")
    named = replace(canvas.brief, customer="Somebody else")
    later = commands.add_note(0, 0) if note else updating([(canvas.brief, named)])
    both = updating([(canvas.strategy, stated)]).then(later)
    assert both.updated[stated.id] == (canvas.strategy, stated)
    assert canvas.apply(both) == canvas.apply(updating([(canvas.strategy, stated)])).apply(later)


@pytest.mark.parametrize("back", [True, False])
def test_then_leads_where_both_changes_lead(back: bool) -> None:
    """Cards that move twice, some back to where they were, are told once or not at all."""
    canvas = makers.crowded(3, 12)
    cards = sorted(canvas.tactics)
    one = updating(
        [
            (canvas.tactics[each], replace(canvas.tactics[each], y=canvas.tactics[each].y + 9.0))
            for each in cards[:8]
        ]
    )
    there = canvas.apply(one)
    ways = [canvas.tactics[each] if back else there.tactics[each] for each in cards]
    other = updating(
        [
            (there.tactics[each.id], replace(each, y=each.y + (7.0 if n > 4 else 0.0)))
            for n, each in enumerate(ways)
            if n > 2
        ]
    )
    both = one.then(other)
    assert canvas.apply(both) == there.apply(other)
    assert all(old != new for old, new in both.updated.values())
    assert both.updated == difference(canvas, there.apply(other)).updated


def test_difference_leads_from_one_canvas_to_another() -> None:
    """The difference of two canvases applied to the first gives the second."""
    before, after = makers.empty(), makers.cafe()
    assert before.apply(difference(before, after)) == after


def test_together_is_one_change() -> None:
    """Several commands join into one change, and so into one undo step."""
    canvas = makers.cafe()
    tactic, problem = makers.key(5, makers.TACTIC), makers.key(2, makers.PROBLEM)
    changes = together(
        commands.connect(canvas, tactic, problem), commands.cross(canvas, [tactic], Aim.EDUCATE)
    )
    after = canvas.apply(changes)
    assert after.tactics[tactic].aim is Aim.EDUCATE
    assert tactic in after.problems_of


def _otherwise() -> Tactic:
    """Return a tactic without connectors as it is not, or not any more."""
    canvas = makers.cafe()
    alone = next(each for key, each in canvas.tactics.items() if key not in canvas.problems_of)
    return replace(alone, title="as it was")


@pytest.mark.parametrize(
    "changes",
    [
        adding(Link(tactic=makers.key(99), problem=makers.key(1, makers.PROBLEM))),
        removing(Tactic(id=makers.key(99), title="not there")),
        updating([(Tactic(id=makers.key(99)), Tactic(id=makers.key(99), title="new"))]),
        updating([(_otherwise(), replace(_otherwise(), title="new"))]),
        removing(_otherwise()),
        adding(makers.cafe().problems[makers.key(1, makers.PROBLEM)]),
        removing(makers.cafe().brief),
        removing(makers.cafe().problems[makers.key(1, makers.PROBLEM)]),
        removing(makers.cafe().tactics[makers.key(1, makers.TACTIC)]),
    ],
)
def test_a_change_that_does_not_fit_is_refused(changes: ChangeSet) -> None:
    """No change leaves a link without its ends, doubles a record, removes what is not there, or
    takes the place of what is different by now."""
    canvas = makers.cafe()
    with pytest.raises(InvalidChange):
        canvas.apply(changes)
    assert canvas == makers.cafe()


def test_a_canvas_refuses_records_that_clash() -> None:
    """A canvas is never made of two records with one id, or of links that join nothing."""
    canvas = makers.cafe()
    problem = next(iter(canvas.problems.values()))
    with pytest.raises(InvalidChange):
        Canvas(canvas.brief, canvas.strategy, [problem, problem])
    with pytest.raises(InvalidChange):
        Canvas(canvas.brief, canvas.strategy, [next(iter(canvas.links.values()))])


@pytest.mark.parametrize("end", ["tactic", "problem"])
def test_a_link_to_nobody_is_no_link(end: str) -> None:
    """Each end of a link is a card of the canvas, whether it is there from the start or comes."""
    canvas = makers.cafe()
    link = replace(next(iter(canvas.links.values())), **{end: "f" * 16})
    with pytest.raises(InvalidChange):
        canvas.apply(adding(link))
    with pytest.raises(InvalidChange):
        Canvas(canvas.brief, canvas.strategy, [*list(canvas.records())[2:], link])
