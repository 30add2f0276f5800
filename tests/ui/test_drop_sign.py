# SPDX-License-Identifier: MIT
"""While something is dragged over the window it says what letting go would do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fragments import MIME_TYPE
from stratcanvas.ui.drop_sign import DropSign
from stratcanvas.ui.window import Window
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def enter(window: Window, data: QMimeData) -> DropSign | None:
    """Drag something over the window; return the sign, if one is seen."""
    spot = window.view.mapTo(window, window.view.rect().center())
    event = QDragEnterEvent(spot, COPY, data, LEFT, NO_KEY)
    QApplication.sendEvent(window.windowHandle(), event)
    sign = window.findChild(DropSign)
    return sign if sign is not None and sign.isVisible() else None


def files(*names: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/nowhere/{name}") for name in names])
    return data


def words(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def cards() -> QMimeData:
    data = words("cards")
    data.setData(MIME_TYPE, b"{}")
    return data


SAYS = [
    (files("plan.canvas"), "Let go to open"),
    (files("plan.canvas"), "plan.canvas"),
    (files("photo.png"), "Let go to look for a canvas in"),
    (files("Plan.CANVAS"), "Let go to open"),
    (files("folder"), "Let go to look for a canvas in"),
    (files("a.canvas", "b.canvas"), "Let go to open 2 files"),
    (files("ideas.txt"), "Let go to make cards of the lines in"),
    (files("ideas.md"), "Let go to look for cards in"),
    (words("an idea"), "Let go to make cards of the words"),
    (cards(), "Let go to put the cards here"),
]


def test_it_says_what_will_happen_and_goes_with_the_drag(open_window: Opener) -> None:
    """The sentence fits what is dragged, all below stays in sight, and nothing stays behind."""
    window = open_window(makers.cafe())
    for data, says in SAYS:
        sign = enter(window, data)
        assert sign is not None, says
        assert says in sign.words
        assert sign.accessibleName() == sign.words
        assert window.childAt(sign.geometry().center()) is not sign, says
        QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
        assert not sign.isVisible(), says


def test_it_goes_when_something_is_let_go(open_window: Opener, tmp_path: Path) -> None:
    """After the drop nothing is in the way."""
    window = open_window(makers.cafe())
    window.context.windows.open.disconnect()
    data = files(str(tmp_path / "a.canvas"))
    sign = enter(window, data)
    assert sign is not None
    spot = QPointF(window.view.mapTo(window, QPoint(300, 300)))
    QApplication.sendEvent(window.windowHandle(), QDropEvent(spot, COPY, data, LEFT, NO_KEY))
    QApplication.processEvents()
    assert not sign.isVisible()


def test_nothing_is_said_of_what_is_not_taken(open_window: Opener) -> None:
    """An address of the web is no file, and there is no sign for it."""
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/c.canvas")])
    assert enter(open_window(makers.cafe()), data) is None
