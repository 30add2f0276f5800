# SPDX-License-Identifier: MIT
"""The ways to fewer pages, each a link that takes it. They are tried beside the window.

They come when the pages are already seen: trying one takes as long as making them.
"""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.fewer_pages import FewerPages, ways_to_fewer
from stratcanvas.formats.options import Options
from stratcanvas.formats.registry import Format
from stratcanvas.session.export import OneTask
from stratcanvas.ui.panels.link_button import LinkButton

_MOST = 3


class WaysRow(QWidget):
    """Links to other choices that take fewer pages."""

    wanted = Signal(object)
    """The person takes one: the FewerPages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addStretch(1)
        self._task: OneTask | None = None
        self.links: list[LinkButton] = []
        self.hide()

    def begin(self, form: Format, canvas: Canvas, options: Options, pages: int) -> None:
        """Look for ways to fewer pages than these."""
        self.stop()
        task = OneTask(lambda progress: ways_to_fewer(form, canvas, options, pages, progress), self)
        task.finished.connect(self._show)
        self._task = task

    def stop(self) -> None:
        """Look for none, and show none."""
        if self._task is not None:
            self._task.stop()
            self._task.deleteLater()
            self._task = None
        for each in self.links:
            self._row.removeWidget(each)
            each.hide()  # whoever has pressed one is still in it
            each.deleteLater()
        self.links = []
        self.hide()

    def _show(self) -> None:
        task, self._task = self._task, None
        if task is None or task.result is None:
            return
        ways = cast("tuple[FewerPages, ...]", task.result)
        task.deleteLater()
        for place, way in enumerate(ways[:_MOST]):
            link = LinkButton(way.words, self)
            link.clicked.connect(lambda _=False, way=way: self.wanted.emit(way))
            self._row.insertWidget(place, link)
            self.links.append(link)
        self.setVisible(bool(self.links))
