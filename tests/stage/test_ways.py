# SPDX-License-Identifier: MIT
"""Connectors are led around cards at any number of links, and an edit leads few of them anew."""

import random
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.canvas import difference
from stratcanvas.domain.cards import Aim, Note
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.assets import load_fonts
from stratcanvas.paint.nearness import distance, point_at
from stratcanvas.stage.places import passings, ways
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.places.passings import ALL_LED, MASS
from tests import leads, makers
from tests.hands import PATIENCE
from tests.makers import NOTE, TACTIC, key
from tests.stage.test_live_layout import is_right


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def behind(layout, link):
    """Return the foreign cards that a connector runs behind."""
    curve, found = layout.curve(link), set()
    for piece in curve.pieces:
        way = abs(piece.end.x - piece.start.x) + abs(piece.end.y - piece.start.y)
        count = 12 + int(way / 12)
        for n in range(count + 1):
            spot = point_at(piece, n / count)
            found.update(layout.cards_in(Rect(spot.x, spot.y, 0.0, 0.0)))
    return found - {link[:16], link[16:]}


def counted(do):
    """Return how many connectors something leads."""
    with leads.noted() as led:
        do()
    return len(led)


@pytest.mark.parametrize("y", [-60.0, -100.0])
def test_no_connector_runs_through_the_words_over_a_wing(y):
    """One that would is led by, and by where the words stand when a card has lifted them."""
    canvas = makers.crowded(6, 16)
    outer = [each for each in canvas.tactics.values() if each.x > 300.0 and each.y == 0.0]
    moved = {each.id: WingPlace(each.aim, each.x, y) for each in outer}
    layout = LiveLayout(canvas)
    steps = [
        commands.place_tactics(canvas, moved),
        commands.add_note(-430.0, -40.0, "A note where the heading was\n" * 4),
    ]
    for step in steps:
        layout.update(layout.canvas.apply(step), step)
        is_right(layout)
        links = [link for link in layout.canvas.links if link[:16] in moved]
        assert len(links) > 2
        for link in links:
            for n in range(101):
                spot = point_at(layout.curve(link), n / 100)
                assert not any(each.grown(2.0).contains(spot) for each in layout.headings.values())


@pytest.mark.parametrize("tactics", [240, 840])
def test_on_a_crowded_board_no_connector_runs_behind_a_foreign_card(tactics):
    """Of over 400 and of 1,500 connectors each one that is looked at runs through gaps."""
    layout = LiveLayout(makers.crowded(25, tactics))
    links = [*layout.canvas.links]
    assert len(links) > (400 if tactics == 240 else 1_490)
    looked_at = random.Random(1).sample(links, 120)
    assert sum(len(layout.curve(link).bends) > 1 for link in looked_at) > 60
    assert not [link for link in looked_at if behind(layout, link)]


def test_on_a_crowded_board_all_runs_after_edits_as_if_laid_out_anew():
    """Cards go through the wings, are dragged and come back: each change ends in the same ways."""
    chance, canvas = random.Random(2), makers.crowded(14, 240, notes=6)
    layout = LiveLayout(canvas)
    before = {link: layout.curve(link) for link in canvas.links}
    steps = []
    for _ in range(8):
        card = chance.choice([*canvas.tactics])
        aim = canvas.tactics[card].aim
        place = WingPlace(aim, chance.uniform(40, 900), chance.uniform(-200, 6_000))
        layout.update(canvas, ChangeSet(), {card: Point(chance.uniform(-900, 900), 300.0)})
        step = chance.choice(
            [
                commands.place_tactics(canvas, {card: place}),
                commands.cross(canvas, (card,), place.aim),
                commands.delete(canvas, (card,)),
                commands.add_note(chance.uniform(-700, 700), chance.uniform(0, 2_000), "A note"),
            ]
        )
        steps.append(step)
        canvas = canvas.apply(step)
        layout.update(canvas, step)
    is_right(layout)
    for step in reversed(steps):
        canvas = canvas.apply(step.inverse())
        layout.update(canvas, step.inverse())
    assert {link: layout.curve(link) for link in canvas.links} == before


