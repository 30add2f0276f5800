# SPDX-License-Identifier: MIT
"""The coach: one thing to do next, the rest folded below it, what is good, how the strategy reads.

It never holds anybody up: what it says can be ignored, switched off, and heard again.
"""

from itertools import pairwise

from PySide6.QtCore import QMargins, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stratcanvas.coach.praise import praise
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.ignored import Ignored
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.panels.fade import Fade
from stratcanvas.ui.panels.findings import FindingList
from stratcanvas.ui.panels.ignored_list import IgnoredList
from stratcanvas.ui.panels.indent import indented
from stratcanvas.ui.panels.panel_head import PanelHead
from stratcanvas.ui.panels.panel_widget import MANY, PanelContext, PanelWidget, take_in
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.panels.sight import PaneScroll
from stratcanvas.ui.panels.sign_list import SignList
from stratcanvas.words import tr, trn

_MARGINS = QMargins(8, 0, 6, 14)


class Coach(PanelWidget):
    """All findings of the canvas, and what is good about it."""

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(around, theme, parent)
        self._session, self._advice = around.session, around.advice
        self._is_behind = False
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._follow)
        self.head = PanelHead(tr("COACH"), theme, self)
        self.head.setToolTip(tr("Folds what the coach says, or opens it"))
        self.head.clicked.connect(self.fold_asked)
        self.area = PaneScroll(self)
        self.page = page = QWidget(self.area.viewport())
        page.setObjectName("page")
        page.setMinimumHeight(1)  # its height follows its width, not what a narrower one would need
        self.findings = FindingList(around, theme, page)
        self.findings.wanted.connect(around.go_to)
        self.findings.more.connect(self._show)
        self.findings.emptied.connect(self.head.setFocus)
        self.calm = Paragraph(page, tone="good")
        self.calm.setText(tr("Nothing to mend here."))
        self.calm.hide()
        self.good = SignList(tr("WHAT IS GOOD"), page)
        self.reading = SignList(tr("HOW THE STRATEGY READS"), page)
        self.ignored = IgnoredList(page)
        self.ignored.wanted.connect(self._advice.hear_again)
        box = QVBoxLayout(page)
        box.setContentsMargins(_MARGINS)
        box.setSpacing(0)
        box.addWidget(self.findings)
        box.addLayout(indented(self.calm, 6))
        for widget in (self.reading, self.good, self.ignored):
            box.addWidget(widget)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.area, 1)
        self.findings.restacked.connect(self._order_keys)
        self._advice.changed.connect(self._follow)
        self._session.changed.connect(self._follow_names)
        self._session.allowed.connect(self._follow)
        self._show()
        take_in(self, self.area, page)
        self.fade = Fade(self.area, Qt.Edge.BottomEdge)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        self.head.set_theme(theme)
        for part in (self.findings, self.good, self.reading):
            part.set_theme(theme)

    def focus_first(self) -> None:
        """Give the keyboard to the thing to do next."""
        rows = self.findings.rows
        first = rows[0].head if rows and not self.area.isHidden() else self.head
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_keys(self) -> None:
        """Let Tab come from the head to what is found, however late, before it leaves the panel."""
        for one, other in pairwise([self.head, *self.findings.stops()]):
            QWidget.setTabOrder(one, other)

    # what stands beside it may need the room

    def set_folded(self, *, folded: bool) -> None:
        """Show the head alone, or everything."""
        self.head.set_folded(folded=folded)
        self.area.setVisible(not folded)

    def heights(self) -> tuple[int, int]:
        """Return how high it is folded, and how high it would like to be, in pixels."""
        head = self.head.sizeHint().height()
        layout = self.page.layout()
        assert layout is not None
        return head, head + layout.heightForWidth(max(1, self.area.viewport().width()))

    # following the document

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what has changed while nobody looked."""
        super().showEvent(event)
        if self._is_behind:
            self._show()

    def _follow(self) -> None:
        self._is_behind = True
        if self.isVisible():
            self._show()

    def _follow_names(self, changes: ChangeSet) -> None:
        """Show what cards are called now, and what is ignored."""
        if Ignored in set(map(type, changes.records())) or any(
            changes.touches(row.subject) for row in self.findings.rows
        ):
            if len(changes) > MANY:
                self._late.start()
            else:
                self._follow()

    def _show(self) -> None:
        self._late.stop()
        self._is_behind = False
        advice, canvas = self._advice, self._session.canvas
        total = advice.total
        self.head.tell(
            trn("{n} thing", "{n} things", total).format(n=f"{total:,}") if total else ""
        )
        found = advice.first(self.findings.most)
        self.findings.show_findings(found, total, named=True, opens_first=True)
        is_known = advice.is_current or not self.calm.isHidden()
        self.calm.setVisible(not total and is_known)
        texts = advice.texts if advice.is_current else None
        tally = self._session.document.counted.tally
        if texts is not None or self.good.is_empty:
            good = [(True, words) for words in praise(self._session.kept, tally, texts)]
            self.good.show_lines(good, self.theme)
        signs = () if advice.reading is None else advice.reading.signs
        self.reading.show_lines([(sign.good, sign.sentence) for sign in signs], self.theme)
        self.ignored.show_ignored(canvas, may_edit=self._session.can_edit)
