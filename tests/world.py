# SPDX-License-Identifier: MIT
"""A world that is hard on a document: its file is deleted, replaced, renamed or made read-only, its
disk fills, its stick is pulled, and what we keep of it is damaged, with edits between.

After each step nothing that was acknowledged is lost without a word, and nothing false is said.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from unittest import mock

from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile, drafts, open_draft, read, write
from stratcanvas.storage.errors import Trouble
from tests import makers
from tests.papers import die

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where the disks of a life lie: whoever kills a process takes no power away."""
ALL_SAVED = "All changes saved"
HARM = ("delete", "cut", "flip", "zero", "junk")


def words_of(canvas: Canvas) -> set[str]:
    """Return the notes of a canvas: every edit leaves a word of its own."""
    return {note.text for note in canvas.notes.values()}


def words_in(path: Path) -> set[str]:
    """Return the words in a file; none when it is not there or no canvas."""
    try:
        return words_of(read(path))
    except Trouble:
        return set()


class World(RuleBasedStateMachine):
    """A person with a window on a file on a stick, a computer that keeps things, and bad luck."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="world-", dir=MEMORY))
        self.stick, self.home = self.root / "stick", self.root / "home"
        self.stick.mkdir()
        self.home.mkdir()
        self.path = self.stick / "plan.canvas"
        self.patch = mock.patch.dict(os.environ, STRATCANVAS_HOME=str(self.home))
        self.patch.start()
        self.session: Session | None = None
        self.past: list[Session] = []
        self.told: list[object] = []
        """What the window said by itself: troubles and refusals."""
        self.kept: set[str] = set()
        """Words that were acknowledged, and that nobody has thrown away or told to be lost."""
        self.taken: set[str] = set()
        """Words that the world took with the open file, before anybody has looked again."""
        self.harmed = False
        """Whether what we keep was damaged since the file was last opened."""
        self.unknowable = False
        """Whether the note of how far we had come was deleted: what it told of, nobody knows."""
        self.is_full = False
        self.count = 0
        write(self.path, makers.fresh("Plan"))
        self.older = [self.path.read_bytes()]

    def teardown(self) -> None:
        try:
            self.is_full = False
            self.put_back()
            self.path.chmod(0o644) if self.path.exists() else None
            if self.session is not None:
                self.close()
        finally:
            self.patch.stop()
            shutil.rmtree(self.root)

    def word(self) -> str:
        self.count += 1
        return f"word {self.count}"

    @contextmanager
    def ours(self) -> Iterator[None]:
        """Watch that what we do takes no word out of a file, and put its disk in its state."""
        before = {path: words_in(path) for path in self.files()}
        with self.disk():
            yield
        for path, words in before.items():
            assert words <= words_in(path), f"we took {words - words_in(path)} out of {path.name}"
        if self.path.exists() and (data := self.path.read_bytes()) not in self.older:
            self.older.append(data)

    @contextmanager
    def disk(self) -> Iterator[None]:
        """Let the stick have no room while it is full."""
        real = os.write

        def no_room(handle: int, data: bytes) -> int:
            if Path(f"/proc/self/fd/{handle}").readlink().is_relative_to(self.stick):
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(handle, data)

        with mock.patch("os.write", no_room) if self.is_full else nullcontext():
            yield

    def files(self) -> list[Path]:
        return [*self.stick.glob("*.canvas")] if self.stick.exists() else []

    # what must always hold

    @invariant()
    def nothing_is_lost(self) -> None:
        """All that was acknowledged is in a file, or on this computer, or told to be lost."""
        if self.session is None and not self.harmed:
            self.find_all()

    def find_all(self) -> None:
        found = set() if self.session is None else words_of(self.session.canvas)
        found |= {word for shelf in (self.stick, self.root / "pocket") for word in self.on(shelf)}
        missing = self.kept - found
        unreadable = False
        side = self.root / "side"
        shutil.copytree(self.home, side)
        with mock.patch.dict(os.environ, STRATCANVAS_HOME=str(side)):
            for draft in drafts() if missing else ():
                try:
                    file = open_draft(draft)
                except Trouble:
                    unreadable = True  # it is listed, and opening it says why not
                    continue
                found |= words_of(file.canvas)
                unreadable = unreadable or file.notice is not None
                file.close()
        shutil.rmtree(side)
        lost = self.kept - found
        put_by = (self.home / "damaged").exists()
        told = unreadable or put_by or self.told or self.unknowable
        assert not lost or (self.harmed and told), f"lost: {lost}"
        self.kept -= lost
        self.harmed = self.unknowable = False

    def on(self, shelf: Path) -> set[str]:
        return {word for path in shelf.glob("*.canvas") for word in words_in(path)}

    def see_truth(self) -> None:
        """See that whoever says that all is in the file has looked."""
        assert self.session is not None
        if self.session.path is not None and self.session.saved_words == ALL_SAVED:
            there = words_in(self.session.path)
            assert words_of(self.session.canvas) <= there, "it says so and it is not"
            is_shown = read(self.session.path) == self.session.canvas
            assert is_shown or self.session._safe.is_closed, "there is more that is not shown"

    # what the person does

    @precondition(lambda self: self.session is None)
    @rule()
    def open(self) -> None:
        del self.told[:]
        try:
            with self.ours():
                session = Session(CanvasFile.open(self.path))
        except Trouble:
            return
        session.trouble.connect(self.told.append)
        session.refused.connect(self.told.append)
        self.session = session
        if session.notice is not None:
            self.told.append(session.notice)
        there = words_in(self.path)
        assert there <= words_of(session.canvas), "opening hides what the file holds"
        self.find_all()

    @rule()
    def edit(self) -> None:
        if self.session is None:
            self.open()
        if self.session is None:
            return
        word, said = self.word(), len(self.told)
        before = self.session.canvas
        with self.ours():
            done = self.session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, word))
        if done:
            self.kept.add(word)
            self.taken.clear()
        else:
            assert len(self.told) > said, "an edit was dropped without a word"
            assert self.session.canvas == before

    @rule()
    def save(self) -> None:
        self.edit()
        if self.session is not None:
            self.look()

    @precondition(lambda self: self.session is not None)
    @rule()
    def look(self) -> None:
        """Press Ctrl+S: it writes what is missing, looks, and says how things are."""
        assert self.session is not None
        with self.ours():
            done = self.session.publish()
        self.taken.clear()
        if done:
            assert read(self.path) == self.session.canvas
        self.see_truth()

    @precondition(lambda self: self.session is not None)
    @rule()
    def close(self) -> None:
        assert self.session is not None
        with self.ours():
            assert self.session.close()
        self.taken.clear()
        self.see_truth()
        self.leave()

    @precondition(lambda self: self.session is not None)
    @rule()
    def keep_both(self) -> None:
        """Go on under another name; the file of before stays as it is."""
        assert self.session is not None
        name = self.stick / f"mine {self.word()}.canvas"
        with suppress(Trouble), self.ours():
            self.session.name(name)
            assert read(name) == self.session.canvas
            self.path = name
            self.taken.clear()

    @precondition(lambda self: self.session is not None)
    @rule()
    def kill(self) -> None:
        """End without another word, and go on with the disks as they were."""
        picture = self.root / "picture"
        for folder in self.root.iterdir():
            shutil.copytree(folder, picture / folder.name)
        self.end()
        for folder in picture.iterdir():
            shutil.rmtree(self.root / folder.name)
            folder.rename(self.root / folder.name)
        picture.rmdir()
        self.kept -= self.taken
        self.taken.clear()

    def end(self) -> None:
        """Free what the system frees when a process is killed."""
        assert self.session is not None
        self.session._safe.publisher.stop()
        die(self.session._file)
        self.session._safe.is_closed = True
        self.leave()

    def leave(self) -> None:
        """Forget a session, but not yet its timers: they end on the main thread alone."""
        assert self.session is not None
        self.past.append(self.session)
        self.session = None

    # what the world does

    def let_go(self) -> None:
        """Note that the words of a file go with it, unless a window on it has time to look."""
        if self.session is None:
            self.kept -= words_in(self.path)
        else:
            self.taken |= words_in(self.path)

    @rule()
    def delete_file(self) -> None:
        self.let_go()
        self.path.unlink(missing_ok=True)

    @precondition(lambda self: self.path.exists())
    @rule()
    def rename_file(self) -> None:
        self.path.rename(self.stick / f"moved {self.word()}.canvas")

    @precondition(lambda self: self.stick.exists())
    @rule(how=st.sampled_from(["other", "older", "continued"]), age=st.integers(0, 9))
    def replace_file(self, how: str, age: int) -> None:
        """Let a sync tool put another version there."""
        self.let_go()
        if how == "older":
            theirs = self.older[age % len(self.older)]
        else:
            side = self.root / "theirs.canvas"
            there = how == "continued" and self.path.exists()
            write(side, read(self.path) if there else makers.fresh("Theirs"), overwrite=True)
            with mock.patch.dict(os.environ, STRATCANVAS_HOME=str(self.root / "theirs")):
                file = CanvasFile.open(side)
                file.apply(
                    commands.add_note(0.0, 0.0, f"theirs {self.word()}"), StepLabel("add-note")
                )
                file.publish(file.snapshot())
                file.close()
            shutil.rmtree(self.root / "theirs", ignore_errors=True)
            theirs = side.read_bytes()
            side.unlink()
        self.path.unlink(missing_ok=True)
        self.path.write_bytes(theirs)

    @precondition(lambda self: self.path.exists())
    @rule(mode=st.sampled_from([0o444, 0o644]))
    def set_mode(self, mode: int) -> None:
        self.path.chmod(mode)

    @rule()
    def fill_or_empty_the_disk(self) -> None:
        self.is_full = not self.is_full

    @precondition(lambda self: self.stick.exists())
    @rule()
    def pull(self) -> None:
        self.stick.rename(self.root / "pocket")

    @precondition(lambda self: not self.stick.exists())
    @rule()
    def put_back(self) -> None:
        if (self.root / "pocket").exists():
            (self.root / "pocket").rename(self.stick)

    @precondition(lambda self: self.session is None)
    @rule(data=st.data(), how=st.sampled_from(HARM), at=st.integers(0, 9))
    def damage(self, data: st.DataObject, how: str, at: int) -> None:
        """Damage a file of ours, while nobody has it open; what it cost is told at opening."""
        files = sorted(
            (path for path in self.home.rglob("*") if path.is_file()),
            key=lambda path: (path.name, path.stat().st_size),
        )
        if not files:
            return
        file = files[data.draw(st.integers(0, 99)) % len(files)]
        content = bytearray(file.read_bytes())
        place = len(content) * at // 10
        self.harmed = True
        note(f"{how} {file.relative_to(self.home)}, {len(content)} bytes")
        match how:
            case "delete":
                file.unlink()
                self.unknowable = self.unknowable or file.name == "progress"
            case "cut":
                file.write_bytes(content[:place])
            case "flip" if content:
                content[place] ^= 0x10
                file.write_bytes(content)
            case "zero":
                file.write_bytes(bytes(len(content)))
            case _:
                file.write_bytes(b"junk" * 100)
