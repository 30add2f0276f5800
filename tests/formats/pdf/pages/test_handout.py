# SPDX-License-Identifier: MIT
"""The handout for customers tells their problems and where there is help, and nothing of ours."""

import datetime
import io
from dataclasses import replace
from itertools import pairwise

import pypdf
import pypdfium2
import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper, TacticKind
from stratcanvas.domain.changes import updating
from stratcanvas.formats.options import PageOptions, PageStyle
from stratcanvas.formats.registry import format_of
from stratcanvas.formats.results import Report
from tests import makers

DAY = datetime.date(2026, 11, 24)
HANDOUT = format_of("handout")


def read(canvas: Canvas, **options: object) -> tuple[str, Report, pypdf.PdfReader]:
    made = HANDOUT.write(canvas, PageOptions(date=DAY, **options))  # type: ignore[arg-type]
    assert made.report is not None
    reader = pypdf.PdfReader(io.BytesIO(made.data))
    assert len(reader.pages) == made.report.pages
    text = "\n".join(page.extract_text() for page in reader.pages)
    return " ".join(text.split()), made.report, reader


def tactic_with(canvas: Canvas, number: int, **values: object) -> Canvas:
    tactic = canvas.tactics[makers.key(number, makers.TACTIC)]
    return canvas.apply(updating([(tactic, replace(tactic, **values))]))  # type: ignore[arg-type]


def test_it_tells_problems_costs_help_and_how_to_reach_us() -> None:
    """In the customer's words, by rank; each way to help is said as a customer would use it."""
    canvas = makers.replace_brief(makers.cafe(), contact="Ada Marsh, ada@example.org")
    text, report, reader = read(canvas)
    assert report.pages == 1
    for words in (
        "For Independent café owners, 1–3 sites",
        "4 problems to look out for",
        "2 of these often go unnoticed until they are pointed out.",
        "Runs out of cash every January",
        "about £6,000 in overdraft fees",
        "Come and hear: Top 10 ways cafés lose money without noticing",
        "Read: 7 mistakes cafés make when pricing a menu",
        "Watch: What Lena found when she costed her brunch",
        "Help: Site-by-site margin review",
        "Is one of these yours? Ada Marsh, ada@example.org",
    ):
        assert words in text
    places = [text.index(each.statement) for each in canvas.ranked]
    assert places == sorted(places)
    (link,) = [each.get_object()["/A"]["/URI"] for each in reader.pages[0]["/Annots"]]
    assert link == "mailto:ada@example.org"


def test_nothing_of_how_we_work_is_on_it_or_in_it() -> None:
    """No title of the canvas, strategy, status, owner, stage, author, version, note or day."""
    canvas = tactic_with(makers.cafe(), 2, owner="Ben Inside", detail="secret detail", due=DAY)
    made = HANDOUT.write(canvas, PageOptions(date=DAY, version="version 12", name="plan"))
    reader = pypdf.PdfReader(io.BytesIO(made.data))
    text = " ".join(reader.pages[0].extract_text().split())
    said = f"{text} {reader.metadata} {reader.xmp_metadata and reader.xmp_metadata.dc_title}"
    for words in (
        *("Café money — spring", "Show café owners", "cheapest bookkeeper", "Ben Inside"),
        *("secret detail", "version 12", "Ada Marsh", "24 November", "Instagram giveaway"),
        *("planned", "idea", "doing", "Marketing", "Lead generation", "Sales", "Educate"),
        *("Help solve", "tactic", "gap", "count", "Cost:", "They know"),
    ):
        assert words not in said
    assert text.endswith("November 2026")


def test_a_talk_has_its_day_until_it_is_past() -> None:
    """A day to come stands beside the talk; one that was is left out, and that is told."""
    coming = tactic_with(makers.cafe(), 1, due=datetime.date(2027, 2, 11))
    assert "without noticing · 11 February 2027" in read(coming)[0].replace("\u200b", "")
    text, report, _ = read(tactic_with(makers.cafe(), 1, due=datetime.date(2026, 11, 23)))
    assert "Come and hear" not in text
    assert "1 talk or event is left out: its day is past." in report.notes


def test_what_is_left_out_and_what_to_look_at_is_told() -> None:
    """A kind that may be ours alone, a problem without words, an idea, and no way to reach us."""
    canvas = tactic_with(makers.cafe(), 2, kind=TacticKind.OTHER)
    canvas = tactic_with(canvas, 6, title=" ")
    problem = canvas.ranked[0]
    canvas = canvas.apply(updating([(problem, replace(problem, statement=""))]))
    text, report, _ = read(canvas)
    assert "3 problems to look out for" in text
    assert "7 mistakes" not in text
    assert report.notes == (
        "1 problem is left out: it is not put in words yet.",
        "2 tactics are left out: their kind or title does not say what a customer gets.",
        "1 tactic on it is still an idea: customers may ask for it.",
        "It does not say how a customer reaches you: the brief has a field for it.",
    )


@pytest.mark.parametrize("held", list(Orientation))
@pytest.mark.parametrize(
    ("paper", "style"), [(Paper.A4, PageStyle.COLOUR), (Paper.LETTER, PageStyle.GREY)]
)
@pytest.mark.parametrize("problems", [0, 1, 12])
def test_no_word_is_lost_however_many_there_are(
    problems: int, paper: Paper, style: PageStyle, held: Orientation
) -> None:
    """Every problem stands on some sheet, once; an empty canvas gives one sheet that says so."""
    canvas = makers.crowded(problems, 2 * problems) if problems else makers.empty()
    text, report, _ = read(canvas, orientation=held, paper=paper, style=style)
    for problem in canvas.ranked:
        assert text.count(problem.statement) == 1
    if not problems:
        assert "still to be found" in text
        assert report.pages == 1
    assert report.smallest_pt >= 10


def test_a_problem_higher_than_a_sheet_goes_on_over_the_next() -> None:
    """All of its words are there."""
    canvas = makers.cafe()
    problem = canvas.ranked[0]
    long = " ".join(f"word{n}" for n in range(900))
    canvas = canvas.apply(updating([(problem, replace(problem, statement=long, cost=long))]))
    for held in Orientation:
        text, report, _ = read(canvas, orientation=held)
        assert report.pages > 1
        assert text.count("word899") == 2
        assert text.count("word450") == 2


@pytest.mark.parametrize(
    ("language", "words"), [("de", "4 Probleme, auf die man achten sollte"), ("pl", "listopad")]
)
def test_it_speaks_the_language_of_the_canvas(language: str, words: str) -> None:
    """Our words and the month are those of the canvas' language."""
    assert words in read(makers.replace_brief(makers.cafe(), language=language))[0]


def test_the_last_problem_has_no_line_beside_that_of_the_foot() -> None:
    """Two lines that close to each other look like a mistake."""
    canvas = makers.replace_brief(makers.cafe(), contact="")
    made = format_of("handout").write(canvas, format_of("handout").options())
    document = pypdfium2.PdfDocument(made.data)
    drawn = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    wide = drawn.width
    lines = [
        y
        for y in range(drawn.height)
        if sum(drawn.getpixel((x, y)) < 245 for x in range(0, wide, 8)) > 0.6 * wide / 8
    ]
    apart = [b - a for a, b in pairwise(lines) if b - a > 4]
    assert len(apart) >= 4
    assert min(apart) > 40
