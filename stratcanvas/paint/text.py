# SPDX-License-Identifier: MIT
"""Text on the canvas: cleaned, wrapped, cut off after some lines, and kept laid out.

A block is laid out once for a text, style and width and kept in a bounded cache. Lines stand at
a fixed pitch, so a card's height is its number of lines, which plain text gives without layout.
"""

import re
import threading
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from itertools import pairwise
from math import inf
from typing import Final, ParamSpec, TypeVar, cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from stratcanvas.paint.assets import FAMILIES, load_fonts, load_scripts
from stratcanvas.safe_words import few_marks

P = ParamSpec("P")
R = TypeVar("R")

LONGEST = 1_500
"""Characters of a text that are laid out at most; more never fit on a card."""
_NARROW = 0.38
"""A letter's width as a part of its size, where letters are narrow."""
ELLIPSIS = "…"

_NEWLINES = r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2029]"
_CONTROLS = r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]"
_LINE_END: Final = "\u2028"  # what QTextLayout takes for a line break
_STRONG = frozenset({"L", "R", "AL"})
_INKLESS = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff]+$"
# Words between single spaces, or after a line's end, that no line can be broken in: Latin letters
# and digits, and marks that stand within or after a word.
_DIGITS = frozenset("0123456789")
_LETTERS = (
    frozenset(map(chr, (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x17F))))
    - {"\xd7", "\xf7", "\u0149"}
    | _DIGITS
)
# Words that are as wide as each letter is after the one before it: Inter draws some letters
# otherwise by what is around them, such as a colon within a word, or an x between digits.
_MARKS = (".", ",", ":", ";", "'", "’")
_PLAIN = _LETTERS | set(_MARKS)
_MOST_WORDS = 16_384  # whose widths are kept, for each style
_FEW_WORDS = 200  # so many are measured whole: letters that add up pay only when most are known
# First and last of the letters and marks that Inter has beyond ASCII: Latin, Greek, Cyrillic,
# general punctuation, currencies. No expression: a start would wait until it is compiled.
_INTER = (
    *(("\x80", "\u052f"), ("\u1e00", "\u1fff")),
    *(("\u2010", "\u2027"), ("\u2030", "\u205e"), ("\u20a0", "\u20bf")),
    (_LINE_END, _LINE_END),
)
KEYCAP_MARK = "\u20e3"
"""Every keycap ends with it; a text without it has none."""
_LAID = 1_500  # letters of each style that are laid out before words are counted
_DOUBT = 1.0  # px; a line that is nearer than this to its width is laid out to be sure


