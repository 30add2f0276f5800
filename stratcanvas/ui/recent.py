# SPDX-License-Identifier: MIT
"""The menu of recent files, and of drafts: canvases, or edits, that are in no file yet."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtWidgets import QMenu

from stratcanvas.domain.names import one_line
from stratcanvas.safe_words import isolated
from stratcanvas.session.opening import Draft, drafts_in_time, still_there
from stratcanvas.storage.state_folder import forget_all_recent, recent_files
from stratcanvas.ui.file_names import short_folder
from stratcanvas.words import tr

_MOST = 12
"""Files listed, and drafts."""
PATIENCE = 0.3
"""Seconds for which the menu waits for disks: a dead one holds nothing up."""
_LONGEST = 60
"""Letters of a draft's words."""


def fill_recent(
    menu: QMenu,
    open_file: Callable[[Path], object],
    open_draft: Callable[[Draft], object],
    discard: Callable[[Draft], object],
) -> None:
    """Fill the menu anew: files that are still there, then drafts, then the ways to be rid of
    them.
    """
    menu.clear()
    files = recent_files()
    there = still_there(files, PATIENCE)
    for path in there[:_MOST]:
        words = _shown(f"{isolated(path.name)} — {isolated(short_folder(path.parent))}")
        menu.addAction(words).triggered.connect(lambda _=False, path=path: open_file(path))
    waiting = drafts_in_time(PATIENCE)[:_MOST]
    if there and waiting:
        menu.addSeparator()
    for draft in waiting:
        words = _shown(draft_words(draft))
        menu.addAction(words).triggered.connect(lambda _=False, draft=draft: open_draft(draft))
    if not (there or waiting):
        menu.addAction(tr("Nothing yet")).setEnabled(False)
    if files or waiting:
        menu.addSeparator()
    if waiting:
        away = menu.addMenu(tr("Throw away"))
        for draft in waiting:
            words = _shown(draft_words(draft)) + "…"
            away.addAction(words).triggered.connect(lambda _=False, draft=draft: discard(draft))
    if files:
        menu.addAction(tr("Clear the list of files")).triggered.connect(
            lambda _=False: forget_all_recent()
        )


def draft_name(draft: Draft) -> str:
    """Return what a draft is called: its words, or that they can't be read."""
    return isolated(one_line(draft.title), _LONGEST) or tr("Words that can’t be read")


def draft_words(draft: Draft) -> str:
    """Return what a draft is called: its words, the file they are for, and when they were typed."""
    name = draft_name(draft)
    when = QDateTime.fromSecsSinceEpoch(round(draft.changed.timestamp()))
    time = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    if draft.path is None:
        return tr("{name} — not yet in a file, {time}").format(name=name, time=time)
    file = isolated(draft.path.name, _LONGEST)
    return tr("{name} — not yet in {file}, {time}").format(name=name, file=file, time=time)


def _shown(words: str) -> str:
    return words.replace("&", "&&")
