# SPDX-License-Identifier: MIT
"""The connectors of a crowded canvas are drawn beside the window, and look as if drawn in it."""

import re
import sys
import threading
import tracemalloc
from dataclasses import replace
from functools import reduce
from unittest import mock

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QRegion
from shiboken6 import createdByPython, delete

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.changes import updating
from stratcanvas.domain.geometry import FURTHEST, Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.aims import AimColours, aim_colours
from stratcanvas.paint.connector import Stroke, draw_resting
from stratcanvas.paint.nearness import point_at
from stratcanvas.paint.route import Curve
from stratcanvas.paint.theme import DARK, LIGHT
from stratcanvas.session.turns import SWITCH
from stratcanvas.stage.backdrop import (
    backdrop,
    film_maker,
    films,
    led_texts,
    resting,
    tiles,
    zoom_picture,
)
from stratcanvas.stage.backdrop.bundles import Bundle
from stratcanvas.stage.backdrop.curve_texts import CurveTexts
from stratcanvas.stage.backdrop.film_desk import Desk, Order
from stratcanvas.stage.backdrop.film_maker import FilmMaker
from stratcanvas.stage.backdrop.films import Films
from stratcanvas.stage.backdrop.led_texts import LedTexts
from stratcanvas.stage.backdrop.resting import RestingLook
from stratcanvas.stage.places import shapes
from stratcanvas.stage.places.courses import Courses
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.render_context import from_qt
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

NONE = frozenset[str]()
GREEN, BLACK = AimColours("#208050", "#204080"), AimColours("#000000", "#000000")


@pytest.fixture
def crowd():
    """Draw the connectors of every canvas beside the window; what lies around a view waits."""
    with mock.patch.object(shapes, "CROWD", 0), mock.patch.object(films, "AROUND", 600_000):
        yield


def levels_apart(one: QImage, other: QImage) -> list[int]:
    """Return by how many grey levels of 255 each pixel of two pictures differs."""
    one = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(one)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    grey = one.convertToFormat(QImage.Format.Format_Grayscale8)  # must outlive its bits
    rows, long = bytes(grey.constBits()), grey.bytesPerLine()
    starts = range(0, long * grey.height(), long)
    return [level for start in starts for level in rows[start : start + grey.width()]]


def film(qtbot, maker: FilmMaker, area: Rect, scale: float, look: RestingLook) -> QImage:
    """Return a film as the thread makes it."""
    size = QSize(round(area.width * scale), round(area.height * scale))
    order = Order(area, size, look, QRect(), None)
    with qtbot.waitSignal(maker.made, check_params_cb=lambda made, _: made is order) as made:
        maker.ask([order])
    assert made.args is not None
    return made.args[1]


def directly(layout: LiveLayout, area: Rect, scale: float, look: RestingLook) -> QImage:
    """Return the same as it is drawn in the window."""
    size = QSize(round(area.width * scale), round(area.height * scale))
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-area.x, -area.y)
    lumps = Bundle(layout, area, layout.links_in(area)).without(look.away)
    draw_resting(painter, lumps, look.colours, look.width)
    painter.end()
    return image


def over(ground: str, picture: QImage) -> QImage:
    whole = QImage(picture.size(), QImage.Format.Format_RGB32)
    whole.fill(ground)
    painter = QPainter(whole)
    picture.setDevicePixelRatio(1.0)
    painter.drawImage(0, 0, picture)
    painter.end()
    return whole


@pytest.mark.parametrize("width", [1.0, 1.6])
@pytest.mark.parametrize("scale", [0.37, 0.5, 0.92, 1.0, 1.25, 1.6, 2.0, 4.0])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_film_looks_as_drawn_in_the_window(qtbot, qapp, theme, scale, width):
    """Width, colour, smoothness, marked ends and lines beside each other are the same."""
    layout = LiveLayout(makers.crowded(8, 12))
    curve = layout.curve(key(1, TACTIC) + key(2, PROBLEM))
    assert curve is not None
    area = Rect(
        curve.start.x - 50.0 / scale, curve.start.y - 60.0 / scale, 256 / scale, 128 / scale
    )
    look = RestingLook(aim_colours(theme, "link"), width, straight=False, away=NONE)
    ours = over(theme.ground, film(qtbot, FilmMaker(layout), area, scale, look))
    plain = over(theme.ground, directly(layout, area, scale, look))
    apart = levels_apart(ours, plain)
    assert sum(level > 24 for level in apart) < 40, max(apart)
    bare = QImage(plain.size(), QImage.Format.Format_RGB32)
    bare.fill(theme.ground)
    assert sum(level > 24 for level in levels_apart(plain, bare)) > 80


