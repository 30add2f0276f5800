# SPDX-License-Identifier: MIT
"""Working on a file: edits are kept at once, the file follows whole, and nobody is overwritten."""

import os
import random
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import with_fresh_id
from stratcanvas.domain.cards import Brief
from stratcanvas.domain.changes import ChangeSet, adding, updating
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.records import new_id
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage import canvas_file, kept_edits, publish, vetting, workcopy
from stratcanvas.storage.door import CanvasFile, drafts, open_draft, read, write
from stratcanvas.storage.errors import (
    ChangedElsewhere,
    DiskFull,
    InternalError,
    Missing,
    NameTaken,
    NotWritable,
    OpenElsewhere,
    TooLarge,
)
from stratcanvas.storage.vetting import Content, content_of
from stratcanvas.storage.workcopy import WorkCopy, image_of
from tests import makers
from tests.files import hostile
from tests.papers import edit, names, opened, retitle


def test_a_step_of_very_many_is_stored_as_it_is(tmp_path: Path) -> None:
    """Of many records that change each has in the file what it says and where it lies, whichever
    of them changed in what, and so they have when it is undone; one that no file takes is refused.
    """
    canvas = makers.crowded(9, 90, notes=9)
    path = tmp_path / "many.canvas"
    write(path, canvas)
    with opened(path) as file:
        tactics = list(canvas.tactics.values())
        new = [replace(each, y=each.y + 1.0) for each in tactics[:60]]
        new[7] = replace(new[7], title="Another", due=None)
        new[9] = replace(tactics[9], owner="Eva’s café")
        moved = replace(canvas.notes[makers.key(1, makers.NOTE)], x=3.5)
        pairs = [*zip(tactics, new, strict=False), (canvas.notes[moved.id], moved)]
        changes = updating(pairs)
        silent = adding(*(Ignored(rule="wordy", record=each.id) for each in tactics[:70]))
        gone = commands.delete(canvas.apply(silent), [*canvas.tactics][:77])
        assert len(gone.removed) > 77 + 70 + 77  # with links, and what was ignored
        back = changes.inverse(), gone.inverse(), silent.inverse()
        for part in (changes, back[0], silent, gone, *back[1:]):
            file.apply(part, StepLabel("move-cards", 60))
            canvas = canvas.apply(part)
            file.publish(file.snapshot())
            assert read(path) == canvas
        bad = [(each, replace(each, title="\0")) for each in tactics[:60]]
        with pytest.raises(InternalError):
            file.apply(updating(bad), StepLabel("edit-text"))


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """What databases that are opened from now on are told."""
    told: list[str] = []
    connect = sqlite3.connect

    def traced(*args: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*args, **options)
        connection.set_trace_callback(told.append)
        return connection

    with mock.patch.object(sqlite3, "connect", traced):
        yield told


def test_rows_of_a_mass_are_not_written_one_by_one(tmp_path: Path, statements: list[str]) -> None:
    """Between two statements another thread may take Python: for each row of a thousand the window
    would wait for whatever works beside it.
    """
    canvas = makers.crowded(9, 300)
    path = tmp_path / "many.canvas"
    write(path, canvas)
    higher = updating((each, replace(each, y=each.y - 1.0)) for each in canvas.tactics.values())
    gone = commands.delete(canvas.apply(higher), canvas.tactics)
    with opened(path) as file:
        file.prepare()
        for part in (higher, gone, gone.inverse(), higher.inverse()):
            statements.clear()
            file.apply(part, StepLabel("move-cards", 300))
            assert 0 < len(statements) < len(part) / 10, statements[:5]


def test_all_cards_go_at_once_and_all_but_one_leave_that_one(
    tmp_path: Path, statements: list[str]
) -> None:
    """Where nothing is left of a kind no row is looked for; else each is taken by its own key."""
    canvas = makers.crowded(9, 300)
    path = tmp_path / "many.canvas"
    write(path, canvas)
    with opened(path) as file:
        file.prepare()
        for keys in ([*canvas.tactics][1:], [*canvas.tactics]):
            gone = commands.delete(canvas, keys)
            statements.clear()
            file.apply(gone, StepLabel("delete-cards", len(keys)))
            told = [each for each in statements if each.startswith("DELETE")]
            file.publish(file.snapshot())
            assert read(path) == canvas.apply(gone)
            assert (len(told) == 2) == (keys == [*canvas.tactics])
            file.apply(gone.inverse(), StepLabel("delete-cards", len(keys)))


