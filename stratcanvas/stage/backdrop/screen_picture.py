# SPDX-License-Identifier: MIT
"""What a widget shows, copied from where the window was painted: to paint it again takes longer.

What lies over it, such as a minimap, is not in the copy: there the widget is painted.
"""

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QImage, QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

_ALONE = QWidget.RenderFlag(0)  # without children, nor a ground: all of it is painted


def shown_by(widget: QWidget) -> QPixmap:
    """Return what a widget shows, without what lies over it, in pixels of the screen."""
    picture = _copied(widget)
    over = QRegion() if picture is None else _over(widget)
    if picture is None:
        ratio = widget.devicePixelRatio()
        picture = QPixmap(widget.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        over = QRegion(widget.rect())
    if not over.isEmpty():
        widget.render(picture, over.boundingRect().topLeft(), over, _ALONE)
    return picture


def _copied(widget: QWidget) -> QPixmap | None:
    """Return what stands where a widget was painted; None: nothing does, or not pixel by pixel."""
    window, ratio = widget.window(), widget.devicePixelRatioF()
    handle, store = window.windowHandle(), window.backingStore()
    seen = widget.isVisible() and handle is not None and handle.isExposed()
    if store is None or not (seen and widget.updatesEnabled() and ratio.is_integer()):
        return None
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))  # paint what waits for it
    painted = store.paintDevice()
    spot = QRect(widget.mapTo(window, QPoint()) * ratio, widget.size() * ratio)
    if not isinstance(painted, QImage) or not painted.rect().contains(spot):
        return None
    copy = painted.copy(spot).convertToFormat(QImage.Format.Format_RGB32)
    copy.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(copy)


def _over(widget: QWidget) -> QRegion:
    """Return where other widgets lie over one, in its pixels."""
    over, here, around = QRegion(), widget, widget.parentWidget()
    above = [(widget, each) for each in widget.children()]
    while around is not None and not here.isWindow():
        family = around.children()
        above += [(around, each) for each in family[family.index(here) + 1 :]]  # these lie higher
        here, around = around, around.parentWidget()
    for holder, each in above:
        if isinstance(each, QWidget) and each.isVisible() and not each.isWindow():
            mask = each.mask()
            place = each.rect() if mask.isEmpty() else mask.boundingRect()
            over += QRegion(place.translated(widget.mapFrom(holder, each.pos())))
    return over & widget.rect()
