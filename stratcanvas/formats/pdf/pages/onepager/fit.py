# SPDX-License-Identifier: MIT
"""Chooses the largest type with which everything stands on one sheet, and how tightly it is told.

If nothing fits on one sheet, the roomy way over as few sheets as there must be. Text is shaped
once; to try a size is to add up widths.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from stratcanvas.domain.cards import Orientation
from stratcanvas.domain.page_words import PageWords, Voice
from stratcanvas.formats.pdf.pages.flow import PagePart, fill, largest
from stratcanvas.formats.pdf.pages.onepager.header import set_band, set_blank, set_header
from stratcanvas.formats.pdf.pages.onepager.landscape import LandscapeRows
from stratcanvas.formats.pdf.pages.onepager.portrait import PortraitRows
from stratcanvas.formats.pdf.pages.onepager.problem_rows import Arrangement, set_row
from stratcanvas.formats.pdf.pages.onepager.row_spacing import RowSpacing
from stratcanvas.formats.pdf.pages.onepager.sizes import Sizes
from stratcanvas.formats.pdf.pages.onepager.stacked import stacked_rows
from stratcanvas.formats.pdf.pages.onepager.tactic_cells import Density, Repeats
from stratcanvas.formats.pdf.pages.onepager.type_scale import TypeScale, type_scale
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.sheet_frame import LAID_OUT, SheetFrame
from stratcanvas.formats.pdf.type.measure import Measurer

QUOTING = Density(quote=True)
ROOMY = Density()
TIGHT = Density(tight=True)
JOINED = Density(Repeats.JOINED, tight=True)
NUMBERS = Density(Repeats.NUMBERS, tight=True)
RUNNING = Density(Repeats.RUNNING, tight=True)
SHORTEST = Density(Repeats.SHORTEST, tight=True)
ONLY_FOR_REPEATS = {Repeats.JOINED, Repeats.NUMBERS, Repeats.SHORTEST}
"""What differs from a finer manner only where a tactic comes again."""
LANDSCAPE_COLUMNS = ((0.32, 0.36), (0.355, 0.29), (0.42, 0.3), (0.28, 0.3))
"""Left and middle column of a landscape page: even, wings wider, left wider, right wider."""
PORTRAIT_COLUMNS = (0.5, 0.62, 0.38)
"""Left column of a portrait page: even, left wider, right wider."""


class Manner(NamedTuple):
    """A way to lay a page out and the points of type size that are worth giving up to avoid it."""

    density: Density
    price: float
    landscape: tuple[tuple[float, float], ...] = ()
    portrait: tuple[float, ...] = ()
    stacked: bool = False

    @property
    def ways(self) -> int:
        """Return how many arrangements there are to try."""
        return len(self.landscape) + len(self.portrait) + self.stacked

    def arrangement(
        self, which: int, measurer: Measurer, scale: TypeScale, box: ContentBox, voice: Voice
    ) -> Arrangement:
        """Return one of the arrangements to try."""
        if which < len(self.landscape):
            return LandscapeRows(scale, box, voice, self.landscape[which])
        which -= len(self.landscape)
        if which < len(self.portrait):
            return PortraitRows(scale, box, voice, self.portrait[which])
        named = not self.density.runs
        return stacked_rows(measurer, scale, box, voice, named=named)


MANNERS = {
    Orientation.LANDSCAPE: (
        Manner(ROOMY, 0.0, LANDSCAPE_COLUMNS),
        Manner(TIGHT, 2.0, LANDSCAPE_COLUMNS),
        Manner(JOINED, 2.5, LANDSCAPE_COLUMNS),
        Manner(TIGHT, 3.0, portrait=PORTRAIT_COLUMNS, stacked=True),
        Manner(JOINED, 3.5, stacked=True),
        Manner(NUMBERS, 4.0, LANDSCAPE_COLUMNS, PORTRAIT_COLUMNS, stacked=True),
        Manner(RUNNING, 6.0, stacked=True),
        Manner(SHORTEST, 6.5, stacked=True),
    ),
    Orientation.PORTRAIT: (
        Manner(ROOMY, 0.0, portrait=PORTRAIT_COLUMNS),
        Manner(TIGHT, 2.0, portrait=PORTRAIT_COLUMNS),
        Manner(JOINED, 2.5, portrait=PORTRAIT_COLUMNS, stacked=True),
        Manner(NUMBERS, 4.0, portrait=PORTRAIT_COLUMNS, stacked=True),
        Manner(RUNNING, 6.0, stacked=True),
        Manner(SHORTEST, 6.5, stacked=True),
    ),
}
"""From the finest to the tightest."""
STACKED = Manner(TIGHT, 3.0, stacked=True)
"""Over several sheets, where it saves some."""
LAST_RESORT = 4.0
"""The price from which a manner is tried only if nothing finer fits at any size."""
MOST = 1_000_000
"""More sheets than any canvas takes."""
_ATTEMPTS = (0.0, 0.35, 0.45, 0.55, 0.62, LAID_OUT)
"""The part that is done before each attempt over several sheets; the first one shapes the text."""
GOOD_ENOUGH = 10.5
"""Points of running text, less their price, from which no tighter manner is tried."""


AMPLE = 13.0
"""Points of running text over which more of it is worth less."""
SHARE = 0.4
"""What a point over that is worth."""
QUOTE = 1.0
"""Points of worth that may be given up for a quote."""
UNEVEN = 0.2
"""Points that it costs to have other columns than the first ones."""


def worth_of(size: float, unit: float) -> float:
    """Return what a size of running text is worth, in points of normal print."""
    points = size / unit
    return points if points <= AMPLE else AMPLE + (points - AMPLE) * SHARE


def size_worth(worth: float, unit: float) -> float:
    """Return the size that is worth so much."""
    points = worth if worth <= AMPLE else AMPLE + (worth - AMPLE) / SHARE
    return points * unit


class Fit(NamedTuple):
    """The parts of a page on its sheets, how their rows are arranged, and what is around them."""

    sheets: list[list[PagePart]]
    arrangement: Arrangement
    frame: SheetFrame
    manner: Manner
    which: int


@dataclass(frozen=True, slots=True)
class Fitter:
    """Tries sizes, ways and columns for the words of one page."""

    words: PageWords
    frame: SheetFrame
    sizes: Sizes
    _full: set[tuple[Manner, int]] = field(default_factory=set)
    """Ways in which one sheet is too small at the least size: no need to try them again."""

    def fit(self) -> Fit:
        """Return the best layout: no word is cut for the sake of a larger type."""
        return self._on_one(whole=True) or self._on_one(whole=False) or self._on_several()

    @property
    def _manners(self) -> tuple[Manner, ...]:
        """Return the manners to try: problems alone have the whole width of any page."""
        upright = self.words.bare and self.words.rows
        return MANNERS[Orientation.PORTRAIT if upright else self.frame.options.orientation]

    def _attempt(
        self, size: float, manner: Manner, which: int, most: int, number: int | None = None
    ) -> Fit:
        """Lay out at a size; ``number`` counts the attempts over several sheets."""
        tight, least = manner.density.tight, self.sizes.least
        scale = type_scale(size, self.frame.palette, tight=tight, least=least)
        arrangement = manner.arrangement(
            which, self.frame.measurer, scale, self.frame.box, self.words.voice
        )
        spacing = RowSpacing(arrangement, self.frame.measurer)
        frame = self._frame(manner.density)
        rooms = frame.rooms(several=most > 1)
        parts = self._parts(arrangement, manner.density, number)
        sheets = fill(parts, spacing, rooms, most, frame.progress.step)
        return Fit(sheets, arrangement, frame, manner, which)

    def _frame(self, density: Density) -> SheetFrame:
        """Return what is around the parts: in running text status is a word and needs no key."""
        return self.frame.without_key if density.runs else self.frame

    def _parts(
        self, arrangement: Arrangement, density: Density, number: int | None
    ) -> Iterator[PagePart]:
        measurer, scale, box = self.frame.measurer, arrangement.scale, self.frame.box
        yield set_header(measurer, scale, self.words, box)
        yield set_band(measurer, scale, self.words, box)
        if not self.words.rows:
            yield set_blank(measurer, scale, box, self.words.voice)
        bare = self.words.bare
        for place, row in enumerate(self.words.rows):
            done = None if number is None else _done(number, place / len(self.words.rows))
            self.frame.progress.step(done)
            yield set_row(measurer, arrangement, row, density, bare=bare)

    def _on_one(self, *, whole: bool) -> Fit | None:
        """Return the layout on one sheet with the largest type, or None.

        ``whole``: in which no word is cut.
        """
        best: Fit | None = None
        worth = -1.0
        unit = self.sizes.unit
        if self.words.letters > self.sizes.hopeless:
            return None
        for manner in self._manners:
            if best is not None and manner.price >= LAST_RESORT:
                break
            if manner.density.repeats in ONLY_FOR_REPEATS and not self.words.repeats:
                continue
            for which in range(manner.ways):
                if (manner, which) in self._full:
                    continue
                price = manner.price + (UNEVEN if which else 0.0)
                over = size_worth(worth + price, unit)
                found = self._largest(manner, which, over, whole=whole)
                if found is not None:
                    best, worth = found, worth_of(found.arrangement.scale.body, unit) - price
            if worth >= GOOD_ENOUGH:
                break
        return best and self._quoting(best, whole=whole)

    def _quoting(self, fit: Fit, *, whole: bool) -> Fit:
        """Return a roomy layout with a quote in it, if there is one and it costs little."""
        if fit.manner.density is not ROOMY or not any(row.quote for row in self.words.rows):
            return fit
        unit = self.sizes.unit
        over = size_worth(worth_of(fit.arrangement.scale.body, unit) - QUOTE, unit)
        manner = fit.manner._replace(density=QUOTING)
        for which in dict.fromkeys((fit.which, 0)):
            # Beside a quote there is no more room than there was without.
            most = fit.arrangement.scale.body if which == fit.which else math.inf
            found = self._largest(manner, which, over, most, whole=whole, hopeful=True)
            if found is not None:
                return found
        return fit

    def _largest(
        self,
        manner: Manner,
        which: int,
        over: float,
        most: float = math.inf,
        *,
        whole: bool,
        hopeful: bool = False,
    ) -> Fit | None:
        """Return the layout with the largest type that fits on one sheet, or None.

        Over a size, and of ``most`` points; ``hopeful``: see ``flow.largest``.
        """

        def attempt(size: float) -> Fit | None:
            torn = self.frame.measurer.torn
            fit = self._attempt(size, manner, which, 1)
            measurer = self.frame.measurer
            if len(fit.sheets) > 1 and size == self.sizes.least:
                self._full.add((manner, which))
            if len(fit.sheets) > 1 or (whole and measurer.torn > torn):
                return None
            if whole and self.words.rows and not fit.arrangement.headings_fit(measurer):
                return None
            return fit

        sizes = [size for size in self.sizes.tried if over < size <= most]
        return largest(sizes, attempt, self._filling, hopeful=hopeful)

    def _filling(self, fit: Fit) -> float:
        """Return the size at which the parts of a layout on one sheet would about fill it.

        A text in letters twice as large is four times as high.
        """
        spacing = RowSpacing(fit.arrangement, self.frame.measurer)
        (parts,) = fit.sheets
        gaps = sum(spacing.over(parts[:place], part) for place, part in enumerate(parts))
        high = gaps + sum(part.height for part in parts)
        room = fit.frame.rooms(several=False).first
        return fit.arrangement.scale.body * math.sqrt(room / high)

    def _on_several(self) -> Fit:
        """Return the layout over few sheets, with the largest type that keeps to them.

        The roomy manner, unless a tighter one saves a quarter of the sheets.
        """
        roomy, tight = self._manners[:2]
        least, unit = self.sizes.least, self.sizes.unit
        best, manner = self._attempt(least, roomy, 0, MOST, 0), roomy
        for number, tighter in enumerate((tight, STACKED), start=1):
            most = len(best.sheets) * 3 // 4
            if tighter.stacked and self.words.bare:
                continue  # each problem has the whole width as it is
            fewer = self._attempt(least, tighter, 0, most, number)
            if len(fewer.sheets) <= most:
                best, manner = fewer, tighter
        for number, size in enumerate((11.0, 12.0), start=3):
            larger = self._attempt(size * unit, manner, 0, len(best.sheets), number)
            if len(larger.sheets) > len(best.sheets):
                break
            best = larger
        return best


def _done(attempt: int, part: float) -> float:
    """Return the part of making a page that is done when a part of an attempt is."""
    before, after = _ATTEMPTS[attempt : attempt + 2]
    return before + (after - before) * part
