# SPDX-License-Identifier: MIT
"""The code broken on purpose, in one place after the other: some test must notice each.

The places stand in `mutants.toml`. Each is broken in a copy of the code, where the tests of its
room run, those of `last` at the end, since they take long.
"""

import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

UNIT = "places"
ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_suffix(".toml")
LAST = ("test_keeping.py", "test_killed.py", "test_random_user.py", "test_world.py")


class Mutant(NamedTuple):
    """One place: in this file this text, put instead, and the promise that it breaks."""

    file: str
    old: str
    new: str
    why: str
    tests: tuple[str, ...] = ()
    """Files or folders of tests beside those of the file's own room."""

    @property
    def room(self) -> str:
        """Return the room whose file it is."""
        return self.file.split("/")[0]


def table() -> list[Mutant]:
    """Return every place, as the table has them."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["mutant"]
    return [Mutant(**{**row, "tests": tuple(row.get("tests", ()))}) for row in rows]


USUAL = len(table()) + 1
"""Every place, and once the code as it is: where that fails, nothing is proved."""


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield the unbroken code, then one trial a place."""
    places = table()
    rooms = tuple(sorted({mutant.room for mutant in places}))
    if count:
        yield "nothing is broken", 1, partial(_see_that_it_passes, rooms)
    for number in range(count - 1):
        mutant = places[number % len(places)]
        yield f"{mutant.file}: {mutant.why}"[:60], 1, partial(_see_that_it_fails, mutant)


def _see_that_it_passes(rooms: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        code, said = _test(Path(folder), rooms)
        assert code == 0, f"without a mutant the tests fail:\n{said}"


def _see_that_it_fails(mutant: Mutant) -> None:
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        code, said = _test(Path(folder), (mutant.room, *mutant.tests), mutant)
        assert code != 0, f"nobody noticed in {mutant.file}: {mutant.why}\n{mutant.new}"
        assert code == 1, f"the tests could not run:\n{said}"


def _test(copy: Path, rooms: tuple[str, ...], mutant: Mutant | None = None) -> tuple[int, str]:
    """Run rooms' tests in a copy, in which a place may be broken; return code and last words."""
    for name in ("stratcanvas", "tests", "resources"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "packaging", "README.md"):
        (copy / name).symlink_to(ROOT / name)
    if mutant is not None:
        file = copy / "stratcanvas" / mutant.file
        whole = file.read_text(encoding="utf-8")
        assert whole.count(mutant.old) == 1, f"{mutant.file} holds this {whole.count(mutant.old)} ×"
        file.write_text(whole.replace(mutant.old, mutant.new), encoding="utf-8")
    found = [path for room in rooms for path in _files(copy / "tests" / room)]
    files = sorted(dict.fromkeys(found), key=lambda path: path.endswith(LAST))
    # The current folder comes first on the path, before the checkout that is installed.
    options = ("-x", "-q", "--no-header", "--tb=line")
    command = [sys.executable, "-m", "pytest", *options, *files]
    done = subprocess.run(command, cwd=copy, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(errors="replace")[-2000:]


def _files(place: Path) -> list[str]:
    tests = sorted(place.glob("test_*.py")) if place.is_dir() else [place]
    return [str(path) for path in tests]
