# SPDX-License-Identifier: MIT
"""Answers “Who is the customer?”: who they are, and other words for them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from stratcanvas.domain.cards import Brief
from stratcanvas.paint.theme import Theme
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.guide.answer import Answer, AnswerForm
from stratcanvas.ui.panels.panel_widget import PanelContext


class CustomerAnswer(Answer):
    """Two fields of the brief."""

    def __init__(
        self, context: ActionContext, around: PanelContext, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(context, around, theme, parent)
        self.form = self.new_form(Brief, "customer", "customer_words")
        self.box.addWidget(self.form)
        self.show_canvas()

    def forms(self) -> Iterable[AnswerForm]:
        """Return the one form."""
        return (self.form,)

    def show_canvas(self) -> None:
        """Show who the customer is."""
        self.form.show_record(self.session.canvas.brief.id)
