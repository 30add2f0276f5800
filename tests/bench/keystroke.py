# SPDX-License-Identifier: MIT
"""What a key waits for while the coach loads a language and reads 1,000 cards: at most a repaint.

By the clock, since waiting is no work; as a ratio of things timed in turn.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.session.session import Session
from stratcanvas.session.text_reader import TextReader
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui.app import STYLE, set_up
from stratcanvas.ui.crash import quieten_qt
from stratcanvas.ui.window import Window
from tests import makers
from tests.bench.coach import CARDS, plan
from tests.bench.pairs import Figure, environment

_LANGUAGES = ("da", "de", "en", "es", "fi", "fr", "it", "nb", "nl", "pl", "pt", "ro", "sv", "tr")
"""Each is loaded once, while a key is pressed."""
_APART = 0.012
"""Seconds by which the key comes later in each round, so that it meets all that a reader does."""


def figures() -> Iterator[Figure]:
    """Yield the figure of a key on a card."""
    with (
        tempfile.TemporaryDirectory() as home,
        environment(QT_QPA_PLATFORM="offscreen", STRATCANVAS_HOME=home),
    ):
        quieten_qt()
        app = QApplication.instance() or QApplication([sys.argv[0], *STYLE])
        assert isinstance(app, QApplication)
        windows = set_up(app)
        window = windows.show(Session(CanvasFile.draft(plan(CARDS))))
        window.furnish()
        window.resize(1600, 900)
        window.view.edit(makers.key(1, makers.PROBLEM))
        rounds = [_round(window, language, n) for n, language in enumerate(_LANGUAGES)]
        windows.quit()
    quiet, busy, repaint = map(_typical, zip(*rounds, strict=True))
    yield Figure(name="coach: a key's wait", ratio=(busy - quiet) / repaint, target=1.0)


def _round(window: Window, language: str, number: int) -> tuple[float, float, float]:
    """Return the seconds of a key with nobody reading, of one with, and of a repaint."""
    _pass(0.6)  # what the key before asked for is read by now
    quiet = _seconds(lambda: _press(window))
    _pass(0.6)
    repaint = _seconds(window.view.viewport().repaint)
    reader = TextReader()
    canvas = window.session.canvas
    read = type(canvas)(
        replace(canvas.brief, language=language),
        canvas.strategy,
        [*canvas.problems.values(), *canvas.tactics.values()],
    )
    window.session.changed.connect(reader.hold)
    reader.start(None, read, type(window.session.document.waiting)())
    _pass(0.02 + number * _APART)
    busy = _seconds(lambda: _press(window))
    reader.stop()
    return quiet, busy, repaint


def _typical(column: tuple[float, ...]) -> float:
    """Return the lower quartile: what others on the machine hold up is not our wait."""
    return statistics.quantiles(column, n=4)[0]


def _press(window: Window) -> None:
    QTest.keyClick(window.view.inline_edit.editor, "a")
    for _ in range(3):
        QApplication.processEvents()


def _pass(seconds: float) -> None:
    """Let time pass as it does between two keys, with Python free for the reader."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def _seconds(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start
