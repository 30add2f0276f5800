# SPDX-License-Identifier: MIT
"""Whatever the table of formats reads is opened by every way in: start, Open, drop, file dialog."""

import dataclasses
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import TakenIn
from stratcanvas.storage.door import write
from stratcanvas.storage.errors import Trouble
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.dialogs.files import ask_files
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.formats.pdf.inside.documents import carrying, pdf
from tests.lists import LIST, WRITTEN_ONLY, read_list

pytestmark = pytest.mark.usefixtures("panels_away")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "plan.list"
    path.write_text("Mine\n- Runs out of cash\n")
    return path


def test_a_file_of_another_format_opens_in_a_window(windows: Windows, place: Path) -> None:
    """At the start and from a window that asks (Open, drop): a canvas without a name, which says
    where it is from and what was left out.
    """
    windows.formats = (LIST,)
    windows.start([place])
    (window,) = windows.open_ones
    window.context.windows.open.emit([place])
    assert len(windows.open_ones) == 2
    for each in windows.open_ones:
        assert each.session.path is None
        assert [problem.statement for problem in each.session.canvas.ranked] == ["Runs out of cash"]
        assert each.banner.isVisible()
        assert "made of what is in “plan.list”" in each.banner.text.text()
        assert "1 lines were left out." in each.banner.text.text()
        assert each.banner.way.text() == "Give it a name…"
    assert place.read_text() == "Mine\n- Runs out of cash\n"


def test_a_pdf_opens_the_canvas_that_it_carries(windows: Windows, tmp_path: Path) -> None:
    """At the start, and dropped on a window or opened from it, without a name of its own."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(carrying()))
    windows.start([path])
    (window,) = windows.open_ones
    window.context.windows.open.emit([path])
    assert len(windows.open_ones) == 2
    for each in windows.open_ones:
        assert each.session.path is None
        assert len(each.session.canvas.tactics) == 6
        assert "taken out of “plan.pdf”" in each.banner.text.text()
        assert each.banner.way.text() == "Give it a name…"


def test_a_refusal_reads_like_any_other(
    windows: Windows, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader's sentence comes with the ways on that every file has that can't be opened."""
    told: list[tuple[Trouble, tuple[trouble.Way, ...]]] = []

    def choose(_: object, problem: Trouble, ways: tuple[trouble.Way, ...]) -> trouble.Way:
        told.append((problem, ways))
        return trouble.Way.CLOSE

    monkeypatch.setattr(trouble, "ask_trouble", choose)
    place.write_text("nothing")
    windows.formats = (LIST,)
    windows.new()
    windows.open(place)
    assert [(str(problem), ways) for problem, ways in told] == [
        ("“plan.list” lists nothing. It was left as it is.", (trouble.Way.OTHER_FILE,))
    ]
    assert len(windows.open_ones) == 1


def test_a_slow_reader_holds_up_no_window(
    windows: Windows, place: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads in a thread of its own, the small window says so, and giving up ends it."""
    monkeypatch.setattr("stratcanvas.ui.windows.PATIENCE", 0.0)
    go_on = threading.Event()
    threads: list[threading.Thread] = []

    def dawdle(data: bytes, name: str, progress: Progress) -> TakenIn:
        threads.append(threading.current_thread())
        go_on.wait(60)
        return read_list(data, name, progress)

    windows.formats = (dataclasses.replace(LIST, reader=dawdle),)
    windows.new()
    windows.open(place)
    (waiting,) = windows.awaited
    qtbot.waitUntil(waiting.isVisible)
    assert "“plan.list”" in waiting.label.text()
    assert windows.open_ones[0].isEnabled()
    arrival = waiting.arrival
    waiting.cancel.click()
    go_on.set()
    assert arrival.wait(60)
    assert threading.main_thread() not in threads
    assert len(windows.open_ones) == 1


def test_the_file_dialog_offers_what_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All that opens first, then kind by kind; formats that are only written are not offered."""
    asked: list[str] = []

    def look(_: object, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append(kinds)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", look)
    ask_files(None, tmp_path, WRITTEN_ONLY)
    ask_files(None, tmp_path, (*WRITTEN_ONLY, LIST))
    assert asked == [
        "Canvases (*.canvas);;All files (*)",
        (
            "All that can be opened (*.canvas *.list);;Canvases (*.canvas);;List (*.list);;"
            "All files (*)"
        ),
    ]


def test_a_canvas_is_opened_without_the_table(windows: Windows, tmp_path: Path) -> None:
    """Our own files go the native way whatever the table says: they keep name, id and path."""
    write(tmp_path / "plan.list", makers.cafe())
    windows.formats = (LIST,)
    windows.open(tmp_path / "plan.list")
    (window,) = windows.open_ones
    assert window.session.path == tmp_path / "plan.list"
    assert window.session.canvas.id == makers.cafe().id
