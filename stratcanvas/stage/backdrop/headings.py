# SPDX-License-Identifier: MIT
"""The words over the wings, and what an empty wing says below them."""

from PySide6.QtGui import QPainter

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.frame import draw_headings, wing_invitation, wings_in_use
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.render_context import RenderContext

_BELOW = 140.0
"""Scene units under the frame's top edge that an empty wing's invitation takes."""


class Headings:
    """Knows the area of the headings, and whether a change has moved them."""

    def __init__(self, live_layout: LiveLayout) -> None:
        self._state = _state(live_layout)

    @property
    def area(self) -> Rect:
        """Return the rectangle around both headings and what an empty wing says below them."""
        first, *others = self._state[0].values()
        for rect in others:
            first = first.united(rect)
        bottom = max(first.bottom, 0.0) + _BELOW  # the invitation stays at the frame
        return Rect(first.x, first.y, first.width, bottom - first.y).grown(4.0)

    @property
    def rects(self) -> list[Rect]:
        """Return where the headings stand, and what an empty wing says below them."""
        places, used = self._state
        return [
            rect if aim in used else Rect(rect.x, rect.y, rect.width, max(0.0, -rect.y) + _BELOW)
            for aim, rect in places.items()
        ]

    @property
    def invitations(self) -> list[Rect]:
        """Return where a wing without tactics says how to add one."""
        places, used = self._state
        return [wing_invitation(rect) for aim, rect in places.items() if aim not in used]

    def follow(self, live_layout: LiveLayout) -> bool:
        """Take the headings' places after a change; tell whether they differ."""
        before, self._state = self._state, _state(live_layout)
        return before != self._state

    def draw(self, painter: QPainter, context: RenderContext) -> None:
        """Draw both headings."""
        canvas, spots = context.live_layout.canvas, context.live_layout.headings
        draw_headings(painter, canvas, spots, context.theme, inviting=context.marks.inviting)


def _state(live_layout: LiveLayout) -> tuple[dict[Aim, Rect], frozenset[Aim]]:
    return dict(live_layout.headings), wings_in_use(live_layout.canvas)
