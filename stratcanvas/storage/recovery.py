# SPDX-License-Identifier: MIT
"""What a run before left of a file's edits, put beside what the file holds: what is shown, what
becomes a draft, and the sentence that says so.
"""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from stratcanvas.domain.names import draft_name
from stratcanvas.safe_words import isolated
from stratcanvas.storage.decide import Copy, InFile, Left, Shows, Why, decide
from stratcanvas.storage.document_folder import DocumentFolder
from stratcanvas.storage.edit_count import UNKNOWN, had_begun
from stratcanvas.storage.errors import ChangedElsewhere, Damaged, Trouble, shown
from stratcanvas.storage.loss import Extent, Loss
from stratcanvas.storage.publish_record import Version
from stratcanvas.storage.read_bytes import bytes_of
from stratcanvas.storage.replace import leads_to
from stratcanvas.storage.sha256 import sha256
from stratcanvas.storage.state_folder import is_there
from stratcanvas.storage.summary import DATABASE
from stratcanvas.storage.vetting import Content, content_of
from stratcanvas.storage.workcopy import WorkCopy
from stratcanvas.words import tr


class Found(NamedTuple):
    """A file to open. ``copy``: it is shown instead of the file; ``aside``: it became a draft."""

    content: Content
    version: Version
    copy: WorkCopy | None
    aside: Path | None
    notice: Trouble | None


def find(kept: DocumentFolder, path: Path) -> Found:
    """Return what to open of a file whose folder is held; it has no other copy after that.

    Edits of it under a name that it had before are brought here first. Raises Trouble when the file
    can't be read; then what was kept of it stays where it is.
    """
    try:
        data = bytes_of(path)
        content = content_of(data, shown(path))
    except Trouble as problem:
        _tell_what_is_kept(kept, problem)
        raise
    here = Version(sha256(data), content.revision, content.number)
    if _may_be_kept_elsewhere(kept):
        from stratcanvas.storage.former_name import bring_edits  # most starts need it not

        bring_edits(kept, leads_to(path), here.sha256)
    damaged: Damaged | None = None
    try:
        work = kept.resume()
    except Damaged as problem:
        work, damaged = None, problem
    copy = Copy(Left.UNREADABLE if damaged else Left.NOTHING, reached=kept.reached)
    if work is not None:
        copy = Copy(Left.WHOLE, work.number, kept.reached, work.canvas == content.canvas)
    decision = decide(copy, kept.record, InFile(here.sha256, here.number))
    title = "" if work is None else draft_name(work.canvas)
    if damaged is not None and not decision.lost and kept.reached not in {None, UNKNOWN}:
        kept.heard()  # nothing is lost
        damaged.sentence = tr("What Stratcanvas kept of this canvas on this computer was damaged.")
        damaged.kept = tr("{file} has all of your edits.").format(file=shown(path))
    elif damaged is None and (decision.lost or kept.is_doubtful):
        loss = kept.lacking or Loss(Extent.END)
        kept.note(loss._replace(path=leads_to(path)))
    aside = None
    if decision.shows is Shows.FILE:
        kept.forget()
    elif decision.shows is Shows.FILE_AND_DRAFT:
        draft = kept.aside(kept.loss)
        aside = draft.folder
        draft.leave()
    notice = damaged or _notice(path, title, decision.why)
    if damaged is None and kept.loss is not None:
        notice = kept.loss.told_after(notice)
    return Found(content, here, kept.work, aside, notice)


def _may_be_kept_elsewhere(kept: DocumentFolder) -> bool:
    """Tell whether nothing is kept of a file under its name, nor ever was, and of others is."""
    if kept.loss is not None or had_begun(kept.folder) or is_there(kept.folder / DATABASE):
        return False
    with suppress(OSError):
        return any(each != kept.folder for each in kept.folder.parent.iterdir())
    return False


def _tell_what_is_kept(kept: DocumentFolder, problem: Trouble) -> None:
    try:
        if kept.resume() is not None:
            problem.kept = tr("Your latest edits to it are kept on this computer, as a draft.")
    except Trouble as damaged:
        problem.kept = f"{damaged.sentence} {damaged.kept}"


def _notice(path: Path, title: str, why: Why) -> Trouble | None:
    if why is Why.NONE:
        return None
    sentence = {
        # Who changed it nobody can know: it may be ours, and what was kept here an old backup.
        Why.STRANGER: tr(
            "{file} holds another version than the one that your last edits on this computer "
            "were made on."
        ).format(file=shown(path)),
        Why.UNKNOWN: tr("It is not known whether {file} has all of your last edits.").format(
            file=shown(path)
        ),
        Why.BEHIND: tr("{file} is newer than what was kept of it on this computer.").format(
            file=shown(path)
        ),
    }[why]
    mine = tr("yours, “{title}”,").format(title=isolated(title, 80)) if title else tr("yours")
    seen = tr("that version") if why is Why.STRANGER else tr("the file")
    kept = tr("You see {seen}; {mine} is kept as a draft.").format(seen=seen, mine=mine)
    if why is Why.BEHIND:
        older = (
            tr("the older version, “{title}”,").format(title=isolated(title, 80))
            if title
            else tr("the older version")
        )
        kept = tr("You see the file; {older} is kept as a draft.").format(older=older)
    return ChangedElsewhere(
        sentence, kept=kept, then=tr("Open your draft with File ▸ Open recent to compare the two.")
    )
