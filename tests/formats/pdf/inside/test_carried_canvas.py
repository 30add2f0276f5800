# SPDX-License-Identifier: MIT
"""The canvas comes out of a PDF byte for byte, and no PDF, however made, does more than that."""

import base64
import io
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.formats.options import Carried, OnePagerOptions
from stratcanvas.formats.pdf.inside import carried_canvas as reader
from stratcanvas.formats.pdf.inside import pdf_document, pdf_syntax
from stratcanvas.formats.progress import Progress, Stopped
from stratcanvas.formats.registry import format_of, recognised
from stratcanvas.formats.results import CarriedFile
from stratcanvas.storage.errors import Damaged, NotTakenIn, TooLarge, Trouble
from tests import makers
from tests.formats.pdf.inside.documents import CANVAS, carrying, packed_pdf, pdf, stream

PLAIN, PACKED = pdf(carrying()), packed_pdf(carrying())


def taken(data: bytes, progress: Progress | None = None) -> bytes:
    found = reader.carried_canvas(data, "“plan.pdf”", progress or Progress())
    assert isinstance(found, CarriedFile)
    return found.data


def refusal(data: bytes) -> Trouble:
    with pytest.raises(Trouble) as told:
        taken(data)
    return told.value


def resaved(data: bytes) -> bytes:
    """Return a document as pypdf writes it anew."""
    out = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(data)).write(out)
    return out.getvalue()


def added_to(data: bytes) -> bytes:
    """Return a document to which something was added at the end."""
    out = io.BytesIO()
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    writer.add_metadata({"/Title": "Another"})
    writer.write(out)
    return out.getvalue()


def by_pdfium(data: bytes) -> bytes:
    out = io.BytesIO()
    document = pypdfium2.PdfDocument(data)
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.fixture(scope="module")
def one_pager() -> bytes:
    return format_of("one-pager").write(makers.cafe(), OnePagerOptions()).data


@pytest.mark.parametrize("saved", [bytes, resaved, added_to, by_pdfium])
def test_it_comes_out_however_the_pdf_was_saved(
    one_pager: bytes, saved: Callable[[bytes], bytes]
) -> None:
    """As we wrote it, saved anew, with an update at its end, or as PDFium writes it."""
    with pypdf.PdfReader(io.BytesIO(one_pager)) as whole:
        (wanted,) = whole.attachments["plan.canvas"]
    assert taken(saved(one_pager)) == wanted


@pytest.mark.parametrize(
    "data",
    [PLAIN, PACKED, b"From: Anna\r\n" + PLAIN, PLAIN + b"\r\n<!-- from the web -->"],
    ids=["plain", "packed", "behind other words", "before other words"],
)
def test_both_ways_to_write_a_pdf_are_read(data: bytes) -> None:
    """Objects in the open or packed; with something before or behind that mail has put there."""
    assert taken(data) == CANVAS
    form = recognised(data, Path("plan"))
    assert form is not None
    assert form.id == "pdf"


def test_an_attachment_may_be_told_in_either_place() -> None:
    """Programs that drop one of the two lists leave the other; names may be wide letters."""
    objects = carrying()
    for lost in (b"/AF [4 0 R]", b"/Names << /EmbeddedFiles 3 0 R >>"):
        assert taken(pdf({**objects, 1: objects[1].replace(lost, b"")})) == CANVAS
    wide = b"<feff%s>" % "plan.canvas".encode("utf-16-be").hex().encode()
    entry = b"<< /UF %s /F (x) /EF << /UF 5 0 R >> >>" % wide
    assert taken(pdf({**objects, 4: entry})) == CANVAS
    deep = b"<< /Kids [6 0 R] >>"
    assert taken(pdf({**objects, 3: deep, 6: objects[3]})) == CANVAS


def test_of_several_attachments_ours_is_taken() -> None:
    """Other files are left alone; two of our name that differ are for the person to choose from,
    unless only one is a canvas at all.
    """
    other = b"<< /F (letter.txt) /UF (letter.txt) /EF << /F 7 0 R >> >>"
    both = b"<< /Names [(a) 6 0 R (b) 4 0 R] >>"
    assert taken(pdf({**carrying(), 3: both, 6: other, 7: stream(b"Dear Anna", b"")})) == CANVAS
    second = other.replace(b"letter.txt", b"plan.canvas")
    assert taken(pdf({**carrying(), 3: both, 6: second, 7: stream(b"Dear Anna", b"")})) == CANVAS
    another = stream(zlib.compress(CANVAS[:-1] + b"!"))
    told = refusal(pdf({**carrying(), 3: both, 6: second, 7: another}))
    assert isinstance(told, NotTakenIn)
    assert str(told) == (
        "“plan.pdf” carries several canvases. They are among its attachments: save the one you "
        "want with a PDF program, then open that."
    )


