# SPDX-License-Identifier: MIT
"""Fonts of the computer: found, cut down, embedded, whatever their outlines."""

import io
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from stratcanvas.domain.cards import Paper
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.file.sheet import Sheet
from stratcanvas.formats.pdf.pages.paper import SIZES
from stratcanvas.formats.pdf.type.fonts import Fonts
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import TypeBlock, Typesetter
from stratcanvas.formats.pdf.type.system_fonts import FontFile, SystemFonts, open_face
from stratcanvas.shipped import resource

A4 = SIZES[Paper.A4]
LETTER = "\ua984"  # Javanese, which no bundled font covers
OTHER = "\ua985"


def square(pen: Any, side: int) -> None:
    pen.moveTo((0, 0))
    pen.lineTo((0, side))
    pen.lineTo((side, side))
    pen.lineTo((side, 0))
    pen.closePath()


def write_font(
    path: Path,
    *,
    outlines: str = "TrueType",
    license_bits: int = 0,
    weight: int = 400,
    side: int = 700,
) -> None:
    """Write a font with two letters: a square of 700 units (or ``side``) and one of 300."""
    order = [".notdef", "space", "large", "small"]
    sides = {".notdef": 0, "space": 0, "large": side, "small": 300}
    builder = FontBuilder(1000, isTTF=outlines == "TrueType")
    builder.setupGlyphOrder(order)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular", "psName": "Square(1)"})
    builder.setupCharacterMap({0x20: "space", ord(LETTER): "large", ord(OTHER): "small"})
    shapes = {}
    for name in order:
        if outlines == "TrueType":
            pen = TTGlyphPen(None)
        else:
            variable = outlines == "CFF2"  # which keeps widths out of its outlines
            pen = T2CharStringPen(None if variable else 800, None, CFF2=variable)
        if sides[name]:
            square(pen, sides[name])
        shapes[name] = pen.glyph() if outlines == "TrueType" else pen.getCharString()
    if outlines == "TrueType":
        builder.setupGlyf(shapes)
    elif outlines == "CFF":
        builder.setupCFF("Square-Regular", {}, shapes, {})
    else:
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        builder.setupCFF2(shapes)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (800, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(fsType=license_bits, usWeightClass=weight)
    builder.setupPost()
    builder.save(path)


def fonts_in(folder: Path) -> Fonts:
    return Fonts(system=SystemFonts(folders=(folder,), ask=""))


@pytest.mark.parametrize("outlines", ["TrueType", "CFF", "CFF2"])
def test_any_outlines_are_embedded_and_drawn(tmp_path: Path, outlines: str) -> None:
    """TrueType, CFF and variable CFF2 fonts are drawn as they are and read back."""
    write_font(tmp_path / "square.otf", outlines=outlines)
    setter, sheet = Typesetter(fonts=fonts_in(tmp_path)), Sheet(A4, Metadata(title="Page"))
    block = setter.line(OTHER + LETTER, TypeStyle(size=100, leading=1.0))
    assert block.missing == ()
    sheet.draw(block, 100, 100)
    data = sheet.finish()
    assert pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().strip() == OTHER + LETTER
    document = pypdfium2.PdfDocument(data)
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    base = 100 + block.lines[0].baseline
    assert picture.getpixel((115, int(base) - 15)) < 30  # the small square
    assert picture.getpixel((115, int(base) - 50)) > 220  # white above it
    assert picture.getpixel((215, int(base) - 50)) < 30  # the large one, an advance further


def test_a_font_that_must_not_be_embedded_is_passed_over(tmp_path: Path) -> None:
    """A font whose licence forbids embedding is not used; the character counts as missing."""
    write_font(tmp_path / "square.ttf", outlines="TrueType", license_bits=2)
    block = Typesetter(fonts=fonts_in(tmp_path)).line(LETTER, TypeStyle())
    assert block.missing == (LETTER,)


def test_broken_files_are_passed_over(tmp_path: Path) -> None:
    """Files that are no fonts, empty, or cut short are skipped on the way to one that works."""
    write_font(tmp_path / "z-square.ttf", outlines="TrueType")
    whole = (tmp_path / "z-square.ttf").read_bytes()
    (tmp_path / "a-empty.ttf").write_bytes(b"")
    (tmp_path / "b-text.otf").write_bytes(b"no font at all")
    (tmp_path / "c-short.ttf").write_bytes(whole[:200])
    (tmp_path / "d-many.ttc").write_bytes(b"ttcf\0\1\0\0\xff\xff\xff\xff")
    (tmp_path / "e-gone.ttf").symlink_to(tmp_path / "nowhere.ttf")
    block = Typesetter(fonts=fonts_in(tmp_path)).line(LETTER, TypeStyle())
    assert block.missing == ()


def test_a_file_that_is_not_there_is_no_face() -> None:
    """Asking for a font that was removed gives none, not an error."""
    assert open_face(FontFile(path="/nowhere/at/all.ttf", index=0)) is None


def test_without_fontconfig_the_folders_are_read(tmp_path: Path) -> None:
    """A font program that isn't there is no obstacle: the folders are read instead."""
    write_font(tmp_path / "square.ttf", outlines="TrueType")
    system = SystemFonts(folders=(tmp_path,), ask=str(tmp_path / "fc-match"))
    assert Typesetter(fonts=Fonts(system=system)).line(LETTER, TypeStyle()).missing == ()


def test_noise_asks_the_computer_only_so_often(tmp_path: Path) -> None:
    """A text of thousands of strange characters does not ask the computer for each."""
    asked: list[str] = []

    class Counting(SystemFonts):
        def candidates(self, character: str, **_: Any) -> Any:
            asked.append(character)
            return iter(())

    noise = "".join(map(chr, range(0x1400, 0x2000)))
    fonts = Fonts(system=Counting(folders=(tmp_path,), ask=""))
    Typesetter(fonts=fonts).line(noise, TypeStyle())
    assert 0 < len(asked) <= 48


def test_a_private_letter_is_nobodys(tmp_path: Path) -> None:
    """Each font has a sign of its own in its place: none of the computer's is taken for it, and it
    is told as missing, as on the screen.
    """

    class Asked(SystemFonts):
        def candidates(self, character: str, **_: Any) -> Any:
            raise AssertionError(f"asked for {character!r}")

    fonts = Fonts(system=Asked(folders=(tmp_path,), ask=""))
    assert Typesetter(fonts=fonts).line("agree \uf0ff", TypeStyle()).missing == ("\uf0ff",)


def dark(block: TypeBlock) -> int:
    """Return how many pixels of a page are black where nothing but a block is drawn on it."""
    sheet = Sheet(A4, Metadata(title="Page"))
    sheet.draw(block, 100, 100)
    document = pypdfium2.PdfDocument(sheet.finish())
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    return sum(picture.histogram()[:64])


@pytest.mark.parametrize("outlines", ["TrueType", "CFF"])
def test_where_no_font_is_bold_the_regular_one_is_drawn_thicker(
    tmp_path: Path, outlines: str
) -> None:
    """Bold words of a script whose only font is regular are no boxes, and still look bold."""
    write_font(tmp_path / "msgothic.ttc.ttf", outlines=outlines)
    setter = Typesetter(fonts=fonts_in(tmp_path))
    plain = setter.line(LETTER, TypeStyle(size=100))
    bold = setter.line(LETTER, TypeStyle(font="bold", size=100))
    after = setter.spans(
        [(LETTER, TypeStyle(font="bold", size=100)), (LETTER, TypeStyle(size=100))], 500
    )
    assert bold.missing == setter.missing == ()
    assert dark(bold) > dark(plain) * 1.05
    assert abs(dark(after) - dark(bold) - dark(plain)) < dark(plain) * 0.02  # only that one


@pytest.mark.parametrize(("name", "weight"), [("msyhbd", 700), ("YuGothB", 700), ("malgunsl", 600)])
def test_how_heavy_a_font_is_its_file_tells(tmp_path: Path, name: str, weight: int) -> None:
    """A heavy font without "bold" in its name is taken for bold words, and drawn as it is."""
    write_font(tmp_path / "msyh.ttf", side=500)
    write_font(tmp_path / f"{name}.ttf", side=600, weight=weight)
    setter = Typesetter(fonts=fonts_in(tmp_path))
    plain, bold = (
        setter.line(LETTER, TypeStyle(font=each, size=100)) for each in ("regular", "bold")
    )
    assert dark(plain) == pytest.approx(2500, rel=0.05)
    assert dark(bold) == pytest.approx(3600, rel=0.05)


def test_an_old_font_counts_its_weight_from_one_to_nine(tmp_path: Path) -> None:
    """Some old fonts say 7 for bold; they are bold all the same."""
    write_font(tmp_path / "simhei.ttf", weight=7, side=600)
    setter = Typesetter(fonts=fonts_in(tmp_path))
    assert dark(setter.line(LETTER, TypeStyle(font="bold", size=100))) == pytest.approx(
        3600, rel=0.05
    )


def test_what_fontconfig_has_not_in_bold_is_asked_for_in_regular(tmp_path: Path) -> None:
    """fontconfig may answer with a bold font that has not the letter; then regular is asked for."""
    write_font(tmp_path / "square.ttf")
    answer = tmp_path / "fc-match"
    answer.write_text(
        "#!/bin/sh\n"
        f'case "$3" in *:bold*) printf "{resource("fonts/Inter-Bold.ttf")}\\n0";;'
        f' *) printf "{tmp_path / "square.ttf"}\\n0";; esac\n'
    )
    answer.chmod(0o755)
    setter = Typesetter(fonts=Fonts(system=SystemFonts(folders=(), ask=str(answer))))
    assert setter.line(LETTER, TypeStyle(font="bold")).missing == ()


def test_a_font_of_fontconfig_that_must_not_be_embedded_is_replaced(tmp_path: Path) -> None:
    """Where fontconfig names a font that may not be embedded, the folders are read for another."""
    write_font(tmp_path / "ours.ttf")
    write_font(tmp_path / "theirs.font", license_bits=2)
    answer = tmp_path / "fc-match"
    answer.write_text(f'#!/bin/sh\nprintf "{tmp_path / "theirs.font"}\\n0"\n')
    answer.chmod(0o755)
    setter = Typesetter(fonts=Fonts(system=SystemFonts(folders=(tmp_path,), ask=str(answer))))
    assert setter.line(LETTER, TypeStyle()).missing == ()
