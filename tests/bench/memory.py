# SPDX-License-Identifier: MIT
"""What a card takes of memory, in a window that is at rest, against one of a naive scene.

What a window holds however many cards it has is none of a card's: its modules, and 30 MB of
pictures from some 2,000 cards on, as large as the screen. So large windows are compared.
"""

import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from stratcanvas.storage.door import write
from tests.bench.pairs import Figure, environment
from tests.bench.window import SIZES
from tests.bench.yardsticks import board

SMALL, LARGE = SIZES[0], SIZES[2]
FOURFOLD = 4 * LARGE


def figures() -> Iterator[Figure]:
    """Yield the figure of a card, how memory grows with the cards, and that of a whole window."""
    ours = {cards: _held("program", cards) for cards in (SMALL, LARGE, FOURFOLD)}
    naive = {cards: _held("naive", cards) for cards in (LARGE, FOURFOLD)}
    card = (ours[FOURFOLD] - ours[LARGE]) / (naive[FOURFOLD] - naive[LARGE])
    yield Figure(name="memory.a card", ratio=card, target=0.083)
    grown = (ours[FOURFOLD] - ours[SMALL]) / (ours[LARGE] - ours[SMALL])
    yield Figure(name="memory.growth", ratio=math.log(grown) / math.log(4), target=1.05)
    yield Figure(name="memory.window 10,000/100", ratio=ours[LARGE] / ours[SMALL], target=1.6)


def _held(what: str, cards: int) -> int:
    """Return the bytes that a process of its own holds with so many cards on screen."""
    with tempfile.TemporaryDirectory() as home, environment(STRATCANVAS_HOME=home):
        file = Path(home) / "plan.canvas"
        write(file, board(cards))
        command = [sys.executable, "-I", "-m", "tests.bench.starts.at_rest", what, str(file)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return int(done.stdout)
