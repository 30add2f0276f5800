# SPDX-License-Identifier: MIT
"""Of very many cards in the hand those that somebody sees: a step of a drag shows no others.

The rest stay where they were till all are let go; then each goes where it is dropped.
"""

from stratcanvas.domain.arrange import CanvasLayout
from stratcanvas.stage.dragging.dragged import Dragged
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene

MANY = 200
"""Of more cards than this only those are shown where they are held that are seen."""
_AROUND = 300.0
"""Scene units around what is seen in which they are shown too."""


class CrowdInHand:
    """What is shown of cards in the hand: a card that came into view stays among them."""

    def __init__(self, scene: StageScene, dragged: Dragged) -> None:
        self._scene, self._dragged = scene, dragged
        held, cards = dragged.corners.keys(), dragged.layout.cards
        self._others = {key: rect for key, rect in cards.items() if key not in held}
        self._seen = {dragged.lead}

    def seen(self, start: Pointer, pointer: Pointer) -> Dragged:
        """Return those seen at home or where they are held by a hand that came from ``start``."""
        layout, area, dragged = self._scene.live_layout, pointer.seen.grown(_AROUND), self._dragged
        dx, dy = pointer.at.x - start.at.x, pointer.at.y - start.at.y
        come = area._replace(x=area.x - dx, y=area.y - dy)
        self._seen |= (layout.cards_in(area) | layout.cards_in(come)) & dragged.corners.keys()
        cards = self._others | {key: dragged.layout.cards[key] for key in self._seen}
        return dragged._replace(
            layout=CanvasLayout(dragged.layout.frame, cards),
            corners={key: dragged.corners[key] for key in sorted(self._seen)},
        )
