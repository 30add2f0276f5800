# SPDX-License-Identifier: MIT
"""What reaches the terminal: words in any encoding, never orders to it, and never a traceback."""

import json
import os
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from stratcanvas.cli import show
from stratcanvas.cli.entry import run
from stratcanvas.domain.changes import updating
from stratcanvas.storage.door import write
from tests import makers

WINDOWS = sys.platform == "win32"
FULL = Path("/dev/full")


@pytest.fixture
def awkward(tmp_path: Path) -> Path:
    path = tmp_path / "awkward.canvas"
    write(path, makers.awkward())
    return path


def done(
    *words: str | Path, encoding: str = "utf-8", **more: object
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "stratcanvas", *map(str, words)]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": environment, **more}
    return subprocess.run(command, check=False, **given)  # type: ignore[call-overload,no-any-return]


def test_a_terminal_gets_no_orders(awkward: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Control characters in a stranger's canvas are printed as �, in words and in JSON."""
    for words in (["show"], ["check"], ["check", "--json"]):
        run([*words, str(awkward)])
        out = capsys.readouterr().out
        assert "\x1b" not in out
        assert "\x07" not in out
        assert "\x7f" not in out
    run(["show", str(awkward)])
    assert "before���" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_every_encoding_will_do(awkward: Path, encoding: str) -> None:
    """Where a script can't be printed the rest still is, and the JSON loses nothing."""
    shown = done("show", awkward, encoding=encoding)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert b"<b>bold</b>" in shown.stdout
    checked = done("check", "--json", awkward, encoding=encoding)
    assert checked.stderr == b""
    about = [each["about"] for each in json.loads(checked.stdout)["findings"]]
    assert any(makers.AWKWARD["thai"] in each for each in about)


def test_a_name_that_is_no_text_is_no_trouble(tmp_path: Path) -> None:
    """A file whose name is not even text is shown, checked and exported."""
    if sys.platform != "linux":  # others hold only names that are text
        return
    path = tmp_path / os.fsdecode(b"bad\xff.canvas")
    write(path, makers.cafe())
    for words in (["show"], ["check", "--json"], ["export", "-o", tmp_path]):
        result = done(*words, path)
        assert result.returncode in {0, 1}
        assert result.stderr == b""
    assert (tmp_path / os.fsdecode(b"bad\xff.pdf")).exists()


@pytest.mark.parametrize("words", [["show", "plan.canvas"], ["--help"], ["--version"]])
def test_output_that_can_not_be_written(words: list[str], tmp_path: Path) -> None:
    """A full disk behind standard output is a sentence, and nothing is tried again at the end."""
    if not FULL.exists():
        return
    write(tmp_path / "plan.canvas", makers.cafe())
    with FULL.open("wb") as full:
        shown = done(*words, stdout=full, cwd=tmp_path)
        silent = done(*words, stdout=full, stderr=full, cwd=tmp_path)
    assert shown.returncode == 2
    assert shown.stderr.startswith(b"There is no room to write what this prints")
    assert b"Free some space" in shown.stderr
    assert silent.returncode == 2


@pytest.mark.parametrize("words", [["show", "none.canvas"], ["--nonsense"]])
def test_an_error_that_can_not_be_written(words: list[str], tmp_path: Path) -> None:
    """A full standard error is silence: the exit code says what there is to say."""
    if not FULL.exists():
        return
    with FULL.open("wb") as full:
        refused = done(*words, stderr=full, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, b"")


def test_closed_streams_are_no_reason_to_stop(tmp_path: Path) -> None:
    """Where standard output or error is closed, a command still does its work."""
    if WINDOWS:
        return
    write(tmp_path / "plan.canvas", makers.cafe())
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        line = f"{shlex.quote(sys.executable)} -m stratcanvas show plan.canvas {closed}"
        shown = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, check=False)
        assert (shown.returncode, shown.stderr) == (0, b"")


def test_a_reader_that_goes_away(awkward: Path) -> None:
    """``show | head -1`` ends in silence, and not with the code that says a tactic is loose."""
    if WINDOWS:
        return
    read_end, write_end = os.pipe()
    os.close(read_end)
    result = done("show", awkward, stdout=write_end)
    os.close(write_end)
    assert (result.returncode, result.stderr) == (2, b"")


