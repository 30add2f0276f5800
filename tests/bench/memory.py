# SPDX-License-Identifier: MIT
"""What a card takes of memory, in a window that is at rest, against one of a naive scene.

From 100 to 10,000 cards that counts the 30 MB of pictures, as large as the screen, that come with
the first few thousand cards; from 10,000 on it is the card alone. Both are told.
"""

import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from stratcanvas.storage.door import write
from tests.bench.pairs import Figure, environment
from tests.bench.window import SIZES, roomy_platform
from tests.bench.yardsticks import board

SMALL, MIDDLE, LARGE = SIZES
FOURFOLD = 4 * LARGE


def figures() -> Iterator[Figure]:
    """Yield the figures of a card and how memory grows, up to 10,000 cards and beyond."""
    ours = {cards: _held("program", cards) for cards in (*SIZES, FOURFOLD)}
    naive = {cards: _held("naive", cards) for cards in (SMALL, LARGE, FOURFOLD)}

    def more(held: dict[int, int], few: int, many: int) -> int:
        return held[many] - held[few]

    for name, few, many in (("10,000", SMALL, LARGE), ("beyond", LARGE, FOURFOLD)):
        card = more(ours, few, many) / more(naive, few, many)
        yield Figure(name=f"memory.a card {name}", ratio=card, target=0.083)
    for name, few, many in (("growth", MIDDLE, LARGE), ("beyond.growth", LARGE, FOURFOLD)):
        grown = more(ours, SMALL, many) / more(ours, SMALL, few)
        times = (many - SMALL) / (few - SMALL)
        exponent = math.log(grown) / math.log(times)
        yield Figure(name=f"memory.{name}", ratio=exponent, target=1.05)


def _held(what: str, cards: int) -> int:
    """Return the bytes that a process of its own holds with so many cards on screen."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "plan.canvas"
        platform = roomy_platform(Path(home))  # elsewhere a small canvas's window is made smaller
        with environment(QT_QPA_PLATFORM=platform, STRATCANVAS_HOME=home):
            write(file, board(cards))
            command = [sys.executable, "-I", "-m", "tests.bench.starts.at_rest", what, str(file)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return int(done.stdout)
