# SPDX-License-Identifier: MIT
"""The cards of the guided start that one chooses among."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.cards import Approach
from stratcanvas.paint.high_contrast import CONTRAST, CONTRAST_DARK
from stratcanvas.paint.theme import DARK, LIGHT, Theme
from stratcanvas.ui.guide.choice_cards import ChoiceCards
from tests.contrast import contrast

_EDGE = 3.0
"""What WCAG 2.2 (1.4.11) asks of what tells that something is chosen."""


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST, CONTRAST_DARK])
def test_the_edge_of_what_is_chosen_is_seen(qtbot: QtBot, theme: Theme) -> None:
    """It stands out from the card enough, and so no less than in another theme."""
    around = QWidget()
    qtbot.addWidget(around)
    cards = ChoiceCards([(each, "") for each in Approach], theme, around)
    cards.show_value(Approach.WIN)
    cards.resize(300, cards.heightForWidth(300))
    around.grab()  # lays all out
    card = cards.cards[list(Approach).index(Approach.WIN)]
    picture = card.grab().toImage()
    middle, bottom = picture.width() // 2, picture.height() - 1
    edge, ground = (picture.pixelColor(middle, bottom - up).name() for up in (1, 5))
    assert ground == theme.field
    assert contrast(edge, ground) >= _EDGE
