# SPDX-License-Identifier: MIT
"""Prints pages of a PDF file through the system's own dialog, and says what comes of it.

What the printer can't reach, and what a page is made smaller by, is told before there is paper.
"""

import enum
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QWidget

from stratcanvas.formats.pdf import raster
from stratcanvas.safe_words import isolated
from stratcanvas.session.export import refuse_place, write_export
from stratcanvas.storage.errors import Trouble
from stratcanvas.ui.printer.paper_fit import Inked, Margins, PrinterSheet, scale_on, told
from stratcanvas.ui.printer.print_job import DPI, PrintJob, hold
from stratcanvas.ui.printer.print_progress import PrintProgress
from stratcanvas.words import tr, trn

_LOOKED_AT = 40
"""Pages whose edges are looked at, at most; those of one file are alike."""


class PrintOutcome(enum.Enum):
    """What came of it."""

    SENT = "sent"
    BACK = "back"
    """Nothing was printed: the person thought better of it, or it could not be."""
    AS_PDF = "as-pdf"
    """There is no printer, and a PDF file is wanted instead."""


def print_out(
    parent: QWidget, data: bytes, title: str, current: int = 0
) -> tuple[PrintOutcome, str]:
    """Ask for a printer and send it the pages of a PDF file; ``current`` is the page that is seen,
    from 0. Return what came of it, and what is to be said of it.
    """
    if not QPrinterInfo.availablePrinterNames():
        return (PrintOutcome.AS_PDF if ask_for_pdf(parent) else PrintOutcome.BACK), ""
    sizes = raster.sizes(data)
    printer = fresh_printer(title, sizes[0])
    if not ask_printer(parent, printer, len(sizes)):
        return PrintOutcome.BACK, ""
    pages = wanted(printer, len(sizes), current)
    if not pages:
        return PrintOutcome.BACK, tr("There is no such page: nothing was printed.")
    if printer.outputFileName():
        try:
            if pages == list(range(len(sizes))):
                return _write(Path(printer.outputFileName()), data)
            refuse_place(Path(printer.outputFileName()))
        except Trouble as trouble:
            _tell(parent, trouble.sentence, f"{trouble.kept} {trouble.next}".strip())
            return PrintOutcome.BACK, ""
    scale, words = fitted(data, pages, printer)
    if words and not ask_smaller(parent, words):
        return PrintOutcome.BACK, ""
    return _send(parent, printer, data, pages, scale)


def _write(path: Path, data: bytes) -> tuple[PrintOutcome, str]:
    """Put the PDF itself where the system's dialog would print into a file: that is no picture of
    its pages, and takes the place of no canvas. Raises Trouble.
    """
    write_export(path, data)
    return PrintOutcome.SENT, tr("Saved to {path}").format(path=isolated(str(path)))


def _send(
    parent: QWidget, printer: QPrinter, data: bytes, pages: Sequence[int], scale: float
) -> tuple[PrintOutcome, str]:
    job = PrintJob(printer, data, pages, scale)
    progress = PrintProgress(job, tr("The pages go to the printer…"), parent)
    progress.exec()
    progress.deleteLater()
    job.deleteLater()
    if job.is_sent:
        count = trn("{n:,} page", "{n:,} pages", len(pages)).format(n=len(pages))
        name = isolated(printer.outputFileName() or printer.printerName())
        words = tr("Sent to {printer}: {pages}.").format(printer=name, pages=count)
        return PrintOutcome.SENT, words
    if job.is_stopped:
        return PrintOutcome.BACK, tr("Printing was stopped.")
    _tell(
        parent,
        tr("The printer did not take the pages."),
        tr(
            "Your canvas is as it was. See whether the printer is on and has paper, then try again."
        ),
    )
    return PrintOutcome.BACK, ""


