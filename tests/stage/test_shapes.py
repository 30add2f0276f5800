# SPDX-License-Identifier: MIT
"""The shapes of a canvas seen from afar, kept up step by step, are those made anew."""

import random
from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import place_of
from stratcanvas.paint.assets import load_fonts
from stratcanvas.stage.places import shapes as module
from stratcanvas.stage.places.courses import Detours
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.places.shapes import LARGE, MANY, SORTS, Preparation, Shapes, prepared
from tests import makers
from tests.stage.test_live_layout import edit


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


@pytest.mark.parametrize("seed", range(4))
def test_shapes_follow_every_edit(seed: int) -> None:
    """After each of many edits and its undo the shapes are those of the canvas made anew."""
    chance = random.Random(seed)
    canvas = makers.crowded(6, 14, 2)
    layout = LiveLayout(canvas)
    shapes = Shapes(layout)
    shapes.make()
    for _ in range(25):
        changes = edit(canvas, chance)
        for step in (changes, changes.inverse(), changes):
            canvas = canvas.apply(step)
            shapes.follow(layout.update(canvas, step))
            if chance.random() < 0.5:
                continue  # what has changed is made when somebody asks again
            anew = Shapes(layout)
            assert shapes.cards == anew.cards
            assert shapes.lines == anew.lines


def test_who_looks_once_meets_the_same_cards() -> None:
    """Those made in passing are those that are kept, sort by sort and in the same order."""
    layout = LiveLayout(makers.cafe())
    shapes = Shapes(layout)
    passing = {sort: list(shapes.passing(sort)) for sort in SORTS}
    kept = {sort: list(rects.items()) for sort, rects in shapes.cards.items()}
    assert passing == kept
    assert {sort: list(shapes.passing(sort)) for sort in SORTS} == kept


def test_a_look_at_a_part_makes_that_part() -> None:
    """Some cards are as they are among all, in the order in which they are asked for."""
    layout = LiveLayout(makers.cafe())
    shapes, some = Shapes(layout), sorted(layout.cards)[::2]
    with mock.patch.object(module, "rectf", side_effect=module.rectf) as made:
        before = shapes.of(some)
    assert made.call_count == len(some)
    assert shapes.cards
    assert shapes.of(some) == before
    assert [[*each] for each in shapes.of(some).values()] == [[*each] for each in before.values()]


@pytest.mark.parametrize("is_made", [False, True])
def test_shapes_that_nobody_asks_for_are_not_made(is_made: bool) -> None:
    """A change makes no rectangle while the canvas is seen from near, made before or not."""
    canvas = makers.cafe()
    layout = LiveLayout(canvas)
    shapes = Shapes(layout)
    if is_made:
        assert shapes.cards
    changes = edit(canvas, random.Random(1))
    with mock.patch.multiple(module, QRectF=mock.DEFAULT, rectf=mock.DEFAULT) as made:
        shapes.follow(layout.update(canvas.apply(changes), changes))
    assert not any(each.called for each in made.values())
    assert "lines" not in shapes.__dict__


def test_of_very_many_that_move_all_shapes_are_made_anew() -> None:
    """They are right, and not one is made before somebody looks from afar."""
    canvas = makers.crowded(6, MANY + 60)
    layout = LiveLayout(canvas)
    shapes = Shapes(layout)
    shapes.make()
    places = {key: place_of(each)._replace(y=each.y + 40.0) for key, each in canvas.tactics.items()}
    changes = commands.place_tactics(canvas, places)
    shapes.follow(layout.update(canvas.apply(changes), changes))
    assert shapes.cards == Shapes(layout).cards


def test_only_a_large_canvas_is_prepared() -> None:
    """A small canvas is measured where it is shown; of a large one all cards are measured."""
    assert prepared(makers.cafe()) is None
    made = prepared(makers.crowded(10, 20, LARGE))
    assert isinstance(made, Preparation)
    assert made.live_layout.cards.keys() == LiveLayout(made.live_layout.canvas).cards.keys()


def test_of_a_large_canvas_the_connectors_that_are_seen_first_are_led_already() -> None:
    """All of them, unless they are a crowd, which is drawn beside the window."""
    canvas = makers.crowded(12, 260)
    made = prepared(canvas)
    assert made is not None
    with mock.patch.object(Detours, "bends", side_effect=AssertionError("led again")):
        assert all(made.live_layout.curve(link) for link in canvas.links)
    with (
        mock.patch.object(module, "CROWD", len(canvas.links) - 1),
        mock.patch.object(Detours, "bends", side_effect=AssertionError("led")),
    ):
        assert prepared(canvas) is not None