def test_a_pdf_without_a_canvas_says_what_to_ask_for(one_pager: bytes) -> None:
    """A page alone, and one with other attachments, each have their sentence."""
    page = format_of("one-pager").write(makers.cafe(), OnePagerOptions(carries=Carried.PAGE)).data
    way = (
        " Stratcanvas opens PDFs that it wrote with the canvas inside. Ask whoever sent it for "
        "such a one, or for the .canvas file."
    )
    assert str(refusal(page)) == "“plan.pdf” carries no canvas." + way
    told = refusal(pdf(carrying(name="letter.txt")))
    assert str(told) == (
        "“plan.pdf” has attachments, but no canvas of Stratcanvas is among them." + way
    )


def test_a_protected_pdf_is_told_as_one(one_pager: bytes) -> None:
    """With a password, or only with rules: nothing is guessed, and the way out is said."""
    out = io.BytesIO()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(one_pager))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    assert str(refusal(out.getvalue())) == (
        "“plan.pdf” is protected, so nothing can be taken out of it. Save it without protection "
        "in a PDF program, and open that copy."
    )


def test_a_pdf_that_lost_its_end_is_told_as_one(one_pager: bytes) -> None:
    """Wherever it breaks off, it is not called one without a canvas."""
    for length in (9, len(one_pager) // 2, len(one_pager) - 20):
        told = refusal(one_pager[:length])
        assert isinstance(told, Damaged)
        assert str(told) == (
            "“plan.pdf” is not complete: its end is missing. Copy or download it again."
        )


def test_a_bomb_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be more than a canvas can be ends at that size, however small it lies there."""
    monkeypatch.setattr(reader, "LARGEST", 1 << 20)
    bomb = zlib.compress(bytes(20 << 20))
    assert len(bomb) < 30_000
    told = refusal(pdf({**carrying(), 5: stream(bomb)}))
    assert isinstance(told, TooLarge)
    assert str(told) == (
        "“plan.pdf” carries more than a canvas can be (1 MB). Choose another file."
    )
    twice = stream(zlib.compress(bomb), b"/Filter [/FlateDecode /FlateDecode]")
    assert isinstance(refusal(pdf({**carrying(), 5: twice})), TooLarge)
    monkeypatch.setattr(pdf_document, "_MOST_PACKED", 1_000)
    assert isinstance(
        refusal(packed_pdf({**carrying(), 9: b"<< /X (%s) >>" % (b"x" * 2000)})), TooLarge
    )


HOSTILE = {
    "a length that is not true": {5: stream(zlib.compress(CANVAS), length=10)},
    "a length behind the end": {5: stream(zlib.compress(CANVAS), length=10**9)},
    "a length that leads to itself": {
        5: stream(zlib.compress(CANVAS)).replace(b"/Length 2", b"/Length 5 0 R %2")
    },
    "a length below nothing": {5: b"<< /Length -1 >>\nstream\nx\nendstream"},
    "lists that lead to themselves": {3: b"<< /Kids [3 0 R] >>"},
    "lists in a ring": {3: b"<< /Kids [6 0 R] >>", 6: b"<< /Kids [3 0 R] >>"},
    "references in a ring": {3: b"6 0 R", 6: b"3 0 R"},
    "a reference to itself": {4: b"4 0 R"},
    "bytes in another file": {
        5: stream(zlib.compress(CANVAS), b"/F (/etc/passwd) /Filter /FlateDecode")
    },
    "bytes that do not unpack": {5: stream(b"nothing packed")},
    "bytes that break off": {5: stream(zlib.compress(CANVAS)[:-9])},
    "a packing of no name": {5: stream(zlib.compress(CANVAS), b"/Filter 12")},
    "packed five times": {5: stream(b"", b"/Filter [%s]" % (b"/Fl " * 5))},
    "rows of no length": {
        5: stream(zlib.compress(CANVAS), b"/Filter /Fl /DecodeParms << /Predictor 12 /Columns 0 >>")
    },
    "rows that do not fit": {
        5: stream(zlib.compress(b"xx"), b"/Filter /Fl /DecodeParms << /Predictor 12 /Columns 9 >>")
    },
    "no bytes at all": {5: b"<< /Length 0 >>"},
    "deep lists": {3: b"[" * 100_000},
    "deep dictionaries": {3: b"<</A" * 100_000},
    "a text without an end": {3: b"(" + b"\\(" * 100_000},
    "brackets without an end": {3: b"(" * 100_000},
    "a number too long": {3: b"1" * 100_000},
    "a dictionary of odd length": {3: b"<< /Names >>"},
    "a key that is no name": {3: b"<< (Names) [] >>"},
    "more words than lead to a canvas": {3: b"[%s]" % (b"0 " * 300_000)},
}


@pytest.mark.parametrize("changed", HOSTILE.values(), ids=HOSTILE)
def test_what_is_made_to_mislead_is_one_sentence(changed: dict[int, bytes]) -> None:
    """Rings, lies, depth and length each end at once in the same plain words."""
    objects = carrying()
    objects[1] = objects[1].replace(b"/AF [4 0 R]", b"")
    damaged = (
        "“plan.pdf” is damaged inside. Open it in a PDF program, save it as a copy there, and "
        "open that copy."
    )
    cut_short = "“plan.pdf” is not complete: its end is missing. Copy or download it again."
    assert str(refusal(pdf({**objects, **changed}))) in {damaged, cut_short}


def test_what_is_packed_in_an_old_way_is_told_as_that() -> None:
    """It is not called damaged: any PDF program makes it readable."""
    told = refusal(pdf({**carrying(), 5: stream(b"x", b"/Filter /LZWDecode")}))
    assert str(told) == (
        "“plan.pdf” is packed in a way that Stratcanvas does not read. Open it in a PDF program, "
        "save it as a copy there, and open that copy."
    )


def test_tables_that_lead_to_each_other_end() -> None:
    """An update whose predecessor is itself is no reason to go on for ever."""
    start = PLAIN.rindex(b"xref\n0 ", 0, PLAIN.rindex(b"startxref"))
    assert isinstance(refusal(pdf(carrying(), b"/Prev %d" % start)), Damaged)
    many = b"".join(b"%d 1\n0000000000 00000 n \n" % each for each in range(20_000))
    at = PLAIN.index(b"xref\n0 ") + 5
    assert isinstance(refusal(PLAIN[:at] + many + PLAIN[at:]), Damaged)


def test_other_ways_to_write_bytes_are_understood() -> None:
    """Digits, letters, and what is packed and then written in letters."""
    digits = stream(CANVAS.hex().encode() + b">", b"/Filter /ASCIIHexDecode")
    assert taken(pdf({**carrying(), 5: digits})) == CANVAS
    letters = base64.a85encode(zlib.compress(CANVAS)) + b"~>"
    armoured = stream(letters, b"/Filter [/ASCII85Decode /FlateDecode]")
    assert taken(pdf({**carrying(), 5: armoured})) == CANVAS
    assert taken(pdf({**carrying(), 5: stream(CANVAS, b"")})) == CANVAS


def test_reading_can_be_stopped() -> None:
    """Whoever gives up, or whose time is over, waits for no document."""
    with pytest.raises(Stopped):
        taken(PACKED, Progress(stopped=lambda: True))


@given(st.data())
def test_no_change_of_bytes_does_harm(data: st.DataObject) -> None:
    """Whatever bytes are changed, cut or put in: the canvas, or one sentence."""
    whole = bytearray(data.draw(st.sampled_from([PLAIN, PACKED])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole)))
        new = data.draw(st.one_of(st.binary(max_size=6), st.sampled_from(PIECES)))
        whole[at : at + data.draw(st.integers(0, 6))] = new
    with suppress(Trouble):
        taken(bytes(whole))


PIECES = [
    b"<<",
    b">>",
    b"[",
    b"]",
    b"(",
    b"R",
    b" 0 R",
    b"/Prev 9",
    b"endstream",
    b"xref",
    b"%",
    b"99999999",
]


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_none(data: bytes) -> None:
    """What is parsed ends, and ends within the bytes."""
    try:
        found = pdf_syntax.parse(data, 0, pdf_syntax.Budget())
    except pdf_syntax.BadPdf:
        return
    assert 0 < found.end <= len(data)
