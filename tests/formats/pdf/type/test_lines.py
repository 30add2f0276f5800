# SPDX-License-Identifier: MIT
"""Text into lines: where they end, how wide they are, what is never lost."""

import time
from dataclasses import replace
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyphen import LANGUAGES, HyphDict

from stratcanvas.formats.pdf.type import fonts, line_layout
from stratcanvas.formats.pdf.type.fonts import Fonts, bundled_face
from stratcanvas.formats.pdf.type.graphemes import clusters, paragraphs
from stratcanvas.formats.pdf.type.hyphens import AHEAD, syllables
from stratcanvas.formats.pdf.type.line_breaks import opportunities
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import TypeBlock, Typesetter
from stratcanvas.formats.pdf.type.shaping import Shaper, kept_paragraph
from stratcanvas.formats.pdf.type.system_fonts import SystemFonts
from tests.letters import ANY

PLAIN = TypeStyle(size=10)


def typesetter() -> Typesetter:
    """Return a typesetter that has the bundled fonts alone, on any computer."""
    return Typesetter(fonts=Fonts(system=SystemFonts(folders=(), ask="")))


SHARED = typesetter()
PARTS = "ab |c-d\u00ad|e/|f |1-2 |(x) |カ|ナ|ab|漢|字|c |ราคา12 |“q” |éa×b |T1\u00a0 |x·y |🙂z"
"""What may stand on a line of its own, between the bars."""


def texts(block: TypeBlock) -> list[str]:
    return [line.text for line in block.lines]


def test_lines_end_at_spaces_and_hyphens() -> None:
    """A line ends after a space, a hyphen, a dash or a slash, and keeps the mark."""
    for text, first in [
        ("customers leave", "customers"),
        ("customer-centred", "customer-"),
        ("problems—solutions", "problems—"),
        ("problems/solutions", "problems/"),
    ]:
        width = SHARED.width(first, PLAIN) + 1
        assert texts(SHARED.lines(text, PLAIN, width))[0] == first


@pytest.mark.parametrize("text", ["-5 -6 -7 -8 -9", "10-12 10-12", "1,000 1,000"])
def test_numbers_are_not_torn(text: str) -> None:
    """A sign stays with its number, and a number stays whole."""
    block = SHARED.lines(text, PLAIN, SHARED.width("10-12", PLAIN) + 2)
    assert " ".join(texts(block)).split() == text.split()
    assert all(line.strip() in text and not line.endswith("-") for line in texts(block))


@pytest.mark.parametrize("width", range(20, 120, 7))
def test_chinese_and_japanese_keep_kinsoku(width: int) -> None:
    """No line starts with closing marks or small kana, or ends with an opening bracket."""
    text = "「ビジネスモデル」、顧客の（問題）を、ちょっとずつ解決する。キャンバスー！"
    block = SHARED.lines(text, PLAIN, max(width, 32))
    assert "".join(texts(block)) == text
    for line in texts(block)[1:]:
        assert line[0] not in "」、（）。！ョッャーょっ".replace("（", "")
    for line in texts(block)[:-1]:
        assert line[-1] not in "「（"


@pytest.mark.parametrize("width", range(12, 90, 6))
def test_thai_breaks_between_clusters(width: int) -> None:
    """Thai lines never start with a mark or end with a vowel that leads its consonant."""
    text = "แผนธุรกิจประจำปีที่นี่ปั่นน้ำเพื่อลูกค้า"
    block = SHARED.lines(text, PLAIN, width)
    assert "".join(texts(block)) == text
    for line in texts(block)[1:]:
        assert line[0] not in "ัิีึืุู็่้๊๋์ะาำ"
    if width > 24:
        assert all(line[-1] not in "เแโใไ" for line in texts(block)[:-1])


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.text(ANY, max_size=80), st.floats(min_value=1, max_value=300))
def test_any_text_is_kept_and_fits(text: str, width: float) -> None:
    """Lines hold the whole text but for spaces at their ends, and fit unless one letter can't."""
    block = SHARED.lines(text, PLAIN, width)
    kept = [part.replace(" ", "") for part in paragraphs(text)]
    bare = "".join("".join(texts(block)).split()).replace("\u200b", "")
    assert bare == "".join("".join(kept).split()).replace("\u200b", "")
    for line in block.lines:
        assert line.width <= width + 1e-3 or len(clusters(line.text)) <= 4
        assert line.height >= PLAIN.size * PLAIN.leading - 1e-9


