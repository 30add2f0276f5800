# SPDX-License-Identifier: MIT
"""Text into glyphs: cut into runs of one direction, font and script, each shaped by HarfBuzz.

A paragraph is shaped once, in em, whatever size it is set in; lines are slices of its glyphs.
Ligatures that change the reading (``dlig``) stay off, so copied text is what was typed.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Any, NamedTuple
from unicodedata import category

import uharfbuzz as hb

from stratcanvas.formats.pdf.type.bidi import levels
from stratcanvas.formats.pdf.type.fonts import FontFace, Fonts, Weight
from stratcanvas.formats.pdf.type.graphemes import clusters, east_asian, invisible, script
from stratcanvas.formats.pdf.type.line_breaks import divisible, opportunities
from stratcanvas.formats.pdf.type.system_fonts import SystemFonts

_SEPARATOR = "·\u200b"
"""A dot between two facts, told from one that a person typed: not seen where a line ends there."""

_LATIN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u0148\u014a-\u017f]+")
"""Letters and signs that Inter has all of, in one script, none of which joins another."""
_MOST_KEPT, _MOST_LONG = 512, 16
"""Paragraphs that are kept for the next document: a page that is made again, in other ways."""
_LONGEST_KEPT, _LONGEST = 600, 4_000
"""Characters of the longest of them."""


class Glyph(NamedTuple):
    """One glyph in visual order; ``start`` is its cluster's place, lengths are in em.

    ``text`` is what the glyph stands for; of a cluster's glyphs one has it all.
    """

    number: int
    start: int
    dx: float
    dy: float
    advance: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapedRun:
    """Glyphs of one face, level and span, over ``start`` to ``end`` of the paragraph's text."""

    face: FontFace
    level: int
    span: int
    start: int
    end: int
    glyphs: tuple[Glyph, ...]

    def between(self, start: int, end: int) -> tuple[Glyph, ...]:
        """Return the glyphs of the clusters that start in ``start`` to ``end``, visual order."""
        if start <= self.start and end >= self.end:
            return self.glyphs
        if self.level & 1:
            low = bisect_left(self.glyphs, 1 - end, key=lambda glyph: -glyph.start)
            high = bisect_left(self.glyphs, 1 - start, key=lambda glyph: -glyph.start)
        else:
            low = bisect_left(self.glyphs, start, key=lambda glyph: glyph.start)
            high = bisect_left(self.glyphs, end, key=lambda glyph: glyph.start)
        return self.glyphs[low:high]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapedParagraph:
    """One shaped paragraph: its runs in the order of the text, and where it may be cut.

    ``base`` is 1 for right to left. ``cuts`` are the starts of unbreakable clusters, ``breaks``
    the places where a line may end (the end of the text is the last), ``visible`` the end of
    what is seen before each of them (without its spaces). ``language`` (BCP 47) is what its
    words are cut by.
    """

    text: str
    base: int
    runs: tuple[ShapedRun, ...]
    cuts: tuple[int, ...]
    breaks: tuple[int, ...]
    visible: tuple[int, ...]
    language: str = ""
    widths: tuple[float, ...] = ()
    """In em, the width of the text before each place, never falling, where all is of one size."""
    plain: bool = False
    """Whether every letter is Inter's and stands on the line, so that each line is as high."""


