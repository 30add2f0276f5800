# SPDX-License-Identifier: MIT
"""A connector is hit where it is drawn, however long it is."""

import random

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point
from stratcanvas.paint.nearness import hits, may_pass, point_at
from stratcanvas.paint.route import Curve, free_curve


def curves(chance: random.Random) -> list[Curve]:
    """Return curves of all lengths, level and steep ones, up and down, forth and back."""
    found = []
    for n in range(24):
        start = Point(chance.uniform(-200, 200), chance.uniform(-200, 200))
        reach = 10.0 ** (1 + n % 4)
        end = Point(chance.uniform(-reach, reach), chance.choice((0.0, 1.0, 9.0, reach)) - reach)
        found.append(free_curve(start, end, list(Aim)[n % 2]))
    return [*found, free_curve(Point(0, 0), Point(900, 0), Aim.EDUCATE)]


def test_a_curve_is_hit_all_along_its_line() -> None:
    """Each point of a curve is on it; none is that lies beside, of however long a one."""
    for curve in curves(random.Random(8)):
        line = [point_at(curve, n / 4000) for n in range(4001)]
        for point in line[::400]:
            assert hits(curve, point, 1.0)
        for point in line[::400]:
            beside = Point(point.x + 4.0, point.y + 4.0)
            near = min((beside.x - x) ** 2 + (beside.y - y) ** 2 for x, y in line) ** 0.5
            assert hits(curve, beside, near + 2.0)
            assert near < 2.5 or not hits(curve, beside, near - 2.0)


def test_what_is_passed_over_quickly_is_not_hit() -> None:
    """A curve that is said not to pass a point has no point near it."""
    chance, passed_over = random.Random(3), 0
    for curve in curves(chance):
        line = [point_at(curve, n / 1000) for n in range(1001)]
        for _ in range(12):
            x, y, reach = (
                chance.uniform(-600, 600),
                chance.uniform(-600, 600),
                chance.uniform(1, 90),
            )
            if not may_pass(curve, x, y, reach):
                passed_over += 1
                assert all((x - at.x) ** 2 + (y - at.y) ** 2 > reach**2 for at in line)
    assert passed_over > 150