@pytest.mark.parametrize("problem", [KeyError("key"), MemoryError(), RecursionError("deep")])
def test_a_mistake_of_ours_is_a_sentence(
    awkward: Path,
    problem: Exception,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Even a bug ends in plain words and exit code 2, and tells what to report."""

    def broken(_: Path) -> None:
        raise problem

    monkeypatch.setattr(show, "read_source", broken)
    assert run(["show", str(awkward)]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert said.startswith(("Stratcanvas made a mistake", "There is not enough memory"))


def test_a_name_for_a_new_canvas_that_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing, a folder's dots and the root are refused in words, and no file is made."""
    monkeypatch.chdir(tmp_path)
    for name in (".", "..", "/"):
        assert run(["new", name]) == 2
        assert "is a folder" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_empty_is_not_called_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As from a variable in a script that is not set: it is told that no file is named."""
    monkeypatch.chdir(tmp_path)
    for command in ("new", "show", "check"):
        assert run([command, ""]) == 2
        assert "No file is named" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_name_for_a_new_canvas_that_ends_as_a_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """“a/” makes no “a.canvas”, whether that folder is there or not; a name for it is proposed."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    for name in ("there/", "new/"):
        assert run(["new", name]) == 2
        said = capsys.readouterr().err
        assert f"“{name}” ends in a slash, so it names a folder." in said
        assert f"“{name[:-1]}.canvas”" in said
    assert list(tmp_path.iterdir()) == [tmp_path / "there"]


def test_a_new_canvas_in_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder is named as the reason; nobody is told of edits there never were."""
    assert run(["new", str(tmp_path / "no" / "plan.canvas")]) == 2
    said = capsys.readouterr().err
    assert "“plan.canvas” could not be written: there is no folder called “no”." in said
    assert "edits" not in said
    if WINDOWS:
        return
    (tmp_path / "gone").mkdir()
    line = f"rmdir ../gone && {shlex.quote(sys.executable)} -m stratcanvas new plan.canvas"
    gone = tmp_path / "gone"
    refused = subprocess.run(["sh", "-c", line], cwd=gone, capture_output=True, check=False)
    assert refused.returncode == 2
    assert b"not there any more" in refused.stderr


def test_an_output_with_too_long_a_name(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that no disk takes is a sentence, for one file and for several."""
    name = str(plan.with_name("x" * 300))
    assert run(["export", str(plan), "-o", f"{name}.pdf"]) == 2
    assert "is too long" in capsys.readouterr().err
    assert run(["export", str(plan), str(plan), "-o", name]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_names_like_options_and_commands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After ``--`` a name may begin with a dash or be a command's."""
    monkeypatch.chdir(tmp_path)
    for name in ("-x.canvas", "show", "--help"):
        write(Path(name), makers.cafe())
        assert run(["show", "--", name]) == 0
        assert "Café money" in capsys.readouterr().out


def test_ctrl_c_while_it_starts() -> None:
    """Ctrl+C before the command has begun is a word, not a traceback."""
    script = (
        "import sys; from importlib.abc import MetaPathFinder\n"
        "class Finder(MetaPathFinder):\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'stratcanvas.cli.entry': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
        "from stratcanvas.__main__ import main; sys.exit(main(['show', 'x']))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (2, b"", b"Stopped.\n")


RLO, TAGS = "\u202e", "\U000e0041\U000e0042"


def test_a_stranger_s_words_do_nothing_to_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever a card, a title, a file or a folder is called, each line the commands print is our
    own and reads in its order.
    """
    nasty = f"a{RLO}b\u2067c{TAGS}\x1b]0;title\x07\x9bd\rStrategy: mine\nError: gone"
    folder = tmp_path / nasty.replace("/", "")
    canvas = makers.replace_brief(makers.cafe(), title=nasty, customer=nasty)
    tactic = canvas.tactics[makers.key(1, makers.TACTIC)]
    path = tmp_path / "plain.canvas"
    canvas = canvas.apply(updating([(tactic, replace(tactic, title=nasty))]))
    write(path, canvas)
    try:
        folder.mkdir()
        path = path.rename(folder / f"{nasty.replace('/', '')}.canvas")
    except (OSError, ValueError):  # a system whose names are tamer
        return
    for words in (
        ["show"],
        ["check"],
        ["check", "--json"],
        ["new"],
        ["export", "-o", folder / f"{nasty}.svg", "--as", "one-pager"],
        ["export", "-o", folder / f"{nasty}x" / "a.pdf"],
        ["show", "--nothing"],
    ):
        run([*map(str, words), str(path)])
        said = capsys.readouterr()
        for line in (said.out + said.err).split("\n"):
            assert not {RLO, "\x1b", "\x07", "\x9b", "\r", TAGS[0]} & set(line)
            assert sum(map(line.count, "\u2066\u2067\u2068")) == line.count("\u2069")
            assert not line.startswith(("Error: gone", "Strategy: mine"))
    run(["check", "--json", str(path)])
    assert json.loads(capsys.readouterr().out)["file"] == str(path)
