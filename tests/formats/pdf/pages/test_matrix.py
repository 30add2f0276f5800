# SPDX-License-Identifier: MIT
"""The matrix on paper: a row for each tactic, a column for each problem, one mark to read."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdf
import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Orientation, Paper
from stratcanvas.domain.changes import updating
from stratcanvas.domain.matrix_words import matrix_words
from stratcanvas.domain.page_words import page_words
from stratcanvas.formats.options import PageOptions, PageStyle
from stratcanvas.formats.page_language import languages
from stratcanvas.formats.pdf.pages.matrix_page.matrix_columns import tables_of
from stratcanvas.formats.pdf.pages.matrix_page.matrix_page import lay_out
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import format_of
from tests import makers

MATRIX = format_of("matrix")


def written(canvas: Canvas, **options: object) -> pypdf.PdfReader:
    made = MATRIX.write(canvas, PageOptions(**options))  # type: ignore[arg-type]
    return pypdf.PdfReader(io.BytesIO(made.data))


def read(canvas: Canvas, **options: object) -> list[str]:
    return said_in(written(canvas, **options))


def said_in(reader: pypdf.PdfReader) -> list[str]:
    """Return what each page of a file says."""
    pages = reader.pages
    return [" ".join(page.extract_text().split()) for page in pages]


def elements(reader: pypdf.PdfReader) -> Iterator[Any]:
    """Walk over the elements of a file that is read aloud, each before those within it."""
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]["/K"]]
    while waiting:
        each = waiting.pop().get_object()
        yield each
        kids = each["/K"].get_object()
        if isinstance(kids, list):
            waiting += reversed([kid for kid in kids if "/S" in kid.get_object()])


def test_every_tactic_has_a_row_with_its_marks() -> None:
    """Each by its number on the one-pager; one that does not count is there too, and said to be."""
    canvas = makers.cafe()
    (text,) = read(canvas)
    cells = (cell for row in page_words(canvas).rows for cell in row.cells.values())
    for each in (each for cell in cells for each in cell if each.first):
        assert f"{each.name} {each.kind}: {each.title.text}" in text
    joined = [canvas.tactics[link.tactic].aim for link in canvas.links.values()]
    assert text.count("●") == joined.count(Aim.EDUCATE) + 1  # and what the mark means
    assert text.count("◆") == joined.count(Aim.SOLVE) + 1
    assert "Instagram giveaway" in text
    assert text.count("Not counted") == 1
    assert "5 of 6 tactics count · Gaps left to fill: 2." in text


def test_gaps_stand_out_in_words_and_by_number() -> None:
    """A problem that nothing helps with has that said under its column: by 0 where it is narrow."""
    canvas = makers.cafe()
    (wide,) = read(canvas)
    assert wide.count("Nothing yet") == 2
    (narrow,) = read(canvas, orientation=Orientation.PORTRAIT)
    assert "Nothing yet" not in narrow
    assert "Helped by 1 0 0 1" in narrow
    assert "1 Runs out of cash every January" in narrow  # what its number stands for


@pytest.mark.parametrize("held", list(Orientation))
@pytest.mark.parametrize(
    ("paper", "style"), [(Paper.LETTER, PageStyle.INK), (Paper.A4, PageStyle.GREY)]
)
def test_hundreds_of_rows_go_on_over_sheets(
    held: Orientation, paper: Paper, style: PageStyle
) -> None:
    """Each sheet has the heads of its columns and says which group goes on; no row is lost."""
    canvas = makers.crowded(12, 120)
    made = MATRIX.write(canvas, PageOptions(orientation=held, paper=paper, style=style))
    pages = said_in(pypdf.PdfReader(io.BytesIO(made.data)))
    assert made.report is not None
    assert len(pages) == made.report.pages > 3
    for page in pages:
        assert "Tactics 1 2 3 4 5 6 7 8 9 10 11 12 Problems" in page
        assert "Educate" in page or "Help solve" in page
    whole = " ".join(pages)
    for row in matrix_words(canvas).rows:
        assert not row.name or whole.count(f" {row.name} ") == 1
    assert made.report.smallest_pt >= 10


def test_more_problems_than_columns_get_tables_of_their_own() -> None:
    """About as many in each, none left out, and the heads tell them by their numbers."""
    assert [len(each) for each in tables_of(range(40), 19)] == [14, 13, 13]  # type: ignore[arg-type]
    assert tables_of((), 5) == [()]
    canvas = makers.crowded(40, 20)
    whole = " ".join(read(canvas))
    for problem in canvas.ranked:
        assert whole.count(f"{canvas.number[problem.id]} {problem.statement}") == 1


def test_it_is_read_as_a_table() -> None:
    """Rows have as many cells as there are heads; a mark is read as what it does."""
    tags = [each["/S"] for each in elements(written(makers.cafe()))]
    assert tags.count("/Table") == 1
    assert tags.count("/H1") == 1
    assert tags.count("/TH") == 6 + 2 + 6 + 2  # columns, groups, tactics, sums
    assert tags.count("/TD") == (6 + 2) * 5
    said = [each.get("/ActualText") for each in elements(written(makers.cafe()))]
    assert said.count("educates") == 7
    assert said.count("helps solve") == 2
    scopes = [each["/A"]["/Scope"] for each in elements(written(makers.cafe())) if "/A" in each]
    assert scopes.count("/Column") == 6
    assert scopes.count("/Row") == 10


def test_an_empty_canvas_and_words_longer_than_a_sheet() -> None:
    """One sheet says that there is nothing yet; a long title goes on, with its marks once."""
    (text,) = read(makers.empty())
    assert "still to be found" in text
    assert "●" not in text
    canvas = makers.cafe()
    tactic = next(iter(canvas.problems_of))
    long = " ".join(f"word{n}" for n in range(900))
    record = canvas.tactics[tactic]
    pages = read(canvas.apply(updating([(record, replace(record, title=long))])))
    assert len(pages) > 1
    assert " ".join(pages).count("word899") == 1


@pytest.mark.parametrize("language", languages())
def test_its_heads_have_room_in_every_language(language: str) -> None:
    """No word over a column or before a sum is cut, whatever the language."""
    canvas = makers.replace_brief(makers.cafe(), language=language)
    layout = lay_out(canvas, PageOptions(), Progress())
    assert layout.frame.measurer.torn == 0
    assert len(layout.sheets) == 1
