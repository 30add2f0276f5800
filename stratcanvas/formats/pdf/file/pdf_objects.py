# SPDX-License-Identifier: MIT
"""reportlab's objects of a PDF file. Everybody takes them here, so that reportlab comes as shipped.

While it is imported it would run Python from ``~/.reportlab_mods``, ``~/.reportlab_settings`` and
anything of such a name that lies on the path: files of the person's, or of whoever put them there.
"""

import sys
from codecs import BOM_UTF16_BE
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any

for _name in (
    "reportlab.local_rl_mods",
    "reportlab_mods",
    "reportlab.local_rl_settings",
    "reportlab_settings",
):
    sys.modules.setdefault(_name, ModuleType(_name))

from reportlab.pdfbase import pdfdoc as _pdfdoc  # noqa: E402 (after what would be run by it)
from reportlab.pdfbase.pdfdoc import (  # noqa: E402
    PDFDocument,
    PDFInfo,
    PDFObject,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas  # noqa: E402

__all__ = [
    "Canvas",
    "PDFArray",
    "PDFDictionary",
    "PDFDocument",
    "PDFInfo",
    "PDFName",
    "PDFObject",
    "PDFStream",
    "PDFString",
    "PDFZCompress",
    "in_rows",
    "reference",
    "said",
    "written",
]

_ESCAPED = {n: f"\\{n:03o}" for n in range(256) if not 32 <= n < 127}
_ESCAPED |= {ord(each): "\\" + each for each in "\\()"}
"""How letters stand in a string of a PDF file that may not stand there as they are."""


@lru_cache(1024)
def PDFName(name: str) -> str:  # noqa: N802 - reportlab's name
    """Return a name as it is written, with its slash."""
    return str(_pdfdoc.PDFName(name))


class PDFDictionary(_pdfdoc.PDFDictionary):
    """reportlab's, written to the same bytes without asking of each part what it may be."""

    def format(self, document: PDFDocument, _between: bytes = b"") -> bytes:
        """Return it as it stands in the file."""
        entries = sorted(self.dict.items())
        parts = [_key(name) + written(value, document) for name, value in entries]
        return b"<<\n" + in_rows(parts, 6) + b"\n>>"


class PDFArray(_pdfdoc.PDFArray):
    """reportlab's, written to the same bytes, as is the dictionary."""

    def format(self, document: PDFDocument, _between: bytes = b"") -> bytes:
        """Return it as it stands in the file."""
        return b"[ " + in_rows([written(each, document) for each in self.sequence], 10) + b" ]"


class PDFString(PDFObject):
    """A text, as reportlab's own writes it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, _document: PDFDocument) -> bytes:
        """Return it as it stands in the file."""
        return said(self._text)


class PDFStream(_pdfdoc.PDFStream):
    """reportlab's, written to the same bytes, with a dictionary of ours."""

    def __init__(self) -> None:
        super().__init__(PDFDictionary())

    def format(self, document: PDFDocument) -> bytes:
        """Return it as it stands in the file."""
        about, content = PDFDictionary(self.dictionary.dict), self.content
        filters = document.defaultStreamFilters if self.filters is None else self.filters
        if filters is not None and "Filter" not in about:
            for each in reversed(filters):
                content = each.encode(content)
            about["Filter"] = PDFArray([PDFName(each.pdfname) for each in filters])
        content = written(content, document)
        about["Length"] = len(content)
        return about.format(document) + b"\nstream\n" + content + b"endstream\n"


def written(thing: object, document: PDFDocument) -> bytes:
    """Return a part of a dictionary or an array as it stands in the file."""
    if type(thing) is str and thing.isascii() and thing.isprintable():
        return thing.encode("ascii")
    if type(thing) is int:
        return b"%d" % thing
    if type(thing) is _pdfdoc.PDFObjectReference:
        known = document.idToObjectNumberAndVersion.get(thing.name)
        if known is not None:
            return b"%d %d R" % known
    whole: bytes = _pdfdoc.format(thing, document)
    return whole


def said(text: str) -> bytes:
    """Return a text as reportlab's own string writes it, which looks at letter after letter."""
    try:
        given = text.encode("pdfdoc")  # reportlab's, for what Latin letters and marks are enough
    except UnicodeEncodeError:
        given = BOM_UTF16_BE + text.encode("utf-16-be")
    return b"(" + given.decode("latin-1").translate(_ESCAPED).encode("ascii") + b")"


def in_rows(parts: Sequence[bytes], most: int) -> bytes:
    """Return parts side by side, ``most`` in a row: no line of a file is to be very long."""
    if len(parts) <= most:
        return b" ".join(parts)
    rows = [b" ".join(parts[first : first + most]) for first in range(0, len(parts), most)]
    return b" \n  ".join(rows)


def reference(document: PDFDocument, thing: object, name: str) -> Any:
    """Return a reference to an object of a document, which has it under a name from now on."""
    return document.Reference(thing, name)  # type: ignore[no-untyped-call]


@lru_cache(1024)
def _key(name: str) -> bytes:
    return PDFName(name).encode("ascii") + b" "
