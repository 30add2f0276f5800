# SPDX-License-Identifier: MIT
"""A canvas takes a name: its file is put there at once, and the folder for its edits is held."""

from contextlib import suppress
from pathlib import Path

from stratcanvas.storage.desk import Desk
from stratcanvas.storage.errors import Damaged, Trouble
from stratcanvas.storage.ledger import Ledger, Version
from stratcanvas.storage.publish import KEPT, Printed
from stratcanvas.storage.replace import place_new, refuse_taken


def take_name(real: Path, new: Printed, *, overwrite: bool) -> Desk:
    """Put an image in a place and return the desk of that file, which is held.

    Edits that a crash left for a file which is replaced become a draft. Raises as ``place_new``,
    or OpenElsewhere; then everything is as it was.
    """
    desk = Desk.take_for(real, spare=True)
    try:
        refuse_taken(real, overwrite=overwrite)  # before anything is moved for it
        _clear_way(desk)
        desk.ledger = Ledger(path=real)
        put_again(desk, real, new, overwrite=overwrite)
    except BaseException:
        desk.leave()
        raise
    return desk


def put_again(desk: Desk, real: Path, new: Printed, *, overwrite: bool) -> None:
    """Put an image in the place of the file whose desk is held. Raises as ``place_new``."""
    version = Version(new.sha256, new.revision, new.number)
    _note(desk, desk.ledger.about_to(version, new.temporary))
    place_new(real, new.data, new.temporary, overwrite=overwrite, kept=KEPT)
    settle(desk, version)


def settle(desk: Desk, version: Version) -> None:
    """Note that a version is in the file. If that can't be written down now, the ledger on the
    disk still knows it as the one that was about to be put out.
    """
    _note(desk, desk.ledger.settled(version))


def _note(desk: Desk, ledger: Ledger) -> None:
    """Write a ledger down if it can be; if not, it is known as long as we run."""
    desk.ledger = ledger
    with suppress(Trouble):
        desk.keep(ledger)


def _clear_way(desk: Desk) -> None:
    """Make a draft of edits that a crash left for the file that is about to be replaced."""
    try:
        work = desk.resume()
    except Damaged:  # it was put by
        return
    published = desk.ledger.published
    if work is not None and (published is None or published.revision != work.revision):
        desk.aside().leave()
    desk.forget()
