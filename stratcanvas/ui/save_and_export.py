# SPDX-License-Identifier: MIT
"""What is done with a window's file: giving it a name, saving a copy, going on beside it.

Each asks, does, and says what came of it; on trouble the person is shown a way on.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from stratcanvas.safe_words import isolated
from stratcanvas.session.opening import Continuation, Draft, discard_draft, go_on_in
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.session.saved_words import not_kept
from stratcanvas.session.session import Session
from stratcanvas.stage.places.shapes import prepared
from stratcanvas.storage.errors import NameTaken, Trouble
from stratcanvas.storage.location import without_ending
from stratcanvas.storage.state_folder import forget_recent, note_recent
from stratcanvas.ui.dialogs.discard import ask_to_discard
from stratcanvas.ui.dialogs.files import ask_place
from stratcanvas.ui.dialogs.trouble import NAMING, Way, ask_trouble
from stratcanvas.ui.dialogs.wait import wait_for
from stratcanvas.ui.file_names import beside, file_name
from stratcanvas.ui.recent import draft_words
from stratcanvas.ui.window_title import canvas_name
from stratcanvas.words import tr

SUFFIX = ".canvas"
Take = Callable[[Continuation, Path | None], object]
"""Takes that in which a window's work goes on, and the path of the version beside it."""


def folder_for(session: Session, remembered: RememberedState) -> Path:
    """Return the folder to propose: the document's own, the last one used, or Documents.

    The document's own only if one may write there.
    """
    own = session.path or session.former_path
    if own is not None and os.access(own.parent, os.W_OK):
        return own.parent
    return usual_folder(remembered)


def usual_folder(remembered: RememberedState) -> Path:
    """Return the folder to propose where no document has one: the last one used, or Documents."""
    if (last := remembered.folder) is not None:
        return last
    place = QStandardPaths.StandardLocation.DocumentsLocation
    documents = QStandardPaths.writableLocation(place)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


