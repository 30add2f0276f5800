# SPDX-License-Identifier: MIT
"""How a one-pager is read: one number at its head, quiet facts, marks with a key, gaps once."""

import datetime
import io
import re
from dataclasses import replace

import pypdf
import pypdfium2
import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Orientation, Paper, Problem, Status, Tactic
from stratcanvas.domain.links import Link
from stratcanvas.formats import registry
from stratcanvas.formats.options import Carried, OnePagerOptions, PrintSize
from stratcanvas.formats.pdf.pages.onepager.onepager import lay_out
from stratcanvas.formats.pdf.pages.onepager.problem_rows import ProblemRow
from stratcanvas.formats.pdf.pages.onepager.status_mark import draw_status
from stratcanvas.formats.pdf.pages.palette import PALETTES
from stratcanvas.formats.pdf.pages.paper import box_on
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.progress import Progress
from tests import makers

DAY = datetime.date(2026, 11, 24)
HELD = list(Orientation)


def written(canvas: Canvas, **chosen: object) -> bytes:
    """Return the bytes of the page."""
    options = OnePagerOptions(date=DAY, **chosen)  # type: ignore[arg-type]
    return registry.format_of("one-pager").write(canvas, options).data


def said(data: bytes) -> str:
    """Return what all pages say, in one line."""
    document = pypdfium2.PdfDocument(data)
    found = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(found.split())


def sizes(data: bytes) -> dict[str, float]:
    """Return the size of each stroke of text, by its words."""
    found: dict[str, float] = {}

    def note(text: str, _outer: object, _matrix: object, _font: object, size: float) -> None:
        found[text.strip()] = size

    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text(visitor_text=note)
    return found


def of(problems: int, tactics: int, **facts: object) -> Canvas:
    """Return a canvas of so many problems, and tactics that all educate about the last one."""
    brief, strategy = makers.cafe().brief, makers.cafe().strategy
    made = [
        Problem(id=makers.key(n, makers.PROBLEM), statement=f"Trouble number {n}", rank=float(n))
        for n in range(1, problems + 1)
    ]
    told = [
        Tactic(id=makers.key(n, makers.TACTIC), title=f"Make number {n}", y=float(n), **facts)  # type: ignore[arg-type]
        for n in range(1, tactics + 1)
    ]
    links = [Link(tactic=each.id, problem=made[-1].id) for each in told]
    return Canvas(brief, strategy, [*made, *told, *links])


@pytest.mark.parametrize("held", HELD)
def test_one_number_stands_beside_the_strategy(held: Orientation) -> None:
    """How many tactics count is larger than any fact, and where there are none it is not there."""
    found = sizes(written(makers.cafe(), orientation=held))
    assert found["5"] > found["tactics count"]
    assert found["5"] >= 12
    without = Canvas(makers.cafe().brief, makers.cafe().strategy, makers.cafe().ranked)
    assert "count" not in said(written(without, orientation=held))


def test_problems_that_have_neither_say_so_once_and_print_no_boxes() -> None:
    """Of 12 problems 11 have nothing: each says it on its card, and one box is dashed."""
    text = said(written(of(12, 1)))
    assert text.count("Nothing is done about this yet") == 11
    assert text.count("Nothing helps them solve this yet") == 1
    assert "Nothing educates them about this yet" not in text
    assert "Gaps left to fill: 23." in text


def cells(canvas: Canvas, **chosen: object) -> list[ProblemRow]:
    """Return the rows of a page as they are laid out."""
    layout = lay_out(canvas, OnePagerOptions(**chosen), Progress())  # type: ignore[arg-type]
    return [part for sheet in layout.sheets for part in sheet if isinstance(part, ProblemRow)]


@pytest.mark.parametrize("held", HELD)
def test_owner_and_day_stand_apart_from_the_words(held: Orientation) -> None:
    """They end where the box does, in the last line where it has room for them, unbroken."""
    facts = {"owner": "Anna", "due": datetime.date(2027, 4, 6), "status": Status.DOING}
    canvas = of(1, 1, **facts)
    (row,) = cells(canvas, orientation=held)
    (box,) = row.cells[Aim.EDUCATE]
    assert box.status is Status.DOING
    assert box.quiet is not None
    assert (
        box.quiet.block.text.replace("\u200b", "") == "Anna\u00a0· by\u00a06\u00a0April\u00a02027"
    )
    last = box.words.block.lines[-1]
    if box.beside:
        assert last.width + box.quiet.block.width < row.arrangement.cell_width(Aim.EDUCATE, 0.5)
    assert "6 April 2027" in said(written(canvas, orientation=held))


def test_a_status_is_a_mark_with_a_key_at_the_foot() -> None:
    """Only those that are on the page are in the key; who hears the page read hears the word."""
    data = written(of(1, 2, status=Status.PLANNED))
    text = said(data)
    assert text.count("planned") == 1
    assert not {"idea", "doing", "done"} & set(text.split())
    (row,) = cells(of(1, 2, status=Status.PLANNED))
    assert all("planned" in box.heard for box in row.cells[Aim.EDUCATE])


def test_a_clean_copy_has_no_marks_and_no_key() -> None:
    """How far things are is nobody's business there."""
    (row,) = cells(of(1, 1, status=Status.DONE), carries=Carried.CLEAN)
    assert row.cells[Aim.EDUCATE][0].status is None
    assert "done" not in said(written(of(1, 1, status=Status.DONE), carries=Carried.CLEAN))


class Strokes:
    """A sheet that counts what is drawn on it."""

    def __init__(self) -> None:
        self.drawn: list[str] = []

    def disc(self, *_: float, fill: str | None, **__: object) -> None:
        self.drawn.append("full" if fill else "ring")

    def curve(self, *_: object, **__: object) -> None:
        self.drawn.append("quarter")


