# SPDX-License-Identifier: MIT
"""What is to be chosen for a format: one row for each option that it declares, and no other."""

from collections.abc import Container, Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QScrollArea, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fields import BadValue, Field, receive
from stratcanvas.formats.options import beginning
from stratcanvas.formats.registry import Format
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.ui.panels.editors import Editor, editor_for
from stratcanvas.words import translated

_ROOMY = 32
"""Letters of usual width from which labels stand beside their fields."""


class OptionRows(QScrollArea):
    """The rows of options; those of the chosen format are seen, and made when it first is chosen.

    ``values`` are what was chosen of all of them, of whichever format.
    """

    chosen = Signal()
    """Something else was chosen."""
    refused = Signal(str)
    """What was chosen can't be kept: why, in a sentence."""

    def __init__(
        self,
        fields: Iterable[Field],
        canvas: Canvas,
        values: Mapping[str, Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self.values = dict(values)
        self.setObjectName("options")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Each widget begins where it stays: to be moved has all in it looked through once more.
        page = QWidget(self.viewport())
        page.setObjectName("page")
        self.form = QFormLayout(page)
        self.form.setContentsMargins(2, 4, 6, 4)
        self.form.setSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._fields = tuple(sorted(fields, key=lambda each: each.holds_text))  # choices first
        self.editors: dict[str, Editor] = {}
        """Those that have been made, by the names of their options, as they stand."""
        self._page = page
        self.setWidget(page)

    def _add(self, field: Field) -> Editor:
        editor = editor_for(field, self._page)
        editor.show_value(self.values.get(field.name, beginning(field, self.canvas)))
        editor.typed.connect(partial(self._choose, field))
        return editor

    def _complete(self, names: Container[str]) -> None:
        """Make the rows that lack, each in its place."""
        made: dict[str, Editor] = {}
        for field in self._fields:
            editor = self.editors.get(field.name)
            if editor is None and field.name in names:
                editor = self._add(field)
                label = plain_label(translated(field.label), self._page)
                label.setBuddy(editor)
                self.form.insertRow(len(made), label, editor)
            if editor is not None:
                made[field.name] = editor
        self.editors = made

    def show_for(self, form: Format) -> None:
        """Show the rows of a format."""
        taken = form.fields
        self._complete(taken)
        for name, editor in self.editors.items():
            self.form.setRowVisible(editor, name in taken)
        self.updateGeometry()

    def show_canvas(self, canvas: Canvas) -> None:
        """Begin anew, where nothing was chosen, with what another canvas keeps."""
        self.canvas = canvas
        for field in self._fields:
            if field.name in self.editors and field.name not in self.values:
                self.editors[field.name].show_value(beginning(field, canvas))

    def choose(self, name: str, value: Any) -> None:
        """Choose by name, as if the person had: the row shows it."""
        field = next(each for each in self._fields if each.name == name)
        if name in self.editors:
            self.editors[name].show_value(value)
        self._choose(field, value)

    def _choose(self, field: Field, value: object) -> None:
        try:
            self.values[field.name] = receive(field, value)
        except BadValue as refused:
            self.refused.emit(str(refused))
        else:
            self.chosen.emit()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put labels above their fields where there is no room beside them."""
        policy = QFormLayout.RowWrapPolicy
        least = _ROOMY * self.fontMetrics().averageCharWidth()
        self.form.setRowWrapPolicy(
            policy.WrapAllRows if event.size().width() < least else policy.DontWrapRows
        )
        super().resizeEvent(event)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ask for the height of the rows anew once a box among them has grown."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    @guarded(QSize(280, 120))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which all rows are seen."""
        page = self.widget()
        layout = self.form
        if page is None:
            return QSize(280, 120)
        width = self.viewport().width()
        high = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
        return QSize(280, (high if high > 0 else layout.totalSizeHint().height()) + 2)

    @guarded(QSize(200, 60))
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let it be as low as two rows."""
        return QSize(200, min(self.sizeHint().height(), 5 * self.fontMetrics().lineSpacing()))
