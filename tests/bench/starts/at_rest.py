# SPDX-License-Identifier: MIT
"""Prints the bytes of memory that are held when all is at rest.

`at_rest program FILE`: by the program, with its window on a file. `at_rest naive FILE`: by one that
has the same records, and shows them in a naive scene.
"""

import gc
import os
import sys
import time
from pathlib import Path

from stratcanvas.__main__ import load_qt

load_qt()  # as in the program's own start: PySide would else keep the source of each module

from PySide6.QtWidgets import QApplication, QGraphicsView  # noqa: E402

from stratcanvas.session.spare_memory import give_back  # noqa: E402
from stratcanvas.stage.places.live_layout import LiveLayout  # noqa: E402
from stratcanvas.storage.door import CanvasFile  # noqa: E402
from stratcanvas.ui.app import STYLE, set_up  # noqa: E402
from tests.bench.window import home, rest, settle  # noqa: E402
from tests.bench.yardsticks import naive_scene  # noqa: E402

SIZE = (1600, 900)


def held() -> int:
    """Return the bytes of memory that this process holds."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def program(file: Path) -> int:
    """Return what the program holds once the coach has read all texts and all pictures are made."""
    windows = set_up(QApplication([sys.argv[0], *STYLE]))
    windows.start([file])
    while not windows.open_ones:
        settle()
    (window,) = windows.open_ones
    window.furnish()
    window.resize(*SIZE)
    rest()  # what is first shown is looked at, and kept as there is room
    home(window)
    while not window.panels.around.advice.is_current:
        settle()
        time.sleep(0.01)  # it reads beside the window
    rest()
    give_back()  # as its sweeper does some seconds later
    return held()


def naive(file: Path) -> int:
    """Return what a program of records, a naive scene and its view holds."""
    QApplication(sys.argv)
    opened = CanvasFile.open(file)
    layout = LiveLayout(opened.canvas)
    view = QGraphicsView(naive_scene(layout))
    view.resize(*SIZE)
    view.show()
    settle()
    return held()


if __name__ == "__main__":
    measure = {"program": program, "naive": naive}[sys.argv[1]]
    sys.stdout.write(f"{measure(Path(sys.argv[2]))}\n")
    sys.stdout.flush()
    os._exit(0)  # an orderly end is of no interest
