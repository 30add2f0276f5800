# SPDX-License-Identifier: MIT
"""The one-pager as other programs see it: sheets, boxes, sizes, words, links, data."""

import datetime
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import (
    Aim,
    Approach,
    Brief,
    Orientation,
    Paper,
    Problem,
    Strategy,
    Tactic,
)
from stratcanvas.domain.links import Link
from stratcanvas.formats import registry
from stratcanvas.formats.options import OnePagerOptions, PageStyle, PrintSize
from stratcanvas.formats.pdf.pages.footer import FOOTER
from stratcanvas.formats.pdf.pages.onepager.sizes import LARGE_PRINT
from stratcanvas.formats.pdf.pages.onepager.type_scale import SMALLEST
from stratcanvas.formats.pdf.pages.paper import box_on
from tests import makers

DAY = datetime.date(2026, 11, 24)
MM = 72 / 25.4
UPRIGHT = {
    Paper.A4: (210 * MM, 297 * MM),
    Paper.LETTER: (612, 792),
    Paper.A3: (297 * MM, 420 * MM),
    Paper.TABLOID: (792, 1224),
}
SHEETS = [(paper, held) for paper in Paper for held in Orientation]


def options(held: Orientation = Orientation.LANDSCAPE, **more: Any) -> OnePagerOptions:
    """Return choices with a fixed day."""
    return OnePagerOptions(**{"orientation": held, "date": DAY, **more})


def written(canvas: Canvas, chosen: OnePagerOptions) -> bytes:
    """Return the bytes of the page."""
    return registry.format_of("one-pager").write(canvas, chosen).data


def texts(data: bytes) -> list[str]:
    """Return the text of each page as a viewer copies it."""
    document = pypdfium2.PdfDocument(data)
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def sizes(data: bytes) -> list[tuple[float, str]]:
    """Return each stroke of text with its size in points."""
    found: list[tuple[float, str]] = []

    def note(text: str, _outer: Any, _matrix: Any, _font: Any, size: float) -> None:
        if text.strip():
            found.append((round(size, 2), text.strip()))

    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("held", list(Orientation))
def test_how_we_win_and_what_we_leave_out_stand_under_the_strategy(held: Orientation) -> None:
    """Both are on the page, at 10 points at least, and it stays one page."""
    canvas = makers.cafe()
    strategy = replace(canvas.strategy, not_doing="Tax advice\nPayroll")
    records = [*canvas.problems.values(), *canvas.tactics.values(), *canvas.links.values()]
    data = written(Canvas(canvas.brief, strategy, records), options(held))
    (page,) = texts(data)
    said = " ".join(page.split())
    assert "How we win: change their criteria" in said
    assert "What we will not do: Tax advice · Payroll" in said
    assert min(size for size, text in sizes(data) if "Payroll" in text) >= SMALLEST


@pytest.mark.parametrize("held", list(Orientation))
@pytest.mark.parametrize("maker", [makers.cafe, makers.empty, makers.crowded])
def test_what_is_told_is_what_comes_out(maker: Any, held: Orientation) -> None:
    """The file has as many pages as its report says, which is told before it is put in place."""
    data, report = registry.format_of("one-pager").write(maker(), options(held))
    assert report is not None
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == report.pages


@pytest.mark.parametrize(("paper", "held"), SHEETS)
def test_the_sheet_is_exactly_the_paper(paper: Paper, held: Orientation) -> None:
    """Every page box is the paper's size: A4 by ISO 216, Letter in whole points."""
    data = written(makers.cafe(), options(held, paper=paper))
    (page,) = pypdf.PdfReader(io.BytesIO(data)).pages
    upright = UPRIGHT[paper]
    wanted = upright if held is Orientation.PORTRAIT else upright[::-1]
    for box in (page.mediabox, page.cropbox, page.trimbox):
        assert (float(box.width), float(box.height)) == pytest.approx(wanted, abs=0.01)
        assert (float(box.left), float(box.bottom)) == (0, 0)


@pytest.mark.parametrize("held", list(Orientation))
@pytest.mark.parametrize("paper", [Paper.A4, Paper.TABLOID])
def test_in_large_print_nothing_is_under_16_points(paper: Paper, held: Orientation) -> None:
    """Footer and running head are as large as the rest, on however many sheets."""
    data = written(makers.crowded(), options(held, paper=paper, print=PrintSize.LARGE))
    found = sizes(data)
    assert min(size for size, _ in found) >= LARGE_PRINT
    assert any(size == LARGE_PRINT for size, text in found if "2026" in text)


