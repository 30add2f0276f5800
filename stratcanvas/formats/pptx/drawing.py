# SPDX-License-Identifier: MIT
"""Shapes of a slide in DrawingML (ECMA-376, part 1): runs, paragraphs, boxes, a table.

Lengths are in points. A person's words are escaped here and nowhere else.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

EMU = 12_700
"""English metric units in a point (ECMA-376, part 1, 20.1.10.16)."""
_FACE = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
"""The fonts of the theme; a box of text has none of its own."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Run(NamedTuple):
    """Words of one look; ``color`` as ``#rrggbb``, ``size`` in points."""

    words: str
    size: float
    color: str
    bold: bool = False
    italic: bool = False


class SlideParagraph(NamedTuple):
    """Runs in one paragraph; ``before``: room over it in points."""

    runs: tuple[Run, ...]
    before: float = 0.0
    align: str = "l"


class SlideManner(NamedTuple):
    """How all text of the file is set: its language, and whether lines begin on the right."""

    language: str
    mirrored: bool

    def align(self, side: str) -> str:
        """Return the side on which words stand that stand on the given one elsewhere."""
        return {"l": "r", "r": "l"}.get(side, side) if self.mirrored else side


class Box(NamedTuple):
    """A rectangle on a slide, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


class CellLook(NamedTuple):
    """Fill and edge as ``#rrggbb``, None for none."""

    fill: str | None = None
    edge: str | None = None


PLAIN = CellLook()
"""Neither filled nor edged."""


class Cell(NamedTuple):
    """A table's cell; ``span`` over how many columns."""

    paragraphs: tuple[SlideParagraph, ...]
    look: CellLook = PLAIN
    span: int = 1


class TableRow(NamedTuple):
    """Cells and the least height in points."""

    cells: tuple[Cell, ...]
    height: float


INSET = (6.0, 4.0)
"""Room around the words in a cell or a filled box, at the sides and over and under them."""


def words_in_xml(text: str) -> str:
    """Return words as they stand between tags; what XML cannot hold is left out."""
    return escape(_NO_XML.sub("", text))


