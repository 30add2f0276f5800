# SPDX-License-Identifier: MIT
"""Lets the wheel do on a canvas what is preferred: move it, or zoom."""

from stratcanvas.session.preferences import PreferencesFile, WheelChoice
from stratcanvas.stage.camera import Camera


def follow_choice(camera: Camera, preferences: PreferencesFile) -> None:
    """Have a camera's wheel do what is preferred now, and whatever will be."""

    def turn() -> None:
        camera.wheel_zooms = preferences.now.wheel is WheelChoice.ZOOMS

    preferences.changed.connect(turn)
    turn()
