# SPDX-License-Identifier: MIT
"""Lets a panel that folds share its side with those below it.

With room for both, both are shown. Without, they take turns: the panel folds to its head while
something is selected, and is open while nothing is. It never folds under whoever is in it.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from stratcanvas.qt.guard import guarded
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

    def __init__(self, panel: PanelWidget, pane: QWidget, column: QSplitter) -> None:
        super().__init__(panel)
        self._panel, self._pane, self._column = panel, pane, column
        self._selection = selection = panel.around.selection
        self._was_selected = bool(selection.ids)
        self._by_hand: bool | None = None  # whether the person has folded or opened it
        self._sizes: list[int] = []  # as the person has left the dividers
        self.is_folded = False
        panel.fold_asked.connect(self._toggle)
        selection.changed.connect(self._look)
        column.splitterMoved.connect(self._remember)
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
        self._by_hand = not self.is_folded
        self._share()

    def _look(self) -> None:
        """Follow the selection; what the person has folded by hand holds until it comes or goes."""
        selected = bool(self._selection.ids)
        here = QApplication.focusWidget()
        if selected != self._was_selected:
            self._was_selected = selected
            if self._column.height() < ENOUGH:
                self._by_hand = None
        if here is None or not self._panel.isAncestorOf(here):
            self._share()

    def _share(self) -> None:
        scarce = self._column.height() < ENOUGH
        wants = scarce and bool(self._selection.ids) if self._by_hand is None else self._by_hand
        folds = wants and self._others()
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
    if row.folds and isinstance(column, QSplitter):
        PanelTurns(panel, pane, column)
