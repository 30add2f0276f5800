# SPDX-License-Identifier: MIT
"""The file around the slides: an Open Packaging zip with the parts that PowerPoint asks for.

The same slides give the same bytes: no part has a time but the day of writing.
"""

import datetime
import io
import zipfile
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from stratcanvas.formats.pptx.drawing import EMU, words_in_xml
from stratcanvas.shipped import resource

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_KIND = "application/vnd.openxmlformats-officedocument"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PAGE_NUMBER = "‹#›"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can name."""


def file_of(
    slides: Sequence[str],
    size: tuple[float, float],
    title: str,
    author: str,
    day: datetime.date,
) -> bytes:
    """Return the file of some slides, each the shapes on it; ``size`` of all in points."""
    parts = {
        "[Content_Types].xml": _content_types(len(slides)),
        "_rels/.rels": _relations(
            ("officeDocument", "ppt/presentation.xml"),
            ("core", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(title, author, day),
        "docProps/app.xml": _app(len(slides)),
        "ppt/presentation.xml": _presentation(len(slides), size),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("theme", "theme/theme1.xml"),
            *(("slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1)),
        ),
        "ppt/theme/theme1.xml": _shipped("theme1.xml"),
        "ppt/slideMasters/slideMaster1.xml": _shipped("slideMaster1.xml"),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            ("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")
        ),
        "ppt/slideLayouts/slideLayout1.xml": _shipped("slideLayout1.xml"),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        ),
    }
    for n, shapes in enumerate(slides, start=1):
        parts[f"ppt/slides/slide{n}.xml"] = _slide(shapes)
        parts[f"ppt/slides/_rels/slide{n}.xml.rels"] = _relations(
            ("slideLayout", "../slideLayouts/slideLayout1.xml")
        )
    return _zipped(parts)


def words_on(data: bytes) -> str:
    """Return the words of a file that was made here as its slides have them, line by line."""
    said: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = [name for name in packed.namelist() if name.startswith("ppt/slides/slide")]
        for name in sorted(names, key=len):
            slide = ElementTree.fromstring(packed.read(name))  # noqa: S314 (made here)
            for paragraph in slide.iter(f"{_DRAWN}p"):
                words = "".join(run.text or "" for run in paragraph.iter(f"{_DRAWN}t"))
                said.append(words.replace(_PAGE_NUMBER, ""))
    return "\n".join(filter(None, said))


def _zipped(parts: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        for name, words in parts.items():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, words.encode())
    return whole.getvalue()


def _shipped(name: str) -> str:
    return resource(f"slides/{name}").read_text(encoding="utf-8")


def _relations(*targets: tuple[str, str]) -> str:
    """Return what a part is joined to: kinds and targets, numbered from rId1."""
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{_relation(kind)}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _relation(kind: str) -> str:
    if kind == "core":
        return f"{_PACKAGE}/relationships/metadata/core-properties"
    return f"{_OFFICE}/relationships/{kind}"


def _content_types(slides: int) -> str:
    main = f"{_KIND}.presentationml"
    parts = {
        "/ppt/presentation.xml": f"{main}.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{main}.slideMaster+xml",
        "/ppt/slideLayouts/slideLayout1.xml": f"{main}.slideLayout+xml",
        "/ppt/theme/theme1.xml": f"{_KIND}.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{_KIND}.extended-properties+xml",
        **{f"/ppt/slides/slide{n}.xml": f"{main}.slide+xml" for n in range(1, slides + 1)},
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _presentation(slides: int, size: tuple[float, float]) -> str:
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rId{2 + n}"/>' for n in range(1, slides + 1))
    width, height = (round(each * EMU) for each in size)
    return (
        f"{_HEAD}<p:presentation {_NAMES}><p:sldMasterIdLst>"
        '<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="{width}" cy="{height}"/>'
        '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
    )


def _slide(shapes: str) -> str:
    return (
        f'{_HEAD}<p:sld {_NAMES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _core(title: str, author: str, day: datetime.date) -> str:
    when = f"{day.isoformat()}T00:00:00Z"
    made = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    names = (
        f"xmlns:cp={quoteattr(f'{_PACKAGE}/metadata/core-properties')} "
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return (
        f"{_HEAD}<cp:coreProperties {names}><dc:title>{words_in_xml(title)}</dc:title>"
        f"<dc:creator>{words_in_xml(author)}</dc:creator>{made}</cp:coreProperties>"
    )


def _app(slides: int) -> str:
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">'
        f"<Application>Stratcanvas</Application><Slides>{slides}</Slides></Properties>"
    )
