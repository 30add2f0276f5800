# SPDX-License-Identifier: MIT
"""What one may ask oneself when nothing comes to mind, in a quiet box."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr, translated


class Prompts(QFrame):
    """A heading and some lines; away where there are none."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("prompts")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(5)
        caption = Paragraph(self, tone="caption", words=tr("IF NOTHING COMES TO MIND"))
        box.addWidget(caption)
        self.lines: list[Paragraph] = []
        self._box = box

    def show_lines(self, prompts: Sequence[str]) -> None:
        """Show these lines, translated."""
        while len(self.lines) < len(prompts):
            line = Paragraph(self, most=4)
            self.lines.append(line)
            self._box.addWidget(line)
        for place, line in enumerate(self.lines):
            line.setText(translated(prompts[place]) if place < len(prompts) else "")
            line.setVisible(place < len(prompts))
        self.setVisible(bool(prompts))
