# SPDX-License-Identifier: MIT
"""A large file, opened: from its bytes to the first paint, against a naive scene of its records."""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from stratcanvas.shipped import resource
from stratcanvas.storage.door import write
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests.bench.pairs import Figure, Timer, call, growth, process, ratio
from tests.bench.window import SIZES, rest, window, windows
from tests.bench.yardsticks import board, naive

ROUNDS = 3


def figures() -> Iterator[Figure]:
    """Yield what a large file costs more than a small one, and than a naive scene."""
    with tempfile.TemporaryDirectory() as folder:
        files = {cards: Path(folder) / f"{cards}.canvas" for cards in SIZES}
        for cards, file in files.items():
            write(file, board(cards))
        yield _as_a_process(files[SIZES[2]], folder)
        with windows() as ours:
            large, small = (_opening(ours, files[cards]) for cards in (SIZES[2], SIZES[1]))
            yield Figure(name="open.growth", ratio=growth(large, small, ROUNDS), target=1.05)
            with window(ours, board(SIZES[2])) as opened:
                layout = opened.view.stage.live_layout
                for link in layout.canvas.links:
                    layout.curve(link)  # what a naive scene would not reckon, it need not wait for
                plainly = statistics.median(call(lambda: _shown(opened))() for _ in range(2))
            opening = statistics.median(large() for _ in range(ROUNDS))
        yield Figure(name="open.bytes to paint 10,000", ratio=opening / plainly, target=0.05)


def _as_a_process(large: Path, home: str) -> Figure:
    """Return the program on a large file up to its first paint, against the same on the sample."""
    start = [sys.executable, "-I", "-m", "tests.bench.starts.program", "canvas"]
    ours, theirs = (
        process([*start, str(file)], {"STRATCANVAS_HOME": home})
        for file in (large, resource("samples/cafe.canvas"))
    )
    return Figure(name="open.window 10,000/sample", ratio=ratio(ours, theirs, rounds=5), target=2.0)


def _shown(window: Window) -> None:
    port = naive(window.view)
    port.close()


def _opening(windows: Windows, file: Path) -> Timer:
    """Return a timer of opening a file up to its first paint: CPU seconds of all threads."""

    def once() -> float:
        seen: list[float] = []
        listening = windows.pictured.connect(lambda: seen.append(time.process_time()))
        start = time.process_time()
        windows.open(file)
        while not seen:
            QApplication.processEvents()
            time.sleep(0.001)  # the file is read beside the window
        spent = seen[0] - start
        windows.pictured.disconnect(listening)
        for opened in list(windows.open_ones):
            opened.close()
        rest()  # else what that window still had to do would count with the next
        return spent

    return once
