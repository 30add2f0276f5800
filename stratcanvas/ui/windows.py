# SPDX-License-Identifier: MIT
"""All open windows, one a document: opening, raising, closing, and what is there at the start."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from stratcanvas.domain.cards import Paper
from stratcanvas.session import opening
from stratcanvas.session.preferences import PreferencesFile
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.session.session import Session
from stratcanvas.stage.shapes import Preparation, prepared
from stratcanvas.storage.errors import Missing, Trouble
from stratcanvas.storage.hindrance import Cause
from stratcanvas.storage.state_folder import forget_recent, note_recent
from stratcanvas.ui.colours import Colours
from stratcanvas.ui.screens import lie_on_screen
from stratcanvas.ui.window import Window
from stratcanvas.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratcanvas.formats.registry import Format
    from stratcanvas.ui.dialogs.wait import OpeningDialog

PATIENCE = 0.1
"""Seconds for which a file is waited for; one that takes longer comes when it is there."""
PATIENCE_FOR_NAMES = 0.1
"""Seconds to find out whether a file is open under another name: no window waits for a dead disk,
and two windows on one file are prevented by its lock.
"""

_MOST_DRAFTS = 6
"""Drafts brought back at a start; the others wait in the menu of recent files."""
_A_MOMENT = 400
"""Milliseconds after which what is not urgent is done."""
_STEP = QPoint(28, 28)
"""How far a further window lies from the one before, in pixels."""


class Windows(QObject):
    """The windows of this run of the program."""

    emptied = Signal()
    """The last window is gone."""
    came = Signal(object)
    """A further Window is there, about to be shown."""

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
        self.awaited: list[OpeningDialog] = []
        """Files that take longer, each with a small window that says so."""
        self.formats: Sequence[Format] | None = None
        """What is opened beside our own files; None is all that the table of formats reads."""
        self.had_any = self.given_up = False
        """Whether there was a window; whether somebody wanted none before there was one."""
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_application_state)
        self._moving = QTimer(self)
        self._moving.setSingleShot(True)
        self._moving.setInterval(0)
        self._moving.timeout.connect(lambda: list(map(lie_on_screen, self.open_ones)))
        app.screenRemoved.connect(self._moving.start)

    # at the start

    def start(self, paths: Iterable[Path]) -> None:
        """Open files, or what was left from before, or an empty canvas."""
        for path in paths:
            self.open(path)
        self._begin_anyway()

    @property
    def is_empty(self) -> bool:
        """Tell whether no window is open and no file on its way."""
        return not self.open_ones and not self.awaited

    @property
    def has_failed(self) -> bool:
        """Tell whether there never was a window although nobody said that none is wanted."""
        return not (self.had_any or self.given_up)

    def _begin_anyway(self) -> None:
        if self.is_empty:
            _bring_drafts_back(self)
        if self.is_empty:
            self.new()

    # opening

    def new(self, asking: Window | None = None, template: Path | None = None) -> Window | None:
        """Open an empty canvas, unless the window that asks holds one; or one as a template begins.

        When nothing can be kept on this computer, that is told; files can still be looked at.
        """
        if template is None and asking is not None and is_untouched(asking.session):
            return asking
        try:
            session = _begun(template)
        except Trouble as trouble:
            self.tell(trouble, None, asking)
            return None
        return self.show(session, asking)

    def guided(self, asking: Window | None = None) -> None:
        """Ask the questions of the guided start beside an empty canvas, as ``new`` opens one."""
        if (window := self.new(asking)) is not None and window.panels.guest is None:
            window.guide()

    def open_all(self, paths: Iterable[Path], asking: Window | None = None) -> None:
        """Open several files."""
        for path in paths:
            self.open(path, asking)

    def open(self, path: Path, asking: Window | None = None) -> None:
        """Open a file, or raise the window that has it; on trouble show a way on.

        A file that is not there within a moment comes later, and no window waits for it.
        """
        there = self._showing(path)
        if there is not None:
            there.setWindowState(there.windowState() & ~Qt.WindowState.WindowMinimized)
            there.show()  # the one that waits for a file may still be hidden
            there.raise_()
            there.activateWindow()
            if isinstance(there, Window):
                there.session.accord.look_again()
                if there.session.cause in {Cause.ELSEWHERE, Cause.NO_PLACE, Cause.NOTHING}:
                    self.edit_here(there, quietly=True)
        else:
            self._await(opening.arriving_file(path, prepared, self.formats), path, asking)

    def open_draft(self, draft: opening.Draft, asking: Window | None = None) -> None:
        """Open what was left of a canvas that is in no file yet."""
        self._await(opening.arriving_draft(draft, prepared), draft.path, asking)

    def _await(self, arrival: opening.Arrival, path: Path | None, asking: Window | None) -> None:
        if arrival.wait(PATIENCE):
            self._receive(arrival, path, asking)
            return
        from stratcanvas.ui.dialogs.wait import OpeningDialog

        waiting = OpeningDialog(arrival, path)
        waiting.arrived.connect(lambda: self._stop_waiting(waiting, asking))
        waiting.given_up.connect(lambda: self._stop_waiting(waiting, None))
        self.awaited.append(waiting)

    def _stop_waiting(self, waiting: "OpeningDialog", asking: Window | None) -> None:
        self.awaited.remove(waiting)
        try:
            self.given_up |= waiting.is_given_up
            if not waiting.is_given_up:
                self._receive(waiting.arrival, waiting.path, asking)
                if not self.had_any:
                    self._begin_anyway()
        finally:
            waiting.leave()
            if self.is_empty:
                self.emptied.emit()

    def _receive(self, arrival: opening.Arrival, path: Path | None, asking: Window | None) -> None:
        asking = asking if asking in self.open_ones else None  # it may be closed by now
        try:
            session = arrival.session()
        except Trouble as trouble:
            self.tell(trouble, path, asking)
            return
        self.show(session, asking, _preparation(arrival.made))

    def tell(
        self, trouble: Trouble, path: Path | None = None, asking: Window | None = None
    ) -> None:
        """Say what is wrong with something that was to be opened, and show a way on."""
        from stratcanvas.ui.dialogs.files import ask_files
        from stratcanvas.ui.dialogs.trouble import OPENING, Way, ask_trouble, ways_for

        if isinstance(trouble, Missing) and path is not None:
            forget_recent(path)
        parent: QWidget | None = asking or (self.open_ones[-1] if self.open_ones else None)
        draft = None if path is None else opening.draft_of(path)
        ways = ways_for(OPENING, trouble) if draft is None else (Way.DRAFT, Way.OTHER_FILE)
        way = ask_trouble(parent, trouble, ways)
        if way is Way.DRAFT and draft is not None:
            self.open_draft(draft, asking)
        elif way is Way.OTHER_FILE:
            folder = path.parent if path is not None and path.parent.is_dir() else Path.home()
            self.open_all(ask_files(parent, folder, self.formats), asking)
        elif way is Way.READ_ONLY and path is not None:
            self._await(opening.arriving_to_read(path, prepared), path, asking)
        elif way is Way.COPY and path is not None:
            self._await(opening.arriving_copy(path, prepared), path, asking)

    def _showing(self, path: Path) -> "QWidget | None":
        """Return the window that has a file, or the small one that waits for it."""
        found: list[tuple[Path | None, QWidget]] = [
            *((window.session.path, window) for window in self.open_ones),
            *((waiting.path, waiting) for waiting in self.awaited),
        ]
        known = [here for here, _ in found if here is not None]
        same = path if path in known else opening.same_file(path, known, PATIENCE_FOR_NAMES)
        return next((window for here, window in found if same is not None and here == same), None)

    def show(
        self, session: Session, asking: Window | None = None, ready: Preparation | None = None
    ) -> Window:
        """Show a session in a new window; an untouched empty one that asked goes away."""
        before = self.open_ones[-1] if self.open_ones else None
        window = Window(session, self.preferences, self.remembered, self.colours, ready)
        asks = window.context.windows
        asks.new.connect(lambda: self.new(window))
        asks.new_from.connect(lambda path: self.new(window, path))
        asks.open.connect(lambda paths: self.open_all(paths, window))
        asks.open_draft.connect(lambda draft: self.open_draft(draft, window))
        asks.go_on.connect(lambda work, other: self.go_on(window, work, other))
        asks.edit_here.connect(lambda: self.edit_here(window))
        asks.quit.connect(self.quit)
        window.closed.connect(lambda: self._forget(window))
        self.open_ones.append(window)
        self.had_any = True
        if before is not None:
            window.move(before.pos() + _STEP)
            lie_on_screen(window)
        self.came.emit(window)
        window.show()
        for each in self.open_ones:
            each.notices.look_again()  # the draft that it tells of may be open by now
        QTimer.singleShot(_A_MOMENT, self, lambda: self._note(window, is_first=before is None))
        if asking is not None and asking in self.open_ones and is_untouched(asking.session):
            asking.close()
        return window

    def go_on(
        self, before: Window, work: opening.Continuation, other: Path | None = None
    ) -> Window:
        """Let a window's work go on in another file; see ``handover``."""
        from stratcanvas.ui.handover import hand_over

        window = self.show(work.session, None, _preparation(work.made))
        hand_over(before, window, other)
        return window

    def edit_here(self, before: Window, *, quietly: bool = False) -> None:
        """Edit the file that a window only reads; see ``handover``."""
        from stratcanvas.ui.handover import edit_here

        def show(arrival: opening.Arrival) -> Window:
            return self.show(arrival.session(), None, _preparation(arrival.made))

        edit_here(before, show, quietly=quietly)

    def _note(self, window: Window, *, is_first: bool) -> None:
        if window in self.open_ones:
            if window.session.path is not None:
                note_recent(window.session.path)
            window.notices.tell_words_left(any_canvas=is_first)

    # closing

    def _forget(self, window: Window) -> None:
        if window in self.open_ones:
            self.open_ones.remove(window)
            if self.is_empty:
                self.emptied.emit()

    def quit(self) -> None:
        """Close every window; each writes its file first. Files on their way are given up."""
        for waiting in list(self.awaited):
            waiting.reject()
        for window in list(self.open_ones):
            window.close()

    def keep_all(self) -> None:
        """See that every file has the last words, without closing: the system may be going down."""
        for window in self.open_ones:
            window.context.keep_words()
            window.session.publish()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            for window in self.open_ones:
                window.session.publish_soon()


