# SPDX-License-Identifier: MIT
"""A canvas takes a name: its file is put there at once, and the folder for its edits is held."""

from contextlib import suppress
from pathlib import Path

from stratcanvas.storage.backups import back_up
from stratcanvas.storage.document_folder import DocumentFolder
from stratcanvas.storage.errors import Damaged, Trouble
from stratcanvas.storage.publish import Printed, kept_here
from stratcanvas.storage.publish_record import PublishRecord, Version
from stratcanvas.storage.replace import place_new, refuse_taken, replacing
from stratcanvas.storage.state_folder import make, new_draft_folder


def take_name(real: Path, new: Printed, *, overwrite: bool) -> DocumentFolder:
    """Put an image in a place and return the folder of that file, which is held.

    Edits that a crash left for a file which is replaced become a draft. Raises as ``place_new``,
    or OpenElsewhere; then everything is as it was.
    """
    with replacing(real):
        kept = DocumentFolder.take_for(real, spare=True)
    try:
        refuse_taken(real, overwrite=overwrite)  # before anything is moved for it
        _clear_way(kept)
        kept.record = PublishRecord(path=real)
        put_again(kept, real, new, overwrite=overwrite)
    except BaseException:
        kept.leave()
        raise
    return kept


def put_again(kept: DocumentFolder, real: Path, new: Printed, *, overwrite: bool) -> None:
    """Put an image in the place of the file whose folder is held. Raises as ``place_new``."""
    version = Version(new.sha256, new.revision, new.number)
    with suppress(Trouble):  # nothing to keep, or nowhere: a person chose to overwrite it
        back_up(real, kept.folder.parents[1])
    _note(kept, kept.record.about_to(version, new.temporary))
    place_new(real, new.data, new.temporary, overwrite=overwrite, kept=kept_here())
    settle(kept, version)


def settle(kept: DocumentFolder, version: Version) -> None:
    """Note that a version is in the file. If that can't be written down now, the record on the
    disk still knows it as the one that was about to be put out.
    """
    _note(kept, kept.record.settled(version))


def _note(kept: DocumentFolder, record: PublishRecord) -> None:
    """Write a record down if it can be; if not, it is known as long as we run."""
    kept.record = record
    with suppress(Trouble):
        kept.keep(record)


def _clear_way(kept: DocumentFolder) -> None:
    """Make a draft of edits that a crash left for the file that is about to be replaced."""
    try:
        work = kept.resume()
    except Damaged:  # it was put by
        work = None
    published = kept.record.published
    if work is not None and (published is None or published.revision != work.revision):
        kept.aside(kept.lacking).leave()
    elif kept.loss is not None:  # it is told with the drafts, since the file has another canvas now
        folder = new_draft_folder(kept.folder.parents[1])
        make(folder)
        kept.loss._replace(path=None).save(folder)
    kept.forget()
    kept.heard()