def test_every_kind_of_change_comes_back(plan: Path) -> None:
    """Adding, changing and removing records of each kind, and undoing it, reach the file."""
    with opened(plan) as file:
        canvas = file.canvas
        steps = [
            commands.add_problem(canvas, "Ghosts", 0),
            commands.delete(canvas, list(canvas.problems)[:2]),
            commands.delete(canvas, list(canvas.tactics)),
            commands.add_note(1.5, -2.5, "A note"),
            retitle(canvas, "Other"),
            commands.set_field(canvas, [canvas.strategy.id], "statement", "Show and help"),
            commands.reconnect(canvas, next(iter(canvas.links)), makers.key(3, makers.PROBLEM)),
        ]
        for changes in steps:
            for part in (changes, changes.inverse()):
                file.apply(part, StepLabel("edit-text"))
                canvas = canvas.apply(part)
                file.publish(file.snapshot())
                assert read(plan) == canvas


def test_awkward_texts_come_back(tmp_path: Path) -> None:
    """Every script, control character and long text is the same after writing and reading."""
    write(tmp_path / "a.canvas", makers.awkward())
    assert read(tmp_path / "a.canvas") == makers.awkward()


def test_an_edit_waits_for_nobody(plan: Path, tmp_path: Path) -> None:
    """An edit is kept on this computer at once; the file has it when it is published."""
    before = plan.read_bytes()
    with opened(plan) as file:
        canvas = edit(file)
        assert file.unpublished
        assert plan.read_bytes() == before
        snapshot = file.snapshot()
        later = edit(file, canvas, "Later")
        thread = threading.Thread(target=file.publish, args=(snapshot,))
        thread.start()
        thread.join()
        assert read(plan) == canvas
        assert file.unpublished
        file.publish(file.snapshot())
        assert read(plan) == later
        assert not file.unpublished
    assert names(tmp_path) == {"plan.canvas"}


def test_close_keeps_what_the_file_lacks(plan: Path) -> None:
    """Edits that were not published come back when the file is opened again."""
    with opened(plan) as file:
        canvas = edit(file)
    with opened(plan) as file:
        assert file.recovered
        assert file.canvas == canvas
        file.publish(file.snapshot())
    assert read(plan) == canvas
    with opened(plan) as file:
        assert not file.recovered


def test_a_colleagues_version_is_never_replaced(plan: Path) -> None:
    """A file that somebody wrote in between is left alone, and both versions are kept."""
    theirs = makers.crowded(3, 4)
    with opened(plan) as file:
        mine = edit(file)
        write(plan.with_name("theirs.canvas"), theirs)
        plan.with_name("theirs.canvas").replace(plan)
        for _ in range(2):
            with pytest.raises(ChangedElsewhere) as caught:
                file.publish(file.snapshot())
        assert caught.value.kept
        assert read(plan) == theirs
        file.name(plan.with_name("mine.canvas"))
        assert read(plan.with_name("mine.canvas")) == mine
        assert not file.unpublished
    assert read(plan) == theirs


def test_same_size_and_time_is_not_the_same(plan: Path) -> None:
    """A version of the same size and time stamp is told apart by its content."""
    with opened(plan) as file:
        edit(file)
        status = plan.stat()
        other = makers.replace_brief(makers.cafe(), title="Café money — autumn")
        image = publish.printed(image_of(Content(other, new_id(), 1)), plan).data
        assert len(image) == status.st_size
        plan.write_bytes(image)
        os.utime(plan, ns=(status.st_atime_ns, status.st_mtime_ns))
        with pytest.raises(ChangedElsewhere):
            file.publish(file.snapshot())


