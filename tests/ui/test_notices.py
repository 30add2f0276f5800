# SPDX-License-Identifier: MIT
"""What a window tells of its file: newer, changed outside this window, gone; and the ways on."""

import contextlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import with_id
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import opening
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile, drafts, read, write
from stratcanvas.storage.errors import Missing
from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.file_names import beside
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

P1 = makers.key(1, makers.PROBLEM)


@pytest.fixture
def window(windows: Windows, tmp_path: Path) -> Window:
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    return windows.show(opening.open_file(path))


def note(window: Window, text: str = "Mine") -> None:
    assert window.session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, text))


def by_somebody_else(path: Path) -> None:
    """Let a sync tool put another version in the file's place."""
    new = path.with_name("on its way")
    write(new, makers.cafe().apply(commands.add_note(5.0, 5.0, "Theirs")))
    new.replace(path)


def both_change(window: Window, path: Path) -> None:
    """Let a file be changed by somebody else and in its window, which has seen that."""
    note(window)
    by_somebody_else(path)
    assert not window.session.publish()


def words(path: Path) -> list[str]:
    return [each.text for each in read(path).notes.values()]


def test_a_newer_version_is_shown_when_the_window_comes_to_the_front(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    """The strip says that another version is shown; view and selection stay as they were."""
    window.selection.set((P1,))
    window.view.zoom_to(0.8)
    place = tmp_path / "plan.canvas"
    by_somebody_else(place)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.session.canvas == read(place))
    assert "changed outside this window" in window.banner.text.text()
    assert "You see that version" in window.banner.text.text()
    assert window.banner.way.isHidden()
    assert window.selection.ids == (P1,)
    assert window.view.zoom_factor == pytest.approx(0.8)


def test_both_are_kept_and_this_window_goes_on_with_mine(
    window: Window, windows: Windows, tmp_path: Path
) -> None:
    """After somebody else's change “Keep both” puts mine beside theirs, which can be opened."""
    place, mine = tmp_path / "plan.canvas", tmp_path / "plan (mine 2).canvas"
    (tmp_path / "plan (mine).canvas").write_text("never over anything")
    note(window)
    by_somebody_else(place)
    file_actions.save(window.context)
    assert window.status.hint.text() == "Kept here; the file was changed outside this window"
    assert window.banner.way.text() == "Keep both"
    window.banner.way.click()
    (now,) = windows.open_ones
    assert now.session.path == mine
    assert words(mine) == ["Mine"]
    assert words(place) == ["Theirs"]
    assert read(mine).id != read(place).id
    assert (tmp_path / "plan (mine).canvas").read_text() == "never over anything"
    assert drafts() == []
    note(now, "And on")
    assert now.session.publish()
    assert words(mine) == ["Mine", "And on"]
    assert now.banner.way.text() == "Open the other version"
    now.banner.way.click()
    assert [each.session.path for each in windows.open_ones] == [mine, place]


def test_a_file_that_was_taken_away_is_put_back(window: Window, tmp_path: Path) -> None:
    """Ctrl+S with the file gone says so, and one click makes the file anew."""
    place = tmp_path / "plan.canvas"
    place.unlink()
    file_actions.save(window.context)
    assert "is in" not in window.status.hint.text()
    assert "not in its folder" in window.banner.text.text()
    assert "What you see is kept on this computer." in window.banner.text.text()  # nobody edited
    assert window.banner.way.text() == "Put it back"
    window.banner.way.click()
    assert read(place) == makers.cafe()
    assert window.session.saved_words == "All changes saved"
    assert window.banner.isHidden()


