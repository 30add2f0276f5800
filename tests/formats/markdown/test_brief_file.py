# SPDX-License-Identifier: MIT
"""Briefs as Markdown: a reader of it finds the words as they were typed, and no mark more."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.brief_parts import sentence_of
from stratcanvas.domain.briefs import brief_of, counting
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem
from stratcanvas.formats import registry
from stratcanvas.formats.brief_text import text_of
from stratcanvas.formats.chosen_briefs import chosen, chosen_by
from stratcanvas.formats.markdown.brief_file import markdown_of
from stratcanvas.formats.markdown.escaping import alone, within
from stratcanvas.formats.options import BriefOptions
from stratcanvas.storage.errors import Trouble
from tests import makers

BRIEF = registry.format_of("brief")


def written(canvas: Canvas, tactic: str = "", name: str = "") -> str:
    made = BRIEF.write(canvas, BriefOptions.of(canvas, name, tactic=tactic))
    return made.data.decode()


def headings(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


class Read:
    """What a reader of Markdown makes of a text: each block's words, and the level of headings."""

    def __init__(self, text: str) -> None:
        document = QTextDocument()
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        self.blocks: list[tuple[int, str]] = []
        html = document.toHtml()
        self.pictures = "<img" in html
        self.links = re.findall('href="([^"]*)"', html)
        block = document.begin()
        while block.isValid():
            self.blocks.append((block.blockFormat().headingLevel(), block.text()))
            block = block.next()


def test_one_file_tells_all_tactics_that_count() -> None:
    """One heading of the first level, one of the second for each, numbered in reading order."""
    canvas = makers.cafe()
    found = headings(written(canvas))
    assert found[0] == "# Briefs: Café money — spring"
    assert [each for each in found if each.startswith("# ")] == found[:1]
    assert [each for each in found if each.startswith("## ")] == [
        "## 1. Talk: Top 10 ways cafés lose money without noticing",
        "## 2. Template: 13-week cash sheet",
        "## 3. Article: 7 mistakes cafés make when pricing a menu",
        "## 4. Video interview: What Lena found when she costed her brunch",
        "## 5. Review: Site-by-site margin review",
    ]
    assert "giveaway" not in written(canvas)
    assert headings(written(makers.replace_brief(canvas, title=""), name="spring"))[0] == (
        "# Briefs: spring"
    )


@pytest.mark.parametrize(
    ("tactic", "heading"),
    [
        ("2", "# Template: 13-week cash sheet"),
        ("interview", ""),
        ("lena", "# Video interview: What Lena found when she costed her brunch"),
        ("SITE BY site", "# Review: Site-by-site margin review"),
        ("13-week", "# Template: 13-week cash sheet"),
    ],
)
def test_one_tactic_is_chosen_by_number_or_title(tactic: str, heading: str) -> None:
    """Its title heads the file then, alone on the first level."""
    if not heading:
        with pytest.raises(Trouble, match="No tactic that counts is called “interview”"):
            written(makers.cafe(), tactic)
        return
    found = headings(written(makers.cafe(), tactic))
    assert [each for each in found if each.startswith("# ")] == [heading]
    assert found[0] == heading


def test_a_tactic_is_named_so_that_it_alone_is_meant() -> None:
    """By its title, by its number where others hold the same words, and not where it has none."""
    canvas = makers.cafe()
    for n, tactic in enumerate(counting(canvas), start=1):
        assert chosen(canvas, chosen_by(canvas, tactic)) == [(n, tactic)]
        assert chosen_by(canvas, tactic) == canvas.tactics[tactic].title
    first, second, third, *_ = counting(canvas)
    for tactic, title in ((first, "Sheet"), (second, "Sheet"), (third, "99")):
        canvas = canvas.apply(commands.set_field(canvas, [tactic], "title", title))
    assert [chosen_by(canvas, each) for each in (first, second, third)] == ["1", "2", "3"]
    (loose,) = canvas.tactics.keys() - canvas.problems_of.keys()
    assert chosen_by(canvas, loose) == ""


def test_several_that_are_called_alike_are_all_told() -> None:
    """Words that stand in two titles choose both, with the numbers that they have among all."""
    found = headings(written(makers.cafe(), "cafés"))
    assert [each[:5] for each in found if each.startswith("## ")] == ["## 1.", "## 3."]


@pytest.mark.parametrize(
    ("tactic", "sentence"),
    [
        ("99", "Give a number from 1 to 5, or words of a title."),
        ("0", "Give a number from 1 to 5, or words of a title."),
        ("giveaway", "“Instagram giveaway” is not connected to a problem yet, so it has nothing"),
        ("²", "No tactic that counts is called “²”."),
    ],
)
def test_one_that_is_not_there_is_said_with_a_way_on(tactic: str, sentence: str) -> None:
    """Nothing is written, and what would do is told."""
    with pytest.raises(Trouble) as told:
        written(makers.cafe(), tactic)
    assert sentence in str(told.value)


def test_a_canvas_without_connections_says_so() -> None:
    """In the file, and to whoever asked for it."""
    canvas = makers.empty()
    made = BRIEF.write(canvas, BriefOptions.of(canvas))
    assert made.report is not None
    assert made.report.notes[0] in made.data.decode()
    with pytest.raises(Trouble, match="No tactic that counts"):
        written(canvas, "anything")


