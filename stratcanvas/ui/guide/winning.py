# SPDX-License-Identifier: MIT
"""Answers “What is the strategy?”: how to win, the sentence itself, and what will not be done."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from stratcanvas.domain.cards import Approach, Strategy
from stratcanvas.domain.rules import Finding
from stratcanvas.paint.theme import Theme
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.guide.answer import Answer, AnswerForm
from stratcanvas.ui.guide.answer_box import AnswerBox
from stratcanvas.ui.guide.choice_cards import ChoiceCards
from stratcanvas.ui.panels.panel_widget import PanelContext
from stratcanvas.words import mark, tr, translated

WAYS = (
    (
        Approach.WIN,
        mark(
            "You are best at what they look for already. They want it by tomorrow: nobody is "
            "faster."
        ),
    ),
    (
        Approach.CHANGE,
        mark("You show them what matters more. Not “who is cheapest”, but “who saves me most”."),
    ),
    (
        Approach.SEGMENT,
        mark(
            "You serve a few of them better than anybody can. Not every café: those with one or "
            "two sites."
        ),
    ),
)
"""The three ways to win, each with what it means and an example."""

ASKED_NEXT = {
    Approach.WIN: (mark("What do they look for?"), mark("Speed, price, how near you are")),
    Approach.CHANGE: (
        mark("From what to what?"),
        mark("From “who is cheapest” to “who saves me most”"),
    ),
    Approach.SEGMENT: (mark("Which people, exactly?"), mark("Cafés with one or two sites")),
}
"""Way to win → what is asked about it, and an answer to that."""


class StrategyAnswer(Answer):
    """The way to win with its own question, the sentence, and what is left out."""

    def __init__(
        self, context: ActionContext, around: PanelContext, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(context, around, theme, parent)
        self.way = ChoiceCards(WAYS, theme, self)
        self.way.setAccessibleName(tr("How will you win?"))
        self.way.chosen.connect(self._choose)
        self.way.entered.connect(lambda: self.go_on_from(self.way))
        self.note = self.new_form(Strategy, "approach_note", remarks=False)
        self.statement = self.new_form(Strategy, "statement")
        self.statement.name(tr("In a sentence: what will you show them, and help them with?"))
        self.statement.boxes()[0].have_room(2)
        self.reading = self.statement.new_line()
        self.left_out = self.new_form(Strategy, "not_doing", remarks=False)
        self.left_out.name(tr("What will you not do?"))
        for widget in (self.way, self.note, self.statement, self.left_out):
            self.box.addWidget(widget)
        self.show_canvas()

    def forms(self) -> Iterable[AnswerForm]:
        """Return the three forms."""
        return (self.note, self.statement, self.left_out)

    def stops(self) -> Sequence[QWidget]:
        """Return the way to win and the fields that are shown."""
        shown = [form for form in self.forms() if not form.isHidden()]
        return [self.way, *(box for form in shown for box in form.boxes())]

    def record_at(self, widget: QWidget) -> str:
        """Return the strategy: all is about it."""
        return self.session.canvas.strategy.id

    def box_for(self, widget: QWidget) -> AnswerBox:
        """Return what is asked about the way to win while it is open, or else the sentence."""
        (note,), (statement,) = self.note.boxes(), self.statement.boxes()
        return note if not (self.note.isHidden() or note.text()) else statement

    def show_canvas(self) -> None:
        """Show the strategy, and what is asked about the way to win."""
        strategy = self.session.canvas.strategy
        self.way.show_value(strategy.approach)
        self.way.allow(may=self.session.can_edit)
        for form in self.forms():
            form.show_record(strategy.id)
        asked = ASKED_NEXT.get(strategy.approach)
        self.note.setVisible(asked is not None)
        if asked is not None:
            self.note.name(*map(translated, asked))

    def _choose(self, way: Approach) -> None:
        self.set_field(Strategy, self.session.canvas.strategy.id, "approach", way)

    def show_remarks(self, found: Sequence[Finding]) -> None:
        """Say how the sentence reads, and what the coach says about it."""
        super().show_remarks(found)
        advice, strategy = self.around.advice, self.session.canvas.strategy
        texts, reading = advice.texts, advice.reading
        if texts is None or reading is None or texts.canvas.strategy != strategy:
            return  # it is read at a pause; until then what was said stands
        self.reading.setText(reading.summary)
        self.reading.setVisible(bool(reading.summary))

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        self.way.set_theme(theme)
