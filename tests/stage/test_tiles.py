# SPDX-License-Identifier: MIT
"""What lies behind the cards is drawn once and put again; what changes is drawn anew, no more."""

import random
from unittest import mock

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QApplication, QGraphicsView

from stratcanvas.domain import commands
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK
from stratcanvas.stage.backdrop import backdrop, tiles
from stratcanvas.stage.backdrop.kept_pictures import KeptPictures
from stratcanvas.stage.backdrop.spots import Spots
from stratcanvas.stage.backdrop.tiles import Tiles
from stratcanvas.stage.items import card_item, card_parts, resting_cards
from stratcanvas.stage.minimap.minimap import show_minimap
from stratcanvas.stage.places.tile_places import SIDE, places, tiles_at
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key
from tests.paints import paints

VIEW = QRect(0, 0, 600, 500)


class Drawing:
    """Draws plain colours, and remembers the areas that it was asked for."""

    def __init__(self) -> None:
        self.asked: list[QRectF] = []
        self.colour = "#102030"

    def __call__(self, painter: QPainter, area: QRectF, scale: float, _: object = None) -> bool:
        assert scale > 0.0
        self.asked.append(area)
        painter.fillRect(area, QColor(self.colour))
        return True


def look(kept: Tiles, origin: QPoint, scale: float = 1.0, ratio: float = 1.0) -> QImage:
    """Return what a view of 600 × 500 pixels shows there."""
    size = VIEW.size() * ratio
    screen = QImage(size, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(QColor("#ff0000"))
    painter = QPainter(screen)
    try:
        kept.put(painter, [VIEW], origin, scale)
    finally:
        painter.end()
    return screen


def colours(screen: QImage) -> set[str]:
    return {
        screen.pixelColor(x, y).name()
        for x in range(0, screen.width(), 7)
        for y in range(0, screen.height(), 7)
    }


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75])
def test_tiles_begin_on_whole_pixels_of_the_screen(ratio):
    """Else a line between two of them is drawn by neither, where a view begins within a pixel."""
    to_screen = QTransform.fromTranslate(207 * ratio, 81 * ratio).scale(ratio, ratio)
    painter = mock.Mock(wraps=None)
    painter.device().devicePixelRatioF.return_value = ratio
    painter.deviceTransform.return_value = to_screen
    kept = Tiles(Drawing())
    for column in range(-2, 3):
        tile = QRect(column * SIDE, 0, SIDE, SIDE)
        kept.put(painter, [tile.translated(-5, -7)], QPoint(5, 7), 1.0)
        put = painter.drawPixmap.call_args.args
        if ratio == 1.0:  # they are those of the screen
            spot = to_screen.map(QPointF(*put[:2]))
        else:
            spot = to_screen.map(painter.setWorldTransform.call_args_list[-2].args[0].map(put[0]))
        assert (spot.x(), spot.y()) == pytest.approx((round(spot.x()), round(spot.y())))
        assert abs(spot.x() - (207 - 5 + column * SIDE) * ratio) <= 0.501


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("scale", [0.05, 0.92, 4.0])
def test_a_view_is_full_of_tiles_wherever_it_looks(qapp, scale, ratio):
    """No gap stays between tiles, at any zoom, on any screen."""
    kept = Tiles(Drawing())
    for origin in (QPoint(0, 0), QPoint(-1301, 77), QPoint(2_000_000_000 - 700, -3)):
        assert colours(look(kept, origin, scale, ratio)) == {"#102030"}


def test_what_was_seen_is_not_drawn_again(qapp):
    """A pan there and back draws each part once, and a step of it only what has come in."""
    drawing = Drawing()
    kept = Tiles(drawing)
    look(kept, QPoint(0, 0))
    first = len(drawing.asked)
    for step in range(1, 20):
        look(kept, QPoint(40 * step, 0))
    assert all(area.width() == SIDE for area in drawing.asked[first:])
    drawn = len(drawing.asked)
    for step in range(19, -1, -1):
        look(kept, QPoint(40 * step, 0))
    assert len(drawing.asked) == drawn


