# SPDX-License-Identifier: MIT
"""Asks what to make and how, and shows it: the file is made beside the window, with every choice
anew, and what is seen is what is written then.

A second sheet, small type and characters that no font can draw are told before it is paper.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.options import Options
from stratcanvas.formats.registry import FORMATS, Format, format_of, offered, written
from stratcanvas.formats.results import Made
from stratcanvas.qt.labels import plain_label
from stratcanvas.session.export import Making
from stratcanvas.ui.colours import set_tone
from stratcanvas.ui.dialogs.export.foretold import foretold
from stratcanvas.ui.dialogs.export.kinds_list import KindsList
from stratcanvas.ui.dialogs.export.option_rows import OptionRows
from stratcanvas.ui.dialogs.export.preview import Preview
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr, translated

_STEPS = 1000
_QUIETLY = 400
"""Milliseconds of making without a bar."""
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
    ) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self._name = name
        self.chosen = format_of(form, formats)
        self.setWindowTitle(tr("Print or export"))
        self.kinds = KindsList(written(formats))
        self.kinds.choose(self.chosen)
        self.kinds.chosen.connect(self._choose_format)
        self.options_asked = OptionRows(offered(self.kinds.formats), canvas, options or {})
        self.options_asked.chosen.connect(self._refresh)
        self.options_asked.refused.connect(self._refuse)
        self.editors = self.options_asked.editors
        self.preview = Preview()
        self.facts, self.bar = Paragraph(most=8), QProgressBar()
        self.cancel, self.write = QPushButton(tr("Cancel")), QPushButton()
        self._dress()
        self._put_together()
        self.made: Made | None = None
        self._making: Making | None = None
        self._wanted = False
        self._begin = self._timer(0, self._make)
        self._patience = self._timer(_QUIETLY, self._show_bar)
        self._refresh()

    def _dress(self) -> None:
        """Make the line of facts, the bar and the buttons what they are."""
        self.facts.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.bar.setObjectName("howfar")
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How far the file is"))
        held = self.bar.sizePolicy()
        held.setRetainSizeWhenHidden(True)  # nothing jumps when it comes and goes
        self.bar.setSizePolicy(held)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.write.setDefault(True)
        self.write.clicked.connect(self._accept)

    def _put_together(self) -> None:
        heading = plain_label(tr("Print or export"), tone="title")
        left, right, sides = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        left.setContentsMargins(20, 18, 14, 14)
        left.setSpacing(10)
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedHeight(1)
        for widget, share in ((heading, 0), (self.kinds, 1), (line, 0), (self.options_asked, 0)):
            left.addWidget(widget, share)
        side = QWidget()
        side.setLayout(left)
        side.setFixedWidth(self.fontMetrics().averageCharWidth() * _LEFT + 34)
        below = QVBoxLayout()
        below.setContentsMargins(18, 10, 18, 0)
        below.addWidget(self.facts)
        below.addWidget(self.bar)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(18, 8, 18, 16)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.write)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.preview, 1)
        right.addLayout(below)
        right.addLayout(buttons)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(side)
        sides.addLayout(right, 1)
        room = self.screen().availableSize() * 0.92
        side.setFixedWidth(min(side.width(), round(room.width() * 0.42)))
        wanted = QSize(side.width() + 760, max(740, 46 * self.fontMetrics().lineSpacing()))
        self.resize(wanted.boundedTo(room))

    def _timer(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def show_canvas(self, canvas: Canvas) -> None:
        """Make and tell all anew: the canvas was changed outside this window."""
        self.canvas = canvas
        self.options_asked.show_canvas(canvas)
        self._refresh()

    @property
    def options(self) -> Options:
        """Return the options of the format that is chosen, as they are chosen."""
        taken, chosen = self.chosen.fields, self.options_asked.values
        values = {name: value for name, value in chosen.items() if name in taken}
        return self.chosen.options.of(self.canvas, self._name, **values)

    @property
    def making(self) -> bool:
        """Tell whether the file is being made."""
        return self._making is not None

    def _choose_format(self, form: Format) -> None:
        self.chosen = form
        self._refresh()

    def _refuse(self, sentence: str) -> None:
        self._stop()
        self._tell(sentence, warns=True)
        self.write.setEnabled(False)

    def _refresh(self) -> None:
        self.options_asked.show_for(self.chosen)
        kind = self.chosen.suffix.removeprefix(".").upper()
        self.write.setText(tr("Save {kind}…").format(kind=kind))
        self._tell("")
        self._stop()
        self._wanted = False
        self.write.setEnabled(True)
        self._begin.start()

    def _make(self) -> None:
        """Begin to make the file, out of sight, so that it can be seen what it comes to."""
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
        self.preview.show_file(making.made.data)
        report = making.made.report
        words, warns = foretold(report) if report is not None else ("", False)
        self._tell(words or translated(self.chosen.about), warns=warns)
        if self._wanted and not warns:
            self.accept()
        self._wanted = False  # of what is to be minded the person has not heard before
        self.write.setEnabled(True)

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
        self.preview.show_file(None)
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
        self.preview.pictures.leave()
        super().done(result)
