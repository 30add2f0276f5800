# SPDX-License-Identifier: MIT
"""What a format hands back: a file's bytes or a canvas, and what is to be told of them."""

from dataclasses import dataclass
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.taken_cards import TakenCards


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a page comes to: sheets, characters that no font can draw, the smallest type.

    ``smallest_pt`` is in points and leaves the footer out, which is always 8.5.
    """

    pages: int
    missing: tuple[str, ...] = ()
    smallest_pt: float = 0.0
    notes: tuple[str, ...] = ()
    """Sentences that the person should read."""
    carries: bool = False
    """Whether the whole plan travels inside it."""


class Made(NamedTuple):
    """A file's bytes, and what a person should know of them, if anything."""

    data: bytes
    report: Report | None = None


class TakenIn(NamedTuple):
    """A canvas made of a file of another format.

    ``told``: sentences about what was kept, guessed and left out, if a person should know.
    """

    canvas: Canvas
    told: tuple[str, ...] = ()
    cards: TakenCards | None = None
    """What the canvas was made of, where it was guessed what each card is."""


class CarriedFile(NamedTuple):
    """The bytes of a canvas file that a file of another format carries, not looked at yet."""

    data: bytes
