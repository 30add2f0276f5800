# SPDX-License-Identifier: MIT
"""Where a window lies: always on the free area of a screen that exists, never larger than it.

A screen may be small, and one that was there yesterday may be gone today.
"""

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FIRST_SIZE = QSize(1440, 900)
"""Pixels of a first window, where there is room."""
LEAST_SIZE = QSize(760, 520)
"""Pixels under which things would be cut, where the screen has as many."""


def free_area(near: QRect) -> QRect:
    """Return the free area of the screen that holds most of a rectangle, or of the first one."""
    screens = QGuiApplication.screens()
    areas = [screen.availableGeometry() for screen in screens]

    def held(area: QRect) -> int:
        part = area.intersected(near)
        return part.width() * part.height()

    best = max(areas, key=held)
    return best if held(best) > 0 else QGuiApplication.primaryScreen().availableGeometry()


def fitted(wanted: QRect, area: QRect) -> QRect:
    """Return a rectangle moved, and made smaller if need be, so that it lies within an area."""
    size = wanted.size().boundedTo(area.size())
    left = min(max(wanted.left(), area.left()), area.right() + 1 - size.width())
    top = min(max(wanted.top(), area.top()), area.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)


def lie_on_screen(window: QWidget) -> None:
    """Move and shrink a window so that all of it, its frame too, lies on a screen's free area.

    A window that fills a screen is left as it is; the system sees to those.
    """
    area = free_area(window.frameGeometry())
    fills = window.windowState() & (
        Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
    )
    frame, inside = window.frameGeometry(), window.geometry()
    room = area.adjusted(
        inside.left() - frame.left(),
        inside.top() - frame.top(),
        inside.right() - frame.right(),
        inside.bottom() - frame.bottom(),
    )
    window.setMinimumSize(LEAST_SIZE.boundedTo(room.size()))
    place = fitted(inside, room)
    if place != inside and not fills:
        window.setGeometry(place)


def toggle_full_screen(window: QWidget) -> None:
    """Fill the screen, or be as before again: maximised or not."""
    window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)


def place_to_keep(window: QWidget) -> QByteArray:
    """Return where a window lies, for the next one: full screen is left first."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
    return window.saveGeometry()
