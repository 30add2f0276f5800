# SPDX-License-Identifier: MIT
"""Drafts: whatever was typed and is in no file is found again; what is empty leaves no trace."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Paper
from stratcanvas.domain.names import draft_name
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage import lock, state_folder, summary
from stratcanvas.storage.door import (
    CanvasFile,
    discard_draft,
    drafts,
    drafts_for,
    heard,
    open_draft,
    read,
    write,
)
from stratcanvas.storage.errors import Damaged, Missing, NameTaken, OpenElsewhere
from stratcanvas.storage.publish_record import PublishRecord, Version
from tests import makers


def titled(file: CanvasFile, title: str) -> Canvas:
    changes = commands.set_field(file.canvas, [file.canvas.brief.id], "title", title)
    file.apply(changes, StepLabel("edit-text"))
    return file.canvas.apply(changes)


def kept_files(home: Path) -> list[Path]:
    return [each for each in home.rglob("*") if each.is_file()]


def kill(file: CanvasFile, home: Path) -> None:
    """Leave our folder as a kill leaves it."""
    picture = home.with_name(f"{home.name}-picture")
    shutil.copytree(home, picture)
    file.discard()
    shutil.rmtree(home)
    picture.rename(home)


def test_an_empty_draft_leaves_no_trace(home: Path) -> None:
    """A canvas in which nobody typed anything is gone when it is closed, cards or not."""
    file = CanvasFile.draft(makers.fresh(""))
    assert not file.unpublished
    file.close()
    file = CanvasFile.draft(makers.fresh(""))
    file.apply(commands.add_problem(file.canvas), StepLabel("add-problem"))
    file.close()
    assert drafts() == []
    assert kept_files(home) == []


@pytest.mark.parametrize("field", ["title", "author", "language", "customer_words"])
def test_a_single_word_by_hand_is_kept(field: str) -> None:
    """A draft in which one field of the brief was typed, whichever it is, is kept at closing."""
    file = CanvasFile.draft(makers.fresh(""))
    words = commands.set_field(file.canvas, [file.canvas.brief.id], field, "pt-BR")
    file.apply(words, StepLabel("edit-text"))
    assert file.unpublished
    file.close()
    (draft,) = drafts()
    again = open_draft(draft)
    assert getattr(again.canvas.brief, field) == "pt-BR"
    again.close()


@pytest.mark.parametrize(("field", "value"), [("language", "en"), ("paper", Paper.A4)])
def test_what_fills_in_is_known_after_a_kill(home: Path, field: str, value: object) -> None:
    """A draft that a kill left knows what filled in by itself: another value by hand is kept.

    The place's own does not make it worth keeping.
    """
    fresh = makers.fresh("")
    begun = Canvas(replace(fresh.brief, language="es-MX", paper=Paper.LETTER), fresh.strategy)
    file = CanvasFile.draft(begun)
    file.apply(
        commands.set_field(file.canvas, [begun.brief.id], field, value), StepLabel("edit-text")
    )
    kill(file, home)
    again = open_draft(drafts()[0])
    assert getattr(again.canvas.brief, field) == value
    again.close()
    (draft,) = drafts()
    again = open_draft(draft)
    back = commands.set_field(again.canvas, [begun.brief.id], field, getattr(begun.brief, field))
    again.apply(back, StepLabel("edit-text"))
    again.close()
    assert drafts() == []
    assert kept_files(home) == []


def test_a_copy_of_a_canvas_with_only_a_language_is_kept() -> None:
    """In a copy of another canvas nothing has filled in by itself."""
    fresh = makers.fresh("")
    file = CanvasFile.draft(Canvas(replace(fresh.brief, language="pt"), fresh.strategy), "0" * 16)
    file.close()
    (draft,) = drafts()
    again = open_draft(draft)
    assert again.canvas.brief.language == "pt"
    again.close()


def test_a_draft_comes_back() -> None:
    """What was typed into an unnamed canvas is listed with its title and opens as it was."""
    file = CanvasFile.draft(makers.fresh(""))
    canvas = titled(file, "Bakers")
    assert file.unpublished
    assert drafts() == []  # it is open
    file.close()
    (draft,) = drafts()
    assert (draft.title, draft.path) == ("Bakers", None)
    assert draft.changed.utcoffset() is not None
    again = open_draft(draft)
    assert (again.canvas, again.path) == (canvas, None)
    assert again.unpublished
    with pytest.raises(OpenElsewhere):
        open_draft(draft)
    with pytest.raises(OpenElsewhere):
        discard_draft(draft)
    again.close()
    discard_draft(draft)
    assert drafts() == []
    with pytest.raises(Missing):
        open_draft(draft)


def test_a_canvas_that_begins_full_is_kept_at_once(home: Path) -> None:
    """An imported canvas is on this computer before the first edit."""
    file = CanvasFile.draft(makers.cafe())
    assert file.unpublished
    assert list(home.glob("drafts/*/canvas.db"))
    file.discard()
    assert kept_files(home) == []


def test_naming_a_draft(tmp_path: Path, home: Path) -> None:
    """A draft that gets a name is written there at once, and is a draft no longer."""
    (tmp_path / "taken.canvas").write_bytes(b"something else")
    file = CanvasFile.draft(makers.fresh(""))
    canvas = titled(file, "Bakers")
    with pytest.raises(NameTaken):
        file.name(tmp_path / "taken.canvas")
    assert file.path is None
    file.name(tmp_path / "plan.canvas")
    assert file.path == tmp_path / "plan.canvas"
    assert read(tmp_path / "plan.canvas") == canvas
    assert not file.unpublished
    note = commands.add_note(0.0, 0.0, "after")
    file.apply(note, StepLabel("add-note"))
    file.publish(file.snapshot())
    assert read(tmp_path / "plan.canvas") == canvas.apply(note)
    file.name(tmp_path / "taken.canvas", overwrite=True)
    assert read(tmp_path / "taken.canvas") == canvas.apply(note)
    file.close()
    assert drafts() == []
    assert kept_files(home) == []
    assert (tmp_path / "taken.canvas").read_bytes()[:6] == b"SQLite"


def test_naming_an_empty_canvas(tmp_path: Path) -> None:
    """Even an empty canvas can get a name."""
    file = CanvasFile.draft(makers.empty())
    file.name(tmp_path / "plan.canvas")
    file.close()
    assert read(tmp_path / "plan.canvas") == makers.empty()


def edits_without_a_file(path: Path) -> Canvas:
    """Leave edits of a file on this computer, as a crash would."""
    write(path, makers.cafe())
    file = CanvasFile.open(path)
    canvas = titled(file, "Mine")
    file.close()
    return canvas


def test_edits_of_a_file_are_listed_with_it(tmp_path: Path) -> None:
    """Edits that their file lacks are listed beside the drafts and open in their file."""
    path = tmp_path / "plan.canvas"
    canvas = edits_without_a_file(path)
    (draft,) = drafts()
    assert (draft.title, draft.path) == ("Mine", path)
    file = open_draft(draft)
    assert file.recovered
    assert (file.canvas, file.path) == (canvas, path)
    file.publish(file.snapshot())
    file.close()
    assert drafts() == []


@pytest.mark.parametrize("fate", ["deleted", "replaced", "damaged"])
def test_edits_whose_file_went_another_way(tmp_path: Path, fate: str) -> None:
    """Edits of a file that is gone, damaged or somebody else's open as an unnamed canvas."""
    path = tmp_path / "plan.canvas"
    canvas = edits_without_a_file(path)
    if fate == "deleted":
        path.unlink()
    elif fate == "damaged":
        path.write_bytes(path.read_bytes()[:5000])
    else:
        write(path, makers.crowded(2, 2), overwrite=True)
    before = path.read_bytes() if path.exists() else None
    (draft,) = drafts()
    file = open_draft(draft)
    assert (file.canvas, file.path) == (canvas, None)
    file.close()
    (draft,) = drafts()
    assert draft.path is None
    assert (path.read_bytes() if path.exists() else None) == before


