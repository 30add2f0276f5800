# SPDX-License-Identifier: MIT
"""What is open: windows, the start screen, files on their way; and how all of it closes."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from stratcanvas.session.preferences import PreferencesFile
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.storage.state_folder import note_left_open, note_recent
from stratcanvas.ui.colours import Colours
from stratcanvas.ui.screens import lie_on_screen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratcanvas.ui.dialogs.wait import OpeningDialog
    from stratcanvas.ui.start.start_screen import StartScreen
    from stratcanvas.ui.window import Window

_A_MOMENT = 400
"""Milliseconds after which what is not urgent is done."""
_STEP = QPoint(28, 28)
"""How far a further window lies from the one before, in pixels."""


class OpenWindows(QObject):
    """The windows of this run of the program, and the start screen."""

    emptied = Signal()
    """The last window is gone."""
    pictured = Signal()
    """A window, or the start screen, has its first picture."""
    completed = Signal()
    """A window has its panels too, or the start screen its lists."""

    def __init__(
        self,
        preferences: PreferencesFile,
        remembered: RememberedState,
        colours: Colours,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.preferences, self.remembered, self.colours = preferences, remembered, colours
        self.open_ones: list[Window] = []
        self.starting: StartScreen | None = None
        """The start screen, while it is shown."""
        self.awaited: list[OpeningDialog] = []
        """Files that take longer, each with a small window that says so."""
        self.had_any = self.given_up = False
        """Whether there was a window; whether somebody wanted none before there was one."""
        self._saw_start = False
        self._folders: dict[Window, Path | None] = {}
        """Where the drafts in windows are kept, which a closed one does not tell any more."""
        self._quitting: list[Path] = []
        """Where what was open is kept, while all of it closes."""
        self.is_over = False
        """Quit has closed all there was: what is still opening one thing after another stops."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_application_state)
        self._moving = QTimer(self)
        self._moving.setSingleShot(True)
        self._moving.setInterval(0)
        self._moving.timeout.connect(self._lie_on_screen)
        app.screenRemoved.connect(self._moving.start)

    def at_work(self) -> bool:
        """Tell whether a hand pans, zooms or drags in a window just now."""
        if not self.open_ones:
            return False
        from stratcanvas.stage.hand import is_at_work  # the start screen has no canvas to wait for

        return any(is_at_work(window.view.hand) for window in self.open_ones)

    @property
    def is_empty(self) -> bool:
        """Tell whether no window is open and no file on its way."""
        return not (self.open_ones or self.awaited or self.starting)

    @property
    def has_failed(self) -> bool:
        """Tell whether there never was a window although nobody said that none is wanted."""
        return not (self.had_any or self.given_up or self.is_over)

    @property
    def newest(self) -> "Window | None":
        """Return the window that came last, of those that are open."""
        return self.open_ones[-1] if self.open_ones else None

    @property
    def all(self) -> "list[Window | StartScreen]":
        """Return all windows, the start screen last."""
        return [*self.open_ones, *([self.starting] if self.starting else [])]

    def take_in(self, window: "Window") -> None:
        """Count a window among those that are open, and show it."""
        before = self.newest
        is_first = not (before or self._saw_start)
        self.open_ones.append(window)
        self._folders[window] = window.session.kept_in
        window.panels.furnished.connect(self.completed)
        window.closed.connect(lambda: self._forget(window))
        self._show_beside(before, window)
        QTimer.singleShot(_A_MOMENT, self, lambda: self._note(window, is_first=is_first))

    def take_in_start(self, screen: "StartScreen") -> None:
        """Show the start screen. What it lists is not told again in the windows that follow."""
        self.starting, self._saw_start = screen, True
        screen.closed.connect(self._forget_start)
        screen.completed.connect(self.completed)
        self._show_beside(self.newest, screen)

    def _show_beside(self, before: "QWidget | None", window: "Window | StartScreen") -> None:
        self.had_any = True
        if before is not None:
            window.move(before.pos() + _STEP)
            lie_on_screen(window)
        window.pictured.connect(self.pictured)
        window.show()

    def _note(self, window: "Window", *, is_first: bool) -> None:
        if window in self.open_ones:
            if window.session.path is not None:
                note_recent(window.session.path)
            window.notices.tell_words_left(any_canvas=is_first)

    def _lie_on_screen(self) -> None:
        for window in self.all:
            lie_on_screen(window)

    # closing

    def _forget(self, window: "Window") -> None:
        if window in self.open_ones:
            self.open_ones.remove(window)
            if not self.open_ones:
                note_left_open(self._quitting or self._places([window]))
            del self._folders[window]
            self._end_if_empty()

    def _forget_start(self) -> None:
        self.starting = None
        self._end_if_empty()

    def _end_if_empty(self) -> None:
        if self.is_empty:
            self.emptied.emit()

    def _places(self, windows: Iterable["Window"]) -> list[Path]:
        """Return where what windows show is kept: files, and folders of drafts."""
        places = (each.session.path or self._folders[each] for each in windows)
        return [place for place in places if place is not None]

    def quit(self) -> None:
        """Close every window; each writes its file first. Files on their way are given up.

        The next start offers to open again what was open.
        """
        for waiting in list(self.awaited):
            waiting.reject()
        self._quitting = self._places(self.open_ones)
        for window in self.all:
            window.close()
        self._quitting = []
        self.is_over = self.is_empty

    def keep_all(self) -> None:
        """See that every file has the last words, without closing: the system may be going down."""
        for window in self.open_ones:
            window.context.keep_words()
            window.session.publish()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            for window in self.open_ones:
                window.session.publish_soon()


def bring_up(window: "QWidget") -> None:
    """Show a window before all others, and give it the keyboard."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()  # the one that waits for a file may still be hidden
    window.raise_()
    window.activateWindow()
