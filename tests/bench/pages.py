# SPDX-License-Identifier: MIT
"""Pages on paper: made again beside Qt's own PDF writer with the same strings, and from the command
line; and how large the files are."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats import registry
from stratcanvas.formats.options import Options
from stratcanvas.shipped import resource
from stratcanvas.storage.door import read, write
from tests import makers
from tests.bench.pairs import Figure, call, process, ratio
from tests.bench.yardsticks import board

_FONTS = ("Regular", "SemiBold", "Bold", "Italic")
_DOTS = 1200
_POINT = _DOTS / 72
_KB = 1024
_ALL = """
import resource, sys, time
from pathlib import Path
from stratcanvas.formats import registry
from stratcanvas.storage.door import read
canvas = read(Path(sys.argv[1]))
page = registry.format_of("everything")
begun = time.process_time()
page.write(canvas, page.options.of(canvas, "Plan"))
print(time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
"""Prints the CPU seconds of making all pages once, and the most memory in MB."""


class _Said(NamedTuple):
    """A string as it stands on a page: its left end, its baseline about, its size, in points."""

    x: float
    y: float
    size: float
    words: str


def figures() -> Iterator[Figure]:
    """Yield the figures of pages."""
    app = QGuiApplication.instance() or QGuiApplication([])
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/Inter-{name}.ttf")))
    sample, hundred = read(resource("samples/cafe.canvas")), makers.crowded(5, 100)
    yield Figure(name="pages.one-pager", ratio=_beside_qt(sample), target=2.0)
    yield Figure(name="pages.one-pager.100", ratio=_beside_qt(hundred), target=4.0)
    yield Figure(name="pages.cold", ratio=_cold(), target=2.5)
    bare = len(_made("one-pager", sample, inside=False))
    yield Figure(name="pages.one-pager.kB", ratio=bare / _KB, target=120.0)
    cards = 1 + len(sample.problems) + len(sample.tactics) + len(sample.notes)
    yield Figure(
        name="pages.svg.kB a card", ratio=len(_made("svg", sample)) / _KB / cards, target=12.0
    )
    yield from _everything()
    del app


def _everything() -> Iterator[Figure]:
    """Yield how the time of a tactic grows from 100 to 1,000 in the file of all pages, and what
    memory that file takes at the most."""
    times, most = {}, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for tactics in (100, 1_000):
            plan = Path(folder) / f"{tactics}.canvas"
            write(plan, board(tactics))
            command = [sys.executable, "-I", "-c", _ALL, str(plan)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, most = map(float, done.stdout.split())
            times[tactics] = seconds / tactics
    yield Figure(name="pages.everything.growth", ratio=times[1_000] / times[100], target=1.5)
    yield Figure(name="pages.everything.MB", ratio=most, target=400.0)


def _made(form: str, canvas: Canvas, **wanted: object) -> bytes:
    found = registry.format_of(form)
    chosen = {name: each for name, each in wanted.items() if name in found.fields}
    return found.write(canvas, found.options.of(canvas, "Plan", **chosen)).data


def _beside_qt(canvas: Canvas) -> float:
    form = registry.format_of("one-pager")
    options: Options = form.options.of(canvas, "Plan")
    pages = _strings(form.write(canvas, options).data)
    return ratio(call(lambda: form.write(canvas, options)), call(_by_qt(pages)))


def _strings(page: bytes) -> list[list[_Said]]:
    """Return the strings of each sheet of a PDF file, as they stand on it."""
    pages = []
    for sheet in pypdfium2.PdfDocument(page):
        text, high, said = sheet.get_textpage(), sheet.get_height(), []
        for place in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(place)
            words = text.get_text_bounded(left, bottom, right, top)
            said.append(_Said(left, high - bottom, max(top - bottom, 6.0), words))
        pages.append(said)
    return pages


def _by_qt(pages: list[list[_Said]]) -> Callable[[], object]:
    """Return what writes strings with Qt's PDF writer, in our font and about as large."""

    def write() -> int:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        writer.setPageMargins(QMarginsF())
        writer.setResolution(_DOTS)
        painter = QPainter(writer)
        for number, said in enumerate(pages):
            if number:
                writer.newPage()
            for each in said:
                font = QFont("Inter")
                font.setPointSizeF(each.size)
                painter.setFont(font)
                painter.drawText(QPointF(each.x * _POINT, each.y * _POINT), each.words)
        painter.end()
        return buffer.size()

    return write


def _cold() -> float:
    libraries = [sys.executable, "-I", "-c", "import reportlab.pdfgen.canvas, uharfbuzz"]
    with tempfile.TemporaryDirectory() as folder:
        sample, page = str(resource("samples/cafe.canvas")), str(Path(folder) / "page.pdf")
        export = [sys.executable, "-I", "-m", "stratcanvas", "export", sample, "-o", page]
        return ratio(process(export), process(libraries))
