# SPDX-License-Identifier: MIT
"""A file to work on, and the folder in which the program keeps its own."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stratcanvas.storage import workcopy


@pytest.fixture
def home(_home_of_its_own: Path) -> Path:
    return _home_of_its_own


@pytest.fixture(autouse=True)
def _nothing_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """See that each working copy that a test opens is closed, by it or by what it tries."""
    made: list[Any] = []
    real = workcopy._connected

    def connected(file: Path) -> Any:
        made.append(real(file))
        return made[-1]

    monkeypatch.setattr(workcopy, "_connected", connected)
    yield
    still_open = 0
    for database in made:
        try:
            database.conn.execute("SELECT 1")
        except sqlite3.ProgrammingError:  # it is closed
            continue
        database.close()
        still_open += 1
    assert not still_open
