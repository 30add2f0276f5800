# SPDX-License-Identifier: MIT
"""A text taken apart."""

import unicodedata

from stratcanvas.coach.prose import Prose

JOINERS = "\u200c\u200d"


def test_no_word_ends_before_an_accent_of_its_own() -> None:
    """Whatever the script: a mark that stands between two letters is part of their word."""
    for letter in (*map(chr, range(0x300, 0xAC00)), *JOINERS):
        if unicodedata.category(letter)[0] == "M" or letter in JOINERS:
            assert [word.text for word in Prose(f"a{letter}b", "").words] == [f"a{letter}b"]
    for letter in "·“…–—€™ ":
        assert len(Prose(f"a{letter}b", "").words) == 2, letter
