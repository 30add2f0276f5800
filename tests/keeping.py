# SPDX-License-Identifier: MIT
"""A machine that keeps two files at random: windows, crashes, a colleague, full disks, damage.

After each step no acknowledged edit is lost, no version that somebody else wrote has been replaced
by a window that has not read it, and no file has lost a word to an older copy. A crash is the disk
as it was at that moment; what damage costs is told.
"""

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage import door
from stratcanvas.storage.door import CanvasFile, Draft, drafts, open_draft, write
from stratcanvas.storage.errors import (
    ChangedElsewhere,
    Damaged,
    DiskFull,
    Missing,
    NameTaken,
    OpenElsewhere,
    Trouble,
)
from stratcanvas.storage.state_folder import working_folder
from tests import makers
from tests.papers import die

FILES = ("a.canvas", "b.canvas")
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where the disk of a life lies: a crash is a copy of it here, so it need not be a real one."""
NAMES = st.sampled_from(FILES)
MOMENTS = st.integers(0, 24)
STEPS = ("open", "write", "fsync", "replace", "rename", "link", "unlink", "mkdir", "rmdir")
"""The functions of ``os`` before any of which the power may go."""


WORDS = ("canvas.db", "canvas.db-wal")
OURS = (*WORDS, "record.json", "progress", "summary.json", "lock")
"""Our files that may be damaged."""


def spoil(file: Path, how: str, place: float) -> None:
    """Do something bad to a file, at a place between its start (0) and its end (1)."""
    data = bytearray(file.read_bytes())
    at = int(len(data) * place)
    if how == "flip" and data:
        data[at] ^= 0x55
        file.write_bytes(data)
    elif how in {"cut", "empty"}:
        file.write_bytes(data[: at if how == "cut" else 0])
    elif how in {"delete", "folder"}:
        file.unlink()
        if how == "folder":
            file.mkdir()


class PowerOff(BaseException):
    """The moment at which everything stops."""


_known: dict[bytes, Canvas] = {}
"""What is in files of these bytes, for one life."""


def read(path: Path) -> Canvas:
    """Return what is in a file; the same bytes, which all looks after a step meet, say the same."""
    data = path.read_bytes()
    if data not in _known:
        _known[data] = door.read(path)
    return _known[data]


def words_of(canvas: Canvas) -> set[str]:
    """Return the notes of a canvas: every edit leaves a word of its own."""
    return {note.text for note in canvas.notes.values()}


def adding(word: str) -> Any:
    return commands.add_note(0.0, 0.0, word)


def texts_of(draft: Draft) -> list[str]:
    """Return what is in a draft, which orders drafts alike in every replay (their keys do not)."""
    query = "SELECT text FROM note UNION SELECT title FROM brief"
    rows: list[tuple[str]] = []
    with suppress(sqlite3.Error):  # it was damaged
        address = f"{(draft.folder / 'canvas.db').as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            rows = connection.execute(query).fetchall()
    return [str(draft.path), *sorted(text for (text,) in rows)]


class Window:
    """An open document and the canvas that its user sees."""

    def __init__(self, file: CanvasFile) -> None:
        self.file = file
        self.canvas = file.canvas

    def write(self, word: str) -> None:
        changes = adding(word)
        self.file.apply(changes, StepLabel("add-note"))
        self.canvas = self.canvas.apply(changes)

    def die(self) -> None:
        """Free what the system frees when a process is killed."""
        die(self.file)


class Keeping(RuleBasedStateMachine):
    """A user with windows on two files and one on a draft; a colleague; a bad power line."""

    def __init__(self) -> None:
        super().__init__()
        _known.clear()
        self.root = Path(tempfile.mkdtemp(prefix="keeping-", dir=MEMORY))
        self.docs, self.home = self.root / "docs", self.root / "home"
        self.docs.mkdir()
        self.home.mkdir()
        self.patch = mock.patch.dict(os.environ, STRATCANVAS_HOME=str(self.home))
        self.patch.start()
        self.windows: dict[str, Window] = {}
        self.draft: Window | None = None
        self.kept: set[str] = set()
        """Words that must be found in a file or on this computer."""
        self.read: dict[str, set[bytes]] = {}
        """Versions of each file that a window has read or written: those it may replace."""
        self.waiting: dict[str, set[str]] = {}
        """Words that a file surely lacks."""
        self.versions: dict[str, list[bytes]] = {}
        self.count = 0
        self.looked = False
        self.said_so: bytes | None = None
        """A version that a person said may be replaced."""
        self.damaged: dict[str, set[str]] = {name: set() for name in FILES}
        """Words that were kept for a file when what we keep was damaged."""
        self.read_then: dict[str, set[bytes]] = {}
        """What ``read`` was at the last backup."""
        self.blind: set[str] = set()
        """Files of which our own knowledge of how far edits had come was damaged."""
        for name in FILES:
            write(self.docs / name, makers.empty())
            data = (self.docs / name).read_bytes()
            self.read[name], self.versions[name], self.waiting[name] = {data}, [data], set()

    def teardown(self) -> None:
        try:
            self.crash()
            self.look_for_everything(thoroughly=True)
        finally:
            self.patch.stop()
            shutil.rmtree(self.root)

    # what is looked at

    def data(self, name: str) -> bytes | None:
        path = self.docs / name
        return path.read_bytes() if path.exists() else None

    def word(self) -> str:
        self.count += 1
        return f"word {self.count}"

    @contextmanager
    def ours(self) -> Iterator[None]:
        """Watch that what we do replaces no version that we have not read."""
        before = {name: self.data(name) for name in FILES}
        yield
        for name in FILES:
            self.may_have_replaced(name, before[name])

    def may_have_replaced(self, name: str, before: bytes | None) -> None:
        after = self.data(name)
        if after == before:
            return
        assert after is not None, "we deleted a file"
        if before is not None and before != self.said_so:
            (self.root / "before.canvas").write_bytes(before)
            gone = words_of(read(self.root / "before.canvas")) - words_of(read(self.docs / name))
            assert not gone, f"an older copy went over a newer file: {gone}"
        assert before is None or before in self.read[name], "we replaced a version nobody read"
        self.read[name] = {after}
        self.versions[name].append(after)

    @invariant()
    def files_are_whole(self) -> None:
        for name in FILES:
            if self.data(name) is not None:
                read(self.docs / name)

    @invariant()
    def nothing_is_lost(self) -> None:
        if not (self.windows or self.draft or self.looked):
            self.looked = True
            self.look_for_everything(thoroughly=False)

    def look_for_everything(self, *, thoroughly: bool) -> None:
        """See that all that was kept is in a file or on this computer; no window is open."""
        found: set[str] = set()
        side = self.root / "side"
        shutil.copytree(self.home, side)
        with mock.patch.dict(os.environ, STRATCANVAS_HOME=str(side)):
            for draft in drafts():
                if thoroughly:
                    with suppress(Damaged, Missing):
                        window = Window(open_draft(draft))
                        found |= words_of(window.canvas)
                        window.die()
                else:
                    found |= {*texts_of(draft)}
        shutil.rmtree(side)
        for name in FILES:
            if self.data(name) is not None:
                found |= words_of(read(self.docs / name))
        assert self.kept <= found, f"lost: {self.kept - found}"
        assert {each.name for each in self.docs.iterdir()} <= set(FILES)

    # what the user does

    @precondition(lambda self: len(self.windows) < len(FILES))
    @rule(data=st.data())
    def open(self, data: st.DataObject) -> None:
        self.ensure_open(data.draw(st.sampled_from(sorted({*FILES} - {*self.windows}))))

    def ensure_open(self, name: str) -> bool:
        """Open a file if it isn't yet; False when there is nothing to open."""
        path, data = self.docs / name, self.data(name)
        if name in self.windows:
            return True
        if data is None:
            with pytest.raises(Missing):
                CanvasFile.open(path)
            return False
        with self.ours():
            self.windows[name] = Window(CanvasFile.open(path))
        self.see_opened(name, data)
        lost, self.damaged[name] = self.damaged[name], set()
        lost -= words_of(self.windows[name].canvas)
        assert self.windows[name].file.notice or not lost, f"nobody heard of {lost}"
        return True

    def see_opened(self, name: str, data: bytes) -> None:
        window, waiting = self.windows[name], self.waiting[name]
        self.blind.discard(name)
        if waiting and data in self.read[name]:
            assert window.file.recovered
            assert waiting <= words_of(window.canvas)
        elif waiting:
            assert isinstance(window.file.notice, ChangedElsewhere)
            assert not window.file.unpublished
        if window.file.recovered:
            assert data in self.read[name], "edits came back on to a version nobody read"
            assert window.file.unpublished
        else:
            assert window.canvas == read(self.docs / name)
            self.waiting[name] = set()
        self.read[name] = {data}

    @rule(name=NAMES)
    def edit(self, name: str) -> None:
        if self.ensure_open(name):
            word = self.word()
            with self.ours():
                self.windows[name].write(word)
            self.kept.add(word)
            self.waiting[name].add(word)

    @rule(name=NAMES, full=st.integers(0, 3).map(lambda number: number == 3))
    def publish(self, name: str, full: bool) -> None:
        self.edit(name)
        if name not in self.windows:
            return
        window, before = self.windows[name], self.data(name)
        expected: type[Trouble] | None = None
        if before is None:
            expected = Missing
        elif before not in self.read[name]:
            expected = ChangedElsewhere
        elif full:
            expected = DiskFull
        with self.ours(), ExitStack() as stack:
            if expected is not None:
                stack.enter_context(pytest.raises(expected))
            if full:
                no_room = OSError(errno.ENOSPC, "No space left on device")
                stack.enter_context(mock.patch("os.write", side_effect=no_room))
            window.file.publish(window.file.snapshot())
        if expected is None:
            assert not window.file.unpublished
            assert read(self.docs / name) == window.canvas
            self.waiting[name] = set()

    @precondition(lambda self: self.windows)
    @rule(data=st.data())
    def close(self, data: st.DataObject) -> None:
        self.looked = False
        name = data.draw(st.sampled_from(sorted(self.windows)))
        with self.ours():
            self.windows.pop(name).file.close()

    @rule()
    def edit_draft(self) -> None:
        if self.draft is None:
            self.draft = Window(CanvasFile.draft(makers.fresh("")))
        word = self.word()
        self.draft.write(word)
        self.kept.add(word)

    @precondition(lambda self: self.draft)
    @rule()
    def close_draft(self) -> None:
        self.looked = False
        assert self.draft is not None
        self.draft.file.close()
        self.draft = None

    @precondition(lambda self: self.draft is None and self.kept)
    @rule(data=st.data())
    def reopen_draft(self, data: st.DataObject) -> None:
        found = drafts()
        if not found:
            return
        draft = data.draw(st.sampled_from(sorted(found, key=texts_of)))
        with self.ours():
            try:
                window = Window(open_draft(draft))
            except (Damaged, Missing):
                return
        if window.file.path is None:
            self.draft = window
            if draft.path is not None:
                self.waiting[draft.path.name] = self.damaged[draft.path.name] = (
                    set()
                )  # they are a draft of their own now
        else:
            name = window.file.path.name
            content = self.data(name)
            assert content is not None
            self.windows[name] = window
            self.damaged[name] = set()
            self.see_opened(name, content)

    @precondition(lambda self: self.draft)
    @rule(name=NAMES, overwrite=st.booleans())
    def name_draft(self, name: str, overwrite: bool) -> None:
        assert self.draft is not None
        if self.name(self.draft, name, overwrite):
            self.draft = None

    @rule(old=NAMES, name=NAMES, overwrite=st.booleans())
    def save_as(self, old: str, name: str, overwrite: bool) -> None:
        self.edit(old)
        if old not in self.windows:
            return
        if self.name(self.windows[old], name, overwrite) and old != name:
            self.waiting[old] = set()
            del self.windows[old]

    def name(self, window: Window, name: str, overwrite: bool) -> bool:
        """Give a window a name; tell whether it took it."""
        before = self.data(name)
        expected: type[Trouble] | None = None
        if name in self.windows and self.windows[name] is not window:
            expected = OpenElsewhere
        elif before is not None and not overwrite:
            expected = NameTaken
        if expected is not None:
            with self.ours(), pytest.raises(expected):
                window.file.name(self.docs / name, overwrite=overwrite)
            return False
        if before is not None:  # the user said so
            self.let_go_of(before)
            self.read[name].add(before)
            self.said_so = before
        with self.ours():
            window.file.name(self.docs / name, overwrite=overwrite)
        assert read(self.docs / name) == window.canvas
        self.read[name] = {self.docs.joinpath(name).read_bytes()}
        self.waiting[name], self.damaged[name] = set(), set()
        self.windows[name] = window
        return True

    # what the world does

    def let_go_of(self, data: bytes | None) -> None:
        """Note that somebody else put an end to a version: its words are not ours to keep."""
        if data is not None:
            (self.root / "gone.canvas").write_bytes(data)
            self.kept -= words_of(read(self.root / "gone.canvas"))

    @rule(
        name=NAMES,
        how=st.sampled_from(["new", "on top", "older", "delete"]),
        age=st.integers(0, 9),
    )
    def colleague(self, name: str, how: str, age: int) -> None:
        self.looked = False
        path, before = self.docs / name, self.data(name)
        canvas = makers.fresh(self.word()) if how == "new" or before is None else read(path)
        self.let_go_of(before)
        path.unlink(missing_ok=True)
        if how == "older":
            path.write_bytes(self.versions[name][age % len(self.versions[name])])
        elif how != "delete":
            write(path, canvas.apply(adding(self.word())))
        after = self.data(name)
        if after is not None:
            self.versions[name].append(after)

    @precondition(lambda self: self.windows or self.draft)
    @rule()
    def crash(self) -> None:
        self.stop(self.picture())

    @rule(name=NAMES, doing=st.sampled_from(["publish", "close", "edit", "name"]), moment=MOMENTS)
    def crash_while(self, name: str, doing: str, moment: int) -> None:
        self.edit(name)
        self.edit_draft()
        window, draft, word = self.windows.get(name), self.draft, self.word()
        assert draft is not None
        if window is None or doing == "name":
            window, doing = draft, "name"
            self.take_away(name)
        file = window.file
        actions: dict[str, Callable[[], object]] = {
            "publish": lambda: file.publish(file.snapshot()),
            "close": file.close,
            "edit": lambda: window.write(word),
            "name": lambda: draft.file.name(self.docs / name),
        }
        self.interrupt(actions[doing], moment)

    def take_away(self, name: str) -> None:
        """Close a window and delete its file, so that the name is free."""
        if name in self.windows:
            self.windows.pop(name).file.close()
        self.let_go_of(self.data(name))
        (self.docs / name).unlink(missing_ok=True)

    @rule(name=NAMES, moment=MOMENTS)
    def crash_while_opening(self, name: str, moment: int) -> None:
        def open_it() -> None:
            self.windows[name] = Window(CanvasFile.open(self.docs / name))

        if name not in self.windows:
            self.interrupt(open_it, moment)

    @precondition(lambda self: self.windows or self.draft)
    @rule(
        whose=st.sampled_from([*FILES, "drafts"]),
        what=st.sampled_from(OURS),
        how=st.sampled_from(["flip", "cut", "empty", "delete", "folder"]),
        place=st.sampled_from([0.0, 0.1, 0.3, 0.6, 0.9, 0.99]),
    )
    def crash_and_damage(self, whose: str, what: str, how: str, place: float) -> None:
        """Damage one of our files after a crash: then only what is in the files must be kept."""
        self.crash()
        shelf = self.home / "drafts"
        folder = working_folder((self.docs / whose).resolve())
        for file in shelf.glob(f"*/{what}") if whose == "drafts" else [folder / what]:
            if file.is_file() and (how != "flip" or what in WORDS):
                spoil(file, how, place)
                if what == "progress":
                    self.blind.add(whose)  # nobody can know what is missing
                elif what in WORDS and whose in FILES and whose not in self.blind:
                    self.damaged[whose] |= self.waiting[whose]
        self.keep_what_is_in_files()

    def keep_what_is_in_files(self) -> None:
        self.looked = False
        there = [read(self.docs / name) for name in FILES if self.data(name) is not None]
        self.kept &= set().union(*map(words_of, there))
        self.waiting = {name: set() for name in FILES}

    @rule()
    def back_up(self) -> None:
        """Somebody's backup copies our folder, whatever goes on there."""
        shutil.rmtree(self.root / "backup", ignore_errors=True)
        shutil.copytree(self.home, self.root / "backup")
        self.read_then = {name: set(versions) for name, versions in self.read.items()}

    @precondition(lambda self: (self.root / "backup").exists())
    @rule()
    def restore(self) -> None:
        """Our folder is as it was at the backup; the files are not."""
        self.crash()
        shutil.rmtree(self.home)
        shutil.copytree(self.root / "backup", self.home)
        for name in FILES:
            self.read[name] |= self.read_then[name]
        self.damaged = {name: set() for name in FILES}  # nobody can know of what came later
        self.keep_what_is_in_files()

    def interrupt(self, action: Callable[[], object], moment: int) -> None:
        """Do something until the power goes at a moment, then go on with the disk of then."""
        before = {name: self.data(name) for name in FILES}
        self.stop(self.interrupted(action, moment))
        for name in FILES:
            known = set(self.read[name])
            self.may_have_replaced(name, before[name])
            self.read[name] |= known  # nobody can tell afterwards whether the new one was out
            self.waiting[name] = set()  # nor, therefore, which words are in the file
            self.damaged[name] = set()  # nor whether it was told

    def picture(self) -> Path:
        """Return a copy of the disk as it is now."""
        copy = self.root / "picture"
        for folder in (self.docs, self.home):
            shutil.copytree(folder, copy / folder.name)
        return copy

    def stop(self, picture: Path) -> None:
        """End every window without another word, and go on with a disk as it was."""
        self.looked = False
        for window in (*self.windows.values(), self.draft):
            if window is not None:
                window.die()
        self.windows, self.draft = {}, None
        for folder in (self.docs, self.home):
            shutil.rmtree(folder)
            (picture / folder.name).rename(folder)
        picture.rmdir()

    def interrupted(self, action: Callable[[], object], moment: int) -> Path:
        """Do something until the power goes at a moment; return the disk as it is then."""
        pictures: list[Path] = []
        left = moment

        def before(real: Callable[..., Any]) -> Callable[..., Any]:
            def step(*args: Any, **more: Any) -> Any:
                nonlocal left
                left -= 1
                if left < 0 and not pictures:
                    with mock.patch.multiple(os, **real_steps):
                        pictures.append(self.picture())
                    raise PowerOff
                return real(*args, **more)

            return step

        real_steps = {name: getattr(os, name) for name in STEPS}
        faulty = {name: before(real) for name, real in real_steps.items()}
        try:
            with mock.patch.multiple(os, **faulty):
                action()
        except (PowerOff, Trouble):
            pass
        return pictures[0] if pictures else self.picture()
