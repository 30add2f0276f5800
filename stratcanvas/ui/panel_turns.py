# SPDX-License-Identifier: MIT
"""Lets a panel that folds share its side with those below it.

With room for both, both are shown. Without, they take turns: the panel folds to its head while
something is selected, and is open while nothing is. It never folds under whoever is in it.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.ui.dividers import Panes
from stratcanvas.ui.panels.panel_widget import PanelWidget
from stratcanvas.ui.panels.table import Panel

ENOUGH = 760
"""Pixels of a side's height in which there is room for a panel and those below it."""
_FAIR, _MOST = 0.48, 0.64
"""Of the height: so much the panel takes, as little or as much as it has to say, while there is
something below it.
"""
_BOUNDLESS = 16_777_215
"""Pixels; Qt's own way of saying that a widget may be of any height."""


class PanelTurns(QObject):
    """Shares one side between a panel that folds and the other panels there."""

    def __init__(self, panel: PanelWidget, pane: QWidget, column: Panes) -> None:
        super().__init__(panel)
        self._panel, self._pane, self._column = panel, pane, column
        self._selection = selection = panel.around.selection
        self._was_selected = bool(selection.ids)
        self._by_hand: dict[bool, bool | None] = {True: None, False: None}
        """Whether the person has folded it, or opened it: where room is scarce, and where not."""
        self._sizes: list[int] = []  # as the person has left the dividers
        self.is_folded = False
        panel.fold_asked.connect(self._toggle)
        selection.changed.connect(self._look)
        column.put.connect(self._remember)
        column.installEventFilter(self)
        self._share()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Share anew when the side is higher or lower, or another panel is shown or hidden."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self._share()
        return False

    def _others(self) -> bool:
        panes = (self._column.widget(n) for n in range(self._column.count()))
        return any(not each.isHidden() for each in panes if each and each is not self._pane)

    def _toggle(self) -> None:
        self._by_hand[self._is_scarce] = not self.is_folded
        self._share()

    def _look(self) -> None:
        """Follow the selection; what the person has folded by hand where room is scarce holds
        until it comes or goes.
        """
        selected = bool(self._selection.ids)
        here = QApplication.focusWidget()
        if selected != self._was_selected:
            self._was_selected = selected
            if self._is_scarce:
                self._by_hand[True] = None
        if here is None or not self._panel.isAncestorOf(here):
            self._share()

    @property
    def _is_scarce(self) -> bool:
        return self._column.height() < ENOUGH

    def _wants_folded(self) -> bool:
        """Tell whether it is to be folded: by the person's hand, else by what is selected."""
        scarce = self._is_scarce
        by_hand = self._by_hand[scarce]
        if by_hand is None:  # one that was folded where there is room is not wanted in less of it
            return bool(self._by_hand[False]) or (scarce and bool(self._selection.ids))
        return by_hand

    def _share(self) -> None:
        folds = self._wants_folded() and self._others()
        if folds is self.is_folded and self._pane.property("shared"):
            return
        self.is_folded = folds
        self._pane.setProperty("shared", True)
        self._panel.set_folded(folded=folds)
        head, whole = self._panel.heights()
        self._pane.setMaximumHeight(head if folds else _BOUNDLESS)
        self._pane.setMinimumHeight(head)
        height = self._column.height()
        if not folds and self._sizes:
            self._column.setSizes(self._sizes)
        elif not folds:
            wanted = max(_FAIR * height, min(whole, _MOST * height))
            first = round(wanted) if self._others() else height
            rest = max(1, self._column.count() - 1)
            below = [(height - first) // rest] * rest
            place = self._column.indexOf(self._pane)
            self._column.setSizes([*below[:place], first, *below[place:]])

    def _remember(self) -> None:
        if not self.is_folded:
            self._sizes = self._column.sizes()


def fill(pane: QWidget, row: Panel, panel: PanelWidget) -> None:
    """Let a panel fill its pane; one that folds shares its side from now on."""
    box = QVBoxLayout(pane)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(panel)
    panel.show()
    column = pane.parentWidget()
    if row.folds and isinstance(column, Panes):
        PanelTurns(panel, pane, column)
