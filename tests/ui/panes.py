# SPDX-License-Identifier: MIT
"""The panels of a window, made if they are not yet."""

from stratcanvas.ui.panels.coach import Coach
from stratcanvas.ui.panels.inspector import Inspector
from stratcanvas.ui.panels.outline import Outline
from stratcanvas.ui.window import Window


def outline_of(window: Window) -> Outline:
    panel = window.furnish()["outline"]
    assert isinstance(panel, Outline)
    return panel


def inspector_of(window: Window) -> Inspector:
    panel = window.furnish()["inspector"]
    assert isinstance(panel, Inspector)
    return panel


def coach_of(window: Window) -> Coach:
    panel = window.furnish()["coach"]
    assert isinstance(panel, Coach)
    return panel
