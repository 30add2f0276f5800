# SPDX-License-Identifier: MIT
"""What a desktop asks for that Qt does not hear of: told over the session's bus, and worn."""

from unittest import mock

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.paint.high_contrast import CONTRAST, CONTRAST_DARK
from stratcanvas.paint.theme import LIGHT
from stratcanvas.qt.motion import is_reduced, reduce_motion
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui import desktop
from stratcanvas.ui.colours import Colours
from stratcanvas.ui.desktop import Desktop, Wishes, follow_desktop, has_bus, wishes_in

APPEARANCE = "org.freedesktop.appearance"
GNOME, ACCESS = "org.gnome.desktop.interface", "org.gnome.desktop.a11y.interface"


@pytest.mark.parametrize(
    ("told", "wishes"),
    [
        ({}, Wishes(strong=False, still=False)),
        ({(APPEARANCE, "contrast"): 1}, Wishes(strong=True, still=False)),
        ({(APPEARANCE, "contrast"): 0}, Wishes(strong=False, still=False)),
        ({(ACCESS, "high-contrast"): True}, Wishes(strong=True, still=False)),
        ({(APPEARANCE, "reduced-motion"): 1}, Wishes(strong=False, still=True)),
        ({(GNOME, "enable-animations"): False}, Wishes(strong=False, still=True)),
        ({(GNOME, "enable-animations"): True}, Wishes(strong=False, still=False)),
        ({(GNOME, "enable-animations"): None}, Wishes(strong=False, still=False)),
    ],
)
def test_each_desktop_says_it_in_its_own_way(
    told: dict[tuple[str, str], object], wishes: Wishes
) -> None:
    """What is not told, or told as nobody tells it, asks for nothing."""
    assert wishes_in(told) == wishes


def test_a_change_is_heard_once_and_however_it_is_wrapped(qtbot: QtBot) -> None:
    """A portal tells a value in a value; what makes no difference is not told on."""
    heard: list[Wishes] = []
    parent = QObject()
    asked = Desktop(QDBusConnection("nowhere"), heard.append, parent)
    asked.tell((GNOME, "enable-animations"), QDBusVariant(QDBusVariant(True)))
    assert heard == []
    change = QDBusMessage.createSignal("/org/freedesktop/portal/desktop", "a.b", "SettingChanged")
    for value in (False, False):
        change.setArguments([GNOME, "enable-animations", QDBusVariant(value)])
        asked.hear(change)
    assert heard == [Wishes(strong=False, still=True)]
    change.setArguments([GNOME, "cursor-size", QDBusVariant(24)])
    asked.hear(change)
    asked.tell((GNOME, "enable-animations"), True)
    assert heard[1:] == [Wishes(strong=False, still=False)]


def test_what_it_asks_for_is_worn(qapp: QApplication) -> None:
    """Nothing moves, and contrasts are strong where the person left that to the system."""
    follows, chosen = Colours(ThemeChoice.SYSTEM), Colours(ThemeChoice.LIGHT)
    with mock.patch.object(Colours, "apply"):
        for each in (follows, chosen):
            each.ask_for_contrast(on=True)
        assert follows.theme in {CONTRAST, CONTRAST_DARK}
        assert chosen.theme == LIGHT
        follows.ask_for_contrast(on=False)
        assert follows.theme not in {CONTRAST, CONTRAST_DARK}
    with (
        mock.patch("stratcanvas.qt.motion.sys.platform", "linux"),
        mock.patch("stratcanvas.qt.motion._says_off", return_value=False),
        mock.patch("stratcanvas.qt.motion.QGuiApplication.platformName", return_value="xcb"),
    ):
        assert not is_reduced()
        reduce_motion(qapp, on=True)
        assert is_reduced()
        reduce_motion(qapp, on=False)
        assert not is_reduced()


def test_no_bus_is_started_to_ask(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    """Where no session has one, or nobody looks at a screen, nothing is asked."""
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert not has_bus()
    with mock.patch.object(desktop, "QDBusConnection") as bus:
        follow_desktop(Colours(ThemeChoice.SYSTEM), qapp)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        follow_desktop(Colours(ThemeChoice.SYSTEM), qapp)  # offscreen
        bus.sessionBus.assert_not_called()
