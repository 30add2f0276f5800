# SPDX-License-Identifier: MIT
"""An edit on its way to the disk, against the same row and revision by bare sqlite3."""

import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.door import CanvasFile
from tests.bench.pairs import Figure, Timer, environment, ratio
from tests.bench.yardsticks import board

EDITS, ROUNDS = 40, 50
_REVISION = "UPDATE revision SET number = ?, id = ?, changed_at = ?, label = ?"


def to_disk() -> Figure:
    """Return what the storage of a title that was typed costs, on 1,000 cards."""
    with tempfile.TemporaryDirectory() as home, environment(STRATCANVAS_HOME=home):
        file = CanvasFile.draft(board(1_000))
        try:
            file.prepare()
            copy = Path(home) / "bare.db"
            copy.write_bytes(file.snapshot().image)
            with closing(sqlite3.connect(copy, isolation_level=None)) as bare:
                figure = ratio(_ours(file), _theirs(bare, next(iter(file.canvas.tactics))), ROUNDS)
        finally:
            file.close()
    return Figure(name="edits.to disk", ratio=figure, target=1.25)


def _ours(file: CanvasFile) -> Timer:
    tactic = next(iter(file.canvas.tactics.values()))
    titles = (f"Our title {n}" for n in range(1_000_000))

    def once() -> float:
        nonlocal tactic
        spent = 0.0
        for _ in range(EDITS):
            new = replace(tactic, title=next(titles))
            changes = ChangeSet(updated={tactic.id: (tactic, new)})
            start = time.thread_time()
            file.apply(changes, StepLabel("edit-text"))
            spent += time.thread_time() - start
            tactic = new
        return spent

    return once


def _theirs(bare: sqlite3.Connection, tactic: str) -> Timer:
    """Return a timer of replacing every column of the row, in a log that is as safe as ours."""
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"):
        bare.execute(f"PRAGMA {pragma}").fetchall()
    found = bare.execute("SELECT * FROM tactic WHERE id = ?", (tactic,))
    names = [column[0] for column in found.description]
    row, place = list(found.fetchone()), names.index("title")
    update = f"UPDATE tactic SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"
    numbers = iter(range(1_000_000))

    def once() -> float:
        spent = 0.0
        for _ in range(EDITS):
            number = next(numbers)
            row[place] = f"Our title {number}"
            start = time.thread_time()
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(update, (*row, tactic))
            bare.execute(_REVISION, (number, f"{number:016x}", "2026-01-01", "edit-text"))
            bare.execute("COMMIT")
            spent += time.thread_time() - start
        return spent

    return once
