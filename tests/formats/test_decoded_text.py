# SPDX-License-Identifier: MIT
"""A stranger's bytes are read as the text they were written as, or not at all."""

import pytest

from stratcanvas.formats.decoded_text import decoded


@pytest.mark.parametrize("data", [b"a\0b", b"a\0bc", b"no cash\0in January\n"])
def test_a_stray_empty_byte_makes_no_wide_letters(data: bytes) -> None:
    """Between Western letters it is a byte that no text has."""
    assert decoded(data) is None


@pytest.mark.parametrize("words", ["a", "ab\n", "no cash", "现金 不够", "не хватает денег"])
@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_wide_letters_need_no_mark(words: str, coding: str) -> None:
    """Whatever their script, if there is a space or a line's end among them."""
    assert decoded(words.encode(coding)) == words
