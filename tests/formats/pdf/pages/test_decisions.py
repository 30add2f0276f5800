# SPDX-License-Identifier: MIT
"""The decisions sheet has a row for each problem and tactic, by the numbers of the one-pager."""

import io
from dataclasses import replace

import pypdf
import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.domain.changes import updating
from stratcanvas.domain.page_words import page_words
from stratcanvas.formats.options import PageOptions, PageStyle
from stratcanvas.formats.page_language import languages
from stratcanvas.formats.pdf.pages.decisions.decisions import lay_out
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import format_of
from tests import makers

SHEET = format_of("decisions")


def read(canvas: Canvas, **options: object) -> list[str]:
    made = SHEET.write(canvas, PageOptions(**options))  # type: ignore[arg-type]
    pages = pypdf.PdfReader(io.BytesIO(made.data)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def test_each_problem_and_each_tactic_that_counts_has_one_row() -> None:
    """Under the name that the one-pager gives it; what does not count is said to be left out."""
    canvas = makers.cafe()
    (text,) = read(canvas)
    for row in page_words(canvas).rows:
        assert text.count(f"P{row.number} {row.statement.text}") == 1
        for each in (each for cell in row.cells.values() for each in cell if each.first):
            assert text.count(f"{each.name} {each.title.text}") == 1
    for words in ("Decisions", "Keep", "Change", "Stop", "Who does what, and by when"):
        assert words in text
    assert "Instagram giveaway" not in text
    assert "1 is not connected to a problem and is left out." in text


@pytest.mark.parametrize("held", list(Orientation))
@pytest.mark.parametrize(
    ("paper", "style"), [(Paper.LETTER, PageStyle.INK), (Paper.A4, PageStyle.GREY)]
)
def test_over_several_sheets_nothing_is_lost(
    held: Orientation, paper: Paper, style: PageStyle
) -> None:
    """Each sheet says again what the boxes are for; each row stands on one of them."""
    canvas = makers.crowded(12, 30)
    pages = read(canvas, orientation=held, paper=paper, style=style)
    assert len(pages) > 1
    assert all("Who does what, and by when" in each for each in pages)
    whole = " ".join(pages)
    for problem in canvas.ranked:
        assert whole.count(problem.statement) == 1


def test_an_empty_canvas_and_a_problem_higher_than_a_sheet() -> None:
    """One sheet says that there is nothing yet; the other goes on over sheets, with one line."""
    (text,) = read(makers.empty())
    assert "still to be found" in text
    assert "Keep" not in text
    canvas = makers.cafe()
    problem = canvas.ranked[0]
    long = " ".join(f"word{n}" for n in range(900))
    pages = read(canvas.apply(updating([(problem, replace(problem, statement=long))])))
    assert len(pages) > 1
    assert " ".join(pages).count("word899") == " ".join(pages).count("P1 ") == 1


@pytest.mark.parametrize("language", languages())
def test_its_columns_have_room_in_every_language(language: str) -> None:
    """What the boxes are for stands in one line each, and words keep a quarter of the width."""
    canvas = makers.replace_brief(makers.cafe(), language=language)
    layout = lay_out(canvas, PageOptions(orientation=Orientation.PORTRAIT), Progress())
    table = layout.spacing.table  # type: ignore[attr-defined]
    assert table.words_width > table.box.width * 0.25
    assert all(len(each.block.lines) == 1 for each in (*table.choices, table.writing))
