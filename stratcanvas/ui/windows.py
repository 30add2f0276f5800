# SPDX-License-Identifier: MIT
"""What opens windows, one a document: a start, a file, a draft, the person; and the ways out of
trouble.

The start screen waits for nothing of a canvas: what one needs is imported when it is opened.
"""

import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from stratcanvas.storage.errors import Damaged, Missing, Trouble
from stratcanvas.storage.lock import is_any_left_by_a_crash
from stratcanvas.storage.state_folder import forget_recent
from stratcanvas.ui.open_windows import OpenWindows, bring_up
from stratcanvas.ui.screens import place_to_keep
from stratcanvas.words import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from stratcanvas.domain.cards import Paper
    from stratcanvas.formats.registry import Format
    from stratcanvas.session.opening import Arrival, Continuation, Draft
    from stratcanvas.session.session import Session
    from stratcanvas.stage.places.shapes import Preparation
    from stratcanvas.ui.actions.context import AllWindows
    from stratcanvas.ui.dialogs.wait import OpeningDialog
    from stratcanvas.ui.start.start_screen import StartScreen
    from stratcanvas.ui.window import Window

    Asking = Window | StartScreen | None
    """What somebody asked from: it may give way to what opens."""

PATIENCE = 0.05
"""Seconds for which a file is waited for and nothing else is done; one that takes longer comes when
it is there.
"""
PATIENCE_FOR_NAMES = 0.1
"""Seconds to find out whether a file is open under another name: no window waits for a dead disk,
and two windows on one file are prevented by its lock.
"""

_MOST_DRAFTS = 6
"""Drafts brought back at a start; the others wait on the start screen."""


