# SPDX-License-Identifier: MIT
"""A long day at a large canvas: memory at its end stands where it stood early on."""

import gc
import os
import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QCoreApplication

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile, write
from tests import makers

UNIT, USUAL = "publishes", 400
CARDS = 10_000
EARLY = 20
"""Publishes after which memory is first measured: caches are warm then."""
MAY_GROW = 24 * 1024 * 1024
"""Bytes; one file of that size takes some 3.5 MB, so a leak of one a publish is 1.3 GB."""


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield one trial: edits and publishes of one large file, again and again."""
    if count:
        yield f"{count} publishes at {CARDS:,} cards", count, partial(see_that_memory_stands, count)


def see_that_memory_stands(count: int, cards: int = CARDS, may_grow: int = MAY_GROW) -> None:
    """Edit and publish a file of so many cards; memory may grow no more after the first few."""
    app = QCoreApplication.instance() or QCoreApplication([])
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    try:
        with mock.patch.dict(os.environ, STRATCANVAS_HOME=str(folder / "home")):
            path = folder / "plan.canvas"
            write(path, makers.crowded(cards // 50, cards - cards // 50))
            session = Session(CanvasFile.open(path))
            early = 0
            for number in range(1, count + 1):
                note = commands.add_note(0.0, 0.0, f"edit {number}")
                assert session.do(StepLabel("add-note"), note)
                assert session.publish()
                assert session.do(StepLabel("delete-cards"), note.inverse())
                app.processEvents()
                if number == min(EARLY, count):
                    early = used()
            grown = used() - early
            session.close()
            assert grown <= may_grow, f"{grown / 1e6:.0f} MB more than after {EARLY} publishes"
    finally:
        shutil.rmtree(folder)


def used() -> int:
    """Return the bytes of memory that this process holds once its garbage has gone."""
    gc.collect()
    return held()


def held() -> int:
    """Return the bytes of memory that this process holds now (elsewhere than on Linux: at most)."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