def _kept(most: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep what a function returns, for each thread its own.

    Qt's fonts and layouts may be used by one thread only, and an export paints beside the window.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        here = threading.local()

        @wraps(function)
        def call(*args: P.args, **more: P.kwargs) -> R:
            try:
                known: Callable[P, R] = here.known
            except AttributeError:
                known = here.known = cast("Callable[P, R]", lru_cache(most)(function))
            return known(*args, **more)

        return call

    return decorate


class TextStyle:
    """How a text looks: font size and letter spacing in pixels at 100 %, weight, most lines.

    ``leading``: from one baseline to the next, in sizes of the font.
    Made once, as a constant of a module, and known by identity: it is looked up for every word.
    """

    __slots__ = ("italic", "lines", "pitch", "size", "spacing", "weight")

    def __init__(
        self,
        size: int,
        weight: int = 400,
        spacing: float = 0.0,
        lines: int = 12,
        *,
        italic: bool = False,
        leading: float = 1.36,
    ) -> None:
        self.size, self.weight, self.spacing = size, weight, spacing
        self.lines, self.italic = lines, italic
        self.pitch = float(round(size * leading))
        """The distance from one baseline to the next, in pixels at 100 %."""


@_kept(64)
def font(style: TextStyle) -> QFont:
    """Return the font of a style: Inter, then the other bundled families, then the system's."""
    load_fonts()
    made = QFont(list(FAMILIES))
    made.setPixelSize(style.size)
    made.setWeight(QFont.Weight(style.weight))
    made.setItalic(style.italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if style.spacing:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, style.spacing)
    return made


def ready_for(text: str) -> None:
    """Load the fonts of further scripts if a text is more than Inter can draw."""
    if not _is_latin(text):
        load_scripts()


def _is_latin(text: str) -> bool:
    far = set() if text.isascii() else {letter for letter in text if letter > "\x7f"}
    return all(any(first <= letter <= last for first, last in _INTER) for letter in far)


def clean(text: str) -> str:
    """Return a text as it is drawn: control characters and tabs become spaces, one for one.

    Line ends of every kind become U+2028, which is what QTextLayout breaks at.
    """
    if text.isprintable():
        return text
    return re.sub(_CONTROLS, " ", re.sub(_NEWLINES, _LINE_END, text))


class TextBlock:
    """A text laid out to a width. Sizes are in pixels at 100 % (scene units).

    Its letters are kept where they stand: a layout is three times as large, and slower to draw.
    """

    __slots__ = ("_layout", "_letters", "_said", "_width", "elided", "height", "lines")

    def __init__(
        self, layout: QTextLayout, said: tuple[str, TextStyle, float], *, elided: bool
    ) -> None:
        """``said``: what is laid out, how, and to what width."""
        self._said, self._width = said, -1.0
        self._layout = layout if KEYCAP_MARK in said[0] else None  # letters know no formats
        self._letters = [] if self._layout else layout.glyphRuns()
        if self._letters[1:]:  # those of several fonts come in any order, and may overlap
            at = QPointF()
            self._letters.sort(key=lambda each: next(iter(each.positions()), at).toTuple())
        self.lines = layout.lineCount()
        self.height = self.lines * said[1].pitch
        self.elided = elided

    def laid_out(self) -> QTextLayout:
        """Return the layout; its lines are gone with it."""
        return self._layout or _lay(*self._said)[0]

    @property
    def width(self) -> float:
        """Return how wide its longest line is: few of all that are drawn are asked."""
        if self._width < 0.0:
            lines = map(self.laid_out().lineAt, range(self.lines))
            self._width = max((line.naturalTextWidth() for line in lines), default=0.0)
        return self._width

    @property
    def text(self) -> str:
        """Return the words as they are seen."""
        from stratcanvas.word_breaks import BREAK  # no first picture needs it

        return self._said[0].replace(BREAK, "")

    def draw(self, painter: QPainter, x: float, y: float, colour: str) -> None:
        """Draw the text with its upper left corner there.

        Into an SVG its outlines are drawn, so that it looks the same without our fonts, and
        over them the words in no colour at all, so that they can still be found.
        """
        painter.setPen(_pen(colour))
        at = QPointF(x, y)
        if type(painter) is QPainter and self._layout is None:
            for each in self._letters:
                painter.drawGlyphRun(at, each)
            return
        layout = self.laid_out()
        outline = getattr(painter, "outline", None)  # that of an SVG
        if outline is not None:
            outline(layout, x, y, colour)
            painter.setPen(QColor(0, 0, 0, 0))
        layout.draw(painter, at)


@_kept(64)
def _pen(colour: str) -> QPen:
    return QPen(QColor(colour))


@_kept(4096)
def block(text: str, style: TextStyle, width: float) -> TextBlock:
    """Return a text laid out to a width (pixels at 100 %), cut off with … after ``style.lines``."""
    words = few_marks(clean(text[:LONGEST]))
    if not _is_latin(words):
        from stratcanvas.word_breaks import with_breaks

        words = with_breaks(words)
    cut = len(text) > LONGEST
    # Most long texts fill the lines that are shown with their beginning: no more is laid out.
    few = round(style.lines * width / (_NARROW * style.size))
    said = words[:few]
    layout, ends = _lay(said, style, width)
    if len(words) > few and len(ends) <= style.lines:
        said, (layout, ends) = words, _lay(words, style, width)
    if len(ends) <= style.lines and not cut:
        return TextBlock(layout, (said, style, width), elided=False)
    if len(ends) > style.lines:
        words = _units(words, ends[style.lines - 1])
    while True:  # each round takes the last visible character away, until … has room
        words = re.sub(_INKLESS, "", words)
        layout, ends = _lay(words + ELLIPSIS, style, width)
        if len(ends) <= style.lines or not words:
            return TextBlock(layout, (words + ELLIPSIS, style, width), elided=True)
        words = words[:-1]


def _lay(text: str, style: TextStyle, width: float) -> tuple[QTextLayout, list[int]]:
    """Return a layout and where its lines end (in UTF-16 units), a few lines over the most."""
    ready_for(text)
    layout = QTextLayout(text, font(style))
    layout.setTextOption(_option(right_to_left(text)))
    layout.setCacheEnabled(True)
    if KEYCAP_MARK in text:
        from stratcanvas.paint.keycaps import keycaps  # few texts have one

        layout.setFormats(keycaps(text))
    base = _baseline(style)
    ends: list[int] = []
    layout.beginLayout()
    while len(ends) <= style.lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, len(ends) * style.pitch + base - line.ascent()))
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    return layout, ends