class Windows(OpenWindows):
    """All windows, and the ways to open a further one."""

    formats: "Sequence[Format] | None" = None
    """What is opened beside our own files; None is all that the table of formats reads."""

    # at the start

    def start(self, paths: Iterable[Path]) -> None:
        """Open files, or what a crash left, or the start screen."""
        self.is_over = False
        for path in paths:
            if not self.is_over:  # what is told of one may be answered by a log-out
                self.open(path)
        if not self.is_over:
            self._begin_anyway()

    def _begin_anyway(self) -> None:
        if self.is_empty and is_any_left_by_a_crash():
            _bring_drafts_back(self)
        if self.is_empty:
            self.start_screen()

    def start_screen(self) -> None:
        """Show the start screen, or raise it. It closes when something opens from it."""
        if self.starting is None:
            from stratcanvas.ui.start.start_screen import StartScreen

            screen = StartScreen(self.remembered, self.colours)
            self._listen(screen, screen)
            screen.guided.connect(lambda: self.guided(screen))
            screen.escaped.connect(lambda: self.open_ones and screen.close())
            self.take_in_start(screen)
        else:
            bring_up(self.starting)

    # opening

    def new(self, asking: "Asking" = None, template: Path | None = None) -> "Window | None":
        """Open an empty canvas, unless the window that asks holds one; or one as a template begins.

        When nothing can be kept on this computer, that is told; files can still be looked at.
        """
        asks = asking if asking in self.open_ones else None
        if template is None and asks is not None and is_untouched(asks.session):
            return asks
        try:
            session = _begun(template)
        except Trouble as trouble:
            self.tell(trouble, None, asking)
            return None
        return self.show(session, asking)

    def guided(self, asking: "Asking" = None) -> None:
        """Ask the questions of the guided start beside an empty canvas, as ``new`` opens one."""
        if (window := self.new(asking)) is not None and window.panels.guest is None:
            window.guide()

    def open_all(self, paths: Iterable[Path], asking: "Asking" = None) -> None:
        """Open several files."""
        for path in paths:
            self.open(path, asking)

    def open(self, path: Path, asking: "Asking" = None) -> None:
        """Open a file, or raise the window that has it; on trouble show a way on.

        A file that is not there within a moment comes later, and no window waits for it.
        """
        from stratcanvas.session.opening import arriving_file
        from stratcanvas.stage.places.shapes import prepared

        there = self._showing(path)
        if there is None:
            self._await(arriving_file(path, prepared, self.formats), path, asking)
            return
        bring_up(there)
        for window in self.open_ones:
            if window is there:
                self._see_to(window)
                self._let_start_go(asking)

    def _see_to(self, window: "Window") -> None:
        """Look at the file of a window that was asked for again; edit it if one may by now."""
        from stratcanvas.storage.hindrance import Cause

        window.session.accord.look_again()
        if window.session.cause in {Cause.ELSEWHERE, Cause.NO_PLACE, Cause.NOTHING}:
            self.edit_here(window, quietly=True)

    def open_draft(self, draft: "Draft", asking: "Asking" = None) -> None:
        """Open what was left of a canvas that is in no file yet."""
        from stratcanvas.session.opening import arriving_draft
        from stratcanvas.stage.places.shapes import prepared

        self._await(arriving_draft(draft, prepared), draft.path, asking)

    def _await(self, arrival: "Arrival", path: Path | None, asking: "Asking") -> None:
        if arrival.wait(PATIENCE):
            self._receive(arrival, path, asking)
            return
        from stratcanvas.ui.dialogs.wait import OpeningDialog

        waiting = OpeningDialog(arrival, path)
        waiting.arrived.connect(lambda: self._stop_waiting(waiting, asking))
        waiting.given_up.connect(lambda: self._stop_waiting(waiting, None))
        self.awaited.append(waiting)

    def _stop_waiting(self, waiting: "OpeningDialog", asking: "Asking") -> None:
        self.awaited.remove(waiting)
        try:
            self.given_up |= waiting.is_given_up
            if not waiting.is_given_up:
                self._receive(waiting.arrival, waiting.path, asking)
                if not (self.had_any or self.is_over):
                    self._begin_anyway()
        finally:
            waiting.leave()
            if self.is_empty:
                self.emptied.emit()

    def _receive(self, arrival: "Arrival", path: Path | None, asking: "Asking") -> None:
        if asking not in {self.starting, *self.open_ones}:  # it may be closed by now
            asking = None
        try:
            session = arrival.session()
        except Trouble as trouble:
            self.tell(trouble, path, asking)
            return
        window = self.show(session, asking, _preparation(arrival.made))
        if session.taken is not None:
            from stratcanvas.ui.dialogs.card_roles.roles_dialog import ask_roles

            if (asked := ask_roles(window, session, has_arrived=True)) is not None:
                asked.declined.connect(partial(_leave_again, self, window))

    def tell(self, trouble: Trouble, path: Path | None = None, asking: "Asking" = None) -> None:
        """Say what is wrong with something that was to be opened, and show a way on."""
        from stratcanvas.session import opening
        from stratcanvas.stage.places.shapes import prepared
        from stratcanvas.ui.dialogs.files import ask_files
        from stratcanvas.ui.dialogs.trouble import OPENING, Way, ask_trouble, ways_for

        if isinstance(trouble, Missing) and path is not None:
            forget_recent(path)
        parent: QWidget | None = asking or self.newest or self.starting
        draft = None if path is None else opening.draft_of(path)
        ways = ways_for(OPENING, trouble) if draft is None else (Way.DRAFT, Way.OTHER_FILE)
        if draft is None and isinstance(trouble, Damaged) and trouble.may_leave_remains:
            ways = (Way.REMAINS, *ways)
            trouble.next += " " + tr("Or open what can be read of it, as a new canvas.")
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
        elif way is Way.REMAINS and path is not None:
            self._await(opening.arriving_remains(path, prepared), path, asking)

    def _showing(self, path: Path) -> "QWidget | None":
        """Return the window that has a file, or the small one that waits for it."""
        from stratcanvas.session.opening import same_file

        found: list[tuple[Path | None, QWidget]] = [
            *((window.session.path, window) for window in self.open_ones),
            *((waiting.path, waiting) for waiting in self.awaited),
        ]
        known = [here for here, _ in found if here is not None]
        same = path if path in known else same_file(path, known, PATIENCE_FOR_NAMES)
        return next((window for here, window in found if same is not None and here == same), None)

    def show(
        self, session: "Session", asking: "Asking" = None, ready: "Preparation | None" = None
    ) -> "Window":
        """Show a session in a new window; an untouched empty one that asked goes away, and so does
        the start screen.
        """
        from stratcanvas.ui.window import Window

        if asking is not None and asking is self.starting:
            self.remembered.geometry = place_to_keep(asking)
        window = Window(session, self.preferences, self.remembered, self.colours, ready)
        asks = window.context.windows
        self._listen(asks, window)
        asks.start_screen.connect(self.start_screen)
        asks.go_on.connect(lambda work, other: self.go_on(window, work, other))
        asks.edit_here.connect(lambda: self.edit_here(window))
        self.take_in(window)
        for each in self.open_ones:
            each.notices.look_again()  # the draft that it tells of may be open by now
        if asking is not None and asking is self.starting:
            from stratcanvas.ui.start.second_click import spare_second_click

            spare_second_click(window, asking)
        self._let_start_go(asking)
        if asking is not None and asking in self.open_ones and is_untouched(asking.session):
            asking.close()
        return window

    def _listen(self, asks: "AllWindows | StartScreen", asking: "Window | StartScreen") -> None:
        """Do what a window, or the start screen, asks of all windows."""
        asks.new.connect(lambda: self._on_new(asking))
        asks.new_from.connect(lambda path: self.new(asking, path))
        asks.open.connect(lambda paths: self.open_all(paths, asking))
        asks.open_draft.connect(lambda draft: self.open_draft(draft, asking))
        asks.quit.connect(self.quit)

    def _on_new(self, asking: "Window | StartScreen") -> None:
        window = self.new(asking)
        if window is not None and window is asking:
            window.say(tr("This canvas is new, and empty yet: begin here."))

    def _let_start_go(self, asking: "Asking") -> None:
        """Close the start screen if something opened from it."""
        if asking is not None and asking is self.starting:
            asking.close()

    def go_on(self, before: "Window", work: "Continuation", other: Path | None = None) -> "Window":
        """Let a window's work go on in another file; see ``handover``."""
        from stratcanvas.ui.handover import hand_over

        window = self.show(work.session, None, _preparation(work.made))
        hand_over(before, window, other)
        return window

    def edit_here(self, before: "Window", *, quietly: bool = False) -> None:
        """Edit the file that a window only reads; see ``handover``."""
        from stratcanvas.ui.handover import edit_here

        def show(arrival: "Arrival") -> "Window":
            return self.show(arrival.session(), None, _preparation(arrival.made))

        edit_here(before, show, quietly=quietly)


