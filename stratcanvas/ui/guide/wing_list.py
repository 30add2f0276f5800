# SPDX-License-Identifier: MIT
"""What is done about a problem with one aim: what was taken, and what could be."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from stratcanvas.coach.starters import Starter
from stratcanvas.domain.cards import Aim, Stage, Tactic, TacticKind
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.field_buttons import LEAST
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.tools.create import key_of_new
from stratcanvas.ui.guide.answer import AnswerForm
from stratcanvas.ui.guide.answer_box import AnswerBox
from stratcanvas.ui.guide.blocks import (
    Block,
    drop,
    in_order,
    read_as_laid_out,
    rest_line,
    show_rest,
)
from stratcanvas.ui.guide.starter_row import StarterRow, draw_aim
from stratcanvas.ui.panels.paragraph import QuietParagraph
from stratcanvas.words import mark, tr, translated

if TYPE_CHECKING:
    from stratcanvas.ui.guide.answer import Answer

SHOWN = 3
"""Starters that are shown before somebody asks for more."""
MOST_TAKEN = 6
"""Tactics that are shown; the others are on the canvas."""
ASKED = {
    Aim.EDUCATE: mark("What will show it to them?"),
    Aim.SOLVE: mark("What will help them solve it?"),
}
"""Aim → what is asked for it."""


class AimMark(QWidget):
    """The mark of an aim, beside its words."""

    def __init__(self, aim: Aim, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.aim, self.theme = aim, theme
        self.setFixedSize(QSize(14, 18))

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_aim(painter, QPointF(7.0, 9.0), self.aim, self.theme)
        painter.end()


class TakenRow(Block):
    """A tactic that was taken: its words, which can be changed, and a way to take it back."""

    def __init__(self, answer: "Answer", parent: QWidget) -> None:
        super().__init__(parent)
        self.form: AnswerForm = answer.new_form(Tactic, "title", parent=self)
        self.away = QPushButton("×", self)
        self.away.setMinimumWidth(LEAST)
        self.away.setProperty("tone", "quiet")
        self.away.setAutoDefault(True)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.form, 1)
        box.addWidget(self.away, 0, Qt.AlignmentFlag.AlignBottom)
        self.words.resized.connect(self._stand_beside)

    @guarded(None)
    def _stand_beside(self, size: QSize) -> None:
        """Have the sign in the middle of the box's height."""
        self.away.setFixedHeight(size.height())

    @property
    def words(self) -> AnswerBox:
        """Return the box with its title."""
        return self.form.boxes()[0]

    def show_tactic(self, tactic: Tactic, *, serves_others: bool) -> None:
        """Show a tactic: its kind over its title; ``serves_others``: it stays for them."""
        self.form.show_record(tactic.id)
        self.show_name(tactic)
        stays = tr("Take it off this problem; it stays with the others")
        words = stays if serves_others else tr("Take it off the canvas")
        self.away.setToolTip(words)
        self.away.setAccessibleDescription(words)

    def show_name(self, tactic: Tactic) -> None:
        """Say what kind it is, which may be written in its title, and what is taken back there."""
        self.form.name(translated(tactic.kind.word) or tr("Tactic"))
        self.away.setAccessibleName(tr("Take off: {title}").format(title=tactic.title))