LETTERS = [*"abc déf-/漢字สวัสдаאבمرح🚀👍\u0301\u200d", "👍🏽"]
"""No skin tone stands alone: HarfBuzz puts it on the hand that follows in text from the right."""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LETTERS), max_size=60).map("".join))
def test_a_line_wider_than_its_measure_holds_a_single_letter(text: str) -> None:
    """Only one user-perceived character that is itself too wide may stick out."""
    for line in SHARED.lines(text, PLAIN, 9).lines:
        if line.width > 9 + 1e-3:
            cuts = SHARED._shaper.paragraph([(line.text, "regular")]).cuts
            assert len(cuts) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab cd\nשל عر漢", min_size=1, max_size=60), st.integers(1, 4))
def test_a_limit_of_lines_holds_and_says_what_it_cut(text: str, most: int) -> None:
    """With a limit there are never more lines, and text left out shows as an ellipsis."""
    whole = SHARED.lines(text, PLAIN, 40)
    block = SHARED.lines(text, PLAIN, 40, most)
    assert len(block.lines) <= most
    assert block.cut == (len(whole.lines) > most) or not "".join(texts(whole)[most:]).strip()
    assert block.cut == texts(block)[-1].endswith("…")
    assert all(line.width <= 40.01 for line in block.lines)


LONG = "Denkmalschutzgenehmigungsverfahren"


def ends(block: TypeBlock) -> list[str]:
    """Return the glyph that each line ends with, as what it is read."""
    return [line.pieces[-1].glyphs[-1].text for line in block.lines]


def test_a_word_that_no_line_holds_is_cut_between_syllables() -> None:
    """In a known language a word is cut where its syllables end, and a hyphen says so."""
    setter = Typesetter(language="de-CH", fonts=Fonts(system=SystemFonts(folders=(), ask="")))
    block = setter.lines(LONG, PLAIN, 90)
    assert texts(block) == ["Denkmalschutzge", "nehmigungsver", "fahren"]
    assert ends(block) == ["\u00ad", "\u00ad", "n"]
    assert block.torn
    assert all(line.width <= 90 for line in block.lines)


