# SPDX-License-Identifier: MIT
"""The program on a file of 10,000 cards up to its first paint, against the same on the sample."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from stratcanvas.shipped import resource
from stratcanvas.storage.door import write
from tests.bench.pairs import Figure, process, ratio
from tests.bench.yardsticks import board


def figures() -> Iterator[Figure]:
    """Yield what a large file costs more than a small one."""
    start = [sys.executable, "-I", "-m", "tests.bench.starts.program", "canvas"]
    with tempfile.TemporaryDirectory() as home:
        plan = Path(home) / "plan.canvas"
        write(plan, board(10_000))
        large, small = (
            process([*start, str(file)], {"STRATCANVAS_HOME": home})
            for file in (plan, resource("samples/cafe.canvas"))
        )
        figure = ratio(large, small, rounds=5)
    yield Figure(name="open.window 10,000/sample", ratio=figure, target=2.0)
