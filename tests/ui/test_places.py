# SPDX-License-Identifier: MIT
"""Asking where to write: no file that is there is replaced without a question about it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from stratcanvas.storage.state_folder import note_recent
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
    person("plan v1.2")
    assert asked(tmp_path) == tmp_path / "plan v1.2.canvas"
    person("plan.CANVAS")
    assert asked(tmp_path) == tmp_path / "plan.CANVAS"
    person(None)
    assert asked(tmp_path) is None


@pytest.mark.parametrize("typed", ["new plan.pdf", ".canvas"])
def test_a_name_that_is_none_for_a_canvas_is_asked_again(
    tmp_path: Path, person: Answers, typed: str
) -> None:
    """As on the command line: no “plan.pdf.canvas” and no hidden file come of it."""
    person(typed, "Choose another name", "new plan")
    assert asked(tmp_path) == tmp_path / "new plan.canvas"
    person(typed, "Choose another name", None)
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


def test_a_folder_of_that_name_is_no_file_to_replace(tmp_path: Path, person: Answers) -> None:
    """Nobody is asked whether a folder may be replaced: it can't be, and writing says so."""
    (tmp_path / "plan.canvas").mkdir()
    person("plan")
    assert asked(tmp_path) == tmp_path / "plan.canvas"


def test_the_toolkits_dialog_keeps_no_folder_outside_ours(tmp_path: Path) -> None:
    """Which folders a person was in is written nowhere but in our own folder, private to them."""
    code = (
        "from pathlib import Path; import sys\n"
        "from PySide6.QtCore import Qt, QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)\n"
        "from stratcanvas.ui.dialogs.files import ask_files, ask_place\n"
        "def leave(): app.activeModalWidget().accept()\n"
        "QTimer.singleShot(0, leave)\n"
        "ask_place(None, 'Save', Path(sys.argv[1]) / 'plan.canvas', 'Canvases')\n"
        "QTimer.singleShot(0, lambda: app.activeModalWidget().reject())\n"
        "ask_files(None, Path(sys.argv[1]))\n"
        "app.processEvents()\n"
    )
    person, ours, plans = (tmp_path / name for name in ("person", "ours", "plans"))
    for folder in (person, plans):
        folder.mkdir()
    hidden = {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    subprocess.run(
        [sys.executable, "-c", code, str(plans)],
        env={**bare, "HOME": str(person), "STRATCANVAS_HOME": str(ours)},
        cwd=Path(__file__).parents[2],
        check=True,
        timeout=300,
    )
    files = [each for each in person.rglob("*") if each.is_file()]
    assert not [each for each in files if b"plans" in each.read_bytes()]
    if sys.platform != "win32":
        assert ours.stat().st_mode & 0o777 == 0o700


def test_recent_files_that_can_not_be_looked_at_are_left_out(tmp_path: Path, qtbot: QtBot) -> None:
    """A name that no disk takes any more hides no other recent file."""
    (tmp_path / "plan.canvas").touch()
    for name in ("plan.canvas", "x" * 300, "nul\0"):
        note_recent(tmp_path / name)
    menu = QMenu()
    fill_recent(menu, lambda _: None, lambda _: None, lambda _: None)
    files = [words for action in menu.actions() if " — " in (words := action.text())]
    assert [words.split(" — ")[0] for words in files] == ["plan.canvas"]
