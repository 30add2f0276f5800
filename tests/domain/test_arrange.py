# SPDX-License-Identifier: MIT
"""Where everything lies."""

from dataclasses import replace

import pytest

from stratcanvas.domain import arrange, commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect
from tests import makers


def height(key: str) -> float:
    return 60.0 + int(key[-1], 16) * 9


def crossings(canvas: Canvas, lay: arrange.CanvasLayout, aim: Aim) -> int:
    """Count pairs of one wing's connectors that change sides."""
    ends = [
        (lay.cards[link.tactic].center.y, lay.cards[link.problem].center.y)
        for link in canvas.links.values()
        if canvas.tactics[link.tactic].aim is aim
    ]
    return sum((a - c) * (b - d) < 0 for n, (a, b) in enumerate(ends) for c, d in ends[:n])


def test_problems_stand_by_rank_from_the_top() -> None:
    """Problem cards stand in the frame one under the other, the first on top."""
    canvas = makers.cafe()
    frame = arrange.frame_of(canvas, height)
    assert list(frame.problems) == [each.id for each in canvas.ranked]
    tops = [rect.y for rect in frame.problems.values()]
    assert tops == sorted(tops)
    for rect in frame.problems.values():
        assert frame.rect.x < rect.x
        assert rect.right < frame.rect.right
        assert rect.bottom < frame.rect.bottom
    assert frame.strategy.bottom < frame.rect.y


@pytest.mark.parametrize(("problems", "columns"), [(0, 1), (12, 1), (13, 2), (24, 2), (25, 3)])
def test_more_than_twelve_problems_flow_into_further_columns(problems: int, columns: int) -> None:
    """Each column of the frame holds twelve problems, and the frame stays centred."""
    frame = arrange.frame_of(makers.crowded(problems, 0), height)
    assert len({rect.x for rect in frame.problems.values()}) == (columns if problems else 0)
    assert frame.rect.width >= columns * arrange.PROBLEM_WIDTH
    assert frame.rect.center.x == 0
    rects = list(frame.problems.values())
    assert not any(one.overlaps(two) for n, one in enumerate(rects) for two in rects[:n])


def test_columns_of_problems_stand_on_equal_rows() -> None:
    """The thirteenth problem stands level with the first, however high the others are."""
    frame = arrange.frame_of(makers.crowded(25, 0), height)
    tops = [rect.y for rect in frame.problems.values()]
    assert tops[12:24] == tops[:12]
    assert tops[24] == tops[0]


def test_an_outer_column_is_begun_only_where_the_inner_one_is_full_around() -> None:
    """Among many cards a new one comes to the end of the inner column, not beside it."""
    frame = arrange.frame_of(makers.cafe(), height)
    x = frame.rect.right + arrange.WING_GAP
    taken = [Rect(x, 110.0 * n, arrange.TACTIC_WIDTH, 90.0) for n in range(8)]
    end = arrange.end_of_column(frame, taken, Aim.SOLVE)
    assert end == 110.0 * 7 + 90.0
    place = arrange.free_place(frame, taken, Aim.SOLVE, 90.0, near=end)
    assert (place.x, place.y) == (arrange.WING_GAP, end + arrange.CARD_GAP)
    assert arrange.end_of_column(frame, taken, Aim.EDUCATE) is None
    taken = [Rect(x, 110.0 * n, arrange.TACTIC_WIDTH, 90.0) for n in range(-50, 50)]
    far = arrange.free_place(frame, taken, Aim.SOLVE, 90.0, near=0.0)
    assert far.x > arrange.WING_GAP + arrange.TACTIC_WIDTH


def test_a_wider_frame_pushes_the_wings_outwards() -> None:
    """A thirteenth problem never covers a tactic: tactics keep their distance from the frame."""
    for count in (12, 13):
        canvas = makers.crowded(count, 30)
        lay = arrange.layout(canvas, height)
        assert not any(lay.cards[key].overlaps(lay.frame.rect) for key in canvas.tactics)


