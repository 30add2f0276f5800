# SPDX-License-Identifier: MIT
"""Where cards come to lie that are pasted or dropped."""

from itertools import pairwise

import pytest

from stratcanvas.domain.arrange import CARD_GAP, LANE_GAP, TALLEST_WING, frame_of
from stratcanvas.domain.cards import Tactic
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.landing import around, free_shift, lined_up, lying
from tests import makers
from tests.makers import TACTIC, key


def high(_: str) -> float:
    return 80.0


@pytest.mark.parametrize("taken", [(), (Rect(400.0, -400.0, 2_000.0, 900.0),)])
def test_a_list_lies_at_places_that_the_file_keeps_as_they_are(taken: tuple[Rect, ...]) -> None:
    """A whole number where a file keeps a fraction is looked at card by card: 200 held the window
    three times as long as their rows took to write.
    """
    cards = [Tactic(id=key(n, TACTIC), title=f"Line {n}") for n in range(20, 30)]
    there = lined_up(cards, frame_of(makers.cafe(), high), high, taken, Point(700.0, 3.7))
    assert {type(place) for each in there for place in (each.x, each.y)} == {float}


def uneven(card: str) -> float:
    return 60.0 + 20.0 * (int(card, 16) % 3)


@pytest.mark.parametrize(("count", "columns"), [(9, 1), (30, 4), (200, 9)])
def test_a_long_list_lies_as_a_block(count: int, columns: int) -> None:
    """About as wide as high, read down each column from the frame outwards, and where there are
    several connectors have room between any two cards.
    """
    cards = [Tactic(id=key(n, TACTIC), title=f"Line {n}") for n in range(20, 20 + count)]
    frame = frame_of(makers.cafe(), uneven)
    there = lined_up(cards, frame, uneven, (frame.rect,), Point(700.0, 0.0))
    assert [each.id for each in there] == [each.id for each in cards]
    assert [each.x for each in there] == sorted(each.x for each in there)
    assert len({each.x for each in there}) == columns
    rects = lying(there, frame.rect.width, uneven)
    for one, other in pairwise(there):
        free = rects[other.id].y - rects[one.id].bottom
        assert one.x < other.x or free >= (LANE_GAP if columns > 1 else CARD_GAP) - 1
    whole = around(rects.values())
    assert whole.height <= max(TALLEST_WING + 100.0, 1.4 * whole.width)
    assert whole.y >= -10.0
    if columns == 1:
        return
    inner = [rects[each.id] for each in there if each.x == there[0].x]
    abreast = next(rects[each.id] for each in there if each.x > there[0].x)
    assert inner[0].bottom <= abreast.center.y <= inner[1].y


def test_cards_of_two_columns_keep_clear_of_what_lies_in_either() -> None:
    """What stands beside one column alone moves all of them together."""
    cards = [Rect(0.0, 0.0, 100.0, 50.0), Rect(300.0, 0.0, 100.0, 50.0)]
    assert free_shift(cards, [Rect(320.0, 20.0, 50.0, 50.0)]) < 0
    assert free_shift(cards, [Rect(320.0, -20.0, 50.0, 50.0)]) > 0
    assert free_shift(cards, [Rect(180.0, 0.0, 40.0, 50.0)]) == 0


@pytest.mark.parametrize("gap", [24.0, 90.0])
def test_cards_one_below_the_other_move_as_far_as_card_by_card(gap: float) -> None:
    """They count as one where nothing fits between two of them, and only there."""
    taken = [Rect(40.0, y, 60.0, 30.0) for y in (-310.0, -5.0, 222.0, 600.0)]
    column = [Rect(0.0, n * (50.0 + gap), 100.0, 50.0) for n in range(5)]
    ways = [free_shift(column, taken), free_shift(column[::-1], taken)]
    barred = [
        (there.y - CARD_GAP - 1.0 - card.bottom, there.bottom + CARD_GAP + 1.0 - card.y)
        for card in column
        for there in taken
    ]
    clear = (way for way in range(-900, 900) if not any(low < way < high for low, high in barred))
    assert ways == [min(clear, key=abs)] * 2
