# SPDX-License-Identifier: MIT
"""The program up to its first paint, against an empty PySide6 window.

On nothing: the start screen. On the sample: the canvas comes first, the panels beside it right
after; both moments have their figure.
"""

import sys
import tempfile
from collections.abc import Iterator

from stratcanvas.shipped import resource
from tests.bench.pairs import Figure, process, ratio


def figures() -> Iterator[Figure]:
    """Yield the figures of the first paint: of the start screen, the canvas, the whole window."""
    start = [sys.executable, "-I", "-m"]
    sample = str(resource("samples/cafe.canvas"))
    bare = process([*start, "tests.bench.starts.bare_window"])
    for moment, target, files in (
        ("start", 1.8, ()),
        ("canvas", 1.8, (sample,)),
        ("panels", 2.6, (sample,)),
    ):
        with tempfile.TemporaryDirectory() as home:
            program = process(
                [*start, "tests.bench.starts.program", moment, *files], {"STRATCANVAS_HOME": home}
            )
            yield Figure(name=f"first_paint.{moment}", ratio=ratio(program, bare), target=target)
