# SPDX-License-Identifier: MIT
"""What connectors run around is found where it stands, near by and across a whole canvas."""

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.obstacles import Obstacles, block_of, in_strips

_PLACES = st.integers(-60, 60).map(lambda n: 55.0 * n)
_RECTS = st.lists(
    st.builds(
        Rect,
        _PLACES.map(lambda x: abs(x) + 10.0),
        _PLACES,
        st.sampled_from([40.0, 240.0]),
        st.sampled_from([60.0, 130.0, 700.0]),
    ),
    min_size=3,
    max_size=30,
)
_WIDTHS = st.sampled_from([60.0, 900.0, 5_000.0])
_HEIGHTS = st.sampled_from([1.0, 300.0, 1_500.0, 9_000.0, 70_000.0, 3_000_000.0])


@given(_RECTS, _PLACES.map(abs), _PLACES.map(lambda y: y / 4), _WIDTHS, _HEIGHTS)
@example(
    [Rect(x, 300.0 * n, 240.0, 60.0) for n, x in enumerate((300.0, 100.0, 500.0))],
    0.0,
    300.0,
    900.0,
    1_500.0,
)
def test_the_innermost_is_found_among_all_that_stands_there(
    rects: Sequence[Rect], x: float, y: float, wide: float, high: float
) -> None:
    """However high a box is: what reaches furthest inwards of all that stands in it, or nothing."""
    standing = Obstacles(1, in_strips(rects), Rect(0.0, 0.0, 1.0, 1.0))
    box = x, x + wide, y - high / 2, y + high / 2
    there = [
        each
        for each in (block_of(rect, 1) for rect in rects)
        if each[0] < box[1] and each[1] > box[0] and each[2] < box[3] and each[3] > box[2]
    ]
    found = standing.nearest(*box)
    assert (found is None) == (not there)
    if found is not None:
        assert found in there
        assert found[0] == min(there)[0]
