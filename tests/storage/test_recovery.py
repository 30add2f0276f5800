# SPDX-License-Identifier: MIT
"""Seven notes are typed, six are in the file, the program is killed and its own folder damaged:
the file never loses what it held, and whatever is lost is said.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.door import CanvasFile, drafts, heard, open_draft, read, write
from stratcanvas.storage.errors import ChangedElsewhere, Damaged, DiskFull
from stratcanvas.storage.workcopy import WorkCopy
from tests import makers
from tests.papers import edit, opened


def notes(canvas: Canvas) -> set[str]:
    return {note.text for note in canvas.notes.values()}


ALL = {f"note {number}" for number in range(1, 8)}
SIX = ALL - {"note 7"}


def write_notes(file: CanvasFile, home: Path) -> None:
    """Type seven notes, the first six of which go into the file; keep our folder after three."""
    for number in range(1, 8):
        file.apply(commands.add_note(0.0, 0.0, f"note {number}"), StepLabel("add-note"))
        if number == 3:
            shutil.copytree(home, home.with_name(f"{home.name}-before"))
        if number == 6:
            file.publish(file.snapshot())


@pytest.fixture
def killed(plan: Path, home: Path) -> Path:
    """Return our folder for the plan as a kill leaves it, with its log."""
    file = CanvasFile.open(plan)
    write_notes(file, home)
    picture = home.with_name(f"{home.name}-picture")
    shutil.copytree(home, picture)
    file.discard()
    shutil.rmtree(home)
    picture.rename(home)
    (folder,) = home.glob("working/*")
    assert (folder / "canvas.db-wal").stat().st_size > 20_000
    return folder


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 0x10
    path.write_bytes(data)


def cut(path: Path, share: float) -> None:
    os.truncate(path, int(path.stat().st_size * share))


def log_gone(folder: Path) -> None:
    (folder / "canvas.db-wal").unlink()


def database_gone(folder: Path) -> None:
    (folder / "canvas.db").unlink()


def restored(folder: Path) -> None:
    """Put back what a backup had of the whole state folder after three notes."""
    home = folder.parents[1]
    shutil.rmtree(home)
    home.with_name(f"{home.name}-before").rename(home)


def restored_in_part(folder: Path) -> None:
    """Put back the working copy of then, while what we know of the file is of now."""
    home = folder.parents[1]
    before = home.with_name(f"{home.name}-before") / "working" / folder.name
    for name in ("canvas.db", "canvas.db-wal", "canvas.db-shm"):
        shutil.copy(before / name, folder / name)


DAMAGES: dict[str, Callable[[Path], None]] = {
    "first frame": lambda folder: flip(folder / "canvas.db-wal", 32 + 24 + 100),
    "first header": lambda folder: flip(folder / "canvas.db-wal", 5),
    "middle of the log": lambda folder: flip(
        folder / "canvas.db-wal", (folder / "canvas.db-wal").stat().st_size // 2
    ),
    "end of the log": lambda folder: flip(
        folder / "canvas.db-wal", (folder / "canvas.db-wal").stat().st_size - 100
    ),
    "half a log": lambda folder: cut(folder / "canvas.db-wal", 0.5),
    "most of a log": lambda folder: cut(folder / "canvas.db-wal", 0.95),
    "an empty log": lambda folder: cut(folder / "canvas.db-wal", 0.0),
    "no log": log_gone,
    "no database": database_gone,
    "an empty database": lambda folder: cut(folder / "canvas.db", 0.0),
    "a folder for a database": lambda folder: (
        (folder / "canvas.db").unlink(),
        (folder / "canvas.db").mkdir(),
    )[1],
    "a copy from before": restored_in_part,
    "a folder from before": restored,
}


def test_a_kill_is_no_damage(plan: Path, killed: Path) -> None:
    """Without damage everything is back, and nothing else is said."""
    with opened(plan) as file:
        assert notes(file.canvas) == ALL
        assert (file.recovered, file.notice) == (True, None)
    assert not (killed.parents[1] / "damaged").exists()


def test_a_torn_edit_that_nobody_was_promised_is_no_damage(plan: Path, killed: Path) -> None:
    """A kill in the middle of an edit leaves half of it in the log: it was never kept."""
    log = killed / "canvas.db-wal"
    data = log.read_bytes()
    log.write_bytes(data + data[32 : 32 + 3000])
    with opened(plan) as file:
        assert notes(file.canvas) == ALL
        assert (file.recovered, file.notice) == (True, None)


@pytest.mark.parametrize("by_draft", [False, True])
def test_a_loss_is_told_until_somebody_has_seen_it(
    plan: Path, home: Path, killed: Path, by_draft: bool
) -> None:
    """A kill while the window opens leaves the loss to be told again; a close or an edit does not.

    The same holds for a draft.
    """
    if by_draft:
        plan.unlink()
        open_draft(drafts()[0]).close()  # it is one of its own now
    folder = next(home.glob("drafts/*")) if by_draft else killed
    (folder / "progress").write_bytes(b"%20d %20d\n" % (999, 999))

    def again() -> CanvasFile:
        return open_draft(drafts()[0]) if by_draft else CanvasFile.open(plan)

    for _ in range(2):
        picture = home.with_name(f"{home.name}-picture")
        file = again()
        assert file.notice is not None
        assert "could not be read" in str(file.notice)
        shutil.copytree(home, picture, dirs_exist_ok=True)
        file.discard()
        shutil.rmtree(home)
        picture.rename(home)
    with closing(again()) as file:
        assert file.notice is not None
        if by_draft:
            edit(file)
    with closing(again()) as file:
        assert file.notice is None


@pytest.mark.parametrize("damage", sorted(DAMAGES))
@pytest.mark.parametrize("listed", [False, True])
def test_no_damage_costs_the_file(plan: Path, killed: Path, damage: str, listed: bool) -> None:
    """Whatever happens to our folder, the file keeps all it held, and the loss is told."""
    DAMAGES[damage](killed)
    if listed:  # as every start does
        drafts()
    file = CanvasFile.open(plan)
    assert file.notice is not None, "nobody heard of it"
    assert notes(file.canvas) >= SIX
    assert not file.recovered
    assert edit(file)
    file.publish(file.snapshot())
    file.close()
    assert notes(read(plan)) >= SIX
    told = str(file.notice)
    if damage.startswith(("a copy", "a folder from")):
        assert "is kept as a draft" in told
        assert "Café money" in told, "not in the words of its canvas"
    else:
        assert "could not be read" in told
        if damage not in {"no log", "an empty log"}:  # of which nothing is left to put by
            assert list((killed.parents[1] / "damaged").iterdir())
    with opened(plan) as file:  # it is told once
        assert file.notice is None
        assert not file.recovered


@pytest.mark.parametrize("damage", sorted({*DAMAGES} - {"no log", "an empty log"}))
def test_nothing_readable_is_thrown_away(plan: Path, killed: Path, damage: str) -> None:
    """Words that a damaged copy still has and the file has not are among the drafts."""
    DAMAGES[damage](killed)
    CanvasFile.open(plan).close()
    found = set(notes(read(plan)))
    for draft in drafts():
        file = open_draft(draft)
        found |= notes(file.canvas)
        file.close()
    assert found >= SIX


@pytest.mark.parametrize("damage", sorted(DAMAGES))
@pytest.mark.parametrize("note", [b"", b"junk" * 100, b"7 8\n", bytes(42)])
def test_no_damage_hides_another(plan: Path, killed: Path, damage: str, note: bytes) -> None:
    """When the note of how far the copy had come is damaged too, something is said all the same."""
    DAMAGES[damage](killed)
    if killed.exists():
        (killed / "progress").write_bytes(note)
    file = CanvasFile.open(plan)
    assert file.notice is not None, "nobody heard of it"
    assert notes(file.canvas) >= SIX
    file.close()
    with opened(plan) as file:  # it is told once
        assert file.notice is None


def test_a_damaged_note_alone(plan: Path, killed: Path) -> None:
    """All words come back; that nobody can tell whether there were more is said, and once."""
    (killed / "progress").write_bytes(b"junk" * 100)
    with opened(plan) as file:
        assert notes(file.canvas) == ALL
        assert file.recovered
        assert "could not be checked" in file.notice.kept
    with opened(plan) as file:
        assert (notes(file.canvas), file.notice) == (ALL, None)


def test_a_copy_that_is_put_by_says_what_it_lacks(plan: Path, killed: Path) -> None:
    """The file is gone and the end of the log too: the draft that is made of it says so."""
    (draft,) = drafts()
    cut(killed / "canvas.db-wal", 0.95)
    plan.unlink()
    file = open_draft(draft)
    assert notes(file.canvas) == SIX
    assert isinstance(file.notice, Damaged)
    file.discard()


def test_a_later_edit_that_is_lost(plan: Path, home: Path) -> None:
    """When the copy goes over the file but lacks its last edit, nobody says that all is here."""
    file = CanvasFile.open(plan)
    for number in range(1, 4):
        file.apply(commands.add_note(0.0, 0.0, f"note {number}"), StepLabel("add-note"))
    picture = home.with_name(f"{home.name}-picture")
    shutil.copytree(home, picture)
    file.discard()
    shutil.rmtree(home)
    picture.rename(home)
    (log,) = home.glob("working/*/canvas.db-wal")
    flip(log, log.stat().st_size - 100)
    with opened(plan) as file:
        assert notes(file.canvas) == {"note 1", "note 2"}
        assert file.recovered
        assert isinstance(file.notice, Damaged)
        assert "Everything before them is here" in file.notice.kept
    assert list(home.glob("damaged/*/canvas.db-wal"))


def test_a_draft_that_lost_its_last_edit(home: Path) -> None:
    """An unnamed canvas of which the end can't be read says so when it is opened, once."""
    file = CanvasFile.draft(makers.fresh("Bakers"))
    for number in range(1, 4):
        file.apply(commands.add_note(0.0, 0.0, f"note {number}"), StepLabel("add-note"))
    picture = home.with_name(f"{home.name}-picture")
    shutil.copytree(home, picture)
    file.discard()
    shutil.rmtree(home)
    picture.rename(home)
    (log,) = home.glob("drafts/*/canvas.db-wal")
    flip(log, log.stat().st_size - 100)
    (draft,) = drafts()
    file = open_draft(draft)
    assert notes(file.canvas) == {"note 1", "note 2"}
    assert isinstance(file.notice, Damaged)
    file.close()
    (draft,) = drafts()
    file = open_draft(draft)
    assert file.notice is None
    file.discard()


