# SPDX-License-Identifier: MIT
"""Anything in our own folder may be garbage, a folder, a pipe or a link: that is healed or told,
and nobody's file pays for it.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest

from stratcanvas.storage import lock, state_folder
from stratcanvas.storage.door import CanvasFile, drafts, open_draft, read
from stratcanvas.storage.errors import Damaged
from tests import makers
from tests.damage import LIVES, harms, lived, lost
from tests.papers import edit, opened


@pytest.fixture
def lived_in(plan: Path, home: Path) -> Path:
    """Return our folder as a kill leaves it: edits of a file, a draft, recent files."""
    file = CanvasFile.open(plan)
    edit(file, title="Kept")
    draft = CanvasFile.draft(makers.fresh("A draft"))
    state_folder.note_recent(plan)
    picture = home.with_name(f"{home.name}-picture")
    shutil.copytree(home, picture)
    file.discard()
    draft.discard()
    shutil.rmtree(home)
    picture.rename(home)
    drafts()  # which notes what they are
    return home


NAMES = (
    "working",
    "drafts",
    "working/*",
    "drafts/*",
    "recent.json",
    *(
        f"{shelf}/*/{name}"
        for shelf in ("working", "drafts")
        for name in (
            "canvas.db",
            "canvas.db-wal",
            "canvas.db-shm",
            "record.json",
            "lock",
            "progress",
            "summary.json",
        )
    ),
)


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def pipe(path: Path) -> None:
    remove(path)
    os.mkfifo(path)


def folder(path: Path) -> None:
    remove(path)
    path.joinpath("inside").mkdir(parents=True)


def link(path: Path) -> None:
    remove(path)
    path.symlink_to("nowhere")


def words(text: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        remove(path)
        path.write_bytes(text)

    return write


WAYS: dict[str, Callable[[Path], None]] = {
    "garbage": words(b"\xff\x00garbage" * 500),
    "nothing": words(b""),
    "a list": words(b'[{"path": 1}, null]'),
    "an odd record": words(
        b'{"path": "a\\u0000b", "published": {"sha256": "x", "revision": "y", "number": 1e999},'
        b' "pending": {"sha256": 1}, "temporary": "../../x/.0123456789ab.strat-tmp", "of": [1]}'
    ),
    "a folder": folder,
    "a pipe": pipe,
    "a link": link,
    "gone": remove,
}


RECORDS = ("recent.json", "working/*/record.json", "working/*/progress", "drafts/*/record.json")
CASES = sorted({*product(NAMES, ("garbage", "a folder", "gone")), *product(RECORDS, sorted(WAYS))})


@pytest.mark.parametrize(("name", "way"), CASES)
def test_no_record_of_ours_stops_the_work(plan: Path, lived_in: Path, name: str, way: str) -> None:
    """Whatever lies there, drafts are listed, the file opens, is edited and written."""
    for path in lived_in.glob(name):
        WAYS[way](path)
    for draft in drafts():
        with suppress(Damaged):  # which is a sentence
            open_draft(draft).close()
    state_folder.note_recent(plan)
    assert plan in state_folder.recent_files()
    with opened(plan) as file:
        assert not file.read_only
        canvas = edit(file, title="After")
        file.publish(file.snapshot())
        assert not file.unpublished
    assert read(plan) == canvas
    new = CanvasFile.draft(makers.fresh("Another draft"))
    edit(new, title="Another draft")
    new.close()
    assert "Another draft" in {draft.title for draft in drafts()}
    assert [each.name for each in plan.parent.iterdir()] == ["plan.canvas"]


@pytest.mark.parametrize("life", LIVES)
def test_nothing_is_lost_in_silence(life: str) -> None:
    """With any one or two of our files deleted, every word is there or its loss is told."""
    with lived(life) as kept:
        assert not [damage for damage in harms(kept, ("deleted",)) if lost(kept, damage)]


@pytest.mark.parametrize("way", ["garbage", "a folder", "a pipe", "a link", "gone"])
def test_a_draft_whose_lock_is_none_is_listed(home: Path, way: str) -> None:
    """Whatever lies where the lock of a draft was, the draft is in the list at the first look."""
    CanvasFile.draft(makers.cafe()).close()
    (lock,) = home.glob("drafts/*/lock")
    WAYS[way](lock)
    (draft,) = drafts()
    file = open_draft(draft)
    assert file.canvas == makers.cafe()
    file.discard()


def test_a_lock_that_was_taken_away_is_no_lock(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds a file that is gone from its folder by then holds the folder all the same."""
    real, gone = lock._hold, []

    def hold(handle: int) -> None:
        if not gone:
            gone.append(True)
            (home / "drafts" / "one" / "lock").unlink()
        real(handle)

    monkeypatch.setattr(lock, "_hold", hold)
    held = lock.Lock.take(home / "drafts" / "one")
    assert gone
    assert held.holds()
    held.release(remove=True)
