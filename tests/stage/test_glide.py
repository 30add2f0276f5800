# SPDX-License-Identifier: MIT
"""Tidy lets cards glide to their places; whatever a hand does meanwhile finds them there."""

from collections.abc import Callable, Iterator
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.qt import motion
from stratcanvas.stage import glide
from tests import makers
from tests.hands import Hand
from tests.stage.conftest import Stage

TALK = makers.key(1, makers.TACTIC)


@pytest.fixture
def moving() -> Iterator[None]:
    """Let the system say that things may move."""
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    yield
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)


def under_way(stage: Stage) -> tuple[Hand, Point]:
    """Return a hand whose canvas is being tidied, and where a card goes."""
    hand = stage(makers.cafe())
    before = hand.corner(TALK)
    hand.view.tidy()
    floating = hand.view.stage.live_layout.floating
    assert floating[TALK] == before
    home = hand.view.stage.live_layout.home(TALK)
    assert home is not None
    return hand, Point(home.x, home.y)


@pytest.mark.usefixtures("moving")
def test_cards_glide_to_where_the_model_has_them(stage: Stage, qtbot: QtBot) -> None:
    """The model is tidy at once, in one step; the cards follow, and the strategy is in view."""
    hand, place = under_way(stage)
    assert hand.session.undo_label == StepLabel("tidy")
    assert place != hand.corner(TALK)
    layout = hand.view.stage.live_layout
    qtbot.waitUntil(lambda: not layout.floating)
    assert hand.corner(TALK) == place
    hand.scene_is_the_model()
    strategy = hand.view.stage.rectf(hand.canvas.strategy.id)
    assert hand.view.camera.area.contains(strategy)


def _escape(hand: Hand) -> None:
    hand.selection.set((TALK,))
    QTest.keyClick(hand.view, Qt.Key.Key_Escape)
    assert hand.selection.ids == (TALK,)
    assert hand.session.undo_label == StepLabel("tidy")


def _undo(hand: Hand) -> None:
    assert hand.session.undo()


def _press(hand: Hand) -> None:
    QTest.mouseClick(hand.view.viewport(), Qt.MouseButton.LeftButton)


def _again(hand: Hand) -> None:
    hand.session.undo()
    hand.view.tidy()
    QTest.keyClick(hand.view, Qt.Key.Key_Escape)


def _add(hand: Hand) -> None:
    hand.view.add_note()
    hand.view.end_edit()


@pytest.mark.usefixtures("moving")
@pytest.mark.parametrize("does", [_escape, _undo, _press, _again, _add])
def test_what_a_hand_does_meanwhile_finds_all_in_place(
    stage: Stage, does: Callable[[Hand], None]
) -> None:
    """Escape, undo, a press, Tidy again and an edit end the way at once, and nothing is lost."""
    hand, _ = under_way(stage)
    does(hand)
    assert not hand.view.stage.live_layout.floating
    hand.scene_is_the_model()


def test_with_less_motion_all_is_there_at_once(stage: Stage) -> None:
    """Where the system asks for no motion nothing glides."""
    hand = stage(makers.cafe())
    hand.view.tidy()
    hand.scene_is_the_model()


@pytest.mark.usefixtures("moving")
def test_where_very_many_move_none_glides(stage: Stage) -> None:
    """More than can be followed are where they go at once."""
    with mock.patch.object(glide, "MOST", 2):
        hand = stage(makers.cafe())
        hand.view.tidy()
        hand.scene_is_the_model()


@pytest.mark.parametrize(
    ("file", "words", "reduced"),
    [
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", False),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", False),
        ("other", "", False),
    ],
)
def test_the_desktops_say_it_in_their_own_files(
    tmp_path_factory: pytest.TempPathFactory, file: str, words: str, *, reduced: bool
) -> None:
    """KDE and GTK each keep it among a person's settings."""
    kept = tmp_path_factory.mktemp("config")
    (kept / file).parent.mkdir(exist_ok=True)
    (kept / file).write_text(words, encoding="utf-8")
    with (
        mock.patch.object(motion.sys, "platform", "linux"),
        mock.patch.object(motion.QGuiApplication, "platformName", return_value="xcb"),
        mock.patch.object(motion.QStandardPaths, "writableLocation", return_value=str(kept)),
    ):
        assert motion.is_reduced() is reduced


@pytest.mark.usefixtures("moving")
@pytest.mark.parametrize("most", [1, 10_000])
def test_with_many_connectors_nothing_glides(stage: Stage, most: int) -> None:
    """Each step would lead them all anew."""
    hand = stage(makers.crowded(6, 30))
    with mock.patch.object(glide, "MOST_LINKS", most):
        hand.view.tidy()
    assert bool(hand.view.stage.live_layout.floating) is (most > 1)
