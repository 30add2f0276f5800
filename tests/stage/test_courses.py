# SPDX-License-Identifier: MIT
"""Connectors are led when they are looked at, and found where they run, after whatever moved."""

import random
from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.assets import load_fonts
from stratcanvas.paint.connector import bounds
from stratcanvas.paint.nearness import point_at
from stratcanvas.stage.places import live_layout as room
from stratcanvas.stage.places.live_layout import LiveLayout
from tests import makers
from tests.stage.test_live_layout import edit, is_right


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def curves(layout):
    return {link: layout.curve(link) for link in layout.canvas.links}


def points(curve):
    """Return many points of a curve, and how far they reach to each side."""
    found = [point_at(curve, n / 60) for n in range(61)]
    across, along = zip(*found, strict=True)
    return found, (min(across), min(along), max(across), max(along))


def crosses(area, traced):
    """Tell whether any of the points of a curve lies in an area."""
    found, (left, top, right, bottom) = traced
    apart = left > area.right or right < area.x or top > area.bottom or bottom < area.y
    return not apart and any(map(area.contains, found))


def dragged(layout, chance):
    """Return places for a few cards somewhere, over others and in the other wing too."""
    cards = chance.sample(sorted({*layout.canvas.problems, *layout.canvas.tactics}), 3)
    return {card: Point(chance.uniform(-900, 900), chance.uniform(-300, 900)) for card in cards}


@pytest.mark.parametrize("many", [0, 200])
@pytest.mark.parametrize("seed", range(4))
def test_whoever_runs_differently_is_told_of_and_found_by_place(seed, many):
    """After edits and drags, of few connectors or of very many: who runs otherwise, and where."""
    chance = random.Random(seed)
    canvas = makers.crowded(7, 18, notes=1)
    layout = LiveLayout(canvas)
    traced = {}
    with mock.patch.object(room, "MANY", many):
        for _ in range(20):
            before, resting = curves(layout), layout.floating.keys()
            changes = chance.choice([edit(canvas, chance), ChangeSet()])
            canvas = canvas.apply(changes)
            held = {} if changes else dragged(layout, chance)
            moved = layout.update(canvas, changes, held)
            now = curves(layout)
            other = {key for key in before | now if before.get(key) != now.get(key)}
            assert other <= moved.links
            if not moved.everywhere:
                rested = {key for key in moved.links & before.keys() if not _ends_in(key, resting)}
                assert moved.left == {key: bounds(before[key]) for key in rested}
            kept = {key: found for key, found in traced.items() if before.get(key) == now.get(key)}
            traced = {key: kept.get(key) or points(curve) for key, curve in now.items()}
            for _ in range(20):
                side = chance.choice([0.0, 60.0, 700.0])
                area = Rect(chance.uniform(-900, 900), chance.uniform(-300, 900), side, side)
                crossing = {link for link, found in traced.items() if crosses(area, found)}
                assert crossing <= layout.links_in(area)
            if not held:
                is_right(layout)


def test_what_moves_is_led_no_sooner_than_somebody_asks():
    """A problem that comes in moves many connectors; none of them is led for that."""
    canvas = makers.crowded(12, 60)
    layout = LiveLayout(canvas)
    curves(layout)
    changes = edit(canvas, random.Random(5))
    with (
        mock.patch.object(room, "MANY", 0),
        mock.patch("stratcanvas.stage.places.courses.free_curve", side_effect=AssertionError),
    ):
        assert layout.update(canvas.apply(changes), changes).everywhere


def test_while_a_card_is_dragged_others_run_as_they_did():
    """What ran around it goes on so till it is let go; its own run straight to it meanwhile."""
    canvas = makers.crowded(7, 18)
    layout = LiveLayout(canvas)
    before = {link: curve.bends for link, curve in curves(layout).items()}
    held = next(link[:16] for link, bends in before.items() if bends)
    layout.update(canvas, ChangeSet(), {held: Point(-700.0, 40.0)})
    now = {link: curve.bends for link, curve in curves(layout).items()}
    assert all(bends == () for link, bends in now.items() if held in link)
    assert all(now[link] == bends for link, bends in before.items() if held not in link)
    layout.update(canvas, ChangeSet())
    assert {link: curve.bends for link, curve in curves(layout).items()} == before


def _ends_in(link, cards):
    return link[:16] in cards or link[16:] in cards