def _begun(template: Path | None) -> Session:
    """Return a session on a new canvas of this place, empty or as a template. Raises Trouble."""
    if template is None:
        return opening.new_session(language=language(), paper=paper())
    from stratcanvas.paint.card import heights
    from stratcanvas.session.templates import new_from

    return new_from(template, paper(), heights)


def _preparation(made: object) -> Preparation | None:
    return made if isinstance(made, Preparation) else None


def is_untouched(session: Session) -> bool:
    """Tell whether a session is an empty canvas that nobody has typed into."""
    untouched = session.is_blank and not (session.undo_label or session.redo_label)
    return session.path is None and untouched


def language() -> str:
    """Return the language that a new canvas is taken to be written in (BCP 47), or ""."""
    from stratcanvas.domain.territories import language_of  # who opens a file asks for neither

    name, full = QLocale().bcp47Name(), language_of(QLocale().name())
    if "-" in full:  # Qt calls the US's English "en", as if there were no other
        return full
    return "" if name in {"", "C", "en-POSIX", "en-US-POSIX"} else name


def paper() -> Paper:
    """Return the paper of the place: what the system says of paper, else where it says we are."""
    from stratcanvas.domain.territories import chosen, paper_in, territory_of

    said = chosen(os.environ, "LC_ALL", "LC_PAPER")
    return paper_in(territory_of(QLocale().name() if said is None else said))


def _bring_drafts_back(windows: Windows) -> None:
    """Open what was left in no file, and say that it is that."""
    for draft in opening.drafts()[:_MOST_DRAFTS]:
        windows.open_draft(draft)
    for window in windows.open_ones:
        if window.session.path is None:
            window.say(tr("This is what you wrote last time. It is in no file yet."))
