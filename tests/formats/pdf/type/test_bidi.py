# SPDX-License-Identifier: MIT
"""The order of text that runs both ways."""

import time

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.formats.pdf.type.bidi import levels, visual_order


def shown(text: str) -> str:
    """Put characters in the order in which they are seen from left to right."""
    _, found = levels(text)
    return "".join(text[i] for i in visual_order(found))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("abc", "abc"),
        ("אבג", "גבא"),
        ("abc אבג def", "abc גבא def"),
        ("אבג abc דהו", "והד abc גבא"),
        ("אבג 123 דהו", "והד 123 גבא"),
        ("abc אבג 123", "abc 123 גבא"),
        ("سعر 3.5%", "%3.5 رعس"),
        ("אב (גד) הו", "וה )דג( בא"),
        ("abc (אבג) def", "abc (גבא) def"),
        ("אבג (abc) דהו", "והד )abc( גבא"),
        ("a(ב)ג", "a(ב)ג"),
    ],
)
def test_known_lines_are_seen_in_order(text: str, seen: str) -> None:
    """Words of each direction keep their own order; digits and brackets go with their sense."""
    assert shown(text) == seen


def test_isolates_keep_what_they_hold_apart() -> None:
    """An isolated title does not drag the words around it into its direction."""
    _, found = levels("a \u2067b אבג\u2069 c")
    assert found[0] == found[-1] == 0
    assert found[3] == 2
    assert found[5] == 1


@pytest.mark.parametrize(
    ("text", "base"), [("", 0), ("123", 0), ("- abc", 0), ("1. שלום", 1), ("\u2067אב\u2069 a", 0)]
)
def test_the_first_strong_letter_sets_the_paragraph(text: str, base: int) -> None:
    """Digits, marks and isolates don't say which way a paragraph runs."""
    assert levels(text)[0] == base


@given(st.text(alphabet="abאבגסعرب12 .,-+%٣\u0301", max_size=24))
def test_order_agrees_with_another_implementation(text: str) -> None:
    """What we show is what python-bidi shows, for text that ends in a letter."""
    text += "a"
    base = "R" if levels(text)[0] else "L"
    assert shown(text) == get_display(text, base_dir=base)


@given(
    st.text(alphabet="aא1 ()[]\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", max_size=60)
)
def test_any_controls_give_an_order_of_all_characters(text: str) -> None:
    """Unbalanced and nested controls never raise or lose a character."""
    base, found = levels(text)
    assert base in (0, 1)
    assert len(found) == len(text)
    assert sorted(visual_order(found)) == list(range(len(text)))


@pytest.mark.parametrize("unit", ["א(", "\u2068", "\u202eא", "(א)", "א\u2067"])
def test_hostile_nesting_stays_quick(unit: str) -> None:
    """Ten thousand nested marks are ordered in the time of a blink."""
    start = time.process_time()
    levels("א" + unit * 5_000)
    assert time.process_time() - start < 1.0
