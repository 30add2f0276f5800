# SPDX-License-Identifier: MIT
"""What the coach says about the words in a field, in one quiet line under it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stratcanvas.coach.lexicon import rule_text
from stratcanvas.domain.rules import Finding
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.labels import plain_label
from stratcanvas.qt.tool_tip import explain
from stratcanvas.ui.icons import pixmap
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr


class Remark(QWidget):
    """A mark and a sentence; hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._mark = plain_label("", self)
        self.sentence = Paragraph(self, most=6)
        box = QHBoxLayout(self)
        box.setContentsMargins(4, 2, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.sentence, 1)
        self.hide()

    def show_finding(self, finding: Finding | None, about: type, theme: Theme) -> str:
        """Show what a rule says, or nothing; return the sentence."""
        if finding is None:
            self.hide()
            return ""
        text = rule_text(finding.rule, about)
        colour = QPalette()
        colour.setColor(QPalette.ColorRole.WindowText, QColor(theme.uncounted_label))
        self.sentence.setPalette(colour)
        self._mark.setPixmap(pixmap("lightbulb", theme.uncounted_label))
        self.sentence.setText(text.sentence)
        example = tr("For example: {good}").format(good=text.good)
        explain(self, f"{text.reason}\n\n{example}")
        self.show()
        return text.sentence
