# SPDX-License-Identifier: MIT
"""What every answer is: fields in an order that Enter goes through, each about a record."""

import sys
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stratcanvas.domain import commands
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.rules import Finding
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import Theme
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.guide.answer_box import AnswerBox, answer_editor
from stratcanvas.ui.guide.remark import Remark
from stratcanvas.ui.panels.form import FieldRow, Form
from stratcanvas.ui.panels.panel_widget import PanelContext
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import translated

AT_ONCE = 2
"""Parts that are made as a question is asked; each has fields, which take their time."""

_TURN = 1
"""Milliseconds: what waits no time at all comes before what is to be painted."""


class AnswerForm(Form):
    """Some fields of one record; under the first of them the coach may say something."""

    def __init__(
        self,
        record_type: type,
        names: Sequence[str],
        around: PanelContext,
        parent: QWidget,
        *,
        remarks: bool = True,
    ) -> None:
        super().__init__(record_type, around.session, parent, only=names, make=answer_editor)
        self.record = self.former = ""
        """The id of the record that the fields are of, "" while it is still to come; and the one
        that they were of before.
        """
        self.made_under = ""
        """The key of the step that made the record, where its first letter was typed elsewhere."""
        self.row: FieldRow = self.rows[names[0]]
        self.not_put_in.connect(around.say)
        self.remark: Remark | None = None
        box = self.row.layout()
        if remarks and box is not None:
            self.remark = Remark(self.row)
            box.addWidget(self.remark)

    def show_record(self, record: str) -> None:
        """Show and edit the fields of this record from now on."""
        self.former = self.record or self.former
        self.record = record
        self.bind((record,) if record else ())
        self.show_values()  # they may have changed while another question was asked

    def key_of(self, row: FieldRow) -> str:
        """Return the key under which what is typed becomes one step, with the record's making."""
        return self.made_under if self.made_under and row is self.row else super().key_of(row)

    def adopt(self, record: str, words: str) -> None:
        """Be about this record from now on: it is being made of the words that stand here."""
        self.record = record
        self._ids = (record,) if record else ()
        self.row.shown = words

    def name(self, words: str, hint: str = "") -> None:
        """Call the first field by other words than its declaration does."""
        self.row.label.setText(words)
        self.row.editor.setAccessibleName(words)
        if hint and isinstance(self.row.editor, AnswerBox):
            self.row.editor.show_hint(hint)

    def new_line(self) -> Paragraph:
        """Return a quiet line right under the first field, hidden while it has no words."""
        line, box = Paragraph(self.row, tone="muted", most=2), self.row.layout()
        assert isinstance(box, QVBoxLayout)
        box.insertWidget(box.indexOf(self.row.editor) + 1, line)
        line.hide()
        return line

    @property
    def key_of_step(self) -> str:
        """Return the key under which what is typed in the first field becomes one step."""
        return self.key_of(self.row)

    def boxes(self) -> list[AnswerBox]:
        """Return what can be typed in, in order."""
        return [row.editor for row in self.rows.values() if isinstance(row.editor, AnswerBox)]

    def show_remarks(self, found: Sequence[Finding], theme: Theme) -> None:
        """Say under the words what the coach says about them."""
        if self.remark is None:
            return
        about = [each for each in found if each.subject == self.record]
        editor, hint = self.row.editor, translated(self.row.field.hint)
        said = self.remark.show_finding(about[0] if about else None, self._type, theme)
        editor.setAccessibleDescription(said or hint)


