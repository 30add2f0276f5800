# SPDX-License-Identifier: MIT
"""A wish for a menu: about what, and where on the screen."""

from typing import NamedTuple

from PySide6.QtCore import QPoint

from stratcanvas.domain.geometry import Point


class MenuRequest(NamedTuple):
    """What a menu is wanted for: selected records, or a place on the paper."""

    pixel: QPoint
    """Where it opens, on the screen."""
    ids: tuple[str, ...] = ()
    """The selected records it is about."""
    at: Point | None = None
    """The place on the paper it is about, in scene units."""
    in_frame: bool = False
    """Whether that is in the customer's frame."""
    on_minimap: bool = False
    """Whether it is about the minimap."""
