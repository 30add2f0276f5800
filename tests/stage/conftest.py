# SPDX-License-Identifier: MIT
"""A canvas on a stage over a real session, and a hand for it: real mouse and key events."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.assets import load_fonts
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.view import CanvasView
from stratcanvas.storage.door import CanvasFile
from tests.hands import Hand

Stage = Callable[[Canvas], Hand]


@pytest.fixture
def stage(qtbot: QtBot) -> Iterator[Stage]:
    """Return a maker of hands on a canvas, each on its own visible view."""
    load_fonts()
    made: list[Hand] = []

    def make(canvas: Canvas) -> Hand:
        session = Session(CanvasFile.draft(canvas))
        selection = Selection(session)
        view = CanvasView(session, selection)
        qtbot.addWidget(view)
        view.resize(1200, 820)
        view.show()
        with qtbot.waitActive(view):
            view.activateWindow()
        view.setFocus()
        hand = Hand(view, session, selection)
        made.append(hand)
        return hand

    yield make
    for hand in made:
        # Else its connectors are led on beside the next test, which may count what is led.
        hand.view.stage.near.maker.stop()
        hand.session.close()
