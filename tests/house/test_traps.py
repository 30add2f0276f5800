# SPDX-License-Identifier: MIT
"""A folder that came by mail is no place to run code from: not what sets up, and not the program.

The folder holds a file for every module that Python or a package of ours could be looking for;
each leaves a mark when it runs.
"""

import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
WITHOUT_PIP = """#!/bin/sh
case "$*" in
    *"-m venv"*) exec "$REAL" "$@" --without-pip ;;
    *) exec "$REAL" "$@" ;;
esac
"""
NAMES = sorted(
    {*sys.stdlib_module_names, *packages_distributions(), "stratcanvas", "sitecustomize"}
)


@pytest.fixture(scope="module")
def traps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of such files, with a canvas among them."""
    folder = tmp_path_factory.mktemp("from a mail")
    for name in [*NAMES, "usercustomize", "ensurepip/__main__", "pip/__main__", "venv/__main__"]:
        file = folder / f"{name}.py"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"open({str(folder / 'mark')!r}, 'a').write(__name__ + ' ')\n")
    return folder


def sprung(folder: Path, *command: str, **more: str) -> tuple[str, str]:
    """Run a command there, without a screen; return what it said and which files it ran."""
    (folder / "mark").write_text("")
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    done = subprocess.run(
        command,
        cwd=folder,
        env={"PATH": path, "HOME": str(folder), "STRATCANVAS_HOME": str(folder / "home"), **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr, (folder / "mark").read_text()


def test_the_traps_work(traps: Path) -> None:
    """What looks into the current folder does run what lies there: the tests below can fail."""
    assert sprung(traps, sys.executable, "-c", "import click")[1] != ""
    assert sprung(traps, sys.executable, "-m", "venv", "--help")[1] != ""


def test_a_first_start_runs_nothing_of_the_folder(
    traps: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Looking for Python, making the environment and calling pip there leave no mark.

    The environment gets no pip, which would take a while: so it ends where pip is called.
    """
    checkout = tmp_path_factory.mktemp("checkout")
    shutil.copytree(CHECKOUT / "packaging", checkout / "packaging")
    shutil.copy(CHECKOUT / "pyproject.toml", checkout)
    python = checkout / "python3"
    python.write_text(WITHOUT_PIP)
    python.chmod(0o755)
    said, marks = sprung(
        traps,
        *("sh", str(checkout / "packaging" / "run.sh")),
        STRATCANVAS_PYTHON=str(python),
        REAL=sys.executable,
    )
    assert (checkout / ".venv" / "bin" / "python").exists()
    assert "No module named pip" in said
    assert marks == ""


@pytest.mark.parametrize("hidden", [{}, {"PYTHONPATH": ""}, {"PYTHONPATH": ":"}])
def test_the_program_runs_nothing_of_the_folder(
    set_up: Path, traps: Path, hidden: dict[str, str]
) -> None:
    """A canvas is opened from the folder that it came in, by the very command that README names."""
    sample = set_up / "resources" / "samples" / "cafe.canvas"
    shutil.copy(sample, traps / "plan.canvas")
    run = str(set_up / "packaging" / "run.sh")
    said, marks = sprung(traps, "sh", run, "plan.canvas", **hidden)
    assert (set_up / "build" / "plan.pdf").exists(), said
    assert marks == ""
    command = str(set_up / ".venv" / "bin" / "stratcanvas")
    said, marks = sprung(traps, command, "export", "plan.canvas", "-o", "plan.png")
    assert (traps / "plan.png").exists(), said
    assert marks == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["test.sh", "--version"], "pytest"),
        (["prove.sh"], "random-user"),
        (["bench.sh", "no-such-bench"], "There is no bench"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_the_developers_scripts_run_nothing_of_the_folder(
    set_up: Path, traps: Path, words: list[str], expected: str
) -> None:
    """Nor do the other scripts, which work from the checkout wherever they are called."""
    said, marks = sprung(traps, "sh", str(set_up / "packaging" / words[0]), *words[1:])
    assert expected in said
    assert marks == ""
