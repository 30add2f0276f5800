# SPDX-License-Identifier: MIT
"""What is kept on this computer and in no file: unnamed canvases, and edits that a crash, a full
disk or a drive that went away kept from their file.
"""

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from stratcanvas.storage.desk import DATABASE, Desk
from stratcanvas.storage.disk import bytes_of, sha256
from stratcanvas.storage.errors import Missing, OpenElsewhere, Trouble
from stratcanvas.storage.ledger import Ledger
from stratcanvas.storage.opened import CanvasFile
from stratcanvas.storage.place import drafts_folder, home


class Draft(NamedTuple):
    """An unnamed canvas or (``path``) edits that their file lacks. ``changed``: aware, in UTC."""

    key: str
    title: str
    changed: datetime.datetime
    path: Path | None = None

    @property
    def folder(self) -> Path:
        """Return the folder it is kept in."""
        return (drafts_folder() if self.path is None else home() / "working") / self.key


def drafts() -> list[Draft]:
    """Return what is left from before and not open in a living window, the newest first.

    Looking at a folder also takes away what a crash left half done beside its file.
    """
    found = []
    for shelf in (drafts_folder(), home() / "working"):
        for folder in shelf.glob("*/"):
            draft = _draft_in(folder)
            if draft is not None:
                found.append(draft)
    return sorted(found, key=lambda draft: draft.changed, reverse=True)


def open_draft(draft: Draft) -> CanvasFile:
    """Open what a draft holds.

    With a path, that file with the edits in it; if the file is gone, unreadable or has been
    written by somebody else, the edits as an unnamed canvas. Raises Missing or OpenElsewhere.
    """
    if draft.path is None:
        return CanvasFile.resume(Desk.take(draft.folder))
    try:
        file = CanvasFile.open(draft.path)
    except OpenElsewhere:
        raise
    except Trouble:
        desk = Desk.take(draft.folder)
        try:
            if desk.resume() is None:
                raise Missing("These edits are not there any more.")
            aside = desk.aside()
        finally:
            desk.leave()
    else:
        if file.aside is None:
            return file
        file.close()
        aside = Desk.take(file.aside)
    return CanvasFile.resume(aside)


def discard_draft(draft: Draft) -> None:
    """Throw a draft away: the person said so. Raises OpenElsewhere if a window has it open."""
    Desk.take(draft.folder).clear()


def _draft_in(folder: Path) -> Draft | None:
    try:
        desk = Desk.take(folder, patience=0.0)
    except Trouble:
        return None
    try:
        row = _newest(folder / DATABASE)
        if row is None or _is_published(desk.ledger, row[0]):
            return None
        _, changed, title = row
        return Draft(folder.name, title, changed, desk.ledger.path)
    finally:
        desk.leave()


def _newest(database: Path) -> tuple[str, datetime.datetime, str] | None:
    """Return revision, time and title of a working copy; None when nothing was ever kept in it.

    One that can't be read has neither title nor revision: opening it tells what happened to it.
    """
    if not database.exists():
        return None
    query = "SELECT revision.id, changed_at, title FROM revision, brief ORDER BY number DESC"
    try:
        with closing(sqlite3.connect(database)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                return None
            row: tuple[str, str, str] | None = connection.execute(query).fetchone()
            if row is None:
                return None
            revision, changed, title = row
            return (
                revision,
                datetime.datetime.fromisoformat(changed).astimezone(datetime.UTC),
                title,
            )
    except (sqlite3.Error, ValueError, TypeError, OverflowError):  # damaged
        time = datetime.datetime.fromtimestamp(database.stat().st_mtime, datetime.UTC)
        return "", time, ""


def _is_published(ledger: Ledger, revision: str) -> bool:
    if ledger.published is not None and ledger.published.revision == revision:
        return True
    if ledger.path is None or ledger.pending is None or ledger.pending.revision != revision:
        return False
    try:
        return sha256(bytes_of(ledger.path)) == ledger.pending.sha256
    except Trouble:
        return False