class WingList(QWidget):
    """The taken ones, then a few starters, then a box for one's own."""

    wanted = Signal(object)
    """The person takes this Starter."""
    unwanted = Signal(str)
    """The person takes this tactic off."""

    def __init__(self, aim: Aim, answer: "Answer", theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(translated(ASKED[aim]))
        self.aim, self.theme, self._answer = aim, theme, answer
        self.taken: list[TakenRow] = []
        self.starters: list[StarterRow] = []
        self._offered: tuple[Starter, ...] = ()
        self._problem, self._all = "", False
        head = QHBoxLayout()
        head.setSpacing(8)
        self.mark = AimMark(aim, theme, self)
        head.addWidget(self.mark)
        head.addWidget(QuietParagraph(self, tone="strong", words=translated(ASKED[aim])), 1)
        self._taken, self._open = QVBoxLayout(), QVBoxLayout()
        self._open.setSpacing(4)
        self.own = AnswerBox(hint=tr("Or write your own"), parent=self)
        self.own.setAccessibleName(tr("Your own"))
        self.own.typed.connect(self._write)
        self.own.entered.connect(lambda: answer.go_on_from(self.own))
        self.more = QPushButton(tr("More ideas"), self)
        self.more.setProperty("tone", "quiet")
        self.more.setAutoDefault(True)  # Enter presses it, too
        self.more.clicked.connect(self._show_all)
        foot = QHBoxLayout()
        foot.addWidget(self.own, 1)
        foot.addWidget(self.more)
        self._rest = rest_line(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addLayout(self._taken)
        box.addWidget(self._rest)
        for part in (self._open, foot):
            box.addLayout(part)

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through."""
        rows = [part for row in self.taken for part in (row.words, row.away)]
        more = [self.more] if not self.more.isHidden() else []
        return [*rows, *self.starters, self.own, *more]

    def first(self) -> QWidget:
        """Return what the keyboard comes to first."""
        return self.starters[0] if self.starters else self.own

    def show_taken(self, tactics: Sequence[Tactic], most: int) -> None:
        """Show the tactics that there are; of more than ``most`` those that came last."""
        show_rest(self._rest, len(tactics) - MOST_TAKEN)
        tactics = tactics[max(0, len(tactics) - most) :]
        ids = [each.id for each in tactics]
        self.taken = in_order(self._taken, self.taken, ids, self._new_row)
        for row, tactic in zip(self.taken, tactics, strict=True):
            problems = self._answer.session.canvas.problems_of.get(tactic.id, ())
            row.show_tactic(tactic, serves_others=len(problems) > 1)

    def show_names(self) -> None:
        """Follow titles that are being typed, and a kind that one of them sets."""
        tactics = self._answer.session.canvas.tactics
        for row in self.taken:
            row.show_name(tactics[row.record])

    def _new_row(self) -> TakenRow:
        row = TakenRow(self._answer, self)
        row.away.clicked.connect(lambda _=False: self.unwanted.emit(row.record))
        row.words.wiped.connect(lambda: self.unwanted.emit(row.record))
        return row

    def offer(self, problem: str, starters: Sequence[Starter], *, may: bool) -> None:
        """Offer starters for a problem; the same as before stay as they are."""
        self._problem = problem
        offered = tuple(each for each in starters if each.aim is self.aim and not each.there)
        self.own.setReadOnly(not may)
        if not may:
            offered = ()
        if offered != self._offered:
            self._offered = offered
            self._lay_out()

    def _show_all(self) -> None:
        self._all = True
        self._lay_out()
        self.starters[SHOWN].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        drop(self._open, self.starters)
        shown = self._offered if self._all else self._offered[:SHOWN]
        self.starters = []
        for place, starter in enumerate(shown):
            row = StarterRow(starter, self.theme, self)
            row.clicked.connect(lambda _=False, starter=starter: self.wanted.emit(starter))
            row.stepped.connect(lambda step, place=place: self._step(place + step))
            self.starters.append(row)
            self._open.addWidget(row)
            row.show()
        self.more.setVisible(len(shown) < len(self._offered))
        read_as_laid_out(self)

    def _step(self, place: int) -> None:
        if 0 <= place < len(self.starters):
            self.starters[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif place == len(self.starters):
            self.own.setFocus(Qt.FocusReason.TabFocusReason)

    def _write(self, words: str) -> None:
        """Make a tactic of the first letters that are written here; go on writing in its row."""
        if not words.strip():
            return
        serves = (self._problem,)
        made = Starter(
            "", TacticKind.OTHER, self.aim, Stage.MARKETING, words, connects=serves, there=False
        )
        before = {row.record for row in self.taken}
        self.wanted.emit(made)
        for row in self.taken:
            if row.record not in before:
                self.own.show_value("")
                row.form.made_under = key_of_new(row.record)
                row.words.setFocus(Qt.FocusReason.OtherFocusReason)
                cursor = row.words.textCursor()
                cursor.movePosition(cursor.MoveOperation.End)
                row.words.setTextCursor(cursor)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.theme = self.mark.theme = theme
        for row in self.starters:
            row.theme = theme