def test_a_way_on_that_leads_nowhere_leaves_the_strip(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is gone, so nothing can be put back, and a dialog is left: both ways stay."""
    (tmp_path / "plan.canvas").unlink()
    window.session.publish()
    asked: list[str] = []
    monkeypatch.setattr(
        "stratcanvas.ui.save_and_export.ask_place", lambda *_: asked.append("place")
    )
    monkeypatch.setattr(
        "stratcanvas.ui.save_and_export.ask_trouble", lambda *_: asked.append("way")
    )
    monkeypatch.setattr(Session, "copy_to", _refuse)
    window.banner.way.click()
    window.banner.other.click()
    assert asked == ["way", "place"]
    assert window.banner.isVisible()
    assert window.banner.way.text() == "Put it back"


def _refuse(*_: object) -> None:
    raise Missing("There is no folder.")


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_file_that_was_renamed_is_followed(windows: Windows, tmp_path: Path, what: str) -> None:
    """Where it is now is said, and one click goes on there, with what was typed meanwhile: as the
    same canvas, with each step to undo.
    """
    before, now = tmp_path / "sub" / "plan.canvas", tmp_path / "sub" / "spring.canvas"
    before.parent.mkdir()
    write(before, makers.cafe())
    window = windows.show(opening.open_file(before))
    note(window, "before")
    assert window.session.publish()
    if what == "file":
        before.rename(now)
    else:
        before.parent.rename(tmp_path / "other")
        now = tmp_path / "other" / "plan.canvas"
    window.session.accord.look_now()
    note(window, "meanwhile")
    assert not window.session.publish()
    said = "to be called “spring.canvas”" if what == "file" else "to be in the folder “other”"
    assert said in window.banner.text.text()
    assert window.banner.way.text() == "Go on there"
    assert window.banner.other.text() == "Put it back"
    window.banner.way.click()
    assert window.banner.isHidden()
    assert (window.session.path, window.session.saved_words) == (now, "All changes saved")
    assert sorted(words(now)) == ["before", "meanwhile"]
    assert read(now).id == makers.cafe().id
    assert window.session.undo()
    assert window.session.publish()
    assert words(now) == ["before"]
    assert not before.exists()
    assert drafts() == []


def test_a_file_renamed_while_it_was_open_has_its_edits_the_next_time(
    windows: Windows, tmp_path: Path
) -> None:
    """Closed without going on there, and opened by its new name: one window, with everything."""
    before, now = tmp_path / "plan.canvas", tmp_path / "spring.canvas"
    write(before, makers.cafe())
    window = windows.show(opening.open_file(before))
    before.rename(now)
    note(window, "meanwhile")
    window.close()
    windows.open(now)
    (window,) = windows.open_ones
    assert window.session.path == now
    assert "meanwhile" in {each.text for each in window.session.canvas.notes.values()}
    assert window.banner.isHidden()
    assert window.session.publish()
    assert words(now) == ["meanwhile"]


def test_a_file_that_went_on_meanwhile_is_not_followed(window: Window, tmp_path: Path) -> None:
    """Somebody writes it where it is now before the click: that stays, and the strip says no more
    that it is there, but how it can be put back.
    """
    moved = tmp_path / "spring.canvas"
    (tmp_path / "plan.canvas").rename(moved)
    note(window)
    assert not window.session.publish()
    by_somebody_else(moved)
    window.banner.way.click()
    assert words(moved) == ["Theirs"]
    assert window.status.hint.text() == "It was not found there."
    assert "seems to be" not in window.banner.text.text()
    assert window.banner.way.text() == "Put it back"
    assert window.banner.isVisible()


def test_what_is_over_by_the_time_a_dialog_is_left_is_not_told_again(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file comes back while it is asked where a copy is to lie: the strip is gone for good."""
    (tmp_path / "plan.canvas").rename(tmp_path / "away")
    window.session.publish()

    def come_back(*_: object) -> None:
        (tmp_path / "away").rename(tmp_path / "plan.canvas")
        window.session.accord.look_now()
        assert window.session.publish()

    monkeypatch.setattr("stratcanvas.ui.save_and_export.ask_place", come_back)
    window.banner.other.click()
    assert window.banner.isHidden()


def test_what_was_said_of_the_file_is_withdrawn_when_it_stands_otherwise(
    window: Window, tmp_path: Path
) -> None:
    """“Everything is in …” does not stay beside words that say the contrary."""
    file_actions.save(window.context)
    assert "Everything is in" in window.status.hint.text()
    (tmp_path / "plan.canvas").unlink()
    assert not window.session.publish()
    assert window.status.saved.text() == "Kept here; the file is not in its folder"
    assert not window.status.hint.text()


def test_why_nothing_may_be_edited_is_withdrawn_with_the_reason(window: Window) -> None:
    """The sentence of a key that did nothing goes when editing is allowed."""
    window.session.refused.emit("The file may not be written.")
    assert window.status.hint.text()
    window.session.allowed.emit()
    assert not window.status.hint.text()


def test_the_status_bar_says_nothing_twice(window: Window, tmp_path: Path) -> None:
    """Where a message and the lasting words are the same, they stand there once."""
    window.resize(2_000, 600)  # room for all of it, however long the file's path is
    (tmp_path / "plan.canvas").unlink()
    file_actions.save(window.context)
    assert window.status.hint.text() == window.status.saved.text()
    assert window.status.saved.isHidden()
    file_actions.put_back(window.context)
    assert not window.status.saved.isHidden()
    assert window.status.hint.text() != window.status.saved.text()


def test_closing_with_the_file_gone_keeps_a_draft(
    window: Window, windows: Windows, tmp_path: Path
) -> None:
    """What was on the screen waits among the drafts."""
    (tmp_path / "plan.canvas").unlink()
    window.close()
    windows.open_draft(drafts()[0])
    (back,) = windows.open_ones
    assert back.session.canvas == makers.cafe()


def test_names_beside_a_file_are_short_enough_for_every_disk(tmp_path: Path) -> None:
    """A long name is cut for the mark to find room, and each further name is another one."""
    names = beside(tmp_path / ("ж" * 100 + ".canvas"), "mine")
    first, second = next(names), next(names)
    assert first.name.endswith(" (mine).canvas")
    assert second.name.endswith(" (mine 2).canvas")
    assert all(len(each.name.encode()) <= 120 for each in (first, second))


@pytest.mark.parametrize("narrow", [True, False])
def test_no_button_of_the_strip_is_cut(window: Window, qtbot: QtBot, *, narrow: bool) -> None:
    """In a narrow window the ways on stand below the words, in a wide one beside them, whole."""
    banner = window.banner
    words = "“plan.canvas” was changed outside this window. " * 2
    banner.tell(words, ("Keep both", window.close), ("Save a copy…", window.close))
    banner.setFixedWidth(360 if narrow else 1000)
    buttons = [banner.way, banner.other]
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in buttons))
    qtbot.waitUntil(lambda: (banner.way.y() > banner.text.geometry().bottom()) is narrow)
    qtbot.waitUntil(lambda: all(banner.rect().contains(each.geometry()) for each in buttons))