class Answer(QWidget):
    """Where one question is answered. It asks the session for commands and follows it."""

    onward = Signal()
    """The person is past the last field: the next question, please."""
    answered = Signal()
    """There is nothing left to answer: the keyboard may rest on the way on."""
    reordered = Signal()
    """Other fields are shown now, or more."""

    def __init__(
        self, context: ActionContext, around: PanelContext, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.context, self.around, self.theme = context, around, theme
        self.session = context.session
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(14)
        self._most, self._is_awaited = AT_ONCE, False

    def made_of(self, count: int) -> int:
        """Return how many of so many parts are to be there by now.

        There are a few at once, and one more after each turn of the loop: the window takes keys
        between, and paints.
        """
        if count > self._most and not self._is_awaited:
            self._is_awaited = True
            QTimer.singleShot(_TURN, self, self._make_another)
        return min(count, self._most)

    def begin_with_few(self) -> None:
        """Have few parts at once again: others are asked for now."""
        self._most = AT_ONCE

    def make_all(self) -> None:
        """Have all parts by now: something is done that goes by their number or order."""
        self._most = sys.maxsize
        if self._is_awaited:
            self._make_another()

    def _make_another(self) -> None:
        if self._is_awaited:
            self._is_awaited = False
            self._most += 1
            self.show_canvas()
            self.reordered.emit()

    def stops(self) -> Sequence[QWidget]:
        """Return what the keyboard goes through, in order."""
        return [box for form in self.forms() for box in form.boxes()]

    def forms(self) -> Iterable[AnswerForm]:
        """Return the forms that are shown."""
        return ()

    @property
    def heading(self) -> str:
        """Return what stands over it, where that is no question."""
        return ""

    @property
    def help(self) -> str:
        """Return what stands under that."""
        return ""

    def record_at(self, widget: QWidget) -> str:
        """Return the record that a field is about, or ""."""
        return next((each.record for each in self.forms() if each.isAncestorOf(widget)), "")

    def show_canvas(self) -> None:
        """Show the canvas as it is now: the question is asked, or something has changed."""

    def follow(self, changes: ChangeSet) -> None:
        """Keep up with a change of the canvas."""
        self.make_all()
        for form in self.forms():
            form.refresh(changes)
        self.show_canvas()

    def show_remarks(self, found: Sequence[Finding]) -> None:
        """Say under each field what the coach says about its words."""
        for form in self.forms():
            form.show_remarks(found, self.theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.theme = theme

    def focus_first(self) -> None:
        """Give the keyboard to the field that is to be answered first."""
        for stop in self.stops():
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            break

    def box_for(self, widget: QWidget) -> AnswerBox | None:
        """Return the field that is meant by words typed at something that takes none."""
        stops = list(self.stops())
        for place, stop in enumerate(stops):
            if stop is widget or stop.isAncestorOf(widget):
                after = (each for each in stops[place:] if isinstance(each, AnswerBox))
                return next(after, None)
        return None

    def go_on_from(self, stop: QWidget) -> None:
        """Give the keyboard to what comes next, or ask for the next question."""
        self.make_all()
        stops = list(self.stops())
        place = stops.index(stop) + 1 if stop in stops else len(stops)
        if place < len(stops):
            stops[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.onward.emit()

    @property
    def has_words_left(self) -> bool:
        """Tell whether words stand here that could not be kept."""
        return any(form.has_refused for form in self.forms())

    def keep_words(self) -> bool:
        """Try once more to keep words that were refused; tell whether none are left over."""
        kept = [form.keep_refused() for form in self.forms()]
        return all(kept)

    def set_field(self, record_type: type, record: str, name: str, value: object) -> None:
        """Set a field to what was chosen, in a step of its own."""
        changes = commands.set_field(self.session.canvas, (record,), name, value)
        if not self.session.do(StepLabel.of_field(record_type, name), changes):
            self.show_canvas()  # as it is

    def new_form(
        self, record_type: type, *names: str, remarks: bool = True, parent: QWidget | None = None
    ) -> AnswerForm:
        """Return a form of some fields; Enter goes from each to the next. It begins in a parent,
        or here: to be moved has all in it styled once more.
        """
        form = AnswerForm(record_type, names, self.around, parent or self, remarks=remarks)
        for box in form.boxes():
            box.entered.connect(lambda box=box: self.go_on_from(box))
        return form