def test_only_what_changed_is_drawn_anew(qapp):
    """An area that is told of is drawn anew when it is seen, and what touches it; no more."""
    drawing = Drawing()
    kept = Tiles(drawing)
    look(kept, QPoint(0, 0), scale=0.5)
    drawing.asked.clear()
    drawing.colour = "#405060"
    kept.forget(QRectF(30.0, 40.0, 10.0, 10.0))
    screen = look(kept, QPoint(0, 0), scale=0.5)
    assert drawing.asked == [QRectF(0.0, 0.0, 2 * SIDE, 2 * SIDE)]
    assert screen.pixelColor(17, 22).name() == "#405060"
    assert screen.pixelColor(300, 22).name() == "#102030"
    kept.forget()
    assert colours(look(kept, QPoint(0, 0), scale=0.5)) == {"#405060"}


def test_no_more_tiles_are_kept_than_there_is_room_for(qapp):
    """Those not seen for longest go first; what is in view stays however little room there is."""
    drawing = Drawing()
    kept = Tiles(drawing)
    with mock.patch.object(tiles, "MOST", 1):
        for step in range(30):
            look(kept, QPoint(SIDE * step, 0))
        drawn = len(drawing.asked)
        look(kept, QPoint(SIDE * 29, 0))
        assert len(drawing.asked) == drawn
        assert len(kept) <= 2 * 3 * 2
        look(kept, QPoint(0, 0))
        assert len(drawing.asked) > drawn


def test_a_picture_takes_its_room_until_no_tile_is_seen_in_it():
    """A few tiles of a large picture keep all of it in memory: that is what is counted."""

    class Sheet:
        size = 100

    gone: list[Sheet] = []
    kept: KeptPictures[Sheet] = KeptPictures(gone.append)
    sheets = [Sheet() for _ in range(4)]
    for n, sheet in enumerate(sheets):
        for row in range(8):
            kept.put([(n, row)], sheet)
    for row in range(7):
        kept.drop((0, row))
    assert kept.size == 400
    assert not gone
    kept.shed(250, [sheets[1], sheets[0]])
    assert kept.size == 200
    assert gone == sheets[2:]
    assert set(kept) == {(0, 7), *((1, row) for row in range(8))}
    kept.shed(150, [])
    assert gone == [*sheets[2:], sheets[1]], "that was used before the other"
    kept.put([(0, 7)], sheets[3])
    assert kept.size == 100
    assert kept.get((0, 7)) is sheets[3]
    kept.clear()
    assert kept.size == len(kept) == 0


def test_memory_is_drawn_on_again(qapp):
    """What is not seen any more is drawn over, whatever is on it, and soon is no more new."""
    drawing = Drawing()
    kept = Tiles(drawing)
    look(kept, QPoint(0, 0))
    drawing.colour = "#405060"
    kept.forget()
    with mock.patch.object(tiles, "QPixmap", side_effect=AssertionError):
        assert colours(look(kept, QPoint(0, 0))) == {"#405060"}
    with mock.patch.object(tiles, "MOST", tiles.SPARE + 10 * 1024 * 1024):
        for percent in range(101, 108):
            look(kept, QPoint(0, 0), scale=percent / 100)
        with mock.patch.object(tiles, "QPixmap", side_effect=AssertionError):
            assert colours(look(kept, QPoint(0, 0), scale=1.1)) == {"#405060"}


def test_what_is_drawn_ahead_is_no_picture_that_was_given_up_meanwhile(qapp):
    """What was drawn first may be doubted before the rest is: no other picture is drawn over it."""
    drawing = Drawing()
    kept, seen = Tiles(drawing), QRect(0, 0, 2000, 1200)
    pieces = kept.draw_ahead(seen, 1.0, 1.0)
    next(pieces)
    kept.drop(kept.touched(QRectF(seen)))
    assert [*pieces]
    drawing.colour = "#405060"
    assert [*kept.draw_ahead(seen.translated(8 * SIDE, 0), 1.0, 1.0)]
    assert colours(look(kept, QPoint(1200, 500))) == {"#102030"}