def test_touched_is_not_changed(plan: Path) -> None:
    """A file whose time or mode alone changed may be replaced."""
    with opened(plan) as file:
        canvas = edit(file)
        os.utime(plan)
        plan.chmod(0o640)
        file.publish(file.snapshot())
    assert read(plan) == canvas
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640


def test_changed_while_being_written(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that arrives while ours is being written is seen before ours takes its place."""
    real, theirs = os.fsync, b"theirs"

    def slow_disk(handle: int) -> None:
        real(handle)
        plan.write_bytes(theirs)

    with opened(plan) as file:
        edit(file)
        snapshot = file.snapshot()
        with monkeypatch.context() as disk:
            disk.setattr(os, "fsync", slow_disk)
            with pytest.raises(ChangedElsewhere):
                file.publish(snapshot)
        assert plan.read_bytes() == theirs
    assert names(plan.parent) == {"plan.canvas"}


def test_moved_or_deleted_underneath(plan: Path) -> None:
    """A file that was taken away is not made anew behind the user's back; saving it again works."""
    with opened(plan) as file:
        canvas = edit(file)
        plan.rename(plan.with_name("moved.canvas"))
        with pytest.raises(Missing):
            file.publish(file.snapshot())
        assert names(plan.parent) == {"moved.canvas"}
        file.name(plan)
        assert read(plan) == canvas
        assert not file.unpublished


def test_symlinks_are_followed(plan: Path, tmp_path: Path) -> None:
    """A link stays a link; the file it leads to is what is written, and locked."""
    link = tmp_path / "link.canvas"
    link.symlink_to(plan)
    with opened(link) as file:
        canvas = edit(file)
        file.publish(file.snapshot())
        with pytest.raises(OpenElsewhere):
            CanvasFile.open(plan)
    assert link.is_symlink()
    assert read(plan) == canvas


def test_one_window_at_a_time(plan: Path) -> None:
    """A file that a window holds can only be looked at; it is free again after closing."""
    with opened(plan) as file:
        with pytest.raises(OpenElsewhere):
            CanvasFile.open(plan)
        looked = CanvasFile.look(plan)
        assert looked.read_only
        with pytest.raises(NotWritable):
            edit(looked)
        with pytest.raises(OpenElsewhere):
            write(plan, makers.empty(), overwrite=True)
        looked.close()
        edit(file)
    with opened(plan) as file:
        assert file.recovered


def test_going_on_from_looking(plan: Path) -> None:
    """A document that is open for reading only can go on under a name of its own."""
    with opened(plan):
        looked = CanvasFile.look(plan)
        for replace in (
            lambda: looked.name(plan, overwrite=True),
            lambda: write(plan, makers.empty(), overwrite=True),
        ):
            with pytest.raises(OpenElsewhere, match=r"plan\.canvas.* is open") as told:
                replace()
            assert told.value.next.startswith("Choose another name")
        looked.name(plan.with_name("mine.canvas"))
        canvas = edit(looked)
        assert not looked.read_only
        looked.publish(looked.snapshot())
        looked.close()
    assert read(plan.with_name("mine.canvas")) == canvas
    assert read(plan) == makers.cafe()


def test_another_process_is_told(plan: Path) -> None:
    """The lock holds between processes too, and dies with the one that held it."""
    script = (
        "import sys, pathlib; from stratcanvas.storage.door import CanvasFile\n"
        "file = CanvasFile.open(pathlib.Path(sys.argv[1])); print('open', flush=True)\n"
        "sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(plan)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == b"open\n"
    with pytest.raises(OpenElsewhere):
        CanvasFile.open(plan)
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    with opened(plan) as file:
        assert not file.recovered


def test_a_change_that_can_not_be_kept(plan: Path) -> None:
    """A value that no file can hold is refused whole: a defect, and nothing of it is stored."""
    with opened(plan) as file:
        problem = next(iter(file.canvas.problems.values()))
        for words in ("nul \0", "half \ud800", "x" * 30_000):
            bad = updating([(problem, replace(problem, statement=words))])
            with pytest.raises(InternalError):
                file.apply(retitle(file.canvas, "x").then(bad), StepLabel("edit-text"))
        strange = replace(problem, id="0" * 15 + "9", rank=1e300)
        with pytest.raises(InternalError):
            file.apply(adding(strange), StepLabel("edit-text"))
        with pytest.raises(InternalError):  # it is there already
            file.apply(adding(problem), StepLabel("edit-text"))
        gone = replace(problem, id="f" * 16)
        with pytest.raises(InternalError):
            file.apply(updating([(gone, replace(gone, cost="1"))]), StepLabel("edit-text"))
        edit(file)
    with opened(plan) as file:
        assert file.canvas.brief.title == "New"
        assert file.canvas.problems == makers.cafe().problems


def test_new_files_never_replace_unasked(plan: Path) -> None:
    """A new file takes a free name only; replacing another is asked for by name."""
    before = plan.read_bytes()
    with pytest.raises(NameTaken):
        write(plan, makers.empty())
    (plan.parent / "folder.canvas").mkdir()
    for overwrite in (False, True):
        with pytest.raises(NameTaken):
            write(plan.parent / "folder.canvas", makers.empty(), overwrite=overwrite)
    assert plan.read_bytes() == before
    write(plan, makers.empty(), overwrite=True)
    assert read(plan) == makers.empty()
    assert names(plan.parent) == {"plan.canvas", "folder.canvas"}


def test_copies_leave_the_document_alone(plan: Path) -> None:
    """A copy holds the canvas as it is on screen; the document keeps its own name and edits."""
    with opened(plan) as file:
        canvas = edit(file)
        with mock.patch.object(canvas_file, "image_of") as made:
            file.copy_to(plan.with_name("copy.canvas"), canvas)
        assert not made.called  # what is kept here is copied, not all put in rows once more
        assert read(plan.with_name("copy.canvas")) == canvas
        assert read(plan) == makers.cafe()
        with pytest.raises(NameTaken):
            file.copy_to(plan, canvas, overwrite=True)
        assert file.unpublished


def test_deleted_text_does_not_travel(plan: Path) -> None:
    """What was deleted is not in the bytes of the file, nor is room that stands empty."""
    secret = "the margin is 61 percent " * 100
    with opened(plan) as file:
        canvas = file.canvas
        adds = [commands.add_note(0.0, 0.0, secret + str(n)) for n in range(40)]
        for changes in adds:
            file.apply(changes, StepLabel("add-problem"))
        file.publish(file.snapshot())
        large = plan.stat().st_size
        assert b"61 percent" in plan.read_bytes()
        for changes in adds:
            file.apply(changes.inverse(), StepLabel("delete-cards"))
        file.publish(file.snapshot())
    assert b"61 percent" not in plan.read_bytes()
    assert plan.stat().st_size < large / 1.5
    assert read(plan) == canvas


def test_a_damaged_working_copy_is_put_by(plan: Path, home: Path) -> None:
    """Edits that can't be read any more are put by, told, and the file itself still opens."""
    with opened(plan) as file:
        edit(file)
    (database,) = home.glob("working/*/canvas.db")
    database.write_bytes(database.read_bytes()[:9000])
    with opened(plan) as file:
        assert file.canvas == makers.cafe()
        assert file.notice is not None
        assert "put by" in file.notice.kept
        assert edit(file)
        file.publish(file.snapshot())
    assert list(home.glob("damaged/*/canvas.db"))


def test_a_broken_ledger_is_taken_for_nothing(plan: Path, home: Path) -> None:
    """When it is not known which version edits were made on, they become a draft."""
    with opened(plan) as file:
        edit(file)
    (record,) = home.glob("working/*/record.json")
    record.write_text("{ not whole")
    with opened(plan) as file:
        assert file.canvas == makers.cafe()
        assert isinstance(file.notice, ChangedElsewhere)
        assert file.aside is not None


def test_what_the_first_edit_waits_for_can_be_made_ahead(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With it the first edit writes no row of the file one by one; what is kept is the same."""
    left: list[Content] = []
    for ahead in (False, True):
        with opened(plan) as file:
            if ahead:
                file.warm_up()
                monkeypatch.setattr(WorkCopy, "_fill", lambda *_: pytest.fail("row by row"))
            before = plan.read_bytes()
            canvas = edit(file)
            assert plan.read_bytes() == before
            left.append(content_of(file.snapshot().image, "x", sealed=False))
        with opened(plan) as file:  # as after a crash
            assert file.recovered
            assert file.canvas == canvas
            file.discard()
    one, other = (each._replace(revision="") for each in left)
    assert one == other


@pytest.mark.parametrize("trouble", [MemoryError(), DiskFull("full", then="")])
def test_what_cannot_be_made_ahead_is_made_by_the_first_edit(
    plan: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    """Nobody is told of a fault while nothing was asked for."""

    def fails(_: object) -> bytes:
        raise trouble

    with opened(plan) as file:
        with monkeypatch.context() as poor:
            poor.setattr(kept_edits, "image_of", fails)
            file.warm_up()
        canvas = edit(file)
        assert content_of(file.snapshot().image, "x", sealed=False).canvas == canvas


def test_a_full_disk_keeps_nothing_of_what_was_made_ahead(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the first edit finds no room, that is told, and the next one begins from nothing."""
    connected = workcopy._connected

    def full(path: Path) -> Any:
        connection = connected(path)
        if path != workcopy.MEMORY:
            connection.execute("PRAGMA max_page_count = 5")
        return connection

    with opened(plan) as file:
        file.warm_up()
        with monkeypatch.context() as crowded:
            crowded.setattr(workcopy, "_connected", full)
            with pytest.raises(DiskFull):
                edit(file)
        assert not file.unpublished
        canvas = edit(file)
        assert content_of(file.snapshot().image, "x", sealed=False).canvas == canvas


def test_what_was_made_ahead_is_of_the_file_as_it_is(plan: Path) -> None:
    """Where somebody else has written the file meanwhile, the first edit is made on theirs."""
    with opened(plan) as file:
        file.warm_up()
        theirs = file.canvas.apply(commands.add_note(1.0, 2.0, "Theirs"))
        write(plan.with_name("theirs.canvas"), theirs)
        plan.with_name("theirs.canvas").replace(plan)
        file.take_in(file.stands())
        canvas = edit(file)
        assert content_of(file.snapshot().image, "x", sealed=False).canvas == canvas
        assert canvas.notes == theirs.notes


@pytest.mark.parametrize("limit", ["MOST_ROWS", "LARGEST"])
def test_what_could_not_be_read_again_is_not_kept(
    plan: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """An edit beyond what a canvas can hold is refused whole; making it smaller still goes."""
    with opened(plan) as file:
        canvas = file.canvas
        file.prepare()
        here = len(file.snapshot().image) if limit == "LARGEST" else len(list(canvas.records()))
        monkeypatch.setattr(workcopy, limit, here)
        before = file.revision
        note = commands.add_note(0.0, 0.0, "x" * 20_000)
        with pytest.raises(TooLarge):
            file.apply(note, StepLabel("add-problem"))
        assert file.revision == before
        fewer = commands.delete(canvas, list(canvas.problems)[:1])
        file.apply(fewer, StepLabel("delete-cards"))
        file.publish(file.snapshot())
        assert read(plan) == canvas.apply(fewer)


def test_many_edits_never_make_a_canvas_larger_than_can_be_read(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size is not asked for at each edit, and still no edit passes the limit unseen."""
    monkeypatch.setattr(workcopy, "LARGEST", 700_000)
    monkeypatch.setattr(workcopy, "_ROW", 250_000)  # texts have 80 KB here, and pages 160
    chance = random.Random(8)
    with opened(plan) as file:
        canvas, refused, kept = file.canvas, 0, 0
        file.prepare()
        for size in (*[9] * 60, *(chance.choice((9, 900, 20_000)) for _ in range(60))):
            letter = chance.choice("aé€😀")
            changes = commands.add_note(0.0, 0.0, letter * size)
            if canvas.notes and size == 9:
                changes = commands.set_field(canvas, list(canvas.notes)[:1], "text", letter * 900)
            try:
                file.apply(changes, StepLabel("add-note"))
            except TooLarge:
                refused += 1
                continue
            canvas = canvas.apply(changes)
            kept += 1
            assert len(file.snapshot().image) <= workcopy.LARGEST
        assert refused
        assert kept
        assert content_of(file.snapshot().image, "x", sealed=False).canvas == canvas


def test_a_canvas_as_large_as_it_may_be_can_be_read(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last card that is kept is not the one too many when the file is opened again."""
    with opened(plan) as file:
        note = commands.add_note(0.0, 0.0, "The last one")
        most = len(list(file.canvas.apply(note).records()))
        for room in (workcopy, vetting):
            monkeypatch.setattr(room, "MOST_ROWS", most)
        file.apply(note, StepLabel("add-problem"))
        file.publish(file.snapshot())
    assert len(list(read(plan).records())) == most


@pytest.mark.parametrize(
    "label", ["Karte verschieben", "plant-tree n=2", "\x1b[2J\u202e" + "x" * 5000]
)
@pytest.mark.parametrize("image", [hostile.old, hostile.good])
def test_whatever_a_step_was_called_stands(
    plan: Path, label: str, image: Callable[[], bytes]
) -> None:
    """Words of an older program, an id of a newer one, anything else: it opens and is kept."""
    called = label.replace("\x1b", "' || char(27) || '")
    older = f"INSERT INTO revision VALUES (1, '{makers.key(8)}', '', '{called}')"
    newest = f"UPDATE revision SET number = 5, label = '{called}'"
    plan.write_bytes(hostile.changed(newest, older, image=image()))
    content = content_of(plan.read_bytes(), "x")
    assert (content.label, [each.label for each in content.past]) == (label, [label])
    with opened(plan) as file:
        file.prepare()
        file.copy_to(plan.with_name("copy.canvas"), file.canvas)
        file.apply(retitle(file.canvas, "Other"), StepLabel.of_field(Brief, "title"))
        file.publish(file.snapshot())
    copy = content_of(plan.with_name("copy.canvas").read_bytes(), "x")
    assert (copy.label, [each.label for each in copy.past]) == (label, [label])
    content = content_of(plan.read_bytes(), "x")
    assert content.label == "edit-field field=brief.title"
    assert [each.label for each in content.past] == [label]


def test_a_copy_remembers_whose_it_is(plan: Path, tmp_path: Path) -> None:
    """A copy with an id of its own knows the former one, in each file that comes of it."""
    mine, theirs = with_fresh_id(makers.cafe()), tmp_path / "theirs.canvas"
    assert mine.id != makers.cafe().id
    write(theirs, mine, former=makers.cafe().id)
    with opened(plan) as file:
        assert file.former == ""
    with opened(theirs) as file:
        canvas = edit(file)
        assert file.former == makers.cafe().id
        file.publish(file.snapshot())
        file.copy_to(tmp_path / "copy.canvas", canvas)
        file.name(tmp_path / "named.canvas")
        edit(file, canvas, "Unpublished")
        copy = CanvasFile.draft(with_fresh_id(canvas), former=canvas.id)
        copy.close()
    for name in ("theirs", "copy", "named"):
        with opened(tmp_path / f"{name}.canvas") as file:
            assert file.former == makers.cafe().id
            assert file.canvas.id == mine.id
    (draft,) = (each for each in drafts() if each.path is None)
    copy = open_draft(draft)
    assert copy.former == mine.id
    copy.name(tmp_path / "third.canvas")
    assert copy.former == mine.id
    copy.close()


def test_as_many_others_are_not_those_that_go(tmp_path: Path) -> None:
    """Cards that are not stored can't be deleted, and none goes in their place."""
    canvas = makers.crowded(9, 9, notes=300)
    others = [replace(each, id=new_id()) for each in canvas.notes.values()]
    gone = ChangeSet(removed={each.id: each for each in others})
    path = tmp_path / "many.canvas"
    write(path, canvas)
    with opened(path) as file:
        file.prepare()
        with pytest.raises(InternalError):
            file.apply(gone, StepLabel("delete-cards", len(others)))
    assert read(path) == canvas
