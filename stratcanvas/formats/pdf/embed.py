# SPDX-License-Identifier: MIT
"""A font in a PDF: which glyphs a document uses of it, and the objects that embed just those.

Type 0 fonts whose codes are the font's own glyph numbers, subset by HarfBuzz (TrueType and CFF
alike). A glyph that stands for several texts gets a further font resource over the same
subset, so ToUnicode is right for each. Nothing is registered with reportlab: no global state.
"""

from dataclasses import dataclass, field

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

_KEPT_TABLES = ("cvt ", "fpgm", "prep", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF ")
_SYMBOLIC = 1 << 2
_CHUNK = 100  # bfchar entries a block may hold (PDF 32000-1, 9.10.3)


@dataclass(slots=True, eq=False)
class EmbeddedFont:
    """One face in one document; reportlab calls ``addObjects`` when it writes the file."""

    face: Face
    name: str
    layers: list[dict[int, str]] = field(default_factory=lambda: [{}])
    _layer_of: dict[tuple[int, str], int] = field(default_factory=dict)

    def layer(self, glyph: int, text: str) -> int:
        """Note that a glyph stands for a text; return the layer of the font that says so."""
        key = (glyph, text)
        known = self._layer_of.get(key)
        if known is not None:
            return known
        for number, texts in enumerate(self.layers):
            if glyph not in texts:
                break
        else:
            number = len(self.layers)
            self.layers.append({})
        self.layers[number][glyph] = text
        self._layer_of[key] = number
        return number

    def resource(self, layer: int) -> str:
        """Return the name under which content streams select a layer."""
        return f"{self.name}x{layer}"

    def width(self, glyph: int) -> int:
        """Return the advance that the PDF declares for a glyph, in thousandths of an em."""
        return round(self.face.hb_font.get_glyph_h_advance(glyph) * 1000 / self.face.upem)

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Add this font's objects to a document that is about to be written."""
        glyphs = sorted({0}.union(*self.layers))
        subset = _subset(self.face, glyphs)
        base = PDFName(f"{_tag(self.name)}+{_postscript_name(self.face)}")
        cff = "CFF " in subset.table_tags
        descendant = PDFDictionary(
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
                "FontDescriptor": self._descriptor(document, base, subset, cff=cff),
                "DW": 1000,
                "W": self._widths(glyphs),
            }
        )
        if not cff:
            descendant["CIDToGIDMap"] = PDFName("Identity")
        shared = document.Reference(descendant, f"{self.name} descendant")
        fonts = document.idToObject["BasicFonts"].dict
        for layer, texts in enumerate(self.layers):
            cmap = _stream(document, to_unicode(texts).encode("ascii"))
            font = PDFDictionary(
                {
                    "Type": PDFName("Font"),
                    "Subtype": PDFName("Type0"),
                    "BaseFont": base,
                    "Encoding": PDFName("Identity-H"),
                    "DescendantFonts": PDFArray([shared]),
                    "ToUnicode": document.Reference(cmap, f"{self.name} texts {layer}"),
                }
            )
            fonts[self.resource(layer)] = document.Reference(font, self.resource(layer))

    def _widths(self, glyphs: list[int]) -> PDFArray:
        """Return the W array: runs of neighbouring glyphs with their widths."""
        widths: list[object] = []
        previous = -2
        for glyph in glyphs:
            if glyph != previous + 1:
                widths += [glyph, PDFArray([])]
            widths[-1].sequence.append(self.width(glyph))  # type: ignore[attr-defined]
            previous = glyph
        return PDFArray(widths)

    def _descriptor(
        self, document: PDFDocument, base: PDFName, subset: hb.Face, *, cff: bool
    ) -> object:
        face = self.face
        scale = 1000 / face.upem
        head = bytes(subset.reference_table("head").data)
        box = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in (36, 38, 40, 42)]
        extents = face.hb_font.get_font_extents("ltr")
        data = bytes(subset.reference_table("CFF ").data if cff else subset.blob.data)
        file = _stream(document, data)
        if cff:
            file.dictionary["Subtype"] = PDFName("CIDFontType0C")
        else:
            file.dictionary["Length1"] = len(data)
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([round(edge * scale) for edge in box]),
                "ItalicAngle": -9.4 if "Italic" in face.name else 0,  # Inter's post table
                "Ascent": round(extents.ascender * scale),
                "Descent": round(extents.descender * scale),
                "CapHeight": round(extents.ascender * scale * 0.75),
                "StemV": 140 if face.weight > 500 else 80,
                "FontFile3" if cff else "FontFile2": document.Reference(file, f"{self.name} file"),
            }
        )
        return document.Reference(descriptor, f"{self.name} descriptor")


def to_unicode(texts: dict[int, str]) -> str:
    """Return a ToUnicode CMap that maps two-byte codes to texts of any length."""
    entries = [f"<{code:04X}> <{_utf16(text)}>" for code, text in sorted(texts.items())]
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


def _utf16(text: str) -> str:
    return text.encode("utf-16-be").hex().upper()


def _stream(document: PDFDocument, content: bytes) -> PDFStream:
    stream = PDFStream()
    stream.content = content
    if document.compression:
        stream.filters = [PDFZCompress]
    return stream


def _subset(face: Face, glyphs: list[int]) -> hb.Face:
    """Return the face with just these glyphs, their numbers kept, without layout tables."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.DOWNGRADE_CFF2
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    )
    drop = wanted.drop_table_tag_set
    for tag in face.hb_face.table_tags:
        if tag not in _KEPT_TABLES and tag not in _VARIABLE_TABLES:
            drop.add(int.from_bytes(tag.encode("latin-1"), "big"))
    if face.hb_face.has_var_data:
        wanted.pin_all_axes_to_default(face.hb_face)
        wanted.pin_axis_location(face.hb_face, "wght", float(face.weight))
    return wanted.subset(face.hb_face)


_VARIABLE_TABLES = ("CFF2", "fvar", "gvar", "avar", "HVAR", "MVAR", "STAT")


def _tag(name: str) -> str:
    """Return six capitals for a subset's name, the same for the same place in a document."""
    number = int(name[1:])
    letters = []
    for _ in range(6):
        number, rest = divmod(number, 26)
        letters.append(chr(ord("A") + rest))
    return "".join(reversed(letters))


def _postscript_name(face: Face) -> str:
    if not face.system:
        return face.name
    given = face.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or face.name
    return "".join(c for c in given if c.isascii() and (c.isalnum() or c in "-_")) or face.name
