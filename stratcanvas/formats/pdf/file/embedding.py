# SPDX-License-Identifier: MIT
"""A font in a PDF: which glyphs a document uses of it, and the objects that embed just those.

Type 0 fonts over subsets made by HarfBuzz. Each (glyph, text) has a code of its own, so what is
copied is what was typed; in CFF a glyph has one code, and the page says where that misreads.
Nothing is registered with reportlab.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from stratcanvas.formats.pdf.file.pdf_objects import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
    reference,
)
from stratcanvas.formats.pdf.file.subset import Subset, postscript_name, subset
from stratcanvas.formats.pdf.type.fonts import FontFace

_SYMBOLIC = 1 << 2
_CHUNK = 100  # bfchar entries a block may hold (PDF 32000-1, 9.10.3)
_MOST_KEPT = 16
"""Tables that are kept, as many as subsets."""
_INTER_ITALIC_ANGLE = -9.4  # degrees, from its post table


@dataclass(slots=True, eq=False)
class EmbeddedFont:
    """One face in one document; reportlab calls ``addObjects`` when it writes the file."""

    face: FontFace
    name: str
    texts: dict[int, str] = field(default_factory=dict)  # by code
    glyphs: dict[int, int] = field(default_factory=lambda: {0: 0})  # by code
    _codes: dict[tuple[int, str], int] = field(default_factory=dict)
    _width: dict[int, int] = field(default_factory=dict)
    _written: "_WrittenCodes" = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no code written."""
        self._written = _WrittenCodes(self.code)

    def written(self, glyph: int, text: str) -> str:
        """Return the code of a glyph that says a text as a page has it: four hex digits."""
        return self._written[glyph, text]

    def all_written(self, glyphs: Iterable[tuple[int, str]]) -> tuple[str, ...]:
        """Return the codes of glyphs, each with what it says, as a page has them."""
        return tuple(map(self._written.__getitem__, glyphs))

    def code(self, glyph: int, text: str) -> int:
        """Return the two-byte code that draws a glyph and, where ``reads`` agrees, says a text."""
        key = (glyph, "" if self.face.cff else text)
        known = self._codes.get(key)
        if known is None:
            known = glyph if self.face.named_glyphs else len(self.glyphs)
            self._codes[key] = known
            self.glyphs[known] = glyph
            self.texts[known] = text
        return known

    def reads(self, glyph: int, text: str) -> bool:
        """Tell whether a program that reads the page takes this glyph for this text."""
        return self.texts[self.code(glyph, text)] == text

    def width(self, glyph: int) -> int:
        """Return the advance that the PDF declares for a glyph, in thousandths of an em."""
        known = self._width.get(glyph)
        if known is None:
            known = self._width[glyph] = declared_width(self.face, glyph)
        return known

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Add this font's objects to a document that is about to be written."""
        cut_down = subset(self.face, list(self.glyphs.values()))
        tables = self._tables()
        base = PDFName(f"{_tag(self.name)}+{postscript_name(self.face)}")
        cff = self.face.cff
        shapes = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType0" if cff else "CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._descriptor(document, base, cut_down),
                "W": tables.widths,
            }
        )
        if not cff:
            by_code = _stream(document, b"".join(n.to_bytes(2, "big") for n in cut_down.numbers))
            shapes["CIDToGIDMap"] = reference(document, by_code, f"{self.name} glyphs")
        texts = _stream(document, tables.texts)
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": base,
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([reference(document, shapes, f"{self.name} shapes")]),
                "ToUnicode": reference(document, texts, f"{self.name} texts"),
            }
        )
        fonts = document.idToObject["BasicFonts"].dict  # type: ignore[attr-defined]
        fonts[self.name] = reference(document, font, self.name)

    def _tables(self) -> "_Tables":
        """Return what a document says of the codes. That of our own fonts is kept for the next
        page, as the subset is."""
        make = _made if self.face.system else _kept
        return make(self.face, tuple(self.glyphs.items()), tuple(self.texts.items()))

    def _descriptor(self, document: PDFDocument, base: Any, cut_down: Subset) -> Any:
        face, cff = self.face, self.face.cff
        scale = 1000 / face.upem
        extents = face.hb_font.get_font_extents("ltr")
        file = PDFStream()
        file.content = cut_down.packed if document.compression else cut_down.program
        if document.compression:
            file.dictionary["Filter"] = PDFName("FlateDecode")
        file.dictionary["Subtype" if cff else "Length1"] = (
            PDFName("CIDFontType0C") if cff else len(cut_down.program)
        )
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([round(edge * scale) for edge in cut_down.box]),
                "ItalicAngle": _INTER_ITALIC_ANGLE if face.name == "Inter-Italic" else 0,
                "Ascent": round(extents.ascender * scale),
                "Descent": round(extents.descender * scale),
                "CapHeight": round(extents.ascender * scale * 0.75),
                "StemV": 140 if face.weight > 500 else 80,
                "FontFile3" if cff else "FontFile2": reference(document, file, f"{self.name} file"),
            }
        )
        return reference(document, descriptor, f"{self.name} descriptor")