def test_a_draft_whose_database_is_gone(home: Path) -> None:
    """What is left of a draft is listed; opening it says that it could not be read."""
    file = CanvasFile.draft(makers.cafe())
    file.close()
    (database,) = home.glob("drafts/*/canvas.db")
    database.unlink()
    (draft,) = drafts()
    with pytest.raises(Damaged, match="could not be read") as caught:
        open_draft(draft)
    heard(caught.value)
    assert drafts() == []


@pytest.mark.parametrize("end", ["killed", "closed"])
def test_a_draft_of_which_two_things_are_gone(home: Path, end: str) -> None:
    """Whatever still tells that something was kept makes the loss heard."""
    file = CanvasFile.draft(makers.cafe())
    if end == "killed":
        shutil.copytree(home, picture := home.with_name("picture"))
        file.discard()
        shutil.rmtree(home)
        picture.rename(home)
    else:
        file.close()
    (folder,) = home.glob("drafts/*")
    cut(folder / "canvas.db", 0.0)
    (folder / "progress").unlink()
    (draft,) = drafts()
    with pytest.raises(Damaged, match="could not be read") as caught:
        open_draft(draft)
    heard(caught.value)
    assert drafts() == []


def test_published_words_outlive_their_file(plan: Path, killed: Path) -> None:
    """All was in the file when the program was killed; the file was deleted: a draft has it."""
    with opened(plan) as file:
        file.publish(file.snapshot())
        file.apply(commands.add_note(0.0, 0.0, "note 8"), StepLabel("add-note"))
        file.publish(file.snapshot())
        picture = killed.parents[1].with_name("picture")
        shutil.copytree(killed.parents[1], picture)
    shutil.rmtree(killed.parents[1])
    picture.rename(killed.parents[1])
    assert drafts() == []
    plan.unlink()
    (draft,) = drafts()
    file = open_draft(draft)
    assert notes(file.canvas) == {*ALL, "note 8"}
    file.close()


