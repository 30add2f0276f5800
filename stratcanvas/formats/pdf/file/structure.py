# SPDX-License-Identifier: MIT
"""The order in which a page is read aloud: tagged structure (ISO 32000-1, 14.7 and 14.8).

Each block drawn is one element, in the order of drawing; what is not text is an artifact. Kept
flat on purpose: headings and paragraphs under one Document.
"""

from dataclasses import dataclass, field
from typing import Any, Literal

from stratcanvas.formats.pdf.file.pdf_objects import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFString,
)

Tag = Literal["P", "H1", "H2", "H3", "Caption"]


@dataclass(slots=True)
class Structure:
    """Collects the elements of a document's pages."""

    _pages: list[list[tuple[Tag, str, Any]]] = field(default_factory=lambda: [[]])

    def element(self, tag: Tag, spoken: str, page: Any) -> int:
        """Begin an element on the current page, given its reference; return its content's id.

        ``spoken`` is the text to read where the glyphs' own order and lines would mislead.
        """
        self._pages[-1].append((tag, spoken, page))
        return len(self._pages[-1]) - 1

    def close_page(self, page: Any) -> None:
        """Give the finished page its place in the tree and begin with the next."""
        page.StructParents = len(self._pages) - 1
        page.Tabs = PDFName("S")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        self._pages.append([])

    def add_to(self, document: PDFDocument) -> None:
        """Add the tree to a document that is about to be written."""
        root, whole = PDFDictionary({}), PDFDictionary({})
        root_reference = _reference(document, root, "structure")
        whole_reference = _reference(document, whole, "structure document")
        kids: list[Any] = []
        parents: list[Any] = []
        for number, elements in enumerate(self._pages[:-1]):
            made = [
                _reference(
                    document, _element(element, mark, whole_reference), f"element {number} {mark}"
                )
                for mark, element in enumerate(elements)
            ]
            kids += made
            parents += [number, PDFArray(made)]
        whole.dict = {
            "Type": PDFName("StructElem"),
            "S": PDFName("Document"),
            "P": root_reference,
            "K": PDFArray(kids),
        }
        root.dict = {
            "Type": PDFName("StructTreeRoot"),
            "K": whole_reference,
            "ParentTree": PDFDictionary({"Nums": PDFArray(parents)}),
            "ParentTreeNextKey": len(self._pages) - 1,
        }
        catalog: Any = document.Catalog  # type: ignore[attr-defined]
        catalog.StructTreeRoot = root_reference
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _element(element: tuple[Tag, str, Any], mark: int, parent: Any) -> PDFDictionary:
    tag, spoken, page = element
    entries = {
        "Type": PDFName("StructElem"),
        "S": PDFName(tag),
        "P": parent,
        "Pg": page,
        "K": mark,
    }
    if spoken:
        entries["ActualText"] = PDFString(spoken)
    return PDFDictionary(entries)


def _reference(document: PDFDocument, thing: object, name: str) -> Any:
    return document.Reference(thing, name)  # type: ignore[no-untyped-call]
