# SPDX-License-Identifier: MIT
"""A stranger's words inside a sentence of ours can do nothing but be read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.safe_words import END, ISOLATE, harmless, harmless_lines, isolated
from tests import makers

RLO, LRO, RLE, LRE, RLI, LRI, POP = "\u202e\u202d\u202b\u202a\u2067\u2066\u202c"


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("plan", "plan"),
        (f"invoice{RLO}fdp.exe", "invoicefdp.exe"),
        (f"a{RLO}b{POP}c", "abc"),
        (f"a{LRO}b", "ab"),
        (f"a{RLE}b", "ab"),
        (f"a{RLE}b{POP}c", f"a{RLE}b{POP}c"),
        (f"a{POP}b", "ab"),
        (f"a{END}b", "ab"),
        (f"a{RLI}b", "ab"),
        (f"a{RLI}b{END}c", f"a{RLI}b{END}c"),
        (f"{RLI}a{LRE}b{END}c{POP}", f"{RLI}ab{END}c"),
        (f"{LRE}a{END}b{POP}", f"{LRE}ab{POP}"),
        ("a\nError: all is lost", "a Error: all is lost"),
        ("a\r\nb\tc\u2029d\u0085e\rf", "a b c d e f"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;own title\x07rest", "rest"),
        ("\x1b]8;;http://evil\x1b\\link", "link"),
        ("bell\x07\x9b\x00", "bell���"),
        ("half \ud83d", "half �"),
        ("a\U000e0041\U000e0042\U000e007fb", "ab"),
        ("a\u2063\ufeff\u206a\ufffab", "ab"),
    ],
)
def test_marks_without_use_are_gone(words: str, read: str) -> None:
    """Overrides, unpaired marks, tags, escape sequences, controls and line ends do nothing."""
    assert harmless(words) == read


def test_what_people_write_stays() -> None:
    """Every script, emoji of several parts, joiners and a flag made of tags are left alone."""
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    kept = [words for name, words in makers.AWKWARD.items() if name != "control"]
    for words in (*kept, scotland, "نمی\u200cخواهم", "क्\u200dष", "naïve\u00a0— “x”"):
        assert harmless(words) == words


def test_words_from_right_to_left_stand_between_marks() -> None:
    """What could turn our own words around is isolated; the rest needs no marks."""
    hebrew = makers.AWKWARD["hebrew"]
    assert isolated(hebrew) == f"{ISOLATE}{hebrew}{END}"
    assert isolated("Café 2025") == "Café 2025"
    assert isolated(f"x{RLE}y{POP}") == f"{ISOLATE}x{RLE}y{POP}{END}"


def test_a_long_text_is_shortened_where_asked() -> None:
    """It ends in an ellipsis, and a pair that is cut through is gone."""
    assert harmless("abcdefgh", 5) == "abcd…"
    assert RLE not in harmless(f"ab{RLE}cdefgh{POP}", 6)
    assert harmless("abc", 3) == "abc"


def test_our_own_lines_stay_lines() -> None:
    """Several lines of ours keep their ends, and each is harmless."""
    assert harmless_lines(f"one\ntwo{RLO}\nthree") == "one\ntwo\nthree"


@given(
    st.text(
        st.sampled_from(
            "ab א١\n\x1b[m\x07"
            + RLO
            + LRO
            + RLE
            + LRE
            + RLI
            + LRI
            + POP
            + ISOLATE
            + END
            + "\U000e0041"
        )
    )
)
def test_nothing_leaks_out_of_its_place(words: str) -> None:
    """Whatever is written: one line, no controls, every mark has its other half, twice is once."""
    read = isolated(words)
    assert "\n" not in read
    assert all(unicodedata.category(each) not in {"Cc", "Cs", "Zl", "Zp"} for each in read)
    assert sum(map(read.count, (LRI, RLI, ISOLATE))) == read.count(END)
    assert sum(map(read.count, (LRE, RLE))) == read.count(POP)
    assert not {RLO, LRO} & set(read)
    assert harmless(read) == read
