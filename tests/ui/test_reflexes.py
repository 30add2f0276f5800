# SPDX-License-Identifier: MIT
"""Plays the table of gestures and keys at the real window, and sees that no key lacks its line."""

from collections.abc import Callable

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.stage.keyboard.canvas_keys import CANVAS_KEYS
from stratcanvas.ui.actions.table import ACTIONS
from stratcanvas.ui.guide_keys import guide_keys
from stratcanvas.ui.matrix_keys import matrix_keys
from stratcanvas.ui.present_keys import present_keys
from stratcanvas.ui.window import Window
from tests.ui.player import Player, cafe
from tests.ui.reflexes import PARTS

Opener = Callable[[Canvas], Window]
WITH_PANELS = {"looking", "beside", "led", "leaving"}
"""What is done beside the canvas too; elsewhere panels are put away: they are most of the time."""
LINES = [line for part in PARTS.values() for line in part]


@pytest.mark.parametrize("part", PARTS)
def test_each_gesture_does_what_the_table_says(
    open_window: Opener, request: pytest.FixtureRequest, part: str
) -> None:
    """It holds what the line says, in so many steps of undo, and taken back it leaves no trace."""
    if part == "spelling":
        request.getfixturevalue("check")
    if part not in WITH_PANELS:
        request.getfixturevalue("panels_away")
    player = Player(open_window(cafe()), lambda: open_window(cafe()))
    wrong = []
    for line in PARTS[part]:
        player.play(line.do, line.chosen, only_noted=line.noted)
        held = bool(line.so(player))
        steps = player.put_back()
        if not held or steps != line.steps or player.canvas != player.start:
            wrong.append(f"{line.do}: {line.result} (so: {held}, steps: {steps})")
    assert not wrong, "\n".join(wrong)


def test_every_key_has_a_line() -> None:
    """A key of an action, or a row of the canvas' keys, that nobody plays needs one more line."""
    pressed = {
        step.removeprefix("press ")
        for line in LINES
        for step in line.do.split(", ")
        if step.startswith("press ")
    }
    keys = {key for row in ACTIONS.values() for key in row.shortcut}
    guide, present = guide_keys(from_right=False), present_keys(from_right=False)
    for others in (guide, matrix_keys(), present):
        keys |= {key for row in others for key in row.keys}
    assert not keys - pressed
    listed = {line.listed for line in LINES}
    assert not {row.name for row in CANVAS_KEYS if row.words} - listed
    assert not listed - {row.name for row in CANVAS_KEYS} - {""}
