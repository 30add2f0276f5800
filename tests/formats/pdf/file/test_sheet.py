# SPDX-License-Identifier: MIT
"""The sheet: what other programs read back from our pages."""

import io
import os
import re
import subprocess
import sys
import threading
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from reportlab.pdfbase import pdfdoc

from stratcanvas.domain.cards import Paper
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.file.sheet import Sheet
from stratcanvas.formats.pdf.pages.paper import SIZES
from stratcanvas.formats.pdf.type.fonts import Fonts
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.system_fonts import SystemFonts

A4 = SIZES[Paper.A4]
LETTER = SIZES[Paper.LETTER]
STYLE = TypeStyle(size=12)
SCRIPTS = {
    "latin": "Affine office — AVAWAT fi fl “quotes” ½ € № naïve łódź",
    "vietnamese": "Tiếng Việt nguyễn",
    "greek": "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία",
    "cyrillic": "Съешь же ещё этих мягких булок",
    "arabic": "خطة العمل السنوية للمستشفيات",
    "vowelled arabic": "مُحَمَّد",
    "hebrew": "שלום עולם תוכנית",
    "hindi": "नमस्ते दुनिया व्यापार रणनीति क्षेत्र हिन्दी",
    "thai": "สวัสดีชาวโลก แผนธุรกิจประจำปี น้ำ ที่นี่ ปั่น",
    "emoji": "🚀 👨‍👩‍👧‍👦 👍🏽 🇨🇭 1️⃣ ✅",
}


def typesetter() -> Typesetter:
    return Typesetter(fonts=Fonts(system=SystemFonts(folders=(), ask="")))


def page_of(*texts: str, width: float = 500, style: TypeStyle = STYLE) -> bytes:
    """Return a page with a block a text."""
    setter, sheet, y = typesetter(), Sheet(A4, Metadata(title="Page")), 40.0
    for text in texts:
        y = sheet.draw(setter.lines(text, style, width), 40, y)
    return sheet.finish()


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def words_by_pypdf(data: bytes) -> list[str]:
    return reader(data).pages[0].extract_text().split()


