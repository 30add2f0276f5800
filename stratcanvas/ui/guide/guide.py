# SPDX-License-Identifier: MIT
"""The left half of the guided start: a question, where it is answered, and the way on and back."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from stratcanvas.coach.text_rules import TEXT_RULES
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.guide.answer import Answer
from stratcanvas.ui.guide.answer_box import AnswerBox, is_typed
from stratcanvas.ui.guide.question_page import QuestionPage
from stratcanvas.ui.guide.questions import QUESTIONS, asked, first_open
from stratcanvas.ui.guide_keys import guide_keys
from stratcanvas.ui.panels.panel_widget import PanelContext, PanelWidget
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.words import tr, translated

_NARROWEST = 280
"""Pixels: with the canvas beside it, half of a small screen at 200 %."""
_LOOK = 120
"""Milliseconds after a change in which the canvas makes itself fit."""


class Guide(PanelWidget):
    """Asks one question after the other; ``answers`` holds those that were asked so far."""

    left = Signal()
    """The person is done, or wants to go."""
    looked = Signal()
    """The canvas has made itself fit, where it was to."""
    coached = Signal()
    """The person wants to hear the coach."""

    def __init__(
        self, context: ActionContext, around: PanelContext, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(around, theme, parent)
        self.context, self.session = context, context.session
        self.setObjectName("guide")
        self.answers: dict[int, Answer] = {}
        self.place = 0
        """Which question is asked, from 0."""
        self._last: AnswerBox | None = None  # the field that had the keyboard last
        self._put_together()
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self._look)
        self._looking.timeout.connect(self.looked)
        self._hear()
        self.session.changed.connect(self._follow)
        self.session.allowed.connect(self._allow)
        self.around.advice.changed.connect(self._show_remarks)

    def _put_together(self) -> None:
        self.page = QuestionPage(len(QUESTIONS), self.theme, self)
        self.setMinimumWidth(max(_NARROWEST, self.page.least_wide()))
        self.next, self.back = self.page.next, self.page.back
        self.page.leave.clicked.connect(self.left)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.page.bar.wanted.connect(self.ask)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.page)
        self.page.grown.connect(lambda: self._attend(None, self._keyboard()))

    def _hear(self) -> None:
        """Hear the keys that go on and back, at the canvas too, and where the keyboard goes."""
        back, onward, _ = guide_keys(from_right=self.isRightToLeft())
        for button, does, row in (
            (self.back, self.go_back, back),
            (self.next, self.go_on, onward),
        ):
            native = QKeySequence.SequenceFormat.NativeText
            button.setToolTip(QKeySequence(row.keys[0]).toString(native))
            for keys in row.keys:
                made = QShortcut(QKeySequence(keys), self)
                made.activated.connect(does)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._attend)

    # going through the questions

    def begin(self) -> None:
        """Ask the first question that is not answered yet, or say what came of all of them."""
        self.ask(first_open(self.session.canvas))

    def ask(self, place: int) -> None:
        """Ask the question at a place, from 0; beyond the last one: say what came of it."""
        self.session.close_step()
        place = max(0, min(place, len(QUESTIONS)))
        if place in self.answers:  # a new one shows the canvas as it is
            self.answers[place].show_canvas()
        answer, self.place = self._made(place), place
        for each in self.answers.values():
            each.setVisible(each is answer)
        _let_go_but(place, self.answers)
        self._show_question()
        self._show_remarks()
        self._order_keys()
        self.page.begin_at_top()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))
        self.context.selection.clear()
        self.focus_first()
        self._looking.start()

    def go_on(self) -> None:
        """Ask the next question."""
        self.ask(self.place + 1)

    def go_back(self) -> None:
        """Ask the question before this one."""
        self.ask(self.place - 1)

    @property
    def answer(self) -> Answer:
        """Return where the question that is asked is answered."""
        return self.answers[self.place]

    def _made(self, place: int) -> Answer:
        """Return where a question is answered, made when it is first asked."""
        if place not in self.answers:
            page = self.page.sheet
            if place < len(QUESTIONS):
                made = QUESTIONS[place].load()(self.context, self.around, self.theme, page)
            else:
                from stratcanvas.ui.guide.finish import Finish

                made = Finish(self.context, self.around, self.theme, page)
                made.left.connect(self.left)
                made.coached.connect(self.coached)
            made.onward.connect(self.go_on)
            made.answered.connect(lambda: self.next.setFocus(Qt.FocusReason.OtherFocusReason))
            made.reordered.connect(self._order_keys)
            made.reordered.connect(self._show_remarks)
            self.answers[place] = made
            self.page.put(made)
        return self.answers[place]

    # showing

    def _show_question(self) -> None:
        canvas, place, count = self.session.canvas, self.place, len(QUESTIONS)
        words = [asked(each, canvas) for each in QUESTIONS]
        page, is_over = self.page, place == count
        page.bar.show_place(place, words)
        if is_over:
            page.say(self.answer.heading, self.answer.help, tr("All five questions"), ())
        else:
            counted = tr("Question {n} of {count}").format(n=place + 1, count=count)
            row = QUESTIONS[place]
            page.say(words[place], translated(row.help), counted, row.prompts)
        page.why_not.setText(self.session.read_only)
        page.why_not.setVisible(not self.session.can_edit)
        self.back.setEnabled(place > 0)
        self.next.setVisible(not is_over)
        self.next.setText(tr("Finish") if place == count - 1 else tr("Next"))
        self.setAccessibleName(page.heading.text())
        self.setAccessibleDescription(page.help.text())

    def _show_remarks(self) -> None:
        """Say what the coach says about words; that something is missing is no news here."""
        records = [form.record for form in self.answer.forms() if form.record]
        said = [each for each in self.around.advice.about(records) if each.rule in TEXT_RULES]
        self.answer.show_remarks(said)

    def _order_keys(self) -> None:
        """Let Tab go through the answer, then on, back and out, then over the questions."""
        order = [*self.answer.stops(), self.next, self.back, self.page.leave, *self.page.bar.parts]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _follow(self, changes: ChangeSet) -> None:
        """Keep up with the canvas, whoever changed it; the keyboard stays in the questions."""
        was_here = self._keyboard() is not None
        self.answer.follow(changes)
        self._show_question()
        self._order_keys()
        if was_here and self._keyboard() is None:  # what it was in is gone
            self.focus_first()
        self._attend(None, self._keyboard())
        self._looking.start()

    def _keyboard(self) -> QWidget | None:
        """Return what has the keyboard, if that is here."""
        now = self.window().focusWidget()
        return now if now is not None and self.isAncestorOf(now) else None

    def _allow(self) -> None:
        """Take answers only where the canvas may be edited."""
        self.answer.show_canvas()
        self._show_question()

    def _attend(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring the field with the keyboard into view, and mark on the canvas what it is about."""
        if now is None or self.place not in self.answers or not self.isAncestorOf(now):
            return  # elsewhere, or nothing is asked yet
        self.page.bring_into_view(now)
        if isinstance(now, AnswerBox):
            self._last = now
        record = self.answer.record_at(now) if self.answer.isAncestorOf(now) else ""
        if record:
            self.context.selection.set((record,))
            self._looking.start()

    def _look(self) -> None:
        """Show the whole canvas, or as much around what is being answered as can be read."""
        field = self._keyboard()
        if self.isHidden() or field is None:
            return  # the questions are gone by now, or a hand is at work on the canvas
        self.page.bring_into_view(field)  # now that all is laid out
        view = self.context.view
        view.look_first()
        for key in self.context.selection.ids:
            view.ensure_seen(key)

    def _box_for_words(self) -> AnswerBox | None:
        """Return the field for words that are typed at a choice or a button, None for no field."""
        now, answer = self._keyboard(), self.answer
        if now is None or isinstance(now, AnswerBox):
            return None
        meant = answer.box_for(now) if answer.isAncestorOf(now) else None
        boxes = [each for each in answer.stops() if isinstance(each, AnswerBox)]
        if meant is None and boxes:
            empty = (each for each in boxes if not each.text())
            meant = self._last if self._last in boxes else next(empty, boxes[-1])
        return meant

    # what the window asks

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        self.page.bar.set_theme(theme)
        for answer in self.answers.values():
            answer.set_theme(theme)
        self._show_remarks()

    def focus_first(self) -> None:
        """Give the keyboard to the field that is to be answered first."""
        if self.answer.stops():
            self.answer.focus_first()
        else:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_words(self) -> bool:
        """Try once more to keep words that were refused; tell whether none are left over."""
        kept = [answer.keep_words() for answer in self.answers.values()]
        return all(kept)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave at Escape, one step at a time: out of the field first, then out of the guide.

        Words that are typed where there is no field go into one.
        """
        if event.key() != Qt.Key.Key_Escape:
            box = self._box_for_words() if is_typed(event) and self.session.can_edit else None
            if box is None:
                super().keyPressEvent(event)
            else:
                now = self._keyboard()
                is_at_choice = now is not None and self.answer.isAncestorOf(now)
                box.take(event, goes_on=box is self._last and not is_at_choice)
            return
        event.accept()
        if isinstance(self.window().focusWidget(), TextBox) and self.next.isVisible():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()


def _let_go_but(place: int, answers: dict[int, Answer]) -> None:
    """Let the other answers go but those with words that could not be kept: what they say stands
    on the canvas, and all fields at once would hold the window as the questions leave.
    """
    others = [number for number in answers if number != place]
    for number in others:
        if not answers[number].has_words_left:
            answers.pop(number).deleteLater()
