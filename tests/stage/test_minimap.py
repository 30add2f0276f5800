# SPDX-License-Identifier: MIT
"""The small picture of the whole canvas, under a real mouse."""

from unittest import mock

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.card_filter import Matched
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK, LIGHT
from stratcanvas.stage.minimap import minimap as minimaps
from stratcanvas.stage.minimap.minimap import Minimap, is_at_rest, minimap_of, show_minimap
from stratcanvas.stage.minimap.minimap_place import is_needless
from tests import makers
from tests.hands import LEFT, Hand
from tests.makers import PROBLEM, TACTIC, key
from tests.paints import paints
from tests.stage.conftest import Stage

TALK, REVIEW, GIVEAWAY = (key(n, TACTIC) for n in (1, 6, 5))
TWO = key(2, PROBLEM)


@pytest.fixture
def hand(stage: Stage, qtbot: QtBot) -> Hand:
    """Return a hand on the café, not all of it in view, with its minimap drawn."""
    made = stage(makers.cafe())
    made.view.zoom_to(1.5)
    show_minimap(made.view, shown=True)
    qtbot.waitUntil(lambda: of(made).is_current)
    return made


def of(hand: Hand) -> Minimap:
    made = minimap_of(hand.view)
    assert made is not None
    return made


def corners(hand: Hand) -> list[QRect]:
    """Return where it may lie, its usual place first."""
    small, view = of(hand).size(), hand.view
    right, low = view.width() - 12 - small.width(), view.height() - 12 - small.height()
    return [QRect(QPoint(x, y), small) for y in (low, 12) for x in (right, 12)]


def home(hand: Hand) -> QRect:
    return corners(hand)[0]


def covered(hand: Hand, place: QRect) -> list[str]:
    """Return the cards that lie in a place of the view."""
    view = hand.view
    cards = view.stage.live_layout.cards
    return [each for each in cards if view.to_pixels(view.stage.rectf(each)).intersects(place)]


def spot(hand: Hand, card: str) -> QPoint:
    """Return where a card's middle lies in the minimap, in its pixels."""
    small, rect = of(hand), hand.view.stage.rectf(card)
    assert small.picture is not None
    area = small.picture.area
    place = (rect.center() - area.topLeft()) * (small.width() / area.width())
    return QPoint(round(place.x()), round(place.y()))


def seen(hand: Hand) -> QPointF:
    return hand.view.visible_area().center()


def image(hand: Hand) -> QImage:
    return of(hand).grab().toImage()


def test_from_near_it_keeps_no_rectangles_of_cards(hand: Hand) -> None:
    """Nobody else needs them: each that it draws is made for that, and goes."""
    passing = hand.view.stage.shapes.passing
    one, other = dict(passing("educate")), dict(passing("educate"))
    assert one
    assert all(rect is not other[card] for card, rect in one.items())


def test_from_an_empty_canvas_it_leads_back_to_the_strategy(hand: Hand, qtbot: QtBot) -> None:
    """Where all was deleted far from the strategy one is not left with blank paper."""
    small, view = of(hand), hand.view
    view.selection.set([*hand.canvas.problems, *hand.canvas.tactics, *hand.canvas.notes])
    hand.key(Qt.Key.Key_Delete)
    view.fit()
    qtbot.waitUntil(lambda: small.size().isEmpty())
    view.zoom_to(2.0)
    view.camera.pan(2.0 * view.width(), 2.0 * view.height())
    qtbot.waitUntil(lambda: not small.size().isEmpty() and small.is_current)
    QTest.mouseClick(small, LEFT, pos=spot(hand, hand.canvas.strategy.id))
    assert view.camera.sees(view.stage.rectf(hand.canvas.strategy.id))


def test_each_card_is_a_bar_in_its_colour(hand: Hand) -> None:
    """What educates, what helps, problems and what does not count are told apart."""
    picture = image(hand)
    for card, colour in (
        (TALK, LIGHT.educate_edge),
        (REVIEW, LIGHT.solve_edge),
        (TWO, LIGHT.problem_edge),
        (GIVEAWAY, LIGHT.uncounted_fill),
        (hand.canvas.strategy.id, LIGHT.strategy_fill),
    ):
        assert picture.pixelColor(spot(hand, card)) == QColor(colour)


