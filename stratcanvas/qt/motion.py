# SPDX-License-Identifier: MIT
"""Whether the person wants things to move on the screen, as the system says."""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

_NOBODY_WATCHES = {"offscreen", "minimal", "vnc"}
_OFF = {"0", "0.0", "false"}
_WHERE = (
    ("kdeglobals", "KDE/AnimationDurationFactor"),
    ("gtk-4.0/settings.ini", "Settings/gtk-enable-animations"),
    ("gtk-3.0/settings.ini", "Settings/gtk-enable-animations"),
)
"""Files among a person's settings, and what is 0 there when nothing is to move."""


_TOLD = "motion-reduced"
"""The application's property under which it is kept what its desktop has told."""


def reduce_motion(app: QApplication, *, on: bool) -> None:
    """Have nothing move from now on, as the desktop asks; or let it move again."""
    app.setProperty(_TOLD, on)


def is_reduced() -> bool:
    """Tell whether things are to be where they go at once."""
    app = QApplication.instance()
    if app is not None and app.property(_TOLD):
        return True
    if sys.platform == "win32" or QGuiApplication.platformName() in _NOBODY_WATCHES:
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    kept = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return any(_says_off(Path(kept) / file, key) for file, key in _WHERE)


def _says_off(file: Path, key: str) -> bool:
    if not file.is_file():
        return False
    value = QSettings(str(file), QSettings.Format.IniFormat).value(key)
    return isinstance(value, str) and value.strip().lower() in _OFF