def test_a_card_that_is_put_elsewhere_has_few_others_led_anew():
    """Of 1,500 connectors only those are that ran by it, or do so now."""
    canvas = makers.crowded(25, 840)
    layout = LiveLayout(canvas)
    assert counted(lambda: [layout.curve(link) for link in canvas.links]) == len(canvas.links)
    card = key(400, TACTIC)
    tactic = canvas.tactics[card]
    step = commands.place_tactics(canvas, {card: WingPlace(tactic.aim, 420.0, tactic.y + 31.0)})
    canvas = canvas.apply(step)
    moved = layout.update(canvas, step)
    assert not moved.everywhere
    assert 0 < counted(lambda: [layout.curve(link) for link in canvas.links]) < 40


@pytest.mark.parametrize(("aim", "y"), [(Aim.EDUCATE, 300.0), (Aim.SOLVE, 500.0)])
def test_a_card_that_comes_to_a_tidied_wing_has_few_led_that_run_above_all_cards(aim, y):
    """To know how high those stand one looked past the outer columns only: it stands further in."""
    canvas = makers.crowded(25, 840)
    canvas = canvas.apply(commands.tidy(canvas, LiveLayout(canvas).heights)[0])
    layout = LiveLayout(canvas)
    assert sum(len(layout.curve(link).bends) > 1 for link in canvas.links) > 1_000
    step = commands.add_tactic(canvas, WingPlace(aim, 72.0, y), "New")
    layout.update(canvas.apply(step), step)
    assert counted(lambda: [layout.curve(link) for link in canvas.links]) < 250
    is_right(layout)


class Boxes:
    """Reads boxes as what is counted."""

    def __init__(self) -> None:
        self.read, self._boxes, self.size = 0, ways._BOX, ways._BOX.size

    def unpack_from(self, packed, offset):
        self.read += 1
        return self._boxes.unpack_from(packed, offset)

    def iter_unpack(self, packed):
        for each in self._boxes.iter_unpack(packed):
            self.read += 1
            yield each


def test_a_card_that_is_put_elsewhere_is_held_against_what_ways_follow_from_there_alone():
    """On a canvas in many columns all connectors run level with it, but few of them by it."""
    canvas = makers.crowded(25, 840)
    step, _ = commands.tidy(canvas, LiveLayout(canvas).heights)
    canvas = canvas.apply(step)
    layout, boxes = LiveLayout(canvas), Boxes()
    assert all(layout.curve(link) for link in canvas.links)
    card = max(canvas.tactics.values(), key=lambda each: each.x)
    assert card.x > 4_000.0
    step = commands.place_tactics(canvas, {card.id: WingPlace(card.aim, card.x, card.y + 31.0)})
    with mock.patch.object(ways, "_BOX", boxes):
        moved = layout.update(canvas.apply(step), step)
    assert 0 < boxes.read < len(canvas.links)
    assert 0 < len(moved.links) < 40


def in_one_column(count):
    """Return a canvas of a few problems with so many tactics beside them: none is in a way."""
    canvas = makers.crowded(8, count)
    places = {
        each.id: WingPlace(each.aim, 72.0, 160.0 * n)
        for n, each in enumerate(canvas.tactics.values())
    }
    return canvas.apply(commands.place_tactics(canvas, places))


def test_when_a_first_card_comes_in_a_way_few_connectors_are_led():
    """Those that do not run by it run on as they did, and are known to when more cards come."""
    canvas = in_one_column(50)
    layout = LiveLayout(canvas)
    assert not any(layout.curve(link).bends for link in canvas.links)
    led = []
    for n in (20, 22, 3, 40):
        step = commands.add_note(-390.0 if n % 4 else 180.0, 160.0 * n + 30.0, "In the way")
        canvas = canvas.apply(step)
        led.append(counted(lambda step=step, canvas=canvas: layout.update(canvas, step)))
        led[-1] += counted(lambda: [layout.curve(link) for link in layout.canvas.links])
        assert any(layout.curve(link).bends for link in canvas.links)
        is_right(layout)
    assert led[0]
    assert max(led) < len(canvas.links) / 3


