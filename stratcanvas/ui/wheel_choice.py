# SPDX-License-Identifier: MIT
"""Lets the wheel do on a canvas what is preferred: move it, or zoom."""

from PySide6.QtCore import QObject

from stratcanvas.session.preferences import PreferencesFile, WheelChoice
from stratcanvas.stage.camera import Camera


class WheelFollower(QObject):
    """Has a camera's wheel do what is preferred now, and whatever will be.

    It goes with ``parent``: the preferences outlive every window, and would keep a function that
    knows a camera, and with it all of a closed window, for as long as the program runs.
    """

    def __init__(self, camera: Camera, preferences: PreferencesFile, parent: QObject) -> None:
        super().__init__(parent)
        self._camera, self._preferences = camera, preferences
        preferences.changed.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        self._camera.wheel_zooms = self._preferences.now.wheel is WheelChoice.ZOOMS