def _leave_again(windows: Windows, window: "Window") -> None:
    """Close a window whose canvas is not wanted after all, and keep nothing of it."""
    if windows.open_ones == [window]:
        windows.start_screen()
    window.session.hand_over()
    window.close()


def _begun(template: Path | None) -> "Session":
    """Return a session on a new canvas of this place, empty or as a template. Raises Trouble."""
    if template is None:
        from stratcanvas.session.opening import new_session

        return new_session(language=language(), paper=paper())
    from stratcanvas.paint.heights import heights
    from stratcanvas.session.templates import new_from

    return new_from(template, paper(), heights)


def _preparation(made: object) -> "Preparation | None":
    from stratcanvas.stage.places.shapes import Preparation

    return made if isinstance(made, Preparation) else None


def is_untouched(session: "Session") -> bool:
    """Tell whether a session is an empty canvas that nobody has typed into."""
    untouched = session.is_blank and not (session.undo_label or session.redo_label)
    return session.path is None and untouched


def language() -> str:
    """Return the language that a new canvas is taken to be written in (BCP 47).

    Where the system names none it is that of our own words, as nobody translates them there; texts
    that clearly speak another one are believed.
    """
    from stratcanvas.domain.territories import language_of  # who opens a file asks for neither

    name, full = QLocale().bcp47Name(), language_of(QLocale().name())
    if "-" in full:  # Qt calls the US's English "en", as if there were no other
        return full
    return "en" if name in {"", "C", "en-POSIX", "en-US-POSIX"} else name


def paper() -> "Paper":
    """Return the paper of the place: what the system says of paper, else where it says we are."""
    from stratcanvas.domain.territories import chosen, paper_in, territory_of

    said = chosen(os.environ, "LC_ALL", "LC_PAPER")
    return paper_in(territory_of(QLocale().name() if said is None else said))


def _bring_drafts_back(windows: Windows) -> None:
    """Open what a crash left in no file, and say that it is that."""
    from stratcanvas.session import opening

    for draft in [each for each in opening.drafts() if each.by_crash][:_MOST_DRAFTS]:
        windows.open_draft(draft)
    for window in windows.open_ones:
        if window.session.path is None:
            window.say(tr("This is what you wrote last time. It is in no file yet."))
