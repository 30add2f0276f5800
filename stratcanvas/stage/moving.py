# SPDX-License-Identifier: MIT
"""Before an item moves, shrinks or stands for something else, where it was is to be drawn anew.

Qt remembers where an item was drawn last, but takes the new place for it when something is painted
between the move and Qt's own reckoning: half of a card then stays. So the old place is told here.
"""

from PySide6.QtWidgets import QGraphicsItem


def leave_place(item: QGraphicsItem) -> None:
    """Have the place drawn anew where an item is now; call it before the geometry changes."""
    scene = item.scene()
    if scene is not None:
        scene.update(item.sceneBoundingRect())
