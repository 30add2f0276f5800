# SPDX-License-Identifier: MIT
"""Edits that are kept of a file under the name that it had, or the folder that it lay in, before
it was renamed or moved while they were not in it: its bytes tell whose they are.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from stratcanvas.storage.document_folder import DocumentFolder
from stratcanvas.storage.errors import Damaged, OpenElsewhere
from stratcanvas.storage.publish_record import PublishRecord
from stratcanvas.storage.state_folder import is_there, shelves, working_files


def bring_edits(kept: DocumentFolder, real: Path, sha256: str) -> None:
    """Bring edits of a file that was renamed into the folder for its path of now, which has none.

    ``sha256``: of what the file holds. Where edits under several names continue that, and where
    the file of the other name still lies there, none are brought. Raises NotWritable or DiskFull.
    """
    found = [each for each in _of_files_that_are_gone(real, sha256) if each != kept.folder]
    if len(found) != 1:
        return
    with suppress(OpenElsewhere):  # a window goes on with them
        former = DocumentFolder.take(found[0])
        try:
            with suppress(Damaged):  # it is told with the drafts
                kept.take_over(former, real)
        finally:
            former.leave()


def _of_files_that_are_gone(real: Path, sha256: str) -> Iterator[Path]:
    """Walk over folders with edits that continue such bytes in a file that is no more there."""
    for shelf in shelves():
        if shelf.name != working_files().name:
            continue
        for folder in shelf.glob("*/"):
            record = PublishRecord.load(folder)
            if record.path is not None and sha256 in record.known and _may_be(record.path, real):
                yield folder


def _may_be(before: Path, real: Path) -> bool:
    """Tell whether a file that lay at one path may be the one at another now.

    Not while it is there, nor with a folder and a name of its own: its drive may be off.
    """
    return not is_there(before) and (is_there(before.parent) or before.name == real.name)
