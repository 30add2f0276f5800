# SPDX-License-Identifier: MIT
"""Makes the panels of a window one after the other, each in a turn of the loop of its own, and
after them what they will show first.

Together they would hold the window; between two of them it takes keys, and paints what is there.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from stratcanvas.paint.assets import load_scripts

if TYPE_CHECKING:
    from stratcanvas.ui.layout import Layout
    from stratcanvas.ui.panels.table import Panel

_LATER = 400
"""Milliseconds from all panels to what they will show: a hand comes first."""


def furnish_in_turns(layout: "Layout") -> None:
    """Make the next panel that is shown and not there, and the others in the turns that follow.

    A window that is closed meanwhile gets no more of them.
    """
    if not layout.isVisible():
        return
    load_scripts()
    if (row := _next(layout)) is None:
        layout.furnish()
        return
    layout.make(row)
    QTimer.singleShot(0, layout, partial(_load_next, layout))


def _load_next(layout: "Layout") -> None:
    """Load what the next panel is made of: with the first of its kind that is a third of it."""
    if (row := _next(layout)) is not None:
        row.load()
    QTimer.singleShot(0, layout, partial(furnish_in_turns, layout))


def _next(layout: "Layout") -> "Panel | None":
    """Return the next panel that is shown and not there."""
    shown = (row for row in layout.rows if not layout.panes[row.id].isHidden())
    return next((row for row in shown if row.id not in layout.panels), None)


def prepare_in_turns(layout: "Layout", at_work: Callable[[], bool]) -> None:
    """Have the panels that there are make ready what they will show first, a part in a turn.

    ``at_work`` tells whether a hand pans, zooms or drags just now: a part would hold it up.
    """
    parts = chain.from_iterable(panel.prepare() for panel in list(layout.panels.values()))
    QTimer.singleShot(_LATER, layout, partial(_go_on, layout, parts, at_work))


def _go_on(layout: "Layout", parts: Iterator[None], at_work: Callable[[], bool]) -> None:
    if not layout.isVisible():
        return
    if at_work():
        QTimer.singleShot(_LATER, layout, partial(_go_on, layout, parts, at_work))
    elif next(parts, layout) is None:
        QTimer.singleShot(0, layout, partial(_go_on, layout, parts, at_work))
