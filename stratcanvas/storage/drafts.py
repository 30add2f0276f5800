# SPDX-License-Identifier: MIT
"""What is kept on this computer and in no file: unnamed canvases, and edits that a crash, a full
disk or a drive that went away kept from their file.
"""

import datetime
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.storage.canvas_file import CanvasFile
from stratcanvas.storage.document_folder import DocumentFolder
from stratcanvas.storage.edit_count import had_begun
from stratcanvas.storage.errors import Damaged, Missing, OpenElsewhere, Trouble
from stratcanvas.storage.lock import glance, was_left_by_a_crash
from stratcanvas.storage.loss import Loss
from stratcanvas.storage.publish_record import PublishRecord
from stratcanvas.storage.read_bytes import bytes_of
from stratcanvas.storage.replace import leads_to
from stratcanvas.storage.sha256 import sha256
from stratcanvas.storage.state_folder import (
    drafts_folder,
    home,
    is_there,
    shelves,
    spare_home,
    working_files,
    working_folder,
)
from stratcanvas.storage.summary import DATABASE, Summary, summary_of
from stratcanvas.storage.vetting import content_of
from stratcanvas.storage.workcopy import image_at
from stratcanvas.words import tr


class Draft(NamedTuple):
    """An unnamed canvas or (``path``) edits that their file lacks. ``changed``: aware, in UTC.

    ``title``: its title, else the first of its words; empty only when it can't be read.
    ``canvas``: the id of its canvas. ``revision``: the id of its state; each edit makes another.
    ``by_crash``: whoever wrote it ended without closing it.
    """

    key: str
    title: str
    changed: datetime.datetime
    path: Path | None = None
    canvas: str = ""
    shelf: Path | None = None
    revision: str = ""
    by_crash: bool = False

    @property
    def folder(self) -> Path:
        """Return the folder it is kept in."""
        return (self.shelf or drafts_folder()) / self.key


def drafts() -> list[Draft]:
    """Return what is left from before and not open in a living window, the newest first.

    Looking at a folder also takes away what a crash left half done beside its file.
    """
    found = []
    for shelf in shelves():
        for folder in shelf.glob("*/"):
            draft = _draft_in(folder)
            if draft is not None:
                found.append(draft)
    return sorted(found, key=lambda draft: draft.changed, reverse=True)


def draft_in(folder: Path) -> Draft | None:
    """Return the draft that lies in a folder, unless it is gone or open in a living window."""
    return _draft_in(folder) if folder.is_dir() else None


def drafts_for(canvas: Canvas, path: Path | None) -> list[Draft]:
    """Return drafts of this very canvas, open under a path, whose words it does not hold.

    Not those that belong to a file of another path which still stands.
    """
    found = []
    for draft in drafts():
        theirs = draft.path is not None and draft.path != path and is_there(draft.path)
        if draft.canvas == canvas.id and not theirs and words_in(draft) != canvas:
            found.append(draft)
    return found


def draft_of(path: Path) -> Draft | None:
    """Return the edits of the file under a path that are kept here and not in it, if any."""
    with suppress(Trouble):  # a path that leads nowhere has none
        real = leads_to(path)
        return next((draft for draft in drafts() if draft.path == real), None)
    return None


def is_open(path: Path) -> bool:
    """Tell whether a window, of whichever run of the program, has a file to work on."""
    with suppress(Trouble):
        real = leads_to(path)
        for root in (home(), spare_home()):
            with glance(working_folder(real, root)) as free:
                if not free:
                    return True
    return False


def words_in(draft: Draft) -> Canvas | None:
    """Return what a draft holds, without opening it; None when that can't be read."""
    try:
        with glance(draft.folder) as free:
            if not free:
                return None
            image = image_at(draft.folder / DATABASE)
            return content_of(image, tr("The draft"), sealed=False).canvas
    except Trouble:
        return None


