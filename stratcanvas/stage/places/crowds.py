# SPDX-License-Identifier: MIT
"""How many connectors are too many to be drawn as few are."""

from stratcanvas.domain.canvas import Canvas

CROWD = 500
"""With more connectors than this those at rest are drawn beside the window, and finely."""
MASS = 30_000
"""With more connectors than this all are straight lines, which are drawn in one call."""


def is_crowded(canvas: Canvas) -> bool:
    """Tell whether there are so many connectors that those at rest are drawn beside the window."""
    return len(canvas.links) > CROWD


def is_mass(canvas: Canvas) -> bool:
    """Tell whether there are too many connectors for each to be a curve, and to be hit."""
    return len(canvas.links) > MASS