def test_words_being_typed_are_an_edit(window: Window, tmp_path: Path) -> None:
    """A newer file takes no word out of a field that is open; words that can't be kept stay too."""
    place = tmp_path / "plan.canvas"
    assert window.view.inline_edit.begin(P1)
    window.view.inline_edit.editor.insertPlainText("x" * (LONGEST_TEXT + 1))
    typed = window.view.inline_edit.editor.words()
    by_somebody_else(place)
    assert not window.session.accord.look_now()
    assert window.view.inline_edit.editor.words() == typed
    assert "Theirs" not in [each.text for each in window.session.canvas.notes.values()]
    file_actions.keep_both(window.context)
    assert "could not be kept" in window.status.hint.text()
    assert not place.with_name("plan (mine).canvas").exists()
    window.view.inline_edit.editor.undo()
    assert window.view.inline_edit.end()


def test_a_card_opened_for_typing_does_not_come_along_empty(
    window: Window, windows: Windows, tmp_path: Path
) -> None:
    """Going on in another file, a new card without a word is not in that file."""
    both_change(window, tmp_path / "plan.canvas")
    window.view.add_problem()
    file_actions.keep_both(window.context)
    assert len(read(tmp_path / "plan (mine).canvas").problems) == len(makers.cafe().problems)


@pytest.mark.parametrize("way", ["keep_both", "go_on_in_copy"])
def test_going_on_in_another_file_ends_neither_undo_nor_typing(
    window: Window, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The same card is open with its caret, and every step before can be taken back."""
    monkeypatch.setattr(
        "stratcanvas.ui.save_and_export.ask_place", lambda *_: tmp_path / "copy.canvas"
    )
    before = window.session.canvas
    step = commands.set_field(before, (before.id,), "customer", "Who bakes")
    assert window.session.do(StepLabel("edit-text"), step)
    both_change(window, tmp_path / "plan.canvas")
    window.view.edit(P1)
    window.view.inline_edit.editor.insertPlainText("ab")
    window.view.inline_edit.editor.moveCursor(QTextCursor.MoveOperation.Left)
    getattr(file_actions, way)(window.context)
    (now,) = windows.open_ones
    assert now.session.canvas.id != before.id
    assert now.view.inline_edit.card == P1
    now.view.inline_edit.editor.insertPlainText("-")
    assert now.session.canvas.problems[P1].statement == before.problems[P1].statement + "a-b"
    assert now.view.inline_edit.end()
    assert now.session.publish()
    for _ in range(3):
        assert now.session.undo()
    assert not now.session.undo_label
    assert now.session.canvas == with_id(before, now.session.canvas.id)
    assert now.session.redo()
    assert now.session.canvas.brief.customer == "Who bakes"
    assert now.session.publish()
    assert now.session.path is not None
    assert read(now.session.path) == now.session.canvas


def test_a_new_card_stays_open_when_work_goes_on_in_another_file(
    window: Window, windows: Windows, tmp_path: Path
) -> None:
    """A card that has no word yet gets its first one in the other file, as one step."""
    both_change(window, tmp_path / "plan.canvas")
    window.view.add_problem()
    file_actions.keep_both(window.context)
    (now,) = windows.open_ones
    assert now.view.inline_edit.active
    now.view.inline_edit.editor.insertPlainText("New")
    assert now.view.inline_edit.end()
    assert "New" in {each.statement for each in now.session.canvas.problems.values()}
    assert now.session.publish()
    assert len(read(tmp_path / "plan (mine).canvas").problems) == len(makers.cafe().problems) + 1
    assert now.session.undo()
    assert len(now.session.canvas.problems) == len(makers.cafe().problems)


def test_a_draft_that_gets_a_name_is_looked_after(
    windows: Windows, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From its first name on a file is watched, without the window coming to the front again."""
    windows.new()
    (window,) = windows.open_ones
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    place = tmp_path / "named.canvas"
    monkeypatch.setattr("stratcanvas.ui.save_and_export.ask_place", lambda *_: place)
    note(window)
    file_actions.save(window.context)
    canvas = window.session.canvas
    place.unlink()
    qtbot.waitUntil(lambda: not window.banner.isHidden())
    assert "not in its folder" in window.banner.text.text()
    assert window.session.canvas == canvas


def test_who_edits_an_older_programs_file_is_told_where_that_one_is_kept(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    """Once today's version is in the file, the strip says where the old bytes are."""
    place = tmp_path / "plan.canvas"
    shutil.copyfile(Path(__file__).parents[1] / "files" / "version-1.canvas", place)
    before = place.read_bytes()
    window = windows.show(opening.open_file(place))
    assert window.banner.isHidden()
    note(window)
    window.session.publish_soon()
    qtbot.waitUntil(lambda: not window.banner.isHidden())
    said = window.banner.text.text()
    assert "“plan.canvas” was written by an older Stratcanvas" in said
    assert Path(said.partition("kept in ")[2].removesuffix(".")).read_bytes() == before
    note(window, "More")
    window.banner.hide()
    window.session.publish_soon()
    qtbot.waitUntil(lambda: not window.session.unpublished)
    assert window.banner.isHidden()


def test_of_a_file_that_is_only_read_nothing_is_said_to_be_kept(
    windows: Windows, tmp_path: Path
) -> None:
    """Its file gone, what a window shows of it is kept nowhere until that closes."""
    place = tmp_path / "plan.canvas"
    write(place, makers.cafe())
    with contextlib.closing(CanvasFile.open(place)):
        window = windows.show(opening.look_at(place))
        data = place.read_bytes()
        place.unlink()
        assert not window.session.unpublished
        window.session.accord.look_now()
        said = window.banner.text.text()
        assert "not in its folder" in said
        assert "You still see it as it was." in said
        assert "kept" not in said
        assert window.banner.way.text() == "Go on in a copy…"
        place.write_bytes(data)
        window.session.accord.look_now()
        assert "is open in another window" in window.banner.text.text()


@pytest.fixture
def parted(window: Window, windows: Windows, tmp_path: Path) -> Window:
    """Return a window on a file that went another way than edits which became a draft."""
    place = tmp_path / "plan.canvas"
    note(window)
    by_somebody_else(place)
    window.close()
    return windows.show(opening.open_file(place))


def test_a_draft_is_told_of_until_it_is_open(parted: Window, windows: Windows) -> None:
    """Beside the sentence there is a button for it, and the sentence goes when that is pressed."""
    assert "is kept as a draft" in parted.banner.text.text()
    parted.session.saving.emit()
    assert not parted.banner.isHidden()
    assert parted.banner.way.text() == "Open the draft"
    parted.banner.way.click()
    _, draft = windows.open_ones
    assert "Mine" in [each.text for each in draft.session.canvas.notes.values()]
    assert parted.banner.isHidden()
    assert not drafts()


@pytest.mark.parametrize("look", ["of the window", "at the file"])
def test_a_draft_that_went_elsewhere_is_no_longer_told_of(
    parted: Window, tmp_path: Path, look: str
) -> None:
    """What another program has opened and given a name is not said to be among the drafts."""
    (draft,) = drafts()
    other = opening.resume(draft)
    other.name(tmp_path / "from draft.canvas")
    other.close()
    if look == "of the window":
        parted.notices.look_again()
    else:
        assert parted.session.accord.look_now()
    assert parted.banner.isHidden()


def test_words_left_are_told_of_until_they_are_open(windows: Windows, tmp_path: Path) -> None:
    """What waits in no file is told of while it waits, and opened elsewhere it waits no more."""
    left = Session(CanvasFile.draft(makers.cafe()))
    left.close()
    place = tmp_path / "plan.canvas"
    write(place, makers.empty())
    window = windows.show(opening.open_file(place))
    window.notices.tell_words_left(any_canvas=True)
    assert "There are words of yours" in window.banner.text.text()
    windows.open_draft(drafts()[0])
    assert window.banner.isHidden()
