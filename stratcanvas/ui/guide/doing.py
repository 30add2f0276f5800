# SPDX-License-Identifier: MIT
"""Answers “What will you do?”: one problem after the other, each with what shows and what helps."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stratcanvas.coach.starters import Starter, starters_for
from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim, Problem, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.names import listed, own_words, row_name
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import isolated
from stratcanvas.stage.tools.create import put_starter
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.guide.answer import Answer, AnswerForm
from stratcanvas.ui.guide.answer_box import AnswerBox
from stratcanvas.ui.guide.blocks import Block, in_order, rest_line, rest_words, show_rest
from stratcanvas.ui.guide.problem_line import Badge
from stratcanvas.ui.guide.wing_list import MOST_TAKEN, WingList
from stratcanvas.ui.panels.panel_widget import PanelContext
from stratcanvas.ui.panels.paragraph import Paragraph, QuietParagraph
from stratcanvas.words import tr

MOST_PLANNED = 30
"""Problems that are planned for; the others are on the canvas."""
MOST_LISTED = 5
"""Tactics that are listed of a problem that is closed."""


class PlanHead(QAbstractButton):
    """A problem, and what is planned for it; pressing it opens what can be done about it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.is_open = theme, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.badge = Badge(theme, self)
        self.words = QuietParagraph(self, tone="strong", most=3)
        self.plans = QuietParagraph(self, tone="muted", most=6)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        for label in (self.words, self.plans):
            texts.addWidget(label)
        box = QHBoxLayout(self)
        box.setContentsMargins(8, 8, 8, 8)
        box.setSpacing(10)
        box.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(texts, 1)
        box.addSpacing(20)

    def show_problem(
        self, problem: Problem, number: int, planned: Sequence[str], *, is_open: bool
    ) -> None:
        """Show a problem and, while it is closed, what is planned for it."""
        self.is_open = is_open
        self.badge.show_number(number)
        words = own_words(problem) or tr("Empty problem")
        self.words.setText(isolated(words))
        said = "\n".join(planned) or tr("Nothing is planned for it yet")
        self.plans.setText("" if is_open and planned else said)
        self.plans.setVisible(bool(self.plans.text()))
        self.setAccessibleName(tr("Problem {n}: {words}").format(n=number, words=words))
        self.setAccessibleDescription(said.replace("\n", ", "))
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let a narrow page be narrow."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize(60, 40)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open at Enter, too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground and an arrow that says whether it is open."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(QColor(theme.select), 2.0) if focus else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7.0, 7.0)
        x = 18.0 if self.isRightToLeft() else self.width() - 18.0
        y, up = 19.0, -2.5 if self.is_open else 2.5
        painter.setPen(QPen(QColor(theme.muted), 1.8))
        painter.drawPolyline([QPointF(x - 5, y - up), QPointF(x, y + up), QPointF(x + 5, y - up)])
        painter.end()


class PlanBlock(Block):
    """One problem with what shows it and what helps with it; that is made when it first opens."""

    wanted = Signal(object)
    """The person takes this Starter."""
    unwanted = Signal(str)
    """The person takes this tactic off."""

    def __init__(self, answer: Answer, theme: Theme) -> None:
        super().__init__(answer)
        self._answer, self._theme = answer, theme
        self.head = PlanHead(theme, self)
        self.wings: dict[Aim, WingList] = {}
        """What there is of them."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 4)
        self._box.setSpacing(12)
        self._box.addWidget(self.head)

    def show_wings(
        self, tactics: Sequence[Tactic], most: int, starters: Sequence[Starter], *, may: bool
    ) -> None:
        """Show the tactics that there are and what else could be done, or nothing if closed.

        ``most``: how many tactics of each aim are to be there by now.
        """
        is_open = self.head.is_open
        for aim in Aim if is_open and not self.wings else ():
            wing = self.wings[aim] = WingList(aim, self._answer, self._theme, self)
            wing.wanted.connect(self.wanted)
            wing.unwanted.connect(self.unwanted)
            self._box.addWidget(wing)
        for aim, wing in self.wings.items():
            wing.setVisible(is_open)
            taken = [each for each in tactics if each.aim is aim] if is_open else []
            wing.show_taken(taken, most)
            wing.offer(self.record, starters if is_open else (), may=may)

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through."""
        inside = [stop for wing in self.wings.values() for stop in wing.stops()]
        return [self.head, *(inside if self.head.is_open else [])]

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self._theme = self.head.theme = self.head.badge.theme = theme
        for wing in self.wings.values():
            wing.set_theme(theme)


