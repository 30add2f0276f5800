# SPDX-License-Identifier: MIT
"""What every test and its children run under: no screen, no stray variable, a home of its own."""

import gc
import importlib
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis.strategies import none
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stratcanvas.storage.door import write
from stratcanvas.ui.sweeper import look_at_everything
from tests import makers
from tests.prove.soak import held

DECIDES = ("PYTHON", "QT_", "RL_")
"""Variables of Python, Qt and reportlab begin so. They hid what people meet: with
PYTHONUNBUFFERED a full standard output ends otherwise than without."""

for _name in [name for name in os.environ if name.startswith(DECIDES)]:
    del os.environ[_name]
os.environ["QT_QPA_PLATFORM"] = "offscreen"

MEMORY, ROOM = "/dev/shm", 2 * 1024**3
if (
    os.access(MEMORY, os.W_OK)
    and shutil.disk_usage(MEMORY).free > ROOM
    and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
):
    os.environ["PYTEST_DEBUG_TEMPROOT"] = MEMORY
"""Where there is room in memory, and programs may run there, tests have their folders there: each
edit is brought to the disk, and most of the time of a test that edits went by in waiting for it."""

settings.register_profile("unshrunk", phases=(Phase.explicit, Phase.generate), deadline=None)
settings.load_profile("unshrunk")
"""A failure is told with the example that was found: to look for the smallest one of a long history
takes longer than a test may, and then nothing is told. For that there is
``--hypothesis-profile=default -o timeout=0``. And no example has a time of its own: a busy machine
takes half a second for what takes 30 µs."""


_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
ROOT, TESTS = Path(__file__).parents[1], "test_*.py"

gc.disable()
"""What is made while tests are gathered stays for good; to look through it took a tenth of that."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Begin with this worker's share of the files: what pytest has made of those in a fresh clone,
    which takes most of the time of gathering tests, the other workers find.
    """
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    count = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    here = session.config.invocation_params.dir
    files = sorted(each for asked in session.config.args for each in (here / asked).rglob(TESTS))
    for path in files[int(number) :: count] if count > 1 else ():
        with suppress(Exception):  # it is told when this file has its turn
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


MUCH = 256 * 1024 * 1024
"""Bytes by which tests may grow a process before all that they have left is swept up."""
_swept = held()


@pytest.fixture(autouse=True)
def _no_other_thread_collects(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Collect garbage between tests, on their thread alone, as the program does on its window's.

    Python by itself collects wherever the next object is made, between two tests as well: a worker
    that another test has left drawing destroyed windows and their timers, and Qt fell. A command
    that is run here lets it do so, as it may in a process of its own. What is old is looked at once
    there is much: a window that Python counts as few objects is megabytes to Qt.
    """
    global _swept
    monkeypatch.setattr(gc, "enable", lambda: None)
    yield
    if held() - _swept > MUCH:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        look_at_everything()
        _swept = held()
    elif gc.get_count()[0] > gc.get_threshold()[0]:
        gc.collect(1)


PATIENCE = 300_000
"""Milliseconds after which a state that is waited for is given up; a busy machine is slow."""

LOOK = 1
"""Milliseconds from one look at what is waited for to the next. In pytest-qt's ten a core is idle:
113 tests that open windows waited 11.1 s so, and wait 6.3 s."""


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Return pytest-qt's own, with patience: how long something takes is no test's business."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitCallback", "waitExposed"):
        monkeypatch.setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
    wait = qtbot.wait
    monkeypatch.setattr(qtbot, "wait", lambda _milliseconds: wait(LOOK))
    return qtbot


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return folders, one after another; for a free name pytest looks through all there are."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _home_of_its_own(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep drafts, working copies and settings out of the real home."""
    home = next(_homes)
    home.mkdir(mode=0o700)
    monkeypatch.setenv("STRATCANVAS_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def _cafe_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a file with the café in it, written once."""
    path = tmp_path_factory.mktemp("café") / "plan.canvas"
    write(path, makers.cafe())
    return path.read_bytes()


@pytest.fixture
def plan(tmp_path: Path, _cafe_file: bytes) -> Path:
    """Return the path of a file with the café in it; a module may have another of its own."""
    path = tmp_path / "plan.canvas"
    path.write_bytes(_cafe_file)
    return path


@pytest.fixture(autouse=True)
def _sides_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let panels stand beside the canvas though the tests' screen is narrow; drawers have tests."""
    monkeypatch.setattr("stratcanvas.ui.layout.NARROW", 0)


@pytest.fixture(autouse=True)
def _no_view_looks_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing while a test waits: what a gesture draws would hang on how long that took."""
    for pause in ("GAP", "REST"):
        monkeypatch.setattr(f"stratcanvas.stage.layers.{pause}", 10**8)


@pytest.fixture(autouse=True)
def _no_stray_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse without looking at it (``caplog.clear()``)."""
    yield
    stray = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not stray, f"stray log lines: {[record.getMessage() for record in stray]}"


@pytest.fixture(autouse=True)
def _no_key_stays_down() -> Iterator[None]:
    """Let go of Shift and its like, which Qt takes for held after a click with them: a row that the
    next test goes to would be added to the others."""
    yield
    if QGuiApplication.keyboardModifiers() != Qt.KeyboardModifier.NoModifier:
        QTest.keyRelease(QWindow(), Qt.Key.Key_Shift)


@pytest.fixture(autouse=True)
def _no_button_stays_down() -> Iterator[None]:
    """Let go of what a test has pressed: to the next one's window a first press were a second."""
    yield
    nowhere = QWindow()
    nowhere.resize(9, 9)
    for button in _BUTTONS:
        QTest.mouseRelease(nowhere, button)


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QCoreApplication) -> Iterator[None]:
    """Start Qt's widgets before a picture starts Qt without them: a process has one for good.

    What was loaded until then stays, so no sweep after a test need look at it again. Hypothesis has
    its random numbers before: it looks for who holds them, and finds none among what stays, where
    Python keeps that dict with the others (3.14).
    """
    settings(max_examples=1, database=None)(given(none())(lambda _: None))()
    gc.collect()
    gc.freeze()
    yield
    QGuiApplication.clipboard().clear()  # Qt without a screen keeps it after Python has gone
    # The program ends as its loop does, and waits for its threads then; no test ran that loop.
    QTimer.singleShot(0, qapp.exit)
    qapp.exec()
    look_at_everything()  # what stays then pytest need not go through five times
