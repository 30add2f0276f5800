# SPDX-License-Identifier: MIT
"""A new version in the place of one that we know, or the old one untouched: nothing in between.

Image → self-check → checksum → did somebody else write? → temporary file in the same folder →
sync → look again → replace → sync the folder (see ``replace``).
"""

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from stratcanvas.storage.checksum import sealed
from stratcanvas.storage.errors import (
    ChangedElsewhere,
    Damaged,
    Missing,
    NotReadable,
    Trouble,
    shown,
    writing,
)
from stratcanvas.storage.publish_record import PublishRecord, Version
from stratcanvas.storage.read_bytes import bytes_of
from stratcanvas.storage.replace import exchange, refuse_read_only, temporary_name
from stratcanvas.storage.sha256 import sha256
from stratcanvas.storage.vetting import LARGEST, check_image, too_large
from stratcanvas.words import tr


class Printed(NamedTuple):
    """An image ready to be put out: checked, closed, and with its revision and hash."""

    data: bytes
    revision: str
    sha256: str
    temporary: str
    number: int


def kept_here() -> str:
    """Return what a trouble says of what the file does not have; nobody need have edited it."""
    return tr("What you see is kept on this computer.")


class Outcome(NamedTuple):
    """How a publish ended: what is known of the file now, and what went wrong, if anything."""

    record: PublishRecord
    problem: Exception | None = None
    older: Path | None = None
    """Where what an older program had written is kept from now on, if that was in the file."""


def put_out(image: bytes, real: Path, record: PublishRecord, folder: Path) -> Outcome:
    """Put a working copy's image in the place of the file that a record knows; never raises.

    Nothing but the disk is changed: ``folder`` holds the record. May run in any thread.
    """
    from stratcanvas.storage.backups import back_up  # no first picture needs it

    out = older = None
    try:
        _compare(real, record.known)  # before anything is made for a file that is not there
        new = printed(image, real)
        out = Version(new.sha256, new.revision, new.number)
        pending = record.about_to(out, new.temporary)
        with suppress(Trouble):  # no room for our notes is no reason to keep words from the file
            pending.save(folder)
        older = back_up(real, folder.parents[1])
        replace(real, new, record.known)
    except Exception as problem:  # noqa: BLE001 (it is raised where somebody listens)
        if out is None or not _holds(real, out):
            return Outcome(record, problem)
    settled = record.settled(out)
    with suppress(Trouble):  # then the record on the disk knows it as the one that was on its way
        settled.save(folder)
    return Outcome(settled, older=older)


def _holds(real: Path, version: Version) -> bool:
    """Tell whether a file has a version after all: some disks do what they say has failed."""
    try:
        return sha256(bytes_of(real)) == version.sha256
    except Trouble:
        return False


def printed(image: bytes, path: Path) -> Printed:
    """Return a working copy's image as a file may hold it, checked and with its checksum in it.

    Takes milliseconds. When a quarter of its pages are free they are left out.
    Raises Damaged or TooLarge.
    """
    image = image[:18] + b"\x01\x01" + image[20:]  # a closed file has no log beside it
    pages, free = (int.from_bytes(image[at : at + 4], "big") for at in (28, 36))
    try:
        checked = check_image(image, shown(path))
    except Damaged as problem:
        raise Damaged(
            tr("What was about to be written to {file} was not whole.").format(file=shown(path)),
            kept=tr("The file was left as it was."),
            then=tr("Please close it and open it again."),
        ) from problem
    image = sealed(image, checked.checksum, packed=free * 4 >= pages)
    if len(image) > LARGEST:
        raise too_large(shown(path))
    return Printed(image, checked.revision, sha256(image), temporary_name(), checked.number)


def replace(target: Path, new: Printed, known: Collection[str]) -> None:
    """Put a new version in the place of one that we know.

    ``target``: a real path, no symlink. ``known``: the SHA-256 of what it may hold without
    anybody's work being lost: what we read or wrote last. Both looks compare the bytes, not the
    time stamp: a clock ticks too slowly to tell two writes apart.
    Raises ChangedElsewhere, Missing, NotReadable, NotWritable or DiskFull; then the target is as
    it was and nothing new lies beside it.
    """
    status = _compare(target, known)
    refuse_read_only(target, status, kept_here())

    def move(temporary: Path, place: Path) -> None:
        _compare(target, known)
        temporary.replace(place)

    exchange(target, new.data, new.temporary, move, like=status, kept=kept_here())


def _compare(target: Path, known: Collection[str]) -> os.stat_result:
    """Return the target's status. Raises ChangedElsewhere or Missing if it isn't what we know."""
    try:
        data = bytes_of(target)
        status = target.stat()
    except (FileNotFoundError, Missing) as problem:
        raise gone(target) from problem
    except OSError as problem:
        raise writing(problem, target, kept_here(), was_there=True) from problem
    except NotReadable as problem:
        problem.kept = kept_here()
        raise
    except Trouble as problem:  # a folder, a pipe, something huge: not what we wrote
        raise changed_elsewhere(target) from problem
    if sha256(data) not in known:
        raise changed_elsewhere(target)
    return status


def gone(target: Path) -> Missing:
    """Return the trouble that the file was taken away while it was open."""
    return Missing(
        tr("{file} is not in its folder any more.").format(file=shown(target)),
        kept=kept_here(),
        then=tr("Put it back, or save a copy where you want to go on."),
    )


def changed_elsewhere(target: Path) -> ChangedElsewhere:
    """Return the trouble that somebody else has written the file."""
    return ChangedElsewhere(
        tr("{file} was changed outside this window.").format(file=shown(target)),
        kept=tr("Both are kept: that version in the file, and yours on this computer."),
        then=tr("Go on with yours in a file beside it, or save a copy under another name."),
    )
