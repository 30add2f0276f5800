# SPDX-License-Identifier: MIT
"""The window on the sample up to its first paint, against an empty PySide6 window.

The canvas comes first, the panels beside it right after; both moments have their figure.
"""

import sys
import tempfile
from collections.abc import Iterator

from stratcanvas.shipped import resource
from tests.bench.pairs import Figure, process, ratio


def figures() -> Iterator[Figure]:
    """Yield the figures of the canvas' first paint and of the whole window's."""
    start = [sys.executable, "-I", "-m"]
    sample = str(resource("samples/cafe.canvas"))
    bare = process([*start, "tests.bench.starts.bare_window"])
    for moment, target in (("canvas", 1.8), ("panels", 2.6)):
        with tempfile.TemporaryDirectory() as home:
            program = process(
                [*start, "tests.bench.starts.program", moment, sample], {"STRATCANVAS_HOME": home}
            )
            yield Figure(name=f"first_paint.{moment}", ratio=ratio(program, bare), target=target)
