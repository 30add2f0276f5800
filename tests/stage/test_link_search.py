# SPDX-License-Identifier: MIT
"""The connectors near a point are found among all, wherever the pointer goes and what is done."""

import random
from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.geometry import Point
from stratcanvas.paint.assets import load_fonts
from stratcanvas.paint.nearness import hits
from stratcanvas.stage.places import passings
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.places.passings import FIRST
from tests import leads, makers
from tests.bench.yardsticks import board
from tests.makers import TACTIC, key


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def all_hit(layout: LiveLayout, point: Point, reach: float) -> set[str]:
    curves = ((link, layout.curve(link)) for link in layout.canvas.links)
    return {link for link, curve in curves if curve is not None and hits(curve, point, reach)}


def walk(layout: LiveLayout, chance: random.Random) -> list[Point]:
    """Return where a pointer is that wanders over a canvas, and leaps now and then."""
    spots, area = [], layout.bounds
    for n in range(40):
        if n % 10 == 0:
            x, y = chance.uniform(area.x, area.right), chance.uniform(area.y, area.bottom)
        x, y = x + chance.uniform(-60, 60), y + chance.uniform(-60, 60)
        spots.append(Point(x, y))
    return spots


def test_what_is_under_the_pointer_is_found() -> None:
    """No connector that is hit is missed: at any zoom, while cards are dragged, after edits."""
    layout, chance = LiveLayout(makers.crowded(12, 60)), random.Random(4)
    found = 0
    for round_ in range(4):
        for reach in (2.0, 6.0, 30.0):
            for point in walk(layout, chance):
                hit = all_hit(layout, point, reach)
                assert {*layout.links_at(point, reach)} == hit
                found += len(hit)
        canvas, one = layout.canvas, key(round_ + 1, TACTIC)
        if round_ == 0:
            layout.update(canvas, commands.delete(canvas, []), {one: Point(-900.0, 700.0)})
        else:
            changes = commands.delete(canvas, [one])
            layout.update(canvas.apply(changes), changes)
    assert found > 100


def test_of_connectors_beside_each_other_the_nearest_is_first() -> None:
    """A press right on a line takes that line, not one beside it that was connected earlier."""
    layout = LiveLayout(makers.crowded(2, 60))
    for link in layout.canvas.links:
        curve = layout.curve(link)
        assert curve is not None
        assert layout.links_at(curve.end, 60.0)[0] == link


def test_few_connectors_are_led_for_a_point() -> None:
    """A connector that nobody has seen yet is led only when it may run near the point."""
    layout, other = LiveLayout(makers.crowded(40, 200)), LiveLayout(makers.crowded(40, 200))
    curve = other.curve(next(iter(layout.canvas.links)))
    assert curve is not None
    with (
        mock.patch.object(passings, "perf_counter", return_value=0.0),  # however slow it is
        leads.noted() as led,
    ):
        layout.links_at(curve.start, 6.0)
        layout.links_at(curve.start, 6.0)
    assert 0 < len(led) <= len(layout.canvas.links) / 2


def test_of_very_many_few_are_led_for_each_step() -> None:
    """However many run past on their way to cards further out."""
    layout, chance = LiveLayout(board(1_000)), random.Random(7)
    for point in walk(layout, chance):
        with leads.noted() as led:
            layout.links_at(point, 6.0)
        assert len(led) <= FIRST
