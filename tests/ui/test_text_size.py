# SPDX-License-Identifier: MIT
"""Words are as large as the system asks for, and what stands around them has the room."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.assets import TEXT_SIZE, enlarged, text_size
from stratcanvas.qt.tick_box import TickDelegate
from stratcanvas.ui import app, layout
from stratcanvas.ui.find_bar import FindBar
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.start.offer_button import OfferButton
from stratcanvas.ui.start.start_screen import StartScreen
from stratcanvas.ui.status import Elided
from stratcanvas.ui.toolbar import Room
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.ui.guided import DONE, begun

Opener = Callable[[Canvas], Window]


@pytest.mark.parametrize(
    ("points", "dots", "pixels"),
    [(9.0, 96.0, 13), (11.0, 96.0, 13), (18.0, 96.0, 24), (11.0, 192.0, 29), (90.0, 96.0, 40)],
)
def test_words_are_as_large_as_the_system_asks_for(points: float, dots: float, pixels: int) -> None:
    """What is usual leaves the size as it is; who needs larger letters has them, up to a limit."""
    asked = QFont()
    asked.setPointSizeF(points)
    assert text_size(asked, dots) == pixels


def test_a_size_in_pixels_counts_too() -> None:
    """Some systems say the size of their letters in pixels."""
    asked = QFont()
    asked.setPixelSize(26)
    assert text_size(asked, 192.0) == 26


@pytest.fixture
def _large(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the system ask for letters twice as large as usual."""
    font, sheet = qapp.font(), qapp.styleSheet()
    monkeypatch.setattr(app, "text_size", lambda *_: 2 * TEXT_SIZE)
    monkeypatch.setattr(layout, "NARROW", 1200)
    qapp.setStyleSheet("")
    yield
    qapp.setFont(font)
    qapp.setStyleSheet(sheet)


@pytest.mark.usefixtures("_large")
def test_everything_fits_a_small_screen_with_letters_twice_as_large(open_window: Opener) -> None:
    """In 1,366 × 768 pixels the sides fold away, and open as wide as their words need."""
    window = open_window(makers.cafe())
    window.resize(1366, 768)
    QApplication.processEvents()
    assert window.font().pixelSize() == 2 * TEXT_SIZE
    assert (window.width(), window.height()) == (1366, 768)
    assert window.view.width() == window.panels.width()
    window.action_set.qt["outline"].trigger()
    outline = window.panels.panels["outline"]
    assert outline.width() > enlarged(outline.font(), 226)


@pytest.mark.usefixtures("_large")
def test_a_canvas_opens_at_a_scale_at_which_its_words_are_read(open_window: Opener) -> None:
    """Where all of it would be seen too small, it opens larger, on the strategy and problem 1."""
    window = open_window(makers.cafe())
    window.resize(1280, 560)
    view = window.view
    view.look_first()
    assert view.zoom_factor == 1.0
    seen, stage = view.visible_area(), view.stage
    assert seen.contains(stage.rectf(makers.key(1, makers.PROBLEM)))
    assert seen.intersects(stage.rectf(window.session.canvas.strategy.id))
    window.view.fit()
    assert view.zoom_factor < 0.8  # all of it, for who asks for that


@pytest.mark.usefixtures("_large")
def test_a_canvas_opens_whole_where_its_words_could_be_written(open_window: Opener) -> None:
    """With large letters, too, it is not cut for a little more of size."""
    window = open_window(makers.cafe())
    window.resize(1024, 690)
    view = window.view
    view.look_first()
    assert 0.7 <= view.zoom_factor < 0.8
    assert view.visible_area().contains(view.stage.content())


@pytest.mark.usefixtures("_large")
def test_no_menu_goes_away_for_the_name_of_the_canvas(open_window: Opener) -> None:
    """Where the bar is too narrow for both, the name is cut; all menus are there."""
    window = open_window(makers.replace_brief(makers.cafe(), title="Café money " * 8))
    window.resize(800, 640)
    QApplication.processEvents()
    bar = window.menuBar()
    places = [bar.actionGeometry(menu) for menu in bar.actions()]
    assert all(place.width() > 20 for place in places)
    assert not any(place.intersects(window.name.geometry()) for place in places)


@pytest.mark.usefixtures("_large")
def test_icons_are_as_large_as_the_letters_beside_them(open_window: Opener) -> None:
    """Those of the tool bar, and the arrows of the bar that finds: twice as large as usual."""
    window = open_window(makers.cafe())
    window.resize(2_600, 800)
    window.action_set.qt["find"].trigger()
    QApplication.processEvents()
    bar = window.findChild(FindBar)
    assert isinstance(bar, FindBar)
    undo = next(each for each in window.tools.buttons if each.objectName() == "undo")
    assert inked(undo) > 1.6 * 12
    assert inked(bar.on) > 1.6 * 8


@pytest.mark.usefixtures("_large")
def test_words_go_after_the_icons_have_shrunk(open_window: Opener) -> None:
    """Words on the tools tell more than large icons do."""
    window = open_window(makers.cafe())
    window.setMinimumSize(1, 1)
    rooms = []
    for wide in range(2_600, 500, -100):
        window.resize(wide, 600)
        QApplication.processEvents()
        rooms.append(window.tools.buttons[0].room)
    assert rooms == sorted(rooms)
    assert {Room.SMALL_ICONS, Room.PRIMARY_WORD, Room.SMALLEST} <= {*rooms}


