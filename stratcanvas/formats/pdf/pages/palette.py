# SPDX-License-Identifier: MIT
"""The colours of a page, by how much ink it may take: colour, ink-saving, greyscale.

All text keeps a contrast of 7:1 or more to what it stands on (WCAG 2.2, success criterion
1.4.6). Whatever colour tells, a border, a shape or a word tells too.
"""

from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.formats.options import PageStyle


class SideInk(NamedTuple):
    """The colours of the tactics on one side; a fill of None leaves the paper white."""

    words: str
    """Of the heading over them, and of what kind a tactic is."""
    fill: str | None
    edge: str
    again_edge: str
    join: str
    """Of the line to the problem, with its mark."""


class Palette(NamedTuple):
    """Colours as ``#rrggbb``; a fill of None leaves the paper white."""

    text: str
    soft: str
    """Facts and other small print; also our words in place of what is missing."""
    rule: str
    band: str | None
    band_edge: str
    band_text: str
    band_soft: str
    empty_band: str | None
    empty_edge: str
    problem: str
    """The heading over the problems."""
    problem_fill: str | None
    problem_edge: str
    disc: str | None
    disc_edge: str
    disc_text: str
    educate: SideInk
    solve: SideInk
    gap: str
    gap_edge: str

    def side(self, aim: Aim) -> SideInk:
        """Return the colours of the side of an aim, as the canvas has them."""
        return self.educate if aim is Aim.EDUCATE else self.solve


COLOUR = Palette(
    text="#18212f",
    soft="#434d5b",
    rule="#c5cbd4",
    band="#234269",
    band_edge="#234269",
    band_text="#ffffff",
    band_soft="#e3ecf7",
    empty_band="#f1f4f8",
    empty_edge="#d5dce6",
    problem="#793a06",
    problem_fill="#fdf5ec",
    problem_edge="#cc8a4d",
    disc="#8a4208",
    disc_edge="#8a4208",
    disc_text="#ffffff",
    educate=SideInk(
        words="#175446", fill="#eff7f4", edge="#9cc4b8", again_edge="#c3d8d1", join="#2f8069"
    ),
    solve=SideInk(
        words="#1f3a60", fill="#f0f4fa", edge="#a3b6d3", again_edge="#c8d3e4", join="#3c6096"
    ),
    gap="#713806",
    gap_edge="#c39a72",
)

INK = Palette(
    text="#18212f",
    soft="#434d5b",
    rule="#c5cbd4",
    band=None,
    band_edge="#18212f",
    band_text="#18212f",
    band_soft="#434d5b",
    empty_band=None,
    empty_edge="#c5cbd4",
    problem="#793a06",
    problem_fill=None,
    problem_edge="#cc8a4d",
    disc=None,
    disc_edge="#8a4208",
    disc_text="#793a06",
    educate=SideInk(
        words="#175446", fill=None, edge="#7fb3a4", again_edge="#c3d8d1", join="#2f8069"
    ),
    solve=SideInk(words="#1f3a60", fill=None, edge="#879fc4", again_edge="#c8d3e4", join="#3c6096"),
    gap="#713806",
    gap_edge="#c39a72",
)

GREY = Palette(
    text="#1c1c1c",
    soft="#484848",
    rule="#c4c4c4",
    band="#3a3a3a",
    band_edge="#3a3a3a",
    band_text="#ffffff",
    band_soft="#ececec",
    empty_band="#f3f3f3",
    empty_edge="#d8d8d8",
    problem="#2b2b2b",
    problem_fill="#f4f4f4",
    problem_edge="#7d7d7d",
    disc="#3a3a3a",
    disc_edge="#3a3a3a",
    disc_text="#ffffff",
    educate=SideInk(
        words="#2b2b2b", fill="#fafafa", edge="#a8a8a8", again_edge="#d0d0d0", join="#5c5c5c"
    ),
    solve=SideInk(
        words="#2b2b2b", fill="#fafafa", edge="#a8a8a8", again_edge="#d0d0d0", join="#5c5c5c"
    ),
    gap="#404040",
    gap_edge="#9a9a9a",
)

PALETTES = {PageStyle.COLOUR: COLOUR, PageStyle.INK: INK, PageStyle.GREY: GREY}
