# SPDX-License-Identifier: MIT
"""What to open, case by case: working copy × what we know of the file × the file."""

import itertools

import pytest

from stratcanvas.storage.decide import Copy, Decision, InFile, Left, Shows, Why, decide
from stratcanvas.storage.publish_record import PublishRecord, Version

OURS, OTHER = "a" * 64, "b" * 64
FILE, COPY, DRAFT = Shows.FILE, Shows.COPY, Shows.FILE_AND_DRAFT

KNOWN = PublishRecord(published=Version(OURS, "r6", 6))
"""The file holds what we published last: edit 6."""
ON_ITS_WAY = PublishRecord(published=Version(OTHER, "r4", 4), pending=Version(OURS, "r6", 6))
"""A crash came while edit 6 was put out; the file has it."""
NOT_OUT = PublishRecord(published=Version(OURS, "r6", 6), pending=Version(OTHER, "r7", 7))
"""A crash came while edit 7 was put out; the file does not have it."""
STRANGER = PublishRecord(published=Version(OTHER, "r6", 6))
"""Somebody else has written the file since edit 6."""
OLD_RECORD = PublishRecord(published=Version(OURS, "r6"))
"""Written down by a version that noted no numbers."""
FORGOTTEN = PublishRecord()
"""What we knew is lost."""


def whole(number: int, reached: int | None = None, *, same: bool = False) -> Copy:
    return Copy(Left.WHOLE, number, number if reached is None else reached, same)


NONE, BAD = Copy(), Copy(Left.UNREADABLE)

CASES = (
    # nothing is left of a working copy
    (NONE, KNOWN, Decision(FILE)),
    (NONE, STRANGER, Decision(FILE)),
    (NONE, FORGOTTEN, Decision(FILE)),
    (NONE._replace(reached=6), KNOWN, Decision(FILE)),
    (NONE._replace(reached=7), KNOWN, Decision(FILE, lost=True)),
    (NONE._replace(reached=6), ON_ITS_WAY, Decision(FILE)),
    (NONE._replace(reached=7), NOT_OUT, Decision(FILE, lost=True)),
    (NONE._replace(reached=6), STRANGER, Decision(FILE)),
    (NONE._replace(reached=7), STRANGER, Decision(FILE, lost=True)),
    (NONE._replace(reached=1), FORGOTTEN, Decision(FILE, lost=True)),
    # it can't be read
    (BAD, KNOWN, Decision(FILE)),
    (BAD._replace(reached=6), KNOWN, Decision(FILE)),
    (BAD._replace(reached=7), KNOWN, Decision(FILE, lost=True)),
    (BAD._replace(reached=7), STRANGER, Decision(FILE, lost=True)),
    (BAD._replace(reached=7), FORGOTTEN, Decision(FILE, lost=True)),
    # it continues what the file holds
    (whole(7), KNOWN, Decision(COPY)),
    (whole(7), ON_ITS_WAY, Decision(COPY)),
    (whole(7), NOT_OUT, Decision(COPY)),
    (whole(7), OLD_RECORD, Decision(COPY)),
    (whole(7, 9), KNOWN, Decision(COPY, lost=True)),
    (whole(7, 5), KNOWN, Decision(COPY)),  # a power cut kept the note behind
    # it holds what the file holds
    (whole(6, same=True), KNOWN, Decision(FILE)),
    (whole(6, same=True), ON_ITS_WAY, Decision(FILE)),
    (whole(6, same=True), STRANGER, Decision(FILE)),
    (whole(6, same=True), FORGOTTEN, Decision(FILE)),
    (whole(9, same=True), KNOWN, Decision(FILE)),  # edits that came to nothing
    (whole(6, 7, same=True), KNOWN, Decision(FILE, lost=True)),
    (whole(6, 7, same=True), FORGOTTEN, Decision(FILE, lost=True)),
    # it is behind the file
    (whole(4), KNOWN, Decision(DRAFT, Why.BEHIND)),
    (whole(6), KNOWN, Decision(DRAFT, Why.BEHIND)),
    (whole(4), OLD_RECORD, Decision(DRAFT, Why.BEHIND)),
    (whole(4, 6), KNOWN, Decision(DRAFT, Why.BEHIND)),  # the file has what it lacks
    (whole(4, 7), KNOWN, Decision(DRAFT, Why.BEHIND, lost=True)),
    (whole(4), ON_ITS_WAY, Decision(DRAFT, Why.BEHIND)),
    # the file is not one that we know
    (whole(7), STRANGER, Decision(DRAFT, Why.STRANGER)),
    (whole(4), STRANGER, Decision(DRAFT, Why.STRANGER)),
    (whole(7, 9), STRANGER, Decision(DRAFT, Why.STRANGER, lost=True)),
    (whole(7), FORGOTTEN, Decision(DRAFT, Why.UNKNOWN)),
    (whole(7, 9), FORGOTTEN, Decision(DRAFT, Why.UNKNOWN, lost=True)),
)


@pytest.mark.parametrize(("copy", "record", "decision"), CASES)
def test_each_case(copy: Copy, record: PublishRecord, decision: Decision) -> None:
    """Each working copy and record have one answer for a file that holds edit 6."""
    assert decide(copy, record, InFile(OURS, 6)) == decision


def test_what_holds_in_every_case() -> None:
    """A copy is shown only over a file of ours that it is ahead of; no copy with words of its own
    is thrown away; what was kept and is nowhere is always said.
    """
    records = (KNOWN, ON_ITS_WAY, NOT_OUT, STRANGER, OLD_RECORD, FORGOTTEN)
    numbers = (-1, 0, 4, 6, 7, 9)
    for left, record, number, reached, same, in_file in itertools.product(
        Left, records, numbers, (None, 0, 4, 6, 7, 9), (False, True), (4, 6, 7)
    ):
        copy = Copy(left, number if left is Left.WHOLE else -1, reached, same)
        shows, why, lost = decide(copy, record, InFile(OURS, in_file))
        ours = record.in_file(OURS) is not None
        if shows is COPY:
            assert left is Left.WHOLE
            assert ours
            assert copy.number > in_file
        if shows is FILE:
            assert left is not Left.WHOLE or same
        assert (why is not Why.NONE) == (shows is DRAFT)
        if reached is None or reached <= copy.number or (ours and reached <= in_file):
            assert not lost
        elif record is FORGOTTEN:
            assert lost
