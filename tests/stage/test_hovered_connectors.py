# SPDX-License-Identifier: MIT
"""A card’s lines can be followed among many: when hovered they come forward, others step back."""

from unittest import mock

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem

from stratcanvas.domain.geometry import Point
from stratcanvas.paint.aims import aim_colours
from stratcanvas.paint.nearness import point_at
from stratcanvas.paint.route import aim_of
from stratcanvas.stage.items import connector_item, connectors
from tests import leads, makers
from tests.hands import Hand
from tests.makers import PROBLEM, TACTIC, key
from tests.paints import paints

TALK, ARTICLE, TEMPLATE = (key(n, TACTIC) for n in (1, 2, 4))
ONE, TWO = key(1, PROBLEM), key(2, PROBLEM)
OWN, OTHER = TALK + ONE, TEMPLATE + ONE


NEAR = 16
"""Steps of 255 by which a channel may differ: lines are drawn with soft edges."""


def is_seen(hand: Hand, link: str, what: str) -> bool:
    """Tell whether a connector is drawn so amid its way: link, strong or faint."""
    curve = hand.view.stage.live_layout.curve(link)
    middle = hand.pixel(Point(*point_at(curve, 0.5)))
    wanted = QColor(aim_colours(hand.view.stage.theme, what).of(aim_of(curve)))
    picture = hand.view.viewport().grab().toImage()
    around = (
        picture.pixelColor(middle.x() + dx, middle.y() + dy)
        for dx in range(-3, 4)
        for dy in range(-3, 4)
    )
    return any(
        all(abs(a - b) < NEAR for a, b in zip(each.getRgb(), wanted.getRgb(), strict=True))
        for each in around
    )


def test_the_hovered_cards_connectors_come_forward(stage):
    """Those of the card under the pointer are strong and the others faint; then all as before."""
    hand = stage(makers.cafe())
    before = hand.view.viewport().grab().toImage()
    for card in (TALK, ONE):
        hand.move(card)
        assert is_seen(hand, OWN, "strong")
    assert is_seen(hand, OTHER, "strong")
    hand.move(TALK)
    assert is_seen(hand, OTHER, "faint")
    assert not is_seen(hand, OTHER, "link")
    hand.picture_is_fresh()
    hand.move(Point(*hand.view.mapToScene(3, 3).toTuple()))
    assert hand.view.viewport().grab().toImage() == before


def test_hovering_draws_nothing_behind_the_cards_anew(stage):
    """What lies behind the cards stays as it was drawn: only items come and go."""
    hand = stage(makers.cafe())
    hand.view.viewport().grab()
    told = mock.Mock()
    hand.view.stage.behind.connect(told)
    hand.move(TALK)
    hand.move(TWO)
    told.assert_not_called()


def test_the_selected_cards_connectors_come_forward(stage):
    """Who goes by keyboard sees the lines of the card that it is at."""
    hand = stage(makers.cafe())
    hand.selection.set((TALK,))
    assert is_seen(hand, OWN, "strong")
    assert is_seen(hand, OTHER, "faint")
    hand.selection.set((TALK, ARTICLE))
    assert is_seen(hand, OTHER, "link")
    hand.selection.clear()
    hand.picture_is_fresh()


def test_with_very_many_connectors_none_steps_back(stage):
    """Then no line could be followed by the eye, and drawing them over would take too long."""
    with mock.patch.object(connectors, "FEW", 3):
        hand = stage(makers.cafe())
        hand.move(TALK)
        assert is_seen(hand, OWN, "strong")
        assert is_seen(hand, OTHER, "link")


def test_where_more_come_forward_those_that_did_are_not_drawn_anew(stage):
    """A rubber band takes one card after the other: each costs its own lines alone."""
    hand = stage(makers.crowded(8, 12))
    view, port = hand.view, hand.view.viewport()
    left, low = key(2, TACTIC), key(11, TACTIC)
    hand.selection.set((left, key(1, TACTIC)))
    hand.picture_is_fresh()
    with paints(port) as drawn:
        hand.selection.set((left, key(1, TACTIC), low))
        QApplication.processEvents()
    card = view.to_pixels(view.stage.rectf(left)).toRect()
    assert view.viewport().rect().contains(card)
    assert drawn.pixels
    assert not any(part.intersects(card) for part in drawn.parts)
    hand.picture_is_fresh()


def test_of_what_stands_out_a_part_of_a_view_draws_only_what_runs_there(stage):
    """A step of a rubber band draws narrow parts: they look as if all were drawn there."""
    hand = stage(makers.crowded(8, 12))
    hand.selection.set([*hand.session.canvas.tactics])
    view = hand.view
    item = next(
        each
        for each in view.stage.items()
        if isinstance(each, connector_item.ConnectorsItem) and not each.is_empty
    )

    def drawn(parts: list[QRect]) -> QImage:
        picture = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
        picture.fill(0)
        painter = QPainter(picture)
        painter.setRenderHints(view.renderHints())
        for part in parts:
            painter.resetTransform()
            painter.setClipRect(part)
            painter.setWorldTransform(view.viewportTransform())
            item.paint(painter, QStyleOptionGraphicsItem())
        painter.end()
        return picture

    wide, high = view.viewport().width(), view.viewport().height()
    strips = [QRect(x, 0, 10, high) for x in range(0, wide, 10)]
    draw = connector_item.draw_connectors
    with mock.patch.object(connector_item, "draw_connectors", wraps=draw) as told:
        some = drawn(strips)
        few = sum(len(call.args[1]) for call in told.call_args_list)
        told.reset_mock()
        with mock.patch.object(connector_item, "may_cross", return_value=True):
            assert drawn(strips) == some
        everything = sum(len(call.args[1]) for call in told.call_args_list)
        assert 0 < few < everything / 2


def test_of_a_crowd_few_are_led_at_once_and_all_come_forward(stage, qtbot):
    """A problem that is chosen has a hundred: the window waits for a few, then for a few more.

    Who goes on meanwhile has those of the next card, also where the first one is deleted.
    """
    one, gone = key(1, PROBLEM), key(3, PROBLEM)
    hand = stage(makers.crowded(8, 420))
    connectors_of = hand.view.stage.connectors
    with leads.noted() as led:
        for card in (gone, one):
            led.clear()
            hand.selection.set((card,))
            assert 0 < len(led) <= connectors.AT_ONCE
            assert connectors_of.late
            if card == gone:
                hand.key(Qt.Key.Key_Delete)
        led.clear()
        QApplication.processEvents()
        assert 0 < len(led) <= 3 * connectors.AT_ONCE  # the loop may turn more than once
    own = {each + one for each in hand.canvas.tactics_of[one]}
    assert len(own) > 4 * connectors.AT_ONCE
    qtbot.waitUntil(lambda: not connectors_of.late)
    (item,) = connectors_of.items
    assert item._curves == {each: hand.view.stage.live_layout.curve(each) for each in own}
    hand.picture_is_fresh()
