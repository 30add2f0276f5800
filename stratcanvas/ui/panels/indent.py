# SPDX-License-Identifier: MIT
"""Room before and after words, on the sides where one begins and ends to read.

A layout's own margins are left and right whichever way one reads; its parts are turned around.
"""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget


def indented(what: QWidget | QLayout, before: int, after: int = 0) -> QHBoxLayout:
    """Return a layout with room, in pixels, before and after a widget or another layout."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addSpacing(before)
    if isinstance(what, QLayout):
        box.addLayout(what, 1)
    else:
        box.addWidget(what, 1)
    box.addSpacing(after)
    return box