class _WrittenCodes(dict[tuple[int, str], str]):
    """Codes as a page has them, each written when it is first asked for."""

    def __init__(self, code: Callable[[int, str], int]) -> None:
        super().__init__()
        self._code = code

    def __missing__(self, key: tuple[int, str]) -> str:
        code = self[key] = f"{self._code(*key):04X}"
        return code


class _Tables(NamedTuple):
    """What a document says of a font's codes: the W array as it is written, and the CMap."""

    widths: str
    texts: bytes


def _made(
    face: FontFace, glyphs: tuple[tuple[int, int], ...], texts: tuple[tuple[int, str], ...]
) -> _Tables:
    """Return the tables of glyphs and texts, each after its code."""
    return _Tables(_widths(face, dict(glyphs)), to_unicode(dict(texts)).encode("ascii"))


_kept = lru_cache(_MOST_KEPT)(_made)


def _widths(face: FontFace, glyphs: dict[int, int]) -> str:
    """Return the W array as it is written: runs of neighbouring codes with their widths."""
    runs: list[tuple[int, list[int]]] = []
    for code in sorted(glyphs):
        if not runs or code != runs[-1][0] + len(runs[-1][1]):
            runs.append((code, []))
        runs[-1][1].append(declared_width(face, glyphs[code]))
    return "[" + " ".join(f"{code} [{' '.join(map(str, run))}]" for code, run in runs) + "]"


def declared_width(face: FontFace, glyph: int) -> int:
    """Return the advance that a PDF declares for a glyph of a face, in thousandths of an em."""
    advance: int = face.hb_font.get_glyph_h_advance(glyph)
    return round(advance * 1000 / face.upem)


def to_unicode(texts: dict[int, str]) -> str:
    """Return a ToUnicode CMap: what each two-byte code reads as, of any length."""
    entries = [f"<{code:04X}> <{_utf_16(text)}>" for code, text in sorted(texts.items())]
    blocks = [entries[at : at + _CHUNK] for at in range(0, len(entries), _CHUNK)]
    body = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
            *body,
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
        ]
    )


@lru_cache(1024)
def _utf_16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _stream(document: PDFDocument, content: bytes) -> PDFStream:
    stream = PDFStream()
    stream.content = content
    if document.compression:
        stream.content = _packed(content)
        stream.dictionary["Filter"] = PDFArray([PDFName(PDFZCompress.pdfname)])
    return stream


@lru_cache(2 * _MOST_KEPT)
def _packed(content: bytes) -> bytes:
    """Return a table as Flate packs it. It is mostly the same for the next page."""
    packed: bytes = PDFZCompress.encode(content)
    return packed


def _tag(name: str) -> str:
    """Return six capitals for a subset's name, the same for the same place in a document."""
    number = int(name[1:])
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("A") + rest))
    return "".join(reversed(letters))
