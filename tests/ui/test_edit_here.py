# SPDX-License-Identifier: MIT
"""A file that another window has is only read, and why is said; it is edited once that is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.session import opening
from stratcanvas.storage.door import CanvasFile, read, write
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

P1 = makers.key(1, makers.PROBLEM)


@pytest.fixture
def elsewhere(plan: Path) -> Iterator[CanvasFile]:
    """Return what holds the file, as another process would."""
    file = CanvasFile.open(plan)
    yield file
    file.close()


@pytest.fixture
def window(windows: Windows, plan: Path, elsewhere: CanvasFile) -> Window:
    return windows.show(opening.look_at(plan))


def test_the_reason_is_told(window: Window) -> None:
    """While another window has the file, that is what the strip says, and a copy is offered."""
    assert "is open in another window" in window.banner.text.text()
    assert window.banner.way.text() == "Go on in a copy…"
    assert window.session.accord.look_now()
    assert "is open in another window" in window.banner.text.text()


def test_once_the_other_is_gone_the_file_is_edited_here(
    window: Window, windows: Windows, elsewhere: CanvasFile, plan: Path, qtbot: QtBot
) -> None:
    """A look finds that nobody has the file any more; one click edits it in the same place."""
    window.view.zoom_to(0.7)
    window.selection.set((P1,))
    elsewhere.close()
    window.session.accord.look_again()
    qtbot.waitUntil(lambda: window.banner.way.text() == "Edit here")
    assert "No other window has it now" in window.banner.text.text()
    window.banner.way.click()
    (now,) = windows.open_ones
    assert now.session.path == plan
    assert now.session.can_edit
    assert now.banner.isHidden()
    assert now.selection.ids == (P1,)
    assert now.view.zoom_factor == pytest.approx(0.7)


def test_what_the_other_wrote_last_is_told_with_the_way_on(
    window: Window, elsewhere: CanvasFile, plan: Path
) -> None:
    """A newer version by the other window, which has closed, is shown and can be edited here."""
    elsewhere.close()
    new = plan.with_name("on its way")
    write(new, makers.cafe().apply(commands.add_note(5.0, 5.0, "Theirs")))
    new.replace(plan)
    assert window.session.accord.look_now()
    assert "You see that version" in window.banner.text.text()
    assert window.banner.way.text() == "Edit here"


def test_to_open_it_again_takes_it_over(
    window: Window, windows: Windows, elsewhere: CanvasFile, plan: Path
) -> None:
    """Ctrl+O on the same file raises the window while another has it, and edits it after that."""
    windows.open(plan, window)
    assert windows.open_ones == [window]
    elsewhere.close()
    windows.open(plan, window)
    (now,) = windows.open_ones
    assert now.session.can_edit
    assert read(plan) == now.session.canvas


def test_who_comes_first_has_it(
    window: Window,
    windows: Windows,
    elsewhere: CanvasFile,
    plan: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where a third window has taken the file meanwhile, that is told and this one stays."""
    told: list[str] = []

    def ask(_: object, problem: trouble.Told, __: object) -> trouble.Way:
        told.append(problem.sentence)
        return trouble.Way.CLOSE

    monkeypatch.setattr(trouble, "ask_trouble", ask)
    elsewhere.close()
    assert window.session.accord.look_now()
    third = CanvasFile.open(plan)
    window.banner.way.click()
    assert told == ["This canvas is open in another window."]
    assert windows.open_ones == [window]
    third.close()


def test_a_key_that_would_edit_brings_the_way_on_back(
    window: Window, elsewhere: CanvasFile, qtbot: QtBot
) -> None:
    """Who has put the strip away and wants to edit is offered what can be done by now."""
    window.banner.hide()
    elsewhere.close()
    window.view.add_problem()
    qtbot.waitUntil(lambda: window.banner.way.text() == "Edit here")
    assert not window.banner.isHidden()


def test_room_for_edits_is_tried_for_again(
    windows: Windows, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is read for want of a place to keep edits is edited once there is one."""
    (tmp_path / "home").write_text("a file in its place")
    with monkeypatch.context() as nowhere:
        nowhere.setenv("STRATCANVAS_HOME", str(tmp_path / "home"))
        window = windows.show(opening.open_file(plan))
        assert window.session.accord.look_now()
        assert "its own folder" in window.banner.text.text()
        assert window.banner.way.text() == "Try again"
    window.banner.way.click()
    (now,) = windows.open_ones
    assert now.session.can_edit
