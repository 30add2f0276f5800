# SPDX-License-Identifier: MIT
"""What every test runs under: no screen, a home of its own, and no stray log line."""

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _home_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Keep drafts, working copies and settings out of the real home."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("STRATCANVAS_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _no_stray_log_lines(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse without looking at it (``caplog.clear()``)."""
    yield
    stray = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not stray, f"stray log lines: {[record.getMessage() for record in stray]}"


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: QCoreApplication) -> None:
    """Start Qt's widgets before a picture starts Qt without them: a process has one for good."""
