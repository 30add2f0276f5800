# SPDX-License-Identifier: MIT
"""Text is wrapped, cut off, cleaned and aligned, in every script, and never laid out twice."""

import unicodedata
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QTextLayout

from stratcanvas.paint import text as drawing
from stratcanvas.paint.assets import FAMILIES
from stratcanvas.paint.text import (
    LONGEST,
    TextBlock,
    TextStyle,
    block,
    clean,
    line_count,
    right_to_left,
)
from stratcanvas.paint.uncovered import uncovered
from tests.letters import ANY
from tests.makers import AWKWARD

TITLE = TextStyle(14, 600)
SHORT = TextStyle(14, 600, lines=2)
ONE = TextStyle(11, lines=1)
WIDTH = 272.0
_BETWEEN = 0.005
"""A part of a picture: some letters, of a hundred."""

plain_words = st.lists(
    st.from_regex(r"[a-zA-Wéüñ0-9][a-zA-Wéüñ0-9.,:;'’]{0,13}", fullmatch=True),
    max_size=40,
)


@settings(max_examples=200, deadline=None)
@given(
    words=plain_words, breaks=st.sampled_from([" ", "  ", "\n", " \n"]), width=st.integers(90, 400)
)
def test_counting_lines_agrees_with_laying_out(words: list[str], breaks: str, width: int) -> None:
    """The quick count of lines is what the layout comes to, for any plain text and width."""
    text = " ".join(words[:20]) + breaks + " ".join(words[20:])
    assert line_count(text, TITLE, float(width)) == block(text, TITLE, float(width)).lines


@pytest.mark.parametrize("word", ["1x2x3x4x5", "o:Vo:Vo:V", "77", "AVAVA,", "T’o", "“7.”"])
def test_words_are_counted_as_wide_as_they_are_drawn(word: str) -> None:
    """Also where the font draws letters otherwise by what is around them, or nearer together."""
    text = " ".join([word] * 12)
    for width in range(100, 400):
        assert line_count(text, TITLE, float(width)) == block(text, TITLE, float(width)).lines


@settings(max_examples=100, deadline=None)
@given(text=st.text("ab1 .,:;'’-/!?()\n\t\u00a0\u00adä…", max_size=60), width=st.integers(40, 300))
def test_what_cannot_be_counted_is_laid_out(text: str, width: int) -> None:
    """Marks, odd spaces and hyphens, where a line might break, are left to the layout."""
    assert line_count(text, TITLE, float(width)) == block(text, TITLE, float(width)).lines


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_text_fits_its_width(name: str) -> None:
    """No text, in whatever script and however long its words, runs out of its card."""
    laid = block(AWKWARD[name], TITLE, WIDTH)
    assert 0 < laid.width <= WIDTH + 0.5
    assert 1 <= laid.lines <= TITLE.lines
    assert laid.height == laid.lines * TITLE.pitch


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("arabic", "Noto Sans Arabic"),
        ("hebrew", "Noto Sans Hebrew"),
        ("devanagari", "Noto Sans Devanagari"),
        ("thai", "Noto Sans Thai"),
        ("emoji", "Noto Emoji"),
        ("greek", "Inter"),
        ("cyrillic", "Inter"),
    ],
)
def test_each_script_is_drawn_with_the_bundled_font(name: str, family: str) -> None:
    """What a bundled font covers is drawn with it, whatever else the machine has."""
    runs = block(AWKWARD[name], TITLE, WIDTH).laid_out().glyphRuns()
    families = {run.rawFont().familyName() for run in runs}
    assert family in families
    assert families <= set(FAMILIES)


@pytest.mark.parametrize("keycap", ["1\ufe0f\u20e3", "#\u20e3"])
def test_a_keycap_is_one_sign(keycap: str) -> None:
    """The digit and its cap are drawn with one font, at the size of the words around them."""
    runs = block(f"👍🏽 {keycap} late", TITLE, WIDTH).laid_out().glyphRuns()
    alone = block(keycap, TITLE, WIDTH).laid_out().glyphRuns()
    assert [run.rawFont().familyName() for run in alone] == ["Noto Emoji"]
    assert len(alone[0].glyphIndexes()) == 1
    assert {run.rawFont().pixelSize() for run in (*runs, *alone)} == {TITLE.size}


def test_text_over_the_most_lines_ends_in_an_ellipsis() -> None:
    """What has no room is left out visibly, and a text that fits is left alone."""
    long = block("many words in a row " * 20, SHORT, WIDTH)
    assert long.elided
    assert long.lines == 2
    assert long.text.endswith("…")
    fits = block("few words", SHORT, WIDTH)
    assert not fits.elided
    assert fits.text == "few words"


def test_one_long_word_is_cut_off_too() -> None:
    """A word without a break in it ends in an ellipsis on the last line."""
    laid = block("w" * 400, ONE, 100.0)
    assert (laid.lines, laid.elided) == (1, True)
    assert laid.width <= 100.5