def words_by_pdfium(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    words: list[str] = document[0].get_textpage().get_text_bounded().split()
    document.close()
    return words


@pytest.mark.parametrize("script", SCRIPTS)
def test_words_are_read_back(script: str) -> None:
    """Two programs that know nothing of each other copy every script's words as typed.

    PDFium turns a vowel sign and its letter around in any file, so there letters are compared.
    """
    data, words = page_of(SCRIPTS[script]), SCRIPTS[script].split()
    assert words_by_pypdf(data) == words
    turned = script == "vowelled arabic"
    assert (
        (sorted(words_by_pdfium(data)[0]) == sorted(words[0]))
        if turned
        else (words_by_pdfium(data) == words)
    )


def test_all_scripts_on_one_page_are_read_in_order() -> None:
    """Lines of many scripts, one below the other, come back line by line."""
    text = reader(page_of(*SCRIPTS.values())).pages[0].extract_text()
    assert [line.strip() for line in text.splitlines() if line.strip()] == list(SCRIPTS.values())


def test_wrapped_right_to_left_text_keeps_its_words() -> None:
    """A right-to-left paragraph over several lines is read line by line, words in order."""
    text = "خطة العمل السنوية للمستشفيات الكبيرة والصغيرة في جميع أنحاء البلاد"
    data = page_of(text, width=120)
    assert words_by_pypdf(data) == text.split()
    assert words_by_pdfium(data) == text.split()


def test_chinese_is_read_back_or_reported() -> None:
    """Chinese and Korean are read back; each letter that no font on the computer has is named."""
    setter, sheet, text = Typesetter(), Sheet(A4, Metadata(title="Page")), "战略画布価値주장"
    block = setter.line(text, STYLE)
    sheet.draw(block, 40, 40)
    read = words_by_pypdf(sheet.finish())
    assert read == [text]
    assert set(block.missing) == {each for each in text if Typesetter().line(each, STYLE).missing}


def test_tracked_capitals_are_one_word() -> None:
    """Letters spread apart are still read as the words they are."""
    tracked = TypeStyle(size=9, tracking=1.2)
    data = page_of("OUR STRATEGY", style=tracked)
    assert words_by_pdfium(data) == ["OUR", "STRATEGY"]
    spelled = "\ufeffOUR STRATEGY".encode("utf-16-be").hex().upper()
    assert f"/ActualText <{spelled}>".encode() in reader(data).pages[0].get_contents().get_data()


def fonts_of(data: bytes) -> list[Any]:
    fonts = reader(data).pages[0]["/Resources"]["/Font"]
    return [font.get_object() for font in fonts.values()]


def test_every_font_is_embedded() -> None:
    """No Helvetica and no Type 3 font: each font carries its subset, named as one."""
    fonts = fonts_of(page_of(*SCRIPTS.values()))
    assert len(fonts) == 6
    for font in fonts:
        assert font["/Subtype"] == "/Type0"
        shapes = font["/DescendantFonts"][0].get_object()
        assert re.match(r"/[A-Z]{6}\+(Inter|Noto)", shapes["/BaseFont"])
        assert len(shapes["/FontDescriptor"]["/FontFile2"].get_data()) > 500


def test_a_page_of_plain_text_is_small() -> None:
    """Fonts are cut down to what is used: a line of Latin text takes under 12 kB."""
    assert len(page_of("Runs out of cash every January")) < 12_000


def test_the_same_calls_give_the_same_bytes() -> None:
    """A second export, and exports in threads, are byte for byte the first."""
    first = page_of(*SCRIPTS.values())
    page_of("something else 🚀")
    results: list[bytes] = []
    workers = [
        threading.Thread(target=lambda: results.append(page_of(*SCRIPTS.values())))
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert results == [first] * 4


@pytest.mark.parametrize("size", [A4, LETTER, A4[::-1], LETTER[::-1]])
def test_page_boxes_are_the_paper(size: tuple[float, float]) -> None:
    """Media, crop and trim box are exactly the paper, on every page."""
    sheet = Sheet(size, Metadata(title="Page"))
    sheet.next_page()
    for page in reader(sheet.finish()).pages:
        for box in (page.mediabox, page.cropbox, page.trimbox):
            assert [float(edge) for edge in box] == pytest.approx([0, 0, *size], abs=0.001)


def test_a_document_says_what_it_is() -> None:
    """Title, author, subject, language and date are written, in the XMP too."""
    made = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    metadata = Metadata(
        title="Café & <money> — שלום 🚀",
        author="Anna",
        subject="Spring",
        language="en-GB",
        made=made,
    )
    document = reader(Sheet(A4, metadata).finish())
    info = document.metadata
    assert info is not None
    assert (info.title, info.author, info.subject) == (metadata.title, "Anna", "Spring")
    assert info.creator == "Stratcanvas"
    assert info.creation_date == made
    root = document.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    xmp = document.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": metadata.title}
    assert xmp.dc_creator == ["Anna"]
    assert xmp.xmp_create_date == made.replace(tzinfo=None)


def test_unknown_is_not_written() -> None:
    """Without an author or a date there is no entry that pretends one."""
    info = reader(Sheet(A4, Metadata(title="Page")).finish()).metadata
    assert info is not None
    assert "/Author" not in info
    assert "/CreationDate" not in info


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a(b)?c=d#e", True),
        ("http://example.org", True),
        ("mailto:anna@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://[::1", False),
        ("mailto:", False),
        ("https://" + "a" * 70 + ".org", False),
        ("//example.org", False),
        ("https://exa mple.org", False),
        ("", False),
    ],
)
def test_only_safe_addresses_become_links(address: str, safe: bool) -> None:
    """http and https with a host, and mailto, become links; nothing else does (test_addresses)."""
    sheet = Sheet(A4, Metadata(title="Page"))
    assert sheet.link((40, 50, 100, 20), address) is safe
    annotations = reader(sheet.finish()).pages[0].get("/Annots", [])
    assert [a.get_object()["/A"]["/URI"] for a in annotations] == [address] * safe


@pytest.mark.parametrize(
    ("address", "written"),
    [
        (
            "https://example.org/straße?q=ä#ö",
            "https://example.org/stra%C3%9Fe?q=%C3%A4#%C3%B6",
        ),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
    ],
)
def test_addresses_are_written_in_ascii(address: str, written: str) -> None:
    """A PDF holds addresses in ASCII: letters after the host are percent-encoded."""
    sheet = Sheet(A4, Metadata(title="Page"))
    assert sheet.link((0, 0, 9, 9), address)
    annotation = reader(sheet.finish()).pages[0]["/Annots"][0].get_object()
    assert annotation["/A"]["/URI"] == written