@pytest.mark.parametrize("scale", [0.5, 0.835, 1.0, 1.25])
def test_a_connector_that_bends_looks_in_a_film_as_drawn_in_the_window(qtbot, qapp, scale):
    """What runs level is filled there, which is faster; that is not seen, nor where it begins."""
    layout = LiveLayout(makers.crowded(8, 120))
    curves = {link: layout.curve(link) for link in layout.canvas.links}
    look = RestingLook(aim_colours(LIGHT, "link"), resting.FINE, straight=False, away=NONE)
    maker, bends = FilmMaker(layout), [bend for each in curves.values() for bend in each.bends]
    assert len(bends) > 40
    for bend in bends[:: len(bends) // 6]:
        area = Rect(bend.x - 128.0 / scale, bend.y - 64.0 / scale, 256.0 / scale, 128.0 / scale)
        plain = over(LIGHT.ground, directly(layout, area, scale, look))
        apart = levels_apart(over(LIGHT.ground, film(qtbot, maker, area, scale, look)), plain)
        assert sum(level > 24 for level in apart) < 40, max(apart)
        bare = QImage(plain.size(), QImage.Format.Format_RGB32)
        bare.fill(LIGHT.ground)
        assert sum(level > 24 for level in levels_apart(plain, bare)) > 80


def test_a_film_follows_every_change_of_what_it_shows(qtbot, qapp):
    """Connectors that come, go, move or are in hand are drawn as they run when it is asked for."""
    canvas = makers.crowded(8, 12)
    layout = LiveLayout(canvas)
    maker, area = FilmMaker(layout), Rect(layout.bounds.x, layout.bounds.y, 1500.0, 1200.0)
    look = RestingLook(GREEN, 1.0, straight=False, away=NONE)

    def same(look=look, maker=maker):
        ours = over("#ffffff", film(qtbot, maker, area, 0.2, look))
        plainly = over("#ffffff", directly(layout, area, 0.2, look))
        return sum(level > 12 for level in levels_apart(ours, plainly)) < 20

    assert same()
    for changes in (
        commands.delete(canvas, (key(2, PROBLEM),)),
        commands.toggle_link(canvas, key(1, TACTIC), key(7, PROBLEM)),
        commands.cross(canvas, (key(3, TACTIC),), Aim.SOLVE),
        commands.rerank(canvas, key(7, PROBLEM), 0),
    ):
        moved = layout.update(canvas.apply(changes), changes)
        maker.follow(moved.links, moved.moved, moved.joints)
        assert same()
        with mock.patch.object(film_maker, "MANY", 0):
            moved = layout.update(canvas, changes.inverse())
            maker.follow(moved.links, moved.moved, moved.joints)
        assert same()
    served = canvas.problems_of[key(3, TACTIC)]
    without = look._replace(away=frozenset(key(3, TACTIC) + each for each in served))
    assert same(without)
    assert same(without, FilmMaker(layout))
    assert same()


def test_films_of_a_mass_are_straight_lines(qtbot, qapp):
    """Each line runs between the middles of the facing edges of its cards."""
    layout = LiveLayout(makers.cafe())
    look = RestingLook(BLACK, 1.0, straight=True, away=NONE)
    picture = over("#ffffff", film(qtbot, FilmMaker(layout), layout.bounds, 1.0, look))
    left, top = layout.bounds.x, layout.bounds.y
    for link in layout.canvas.links:
        one, other = layout.cards[link[:16]], layout.cards[link[16:]]
        near, far = (one, other) if one.x < other.x else (other, one)
        x, y = (near.right + far.x) / 2, (near.center.y + far.center.y) / 2
        around = [
            picture.pixelColor(round(x - left) + dx, round(y - top) + dy).red()
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
        ]
        assert min(around) < 160


def test_a_crowded_canvas_is_what_it_is_when_drawn_in_the_window(stage, crowd):
    """After a leap, a zoom, an edit, a drag and another theme it shows just its connectors."""
    hand = stage(makers.crowded(8, 12))
    view = hand.view

    def is_right():
        hand.picture_is_fresh()
        shown = view.viewport().grab().toImage()
        with mock.patch.object(shapes, "CROWD", len(hand.canvas.links)):
            view.draw_anew()
            plainly = view.viewport().grab().toImage()
        view.draw_anew()
        assert sum(level > 30 for level in levels_apart(shown, plainly)) < 200

    with mock.patch.object(resting, "WIDTH", resting.FINE):
        view.zoom_to(0.7)
        is_right()
        view.camera.pan(900, 500)
        is_right()
        view.zoom_to(0.4)
        is_right()
        step = commands.toggle_link(hand.canvas, key(5, TACTIC), key(4, PROBLEM))
        hand.session.do(StepLabel("connect"), step)
        is_right()
        hand.session.undo()
        view.set_theme(DARK)
        is_right()


def test_until_a_film_is_there_the_one_of_before_is_shown(stage, crowd):
    """Nothing that is known disappears for a moment: not by an edit, and not by a zoom."""
    hand = stage(makers.crowded(8, 12))
    view = hand.view
    hand.picture_is_fresh()
    with mock.patch.object(view.stage.near.maker, "ask"):  # as a thread that has other work
        shown = view.viewport().grab().toImage()
        for changes in (
            commands.toggle_link(hand.canvas, key(5, TACTIC), key(4, PROBLEM)),
            commands.set_field(hand.canvas, (key(5, TACTIC),), "title", "Another"),
        ):
            hand.session.do(StepLabel("connect"), changes)
        assert not view.films.settled
        later = view.viewport().grab().toImage()
        card = view.to_pixels(view.stage.rectf(key(5, TACTIC))).toAlignedRect()
        left = shown.copy(0, 0, card.left() - 60, shown.height())
        assert sum(level > 40 for level in levels_apart(left, later)) < 200
    view.draw_anew()
    hand.picture_is_fresh()
    view.zoom_to(view.zoom_factor * 1.1)
    with mock.patch.object(view.stage.near.maker, "ask"):
        scaled = view.viewport().grab().toImage()
    view.draw_anew()
    hand.settle()
    crisp = view.viewport().grab().toImage()
    middle = QRect(crisp.width() // 2 - 200, crisp.height() // 2 - 150, 400, 300)
    blurred = sum(levels_apart(scaled.copy(middle), crisp.copy(middle)))
    view.stage.near.maker.fails = True
    with mock.patch.object(view.stage.near.bundles, "crossing", return_value=()):
        view.draw_anew()
        bare = view.viewport().grab().toImage()
    assert blurred < sum(levels_apart(bare.copy(middle), crisp.copy(middle)))


def test_a_zoom_ends_when_the_films_of_its_scale_are_there(stage, crowd, qtbot):
    """The picture that stands in waits for them a while, so that all is drawn once, not twice."""
    hand = stage(makers.crowded(8, 12))
    view = hand.view
    hand.picture_is_fresh()
    picture = view.zoom_picture
    picture.take(view.camera.area)
    view.zoom_to(0.9 * view.zoom_factor)
    with (
        mock.patch.object(zoom_picture, "PATIENCE", 10_000),  # on a busy machine too
        mock.patch.object(view.tiles, "_draw", wraps=view.tiles._draw) as drawn,
    ):
        picture.end()
        assert picture.active
        qtbot.waitUntil(lambda: not picture.active)
        assert view.films.settled
        hand.settle()
        view.viewport().grab()
        assert drawn.call_count == 1
    hand.picture_is_fresh()
    with mock.patch.object(view.stage.near.maker, "ask"):  # as a thread that has other work
        picture.take(view.camera.area)
        view.zoom_to(0.9 * view.zoom_factor)
        picture.end()
        assert picture.active
        qtbot.waitUntil(lambda: not picture.active)
        assert not view.films.settled
    view.fit()
    view.draw_anew()
    hand.picture_is_fresh()


def test_what_lies_around_the_view_is_drawn_when_one_stays(stage, crowd, qtbot):
    """Right after a zoom just what is in view is drawn beside the window; around it a while after,
    so that a pan from there finds it.
    """
    with mock.patch.object(films, "AROUND", 10):
        hand = stage(makers.crowded(8, 12))
        view, asked = hand.view, list[QRect]()
        hand.picture_is_fresh()

        def ask(orders):
            asked.append(reduce(QRect.united, (order.block for order in orders)))

        with mock.patch.object(view.stage.near.maker, "ask", ask):
            view.zoom_to(0.9 * view.zoom_factor)
            view.viewport().repaint()
            assert len(asked) == 1
            qtbot.waitUntil(lambda: len(asked) > 1)
    assert asked[1].contains(asked[0].adjusted(-1, -1, 1, 1))


def test_a_zoom_there_and_back_asks_for_no_film(stage, crowd):
    """What was drawn stays with the ground; what has changed meanwhile is asked for."""
    hand = stage(makers.crowded(8, 12))
    view = hand.view
    hand.picture_is_fresh()
    here = view.zoom_factor
    view.zoom_to(0.8 * here)
    hand.settle()
    view.zoom_to(here)
    with mock.patch.object(view.stage.near.maker, "ask") as asked:
        hand.settle()
    assert not asked.called
    with mock.patch.object(tiles, "MOST", 0):
        for step in (-900, 900):
            view.camera.pan(step, 0)
            hand.settle()
    hand.picture_is_fresh()
    view.zoom_to(0.8 * here)
    hand.settle()
    link = commands.toggle_link(hand.canvas, key(5, TACTIC), key(4, PROBLEM))
    hand.session.do(StepLabel("connect"), link)
    view.zoom_to(here)
    hand.picture_is_fresh()


def test_a_zoom_away_from_what_is_not_drawn_yet_comes_back_to_it_drawn(stage, crowd):
    """What stood in for a film is not taken for it later."""
    hand = stage(makers.crowded(8, 12))
    view = hand.view
    hand.settle()
    here = view.zoom_factor
    for away in (0.8 * here, 0.08):
        view.zoom_to(1.1 * here)
        with mock.patch.object(view.stage.near.maker, "ask"):  # as a thread that has other work
            view.viewport().grab()
        view.zoom_to(away)
        hand.settle()
        view.zoom_to(1.1 * here)
        hand.picture_is_fresh()


def test_a_film_that_comes_is_laid_over_what_is_drawn(stage, crowd):
    """Ground, frame and headings are not drawn once more for it; from afar cards lie over it."""
    hand = stage(makers.crowded(8, 12))
    view = hand.view
    for scale, again in ((0.8, False), (0.2, True)):
        view.zoom_to(scale)
        hand.picture_is_fresh()
        view.films.clear()
        view.draw_anew()
        view.viewport().grab()
        with mock.patch.object(backdrop, "draw_dots", wraps=backdrop.draw_dots) as drawn:
            hand.settle()
        assert view.films.settled
        assert drawn.called == again
        hand.picture_is_fresh()


def test_a_drawing_that_fails_is_done_in_the_window(stage, crowd, caplog):
    """Whatever goes wrong beside the window, the connectors are seen."""
    with (
        mock.patch.object(film_maker, "_picture", side_effect=LookupError),
        mock.patch.object(film_maker, "PAUSE", 0),
    ):
        hand = stage(makers.crowded(8, 12))
        hand.settle()
    assert hand.view.stage.near.maker.fails
    assert "beside the window" in caplog.text
    caplog.clear()
    hand.picture_is_fresh()


def test_what_is_read_beside_the_window_comes_from_no_device_of_pythons(stage, crowd):
    """Qt asks one of Python's about overrides while it holds a lock: the window, which wants that
    lock for an icon and has Python's own, would stand still with the thread for ever."""
    by_python: list[bool] = []

    def noticed(device, form):
        by_python.append(createdByPython(device))
        return QImageReader(device, form)

    with mock.patch.object(film_maker, "QImageReader", noticed):
        stage(makers.crowded(8, 12)).settle()
    assert by_python
    assert not any(by_python)


def test_where_qt_reads_no_svg_the_window_draws_all(stage, crowd):
    """An installation that lacks the plugin shows every connector."""

    def lacking(buffer, _):
        reader = QImageReader(buffer, b"none")
        reader.setAutoDetectImageFormat(False)
        return reader

    with (
        mock.patch.object(film_maker, "QImageReader", lacking),
        mock.patch.object(film_maker, "PAUSE", 0),
    ):
        hand = stage(makers.crowded(8, 12))
        hand.settle()
    assert hand.view.stage.near.maker.fails
    shown = hand.view.viewport().grab().toImage()
    with mock.patch.object(hand.view.stage.near.bundles, "crossing", return_value=()):
        hand.view.draw_anew()
        bare = hand.view.viewport().grab().toImage()
    assert sum(level > 24 for level in levels_apart(shown, bare)) > 200


def test_it_is_guessed_how_those_run_that_are_not_led_soon(stage, crowd, qtbot):
    """A picture is there soon, which is no more than that: the one that comes takes its place."""
    led, go_on, begun = threading.Event(), threading.Event(), list[str]()
    curve = Courses.curve

    def slowly(self, link):
        if threading.current_thread() is not threading.main_thread():
            begun.append(link)
            if len(begun) > 1:
                led.set()
                assert go_on.wait(10)
        return curve(self, link)

    with mock.patch.object(led_texts, "SOON", -1.0), mock.patch.object(Courses, "curve", slowly):
        hand = stage(makers.crowded(13, 40))
        view = hand.view
        came = []
        view.films.came.connect(came.append)
        qtbot.waitUntil(lambda: led.is_set() and bool(came))
        guessed = hand.on_screen()
        assert not view.films.settled
        go_on.set()
        hand.settle()
    assert guessed != hand.on_screen()
    hand.picture_is_fresh()
    with mock.patch.object(view.films, "lay", return_value=set()):
        view.draw_anew()
        bare = hand.on_screen()
    assert sum(level > 24 for level in levels_apart(guessed, bare)) > 500


def test_what_a_canvas_that_is_told_anew_replaces_is_not_told(qtbot, qapp):
    """However often all connectors change while a picture is drawn, they are gone through once."""
    layout, begun, go_on = LiveLayout(makers.crowded(8, 12)), threading.Event(), threading.Event()
    maker, area = FilmMaker(layout), Rect(layout.bounds.x, layout.bounds.y, 1500.0, 1200.0)
    look = RestingLook(GREEN, 1.0, straight=False, away=NONE)
    orders = [Order(area, QSize(50, 40), look, QRect(n, 0, 1, 1), None) for n in range(4)]
    picture = film_maker._picture

    def slowly(*told):
        begun.set()
        go_on.wait(10)
        return picture(*told)

    with (
        mock.patch.object(film_maker, "MANY", 0),
        mock.patch.object(film_maker, "_picture", slowly),
        mock.patch.object(LedTexts, "take", return_value=()) as taken,
        qtbot.waitSignal(maker.made, check_params_cb=lambda made, _: made is orders[3]),
    ):
        maker.ask(orders[:1])
        qtbot.waitUntil(begun.is_set)
        for order in orders[1:]:
            maker.follow(layout.canvas.links)
            maker.ask([order])
        go_on.set()
    assert taken.call_count == 2


@pytest.mark.parametrize("many", [20, 1_000])
def test_what_ends_beside_a_dragged_connector_is_led_where_that_is_let_go(stage, crowd, many):
    """Films that come amid a drag have the card where it was taken, and others around its end."""
    hand = stage(makers.crowded(8, 40))
    view = hand.view
    view.zoom_to(0.8)
    several = [one for one, served in hand.canvas.problems_of.items() if len(served) > 1]
    tactic = [one for one in several if one in hand.canvas.tactics][1]
    view.center_on(tactic)
    hand.settle()
    with mock.patch.object(film_maker, "MANY", many):
        hand.press(tactic)
        for down in (150, 150, 80, 0):
            hand.move(hand.pixel(tactic) + QPoint(0, down))
            hand.on_screen()
            view.camera.pan(0, 40)
            hand.on_screen()
            hand.settle()
        hand.release(hand.pixel(tactic))
        hand.settle()
        kept = hand.on_screen()
        hand.settle()
        kept = hand.on_screen()
    view.stage.near.maker.stop()
    view.films.clear()
    view.draw_anew()
    hand.on_screen()
    hand.settle()
    assert sum(level > 12 for level in levels_apart(kept, hand.on_screen())) < 60


def test_what_is_led_for_a_canvas_that_is_past_is_left(qtbot, qapp):
    """All may run elsewhere again before all are led, and a picture is of how they run then."""
    layout, begun, go_on = LiveLayout(makers.crowded(8, 12)), threading.Event(), threading.Event()
    maker, look = FilmMaker(layout), RestingLook(GREEN, 1.0, straight=False, away=NONE)
    orders = [Order(layout.bounds, QSize(50, 40), look, QRect(n, 0, 1, 1), n) for n in range(2)]
    curve, led = Courses.curve, list[str]()

    def slowly(self, link):
        led.append(link)
        begun.set()
        assert go_on.wait(10)
        return curve(self, link)

    with (
        mock.patch.object(film_maker, "MANY", 0),
        mock.patch.object(Courses, "curve", slowly),
        qtbot.waitSignal(maker.made, check_params_cb=lambda made, _: made is orders[1]),
    ):
        maker.ask(orders[:1])
        qtbot.waitUntil(begun.is_set)
        maker.follow(layout.canvas.links)
        maker.ask(orders[1:])
        go_on.set()
    assert len(led) == 1 + len(layout.canvas.links)


def test_what_was_left_is_guessed_too(qapp):
    """Whoever tells a canvas anew before all was led waits no longer for it than the first time."""
    canvas, texts = makers.crowded(8, 12), LedTexts()
    layout = LiveLayout(canvas)

    def take():
        return texts.take(canvas, dict(layout.cards), dict(layout.headings), layout.bounds)

    with mock.patch.object(led_texts, "SOON", -1.0):
        next(take())
        assert any([*take()])
        assert not any([*take()])  # all are led where they are


def test_what_waits_while_the_thread_draws_is_told_as_one(qtbot, qapp):
    """A card that is moved to and fro has its connectors led once, where it lies at last."""
    layout = LiveLayout(makers.crowded(8, 12))
    maker, area = FilmMaker(layout), Rect(0.0, 0.0, 400.0, 400.0)
    look = RestingLook(GREEN, 1.0, straight=False, away=NONE)
    film(qtbot, maker, area, 1.0, look)
    begun, go_on, drawn = threading.Event(), threading.Event(), film_maker._picture

    def slowly(texts, order):
        begun.set()
        assert go_on.wait(10)
        return drawn(texts, order)

    followed, led = LedTexts.follow, list[int]()

    def follow(self, news):
        led.append(len(news.cards))
        followed(self, news)

    tactic = layout.canvas.tactics[key(3, TACTIC)]
    with (
        mock.patch.object(film_maker, "_picture", slowly),
        mock.patch.object(LedTexts, "follow", follow),
    ):
        maker.ask([Order(area, QSize(4, 4), look, QRect(), None)])
        assert begun.wait(10)
        for y in (400.0, 40.0, 900.0):
            step = updating([(tactic, replace(tactic, y=y))])
            tactic = replace(tactic, y=y)
            moved = layout.update(layout.canvas.apply(step), step)
            maker.follow(moved.links, moved.moved, moved.joints)
            maker.ask([Order(area, QSize(4, 4), look, QRect(), None)])
        go_on.set()
        ours = film(qtbot, maker, layout.bounds, 0.4, look)
    assert led == [1]
    assert ours == film(qtbot, FilmMaker(layout), layout.bounds, 0.4, look)


@pytest.mark.parametrize("straight", [False, True])
def test_a_connector_that_runs_as_another_did_stays_when_that_one_goes(straight):
    """What is taken out is one of those that run alike, or ran so before, not all of them."""
    texts, stroke = CurveTexts(straight=straight), Stroke(1.0, is_fine=True, aside=0.0)
    curves = [
        Curve(Point(0, y), Point(40, y), Point(60, y), Point(100, y)) for y in (10.0, 20.0, 30.0)
    ]

    def drawn() -> int:
        svg = texts.svg(Rect(0, 0, 100, 100), (100, 100), stroke, [(BLACK, ())])
        lines = re.findall(r'<path vector[^>]*d="([^"]*)"', svg)
        return svg.count("<rect") + sum(path.count("M") for path in lines)

    for name, curve in zip("abc", curves, strict=True):
        texts.put(name, curve)
    assert drawn() == 3
    texts.put("d", curves[0])
    texts.put("a", curves[1])
    texts.put("b", None)
    texts.put("c", curves[0])
    texts.put("c", curves[2])
    assert drawn() == 3  # a lies where b did, and d where a did
    for name in "ad":
        texts.put(name, None)
    assert drawn() == 1


@pytest.mark.parametrize("entered", [0, 20, 10_000])
def test_the_same_aim_lies_above_in_every_film(qapp, entered):
    """However many connectors are entered by place, and the marks of both lie over all lines."""
    layout, texts = LiveLayout(makers.crowded(8, 60)), CurveTexts()
    for link in layout.canvas.links:
        texts.put_later(link, layout.curve(link))
    texts.catch_up(entered)
    both, stroke, layers = 0, Stroke(1.0, is_fine=True, aside=0.0), [(AimColours("e", "s"), ())]
    for x in range(-1000, 1000, 200):
        for y in range(-400, 2000, 200):
            svg = texts.svg(Rect(x, y, 700.0, 700.0), (700, 700), stroke, layers)
            drawn = re.findall(r'stroke="([es])"', svg)
            assert drawn == sorted(drawn)
            assert svg.rfind('<g fill="none"') < svg.find('<g stroke="none"')
            both += len({*drawn}) == len(Aim)
    assert both


def test_however_often_connectors_bend_all_of_them_are_drawn(qapp):
    """Qt takes a path of very many points for a mistake, and draws the first of them alone."""
    texts, count = CurveTexts(), 1_000
    for n in range(count):
        top, bends = 5.0 * n, [Point(40.0 * x, 5.0 * n + x % 2) for x in range(1, 20)]
        start, end = Point(0.0, top), Point(800.0, top)
        texts.put(f"{n}", Curve(start, start, end, end, tuple(bends)))
    stroke, layers = Stroke(1.0, is_fine=True, aside=0.0), [(BLACK, ())]
    svg = texts.svg(Rect(0.0, 0.0, 800.0, 5.0 * count), (80, 500), stroke, layers)
    paths = re.findall(r'<path [^>]*d="(M[^"]*C[^"]*)"', svg)
    assert sum(path.count("M") for path in paths) == count
    assert max(path.count("M") + 3 * path.count("C") for path in paths) < 2**15
    with film_maker._read(svg) as reader:
        assert not reader.read().isNull()  # and Qt has nothing to say


def test_a_connector_to_the_end_of_the_world_is_entered_once():
    """No file makes the memory grow by where its cards lie."""
    texts, end = CurveTexts(), 1e7
    tracemalloc.start()
    texts.put("far", Curve(Point(0, 0), Point(end / 2, 0), Point(end / 2, end), Point(end, end)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000


@pytest.mark.parametrize("furthest", [170_000.0, 1e7, FURTHEST])
@pytest.mark.parametrize("straight", [False, True])
def test_a_connector_to_the_end_of_the_world_is_drawn(qtbot, qapp, furthest, straight):
    """Qt leaves out what is too long for it, and all that is drawn with that."""
    canvas, far = makers.crowded(8, 12), key(3, TACTIC)
    tactic = canvas.tactics[far]
    moved = updating([(tactic, replace(tactic, x=furthest, y=furthest))])
    layout = LiveLayout(canvas.apply(moved))
    maker, look = FilmMaker(layout), RestingLook(GREEN, 1.0, straight=straight, away=NONE)
    link = next(each for each in layout.canvas.links if each.startswith(far))
    curve = layout.curve(link)
    assert curve is not None
    for x, y in (curve.end, curve.start, *([] if straight else [point_at(curve, 0.5)])):
        area = Rect(x - 64.0, y - 48.0, 128.0, 96.0)
        ours = over("#ffffff", film(qtbot, maker, area, 4.0, look))
        bare = over("#ffffff", film(qtbot, maker, area, 4.0, look._replace(away=frozenset({link}))))
        assert sum(level > 60 for level in levels_apart(ours, bare)) > 100
        if (x, y) == curve.end and not straight:
            plainly = over("#ffffff", directly(layout, area, 4.0, look))
            assert sum(level > 24 for level in levels_apart(ours, plainly)) < 500  # bends a pixel


def test_the_thread_ends_with_its_canvas_and_nobody_waits_for_it(qtbot, qapp):
    """A maker that nobody holds ends its thread, after the picture that it is at."""
    layout, go_on, begun = LiveLayout(makers.crowded(8, 12)), threading.Event(), threading.Event()
    look = RestingLook(BLACK, 1.0, straight=False, away=NONE)
    size, drawn = QSize(256, 256), []

    def slowly(_, order):
        drawn.append(order)
        begun.set()
        assert go_on.wait(10)
        return QImage()

    with mock.patch.object(film_maker, "_picture", slowly):
        before = set(threading.enumerate())
        maker = FilmMaker(layout)
        maker.ask([Order(layout.bounds, size, look, QRect(n, 0, 1, 1), None) for n in range(40)])
        qtbot.waitUntil(begun.is_set)
        (thread,) = (each for each in threading.enumerate() if each not in before)
        assert sys.getswitchinterval() == pytest.approx(SWITCH)
        del maker
        assert thread.is_alive()
        go_on.set()
        qtbot.waitUntil(lambda: not thread.is_alive())
    assert len(drawn) == 1


def test_no_thread_works_for_what_is_gone_from_the_screen(qtbot, stage, crowd):
    """Whoever closes a window waits with the next for nothing of it, whatever of it is left."""
    before = set(threading.enumerate())

    def begun() -> set[threading.Thread]:
        return {*threading.enumerate()} - before

    near = stage(makers.crowded(8, 12)).view.stage.near
    films = Films(near)
    films.use(1.0, 1.0)
    films.ask(QRect(0, 0, 256, 256))
    qtbot.waitUntil(lambda: "drawing connectors" in {each.name for each in begun()})
    (thread,) = [each for each in begun() if each.name == "drawing connectors"]
    delete(films)
    qtbot.waitUntil(lambda: not thread.is_alive())
    assert not near.maker.fails


class Instant(QObject):
    """Draws what it is asked for at once: nothing."""

    made, guessed = Signal(object, object), Signal(object, object)
    failed, rerouted = Signal(), Signal()
    revision, by_films, times = 0, True, 0

    @property
    def maker(self):
        """Return what draws for it: itself."""
        return self

    def look(self):
        """Return how connectors look."""
        return RestingLook(AimColours("#000000", "#000000"), 1.0, straight=False, away=frozenset())

    def ask(self, orders):
        """Have all there."""
        self.times += 1
        for order in orders:
            self.made.emit(order, QImage(order.size, QImage.Format.Format_ARGB32_Premultiplied))

    def stop(self):
        """Draw no more."""


@pytest.mark.parametrize("way", [(60, 0), (60, 60)])
def test_films_are_asked_for_no_oftener_once_there_is_room_for_no_more(qapp, way):
    """What is let go lies behind who pans; what lies ahead need not be looked for again."""
    crowd, seen, times = Instant(), QRect(0, 0, 1000, 800), []
    films = Films(crowd)
    films.use(1.0, 1.0)
    for _ in range(2):
        crowd.times = 0
        for _ in range(120):
            films.ask(seen)
            assert films.settled
            seen = seen.translated(*way)
        times.append(crowd.times)
    assert times[1] <= times[0]
    assert not films.keeps([(0, 0)])


def test_a_picture_that_could_not_be_drawn_is_tried_again(stage, crowd):
    """For a moment there may be no memory; the canvas is drawn beside the window all the same."""
    picture, failed = film_maker._picture, []

    def fail_at_first(*told):
        if not failed:
            failed.append(told)
            return QImage()
        return picture(*told)

    with (
        mock.patch.object(film_maker, "_picture", fail_at_first),
        mock.patch.object(film_maker, "PAUSE", 0),
    ):
        hand = stage(makers.crowded(8, 12))
        hand.settle()
        hand.picture_is_fresh()
    assert failed
    assert not hand.view.stage.near.maker.fails
    assert hand.view.films.needed


@pytest.mark.parametrize("guesses", [False, True])
def test_a_thread_that_fails_amid_a_canvas_is_told_all_of_it_once_more(
    stage, crowd, caplog, guesses
):
    """No picture is made of the connectors that it had by then, or has about."""
    failing, failed = (film_maker, "_picture") if guesses else (Courses, "curve"), []
    drawn = getattr(*failing)

    def fail_once(*told):
        if threading.current_thread() is not threading.main_thread():
            failed.append(told)
            if len(failed) == (1 if guesses else 40):
                raise MemoryError
        return drawn(*told)

    with (
        mock.patch.object(led_texts, "SOON", 0.0 if guesses else 1e9),
        mock.patch.object(*failing, fail_once),
        mock.patch.object(film_maker, "PAUSE", 0),
    ):
        hand = stage(makers.crowded(13, 40))
        hand.settle()
    assert failed
    assert "beside the window failed" in caplog.text
    caplog.clear()
    assert not hand.view.stage.near.maker.fails
    shown = hand.on_screen()
    hand.view.stage.near.maker.stop()
    hand.view.films.clear()
    hand.view.draw_anew()
    hand.settle()
    assert sum(level > 24 for level in levels_apart(shown, hand.on_screen())) < 40


def test_a_canvas_that_is_not_crowded_needs_no_thread(stage):
    """Most canvases are drawn in the window, at once."""
    before = set(threading.enumerate())
    hand = stage(makers.cafe())
    hand.picture_is_fresh()
    assert hand.view.films.settled
    assert set(threading.enumerate()) <= before
    assert len(hand.canvas.links) < shapes.CROWD < shapes.MASS


def test_from_near_and_from_afar_each_is_drawn_as_the_canvas_is(stage, crowd):
    """From afar films show straight lines; an edit at one zoom is seen at the other as well."""
    hand = stage(makers.crowded(8, 12))
    for scale in (1.0, 0.2, 1.0, 0.2):
        hand.view.zoom_to(scale)
        hand.picture_is_fresh()
        assert hand.view.films.needed
        gone = next(iter(hand.canvas.links))
        before = hand.view.viewport().grab().toImage()
        hand.session.do(StepLabel("disconnect"), commands.delete(hand.canvas, (gone,)))
        hand.picture_is_fresh()
        assert hand.view.viewport().grab().toImage() != before
    hand.view.zoom_to(0.1)
    assert not hand.view.films.needed


def test_a_film_that_comes_where_no_tile_is_kept_is_painted(stage, crowd, qtbot):
    """A tile that was forgotten is drawn when next it is painted: part of it may be on the screen
    as it was before.
    """
    hand = stage(makers.crowded(8, 12))
    view = hand.view
    hand.picture_is_fresh()
    seen = Painted()
    view.viewport().installEventFilter(seen)
    here = view.visible_area()
    view.tiles.forget(here)
    view.films.came.emit(from_qt(here))
    hand.settle()
    view.viewport().removeEventFilter(seen)
    assert seen.region.contains(view.viewport().rect())


def test_what_is_to_be_drawn_again_is_in_hand_no_more():
    """News that came amid a picture have it wait again, and who asks for it then is not refused."""
    desk, look = Desk(), RestingLook(GREEN, 1.0, straight=False, away=NONE)
    area, size = Rect(0.0, 0.0, 10.0, 10.0), QSize(5, 5)
    orders = [Order(area, size, look, QRect(n, 0, 1, 1), n) for n in range(2)]
    desk.ask((), orders)
    assert desk.take(wait=False)[1] is orders[0]
    desk.ask_again(orders[:1])
    desk.ask((), orders)
    assert [desk.take(wait=False)[1] for _ in range(3)] == [*orders, None]


def test_what_lies_below_connectors_is_not_drawn_anew_as_they_move(stage, crowd):
    """The first step of a drag draws no ground: the film as it was is shown till the new one is
    there, and by that alone what is kept is drawn again.
    """
    hand = stage(makers.crowded(8, 12))
    view, card, dots = hand.view, key(1, TACTIC), mock.Mock(wraps=backdrop.draw_dots)
    view.zoom_to(0.8)
    view.center_on(card)
    hand.picture_is_fresh()
    hand.press(card)
    hand.settle()
    with (
        mock.patch.object(view.stage.near.maker, "ask") as asked,  # as a thread that is busy
        mock.patch.object(backdrop, "draw_dots", dots),
    ):
        hand.move(hand.pixel(card) + QPoint(14, 22))
        view.viewport().grab()
    assert view.stage.live_layout.in_hand
    assert not dots.called
    view.stage.near.maker.ask(*asked.call_args.args)
    hand.picture_is_fresh()
    hand.release(hand.pixel(card))
    hand.picture_is_fresh()


def test_what_is_kept_of_another_scale_shows_no_connector_as_it_ran(stage, crowd):
    """Cards that are moved meanwhile, one or all, are joined there as they are from then on."""
    hand = stage(makers.crowded(8, 12))
    view, card = hand.view, key(1, TACTIC)
    for move in (
        lambda: commands.place_tactics(hand.canvas, {card: WingPlace(Aim.EDUCATE, 300.0, 40.0)}),
        lambda: commands.tidy(hand.canvas, view.stage.live_layout.heights)[0],
    ):
        view.zoom_to(0.8)
        hand.picture_is_fresh()
        view.zoom_to(1.1)
        hand.settle()
        hand.session.do(StepLabel("tidy"), move())
        hand.settle()
        view.zoom_to(0.8)
        hand.picture_is_fresh()


@pytest.mark.parametrize("is_back", [False, True])
def test_no_scale_keeps_connectors_that_run_around_a_card_elsewhere(stage, crowd, is_back):
    """A card comes to stand in the way of many that are not its own, with the view at another scale
    or back at the one before.
    """
    hand = stage(makers.crowded(8, 120))
    view, card = hand.view, key(20, TACTIC)

    def look(scale):
        view.zoom_to(scale)
        view.camera.center(QPointF(-227.0, 56.5))
        hand.settle()
        return hand.on_screen()

    for scale in (0.8, 1.1, 0.8) if is_back else (0.8, 1.1):
        look(scale)
    there = WingPlace(Aim.EDUCATE, 67.0, 244.0)
    hand.session.do(StepLabel("tidy"), commands.place_tactics(hand.canvas, {card: there}))
    hand.settle()
    kept = look(0.8)
    view.draw_anew()
    assert not any(level > 12 for level in levels_apart(kept, look(0.8)))


class Painted(QObject):
    """Notes what is painted of a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            self.region += event.region()
        return False
