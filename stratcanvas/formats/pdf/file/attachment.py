# SPDX-License-Identifier: MIT
"""The canvas inside a document, as an associated file: its pages’ source (ISO 32000-2, 14.13).

It stands among the embedded files too, where every program that knows attachments finds it.
"""

import datetime
from functools import lru_cache
from typing import Any

from stratcanvas.formats.carried_file import DESCRIPTION, MEDIA_TYPE, NAME
from stratcanvas.formats.pdf.file.metadata import pdf_date
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


def attach(document: PDFDocument, canvas: bytes, day: datetime.date) -> None:
    """Put a canvas file, dated at a day, into a document that is about to be written."""
    stream = PDFStream()
    stream.content = _packed(canvas)
    stream.dictionary["Filter"] = PDFArray([PDFName(PDFZCompress.pdfname)])
    stream.dictionary["Type"] = PDFName("EmbeddedFile")
    stream.dictionary["Subtype"] = "/" + MEDIA_TYPE.replace("/", "#2F")  # a name, as PDF writes it
    date = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    stream.dictionary["Params"] = PDFDictionary(
        {"Size": len(canvas), "ModDate": PDFString(pdf_date(date))}
    )
    file = reference(document, stream, "canvas file")
    entry = PDFDictionary(
        {
            "Type": PDFName("Filespec"),
            "F": PDFString(NAME),
            "UF": PDFString(NAME),
            "Desc": PDFString(DESCRIPTION),
            "AFRelationship": PDFName("Source"),
            "EF": PDFDictionary({"F": file, "UF": file}),
        }
    )
    named = reference(document, entry, "canvas")
    names = PDFArray([PDFString(NAME), named])
    catalog: Any = document.Catalog  # type: ignore[attr-defined]
    catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": names})})
    catalog.AF = PDFArray([named])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]


@lru_cache(1)
def _packed(canvas: bytes) -> bytes:
    """Return a file as Flate packs it: it goes into each page of the same canvas."""
    packed: bytes = PDFZCompress.encode(canvas)
    return packed