def open_draft(draft: Draft) -> CanvasFile:
    """Open what a draft holds.

    With a path, that file with the edits in it, wherever it was renamed or moved to; if the file is
    gone, unreadable or has been written by somebody else, the edits as an unnamed canvas. Raises
    Missing or OpenElsewhere.
    """
    if draft.path is None:
        if draft.folder.parent.name == drafts_folder().name:
            return CanvasFile.resume(DocumentFolder.take(draft.folder))
        return CanvasFile.resume(_taken_aside(draft))  # nobody knows any more of which file
    if (renamed := _renamed(draft.path, draft.folder)) is not None:
        return renamed
    try:
        file = CanvasFile.open(draft.path)
    except OpenElsewhere:
        raise
    except Trouble as problem:
        try:
            aside = _taken_aside(draft)
        except Missing as missing:
            missing.kept = problem.kept
            raise
    else:
        if file.aside is None and file.kept_in == draft.folder:
            return file
        file.close()
        aside = _taken_aside(draft) if file.aside is None else DocumentFolder.take(file.aside)
    resumed = CanvasFile.resume(aside)
    resumed.former_path = None if is_there(draft.path) else draft.path
    return resumed


def _renamed(path: Path, folder: Path) -> CanvasFile | None:
    """Open the file that was at a path under the name that it has now, with the edits in a folder.

    None where it is there still, is not found, or takes none of them.
    """
    if is_there(path):
        return None
    from stratcanvas.storage.moved import moved_to  # few files go

    moved = moved_to(path, PublishRecord.load(folder).known)
    if moved is None:
        return None
    with suppress(Trouble):
        file = CanvasFile.open(moved)
        if file.recovered and not is_there(folder / DATABASE):
            return file
        file.close()
    return None


def _taken_aside(draft: Draft) -> DocumentFolder:
    """Make edits of a file a draft of their own. Raises Missing, Damaged or OpenElsewhere."""
    kept = DocumentFolder.take(draft.folder)
    try:
        if kept.resume() is not None:
            return kept.aside(kept.lacking)
        if kept.loss is not None:
            raise kept.told()
        raise Missing(tr("These edits are not there any more."))
    finally:
        kept.leave()


def heard(problem: Trouble) -> None:
    """Note that a person has seen a trouble; what was lost is told again until then."""
    if isinstance(problem, Damaged) and problem.noted_in is not None:
        with suppress(Trouble):  # a window has the folder by now, and tells
            kept = DocumentFolder.take(problem.noted_in)
            kept.heard()
            kept.leave()


def discard_draft(draft: Draft) -> None:
    """Throw a draft away: the person said so. Raises OpenElsewhere if a window has it open."""
    DocumentFolder.take(draft.folder).clear()


def _draft_in(folder: Path) -> Draft | None:
    by_crash = was_left_by_a_crash(folder)
    with glance(folder) as free:
        record = PublishRecord.load(folder) if free else None
        kept = _kept(folder) if free else None
    if record is None or kept is None or record.temporary:
        _sweep(folder)
    if record is None or kept is None or _is_in_file(record, kept.revision):
        return None
    draft = Draft(folder.name, kept.title, kept.changed, None, kept.canvas)
    draft = draft._replace(revision=kept.revision, by_crash=by_crash)
    if folder.parent == drafts_folder():
        return draft
    path = None
    if folder.parent.name == working_files().name:
        loss = Loss.load(folder)
        path = loss.path if record.path is None and loss is not None else record.path
    return draft._replace(path=path, shelf=folder.parent)


def _kept(folder: Path) -> Summary | None:
    found = summary_of(folder)
    # Its database is gone, or what was lost has not been told yet: opening tells.
    if found is None and (had_begun(folder) or Loss.load(folder) is not None):
        return Summary("", datetime.datetime.now(datetime.UTC), "", "")
    return found


def _sweep(folder: Path) -> None:
    """Take away what a crash left half done beside a file, and a folder that holds nothing."""
    with suppress(Trouble):  # a window has it
        DocumentFolder.take(folder, patience=0.0).leave()


def _is_in_file(record: PublishRecord, revision: str) -> bool:
    """Tell whether the file holds what is kept here: it did once, and still has those bytes."""
    versions = (record.published, record.pending)
    hashes = {each.sha256 for each in versions if each is not None and each.revision == revision}
    if record.path is None or not hashes or not revision:
        return False
    try:
        return sha256(bytes_of(record.path)) in hashes
    except Trouble:
        return False