def test_a_link_lies_where_it_was_put() -> None:
    """Rectangles count from the top left corner."""
    sheet = Sheet(A4, Metadata(title="Page"))
    sheet.link((40, 50, 100, 20), "https://example.org")
    rect = reader(sheet.finish()).pages[0]["/Annots"][0].get_object()["/Rect"]
    height = A4[1]
    assert [float(edge) for edge in rect] == pytest.approx(
        [40, height - 70, 140, height - 50], abs=0.01
    )


def test_bookmarks_are_a_tree() -> None:
    """Outline entries nest by level and lead to their page, whatever their title holds."""
    sheet = Sheet(A4, Metadata(title="Page"))
    sheet.bookmark("First\nשלום (1)", 0, 100)
    sheet.next_page()
    sheet.bookmark("Inner", 1)
    document = reader(sheet.finish())
    first, inner = document.outline
    assert first["/Title"] == "First שלום (1)"
    assert inner[0]["/Title"] == "Inner"
    assert document.get_destination_page_number(inner[0]) == 1


def test_a_bookmark_may_not_skip_a_level() -> None:
    """An entry two levels below the one before is refused."""
    sheet = Sheet(A4, Metadata(title="Page"))
    sheet.bookmark("Top")
    with pytest.raises(ValueError, match="level"):
        sheet.bookmark("Too deep", 2)


def test_text_is_tagged_for_reading_aloud() -> None:
    """Each block is an element in order, and turned or wrapped text says itself whole."""
    setter, sheet = typesetter(), Sheet(A4, Metadata(title="Page", language="en"))
    sheet.draw(setter.line("Heading", STYLE), 40, 40, tag="H1")
    sheet.draw(setter.lines("עברית and more text", STYLE, 60), 40, 80)
    sheet.box((10, 10, 20, 20), fill="#ff0000")
    root = reader(sheet.finish()).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    elements = [kid.get_object() for kid in root["/StructTreeRoot"]["/K"]["/K"]]
    assert [element["/S"] for element in elements] == ["/H1", "/P"]
    assert "/ActualText" not in elements[0]
    assert elements[1]["/ActualText"] == "עברית and more text"


def darkest(data: bytes, rect: tuple[float, float, float, float]) -> int:
    """Return the darkest grey (0 black) inside a rectangle of the first page, y downwards."""
    document = pypdfium2.PdfDocument(data)
    picture = document[0].render(scale=2).to_pil().convert("L")
    x, y, w, h = (round(2 * edge) for edge in rect)
    low, _ = picture.crop((x, y, x + w, y + h)).getextrema()
    document.close()
    return int(low)


def test_shapes_lie_where_they_were_put() -> None:
    """Boxes, lines, discs and curves count from the top left corner and leave the rest white."""
    sheet = Sheet(A4, Metadata(title="Page"))
    sheet.box((50, 50, 40, 20), fill="#000000", radius=4)
    sheet.disc(150, 60, 10, fill=(0, 0, 0))
    sheet.line(200, 60, 240, 60, color="#000000", width=2)
    sheet.curve(((300, 50), (320, 50), (320, 70), (340, 70)), color="#000000", dash=(2, 1))
    sheet.box((400, 50, 40, 20), stroke="#000000", dash=(3, 2))
    sheet.box((500, 50, 40, 20))
    data = sheet.finish()
    for rect in ((60, 55, 20, 10), (145, 55, 10, 10), (205, 58, 30, 4), (300, 48, 40, 24)):
        assert darkest(data, rect) < 60
    assert darkest(data, (398, 48, 44, 4)) < 120
    for rect in ((48, 48, 3, 3), (404, 54, 30, 10), (495, 45, 50, 30), (50, 100, 400, 600)):
        assert darkest(data, rect) > 200


