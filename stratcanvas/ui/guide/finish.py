# SPDX-License-Identifier: MIT
"""What came of the answers, and what to do with it: print it, see it, hear what the coach says."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.banner import in_lines
from stratcanvas.ui.guide.answer import Answer
from stratcanvas.ui.panels.panel_widget import PanelContext
from stratcanvas.words import tr


class _WayOn(QPushButton):
    """A button as wide as there is room, whose words go on in a second line where they must."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setAccessibleName(words)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the words anew."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        shown = max(map(metrics.horizontalAdvance, self.text().split("\n")))
        room = self.width() - (self.sizeHint().width() - shown)
        self.setText(in_lines(self._words, metrics, room))


class Finish(Answer):
    """The page after the last question: three ways on."""

    left = Signal()
    """The person wants to see the canvas."""
    coached = Signal()
    """The person wants to hear the coach."""

    def __init__(
        self, context: ActionContext, around: PanelContext, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(context, around, theme, parent)
        self.box.setSpacing(8)
        self.save = self._way(
            tr("Save the one-pager as PDF…"), lambda: file_actions.export(context, "one-pager")
        )
        self.show_all = self._way(tr("Show the canvas"), self.left.emit)
        self.coach = self._way(tr("See what the coach says"), self.coached.emit)
        self.save.setDefault(True)

    def _way(self, words: str, does: Callable[[], object]) -> QPushButton:
        button = _WayOn(words, self)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setAutoDefault(True)
        button.clicked.connect(lambda _=False: does())
        self.box.addWidget(button)
        return button

    def stops(self) -> Sequence[QWidget]:
        """Return the three buttons."""
        return (self.save, self.show_all, self.coach)

    @property
    def is_whole(self) -> bool:
        """Tell whether there is a customer, a strategy, and a tactic that counts."""
        canvas = self.session.canvas
        written = canvas.brief.customer.strip() and canvas.strategy.statement.strip()
        return bool(written and canvas.problems_of)

    @property
    def heading(self) -> str:
        """Return what came of the answers, in a sentence."""
        if self.session.is_blank:
            return tr("Nothing is written down yet.")
        whole, begun = tr("That is a strategy on one page."), tr("That is a good start.")
        return whole if self.is_whole else begun

    @property
    def help(self) -> str:
        """Return what can be done now."""
        if self.session.is_blank:
            return tr("The questions wait for you, and so does the empty canvas.")
        if self.is_whole:
            return tr("Print it, take it to your next meeting, and change it when you know more.")
        return tr(
            "Some questions are still open. Go back to them whenever you like: everything you "
            "wrote is on the canvas."
        )
