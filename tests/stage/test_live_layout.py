# SPDX-License-Identifier: MIT
"""Where everything lies, kept up step by step, is where a layout of the whole says it lies."""

import gc
import random
from collections import Counter
from types import FunctionType, ModuleType
from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace, layout, tidy_places
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.changes import ChangeSet, removing
from stratcanvas.domain.geometry import Point
from stratcanvas.paint.assets import load_fonts
from stratcanvas.paint.frame import heading_rects
from stratcanvas.paint.heights import heights
from stratcanvas.paint.route import routes
from stratcanvas.stage.places import live_layout
from stratcanvas.stage.places.live_layout import LiveLayout
from tests import makers
from tests.makers import PROBLEM, TACTIC, key


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def is_right(live_layout: LiveLayout) -> None:
    whole = layout(live_layout.canvas, heights(live_layout.canvas))
    assert live_layout.cards == whole.cards
    assert live_layout.frame == whole.frame
    spots = heading_rects(whole)
    assert live_layout.headings == spots
    curves = {link: live_layout.curve(link) for link in live_layout.canvas.links}
    assert curves == routes(live_layout.canvas, whole, spots.values())
    assert live_layout.measure_bounds() == pytest.approx(whole.bounds)


def edit(canvas, chance: random.Random) -> ChangeSet:
    """Return some edit of a canvas."""
    place = WingPlace(chance.choice(list(Aim)), chance.uniform(30, 900), chance.uniform(-500, 900))
    words = "word " * chance.randrange(60)
    one = chance.choice([*canvas.tactics, ""])
    two = chance.choice([*canvas.problems, ""])
    spot = chance.randrange(len(canvas.problems) + 1)
    edits = [
        lambda: commands.add_problem(canvas, words, spot),
        lambda: commands.add_tactic(canvas, place, words, serves=list(canvas.problems)[:2]),
        lambda: commands.add_note(chance.uniform(-900, 900), chance.uniform(-900, 900), words),
        lambda: commands.place_tactics(canvas, {one: place} if one else {}),
        lambda: commands.cross(canvas, (one,), place.aim),
        lambda: commands.rerank(canvas, two, spot) if two else ChangeSet(),
        lambda: commands.toggle_link(canvas, one, two),
        lambda: commands.toggle_link(canvas, two, one),
        lambda: commands.delete(canvas, [chance.choice([one, two, *canvas.notes])]),
        lambda: commands.set_field(canvas, (one,), "title", words),
        lambda: commands.set_field(canvas, (two,), "statement", words),
        lambda: commands.set_field(canvas, (canvas.brief.id,), "customer", words),
        lambda: commands.set_field(canvas, (canvas.strategy.id,), "statement", words),
    ]
    return chance.choice(edits)()


@pytest.mark.parametrize("seed", range(6))
def test_any_row_of_edits_leaves_everything_where_a_fresh_layout_has_it(seed):
    """After each of 60 random edits every rectangle and every curve is as if laid out anew."""
    chance = random.Random(seed)
    canvas = makers.crowded(11 + seed, 10, notes=2)
    live_layout = LiveLayout(canvas)
    for _ in range(60):
        changes = edit(canvas, chance)
        canvas = canvas.apply(changes)
        live_layout.update(canvas, changes)
        is_right(live_layout)


def test_a_card_that_lies_among_others_leaves_the_outer_edge_where_it_is() -> None:
    """Nothing is measured anew for it; what lay furthest out has all measured when it goes."""
    canvas = makers.crowded(12, 60)
    live_layout = LiveLayout(canvas)
    outmost = max(canvas.tactics, key=lambda each: live_layout.cards[each].right)
    inside = live_layout.bounds.grown(-20.0)
    among = [
        each
        for each in canvas.tactics
        if (rect := live_layout.cards[each]).overlaps(inside) and rect.united(inside) == inside
    ]
    with mock.patch.object(
        LiveLayout, "layout", new_callable=mock.PropertyMock, return_value=live_layout.layout
    ) as measured:
        for gone in (among[0], among[-1], outmost):
            assert not measured.called
            changes = commands.delete(live_layout.canvas, [gone])
            live_layout.update(live_layout.canvas.apply(changes), changes)
            live_layout.measure_bounds()
        assert measured.called


def test_the_connectors_of_a_card_that_is_let_go_are_told_of_even_where_it_was_shown():
    """They rest behind the cards again, so they are drawn anew there, moved or not."""
    canvas = makers.cafe()
    live_layout = LiveLayout(canvas)
    talk = canvas.tactics[key(1, TACTIC)]
    rect = live_layout.cards[talk.id]
    live_layout.update(canvas, ChangeSet(), {talk.id: Point(rect.x, rect.y + 50)})
    down = commands.place_tactics(canvas, {talk.id: WingPlace(talk.aim, talk.x, talk.y + 50)})
    moved = live_layout.update(canvas.apply(down), down)
    assert moved.links >= {talk.id + each for each in canvas.problems_of[talk.id]}
    is_right(live_layout)


def test_the_connectors_of_a_card_that_is_taken_are_told_of_even_before_it_moves():
    """They rest behind the cards no more, so they are drawn anew there, moved or not yet."""
    canvas = makers.cafe()
    live_layout = LiveLayout(canvas)
    talk = canvas.tactics[key(1, TACTIC)]
    rect = live_layout.cards[talk.id]
    moved = live_layout.update(canvas, ChangeSet(), {talk.id: Point(rect.x, rect.y)})
    assert moved.links >= {talk.id + each for each in canvas.problems_of[talk.id]}
    is_right(live_layout)