def test_a_tactic_is_never_placed_in_the_frame() -> None:
    """A place asked for inside the frame becomes the nearest one outside, on its side."""
    frame = arrange.frame_of(makers.cafe(), height)
    left = arrange.place_at(frame, frame.rect.center.x - arrange.TACTIC_WIDTH, 40)
    right = arrange.place_at(frame, frame.rect.center.x, 40)
    assert (left.aim, left.x) == (Aim.EDUCATE, arrange.NEAREST)
    assert (right.aim, right.x) == (Aim.SOLVE, arrange.NEAREST)


def test_place_at_and_tactic_rect_are_inverse() -> None:
    """The place of a card that lies somewhere puts it there."""
    canvas = makers.cafe()
    lay = arrange.layout(canvas, height)
    for tactic in canvas.tactics.values():
        rect = lay.cards[tactic.id]
        place = arrange.place_at(lay.frame, rect.x, rect.y)
        assert (place.aim, place.x, place.y) == (tactic.aim, tactic.x, tactic.y)


def test_a_free_place_is_free_and_near() -> None:
    """A new card lies on nothing, and no further off than it must."""
    canvas = makers.crowded(12, 60)
    lay = arrange.layout(canvas, height)
    taken = list(lay.cards.values())
    for _ in range(20):
        place = arrange.free_place(lay.frame, taken, Aim.SOLVE, 90.0, near=300.0)
        x = lay.frame.rect.right + place.x
        rect = Rect(x, place.y, arrange.TACTIC_WIDTH, 90.0)
        assert not any(rect.overlaps(other, arrange.CARD_GAP - 1e-3) for other in taken)
        taken.append(rect)
    alone = arrange.free_place(lay.frame, [], Aim.EDUCATE, 90.0, near=300.0)
    assert (alone.x, alone.y) == (arrange.WING_GAP, 255.0)


def test_a_free_point_for_a_note_is_free() -> None:
    """A note dropped on cards settles beside them."""
    taken = [Rect(0, 0, 100, 100), Rect(0, 130, 100, 100)]
    point = arrange.free_point(taken, Rect(10, 40, 50, 50))
    assert point in {Point(10, -70), Point(10, 250)}


def test_tidy_lays_cards_in_columns_with_fewer_crossings() -> None:
    """Tidy never stacks cards, keeps every aim, and does not add crossings."""
    canvas = makers.crowded(12, 30)
    before = arrange.layout(canvas, height)
    after_canvas = canvas.apply(commands.place_tactics(canvas, arrange.tidy_places(canvas, height)))
    after = arrange.layout(after_canvas, height)
    rects = list(after.cards.values())
    assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[:n])
    for aim in Aim:
        assert crossings(after_canvas, after, aim) <= crossings(canvas, before, aim)
    assert [t.aim for t in after_canvas.tactics.values()] == [
        t.aim for t in canvas.tactics.values()
    ]


def test_tidy_twice_is_tidy_once() -> None:
    """Tidying what is tidy moves nothing."""
    canvas = makers.crowded(9, 25)
    once = canvas.apply(commands.place_tactics(canvas, arrange.tidy_places(canvas, height)))
    assert not commands.place_tactics(once, arrange.tidy_places(once, height))


@pytest.mark.parametrize("count", [4, 12, 13, 30])
def test_dropping_a_problem_on_its_own_place_keeps_the_ranking(count: int) -> None:
    """Every problem dropped where it lies stays in its place."""
    canvas = makers.crowded(count, 0)
    frame = arrange.frame_of(canvas, lambda _key: 70.0)
    for place, (key, rect) in enumerate(frame.problems.items()):
        assert arrange.rank_place(frame, key, rect.center) == place


def test_dropping_a_problem_above_and_below_all_makes_it_first_and_last() -> None:
    """The ends of the frame are the ends of the ranking."""
    canvas = makers.cafe()
    frame = arrange.frame_of(canvas, height)
    key = makers.key(2, makers.PROBLEM)
    assert arrange.rank_place(frame, key, Point(0, -50)) == 0
    assert arrange.rank_place(frame, key, Point(0, 5000)) == 3


def test_links_do_not_decide_where_cards_lie() -> None:
    """Connecting a card moves nothing."""
    canvas = makers.cafe()
    loose = Canvas(
        canvas.brief,
        replace(canvas.strategy),
        [*canvas.problems.values(), *canvas.tactics.values()],
    )
    assert arrange.layout(canvas, height).cards == arrange.layout(loose, height).cards
