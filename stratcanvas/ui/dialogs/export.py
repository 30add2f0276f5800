# SPDX-License-Identifier: MIT
"""Asks how to export: format and its options, and says first what the file will come to.

A second sheet, small type and characters that no font can draw are told before anything is
written. What is told of is made on a thread of its own, and is what is written then.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

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
from stratcanvas.domain.fields import BadValue, Field, receive
from stratcanvas.formats.options import Options, beginning
from stratcanvas.formats.registry import FORMATS, Format, format_of, offered, written
from stratcanvas.formats.results import Made, Report
from stratcanvas.qt.labels import plain_label
from stratcanvas.session.export import Making
from stratcanvas.ui.colours import set_tone
from stratcanvas.ui.panels.choicebox import WordBox
from stratcanvas.ui.panels.editors import Editor, editor_for
from stratcanvas.words import tr, translated

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
        parts += _travelling(report)
        return " ".join(parts), True
    if not report.smallest_pt:
        return "", False
    size = f"{report.smallest_pt:.1f}".rstrip("0").rstrip(".")
    words = tr("One page; the smallest words are {size} pt.").format(size=size)
    return " ".join([words, *_travelling(report)]), False


def _travelling(report: Report) -> Iterator[str]:
    """Say that more goes along than can be seen, if so."""
    if report.carries:
        yield tr("Whoever gets it can open it in Stratcanvas: the whole plan travels inside.")


def _shown(letter: str) -> str:
    code = f"U+{ord(letter[0]):04X}"
    return f"{letter} ({code})" if letter.isprintable() else code


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
    ) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self._name, self._formats = name, written(formats)
        self.chosen = format_of(form, formats)
        self._values = dict(options or {})  # what was chosen of all options, of whichever format
        self.setWindowTitle(tr("Export"))
        self.format = WordBox([translated(each.name) for each in self._formats])
        self.format.setCurrentIndex(self._formats.index(self.chosen))
        self.format.setAccessibleName(tr("Format"))
        self.format.activated.connect(self._choose_format)
        self.form = QFormLayout()
        self.form.setSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.form.addRow(tr("Format"), self.format)
        self.editors = {field.name: self._add(field) for field in offered(self._formats)}
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
        box.addWidget(self.facts, 1)
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
        self.bar.setObjectName("howfar")
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

    def _add(self, field: Field) -> Editor:
        """Make the row of an option, which is seen while the format takes it."""
        editor = editor_for(field)
        editor.show_value(self._values.get(field.name, beginning(field, self.canvas)))
        editor.typed.connect(partial(self._choose, field))
        self.form.addRow(translated(field.label), editor)
        return editor

    def show_canvas(self, canvas: Canvas) -> None:
        """Make and tell all anew: the canvas was changed outside this window."""
        self.canvas = canvas
        for field in offered(self._formats):
            if field.name not in self._values:
                self.editors[field.name].show_value(beginning(field, canvas))
        self._refresh()

    @property
    def options(self) -> Options:
        """Return the options of the format that is chosen, as they are chosen."""
        taken = self.chosen.fields
        values = {name: value for name, value in self._values.items() if name in taken}
        return self.chosen.options.of(self.canvas, self._name, **values)

    def _choose_format(self, place: int) -> None:
        self.chosen = self._formats[place]
        self._refresh()

    def _choose(self, field: Field, value: object) -> None:
        try:
            self._values[field.name] = receive(field, value)
        except BadValue as refused:
            self._stop()
            self._tell(str(refused), warns=True)
            self.write.setEnabled(False)
        else:
            self._refresh()

    def _refresh(self) -> None:
        for name, editor in self.editors.items():
            self.form.setRowVisible(editor, name in self.chosen.fields)
        self._tell(translated(self.chosen.about))
        self._stop()
        self._wanted = False
        self.write.setEnabled(True)
        self._begin.start()

    def _make(self) -> None:
        """Begin to make the file, out of sight, so that it can be said what it comes to."""
        self._making = Making(self.chosen, self.canvas, self.options, self)
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
            return
        report = making.made.report
        words, warns = foretold(report) if report is not None else ("", False)
        self._tell(words or translated(self.chosen.about), warns=warns)
        if self._wanted and not warns:
            self.accept()
        self._wanted = False  # of what is to be minded the person has not heard before
        self.write.setEnabled(True)

    def _tell(self, words: str, *, warns: bool = False) -> None:
        self.facts.setText(words)
        layout = self.layout()
        if layout is not None and self.isVisible():  # else the boxes would give way to many words
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
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
        self._begin.stop()
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
