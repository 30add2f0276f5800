# SPDX-License-Identifier: MIT
"""How a card or connector is shown just now, and how much of it at which zoom."""

import enum
from typing import NamedTuple

from stratcanvas.paint.chips import Chip


class CardState(NamedTuple):
    """What the hand does with a card or connector; any of these may hold together."""

    selected: bool = False
    quiet: bool = False
    """Another pane has the keyboard: what is selected says so quietly."""
    hovered: bool = False
    target: bool = False
    """It may be joined: the connector being drawn can be dropped here."""
    dimmed: bool = False
    """It may not be joined: drawn back."""
    found: bool = False
    """It holds what is looked for."""
    editing: bool = False
    """Its text is in the in-place editor and is left out."""
    ghost: bool = False
    """A preview of a drag: half seen through, a connector dashed."""
    asks: bool = True
    """It asks for what is missing: by a hint in the place of words, by what is not chosen yet."""
    meter: tuple[Chip, ...] = ()
    """How its words read, at length and in short, in the place of its last chip: on screen only."""

    @property
    def is_ringed(self) -> bool:
        """Tell whether a ring is drawn around it."""
        return self.selected or self.hovered or self.target or self.found

    @property
    def inside(self) -> "CardState":
        """Return what the card itself shows of it: all but the rings."""
        if not (self.is_ringed or self.quiet):
            return self  # what is usual
        return self._replace(selected=False, quiet=False, hovered=False, target=False, found=False)


PLAIN = CardState()
FOR_OTHERS = CardState(asks=False)
"""As pictures for others have it."""


class Detail(enum.Enum):
    """How much is drawn: everything, shapes without text, or fills alone."""

    FULL = "full"
    PLAIN = "plain"
    BLOCK = "block"


NO_TEXT_BELOW = 0.4
FILLS_BELOW = 0.12


def detail_at(scale: float) -> Detail:
    """Return how much is drawn at a zoom (1.0 is 100 %)."""
    if scale >= NO_TEXT_BELOW:
        return Detail.FULL
    return Detail.PLAIN if scale >= FILLS_BELOW else Detail.BLOCK
