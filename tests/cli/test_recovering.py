# SPDX-License-Identifier: MIT
"""``recover`` makes a new canvas of what can be read of a damaged one, and leaves that as it is."""

import json
from pathlib import Path

import pytest

from stratcanvas.cli.entry import run
from stratcanvas.storage.door import read, write
from tests import makers
from tests.files import hostile


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Return a file that has lost its end."""
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    path.write_bytes(path.read_bytes()[:-3])
    return path


def test_what_can_be_read_lies_beside_it(damaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Under an id of its own; what it holds and what may be missing is said."""
    before = damaged.read_bytes()
    assert run(["recover", str(damaged)]) == 0
    made = damaged.with_name("plan (recovered).canvas")
    canvas = read(made)
    assert canvas.problems == makers.cafe().problems
    assert canvas.id != makers.cafe().id
    said = capsys.readouterr().out
    assert f"Made {made} of what could be read of “plan.canvas”." in said
    assert "It holds 4 problems, 6 tactics, 9 connectors." in said
    assert "please read it through" in said
    assert damaged.read_bytes() == before
    assert run(["recover", str(damaged)]) == 2  # what is there is never written over
    said = capsys.readouterr().err
    assert f"{made} is there already, and was left as it is. Name another file with -o." in said
    assert run(["recover", str(damaged), "-o", str(damaged.with_name("other"))]) == 0
    assert damaged.with_name("other.canvas").is_file()


COMMANDS = [
    ["show", "{}"],
    ["check", "{}"],
    ["export", "{}", "-o", "page.pdf"],
    ["new", "other.canvas", "--from", "{}"],
    ["import", "{}"],
]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lost", ["end", "head"])
def test_other_commands_name_the_one_that_recovers(
    damaged: Path, command: list[str], lost: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever looks at a damaged file is told what to type to get at what can be read of it."""
    path = damaged.rename(damaged.with_name("my plan.canvas"))
    if lost == "head":
        path.write_bytes(bytes(100) + hostile.good()[100:])
    assert run([word.format(path) for word in command]) == 2
    assert f'stratcanvas recover "{path}"' in capsys.readouterr().err


def test_where_nothing_can_be_read_nobody_is_told_to_recover(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a canvas that lost all but its first bytes, the command would make nothing."""
    path = tmp_path / "plan.canvas"
    path.write_bytes(hostile.good()[:50])
    assert run(["show", str(path)]) == 2
    assert "recover" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (hostile.good(), "is not damaged; there is nothing to recover"),
        (b"", "Nothing in “plan.canvas” can be read any more"),
        (hostile.NEWER["next version"](), "made by a newer Stratcanvas"),
        (json.dumps({"nodes": [], "edges": []}).encode(), "is a JSON Canvas"),
    ],
)
def test_what_is_not_damaged_is_not_recovered(
    tmp_path: Path, data: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, and no file: a newer program's would lose what this one does not know."""
    path = tmp_path / "plan.canvas"
    path.write_bytes(data)
    assert run(["recover", str(path)]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


def test_it_writes_nothing_but_a_canvas(damaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that says another kind is refused before anything is read."""
    assert run(["recover", str(damaged), "-o", str(damaged.with_name("plan.pdf"))]) == 2
    assert "recover writes a canvas" in capsys.readouterr().err