def test_opening_the_file_itself_shows_theirs(tmp_path: Path) -> None:
    """Opening a file that somebody else wrote shows their version and tells where mine is."""
    path = tmp_path / "plan.canvas"
    canvas = edits_without_a_file(path)
    write(path, makers.crowded(2, 2), overwrite=True)
    file = CanvasFile.open(path)
    assert file.canvas == makers.crowded(2, 2)
    assert file.notice is not None
    assert "draft" in file.notice.kept
    file.close()
    (draft,) = drafts()
    mine = open_draft(draft)
    assert mine.canvas == canvas
    mine.close()


def test_a_damaged_file_with_edits_says_that_they_are_kept(tmp_path: Path) -> None:
    """When a file can't be opened, a person hears that their last edits are still there."""
    path = tmp_path / "plan.canvas"
    edits_without_a_file(path)
    path.unlink()
    with pytest.raises(Missing) as caught:
        CanvasFile.open(path)
    assert "kept" in caught.value.kept
    assert len(drafts()) == 1


def test_a_name_with_waiting_edits_takes_nothing_away(tmp_path: Path) -> None:
    """A draft that takes the name of a file with waiting edits leaves those as a draft."""
    path = tmp_path / "plan.canvas"
    edits_without_a_file(path)
    path.unlink()
    file = CanvasFile.draft(makers.empty())
    titled(file, "Another")
    file.name(path)
    assert [draft.title for draft in drafts()] == ["Mine"]
    file.close()