def test_a_very_long_word_is_asked_for_syllables_piece_by_piece(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However many lines a word takes, each of its letters is looked at a few times only."""
    asked: list[str] = []

    def noted(text: str, language: str) -> tuple[int, ...]:
        asked.append(text)
        return syllables(text, language)

    monkeypatch.setattr(line_layout, "syllables", noted)
    setter = Typesetter(language="de-CH", fonts=Fonts(system=SystemFonts(folders=(), ask="")))
    word = LONG.lower() * 60
    assert "".join(texts(setter.lines(word, PLAIN, 90))) == word
    assert asked
    assert sum(map(len, asked)) < 12 * len(word)


def test_syllables_are_the_same_whatever_follows_far_behind() -> None:
    """What is looked at behind a place is longer than any pattern; German has the longest."""
    assert HyphDict(LANGUAGES["de_DE"]).maxlen + 2 < AHEAD
    word = LONG.lower() * 5
    whole, part = syllables(word, "de-CH"), syllables(word[: 60 + AHEAD], "de-CH")
    assert [each for each in part if each <= 60] == [each for each in whole if each <= 60]


def test_in_an_unknown_language_a_word_is_cut_with_a_hyphen() -> None:
    """Where nobody knows the syllables, a hyphen still tells that the word goes on."""
    block = SHARED.lines(LONG, PLAIN, 90)
    assert "".join(texts(block)) == LONG
    assert ends(block)[:-1] == ["\u00ad"] * (len(block.lines) - 1)
    assert all(line.width <= 90 for line in block.lines)


@pytest.mark.parametrize("text", ["9" * 40, "מ" * 40, "ก" * 40, "字" * 40, "https" + "/" * 40])
def test_what_is_no_word_of_letters_that_are_hyphenated_gets_no_hyphen(text: str) -> None:
    """Figures, signs and scripts without hyphens are cut as they are."""
    assert "\u00ad" not in ends(SHARED.lines(text, PLAIN, 90))


def test_a_soft_hyphen_is_a_place_to_end_a_line() -> None:
    """A typed soft hyphen is seen where its line ends, and nowhere else."""
    block = SHARED.lines("Denkmal\u00adschutz\u00adverfahren", PLAIN, 85)
    assert [line.strip("\u00ad") for line in texts(block)] == ["Denkmal\u00adschutz", "verfahren"]
    assert ends(block) == ["\u00ad", "n"]
    assert block.lines[0].pieces[-1].glyphs[-1].advance > 0
    assert not block.torn
    whole = SHARED.line("Denkmal\u00adschutz", PLAIN)
    assert whole.width == pytest.approx(SHARED.width("Denkmalschutz", PLAIN), abs=0.2)


def test_a_soft_hyphen_without_room_for_its_mark_is_passed_over() -> None:
    """A line does not end at a soft hyphen whose mark would stand out of it."""
    width = SHARED.width("aa Denkmal", PLAIN) + 1
    block = SHARED.lines("aa Denkmal\u00adschutz", PLAIN, width)
    assert all(line.width <= width for line in block.lines)
    assert texts(block)[0] == "aa"


@pytest.mark.parametrize("text", ["e-mail", "ב-WhatsApp", "x-ray"])
def test_one_letter_and_a_hyphen_are_no_line(text: str) -> None:
    """A line does not end after the hyphen of e-mail."""
    block = SHARED.lines("in " + text, PLAIN, SHARED.width(text, PLAIN) + 1)
    assert texts(block) == ["in", text]


@pytest.mark.parametrize("width", range(40, 200, 9))
def test_thai_lines_end_between_words(width: int) -> None:
    """A line of Thai ends where a word does."""
    words = ["ลูกค้า", "ไม่", "รู้", "ว่า", "ธุรกิจ", "กำลัง", "เสีย", "เงิน", "ไป", "กับ", "ค่า", "โฆษณา"]
    block = SHARED.lines("".join(words), PLAIN, width)
    places = {len("".join(words[:count])) for count in range(len(words) + 1)}
    place = 0
    for line in texts(block):
        place += len(line)
        assert place in places


def test_spans_are_one_paragraph() -> None:
    """A bold label and a regular title wrap together, each in its own weight."""
    bold = TypeStyle(font="bold", size=10)
    block = SHARED.spans([("Talk: ", bold), ("Top 10 ways cafés lose money", PLAIN)], 90)
    assert texts(block) == ["Talk: Top 10 ways", "cafés lose money"]
    weights = [(piece.face.name, piece.text) for piece in block.lines[0].pieces]
    assert weights == [("Inter-Bold", "Talk: "), ("Inter-Regular", "Top 10 ways")]
    assert block.lines[0].width == pytest.approx(sum(p.width for p in block.lines[0].pieces))


def test_widths_scale_with_size() -> None:
    """Twice the size is twice the width, whatever the script."""
    for text in ("Runs out of cash", "خطة العمل", "रणनीति", "แผนธุรกิจ"):
        small, large = SHARED.width(text, PLAIN), SHARED.width(text, replace(PLAIN, size=20))
        assert large == pytest.approx(2 * small)


def test_tracking_spreads_letters_but_not_joined_scripts() -> None:
    """Tracked capitals are wider by a step a letter; Arabic letters stay joined."""
    tracked = replace(PLAIN, tracking=1.0)
    assert SHARED.width("EDUCATE", tracked) == pytest.approx(SHARED.width("EDUCATE", PLAIN) + 7)
    assert SHARED.width("مرحبا", tracked) == SHARED.width("مرحبا", PLAIN)


def test_rows_are_even_and_tall_marks_have_room() -> None:
    """Ordinary lines are as high as their leading says; stacked marks push the line open."""
    for text in ("Ångström Ÿ", "Съешь", "שלום", "नमस्ते", "🚀"):
        assert SHARED.line(text, PLAIN).height == pytest.approx(13)
    assert SHARED.line("ที่นี่", replace(PLAIN, leading=1.0)).height > 10
    assert SHARED.line("Z" + "\u0301" * 40, PLAIN).height < 60


def test_right_to_left_paragraphs_say_so() -> None:
    """The first strong letter decides on which side a paragraph starts."""
    assert SHARED.line("2025 שלום abc", PLAIN).lines[0].right_to_left
    assert not SHARED.line("abc שלום", PLAIN).lines[0].right_to_left


def test_line_ends_and_controls_in_one_line_are_spaces() -> None:
    """A one-line text with tabs, line ends and controls is drawn with spaces in their place."""
    assert texts(SHARED.line("a\tb\nc\r\nd\x00e\x85f", PLAIN)) == ["a b c  d e f"]


def test_a_line_end_begins_a_paragraph() -> None:
    """Every kind of line end starts a new line, and empty paragraphs keep their place."""
    assert texts(SHARED.lines("a\nb\r\nc\u2028d\n\ne", PLAIN, 100)) == ["a", "b", "c", "d", "", "e"]


def test_broken_surrogates_are_drawn_as_the_replacement_character() -> None:
    """Half a surrogate pair does not stop an export."""
    assert texts(SHARED.lines("a\ud800b", PLAIN, 100)) == ["a\ufffdb"]


def test_missing_characters_are_named() -> None:
    """What no font covers is collected once each, in order, by block and by document."""
    setter = typesetter()
    block = setter.lines("a \ua984\U0001e900 \ua984 b", PLAIN, 100)
    assert block.missing == ("\ua984", "\U0001e900")
    assert setter.lines("plain, 🚀 → ✓ שלום", PLAIN, 100).missing == ()
    assert setter.missing == ("\ua984", "\U0001e900")
    assert block.width > 0


@pytest.mark.parametrize(
    "cluster", ["👨‍👩‍👧‍👦", "👍🏽", "🇨🇭", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "❤️", "e\u0301", "각", "ที่"]
)
def test_one_letter_is_never_torn(cluster: str) -> None:
    """Joined emoji, flags, keycaps, tones and marked letters stay whole in the narrowest line."""
    assert texts(SHARED.lines(cluster * 3, PLAIN, 1)) == [cluster] * 3


@pytest.mark.parametrize(
    "text",
    [
        "x" * 35_000,
        "漢字かな" * 2_500,
        "مرحبا" * 2_000,
        "ab שלום (x) 1 " * 800,
        "ส" * 10_000,
        "👍🏽" * 5_000,
    ],
    ids=["long word", "japanese", "arabic", "mixed", "thai", "emoji"],
)
def test_long_texts_are_set_quickly(text: str) -> None:
    """Tens of thousands of characters without a space take well under a second."""
    start = time.process_time()
    block = typesetter().lines(text, PLAIN, 200)
    assert time.process_time() - start < 0.9
    assert len(block.lines) > 10


def test_fonts_open_only_when_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain text opens one font; another script opens one more."""
    opened, whole = list[str](), fonts.resource
    monkeypatch.setattr(
        fonts, "resource", lambda name: opened.append(Path(name).name) or whole(name)
    )
    # For all documents of a program each is opened once; those of other tests stay as they are.
    monkeypatch.setattr(fonts, "bundled_face", cache(bundled_face.__wrapped__))
    nowhere = SystemFonts(folders=(), ask="")
    setter = Typesetter(language="en-x-first", fonts=Fonts(system=nowhere))
    setter.line("Runs out of cash — “café” №5 → ✓", PLAIN)
    assert opened == ["Inter-Regular.ttf"]
    setter.line("שלום", replace(PLAIN, font="bold"))
    assert opened == ["Inter-Regular.ttf", "NotoSansHebrew-Bold.ttf"]
    Typesetter(language="en-x-second", fonts=Fonts(system=nowhere)).line("שלום, café", PLAIN)
    assert opened == ["Inter-Regular.ttf", "NotoSansHebrew-Bold.ttf", "NotoSansHebrew-Regular.ttf"]


def test_a_dot_between_facts_is_not_seen_where_a_line_ends() -> None:
    """No line begins or ends with our dot between two facts; a dot that was typed stays."""
    ours = "Sales\u00a0·\u200b planned"
    block = SHARED.lines(ours, PLAIN, SHARED.width("planned", PLAIN) + 2)
    assert texts(block) == ["Sales", "planned"]
    assert "·" in texts(SHARED.lines(ours, PLAIN, 200))[0]
    typed = SHARED.lines("Sales · planned", PLAIN, SHARED.width("planned", PLAIN) + 2)
    assert "·" in "".join(texts(typed))


def test_letters_of_latin_script_are_set_in_the_font_that_is_chosen_for_each() -> None:
    """What is told at a glance to be Inter's is so, in every weight; what no font has is told."""
    nowhere = SystemFonts(folders=(), ask="")
    for weight in ("regular", "semibold", "bold", "italic"):
        for code in [*range(0x20, 0x7F), *range(0xA0, 0x250)]:
            letter, alone, said = chr(code), Fonts(system=nowhere), Fonts(system=nowhere)
            face = alone.face_for(letter, weight)
            runs = Shaper(said).shape(((f"a{letter}b", weight),)).runs
            at = next(run for run in runs if run.start <= 1 < run.end)
            assert at.face is face
            assert said.missing == alone.missing


def test_a_line_ends_where_it_may_among_letters_of_all_kinds() -> None:
    """Between plain letters never, and beside any other sign as that says."""
    parts = PARTS.split("|")
    text = "".join(parts)
    ends = list(accumulate(map(len, parts)))
    assert opportunities(text, clusters(text)) == ends


def test_a_long_paragraph_is_shaped_once_for_several_documents() -> None:
    """One of a page's whole column too; only what is longer still is shaped for each anew."""
    for letters, kept in ((10, True), (2_000, True), (100_000, False)):
        spans = (("ab cd " * (letters // 6 + 1), "regular"),)
        first = kept_paragraph("en", spans)
        assert (first is not None) is kept
        assert kept_paragraph("en", spans) is first


def test_what_our_own_letters_set_is_kept_for_the_next_document() -> None:
    """In the same width and style it is the very same; what no font draws is told by each."""
    first, second = typesetter(), typesetter()
    words = "Owners spend four evenings a month on it (and know)"
    assert first.lines(words, PLAIN, 90.0) is second.lines(words, PLAIN, 90.0)
    assert texts(first.lines(words, PLAIN, 90.0)) != texts(first.lines(words, PLAIN, 60.0))
    for each in (first, second):
        assert each.lines(f"{words} 漢", PLAIN, 90.0).missing == ("漢",)
        assert each.missing == ("漢",)
