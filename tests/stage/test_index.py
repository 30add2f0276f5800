# SPDX-License-Identifier: MIT
"""The grid finds what a walk over all rectangles would find."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.stage.places.index import Grid

numbers = st.floats(-1e6, 1e6, allow_nan=False) | st.floats(-900, 900)
rects = st.builds(Rect, numbers, numbers, st.floats(0, 5e4) | st.floats(0, 400), st.floats(0, 5e4))


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.text("ab", max_size=3), rects),
    rects,
    st.sets(st.text("ab", max_size=3)),
    st.booleans(),
)
@example({"a": Rect(-1e-20, -1e-20, 600, 400)}, Rect(300, 200, 1, 1), set(), True)
def test_finding_by_grid_is_finding_by_looking_at_each(shapes, area, gone, at_once):
    """Whatever their sizes, and however entered, exactly those that touch the area are found."""
    grid = Grid(shapes if at_once else {})
    for key in () if at_once else shapes:
        grid.put(key, Rect(0, 0, 10, 10))
    for key, rect in () if at_once else shapes.items():
        grid.put(key, rect)
    for key in gone:
        grid.drop(key)
    left = {key: rect for key, rect in shapes.items() if key not in gone}
    wanted = {
        key
        for key, rect in left.items()
        if rect.x <= area.right
        and rect.right >= area.x
        and rect.y <= area.bottom
        and rect.bottom >= area.y
    }
    assert grid.find(area) == wanted
    assert len(grid) == len(left)


def test_a_point_finds_what_contains_it():
    """A point on an edge counts as inside; one beside it does not."""
    grid = Grid()
    grid.put("card", Rect(-10, -10, 20, 20))
    assert grid.at(Point(10, 10)) == {"card"}
    assert grid.at(Point(10.5, 10)) == set()


def test_an_empty_grid_keeps_no_cells():
    """What is taken out leaves nothing behind."""
    grid = Grid()
    grid.put("card", Rect(0, 0, 5000, 5000))
    grid.drop("card")
    grid.drop("card")
    assert grid.find(Rect(-1e9, -1e9, 2e9, 2e9)) == set()
    assert len(grid) == 0
