# SPDX-License-Identifier: MIT
"""Asking where to write: no file that is there is replaced without a question about it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from stratcanvas.storage.place import note_recent
from stratcanvas.ui.dialogs.files import ask_place
from stratcanvas.ui.recent import fill_recent

Answers = Callable[..., None]


@pytest.fixture
def person(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Answers]:
    """Return a person who gives these answers in turn, to dialogs that give names as typed.

    A name is typed into the file dialog, None leaves it, and the question's buttons are pressed by
    their words. The dialogs themselves are not run: the system's own can't be driven from here.
    """
    waiting: list[str | None] = []

    def choose(dialog: QFileDialog) -> int:
        answer = waiting.pop(0)
        names = [] if answer is None else [str(tmp_path / answer)]
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: names)
        return len(names)

    def press(box: QMessageBox) -> int:
        words = waiting.pop(0)
        next(each for each in box.buttons() if each.text() == words).click()
        return 0

    monkeypatch.setattr(QFileDialog, "exec", choose)
    monkeypatch.setattr(QMessageBox, "exec", press)
    yield lambda *answers: waiting.extend(answers)
    assert not waiting


def asked(folder: Path) -> Path | None:
    return ask_place(None, "Save", folder / "proposed.canvas", "Canvases")


def test_an_ending_is_added(tmp_path: Path, person: Answers) -> None:
    """A name typed without an ending gets the one of the files asked for; others keep theirs."""
    person("plan")
    assert asked(tmp_path) == tmp_path / "plan.canvas"
    person("plan.v2")
    assert asked(tmp_path) == tmp_path / "plan.v2"
    person(None)
    assert asked(tmp_path) is None


def test_a_file_whose_ending_was_left_out_is_not_replaced_unasked(
    tmp_path: Path, person: Answers
) -> None:
    """Typing “plan” where plan.canvas lies leads to a question, and from there on or back."""
    (tmp_path / "plan.canvas").write_bytes(b"somebody's")
    person("plan", "Choose another name", "other")
    assert asked(tmp_path) == tmp_path / "other.canvas"
    person("plan", "Replace")
    assert asked(tmp_path) == tmp_path / "plan.canvas"


def test_recent_files_that_can_not_be_looked_at_are_left_out(tmp_path: Path, qtbot: QtBot) -> None:
    """A name that no disk takes any more hides no other recent file."""
    (tmp_path / "plan.canvas").touch()
    for name in ("plan.canvas", "x" * 300, "nul\0"):
        note_recent(tmp_path / name)
    menu = QMenu()
    fill_recent(menu, lambda _: None, lambda _: None)
    assert [action.text().split(" — ")[0] for action in menu.actions()] == ["plan.canvas"]
