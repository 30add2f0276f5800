# SPDX-License-Identifier: MIT
"""A text from elsewhere: what it says, line by line, without the marks of a list."""

import pytest

from stratcanvas.domain.cards import Problem, Tactic, TacticKind
from stratcanvas.domain.fields import LONGEST_TEXT, BadValue
from stratcanvas.domain.pasted_text import MOST_LINES, cards_of, pasted_text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- cash runs out", "cash runs out"),
        ("  * cash", "cash"),
        ("• cash", "cash"),
        ("1. cash", "cash"),
        ("12) cash", "cash"),
        ("(3) cash", "cash"),
        ("- [x] cash", "cash"),
        ("☐ cash", "cash"),
        ("1.5 million", "1.5 million"),
        ("-5 %", "-5 %"),
        ("2024 was bad", "2024 was bad"),
        ("*loud* words", "*loud* words"),
        ("[draft] cash", "[draft] cash"),
        ("# Problems", "Problems"),
        ("### 2. Orders are late", "Orders are late"),
        ("#1 of them all", "#1 of them all"),
    ],
)
def test_marks_of_lists_are_taken_off(line: str, words: str) -> None:
    """Bullets, numbers, boxes and those of headings go; what only looks like one stays."""
    assert pasted_text(line).lines == (words,)


@pytest.mark.parametrize("rule", ["---", "* * *", " ___", "====="])
def test_a_line_that_is_drawn_says_nothing(rule: str) -> None:
    """It makes no card; a line that only begins like one does."""
    text = pasted_text(f"cash\n{rule}\n{rule} or so")
    assert (text.total, len(text.lines)) == (2, 2)
    assert text.lines[1].endswith("or so")


def test_empty_lines_say_nothing_and_very_many_are_counted() -> None:
    """A hundred thousand lines are counted, and the first of them offered."""
    text = pasted_text("\n\r\n- \n" + "\n".join(f"{n}. line {n}" for n in range(100_000)))
    assert text.total == 100_000
    assert text.lines[0] == "line 0"
    assert len(text.lines) == MOST_LINES
    assert not text.fits_one


def test_each_text_becomes_a_card_of_its_own() -> None:
    """In the field that a card is read by; a text longer than that is told."""
    assert [each.statement for each in cards_of(["a", "b\nc"], Problem).problems] == ["a", "b\nc"]
    (tactic,) = cards_of(["a\0"], Tactic).cards
    assert isinstance(tactic, Tactic)
    assert tactic.title == "a"
    with pytest.raises(BadValue, match="shorten"):
        cards_of(["x" * (LONGEST_TEXT + 1)], Tactic)


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Talk: ten mistakes", TacticKind.TALK, "ten mistakes"),
        (
            "video INTERVIEW : Lena: in her own words",
            TacticKind.INTERVIEW,
            "Lena: in her own words",
        ),
        ("Other: things", TacticKind.OTHER, "Other: things"),
        ("Talk:", TacticKind.OTHER, "Talk:"),
        ("Ten: mistakes", TacticKind.OTHER, "Ten: mistakes"),
    ],
)
def test_a_kind_and_a_colon_set_the_kind(text: str, kind: TacticKind, title: str) -> None:
    """So a list of tactics that was copied as text comes back as it was; a problem says it all."""
    (tactic,) = cards_of([text], Tactic).cards
    assert isinstance(tactic, Tactic)
    assert (tactic.kind, tactic.title) == (kind, title)
    assert [each.statement for each in cards_of([text], Problem).problems] == [text]
