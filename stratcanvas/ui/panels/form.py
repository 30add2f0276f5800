# SPDX-License-Identifier: MIT
"""The fields of one or several records of a type, made from the type's declarations.

What is typed is committed as it is typed; all typing in one field is one step to undo. What a
field refuses stays in its editor, with the reason under it, also when the selection comes back.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import BadValue, Field, Kind, field_of, fields_of
from stratcanvas.domain.records import Record
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session
from stratcanvas.ui.panels.choicebox import ChoiceBox
from stratcanvas.ui.panels.daybox import DayBox
from stratcanvas.ui.panels.editors import Editor, editor_for
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.words import tr, translated

_SEVERAL = object()
_TITLE = field_of(Tactic, "title")
Maker = Callable[[Field, QWidget | None], Editor]
"""Makes the editor of a field."""


class FieldRow(QWidget):
    """A field's label, its editor, and below it what is amiss with what was typed."""

    def __init__(
        self, field: Field, parent: QWidget | None = None, make: Maker = editor_for
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.label = Paragraph(self, words=translated(field.label), tone="muted")  # is heard first
        self.editor = make(field, self)
        if isinstance(self.editor, TextBox):
            self.editor.refused.connect(self.complain)
        self.shown: Any = _SEVERAL
        """The value that the model has and the editor shows."""
        self.label.setBuddy(self.editor)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        for widget in (self.label, self.editor):
            box.addWidget(widget)

    @cached_property
    def complaint(self) -> Paragraph:
        """Return the label below the editor; it is made when there is something to say."""
        label = Paragraph(self, tone="danger", most=8)
        label.hide()
        box = self.layout()
        assert box is not None
        box.addWidget(label)
        return label

    @property
    def complains(self) -> bool:
        """Tell whether something is amiss with what was typed."""
        return "complaint" in self.__dict__ and bool(self.complaint.text())

    def show_value(self, value: Any) -> None:
        """Show the model's value, or that the selected records differ."""
        self.shown = value
        if value is _SEVERAL:
            self.editor.show_several(tr("Several values"))
        else:
            self.editor.show_value(value)

    def complain(self, sentence: str) -> None:
        """Say what is amiss with what was typed; an empty sentence takes it back."""
        if "complaint" not in self.__dict__ and not sentence:
            return
        if sentence != self.complaint.text():
            self.complaint.setText(sentence)
            self.complaint.setVisible(bool(sentence))
            self.editor.setAccessibleDescription(sentence or translated(self.field.hint))


def _paired(fields: list[Field]) -> list[list[Field]]:
    """Return the fields line by line: two choices that follow each other share a line."""
    lines: list[list[Field]] = []
    for field in fields:
        before = lines[-1] if lines else []
        if field.kind is Kind.CHOICE and len(before) == 1 and before[0].kind is Kind.CHOICE:
            before.append(field)
        else:
            lines.append([field])
    return lines


class Form(QWidget):
    """Editable fields of a record type, bound to some records of that type.

    All of them, or those that are named in ``only``, in that order; ``make`` makes their editors.
    """

    not_put_in = Signal(str)
    """A field was left in which something could not be pasted: the sentence under it."""

    def __init__(
        self,
        record_type: type,
        session: Session,
        parent: QWidget | None = None,
        *,
        only: Collection[str] = (),
        make: Maker = editor_for,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._type, self._session = record_type, session
        self._ids: tuple[str, ...] = ()
        self._own = self._missed = False
        self._refused: dict[tuple[tuple[str, ...], str], tuple[Any, str]] = {}
        self._days: dict[tuple[tuple[str, ...], str], Any] = {}  # as they were before typing
        self.rows: dict[str, FieldRow] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        fields = [field_of(record_type, name) for name in only]
        for pair in _paired(fields or [each for each in fields_of(record_type) if each.editable]):
            line = QHBoxLayout()
            line.setSpacing(8)
            box.addLayout(line)
            for field in pair:
                line.addWidget(self._row(field), 1)
        session.allowed.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        """Take words and choices only where they may be edited."""
        for row in self.rows.values():
            row.editor.setReadOnly(not self._session.can_edit)

    def _row(self, field: Field) -> FieldRow:
        row = FieldRow(field, self, self._make)
        self.rows[field.name] = row
        row.editor.typed.connect(lambda value: self._commit(row, value))
        row.editor.left.connect(lambda: self._leave(row))
        return row

    @property
    def is_editing(self) -> bool:
        """Tell whether what is changing just now is changed here."""
        return self._own

    def bind(self, ids: tuple[str, ...]) -> None:
        """Show and edit these records from now on."""
        if ids == self._ids and not self._missed:
            return
        self._ids, self._missed = ids, False
        self._days.clear()
        records = self._records()
        for row in self.rows.values():
            refused = self._refused.get((ids, row.field.name))
            row.show_value(_value(row.field, records))
            row.complain("")
            if refused is not None:
                row.show_value(refused[0])
                row.complain(refused[1])

    def miss(self) -> None:
        """Leave a change be that nobody sees: ``bind`` shows what the records say then."""
        self._missed = True

    def refresh(self, changes: ChangeSet) -> None:
        """Follow a change of the canvas; a field with refused text in it keeps that.

        After changes made elsewhere undo is the window's in every field.
        """
        if not self._own:
            for row in self.rows.values():
                self._forget(row)
        if any(changes.touches(key) for key in self._ids):
            self.show_values()

    def show_values(self) -> None:
        """Show what the records say now; a field with refused text in it keeps that."""
        records = self._records()
        for row in self.rows.values():
            value = _value(row.field, records)
            if value != row.shown and (self._ids, row.field.name) not in self._refused:
                row.show_value(value)

    def _records(self) -> list[Record]:
        canvas = self._session.canvas
        return [record for key in self._ids if (record := canvas.get(key)) is not None]

    def _commit(self, row: FieldRow, value: Any) -> None:
        place = (self._ids, row.field.name)
        self._refused.pop(place, None)
        if isinstance(row.editor, DayBox):
            self._days.setdefault(place, _value(row.field, self._records()))
        try:
            changes = commands.set_field(self._session.canvas, self._ids, row.field.name, value)
        except BadValue as bad:
            self._refuse(row, value, str(bad))
            self._restore_day(row)
            return
        row.complain("")
        before, row.shown = row.shown, value
        label = StepLabel.of_field(self._type, row.field.name)
        at_once = isinstance(row.editor, ChoiceBox)
        key = None if at_once else self.key_of(row)
        if changes and not self._do(row, label, changes, key):
            if not self._session.can_edit:  # it was told why; nothing typed here will ever stay
                row.show_value(before)
                return
            row.shown = before
            self._refuse(row, value, tr("This could not be kept yet. It stays here meanwhile."))

    def _restore_day(self, row: FieldRow) -> None:
        """Have the day as it was before what is typed now, whose beginning may have been one."""
        day = self._days.get((self._ids, row.field.name), _SEVERAL)
        if day is _SEVERAL or day == _value(row.field, self._records()):
            return
        changes = commands.set_field(self._session.canvas, self._ids, row.field.name, day)
        row.shown = day
        self._do(row, StepLabel.of_field(self._type, row.field.name), changes, self.key_of(row))

    def key_of(self, row: FieldRow) -> str:
        """Return the key under which what is typed in a field becomes one step."""
        return f"inspector:{row.field.name}:{','.join(self._ids)}"

    def _do(self, row: FieldRow, label: StepLabel, changes: ChangeSet, key: str | None) -> bool:
        box = row.editor
        taken_back = isinstance(box, TextBox | DayBox) and box.has_redo()
        self._own = True
        try:
            return self._session.do(label, changes, key=key, taken_back=taken_back)
        finally:
            self._own = False

    def _forget(self, row: FieldRow) -> None:
        """Leave undo to the window, except where words are in the field alone."""
        refused = (self._ids, row.field.name) in self._refused
        if isinstance(row.editor, TextBox | DayBox) and not refused:
            row.editor.forget()

    @property
    def has_refused(self) -> bool:
        """Tell whether words stand in a field that could not be kept."""
        return bool(self._refused)

    def words_left_for(self, ids: tuple[str, ...]) -> str:
        """Return the label of a field in which words for these records could not be kept, or ""."""
        left = (self.rows[name] for of, name in self._refused if of == ids)
        return next((translated(row.field.label) for row in left), "")

    @property
    def half_day(self) -> tuple[str, str] | None:
        """Return words that are no day yet, and the record they are to be a day of; or None."""
        for ids, name in self._refused:
            words = self._refused[ids, name][0]
            there = [key for key in ids if self._session.canvas.get(key) is not None]
            if there and isinstance(self.rows[name].editor, DayBox) and isinstance(words, str):
                return words, there[0]
        return None

    def keep_refused(self) -> bool:
        """Try once more to keep what was refused; tell whether no words are left over.

        A day that is half typed is no day yet: it waits, as words for records that are gone do.
        """
        waiting = {}
        for place, (value, sentence) in list(self._refused.items()):
            row, canvas = self.rows[place[1]], self._session.canvas
            ids = [key for key in place[0] if canvas.get(key) is not None]
            del self._refused[place]
            if not ids or (isinstance(row.editor, DayBox) and isinstance(value, str)):
                waiting[place] = (value, sentence)
                continue
            try:
                changes = commands.set_field(canvas, ids, row.field.name, value)
            except BadValue:
                self._refused[place] = (value, sentence)
                continue
            label = StepLabel.of_field(self._type, row.field.name)
            if changes and not self._session.do(label, changes):
                self._refused[place] = (value, sentence)
        is_kept = not self._refused
        self._refused.update(waiting)
        return is_kept

    def _refuse(self, row: FieldRow, value: Any, sentence: str) -> None:
        if isinstance(row.editor, DayBox) and isinstance(value, str):
            sentence = row.editor.amiss()
        self._refused[(self._ids, row.field.name)] = (value, sentence)
        if not isinstance(row.editor, DayBox):  # a day is no day until its last digit
            row.complain(sentence)

    def _leave(self, row: FieldRow) -> None:
        refused = self._refused.get((self._ids, row.field.name))
        self._days.pop((self._ids, row.field.name), None)
        if refused is not None:
            row.complain(refused[1])
        elif row.complains:
            self.not_put_in.emit(row.complaint.text())
        is_new = isinstance(row.editor, TextBox) and row.editor.was_changed
        if refused is None and row.field is _TITLE and is_new:
            self._hear_kind(row)
        self._session.close_step()
        self._forget(row)

    def _hear_kind(self, row: FieldRow) -> None:
        """Set the kind that a title begins with which was typed here, as on the canvas."""
        from stratcanvas.domain.titled_kind import kind_told, kinds_taken_out
        from stratcanvas.stage.announcement import announce

        changes = kinds_taken_out(self._session.canvas, self._ids)
        if changes:
            label = StepLabel.of_field(self._type, row.field.name)
            self._session.do(label, changes, key=self.key_of(row))
            announce(row.editor, kind_told(changes))


def _value(field: Field, records: Sequence[Record]) -> Any:
    """Return what a field holds in all of some records; ``_SEVERAL`` where they differ."""
    values = [*map(attrgetter(field.name), records)]
    if not values:
        return field.default
    return values[0] if values.count(values[0]) == len(values) else _SEVERAL
