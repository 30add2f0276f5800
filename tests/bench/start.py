# SPDX-License-Identifier: MIT
"""The program up to its first paint, against an empty PySide6 window; commands, against a Python
that does nothing.

On nothing: the start screen. On the sample: the canvas comes first, the panels beside it right
after; both moments have their figure.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from stratcanvas.shipped import resource
from stratcanvas.storage.door import write
from tests.bench.pairs import Figure, process, ratio
from tests.bench.window import roomy_platform
from tests.bench.yardsticks import board


def figures() -> Iterator[Figure]:
    """Yield the figures of the first paint, and those of commands."""
    yield from first_paint()
    yield from commands()


def first_paint() -> Iterator[Figure]:
    """Yield the figures of the start screen, the canvas, and the whole window."""
    start = [sys.executable, "-I", "-m"]
    sample = str(resource("samples/cafe.canvas"))
    with tempfile.TemporaryDirectory() as folder:
        screen = {"QT_QPA_PLATFORM": roomy_platform(Path(folder))}
        yield from _moments(start, sample, screen)


def _moments(start: list[str], sample: str, screen: dict[str, str]) -> Iterator[Figure]:
    bare = process([*start, "tests.bench.starts.bare_window"], screen)
    for moment, target, files in (
        ("start", 1.6, ()),
        ("canvas", 1.6, (sample,)),
        ("panels", 2.2, (sample,)),
    ):
        with tempfile.TemporaryDirectory() as home:
            program = process(
                [*start, "tests.bench.starts.program", moment, *files],
                {"STRATCANVAS_HOME": home, **screen},
            )
            yield Figure(name=f"start.{moment}", ratio=ratio(program, bare), target=target)


def commands() -> Iterator[Figure]:
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
            yield Figure(name=f"start.{name}", ratio=ratio(command, nothing), target=target)
