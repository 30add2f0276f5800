# SPDX-License-Identifier: MIT
"""The chip on the strategy's card that says how it reads: “14 words · clear”, never a score.

It follows the coach, which reads at a pause and never in mid-word; until then the chip tells the
length alone. It is seen on screen only, and no card changes its height by it.
"""

from PySide6.QtCore import QObject

from stratcanvas.paint.chips import Chip
from stratcanvas.session.advice import Advice
from stratcanvas.stage.scene import StageScene


class Meter(QObject):
    """Shows on a scene how the coach reads the strategy. It belongs to the scene."""

    def __init__(self, advice: Advice, scene: StageScene) -> None:
        super().__init__(scene)
        self._advice, self._scene = advice, scene
        advice.changed.connect(self._show)

    def _show(self) -> None:
        """Show it at length, and in short for where room is scarce."""
        reading = self._advice.reading
        said = [] if reading is None else [reading.summary, reading.verdict]
        loud = reading is not None and reading.good is False
        self._scene.mark(meter=tuple(Chip(each, stands_out=loud) for each in said if each))
