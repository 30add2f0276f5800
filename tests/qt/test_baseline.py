# SPDX-License-Identifier: MIT
"""Words in a box of one line stand level in every script."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stratcanvas.paint.assets import FAMILIES, load_scripts
from stratcanvas.qt.baseline import keep_level


def lowest_ink(box: QLineEdit) -> int:
    """Return the lowest row in which something dark is drawn, frame and corners apart."""
    picture = box.grab().toImage()
    inside = range(6, picture.width() - 6)
    rows = range(4, picture.height() - 4)
    return max(y for y in rows for x in inside if picture.pixelColor(x, y).lightness() < 90)


@pytest.mark.parametrize("digits", ["۲۰۲۶", "٢٠٢٦", "HH ۲۰۲۶"])
def test_arabic_digits_stand_where_latin_ones_do(qtbot: QtBot, digits: str) -> None:
    """Whatever is written, and then again in Latin, the words stand on one line."""
    load_scripts()
    font = QFont(list(FAMILIES))
    font.setPixelSize(13)
    box = QLineEdit()
    qtbot.addWidget(box)
    box.setFont(font)
    box.resize(160, 40)
    keep_level(box)
    box.setText("2026")
    level, high = lowest_ink(box), box.sizeHint().height()
    box.setText(digits)
    assert abs(lowest_ink(box) - level) <= 1
    assert box.sizeHint().height() == high
    box.setText("2026")
    assert lowest_ink(box) == level
