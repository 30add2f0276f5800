# SPDX-License-Identifier: MIT
"""The sheet: pages on which blocks of text, boxes, lines and links are placed.

Points from the page's top left corner, y downwards, over reportlab's canvas. The same calls
give the same bytes, whatever was exported before: dates come from the caller and nothing is
registered with reportlab.
"""

import datetime
import io
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal

from stratcanvas.formats.addresses import target_of
from stratcanvas.formats.pdf.file.attachment import attach
from stratcanvas.formats.pdf.file.embedding import EmbeddedFont
from stratcanvas.formats.pdf.file.glyph_text import (
    actual_text,
    color_numbers,
    line_operators,
    number,
    plain,
    size_number,
)
from stratcanvas.formats.pdf.file.metadata import Metadata, describe
from stratcanvas.formats.pdf.file.pdf_objects import (
    Canvas,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from stratcanvas.formats.pdf.file.structure import Group, Scope, Structure, Tag
from stratcanvas.formats.pdf.type.fonts import FontFace
from stratcanvas.formats.pdf.type.graphemes import one_line
from stratcanvas.formats.pdf.type.line_layout import Color
from stratcanvas.formats.pdf.type.lines import TypeBlock

Align = Literal["start", "center", "end", "left", "right"]

_OTHER_SIDE: dict[Align, Align] = {"left": "right", "right": "left"}
_ROUND = 0.5523  # handle length of a Bézier quarter circle of radius 1


class _ReportlabCanvas(Canvas):
    """reportlab's canvas without its initial Helvetica, which would not be embedded."""

    _code: list[str]
    _doc: PDFDocument
    _links = 0

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"

    def write(self, operators: Iterable[str]) -> None:
        """Append operators to the page's content."""
        self._code.extend(operators)

    def page_reference(self) -> Any:
        """Return a reference to the current page's object."""
        return self._doc.thisPageRef()

    def link(
        self, address: str, rect: tuple[float, float, float, float], structure: Structure
    ) -> None:
        """Make a rectangle of the page's own coordinates a link, with its element."""
        name = f"link {self._links}"
        self._links += 1
        action = {"S": PDFName("URI"), "URI": PDFString(address)}
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray(rect),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,  # printed
                "Contents": PDFString(address),
                "A": PDFDictionary(action),
            }
        )
        self._addAnnotation(annotation, name)  # type: ignore[attr-defined]
        document: Any = self._doc
        reference = document.Reference(annotation, document.annotationName(name))
        annotation["StructParent"] = structure.link(reference, self.page_reference())

    @property
    def document(self) -> PDFDocument:
        """The document's objects."""
        return self._doc