def test_no_room_for_a_draft(
    plan: Path, home: Path, killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a copy can't become a draft it stays where it is, and nothing is held or left behind."""

    def full(*_: object) -> None:
        raise DiskFull("There is no room.")

    write(plan.with_name("older.canvas"), makers.cafe())
    plan.with_name("older.canvas").replace(plan)
    with monkeypatch.context() as disk:
        disk.setattr(WorkCopy, "create", full)
        file = CanvasFile.open(plan)
        assert file.read_only
        file.close()
        assert not list(home.glob("drafts/*"))
    assert (killed / "canvas.db").exists()
    with opened(plan) as file:
        assert isinstance(file.notice, ChangedElsewhere)
    (draft,) = drafts()
    file = open_draft(draft)
    assert notes(file.canvas) == ALL
    file.discard()


def test_an_older_file_is_not_what_we_wrote(plan: Path, killed: Path) -> None:
    """A sync tool put an older version back after a kill: it is shown, and ours is a draft."""
    older = plan.with_name("older.canvas")
    with opened(plan) as file:
        file.publish(file.snapshot())
        shutil.copytree(killed.parents[1], picture := killed.parents[1].with_name("picture"))
    shutil.rmtree(killed.parents[1])
    picture.rename(killed.parents[1])
    write(older, makers.cafe())
    older.replace(plan)
    with opened(plan) as file:
        assert notes(file.canvas) == set()
        assert isinstance(file.notice, ChangedElsewhere)
    (draft,) = drafts()
    file = open_draft(draft)
    assert notes(file.canvas) == ALL
    file.discard()
