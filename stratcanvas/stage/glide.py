# SPDX-License-Identifier: MIT
"""Cards glide to where a change has put them, so that the eye can follow.

The model has them there already: whatever else happens, they are there at once. Where the system
asks for less motion, or very many cards move, nothing glides.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QEasingCurve, QEvent, QObject, Qt, QVariantAnimation
from PySide6.QtGui import QKeyEvent

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Point
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.motion import is_reduced
from stratcanvas.stage.render_context import from_qt
from stratcanvas.stage.viewport import Viewport

MOST = 100
MOST_LINKS = 100
"""With more cards in view than this that move, or more connectors on those, none glides."""
_MILLISECONDS = 280
_ENDS = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.ContextMenu,
    QEvent.Type.Wheel,
    QEvent.Type.ShortcutOverride,
    QEvent.Type.KeyPress,
    QEvent.Type.InputMethod,
    QEvent.Type.Hide,
}
"""Whatever a hand does next finds the cards where they belong."""


class Glide(QObject):
    """Cards on their way."""

    def __init__(self, view: Viewport, ways: Mapping[str, tuple[Point, Point]]) -> None:
        super().__init__(view)
        self._stage, self._ways = view.stage, ways
        self._step(0.0)
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setDuration(_MILLISECONDS)
        self._clock.setEasingCurve(QEasingCurve(QEasingCurve.Type.OutCubic))
        self._clock.valueChanged.connect(self._go_on)
        self._clock.finished.connect(self._arrive)
        self._stage.disturbed.connect(self._arrive)
        for each in (view, view.viewport()):
            each.installEventFilter(self)
        self._clock.start()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrive at once when a hand does anything; Escape does no more than that."""
        if event.type() not in _ENDS or not self._ways:
            return False
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            self._arrive()
            return False
        event.accept()  # so that no shortcut takes it, and the key itself comes here
        if event.type() is QEvent.Type.KeyPress:
            self._arrive()
            return True
        return False

    def _go_on(self, part: float) -> None:
        if self._ways and self._is_shown():
            self._step(part)
        else:
            self._arrive()

    def _is_shown(self) -> bool:
        """Tell whether it is these cards, and no others, that lie elsewhere for now."""
        return self._stage.live_layout.floating.keys() == self._ways.keys()

    def _step(self, part: float) -> None:
        rest = 1.0 - part
        places = {
            key: Point(start.x * rest + end.x * part, start.y * rest + end.y * part)
            for key, (start, end) in self._ways.items()
        }
        self._stage.preview(ChangeSet(), places)

    def _arrive(self, *_: object) -> None:
        """Have the cards where the model has them."""
        if not self._ways:
            return
        shown, self._ways = self._is_shown(), {}
        self._clock.stop()
        if shown:
            self._stage.preview(ChangeSet())
        self.deleteLater()


@contextmanager
def glided(view: Viewport) -> Iterator[None]:
    """Let the cards glide that are moved meanwhile, those that are seen before or after."""
    if is_reduced():
        yield
        return
    layout = view.stage.live_layout
    before = dict(layout.cards)
    seen = layout.cards_in(from_qt(view.camera.area))
    yield
    seen |= layout.cards_in(from_qt(view.camera.area))
    ways = {
        key: (Point(*before[key][:2]), Point(*rect[:2]))
        for key in seen & before.keys()
        if (rect := layout.cards.get(key)) is not None and before[key][:2] != rect[:2]
    }
    if 0 < len(ways) <= MOST and len(layout.links_of(ways)) <= MOST_LINKS:
        Glide(view, ways)
