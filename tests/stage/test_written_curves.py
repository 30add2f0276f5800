# SPDX-License-Identifier: MIT
"""A connector as a text tells where it runs, in few letters."""

import pytest

from stratcanvas.domain.geometry import Point
from stratcanvas.paint.route import Curve
from stratcanvas.stage.backdrop.written_curves import read, written


@pytest.mark.parametrize(
    ("x", "said"),
    [
        (100.0, "100"),
        (2000.0, "2000"),
        (-0.5, "-0.5"),
        (50.5, "50.5"),
        (1000.05, "1000.05"),
        (500.25, "500.25"),
        (0.004, "0"),
    ],
)
def test_no_digit_is_written_that_says_nothing(x, said):
    """Most numbers are whole or half ones: a fifth of thousands of texts would be noughts."""
    curve = Curve(Point(x, 7.0), Point(x, 7.0), Point(30.0, 9.5), Point(300.0, 9.5))
    assert written(curve, straight=True) == f"M{said} 7L300 9.5"
    text = written(curve, straight=False)
    assert text == f"M{said} 7C{said} 7 30 9.5 300 9.5"
    assert read(text).start == Point(float(said), 7.0)
    assert read(text).end == Point(300.0, 9.5)