def test_recent_files(tmp_path: Path) -> None:
    """Recent files: the newest first, each once, forty at most, forgotten when asked."""
    assert state_folder.recent_files() == []
    paths = [tmp_path / f"{number}.canvas" for number in range(45)]
    for path in [*paths, paths[3]]:
        state_folder.note_recent(path)
    assert state_folder.recent_files()[:3] == [paths[3], paths[44], paths[43]]
    assert len(state_folder.recent_files()) == 40
    state_folder.forget_recent(paths[44])
    assert paths[44] not in state_folder.recent_files()
    state_folder.note_recent(strange := tmp_path / "odd \udcff name.canvas")
    assert state_folder.recent_files()[0] == strange


def test_recent_files_of_a_damaged_list(home: Path) -> None:
    """A list that is damaged is an empty one."""
    for words in ("{", "[1, null]", '"x"', ""):
        (home / "recent.json").write_text(words)
        assert state_folder.recent_files() == []


def test_a_name_that_is_refused_moves_nothing(tmp_path: Path) -> None:
    """A draft that may not take a file's name leaves that file's waiting edits where they were."""
    path = tmp_path / "plan.canvas"
    canvas = edits_without_a_file(path)
    file = CanvasFile.draft(makers.fresh(""))
    titled(file, "Another")
    with pytest.raises(NameTaken):
        file.name(path)
    file.close()
    again = CanvasFile.open(path)
    assert again.recovered
    assert again.canvas == canvas
    again.close()


def test_what_a_crash_left_beside_a_file_is_taken_away(tmp_path: Path, home: Path) -> None:
    """The half-written file of a window that was killed goes when drafts are looked for."""
    path = tmp_path / "plan.canvas"
    folder = state_folder.working_folder(path)
    folder.mkdir(parents=True)
    (tmp_path / ".0123456789ab.strat-tmp").write_bytes(b"half")
    (tmp_path / ".mine").write_bytes(b"a file of somebody else's")
    version = Version("0" * 64, "0" * 16)
    PublishRecord(path=path).about_to(version, ".0123456789ab.strat-tmp").save(folder)
    assert drafts() == []
    assert [each.name for each in tmp_path.iterdir()] == [".mine"]
    assert kept_files(home) == []


def test_a_damaged_draft_is_not_hidden(home: Path) -> None:
    """A draft that can't be read is listed; opening it says where its bytes were put."""
    file = CanvasFile.draft(makers.cafe())
    file.close()
    (database,) = home.glob("drafts/*/canvas.db")
    database.write_bytes(database.read_bytes()[:9000])
    (draft,) = drafts()
    with pytest.raises(Damaged, match="put by") as caught:
        open_draft(draft)
    heard(caught.value)
    assert list(home.glob("damaged/*/canvas.db"))
    assert drafts() == []


