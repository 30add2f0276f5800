# SPDX-License-Identifier: MIT
"""In a low window what lies under the middle gives way to a table there, which needs its rows.

It is back when there is room, or the canvas is. Who asks for it while the table is shown gets it,
with the canvas.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QSplitter, QWidget

from stratcanvas.paint.assets import enlarged
from stratcanvas.qt.guard import guarded

_TABLE, _UNDER = 490, 130
"""Pixels that a table needs to show five rows and their heads, and what lies under it needs."""


class ScarceHeight(QObject):
    """Shares the height of the middle of a window between a table and what lies under it."""

    def __init__(
        self,
        columns: Mapping[str, QSplitter],
        table: QWidget,
        to_canvas: Callable[[], object],
        close_ranks: Callable[[], object],
    ) -> None:
        """``columns`` are those of a ``Layout``; ``close_ranks`` lets a side go whose panes are all
        hidden, or come.
        """
        centre, under = columns["centre"], columns["under"]
        super().__init__(centre)
        panes = (under.widget(place) for place in range(under.count()))
        self._centre, self._table = centre, table
        self._under = [pane for pane in panes if pane is not None]
        self._to_canvas, self._close_ranks = to_canvas, close_ranks
        self._away: list[QWidget] = []  # those that have given way
        self._had_table, self._wide = False, centre.window().width()
        centre.installEventFilter(self)
        self.look()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Share anew when there is more room, or less."""
        if event.type() is QEvent.Type.Resize:
            self._share()
        return False

    def look(self) -> None:
        """Share anew after a panel was shown or hidden: what was asked for last is seen."""
        wide = self._centre.window().width()
        is_asked = self._had_table and self._wide == wide  # not put back where the window grew
        shown = [pane for pane in self._under if not pane.isHidden()]
        if is_asked and shown and self._is_table and self._is_scarce:
            self._away, self._had_table = [], False
            self._to_canvas()
            return
        self._share()
        if self._is_table and not self._is_scarce:
            self._give_rows()
        self._had_table, self._wide = self._is_table, wide

    @property
    def _is_table(self) -> bool:
        return not self._table.isHidden()

    @property
    def _is_scarce(self) -> bool:
        return self._centre.height() < enlarged(self._centre.font(), _TABLE + _UNDER)

    def _share(self) -> None:
        if self._is_table and self._is_scarce:
            going = [pane for pane in self._under if not pane.isHidden()]
            self._away += going
            for pane in going:
                pane.hide()
        elif self._away:
            for pane in self._away:
                pane.show()
            self._away = []
        self._close_ranks()

    def _give_rows(self) -> None:
        """Let the table have its rows, and what lies under it the rest."""
        upper, lower = self._centre.sizes()
        needed = enlarged(self._centre.font(), _TABLE)
        if lower and upper < needed:
            self._centre.setSizes([needed, upper + lower - needed])