def test_a_strip_is_drawn_ahead_as_one(qapp):
    """What crosses the edge between two parts is drawn twice; what is deep comes in squares."""
    drawing = Drawing()
    kept = Tiles(drawing)
    for strip in (QRect(SIDE, 0, 6 * SIDE, SIDE), QRect(0, SIDE, SIDE, 6 * SIDE)):
        assert [*kept.draw_ahead(strip, 1.0, 1.0)] == [False]
    assert len(drawing.asked) == 2
    drawing.asked.clear()
    assert [*kept.draw_ahead(QRect(SIDE, SIDE, 7 * SIDE, 7 * SIDE), 1.0, 1.0)][-2:] == [True, False]
    assert {max(area.width(), area.height()) for area in drawing.asked} <= {3 * SIDE, 4 * SIDE}


def test_a_zoom_there_and_back_draws_nothing_again(qapp):
    """What was drawn at a scale stays for when one comes back to it, but a wheel's fine step."""
    drawing = Drawing()
    kept = Tiles(drawing)
    look(kept, QPoint(0, 0))
    look(kept, QPoint(0, 0), scale=0.835)
    drawing.asked.clear()
    drawing.colour = "#405060"
    assert colours(look(kept, QPoint(0, 0), scale=0.1 + 0.2 + 0.7)) == {"#102030"}
    assert colours(look(kept, QPoint(0, 0), scale=0.835)) == {"#102030"}
    assert not drawing.asked
    kept.forget()
    assert colours(look(kept, QPoint(0, 0))) == {"#405060"}


def test_what_changed_at_another_scale_is_drawn_anew_when_one_comes_back(qapp):
    """An area that is told of is forgotten at every scale: there it lies at other pixels."""
    drawing = Drawing()
    kept = Tiles(drawing)
    look(kept, QPoint(0, 0), scale=2.0)
    look(kept, QPoint(0, 0), scale=0.5)
    drawing.asked.clear()
    drawing.colour = "#405060"
    kept.forget(QRectF(200.0, 40.0, 10.0, 10.0))
    screen = look(kept, QPoint(0, 0), scale=2.0)
    assert screen.pixelColor(410, 90).name() == "#405060"
    assert screen.pixelColor(100, 90).name() == "#102030"


def test_from_afar_nothing_is_kept_for_when_one_comes_back(qapp):
    """There cards are part of it, and what becomes of those near by is not told to tiles."""
    drawing = Drawing()
    kept = Tiles(drawing)
    look(kept, QPoint(0, 0), scale=0.3)
    look(kept, QPoint(0, 0))
    drawing.colour = "#405060"
    assert colours(look(kept, QPoint(0, 0), scale=0.3)) == {"#405060"}


def test_tiles_of_all_scales_have_the_room_that_there_is(qapp):
    """Those of the scale left longest ago go first, and those in view stay."""
    drawing = Drawing()
    kept = Tiles(drawing)
    with mock.patch.object(tiles, "MOST", tiles.SPARE + 10 * 1024 * 1024):
        for percent in range(100, 110):
            look(kept, QPoint(0, 0), scale=percent / 100)
        drawing.asked.clear()
        look(kept, QPoint(0, 0), scale=1.08)
        assert not drawing.asked
        look(kept, QPoint(0, 0), scale=1.0)
        assert drawing.asked


def test_a_drawing_that_fails_leaves_nothing_half_drawn(qapp):
    """Its painter is gone, and the next look draws it."""

    def fail(*_: object) -> None:
        raise LookupError

    kept = Tiles(fail)
    for _ in range(2):
        with pytest.raises(LookupError):
            look(kept, QPoint(0, 0))
        assert len(kept) == 0


