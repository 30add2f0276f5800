# SPDX-License-Identifier: MIT
"""What is said of words that could not be kept: nothing says that a file has them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.session import opening
from stratcanvas.storage.door import CanvasFile, read, write
from stratcanvas.storage.errors import DiskFull
from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

P1 = makers.key(1, makers.PROBLEM)
NOT_KEPT = "What you are typing could not be kept."
Switch = Callable[[bool], None]


@pytest.fixture
def window(windows: Windows, tmp_path: Path, qtbot: QtBot) -> Window:
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    window = windows.show(opening.open_file(path))
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Switch:
    """Return what fills the disk of this computer, and makes room on it."""
    real = CanvasFile.apply

    def refuse(*_: object) -> None:
        raise DiskFull("There is no room.", then="Free some space, then try again.")

    return lambda is_full: monkeypatch.setattr(CanvasFile, "apply", refuse if is_full else real)


def typing(window: Window, full: Switch, words: str = " Typed on a full disk.") -> str:
    """Type words for which there is no room and return all that stands in the field."""
    full(True)
    assert window.view.inline_edit.begin(P1)
    window.view.inline_edit.editor.insertPlainText(words)
    return window.view.inline_edit.editor.words()


def test_save_says_what_the_file_lacks_and_what_helps(
    window: Window, full: Switch, tmp_path: Path
) -> None:
    """“Everything is in …” is not said while words are in no file; with room again it is."""
    typed = typing(window, full)
    file_actions.save(window.context)
    assert window.status.hint.text() == f"{NOT_KEPT} Free some space, then try again."
    assert "Everything" not in window.status.hint.text()
    full(False)
    file_actions.save(window.context)
    assert "Everything is in" in window.status.hint.text()
    assert read(tmp_path / "plan.canvas").problems[P1].statement == typed


def test_a_copy_says_that_a_field_takes_no_more(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words that are too many for a card are not said to be in the copy."""
    place = tmp_path / "copy.canvas"
    monkeypatch.setattr("stratcanvas.ui.save_and_export.ask_place", lambda *_: place)
    assert window.view.inline_edit.begin(P1)
    window.view.inline_edit.editor.insertPlainText("x" * (LONGEST_TEXT + 1))
    file_actions.save_copy(window.context)
    assert window.status.hint.text().startswith(NOT_KEPT[:-1])


def test_a_copy_says_what_it_lacks(
    window: Window, full: Switch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy that could not take what is being typed says so before it says where it is."""
    place = tmp_path / "copy.canvas"
    monkeypatch.setattr("stratcanvas.ui.save_and_export.ask_place", lambda *_: place)
    typing(window, full)
    file_actions.save_copy(window.context)
    assert read(place).problems[P1] == makers.cafe().problems[P1]
    said = window.status.hint.text()
    assert said.startswith(f"{NOT_KEPT[:-1]} and is not in it. A copy is in ")


def test_room_made_while_a_place_is_chosen_is_used(
    window: Window, full: Switch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be kept before the dialog is tried again once a place is chosen."""
    place = tmp_path / "copy.canvas"

    def free_some_space(*_: object) -> Path:
        full(False)
        return place

    monkeypatch.setattr("stratcanvas.ui.save_and_export.ask_place", free_some_space)
    typed = typing(window, full)
    file_actions.save_copy(window.context)
    assert read(place).problems[P1].statement == typed
    assert window.status.hint.text().startswith("A copy is in ")


def test_the_question_at_closing_says_what_helps(
    window: Window, full: Switch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shortening helps against no full disk: space does."""
    told: list[str] = []

    def ask(_: object, problem: trouble.Told, __: object) -> trouble.Way:
        told.append(problem.next)
        return trouble.Way.BACK

    monkeypatch.setattr(trouble, "ask_trouble", ask)
    typing(window, full)
    assert not window.close()
    assert told[0].startswith("Free some space, then try again. Go back to try again or copy them")
    full(False)
    assert window.view.inline_edit.end()


def test_the_strip_goes_with_the_trouble(window: Window, full: Switch) -> None:
    """That there is no room is told until the words are kept, and no longer."""
    typing(window, full)
    assert "There is no room" in window.banner.text.text()
    window.session.saving.emit()
    assert not window.banner.isHidden()
    full(False)
    assert window.view.inline_edit.end()
    assert window.banner.isHidden()
