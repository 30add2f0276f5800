# SPDX-License-Identifier: MIT
"""Asking where to write: no file that is there is replaced without a question about it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stratcanvas.storage.place import note_recent
from stratcanvas.ui.dialogs.files import ask_place
from stratcanvas.ui.recent import fill_recent

Step = Callable[[QWidget], None]


def type_name(name: str) -> Step:
    """Return the step of typing a name into the file dialog and accepting it."""

    def step(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(name)
        dialog.accept()

    return step


def press(words: str) -> Step:
    """Return the step of pressing a button of the question."""

    def step(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == words).click()

    return step


def leave(dialog: QWidget) -> None:
    """Think better of it."""
    assert isinstance(dialog, QFileDialog)
    dialog.reject()


@pytest.fixture
def person(qtbot: QtBot) -> Iterator[Callable[..., None]]:
    """Return a person who takes these steps, one in each dialog that comes."""
    waiting: list[Step] = []
    timer = QTimer(interval=20)

    def go_on() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and waiting:
            waiting.pop(0)(dialog)

    timer.timeout.connect(go_on)
    timer.start()
    yield lambda *steps: waiting.extend(steps)
    timer.stop()
    assert not waiting


def asked(folder: Path) -> Path | None:
    return ask_place(None, "Save", folder / "proposed.canvas", "Canvases")


def test_an_ending_is_added(tmp_path: Path, person: Callable[..., None]) -> None:
    """A name typed without an ending gets the one of the files asked for; others keep theirs."""
    person(type_name("plan"))
    assert asked(tmp_path) == tmp_path / "plan.canvas"
    person(type_name("plan.v2"))
    assert asked(tmp_path) == tmp_path / "plan.v2"
    person(leave)
    assert asked(tmp_path) is None


def test_a_file_whose_ending_was_left_out_is_not_replaced_unasked(
    tmp_path: Path, person: Callable[..., None]
) -> None:
    """Typing “plan” where plan.canvas lies leads to a question, and from there on or back."""
    (tmp_path / "plan.canvas").write_bytes(b"somebody's")
    person(type_name("plan"), press("Choose another name"), type_name("other"))
    assert asked(tmp_path) == tmp_path / "other.canvas"
    person(type_name("plan"), press("Replace"))
    assert asked(tmp_path) == tmp_path / "plan.canvas"


def test_recent_files_that_can_not_be_looked_at_are_left_out(tmp_path: Path, qtbot: QtBot) -> None:
    """A name that no disk takes any more hides no other recent file."""
    (tmp_path / "plan.canvas").touch()
    for name in ("plan.canvas", "x" * 300, "nul\0"):
        note_recent(tmp_path / name)
    menu = QMenu()
    fill_recent(menu, lambda _: None, lambda _: None)
    assert [action.text().split(" — ")[0] for action in menu.actions()] == ["plan.canvas"]