@pytest.mark.parametrize("held", list(Orientation))
def test_the_first_problems_alone_are_said_to_be_so(held: Orientation) -> None:
    """With 2 problems asked for the others are not on the page, and its foot says so."""
    data = written(makers.cafe(), options(held, problems=2))
    said = " ".join(texts(data)[0].split())
    ranked = makers.cafe().ranked
    assert "The first 2 of 4 problems are shown." in said
    assert ranked[1].statement in said
    assert ranked[2].statement not in said
    whole = " ".join(texts(written(makers.cafe(), options(held, problems=9)))[0].split())
    assert ranked[3].statement in whole
    assert "The first" not in whole


@pytest.mark.parametrize("held", list(Orientation))
@pytest.mark.parametrize("papers", [(Paper.A4, Paper.LETTER), (Paper.A3, Paper.TABLOID)])
def test_both_papers_hold_the_same_page(papers: tuple[Paper, Paper], held: Orientation) -> None:
    """The content box has one size on papers alike and leaves 10 mm on every side of either."""
    boxes = [box_on(paper, held) for paper in papers]
    assert boxes[0].width == boxes[1].width
    assert boxes[0].height == boxes[1].height
    for box in boxes:
        assert min(box.x, box.y) >= 28.3
        assert box.right == pytest.approx(box.sheet[0] - box.x)
        assert box.bottom == pytest.approx(box.sheet[1] - box.y)


@pytest.mark.parametrize(("paper", "held"), SHEETS)
def test_nothing_is_drawn_outside_the_content_box(paper: Paper, held: Orientation) -> None:
    """The margins of a page are white, even with crowded cells and words that never end."""
    box = box_on(paper, held)
    pages = [makers.cafe(), makers.crowded(5, 15)]
    for canvas in [*pages, makers.awkward()] if paper is Paper.A4 else pages:
        document = pypdfium2.PdfDocument(written(canvas, options(held, paper=paper)))
        for number in (0, len(document) - 1):
            drawn = document[number].render(scale=1).to_pil().convert("L").point(lambda v: 255 - v)
            left, top, right, bottom = drawn.getbbox()
            assert left >= box.x - 3
            assert top >= box.y - 3
            assert right <= box.right + 3
            assert bottom <= box.bottom + 3
        document.close()


@pytest.mark.parametrize("held", list(Orientation))
@pytest.mark.parametrize("maker", [makers.cafe, makers.empty, makers.crowded])
def test_no_type_is_small_and_the_strategy_is_the_largest(maker: Any, held: Orientation) -> None:
    """Nothing is under 10 points but the footer at 8.5, and the strategy is larger than all."""
    canvas = maker()
    chosen = options(held)
    data, report = registry.format_of("one-pager").write(canvas, chosen)
    assert report is not None
    found = sizes(data)
    assert min(size for size, _ in found) == FOOTER
    body = {size for size, _ in found if size != FOOTER}
    assert min(body) >= SMALLEST
    assert min(body) == pytest.approx(report.smallest_pt, abs=0.01)
    largest = {text for size, text in found if size == max(body)}
    statement = canvas.strategy.statement or "The strategy is still to be written"
    assert " ".join(largest).split() != []
    assert all(word in statement.split() for text in largest for word in text.split())


@pytest.mark.parametrize("held", list(Orientation))
def test_the_page_is_filled(held: Orientation) -> None:
    """The café's last row ends near the footer: the type is as large as the sheet lets it be."""
    box = box_on(Paper.A4, held)
    document = pypdfium2.PdfDocument(written(makers.cafe(), options(held)))
    drawn = document[0].render(scale=1).to_pil().convert("L").point(lambda v: 255 - v)
    above_foot = drawn.crop((0, 0, drawn.width, int(box.bottom - 22)))
    document.close()
    assert above_foot.getbbox()[3] > box.bottom - 45


def a_word() -> st.SearchStrategy[str]:
    """Return words that a text reader gives back in one piece."""
    return st.text("abcdefghijklmnopqrstuvwxyzäöüßéèABCDEFGHIJ0123456789", min_size=1, max_size=11)


def some_words(fewest: int = 0) -> st.SearchStrategy[str]:
    """Return short texts, at times empty."""
    return st.lists(a_word(), min_size=fewest, max_size=9).map(" ".join)


