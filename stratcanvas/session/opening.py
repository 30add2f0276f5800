# SPDX-License-Identifier: MIT
"""How a window comes by a session: a new canvas, a file, or a draft left from before.

Windows go through here, so that only this room opens files. What starts with ``arriving`` goes on
in another thread (see ``arrival``).
"""

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from stratcanvas.domain.canvas import new_canvas, with_fresh_id
from stratcanvas.domain.cards import Paper
from stratcanvas.session.arrival import Also, Arrival
from stratcanvas.session.session import Session
from stratcanvas.storage.door import (
    CanvasFile,
    Draft,
    discard_draft,
    draft_of,
    drafts,
    drafts_for,
    open_draft,
    read,
    write,
)

__all__ = [
    "Arrival",
    "Draft",
    "arriving_copy",
    "arriving_draft",
    "arriving_file",
    "arriving_to_read",
    "copy_of",
    "discard_draft",
    "draft_of",
    "drafts",
    "go_on_in",
    "look_at",
    "new_session",
    "open_file",
    "resume",
    "same_file",
    "words_left_for",
]


def new_session(author: str = "", language: str = "", paper: Paper = Paper.A4) -> Session:
    """Return a session on a new, unnamed, empty canvas."""
    return Session(CanvasFile.draft(new_canvas(author=author, language=language, paper=paper)))


def arriving_file(path: Path, also: Also | None = None) -> Arrival:
    """Begin to open a file to work on. Nothing is written. ``also``: see ``Arrival``."""
    return Arrival(lambda: CanvasFile.open(path), also=also)


def arriving_to_read(path: Path, also: Also | None = None) -> Arrival:
    """Begin to open a file only to read it, such as one that is open elsewhere."""
    return Arrival(lambda: CanvasFile.look(path), also=also)


def arriving_copy(path: Path, also: Also | None = None) -> Arrival:
    """Begin to make a new, unnamed canvas that holds what a file holds, under a fresh id.

    The file is not written.
    """
    return Arrival(lambda: _copy_of(path), CanvasFile.discard, also)


def arriving_draft(draft: Draft, also: Also | None = None) -> Arrival:
    """Begin to open a draft that was left, with everything that was typed in it."""
    return Arrival(lambda: open_draft(draft), also=also)


def open_file(path: Path) -> Session:
    """Return a session on a file. Raises Trouble when it can't be opened; nothing is written."""
    return Session(CanvasFile.open(path))


def look_at(path: Path) -> Session:
    """Return a session that only reads a file, such as one that is open elsewhere."""
    return Session(CanvasFile.look(path))


def copy_of(path: Path) -> Session:
    """Return a session on a new, unnamed canvas that holds what a file holds.

    Raises Trouble when it can't be read; the file is not written.
    """
    return Session(_copy_of(path))


def _copy_of(path: Path) -> CanvasFile:
    canvas = read(path)
    return CanvasFile.draft(with_fresh_id(canvas), former=canvas.id)


def go_on_in(session: Session, path: Path, *, overwrite: bool = False) -> Session:
    """Write what a session holds to a file of its own, under a fresh id, and open that, with
    every step that can be taken back or done again.

    The session given stays as it is. Raises Trouble; then no file was written.
    """
    mine = session.kept
    write(path, with_fresh_id(mine), overwrite=overwrite, former=mine.id)
    copy = Session(CanvasFile.open(path, spare=True))
    copy.document.go_on_from(session.document)
    return copy


def same_file(path: Path, others: Sequence[Path], seconds: float) -> Path | None:
    """Return which of other paths leads to the same file, as far as disks answer in that time."""
    found: list[Path] = []

    def look() -> None:
        for other in others:
            with suppress(OSError):
                if path.samefile(other):
                    found.append(other)
                    return

    if others:
        thread = threading.Thread(target=look, name="same file", daemon=True)
        thread.start()
        thread.join(seconds)
    return next(iter(found), None)


def words_left_for(session: Session) -> Draft | None:
    """Return the newest draft of this canvas whose words its file does not hold, if any."""
    if session.path is None:
        return None
    return next(iter(drafts_for(session.kept, session.path)), None)


def resume(draft: Draft) -> Session:
    """Return a session on a draft that was left, with everything that was typed in it."""
    return Session(open_draft(draft))
