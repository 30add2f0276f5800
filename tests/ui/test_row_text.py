# SPDX-License-Identifier: MIT
"""The words of a row stand in the order in which they are read."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from stratcanvas.ui.panels.row_text import draw_words


def drawn(words: str, *, mirrored: bool) -> QImage:
    picture = QImage(300, 24, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    draw_words(painter, QRect(0, 0, 300, 24), words, painter.fontMetrics(), mirrored=mirrored)
    painter.end()
    return picture


@pytest.mark.parametrize("words", ["\u2068עברית ועוד מילים\u2069", "Runs out of cash"])
def test_a_number_comes_first_where_rows_run_from_right_to_left(
    qapp: QApplication, words: str
) -> None:
    """A problem's number stands at the right, before its words, whatever they are written in."""
    turned = drawn(f"\u200f1 {words}", mirrored=True)
    assert drawn(f"1 {words}", mirrored=True) == turned
    assert drawn(f"1 {words}", mirrored=False) != turned