def test_a_pan_aslant_draws_the_two_edges_that_come_in(stage):
    """Each for itself and once, and nothing else; straight or aslant the picture stays right."""
    hand = stage(makers.crowded(8, 12))
    hand.view.zoom_to(1.0)
    hand.picture_is_fresh()
    port = hand.view.viewport()
    wide, high = port.width(), port.height()
    for dx, dy in ((50, 30), (-70, 20), (0, 40), (33, 0)):
        with paints(port) as drawn:
            hand.view.camera.pan(dx, dy)
            QApplication.processEvents()
        assert len(drawn.times) == 1
        assert len(drawn.parts) == bool(dx) + bool(dy)
        assert drawn.pixels == abs(dx) * high + abs(dy) * wide - abs(dx * dy)
    hand.view.camera.pan(11, 7)
    hand.picture_is_fresh()


def test_a_pan_under_the_minimap_is_drawn_in_few_parts(stage):
    """Each part costs as much as a large one, and Qt would mend many around what lies over it."""
    hand = stage(makers.crowded(8, 12))
    hand.view.zoom_to(1.0)
    show_minimap(hand.view, shown=True)
    hand.picture_is_fresh()
    for dx, dy, most in ((0, 40, 2), (50, 0, 2), (-50, 0, 2), (50, 30, 3), (-20, 35, 3)):
        with paints(hand.view.viewport()) as drawn:
            hand.view.camera.pan(dx, dy)
            QApplication.processEvents()
        assert 0 < len(drawn.parts) <= most
    hand.picture_is_fresh()


def test_tiles_beside_each_other_in_one_picture_are_put_at_once(qapp):
    """A view that was drawn as few pictures is put in as few calls, and stays so however many
    tiles of them are drawn anew: those are drawn into the picture that they are part of."""
    drawing = Drawing()
    kept = Tiles(drawing)
    look(kept, QPoint(0, 0))
    painter = mock.Mock(wraps=None)
    painter.device().devicePixelRatioF.return_value = 1.0
    painter.deviceTransform.return_value = QTransform()
    kept.put(painter, [VIEW], QPoint(0, 0), 1.0)
    assert painter.drawPixmap.call_count == 1
    drawing.colour = "#405060"
    for column in (0, 2):
        kept.forget(QRectF(column * SIDE + 40.0, 40.0, 10.0, 10.0))
    screen = look(kept, QPoint(0, 0))
    assert [screen.pixelColor(column * SIDE + 40, 50).name() for column in range(3)] == [
        "#405060",
        "#102030",
        "#405060",
    ]
    painter.drawPixmap.reset_mock()
    kept.put(painter, [VIEW], QPoint(0, 0), 1.0)
    assert painter.drawPixmap.call_count == 1