def test_an_open_question_is_a_box_to_tick() -> None:
    """Lists are lists, labels are bold, a question is a task."""
    text = written(makers.cafe(), "7 mistakes")
    assert "**What it costs them:** ≈ 9 % of turnover" in text
    assert "**They think:**\n\n- [ ] *What do they think about it today?*" in text
    filled = makers.cafe()
    menu = makers.key(2, makers.PROBLEM)
    filled = filled.apply(commands.set_field(filled, [menu], "mistakes", "One\nTwo"))
    assert "**Mistakes people make solving it:**\n\n1. One\n2. Two" in written(filled, "7 mistakes")


HOSTILE = [
    "# A heading",
    "* a list * with *stars*",
    "- a dash",
    "+ a plus",
    "1. one",
    "12) twelve",
    "> quoted",
    "---",
    "===",
    "***",
    "___",
    "```python",
    "~~~",
    "<b>bold</b> <img src='x.png'> <script>alert(1)</script>",
    "[a link](javascript:alert(1))",
    "![a picture](http://example.org/x.png)",
    "[x]: http://example.org",
    "[ ] a box",
    "a | b",
    "| a | b |",
    "&amp; &copy; & R&D",
    "back\\slash and \\* star",
    "snake_case and _emphasis_ and __strong__",
    "`code` and ``more``",
    "~~gone~~",
    "ends with hashes ##",
    "ends with a backslash \\",
    "2 * 3 * 4 = 24",
    ":--- | ---:",
    "%s {words} {0} {}",
    "    indented",
    "\tindented",
    "$x$ and $$y$$",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_acts_as_a_mark(qapp: QApplication, words: str) -> None:
    """Read back, each text is what was typed, and the headings are those that we made."""
    canvas = _all_of(words)
    plain = sentence_of(words)
    text = written(canvas, "1")
    read = Read(text)
    made = brief_of(canvas, counting(canvas)[0])
    assert not read.pictures
    assert all(each in plain for each in read.links)  # a bare address leads where it reads
    assert [level for level, _ in read.blocks if level] == [1] + [2] * len(made.parts)
    blocks = [block for _, block in read.blocks]
    assert blocks[0] == f"Article: {plain}"
    assert blocks.count(plain) >= 5  # the problem, the notes, and what is listed
    assert f"They think: {plain}" in blocks
    assert f"How they reach you: {plain}" in blocks


QTS_OWN = "\ufdd0\ufdd1"
"""No letters: Qt's documents, by which is read here, keep them as marks of their own."""
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters=QTS_OWN)


@given(st.text(LETTERS))
def test_any_words_read_as_they_were_typed(qapp: QApplication, words: str) -> None:
    """Alone in a paragraph, in a list, in a heading, and behind a bold label."""
    plain = " ".join(sentence_of(words).split())
    if not plain or any(sign in plain for sign in ("://", "www.", "@")):
        return  # a bare address is a link wherever it stands: it leads where it reads
    own, behind = alone(plain), within(plain)
    parts = (own, f"1. {own}", f"## {behind}", f"**Label:** {behind}")
    read = [" ".join(block.split()) for _, block in Read("\n\n".join(parts)).blocks]
    assert read == [plain, plain, plain, f"Label: {plain}"]


def _all_of(words: str) -> Canvas:
    """Return a canvas with an article whose every field says the same."""
    canvas = makers.cafe()
    problem = canvas.ranked[1]
    article = next(each for each in canvas.tactics.values() if each.title.startswith("7 mistakes"))
    several = f"{words}\n{words}"
    fields = {"belief": words, "truth": words, "mistakes": several, "evidence": f"a\n{several}"}
    problem = Problem(id=problem.id, statement=words, cost=several, rank=problem.rank, **fields)
    tactic = replace(article, title=words, detail=several)
    links = [each for each in canvas.links.values() if each.tactic == article.id]
    brief = replace(canvas.brief, contact=words, customer=words)
    return Canvas(brief, canvas.strategy, [problem, tactic, *links])


@pytest.mark.parametrize("words", makers.AWKWARD.values(), ids=makers.AWKWARD.keys())
def test_awkward_texts_are_all_there(words: str) -> None:
    """Every script, a word of any length, and what no file has any use for."""
    canvas = _all_of(words)
    brief = brief_of(canvas, counting(canvas)[0])
    plain = sentence_of(words)
    assert plain in text_of(brief)
    assert within(plain) in markdown_of(brief)


def test_plain_text_has_no_marks() -> None:
    """What is copied for a mail reads as it is, with its numbers and open questions."""
    canvas = makers.cafe()
    text = text_of(brief_of(canvas, counting(canvas)[0]))
    assert text.startswith("Talk: Top 10 ways cafés lose money without noticing\nFor: Independent")
    assert "\n\nRuns out of cash every January (4 minutes)\nThey think:\n  [ ] What do they" in text
    assert "#" not in text
    assert "*" not in text
    (loose,) = canvas.tactics.keys() - canvas.problems_of.keys()
    nothing = text_of(brief_of(canvas, loose))
    assert nothing.endswith("Connect it to a problem that it helps with.\n")
