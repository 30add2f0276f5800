# SPDX-License-Identifier: MIT
"""A file of any version opens as today's, and is left as it is until something is edited."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Problem, Strategy
from stratcanvas.domain.changes import updating
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage import backups
from stratcanvas.storage.door import CanvasFile, read
from stratcanvas.storage.errors import Damaged, DiskFull, Trouble
from stratcanvas.storage.state_folder import backups_folder, home
from stratcanvas.storage.summary import DATABASE
from stratcanvas.storage.versions import COPIED_FROM, VERSION, VERSIONS, columns_of, expected
from stratcanvas.storage.vetting import content_of, version_in
from stratcanvas.storage.workcopy import WorkCopy
from tests import makers
from tests.files import hostile

GOLDEN = Path(__file__).parents[1] / "files" / "version-1.canvas"


def without_what_is_new(canvas: Canvas) -> Canvas:
    """Return a canvas as version 1 could hold it, brought up to today's."""
    records = []
    for each in canvas.records():
        if isinstance(each, Problem):
            records.append(replace(each, belief="", truth=""))
        elif not isinstance(each, Brief | Strategy):
            records.append(each)
    brief = replace(canvas.brief, contact="", language="")
    return Canvas(brief, replace(canvas.strategy, not_doing=""), records)


def test_a_file_of_version_1_says_what_it_said() -> None:
    """All is there, what is new is empty, and a language nobody had to choose is not chosen."""
    canvas = content_of(hostile.old(), "“plan.canvas”").canvas
    assert canvas == without_what_is_new(makers.cafe())
    chosen = hostile.changed("UPDATE brief SET language = 'de'", image=hostile.old())
    assert content_of(chosen, "“plan.canvas”").canvas.brief.language == "de"


@pytest.mark.parametrize("version", [1, 2])
def test_a_file_is_vetted_as_the_version_that_it_says_it_is(version: int) -> None:
    """The tables of one version under the number of another are not those of a canvas."""
    data = hostile.old() if version == 2 else hostile.good()
    with pytest.raises(Damaged):
        content_of(hostile.patched(data, 60, version.to_bytes(4, "big")), "“plan.canvas”")


@pytest.mark.parametrize("make", hostile.DAMAGED.values(), ids=hostile.DAMAGED)
def test_what_harms_is_refused_in_an_older_version_too(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes]
) -> None:
    """A file of version 1 has no checksum, and passes by none of the other checks."""
    older = hostile.old()
    monkeypatch.setattr(hostile, "good", lambda: older)
    with pytest.raises(Damaged):
        content_of(make(), "“plan.canvas”")


@pytest.mark.parametrize("version", VERSIONS)
def test_the_statements_of_every_version_make_what_is_expected(version: int) -> None:
    """A file is compared with exactly what its version's statements make, columns included."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in VERSIONS[version].statements:
            connection.execute(statement)
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        assert sorted(map(str, rows)) == sorted(str(tuple(each)) for each in expected(version))
        for table, columns in columns_of(version).items():
            info = connection.execute(f"PRAGMA table_info({table})").fetchall()
            assert tuple(row[1] for row in info) == columns


def test_every_version_but_the_last_leads_on() -> None:
    """There is no gap between a file of long ago and today."""
    assert list(VERSIONS) == list(range(1, VERSION + 1))
    assert [each.onward is None for each in VERSIONS.values()].index(True) == VERSION - 1


def test_opening_an_older_file_never_writes_and_the_first_edit_publishes_todays(
    tmp_path: Path,
) -> None:
    """It is looked at, closed, opened again as it was; with the first edit it is of today."""
    plan = tmp_path / "plan.canvas"
    shutil.copyfile(GOLDEN, plan)
    before = plan.read_bytes(), plan.stat().st_mtime_ns
    file = CanvasFile.open(plan)
    assert not file.unpublished
    file.publish(file.snapshot())
    file.close()
    assert (plan.read_bytes(), plan.stat().st_mtime_ns) == before
    file = CanvasFile.open(plan)
    canvas = file.canvas
    brief = replace(canvas.brief, title="New")
    changes = updating([(canvas.brief, brief)])
    file.apply(changes, StepLabel("edit-text"))
    file.publish(file.snapshot())
    file.close()
    assert version_in(plan.read_bytes()) == VERSION
    assert read(plan) == canvas.apply(changes)
    (kept,) = backups_folder(home()).iterdir()
    assert kept.read_bytes() == before[0]
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.name.startswith("plan-")


def test_no_backup_no_new_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the old bytes can't be kept the file stays as it is, and the edit in our folder."""
    plan = tmp_path / "plan.canvas"
    shutil.copyfile(GOLDEN, plan)
    file = CanvasFile.open(plan)
    brief = replace(file.canvas.brief, title="New")
    file.apply(updating([(file.canvas.brief, brief)]), StepLabel("edit-text"))

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(backups, "_put", full)
        with pytest.raises(DiskFull):
            file.publish(file.snapshot())
    assert plan.read_bytes() == GOLDEN.read_bytes()
    assert file.unpublished
    file.publish(file.snapshot())
    assert read(plan).brief.title == "New"
    file.close()


