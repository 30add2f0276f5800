# SPDX-License-Identifier: MIT
"""What a window tells of its file in the strip above the canvas, each with a way on.

What is over goes away by itself; what a person has to decide stays until it is decided.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from stratcanvas.safe_words import isolated
from stratcanvas.session.opening import Draft, draft_in, drafts, words_left_for
from stratcanvas.storage.errors import ChangedElsewhere, Missing, Trouble, shown
from stratcanvas.storage.hindrance import Cause
from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.banner import Banner, Way
from stratcanvas.words import tr

_MOST_DRAFTS = 6
"""Drafts opened at once; the others wait in the menu of recent files."""


class Notices(QObject):
    """Follows a session and tells what came of its file."""

    def __init__(self, context: ActionContext, banner: Banner) -> None:
        super().__init__(banner)
        self._context, self._banner = context, banner
        self._session = session = context.session
        self._over: Callable[[], bool] | None = None
        """Tells whether that of which the strip tells is over; None: only a person says so."""
        session.trouble.connect(self._on_trouble)
        session.refused.connect(self._on_refused)
        session.saving.connect(self.look_again)
        session.accord.looked.connect(self.look_again)
        session.allowed.connect(self._on_allowed)
        session.newer.connect(self._on_newer)
        session.kept_older.connect(self._on_kept_older)

    def _tell(self, words: str, *ways: Way, over: Callable[[], bool] | None = None) -> None:
        self._over = over
        self._banner.tell(words, *ways)

    def look_again(self) -> None:
        """Put away what is told, if it is over."""
        if self._over is None or not self._over():
            return
        self._over = None
        if self._session.can_edit:
            self._banner.put_away()
        else:
            self._tell_locked()

    def tell_first(self) -> None:
        """Tell what a person should hear right after opening."""
        notice, aside = self._session.notice, self._session.aside
        if not self._session.can_edit:
            self._tell_locked(str(notice) if notice else "")
        elif notice and aside is not None:
            open_it = tr("Open the draft"), partial(self._open_draft_in, aside)
            self._tell(str(notice), open_it, self._save_copy, over=lambda: not draft_in(aside))
        elif notice:
            unnamed = self._session.path is None
            roles = () if self._session.taken is None else (self._roles,)
            self._tell(str(notice), self._name if unnamed else self._save_copy, *roles)

    def tell_words_left(self, *, any_canvas: bool) -> None:
        """Tell of words for this canvas that its file does not hold, unless something is told.

        ``any_canvas``: if there are none, tell of those for others that wait in no window.
        """
        if not self._banner.isHidden():
            return
        draft = words_left_for(self._session)
        if draft is not None:
            words = tr("There are words of yours for this canvas that are not in the file.")
            self._tell(words, self._open_them(draft), over=_have_gone(draft))
        elif any_canvas:
            self._tell_of_drafts(drafts())

    def _tell_of_drafts(self, waiting: Sequence[Draft]) -> None:
        """Tell of drafts, unless each of them, as it is, was told of at the last start."""
        from stratcanvas.ui.recent import draft_name

        before = self._context.remembered.told_of
        now = {f"{draft.key}@{draft.changed.isoformat()}" for draft in waiting}
        if now != before:
            self._context.remembered.told_of = now
        if now <= before:
            return
        words = tr("There are words of yours on this computer that are not in a file: {draft}.")
        if len(waiting) > 1:
            words = tr(
                "There are words of yours on this computer that are not in a file. The newest: "
                "{draft}. File ▸ Open recent lists them all."
            )
        words = words.format(draft=draft_name(waiting[0]))
        self._tell(words, self._open_them(*waiting[:_MOST_DRAFTS]), over=_have_gone(*waiting))

    def _open_draft_in(self, folder: Path) -> None:
        draft = draft_in(folder)
        if draft is not None:
            self._context.windows.open_draft.emit(draft)

    def _open_them(self, *drafts: Draft) -> Way:
        def open_each() -> None:
            for draft in drafts:
                self._context.windows.open_draft.emit(draft)

        return tr("Open them"), open_each

    def tell_both(self, theirs: Path) -> None:
        """Tell that this window goes on beside a version of somebody else's."""
        mine = self._session.path
        assert mine is not None
        words = tr("Yours goes on here, in {mine}. The other version is in {theirs}.")
        self._tell(
            words.format(mine=shown(mine), theirs=shown(theirs)),
            (tr("Open the other version"), lambda: self._context.windows.open.emit([theirs])),
        )

    @property
    def _save_copy(self) -> Way:
        return tr("Save a copy…"), partial(file_actions.save_copy, self._context)

    @property
    def _name(self) -> Way:
        return tr("Give it a name…"), partial(file_actions.save, self._context)

    @property
    def _roles(self) -> Way:
        def ask() -> None:
            from stratcanvas.ui.dialogs.card_roles.roles_dialog import ask_roles

            if not ask_roles(self._context.window, self._session):
                self._context.say(tr("Cards were changed since: each is what you made it."))

        return tr("What each card is…"), ask

    @property
    def _go_on(self) -> Way:
        return tr("Go on in a copy…"), partial(file_actions.go_on_in_copy, self._context)

    def _go_on_there(self, trouble: Trouble) -> Way:
        def go() -> bool:
            goes_on = file_actions.go_on_where_it_is(self._context)
            if not goes_on and self._over is not None:  # by now it lies elsewhere, or nowhere
                self._on_trouble(trouble)
            return goes_on

        return tr("Go on there"), go

    @property
    def _ways_to_edit(self) -> tuple[Way, ...]:
        here = self._context.windows.edit_here.emit
        if self._session.cause is Cause.NOTHING:
            return ((tr("Edit here"), here),)
        if self._session.cause is Cause.NO_PLACE:
            return (tr("Try again"), here), self._go_on
        return (self._go_on,)

    def _tell_locked(self, before: str = "") -> None:
        session = self._session
        words = " ".join(part for part in (before, session.read_only) if part)
        self._tell(words, *self._ways_to_edit, over=lambda: session.can_edit)

    def _on_allowed(self) -> None:
        if self._session.can_edit:
            self.look_again()
        else:
            self._tell_locked()

    def _on_refused(self) -> None:
        """Somebody wants to edit: see whether the reason still holds, and offer the way on."""
        if self._banner.isHidden():
            self._tell_locked()
        self._session.accord.look_again()

    def _on_newer(self) -> None:
        path = self._session.path
        assert path is not None
        words = tr("{file} was changed outside this window. You see that version.")
        if self._session.can_edit:
            self._tell(words.format(file=shown(path)))
        else:
            self._tell_locked(words.format(file=shown(path)))

    def _on_kept_older(self, kept: Path) -> None:
        path = self._session.path
        assert path is not None
        words = tr(
            "{file} was written by an older Stratcanvas, and that one can’t read it any more. "
            "As it was, it is kept in {kept}."
        )
        self._tell(words.format(file=shown(path), kept=isolated(str(kept), 400)))

    def _on_trouble(self, trouble: Trouble) -> None:
        words, ways = str(trouble), self._ways_for(trouble)
        if isinstance(trouble, Missing) and self._session.can_edit:
            moved = self._session.accord.moved_to()
            if moved is not None:
                words = f"{trouble.sentence} {self._where(moved)} {trouble.kept}"
                ways = self._go_on_there(trouble), ways[0]
        self._tell(words, *ways, over=self._what_ends(trouble))

    def _where(self, moved: Path) -> str:
        """Say where the file is now."""
        path = self._session.path
        if path is not None and moved.parent == path.parent:
            return tr("It seems to be called {name} now.").format(name=shown(moved))
        return tr("It seems to be in the folder {name} now.").format(name=shown(moved.parent))

    def _what_ends(self, trouble: Trouble) -> Callable[[], bool] | None:
        session = self._session
        if session.refusal is trouble:
            return lambda: session.refusal is None
        if session.unpublished:
            return lambda: not session.unpublished
        return None if session.can_edit else lambda: not session.accord.misses_it

    def _ways_for(self, trouble: Trouble) -> tuple[Way, ...]:
        if not self._session.can_edit:
            return (self._go_on,)
        if isinstance(trouble, ChangedElsewhere):
            keep_both = partial(file_actions.keep_both, self._context)
            return (tr("Keep both"), keep_both), self._save_copy
        if isinstance(trouble, Missing):
            put_back = partial(file_actions.put_back, self._context)
            return (tr("Put it back"), put_back), self._save_copy
        return (self._save_copy,)


def _have_gone(*waiting: Draft) -> Callable[[], bool]:
    """Return what tells whether none of some drafts waits any more: they are open, or in files."""
    return lambda: not any(draft_in(each.folder) for each in waiting)