@st.composite
def canvases(draw: st.DrawFn) -> Canvas:
    """Return canvases of any small shape."""
    brief = Brief(id=makers.key(1), title=draw(some_words()), customer=draw(some_words()))
    strategy = Strategy(
        id=makers.key(2),
        statement=draw(some_words()),
        approach=draw(st.sampled_from(Approach)),
        approach_note=draw(some_words()),
    )
    problems = [
        Problem(
            id=makers.key(n, makers.PROBLEM),
            statement=draw(some_words()),
            cost=draw(some_words()),
            rank=float(n),
        )
        for n in range(draw(st.integers(0, 9)))
    ]
    tactics = [
        Tactic(
            id=makers.key(n, makers.TACTIC),
            title=draw(some_words()),
            aim=draw(st.sampled_from(Aim)),
            owner=draw(some_words()),
            y=float(n),
        )
        for n in range(draw(st.integers(0, 9)))
    ]
    pairs = [Link(tactic=t.id, problem=p.id) for t in tactics for p in problems]
    links = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return Canvas(brief, strategy, [*problems, *tactics, *links])


def said_on_the_page(canvas: Canvas) -> Iterator[str]:
    """Yield every word of the model that belongs on the page, as often as it must be there."""
    yield from canvas.brief.title.split()
    yield from canvas.brief.customer.split()
    yield from canvas.strategy.statement.split()
    yield from canvas.strategy.approach_note.split()
    for problem in canvas.problems.values():
        yield from problem.statement.split()
        yield from problem.cost.split()
    for tactic in canvas.problems_of:
        yield from canvas.tactics[tactic].title.split()
        yield from canvas.tactics[tactic].owner.split()


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(canvas=canvases(), held=st.sampled_from(Orientation))
def test_every_word_is_on_the_page(canvas: Canvas, held: Orientation) -> None:
    """Whatever the canvas, each word of what counts is on some page, often enough."""
    pages = " ".join(texts(written(canvas, options(held))))
    for mark in "():;,—·•":
        pages = pages.replace(mark, " ")
    there = Counter(pages.split())
    missing = Counter(said_on_the_page(canvas)) - there
    assert not missing


@pytest.mark.parametrize(
    ("place", "held"),
    [
        ("title", Orientation.LANDSCAPE),
        ("customer", Orientation.PORTRAIT),
        ("statement", Orientation.LANDSCAPE),
        ("statement", Orientation.PORTRAIT),
        ("cost", Orientation.PORTRAIT),
        ("strategy", Orientation.LANDSCAPE),
        ("tactic", Orientation.LANDSCAPE),
        ("tactic", Orientation.PORTRAIT),
    ],
)
def test_ten_thousand_characters_go_on_over_pages(place: str, held: Orientation) -> None:
    """A text higher than a page is cut between lines and goes on: every word is there, in order."""
    words = [f"w{number:04}" for number in range(1700)]
    canvas = makers.cafe()
    brief, strategy, others = canvas.brief, canvas.strategy, dict(canvas.problems)
    tactics = dict(canvas.tactics)
    first, tactic = canvas.ranked[0], next(iter(canvas.problems_of))
    long = " ".join(words)
    if place in ("title", "customer"):
        brief = replace(brief, **{place: long})
    elif place in ("statement", "cost"):
        others[first.id] = replace(first, **{place: long})
    elif place == "strategy":
        strategy = replace(strategy, statement=long)
    else:
        tactics[tactic] = replace(tactics[tactic], title=long)
        served = [link for link in canvas.links.values() if link.tactic != tactic]
        once = Link(tactic=tactic, problem=first.id)
        canvas = Canvas(brief, strategy, [*others.values(), *tactics.values(), *served, once])
    canvas = Canvas(brief, strategy, [*others.values(), *tactics.values(), *canvas.links.values()])
    pages = texts(written(canvas, options(held)))
    assert len(pages) > 1
    found = [word for page in pages for word in page.split() if word[1:].isdigit()]
    numbers = [int(word[1:]) for word in found if word[0] == "w"]
    heads = 60 if place in ("title", "customer") else 0  # further pages repeat their beginning
    assert set(numbers) == set(range(1700))
    assert sum(after < before for before, after in pairwise(numbers)) <= heads


def test_further_pages_repeat_the_head_and_are_counted() -> None:
    """Each page says which one it is, and the later ones repeat title and column headings."""
    pages = texts(written(makers.crowded(12, 30), options()))
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
        assert "A crowded plan" in page
        assert "Educate" in page
    assert "page" not in texts(written(makers.cafe(), options()))[0].split()