@pytest.mark.parametrize(
    ("align", "place"), [("start", 0.0), ("center", 0.5), ("end", 1.0), ("right", 1.0)]
)
def test_text_is_aligned_in_its_measure(align: Any, place: float) -> None:
    """Start, centre and end put a line where they say, inside the measure."""
    setter, sheet = typesetter(), Sheet(A4, Metadata(title="Page"))
    block = setter.lines("HHH", STYLE, 300)
    assert sheet.draw(block, 100, 100, align) == pytest.approx(100 + block.height)
    data, shift = sheet.finish(), place * (300 - block.width)
    assert darkest(data, (100 + shift, 100, block.width, block.height)) < 60
    assert darkest(data, (30, 100, 68 + shift, block.height)) > 200
    assert darkest(data, (102 + shift + block.width, 100, 190, block.height)) > 200


def test_right_to_left_starts_at_the_right() -> None:
    """A right-to-left paragraph stands at the right of its measure by itself."""
    setter, sheet = typesetter(), Sheet(A4, Metadata(title="Page"))
    block = setter.lines("שלום", STYLE, 300)
    sheet.draw(block, 100, 100)
    data = sheet.finish()
    assert darkest(data, (100, 95, 290 - block.width, 30)) > 200
    assert darkest(data, (400 - block.width, 100, block.width, block.height)) < 60


def test_colours_are_checked() -> None:
    """A colour that is no colour is refused in words."""
    with pytest.raises(ValueError, match="#rrggbb"):
        Sheet(A4, Metadata(title="Page")).box((0, 0, 1, 1), fill="red")


def test_reportlab_comes_as_shipped(tmp_path: Path) -> None:
    """Python that lies in the person's folder, or on the path, under reportlab's names is not run,
    and a setting there changes no byte.
    """
    spoil = (
        f"import pathlib; pathlib.Path({str(tmp_path / 'ran')!r}).touch()\npageCompression = 0\n"
    )
    for name in (".reportlab_mods", ".reportlab_settings"):
        (tmp_path / name).write_text(spoil)
    (tmp_path / "path").mkdir()
    for name in ("reportlab_mods.py", "reportlab_settings.py"):
        (tmp_path / "path" / name).write_text(spoil)
    code = (
        "from stratcanvas.formats import registry; from stratcanvas.formats.options import *;"
        "from tests import makers; import datetime, sys;"
        "options = OnePagerOptions(date=datetime.date(2026, 11, 24));"
        "made = registry.format_of('one-pager').write(makers.cafe(), options);"
        "sys.stdout.buffer.write(made.data)"
    )
    root = str(Path(__file__).parents[4])
    written = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(path)},
            capture_output=True,
            check=True,
        ).stdout
        for path in ([root], [str(tmp_path / "path"), root])
    ]
    assert not (tmp_path / "ran").exists()
    for module in (Path(root) / "stratcanvas").rglob("*.py"):
        found = "from reportlab" in module.read_text() or "import reportlab" in module.read_text()
        assert not found or module.name == "pdf_objects.py"
    assert written[0] == written[1]
    assert written[0].startswith(b"%PDF")


def test_a_page_that_is_done_waits_for_the_end_packed() -> None:
    """A plan of a thousand pages would else hold all that is drawn, six times as much."""

    def held(pages: int) -> int:
        sheet = Sheet((400.0, 400.0), Metadata(title="Page"))
        tracemalloc.start()
        for _ in range(pages):
            for n in range(500):
                sheet.line(n, 0.0, n + 0.25, 399.0, color=(0.1, 0.2, 0.3))
            sheet.next_page()
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return size

    assert held(6) - held(2) < 4 * 10_000


@pytest.mark.parametrize(
    "said", ["a (b) \\ c) “é” €", "Zürich, naïve\nand two", "日本 (2025) \\", "łódź"]
)
def test_what_is_read_aloud_stands_in_the_file_as_reportlab_writes_it(said: str) -> None:
    """Whatever its letters, with nothing in it that would end it."""
    sheet = Sheet(A4, Metadata(title="Plan"))
    sheet.draw(typesetter().lines("Seen", STYLE, 200.0), 50, 50, spoken=said)
    data = sheet.finish()
    written = pdfdoc.PDFString(said).format(pdfdoc.PDFDocument())
    assert b"/ActualText " + written in data
    (element,) = reader(data).trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"]
    assert element.get_object()["/ActualText"] == said
