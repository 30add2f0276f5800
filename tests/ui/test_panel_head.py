# SPDX-License-Identifier: MIT
"""Headings and paragraphs of panels: their words are whole, and in order, in any script."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stratcanvas.paint.assets import load_fonts, load_scripts
from stratcanvas.paint.theme import LIGHT
from stratcanvas.ui.panels.panel_head import PanelHead
from stratcanvas.ui.panels.paragraph import Paragraph, QuietParagraph


@pytest.mark.parametrize("count", ["3 things", "3 أشياء يجب إصلاحها", "3 चीज़ें ठीक करनी हैं"])
def test_a_count_is_whole_in_any_script(qtbot: QtBot, count: str) -> None:
    """Arabic and Hindi letters reach higher and lower than those of the window's own font."""
    load_fonts()
    load_scripts()
    head = PanelHead("COACH", LIGHT, None)  # type: ignore[arg-type]
    qtbot.addWidget(head)
    head.tell(count)
    head.resize(320, head.sizeHint().height())
    head.show()
    _, told = head.findChildren(QuietParagraph)
    assert told.height() >= told.heightForWidth(told.width())
    assert told.geometry().bottom() <= head.rect().bottom()


def test_a_sentence_that_begins_with_a_key_is_read_from_the_right_in_a_paragraph(
    qtbot: QtBot,
) -> None:
    """As if a word came before that: “Enter” stands at the right of what it does."""
    load_fonts()
    load_scripts()
    pictures = []
    for words in ("Enter يفتح · Delete يحذف", "\u200fEnter يفتح · Delete يحذف"):
        paragraph = Paragraph(words=words)
        qtbot.addWidget(paragraph)
        paragraph.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        paragraph.resize(400, 40)
        pictures.append(paragraph.grab().toImage())
    assert pictures[0] == pictures[1]
