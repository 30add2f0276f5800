# SPDX-License-Identifier: MIT
"""What a card takes of memory, in a window that is at rest, against one of a naive scene."""

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

SMALL, MIDDLE, LARGE = SIZES


def figures() -> Iterator[Figure]:
    """Yield the figure of a card, and how memory grows with the cards."""
    ours = {cards: _held("program", cards) for cards in SIZES}
    naive = {cards: _held("naive", cards) for cards in (SMALL, LARGE)}
    card = (ours[LARGE] - ours[SMALL]) / (naive[LARGE] - naive[SMALL])
    yield Figure(name="memory.a card 10,000", ratio=card, target=0.083)
    grown = (ours[LARGE] - ours[SMALL]) / (ours[MIDDLE] - ours[SMALL])
    times = (LARGE - SMALL) / (MIDDLE - SMALL)
    yield Figure(name="memory.growth", ratio=math.log(grown) / math.log(times), target=1.05)


def _held(what: str, cards: int) -> int:
    """Return the bytes that a process of its own holds with so many cards on screen."""
    with tempfile.TemporaryDirectory() as home, environment(STRATCANVAS_HOME=home):
        file = Path(home) / "plan.canvas"
        write(file, board(cards))
        command = [sys.executable, "-I", "-m", "tests.bench.starts.at_rest", what, str(file)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return int(done.stdout)
