# SPDX-License-Identifier: MIT
"""README tells the truth: its commands run, its names exist, its keys do what it says.

What would install or run for long is run in its shortest form, in a folder that looks set up.
"""

import ast
import re
import shlex
import shutil
import subprocess
from gettext import GNUTranslations
from pathlib import Path

import pytest

from stratcanvas.cli.app import program
from stratcanvas.cli.entry import run
from stratcanvas.shipped import resource
from stratcanvas.storage.door import read
from stratcanvas.ui.actions.table import ACTIONS
from tests.bench.__main__ import benches
from tests.prove.__main__ import campaigns

CHECKOUT = Path(__file__).parents[2]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in BLOCKS for line in block.splitlines() if line.strip()]
SCRIPTS = [line for line in COMMANDS if line.startswith("sh packaging/")]
MAKERS = [line for line in COMMANDS if line.startswith(".venv/bin/python packaging/")]
PROGRAM = [line for line in COMMANDS if line.startswith("stratcanvas ")]
ONE_TACTIC_DOES_NOT_COUNT = 1


def said_by(command: list[str], folder: Path) -> str:
    """Run a command in a folder without a screen; return what it said."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "STRATCANVAS_HOME": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_every_command_is_of_a_kind_that_is_run_here() -> None:
    """No command in README escapes these tests."""
    assert SCRIPTS
    assert PROGRAM
    assert MAKERS
    assert sorted(COMMANDS) == sorted(SCRIPTS + PROGRAM + MAKERS)


def test_the_program_s_commands_run_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a folder with the sample in it, and it damaged, each line can be copied and run, from top
    to bottom. The command itself is a process in the tests of the wheel and of traps.
    """
    monkeypatch.chdir(tmp_path)
    sample = resource("samples/cafe.canvas")
    shutil.copy(sample, tmp_path)
    (tmp_path / "damaged.canvas").write_bytes(sample.read_bytes()[:-1])
    for line in PROGRAM:
        words = shlex.split(line)
        expected = ONE_TACTIC_DOES_NOT_COUNT if words[1] == "check" else 0
        code = run(words[1:])
        said = capsys.readouterr()
        assert code == expected, said
        assert said.out + said.err, line
        if "-o" in words:
            assert (tmp_path / words[words.index("-o") + 1]).stat().st_size > 0, line


def test_run_prints_the_sample_where_there_is_no_screen(set_up: Path) -> None:
    """The first command of README installs nothing the second time and writes the page."""
    said = said_by(["sh", "packaging/run.sh"], set_up)
    assert "Installing" not in said
    assert (set_up / "build" / "cafe.pdf").read_bytes().startswith(b"%PDF")


def test_the_sample_and_the_picture_can_be_made_anew(set_up: Path) -> None:
    """Both makers run as README says, and the sample that is shipped is what its source says."""
    for line in MAKERS:
        said_by(shlex.split(line), set_up)
    made = set_up / "resources"
    sample, picture = "samples/cafe.canvas", "screenshots/window.png"
    assert read(made / sample) == read(CHECKOUT / "resources" / sample)
    assert (made / picture).stat().st_mtime > (CHECKOUT / "resources" / picture).stat().st_mtime


def test_the_words_can_be_gathered_anew(set_up: Path) -> None:
    """The script writes the catalogue that is shipped, and what the program reads of a language."""
    words = set_up / "resources" / "words"
    (words / "de.po").write_text('msgid "Tidy"\nmsgstr "Aufräumen"\n', encoding="utf-8")
    said = said_by(["sh", "packaging/words.sh"], set_up)
    assert "words and sentences" in said
    shipped = (CHECKOUT / "resources" / "words" / "stratcanvas.pot").read_text("utf-8")
    assert (words / "stratcanvas.pot").read_text("utf-8") == shipped
    with (words / "de.mo").open("rb") as file:
        german = GNUTranslations(file)
    assert german.gettext("Tidy") == "Aufräumen"
    assert german.gettext("Delete") == "Delete"


@pytest.mark.parametrize("line", [line for line in SCRIPTS if "test.sh" in line])
def test_the_test_command_reaches_pytest(set_up: Path, line: str) -> None:
    """In its shortest form each line gets as far as pytest, which finds what it names."""
    words = shlex.split(line)
    shortest = ["--collect-only", "-q"] if len(words) > 2 else ["--version"]
    said = said_by([*words, *shortest], set_up)
    assert re.search(r"\d+(/\d+)? tests collected|pytest \d", said), said


def test_the_measuring_commands_name_what_exists(set_up: Path) -> None:
    """Each bench and campaign that README names is there, and the list of campaigns is printed."""
    for line in SCRIPTS:
        script, *names = shlex.split(line)[1:]
        known = {"packaging/bench.sh": benches(), "packaging/prove.sh": campaigns()}.get(script)
        named = {name for name in names if not name.isdecimal()}
        assert known is None or named <= set(known), line
    assert "random-user" in said_by(["sh", "packaging/prove.sh"], set_up)


def test_the_table_of_speed_names_figures_that_are_measured() -> None:
    """Each name in the table is one that a bench gives to a figure."""
    given = [
        "".join(_pattern(part) for part in getattr(name, "values", [name]))
        for file in (CHECKOUT / "tests" / "bench").glob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Figure"
        for name in (word.value for word in call.keywords if word.arg == "name")
    ]
    table = README.split("### How fast it is")[1].split("###")[0]
    named = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(named) > 20
    assert [name for name in named if not any(re.fullmatch(each, name) for each in given)] == []


def _pattern(part: ast.AST) -> str:
    """Return what a part of a figure's name matches: its words, or whatever is put in there."""
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"


def test_every_script_is_told_of() -> None:
    """README names each script in packaging, and none that is not there."""
    there = {script.name for script in (CHECKOUT / "packaging").glob("*.sh")} - {"setup.sh"}
    told = set(re.findall(r"\b([a-z]+\.sh)\b", README))
    assert told == there


def test_the_table_of_commands_is_the_program_s_own() -> None:
    """README and `stratcanvas --help` know the same commands."""
    table = README.split("| command | does |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)) == set(program.commands)


def test_every_key_in_the_table_of_gestures_is_an_action_s() -> None:
    """The bold keys of "Use" are the shortcuts of the action table."""
    shortcuts = {key for action in ACTIONS.values() for key in action.shortcut}
    use = README.split("## Use")[1].split("\n## ")[0]
    told = set(re.findall(r"\*\*([^*]+)\*\*", use))
    assert told
    assert told <= shortcuts, told - shortcuts


def test_every_file_and_folder_that_is_named_exists() -> None:
    """Paths in README lead somewhere."""
    named = re.findall(r"[(`]((?:stratcanvas|resources|packaging|tests)/[\w./-]*)[)`]", README)
    assert named
    assert not [path for path in named if not (CHECKOUT / path).exists()]