@pytest.mark.usefixtures("_large")
def test_the_start_screen_has_letters_as_large(windows: Windows, qtbot: QtBot) -> None:
    """Ways to begin and cards are written as large as what stands around them, and none is cut."""
    windows.start([])
    screen = windows.starting
    assert isinstance(screen, StartScreen)
    qtbot.waitUntil(lambda: screen.choices is not None and bool(screen.choices.gallery.buttons()))
    screen.resize(1024, 640)
    QApplication.processEvents()
    assert screen.choices is not None
    gallery = screen.choices.gallery
    for button in (*screen.bars, *gallery.buttons()):
        assert button.font_of(14).pixelSize() == 28
    for kind in (QLabel, QPushButton):
        for each in gallery.findChildren(kind):
            assert each.isHidden() or each.height() >= each.fontMetrics().height()
    shown = [each.geometry() for each in gallery.buttons() if each.isVisible()]
    assert not any(one.intersects(other) for one, other in pairwise(shown))
    name = screen.findChildren(Paragraph)[0]
    assert name.fontMetrics().horizontalAdvance("Stratcanvas") <= name.width()
    screen.resize(760, 520)
    QApplication.processEvents()
    (heading,) = (each for each in gallery.findChildren(QLabel) if each.isVisible())
    (more,) = (each for each in gallery.findChildren(QPushButton) if each.isVisible())
    words = heading.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, heading.text())
    assert words.width() <= heading.width() or heading.wordWrap()
    assert heading.heightForWidth(heading.width()) <= heading.height() or not heading.wordWrap()
    first = next(each for each in gallery.buttons() if each.isVisible())
    for one, other in ((heading, more), (heading, first), (more, first)):
        assert not one.geometry().intersects(
            other.shape.translated(other.pos())
            if isinstance(other, OfferButton)
            else other.geometry()
        )


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_tick_box_grows_with_its_words_and_lies_on_none(
    qapp: QApplication, way: Qt.LayoutDirection
) -> None:
    """Beside letters twice as large it is half as large again, and the words make room for it."""
    wide, apart = [], []
    for pixels in (13, 26):
        picture = QImage(400, 60, QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
        option, painter = QStyleOptionViewItem(), QPainter(picture)
        option.direction = way
        option.font.setPixelSize(pixels)
        mirrored = way is Qt.LayoutDirection.RightToLeft
        check = QRect(380, 20, 14, 14) if mirrored else QRect(6, 20, 14, 14)
        words = QRect(20, 10, 355, 40) if mirrored else QRect(25, 10, 355, 40)
        delegate = TickDelegate()
        delegate.drawCheck(painter, option, check, Qt.CheckState.Checked)
        wide.append(len(drawn_columns(picture)))
        delegate.drawDisplay(painter, option, words, "mmm")
        painter.end()
        columns = drawn_columns(picture)
        apart.append(any(b - a > 3 for a, b in pairwise(columns)))
    assert 1.35 < wide[1] / wide[0] < 1.6
    assert all(apart)


def drawn_columns(picture: QImage) -> list[int]:
    """Return the columns of a picture on white in which anything is drawn."""
    rows = range(picture.height())
    return [
        x for x in range(picture.width()) if any(picture.pixel(x, y) != 0xFFFFFFFF for y in rows)
    ]


def inked(button: QWidget) -> int:
    """Return how wide what is drawn in a button is, in pixels."""
    picture = button.grab().toImage()
    ground = picture.pixel(picture.width() // 2, 3)
    rows, columns = range(4, picture.height() - 4), range(4, picture.width() - 4)
    drawn = [x for x in columns if any(picture.pixel(x, y) != ground for y in rows)]
    return drawn[-1] - drawn[0] + 1


@pytest.mark.usefixtures("_large")
def test_the_zoom_can_be_pressed_in_a_small_window_with_large_letters(open_window: Opener) -> None:
    """In 800 pixels what always stands in the status bar is cut, not the buttons after it."""
    window = open_window(makers.cafe())
    window.resize(800, 600)
    QApplication.processEvents()
    bar = window.status
    larger = bar.findChildren(QToolButton)[-1]
    assert larger.text() == "+"
    assert larger.geometry().right() <= bar.rect().right()
    assert bar.tactics.isVisible()
    assert bar.tactics.width() == bar.tactics.sizeHint().width()


@pytest.mark.usefixtures("_large")
def test_the_status_bar_cuts_nothing_for_which_there_is_room(open_window: Opener) -> None:
    """At first sight as after the first word that is said there; where there is none, what is told
    of the problems goes, and where the last edit is stays whole.
    """
    window = open_window(makers.cafe())
    status = window.status
    for width in (1366, 1280):
        window.resize(width, 800)
        QApplication.processEvents()
        assert status.problems.isVisible() is (width == 1366)
        for label in filter(Elided.isVisible, (status.tactics, status.saved, status.problems)):
            wide = label.fontMetrics().horizontalAdvance(label.text())
            assert label.contentsRect().width() >= wide


@pytest.mark.usefixtures("_large")
def test_the_way_on_is_whole_beside_the_questions_in_a_small_window(open_window: Opener) -> None:
    """With letters twice as large in 760 × 520 pixels no button and no field is cut, and the
    canvas has the rest.
    """
    window = open_window(makers.cafe())
    window.resize(760, 520)
    QApplication.processEvents()
    guide = begun(window)
    assert window.width() == 760
    for place in range(DONE + 1):
        guide.ask(place)
        guide.answer.make_all()
        QApplication.processEvents()
        parts = [guide.page.leave, guide.back, guide.next, *guide.answer.stops()]
        for part in (each for each in parts if each.isVisible()):
            left = part.mapTo(guide, QPoint()).x()
            assert left >= 0, (place, part)
            assert left + part.width() <= guide.width(), (place, part)
            assert part.width() >= min(part.minimumSizeHint().width(), guide.width() // 2), part
