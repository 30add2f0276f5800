# SPDX-License-Identifier: MIT
"""Asks how to export: format, sheet, and says first what the page will come to.

A second sheet, small type and characters that no font can draw are told before anything is
written where the person wants it.
"""

import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats import registry
from stratcanvas.formats.options import PageOptions, PageStyle, Report
from stratcanvas.ui.colours import set_tone
from stratcanvas.ui.panels.choicebox import ChoiceBox, WordBox

PAGES = {"one-pager"}
"""The formats that are printed sheets, with paper and orientation to choose."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Export", text)


def foretold(report: Report) -> tuple[str, bool]:
    """Return what a page comes to in plain words, and whether that is a warning."""
    parts = []
    if report.pages > 1:
        parts.append(_tr("This takes {n} pages.").format(n=report.pages))
    if report.missing:
        shown = " ".join(_shown(each) for each in report.missing[:12])
        more = len(report.missing) - 12
        words = _tr("No font here can print: {letters}").format(letters=shown)
        parts.append(words + (_tr(" and {n} more.").format(n=more) if more > 0 else "."))
    if parts:
        return " ".join(parts), True
    size = f"{report.smallest_pt:.1f}".rstrip("0").rstrip(".")
    return _tr("One page; the smallest words are {size} pt.").format(size=size), False


def _shown(letter: str) -> str:
    code = f"U+{ord(letter[0]):04X}"
    return f"{letter} ({code})" if letter.isprintable() else code


class ExportDialog(QDialog):
    """Format and sheet; ``chosen`` and ``options`` hold the answer."""

    def __init__(self, canvas: Canvas, form: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.chosen = registry.format_of(form)
        self.options = PageOptions.of(canvas)
        self.setWindowTitle(_tr("Export"))
        self.format = WordBox([each.name for each in registry.FORMATS])
        self.format.setCurrentIndex(registry.FORMATS.index(self.chosen))
        self.format.setAccessibleName(_tr("Format"))
        self.format.activated.connect(self._choose_format)
        self.paper, self.orientation = ChoiceBox(Paper), ChoiceBox(Orientation)
        self.style_ = ChoiceBox(PageStyle)
        self.paper.setAccessibleName(_tr("Paper"))
        self.orientation.setAccessibleName(_tr("Orientation"))
        self.style_.setAccessibleName(_tr("Style"))
        self.paper.show_value(self.options.paper)
        self.orientation.show_value(self.options.orientation)
        self.style_.show_value(self.options.style)
        self.paper.typed.connect(lambda value: self._choose(paper=value))
        self.orientation.typed.connect(lambda value: self._choose(orientation=value))
        self.style_.typed.connect(lambda value: self._choose(style=value))
        self.form = QFormLayout()
        self.form.setSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.addRow(_tr("Format"), self.format)
        self.form.addRow(_tr("Paper"), self.paper)
        self.form.addRow(_tr("Orientation"), self.orientation)
        self.form.addRow(_tr("Style"), self.style_)
        self.facts = QLabel()
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.facts.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox()
        self.write = QPushButton(_tr("Export…"))
        self.write.setDefault(True)
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = QPushButton(_tr("Cancel"))
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 20, 22, 16)
        box.setSpacing(12)
        box.addLayout(self.form)
        box.addWidget(self.facts)
        box.addWidget(buttons)
        self.setMinimumWidth(420)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.timeout.connect(self._foretell)
        self._refresh()

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
        self.facts.setText("" if is_page else _tr("The whole canvas as one picture."))
        self._looking.stop()
        if is_page:
            self._looking.start(0)

    def _foretell(self) -> None:
        """Make the page once, out of sight, and say what it came to."""
        with tempfile.TemporaryDirectory(prefix="stratcanvas-") as folder:
            trial = Path(folder) / f"page{self.chosen.suffix}"
            try:
                report = registry.write(self.chosen.id, self._canvas, trial, self.options)
            except registry.NotWritten as trouble:
                self.facts.setText(str(trouble))
                return
        words, warns = foretold(report) if report is not None else ("", False)
        self.facts.setText(words)
        set_tone(self.facts, "danger" if warns else "muted")