def test_it_closes_in_again_when_far_cards_have_gone(hand: Hand, qtbot: QtBot) -> None:
    """After an undo of what made the canvas large its picture is as large as before."""
    small = of(hand)
    assert small.picture is not None
    before = small.picture.area
    talk = hand.canvas.tactics[TALK]
    far = commands.place_tactics(hand.canvas, {TALK: WingPlace(talk.aim, talk.x, 20_000.0)})
    hand.session.do(StepLabel("move-cards", 1), far)
    qtbot.waitUntil(lambda: small.is_current and small.picture.area.height() > 15_000)
    hand.session.undo()
    qtbot.waitUntil(lambda: small.is_current and small.picture.area.height() < 15_000)
    assert small.picture.area == before


def test_a_click_goes_there(hand: Hand) -> None:
    """What lies under the pointer comes to the middle of the view."""
    hand.view.zoom_to(3.0)
    hand.view.center_on(TALK)
    QTest.mouseClick(of(hand), LEFT, pos=spot(hand, REVIEW))
    there = hand.view.stage.rectf(REVIEW).center()
    assert (seen(hand) - there).manhattanLength() < 12 / of(hand).frame.width() * 400


def test_the_frame_is_dragged(hand: Hand) -> None:
    """Taken anywhere inside, the frame goes with the pointer and does not jump at first."""
    hand.view.zoom_to(2.0)
    hand.view.center_on(TWO)
    small, before = of(hand), seen(hand)
    start = small.frame.center().toPoint() + QPoint(3, 2)
    QTest.mousePress(small, LEFT, pos=start)
    assert (seen(hand) - before).manhattanLength() <= 4
    QTest.mouseMove(small, start + QPoint(12, 0))
    QTest.mouseRelease(small, LEFT, pos=start + QPoint(12, 0))
    moved = seen(hand) - before
    assert small.picture is not None
    scale = small.picture.area.width() / small.width()
    assert abs(moved.x() - 12 * scale) <= 4
    assert abs(moved.y()) <= 4
    QTest.mouseMove(small, start)
    assert (seen(hand) - before - moved).manhattanLength() <= 1  # it was let go


@pytest.mark.parametrize("by_key", [True, False])
def test_a_dragged_frame_is_dropped_without_a_trace(hand: Hand, by_key: bool) -> None:
    """Escape, or a second button, shows what was seen before; the mouse drags nothing any more."""
    hand.view.zoom_to(2.0)
    hand.view.center_on(TWO)
    small, before = of(hand), seen(hand)
    grip = small.frame.center().toPoint()
    QTest.mousePress(small, LEFT, Qt.KeyboardModifier.NoModifier, grip)
    QTest.mouseMove(small, grip + QPoint(12, 9))
    assert seen(hand) != before
    if by_key:
        QTest.keyClick(hand.view.window().windowHandle(), Qt.Key.Key_Escape)
    else:
        QTest.mousePress(
            small, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, grip + QPoint(12, 9)
        )
    assert (seen(hand) - before).manhattanLength() < 2
    after = seen(hand)
    QTest.mouseMove(small, grip + QPoint(20, 15))
    QTest.mouseRelease(small, LEFT, Qt.KeyboardModifier.NoModifier, grip + QPoint(20, 15))
    assert seen(hand) == after


def test_the_wheel_does_what_it_does_on_the_canvas(hand: Hand) -> None:
    """Plainly it pans; with Ctrl it zooms."""
    hand.view.zoom_to(2.0)
    before, zoom = seen(hand), hand.view.zoom_factor
    wheel(of(hand), Qt.KeyboardModifier.NoModifier)
    assert seen(hand).y() > before.y()
    assert hand.view.zoom_factor == zoom
    wheel(of(hand), Qt.KeyboardModifier.ControlModifier)
    assert hand.view.zoom_factor < zoom


