# SPDX-License-Identifier: MIT
"""A box for how many: it begins at all, and tells what a person gives."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stratcanvas.domain.fields import MOST
from stratcanvas.ui.panels.choicebox import WordBox
from stratcanvas.ui.panels.countbox import CountBox


def test_it_tells_what_is_given_by_a_person_alone(qtbot: QtBot) -> None:
    """What the program shows is not told; keys count up and down, and none goes below all."""
    box = CountBox()
    qtbot.addWidget(box)
    told: list[int] = []
    box.typed.connect(told.append)
    box.show_value(4)
    assert (box.text(), told) == ("4", [])
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert told == [5]
    box.show_value(0)
    assert box.text() == "All"
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert (box.value(), told) == (0, [5])
    assert box.maximum() == MOST


@pytest.mark.usefixtures("windows")  # with the style sheet that the program has
def test_it_looks_as_the_boxes_beside_it_do(qtbot: QtBot) -> None:
    """Its edge is a field's and no frame of the style's, and its words begin where theirs do."""
    box, other = CountBox(), WordBox(["All"])
    for each in (box, other):
        qtbot.addWidget(each)
        each.resize(160, 30)
        each.ensurePolished()
    edges = [each.grab().toImage().pixelColor(80, 0) for each in (box, other)]
    assert edges[0] == edges[1]
    assert box.lineEdit().textMargins().left() >= 6
