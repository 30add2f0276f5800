# SPDX-License-Identifier: MIT
"""What the program remembers from one day to the next, in an ini file of the state folder."""

import os
from contextlib import suppress

from PySide6.QtCore import QByteArray, QObject, QSettings

from stratcanvas.storage.place import home, make_home, open_private

_NAME = "settings.ini"

THEMES = ("system", "light", "dark")


class Settings(QObject):
    """The user's settings. A damaged or unwritable file means defaults, never an error."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        path = home() / _NAME
        self._store = QSettings(str(path), QSettings.Format.IniFormat, self)

    @property
    def geometry(self) -> QByteArray:
        """Return where the window lay, as QWidget.saveGeometry gave it; empty at first."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("window/geometry", value)

    @property
    def window_state(self) -> QByteArray:
        """Return the state of panels and toolbars, as QMainWindow.saveState gave it."""
        return self._bytes("window/state")

    @window_state.setter
    def window_state(self, value: QByteArray) -> None:
        self._store.setValue("window/state", value)

    @property
    def splitter(self) -> QByteArray:
        """Return the sizes of the panels, as QSplitter.saveState gave them."""
        return self._bytes("window/splitter")

    @splitter.setter
    def splitter(self, value: QByteArray) -> None:
        self._store.setValue("window/splitter", value)

    @property
    def theme(self) -> str:
        """Return ``system``, ``light`` or ``dark``."""
        chosen = self.value("window/theme", THEMES[0])
        return chosen if chosen in THEMES else THEMES[0]

    @theme.setter
    def theme(self, value: str) -> None:
        self.set_value("window/theme", value)

    def export_choice(self, name: str, default: str) -> str:
        """Return what was last chosen in the export dialog, such as for ``paper``."""
        return self.value(f"export/{name}", default)

    def set_export_choice(self, name: str, value: str) -> None:
        """Remember a choice of the export dialog."""
        self.set_value(f"export/{name}", value)

    def value(self, key: str, default: str) -> str:
        """Return a remembered text."""
        found = self._store.value(key, default)
        return found if isinstance(found, str) else default

    def set_value(self, key: str, value: str) -> None:
        """Remember a text."""
        self._store.setValue(key, value)

    def flush(self) -> None:
        """Write the file now; Qt does it by itself a moment later and at the end."""
        with suppress(OSError):  # then nothing is remembered; there is nothing to say
            make_home()
            os.close(open_private(home() / _NAME))  # Qt keeps the mode that it finds
        self._store.sync()

    def _bytes(self, key: str) -> QByteArray:
        found = self._store.value(key)
        return found if isinstance(found, QByteArray) else QByteArray()
