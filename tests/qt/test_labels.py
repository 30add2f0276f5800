# SPDX-License-Identifier: MIT
"""Labels show words as they are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.qt.labels import OwnSentence, plain_label


def test_markup_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    """What looks like HTML is as wide as its letters, so nothing in it was obeyed."""
    typed, as_html = "<b>Ab</b><br>&amp;", QLabel("<b>Ab</b><br>&amp;")
    label = plain_label(typed)
    for each in (label, as_html):
        qtbot.addWidget(each)
    assert label.text() == typed
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.sizeHint().width() > as_html.sizeHint().width()


def test_tone_and_wrapping_are_said_once(qtbot: QtBot) -> None:
    """A label has its place, tone and wrapping from the start, and none unless told."""
    parent = QWidget()
    qtbot.addWidget(parent)
    label = plain_label("", parent, tone="muted", wraps=True)
    assert (label.parent(), label.property("tone"), label.wordWrap()) == (parent, "muted", True)
    bare = plain_label("", parent)
    assert (bare.property("tone"), bare.wordWrap()) == (None, False)


@pytest.mark.parametrize(
    ("mirrored", "begins"),
    [(Qt.LayoutDirection.LeftToRight, "left"), (Qt.LayoutDirection.RightToLeft, "right")],
)
def test_a_sentence_of_ours_begins_where_one_reads_from(
    qtbot: QtBot, mirrored: Qt.LayoutDirection, begins: str
) -> None:
    """Also one whose first word is the name of a key, in Latin letters."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.setLayoutDirection(mirrored)
    label = OwnSentence(parent)
    label.setText("Enter · Esc")
    label.resize(400, 40)
    picture = label.grab().toImage()
    ground = picture.pixel(200, 1)
    inked = [x for x in range(400) if any(picture.pixel(x, y) != ground for y in range(40))]
    assert (inked[-1] < 200) is (begins == "left")
    assert (inked[0] > 200) is (begins == "right")
