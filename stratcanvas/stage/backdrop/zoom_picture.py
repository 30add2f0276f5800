# SPDX-License-Identifier: MIT
"""The picture that stands in for the canvas while a wheel or a pinch zooms.

Drawing a full canvas anew takes longer than a frame; a scaled picture does not. A moment after the
last step the canvas is drawn crisply again.
"""

from collections.abc import Callable, Iterable
from typing import cast

from PySide6.QtCore import QObject, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

QUICK, SLOW = 0.004, 0.012
"""Seconds that a whole drawing takes at most: so that one zooms without a picture that stands in,
for a wheel may ask for several steps in a frame; and so that it does so for a few frames only."""
REST, OFTEN = 120, 48
"""Milliseconds after the last step of zooming until the canvas is drawn crisply; or, where that is
quick, after the first one: so what comes in at the edges is seen while one zooms on."""
PATIENCE = 160
"""Milliseconds more for what is drawn beside the window: what comes later is shown when it does.

Without it all is drawn twice. Beside other work it comes within that at 1,000 cards, and the whole
picture is there sooner so (238 ms, with 48 it was 293).
"""


class ZoomPicture(QObject):
    """What the viewport showed, and which part of the canvas that was."""

    over = Signal()
    """The zooming rests: the canvas is to be drawn again."""

    def __init__(
        self, viewport: QWidget, ready: Callable[[], bool], shown: Callable[[], QPixmap]
    ) -> None:
        """``ready`` tells whether the crisp picture can be whole; what it lacks is to come.

        ``shown`` returns what the viewport shows, in pixels of the screen.
        """
        super().__init__(viewport)
        self._ready, self._shown, self._awaits = ready, shown, False
        self._viewport = viewport
        self._picture: QPixmap | None = None
        self._area = QRectF()
        self.took = 0.0
        """Seconds that it took the last time to draw all of the canvas."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.end)

    @property
    def active(self) -> bool:
        """Tell whether the picture stands in for the canvas just now."""
        return self._picture is not None

    def step(self, area: QRectF) -> bool:
        """Stand in for a step of zooming if drawing takes long; tell whether it is stood in for.

        ``area`` is what is visible before it, in scene units.
        """
        stands_in = self.took > QUICK or self.active
        if stands_in:
            self.take(area, often=self.took <= SLOW)
        return stands_in

    def take(self, area: QRectF, *, often: bool = False) -> None:
        """Stand in from now on, or go on doing so; ``area`` is what is visible, in scene units.

        ``often``: not until the zooming rests, but for a few frames.
        """
        if self._picture is None:
            self._picture, self._area = self._shown(), area
        if not often:
            self._awaits = False
            self._rest.start(REST)
        elif not self._rest.isActive():
            self._rest.start(OFTEN)

    def end(self) -> None:
        """Let the canvas be drawn itself again, once all of it is there or soon has to be."""
        if self._picture is not None and not (self._awaits or self._ready()):
            self._awaits = True
            self._rest.start(PATIENCE)
        else:
            self.end_now()

    def end_if_ready(self) -> None:
        """Hear that something is there that the crisp picture may have lacked."""
        if self._awaits and self._ready():
            self.end_now()

    def end_now(self) -> None:
        """Let the canvas be drawn itself again, with what is there of it."""
        self._awaits = False
        if self._picture is not None:
            self._picture = None
            self._rest.stop()
            self.over.emit()

    def draw(self, area: QRectF, ground: QColor) -> None:
        """Draw the picture where what it shows lies now, over plain ground."""
        picture, viewport = self._picture, QRectF(self._viewport.rect())
        assert picture is not None
        scale = viewport.width() / area.width()
        place = QRectF(
            (self._area.x() - area.x()) * scale,
            (self._area.y() - area.y()) * scale,
            self._area.width() * scale,
            self._area.height() * scale,
        )
        from PySide6.QtGui import QRegion

        inner = place.adjusted(1, 1, -1, -1).toAlignedRect()
        around = QRegion(self._viewport.rect()) - QRegion(inner)
        painter = QPainter(self._viewport)
        for strip in cast("Iterable[QRect]", around):
            painter.fillRect(strip, ground)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.end()
