# SPDX-License-Identifier: MIT
"""What a view showed as a zoom came to rest: one that goes on soon has it stand in at once.

To draw it again would take longer than all other steps of that zoom. Who has stopped to read or
write gets its memory back.
"""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPixmap

REST = 2_000
"""Milliseconds after a zoom until its picture goes: a hand that looks whether to zoom on has begun
again by then.
"""


class RestPicture:
    """One picture of a view, kept for a moment, and what tells whether the view looks so yet."""

    def __init__(self) -> None:
        self._kept: tuple[QPixmap, object] | None = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._forget)

    def keep(self, picture: QPixmap, looks: object) -> None:
        """Keep a picture for a moment; ``looks`` is all that it goes by."""
        self._kept = picture, looks
        self._timer.start()

    def take(self, looks: object) -> QPixmap | None:
        """Return the picture of a view that looks so, and keep it no more; None: there is none."""
        kept, self._kept = self._kept, None
        return kept[0] if kept is not None and kept[1] == looks else None

    def _forget(self) -> None:
        self._kept = None
