# SPDX-License-Identifier: MIT
"""The one-pager as a whole process, against merely importing the libraries that it draws with."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from stratcanvas.shipped import resource
from tests.bench.pairs import Figure, process, ratio


def figures() -> Iterator[Figure]:
    """Yield the figure of `stratcanvas export` on the sample."""
    libraries = [sys.executable, "-I", "-c", "import reportlab.pdfgen.canvas, uharfbuzz"]
    with tempfile.TemporaryDirectory() as folder:
        sample = str(resource("samples/cafe.canvas"))
        page = str(Path(folder) / "page.pdf")
        export = [sys.executable, "-I", "-m", "stratcanvas", "export", sample, "-o", page]
        yield Figure(name="export", ratio=ratio(process(export), process(libraries)), target=3.0)
