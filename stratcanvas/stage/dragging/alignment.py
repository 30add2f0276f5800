# SPDX-License-Identifier: MIT
"""Where dragged cards are while the hand moves: the one under the pointer lines up with others.

Only those are asked that are seen around it. With Shift they keep one axis; Ctrl suspends it all.
"""

from collections.abc import Mapping

from stratcanvas.domain.geometry import Point, Rect, within_reach
from stratcanvas.paint.card_state import Detail
from stratcanvas.stage.dragging.dragged import Dragged
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.snap import GuideLine, guides, snap

_SNAP = 6.0
"""Pixels within which a card springs to where it lines up with another."""
_AROUND = 800.0
"""Scene units around a card within which it lines up with others, as far as they are seen."""
_MOST_AROUND = 500
"""Among more cards than this, which lie on each other, it lines up with none."""


def aligned(
    scene: StageScene, dragged: Dragged, start: Pointer, pointer: Pointer
) -> dict[str, Point]:
    """Return the cards' upper left corners (scene units) for a hand that came from ``start``."""
    dx, dy = pointer.at.x - start.at.x, pointer.at.y - start.at.y
    across = down = True
    if pointer.shift:
        across = abs(dx) >= abs(dy)
        down = not across
        dx, dy = (dx, 0.0) if across else (0.0, dy)
    lead = dragged.layout.cards[dragged.lead]
    lead = lead._replace(x=lead.x + dx, y=lead.y + dy)
    if _lines_up(scene, dragged, lead, pointer):
        by = snap(
            lead,
            _around(scene, dragged, lead, pointer),
            pointer.within(_SNAP),
            across=across,
            down=down,
        )
        dx, dy = dx + by.dx, dy + by.dy
    return {
        key: Point(within_reach(corner.x + dx), within_reach(corner.y + dy))
        for key, corner in dragged.corners.items()
    }


def guide_lines(
    scene: StageScene, dragged: Dragged, corners: Mapping[str, Point], pointer: Pointer
) -> list[GuideLine]:
    """Return the lines on which the card under the pointer lies with others just now."""
    x, y = corners[dragged.lead]
    lead = dragged.layout.cards[dragged.lead]._replace(x=x, y=y)
    if not _lines_up(scene, dragged, lead, pointer):
        return []
    return guides(lead, _around(scene, dragged, lead, pointer))


def _lines_up(scene: StageScene, dragged: Dragged, lead: Rect, pointer: Pointer) -> bool:
    """Tell whether a card may spring to a line: not where a drop would put it elsewhere."""
    if pointer.control or scene.detail is not Detail.FULL:
        return False
    kept_out = dragged.lead in dragged.canvas.tactics
    return not (kept_out and lead.overlaps(dragged.layout.frame.rect))


def _around(scene: StageScene, dragged: Dragged, lead: Rect, pointer: Pointer) -> list[Rect]:
    """Return where the cards lie that are seen around a card, but for those in the hand."""
    seen, cards, near = pointer.seen, dragged.layout.cards, lead.grown(_AROUND)
    left, top = max(seen.x, near.x), max(seen.y, near.y)
    right, bottom = min(seen.right, near.right), min(seen.bottom, near.bottom)
    if right < left or bottom < top:
        return []
    found = scene.live_layout.cards_in(Rect(left, top, right - left, bottom - top))
    found -= dragged.corners.keys()
    return [cards[key] for key in found if key in cards] if len(found) <= _MOST_AROUND else []
