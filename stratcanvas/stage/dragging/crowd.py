# SPDX-License-Identifier: MIT
"""Of very many cards in the hand those that somebody sees: a step of a drag shows no others.

The rest stay where they were till all are let go; then each goes where it is dropped. What is said
of the drop is true of all: the first that would cross the centre is shown, and one that is not
connected to the problem under the pointer yet.
"""

from collections.abc import Iterator

from stratcanvas.domain.arrange import CanvasLayout
from stratcanvas.domain.cards import Aim
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
        self._seen = {dragged.lead, *_first_to_cross(dragged)}
        self._asked: dict[str, str | None] = {}  # problem → a tactic that does not serve it yet

    def seen(self, start: Pointer, pointer: Pointer, aimed: str | None) -> Dragged:
        """Return those seen at home or where they are held by a hand that came from ``start``.

        ``aimed``: the problem under the pointer.
        """
        layout, area, dragged = self._scene.live_layout, pointer.seen.grown(_AROUND), self._dragged
        dx, dy = pointer.at.x - start.at.x, pointer.at.y - start.at.y
        come = area._replace(x=area.x - dx, y=area.y - dy)
        self._seen |= (layout.cards_in(area) | layout.cards_in(come)) & dragged.corners.keys()
        if aimed is not None and (fresh := self._fresh(aimed)) is not None:
            self._seen.add(fresh)
        cards = self._others | {key: dragged.layout.cards[key] for key in self._seen}
        return dragged._replace(
            layout=CanvasLayout(dragged.layout.frame, cards),
            corners={key: dragged.corners[key] for key in sorted(self._seen)},
        )

    def _fresh(self, problem: str) -> str | None:
        """Return a tactic of those in the hand that does not serve a problem yet; None: all do."""
        if problem not in self._asked:
            serving = set(self._dragged.canvas.tactics_of.get(problem, ()))
            tactics = self._dragged.tactics
            self._asked[problem] = next((key for key in tactics if key not in serving), None)
        return self._asked[problem]


def _first_to_cross(dragged: Dragged) -> Iterator[str]:
    """Yield of the tactics of each wing the one that comes to the other first."""
    sides: dict[Aim, list[tuple[float, str]]] = {aim: [] for aim in Aim}
    for key in dragged.tactics:
        sides[dragged.canvas.tactics[key].aim].append((dragged.corners[key].x, key))
    if sides[Aim.EDUCATE]:
        yield max(sides[Aim.EDUCATE])[1]
    if sides[Aim.SOLVE]:
        yield min(sides[Aim.SOLVE])[1]
