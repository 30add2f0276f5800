# SPDX-License-Identifier: MIT
"""Keycaps (1️⃣) in a text: each to be drawn as one sign of one font.

Qt takes the font that has the digit, and then another for the rest of it.
"""

import re

from PySide6.QtGui import QTextCharFormat, QTextLayout

from stratcanvas.paint.assets import EMOJI

_KEYCAP = re.compile("[0-9#*]\ufe0f?\u20e3")


def keycaps(text: str) -> list[QTextLayout.FormatRange]:
    """Return the places of a text's keycaps (UTF-16 units) and the font that draws each."""
    ranges = []
    for found in _KEYCAP.finditer(text):
        each = QTextLayout.FormatRange()
        each.start, each.length = _width(text[: found.start()]), _width(found.group())
        emoji = QTextCharFormat()
        emoji.setFontFamilies([EMOJI])
        each.format = emoji
        ranges.append(each)
    return ranges


def _width(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