def test_a_draft_that_was_never_filled_is_none(home: Path) -> None:
    """A crash before the first edit was kept leaves nothing that could be opened."""
    folder = home / "drafts" / "0123"
    folder.mkdir(parents=True)
    (folder / "canvas.db").touch()
    assert drafts() == []


def test_words_are_found_when_their_file_comes_back(tmp_path: Path) -> None:
    """Edits of a file that comes back under another path are found by the id of its canvas."""
    path, moved = tmp_path / "plan.canvas", tmp_path / "moved.canvas"
    canvas = edits_without_a_file(path)
    shutil.copy(path, moved)
    assert drafts_for(read(moved), moved) == []  # their own file still stands
    path.unlink()
    (draft,) = drafts_for(read(moved), moved)
    assert draft.title == "Mine"
    assert drafts_for(makers.fresh(), None) == []  # another canvas
    assert drafts_for(canvas, moved) == []  # it holds those words
    file = open_draft(draft)
    assert file.canvas == canvas
    assert drafts_for(read(moved), moved) == []  # a window shows them
    file.close()
    (draft,) = drafts_for(read(moved), moved)  # a draft of their own by now
    discard_draft(draft)
    assert drafts_for(read(moved), moved) == []


def test_a_draft_is_told_by_its_words() -> None:
    """Without a title it is told by its customer, else by what stands on its cards."""
    blank = makers.fresh("")
    told = {
        "Bakers": makers.replace_brief(blank, customer="  Bakers\n"),
        "Ovens break": blank.apply(commands.add_problem(blank, "Ovens break")),
        "Remember flour": blank.apply(commands.add_note(0.0, 0.0, "Remember\n flour")),
        "x" * 59 + "…": makers.replace_brief(blank, title="x" * 300),
        "ab 👨\u200d👧": makers.replace_brief(blank, title="a\u202eb\n👨\u200d👧"),
    }
    for canvas in told.values():
        CanvasFile.draft(canvas).close()
    assert {draft.title for draft in drafts()} == {*told}
    for draft in drafts():
        file = open_draft(draft)
        assert file.canvas.id == draft.canvas
        assert draft_name(file.canvas) == draft.title
        file.discard()


def test_drafts_are_listed_without_opening_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a draft is told by is noted beside it when it is closed, and read anew if it changed."""
    CanvasFile.draft(makers.cafe()).close()
    with monkeypatch.context() as closed:
        closed.setattr(summary, "connected_for_reading", None)
        (draft,) = drafts()
        assert draft.title == "Café money — spring"
    file = open_draft(draft)
    titled(file, "Bakers")
    file.close()
    assert [draft.title for draft in drafts()] == ["Bakers"]


def test_a_crash_is_told_from_a_close(home: Path) -> None:
    """Who closes lets go of the folder; who is killed leaves word in it, and that is a crash."""
    file = CanvasFile.draft(makers.empty())
    titled(file, "Kept")
    assert not lock.is_any_left_by_a_crash()  # somebody has it
    file.close()
    assert not lock.is_any_left_by_a_crash()
    (draft,) = drafts()
    assert not draft.by_crash
    kill(open_draft(draft), home)
    assert lock.is_any_left_by_a_crash()
    assert [draft.by_crash for draft in drafts()] == [True]
    open_draft(drafts()[0]).close()
    assert [draft.by_crash for draft in drafts()] == [False]


@pytest.mark.parametrize(("kind", "field"), [("brief", "title"), ("strategy", "statement")])
def test_a_draft_stays_however_often_it_is_opened(home: Path, kind: str, field: str) -> None:
    """Words in the brief or the strategy alone are a person's too, also once they were found again
    and closed without an edit.
    """
    file = CanvasFile.draft(makers.empty())
    record = getattr(file.canvas, kind)
    changes = commands.set_field(file.canvas, [record.id], field, "Kept")
    file.apply(changes, StepLabel("edit-text"))
    file.close()
    for _ in range(3):
        (draft,) = drafts()
        assert draft.title == "Kept"
        open_draft(draft).close()
