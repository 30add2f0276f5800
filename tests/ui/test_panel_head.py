# SPDX-License-Identifier: MIT
"""The heading of a panel: its words are whole in any script."""

import pytest
from pytestqt.qtbot import QtBot

from stratcanvas.paint.assets import load_fonts, load_scripts
from stratcanvas.paint.theme import LIGHT
from stratcanvas.ui.panels.panel_head import PanelHead
from stratcanvas.ui.panels.paragraph import QuietParagraph


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
