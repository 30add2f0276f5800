# SPDX-License-Identifier: MIT
"""A page is a row of a table and parts with height, cut and draw; all else is shared."""

import io
from collections.abc import Sequence
from random import Random
from typing import NamedTuple
from unittest import mock

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Paper
from stratcanvas.domain.page_words import page_words
from stratcanvas.formats import registry
from stratcanvas.formats.options import PageOptions
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.inside.carried_canvas import carried_canvas
from stratcanvas.formats.pdf.pages.flow import PagePart, Placement, fill, largest
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.pages.printing import PageLayout
from stratcanvas.formats.pdf.pages.sheet_frame import SheetFrame
from stratcanvas.formats.pdf.pages.table import PAGES, PageKind
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import CarriedFile
from stratcanvas.storage import standalone
from tests import makers

STYLE = TypeStyle(size=20)
GAP = 10.0
OF_SEVERAL = {"tactic-briefs", "everything"}
"""Pages that have a sheet for each of several things."""


class Sentence(NamedTuple):
    """A part that is one text."""

    text: MeasuredText
    x: float

    @property
    def height(self) -> float:
        return self.text.height

    def cut(self, room: float) -> tuple["Sentence | None", "Sentence | None"]:
        upper, lower = self.text.cut(room)
        return upper and Sentence(upper, self.x), lower and Sentence(lower, self.x)

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        pen.draw(self.text, self.x, y, "left")


class Stack:
    """Parts one below the other."""

    least = 50.0

    def over(self, above: Sequence[PagePart], _part: PagePart) -> float:
        return GAP if above else 0.0

    def place(self, parts: Sequence[PagePart], _room: float, *, spread: bool) -> list[Placement]:
        places, y = [], 0.0
        for part in parts:
            places.append(Placement(part, y, part.height))
            y += part.height + GAP
        return places


def lay_out(canvas: Canvas, options: PageOptions, progress: Progress) -> PageLayout:
    """Return a page of the problems' statements, each said forty times."""
    words = page_words(canvas)
    measurer = Measurer(Typesetter())
    frame = SheetFrame(
        options=options,
        measurer=measurer,
        heading="Goes on",
        remark="A remark",
        author="Anna",
        progress=progress,
    )
    parts = [
        Sentence(
            measurer.text([((row.statement.text + " ") * 40, STYLE)], frame.box.width), frame.box.x
        )
        for row in words.rows
    ]
    return PageLayout(
        metadata=Metadata(title="Problems"),
        frame=frame,
        sheets=fill(parts, Stack(), frame.rooms(several=True), 100),
        spacing=Stack(),
        smallest=STYLE.size,
    )


def test_each_page_is_a_format() -> None:
    """The table of formats offers each page by its words with its options, and tells of it."""
    for page in PAGES:
        found = registry.format_of(page.id)
        assert (found.name, found.suffix, found.options) == (page.words, ".pdf", page.options)
        report = found.write(makers.cafe(), page.options()).report
        assert report is not None
        assert (report.pages == 1) == (page.id not in OF_SEVERAL)


def test_a_further_page_needs_no_more_than_a_way_to_lay_it_out() -> None:
    """Its parts flow over sheets with running head and footer, and all is said just once."""
    page = PageKind("problems", "Problems", f"{__name__}:lay_out")
    canvas = makers.cafe()
    data, report = page.write(canvas, PageOptions(), Progress())
    assert report is not None
    texts = [each.extract_text() for each in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert len(texts) == report.pages > 1
    assert report.smallest_pt == 10.0
    for number, text in enumerate(texts, start=1):
        assert ("Goes on" in text) == (number > 1)
        assert "A remark" in text
        assert f"page {number} of {len(texts)} · Anna · Stratcanvas" in text.replace("\u00a0", " ")
    whole = " ".join(" ".join(texts).split())
    for problem in canvas.ranked:
        first = " ".join(problem.statement.split()[:2])
        assert whole.count(first) == 40


def test_the_largest_size_that_fits_is_found() -> None:
    """Whatever fits up to some size is found at the largest size tried, or not at all."""
    sizes = [10.0, 10.5, 11.0, 11.5, 12.0]
    for limit in (9.0, 10.0, 11.2, 12.0):
        fits = [size for size in sizes if size <= limit]
        found = largest(sizes, lambda size, limit=limit: size if size <= limit else None)
        assert found == (fits[-1] if fits else None)


@given(st.integers(1, 60), st.integers(-1, 60), st.randoms())
def test_a_guess_of_what_may_fit_changes_nothing_of_what_is_found(
    count: int, limit: int, chance: Random
) -> None:
    """However wrong it is; where it is right, what fits and what no longer does are tried, and
    the least, which tells."""
    sizes, tried = [float(size) for size in range(count)], list[float]()

    def attempt(size: float) -> float | None:
        tried.append(size)
        return size if size <= limit else None

    found = largest(sizes, attempt)
    assert largest(sizes, attempt, lambda _: chance.uniform(-5, 70)) == found
    tried.clear()
    assert largest(sizes, attempt, lambda _: float(limit)) == found
    assert len(tried) <= 3


NEAR = 12.0
"""Points within which two pieces of text stand in one line."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_no_line_begins_or_ends_with_a_dot_between_facts(page: PageKind) -> None:
    """However long title, customer, author and version are, wherever a line ends."""
    for length in (20, 45, 70, 95, 120):
        words = ("seven " * 20)[:length].strip()
        canvas = makers.replace_brief(makers.cafe(), title=words, customer=words, author=words)
        options = page.options.of(canvas, "Plan", version=words)
        document = pypdfium2.PdfDocument(page.write(canvas, options, Progress()).data)
        for sheet in document:
            text = sheet.get_textpage()
            pieces = [text.get_rect(place) for place in range(text.count_rects())]
            for left, bottom, right, top in pieces:
                said = text.get_text_bounded(left, bottom, right, top).strip()
                if said == "·" or "not connected" in said:  # of the matrix: a mark of its own
                    continue
                beside = [each for each in pieces if each[1] < (bottom + top) / 2 < each[3]]
                before = any(-1 < left - each[2] < NEAR for each in beside)
                after = any(-1 < each[0] - right < NEAR for each in beside)
                assert before or not said.startswith("·"), said
                assert after or not said.endswith("·"), said
        document.close()


def test_the_canvas_inside_is_made_once_for_all_its_pages() -> None:
    """On another paper it is the very same, and after an edit the edited one."""
    form, canvas = registry.format_of("one-pager"), makers.cafe()
    edited = canvas.apply(commands.add_problem(canvas))

    def inside(of: Canvas, paper: Paper) -> bytes:
        data = form.write(of, form.options.of(of, "Plan", paper=paper)).data
        found = carried_canvas(data, "plan.pdf", Progress())
        assert isinstance(found, CarriedFile)
        return found.data

    with mock.patch.object(standalone, "standalone", wraps=standalone.standalone) as made:
        first, second = (inside(canvas, paper) for paper in (Paper.A4, Paper.LETTER))
        assert (first == second, made.call_count) == (True, 1)
        assert inside(edited, Paper.A4) != first