@dataclass(slots=True)
class Shaper:
    """Shapes with the fonts of one document; remembers runs and paragraphs."""

    fonts: Fonts
    _runs: dict[tuple[FontFace, bool, str], tuple[Glyph, ...]] = field(default_factory=dict)
    _paragraphs: dict[tuple[tuple[str, Weight], ...], ShapedParagraph] = field(default_factory=dict)

    def forget(self) -> None:
        """Give back the room of the paragraphs that were shaped; their words stay known."""
        self._paragraphs.clear()

    def paragraph(self, spans: Sequence[tuple[str, Weight]]) -> ShapedParagraph:
        """Shape plain text without line ends, given as spans of one weight each."""
        key = tuple(spans)
        known = self._paragraphs.get(key)
        if known is None:
            ours = kept_paragraph(self.fonts.language, key)
            known = self._paragraphs[key] = ours or self.shape(key)
        return known

    def shape(self, spans: tuple[tuple[str, Weight], ...]) -> ShapedParagraph:
        """Shape spans of one paragraph anew."""
        text = "".join(part for part, _ in spans)
        base, text_levels = levels(text)
        starts = clusters(text)
        runs = []
        for face, level, span, start, end in self._itemise(spans, text, text_levels, starts):
            shaped = self._run(face, text[start:end], right_to_left=bool(level & 1))
            if start:
                shaped = tuple(
                    Glyph(number, place + start, dx, dy, advance, share)
                    for number, place, dx, dy, advance, share in shaped
                )
            runs.append(
                ShapedRun(face=face, level=level, span=span, start=start, end=end, glyphs=shaped)
            )
        shaped_starts = {glyph.start for run in runs for glyph in run.glyphs}
        cuts = divisible(text, [start for start in starts if start in shaped_starts])
        breaks = opportunities(text, cuts)
        return ShapedParagraph(
            text=text,
            base=base,
            runs=tuple(runs),
            cuts=tuple(cuts),
            breaks=tuple(breaks),
            visible=tuple(_without_spaces(text, breaks)),
            language=self.fonts.language,
            widths=_widths(text, runs),
            plain=all(run.face.home and not any(each.dy for each in run.glyphs) for run in runs),
        )

    def _itemise(
        self,
        spans: tuple[tuple[str, Weight], ...],
        text: str,
        text_levels: list[int],
        starts: list[int],
    ) -> list[tuple[FontFace, int, int, int, int]]:
        """Cut text into (face, level, span, start, end)."""
        items: list[tuple[FontFace, int, int, int, int]] = []
        language = _east_asian_language(text, self.fonts.language)
        one_by_one = len(starts) == len(text) and not any(text_levels)
        span_start, first = 0, 0
        for span, (part, weight) in enumerate(spans):
            span_end = span_start + len(part)
            past = bisect_left(starts, span_end, lo=first)
            if one_by_one and _LATIN.fullmatch(part):
                items.append((self.fonts.home(weight), 0, span, span_start, span_end))
            elif past > first:
                ends = [*starts[first + 1 : past + 1], len(text)]
                places = list(zip(starts[first:past], ends, strict=False))
                items += self._items_of(text, places, text_levels, (span, weight), language)
            span_start, first = span_end, past
        return items

    def _items_of(
        self,
        text: str,
        places: Sequence[tuple[int, int]],
        text_levels: list[int],
        of: tuple[int, Weight],
        language: str,
    ) -> list[tuple[FontFace, int, int, int, int]]:
        """Cut the clusters of one span, given by starts and ends, into items of one face, level
        and script; ``of``: which span, and its weight."""
        items: list[tuple[FontFace, int, int, int, int]] = []
        span, weight = of
        current: tuple[FontFace, int, int] | None = None
        item_script, item_start, end = "", 0, 0
        for start, end in places:
            cluster, level = text[start:end], text_levels[start]
            face = current[0] if current is not None and current[1] == level else None
            if face is None or not _stays(face, cluster, level):
                wanted = language if east_asian(cluster[0]) else ""
                face = self.fonts.face_for(cluster, weight, wanted)
            here = script(cluster[0])
            state = (face, level, span)
            if state != current or (here and item_script and here != item_script):
                if current is not None:
                    items.append((*current, item_start, start))
                current, item_script, item_start = state, here, start
            item_script = item_script or here
        if current is not None:
            items.append((*current, item_start, end))
        return items

    def _run(self, face: FontFace, text: str, *, right_to_left: bool) -> tuple[Glyph, ...]:
        key = (face, right_to_left, text)
        known = self._runs.get(key)
        if known is None:
            known = self._runs[key] = _glyphs(face, text, right_to_left, self.fonts.language)
        return known


def kept_paragraph(language: str, spans: tuple[tuple[str, Weight], ...]) -> ShapedParagraph | None:
    """Return a paragraph that our own fonts draw whole, the same for all documents; else None, and
    for one that is too long to be kept.

    No font of the computer's is asked: one may come or go while the program runs.
    """
    letters = sum(len(text) for text, _ in spans)
    if letters > _LONGEST_KEPT:
        return _kept_long(language, spans) if letters <= _LONGEST else None
    return _kept(language, spans)


@lru_cache(_MOST_KEPT)
def _kept(language: str, spans: tuple[tuple[str, Weight], ...]) -> ShapedParagraph | None:
    fonts = _our_fonts(language)
    shaped = Shaper(fonts).shape(spans)
    return None if fonts.missing.keys() & set(shaped.text) else shaped


