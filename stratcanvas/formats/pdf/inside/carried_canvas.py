# SPDX-License-Identifier: MIT
"""The canvas that a PDF carries: the one attachment of our name, byte for byte.

What comes out is looked at like any file of a stranger's. Other attachments are left alone.
"""

from collections.abc import Iterator
from typing import Any

from stratcanvas.formats.carried_file import NAME
from stratcanvas.formats.pdf.inside.pdf_document import (
    CutShort,
    Locked,
    PdfDocument,
    Stream,
)
from stratcanvas.formats.pdf.inside.pdf_syntax import BadPdf, Reference
from stratcanvas.formats.pdf.inside.unpacking import PackedOtherwise, TooMuch
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import CarriedFile
from stratcanvas.storage.errors import Damaged, NotTakenIn, TooLarge, Trouble
from stratcanvas.words import tr

LARGEST = 64 * 1024 * 1024
"""Bytes that a canvas in a PDF has at most, as one that lies in a file."""
_BEGINNING = b"SQLite format 3\0"
"""What every canvas file begins with; of several attachments of our name these are meant."""
_MOST_NODES = 2_000
"""Lists of attachments that are looked into."""
_MOST_FILES = 1_000
"""Attachments that are looked at."""


def carried_canvas(data: bytes, name: str, progress: Progress) -> CarriedFile:
    """Return the canvas file that a PDF carries; ``name`` is the PDF's, for sentences.

    Raises Damaged, NotTakenIn or TooLarge, and progress.Stopped.
    """
    try:
        document = PdfDocument(data, progress.step)
        files = [*_attachments(document)]
        contents = {_content(document, each) for each in {at for said, at in files if said == NAME}}
    except BadPdf as problem:
        raise _refusal(problem, name) from problem
    contents = {each for each in contents if each.startswith(_BEGINNING)} or contents
    if len(contents) == 1:
        return CarriedFile(contents.pop())
    if contents:
        raise NotTakenIn(
            tr("{name} carries several canvases.").format(name=name),
            then=tr(
                "They are among its attachments: save the one you want with a PDF program, then "
                "open that."
            ),
        )
    words = (
        tr("{name} has attachments, but no canvas of Stratcanvas is among them.")
        if files
        else tr("{name} carries no canvas.")
    )
    raise NotTakenIn(
        words.format(name=name),
        then=tr(
            "Stratcanvas opens PDFs that it wrote with the canvas inside. Ask whoever sent it for "
            "such a one, or for the .canvas file."
        ),
    )


def _attachments(document: PdfDocument) -> Iterator[tuple[str, Reference]]:
    """Walk over the attachments: the name of each, and where its bytes are."""
    catalogue = document.entries(document.trailer.get("Root"))
    count = 0
    for each in (*_associated(document, catalogue), *_embedded(document, catalogue)):
        entry = document.entries(each)
        files = document.entries(entry.get("EF"))
        for key in ("UF", "F"):
            said, place = document.resolved(entry.get(key)), files.get(key, files.get("F"))
            if isinstance(said, bytes) and isinstance(place, Reference):
                count += 1
                if count > _MOST_FILES:
                    raise BadPdf("more attachments than anybody looks at")
                yield _words(said), place
                break


def _associated(document: PdfDocument, catalogue: dict[str, Any]) -> list[Any]:
    return document.listed(catalogue.get("AF"))[:_MOST_FILES]


def _embedded(document: PdfDocument, catalogue: dict[str, Any]) -> Iterator[Any]:
    """Walk over what the tree of names lists (ISO 32000-1, 7.9.6)."""
    waiting = [document.entries(catalogue.get("Names")).get("EmbeddedFiles")]
    seen: set[Reference] = set()
    nodes = 0
    while waiting:
        node = waiting.pop()
        nodes += 1
        if node in seen if isinstance(node, Reference) else False:
            raise BadPdf("lists of attachments that lead to each other")
        if nodes > _MOST_NODES:
            raise BadPdf("more lists of attachments than anybody looks at")
        if isinstance(node, Reference):
            seen.add(node)
        said = document.entries(node)
        yield from document.listed(said.get("Names"))[1 : 2 * _MOST_FILES : 2]
        waiting += document.listed(said.get("Kids"))[:_MOST_NODES]


def _words(said: bytes) -> str:
    """Return a file name as it is meant; other letters than ours need not come out right."""
    if said.startswith(b"\xfe\xff"):
        return said[2:].decode("utf-16-be", "replace")
    if said.startswith(b"\xef\xbb\xbf"):
        return said[3:].decode("utf-8", "replace")
    return said.decode("latin-1")


def _content(document: PdfDocument, place: Reference) -> bytes:
    stream = document.resolved(place)
    if not isinstance(stream, Stream):
        raise BadPdf("an attachment without bytes")
    return document.unpacked(stream, LARGEST)


def _refusal(problem: BadPdf, name: str) -> Trouble:
    """Return what a person is told of a PDF that can't be read."""
    again = tr("Open it in a PDF program, save it as a copy there, and open that copy.")
    match problem:
        case Locked():
            return NotTakenIn(
                tr("{name} is protected, so nothing can be taken out of it.").format(name=name),
                then=tr("Save it without protection in a PDF program, and open that copy."),
            )
        case CutShort():
            return Damaged(
                tr("{name} is not complete: its end is missing.").format(name=name),
                then=tr("Copy or download it again."),
            )
        case TooMuch():
            return TooLarge(
                tr("{name} carries more than a canvas can be ({size} MB).").format(
                    name=name, size=LARGEST // 1024 // 1024
                ),
                then=tr("Choose another file."),
            )
        case PackedOtherwise():
            sentence = tr("{name} is packed in a way that Stratcanvas does not read.")
            return NotTakenIn(sentence.format(name=name), then=again)
    return Damaged(tr("{name} is damaged inside.").format(name=name), then=again)