def test_on_an_empty_canvas_that_fills_at_once_no_connector_is_led_before_it_is_asked_for():
    """Of thousands that are all undone and done again only those are led that somebody looks at."""
    whole, small = makers.crowded(25, 240), in_one_column(4)
    layout, step = LiveLayout(small), difference(small, whole)
    assert not any(layout.curve(link).bends for link in small.links)
    assert not counted(lambda: layout.update(whole, step))
    is_right(layout)


@pytest.mark.parametrize("every", [4, 9, 40])
def test_of_many_cards_that_are_put_elsewhere_none_is_run_behind(every):
    """All that ran by them, or do so now, is led as if it were for the first time."""
    canvas = makers.crowded(25, 240)
    layout = LiveLayout(canvas)
    assert all(layout.curve(link) for link in canvas.links)
    for down in (70.0, -70.0, 31.0):
        tactics = list(canvas.tactics.values())[::every]
        places = {each.id: WingPlace(each.aim, each.x, each.y + down) for each in tactics}
        step = commands.place_tactics(canvas, places)
        canvas = canvas.apply(step)
        layout.update(canvas, step)
        fresh = LiveLayout(canvas)
        assert {each: layout.curve(each) for each in canvas.links} == {
            each: fresh.curve(each) for each in canvas.links
        }


@pytest.mark.parametrize("aside", [0.0, 1e7])
def test_ways_that_were_led_anew_very_often_are_known_as_if_led_once(aside):
    """Wherever they lie, and though what was known of them before has been let go meanwhile."""
    canvas = makers.crowded(25, 240)
    moved = {
        each.id: WingPlace(each.aim, each.x + aside, each.y) for each in canvas.tactics.values()
    }
    canvas = canvas.apply(commands.place_tactics(canvas, moved)) if aside else canvas
    layout, card, cards = LiveLayout(canvas), key(100, TACTIC), [*canvas.tactics]
    with mock.patch.object(ways, "_OLD", 0), mock.patch.object(ways, "_FEW", 40):
        for n in range(30):
            assert all(layout.curve(link) is not None for link in canvas.links)
            tactic = canvas.tactics[cards[n * 7]]
            place = WingPlace(tactic.aim, tactic.x + 40.0, canvas.tactics[card].y + 3.0 * n)
            step = commands.place_tactics(canvas, {tactic.id: place})
            canvas = canvas.apply(step)
            layout.update(canvas, step)
    anew = LiveLayout(canvas)
    assert [*map(layout.curve, canvas.links)] == [*map(anew.curve, canvas.links)]


def test_what_is_known_of_ways_is_never_entered_anew_all_at_once():
    """Whoever is led when that is due waits for a few others and no more."""
    canvas = makers.crowded(25, 240)
    layout, most = LiveLayout(canvas), 0
    with (
        mock.patch.object(ways, "_OLD", 0),
        mock.patch.object(ways, "_FEW", 40),
        mock.patch.object(ways, "_cell", wraps=ways._cell) as entered,
    ):
        for n in range(3):
            for link in canvas.links:
                entered.reset_mock()
                assert layout.curve(link) is not None
                most = max(most, entered.call_count)
            tactic = canvas.tactics[[*canvas.tactics][n * 7]]
            place = WingPlace(tactic.aim, tactic.x + 40.0, tactic.y + 3.0)
            step = commands.place_tactics(canvas, {tactic.id: place})
            canvas = canvas.apply(step)
            layout.update(canvas, step)
    assert 0 < most < len(canvas.links)


def test_what_a_dragged_card_leaves_behind_and_comes_by_runs_on_as_it_did():
    """Only the dragged card's own connectors are led at the steps of a drag, and none around it."""
    canvas = makers.crowded(14, 240)
    layout = LiveLayout(canvas)
    before = {link: layout.curve(link) for link in canvas.links}
    card = key(41, TACTIC)
    served = canvas.problems_of[card]
    others = [link for link in canvas.links if link[:16] != card and link[16:] not in served]
    for step in range(4):
        layout.update(canvas, ChangeSet(), {card: Point(-700.0 + 40 * step, 1_500.0)})
        assert not counted(lambda: [layout.curve(link) for link in others])
        assert all(layout.curve(link) == before[link] for link in others)


