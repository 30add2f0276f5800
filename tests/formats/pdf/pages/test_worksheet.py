# SPDX-License-Identifier: MIT
"""The blank worksheet is one sheet to write on, and says nothing of the canvas."""

import datetime
import io

import pypdf
import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.options import PageOptions, PageStyle
from stratcanvas.formats.page_language import languages
from stratcanvas.formats.pdf.pages.worksheet.worksheet import LEAST, lay_out
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import format_of
from tests import makers
from tests.formats.pdf.pages.page_checks import SHEETS

SHEET = format_of("worksheet")


def written(canvas: Canvas, options: PageOptions) -> str:
    made = SHEET.write(canvas, options)
    assert made.report is not None
    assert made.report.pages == 1
    assert not made.report.missing
    assert made.report.smallest_pt == 10.0
    (page,) = pypdf.PdfReader(io.BytesIO(made.data)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.parametrize(("paper", "held", "style"), SHEETS)
def test_it_asks_who_what_and_how(paper: Paper, held: Orientation, style: PageStyle) -> None:
    """Four questions, five problems and their numbers beside each line, on every paper."""
    text = written(makers.cafe(), PageOptions(orientation=held, paper=paper, style=style))
    places = [
        text.index(words)
        for words in (
            "Strategy worksheet",
            "1 Who is the customer?",
            "2 What hurts them?",
            "They know",
            "It costs them",
            "3 Our strategy",
            "At most 25 words.",
            "4 What will you do?",
            "Educate",
            "Help solve",
            "Everything you do should educate the customer to a problem, or help solve it.",
        )
    ]
    assert places == sorted(places)
    assert text.count("1 2 3 4 5") == 10 + 1  # each line's, and those of the problems


def test_nothing_of_the_canvas_is_on_it() -> None:
    """Two canvases in one language give the same bytes, on whatever day and of whatever name."""
    day = datetime.date(2026, 11, 24)
    one = SHEET.write(makers.cafe(), PageOptions(date=day, version="12", name="plan"))
    other = SHEET.write(makers.replace_brief(makers.empty(), language="en"), PageOptions())
    assert one.data == other.data


@pytest.mark.parametrize("language", languages())
def test_it_fits_in_every_language(language: str) -> None:
    """However long our words are, lines are far enough apart to write on, and no word is cut."""
    canvas = makers.replace_brief(makers.empty(), language=language)
    for held in Orientation:
        layout = lay_out(canvas, PageOptions(orientation=held), Progress())
        (sheet,) = layout.sheets[0]
        assert sheet.height <= layout.frame.rooms(several=False).first
        assert layout.frame.measurer.torn == 0
    assert LEAST >= 18  # points: a hand needs 6 mm
