# SPDX-License-Identifier: MIT
"""What a wheel or a pinch asks for: by how much to pan, or by what factor to zoom."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QWidget

_WHEEL_STEP = 90.0
"""Pixels that one notch of a wheel pans."""
_WHEEL_ZOOM = 1.0015
"""Factor of zoom for each eighth of a degree of a wheel; a notch (120) zooms by a fifth."""


def zoom_of(event: QWheelEvent) -> float:
    """Return the factor by which a wheel zooms."""
    angle = event.angleDelta()
    return float(_WHEEL_ZOOM ** (angle.y() or angle.x()))


def is_zoom(event: QWheelEvent, *, by_itself: bool) -> bool:
    """Tell whether a wheel is to zoom: with Ctrl, or where it zooms ``by_itself`` without.

    With Shift it goes sideways, and two fingers on a touch pad move what lies below them.
    """
    held = event.modifiers()
    if held == Qt.KeyboardModifier.NoModifier and not by_itself:
        return False  # at once: each step of a pan asks
    with_control = bool(held & Qt.KeyboardModifier.ControlModifier)
    if held & Qt.KeyboardModifier.ShiftModifier or _from_touch_pad(event):
        return with_control
    return with_control is not by_itself


FINGERS = (
    QEvent.Type.NativeGesture,
    QEvent.Type.Gesture,
    QEvent.Type.TouchBegin,
    QEvent.Type.TouchUpdate,
    QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel,
)
"""Events of fingers, not of a mouse: ``fingers`` tells one from several."""


def pan_of(event: QWheelEvent) -> tuple[float, float]:
    """Return by how many pixels a wheel pans to the right and down."""
    pixels, angle, step = event.pixelDelta(), event.angleDelta(), _WHEEL_STEP / 120
    dx, dy = angle.x() * step, angle.y() * step
    if not pixels.isNull() and (angle.isNull() or _from_touch_pad(event)):
        dx, dy = float(pixels.x()), float(pixels.y())
    if not dx and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        dx, dy = dy, 0.0
    return -dx, -dy


def _from_touch_pad(event: QWheelEvent) -> bool:
    """Tell whether the pixels of a wheel event can be believed; on X11 a mouse tells some too."""
    if QGuiApplication.platformName() == "xcb":
        return False
    return event.phase() is not Qt.ScrollPhase.NoScrollPhase


def pinch_of(event: QEvent, viewport: QWidget) -> tuple[float, QPointF] | None:
    """Return the factor and the pixel by which and at which a pinch zooms; None: it is none.

    Only an event of one of the types ``FINGERS`` can be one.
    """
    from PySide6.QtGui import QNativeGestureEvent  # three kinds of object that few starts see
    from PySide6.QtWidgets import QGestureEvent, QPinchGesture

    if isinstance(event, QNativeGestureEvent):
        if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            return 1.0 + event.value(), event.position()
    elif isinstance(event, QGestureEvent):
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if isinstance(pinch, QPinchGesture):
            event.accept(pinch)
            return pinch.scaleFactor(), QPointF(viewport.mapFromGlobal(pinch.centerPoint()))
    return None
