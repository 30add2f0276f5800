# SPDX-License-Identifier: MIT
"""Answers “What hurts them?”: a line for each problem, and an empty one for the next.

Line and problem come and go together: the first letter makes a problem, the last one taken away
removes it again.
"""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Problem
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import BadValue, fields_of
from stratcanvas.domain.records import new_id
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import Theme
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.guide.answer import Answer, AnswerForm
from stratcanvas.ui.guide.blocks import drop, put, read_as_laid_out, rest_line, show_rest
from stratcanvas.ui.guide.problem_line import ProblemLine
from stratcanvas.ui.panels.panel_widget import PanelContext
from stratcanvas.words import tr

MOST_LINES = 30
"""Problems that are listed; of more it is said how many there are."""
MOST_PASTED = 40
"""Lines that become problems when they are pasted."""
_BULLET = re.compile(r"^(?:[-*•·–—]|\d{1,2}[.)])\s+")
"""What stands before an entry of somebody's list."""


class ProblemsAnswer(Answer):
    """The list of problems, in ranked order."""

    def __init__(
        self, context: ActionContext, around: PanelContext, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(context, around, theme, parent)
        self.lines: list[ProblemLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.box.addLayout(self._list)
        self.rest = rest_line(self)
        self.box.addWidget(self.rest)
        self.box.setSpacing(10)
        self._mark = QFrame(self)
        self._mark.setObjectName("gap")
        self._mark.hide()
        self._goal: int | None = None  # the place that the dragged line would take
        self.show_canvas()

    # what there is

    def forms(self) -> Iterable[AnswerForm]:
        """Return each line's."""
        return [line.form for line in self.lines]

    def stops(self) -> Sequence[QWidget]:
        """Return the lines, the empty one last."""
        return [line.words for line in self.lines]

    def focus_first(self) -> None:
        """Have the cursor in the empty line: what is there already is read by now."""
        self.lines[-1].words.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_canvas(self) -> None:
        """Have a line for each problem, in their order, and an empty one at the end.

        The last ones come first: there one goes on.
        """
        listed = [each.id for each in self.session.canvas.ranked[:MOST_LINES]]
        above = len(listed) - self.made_of(len(listed))
        wanted = listed[above:]
        known = {line.record: line for line in self.lines if line.record}
        others = self._left_over(wanted)
        lines = [known.get(record) or self._spare(others, record) for record in wanted]
        bound = list(zip(lines, wanted, strict=True))
        for line in others:
            at_end = line is self.lines[-1]
            lines.insert(len(lines) if at_end else min(self.lines.index(line), len(lines)), line)
        if len(self.session.canvas.problems) >= MOST_LINES:
            lines = self._without_empty_end(lines, len(bound))
        elif not others or others[-1] is not lines[-1]:
            lines.append(self._new_line())
        elif len(others) > 1 and lines[-2] is others[-2]:
            lines.remove(others[-1] if others[-2].words.hasFocus() else others[-2])
        gone = [line for line in self.lines if line not in lines]
        self.lines = lines
        for place, line in enumerate(lines):
            put(self._list, place, line)
        for number, (line, record) in enumerate(bound, start=above + 1):
            line.form.show_record(record)
            line.show_number(number)
        for line in others:
            line.show_number(0)
        drop(self._list, gone)
        read_as_laid_out(self)
        self._show_rest()

    def _without_empty_end(self, lines: list[ProblemLine], least: int) -> list[ProblemLine]:
        """Return the lines without an empty last one: what is typed there would not be listed."""
        last = lines[-1]
        if len(lines) == least or last.words.text().strip():
            return lines
        if last.words.hasFocus():
            lines[-2].words.setFocus(Qt.FocusReason.OtherFocusReason)
        return lines[:-1]

    def _left_over(self, wanted: Sequence[str]) -> list[ProblemLine]:
        """Return the lines without a problem that stay: the last one, and what is typed in."""
        left = [line for line in self.lines if line.record not in wanted]
        for line in left:
            if line.record:
                line.form.show_record("")
        return [
            line
            for line in left
            if line is self.lines[-1] or line.words.hasFocus() or line.words.text().strip()
        ]

    def _spare(self, emptied: list[ProblemLine], record: str) -> ProblemLine:
        """Return a line for a problem that has none: the one that it had before, or a new one."""
        found = next((line for line in emptied if line.form.former == record), None)
        if found is None:
            return self._new_line()
        emptied.remove(found)
        return found

    def _new_line(self) -> ProblemLine:
        line = ProblemLine(self.around, self.theme, self)
        box = line.words
        box.typed.connect(lambda words: self._write(line, words))
        box.entered.connect(lambda: self.go_on_from(box))
        box.wiped.connect(lambda: self._remove(line))
        box.listed.connect(lambda words: self._paste(line, words))
        box.left.connect(lambda: self._leave(line))
        line.grip.dragged.connect(lambda y: self._drag(line, y))
        line.grip.dropped.connect(lambda: self._let_go(line))
        line.grip.left.connect(self._drop)
        return line

    def _show_rest(self) -> None:
        count = len(self.session.canvas.problems)
        how = tr("Drag the dots to rank them, or press Ctrl+Shift+Up and Down.")
        show_rest(self.rest, count - MOST_LINES, how if count > 1 and self.session.can_edit else "")

    # what is typed

    def _write(self, line: ProblemLine, words: str) -> None:
        """Make a problem of the first letter; take it away with the last one.

        What is between is the form's.
        """
        canvas = self.session.canvas
        if not line.record and words.strip():
            self.make_all()
            record, place = new_id(), sum(bool(each.record) for each in self._before(line))
            try:
                changes = commands.add_problem(canvas, words, place, record)
            except BadValue as bad:
                line.form.row.complain(str(bad))
                return
            line.form.adopt(record, words)
            if not self._do(StepLabel("add-problem"), changes, line):
                line.form.adopt("", "")
                line.form.row.complain(tr("This could not be kept yet. Type on to try again."))
        elif line.record and not words and self._is_bare(line.record):
            self._do(StepLabel("delete-cards", 1), commands.delete(canvas, (line.record,)), line)

    def _do(self, label: StepLabel, changes: ChangeSet, line: ProblemLine) -> bool:
        return self.session.do(label, changes, key=line.form.key_of_step)

    def _before(self, line: ProblemLine) -> list[ProblemLine]:
        return self.lines[: self.lines.index(line)]

    def _is_bare(self, record: str) -> bool:
        """Tell whether a problem says nothing and nothing is joined to it."""
        canvas = self.session.canvas
        problem = canvas.problems.get(record)
        if problem is None or record in canvas.tactics_of:
            return False
        texts = (getattr(problem, f.name) for f in fields_of(Problem) if f.holds_text)
        return not any(text.strip() for text in texts)

    def _remove(self, line: ProblemLine) -> None:
        """Remove an empty line, and its problem, and go to the end of the one before."""
        self.make_all()
        place = self.lines.index(line)
        if not line.record and line is self.lines[-1] and place == 0:
            return
        if place:
            before = self.lines[place - 1].words
            before.setFocus(Qt.FocusReason.BacktabFocusReason)
            cursor = before.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            before.setTextCursor(cursor)
        if line.record:
            changes = commands.delete(self.session.canvas, (line.record,))
            self.session.do(StepLabel("delete-cards", 1), changes)

    def _paste(self, line: ProblemLine, pasted: Sequence[str]) -> None:
        """Make a problem of each line that was pasted, after this one or in its place."""
        self.make_all()
        words = [_BULLET.sub("", each) for each in pasted[:MOST_PASTED]]
        canvas, changes = self.session.canvas, ChangeSet()
        place = sum(bool(each.record) for each in self._before(line)) + bool(line.record)
        try:
            for step, each in enumerate(words):
                more = commands.add_problem(canvas, each, place + step)
                canvas, changes = canvas.apply(more), changes.then(more)
        except BadValue as bad:
            line.form.row.complain(str(bad))
            return
        if not self.session.do(StepLabel("add-problems", len(words)), changes):
            return
        left = len(pasted) - len(words)
        if left:
            said = tr(
                "{n} lines are problems now. The rest ({left}) did not fit. To add those too, copy "
                "them alone."
            )
            self.around.say(said.format(n=len(words), left=left))
        if not line.record:
            self.focus_first()

    def _leave(self, line: ProblemLine) -> None:
        """Let an emptied line go once the cursor is elsewhere."""
        if line in self.lines[:-1] and not line.record:
            self.show_canvas()

    @property
    def has_words_left(self) -> bool:
        """Tell whether words stand here that could not be kept."""
        unmade = any(line.words.text().strip() for line in self.lines if not line.record)
        return unmade or super().has_words_left

    def keep_words(self) -> bool:
        """Try once more to keep words that were refused; tell whether none are left over."""
        for line in self.lines:
            if not line.record:
                self._write(line, line.words.text())
        kept = all(line.record or not line.words.text().strip() for line in self.lines)
        return super().keep_words() and kept

    # dragging

    def _drag(self, line: ProblemLine, y: int) -> None:
        """Show where a dragged line would go; ``y`` is in pixels from the top of the screen."""
        if not self.session.can_edit:
            return
        self.make_all()
        spot = self.mapFromGlobal(QPoint(0, y)).y()
        others = [each for each in self.lines if each.record and each is not line]
        if not others:
            return
        self._goal = sum(each.geometry().center().y() < spot for each in others)
        below = self._goal < len(others)
        edge = others[self._goal].geometry().top() if below else others[-1].geometry().bottom()
        top = edge - 6 if below else edge + 3
        self._mark.setGeometry(0, top, self.width(), 3)
        self._mark.raise_()
        self._mark.show()

    def _let_go(self, line: ProblemLine) -> None:
        """Rank the problem where it was dropped."""
        goal, self._goal = self._goal, None
        self._mark.hide()
        if goal is not None and line.record in self.session.canvas.problems:
            changes = commands.rerank(self.session.canvas, line.record, goal)
            self.session.do(StepLabel("rank-problem"), changes)

    def _drop(self) -> None:
        """Let what is being dragged stay where it is."""
        self._goal = None
        self._mark.hide()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        for line in self.lines:
            line.set_theme(theme)
