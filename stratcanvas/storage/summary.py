# SPDX-License-Identifier: MIT
"""What a draft is told by, without opening it: title, time, whose canvas it is.

Reading it from the working copy takes milliseconds, so it is noted beside it, with the size and
time of the files that it is of. Looking changes nothing, so that what is damaged stays as it is.
"""

import datetime
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from stratcanvas.domain.names import first_words
from stratcanvas.storage.state_folder import open_private, read_json

DATABASE = "canvas.db"
LOG = "canvas.db-wal"
NAME = "summary.json"

_QUERY = """
SELECT revision.id, changed_at, brief.id, title, customer,
  (SELECT statement FROM problem WHERE trim(statement) <> '' ORDER BY rank, id LIMIT 1),
  strategy.statement,
  (SELECT tactic.title FROM tactic WHERE trim(tactic.title) <> '' ORDER BY rowid LIMIT 1),
  (SELECT text FROM note WHERE trim(text) <> '' ORDER BY rowid LIMIT 1)
FROM revision, brief, strategy ORDER BY number DESC LIMIT 1
"""


class Summary(NamedTuple):
    """A working copy in a few words. ``changed``: aware, in UTC.

    One that can't be read has neither title, canvas nor revision: opening it tells what happened.
    """

    revision: str
    changed: datetime.datetime
    canvas: str
    title: str


def summary_of(folder: Path) -> Summary | None:
    """Return the summary of the working copy in a folder; None when nothing was ever kept in it."""
    stamp = _stamp(folder)
    if stamp is None:
        return None
    noted = read_json(folder / NAME)
    if isinstance(noted, dict) and noted.get("of") == stamp:
        with suppress(KeyError, TypeError, ValueError, OverflowError):
            return _summary(*(noted[name] for name in Summary._fields))
    found = _read(folder)
    if found is not None and found.revision:
        note_summary(folder, found)
    return found


def note_summary(folder: Path, summary: Summary) -> None:
    """Note it beside the working copy. If that can't be, it is read again next time."""
    import json

    value = {"of": _stamp(folder), **summary._asdict(), "changed": summary.changed.isoformat()}
    with suppress(OSError):
        handle = open_private(folder / NAME)
        with open(handle, "w", encoding="utf-8") as out:  # noqa: PTH123 (a handle, not a path)
            out.truncate()
            out.write(json.dumps(value))


def connected_for_reading(database: Path) -> sqlite3.Connection:
    """Return a connection that leaves a working copy and its log as they are, and makes none.

    Raises sqlite3.Error.
    """
    log = database.with_name(LOG)
    way = "mode=ro" if log.exists() and log.stat().st_size > 0 else "immutable=1"
    return sqlite3.connect(f"{database.absolute().as_uri()}?{way}", uri=True)


def _stamp(folder: Path) -> list[int] | None:
    """Return sizes and times of a working copy's files; None when it has none."""
    stamp = []
    for name in (DATABASE, LOG):
        try:
            status = (folder / name).stat()
        except OSError:
            stamp += [-1, -1]
        else:
            stamp += [status.st_size, status.st_mtime_ns]
    return None if max(stamp[0], stamp[2]) < 0 else stamp


def _read(folder: Path) -> Summary | None:
    database = folder / DATABASE
    stamp = _stamp(folder)
    assert stamp is not None
    if max(stamp[0], stamp[2]) <= 0:
        return None  # it was never filled
    time = max(stamp[1], stamp[3]) / 1e9
    try:
        if stamp[0] <= 0:
            raise sqlite3.DatabaseError("a log alone")
        with closing(connected_for_reading(database)) as connection:
            if stamp[2] <= 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                return None
            row = connection.execute(_QUERY).fetchone()
            if row is None:
                return None
            revision, changed, canvas, *texts = row
            title = first_words(text for text in texts if text is not None)
            return _summary(revision, changed, canvas, title)
    except (sqlite3.Error, ValueError, TypeError, AttributeError, OverflowError):  # damaged
        return Summary("", datetime.datetime.fromtimestamp(time, datetime.UTC), "", "")


def _summary(revision: Any, changed: Any, canvas: Any, title: Any) -> Summary:
    """Return a summary of values as they were read. Raises TypeError or ValueError."""
    if not all(isinstance(each, str) for each in (revision, changed, canvas, title)):
        raise TypeError("a summary is made of texts")
    time = datetime.datetime.fromisoformat(changed).astimezone(datetime.UTC)
    return Summary(revision, time, canvas, title)
