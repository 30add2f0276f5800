# SPDX-License-Identifier: MIT
"""Which parts of a widget are drawn."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from stratcanvas.stage.places.tile_places import joined


class Paints(QObject):
    """The parts of each time that a widget was drawn, those under each other as one."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.times: list[list[QRect]] = []
        widget.installEventFilter(self)

    @property
    def parts(self) -> list[QRect]:
        """Return the parts of all times."""
        return [part for parts in self.times for part in parts]

    @property
    def pixels(self) -> int:
        """Return how many pixels all parts have."""
        return sum(part.width() * part.height() for part in self.parts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note and let pass."""
        del watched
        if isinstance(event, QPaintEvent):
            self.times.append(joined(cast("Iterable[QRect]", event.region())))
        return False


@contextmanager
def paints(widget: QWidget) -> Iterator[Paints]:
    """Note what is drawn of a widget meanwhile."""
    noted = Paints(widget)
    yield noted
    widget.removeEventFilter(noted)
