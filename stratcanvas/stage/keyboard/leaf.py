# SPDX-License-Identifier: MIT
"""Look at what lies beside what is seen, by a key: most of a view further."""

from typing import Protocol

from PySide6.QtCore import QRectF

from stratcanvas.domain.names import counted_kinds
from stratcanvas.session.session import Session
from stratcanvas.stage.announcement import announce
from stratcanvas.stage.camera import Camera
from stratcanvas.stage.render_context import from_qt
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr

_PART = 0.8
"""Of a view: the rest of it is seen before and after, so that one knows where one is."""


class Leafed(Protocol):
    """What it needs of the view."""

    session: Session
    stage: StageScene
    camera: Camera

    def visible_area(self) -> QRectF:
        """Return what is visible, in scene units."""


def leaf(view: Leafed, dx: int, dy: int) -> None:
    """Move the view by most of its size, and say what is in it then (each -1, 0 or 1)."""
    camera, before = view.camera, view.visible_area().topLeft()
    size = camera.free.size() * camera.scale
    camera.pan(dx * _PART * size.width(), dy * _PART * size.height())
    if view.visible_area().topLeft() == before:
        view.stage.hint.emit(tr("It goes no further this way."))
    else:
        announce(view, _seen(view))


def _seen(view: Leafed) -> str:
    layout, canvas = view.stage.live_layout, view.session.canvas
    area = from_qt(view.camera.free)
    keys = list(layout.cards_in(area))
    if layout.frame.heading.overlaps(area):
        keys.append(canvas.brief.id)
    if not keys:
        return tr("No card is in view")
    return tr("In view: {cards}").format(cards=counted_kinds(canvas, keys))
