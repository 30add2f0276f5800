# SPDX-License-Identifier: MIT
"""What a widget shows, as a picture, without what lies over it.

It is painted for that, not copied from where its window was painted: on X11 Qt scrolls what is on
the screen alone, and after a pan the picture behind it is of where one looked before.
"""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QWidget

_ALONE = QWidget.RenderFlag(0)  # without children, nor a ground: all of it is painted


def shown_by(widget: QWidget) -> QPixmap:
    """Return what a widget shows, in pixels of the screen."""
    ratio = widget.devicePixelRatio()
    picture = QPixmap(widget.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    widget.render(picture, QPoint(), QRegion(), _ALONE)
    return picture
