# SPDX-License-Identifier: MIT
"""The outline as Markdown: everything that the plan says, each tactic in full once."""

from dataclasses import replace

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats import registry
from tests import makers
from tests.formats.markdown.test_brief_file import Read

OUTLINE = registry.format_of("outline")


def written(canvas: Canvas, name: str = "") -> str:
    return OUTLINE.write(canvas, OUTLINE.options.of(canvas, name)).data.decode()


def test_headings_are_the_plan_in_its_order() -> None:
    """Title, strategy, the problems by rank with their numbers, and what is not counted."""
    canvas = makers.cafe()
    headings = [(level, words) for level, words in Read(written(canvas)).blocks if level]
    problems = [(3, f"{n}. {each.statement}") for n, each in enumerate(canvas.ranked, start=1)]
    assert headings == [
        (1, canvas.brief.title),
        (2, "Our strategy"),
        (2, "The customer’s problems"),
        *problems,
        (2, "Not counted"),
    ]


def test_a_tactic_is_told_in_full_once() -> None:
    """Its facts stand where it is first met; under further problems stands its title alone."""
    text = written(makers.cafe())
    assert text.count("Talk: Top 10 ways cafés lose money without noticing") == 4
    assert text.count("for problems 1, 2, 3, 4") == 1


def test_nothing_that_was_written_is_left_out() -> None:
    """Every word of every field of every card is in it."""
    canvas = makers.cafe()
    said = " ".join(words for _, words in Read(written(canvas)).blocks)
    for problem in canvas.problems.values():
        lines = f"{problem.statement}\n{problem.cost}\n{problem.mistakes}\n{problem.evidence}"
        assert all(line in said for line in lines.splitlines())
    for tactic in canvas.tactics.values():
        assert tactic.title in said
        assert tactic.owner in said
        assert tactic.detail in said
    assert canvas.strategy.approach_note in said


@pytest.mark.parametrize("nasty", ["# no heading", "1. none", "*a* [b](c) <img src=x>", "- x", "_"])
def test_words_are_no_marks(nasty: str) -> None:
    """What a person typed reads as it was typed, wherever it stands."""
    canvas = makers.cafe()
    (problem, *_), (tactic, *_) = canvas.ranked, canvas.tactics.values()
    others = [each for each in canvas.records() if each not in (problem, tactic)][2:]
    told = Canvas(
        replace(canvas.brief, title=nasty),
        replace(canvas.strategy, statement=nasty, not_doing=nasty),
        [replace(problem, statement=nasty, cost=nasty), replace(tactic, title=nasty), *others],
    )
    read = Read(written(told))
    assert (1, nasty) in read.blocks
    assert (3, f"1. {nasty}") in read.blocks
    assert (0, nasty) in read.blocks
    assert not read.pictures
    assert not read.links


def test_an_empty_canvas_says_what_is_missing() -> None:
    """What is not written yet is said in words of ours; the file's name heads it."""
    text = written(makers.empty(), "Plan")
    assert text.startswith("# Plan\n")
    assert "The strategy is still to be written." in text
