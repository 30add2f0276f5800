# SPDX-License-Identifier: MIT
"""Answers “Do they know?” for each problem; where they don’t: what they think, and what is true."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stratcanvas.domain.cards import Awareness, Problem
from stratcanvas.domain.names import own_words
from stratcanvas.paint.theme import Theme
from stratcanvas.safe_words import isolated
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.guide.answer import Answer, AnswerForm
from stratcanvas.ui.guide.answer_box import AnswerBox
from stratcanvas.ui.guide.blocks import Block, in_order, rest_line, show_rest
from stratcanvas.ui.guide.choice_cards import ChoiceCards
from stratcanvas.ui.guide.problem_line import Badge
from stratcanvas.ui.panels.panel_widget import PanelContext
from stratcanvas.ui.panels.paragraph import Paragraph, QuietParagraph
from stratcanvas.words import tr

MOST_ASKED = 30
"""Problems that are asked about; the others are on the canvas."""
_CHOICES = ((Awareness.KNOWN, ""), (Awareness.UNKNOWN, ""), (Awareness.NOT_ASKED, ""))
"""In the order of their keys: 1, 2, 3."""
_INSIGHT = ("belief", "truth", "cost")
"""The fields of a problem that they don't know of."""


class ProblemHead(QWidget):
    """A problem's number and words, over what is asked about it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.badge = Badge(theme, self)
        self.words = QuietParagraph(self, tone="strong", most=4)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.words, 1)

    def show_problem(self, problem: Problem, number: int) -> None:
        """Show a problem and its number."""
        self.badge.show_number(number)
        self.words.setText(isolated(own_words(problem) or tr("Empty problem")))


class KnowingBlock(Block):
    """One problem: whether they know, and what there is to say where they don’t."""

    def __init__(self, answer: "KnowingAnswer", around: PanelContext, theme: Theme) -> None:
        super().__init__(answer)
        self.head = ProblemHead(theme, self)
        self.choice = ChoiceCards(_CHOICES, theme, self, across=True)
        self._answer, self._box = answer, QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 6)
        self._box.setSpacing(8)
        for widget in (self.head, self.choice):
            self._box.addWidget(widget)

    @cached_property
    def insight(self) -> AnswerForm:
        """Return what there is to say where they don’t know; most blocks never need it."""
        form = self._answer.new_form(Problem, *_INSIGHT, remarks=False, parent=self)
        form.hide()
        self._box.addWidget(form)
        form.show_record(self.record)
        return form

    @property
    def forms(self) -> list[AnswerForm]:
        """Return what there is to type in so far."""
        return [self.insight] if "insight" in self.__dict__ else []

    def show_problem(self, problem: Problem, number: int, *, may: bool) -> None:
        """Show a problem and what is known of it."""
        self.head.show_problem(problem, number)
        self.choice.show_value(problem.awareness)
        words = self.head.words.text()
        self.choice.setAccessibleName(tr("Problem {n}: {words}").format(n=number, words=words))
        self.choice.allow(may=may)
        keyboard = self.window().focusWidget()
        shown = problem.awareness is Awareness.UNKNOWN or any(
            getattr(problem, name) for name in _INSIGHT
        )
        for form in [self.insight] if shown else self.forms:
            form.show_record(problem.id)
            typing = keyboard is not None and form.isAncestorOf(keyboard)
            said = any(box.text() for box in form.boxes())  # also what is not kept yet
            form.setVisible(shown or said or typing)

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through."""
        shown = (form for form in self.forms if not form.isHidden())
        return [self.choice, *(box for form in shown for box in form.boxes())]


class KnowingAnswer(Answer):
    """A block for each problem, by rank."""

    def __init__(
        self, context: ActionContext, around: PanelContext, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(context, around, theme, parent)
        self.blocks: list[KnowingBlock] = []
        self.none = Paragraph(self, most=6)
        self.none.setText(tr("No problem is written down yet. The question before asks for them."))
        self._list = QVBoxLayout()
        self._list.setSpacing(self.box.spacing())
        self.rest = rest_line(self)
        self.box.addWidget(self.none)
        self.box.addLayout(self._list)
        self.box.addWidget(self.rest)
        self.show_canvas()

    def forms(self) -> Iterable[AnswerForm]:
        """Return each block's."""
        return [form for block in self.blocks for form in block.forms]

    def stops(self) -> Sequence[QWidget]:
        """Return what each block has, in turn."""
        return [stop for block in self.blocks for stop in block.stops()]

    def record_at(self, widget: QWidget) -> str:
        """Return the problem that a field is about, or ""."""
        return next((each.record for each in self.blocks if each.isAncestorOf(widget)), "")

    def box_for(self, widget: QWidget) -> AnswerBox | None:
        """Return what they think, and show it: words that are typed have to be seen."""
        for block in self.blocks:
            if block.isAncestorOf(widget):
                block.insight.show()
                self.reordered.emit()
                boxes = block.insight.boxes()
                return next((each for each in boxes if not each.text()), boxes[0])
        return None

    def show_canvas(self) -> None:
        """Have a block for each problem, in their order."""
        problems = self.session.canvas.ranked[:MOST_ASKED]
        ranked = problems[: self.made_of(len(problems))]
        ids = [each.id for each in ranked]
        self.blocks = in_order(self._list, self.blocks, ids, self._new_block)
        for number, (block, problem) in enumerate(zip(self.blocks, ranked, strict=True), start=1):
            block.show_problem(problem, number, may=self.session.can_edit)
        self.none.setVisible(not ranked)
        show_rest(self.rest, len(self.session.canvas.problems) - len(problems))

    def _new_block(self) -> KnowingBlock:
        block = KnowingBlock(self, self.around, self.theme)
        block.choice.chosen.connect(
            lambda value: self.set_field(Problem, block.record, "awareness", value)
        )
        block.choice.entered.connect(lambda: self.go_on_from(block.choice))
        return block

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        for block in self.blocks:
            block.choice.set_theme(theme)
            block.head.badge.theme = theme