def test_few_backups_are_kept_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest ones, as many as fit, of the last year; what is not ours stays."""
    folder = backups_folder(home())
    plan = tmp_path / ("a long name " * 15 + ".canvas")
    for number in range(4):
        plan.write_bytes(
            hostile.changed(f"UPDATE brief SET title = '{number}'", image=hostile.old())
        )
        backups.back_up(plan, home())
    (folder / "letter.txt").write_text("mine")
    old = sorted(folder.glob("*.canvas"), key=lambda each: each.stat().st_mtime_ns)
    assert len(old) == 4
    assert all(len(os.fsencode(each.name)) < 140 for each in old)
    os.utime(old[1], (1.0, 1.0))
    monkeypatch.setattr(backups, "MOST", 3)
    backups.back_up(plan, home())
    assert {*folder.glob("*.canvas")} == {old[0], old[2], old[3]}
    monkeypatch.setattr(backups, "LARGEST_TOGETHER", 10)
    backups.back_up(plan, home())
    assert {each.name for each in folder.iterdir()} == {old[3].name, "letter.txt"}


def old_work_copy(folder: Path) -> Path:
    """Return a database of version 1 as an older program left it."""
    database = folder / DATABASE
    database.write_bytes(hostile.old())
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    return database


def test_a_working_copy_of_an_older_program_is_brought_up(tmp_path: Path) -> None:
    """It holds the same state, by the same number and id, and takes edits of today."""
    database = old_work_copy(tmp_path)
    content = content_of(hostile.old(), "“plan.canvas”")
    copy = WorkCopy.existing(database)
    assert copy is not None
    assert copy.canvas == without_what_is_new(makers.cafe())
    assert copy.number == content.number
    said = replace(copy.canvas.brief, contact="By the till")
    changes = updating([(copy.canvas.brief, said)])
    copy.apply(changes, StepLabel("edit-text"))
    after = copy.canvas.apply(changes)
    copy.close()
    again = WorkCopy.existing(database)
    assert again is not None
    assert again.canvas == after
    assert version_in(again.image()) == VERSION
    again.close()


def test_a_working_copy_that_can_not_be_brought_up_stays_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made anew in one transaction: whole, or not at all."""
    database = old_work_copy(tmp_path)

    def full(self: WorkCopy, content: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(WorkCopy, "_fill", full)
        with pytest.raises(Trouble):
            WorkCopy.existing(database)
    assert content_of(database.read_bytes(), "x").canvas == without_what_is_new(makers.cafe())


def test_revisions_travel(tmp_path: Path) -> None:
    """What a file knows of earlier states, and what it is a copy of, is there after an edit."""
    plan = tmp_path / "plan.canvas"
    plan.write_bytes(
        hostile.changed(
            "UPDATE revision SET number = 9",
            f"INSERT INTO revision VALUES (0, '{makers.key(7)}', '', '{COPIED_FROM}')",
            f"INSERT INTO revision VALUES (4, '{makers.key(8)}', '2026-11-26', 'add-problem')",
        )
    )
    for _ in range(2):
        file = CanvasFile.open(plan)
        assert file.former == makers.key(7)
        assert [(each.number, each.label) for each in file.past] == [(4, "add-problem")]
        brief = replace(file.canvas.brief, title=f"{file.number}")
        file.apply(updating([(file.canvas.brief, brief)]), StepLabel("edit-text"))
        file.publish(file.snapshot())
        file.close()
    assert content_of(plan.read_bytes(), "x").number == 11
