# SPDX-License-Identifier: MIT
"""The guided start from an empty screen to a printed page, by keys alone and by the mouse.

What is counted is every key and click besides the words.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stratcanvas.domain import rules
from stratcanvas.domain.cards import Approach, Awareness
from stratcanvas.ui.app import set_up
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.guide.answer_box import AnswerBox
from stratcanvas.ui.guide.choice_cards import ChoiceCard
from stratcanvas.ui.guide.guide import Guide
from stratcanvas.ui.guide.starter_row import StarterRow
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests.e2e.answers import answer

MOST_KEYS, MOST_CLICKS = 90, 40
CUSTOMER = "Village bakers"
PROBLEMS = ("Throws bread away every night", "Nobody buys on Tuesdays", "Flour gets dearer")
STRATEGY = "Show bakers what waste costs them, and help them bake less of it."
ENTER = Qt.Key.Key_Return


class Founder:
    """Somebody at the window whose keys and clicks are counted, all but the words."""

    def __init__(self, windows: Windows, qtbot: QtBot) -> None:
        self.windows, self.qtbot = windows, qtbot
        self.keys = self.clicks = 0

    @property
    def window(self) -> Window:
        (window,) = self.windows.open_ones
        return window

    def see_window(self) -> None:
        """Wait until the start screen has given way to a window."""
        self.qtbot.waitUntil(lambda: bool(self.windows.open_ones))
        self.qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def guide(self) -> Guide:
        guide = self.window.panels.guest
        assert isinstance(guide, Guide)
        return guide

    def key(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            self.keys += 1
            QTest.keyClick(QApplication.focusWidget(), key)

    def write(self, words: str) -> None:
        for letter in words:
            QTest.keyClicks(QApplication.focusWidget(), letter)

    def click(self, widget: QWidget) -> None:
        """Press the mouse where a widget is, once one can see it."""
        self.clicks += 1
        self.qtbot.waitUntil(lambda: not widget.visibleRegion().isEmpty())
        seen = widget.visibleRegion().boundingRect()
        QTest.mouseClick(
            widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, seen.center()
        )

    def take(self, kind: type, name: str, place: int = 0) -> None:
        """Click on what is called so."""
        found = [each for each in self.guide.findChildren(kind) if each.isVisible()]
        named = [each for each in found if each.accessibleName().startswith(name)]
        self.click(named[place])

    def box(self, name: str) -> AnswerBox:
        found = [each for each in self.guide.findChildren(AnswerBox) if not each.isHidden()]
        (named,) = [each for each in found if each.accessibleName() == name and each.isVisible()]
        return named


@pytest.fixture
def founder(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Founder]:
    """Return somebody before the start screen."""
    monkeypatch.setattr("stratcanvas.ui.windows.PATIENCE", 300.0)
    windows: Windows = set_up(qapp)
    windows.start(())
    screen = windows.starting
    assert screen is not None
    with qtbot.waitSignal(screen.completed):
        screen.show()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    yield Founder(windows, qtbot)
    windows.quit()


def print_page(
    founder: Founder, page: Path, press: Callable[[QPushButton], None], go: Callable[[], None]
) -> None:
    """Take the one-pager as the dialogs propose it, under a name."""

    def name(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        line.selectAll()
        QTest.keyClicks(line, str(page))
        box = dialog.findChild(QDialogButtonBox)
        press(box.button(QDialogButtonBox.StandardButton.Save))

    def accept(dialog: QWidget) -> None:
        assert isinstance(dialog, ExportDialog)
        press(dialog.buttons.write)
        founder.qtbot.waitUntil(dialog.isHidden)  # the page is made first, then named
        answer(name)

    answer(accept)
    go()
    founder.qtbot.waitUntil(page.exists)


def assert_all_is_there(founder: Founder, page: Path) -> None:
    canvas = founder.window.session.canvas
    assert canvas.brief.customer == CUSTOMER
    assert tuple(each.statement for each in canvas.ranked) == PROBLEMS
    assert canvas.strategy.statement == STRATEGY
    assert canvas.strategy.approach is Approach.CHANGE
    assert canvas.ranked[1].awareness is Awareness.UNKNOWN
    assert len(canvas.tactics) >= 3
    assert all(rules.counts(canvas, each) for each in canvas.tactics)
    assert all(each in canvas.tactics_of for each in canvas.problems)
    pages = pypdf.PdfReader(page).pages
    assert len(pages) == 1
    words = " ".join(pages[0].extract_text().split())
    said = (CUSTOMER, STRATEGY, *PROBLEMS, *(each.title for each in canvas.tactics.values()))
    assert [each for each in said if each not in words] == []


def test_a_page_by_keys_alone(founder: Founder, tmp_path: Path) -> None:
    """Customer, problems, strategy, connected tactics and a page take at most 90 keys."""
    founder.key(ENTER)  # the guided start, which the start screen proposes
    founder.see_window()
    founder.write(CUSTOMER)
    founder.key(ENTER, 2)  # past the other words for them
    for words in PROBLEMS:
        founder.write(words)
        founder.key(ENTER)
    founder.key(ENTER)
    for known in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        founder.key(known)
        founder.key(ENTER)
        if known is Qt.Key.Key_2:
            for words in ("It is the weather", "It is what stands on the counter", "A day a week"):
                founder.write(words)
                founder.key(ENTER)
    founder.key(Qt.Key.Key_2)
    founder.key(ENTER)
    founder.write("From how fresh it is to how little is thrown away")
    founder.key(ENTER)
    founder.write(STRATEGY)
    founder.key(ENTER)
    founder.write("No franchises")
    founder.key(ENTER, 2)
    while isinstance(QApplication.focusWidget(), StarterRow):
        founder.key(ENTER)
    founder.key(ENTER)  # on to the end
    page = tmp_path / "page.pdf"

    def press(button: QPushButton) -> None:
        founder.key(ENTER)

    print_page(founder, page, press, lambda: founder.key(ENTER))
    assert_all_is_there(founder, page)
    assert founder.clicks == 0
    assert founder.keys <= MOST_KEYS


def test_a_page_by_the_mouse(founder: Founder, tmp_path: Path) -> None:
    """The same with the mouse takes at most 40 clicks."""
    screen = founder.windows.starting
    assert screen is not None
    founder.click(screen.guided_bar)
    founder.see_window()
    guide = founder.guide
    founder.write(CUSTOMER)
    founder.click(guide.next)
    for place, words in enumerate(PROBLEMS):
        if place:
            founder.click(founder.box("Another problem"))
        founder.write(words)
    founder.click(guide.next)
    founder.take(ChoiceCard, "They know", 0)
    founder.take(ChoiceCard, "They don’t know yet", 1)
    for field, words in (("They think …", "It is the weather"), ("In truth …", "The counter")):
        founder.click(founder.box(field))
        founder.write(words)
    founder.click(guide.next)
    founder.take(ChoiceCard, "Change")
    founder.click(founder.box("From what to what?"))
    founder.write("From how fresh it is to how little is thrown away")
    founder.click(founder.box("In a sentence: what will you show them, and help them with?"))
    founder.write(STRATEGY)
    founder.click(guide.next)
    for _ in range(3):
        founder.take(StarterRow, "Article")
        founder.take(StarterRow, "Template")
    founder.click(guide.next)
    page = tmp_path / "page.pdf"
    save = guide.answers[guide.place].findChildren(QPushButton)[0]
    print_page(founder, page, founder.click, lambda: founder.click(save))
    assert_all_is_there(founder, page)
    assert founder.keys == 0
    assert founder.clicks <= MOST_CLICKS