def test_a_card_in_hand_lies_where_the_hand_is_until_it_is_put_down():
    """A floating card has its own place, its connectors follow, and all of it can be taken back."""
    canvas = makers.cafe()
    live_layout = LiveLayout(canvas)
    card = key(1, TACTIC)
    before = live_layout.curve(card + key(2, PROBLEM))
    moved = live_layout.update(canvas, ChangeSet(), {card: Point(-777, -333)})
    assert (live_layout.cards[card].x, live_layout.cards[card].y) == (-777, -333)
    assert live_layout.curve(card + key(2, PROBLEM)) != before
    assert card + key(4, PROBLEM) in moved.links
    assert live_layout.home(card) == layout(canvas, heights(canvas)).cards[card]
    live_layout.update(canvas, ChangeSet())
    is_right(live_layout)


@pytest.mark.parametrize("seed", range(4))
def test_each_step_of_a_drag_tells_of_all_connectors_that_run_otherwise(seed):
    """Tactics are dragged past each other, across the centre and let go: none is forgotten."""
    chance = random.Random(seed)
    canvas = makers.crowded(6, 16)
    live_layout = LiveLayout(canvas)
    before = {link: live_layout.curve(link) for link in canvas.links}
    for _ in range(12):
        held = chance.sample([*canvas.tactics], 4)
        side, y = chance.choice([-480.0, 300.0]), chance.uniform(-100, 500)
        for step in range(5):
            floating = {each: Point(side + 9 * n, y + 40 * step) for n, each in enumerate(held)}
            aim = Aim.EDUCATE if step < 3 else Aim.SOLVE
            shown = commands.cross(live_layout.canvas, held[:1], aim)
            canvas = live_layout.canvas.apply(shown)
            moved = live_layout.update(canvas, shown, floating if step < 4 else None)
            now = {link: live_layout.curve(link) for link in canvas.links}
            assert moved.links >= {link for link in now if now[link] != before[link]}
            before = now
    is_right(live_layout)


def test_of_a_tactic_that_loses_connectors_all_are_told_of():
    """One may end where it did before, and come down beside the frame in another lane."""
    canvas = makers.crowded(8, 40)
    tactic = next(each for each, served in canvas.problems_of.items() if len(served) == 3)
    live_layout = LiveLayout(canvas)
    height = {each: live_layout.cards[each].y for each in canvas.problems_of[tactic]}
    first, middle, last = sorted(height, key=lambda each: height[each])
    gone = removing(canvas.links[tactic + first], canvas.links[tactic + last])
    moved = live_layout.update(canvas.apply(gone), gone)
    assert tactic + middle in moved.links


def test_a_change_to_one_card_says_that_only_it_is_to_be_drawn():
    """Among 300 cards, a new title for one concerns that card alone."""
    canvas = makers.crowded(12, 288)
    live_layout = LiveLayout(canvas)
    card = key(10, TACTIC)  # it serves nothing
    changes = commands.set_field(canvas, (card,), "title", "Other words")
    moved = live_layout.update(canvas.apply(changes), changes)
    assert moved.cards == {card}
    assert not moved.links
    assert not moved.frame


def test_tidy_of_a_crowd_is_followed():
    """Moving every tactic at once ends where a fresh layout has them."""
    canvas = makers.crowded(12, 60)
    live_layout = LiveLayout(canvas)
    changes = commands.place_tactics(canvas, tidy_places(canvas, heights(canvas)))
    live_layout.update(canvas.apply(changes), changes)
    is_right(live_layout)


def test_where_connectors_ended_is_reckoned_once_a_card():
    """However many of a card's connectors run elsewhere after a change."""
    canvas = makers.crowded(2, 50)
    known, problem = LiveLayout(canvas), canvas.ranked[0].id
    step = commands.rerank(canvas, problem, 1)
    with mock.patch.object(live_layout, "stops", wraps=live_layout.stops) as asked:
        moved = known.update(canvas.apply(step), step)
    assert len(moved.left) > 30
    times = Counter(call.args[2] for call in asked.call_args_list)
    assert max(times.values()) <= 2  # before and after


def reached(start: object, *beyond: type) -> int:
    """Return how many objects something holds, but for what objects of some types hold."""
    stops = (type, ModuleType, FunctionType, *beyond)
    seen, new = {id(start)}, [start]
    while new:
        for each in gc.get_referents(new.pop()):
            if id(each) not in seen and not isinstance(each, stops):
                seen.add(id(each))
                new.append(each)
    return len(seen)


def test_nothing_is_kept_of_cards_that_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards and connectors that come and go leave nothing, however many they are."""
    monkeypatch.setattr("stratcanvas.stage.places.ways._FEW", 20)
    monkeypatch.setattr("stratcanvas.paint.heights._MOST_GONE", 10)
    live_layout = LiveLayout(makers.crowded(12, 60))
    held = []
    for number in range(60):
        canvas = live_layout.canvas
        place = WingPlace(Aim.SOLVE, 700.0, 100.0 + number % 5)
        problems = list(canvas.problems)[number % 5 : number % 5 + 3]
        one = commands.add_problem(canvas, "One", 3)
        added = one.then(
            commands.add_tactic(canvas.apply(one), place, "Two", serves=[*one.added, *problems])
        )
        live_layout.update(canvas.apply(added), added)
        if number % 8 == 0:
            is_right(live_layout)
        led = {link: live_layout.curve(link) for link in live_layout.canvas.links}
        assert None not in led.values()
        live_layout.update(canvas, added.inverse())
        held.append(reached(live_layout, Canvas))
    assert max(held[30:]) < max(held[:30]) + 60