def test_notes_away_from_all_ways_cost_nothing():
    """However many lie outside the wings, as few rows are looked through and cards met."""
    met = []
    for notes in (0, 3_000):
        canvas = makers.crowded(14, 60)
        far = {
            key(n, NOTE): Note(id=key(n, NOTE), text="", x=-9_000.0, y=4_000.0 + 80 * n)
            for n in range(notes)
        }
        layout = LiveLayout(canvas.apply(ChangeSet(added=far)))
        make = ways.Obstacles._make
        with mock.patch.object(ways.Obstacles, "_make", autospec=True, side_effect=make) as made:
            for link in canvas.links:
                layout.curve(link)
        met.append(made.call_count)
    assert met[0] == met[1]


def test_for_a_step_of_the_pointer_few_of_very_many_connectors_are_led():
    """A step of the pointer leads few; what is known to be missed is led where it rests."""
    canvas = makers.crowded(25, 600)
    assert len(canvas.links) > ALL_LED
    layout = LiveLayout(canvas)
    link = key(201, TACTIC) + canvas.problems_of[key(201, TACTIC)][0]
    spot = point_at(layout.curve(link), 0.5)
    with mock.patch.object(passings, "perf_counter", return_value=0.0):  # however slow it is
        steps = [
            counted(lambda n=n: layout.links_at(Point(spot.x + n, spot.y), 6.0)) for n in range(40)
        ]
        assert max(steps) <= 60
        assert link in layout.links_at(spot, 6.0)
    assert not layout.passings.is_sure(spot, 6.0)


@pytest.fixture(scope="module")
def very_many(qapp):
    """Return a canvas with over 4,500 connectors, how each runs, and points on some of them."""
    load_fonts()
    canvas = makers.crowded(25, 2_560)
    layout = LiveLayout(canvas)
    curves = {link: layout.curve(link) for link in canvas.links}
    assert len(curves) > 4_500
    chance, points = random.Random(5), []
    for link in chance.sample([*curves], 60):
        piece = chance.choice(curves[link].pieces)
        spot = point_at(piece, 0.5)
        if not layout.cards_in(Rect(*spot, 0.0, 0.0)):
            points.append((link, spot))
    return canvas, curves, points


def test_where_the_pointer_rests_all_connectors_are_found(very_many):
    """Those that pass there, none else; of a mass that lies there the nearest ones."""
    canvas, curves, points = very_many
    layout, were_unsure = LiveLayout(canvas), 0
    for _, spot in points[:4]:
        were_unsure += not layout.passings.is_sure(spot, 6.0)
        while not layout.passings.is_sure(spot, 6.0):
            layout.passings.lead_on(spot, 6.0, 0.004)
        away = {link: distance(curve, spot, 6.0) for link, curve in curves.items()}
        there = sorted((link for link in away if away[link] <= 6.0), key=lambda k: (away[k], k))
        found = layout.links_at(spot, 6.0)
        assert found == there or (found == there[: len(found)] and len(there) > MASS)
    assert were_unsure


def test_at_rest_the_pointer_finds_the_very_connector_that_it_is_on(very_many, stage, qtbot):
    """However many there are: it is lit up, the cursor says so, and a click selects it."""
    canvas, curves, points = very_many
    hand = stage(canvas)
    hand.view.zoom_to(1.0)
    seen = 0
    for link, spot in points[:3]:
        camera, port = hand.view.camera, hand.view.viewport()
        camera.pan(spot.x - camera.area.center().x(), spot.y - camera.area.center().y())
        pixel = hand.pixel(spot)
        area, scale = camera.area, camera.scale
        at = Point(area.x() + pixel.x() / scale, area.y() + pixel.y() / scale)
        away = {each: distance(curve, at, 6.0) for each, curve in curves.items()}
        least = min(away.values())
        nearest = {each for each in away if away[each] == least}
        hand.move(spot)
        qtbot.waitUntil(
            lambda those=nearest: hand.view.stage.marks.hovered in those, timeout=PATIENCE
        )
        assert port.cursor().shape() is Qt.CursorShape.PointingHandCursor
        hand.click(spot)
        (chosen,) = hand.selection.ids
        assert chosen in nearest
        hand.selection.clear()
        seen += chosen == link
    assert seen
