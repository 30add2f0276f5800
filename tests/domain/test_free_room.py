# SPDX-License-Identifier: MIT
"""Cards that settle beside the frame one by one come to the places that each by itself finds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from stratcanvas.domain import arrange
from stratcanvas.domain.arrange import NEAREST, Frame, tactic_rect
from stratcanvas.domain.cards import Aim, Tactic
from stratcanvas.domain.free_room import FreeRoom
from stratcanvas.domain.geometry import Rect

FRAME = Frame(
    Rect(-164.0, 0.0, 328.0, 400.0),
    Rect(-148.0, 16.0, 296.0, 30.0),
    Rect(-164.0, -80.0, 328.0, 62.0),
    {},
)
HEIGHTS = st.sampled_from([50.0, 84.0, 131.5])
WANTED = st.lists(st.tuples(st.sampled_from(Aim), st.integers(-200, 700), HEIGHTS), max_size=5)
TAKEN = st.lists(
    st.builds(
        Rect,
        st.integers(-1500, 1500).map(float),
        st.integers(-300, 900).map(float),
        st.sampled_from([200.0, 220.0]),
        HEIGHTS,
    ),
    max_size=25,
)


def lying(aim: Aim, x: float, y: float, height: float) -> Rect:
    return tactic_rect(Tactic(id="", aim=aim, x=x, y=y), FRAME, height)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(taken=TAKEN, wanted=WANTED)
def test_many_settle_where_each_by_itself_would(
    taken: list[Rect], wanted: list[tuple[Aim, int, float]]
) -> None:
    """Each finds the place that ``free_place`` finds among all that has settled before it."""
    room = FreeRoom(FRAME, taken)
    for aim, near, height in wanted:
        place = arrange.free_place(FRAME, taken, aim, height, near)
        assert room.place(aim, height, near) == place
        room.take(place, height)
        taken = [*taken, lying(aim, place.x, place.y, height)]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(taken=TAKEN, wanted=WANTED)
def test_what_lies_right_beside_the_frame_stays_if_it_covers_nothing(
    taken: list[Rect], wanted: list[tuple[Aim, int, float]]
) -> None:
    """It need not keep clear, only not cover anybody."""
    room = FreeRoom(FRAME, taken)
    for aim, y, height in wanted:
        rect = lying(aim, NEAREST, y, height)
        assert room.is_free(aim, y, height) == (not any(rect.overlaps(each) for each in taken))