class TacticsAnswer(Answer):
    """A block for each problem, of which one is open."""

    def __init__(
        self, context: ActionContext, around: PanelContext, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(context, around, theme, parent)
        self.box.setSpacing(6)
        self.blocks: list[PlanBlock] = []
        lacking = next(self._lacking(), None)
        self.open = lacking[0] if lacking else ""
        """The problem whose block is open."""
        self.none = Paragraph(self, most=6)
        self.none.setText(tr("No problem is written down yet. The second question asks for them."))
        self._list = QVBoxLayout()
        self._list.setSpacing(self.box.spacing())
        self.rest = rest_line(self)
        self.box.addWidget(self.none)
        self.box.addLayout(self._list)
        self.box.addWidget(self.rest)
        self.show_canvas()

    # what there is

    def forms(self) -> Iterable[AnswerForm]:
        """Return those of the tactics that were taken."""
        return [
            row.form for block in self.blocks for wing in block.wings.values() for row in wing.taken
        ]

    def stops(self) -> Sequence[QWidget]:
        """Return each block's."""
        return [stop for block in self.blocks for stop in block.stops()]

    def record_at(self, widget: QWidget) -> str:
        """Return the tactic, or else the problem, that a field is about."""
        tactic = super().record_at(widget)
        problems = (each.record for each in self.blocks if each.isAncestorOf(widget))
        return tactic or next(problems, "")

    def focus_first(self) -> None:
        """Have the keyboard at the first starter of the first problem that lacks something."""
        self._go_to_what_lacks()

    def box_for(self, widget: QWidget) -> AnswerBox | None:
        """Return where one writes what is not listed, among those starters, or else the first."""
        for block in self.blocks:
            if block.isAncestorOf(widget):
                if self.open != block.record:
                    self._open(block.record)
                wings = block.wings.values()
                inside = (wing.own for wing in wings if wing.isAncestorOf(widget))
                return next(inside, block.wings[Aim.EDUCATE].own)
        return None

    def show_canvas(self) -> None:
        """Have a block for each problem, in their order; of the open one all that can be done."""
        canvas, may = self.session.canvas, self.session.can_edit
        planned_for = canvas.ranked[:MOST_PLANNED]
        ids = [each.id for each in planned_for]
        there = self.made_of(len(ids))
        if self.open in ids:
            there = max(there, ids.index(self.open) + 1)
        ranked, ids = planned_for[:there], ids[:there]
        self.blocks = in_order(self._list, self.blocks, ids, self._new_block)
        if self.open not in canvas.problems:
            self.open = ranked[0].id if ranked else ""
        for number, (block, problem) in enumerate(zip(self.blocks, ranked, strict=True), start=1):
            tactics = [canvas.tactics[each] for each in canvas.tactics_of.get(problem.id, ())]
            is_open = problem.id == self.open
            planned = [listed(row_name(canvas, each.id)) for each in tactics[:MOST_LISTED]]
            if more := rest_words(len(tactics) - len(planned)):
                planned.append(more)
            block.head.show_problem(problem, number, planned, is_open=is_open)
            starters = starters_for(canvas, problem.id) if is_open else ()
            most = self.made_of(min(MOST_TAKEN, len(tactics))) if is_open else 0
            block.show_wings(tactics, most, starters, may=may)
        self.none.setVisible(not ranked)
        show_rest(self.rest, len(canvas.problems) - len(planned_for))

    def follow(self, changes: ChangeSet) -> None:
        """Keep up with a change; while a title is typed the starters stay as they are."""
        typed = not (changes.added or changes.removed) and all(
            isinstance(each, Tactic) for each in changes.records()
        )
        if not typed:
            super().follow(changes)
            return
        for form in self.forms():
            form.refresh(changes)
        for block in self.blocks:
            for wing in block.wings.values():
                wing.show_names()

    def go_on_from(self, stop: QWidget) -> None:
        """Go from a tactic's words to where one writes a further one, and on where none is written.

        What takes a tactic off, or takes another, is not where a second Enter goes.
        """
        for block in self.blocks:
            for wing in block.wings.values():
                if any(row.words is stop for row in wing.taken):
                    wing.own.setFocus(Qt.FocusReason.TabFocusReason)
                    return
                if wing.own is stop:
                    self._go_to_what_lacks(block.record)
                    return
        super().go_on_from(stop)

    def _new_block(self) -> PlanBlock:
        block = PlanBlock(self, self.theme)
        block.head.clicked.connect(lambda _=False: self._open(block.record))
        block.wanted.connect(lambda starter: self._take(block, starter))
        block.unwanted.connect(lambda tactic: self._take_off(block.record, tactic))
        return block

    # what is done

    def _open(self, problem: str) -> None:
        self.open = "" if problem == self.open else problem
        self.begin_with_few()
        self.show_canvas()
        self.reordered.emit()

    def _take(self, block: PlanBlock, starter: Starter) -> None:
        """Put what was taken on the canvas, and go to what is to be chosen next."""
        if not self.session.may_edit():
            return
        if put_starter(self.context.view.stage, block.record, starter) is None:
            return
        if starter.id:
            self.session.close_step()
            self._go_to_what_lacks(block.record)

    def _go_to_what_lacks(self, first: str = "") -> None:
        """Go to what shows or helps with a problem that lacks it, or else to the way on.

        ``first``: the problem to begin with, before those that follow it.
        """
        lacking = next(self._lacking(first), None)
        if lacking is None:
            self.answered.emit()
            return
        problem, aim = lacking
        if self.open != problem:
            self._open(problem)
        block = next(block for block in self.blocks if block.record == problem)
        block.wings[aim].first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _lacking(self, first: str = "") -> Iterator[tuple[str, Aim]]:
        """Walk over the problems that lack something, from the ``first``, and for which aims."""
        canvas = self.session.canvas
        ids = [each.id for each in canvas.ranked[:MOST_PLANNED]]
        for problem in ids[ids.index(first) if first in ids else 0 :]:
            for aim in Aim:
                if problem not in canvas.serving.by_aim[aim]:
                    yield problem, aim

    def _take_off(self, problem: str, tactic: str) -> None:
        """Take a tactic off the canvas, or only from this problem if it serves others.

        The keyboard goes to where one writes another, as a second press would take a starter.
        """
        canvas = self.session.canvas
        if len(canvas.problems_of.get(tactic, ())) > 1:
            changes, label = commands.disconnect(canvas, tactic, problem), StepLabel("disconnect")
        else:
            changes, label = commands.delete(canvas, (tactic,)), StepLabel("delete-cards", 1)
        aim = canvas.tactics[tactic].aim
        if self.session.do(label, changes):
            for block in self.blocks:
                if block.record == problem:
                    block.wings[aim].own.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        for block in self.blocks:
            block.set_theme(theme)
