# SPDX-License-Identifier: MIT
"""The second half of what would hold a window too long: in a turn of its own, and in any case
before whatever the person does next.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.qt.guard import guarded

MASS = 200
"""Of more cards than this what takes long is done in two turns."""
_NEXT = {
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.InputMethod,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
    QEvent.Type.Drop,
    QEvent.Type.Close,
}
"""What a person does: each comes after what was asked for before."""


class LateStep(QObject):
    """Does one piece of work a moment later; it goes with its window."""

    def __init__(self, work: Callable[[], object], window: QWidget) -> None:
        super().__init__(window)
        self._work: Callable[[], object] | None = work
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        QTimer.singleShot(0, self, self._do)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Do it now where the person does something else."""
        del watched
        if event.type() in _NEXT:
            self._do()
        return False

    def _do(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            app = QApplication.instance()
            assert app is not None
            app.removeEventFilter(self)
            self.deleteLater()
            work()
