# SPDX-License-Identifier: MIT
"""The type scale of the one-pager: every size follows from the size of the running text.

Small pages keep a flatter hierarchy, so that much fits; large ones give the strategy more. The
strategy is always the largest. Nothing is under 10 points.
"""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.type.line_layout import TypeStyle

SMALLEST = 10.0
LARGEST = 16.0
"""Up to here headings grow faster than the running text, and over it alike."""


class TypeScale(NamedTuple):
    """The styles of a page at one size of its running text, and its paddings in points."""

    body: float
    tight: bool
    """Tells that paddings are small and that facts follow their title on its line."""
    title: TypeStyle
    customer: TypeStyle
    customer_name: TypeStyle
    label: TypeStyle
    strategy: TypeStyle
    how: TypeStyle
    tactic_heading: TypeStyle
    """Of what educates, as is ``kind``; see ``on_side``."""
    problem_heading: TypeStyle
    number: TypeStyle
    statement: TypeStyle
    meta: TypeStyle
    kind: TypeStyle
    entry: TypeStyle
    facts: TypeStyle
    gap: TypeStyle
    solve_heading: TypeStyle
    solve_kind: TypeStyle

    def on_side(self, aim: Aim) -> "TypeScale":
        """Return the same in the colours of one side."""
        if aim is Aim.EDUCATE:
            return self
        return self._replace(tactic_heading=self.solve_heading, kind=self.solve_kind)

    @property
    def smallest(self) -> float:
        """Return the smallest size in points."""
        return min(self.meta.size, self.facts.size, self.label.size)

    @property
    def pad(self) -> float:
        """Return the room above and below the text of a tactic."""
        return self.body * (0.13 if self.tight else 0.32)

    @property
    def pad_side(self) -> float:
        """Return the room beside the text of a tactic."""
        return self.body * (0.55 if self.tight else 0.62)

    @property
    def between(self) -> float:
        """Return the room between two tactics."""
        return self.body * (0.22 if self.tight else 0.42)

    @property
    def card_pad(self) -> float:
        """Return the room above and below the text of a problem."""
        return self.body * (0.22 if self.tight else 0.5)

    @property
    def apart(self) -> float:
        """Return the least room between two problems, and below head and band."""
        return self.body * (0.5 if self.tight else 0.8)

    @property
    def disc(self) -> float:
        """Return the radius of the disc with a problem's number."""
        return self.number.size * (0.75 if self.tight else 0.86)


@lru_cache(256)
def type_scale(
    body: float, palette: Palette, *, tight: bool = False, least: float = SMALLEST
) -> TypeScale:
    """Return the styles for running text of ``body`` points, where nothing is under ``least``."""
    unit = max(least / SMALLEST, body / LARGEST)
    share = (body / unit - SMALLEST) / (LARGEST - SMALLEST)

    def style(font: str, small: float, large: float, color: str, **more: float) -> TypeStyle:
        size = round((small + (large - small) * share) * unit, 2)
        return TypeStyle(font=font, size=size, color=color, **more)  # type: ignore[arg-type]

    heading = style("semibold", 10, 13, palette.educate.words, tracking=0.3)
    kind = style(
        "semibold", SMALLEST, LARGEST, palette.educate.words, leading=1.17 if tight else 1.22
    )
    return TypeScale(
        body=body,
        tight=tight,
        title=style("bold", 12.5 if tight else 14.5, 22, palette.text, leading=1.2),
        customer=style("regular", 10.5, 14, palette.soft),
        customer_name=style("semibold", 10.5, 14, palette.text),
        label=style("semibold", 10, 11.5, palette.band_soft, leading=1.35, tracking=0.3),
        strategy=style("bold", 15 if tight else 17, 30, palette.band_text, leading=1.2),
        how=style("regular", 10, 14, palette.band_soft, leading=1.3 if tight else 1.45),
        tactic_heading=heading,
        problem_heading=style("semibold", 10, 13, palette.problem, tracking=0.3),
        number=style("bold", 11, 16, palette.disc_text, leading=1.0),
        statement=style("bold", 11.5, 18, palette.text, leading=1.2),
        meta=style("regular", 10, 14, palette.soft, leading=1.3),
        kind=kind,
        entry=style("regular", SMALLEST, LARGEST, palette.text, leading=1.17 if tight else 1.22),
        facts=style("regular", 10, 13.5, palette.soft, leading=1.17 if tight else 1.26),
        gap=style("italic", SMALLEST, LARGEST, palette.gap, leading=1.25),
        solve_heading=replace(heading, color=palette.solve.words),
        solve_kind=replace(kind, color=palette.solve.words),
    )
