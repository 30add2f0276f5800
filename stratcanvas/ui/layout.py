# SPDX-License-Identifier: MIT
"""What stands where in a window: the outline left, the canvas in the middle, the inspector right.

The panes beside the canvas are filled after the first picture; who hides one finds it hidden in
the next window.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from stratcanvas.paint.assets import load_scripts
from stratcanvas.paint.theme import Theme
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session

if TYPE_CHECKING:
    from stratcanvas.ui.panels.inspector import Inspector
    from stratcanvas.ui.panels.outline import Outline

OUTLINE_WIDTH, INSPECTOR_WIDTH = 226, 294
"""Pixels, until the person moves the dividers."""
_LEAST = (150, 360, 210)
"""The smallest widths of outline, canvas and inspector, in pixels."""


class Layout(QSplitter):
    """The three panes of a window."""

    furnished = Signal()
    """The panes beside the canvas have been filled."""

    def __init__(
        self, session: Session, selection: Selection, remembered: RememberedState, parent: QWidget
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._session, self._selection, self._remembered = session, selection, remembered
        left, self.middle, right = (QWidget(self) for _ in range(3))
        self._panes = {"outline": left, "inspector": right}
        self.outline: Outline | None = None
        self.inspector: Inspector | None = None
        self.setHandleWidth(1)
        for place, least in enumerate(_LEAST):
            pane = self.widget(place)
            assert pane is not None
            pane.setMinimumWidth(least)
            self.setCollapsible(place, False)
            self.setStretchFactor(place, 1 if pane is self.middle else 0)

    def fill_middle(self, banner: QWidget, view: QWidget) -> None:
        """Put the canvas in the middle, below a strip that tells of things."""
        box = QVBoxLayout(self.middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(banner)
        box.addWidget(view, 1)

    def restore(self, state: QByteArray, width: int) -> None:
        """Stand as remembered, or as for the first time in a window so many pixels wide."""
        if not (state.size() and self.restoreState(state)):
            self.setSizes([OUTLINE_WIDTH, width - OUTLINE_WIDTH - INSPECTOR_WIDTH, INSPECTOR_WIDTH])
        for name, pane in self._panes.items():
            if not self._remembered.panel_shown(name):
                pane.hide()

    def furnish(self, theme: Theme) -> tuple["Outline", "Inspector"]:
        """Fill the panes beside the canvas, once; the canvas is painted before that is done.

        Their import and their many small widgets would double the time to the first picture.
        """
        if self.outline is None or self.inspector is None:
            from stratcanvas.ui.panels.inspector import Inspector
            from stratcanvas.ui.panels.outline import Outline

            load_scripts()
            left, right = self._panes.values()
            self.outline = Outline(self._session, self._selection, theme, left)
            self.inspector = Inspector(self._session, self._selection, theme, right)
            for pane, panel in ((left, self.outline), (right, self.inspector)):
                box = QVBoxLayout(pane)
                box.setContentsMargins(0, 0, 0, 0)
                box.addWidget(panel)
                panel.show()
            self.furnished.emit()
        return self.outline, self.inspector

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        for panel in (self.outline, self.inspector):
            if panel is not None:
                panel.set_theme(theme)

    def shows(self, name: str) -> bool:
        """Tell whether the outline or the inspector is shown."""
        return not self._panes[name].isHidden()

    def show_panel(self, name: str, *, shown: bool) -> None:
        """Show or hide the outline or the inspector, and remember it."""
        self._panes[name].setVisible(shown)
        self._remembered.set_panel_shown(name, shown=shown)

    def next_pane(self, view: QWidget) -> None:
        """Move the keyboard to the next pane that is shown; ``view`` is the one in the middle."""
        outline, inspector = self.outline, self.inspector
        if outline is None or inspector is None:
            return
        panes = [pane for pane in (outline, view, inspector) if pane.isVisible()]
        here = self.window().focusWidget()
        now = [
            place
            for place, pane in enumerate(panes)
            if here is not None and (here is pane or pane.isAncestorOf(here))
        ]
        pane = panes[((now[0] if now else -1) + 1) % len(panes)]
        if pane is inspector:
            inspector.focus_first()
        else:
            pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
