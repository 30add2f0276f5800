# SPDX-License-Identifier: MIT
"""While very many cards hold the window, the pointer waits and the status bar says for what."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QAccessibleAnnouncementEvent, QAccessibleEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.domain import commands, fragments
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.qt.guard import guarded
from stratcanvas.stage import announcement
from stratcanvas.ui import wait_sign
from stratcanvas.ui.actions import pasted_cards
from stratcanvas.ui.window import Window
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
CARDS = 20


class Drawn(QObject):
    """Counts how often a widget is drawn."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count and let pass."""
        del watched
        self.times += event.type() is QEvent.Type.Paint
        return False


@pytest.fixture
def window(open_window: Opener, monkeypatch: pytest.MonkeyPatch) -> Window:
    """Return a window in which twenty cards are very many."""
    monkeypatch.setattr(wait_sign, "MANY", CARDS)
    return open_window(makers.crowded(4, CARDS))


def shown(window: Window) -> tuple[object, str]:
    cursor = QGuiApplication.overrideCursor()
    return cursor and cursor.shape(), window.status.hint.text()


def see(window: Window) -> list[tuple[object, str, bool]]:
    """Return what is seen whenever the canvas has changed, and whether the words are drawn."""
    seen: list[tuple[object, str, bool]] = []
    drawn = Drawn(window.status.hint)
    window.session.changed.connect(lambda _: seen.append((*shown(window), drawn.times > 0)))
    return seen


@pytest.mark.parametrize(
    ("actions", "words"),
    [
        (("select-all", "delete"), "Deleting 24 cards…"),
        (("tidy",), "Tidying 20 cards…"),
        (("select-all", "duplicate"), "Duplicating 24 cards…"),
        (("select-all", "copy", "paste"), "Pasting 24 cards…"),
    ],
)
def test_the_window_says_what_it_is_held_by(
    window: Window, actions: tuple[str, ...], words: str
) -> None:
    """It is drawn before the first card changes; once all is done pointer and bar are as ever."""
    window.view.setFocus()
    card = window.session.canvas.tactics[makers.key(1, makers.TACTIC)]
    moved = {card.id: commands.WingPlace(card.aim, card.x + 400, card.y + 4_000)}
    window.session.do(
        StepLabel("move-cards", 1), commands.place_tactics(window.session.canvas, moved)
    )
    *before, last = actions
    for name in before:
        window.action_set.qt[name].trigger()
    QApplication.processEvents()
    seen = see(window)
    window.action_set.qt[last].trigger()
    assert seen == [(Qt.CursorShape.WaitCursor, words, True)]
    assert QGuiApplication.overrideCursor() is None
    assert window.status.hint.text() != words
    seen.clear()
    window.action_set.qt["undo"].trigger()
    assert [each[0] for each in seen] == [Qt.CursorShape.WaitCursor]
    assert seen[0][1].startswith("Undoing a step of ")
    assert shown(window) == (None, "")


@pytest.mark.parametrize("fails", [False, True])
def test_cards_of_another_program_are_read_under_the_sign(
    window: Window, monkeypatch: pytest.MonkeyPatch, *, fails: bool
) -> None:
    """That takes as long as to put them there; what can't be read is told, and nothing waits."""
    seen: list[object] = []

    def reading(raw: bytes) -> fragments.Fragment:
        seen.extend(shown(window))
        if fails:
            raise fragments.BadFragment("No cards.")
        return fragments.read(raw)

    monkeypatch.setattr(pasted_cards, "read", reading)
    canvas = window.session.canvas
    foreign = QMimeData()
    written = fragments.written(fragments.copied(canvas, [each.id for each in canvas.records()]))
    foreign.setData(fragments.MIME_TYPE, written)
    QGuiApplication.clipboard().setMimeData(foreign)
    window.view.setFocus()
    window.action_set.qt["paste"].trigger()
    assert seen == [Qt.CursorShape.WaitCursor, "Pasting 24 cards…"]
    assert QGuiApplication.overrideCursor() is None
    said = window.status.hint.text()
    assert said == "No cards." if fails else said.startswith("24 cards pasted")


def test_nothing_stays_behind_when_it_fails(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pointer that waits for ever would be the worst of it."""
    seen: list[object] = []

    def fail(*_: object) -> None:
        seen.extend(shown(window))
        raise MemoryError

    monkeypatch.setattr(commands, "tidy", fail)
    with pytest.raises(MemoryError):
        window.view.tidy()
    assert seen == [Qt.CursorShape.WaitCursor, "Tidying 20 cards…"]
    assert shown(window) == (None, "")


def test_who_hears_the_screen_hears_it_first(
    window: Window, heard_by_ear: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is being done comes before what became of it."""
    said: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(announcement.QAccessible, "updateAccessibility", hear)
    window.action_set.qt["select-all"].trigger()
    said.clear()
    window.view.delete_selection()
    assert said == ["Deleting 24 cards…", "Deleted: 4 problems, 20 tactics"]


def test_a_few_cards_are_not_waited_for(window: Window) -> None:
    """A sign that comes and goes within a blink only flickers."""
    window.selection.set((makers.key(1, makers.TACTIC),))
    seen = see(window)
    window.view.delete_selection()
    assert [each[0] for each in seen] == [None]


def test_steps_inside_another_are_part_of_it(window: Window) -> None:
    """What leads to a step and the step itself are told as one."""
    sign = wait_sign.WaitSign(window.status)
    with sign.shown(StepLabel("tidy"), 90_000):
        with sign.shown(StepLabel("move-cards", 5_000), 5_000):
            assert shown(window) == (Qt.CursorShape.WaitCursor, "Tidying 90,000 cards…")
        assert shown(window) == (Qt.CursorShape.WaitCursor, "Tidying 90,000 cards…")
    assert shown(window) == (None, "")


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (StepLabel("delete-cards", 5_000), "Deleting 5,000 cards…"),
        (StepLabel("delete-cards", 5_000).undone, "Undoing a step of 5,000 cards…"),
        (StepLabel("tidy").redone, "Redoing a step of 7,000 cards…"),
        (StepLabel("change-aim"), "Changing 7,000 cards…"),
    ],
)
def test_each_step_has_words(label: StepLabel, words: str) -> None:
    """Those of which nothing else is said tell at least how much it is."""
    assert wait_sign.words_of(label, 7_000) == words