@dataclass(frozen=True, slots=True)
class SaveAndExport:
    """What saving and exporting need of a window: a parent, its document, and who says things."""

    parent: QWidget
    session: Session
    remembered: RememberedState
    say: Callable[[str], object]
    say_of_file: Callable[[str], object]
    """Says how the document's own file stands; that is withdrawn once it stands otherwise."""
    take_words: Callable[[], bool]
    """Takes in what is being typed; False when some of that can't be kept."""

    def save(self) -> bool:
        """Write the file now, or ask for a name when there is none; tell whether all is in it."""
        session = self.session
        if session.path is None:
            former = session.former_path
            with session.looking_ahead():
                return self._ask_and_write(
                    tr("Give it a name"),
                    canvas_name(session) if former is None else without_ending(former),
                    self._name,
                    tr("It is kept in {path} from now on"),
                )
        whole = self.take_words()
        written = session.publish()
        done = tr("Everything is in {path}").format(path=isolated(str(session.path)))
        said = done if whole else str(not_kept(session.refusal))
        self.say_of_file(said if written else session.saved_words)
        return written and whole

    def _name(self, path: Path) -> None:
        self.session.name(path, overwrite=True)
        note_recent(path)

    def save_copy(self) -> bool:
        """Ask for a name and write a copy there; the document stays where it is."""
        session = self.session
        name = without_ending(session.path) if session.path is not None else canvas_name(session)
        with session.looking_ahead():
            return self._ask_and_write(
                tr("Save a copy"),
                tr("{title} copy").format(title=name),
                lambda path: session.copy_to(path, overwrite=True),
                tr("A copy is in {path}"),
            )

    def keep_both(self, take: Take) -> bool:
        """Put what is here beside the file that somebody else wrote, under a name and an id of its
        own, and hand a session on it to ``take``. Where that can't be, ask for a place.
        """
        theirs = self.session.path
        assert theirs is not None
        for path in beside(theirs, tr("mine")):
            try:
                mine = self._go_on_in(path)
            except NameTaken:
                continue
            except Trouble as trouble:
                way = ask_trouble(self.parent, trouble, NAMING)
                return way is Way.OTHER_NAME and self.go_on_in_copy(take)
            if mine is not None:
                take(mine, theirs)
            return mine is not None
        return True

    def discard(self, draft: Draft) -> bool:
        """Ask whether a draft is to be thrown away, and do it; tell whether it is gone."""
        words = draft_words(draft)
        if not ask_to_discard(self.parent, words):
            return False
        try:
            discard_draft(draft)
        except Trouble as trouble:
            self.say(str(trouble))
            return False
        from stratcanvas.session.export_choices import forget  # few throw anything away

        forget(self.remembered, draft.canvas)
        self.say(tr("Thrown away: {draft}").format(draft=words))
        return True

    def put_back(self) -> bool:
        """Make the file anew that was taken away; tell whether all is in it."""
        path = self.session.path
        assert path is not None
        try:
            self.session.copy_to(path)
        except NameTaken:  # it has come back meanwhile
            return self.save()
        except Trouble as trouble:
            way = ask_trouble(self.parent, trouble, NAMING)
            return way is Way.OTHER_NAME and self.save_copy()
        return self.save()

    def go_on_where_it_is(self) -> bool:
        """Go on in the file that was renamed or moved, where it is now, as the canvas that it is;
        tell whether it goes on.
        """
        before, path = self.session.path, self.session.accord.moved_to()
        if before is None or path is None:
            self.say(tr("It was not found there."))
            return False
        whole = self.take_words()
        try:
            self._name(path)
        except Trouble as trouble:
            way = ask_trouble(self.parent, trouble, NAMING)
            return way is Way.OTHER_NAME and self.save_copy()
        forget_recent(before)
        done = tr("You go on in {path}").format(path=isolated(str(path)))
        self.say_of_file(lacking(whole=whole) + done)
        return True

    def go_on_in_copy(self, take: Take, title: str = "") -> bool:
        """Ask for a place, by a dialog of that title, write a copy with an id of its own there, and
        hand a session on it to ``take``. Where the place is the document's own file, save that.
        """
        session = self.session
        name = without_ending(session.path) if session.path is not None else canvas_name(session)
        made: list[Continuation] = []

        def copy(path: Path) -> bool:
            if path == session.path:
                return session.publish()
            work = self._go_on_in(path, overwrite=True)
            made.extend([] if work is None else [work])
            return work is not None

        done = self._ask_and_write(
            title or tr("Go on in a copy"),
            tr("{title} copy").format(title=name),
            copy,
            tr("You go on in {path}"),
        )
        for work in made:
            take(work, None)
        return done

    def _go_on_in(self, path: Path, *, overwrite: bool = False) -> Continuation | None:
        """Return that in which this document's work goes on; None when it was given up."""
        wait = partial(wait_for, path=path)
        return go_on_in(self.session, path, wait, prepared, overwrite=overwrite)

    def _ask_and_write(
        self, title: str, name: str, write: Callable[[Path], object], done: str
    ) -> bool:
        """Ask for a place until writing works or the person leaves it; the dialog has asked
        before a file that is there is replaced. ``write`` returns False when it was given up.
        """
        proposed = folder_for(self.session, self.remembered)
        proposed /= file_name(name, SUFFIX, tr("Untitled canvas"))
        while (path := ask_place(self.parent, title, proposed, tr("Canvases"))) is not None:
            whole = self.take_words()
            try:
                if write(path) is False:
                    return False
            except Trouble as trouble:
                if ask_trouble(self.parent, trouble, NAMING) is not Way.OTHER_NAME:
                    return False
                proposed = path
                continue
            self.remembered.folder = path.parent
            say = self.say_of_file if path == self.session.path else self.say
            say(lacking(whole=whole) + done.format(path=isolated(str(path))))
            return True
        return False


def lacking(*, whole: bool) -> str:
    """Return what is said before where something was written that does not hold every word."""
    return "" if whole else tr("What you are typing could not be kept and is not in it.") + " "
