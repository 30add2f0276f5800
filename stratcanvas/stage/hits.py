# SPDX-License-Identifier: MIT
"""What lies under the pointer, and the shape that tells what a press there would do."""

from PySide6.QtCore import Qt

from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene

LINK_REACH = 6.0
HANDLE_REACH = 11.0
"""Pixels from a connector, and from a handle's middle, that still hit it."""


def heading_at(scene: StageScene, pointer: Pointer) -> str | None:
    """Return the brief's id when the pointer is on the frame's heading."""
    inside = scene.live_layout.frame.heading.contains(pointer.at)
    return scene.canvas.brief.id if inside else None


def thing_at(scene: StageScene, pointer: Pointer) -> str | None:
    """Return the card, connector or heading under the pointer."""
    return (
        scene.card_at(pointer.at)
        or scene.link_at(pointer.at, pointer.within(LINK_REACH))
        or heading_at(scene, pointer)
    )


def cursor_over(scene: StageScene, pointer: Pointer) -> Qt.CursorShape:
    """Return the shape that tells what a press here would do."""
    if scene.handle_at(pointer.at, pointer.within(HANDLE_REACH)):
        return Qt.CursorShape.CrossCursor
    thing = thing_at(scene, pointer)
    if thing is None:
        return Qt.CursorShape.ArrowCursor
    if isinstance(scene.canvas.get(thing), Problem | Tactic | Note):
        return Qt.CursorShape.OpenHandCursor
    return Qt.CursorShape.PointingHandCursor
