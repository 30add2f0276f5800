# SPDX-License-Identifier: MIT
"""What every panel is, and what it is given: a widget that follows the document by itself.

The window asks no more of a panel than what stands here, so it needs to know none of them.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session


class PanelContext(NamedTuple):
    """What a panel may reach of its window."""

    session: Session
    selection: Selection
    go_to: Callable[[str], object]
    """Selects a record and brings it into view on the canvas."""
    say: Callable[[str], object]
    """Says a sentence in the status bar, for a while."""


class PanelWidget(QWidget):
    """A panel. It is made when it is first shown, and stays when it is hidden.

    One with fields says in ``keep_words`` whether all that was typed is kept; one that paints by
    the theme takes a new one in ``set_theme``. All else needs neither.
    """

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.around, self.theme = around, theme

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.theme = theme

    def focus_first(self) -> None:
        """Give the keyboard to what comes first in the panel."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep_words(self) -> bool:
        """Try once more to keep words that were refused; tell whether none are left over."""
        return True