@lru_cache(_MOST_LONG)
def _kept_long(language: str, spans: tuple[tuple[str, Weight], ...]) -> ShapedParagraph | None:
    return _kept.__wrapped__(language, spans)


@lru_cache(8)
def _our_fonts(language: str) -> Fonts:
    return Fonts(language=language, system=SystemFonts(folders=(), ask=""))


def _glyphs(face: FontFace, text: str, right_to_left: bool, language: str) -> tuple[Glyph, ...]:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.direction = "rtl" if right_to_left else "ltr"
    buffer.language = language or "en"  # else HarfBuzz asks the process' locale
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    shares = _texts(text, infos, positions, right_to_left=right_to_left)
    scale = 1 / face.upem
    return tuple(
        Glyph(
            info.codepoint,
            info.cluster,
            at.x_offset * scale,
            at.y_offset * scale,
            at.x_advance * scale,
            share,
        )
        for info, at, share in zip(infos, positions, shares, strict=True)
    )


def _texts(
    text: str, infos: Sequence[Any], positions: Sequence[Any], *, right_to_left: bool
) -> list[str]:
    """Return what each glyph stands for, in the order of the glyphs."""
    order = [info.cluster for info in infos]
    starts = sorted(set(order))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    if len(starts) == len(order):
        return [text[start : ends[start]] for start in order]
    step = -1 if right_to_left else 1
    shares: list[str] = []
    for start, group in groupby(zip(order, positions, strict=True), key=lambda pair: pair[0]):
        advances = [at.x_advance for _, at in group]
        shares += _shares(text[start : ends[start]], advances[::step])[::step]
    return shares


def _shares(text: str, advances: list[int]) -> list[str]:
    """Share a cluster's characters among its glyphs in reading order.

    Marks that take no room get none while a letter is there to hold it; the first letter takes
    what the others leave, so the shares joined are the text.
    """
    holders = [i for i, advance in enumerate(advances) if advance] or [0]
    shares = [""] * len(advances)
    others = min(len(holders), len(text)) - 1
    first = len(text) - others
    shares[holders[0]] = text[:first]
    for i, character in zip(holders[1:], text[first:], strict=False):
        shares[i] = character
    return shares


def _widths(text: str, runs: Sequence[ShapedRun]) -> tuple[float, ...]:
    advances = [0.0] * (len(text) + 1)
    for run in runs:
        for glyph in run.glyphs:
            advances[glyph.start + 1] += glyph.advance
    return tuple(accumulate(max(advance, 0.0) for advance in advances))


def _stays(face: FontFace, cluster: str, level: int) -> bool:
    """Tell whether a space or invisible mark stays in its run: words of one script are one run.

    Right-to-left text keeps its punctuation too, so that brackets match their letters.
    """
    if cluster in (" ", "\u00a0") or (level & 1 and category(cluster[0])[0] == "P"):
        return face.spaced and all(map(face.covers, cluster))
    return all(map(invisible, cluster))


def _seen_end(text: str, start: int, end: int) -> int:
    """Return the end of what is seen of a part of a text: without the spaces after it."""
    while end > start and (text[end - 1].isspace() or text[end - 1] == "\u200b"):
        end -= 1
    return end


def _without_spaces(text: str, breaks: list[int]) -> list[int]:
    """Return for each break the end of what is seen before it."""
    ends, last = [], 0
    for place in breaks:
        end = _seen_end(text, last, place)
        if text[end - 1 : end + 1] == _SEPARATOR and place < len(text):
            end = _seen_end(text, last, end - 1)
        ends.append(end)
        last = place
    return ends


def _east_asian_language(text: str, language: str) -> str:
    """Return whose forms Chinese characters take: the text's script says it, else the canvas."""
    if any("\u3040" <= character <= "\u30ff" for character in text):
        return "ja"
    if any("\uac00" <= character <= "\ud7a3" for character in text):
        return "ko"
    tag = language.lower()
    if tag[:2] == "zh":
        traditional = any(part in ("tw", "hk", "mo", "hant") for part in tag.split("-"))
        return "zh-tw" if traditional else "zh-cn"
    return tag[:2] if tag[:2] in ("ja", "ko") else "zh-cn"
