# SPDX-License-Identifier: MIT
"""Strong contrasts are a theme like light and dark: chosen, or as the system asks."""

from collections.abc import Callable
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.high_contrast import CONTRAST, CONTRAST_DARK
from stratcanvas.paint.theme import LIGHT
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui import colours
from stratcanvas.ui.colours import Colours, is_stark, palette_of
from stratcanvas.ui.window import Window
from tests import makers


def test_it_is_chosen_in_the_menu(open_window: Callable[[Canvas], Window]) -> None:
    """View ▸ Theme ▸ High contrast changes canvas and panels, and is remembered."""
    window = open_window(makers.cafe())
    window.action_set.qt["theme-contrast"].trigger()
    assert window.view.stage.theme == CONTRAST
    assert window.palette().color(QPalette.ColorRole.Window) == QColor(CONTRAST.window)
    assert window.preferences.now.theme is ThemeChoice.CONTRAST
    window.action_set.qt["theme-light"].trigger()
    assert window.view.stage.theme == LIGHT


def test_it_is_on_black_where_the_system_is_dark(qapp: QApplication) -> None:
    """Who needs dark as well does not get a white window."""
    with mock.patch.object(colours, "QGuiApplication") as system:
        hints = system.styleHints.return_value
        for scheme, theme in (
            (Qt.ColorScheme.Dark, CONTRAST_DARK),
            (Qt.ColorScheme.Light, CONTRAST),
        ):
            hints.colorScheme.return_value = scheme
            assert Colours(ThemeChoice.CONTRAST).theme == theme


def test_it_follows_the_system(qapp: QApplication) -> None:
    """A system that begins to ask for strong contrasts gets them; who chose otherwise does not."""
    follows, chosen = Colours(ThemeChoice.SYSTEM), Colours(ThemeChoice.LIGHT)
    with (
        mock.patch.object(Colours, "apply"),
        mock.patch.object(colours, "is_contrast_asked_for", return_value=True),
    ):
        hints = QGuiApplication.styleHints().accessibility()
        hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
        assert follows.theme in {CONTRAST, CONTRAST_DARK}
        assert chosen.theme == LIGHT


@pytest.mark.parametrize(
    ("window", "text", "stark"),
    [
        ("#000000", "#ffffff", True),
        ("#ffffff", "#000000", True),
        ("#efefef", "#000000", False),
        ("#1e1e1e", "#ffffff", False),
    ],
)
def test_a_palette_of_black_and_white_asks_for_it(window: str, text: str, stark: bool) -> None:
    """Where Qt hears of no preference the system's palette tells; usual ones do not."""
    palette = palette_of(LIGHT)
    palette.setColor(QPalette.ColorRole.Window, QColor(window))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(text))
    assert is_stark(palette) is stark
