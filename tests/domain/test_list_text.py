# SPDX-License-Identifier: MIT
"""Lists in files say an entry a line, whatever they are written as."""

import pytest

from stratcanvas.domain.list_text import first_cells, markdown_lines


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("# Runs out of cash", "Runs out of cash"),
        ("> quoted", "quoted"),
        ("- **Talk**: ten *ways* to lose money", "- Talk: ten ways to lose money"),
        ("see [the guide](https://example.org/a) now", "see the guide now"),
        ("snake_case and 2*3*4", "snake_case and 2*3*4"),
        (r"\*not strong\* and \# no heading", "*not strong* and # no heading"),
        ("~~gone~~ kept", "gone kept"),
        ("#hashtag", "#hashtag"),
    ],
)
def test_marks_of_markdown_go(line: str, words: str) -> None:
    """Headings, stress, links and escapes read as the words they are for."""
    assert markdown_lines(line) == words


def test_rules_fences_and_lines_of_tables_are_no_entries() -> None:
    """What only draws a line in Markdown is no card."""
    assert markdown_lines("one\n---\n```\n***\n|---|:-:|\ntwo").split("\n") == ["one", "two"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_gives_the_first_words_of_each_row(separator: str) -> None:
    """Whatever parts the cells; quotes hold what parts, and line ends within a cell are spaces."""
    text = f'"Runs out{separator}of cash"{separator}2{separator}Ada\n'
    text += f"{separator}{separator}late\n"
    text += f'"two\nlines"{separator}x{separator}y\n{separator}{separator}\n'
    first = " ".join(f"Runs out{separator}of cash".split())
    assert first_cells(text).split("\n") == [first, "late", "two lines"]


def test_a_table_of_one_column_is_a_list() -> None:
    """Where nothing parts the cells each row is one; a sentence with a comma may be cut there."""
    assert first_cells("one\ntwo words\n").split("\n") == ["one", "two words"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", '"never closed', "*" * 100_000, "|-" * 50_000, "\r\r"]
)
def test_nothing_makes_them_hang_or_fail(text: str) -> None:
    """Odd texts give what they say, or nothing."""
    assert isinstance(first_cells(text), str)
    assert isinstance(markdown_lines(text), str)
