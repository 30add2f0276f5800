# SPDX-License-Identifier: MIT
"""A box of one line whose words stand level in every script.

Qt lifts words by as much as their font reaches higher than the box's own: Arabic digits, as in a
Persian day, would stand in the upper half.
"""

from PySide6.QtCore import QMargins
from PySide6.QtGui import QFontMetricsF, QTextLayout
from PySide6.QtWidgets import QLineEdit


def keep_level(box: QLineEdit) -> None:
    """See that a box's words stand on the line of Latin ones, whatever is written there."""
    box.textChanged.connect(lambda text: _level(box, text))


def _level(box: QLineEdit, text: str) -> None:
    lift = 0 if text.isascii() else _lift(box, text)
    wanted = QMargins(0, lift, 0, -lift)
    if box.textMargins() != wanted:
        box.setTextMargins(wanted)


def _lift(box: QLineEdit, text: str) -> int:
    """Return how many pixels Qt lifts a text."""
    layout = QTextLayout(text, box.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    highest = max((run.rawFont().ascent() for run in layout.glyphRuns()), default=0.0)
    return max(0, round(highest - QFontMetricsF(box.font()).ascent()))
