# SPDX-License-Identifier: MIT
"""The examples are plans as good as we know how to write them, and ready to be gone on with."""

import io
from itertools import combinations
from pathlib import Path

import pypdf
import pytest

from stratcanvas.cli.entry import run
from stratcanvas.domain.arrange import layout
from stratcanvas.domain.cards import Awareness, Paper
from stratcanvas.formats.registry import format_of
from stratcanvas.paint.heights import heights
from stratcanvas.storage.door import read, write
from stratcanvas.storage.template_files import canvas_from, examples

EXAMPLES = [each.path for each in examples()]
EACH = pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)


@EACH
def test_the_coach_has_nothing_to_say_of_an_example(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither as it ships nor as somebody begins with it: no gap, suggestion or question."""
    begun = tmp_path / "mine.canvas"
    write(begun, canvas_from(path))
    for file in (path, begun):
        assert run(["check", str(file)]) == 0
        (line,) = capsys.readouterr().out.splitlines()  # what counts, and nothing else
        assert "count" in line


@EACH
def test_an_example_is_a_whole_plan(path: Path) -> None:
    """Each problem has its cost, mistakes and somebody who said so; nothing in it has a day."""
    canvas = read(path)
    assert 3 <= len(canvas.problems) <= 5
    assert 5 <= len(canvas.tactics) <= 9
    for problem in canvas.ranked:
        assert problem.cost
        assert len(problem.mistakes.splitlines()) >= 2
        assert "“" in problem.evidence
        assert problem.awareness is not Awareness.NOT_ASKED
    assert any(each.belief and each.truth for each in canvas.ranked)
    for tactic in canvas.tactics.values():
        assert tactic.detail
        assert tactic.owner
        assert tactic.due is None  # it would be over some day
    strategy, brief = canvas.strategy, canvas.brief
    assert strategy.approach.value
    assert strategy.approach_note
    assert len(strategy.not_doing.splitlines()) >= 2
    assert brief.contact
    assert brief.customer_words


@EACH
@pytest.mark.parametrize("paper", Paper)
def test_an_example_is_exactly_one_page(path: Path, paper: Paper) -> None:
    """On either paper all of it stands on one sheet."""
    form = format_of("one-pager")
    canvas = canvas_from(path, paper)
    made = form.write(canvas, form.options.of(canvas))
    assert len(pypdf.PdfReader(io.BytesIO(made.data)).pages) == 1


@EACH
def test_no_card_of_an_example_covers_another(path: Path) -> None:
    """They are laid out with room between them."""
    for canvas in (read(path), canvas_from(path)):
        lies = layout(canvas, heights(canvas))
        pairs = combinations(lies.cards.values(), 2)
        assert not any(one.overlaps(other, gap=8) for one, other in pairs)


def test_examples_speak_british_and_american() -> None:
    """Some are written in each, as their language says and their spelling shows."""
    words = {"en-GB": ("colour", "£"), "en-US": ("gray", "$")}
    canvases = [read(path) for path in EXAMPLES]
    assert {each.brief.language for each in canvases} == set(words)
    for language, signs in words.items():
        own = [each for each in canvases if each.brief.language == language]
        told = " ".join(repr(record) for each in own for record in each.records())
        assert all(sign in told for sign in signs)