def wheel(small: Minimap, held: Qt.KeyboardModifier) -> None:
    middle = QPointF(small.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(small.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(small, event)


class Painted(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count and let pass."""
        del watched
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_a_step_of_zooming_draws_the_view_once(hand: Hand) -> None:
    """The frame in the minimap follows by the way: the view is not drawn again below it."""
    small = of(hand)
    hand.view.zoom_to(2.0)
    hand.view.zoom_picture.take(hand.view.camera.area)
    QApplication.processEvents()
    view, frame, before = Painted(hand.view.viewport()), Painted(small), small.frame
    wheel(small, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert small.frame != before
    assert (view.count, frame.count) == (1, 1)


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often the picture is begun."""
    begun: list[int] = []
    real = minimaps.drawn

    def counted(*given: object) -> object:
        begun.append(1)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(minimaps, "drawn", counted)
    return begun


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_pan_draws_what_comes_in_and_around_the_minimap_in_two_parts(
    hand: Hand, way: Qt.LayoutDirection
) -> None:
    """Whichever way one reads: where only one side of it is drawn Qt cuts the rest into strips."""
    hand.view.setLayoutDirection(way)
    hand.view.zoom_to(2.0)
    hand.view.center_on(TALK)
    QApplication.processEvents()
    assert of(hand).isVisible()
    for step in (90, 90, -90, -90):
        with paints(hand.view.viewport()) as drawn:
            hand.view.camera.pan(step, 0)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        assert [len(parts) for parts in drawn.times] == [2]


def test_a_pan_looks_at_no_card_and_many_edits_cost_one_picture(
    hand: Hand, draws: list[int], qtbot: QtBot
) -> None:
    """The frame alone is drawn anew while one pans; the picture follows once edits rest."""
    hand.view.zoom_to(2.0)
    for step in range(20):
        hand.view.camera.pan(10, step)
    assert of(hand).is_current
    assert draws == []
    for n in range(10):
        changes = commands.set_field(hand.canvas, (TALK,), "title", f"Number {n}")
        hand.session.do(StepLabel("tidy"), changes)
    assert not of(hand).is_current
    qtbot.waitUntil(lambda: of(hand).is_current)
    assert draws == [1]


def test_a_hidden_one_costs_nothing(hand: Hand, draws: list[int], qtbot: QtBot) -> None:
    """While it is hidden an edit begins no picture; when it comes back it is as things are."""
    show_minimap(hand.view, shown=False)
    gone = spot(hand, TALK)
    hand.session.do(StepLabel("delete-cards", 1), commands.delete(hand.canvas, (TALK,)))
    assert of(hand).is_current  # nothing is waiting to be drawn
    assert draws == []
    show_minimap(hand.view, shown=True)
    qtbot.waitUntil(lambda: of(hand).is_current)
    assert image(hand).pixelColor(gone) != QColor(LIGHT.educate_edge)


def test_it_gives_way_to_what_one_writes(hand: Hand, qtbot: QtBot) -> None:
    """A card that is edited under it is seen whole: it goes to another corner, and comes back."""
    view, small = hand.view, of(hand)
    before = home(hand)
    view.zoom_to(1.0)
    view.center_on(REVIEW)
    card = view.to_pixels(view.stage.rectf(REVIEW))
    view.camera.pan(*(card.center() - QPointF(before.center())).toTuple())
    assert before.intersects(view.to_pixels(view.stage.rectf(REVIEW)).toRect())
    view.edit(REVIEW)
    assert small.isVisible()
    assert not small.geometry().intersects(view.inline_edit.editor.geometry())
    QTest.keyClick(view.inline_edit.editor, Qt.Key.Key_Escape)
    hand.selection.clear()
    assert small.geometry() != before
    view.camera.pan(420, 0)
    qtbot.waitUntil(lambda: small.geometry() == before)


def under_it(hand: Hand, card: str) -> QRect:
    """Bring a card under the minimap, and return where that lies."""
    view, place = hand.view, home(hand)
    view.zoom_to(1.0)
    view.center_on(card)
    seen = view.to_pixels(view.stage.rectf(card)).center() - QPointF(place.center())
    view.camera.pan(seen.x(), seen.y())
    return place


def test_it_gives_way_to_what_is_selected(hand: Hand, qtbot: QtBot) -> None:
    """A card that is found, walked to or clicked at its edge is seen whole."""
    before = under_it(hand, REVIEW)
    hand.selection.set((REVIEW,))
    card = hand.view.to_pixels(hand.view.stage.rectf(REVIEW)).toRect()
    assert before.intersects(card)
    assert not of(hand).geometry().intersects(card)
    assert not of(hand).size().isEmpty()
    hand.view.camera.pan(420, 0)
    qtbot.waitUntil(lambda: of(hand).geometry() == before)


def test_it_lies_where_it_covers_no_card(hand: Hand, qtbot: QtBot) -> None:
    """Once the view rests it is in the first corner without a card, or in the usual one where all
    have some.
    """
    view, small = hand.view, of(hand)
    seen = set()
    for scale, x, y in (
        (1.0, 0, 0),
        (1.0, 300, 60),
        (1.5, -200, 0),
        (2.2, 0, 250),
        (1.5, 300, 200),
    ):
        view.zoom_to(scale)
        view.camera.center(QPointF(x, y))
        qtbot.waitUntil(lambda: is_at_rest(view))
        blank = [each for each in corners(hand) if not covered(hand, each)]
        assert small.geometry() == (blank or corners(hand))[0]
        seen.add(corners(hand).index(small.geometry()) if blank else "all")
    assert len(seen) > 2
    assert "all" in seen


def test_it_gives_way_to_what_is_in_the_hand(hand: Hand, qtbot: QtBot) -> None:
    """Neither a card that is dragged there nor a connector led there goes under it."""
    before = under_it(hand, REVIEW)
    spot = before.center()
    hand.view.camera.pan(420, 0)
    hand.take(REVIEW, spot)
    assert not of(hand).geometry().contains(spot)
    hand.key(Qt.Key.Key_Escape)
    hand.selection.clear()
    qtbot.waitUntil(lambda: of(hand).geometry() == before)
    free = Point(*hand.view.visible_area().topLeft().toTuple())
    hand.take(Point(free.x + 4, free.y + 4), spot)  # a band: nothing is selected under it
    assert not of(hand).geometry().contains(spot)
    hand.drop()
    hand.selection.clear()
    qtbot.waitUntil(lambda: of(hand).geometry() == before)


def test_an_empty_canvas_has_none_till_something_is_there(stage: Stage, qtbot: QtBot) -> None:
    """There is nothing small to see of a canvas without cards."""
    made = stage(makers.empty())
    show_minimap(made.view, shown=True)
    assert of(made).size().isEmpty()
    made.view.zoom_to(4.0)
    made.session.do(StepLabel("add-problem"), commands.add_problem(made.canvas, "Late"))
    qtbot.waitUntil(lambda: not of(made).size().isEmpty())


def test_it_covers_no_card_while_all_is_in_view(hand: Hand, qtbot: QtBot) -> None:
    """With every card in view none lies under it; as soon as some are out of view it is there."""
    view, small = hand.view, of(hand)
    for width in range(900, 1300, 40):
        view.resize(width, 640)
        view.fit()
        qtbot.waitUntil(lambda: not hidden_cards(hand))
    view.resize(1000, 640)
    view.fit()
    qtbot.waitUntil(lambda: small.size().isEmpty())
    assert is_needless(view)
    view.camera.pan(0, 300)
    qtbot.waitUntil(lambda: not small.size().isEmpty())
    view.fit()
    qtbot.waitUntil(lambda: small.size().isEmpty())


def hidden_cards(hand: Hand) -> list[str]:
    place, view = of(hand).geometry(), hand.view
    cards = view.stage.live_layout.cards
    return [
        each for each in cards if place.intersects(view.to_pixels(view.stage.rectf(each)).toRect())
    ]


def test_what_is_found_is_marked(hand: Hand, qtbot: QtBot) -> None:
    """Found cards have their colour, and lose it when the search is over."""
    for found, colour in ((frozenset({TALK}), LIGHT.found), (frozenset(), LIGHT.educate_edge)):
        hand.view.stage.mark(found=found)
        of(hand).show_found(found)
        qtbot.waitUntil(lambda: of(hand).is_current)
        assert image(hand).pixelColor(spot(hand, TALK)) == QColor(colour)


def test_what_steps_back_does_so_here_too(hand: Hand, qtbot: QtBot) -> None:
    """While cards are filtered by, the others are faint; without a filter all are as before."""
    matched = Matched({TALK: (key(1, PROBLEM),)}, (key(1, PROBLEM),), ())
    for now, faint in ((matched, True), (None, False)):
        hand.view.stage.mark(matched=now)
        qtbot.waitUntil(lambda: of(hand).is_current)
        picture = image(hand)
        assert picture.pixelColor(spot(hand, TALK)) == QColor(LIGHT.educate_edge)
        solve = picture.pixelColor(spot(hand, REVIEW))
        assert (solve != QColor(LIGHT.solve_edge)) is faint


def test_it_wears_the_theme(hand: Hand, qtbot: QtBot) -> None:
    """In another theme it is drawn in that one's colours."""
    hand.view.set_theme(DARK)
    of(hand).repaint()
    qtbot.waitUntil(lambda: of(hand).is_current)
    assert image(hand).pixelColor(spot(hand, TALK)) == QColor(DARK.educate_edge)


def test_it_lies_where_reading_ends(hand: Hand, qtbot: QtBot) -> None:
    """It is in the lower right corner; where one reads from the right, in the left one."""
    small, view = of(hand), hand.view
    view.camera.pan(0, 5000)  # no card lies low
    qtbot.waitUntil(lambda: small.geometry() == home(hand))
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.resize(view.width() - 40, view.height())
    assert small.geometry().left() == 12
    assert small.geometry().bottom() == view.height() - 13


def test_a_view_without_room_has_none(hand: Hand) -> None:
    """In a very small view it takes no place; with room it is there again."""
    hand.view.resize(240, 200)
    assert of(hand).size().isEmpty()
    hand.view.resize(1200, 820)
    assert not of(hand).size().isEmpty()


def test_who_hears_the_screen_is_told_what_it_is(hand: Hand) -> None:
    """It has a name, and says what it is for."""
    assert of(hand).accessibleName() == "Minimap"
    assert "in the outline" in of(hand).accessibleDescription()


def test_while_all_cards_are_in_view_there_is_none(stage: Stage, qtbot: QtBot) -> None:
    """A first problem stood alone with its own picture beside it; nobody needs that. The words over
    wings without a card are no cards, wherever they are.
    """
    made = stage(makers.empty())
    view = made.view
    show_minimap(view, shown=True)
    made.session.do(StepLabel("add-problem"), commands.add_problem(made.canvas, "Hedges die"))
    view.fit()
    for dx in (0, 300, -600):
        view.camera.pan(dx, 0)
        qtbot.waitUntil(lambda: is_at_rest(view))
        assert of(made).size().isEmpty()
    assert not view.visible_area().contains(view.stage.content())
    view.camera.pan(-600, 0)
    qtbot.waitUntil(lambda: not of(made).size().isEmpty())


def test_one_that_goes_in_the_hand_moves_nothing_more(hand: Hand) -> None:
    """With the window made larger amid a drag all cards are in view: the mouse drags nothing."""
    small = of(hand)
    grip = small.frame.center().toPoint()
    QTest.mousePress(small, LEFT, pos=grip)
    hand.view.fit()
    hand.view.resize(1300, 900)
    assert small.size().isEmpty()
    before = seen(hand)
    QTest.mouseMove(small, grip + QPoint(12, 0))
    QTest.mouseRelease(small, LEFT, pos=grip + QPoint(12, 0))
    assert seen(hand) == before


def test_it_gives_way_to_a_list_beside_a_card(hand: Hand, qtbot: QtBot) -> None:
    """No list of what a card may be connected to lies half over it."""
    before = under_it(hand, REVIEW)
    hand.view.camera.pan(420, 60)
    hand.selection.set((REVIEW,))
    assert of(hand).geometry() == before
    hand.view.connect_by_keyboard()
    listed = hand.view.picker.geometry()
    assert listed.intersects(before)
    qtbot.waitUntil(lambda: not of(hand).geometry().intersects(listed))
    hand.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: of(hand).geometry() == before)


def test_on_a_finer_screen_it_is_drawn_as_finely(hand: Hand, qtbot: QtBot) -> None:
    """Its picture has the screen's pixels, also once the window lies on another screen."""
    small = of(hand)
    assert small.picture is not None
    assert small.picture.pixmap.devicePixelRatio() == 1.0
    with mock.patch.object(Minimap, "devicePixelRatioF", return_value=2.0):
        small.repaint()
        qtbot.waitUntil(lambda: small.is_current and small.picture.pixmap.devicePixelRatio() == 2.0)