def test_a_tile_drawn_anew_is_hidden_by_no_newer_picture(qapp):
    """Where two pictures lie over each other the newer takes it: its parts are put last."""
    drawing = Drawing()
    kept = Tiles(drawing)
    look(kept, QPoint(0, 0))  # columns 0 to 2
    kept.forget(QRectF(2 * SIDE + 9.0, 9.0, 9.0, 2 * SIDE - 18.0))
    look(kept, QPoint(2 * SIDE, 0))  # columns 2 to 4, over it
    kept.forget(QRectF(2 * SIDE + 9.0, 9.0, 9.0, 9.0))
    drawing.colour = "#405060"
    screen = look(kept, QPoint(SIDE, 0))
    assert screen.pixelColor(SIDE + 40, 40).name() == "#405060"
    assert screen.pixelColor(SIDE + 40, SIDE + 40).name() == "#102030"


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("ratio", [1.0, 1.25])
def test_a_view_shows_each_tile_as_it_was_drawn_last(qapp, seed, ratio):
    """Wherever one looks and whatever has changed meanwhile, no older picture shows through."""
    chance = random.Random(seed)
    now: dict[tuple[int, int], int] = {}

    def draw(painter: QPainter, area: QRectF, *_: object) -> bool:
        tiles_there = QRect(*(round(each / SIDE) for each in area.getRect()))
        for column, row in places(tiles_there):
            spot = QRectF(column * SIDE, row * SIDE, SIDE, SIDE)
            painter.fillRect(spot, QColor(now.get((column, row), 0x102030)))
        return True

    kept = Tiles(draw)
    for _ in range(40):
        for _ in range(chance.randrange(3)):
            left, top = chance.randrange(-4, 4), chance.randrange(-4, 4)
            area = QRect(left, top, chance.randrange(1, 4), chance.randrange(1, 4))
            now.update(dict.fromkeys(places(area), chance.randrange(0x1000000)))
            kept.forget(QRectF(*(SIDE * each for each in area.getRect())).adjusted(9, 9, -9, -9))
        origin = QPoint(chance.randrange(-900, 900), chance.randrange(-900, 900))
        screen = look(kept, origin, ratio=ratio)
        for column, row in places(tiles_at(VIEW.translated(origin))):
            middle = QPoint(column * SIDE + SIDE // 2, row * SIDE + SIDE // 2) - origin
            if VIEW.contains(middle):
                colour = screen.pixelColor(middle * ratio).rgb() & 0xFFFFFF
                assert colour == now.get((column, row), 0x102030)


def test_an_edit_keeps_the_picture_of_what_it_does_not_change(stage):
    """A note far from all connectors costs no drawing of them; a connector only where it runs."""
    hand = stage(makers.cafe())
    hand.picture_is_fresh()
    before = len(hand.view.tiles)
    step = commands.add_note(-400.0, 500.0, "Remember", key(1, NOTE))
    hand.session.do(StepLabel("add-note"), step)
    assert len(hand.view.tiles) == before
    step = commands.toggle_link(hand.canvas, key(5, TACTIC), key(4, PROBLEM))
    hand.session.do(StepLabel("connect"), step)
    assert 0 < len(hand.view.tiles) < before
    hand.picture_is_fresh()


def test_a_pan_there_and_back_draws_no_card_twice(stage):
    """What was looked at is known as it was drawn, and what has changed meanwhile is drawn anew."""
    hand = stage(makers.crowded(8, 12))
    hand.view.zoom_to(1.0)
    hand.view.center_on(key(1, PROBLEM))
    QApplication.processEvents()
    for _ in range(9):
        hand.view.camera.pan(200, 0)
        QApplication.processEvents()
    with (
        mock.patch.object(card_parts, "draw_content") as drawn,
        mock.patch.object(resting_cards, "main_words") as laid,
    ):
        for _ in range(9):
            hand.view.camera.pan(-200, 0)
            QApplication.processEvents()
    assert not drawn.called
    assert not laid.called
    hand.view.camera.pan(1800, 0)
    step = commands.set_field(hand.canvas, (key(1, PROBLEM),), "statement", "Other words")
    hand.session.do(StepLabel("edit-text"), step)
    hand.view.camera.pan(-1800, 0)
    hand.picture_is_fresh()


def test_a_zoom_there_and_back_draws_no_card_again(stage):
    """The pictures of several scales are kept; in another theme each is drawn anew."""
    hand = stage(makers.crowded(8, 12))
    view = hand.view
    for scale in (1.0, 0.8):
        view.zoom_to(scale)
        view.center_on(key(1, PROBLEM))
        QApplication.processEvents()
    with mock.patch.object(card_parts, "draw_content") as drawn:
        for scale in (0.7 + 0.1 + 0.2, 0.8):
            view.zoom_to(scale)
            QApplication.processEvents()
    assert not drawn.called
    view.set_theme(DARK)
    hand.picture_is_fresh()
    view.zoom_to(1.0)
    hand.picture_is_fresh()


def test_from_afar_what_lies_behind_is_all_there_is(stage):
    """Qt is not asked for items where none is shown, and what is in hand is drawn there too."""
    hand = stage(makers.crowded(8, 12))
    hand.view.zoom_to(0.2)
    QApplication.processEvents()
    with mock.patch.object(QGraphicsView, "paintEvent") as asked:
        hand.view.viewport().repaint()
        assert not asked.called
    card = key(3, TACTIC)
    ghosts = hand.view.stage.overlay.show_ghosts
    ghosts({card})
    with mock.patch.object(QGraphicsView, "paintEvent") as asked:
        hand.view.viewport().repaint()
        assert asked.called
    ghosts(())
    hand.picture_is_fresh()


@pytest.mark.parametrize("scale", [0.2, 0.8, 1.0])
def test_a_band_and_what_stands_out_are_drawn_in_parts_without_qt(stage, scale):
    """It would look for items in each part anew; what is drawn so looks as Qt draws it."""
    hand = stage(makers.crowded(8, 12))
    hand.view.zoom_to(scale)
    hand.selection.set([key(3, TACTIC)])
    view = hand.view
    view.stage.overlay.show_band(Rect(40.0, 30.0, 60.0, 30.0), scale)
    hand.settle()
    with mock.patch.object(QGraphicsView, "paintEvent") as asked:
        for reach in (80.0, 300.0, 420.0):
            view.stage.overlay.show_band(Rect(40.0, 30.0, reach, reach / 2), scale)
            view.camera.pan(30, 20)
            QApplication.processEvents()
    assert not asked.called
    hand.picture_is_fresh()
    view.stage.overlay.show_band(None)
    hand.picture_is_fresh()


def test_a_pan_rounds_no_card_to_another_pixel(qapp):
    """One that lies at half a pixel lies on the same side of it wherever it is looked at."""
    picture, chance = QPixmap(10, 10), random.Random(5)
    rects = [Rect(chance.randrange(-90_000, 90_000) / 2, 0.0, 220.0, 90.0) for _ in range(300)]
    for scale in (0.55, 0.8, 0.9, 1.1):
        found = set()
        for pan in (0, -37, 40_000, -123_457):
            painter = QPainter(picture)
            painter.setWorldTransform(QTransform(scale, 0.0, 0.0, scale, pan, pan))
            place = resting_cards.PicturePlaces(painter, (10, 10), 1.0, 9)
            found.add(tuple(place.of(rect)[0] - pan for rect in rects))
            painter.end()
        assert len(found) == 1


def test_a_card_that_only_moves_is_not_drawn_anew(stage):
    """Its picture goes with it, at any zoom; other words are drawn over it."""
    hand, note = stage(makers.cafe()), key(1, NOTE)
    step = commands.add_note(-400.0, 500.0, "Remember", note)
    hand.session.do(StepLabel("add-note"), step)
    for scale in (1.0, 0.83):
        hand.view.zoom_to(scale)
        hand.view.center_on(note)
        QApplication.processEvents()
        with mock.patch.object(card_parts, "draw_content") as drawn:
            for n in range(1, 4):
                places = {note: (-400.0 + 7.3 * n * scale, 500.0 + 3.9 * n)}
                hand.session.do(StepLabel("move"), commands.move_notes(hand.canvas, places))
                QApplication.processEvents()
        assert not drawn.called
        hand.picture_is_fresh()
    main_words = resting_cards.main_words
    with mock.patch.object(resting_cards, "main_words", wraps=main_words) as laid:
        step = commands.set_field(hand.canvas, (note,), "text", "Other words")
        hand.session.do(StepLabel("edit-text"), step)
        QApplication.processEvents()
    assert [call.args[0].words for call in laid.call_args_list] == ["Other words"]
    hand.picture_is_fresh()


def test_a_view_drawn_from_nothing_is_one_picture(qapp, monkeypatch):
    """Many are slower to put than one, and to draw, wherever the squares lie; one that would take
    much memory for as long as any of it is in view is drawn as several."""
    origin = QPoint(700, 900)
    for ratio in (1.0, 1.25):
        drawing = Drawing()
        kept = Tiles(drawing)
        assert colours(look(kept, origin, ratio=ratio)) == {drawing.colour}
        assert len(drawing.asked) == 1
        with mock.patch.object(QPainter, "drawPixmap") as put:
            look(kept, origin, ratio=ratio)
        assert put.call_count == 1
        drawing.colour = "#405060"
        kept.forget(QRectF(1000, 1000, 50, 50))  # in four squares
        assert colours(look(kept, origin, ratio=ratio)) == {"#102030", "#405060"}
        assert colours(look(kept, origin + QPoint(300, 0), ratio=ratio)) == {"#102030", "#405060"}
    monkeypatch.setattr(tiles, "SPARE", 1_000_000)
    kept = Tiles(Drawing())
    with mock.patch.object(QPainter, "drawPixmap") as put:
        look(kept, origin)
    assert put.call_count == 4


def test_cards_at_rest_have_no_items_and_a_pan_asks_qt_for_none(stage):
    """Only what is in hand has items of its own; a pan puts pictures, and Qt looks for nothing."""
    hand = stage(makers.crowded(8, 12))
    hand.view.zoom_to(1.0)
    hand.view.center_on(key(1, TACTIC))
    QApplication.processEvents()
    with mock.patch.object(resting_cards.RestingCards, "paint") as asked:
        for way in (300, 80, -300, 45):
            hand.view.camera.pan(way, way)
            QApplication.processEvents()
    assert not asked.called
    assert not card_items(hand)
    hand.picture_is_fresh()
    hand.take(key(1, TACTIC), QPoint(60, 40))
    assert card_items(hand)
    hand.view.toolbox.cancel()
    assert not card_items(hand)
    hand.picture_is_fresh()


def card_items(hand):
    """Return the items of single cards that are shown."""
    items = hand.view.stage.items()
    return [each for each in items if isinstance(each, card_item.CardItem) and each.isVisible()]


def test_pictures_of_cards_are_let_go_at_another_zoom(stage):
    """Cards that look alike share one, whichever was looked at first, and none is put at a scale
    that it was not drawn at."""
    hand = stage(makers.crowded(8, 12))
    for scale in (1.0, 0.7, 1.3, 0.7):
        hand.view.zoom_to(scale)
        for card in (key(1, TACTIC), key(8, PROBLEM), key(12, TACTIC)):
            hand.view.center_on(card)
            QApplication.processEvents()
        hand.picture_is_fresh()


def test_within_the_frame_only_its_colour_is_drawn(stage):
    """A part away from edge and headings is filled; it looks as if the whole frame were drawn."""
    hand = stage(makers.crowded(8, 12))
    scene = hand.view.stage
    frame = scene.live_layout.frame
    inner = Rect(frame.rect.x + 20, frame.heading.bottom + 20, 60, 40)
    edge = Rect(frame.rect.x - 20, frame.heading.bottom + 20, 60, 40)
    pictures = []
    for area, drawn in ((inner, 0), (edge, 1), (frame.heading, 1)):
        picture = QImage(60, 40, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        painter.translate(-area.x, -area.y)
        with (
            mock.patch.object(backdrop, "draw_frame", wraps=backdrop.draw_frame) as whole,
            mock.patch.object(scene.near.headings, "draw") as headings,
        ):
            scene.near.draw(painter, area, lambda _: None)
        painter.end()
        assert (whole.call_count, headings.call_count) == (drawn, 0)
        pictures.append(picture)
    assert colours(pictures[0]) == {scene.theme.frame_fill}
    assert len(colours(pictures[1])) > 1


def test_a_scroll_by_whole_pixels_of_the_screen_moves_a_picture_by_as_many(qapp):
    """On a screen of five pixels for four, where a picture begins between two of them as well."""
    dot = QPixmap(1, 1)
    dot.fill(Qt.GlobalColor.black)

    def column(x: int) -> int:
        screen = QImage(700, 4, QImage.Format.Format_RGB32)
        screen.setDevicePixelRatio(1.25)
        screen.fill(0xFFFFFFFF)
        painter = QPainter(screen)
        spots = Spots(painter)
        spots.enter(painter)
        spots.put(painter, x, 2, dot, (0, 0, 1, 1))
        painter.end()
        return next(n for n in range(1400) if screen.pixel(n // 2, 2 + n % 2) != 0xFFFFFFFF) // 2

    assert [column(x + 92) - column(x) for x in range(400)] == [115] * 400