def title(words: str, box: Box, size: float, manner: SlideManner) -> str:
    """Return the title of a slide, which its outline and a screen reader call it by."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        '</p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_frame(box)}</p:spPr>"
        '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b">'
        "<a:normAutofit/></a:bodyPr><a:lstStyle/>"
        f"{_paragraph(SlideParagraph((Run(words, size, '#18212f', bold=True),)), manner)}"
        "</p:txBody></p:sp>"
    )


def text_box(
    number: int,
    name: str,
    box: Box,
    paragraphs: Sequence[SlideParagraph],
    manner: SlideManner,
    look: CellLook = PLAIN,
    anchor: str = "t",
) -> str:
    """Return a box of text; ``number`` is its own on the slide, ``name`` its name in the list."""
    filled = look != PLAIN
    sides, over = (10.0, 8.0) if filled else (0.0, 0.0)
    shape = "roundRect" if filled else "rect"
    guides = '<a:gd name="adj" fmla="val 8000"/>' if filled else ""
    return (
        f"<p:sp><p:nvSpPr><p:cNvPr id={quoteattr(str(number))} name={quoteattr(name)}/>"
        '<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_frame(box)}<a:prstGeom prst="{shape}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
        f"{_fill(look.fill)}{_line(look.edge)}</p:spPr>"
        f'<p:txBody><a:bodyPr wrap="square" lIns="{_emu(sides)}" tIns="{_emu(over)}" '
        f'rIns="{_emu(sides)}" bIns="{_emu(over)}" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{_paragraphs(paragraphs, manner)}</p:txBody></p:sp>"
    )


def page_number(number: int, box: Box, size: float, color: str, manner: SlideManner) -> str:
    """Return a box that shows the number of its slide, also after slides were moved."""
    field = (
        '<a:fld id="{5C1D5B9E-3A0B-4B52-9C59-5B7E4D2F6A01}" type="slidenum">'
        f"{_look_of(Run('', size, color), manner, 'a:rPr')}<a:t>‹#›</a:t></a:fld>"
    )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Slide number"/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr/></p:nvSpPr><p:spPr>{_frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '</p:spPr><p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{manner.align("r")}"/>{field}'
        f"{_look_of(Run('', size, color), manner, 'a:endParaRPr')}</a:p></p:txBody></p:sp>"
    )


def table(
    number: int,
    name: str,
    box: Box,
    widths: Sequence[float],
    rows: Iterable[TableRow],
    manner: SlideManner,
) -> str:
    """Return a table, its first row a heading; ``widths`` of its columns in points."""
    direction = ' rtl="1"' if manner.mirrored else ""
    columns = "".join(f'<a:gridCol w="{_emu(each)}"/>' for each in widths)
    body = "".join(_row(each, manner) for each in rows)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id={quoteattr(str(number))} "
        f'name={quoteattr(name)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        "</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>"
        f'<p:xfrm><a:off x="{_emu(box.x)}" y="{_emu(box.y)}"/>'
        f'<a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"{direction}/><a:tblGrid>{columns}</a:tblGrid>{body}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(row: TableRow, manner: SlideManner) -> str:
    cells = "".join(_cell(cell, manner) for cell in row.cells)
    return f'<a:tr h="{_emu(row.height)}">{cells}</a:tr>'


def _cell(cell: Cell, manner: SlideManner) -> str:
    sides, over = map(_emu, INSET)
    edges = "".join(
        f'<a:{edge} w="9525">{_solid(cell.look.edge)}</a:{edge}>'
        if cell.look.edge
        else f'<a:{edge} w="0"><a:noFill/></a:{edge}>'
        for edge in ("lnL", "lnR", "lnT", "lnB")
    )
    span = f' gridSpan="{cell.span}"' if cell.span > 1 else ""
    merged = '<a:tc hMerge="1"><a:txBody><a:bodyPr/><a:lstStyle/><a:p/></a:txBody><a:tcPr/></a:tc>'
    return (
        f"<a:tc{span}><a:txBody><a:bodyPr/><a:lstStyle/>"
        f"{_paragraphs(cell.paragraphs, manner)}</a:txBody>"
        f'<a:tcPr marL="{sides}" marR="{sides}" marT="{over}" marB="{over}">'
        f"{edges}{_fill(cell.look.fill)}</a:tcPr></a:tc>{merged * (cell.span - 1)}"
    )


def _paragraphs(paragraphs: Sequence[SlideParagraph], manner: SlideManner) -> str:
    return "".join(_paragraph(each, manner) for each in paragraphs) or "<a:p/>"


def _paragraph(paragraph: SlideParagraph, manner: SlideManner) -> str:
    direction = ' rtl="1"' if manner.mirrored else ""
    room = f'<a:spcBef><a:spcPts val="{round(paragraph.before * 100)}"/></a:spcBef>'
    runs = "".join(
        f"<a:r>{_look_of(run, manner, 'a:rPr')}<a:t>{words_in_xml(run.words)}</a:t></a:r>"
        for run in paragraph.runs
        if run.words
    )
    align = manner.align(paragraph.align)
    return f'<a:p><a:pPr algn="{align}"{direction}>{room}<a:buNone/></a:pPr>{runs}</a:p>'


def _look_of(run: Run, manner: SlideManner, tag: str) -> str:
    language = f" lang={quoteattr(manner.language)}" if manner.language else ""
    bold, italic = ' b="1"' * run.bold, ' i="1"' * run.italic
    size = f' sz="{round(run.size * 100)}"'
    return f'<{tag}{language}{size}{bold}{italic} dirty="0">{_solid(run.color)}{_FACE}</{tag}>'


def _frame(box: Box) -> str:
    return (
        f'<a:xfrm><a:off x="{_emu(box.x)}" y="{_emu(box.y)}"/>'
        f'<a:ext cx="{_emu(box.width)}" cy="{_emu(box.height)}"/></a:xfrm>'
    )


def _fill(color: str | None) -> str:
    return _solid(color) if color else "<a:noFill/>"


def _line(color: str | None) -> str:
    return f'<a:ln w="9525">{_solid(color)}</a:ln>' if color else "<a:ln><a:noFill/></a:ln>"


def _solid(color: str | None) -> str:
    return f'<a:solidFill><a:srgbClr val="{(color or "#000000")[1:].upper()}"/></a:solidFill>'


def _emu(points: float) -> int:
    return round(points * EMU)
