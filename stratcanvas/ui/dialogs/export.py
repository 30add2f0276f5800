# SPDX-License-Identifier: MIT
"""Asks how to export: format, sheet, and says first what the page will come to.

A second sheet, small type and characters that no font can draw are told before anything is
written. What is told of is made on a thread of its own, and is what is written then.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats import registry
from stratcanvas.formats.options import Made, PageOptions, PageStyle, Report
from stratcanvas.qt.labels import plain_label
from stratcanvas.session.export import Making
from stratcanvas.ui.colours import set_tone
from stratcanvas.ui.panels.choicebox import ChoiceBox, WordBox
from stratcanvas.words import tr, translated

PAGES = {"one-pager"}
"""The formats that are printed sheets, with paper and orientation to choose."""
_STEPS = 1000
_QUIETLY = 400
"""Milliseconds of making without a bar."""


def foretold(report: Report) -> tuple[str, bool]:
    """Return what a page comes to in plain words, and whether that is a warning."""
    parts = []
    if report.pages > 1:
        parts.append(tr("This takes {n} pages.").format(n=report.pages))
    parts += report.notes
    if report.missing:
        shown = " ".join(_shown(each) for each in report.missing[:12])
        more = len(report.missing) - 12
        words = tr("No font here can print: {letters}").format(letters=shown)
        parts.append(words + (tr(" and {n} more.").format(n=more) if more > 0 else "."))
    if parts:
        return " ".join(parts), True
    if not report.smallest_pt:
        return "", False
    size = f"{report.smallest_pt:.1f}".rstrip("0").rstrip(".")
    return tr("One page; the smallest words are {size} pt.").format(size=size), False


def _shown(letter: str) -> str:
    code = f"U+{ord(letter[0]):04X}"
    return f"{letter} ({code})" if letter.isprintable() else code


class ExportDialog(QDialog):
    """Format and sheet; ``chosen``, ``options`` and what was ``made`` of them hold the answer."""

    def __init__(
        self, canvas: Canvas, form: str, parent: QWidget | None = None, name: str = ""
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.chosen = registry.format_of(form)
        self.options = PageOptions.of(canvas, name)
        self.setWindowTitle(tr("Export"))
        self.format = WordBox([translated(each.name) for each in registry.FORMATS])
        self.format.setCurrentIndex(registry.FORMATS.index(self.chosen))
        self.format.setAccessibleName(tr("Format"))
        self.format.activated.connect(self._choose_format)
        self.paper, self.orientation = ChoiceBox(Paper), ChoiceBox(Orientation)
        self.style_ = ChoiceBox(PageStyle)
        self.paper.setAccessibleName(tr("Paper"))
        self.orientation.setAccessibleName(tr("Orientation"))
        self.style_.setAccessibleName(tr("Style"))
        self.paper.show_value(self.options.paper)
        self.orientation.show_value(self.options.orientation)
        self.style_.show_value(self.options.style)
        self.paper.typed.connect(lambda value: self._choose(paper=value))
        self.orientation.typed.connect(lambda value: self._choose(orientation=value))
        self.style_.typed.connect(lambda value: self._choose(style=value))
        self.form = QFormLayout()
        self.form.setSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.addRow(tr("Format"), self.format)
        self.form.addRow(tr("Paper"), self.paper)
        self.form.addRow(tr("Orientation"), self.orientation)
        self.form.addRow(tr("Style"), self.style_)
        self.facts, self.bar = plain_label(wraps=True), QProgressBar()
        self._dress()
        buttons = QDialogButtonBox()
        self.write = QPushButton(tr("Export…"))
        self.write.setDefault(True)
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = QPushButton(tr("Cancel"))
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 20, 22, 16)
        box.setSpacing(12)
        box.addLayout(self.form)
        box.addWidget(self.facts)
        box.addWidget(self.bar)
        box.addWidget(buttons)
        self.setMinimumWidth(420)
        self.made: Made | None = None
        self._making: Making | None = None
        self._wanted = False
        self._begin = self._timer(0, self._make)
        self._patience = self._timer(_QUIETLY, self._show_bar)
        self._refresh()

    def _dress(self) -> None:
        """Make the line of facts and the bar what they are."""
        self.facts.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How far the file is"))
        held = self.bar.sizePolicy()
        held.setRetainSizeWhenHidden(True)  # nothing jumps when it comes and goes
        self.bar.setSizePolicy(held)

    def _timer(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _choose_format(self, place: int) -> None:
        self.chosen = registry.FORMATS[place]
        self._refresh()

    def _choose(self, **values: object) -> None:
        self.options = replace(self.options, **values)  # type: ignore[arg-type]
        self._refresh()

    def _refresh(self) -> None:
        is_page = self.chosen.id in PAGES
        self.form.setRowVisible(self.paper, is_page)
        self.form.setRowVisible(self.orientation, is_page)
        self.form.setRowVisible(self.style_, is_page)
        self._tell("" if is_page else tr("The whole canvas as one picture."))
        self._stop()
        self._wanted = False
        self.write.setEnabled(True)
        self._begin.start()

    def _make(self) -> None:
        """Begin to make the file, out of sight, so that it can be said what it comes to."""
        self._making = Making(self.chosen.id, self._canvas, self.options, self)
        self._making.told.connect(lambda done: self.bar.setValue(round(done * _STEPS)))
        self._making.finished.connect(self._finish)
        self._patience.start()

    def _show_bar(self) -> None:
        if self._making is not None:
            self.bar.show()
            self._tell(tr("Making the file…"))

    def _finish(self) -> None:
        making, self._making = self._making, None
        self._patience.stop()
        self.bar.hide()
        if making is None:
            return
        self.made = making.made
        if making.made is None:
            words = str(making.trouble or tr("This could not be made. Your canvas is as it was."))
            self._tell(words, warns=True)
            self.write.setEnabled(False)
        elif self._wanted:
            self.accept()
        else:
            report = making.made.report
            words, warns = foretold(report) if report is not None else ("", False)
            self._tell(words or tr("The whole canvas as one picture."), warns=warns)

    def _tell(self, words: str, *, warns: bool = False) -> None:
        self.facts.setText(words)
        set_tone(self.facts, "danger" if warns else "muted")

    def _accept(self) -> None:
        """Take what was made, or wait for it."""
        if self.made is not None:
            self.accept()
            return
        self._wanted = True
        self.write.setEnabled(False)
        if self._making is None:
            self._begin.stop()
            self._make()
        self._show_bar()

    def _stop(self) -> None:
        self.made = None
        self._patience.stop()
        self.bar.hide()
        self.bar.setValue(0)
        if self._making is not None:
            self._making.stop()
            self._making.deleteLater()
            self._making = None

    def done(self, result: int) -> None:
        """Close, and stop what is not finished."""
        self._begin.stop()
        if self._making is not None:
            self._stop()
        super().done(result)
