# SPDX-License-Identifier: MIT
"""While a place is asked for, what goes there is made ready; what is there by then counts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtCore import QCoreApplication

from stratcanvas.domain.changes import updating
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session
from stratcanvas.storage import foreseen
from stratcanvas.storage.door import CanvasFile, read
from stratcanvas.storage.errors import NameTaken
from tests import makers


@pytest.fixture
def session(qapp: QCoreApplication) -> Iterator[Session]:
    """Return a draft with a first edit, which lies in a working copy."""
    session = Session(CanvasFile.draft(makers.fresh("")))
    write(session, "Coffee")
    yield session
    session.close(anyway=True)


def write(session: Session, words: str) -> None:
    strategy = session.canvas.strategy
    newer = replace(strategy, statement=words)
    assert session.do(StepLabel("edit-text"), updating([(strategy, newer)]))


@pytest.mark.parametrize("go_on", [Session.name, Session.copy_to])
def test_a_place_gets_what_was_made_ahead(session: Session, tmp_path: Path, go_on: object) -> None:
    """Nothing is made or checked a second time when the place is known; the file is whole."""
    place = tmp_path / "a.canvas"
    with session.looking_ahead():
        session._safe._ahead.join()
        refuse = AssertionError("made again")
        with (
            mock.patch.object(foreseen, "printed", side_effect=refuse),
            mock.patch.object(foreseen, "content_of", side_effect=refuse),
        ):
            go_on(session, place)  # type: ignore[operator]
    assert read(place) == session.canvas
    write(session, "Tea")
    assert session.canvas.strategy.statement == "Tea"


@pytest.mark.parametrize("go_on", [Session.name, Session.copy_to])
def test_what_is_typed_meanwhile_is_in_the_file(
    session: Session, tmp_path: Path, go_on: object
) -> None:
    """What was made ahead is of no use once anything was edited: the newest words are written."""
    with session.looking_ahead():
        session._safe._ahead.join()
        write(session, "Tea")
        go_on(session, tmp_path / "a.canvas")  # type: ignore[operator]
    assert read(tmp_path / "a.canvas").strategy.statement == "Tea"


def test_each_of_two_copies_is_put_there_by_its_own_temporary_file(
    session: Session, tmp_path: Path
) -> None:
    """A second place, after the first was refused, begins with a name of its own."""
    (tmp_path / "taken.canvas").write_bytes(b"")
    names = []
    with session.looking_ahead():
        session._safe._ahead.join()
        material = session._file.material(session.canvas)
        names = [session._file.foreseen.printed(material, tmp_path).temporary for _ in range(2)]
        with pytest.raises(NameTaken):
            session.copy_to(tmp_path / "taken.canvas")
        session.copy_to(tmp_path / "free.canvas")
    assert len(set(names)) == 2
    assert read(tmp_path / "free.canvas") == session.canvas


def test_what_was_only_looked_at_is_copied_too(plan: Path, tmp_path: Path, qapp: object) -> None:
    """A canvas without a working copy is made ready from its records."""
    session = Session(CanvasFile.look(plan))
    with session.looking_ahead():
        session._safe._ahead.join()
        with mock.patch.object(foreseen, "printed", side_effect=AssertionError("made again")):
            session.copy_to(tmp_path / "b.canvas")
    assert read(tmp_path / "b.canvas") == session.canvas
    session.close()


def test_nothing_is_kept_of_what_was_made_ahead(session: Session, tmp_path: Path) -> None:
    """Whoever leaves the question leaves no second canvas in memory."""
    with session.looking_ahead():
        pass
    with mock.patch.object(foreseen, "printed", wraps=foreseen.printed) as made:
        session.copy_to(tmp_path / "c.canvas")
    made.assert_called_once()
