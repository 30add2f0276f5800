# SPDX-License-Identifier: MIT
"""What Qt itself shows in our colours can be read: suggestions in lists, greyed words."""

from collections import Counter

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.formats.registry import format_of, written
from stratcanvas.paint.high_contrast import CONTRAST, CONTRAST_DARK
from stratcanvas.paint.theme import DARK, LIGHT, Theme
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui.colours import Colours, palette_of
from stratcanvas.ui.dialogs.export.kinds_list import KindsList
from tests.contrast import contrast


def drawn(widget: QWidget, part: QRect | None = None) -> tuple[str, str]:
    """Return the colours of a widget's ground, or of a part's, and of what stands out most."""
    picture = (
        widget.grab(part or widget.rect()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    )
    pixels = Counter(memoryview(picture.constBits()).cast("I"))
    colours = {f"#{pixel & 0xFFFFFF:06x}": count for pixel, count in pixels.items()}
    ground = max(colours, key=lambda each: colours[each])
    return ground, max(colours, key=lambda each: contrast(each, ground))


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_suggestions_under_a_field_can_be_read(qtbot: QtBot, choice: ThemeChoice) -> None:
    """The list that falls down while a name is typed has a ground, and words that stand out."""
    colours = Colours(choice)
    colours.apply()
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setCompleter(QCompleter(["Mmmmm", "Mmmmmmm", "Mmmmmmmmm"], field))
    field.show()
    completer = field.completer()
    completer.setCompletionPrefix("M")
    completer.complete()
    popup = completer.popup()
    assert popup.isVisible()
    assert popup.viewport().palette().base().color().name() == colours.theme.field
    assert contrast(*drawn(popup.viewport())) >= 4.5
    popup.hide()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("default", [True, False])
def test_a_greyed_button_can_be_read(qtbot: QtBot, choice: ThemeChoice, *, default: bool) -> None:
    """Its label stands out from its ground, be it the dialog's first button or another."""
    Colours(choice).apply()
    button = QPushButton("MMMMM")
    qtbot.addWidget(button)
    button.setDefault(default)
    button.setEnabled(False)
    button.show()
    QApplication.processEvents()
    assert contrast(*drawn(button)) >= 3.5  # thin letters are mixed with the ground


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_greyed_row_of_a_menu_can_be_read(qtbot: QtBot, choice: ThemeChoice) -> None:
    """It stands out from its ground, and less so than a row that can be chosen."""
    Colours(choice).apply()
    menu = QMenu()
    qtbot.addWidget(menu)
    row = menu.addAction("MMMMM")
    row.setEnabled(False)
    greyed = contrast(*drawn(menu))
    row.setEnabled(True)
    assert 3.0 <= greyed <= contrast(*drawn(menu)) / 2


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST, CONTRAST_DARK])
def test_the_mark_of_what_is_to_be_made_can_be_seen(qtbot: QtBot, theme: Theme) -> None:
    """The round mark of the row that is chosen stands out from its ground, in each theme."""
    kinds = KindsList(written())
    qtbot.addWidget(kinds)
    kinds.setPalette(palette_of(theme))
    kinds.resize(300, 500)
    kinds.show()
    kinds.choose(format_of("outline"))
    row = kinds.visualItemRect(kinds.currentItem()).adjusted(4, 4, -4, -4)
    assert contrast(*drawn(kinds.viewport(), QRect(row.topLeft(), QSize(20, 28)))) >= 3.0
