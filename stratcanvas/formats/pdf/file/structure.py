# SPDX-License-Identifier: MIT
"""What each thing on a page is, in the order in which it is read aloud (ISO 32000-1, 14.7, 14.8).

Headings, paragraphs, lists and tables; each block drawn is one element. What is
decoration or stands on every sheet is an artifact and in no element.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from stratcanvas.formats.pdf.file.pdf_objects import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    in_rows,
    reference,
    said,
    written,
)

Tag = Literal["P", "H1", "H2", "H3", "LBody", "Artifact"]
Group = Literal["L", "LI", "Table", "TR", "TH", "TD"]
Scope = Literal["", "Column", "Row"]
"""What a head of a table (TH) is over or before."""


@dataclass(slots=True, eq=False)
class _Element:
    """One element of the tree: with content of its own on a page, or with others in it."""

    tag: str
    spoken: str = ""
    scope: Scope = ""
    page: Any = None
    mark: int = -1
    """The id of its content on its page; none if negative."""
    thing: Any = None
    """A reference to the annotation that it stands for."""
    kids: list["_Element"] = field(default_factory=list)
    reference: Any = None


@dataclass(slots=True)
class Structure:
    """Collects the elements of a document's pages."""

    _open: list[_Element] = field(default_factory=lambda: [_Element("Document")])
    _marked: list[_Element] = field(default_factory=list)
    _parents: dict[int, _Element | list[_Element]] = field(default_factory=dict)
    _keys: int = 0

    def element(self, tag: Tag, spoken: str, page: Any) -> int:
        """Begin an element on the current page, given its reference; return its content's id.

        ``spoken`` is the text to read where the glyphs' own order and lines would mislead.
        """
        made = _Element(tag, spoken, page=page, mark=len(self._marked))
        self._open[-1].kids.append(made)
        self._marked.append(made)
        return made.mark

    @contextmanager
    def within(self, group: Group, scope: Scope = "") -> Iterator[None]:
        """Let what comes be a part of a list (L), or of an item of one (LI), or of a table, of a
        row or a cell of it; ``scope`` is a head's. Not over a page's end.

        A group in which nothing came is left out, unless it is a cell.
        """
        made = _Element(group, scope=scope)
        self._open.append(made)
        try:
            yield
        finally:
            self._open.pop()
            if made.kids or group in {"TH", "TD"}:
                self._open[-1].kids.append(made)

    def link(self, annotation: Any, page: Any) -> int:
        """Add the element of a link, given its annotation; return the key it is found by."""
        made = _Element("Link", page=page, thing=annotation)
        self._open[-1].kids.append(made)
        return self._key(made)

    def close_page(self, page: Any) -> None:
        """Give the finished page its place in the tree and begin with the next."""
        page.StructParents = self._key(self._marked)
        page.Tabs = PDFName("S")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        self._marked = []

    def _key(self, parent: _Element | list[_Element]) -> int:
        key = self._keys
        self._keys += 1
        self._parents[key] = parent
        return key

    def add_to(self, document: PDFDocument) -> None:
        """Add the tree to a document that is about to be written."""
        (whole,) = self._open
        root = PDFDictionary({})
        root_reference = reference(document, root, "structure")
        _write(document, whole, root_reference, "structure document")
        numbers: list[Any] = []
        for key, parent in self._parents.items():
            if isinstance(parent, list):
                numbers += [key, PDFArray([each.reference for each in parent])]
            else:
                numbers += [key, parent.reference]
        root.dict = {
            "Type": PDFName("StructTreeRoot"),
            "K": whole.reference,
            "ParentTree": PDFDictionary({"Nums": PDFArray(numbers)}),
            "ParentTreeNextKey": self._keys,
        }
        catalog: Any = document.Catalog  # type: ignore[attr-defined]
        catalog.StructTreeRoot = root_reference
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Written(PDFObject):
    """An element as an object of the file. There are very many, and most are alike: they are
    written here as reportlab writes a dictionary, which asks of each part what it is."""

    def __init__(self, element: _Element, parent: Any) -> None:
        self._element, self._parent = element, parent

    def format(self, document: PDFDocument) -> bytes:
        """Return it as it stands in the file; reportlab asks once all objects have numbers."""
        element, parts = self._element, list[bytes]()
        if element.scope:
            head = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
            parts.append(b"/A " + head.format(document))
        if element.spoken:
            parts.append(b"/ActualText " + said(element.spoken))
        parts.append(b"/K " + _content(document, element))
        parts.append(b"/P " + written(self._parent, document))
        if element.page is not None:
            parts.append(b"/Pg " + written(element.page, document))
        parts += [b"/S /" + element.tag.encode("ascii"), b"/Type /StructElem"]
        return b"<<\n" + in_rows(parts, 6) + b"\n>>"


def _write(document: PDFDocument, element: _Element, parent: Any, name: str) -> None:
    """Make an element and those in it objects of a document."""
    element.reference = reference(document, _Written(element, parent), name)
    for number, kid in enumerate(element.kids):
        _write(document, kid, element.reference, f"{name} {number}")


def _content(document: PDFDocument, element: _Element) -> bytes:
    if element.thing is not None:
        thing = {"Type": PDFName("OBJR"), "Obj": element.thing, "Pg": element.page}
        return bytes(PDFDictionary(thing).format(document))
    if element.mark >= 0:
        return b"%d" % element.mark
    return b"[ " + in_rows([written(kid.reference, document) for kid in element.kids], 10) + b" ]"
