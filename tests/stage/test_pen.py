# SPDX-License-Identifier: MIT
"""A pen works as a mouse: what it tells is left to Qt, which then makes a mouse of it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from tests import makers
from tests.hands import Hand
from tests.makers import TACTIC, key

CARD, OTHER = key(1, TACTIC), key(2, TACTIC)
NO_KEY = Qt.KeyboardModifier.NoModifier
NONE, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
STEPS = {
    "press": (QEvent.Type.TabletPress, QEvent.Type.MouseButtonPress, LEFT, LEFT),
    "move": (QEvent.Type.TabletMove, QEvent.Type.MouseMove, NONE, LEFT),
    "release": (QEvent.Type.TabletRelease, QEvent.Type.MouseButtonRelease, LEFT, NONE),
}
"""What a step of a pen is, the mouse's that Qt makes of it, and the buttons that it tells."""


@dataclass
class Pen:
    """A pen over a view. Only a platform may ask Qt to make its mouse, so that is done here."""

    hand: Hand
    device: QPointingDevice

    def does(self, step: str, spot: QPoint) -> None:
        of_pen, of_mouse, button, buttons = STEPS[step]
        port = self.hand.view.viewport()
        window = self.hand.view.window()
        inside, everywhere = QPointF(port.mapTo(window, spot)), QPointF(port.mapToGlobal(spot))
        told = QTabletEvent(
            of_pen, self.device, inside, everywhere, 0.5, 0, 0, 0, 0, 0, NO_KEY, button, buttons
        )
        QApplication.sendEvent(window.windowHandle(), told)
        assert not told.isAccepted()
        source = Qt.MouseEventSource.MouseEventSynthesizedByQt
        made = QMouseEvent(
            of_mouse,
            QPointF(spot),
            inside,
            everywhere,
            button,
            buttons,
            NO_KEY,
            source,
            self.device,
        )
        QApplication.sendEvent(port, made)


@pytest.fixture
def pen(stage: Callable[..., Hand]) -> Pen:
    """Return a pen over the café."""
    device = QPointingDevice.primaryPointingDevice()
    return Pen(stage(makers.cafe()), device)


def test_qt_makes_a_mouse_of_a_pen_that_nobody_takes() -> None:
    """The application leaves that as Qt has it from the start."""
    wanted = Qt.ApplicationAttribute.AA_SynthesizeMouseForUnhandledTabletEvents
    assert QApplication.testAttribute(wanted)


def test_a_tap_of_a_pen_selects(pen: Pen) -> None:
    """Nobody takes what the pen tells, and its press selects at once."""
    spot = pen.hand.pixel(CARD)
    pen.does("press", spot)
    assert pen.hand.selection.ids == (CARD,)
    pen.does("release", spot)
    assert pen.hand.selection.ids == (CARD,)
    assert pen.hand.session.undo_label is None


def test_a_pen_moves_a_card(pen: Pen) -> None:
    """Pressed and drawn along it takes the card with it, in one step that can be undone."""
    spot, corner = pen.hand.pixel(OTHER), pen.hand.corner(OTHER)
    pen.does("press", spot)
    pen.does("move", spot + QPoint(0, 30))
    pen.does("move", spot + QPoint(0, 70))
    assert pen.hand.view.toolbox.busy
    pen.does("release", spot + QPoint(0, 70))
    assert pen.hand.corner(OTHER) != corner
    pen.hand.session.undo()
    assert pen.hand.corner(OTHER) == corner
    assert pen.hand.session.undo_label is None


def test_a_pen_draws_a_band(pen: Pen) -> None:
    """From the paper it selects what the band touches."""
    rect = pen.hand.view.stage.live_layout.rect(CARD)
    assert rect is not None
    start = pen.hand.pixel(CARD) - QPoint(round(rect.width / 2) + 20, 0)
    pen.does("press", start)
    pen.does("move", start + QPoint(20, 5))
    pen.does("move", start + QPoint(60, 10))
    pen.does("release", start + QPoint(60, 10))
    assert pen.hand.selection.ids == (CARD,)