def right_to_left(text: str) -> bool:
    """Tell whether the first strong letter of a text is written from right to left."""
    if text.isascii():
        return False
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in _STRONG)
    return next(strong, "L") != "L"


@_kept(2)
def _option(mirrored: bool) -> QTextOption:
    """Wrap at words, within a word when it must be; right-to-left text stands at the right."""
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    )
    return option


def _units(text: str, count: int) -> str:
    """Return the first ``count`` UTF-16 units of a text."""
    return text.encode("utf-16-le")[: 2 * count].decode("utf-16-le", "ignore")


@_kept(64)
def _metrics(style: TextStyle) -> QFontMetricsF:
    return QFontMetricsF(font(style))


@_kept(64)
def _baseline(style: TextStyle) -> float:
    metrics = _metrics(style)
    return (style.pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()


@_kept(4096)
def advance(text: str, style: TextStyle) -> float:
    """Return how wide a text is on one line, in pixels at 100 %."""
    ready_for(text)
    return _metrics(style).horizontalAdvance(text)


@lru_cache(512)  # a number may be told to every thread: a file is measured beside the window
def line_count(text: str, style: TextStyle, width: float) -> int:
    """Return how many lines ``block`` makes, without laying out when the text is plain."""
    return _counted(text, style, width) or block(text, style, width).lines


def _counted(text: str, style: TextStyle, width: float) -> int:
    """Return the number of lines counted word by word, or 0 when only a layout can tell."""
    if len(text) > LONGEST or not text:
        return 0
    widths = _widths(style)
    if widths.laid < _LAID:  # the first are drawn soon, most likely, and their layout is kept
        widths.laid += len(text)
        return 0
    known, surely, lines = widths.known, width - _DOUBT, 0
    words = clean(text)
    for paragraph in words.split(_LINE_END) if _LINE_END in words else (words,):
        used = 0.0
        lines += 1
        for word in paragraph.split(" ") if paragraph else ():
            wide, with_space = known.get(word) or widths.of(word)
            over = used + wide - width
            if wide > surely or -_DOUBT < over < _DOUBT:
                return 0
            if over > 0.0 and used:
                lines += 1
                used = 0.0
            used += with_space
    return min(lines, style.lines)


class _Widths:
    """How wide words are in one style (pixels at 100 %)."""

    def __init__(self, style: TextStyle) -> None:
        self._measure = _metrics(style).horizontalAdvance
        self._after = _StepWidths(self._measure)
        self.known: dict[str, tuple[float, float]] = {}
        self.laid = 0
        """Letters of the texts that were laid out, not counted."""

    def of(self, word: str) -> tuple[float, float]:
        """Return how wide a word is, and how wide with a space after it.

        What is no plain word is as wide as can be.
        """
        if len(self.known) > _MOST_WORDS:
            self.known.clear()
        if len(self.known) >= _FEW_WORDS and _adds_up(word):
            after, before, wide = self._after, "", 0.0
            for letter in word:
                wide += after[before + letter]
                before = letter
        else:
            plain = word[:1] in _LETTERS and _PLAIN.issuperset(word)
            wide = self._measure(word) if plain else inf
        found = self.known[word] = wide, wide + self._after[word[-1:] + " "]
        return found


def _adds_up(word: str) -> bool:
    letters = word[:-1] if word[-1:] in _MARKS else word
    if letters.isascii() and letters.isalnum() and "x" not in letters:
        return True  # what is usual
    after_digits = pairwise(letters) if "x" in letters else ()
    turned = any(after == "x" and before in _DIGITS for before, after in after_digits)
    return bool(letters) and _LETTERS.issuperset(letters) and not turned


class _StepWidths(dict[str, float]):
    """By how much a word is wider with its last letter; by that letter and the one before it."""

    def __init__(self, measure: Callable[[str], float]) -> None:
        super().__init__()
        self._measure = measure

    def __missing__(self, pair: str) -> float:
        before = self._measure(pair[0]) if len(pair) > 1 else 0.0
        step = self[pair] = self._measure(pair) - before
        return step


@_kept(64)
def _widths(style: TextStyle) -> _Widths:
    return _Widths(style)
