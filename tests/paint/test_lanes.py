# SPDX-License-Identifier: MIT
"""Connectors run through the gaps between cards, never behind a card that they don't belong to."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stratcanvas.domain import arrange, commands
from stratcanvas.domain.arrange import CanvasLayout
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Brief, Problem, Strategy, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record
from stratcanvas.paint.connector import bounds
from stratcanvas.paint.nearness import distance, hits, may_pass, point_at
from stratcanvas.paint.route import CLEAR, Curve, routes
from tests import makers


def height(key: str) -> float:
    return 62.0 + int(key[-2:], 16) * 37 % 80


@st.composite
def canvases(draw: st.DrawFn) -> Canvas:
    """Draw a canvas of up to 30 tactics a wing that serve up to four problems each."""
    problems = draw(st.integers(1, 26))
    records: list[Record] = [
        Problem(id=makers.key(n, makers.PROBLEM), rank=float(n)) for n in range(1, problems + 1)
    ]
    number = 0
    for aim in Aim:
        for _ in range(draw(st.integers(0, 30))):
            number += 1
            tactic = Tactic(id=makers.key(number, makers.TACTIC), aim=aim, x=72.0, y=0.0)
            serves = draw(st.sets(st.integers(1, problems), max_size=4))
            records += [tactic, *(_link(number, problem) for problem in serves)]
    return Canvas(Brief(id=makers.key(1)), Strategy(id=makers.key(2)), records)


def _link(tactic: int, problem: int) -> Link:
    return Link(
        tactic=makers.key(tactic, makers.TACTIC), problem=makers.key(problem, makers.PROBLEM)
    )


def tidied(canvas: Canvas) -> Canvas:
    return canvas.apply(commands.place_tactics(canvas, arrange.tidy_places(canvas, height)))


def behind(layout: CanvasLayout, link: str, curve: Curve) -> list[str]:
    """Return the foreign cards that a connector runs behind."""
    around, count = bounds(curve), 24 * len(curve.pieces)
    spots = [point_at(curve, n / count) for n in range(count + 1)]
    return [
        key
        for key, rect in layout.cards.items()
        if key not in (link[:16], link[16:])
        and rect.overlaps(around)
        and any(rect.contains(spot) for spot in spots)
    ]


@settings(max_examples=20, deadline=None)
@given(canvases())
def test_after_tidy_nothing_lies_on_another_and_no_connector_runs_behind_a_foreign_card(
    canvas: Canvas,
) -> None:
    """Tidy lays cards apart, in their wings; each connector then runs through gaps."""
    after = tidied(canvas)
    layout = arrange.layout(after, height)
    assert not any(one.overlaps(two) for one, two in combinations(layout.cards.values(), 2))
    assert {key: each.aim for key, each in after.tactics.items()} == {
        key: each.aim for key, each in canvas.tactics.items()
    }
    found = {link: behind(layout, link, curve) for link, curve in routes(after, layout).items()}
    assert not any(found.values())


@settings(max_examples=20, deadline=None)
@given(canvases())
def test_tidy_twice_is_tidy_once_of_any_canvas(canvas: Canvas) -> None:
    """What is tidy stays where it is."""
    once = tidied(canvas)
    assert not commands.place_tactics(once, arrange.tidy_places(once, height))


def grid(rows: int = 4, columns: int = 3) -> Canvas:
    """Return a left wing of cards in rows and columns; those of the outermost serve problem 1."""
    records: list[Record] = [
        Problem(id=makers.key(n, makers.PROBLEM), rank=float(n)) for n in range(1, 5)
    ]
    for n in range(rows * columns):
        column, row = divmod(n, rows)
        tactic = Tactic(id=makers.key(n + 1, makers.TACTIC), x=72.0 + 276.0 * column, y=170.0 * row)
        records.append(tactic)
        if column == columns - 1:
            records.append(_link(n + 1, 1))
    return Canvas(Brief(id=makers.key(1)), Strategy(id=makers.key(2)), records)


def test_of_cards_in_rows_those_in_front_are_gone_around() -> None:
    """A person's own rows and columns: connectors of outer cards go around the ones before them."""
    canvas = grid()
    layout = arrange.layout(canvas, height)
    for link, curve in routes(canvas, layout).items():
        assert curve.bends
        assert not behind(layout, link, curve)


def test_connectors_in_one_gap_lie_apart() -> None:
    """Connectors of one card that have to go around another run beside each other there."""
    canvas = grid()
    card = makers.key(10, makers.TACTIC)
    more = {link.id: link for link in (_link(10, 2), _link(10, 3), _link(10, 4))}
    canvas = canvas.apply(ChangeSet(added=more))
    curves = routes(canvas, arrange.layout(canvas, height))
    levels = sorted(curve.bends[0].y for link, curve in curves.items() if link[:16] == card)
    assert len(levels) == 4
    assert all(other - one > 3.0 for one, other in pairwise(levels))


def test_what_stands_in_nobodys_way_bends_nothing() -> None:
    """A card in the inner column, or one with nothing before it, has the one plain curve."""
    canvas = makers.cafe()
    assert not any(curve.bends for curve in routes(canvas, arrange.layout(canvas, height)).values())


def test_a_connector_with_bends_is_drawn_and_hit_where_it_runs() -> None:
    """Its bounds hold it, it is hit on its line, and not on the straight way between its ends."""
    canvas = grid()
    for curve in routes(canvas, arrange.layout(canvas, height)).values():
        around = bounds(curve)
        for n in range(51):
            spot = point_at(curve, n / 50)
            assert around.contains(spot)
            assert hits(curve, spot, 0.5)
            assert may_pass(curve, *spot, 0.5)
        beside = curve.bends[0]._replace(y=curve.bends[0].y + CLEAR)
        assert not hits(curve, beside, 2.0)
        assert distance(curve, beside, CLEAR) == pytest.approx(CLEAR, abs=1.0)
