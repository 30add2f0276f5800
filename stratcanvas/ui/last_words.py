# SPDX-License-Identifier: MIT
"""The sentence said when Qt is about to end the program: at the start mostly, for want of a screen.

Qt knows no other way than to abort, with a text for programmers. It tells its message handler just
before; what is said and how it ends is decided here.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from stratcanvas.safe_words import isolated
from stratcanvas.words import tr

LIBRARIES = (
    "libgl1 libegl1 libfontconfig1 libglib2.0-0 libdbus-1-3 libxkbcommon0 libgssapi-krb5-2 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 "
    "libwayland-client0 libwayland-cursor0"
)
"""The Debian packages that the window needs beside those that every system has."""


def end(text: str) -> None:
    """Say why the program ends and end it with code 2; ``text`` is what Qt says. Never returns."""
    from PySide6.QtCore import QLibraryInfo
    from PySide6.QtGui import QGuiApplication

    place = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    runs = QGuiApplication.primaryScreen() is not None
    sentence = _stop(text) if runs else why_no_window(os.environ, place)
    with suppress(OSError, ValueError, AttributeError):  # no standard error is no reason to abort
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()
    os._exit(2)


def _stop(text: str) -> str:
    return tr("Stratcanvas has to stop ({text}). All that was kept before is safe.").format(
        text=isolated(text, 200)
    )


def why_no_window(environment: Mapping[str, str], place: Path) -> str:
    """Return a sentence why no screen could be had; ``place`` holds Qt's kinds of screens."""
    if not place.is_dir():
        return tr(
            "Qt, which draws the window, does not find its own parts: there is no folder {place}. "
            "If the path to Stratcanvas has a quotation mark in it, move it to another folder."
        ).format(place=isolated(str(place), 300))
    asked = environment.get("QT_QPA_PLATFORM", "")
    names = [each.partition(":")[0].partition("-")[0] for each in asked.split(";") if each]
    if not names:
        names = ["wayland"] * bool(environment.get("WAYLAND_DISPLAY"))
        names += ["xcb"] * bool(environment.get("DISPLAY"))
    plugins = [place / f"libq{name}.so" for name in names]
    if asked and not any(plugin.exists() for plugin in plugins):
        return tr(
            "QT_QPA_PLATFORM asks for “{asked}”, which is no kind of screen that is known "
            "here. Without that variable the screen is found by itself."
        ).format(asked=isolated(asked, 60))
    for plugin in reversed(plugins):  # X is what Wayland falls back to
        if missing := _missing(plugin):
            return lacking(missing)
    shown = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or asked
    return tr(
        "The screen “{shown}” does not answer, so there is no window. Without one, these "
        "work: stratcanvas export, import, check, show, new (see --help)."
    ).format(shown=isolated(shown, 60))


def lacking(library: str) -> str:
    """Return the sentence that a library is not here."""
    return tr(
        "The window needs system libraries that are not here ({library}). On Debian and "
        "Ubuntu: sudo apt install {packages}"
    ).format(library=isolated(library, 200), packages=LIBRARIES)


def _missing(plugin: Path) -> str:
    """Return what a plugin lacks to be loaded, or ""."""
    if not plugin.exists():
        return ""
    import ctypes  # no start needs it

    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error).partition(":")[0]
    return ""
