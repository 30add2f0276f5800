# SPDX-License-Identifier: MIT
"""Asks what to make and how, and shows it: the file is made beside the window, with every choice
anew, and what is seen is what is written then.

A second sheet, small type and characters that no font can draw are told before it is paper.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.fewer_pages import FewerPages
from stratcanvas.formats.options import Options
from stratcanvas.formats.registry import FORMATS, Format, format_of, offered, written
from stratcanvas.formats.results import Made
from stratcanvas.qt.labels import plain_label
from stratcanvas.session.export import Making
from stratcanvas.ui.dialogs.export.button_row import ButtonRow
from stratcanvas.ui.dialogs.export.fact_line import FactLine
from stratcanvas.ui.dialogs.export.foretold import foretold, size_in_words, told_beside
from stratcanvas.ui.dialogs.export.kinds_list import KindsList
from stratcanvas.ui.dialogs.export.option_rows import OptionRows
from stratcanvas.ui.dialogs.export.preview import Preview
from stratcanvas.ui.panels.editors import Editor
from stratcanvas.words import tr

_LEFT = 42
"""Letters of usual width that the left side has room for."""


class ExportDialog(QDialog):
    """Format and options; ``chosen``, ``canvas`` and what was ``made`` of them hold the answer."""

    def __init__(
        self,
        canvas: Canvas,
        form: str,
        parent: QWidget | None = None,
        name: str = "",
        formats: Sequence[Format] = FORMATS,
        options: Mapping[str, Any] | None = None,
        *,
        prints: bool = False,
        at_once: bool = False,
    ) -> None:
        """``prints``: it is opened to print; ``at_once``: and asks for a printer as soon as there
        is a page of which nothing is to be minded.
        """
        super().__init__(parent)
        self.canvas = canvas
        self._name, self._prints, self._at_once = name, prints, at_once
        self.printed = ""
        """What is to be said of pages that went to a printer."""
        self.chosen = format_of(form, formats)
        self.setWindowTitle(tr("Print or export"))
        # Each part begins where it stays: to be moved has all in it looked through once more.
        self._side = QWidget(self)
        self.kinds = KindsList(written(formats), self._side)
        self.kinds.choose(self.chosen)
        fields = offered(self.kinds.formats)
        self.options_asked = OptionRows(fields, canvas, options or {}, self._side)
        self.preview, self.line, self.buttons = Preview(self), FactLine(self), ButtonRow(self)
        self._put_together()
        self.made: Made | None = None
        self._making: Making | None = None
        self._wanted = self._barred = False
        self._begin = QTimer(self)
        self._begin.setSingleShot(True)
        self._begin.timeout.connect(self._make)
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._choose_format)
        self.options_asked.chosen.connect(self._refresh)
        self.options_asked.refused.connect(self._refuse)
        self.preview.seen.connect(self._allow)
        self.preview.copied.connect(lambda: self.line.tell(tr("The picture is copied.")))
        self.line.ways.wanted.connect(self._take_way)
        self.buttons.cancel.clicked.connect(self.reject)
        self.buttons.copy.clicked.connect(self.preview.copy)
        self.buttons.print.clicked.connect(self._print)
        self.buttons.write.clicked.connect(self._accept)

    def _put_together(self) -> None:
        side = self._side
        left, right, sides = QVBoxLayout(side), QVBoxLayout(), QHBoxLayout(self)
        left.setContentsMargins(20, 18, 14, 14)
        left.setSpacing(10)
        rule = QFrame(side)
        rule.setObjectName("rule")
        rule.setFixedHeight(1)
        left.addWidget(plain_label(tr("Print or export"), side, tone="title"))
        left.addWidget(self.kinds, 1)
        left.addWidget(rule)
        left.addWidget(self.options_asked)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.preview, 1)
        right.addWidget(self.line)
        right.addWidget(self.buttons)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(side)
        sides.addLayout(right, 1)
        letter, room = self.fontMetrics(), self.screen().availableSize() * 0.92
        wide = letter.averageCharWidth() * _LEFT + 34
        side.setFixedWidth(min(wide, round(room.width() * 0.42)))
        wanted = QSize(side.width() + 760, max(740, 46 * letter.lineSpacing()))
        self.resize(wanted.boundedTo(room))

    def show_canvas(self, canvas: Canvas) -> None:
        """Make and tell all anew: the canvas was changed outside this window."""
        self.canvas = canvas
        self.options_asked.show_canvas(canvas)
        self._refresh()

    @property
    def editors(self) -> dict[str, Editor]:
        """Return what asks for options, of the formats that have been chosen, by name."""
        return self.options_asked.editors

    @property
    def values(self) -> dict[str, Any]:
        """Return what was chosen of the options of the format that is chosen, by name."""
        taken, chosen = self.chosen.fields, self.options_asked.values
        return {name: value for name, value in chosen.items() if name in taken}

    @property
    def options(self) -> Options:
        """Return the options of the format that is chosen, as they are chosen."""
        return self.chosen.options.of(self.canvas, self._name, **self.values)

    @property
    def making(self) -> bool:
        """Tell whether the file is being made."""
        return self._making is not None

    def _choose_format(self, form: Format) -> None:
        self.chosen = form
        self._refresh()

    def _take_way(self, way: FewerPages) -> None:
        for name, value in way.changes.items():
            self.options_asked.choose(name, value)
        self.preview.sheet.setFocus()  # the link that was pressed is gone

    def _refuse(self, sentence: str) -> None:
        self._stop()
        self._bar(sentence)

    def _bar(self, sentence: str) -> None:
        """Say why nothing can be written."""
        self._barred = True
        self.line.tell(sentence, warns=True)
        self._allow()

    def _refresh(self) -> None:
        self.options_asked.show_for(self.chosen)
        for one, other in pairwise((self.kinds, *self.editors.values())):
            QWidget.setTabOrder(one, other)
        self.buttons.offer(self.chosen, prints=self._prints)
        self.line.tell("")
        self._stop()
        self._wanted = self._barred = False
        self._allow()
        self._begin.start()

    def _allow(self) -> None:
        may_write = not self._barred and not self._wanted
        self.buttons.allow(
            write=may_write, made=self.made is not None, seen=self.preview.is_current
        )

    def _make(self) -> None:
        """Begin to make the file, out of sight, so that it can be seen what it comes to."""
        self._making = Making(self.chosen, self.canvas, self.options, self)
        self._making.told.connect(self.line.show_part)
        self._making.finished.connect(self._finish)
        self.line.begin()

    def _finish(self) -> None:
        making, self._making = self._making, None
        self.line.end()
        if making is None:
            return
        self.made = making.made
        if making.made is None:
            words = making.trouble or tr("This could not be made. Your canvas is as it was.")
            self._bar(str(words))
            return
        self.preview.show_file(making.made.data)
        report = making.made.report
        words, warns = foretold(report) if report is not None else ("", False)
        beside = told_beside(report) if report is not None else ""
        self.line.tell(words or size_in_words(len(making.made.data)), beside, warns=warns)
        if report is not None and report.pages > 1 and self.isVisible():
            self.line.ways.begin(making.form, self.canvas, making.options, report.pages)
        if self._wanted and not warns:
            self.accept()
        elif self._at_once and not warns:
            QTimer.singleShot(0, self, self._print)
        self._wanted = self._at_once = False  # what is to be minded was not heard before
        self._allow()

    def _print(self) -> None:
        """Print what was made, or save it where there is no printer."""
        from stratcanvas.ui.printer.print_out import PrintOutcome, print_out

        if self.made is None or not self.isVisible():
            return
        title = self.canvas.brief.title.strip() or self._name
        came, words = print_out(self, self.made.data, title, self.preview.number)
        if came is PrintOutcome.AS_PDF:
            self._accept()
        elif came is PrintOutcome.SENT:
            self.printed = words
            self.accept()
        elif words:
            self.line.tell(words)

    def _accept(self) -> None:
        """Take what was made, or wait for it."""
        if self.made is not None:
            self.accept()
            return
        self._wanted = True
        self._allow()
        if self._making is None:
            self._begin.stop()
            self._make()
        self.line.show_bar()

    def _stop(self) -> None:
        self.made = None
        self.preview.show_file(None)
        self._begin.stop()
        self.line.end()
        if self._making is not None:
            self._making.stop()
            self._making.deleteLater()
            self._making = None

    def done(self, result: int) -> None:
        """Close, and stop what is not finished."""
        self._begin.stop()
        if self._making is not None:
            self._stop()
        self.line.ways.stop()
        self.preview.pictures.leave()
        super().done(result)
