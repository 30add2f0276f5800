# SPDX-License-Identifier: MIT
"""Everything in one PDF: each page of the plan, with bookmarks and one count of pages."""

import io
from dataclasses import replace

import pypdf
import pypdfium2
import pytest

from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.options import Carried, PageOptions
from stratcanvas.formats.page_language import languages
from stratcanvas.formats.pdf.pages.table import PAGES, page_of
from stratcanvas.formats.pdf.pages.whole_plan.whole_plan import SECTIONS
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import format_of
from tests import makers

WHOLE = format_of("everything")


def written(**options: object) -> pypdf.PdfReader:
    made = WHOLE.write(makers.cafe(), PageOptions(**options))  # type: ignore[arg-type]
    return pypdf.PdfReader(io.BytesIO(made.data))


@pytest.mark.parametrize("held", list(Orientation))
def test_it_has_all_pages_of_the_plan(held: Orientation) -> None:
    """As many sheets as the pages have by themselves, each saying which of all it is."""
    reader = written(orientation=held)
    texts = [" ".join(page.extract_text().split()) for page in reader.pages]
    for number, text in enumerate(texts, start=1):
        assert f"page {number} of {len(texts)}" in text
    alone = 0
    for section in SECTIONS:
        page = page_of(section.id)
        options = replace(page.options(orientation=held), among=True)
        made = page.write(makers.cafe(), options, Progress())
        assert made.report is not None
        alone += made.report.pages
    assert len(texts) == alone


def test_what_carries_the_plan_is_in_it_and_nothing_else() -> None:
    """Each page of the plan is a section; a page for other people's hands is none."""
    plan = {page.id for page in PAGES if issubclass(page.options, PageOptions)}
    assert {section.id for section in SECTIONS} == plan - {"everything"}


def test_bookmarks_lead_to_each_page_and_what_is_in_it() -> None:
    """The sections stand at the top, what each page has below its own."""
    reader = written(orientation=Orientation.PORTRAIT)
    top = [each for each in reader.outline if not isinstance(each, list)]
    assert [each.title for each in top] == [section.words for section in SECTIONS]
    places = [reader.get_destination_page_number(each) for each in top]
    assert places[0] == 0
    assert places == sorted(set(places))
    *_, briefs = [each for each in reader.outline if isinstance(each, list)]
    assert briefs[0].title == "Top 10 ways cafés lose money without noticing"


def test_a_font_is_in_it_once() -> None:
    """However many pages use it, each in its own way."""
    fonts = {
        font.idnum: str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in written().pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert len(set(fonts.values())) == len(fonts)


def test_readers_agree_and_bytes_are_the_same() -> None:
    """pypdf and PDFium find the same letters; the same canvas and day are the same file."""
    data = WHOLE.write(makers.cafe(), PageOptions(paper=Paper.LETTER)).data
    assert data == WHOLE.write(makers.cafe(), PageOptions(paper=Paper.LETTER)).data
    document = pypdfium2.PdfDocument(data)
    for page, other in zip(pypdf.PdfReader(io.BytesIO(data)).pages, document, strict=True):
        told = other.get_textpage().get_text_range()
        assert sorted("".join(page.extract_text().split())) == sorted("".join(told.split()))
    document.close()


@pytest.mark.parametrize("language", languages())
def test_it_speaks_each_language(language: str) -> None:
    """Sections are called in the language of the canvas."""
    canvas = makers.replace_brief(makers.cafe(), language=language)
    data = WHOLE.write(canvas, PageOptions(carries=Carried.PAGE)).data
    reader = pypdf.PdfReader(io.BytesIO(data))
    top = [each.title for each in reader.outline if not isinstance(each, list)]
    assert len(top) == len(SECTIONS)
    assert all(title != section.words for title, section in zip(top, SECTIONS, strict=True))
    assert not reader.attachments


def test_an_empty_canvas_is_five_sheets() -> None:
    """Each page says what is still missing."""
    made = WHOLE.write(makers.empty(), PageOptions())
    assert made.report is not None
    assert made.report.pages == len(SECTIONS)
