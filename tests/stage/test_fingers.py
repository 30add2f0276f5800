# SPDX-License-Identifier: MIT
"""One finger on a touch screen is a mouse; several zoom, and leave no trace of the first one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests import makers
from tests.hands import Hand
from tests.makers import PROBLEM, TACTIC, key

CARD, OTHER, RANKED = key(1, TACTIC), key(2, TACTIC), key(2, PROBLEM)
APART = QPoint(60, 40)
"""Pixels from the first finger to the second."""


def card(hand: Hand) -> QPoint:
    return hand.pixel(CARD)


def problem(hand: Hand) -> QPoint:
    return hand.pixel(RANKED)


def paper(hand: Hand) -> QPoint:
    return QPoint(15, hand.view.viewport().height() - 60)


def handle(hand: Hand) -> QPoint:
    hand.move(CARD)
    middle = next(at for owner, at in hand.view.stage.overlay.handles if owner == CARD)
    return hand.pixel(middle)


STARTS = [card, problem, paper, handle]


@dataclass
class Fingers:
    """The fingers that are down on a view."""

    hand: Hand
    down: dict[int, QPoint] = field(default_factory=dict)

    def press(self, finger: int, spot: QPoint) -> None:
        self._send({finger: ("press", spot)})

    def press_all(self, spots: dict[int, QPoint]) -> None:
        self._send({finger: ("press", spot) for finger, spot in spots.items()})

    def move(self, spots: dict[int, QPoint]) -> None:
        self._send({finger: ("move", spot) for finger, spot in spots.items()})

    def release(self, finger: int) -> None:
        self._send({finger: ("release", self.down[finger])})
        del self.down[finger]

    def spread(self, start: QPoint) -> None:
        """Move two fingers apart, the first one far enough to be a drag."""
        for step in range(0, 48, 6):
            way = QPoint(step, step)
            self.move({0: start - way, 1: start + APART + way})

    def _send(self, told: dict[int, tuple[str, QPoint]]) -> None:
        port = self.hand.view.viewport()
        sequence = QTest.touchEvent(port, screen())
        for finger, spot in self.down.items():
            if finger not in told:  # one at rest is told with its place as well
                sequence.move(finger, spot, port)
        for finger, (does, spot) in told.items():
            getattr(sequence, does)(finger, spot, port)
            self.down[finger] = spot
        sequence.commit()


DEVICES: list[QPointingDevice] = []


def screen() -> QPointingDevice:
    """Return the one touch screen of all tests: Qt keeps it for good."""
    if not DEVICES:
        DEVICES.append(QTest.createTouchDevice())
    return DEVICES[0]


@pytest.fixture
def hand(stage: Callable[..., Hand], qapp: QApplication) -> Iterator[Hand]:
    """Return a hand on the café with another card selected, as it was before any finger.

    No two taps are a double click, however quickly they follow.
    """
    within = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    made = stage(makers.cafe())
    made.selection.set((OTHER,))
    yield made
    qapp.setDoubleClickInterval(within)


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("travels", [False, True])
def test_a_pinch_on_a_touch_screen_only_zooms(
    hand: Hand, start: Callable[[Hand], QPoint], *, travels: bool
) -> None:
    """What the first finger began, at rest or on its way, is dropped without a trace."""
    before, scale, spot = hand.canvas, hand.view.zoom_factor, start(hand)
    fingers = Fingers(hand)
    fingers.press(0, spot)
    if travels:
        fingers.move({0: spot + QPoint(30, 0)})
    assert hand.view.toolbox.busy
    fingers.press(1, spot + APART)
    assert not hand.view.toolbox.busy
    assert hand.selection.ids == (OTHER,)
    fingers.spread(spot)
    assert hand.view.zoom_factor > scale * 1.2
    assert not hand.view.toolbox.busy
    fingers.release(1)
    fingers.move({0: spot + QPoint(0, 50)})
    assert not hand.view.toolbox.busy
    fingers.release(0)
    assert hand.canvas is before
    assert hand.selection.ids == (OTHER,)
    assert not hand.view.inline_edit.active
    assert hand.view.stage.marks.hovered is None
    assert hand.session.undo_label is None
    hand.picture_is_fresh()


def test_nothing_is_pressed_until_all_fingers_are_up(hand: Hand) -> None:
    """Two fingers at once are no press, nor is one of them that goes up and comes down again."""
    spot, fingers = card(hand), Fingers(hand)
    fingers.press_all({0: spot, 1: spot + APART})
    fingers.move({0: spot - QPoint(20, 0), 1: spot + APART})
    assert not hand.view.toolbox.busy
    fingers.release(0)
    fingers.press(2, spot)
    fingers.move({2: spot + QPoint(40, 0)})
    assert not hand.view.toolbox.busy
    fingers.release(1)
    fingers.release(2)
    assert hand.selection.ids == (OTHER,)
    fingers.press(0, card(hand))
    assert hand.view.toolbox.busy
    fingers.release(0)
    assert hand.selection.ids == (CARD,)


def test_a_mouse_is_heard_while_fingers_are_down(hand: Hand) -> None:
    """Only the mouse that Qt makes of fingers is kept away, so that a lost finger locks nothing."""
    spot, fingers = paper(hand), Fingers(hand)
    fingers.press_all({0: spot, 1: spot + APART})
    hand.click(CARD)
    assert hand.selection.ids == (CARD,)
    fingers.release(1)
    fingers.release(0)


def test_one_finger_taps_and_drags(hand: Hand) -> None:
    """A tap selects and a drag moves a card, before a pinch and after one."""
    fingers = Fingers(hand)
    for _ in range(2):
        fingers.press(0, card(hand))
        fingers.release(0)
        assert hand.selection.ids == (CARD,)
        corner, spot = hand.corner(OTHER), hand.pixel(OTHER)
        fingers.press(0, spot)
        fingers.move({0: spot + QPoint(0, 30)})
        fingers.move({0: spot + QPoint(0, 70)})
        fingers.release(0)
        assert hand.corner(OTHER) != corner
        away = paper(hand)
        fingers.press_all({0: away, 1: away + APART})
        fingers.spread(away)
        fingers.release(1)
        fingers.release(0)
        hand.view.fit()
        hand.selection.set((OTHER,))


@pytest.mark.parametrize("start", STARTS)
def test_a_pinch_on_a_touch_pad_breaks_a_drag_off(
    hand: Hand, start: Callable[[Hand], QPoint]
) -> None:
    """With the button of the pad held down it zooms, and what was begun is dropped."""
    before, spot = hand.canvas, start(hand)
    port = hand.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(port, spot + QPoint(30, 10))
    QTest.mouseMove(port, spot + QPoint(40, 10))
    assert hand.view.toolbox.busy
    scale, at = hand.view.zoom_factor, QPointF(spot)
    zoom, pad = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    QApplication.sendEvent(port, QNativeGestureEvent(zoom, pad, 2, at, at, at, 0.25, QPointF()))
    assert hand.view.zoom_factor == pytest.approx(scale * 1.25)
    assert not hand.view.toolbox.busy
    QTest.mouseMove(port, spot + QPoint(90, 10))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=spot + QPoint(90, 10))
    assert hand.canvas is before
    assert hand.selection.ids == (OTHER,)
