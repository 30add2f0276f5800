# SPDX-License-Identifier: MIT
"""A PDF carries the canvas that its pages are made from, unless that is not wanted."""

import datetime
import io
from dataclasses import replace
from itertools import islice

import pypdf
import pypdfium2
import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Status, Tactic
from stratcanvas.formats.options import Carried, OnePagerOptions, PageOptions
from stratcanvas.formats.pdf.pages.table import PAGES, PageKind
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import format_of
from stratcanvas.storage.door import canvas_in
from stratcanvas.storage.standalone import standalone
from tests import makers

DAY = datetime.date(2026, 11, 26)
ONE_PAGER = format_of("one-pager")
CARRYING = [each for each in PAGES if issubclass(each.options, PageOptions)]


def written(canvas: Canvas, form: str = "one-pager", **chosen: object) -> bytes:
    return format_of(form).write(canvas, OnePagerOptions(date=DAY, **chosen)).data


def owned() -> Canvas:
    """Return a canvas in which each tactic has an owner and a status, with a note and an author."""
    canvas = makers.cafe()
    rest = [
        replace(each, owner="Bettina", status=Status.DOING) if isinstance(each, Tactic) else each
        for each in islice(canvas.records(), 2, None)
    ]
    note = Note(id=makers.key(1, makers.NOTE), text="Ask Clothilde")
    return Canvas(canvas.brief, canvas.strategy, [*rest, note])


@pytest.mark.parametrize("page", CARRYING, ids=lambda page: page.id)
def test_each_reader_takes_the_same_canvas_out(page: PageKind) -> None:
    """pypdf and PDFium find one file of the same name and bytes, and it is the whole canvas."""
    canvas = owned()
    data = page.write(canvas, page.options(date=DAY), Progress()).data
    with pypdf.PdfReader(io.BytesIO(data)) as reader:
        ((name, (content,)),) = reader.attachments.items()
    document = pypdfium2.PdfDocument(data)
    assert document.count_attachments() == 1
    attachment = document.get_attachment(0)
    assert (name, bytes(attachment.get_data())) == (attachment.get_name(), content)
    document.close()
    assert name == "plan.canvas"
    assert canvas_in(content) == canvas


def test_it_is_the_source_of_the_document() -> None:
    """The catalogue names it as the file that the pages are made from, with its kind and size."""
    with pypdf.PdfReader(io.BytesIO(written(makers.cafe()))) as reader:
        catalogue = reader.trailer["/Root"]
        (entry,) = (each.get_object() for each in catalogue["/AF"])
        assert entry["/AFRelationship"] == "/Source"
        stream = entry["/EF"]["/UF"].get_object()
        assert stream["/Subtype"] == "/application/vnd.stratcanvas+sqlite3"
        assert stream["/Params"]["/Size"] == len(stream.get_data())
        _, listed = catalogue["/Names"]["/EmbeddedFiles"]["/Names"]
        assert listed.get_object() == entry


def test_equal_canvases_of_one_day_are_equal_bytes() -> None:
    """In whatever order its records were made; another day or another word is another file."""
    canvas = makers.cafe()
    turned = Canvas(canvas.brief, canvas.strategy, [*canvas.records()][:1:-1])
    assert turned == canvas
    assert standalone(turned, DAY) == standalone(canvas, DAY)
    assert written(turned) == written(canvas)
    assert standalone(canvas, DAY + datetime.timedelta(1)) != standalone(canvas, DAY)
    other = makers.replace_brief(canvas, contact="ada@example.org")
    assert standalone(other, DAY) != standalone(canvas, DAY)


def test_no_edit_of_before_travels_along() -> None:
    """What is carried knows of one state: nothing that was deleted or reworded is in its bytes."""
    canvas = makers.cafe()
    reworded = Canvas(replace(canvas.brief, title="Later"), canvas.strategy)
    assert "Café money".encode() in standalone(canvas, DAY)
    assert "Café money".encode() not in standalone(reworded, DAY)


@pytest.mark.parametrize("form", ["handout", "worksheet"])
def test_what_is_handed_out_carries_nothing(form: str) -> None:
    """The customers' handout and the blank sheet have no such choice, and none is heard."""
    assert "carries" not in format_of(form).fields
    data = written(owned(), form, carries=Carried.CANVAS)
    with pypdf.PdfReader(io.BytesIO(data)) as reader:
        assert not reader.attachments
        assert "/AF" not in reader.trailer["/Root"]
    assert b"EmbeddedFile" not in data


def test_the_page_alone_is_the_page_alone() -> None:
    """It shows what it shows with the canvas inside, and has no attachment; the report says so."""
    canvas, told = owned(), {}
    for carries in (Carried.CANVAS, Carried.PAGE):
        made = ONE_PAGER.write(canvas, OnePagerOptions(date=DAY, carries=carries))
        with pypdf.PdfReader(io.BytesIO(made.data)) as reader:
            told[carries] = reader.pages[0].extract_text()
            assert bool(reader.attachments) == made.report.carries == (carries is Carried.CANVAS)
    assert told[Carried.CANVAS] == told[Carried.PAGE]
    assert "Bettina" in told[Carried.PAGE]


@pytest.mark.parametrize("page", CARRYING, ids=lambda page: page.id)
def test_a_clean_copy_names_nobody(page: PageKind) -> None:
    """Neither on the page nor in the file are owners, status, notes and the author's name."""
    options = page.options(date=DAY, carries=Carried.CLEAN)
    data = page.write(owned(), options, Progress()).data
    with pypdf.PdfReader(io.BytesIO(data)) as reader:
        said = "\n".join(each.extract_text() for each in reader.pages)
        assert not reader.attachments
        assert "/Author" not in reader.metadata
        said += reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "Runs out of cash" in said.replace("\n", " ")
    for word in ("Bettina", "Ada", "doing", "idea", "Clothilde"):
        assert word not in said
