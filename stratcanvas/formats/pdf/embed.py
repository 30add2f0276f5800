# SPDX-License-Identifier: MIT
"""A font in a PDF: which glyphs a document uses of it, and the objects that embed just those.

Type 0 fonts over subsets made by HarfBuzz. Each (glyph, text) has a code of its own, so what is
copied is what was typed. CFF codes are tied to glyphs: there, a glyph's second text gets a
further font resource over the same subset. Nothing is registered with reportlab.
"""

from dataclasses import dataclass, field
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from stratcanvas.formats.pdf.fonts import Face
from stratcanvas.formats.pdf.subset import postscript_name, subset

_SYMBOLIC = 1 << 2
_CHUNK = 100  # bfchar entries a block may hold (PDF 32000-1, 9.10.3)
_INTER_ITALIC_ANGLE = -9.4  # degrees, from its post table


@dataclass(slots=True, eq=False)
class EmbeddedFont:
    """One face in one document; reportlab calls ``addObjects`` when it writes the file."""

    face: Face
    name: str
    layers: list[dict[int, str]] = field(default_factory=lambda: [{}])  # texts by code
    glyphs: dict[int, int] = field(default_factory=lambda: {0: 0})  # by code
    _known: dict[tuple[int, str], tuple[int, int]] = field(default_factory=dict)
    _width: dict[int, int] = field(default_factory=dict)

    def code(self, glyph: int, text: str) -> tuple[int, int]:
        """Return the layer and the code that draw a glyph and read as a text."""
        key = (glyph, text)
        known = self._known.get(key)
        if known is None:
            layer, code = 0, glyph if self.face.cff else len(self.glyphs)
            while code in self.layers[layer]:
                layer += 1
                if layer == len(self.layers):
                    self.layers.append({})
            known = self._known[key] = (layer, code)
            self.layers[layer][code] = text
            self.glyphs[code] = glyph
        return known

    def resource(self, layer: int) -> str:
        """Return the name under which content streams select a layer."""
        return f"{self.name}x{layer}"

    def width(self, glyph: int) -> int:
        """Return the advance that the PDF declares for a glyph, in thousandths of an em."""
        known = self._width.get(glyph)
        if known is None:
            advance = self.face.hb_font.get_glyph_h_advance(glyph)
            known = self._width[glyph] = round(advance * 1000 / self.face.upem)
        return known

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Add this font's objects to a document that is about to be written."""
        base = PDFName(f"{_tag(self.name)}+{postscript_name(self.face)}")
        shared = _reference(document, self._descendant(document, base), f"{self.name} shapes")
        fonts = document.idToObject["BasicFonts"].dict  # type: ignore[attr-defined]
        for layer, texts in enumerate(self.layers):
            cmap = _stream(document, to_unicode(texts).encode("ascii"))
            font = PDFDictionary(
                {
                    "Type": PDFName("Font"),
                    "Subtype": PDFName("Type0"),
                    "BaseFont": base,
                    "Encoding": PDFName("Identity-H"),
                    "DescendantFonts": PDFArray([shared]),
                    "ToUnicode": _reference(document, cmap, f"{self.name} texts {layer}"),
                }
            )
            name = self.resource(layer)
            fonts[name] = _reference(document, font, name)

    def _descendant(self, document: PDFDocument, base: Any) -> PDFDictionary:
        made = subset(self.face, set(self.glyphs.values()))
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity")}
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType0" if self.face.cff else "CIDFontType2"),
                "BaseFont": base,
                "CIDSystemInfo": PDFDictionary({**system, "Supplement": 0}),
                "FontDescriptor": self._descriptor(document, base, made.face),
                "DW": 1000,
                "W": self._widths(),
            }
        )
        if not self.face.cff:
            order = (made.number.get(self.glyphs[code], 0) for code in range(len(self.glyphs)))
            numbers = b"".join(number.to_bytes(2, "big") for number in order)
            font["CIDToGIDMap"] = _reference(
                document, _stream(document, numbers), f"{self.name} glyphs"
            )
        return font

    def _widths(self) -> PDFArray:
        """Return the W array: runs of neighbouring codes with their glyphs' widths."""
        widths: list[Any] = []
        run: list[int] = []
        previous = -2
        for code in sorted(self.glyphs):
            if code != previous + 1:
                run = []
                widths += [code, run]
            run.append(self.width(self.glyphs[code]))
            previous = code
        return PDFArray([PDFArray(part) if isinstance(part, list) else part for part in widths])

    def _descriptor(self, document: PDFDocument, base: Any, made: hb.Face) -> Any:
        face, cff = self.face, self.face.cff
        scale = 1000 / face.upem
        head = bytes(made.reference_table("head").data)
        box = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in (36, 38, 40, 42)]
        extents = face.hb_font.get_font_extents("ltr")
        data = bytes(made.reference_table("CFF ").data if cff else made.blob.data)
        file = _stream(document, data)
        file.dictionary["Subtype" if cff else "Length1"] = (
            PDFName("CIDFontType0C") if cff else len(data)
        )
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([round(edge * scale) for edge in box]),
                "ItalicAngle": _INTER_ITALIC_ANGLE if face.name == "Inter-Italic" else 0,
                "Ascent": round(extents.ascender * scale),
                "Descent": round(extents.descender * scale),
                "CapHeight": round(extents.ascender * scale * 0.75),
                "StemV": 140 if face.weight > 500 else 80,
                "FontFile3" if cff else "FontFile2": _reference(
                    document, file, f"{self.name} file"
                ),
            }
        )
        return _reference(document, descriptor, f"{self.name} descriptor")


def to_unicode(texts: dict[int, str]) -> str:
    """Return a ToUnicode CMap that maps two-byte codes to texts of any length."""
    entries = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(texts.items())
    ]
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


def _stream(document: PDFDocument, content: bytes) -> PDFStream:
    stream = PDFStream()
    stream.content = content
    if document.compression:
        stream.filters = [PDFZCompress]
    return stream


def _reference(document: PDFDocument, thing: object, name: str) -> Any:
    return document.Reference(thing, name)  # type: ignore[no-untyped-call]


def _tag(name: str) -> str:
    """Return six capitals for a subset's name, the same for the same place in a document."""
    number = int(name[1:])
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("A") + rest))
    return "".join(reversed(letters))
