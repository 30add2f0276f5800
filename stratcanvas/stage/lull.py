# SPDX-License-Identifier: MIT
"""Tells when what comes again and again, as steps of a pan do, has not come for a moment."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_LULL = 60
"""Milliseconds without any more of it."""


class Lull:
    """Waits for a moment in which nothing more comes."""

    def __init__(self, over: Callable[[], object], parent: QObject, moment: int = _LULL) -> None:
        """``over`` is called once in each such ``moment`` (milliseconds)."""
        self._moment, self._timer = moment, QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(over)

    def wait(self, moment: int | None = None) -> None:
        """Hear that one more has come; ``moment``: wait so many milliseconds this time."""
        self._timer.start(self._moment if moment is None else moment)

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is waited for."""
        return not self._timer.isActive()