def test_only_the_beginning_of_a_huge_text_is_laid_out() -> None:
    """20,000 characters cost no more than what a card can show, and say that more follows."""
    wide = block("a " * 10_000, TITLE, 1e6)
    assert len(wide.text) <= LONGEST + 1
    assert wide.elided


@pytest.mark.parametrize("letters", ["مرحبا", "x", "商", "word ", "\n", "a\n"])
def test_a_long_text_is_laid_out_only_as_far_as_it_is_shown(letters: str) -> None:
    """Twenty thousand letters cost what the lines take that are shown, in every script."""
    handed: list[int] = []
    lay = drawing._lay

    def note(words: str, style: TextStyle, width: float) -> tuple[QTextLayout, list[int]]:
        handed.append(len(words))
        return lay(words, style, width)

    with mock.patch.object(drawing, "_lay", note):
        made = block(letters * 20_000, TextStyle(14, 600), 196.25)
    whole = block((letters * 20_000)[:LONGEST], TextStyle(14, 600), 196.25)
    assert made.lines == whole.lines == (1 if letters == "\n" else 12)
    assert made.height == whole.height
    assert handed[0] < 450
    if letters != "\n":
        assert max(handed) < 450


@given(st.text(ANY, max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_control_character_reaches_the_screen(text: str) -> None:
    """Whatever a file holds, what is drawn has no control characters and as many letters."""
    cleaned = clean(text.replace("\r\n", "\n"))
    assert not any(unicodedata.category(letter) == "Cc" for letter in cleaned)
    assert len(cleaned) == len(text.replace("\r\n", "\n"))


@given(st.text(ANY, max_size=60), st.integers(30, 200))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_laid_out(text: str, width: int) -> None:
    """Any text at all becomes a block with at most the style's lines."""
    assert block(text, SHORT, float(width)).lines <= SHORT.lines


def test_line_ends_of_every_kind_break_the_line() -> None:
    """Unix, Windows and old Mac line ends, and Unicode's own, all begin a new line."""
    for end in ("\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85"):
        assert block(f"one{end}two", TITLE, WIDTH).lines == 2


def test_right_to_left_text_stands_at_the_right() -> None:
    """The first strong letter decides: Arabic and Hebrew lines end at the right edge."""
    for name in ("arabic", "hebrew"):
        assert right_to_left(AWKWARD[name])
        laid = block(AWKWARD[name], TITLE, WIDTH)
        layout = laid.laid_out()
        for number in range(laid.lines):
            line = layout.lineAt(number).naturalTextRect()
            assert line.right() == pytest.approx(WIDTH, abs=2.0)
    assert not right_to_left("1. Café שלום")
    layout = block("Café שלום", TITLE, WIDTH).laid_out()
    assert layout.lineAt(0).naturalTextRect().left() == pytest.approx(0.0, abs=2.0)


@pytest.mark.parametrize("scale", [0.37, 0.5, 0.92, 1.0, 1.25, 2.0, 4.0])
def test_letters_are_drawn_as_a_layout_draws_them(scale: float) -> None:
    """A layout is not kept: in no script and at no scale does that show.

    A letter that stands just between two places may come to stand at either.
    """
    texts = [
        "",
        "A title of three lines, one of which… is long",
        "1\ufe0f\u20e3 first",
        *AWKWARD.values(),
    ]
    laid = [block(words, TITLE, WIDTH) for words in texts]
    pictures = []
    for draw in (_drawn, _drawn_by_layout):
        picture = QImage(round(320 * scale), round(900 * scale), QImage.Format.Format_RGB32)
        picture.fill(0xFFFFFFFF)
        painter = QPainter(picture)
        painter.scale(scale, scale)
        for place, each in enumerate(laid):
            draw(painter, each, 3.0, 31.0 * place)
        painter.end()
        pictures.append(picture)
    ours, theirs = (picture.constBits() for picture in pictures)
    differ = sum(one != other for one, other in zip(ours, theirs, strict=True))
    assert differ < _BETWEEN * len(ours)


def _drawn(painter: QPainter, laid: TextBlock, x: float, y: float) -> None:
    laid.draw(painter, x, y, "#123456")


def _drawn_by_layout(painter: QPainter, laid: TextBlock, x: float, y: float) -> None:
    painter.setPen(QColor("#123456"))
    laid.laid_out().draw(painter, QPointF(x, y))


def test_a_text_is_laid_out_once() -> None:
    """The same text, style and width give the block that is already there."""
    assert block("twice", TITLE, WIDTH) is block("twice", TITLE, WIDTH)


def test_what_no_font_can_draw_is_named() -> None:
    """A private character is found among covered ones; scripts that travel along never are."""
    assert uncovered("plain, café 🚀 \U000f0000 مرحبا \U000f0000 \t") == ("\U000f0000",)
    assert not uncovered("".join(AWKWARD[name] for name in ("arabic", "thai", "devanagari")))


def test_a_script_without_a_font_is_boxes_and_no_noise() -> None:
    """Text that nothing here covers is still laid out, with no word in the log."""
    for text in ("বাংলা", "தமிழ்", "\U0001e900", "ᚠ"):
        laid = block(text, TITLE, WIDTH)
        assert laid.lines == 1
