# SPDX-License-Identifier: MIT
"""What we keep of a draft and of a file's edits, with one or two of its files damaged in every way:
whatever can't be read any more, a person is told; no word is dropped in silence.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import combinations, product
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.door import CanvasFile, drafts, open_draft, read, write
from stratcanvas.storage.errors import Damaged, Missing
from tests import makers

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
OURS = (
    "canvas.db",
    "canvas.db-wal",
    "canvas.db-shm",
    "record.json",
    "progress",
    "begun",
    "summary.json",
    "lock",
)
"""The files in a folder of ours."""


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    for place in range(len(data) // 3, len(data), 997):
        data[place] ^= 0x55
    file.write_bytes(data)


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


WAYS: dict[str, Callable[[Path], object]] = {
    "deleted": Path.unlink,
    "emptied": lambda file: file.write_bytes(b""),
    "cut": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
    "flipped": _flip,
    "zeroed": lambda file: file.write_bytes(bytes(file.stat().st_size)),
    "garbage": lambda file: file.write_bytes(b"\xff\x00garbage" * 500),
    "a folder": _folder,
}


class Harm(NamedTuple):
    """What happens to one file of ours."""

    file: str
    way: str

    def do(self, folder: Path) -> None:
        WAYS[self.way](folder / self.file)


class Life(NamedTuple):
    """How our folder came to be as it is: what was done before the program ended."""

    of_file: bool
    closed: bool = False
    published: bool = False
    listed: bool = False


LIVES = {
    "a draft, killed": Life(of_file=False),
    "a draft, killed and listed": Life(of_file=False, listed=True),
    "a draft, closed": Life(of_file=False, closed=True),
    "a file, killed": Life(of_file=True),
    "a file, written and killed": Life(of_file=True, published=True),
    "a file, closed": Life(of_file=True, closed=True),
}


class Kept(NamedTuple):
    """A folder that holds our home and a file, and the words that were typed there."""

    root: Path
    words: frozenset[str]

    @property
    def home(self) -> Path:
        return self.root / "home"

    @property
    def plan(self) -> Path:
        return self.root / "plan.canvas"

    def at_home(self) -> AbstractContextManager[object]:
        """Let our folder be the one in which the program keeps its own."""
        return mock.patch.dict(os.environ, STRATCANVAS_HOME=str(self.home))

    @property
    def folder(self) -> Path:
        """Return the one folder of ours that holds edits."""
        (found,) = [*self.home.glob("drafts/*/"), *self.home.glob("working/*/")]
        return found


@contextmanager
def lived(name: str) -> Iterator[Kept]:
    """Have a life behind us, for a while."""
    life = LIVES[name]
    with tempfile.TemporaryDirectory(prefix="damage-", dir=MEMORY) as place:
        live, root = Path(place, "live"), Path(place, "root")
        live.mkdir()
        write(live / "plan.canvas", makers.fresh("Plan"))
        words = [f"word {number}" for number in range(8)]
        with Kept(live, frozenset()).at_home():
            new = makers.fresh("A draft")
            file = CanvasFile.open(live / "plan.canvas") if life.of_file else CanvasFile.draft(new)
            for word in words:
                file.apply(commands.add_note(0.0, 0.0, word), StepLabel("add-note"))
                if life.published and word == words[3]:
                    file.publish(file.snapshot())
            if life.closed:
                file.close()
            shutil.copytree(live, root)
            if not life.closed:
                file.discard()
        shutil.rmtree(live)
        root.rename(live)  # a file is known by its path
        if life.listed:
            with Kept(live, frozenset()).at_home():
                assert len(drafts()) == 1
        yield Kept(live, frozenset(words))


def harms(kept: Kept, ways: tuple[str, ...] = tuple(WAYS)) -> Iterator[tuple[Harm, ...]]:
    """Yield every damage in one or two files of ours that are there."""
    there = [name for name in OURS if (kept.folder / name).exists()]
    for count in (1, 2):
        for files in combinations(there, count):
            for chosen in product(ways, repeat=count):
                yield tuple(map(Harm, files, chosen))


def lost(kept: Kept, damage: tuple[Harm, ...]) -> frozenset[str]:
    """Return the words that are nowhere any more after a damage, without anybody having told."""
    before = kept.root.with_name("before")
    kept.root.rename(before)
    shutil.copytree(before, kept.root)
    try:
        folder = kept.folder
        for harm in damage:
            harm.do(folder)
        with kept.at_home():
            found, is_told = _look(kept.plan)
    finally:
        shutil.rmtree(kept.root)
        before.rename(kept.root)
    return frozenset() if is_told else kept.words - found


def _look(plan: Path) -> tuple[set[str], bool]:
    """Open everything as a person would; return all words, and whether a loss was told."""
    found, is_told = _words(read(plan)), False
    ways: list[Callable[[], CanvasFile]] = [
        *(lambda draft=draft: open_draft(draft) for draft in drafts()),
        lambda: CanvasFile.open(plan),
    ]
    for way in ways:
        try:
            file = way()
        except Damaged:
            is_told = True
            continue
        except Missing:  # that says nothing of words
            continue
        found |= _words(file.canvas)
        is_told = is_told or file.notice is not None
        file.close()
    return found, is_told


def _words(canvas: Canvas) -> set[str]:
    return {note.text for note in canvas.notes.values()}
