# SPDX-License-Identifier: MIT
"""What the desktop asks for that Qt does not hear of: strong contrasts, and that nothing moves.

It is asked over the session's bus on which Qt is already, after the first picture; no service is
started for it, and whoever does not answer within a second is taken to ask for nothing.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant
from PySide6.QtWidgets import QApplication

from stratcanvas.qt.guard import guarded
from stratcanvas.qt.motion import reduce_motion
from stratcanvas.ui.colours import Colours

_SERVICE, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_PATIENCE = 1_000
"""Milliseconds."""
Setting = tuple[str, str]
_STRONG: tuple[tuple[Setting, object], ...] = (
    (("org.freedesktop.appearance", "contrast"), 1),
    (("org.gnome.desktop.a11y.interface", "high-contrast"), True),
)
_STILL: tuple[tuple[Setting, object], ...] = (
    (("org.freedesktop.appearance", "reduced-motion"), 1),
    (("org.gnome.desktop.interface", "enable-animations"), False),
)
"""Where desktops keep each, and what stands there when it is asked for."""


class Wishes(NamedTuple):
    """What a desktop asks for."""

    strong: bool
    still: bool


def wishes_in(told: Mapping[Setting, object]) -> Wishes:
    """Return what settings ask for; one that was not told asks for nothing."""

    def asks(rows: tuple[tuple[Setting, object], ...]) -> bool:
        return any(place in told and told[place] == value for place, value in rows)

    return Wishes(asks(_STRONG), asks(_STILL))


class Desktop(QObject):
    """Asks a desktop at first and whenever one of its settings changes."""

    def __init__(
        self, bus: QDBusConnection, heard: Callable[[Wishes], object], parent: QObject
    ) -> None:
        """``heard`` is called with what is asked for, as far as it is known by then."""
        super().__init__(parent)
        self._bus, self._heard = bus, heard
        self._told: dict[Setting, object] = {}
        slot: Any = SLOT("hear(QDBusMessage)")  # PySide takes a str alone, and says bytes
        bus.connect(_SERVICE, _PATH, _SETTINGS, "SettingChanged", self, slot)
        for place, _ in _STRONG + _STILL:
            self._ask(place)

    def _ask(self, place: Setting) -> None:
        call = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SETTINGS, "Read")
        call.setArguments(list(place))
        call.setAutoStartService(False)
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call, _PATIENCE), self)
        watcher.finished.connect(lambda: self._take(place, watcher))

    @guarded(None)
    def _take(self, place: Setting, watcher: QDBusPendingCallWatcher) -> None:
        if not watcher.isError():
            self.tell(place, *watcher.reply().arguments()[:1])
        watcher.deleteLater()

    @Slot(QDBusMessage)
    @guarded(None)
    def hear(self, message: QDBusMessage) -> None:
        """Hear that a setting has changed."""
        namespace, key, value = message.arguments()
        if any(place == (namespace, key) for place, _ in _STRONG + _STILL):
            self.tell((namespace, key), value)

    def tell(self, place: Setting, value: object) -> None:
        """Take what stands in a setting, however deep it is wrapped."""
        while isinstance(value, QDBusVariant):
            value = value.variant()
        before = wishes_in(self._told)
        self._told[place] = value
        if wishes_in(self._told) != before:
            self._heard(wishes_in(self._told))


def follow_desktop(colours: Colours, app: QApplication) -> None:
    """Wear what the desktop asks for from now on, where there is one that can be asked."""
    if not has_bus() or QApplication.platformName() not in {"xcb", "wayland"}:
        return
    bus = QDBusConnection.sessionBus()
    if bus.isConnected():

        def wear(wishes: Wishes) -> None:
            reduce_motion(app, on=wishes.still)
            colours.ask_for_contrast(on=wishes.strong)

        Desktop(bus, wear, app)


def has_bus() -> bool:
    """Tell whether a session's bus is there: Qt is not to start one."""
    if sys.platform in {"win32", "darwin"}:
        return False
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(runtime) and Path(str(runtime), "bus").exists()
    )
