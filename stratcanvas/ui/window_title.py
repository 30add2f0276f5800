# SPDX-License-Identifier: MIT
"""What a window is called: by its canvas, and by where that is kept."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenuBar

from stratcanvas.domain.names import draft_name, one_line
from stratcanvas.safe_words import isolated
from stratcanvas.session.session import Session
from stratcanvas.ui.status import Elided
from stratcanvas.words import tr

_PADDING = 20
"""Pixels around the words of a menu in the bar, as the style sheet has them."""
_WIDEST = 520
"""Pixels that the name takes at most."""


class CanvasName(Elided):
    """The canvas' name at the end of the menu bar; no menu goes away for it.

    It is cut in its middle: what tells one file from another often stands at the end.
    """

    cut = Qt.TextElideMode.ElideMiddle

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that the words need, or what the menus leave of the bar."""
        size, metrics = super().sizeHint(), self._bar.fontMetrics()
        menus = sum(
            metrics.horizontalAdvance(each.text().replace("&", "")) + _PADDING
            for each in self._bar.actions()
        )
        room = max(0, self._bar.width() - menus - 2 * _PADDING)
        return QSize(min(size.width(), room, _WIDEST), size.height())


def window_title(session: Session) -> str:
    """Return the window's title: the canvas' name and where it is kept."""
    where = session.path.name if session.path else tr("not yet in a file")
    return f"{isolated(one_line(canvas_name(session)))} — {isolated(where)}"


def canvas_name(session: Session) -> str:
    """Return what a window's canvas is called, and what a file of it is to be called at first.

    One that has neither title nor file is called as among the recent ones.
    """
    if session.path is None and not session.canvas.brief.title.strip():
        return draft_name(session.canvas) or session.title
    return session.title
