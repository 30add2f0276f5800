# SPDX-License-Identifier: MIT
"""How a window comes by a session: a new canvas, a file, or a draft left from before.

Windows go through here, so that only this room opens files. What starts with ``arriving`` goes on
in another thread (see ``arrival``).
"""

import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from stratcanvas.domain.canvas import new_canvas, with_fresh_id
from stratcanvas.domain.cards import Paper
from stratcanvas.session.arrival import Also, Arrival
from stratcanvas.session.session import Session
from stratcanvas.storage.door import (
    CanvasFile,
    Draft,
    discard_draft,
    draft_in,
    draft_of,
    drafts,
    drafts_for,
    heard,
    is_open,
    open_draft,
    read,
    write,
)
from stratcanvas.storage.errors import Damaged, NotACanvas

if TYPE_CHECKING:  # no canvas of ours needs it
    from stratcanvas.formats.registry import Format

    Formats = Sequence[Format] | None
    """The table of what may be opened beside our own files; None is the registry's."""

__all__ = [
    "Arrival",
    "Continuation",
    "Draft",
    "arriving_copy",
    "arriving_draft",
    "arriving_file",
    "arriving_remains",
    "arriving_to_read",
    "copy_of",
    "discard_draft",
    "draft_in",
    "draft_of",
    "drafts",
    "drafts_in_time",
    "go_on_in",
    "heard",
    "is_open",
    "look_at",
    "new_session",
    "open_file",
    "resume",
    "same_file",
    "still_there",
    "words_left_for",
]


def new_session(author: str = "", language: str = "", paper: Paper = Paper.A4) -> Session:
    """Return a session on a new, unnamed, empty canvas."""
    return Session(CanvasFile.draft(new_canvas(author=author, language=language, paper=paper)))


def arriving_file(path: Path, also: Also | None = None, formats: "Formats" = None) -> Arrival:
    """Begin to open a file to work on; one of another format becomes a new, unnamed canvas.

    Nothing is written. ``also``: see ``Arrival``.
    """
    return Arrival(lambda given_up: _open(path, formats, given_up), _let_go, also)


def arriving_to_read(path: Path, also: Also | None = None) -> Arrival:
    """Begin to open a file only to read it, such as one that is open elsewhere."""
    return Arrival(lambda _: CanvasFile.look(path), also=also)


def arriving_copy(path: Path, also: Also | None = None) -> Arrival:
    """Begin to make a new, unnamed canvas that holds what a file holds, under a fresh id.

    The file is not written.
    """
    return Arrival(lambda _: _copy_of(path), CanvasFile.discard, also)


def arriving_remains(path: Path, also: Also | None = None) -> Arrival:
    """Begin to make a new, unnamed canvas of what can be read of a file that is damaged.

    The file is not written.
    """
    from stratcanvas.session.damaged_file import canvas_of_remains

    return Arrival(lambda _: canvas_of_remains(path), CanvasFile.discard, also)


def arriving_draft(draft: Draft, also: Also | None = None) -> Arrival:
    """Begin to open a draft that was left, with everything that was typed in it."""
    return Arrival(lambda _: open_draft(draft), also=also)


def open_file(path: Path, formats: "Formats" = None) -> Session:
    """Return a session on a file, or on a new canvas made of one of another format.

    Raises Trouble when it can't be opened; nothing is written.
    """
    return Session(_open(path, formats, lambda: False))


def _open(path: Path, formats: "Formats", given_up: Callable[[], bool]) -> CanvasFile:
    try:
        return CanvasFile.open(path)
    except Damaged as problem:
        problem.may_leave_remains = problem.noted_in is None  # else it is what we kept of it
        raise
    except NotACanvas as stranger:
        from stratcanvas.formats import registry
        from stratcanvas.session.damaged_file import say_if_damaged
        from stratcanvas.session.foreign_file import take_in

        try:
            return take_in(path, stranger, formats or registry.FORMATS, given_up)
        except NotACanvas as refusal:
            if refusal is stranger:
                say_if_damaged(path, stranger)
            raise


def _let_go(file: CanvasFile) -> None:
    """Let go of a file that nobody waits for; what was made of another format is no draft."""
    if file.path is None:
        file.discard()
    else:
        file.close()


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


class Continuation(NamedTuple):
    """A session in which the work of another goes on, and what was made of its canvas with it."""

    session: Session
    made: object


def go_on_in(
    session: Session,
    path: Path,
    wait: Callable[[Arrival], bool] = lambda _: True,
    also: Also | None = None,
    *,
    overwrite: bool = False,
) -> Continuation | None:
    """Write what a session holds to a file of its own, under a fresh id, and open that, with
    every step that can be taken back or done again, and what was typed meanwhile.

    Both are done in another thread; ``wait`` waits for it and tells whether it is still wanted:
    None if not. The session given stays as it is. Raises Trouble; then no file was written, or
    its canvas is the one of before and nothing goes on in it.
    """
    mine = session.kept

    def copied(_: Callable[[], bool]) -> CanvasFile:
        write(path, with_fresh_id(mine), overwrite=overwrite, former=mine.id)
        return CanvasFile.open(path, spare=True)

    arrival = Arrival(copied, also=also)
    if not wait(arrival):
        return None
    copy = arrival.session()
    try:
        copy.go_on_from(session)
    except BaseException:
        copy.close(anyway=True)
        raise
    return Continuation(copy, arrival.made)


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
        _in_time(look, "same file", seconds)
    return next(iter(found), None)


def still_there(paths: Sequence[Path], seconds: float) -> list[Path]:
    """Return which files are there, as far as disks answer in that time; the others may be."""
    gone: list[Path] = []

    def look() -> None:
        gone.extend(path for path in paths if not os.path.isfile(path))  # noqa: PTH113 (never raises)

    _in_time(look, "recent files", seconds)
    return [path for path in paths if path not in gone]


def drafts_in_time(seconds: float) -> list[Draft]:
    """Return the drafts; none when a file with edits lies on a disk that does not answer."""
    found: list[Draft] = []
    _in_time(lambda: found.extend(drafts()), "drafts", seconds)
    return list(found)


def _in_time(look: Callable[[], object], name: str, seconds: float) -> None:
    """Look in a thread of its own, and wait so long for it."""
    thread = threading.Thread(target=look, name=name, daemon=True)
    thread.start()
    thread.join(seconds)


def words_left_for(session: Session) -> Draft | None:
    """Return the newest draft of this canvas whose words its file does not hold, if any."""
    if session.path is None:
        return None
    return next(iter(drafts_for(session.kept, session.path)), None)


def resume(draft: Draft) -> Session:
    """Return a session on a draft that was left, with everything that was typed in it."""
    return Session(open_draft(draft))
