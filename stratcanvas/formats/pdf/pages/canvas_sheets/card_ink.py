# SPDX-License-Identifier: MIT
"""The colours of each kind of card on paper, by how much ink a page may take."""

from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.formats.pdf.pages.palette import Palette

PAPER = "#ffffff"
"""What hides the lines that run behind a card."""


class CardInk(NamedTuple):
    """The colours of a kind of card, "#rrggbb"."""

    fill: str
    edge: str
    label: str
    text: str
    chip: str
    chip_edge: str


def ink_of(palette: Palette, kind: str) -> CardInk:
    """Return the colours of a kind of card."""
    text, soft, rule = palette.text, palette.soft, palette.rule
    if kind == "strategy":
        band = palette.band or PAPER
        quiet = palette.band_soft
        return CardInk(band, palette.band_edge, quiet, palette.band_text, quiet, quiet)
    if kind in {"problem", "heading"}:
        return CardInk(PAPER, palette.problem_edge, palette.problem, text, soft, rule)
    if kind == "uncounted":
        return CardInk(PAPER, palette.gap_edge, palette.gap, soft, soft, rule)
    if kind == "note":
        ground = palette.empty_band or PAPER
        return CardInk(ground, palette.rule, soft, text, soft, rule)
    side = palette.side(Aim.of(kind))
    return CardInk(PAPER, side.join, side.words, text, soft, rule)
