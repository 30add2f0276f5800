# SPDX-License-Identifier: MIT
"""Commands of the command line, against a Python that does nothing."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from stratcanvas.shipped import resource
from stratcanvas.storage.door import write
from tests.bench.pairs import Figure, process, ratio
from tests.bench.yardsticks import board


def figures() -> Iterator[Figure]:
    """Yield what help, an outline and a check with its rules on texts cost."""
    nothing = process([sys.executable, "-I", "-c", "pass"])
    start = [sys.executable, "-I", "-m", "stratcanvas"]
    with tempfile.TemporaryDirectory() as home:
        plan = Path(home) / "plan.canvas"
        write(plan, board(20))
        sample = str(resource("samples/cafe.canvas"))
        for name, words, target in (
            ("help", ("--help",), 5.0),
            ("show", ("show", sample), 5.0),
            ("check", ("check", str(plan)), 14.0),
        ):
            command = process([*start, *words], {"STRATCANVAS_HOME": home})
            yield Figure(name=f"commands.{name}", ratio=ratio(command, nothing), target=target)
