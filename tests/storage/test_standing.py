# SPDX-License-Identifier: MIT
"""How a file stands is seen without reading it, where nothing about it can have changed."""

import os
import sys
from pathlib import Path

import pytest

from stratcanvas.storage import standing
from stratcanvas.storage.door import Standing
from stratcanvas.storage.hindrance import Cause, of_editing
from stratcanvas.storage.lock import Lock, glance
from stratcanvas.storage.state_folder import working_folder
from tests.files import hostile
from tests.papers import opened


def put_in_its_place(place: Path, data: bytes) -> None:
    """Write other bytes into a file as some sync tools do: in place, with the time that it had."""
    before = place.stat()
    place.write_bytes(data)
    while place.stat().st_ctime_ns == before.st_ctime_ns:  # a disk's clock ticks slowly
        os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
    os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_another_version_under_the_time_of_ours_is_noticed(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the same size, in the same place, with the same time: it is another one all the same."""
    if sys.platform == "win32":  # it tells nobody when a file was written
        return
    monkeypatch.setattr(standing, "_TICK", 0)
    with opened(plan) as file:
        mark = file.stands().mark
        assert mark is not None
        assert file.stands(mark) == (Standing.SAME, mark, None, None, "", None)
        data = plan.read_bytes()
        place = data.rindex(b"o")
        put_in_its_place(plan, hostile.patched(data, place, b"0"))
        assert plan.stat().st_mtime_ns == mark.modified
        assert plan.stat().st_size == mark.size
        assert file.stands(mark).standing is Standing.OTHER


def test_a_file_that_has_just_been_written_is_read_again(plan: Path) -> None:
    """Until its disk's clock has surely ticked, no time tells two versions apart."""
    os.utime(plan, (0, 0))
    with opened(plan) as file:
        assert file.stands().mark is None


def test_whoever_only_looks_is_no_other_window(plan: Path) -> None:
    """Several may look at a file’s folder at one time: that is not told as another window."""
    if sys.platform == "win32":  # it has no lock for many
        return
    held = Lock.take(working_folder(plan))
    assert of_editing(plan).cause is Cause.ELSEWHERE
    held.release()
    with glance(working_folder(plan)) as free:
        assert free
        assert of_editing(plan).cause is Cause.NOTHING
