# SPDX-License-Identifier: MIT
"""A damaged file: what can be read of it is one of the ways on, and the file is never written."""

from pathlib import Path

import pytest

from stratcanvas.storage.door import write
from stratcanvas.storage.errors import Trouble
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.dialogs.trouble import Way
from stratcanvas.ui.windows import Windows
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

PAGE = 4096


class Asked(list[tuple[Trouble, tuple[Way, ...]]]):
    """What was told and the ways on that were offered; the first one is chosen, once each."""

    def choose(self, _: object, problem: Trouble, ways: tuple[Way, ...]) -> Way:
        self.append((problem, ways))
        return Way.CLOSE if ways[0] is Way.OTHER_FILE else ways[0]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()
    monkeypatch.setattr(trouble, "ask_trouble", made.choose)
    return made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    return path


@pytest.mark.parametrize("first", [0, PAGE])
def test_what_can_be_read_opens_as_a_new_canvas(
    windows: Windows, place: Path, asked: Asked, first: int
) -> None:
    """Whether its end is gone or its beginning, which says that it is a canvas at all."""
    data = place.read_bytes()
    broken = bytes(PAGE) + data[PAGE:] if first == 0 else data[:-first]
    place.write_bytes(broken)
    windows.start([place])
    (window,) = windows.open_ones
    assert [ways for _, ways in asked] == [(Way.REMAINS, Way.OTHER_FILE)]
    assert "older copy" in asked[0][0].next
    assert asked[0][0].next.endswith("Or open what can be read of it, as a new canvas.")
    session = window.session
    assert session.canvas.problems == makers.cafe().problems
    assert session.canvas.id != makers.cafe().id
    assert (session.path, session.can_edit) == (None, True)
    assert session.unpublished
    assert "what could be read of “plan.canvas”" in window.banner.text.text()
    assert "4 problems, 6 tactics, 9 connectors" in window.banner.text.text()
    assert window.banner.way.text() == "Give it a name…"
    assert place.read_bytes() == broken


def test_where_nothing_is_left_that_is_said_once(
    windows: Windows, place: Path, asked: Asked
) -> None:
    """The way is offered before anybody knows; it leads to a sentence and not in a circle."""
    place.write_bytes(place.read_bytes()[:PAGE])
    windows.start([place])
    assert windows.open_ones == []
    assert windows.starting is not None
    assert [ways for _, ways in asked] == [(Way.REMAINS, Way.OTHER_FILE), (Way.OTHER_FILE,)]
    assert "can be read any more" in asked[-1][0].sentence
    assert "what can be read" not in asked[-1][0].next


def test_a_file_that_never_was_a_canvas_is_not_called_damaged(
    windows: Windows, place: Path, asked: Asked
) -> None:
    """Its name alone says nothing."""
    place.write_bytes(bytes(5 * PAGE))
    windows.start([place])
    ((told, ways),) = asked
    assert "is not a canvas" in told.sentence
    assert ways == (Way.OTHER_FILE,)
