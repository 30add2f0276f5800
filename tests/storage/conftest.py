# SPDX-License-Identifier: MIT
"""A file to work on, and the folder in which the program keeps its own."""

from pathlib import Path

import pytest

from stratcanvas.storage.door import write
from tests import makers


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    return path


@pytest.fixture
def home(_home_of_its_own: Path) -> Path:
    return _home_of_its_own
