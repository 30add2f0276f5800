# SPDX-License-Identifier: MIT
"""Pages on a printer: how they fit on its sheets, which go there, and what is said of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.pdf import raster
from stratcanvas.formats.registry import format_of
from stratcanvas.session.export_choices import last_page
from stratcanvas.storage.door import write
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.printer import print_out
from stratcanvas.ui.printer.paper_fit import MM, Inked, Margins, PrinterSheet, scale_on, told
from stratcanvas.ui.printer.print_job import PrintJob
from stratcanvas.ui.window import Window
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

A4 = (210 * MM, 297 * MM)
LETTER = (612.0, 792.0)
Open = Callable[[Canvas], Window]


def page(size: tuple[float, float] = A4, margin: float = 10 * MM) -> Inked:
    """Return a page that is full but for its margin."""
    width, height = size
    return Inked(width, height, (margin, margin, width - margin, height - margin))


def sheet(size: tuple[float, float] = A4, margin: float = 5 * MM) -> PrinterSheet:
    return PrinterSheet(*size, Margins(margin, margin, margin, margin))


@pytest.mark.parametrize("margin", [0.0, 5 * MM, 10 * MM])
def test_a_page_is_as_large_as_it_is_where_nothing_is_lost(margin: float) -> None:
    """A printer that reaches all that stands on a page prints it as it is, and nothing is told."""
    assert scale_on(page(), sheet(margin=margin)) == 1.0
    assert not told([page()], sheet(margin=margin), 1.0)


def test_what_a_printer_cannot_reach_makes_a_page_smaller() -> None:
    """The page shrinks so far that all of it is printed, and that is said in millimetres."""
    scale = scale_on(page(margin=2 * MM), sheet(margin=5 * MM))
    assert scale == pytest.approx(100 / 103, abs=0.005)
    words = told([page(margin=2 * MM)], sheet(margin=5 * MM), scale)
    assert words == "Your printer leaves 5 mm at the edges: the page is printed at 97 %."


@pytest.mark.parametrize("edge", range(4))
def test_each_edge_counts(edge: int) -> None:
    """What stands near one edge alone makes the page smaller as well."""
    width, height = A4
    box = [width / 2 - 9, height / 2 - 9, width / 2 + 9, height / 2 + 9]
    box[edge] = (0.0, 0.0, width, height)[edge]
    assert scale_on(Inked(width, height, (*box,)), sheet()) < 1.0  # type: ignore[arg-type]


def test_another_paper_is_told() -> None:
    """A wall sheet on A4 is printed as small as it must be; on A3 an A4 page keeps its size."""
    a3 = (297 * MM, 420 * MM)
    scale = scale_on(page(a3), sheet())
    assert 0.6 < scale < 0.75
    assert told([page(a3)], sheet(), scale).startswith("The paper is smaller than the page: ")
    assert scale_on(page(), sheet(a3)) == 1.0


def test_an_empty_page_fits_everywhere() -> None:
    """Where nothing stands, nothing is lost."""
    assert scale_on(Inked(*A4, None), sheet(LETTER)) == 1.0


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
def test_our_pages_fit_the_other_paper_as_they_are(paper: Paper) -> None:
    """An A4 page on Letter, and a Letter page on A4, lose nothing and shrink by nothing."""
    canvas = makers.replace_brief(makers.cafe(), paper=paper)
    form = format_of("one-pager")
    data = form.write(canvas, form.options.of(canvas)).data
    ((width, height),) = raster.sizes(data)
    ours = Inked(width, height, raster.ink(data, 0))
    for other in (A4, LETTER):
        assert scale_on(ours, sheet((other[1], other[0]))) == 1.0


@dataclass
class Tray:
    """A printer whose pages lie in a file, as its system's dialog has it."""

    out: Path
    ranges: str = ""
    backwards: bool = True

    def ask(self, _: object, printer: QPrinter, __: int) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.out))
        if self.ranges:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setPageRanges(QPageRanges.fromString(self.ranges))
        order = QPrinter.PageOrder
        printer.setPageOrder(order.LastPageFirst if self.backwards else order.FirstPageFirst)
        printer.setResolution(60)  # the tests are about where things lie, not how sharp they are
        printer.setFullPage(True)
        return True