class Sheet:
    """A document in the making, on its current page. Blocks of any typesetter may be drawn.

    A ``mirrored`` one is told everything as if it ran from left to right, and puts it on the other
    side: a page of a language that is written from right to left. Letters are never turned around.
    The file does not say so (/Direction): PDFium would then read all words backwards.
    """

    def __init__(
        self, size: tuple[float, float], metadata: Metadata, *, mirrored: bool = False
    ) -> None:
        self._out = io.BytesIO()
        self._canvas = _ReportlabCanvas(
            self._out, pagesize=size, invariant=1, pageCompression=1, pdfVersion=(1, 7),
            lang=metadata.language or None,
        )  # fmt: skip
        self._fonts: dict[FontFace | str, EmbeddedFont] = {}
        self._bookmarks = 0
        self._section = 0
        self._structure = Structure()
        self._marks: list[str] = []
        self.size = size
        self.mirrored = mirrored
        describe(self._canvas.document, metadata)
        self._boxes()

    @property
    def height(self) -> float:
        """The current page's height in points."""
        return self.size[1]

    def placed(self, x: float, width: float) -> float:
        """Return where what is told to lie at ``x`` lies on the page, its left edge in points."""
        return self.size[0] - x - width if self.mirrored else x

    def _close_page(self) -> None:
        """Close the page; its content is packed without reportlab's ASCII armour (a fifth more).

        Loose marks come last of all, where they interrupt no text that a program reads.
        """
        if self._marks:
            self._write(actual_text(" ", "Artifact"), *self._marks, "EMC")
            self._marks.clear()
        self._canvas.showPage()
        page = self._canvas.document.Pages.pages[-1]  # type: ignore[attr-defined]
        content = PDFStream()
        # Packed at once: of a thousand pages the plain contents would wait for the last of them.
        content.content = PDFZCompress.encode(page.stream)
        content.dictionary["Filter"] = PDFArray([PDFName(PDFZCompress.pdfname)])
        page.Contents, page.stream = content, None
        self._structure.close_page(page)

    def next_page(self) -> None:
        """Close the current page and begin another of the same size."""
        self._close_page()
        self._boxes()

    def draw(
        self,
        block: TypeBlock,
        x: float,
        y: float,
        align: Align = "start",
        width: float | None = None,
        tag: Tag = "P",
        spoken: str = "",
    ) -> float:
        """Draw a block with its top left corner at ``x``, ``y``; return the y below it.

        Lines are aligned in ``width`` (the block's measure unless told). ``start`` is left for
        left-to-right paragraphs and right for others, ``end`` the other side. ``tag`` says what
        the block is to who hears the page read: a paragraph, a heading of some rank, or an
        artifact, which is not read; ``spoken`` is read in its place.
        """
        room = block.measure if width is None else width
        x = self.placed(x, room)
        if self.mirrored:
            align = _OTHER_SIDE.get(align, align)
        written: list[str] = []
        for line in block.lines:
            side: Align = align
            if align in ("start", "end"):
                side = "right" if (align == "end") != line.right_to_left else "left"
            shift = {"center": 0.5, "right": 1.0}.get(side, 0.0) * (room - line.width)
            baseline = self.height - y - line.baseline
            letters, loose = line_operators(line, x + shift, baseline, self._embedded)
            written += letters
            self._marks += loose
        if written and tag == "Artifact":
            self._write("/Artifact <</Type /Pagination>> BDC", *written, "EMC")
        elif written:
            whole = len(block.lines) == 1 and not block.lines[0].turned
            spoken = plain(spoken or ("" if whole else block.text))
            mark = self._structure.element(tag, spoken, self._canvas.page_reference())
            self._write(f"/{tag} <</MCID {mark}>> BDC", *written, "EMC")
        return y + block.height

    def within(self, group: Group, scope: Scope = "") -> AbstractContextManager[None]:
        """Let what is drawn be a list ("L"), an item of one ("LI"), a table or a part of it, to who
        hears the page read; see ``Structure.within``.
        """
        return self._structure.within(group, scope)

    def box(
        self,
        rect: tuple[float, float, float, float],
        *,
        fill: Color | None = None,
        stroke: Color | None = None,
        width: float = 1.0,
        radius: float = 0.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a rectangle, filled and outlined as told; the outline is centred on its edge."""
        x, y, w, h = rect
        x = self.placed(x, w)
        if fill is None and stroke is None:
            return
        rounded = min(radius, w / 2, h / 2)
        path = _outline(x, self.height - y - h, w, h, rounded)
        paint = "S" if fill is None else "f" if stroke is None else "B"
        self._paint(fill, stroke, width, dash, *path, paint)

    @contextmanager
    def clipped(self, rect: tuple[float, float, float, float]) -> Iterator[None]:
        """Let nothing of what is drawn be seen outside of a rectangle."""
        x, y, w, h = rect
        x = self.placed(x, w)
        self._write("q", *_outline(x, self.height - y - h, w, h, 0.0), "W n")
        before, self._marks = self._marks, []
        yield
        if self._marks:
            self._write(actual_text(" ", "Artifact"), *self._marks, "EMC")
        self._marks = before
        self._write("Q")

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        color: Color,
        width: float = 1.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a straight line."""
        path = f"{self._point(x1, y1)} m {self._point(x2, y2)} l S"
        self._paint(None, color, width, dash, path)

    def curve(
        self, points: tuple[tuple[float, float], ...], *, color: Color, width: float = 1.0,
        dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """Draw a Bézier curve through four points: start, two handles, end."""
        start, one, two, end = (self._point(*point) for point in points)
        self._paint(None, color, width, dash, f"{start} m {one} {two} {end} c S")

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: Color | None = None,
        stroke: Color | None = None,
        width: float = 1.0,
        dash: tuple[float, ...] = (),
    ) -> None:
        """Draw a circle around a point."""
        rect = (x - radius, y - radius, radius * 2, radius * 2)
        self.box(rect, fill=fill, stroke=stroke, width=width, radius=radius, dash=dash)

    def link(self, rect: tuple[float, float, float, float], url: str) -> bool:
        """Make a place a link; return False and do nothing if ``addresses`` makes it none."""
        address = target_of(url)
        if not address:
            return False
        x, y, w, h = rect
        x = self.placed(x, w)
        bottom = self.height - y - h
        self._canvas.link(address, (x, bottom, x + w, bottom + h), self._structure)
        return True

    def bookmark(self, title: str, level: int = 0, y: float = 0.0) -> None:
        """Add an outline entry that leads to ``y`` on this page.

        Raises ValueError when ``level`` is deeper than one below the entry before.
        """
        key = f"place{self._bookmarks}"
        self._bookmarks += 1
        self._canvas.bookmarkHorizontalAbsolute(key, self.height - y)
        self._canvas.addOutlineEntry(one_line(title), key, level + self._section)

    def begin_section(self, title: str) -> None:
        """Add an outline entry for this page, and let those that come stand below it."""
        self._section = 0
        self.bookmark(title)
        self._section = 1

    def attach(self, canvas: bytes, day: datetime.date) -> None:
        """Put a canvas file into the document, which is what its pages are made from."""
        attach(self._canvas.document, canvas, day)

    def finish(self) -> bytes:
        """Close the document and return the PDF file's bytes. Call once, last."""
        self._close_page()
        self._structure.add_to(self._canvas.document)
        self._canvas.save()
        return self._out.getvalue()

    def _embedded(self, face: FontFace) -> EmbeddedFont:
        # Several pages of a file open the same font anew, but it is put into the file once.
        key = face if face.system else face.name
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = EmbeddedFont(face, f"T{len(self._fonts)}")
            self._canvas.document.delayedFonts.append(font)
        return font

    def _write(self, *operators: str) -> None:
        self._canvas.write(operators)

    def _point(self, x: float, y: float) -> str:
        return f"{number(self.placed(x, 0.0))} {number(self.height - y)}"

    def _paint(
        self,
        fill: Color | None,
        stroke: Color | None,
        width: float,
        dash: tuple[float, ...],
        *operators: str,
    ) -> None:
        """Write what draws an artifact, after its colours."""
        written = ["/Artifact BMC q"]
        if fill is not None:
            written.append(f"{color_numbers(fill)} rg")
        if stroke is not None:
            written.append(f"{color_numbers(stroke)} RG {size_number(width)} w")
            if dash:
                written.append(f"[{' '.join(map(number, dash))}] 0 d")
        self._write(*written, *operators, "Q EMC")

    def _boxes(self) -> None:
        box = (0, 0, *self.size)
        for name in ("crop", "trim"):
            self._canvas.setCropBox(box, name)


def _outline(x: float, y: float, w: float, h: float, radius: float) -> list[str]:
    """Return a path with round corners, in the page's own coordinates."""
    if radius <= 0:
        return [" ".join(map(number, (x, y, w, h))) + " re"]
    near, far = radius, radius * (1 - _ROUND)
    right, top = x + w, y + h
    across = x, x + far, x + near, right - near, right - far, right
    up = y, y + far, y + near, top - near, top - far, top
    x0, x1, x2, x3, x4, x5 = map(number, across)
    y0, y1, y2, y3, y4, y5 = map(number, up)
    return [
        f"{x2} {y0} m {x3} {y0} l",
        f"{x4} {y0} {x5} {y1} {x5} {y2} c",
        f"{x5} {y3} l",
        f"{x5} {y4} {x4} {y5} {x3} {y5} c",
        f"{x2} {y5} l",
        f"{x1} {y5} {x0} {y4} {x0} {y3} c",
        f"{x0} {y2} l",
        f"{x0} {y1} {x1} {y0} {x2} {y0} c",
        "h",
    ]
