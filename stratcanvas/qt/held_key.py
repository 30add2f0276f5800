# SPDX-License-Identifier: MIT
"""Keys that are held a moment too long: what they do is done once, and writes nothing."""

from collections.abc import Container
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.qt.guard import guarded

_ENTERS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ENDS = _ENTERS | {Qt.Key.Key_Escape}
_DO = _ENDS | {Qt.Key.Key_Space}
_SOONER = 0.003
"""Seconds between letting a key go and pressing it that no finger is as quick as; a reader hands
on both in a tenth of that.
"""
now = perf_counter


def hands_on() -> bool:
    """Tell whether a screen reader hears keys first, and hands them on without their time."""
    from PySide6.QtGui import QAccessible  # 130 names with it: no start needs them

    return QGuiApplication.platformName() == "xcb" and QAccessible.isActive()


class Held:
    """Tells a key that is still down from one that is pressed once more.

    X11 tells of a held key as let go and pressed at one time, and Qt does not always see that they
    belong together. Where a screen reader hears the keys first, it hands them on without their
    time: then those belong together that come sooner than any finger.
    """

    def __init__(self) -> None:
        self._let_go, self._at = (0, 0), 0.0

    def let_go(self, event: QKeyEvent) -> None:
        """Hear that a key was let go, or seemed to be."""
        self._let_go, self._at = (event.key(), event.timestamp()), now()

    def again(self, event: QKeyEvent) -> bool:
        """Tell whether a key is pressed only because it is still held down."""
        pressed = event.key(), event.timestamp()
        if event.isAutoRepeat() or pressed != self._let_go:
            return event.isAutoRepeat()
        return event.timestamp() > 0 or (hands_on() and now() - self._at < _SOONER)

    def does_again(self, event: QKeyEvent) -> bool:
        """Tell whether it is Enter, Space or Escape, too: they do something."""
        return event.key() in _DO and self.again(event)

    def take(self, event: QEvent, once: Container[int]) -> bool:
        """Hear an event, and take it if it is one of these keys that is only held down still."""
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.KeyRelease:
            self.let_go(event)
        elif event.type() is QEvent.Type.KeyPress and event.key() in once and self.again(event):
            event.accept()
            return True
        return False


class OneEscape(QObject):
    """Keeps a held Escape from a widget and what it lies in: it goes one step."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._keys = Held()
        widget.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take each Escape that is pressed only because it is still held down."""
        return self._keys.take(event, {Qt.Key.Key_Escape}) or super().eventFilter(watched, event)


class OneStep(QObject):
    """Keeps a held Enter or Escape from all that has the keyboard in a widget: each goes one step,
    as where Enter goes to the next field and there on. ``too``: other keys that do one thing there.
    """

    def __init__(self, widget: QWidget, *too: Qt.Key) -> None:
        super().__init__(widget)
        self._widget, self._keys, self._once = widget, Held(), _ENDS.union(too)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    @guarded(None)
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._widget.isAncestorOf(now):
            now.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take each of them that is pressed only because it is still held down."""
        return self._keys.take(event, self._once) or super().eventFilter(watched, event)


class HeldKey(QObject):
    """Keeps out of a field the key that opened it, until that is let go and another is pressed.

    Only keys that write, or end the writing: one still goes on by a Tab that is held.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._opened, self.keys = False, Held()
        field.installEventFilter(self)

    def begin(self) -> None:
        """The field opens: a key may be down."""
        self._opened = True

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the opening key's repeats; any key that is really pressed is the field's."""
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyRelease:
                self.keys.let_go(event)
            elif event.type() is QEvent.Type.KeyPress and self._opened:
                self._opened = self.keys.again(event)
                writes = bool(event.text()) and event.text().isprintable()
                return self._opened and (writes or event.key() in _ENTERS)
        return super().eventFilter(watched, event)
