# SPDX-License-Identifier: MIT
"""Asks, in its place and without a dialog, whether a rule that is ignored again is to be silent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stratcanvas.ui.panels.finding_head import INDENT
from stratcanvas.ui.panels.indent import indented
from stratcanvas.ui.panels.link_button import PAD, LinkRow
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr, trn


class RuleOffer(QFrame):
    """One question about one rule, with two answers."""

    accepted = Signal(str)
    """The rule is to be switched off."""
    declined = Signal(str)
    """It is to go on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("finding")
        self._rule = ""
        self.words = Paragraph(self, tone="muted", most=8)
        self.ways = LinkRow([tr("Don’t check this in this canvas"), tr("Go on checking")], self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 8)
        box.setSpacing(4)
        box.addLayout(indented(self.words, INDENT, 6))
        box.addLayout(indented(self.ways, INDENT - PAD))
        off, on = self.ways.links
        off.setToolTip(tr("Leaves all of this kind out; they can be heard again"))
        on.setToolTip(tr("Goes on telling you wherever this is so"))
        off.clicked.connect(lambda: self.accepted.emit(self._rule))
        on.clicked.connect(lambda: self.declined.emit(self._rule))

    def ask(self, rule: str, sentence: str, times: int) -> None:
        """Ask about a rule that says this sentence and has been ignored so many times."""
        self._rule = rule
        words = trn(
            "Ignored {n} time in this canvas: “{sentence}”",
            "Ignored {n} times in this canvas: “{sentence}”",
            times,
        ).format(n=times, sentence=sentence)
        self.words.setText(words)
        for link in self.ways.links:
            link.setAccessibleDescription(words)
        self.show()
