# SPDX-License-Identifier: MIT
"""A file that says something else than when it was written is told, whatever bit it was."""

import random

import pytest

from stratcanvas.storage.errors import Damaged, Trouble
from stratcanvas.storage.vetting import Content, content_of
from tests import makers
from tests.files import hostile, webs


def small() -> bytes:
    """Return a small file of the smallest pages, with something in every table."""
    return webs.resized(
        "page_size = 512",
        image=hostile.changed(
            "DELETE FROM tactic WHERE id NOT IN (SELECT tactic FROM link LIMIT 1)",
            "DELETE FROM link WHERE tactic NOT IN (SELECT id FROM tactic)",
            "UPDATE tactic SET due = '2026-11-30'",
            "INSERT INTO ignored VALUES ('no-evidence', '')",
            f"INSERT INTO note VALUES ('{makers.key(1, makers.NOTE)}', 'Ask Lena', 1.5, -2.5)",
        ),
    )


def flipped(data: bytes, bit: int) -> bytes:
    """Return bytes with one bit turned."""
    at, place = divmod(bit, 8)
    return hostile.patched(data, at, bytes([data[at] ^ 1 << place]))


def outcome(data: bytes) -> Content | None:
    """Return what a file says; None when it is refused."""
    try:
        return content_of(data, "“plan.canvas”")
    except Trouble:
        return None


def test_a_turned_bit_is_told_or_harmless() -> None:
    """Whichever bit of a file is turned, it says the same as before or is refused.

    Some of them are tried here; a campaign tries them all.
    """
    data = small()
    said = outcome(data)
    assert said is not None
    chance = random.Random(2)
    refused = 0
    for bit in chance.sample(range(len(data) * 8), 250):
        found = outcome(flipped(data, bit))
        assert found in (said, None), bit
        refused += found is None
    assert refused > 40


def test_another_word_another_number_and_a_row_less_are_told() -> None:
    """What no other check would notice is no whole file any more."""
    data = hostile.good()
    title = data.index(b"Instagram giveaway")
    with pytest.raises(Damaged):
        content_of(hostile.patched(data, title, b"i"), "“plan.canvas”")
    for statement in (
        "UPDATE problem SET rank = rank + 0.5",
        "UPDATE tactic SET due = NULL, x = -x",
        "DELETE FROM link WHERE rowid = 1",
        "UPDATE revision SET number = number + 1",
        "UPDATE checksum SET sha256 = ''",
        "DELETE FROM checksum",
        "INSERT INTO checksum SELECT sha256 FROM checksum",
    ):
        with pytest.raises(Damaged):
            content_of(hostile.unsealed(statement), "“plan.canvas”")


def test_a_file_rewritten_in_another_form_keeps_its_checksum() -> None:
    """It is made of what a file says, not of its pages."""
    for pragmas in (["page_size = 1024"], ["auto_vacuum = FULL"]):
        assert outcome(webs.resized(*pragmas)) is not None