def test_marks_are_told_apart_without_colours() -> None:
    """Empty, a quarter, half, full: each is another shape."""
    shapes = {}
    for status in Status:
        sheet = Strokes()
        pen = Pen(sheet, next(iter(PALETTES.values())))  # type: ignore[arg-type]
        draw_status(pen, status, 10.0, 10.0, 4.0)
        shapes[status] = tuple(sheet.drawn)
    assert shapes == {
        Status.IDEA: ("ring",),
        Status.PLANNED: ("ring", "quarter"),
        Status.DOING: ("ring", "quarter", "quarter"),
        Status.DONE: ("full",),
    }


@pytest.mark.parametrize("held", HELD)
def test_a_quote_stands_under_the_first_problem_where_there_is_room(held: Orientation) -> None:
    """A short one in quotation marks; a source without them, or a long one, does not."""
    canvas = of(2, 2)
    words = "“January is when I stop sleeping.” Priya, two sites"

    def with_evidence(evidence: str) -> str:
        problems = [replace(each, evidence=evidence) for each in canvas.ranked]
        rest = [*canvas.tactics.values(), *canvas.links.values()]
        return said(
            written(Canvas(canvas.brief, canvas.strategy, [*problems, *rest]), orientation=held)
        )

    assert with_evidence(f"Bank statements of 2025\n{words}").count(words) == 1
    assert "Bank" not in with_evidence("Bank statements of 2025")
    assert "sleep" not in with_evidence("“I do not sleep " + "and I do not rest " * 9 + ".”")


def test_a_tactic_that_comes_again_is_number_and_short_title() -> None:
    """Its kind and its facts are told once, and a line at the foot says so."""
    text = said(written(makers.cafe()))
    assert text.count("Talk: Top 10 ways") == 1
    assert len(re.findall(r"T1\s+Top 10 ways cafés lose money", text)) == 3
    assert "A tactic for several problems is told in full once." in text


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("problems", [1, 2, 3])
def test_a_small_canvas_fills_its_sheet(problems: int, held: Orientation) -> None:
    """No third of the sheet is white: the last row ends in the lowest fifth, on any paper."""
    for paper in (Paper.A4, Paper.TABLOID):
        box = box_on(paper, held)
        document = pypdfium2.PdfDocument(written(of(problems, 3), orientation=held, paper=paper))
        drawn = document[0].render(scale=0.5).to_pil().convert("L").point(lambda v: 255 - v)
        document.close()
        above_foot = drawn.crop((0, 0, drawn.width, int((box.bottom - 30) / 2)))
        assert above_foot.getbbox()[3] * 2 > box.y + 0.7 * box.height


def test_what_stands_over_a_column_is_no_wider_than_it() -> None:
    """In large type short words would let columns be narrower than what they are called."""
    canvas = of(1, 2)
    problem = replace(canvas.ranked[0], statement="Late", cost="1 h", evidence="“Yes”")
    tactics = [replace(each, title="Map") for each in canvas.tactics.values()]
    strategy = replace(canvas.strategy, statement="Win.", approach_note="")
    short = Canvas(canvas.brief, strategy, [problem, *tactics, *canvas.links.values()])
    for size in PrintSize:
        layout = lay_out(short, OnePagerOptions(print=size), Progress())
        (row,) = [each for each in layout.sheets[0] if isinstance(each, ProblemRow)]
        assert row.arrangement.headings_fit(layout.frame.measurer)


@pytest.mark.parametrize("held", HELD)
def test_no_heading_stands_over_columns_of_other_widths(held: Orientation) -> None:
    """All rows of a page have the same columns, or none and say their sides themselves."""
    canvas = makers.crowded(5, 15)
    rows = cells(canvas, orientation=held)
    assert len({row.share for row in rows}) == 1
    assert len({id(row.arrangement) for row in rows}) == 1


@pytest.mark.parametrize("held", HELD)
def test_a_row_that_goes_on_over_a_sheet_says_so(held: Orientation) -> None:
    """Whether its words or its tactics go on: each further sheet that has it says *Continued*."""
    canvas = of(1, 60)
    long = replace(canvas.ranked[0], statement="many words in a row " * 400)
    rest = [*canvas.tactics.values(), *canvas.links.values()]
    for problem in (replace(canvas.ranked[0], cost="£1"), long):
        data = written(
            Canvas(canvas.brief, canvas.strategy, [problem, *rest]),
            orientation=held,
            print=PrintSize.LARGE,
        )
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        assert len(pages) > 1
        for number, page in enumerate(pages):
            assert ("Continued:" in page.extract_text()) == (number > 0)


def test_a_title_that_comes_again_is_whole_where_that_takes_no_line_more() -> None:
    """Its beginning and “…” took two lines on this page; all of it takes no more."""
    title = "Top 10 ways cafés lose money without noticing"
    rows = cells(makers.cafe(), orientation=Orientation.LANDSCAPE)
    told = [box for row in rows for box in row.cells[Aim.EDUCATE] if "Top 10" in box.words.source]
    assert len(told) == 4
    assert all(title in box.words.source for box in told)


def test_a_title_is_short_where_all_of_it_would_take_a_line_more() -> None:
    """There are few lines on a page, and its number leads to the whole of it."""
    rows = cells(makers.cafe(), orientation=Orientation.PORTRAIT)
    told = [box for row in rows for box in row.cells[Aim.EDUCATE] if "Top 10" in box.words.source]
    assert sum("…" in box.words.source for box in told) == 3
