# SPDX-License-Identifier: MIT
"""The briefs on paper say what the Markdown briefs say, each on a sheet of its own."""

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from stratcanvas.domain.brief_phrases import Phrase
from stratcanvas.domain.briefs import brief_of, counting
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.domain.changes import updating
from stratcanvas.formats.options import BriefPageOptions, PageStyle
from stratcanvas.formats.page_language import languages, words_in
from stratcanvas.formats.registry import format_of
from stratcanvas.safe_words import isolated
from stratcanvas.storage.door import read as read_canvas
from stratcanvas.storage.errors import Trouble
from tests import makers

BRIEFS = format_of("tactic-briefs")
UPRIGHT = Orientation.PORTRAIT


def written(canvas: Canvas, **options: object) -> pypdf.PdfReader:
    made = BRIEFS.write(canvas, BriefPageOptions(**options))  # type: ignore[arg-type]
    return pypdf.PdfReader(io.BytesIO(made.data))


def read(canvas: Canvas, **options: object) -> list[str]:
    pages = written(canvas, **options).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def told() -> Canvas:
    """Return the café with a problem whose story is known, and how to reach its owner."""
    canvas = makers.replace_brief(makers.cafe(), contact="Ada Marsh, ada@example.org")
    problem = canvas.ranked[1]
    known = replace(
        problem,
        mistakes="Copying the café next door\nForgetting waste",
        evidence="“I thought brunch paid for everything.” Lena",
        belief="Brunch pays for everything",
        truth="Six dishes in ten earn less than they cost",
    )
    return canvas.apply(updating([(problem, known)]))


@pytest.mark.parametrize("held", list(Orientation))
def test_they_say_all_that_the_briefs_say(held: Orientation) -> None:
    """Every line of each tactic's brief stands on its sheets, and no other tactic's title heads."""
    canvas = told()
    whole = " ".join(read(canvas, orientation=held))
    for tactic in counting(canvas):
        for line in brief_of(canvas, tactic).lines:
            plain = " ".join(line.text.replace("\u2068", "").replace("\u2069", "").split())
            assert plain in whole


def test_each_begins_a_sheet_of_its_own() -> None:
    """The title heads the sheet and is a bookmark; pages are counted through the file."""
    canvas = told()
    reader = written(canvas, orientation=UPRIGHT)
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    titles = [canvas.tactics[each].title for each in counting(canvas)]
    assert [mark.title for mark in reader.outline] == titles
    for mark, title in zip(reader.outline, titles, strict=True):
        page = reader.get_destination_page_number(mark)
        assert title in pages[page]
        assert f"page {page + 1} of {len(pages)}" in pages[page]


def test_a_talk_is_a_running_order_with_minutes() -> None:
    """Each part says how long it takes, and these add up to the length of the talk."""
    canvas = told()
    pages = read(canvas, tactic="1", orientation=UPRIGHT)
    brief = brief_of(canvas, counting(canvas)[0])
    assert "Talk · brief" in pages[0]
    assert f"· {brief.minutes} min" in pages[0]
    parts = [part.minutes for part in brief.parts if part.minutes is not None]
    assert sum(parts) == brief.minutes
    for minutes in set(parts):
        assert " ".join(pages).count(f" {minutes} min") >= parts.count(minutes)


def test_one_is_chosen_by_number_or_words() -> None:
    """As with the Markdown briefs; what is not there is said in a sentence."""
    canvas = told()
    assert "13-week cash sheet" in read(canvas, tactic="cash sheet")[0]
    with pytest.raises(Trouble):
        read(canvas, tactic="no such thing")


def test_an_empty_canvas_says_so() -> None:
    """There is one sheet, and a note for who prints it."""
    made = BRIEFS.write(makers.empty(), BriefPageOptions())
    assert made.report is not None
    assert made.report.pages == 1
    assert "nothing to say" in made.report.notes[0]
    (text,) = read(makers.empty())
    assert "nothing to say" in text


@pytest.mark.parametrize("language", languages())
def test_they_speak_the_language_of_the_canvas(language: str) -> None:
    """Our words are those of the document's language, whatever the interface speaks."""
    canvas = makers.replace_brief(told(), language=language)
    data = BRIEFS.write(canvas, BriefPageOptions(tactic="2", orientation=UPRIGHT)).data
    assert data == BRIEFS.write(canvas, BriefPageOptions(tactic="2", orientation=UPRIGHT)).data
    spoken = str(pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/Lang"])
    assert spoken == language
    assert words_in(language)(Phrase.ENDING.value) != Phrase.ENDING.value


@pytest.mark.parametrize(
    ("paper", "style"), [(Paper.LETTER, PageStyle.INK), (Paper.A4, PageStyle.GREY)]
)
def test_long_words_go_on_over_sheets(paper: Paper, style: PageStyle) -> None:
    """Nothing is lost of what is longer than a sheet, whichever part of a brief it is."""
    canvas = told()
    problem = canvas.ranked[1]
    long = {
        name: "\n".join(f"{name}{n} is a line" for n in range(120))
        for name in ("mistakes", "evidence", "truth")
    }
    pages = read(
        canvas.apply(updating([(problem, replace(problem, **long))])),
        tactic="7 mistakes",
        paper=paper,
        style=style,
    )
    whole = " ".join(pages)
    for name in ("mistakes", "truth"):
        for n in range(120):
            assert whole.count(f"{name}{n} is a line") == 1
    assert len(pages) > 3


def test_a_persons_words_stay_apart_from_ours() -> None:
    """Words of another direction within a sentence of ours leave its order alone."""
    canvas = told()
    problem = canvas.ranked[0]
    other = canvas.apply(updating([(problem, replace(problem, statement="שלום עולם 2025"))]))
    brief = brief_of(other, counting(other)[0])
    (line,) = [each for each in brief.lines if each.phrase is Phrase.HANDS_UP]
    assert isolated("שלום עולם 2025") in line.text
    assert "Ask for a show of hands" in read(other, tactic="1", orientation=UPRIGHT)[0]


def test_a_font_is_in_the_file_once() -> None:
    """Briefs of one file share their fonts, however many there are."""
    reader = written(told())
    names = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]: font.idnum
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    every = {
        font.idnum
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert len(every) == len(names)


@pytest.mark.parametrize(("example", "sheets"), [("bookkeeper", 11), ("clinic", 11)])
def test_no_sheet_holds_a_last_line_alone(example: str, sheets: int) -> None:
    """A brief that is a line too long has less air between its parts, and no second sheet."""
    path = Path(__file__).parents[4] / "resources" / "templates" / f"{example}.canvas"
    pages = written(read_canvas(path)).pages
    words = [page.extract_text() for page in pages]
    assert min(len(each.split()) for each in words) > 25
    assert len(pages) == sheets
