# SPDX-License-Identifier: MIT
"""Words are compared in one way: what a keyboard types finds what a phone or Word wrote."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stratcanvas.domain.search import folded, folded_each, matching, rank
from tests.letters import ANY


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("col·legi", "Col·legi"),
        ("collegi", "col·legi"),
        ("cafe", "Café"),
        ("CAFÉ", "cafe\u0301 owners"),
        ("mull", "Müll"),
        ("can't", "They can’t tell"),
        ("cant", "They can’t tell"),
        ("can’t", "they can't tell"),
        ("follow-up", "A follow\u2011up call"),
        ("follow up", "A follow‐up call"),
        ("followup", "A follow-up call"),
        ("follow–up", "a followup"),
        ("10 000", "10\u00a0000 a year"),
        ("10 000", "10\u202f000 a year"),
        ("straße", "STRASSE"),
        ("strasse", "Straße"),
        ("οδοσ", "Οδός"),
        ("office", "o\ufb03ce"),
        ("oeuvre", "Œuvre"),
        ("lodz", "Łódź"),
        ("istanbul", "İstanbul"),
        ("ışık", "IŞIK"),
        ("abc 123", "ＡＢＣ　１２３"),
        ("ガイド", "ｶﾞｲﾄﾞ"),
        ("كتاب", "كِتَابٌ"),
        ("ميخواهم", "می\u200cخواهم"),
        ("خطة", "خطـــة"),
        ("2025", "٢٠٢٥"),
        ("שלום", "שָׁלוֹם"),
        ('צה"ל', "צה״ל"),
        ("cooperate", "co\u00adoperate"),
        ('"best" price', "the “best” price"),
        ("1/2", "½"),
        ("tele", "télé\u200bphone"),
    ],
)
def test_what_is_typed_finds_what_is_written(typed: str, written: str) -> None:
    """Signs and letters that people take for the same are the same."""
    assert rank(typed, written) is not None


@pytest.mark.parametrize("sign", list(map(chr, range(128))))
def test_a_sign_is_compared_alike_beside_any_letters(sign: str) -> None:
    """Words in ASCII alone are folded in a shorter way, which tells nothing else of them."""
    assert folded(f"a{sign}B é") == f"{folded(f'a{sign}B')} e"


@pytest.mark.parametrize(
    ("typed", "written"),
    [("cafe", "Coffee"), ("かき", "がき"), ("menu prices late", "menu prices"), ("pit", "ปู่")],
)
def test_what_is_another_word_is_not_found(typed: str, written: str) -> None:
    """Letters that differ in earnest differ here."""
    assert rank(typed, written) is None


def test_matches_at_the_start_of_a_word_come_first() -> None:
    """A text that begins with what is typed, then a word that does, then the middle of one."""
    words = ["Unpriced work", "Late menu-price letters", "prices the menu", "nothing of it"]
    assert matching(
        "problem 7", [(each, each) for each in ("5 Problem 5: 7 weeks", "7 Problem 7")]
    )[0].startswith("7")
    assert matching("price", [(each, each) for each in words]) == [
        "prices the menu",
        "Late menu-price letters",
        "Unpriced work",
    ]


def test_nothing_typed_is_everything_in_order() -> None:
    """An empty filter, or one of spaces, hides and moves nothing."""
    assert matching(" \u00a0", [(1, "b"), (2, "a")]) == [1, 2]


@given(st.text(ANY, max_size=40))
@example("-\r0")
def test_every_text_finds_itself(text: str) -> None:
    """Whatever is written, typing it in full finds it, in capitals too."""
    assert rank(text, text) is not None
    assert folded(folded(text)) == folded(text)


@given(st.lists(st.text(ANY) | st.text("a\x01 -'é")))
def test_texts_folded_together_are_as_one_by_one(texts: list[str]) -> None:
    """Whatever stands in them, even what is put between them."""
    assert folded_each(texts) == [folded(text) for text in texts]
