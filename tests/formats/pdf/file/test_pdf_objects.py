# SPDX-License-Identifier: MIT
"""Objects of a PDF file are written to the bytes that reportlab writes for its own."""

from typing import Any

import pytest
from reportlab.pdfbase import pdfdoc as theirs

from stratcanvas.formats.pdf.file import pdf_objects as ours


def _one_of_all(kind: Any) -> Any:
    """Return a dictionary with a part of each sort, and with more of them than stand in a row."""
    parts: dict[str, object] = {f"Key{n}": n * 1_000_003 for n in range(-2, 9)}
    return kind.PDFDictionary(
        parts
        | {
            "Odd name#": kind.PDFName("a (b) é"),
            "Many": kind.PDFArray([kind.PDFName("Name"), 0.5, -3.25, 1e-9, *range(25)]),
            "Few": kind.PDFArray([]),
            "Text": kind.PDFString("a (b) \\ c) “é” €"),
            "Other": kind.PDFString("日本 (2025)"),
            "Plain": "[1 [2 3]]",
            "Wide": "naïve • – \n",
            "Bytes": b"<00FF>",
            "None": None,
            "True": True,
            "Within": kind.PDFDictionary({"B": kind.PDFDictionary({}), "A": 1}),
        }
    )


def test_a_dictionary_is_written_as_reportlab_writes_its_own() -> None:
    """Whatever is in it, sorted and in rows."""
    written = _one_of_all(ours).format(ours.PDFDocument())
    assert written == _one_of_all(theirs).format(theirs.PDFDocument())


def test_a_reference_is_written_by_the_number_of_its_object() -> None:
    """To what has a name already, and to what stands alone and gets its number while it is
    written."""
    written = []
    for kind in (ours, theirs):
        document, stream = theirs.PDFDocument(), kind.PDFStream()
        named = document.Reference(kind.PDFDictionary({}), "named")
        inside = kind.PDFDictionary({"Named": named, "Alone": stream})
        written.append((inside.format(document), document.Reference(stream).format(document)))
    assert written[0] == written[1]


@pytest.mark.parametrize("filters", [None, [], [ours.PDFZCompress]])
@pytest.mark.parametrize("packed", [False, True])
def test_a_stream_is_written_as_reportlab_writes_its_own(
    filters: list[Any] | None, *, packed: bool
) -> None:
    """Packed while it is written, before that, or never; and again the same."""
    written = []
    for kind in (ours, theirs):
        stream = kind.PDFStream()
        stream.content, stream.filters = b"1 0 0 1 0 0 cm " * 20, filters
        stream.dictionary["Type"] = kind.PDFName("Metadata")
        if packed:
            stream.dictionary["Filter"] = kind.PDFName("FlateDecode")
        document = theirs.PDFDocument()
        written += [stream.format(document), stream.format(document)]
    assert len({*written}) == 1
