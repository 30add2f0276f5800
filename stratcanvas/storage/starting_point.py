# SPDX-License-Identifier: MIT
"""What an open document begins with: a new canvas, a file with what a run before left of its
edits, a file that is only read, or a draft.
"""

from pathlib import Path
from typing import NamedTuple

from stratcanvas.domain.blank import as_begun, filled_in, is_blank
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.records import new_id
from stratcanvas.storage.document_folder import DocumentFolder
from stratcanvas.storage.errors import DiskFull, Missing, NotWritable, Trouble, shown
from stratcanvas.storage.hindrance import Cause, Hindrance, of_editing, of_writing
from stratcanvas.storage.kept_edits import KeptEdits
from stratcanvas.storage.publish_record import PublishRecord
from stratcanvas.storage.read_bytes import bytes_of
from stratcanvas.storage.recovery import find
from stratcanvas.storage.replace import absolute, leads_to
from stratcanvas.storage.sha256 import sha256
from stratcanvas.storage.state_folder import new_draft_folder
from stratcanvas.storage.vetting import Content, content_of
from stratcanvas.words import tr


class StartingPoint(NamedTuple):
    """What is known of a document when it is opened."""

    content: Content
    """What its file or draft holds."""
    edits: KeptEdits | None
    """Where its edits are kept; None: it is only looked at."""
    path: Path | None = None
    shown: Content | None = None
    """What edits of a run that crashed have made of the content, if they are shown."""
    sha256: str = ""
    """Of what was read, where no record knows it."""
    hindrance: Hindrance | None = None
    """Why it can't be edited, if so."""
    notice: Trouble | None = None
    aside: Path | None = None
    """The folder of the draft that edits became whose file went another way."""


def new_draft(canvas: Canvas, former: str, *, ready_made: bool = False) -> StartingPoint:
    """Begin a canvas without a name; ``former``: the id of the one that it is a copy of, or "".

    ``ready_made``: see ``CanvasFile.draft``. Raises Trouble when the state folder can't be written.
    """
    kept = DocumentFolder.take(new_draft_folder())
    content = Content(canvas, new_id(), 1 if former else 0, former)
    edits = KeptEdits(kept, content, None)
    try:
        if is_blank(canvas, None if former else canvas):
            edits.begun = canvas
            kept.record = kept.record._replace(filled=filled_in(canvas))
        elif ready_made:
            edits.begun = canvas
        else:
            edits.prepare()
    except BaseException:
        kept.leave()
        raise
    return StartingPoint(content, edits)


def left_draft(kept: DocumentFolder) -> StartingPoint:
    """Begin with the draft in a folder. Raises Missing when there is none any more."""
    try:
        work = kept.resume()
    except BaseException:
        kept.leave()
        raise
    if work is None:
        there_is_none = Missing(tr("This draft is not there any more."))
        problem = there_is_none if kept.loss is None else kept.told()
        kept.leave()
        raise problem
    kept.note(kept.lacking)
    edits = KeptEdits(kept, work.content, None)
    edits.begun = as_begun(work.canvas, kept.record.filled)
    notice = None if kept.loss is None else kept.loss.told()
    return StartingPoint(work.content, edits, notice=notice)


def keep_as_draft(content: Content) -> None:
    """Keep what was only looked at as a draft. Raises Trouble."""
    kept = DocumentFolder.take(new_draft_folder())
    try:
        kept.begin(content)
    finally:
        kept.leave()


def file_to_read(path: Path, hindrance: Hindrance | None = None) -> StartingPoint:
    """Begin with a file that is only read: no lock, nothing kept. Raises Trouble.

    ``hindrance``: why it can't be edited, where that is known.
    """
    path = absolute(path)
    real = leads_to(path)  # through no link that somebody else put there
    data = bytes_of(path)
    content = content_of(data, shown(path))
    why = hindrance or of_editing(real)
    return StartingPoint(content, None, path, sha256=sha256(data), hindrance=why)


def file_to_edit(path: Path, *, spare: bool) -> StartingPoint:
    """Begin with a file and with what a run before left of its edits; see ``CanvasFile.open``."""
    path = absolute(path)
    try:
        kept = DocumentFolder.take_for(leads_to(path), spare=spare)
    except (NotWritable, DiskFull) as problem:  # no state folder: looking still works
        return file_to_read(path, Hindrance(Cause.NO_PLACE, problem.sentence))
    try:
        return _at(path, kept)
    except (NotWritable, DiskFull) as problem:  # of our own folder: the file was only read
        kept.leave()
        return file_to_read(path, Hindrance(Cause.NO_PLACE, problem.sentence))
    except BaseException:
        kept.leave()
        raise


def _at(path: Path, kept: DocumentFolder) -> StartingPoint:
    found = find(kept, path)
    real = leads_to(path)
    edits = KeptEdits(kept, found.content, real)
    content = None
    if found.copy is not None:
        content, edits.revision = found.copy.content, found.copy.revision
    kept.record = PublishRecord(path=real, published=found.version)
    return StartingPoint(
        found.content,
        edits,
        path,
        shown=content,
        hindrance=of_writing(real),
        notice=found.notice,
        aside=found.aside,
    )
