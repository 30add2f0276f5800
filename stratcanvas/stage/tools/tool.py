# SPDX-License-Identifier: MIT
"""What a tool is: one gesture from press to release, that can be dropped at any moment.

A tool holds ids, never items, and a preview that it throws away; its release runs one command.
"""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import Qt

from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene


class Grip(NamedTuple):
    """What a press took hold of; where it is neither a handle nor a thing, empty canvas."""

    start: Pointer
    handle: str | None
    """The card whose handle it is, or the connector whose end is held by it."""
    thing: str | None
    """The card, connector or heading."""
    was_selected: bool
    """Whether the thing was selected before the press."""


class Tool:
    """One gesture. It begins when it is made, and ends by ``release`` or ``cancel``."""

    cursor = Qt.CursorShape.ArrowCursor
    scrolls = True
    """Whether the view pans along when the pointer comes to its edge."""
    is_click = False
    """Whether letting go now is a click."""
    is_again = False
    """Whether that is on what alone was selected before."""
    joins: type[Problem] | type[Tactic] | None = None
    """The kind of card with which letting go on one connects, if that is what it does."""
    carries = False
    """Whether a card or a connector is in the hand."""
    put: str | None = None
    """The new card that letting go has put there, which waits for its words."""
    strayed: str | None = None
    """The card that lies elsewhere than where it was let go, and maybe out of sight."""
    laid: str | None = None
    """The card that lies where it was let go, which may be beyond the edge of the view."""

    def __init__(self, scene: StageScene) -> None:
        self.scene = scene

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> "Tool | None":
        """Return the gesture that a press becomes once it travels; None: it is another's."""
        return None

    def holds(self) -> Collection[str]:
        """Return the cards that a drag from here would take along."""
        return ()

    def move(self, pointer: Pointer) -> "Tool | None":
        """Follow the pointer; return the tool that takes over from here, if any."""
        return None

    def release(self, pointer: Pointer) -> None:
        """End the gesture and run its command."""

    def cancel(self) -> None:
        """Drop everything, without a trace."""