def fresh_printer(title: str, size: tuple[float, float]) -> QPrinter:
    """Return the usual printer, set to the paper that a page of a size asks for."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DPI)
    printer.setFullPage(True)
    printer.setDocName(title)
    printer.setCreator("Stratcanvas")
    short, long = sorted(size)
    paper = QPageSize(
        QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    printer.setPageSize(paper)
    hold(printer, size)
    return printer


def ask_printer(parent: QWidget, printer: QPrinter, pages: int) -> bool:
    """Show the system's dialog; tell whether it is to be printed."""
    dialog = QPrintDialog(printer, parent)
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOption(option.PrintPageRange, on=pages > 1)
    dialog.setOption(option.PrintCurrentPage, on=pages > 1)
    dialog.setOption(option.PrintSelection, on=False)
    dialog.setMinMax(1, pages)
    dialog.setWindowTitle(tr("Print"))
    is_wanted = bool(dialog.exec())
    dialog.deleteLater()
    printer.setResolution(DPI)  # another printer that was chosen has its own
    printer.setFullPage(True)
    return is_wanted


def wanted(printer: QPrinter, total: int, current: int) -> list[int]:
    """Return the pages that a printer is to get, from 0, in its order."""
    match printer.printRange():
        case QPrinter.PrintRange.PageRange:
            ranges = [(each.from_, each.to) for each in printer.pageRanges().toRangeList()]
            ranges = ranges or [(printer.fromPage() or 1, printer.toPage() or total)]
            chosen = sorted({n for first, last in ranges for n in range(first - 1, last)})
            pages = [n for n in chosen if 0 <= n < total]
        case QPrinter.PrintRange.CurrentPage:
            pages = [min(current, total - 1)]
        case _:
            pages = list(range(total))
    return pages[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else pages


def fitted(data: bytes, pages: Sequence[int], printer: QPrinter) -> tuple[float, str]:
    """Return the one scale for pages on a printer's paper, and why it is smaller, if it is."""
    sizes = raster.sizes(data)
    looked = [Inked(*sizes[number], raster.ink(data, number)) for number in pages[:_LOOKED_AT]]
    layouts = {across: _sheet(printer, across=across) for across in (True, False)}
    scales = [scale_on(page, layouts[page.across]) for page in looked]
    least = min(scales)
    page = looked[scales.index(least)]
    return least, told([page], layouts[page.across], least)


def _sheet(printer: QPrinter, *, across: bool) -> PrinterSheet:
    """Return a sheet of a printer's paper as it is held, with what can't be reached of it."""
    layout = QPageLayout(printer.pageLayout())
    layout.setOrientation(
        QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    )
    layout.setUnits(QPageLayout.Unit.Point)
    least, full = layout.minimumMargins(), layout.fullRect(QPageLayout.Unit.Point)
    margins = Margins(least.left(), least.top(), least.right(), least.bottom())
    return PrinterSheet(full.width(), full.height(), margins)


def ask_smaller(parent: QWidget, words: str) -> bool:
    """Tell what a page is made smaller by, and ask whether it is to be printed so."""
    box = _box(parent, QMessageBox.Icon.Information, words)
    go_on = box.addButton(tr("Print"), QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    return _answer(box, go_on, back)


def ask_for_pdf(parent: QWidget) -> bool:
    """Tell that there is no printer; return whether a PDF file is wanted instead."""
    box = _box(parent, QMessageBox.Icon.Information, tr("No printer is set up on this computer."))
    box.setInformativeText(
        tr("You can save the pages as a PDF and print that on another computer, or mail it.")
    )
    save = box.addButton(tr("Save PDF…"), QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    return _answer(box, save, back)


def _tell(parent: QWidget, words: str, more: str) -> None:
    box = _box(parent, QMessageBox.Icon.Warning, words)
    box.setInformativeText(more)
    box.addButton(tr("Close"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    box.deleteLater()


def _box(parent: QWidget, icon: QMessageBox.Icon, words: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(tr("Print"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words)
    return box


def _answer(box: QMessageBox, wanted: QWidget, back: QWidget) -> bool:
    box.setDefaultButton(wanted)  # type: ignore[call-overload]
    box.setEscapeButton(back)  # type: ignore[call-overload]
    box.exec()
    is_wanted = box.clickedButton() is wanted
    box.deleteLater()
    return is_wanted