@pytest.fixture
def paper_tray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tray:
    made = Tray(tmp_path / "printed.pdf")
    monkeypatch.setattr(print_out.QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(print_out, "ask_printer", made.ask)
    return made


def pdf_of(canvas: Canvas) -> bytes:
    form = format_of("one-pager")
    return form.write(canvas, form.options.of(canvas)).data


def test_a_page_comes_out_as_it_was_seen(open_window: Open, paper_tray: Tray) -> None:
    """What the printer gets is what the PDF shows: the same paper, held the same way, the same
    ink in the same places.
    """
    data = pdf_of(makers.replace_brief(makers.crowded(12, 30), orientation=Orientation.PORTRAIT))
    paper_tray.ranges = "1"
    came, words = print_out.print_out(open_window(makers.cafe()), data, "Café money")
    assert came is print_out.PrintOutcome.SENT
    assert words.endswith(": 1 page.")
    printed = paper_tray.out.read_bytes()
    assert [tuple(map(round, size)) for size in raster.sizes(printed)] == [(595, 842)]
    ours, theirs = raster.ink(data, 0), raster.ink(printed, 0)
    assert ours is not None
    assert theirs == pytest.approx(ours, abs=3.5)


def test_printing_into_a_file_gives_the_pdf_itself(open_window: Open, paper_tray: Tray) -> None:
    """The dialog's own Print to file writes the pages as they are, with their words."""
    data = pdf_of(makers.cafe())
    paper_tray.backwards = False
    came, words = print_out.print_out(open_window(makers.cafe()), data, "Café money")
    assert came is print_out.PrintOutcome.SENT
    assert words == f"Saved to {paper_tray.out}"
    assert paper_tray.out.read_bytes() == data


@pytest.mark.parametrize("ranges", ["", "1"])
def test_a_canvas_is_never_printed_over(
    open_window: Open, paper_tray: Tray, monkeypatch: pytest.MonkeyPatch, ranges: str
) -> None:
    """Whichever pages go into a file: where a canvas lies that is said, and it stays."""
    told: list[str] = []
    monkeypatch.setattr(print_out, "_tell", lambda _, words, __: told.append(words))
    write(paper_tray.out, makers.cafe())
    before = paper_tray.out.read_bytes()
    paper_tray.backwards, paper_tray.ranges = False, ranges
    data = pdf_of(makers.crowded(12, 30))
    came, _ = print_out.print_out(open_window(makers.cafe()), data, "Plan")
    assert came is print_out.PrintOutcome.BACK
    assert told[0].endswith("is a canvas, and an export would destroy it.")
    assert paper_tray.out.read_bytes() == before


def test_only_the_pages_that_are_wanted_go_there() -> None:
    """Ranges are as the system's dialog gives them: from, to, several; or the page that is seen."""
    printer = QPrinter()
    assert print_out.wanted(printer, 5, 2) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert print_out.wanted(printer, 5, 2) == [2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,5,9"))
    assert print_out.wanted(printer, 5, 2) == [1, 2, 4]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert print_out.wanted(printer, 5, 2) == [4, 2, 1]


def test_several_pages_lie_in_one_pile(open_window: Open, paper_tray: Tray) -> None:
    """Each page is printed once, in the printer's order."""
    data = pdf_of(makers.crowded(12, 30))
    total = len(raster.sizes(data))
    assert total > 1
    came, words = print_out.print_out(open_window(makers.cafe()), data, "Plan")
    assert came is print_out.PrintOutcome.SENT
    assert words.endswith(f": {total} pages.")
    printed = paper_tray.out.read_bytes()
    assert len(raster.sizes(printed)) == total
    ours, theirs = raster.ink(data, total - 1), raster.ink(printed, 0)
    assert ours is not None
    assert theirs == pytest.approx(ours, abs=3.5)


def test_margins_are_told_before_there_is_paper(
    open_window: Open, paper_tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever does not want a smaller page prints nothing."""
    asked: list[str] = []

    def no(_: object, words: str) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr(print_out, "ask_smaller", no)
    margin = 14 * MM
    monkeypatch.setattr(
        print_out, "_sheet", lambda *_, across: sheet(A4[::-1] if across else A4, margin)
    )
    paper_tray.ranges = "1"
    data = pdf_of(makers.crowded(12, 30))
    came, _ = print_out.print_out(open_window(makers.cafe()), data, "Plan")
    assert came is print_out.PrintOutcome.BACK
    (words,) = asked
    assert words.startswith("Your printer leaves 14 mm at the edges: the page is printed at 9")
    assert not paper_tray.out.exists()


def test_a_job_can_be_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    """A stopped job ends, and says that nothing more was sent."""
    canvas = makers.crowded(12, 30)
    form = format_of("one-pager")
    data = form.write(canvas, form.options.of(canvas)).data
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    job = PrintJob(printer, data, [0, 1] * 50, 1.0)
    with qtbot.waitSignal(job.finished):
        job.stop()
    assert job.is_stopped
    assert not job.is_sent


def test_without_a_printer_a_pdf_is_offered(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no printer is set up that is said, and the answer leads to the PDF or back."""
    monkeypatch.setattr(print_out.QPrinterInfo, "availablePrinterNames", list)
    window = open_window(makers.cafe())
    for answer, came in (
        (True, print_out.PrintOutcome.AS_PDF),
        (False, print_out.PrintOutcome.BACK),
    ):
        monkeypatch.setattr(print_out, "ask_for_pdf", lambda _, answer=answer: answer)
        assert print_out.print_out(window, b"", "Plan") == (came, "")


def test_the_real_margins_are_the_printers_own() -> None:
    """What a sheet can't be reached of is taken from its printer, turned as the page is held."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    layout = QPageLayout(printer.pageLayout())
    layout.setMinimumMargins(QMarginsF(10, 20, 30, 40))
    printer.setPageLayout(layout)
    for across in (False, True):
        found = print_out._sheet(printer, across=across)
        assert (found.width > found.height) is across


def test_print_asks_for_a_printer_at_once_where_nothing_is_to_be_minded(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+P shows the page and the system's dialog over it; two pages are told of before."""
    asked: list[int] = []

    def look(_: object, __: bytes, ___: str, current: int) -> tuple[print_out.PrintOutcome, str]:
        asked.append(current)
        return print_out.PrintOutcome.SENT, "Sent to Office: 1 page."

    monkeypatch.setattr(print_out, "print_out", look)
    small = ExportDialog(makers.cafe(), "one-pager", prints=True, at_once=True)
    large = ExportDialog(makers.crowded(12, 30), "one-pager", prints=True, at_once=True)
    for dialog in (small, large):
        qtbot.addWidget(dialog)
        dialog.show()
    qtbot.waitUntil(lambda: bool(small.printed))
    qtbot.waitUntil(lambda: large.preview.is_current)
    assert asked == [0]
    assert large.buttons.print.isDefault()
    large.buttons.print.click()
    assert asked == [0, 0]
    assert large.result() == 1


def test_the_menus_print_asks_at_once_and_the_preview_does_not(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+P leads to the printer; Print preview waits for the button, which Enter presses. What
    came of it stands in the window's status bar, and the page is there the next time.
    """
    window = open_window(makers.cafe())
    seen: list[tuple[str, bool]] = []

    def at_once(dialog: ExportDialog, *_: object) -> tuple[print_out.PrintOutcome, str]:
        seen.append((dialog.chosen.id, dialog.buttons.print.isDefault()))
        return print_out.PrintOutcome.SENT, "Sent to Office: 1 page."

    def choose(dialog: ExportDialog) -> int:
        dialog.show()
        if not seen:
            qtbot.waitUntil(lambda: bool(dialog.printed))
        else:
            qtbot.waitUntil(lambda: dialog.preview.is_current)
            assert not dialog.printed
            dialog.kinds.choose(format_of("matrix"))
            qtbot.waitUntil(lambda: dialog.made is not None)
            qtbot.keyClick(dialog, Qt.Key.Key_Return)
        return dialog.result()

    monkeypatch.setattr(print_out, "print_out", at_once)
    monkeypatch.setattr(ExportDialog, "exec", choose)
    window.action_set.qt["print"].trigger()
    assert seen == [("one-pager", True)]
    assert window.status.hint.text() == "Sent to Office: 1 page."
    window.action_set.qt["print-preview"].trigger()
    assert seen[1:] == [("matrix", True)]
    assert last_page(window.remembered, window.session.canvas) == "matrix"
