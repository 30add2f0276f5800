# SPDX-License-Identifier: MIT
"""What a document says of itself: information dictionary, XMP, language, how viewers show it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from stratcanvas.formats.pdf.file.pdf_objects import (
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFStream,
    PDFString,
)
from stratcanvas.formats.pdf.type.graphemes import one_line

_CREATOR = "Stratcanvas"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself; ``language`` is a BCP 47 tag, ``made`` None writes no date.

    A ``made`` without a time zone counts as UTC.
    """

    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    language: str = ""
    made: datetime | None = None


class _Information(PDFInfo):
    """The information dictionary with just what is known."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__()
        self.title, self.author = one_line(metadata.title), one_line(metadata.author)
        self.subject, self.keywords = one_line(metadata.subject), one_line(metadata.keywords)
        self._made = metadata.made

    def format(self, document: PDFDocument) -> bytes:
        """Return the dictionary as reportlab writes it."""
        entries: dict[str, object] = {
            "Title": PDFString(self.title),
            "Creator": PDFString(_CREATOR),
            "Producer": PDFString(self.producer),
        }
        for name in ("Author", "Subject", "Keywords"):
            if text := getattr(self, name.lower()):
                entries[name] = PDFString(text)
        if self._made is not None:
            entries["CreationDate"] = entries["ModDate"] = PDFString(pdf_date(self._made))
        written: bytes = PDFDictionary(entries).format(document)
        return written


def describe(document: PDFDocument, metadata: Metadata) -> None:
    """Give a document its information, XMP metadata, and the title in the viewer's title bar."""
    document.info = _Information(metadata)
    catalog: Any = document.Catalog  # type: ignore[attr-defined]
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    stream = PDFStream()
    stream.content = xmp(metadata).encode()
    stream.dictionary["Type"] = PDFName("Metadata")
    stream.dictionary["Subtype"] = PDFName("XML")
    catalog.Metadata = stream


def pdf_date(made: datetime) -> str:
    """Return a date as PDF writes it (ISO 32000-1, 7.9.4)."""
    aware = made if made.tzinfo else made.replace(tzinfo=UTC)
    minutes = int((aware.utcoffset() or timedelta()).total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    return f"D:{aware:%Y%m%d%H%M%S}{sign}{hours:02d}'{rest:02d}'"


def xmp(metadata: Metadata) -> str:
    """Return the XMP packet (ISO 16684-1) that says the same as the information dictionary.

    It also says that the page is made to be read aloud (ISO 14289-1, PDF/UA).
    """
    default = '<rdf:li xml:lang="x-default">'
    parts = [f"<dc:title><rdf:Alt>{default}{_xml(metadata.title)}</rdf:li></rdf:Alt></dc:title>"]
    for tag, kind, item, text in (
        ("creator", "Seq", "<rdf:li>", metadata.author),
        ("description", "Alt", default, metadata.subject),
        ("language", "Bag", "<rdf:li>", metadata.language),
    ):
        if text:
            inner = f"{item}{_xml(text)}</rdf:li>"
            parts.append(f"<dc:{tag}><rdf:{kind}>{inner}</rdf:{kind}></dc:{tag}>")
    if metadata.made is not None:
        aware = metadata.made if metadata.made.tzinfo else metadata.made.replace(tzinfo=UTC)
        date = aware.isoformat(timespec="seconds")
        parts += [f"<xmp:{name}>{date}</xmp:{name}>" for name in ("CreateDate", "ModifyDate")]
    body = "\n".join(parts)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        f"{body}\n<xmp:CreatorTool>{_CREATOR}</xmp:CreatorTool>\n"
        "<pdfuaid:part>1</pdfuaid:part>\n"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )


def _xml(text: str) -> str:
    """Escape text for XML, without the characters that XML 1.0 has no way to write."""
    plain = "".join(c for c in one_line(text) if c not in "\ufffe\uffff")
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
