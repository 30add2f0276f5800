# SPDX-License-Identifier: MIT
"""Characters that no font can draw are told with the file that they are in, and their script."""

from pathlib import Path

import pytest

from stratcanvas.cli.missing_letters import missing_words


@pytest.mark.parametrize(
    ("letters", "told"),
    [
        ("사업", "Korean (사 업)"),
        ("业ビの", "Chinese characters (业), Japanese (ビ の)"),
        ("த", "Tamil (த)"),
        ("\ue000", "private characters (\ue000)"),
        ("\u0378", "signs (U+0378)"),
    ],
)
def test_file_and_script_are_told(letters: str, told: str) -> None:
    """One sentence names the file, each script once, and its characters."""
    words = missing_words(Path("some/plan.pdf"), letters)
    assert "plan.pdf" in words
    assert words.endswith(f"so they show as boxes: {told}.")


def test_very_many_are_not_all_told() -> None:
    """A sentence stays one that can be read, and leaves no script out."""
    many = [chr(0xAC00 + place) for place in range(500)]
    words = missing_words(Path("a.pdf"), [*many, "த"])
    assert sum(each in words for each in many) == 8
    assert "…), Tamil (த)." in words
