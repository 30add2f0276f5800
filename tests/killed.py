# SPDX-License-Identifier: MIT
"""A process that edits and publishes until it is killed with -9, and what must be left then."""

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from unittest import mock

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage import lock
from stratcanvas.storage.door import CanvasFile, drafts, open_draft, read, write
from tests import makers

FAMILY = 0xD
SIZE = 200
"""Cards on the canvas before the work begins."""


def work(path: Path, first: int) -> None:
    """Edit for ever; say each edit's number on stdout once it is kept, publishing in a thread."""
    file = CanvasFile.open(path)
    file.prepare()
    say("ready")
    thread: threading.Thread | None = None
    for number in range(first, first + 1_000_000):
        note = commands.add_note(0.0, 0.0, "x" * (number % 700), makers.key(number, FAMILY))
        file.apply(note, StepLabel("add-note"))
        say(number)
        if thread is None or not thread.is_alive():
            thread = threading.Thread(target=file.publish, args=(file.snapshot(),), daemon=True)
            thread.start()


def as_if_crashed(folder: Path) -> None:
    """Leave a folder of ours as a process leaves it that ended without letting go of it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / lock.NAME).write_text("1\n")


def say(what: object) -> None:
    """Tell the parent at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def kill_one(path: Path, first: int, seconds: float) -> int:
    """Let a process work on a file, kill it after a while; return the last edit it had kept."""
    command = [sys.executable, "-m", "tests.killed", str(path), str(first)]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        child.kill()
        said = child.stdout.read().split(b"\n")[:-1]  # without a line that is not whole
    return int(said[-1]) if said else first - 1


def check(path: Path, last: int) -> None:
    """See that the file is whole, every kept edit is there, and nothing is left beside it."""
    in_file = read(path)
    file = CanvasFile.open(path)
    try:
        wanted = {makers.key(number, FAMILY) for number in range(1, last + 1)}
        found = set(file.canvas.notes)
        assert wanted <= found, f"{len(wanted - found)} kept edits are lost"
        assert found <= wanted | {makers.key(last + 1, FAMILY)}
        assert set(in_file.notes) <= found
        assert file.recovered == (in_file != file.canvas)
        assert file.notice is None
        file.publish(file.snapshot())
    finally:
        file.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert drafts() == []


def rounds(kills: int, seed: int, longest: float) -> list[int]:
    """Kill a process again and again on one file; return how many edits each had kept."""
    chance = random.Random(seed)
    counts = []
    with tempfile.TemporaryDirectory(prefix="killed-") as folder:
        home, docs = Path(folder) / "home", Path(folder) / "docs"
        docs.mkdir()
        path = docs / "plan.canvas"
        write(path, makers.crowded(10, SIZE - 10))
        with mock.patch.dict(os.environ, STRATCANVAS_HOME=str(home)):
            last = 0
            for _ in range(kills):
                before = last
                last = kill_one(path, before + 1, chance.uniform(0.0, longest))
                check(path, last)
                with_last = makers.key(last + 1, FAMILY) in read(path).notes
                last += with_last  # it was kept just before it could be said
                counts.append(last - before)
    return counts


def draft_rounds(kills: int, seed: int) -> None:
    """Kill a process that fills a draft; everything it had kept must be in the draft."""
    chance = random.Random(seed)
    root = Path(__file__).parents[1]
    for _ in range(kills):
        with tempfile.TemporaryDirectory(prefix="killed-") as home:
            environment = {**os.environ, "STRATCANVAS_HOME": home}
            command = [sys.executable, "-m", "tests.killed", "draft", "1"]
            with subprocess.Popen(
                command, stdout=subprocess.PIPE, cwd=root, env=environment
            ) as child:
                assert child.stdout is not None
                said = [child.stdout.readline().strip()]
                time.sleep(chance.uniform(0.0, 0.7))
                child.kill()
                said += child.stdout.read().split(b"\n")[:-1]
            with mock.patch.dict(os.environ, STRATCANVAS_HOME=home):
                (draft,) = drafts()
                file = open_draft(draft)
                wanted = {makers.key(int(line), FAMILY) for line in said}
                assert wanted <= set(file.canvas.notes)
                file.close()


def fill_draft() -> None:
    """Edit an unnamed canvas for ever."""
    file = CanvasFile.draft(makers.empty())
    for number in range(1, 1_000_000):
        note = commands.add_note(0.0, 0.0, f"note {number}", makers.key(number, FAMILY))
        file.apply(note, StepLabel("add-note"))
        say(number)


if __name__ == "__main__":
    if sys.argv[1] == "draft":
        fill_draft()
    else:
        work(Path(sys.argv[1]), int(sys.argv[2]))
