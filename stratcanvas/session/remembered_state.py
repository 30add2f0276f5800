# SPDX-License-Identifier: MIT
"""What the program remembers by itself from one day to the next: how windows lay, the last folders.

Nobody chose it, so it is no preference: no dialog shows it, and losing it costs nothing.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings

from stratcanvas.session.preferences import FILE, remember
from stratcanvas.storage.state_folder import home


class RememberedState(QObject):
    """Windows and folders. A damaged or unwritable file means none, never an error."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(home() / FILE), QSettings.Format.IniFormat, self)

    @property
    def geometry(self) -> QByteArray:
        """Return where the window lay, as QWidget.saveGeometry gave it; empty at first."""
        return self._bytes("window/geometry")

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        remember(self._store, "window/geometry", value)

    def dividers(self, name: str) -> QByteArray:
        """Return where the dividers of a part of the window were, as QSplitter.saveState gave it;
        empty at first.
        """
        return self._bytes(f"window/{name}")

    def set_dividers(self, name: str, value: QByteArray) -> None:
        """Remember where the dividers of a part of the window are."""
        remember(self._store, f"window/{name}", value)

    @property
    def folder(self) -> Path | None:
        """Return the folder in which a canvas was last put, if it is still there."""
        return self._folder("folder")

    @folder.setter
    def folder(self, value: Path) -> None:
        remember(self._store, "folder", str(value))

    @property
    def export_folder(self) -> Path | None:
        """Return the folder to which was last exported, if it is still there."""
        return self._folder("export/folder")

    @export_folder.setter
    def export_folder(self, value: Path) -> None:
        remember(self._store, "export/folder", str(value))

    @property
    def export_choices(self) -> str:
        """Return what was chosen for print and export, as ``export_choices`` writes it."""
        found = self._store.value("export/choices")
        return found if isinstance(found, str) else ""

    @export_choices.setter
    def export_choices(self, value: str) -> None:
        remember(self._store, "export/choices", value)

    @property
    def told_of(self) -> set[str]:
        """Return which drafts, as they were then, a person was told of at the last start."""
        found = self._store.value("drafts/told")
        return set(found.split()) if isinstance(found, str) else set()

    @told_of.setter
    def told_of(self, value: set[str]) -> None:
        remember(self._store, "drafts/told", " ".join(sorted(value)))

    @property
    def recent_actions(self) -> list[str]:
        """Return the ids of the actions that were chosen by name, the last one first."""
        found = self._store.value("actions/recent")
        return found.split() if isinstance(found, str) else []

    @recent_actions.setter
    def recent_actions(self, value: list[str]) -> None:
        remember(self._store, "actions/recent", " ".join(value))

    @property
    def matrix_rows(self) -> str:
        """Return what the matrix's rows were grouped by when that was last chosen; "" at first."""
        found = self._store.value("matrix/rows")
        return found if isinstance(found, str) else ""

    @matrix_rows.setter
    def matrix_rows(self, value: str) -> None:
        remember(self._store, "matrix/rows", value)

    def panel_shown(self, name: str, *, at_first: bool = True) -> bool:
        """Tell whether a panel was shown when it was last shown or hidden."""
        last = self._store.value(f"panel/{name}")
        return bool(last == "shown" or (at_first and last != "hidden"))

    def set_panel_shown(self, name: str, *, shown: bool) -> None:
        """Remember that a panel was shown or hidden."""
        remember(self._store, f"panel/{name}", "shown" if shown else "hidden")

    def _bytes(self, key: str) -> QByteArray:
        found = self._store.value(key)
        return found if isinstance(found, QByteArray) else QByteArray()

    def _folder(self, key: str) -> Path | None:
        found = self._store.value(key)
        return Path(found) if isinstance(found, str) and found and Path(found).is_dir() else None
