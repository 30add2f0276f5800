# SPDX-License-Identifier: MIT
"""The one-pager as slides: a package as PowerPoint asks for, and every word of the page in it."""

import io
import posixpath
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.page_words import page_words
from stratcanvas.formats import registry
from stratcanvas.formats.options import PageStyle, SlideOptions, SlideShape
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pptx import room
from stratcanvas.formats.pptx.package import words_on
from stratcanvas.formats.pptx.slide_rows import SHARES
from tests import makers

FORM = registry.format_of("pptx")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/package/2006/relationships}"
T = "{http://schemas.openxmlformats.org/package/2006/content-types}"
EMU = 12_700


class Slides:
    """What a reader finds in the file."""

    def __init__(self, canvas: Canvas, **chosen: object) -> None:
        options = SlideOptions.of(canvas, "Plan", date=date(2026, 3, 1), **chosen)
        self.made = FORM.write(canvas, options)
        self.parts = {}
        with zipfile.ZipFile(io.BytesIO(self.made.data)) as packed:
            assert packed.testzip() is None
            for name in packed.namelist():
                self.parts[name] = ET.fromstring(packed.read(name))
        count = sum(name.startswith("ppt/slides/slide") for name in self.parts)
        self.slides = [self.parts[f"ppt/slides/slide{n}.xml"] for n in range(1, count + 1)]

    def words(self) -> str:
        said = (
            "".join(text.text or "" for text in paragraph.iter(f"{A}t"))
            for slide in self.slides
            for paragraph in slide.iter(f"{A}p")
        )
        return "\n".join(said)


def test_every_part_is_named_and_joined() -> None:
    """Each part has a kind, each that is joined to another is there, and ids on a slide differ."""
    found = Slides(makers.crowded())
    kinds = {
        each.get("PartName") for each in found.parts["[Content_Types].xml"].iter(f"{T}Override")
    }
    plain = {f"/{name}" for name in found.parts if not name.endswith(".rels")}
    assert kinds == plain - {"/[Content_Types].xml"}
    for name, part in found.parts.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            for each in part.iter(f"{R}Relationship"):
                target = posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
                assert target in found.parts
    for slide in found.slides:
        ids = [each.get("id") for each in slide.iter(f"{P}cNvPr")]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("language", ["", "de", "ar", "ja"])
def test_every_word_of_the_page_is_text(language: str) -> None:
    """What the one-pager says stands in it as text, in the language of the canvas."""
    canvas = makers.replace_brief(makers.cafe(), language=language)
    words = page_words(canvas, "Plan", words_in(language))
    said = Slides(canvas).words()
    assert words.title.text in said
    assert words.strategy.text in said
    assert words.how in said
    assert words.remark in said
    for row in words.rows:
        assert row.statement.text in said
        for cell in row.cells.values():
            for entry in cell:
                assert f"{entry.name}  " in said
                assert entry.title.text in said


def test_no_word_is_lost_where_much_is_said() -> None:
    """A problem with a hundred tactics, and texts that no slide holds, go on over slides."""
    canvas = makers.crowded(2, 160)
    long = " ".join(f"word{n}" for n in range(3_000))
    canvas = Canvas(canvas.brief, replace(canvas.strategy, statement=long), [*canvas.records()][2:])
    found = Slides(canvas)
    assert len(found.slides) > 8
    said = found.words().split()
    assert [each for each in said if each.startswith("word")] == long.split()
    for row in page_words(canvas).rows:
        for cell in row.cells.values():
            assert all(entry.name in said for entry in cell)


@pytest.mark.parametrize("shape", [*SlideShape])
def test_everything_lies_on_its_slide(shape: SlideShape) -> None:
    """No shape reaches over the slide's edge, and the columns fill the table."""
    found = Slides(makers.crowded(), shape=shape)
    size = found.parts["ppt/presentation.xml"].find(f"{P}sldSz")
    assert size is not None
    width, height = int(size.get("cx", 0)), int(size.get("cy", 0))
    assert (width, height) == tuple(round(each * EMU) for each in shape.size)
    for slide in found.slides:
        places = [*slide.iter(f"{A}xfrm"), *slide.iter(f"{P}xfrm")]
        for place in places:
            off, ext = place.find(f"{A}off"), place.find(f"{A}ext")
            assert off is not None
            assert ext is not None
            assert 0 <= int(off.get("x", -1)) <= width - int(ext.get("cx", 0))
            assert 0 <= int(off.get("y", -1)) <= height - int(ext.get("cy", 0))
    assert sum(SHARES) == pytest.approx(1.0)


def test_a_page_from_right_to_left_is_mirrored() -> None:
    """In Arabic the table's columns and the lines begin on the right."""
    found = Slides(makers.replace_brief(makers.cafe(), language="ar"))
    (slide,) = found.slides
    tables = [each.get("rtl") for each in slide.iter(f"{A}tblPr")]
    assert tables == ["1"]
    assert all(each.get("rtl") == "1" for each in slide.iter(f"{A}pPr") if each.get("algn") != "l")


@pytest.mark.parametrize("style", [*PageStyle])
def test_each_style_has_its_own_colours(style: PageStyle) -> None:
    """In grey nothing has a colour; to save ink nothing is filled."""
    found = Slides(makers.cafe(), style=style)
    colors = {each.get("val", "") for each in found.slides[0].iter(f"{A}srgbClr")}
    if style is PageStyle.GREY:
        assert all(each[:2] == each[2:4] == each[4:] for each in colors - {"18212F"})
    fills = [
        each for each in found.slides[0].iter(f"{A}tcPr") if each.find(f"{A}solidFill") is not None
    ]
    assert bool(fills) == (style is not PageStyle.INK)


def test_what_xml_cannot_hold_does_no_harm() -> None:
    """Marks, control characters and what looks like tags leave a file that can be read."""
    nasty = "<a:t>&amp; \x01\x0b\ufffe ]]> \U0001f600"
    found = Slides(makers.replace_brief(makers.cafe(), title=nasty, author=nasty, customer=nasty))
    assert "<a:t>&amp;" in found.words()


def test_the_same_canvas_gives_the_same_bytes() -> None:
    """Nothing in it is of the moment."""
    assert Slides(makers.cafe()).made.data == Slides(makers.cafe()).made.data


def test_what_slides_say_can_be_read_before_they_are_written() -> None:
    """The words of all slides in order, as a preview shows them, without the marks of numbers."""
    canvas = makers.crowded()
    said = words_on(Slides(canvas).made.data)
    places = [said.index(each.statement) for each in canvas.ranked]
    assert places == sorted(places)
    assert said.startswith(canvas.brief.title)
    assert "‹#›" not in said


def test_words_are_cut_between_words() -> None:
    """What goes on elsewhere is cut at a space, and nothing of it is lost or told twice."""
    words = " ".join(["seven"] * 60)
    now, later = room.cut(words, 12.0, 200.0, 3)
    assert f"{now} {later}" == words
    assert room.lines(now, 12.0, 200.0) <= 3
    now, later = room.cut("x" * 500, 12.0, 200.0, 3)
    assert now + later == "x" * 500
