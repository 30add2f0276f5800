# SPDX-License-Identifier: MIT
"""The tick boxes of a list are seen on light and on dark."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from stratcanvas.qt.tick_box import TickDelegate

BASE, ACCENT, MARK, EDGE = (QColor(name) for name in ("#101010", "#3377ff", "#ffffff", "#888888"))


def drawn(state: Qt.CheckState) -> QImage:
    option = QStyleOptionViewItem()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Base, BASE),
        (role.Accent, ACCENT),
        (role.BrightText, MARK),
        (role.Dark, EDGE),
    ):
        option.palette.setColor(part, colour)
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(BASE)
    painter = QPainter(image)
    TickDelegate().drawCheck(painter, option, QRect(0, 0, 20, 20), state)
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(20) for y in range(20)}


def test_a_box_without_a_tick_is_an_edge() -> None:
    """Its inside is the list's ground, and the edge stands out from it."""
    found = colours(drawn(Qt.CheckState.Unchecked))
    assert BASE.name() in found
    assert len(found) > 1
    assert ACCENT.name() not in found


@pytest.mark.parametrize("state", [Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked])
def test_a_tick_and_a_dash_stand_on_the_accent(state: Qt.CheckState) -> None:
    """A filled box has a mark in it, and the two marks are not the same."""
    image = drawn(state)
    assert ACCENT.name() in colours(image)
    assert image.pixelColor(9, 9) != ACCENT or image.pixelColor(7, 9) != ACCENT
    assert drawn(Qt.CheckState.Checked) != drawn(Qt.CheckState.PartiallyChecked)