def test_gaps_and_the_footer_are_in_words() -> None:
    """What nothing helps with is said beside it, and what is left out is said below."""
    (page,) = texts(written(makers.cafe(), options(version="version 12")))
    flat = " ".join(page.split())
    assert flat.count("Nothing helps them solve this yet") == 2
    assert "1 is not connected to a problem and is left out." in flat
    assert "24 November 2026 · version 12 · Ada Marsh · Stratcanvas" in flat
    assert "giveaway" not in flat


def heard(data: bytes) -> list[tuple[str, str]]:
    """Return what a page is to who hears it read: the tags in order, and what is said for each."""
    found: list[tuple[str, str]] = []

    def walk(element: Any, parent: str) -> None:
        kids, path = element.get("/K"), parent + str(element["/S"])
        found.append((path, str(element.get("/ActualText", ""))))
        for kid in kids if isinstance(kids, list) else ():
            walk(kid.get_object(), path.removeprefix("/Document"))

    walk(pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"]["/K"], "")
    return found[1:]


@pytest.mark.parametrize("held", list(Orientation))
def test_read_aloud_a_page_makes_sense(held: Orientation) -> None:
    """The title, the strategy, each problem with its number, and a list of what is done about it.

    Each tactic and each gap says on which side it stands; what stands on every sheet is not read.
    """
    told = heard(written(makers.cafe(), options(held)))
    tags = [tag for tag, _ in told]
    assert tags[0] == "/H1"
    assert tags.count("/H2") == 5
    said = [words for tag, words in told if tag == "/H2"]
    assert said[1].startswith("1. Runs out of cash every January")
    assert tags.count("/L") == 4
    items = [words for tag, words in told if tag == "/L/LI/LBody"]
    assert items[0].startswith("Educate: T1")
    assert "Help solve: Nothing helps them solve this yet" in items
    assert all(words.startswith(("Educate: ", "Help solve: ")) for words in items)
    assert not any("Stratcanvas" in words or "is left out" in words for _, words in told)


def test_a_link_is_an_element_that_its_place_leads_back_to() -> None:
    """Whoever hears the page read meets its links, and a link knows which element it is."""
    canvas = makers.cafe()
    first = canvas.ranked[0]
    problems = [replace(first, cost="see www.example.com or ada@example.com"), *canvas.ranked[1:]]
    reader = pypdf.PdfReader(
        io.BytesIO(written(Canvas(canvas.brief, canvas.strategy, problems), options()))
    )
    marks = [mark.get_object() for mark in reader.pages[0]["/Annots"]]
    assert {str(mark["/A"]["/URI"]) for mark in marks} == {
        "https://www.example.com",
        "mailto:ada@example.com",
    }
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for mark in marks:
        element = parents[mark["/StructParent"]].get_object()
        assert element["/S"] == "/Link"
        assert element["/K"]["/Obj"].get_object() == mark
        assert mark["/Contents"] == mark["/A"]["/URI"]


def test_a_long_author_or_version_does_not_break_the_footer() -> None:
    """The footer shows the beginning of a long name, with an ellipsis; the data no more."""
    canvas = makers.replace_brief(makers.cafe(), author="Ada " * 400)
    data = written(canvas, options(version="before the talk " * 40))
    (page,) = texts(data)
    assert "…" in page
    told = pypdf.PdfReader(io.BytesIO(data)).metadata
    assert told is not None
    assert told.author in page


def test_the_file_says_what_it_is() -> None:
    """Title, author, language, subject and bookmarks are in the file for viewers to show."""
    reader = pypdf.PdfReader(io.BytesIO(written(makers.cafe(), options())))
    assert reader.metadata is not None
    assert reader.metadata.title == "Café money — spring"
    assert reader.metadata.author == "Ada Marsh"
    assert reader.metadata.subject is not None
    assert reader.metadata.subject.startswith("Show café owners")
    assert "Independent café owners" in str(reader.metadata.keywords)
    assert str(reader.root_object["/Lang"]) == "en"
    names = [str(each["/Title"]) for each in reader.outline if not isinstance(each, list)]
    assert names == [
        "Strategy",
        *(f"{n} {p.statement}" for n, p in enumerate(makers.cafe().ranked, 1)),
    ]


def test_addresses_in_texts_are_live() -> None:
    """Web and mail addresses lead somewhere, over line ends too; anything else stays words."""
    canvas = makers.cafe()
    first = canvas.ranked[0]
    words = (
        "see https://example.com/a/long/path/that/goes/over/a/line/end/for/sure?x=1, "
        "javascript:alert(1) or mailto:ada@example.com."
    )
    problems = [replace(first, cost=words), *canvas.ranked[1:]]
    canvas = Canvas(canvas.brief, canvas.strategy, problems)
    reader = pypdf.PdfReader(io.BytesIO(written(canvas, options())))
    marks = [mark.get_object() for mark in reader.pages[0]["/Annots"]]
    addresses = Counter(str(mark["/A"]["/URI"]) for mark in marks)
    assert set(addresses) == {
        "https://example.com/a/long/path/that/goes/over/a/line/end/for/sure?x=1",
        "mailto:ada@example.com",
    }
    for mark in marks:
        left, bottom, right, top = (float(value) for value in mark["/Rect"])
        assert 0 < right - left < 600
        assert 0 < top - bottom < 30


def test_the_same_canvas_gives_the_same_bytes() -> None:
    """Nothing of the moment gets into the file: two exports are equal to the byte."""
    first = written(makers.cafe(), options())
    assert written(makers.cafe(), options()) == first


@pytest.mark.parametrize("style", list(PageStyle))
def test_styles_say_the_same(style: PageStyle) -> None:
    """A style changes colours alone: the words of the page are those of the colour page."""
    colour = texts(written(makers.cafe(), options()))
    assert texts(written(makers.cafe(), options(style=style))) == colour


def test_a_turned_line_has_no_links() -> None:
    """An address among words from right to left could be read in another order: it stays text."""
    told = {"See https://a.io now": ["https://a.io"]}
    told |= {f"שלום https://a.io {words}": [] for words in ("עולם", "ok")}
    for statement, expected in told.items():
        problem = Problem(id=makers.key(1, makers.PROBLEM), statement=statement, rank=1.0)
        empty = makers.empty()
        data = written(Canvas(empty.brief, empty.strategy, [problem]), options())
        links = pypdf.PdfReader(io.BytesIO(data)).pages[0].get("/Annots", [])
        assert [each.get_object()["/A"]["/URI"] for each in links] == expected


def test_problems_without_any_tactic_stand_alone() -> None:
    """Where no tactic is connected yet, no row has boxes for gaps: it is said once, at the foot."""
    canvas = makers.cafe()
    bare = Canvas(canvas.brief, canvas.strategy, list(canvas.problems.values()))
    for held in Orientation:
        text = " ".join(texts(written(bare, options(held))))
        assert "this yet" not in text
        assert "No tactics yet." in text
        assert "The customer’s problems" in text


def test_a_page_speaks_the_language_of_its_canvas() -> None:
    """Our words on the page are in the language of the canvas; the person's stay as they are."""
    canvas = makers.replace_brief(makers.cafe(), language="de")
    text = " ".join(texts(written(canvas, options())))
    for words in ("Aufklären", "Lösen helfen", "Unsere Strategie", "Kosten:", "Sie wissen es"):
        assert words in text
    for words in ("Educate", "Help solve", "Cost:", "They know", "planned"):
        assert words not in text
    assert "Runs out of cash every January" in text


def where(data: bytes, words: str) -> float:
    """Return how far from the left edge of the first page words begin, in points."""
    document = pypdfium2.PdfDocument(data)
    page = document[0].get_textpage()
    start, _ = page.search(words).get_next()
    left = float(page.get_charbox(start)[0])
    document.close()
    return left


def test_a_page_from_right_to_left_is_mirrored_as_a_whole() -> None:
    """What educates stands at the right, what helps solve at the left, and so does all the rest."""
    plain = written(makers.cafe(), options(Orientation.LANDSCAPE))
    turned = written(
        makers.replace_brief(makers.cafe(), language="he"), options(Orientation.LANDSCAPE)
    )
    title, template = "Café money", "13-week cash"
    assert where(plain, title) < 100 < where(plain, template)
    assert where(turned, template) < where(turned, "Runs out of cash") < where(turned, title)


def test_marks_that_keep_directions_apart_are_not_read() -> None:
    """What a program reads of Arabic words beside ours has no marks of our making."""
    canvas = makers.cafe()
    first = canvas.ranked[0]
    problems = [replace(first, cost="قرض بفائدة 9%"), *canvas.ranked[1:]]
    data = written(Canvas(canvas.brief, canvas.strategy, problems), options())
    read = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text() + "".join(texts(data))
    assert not set("\u2066\u2067\u2068\u2069\u200b") & set(read)
