# SPDX-License-Identifier: MIT
"""The set-up scripts on machines that lack this or that, played by stand-ins."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.house.standins import Machine

CHECKOUT = Path(__file__).parents[2]
APT = """#!/bin/sh
echo "apt-get $*" >>"$MACHINE/calls"
case "$*" in
    *install*libgl1*) touch "$MACHINE/qt" ;;
    *install*python3-venv*) cp "$MACHINE/python" "$MACHINE/bin/python3" ;;
esac
"""
SUDO = '#!/bin/sh\necho "sudo $*" >>"$MACHINE/calls"\n[ "$1" != -n ] || shift\nexec "$@"\n'


def installs(calls: list[str]) -> list[str]:
    """Return only the calls that make an environment or fill it."""
    return [call for call in calls if "-m venv" in call or "-m pip" in call]


def test_a_first_start_makes_everything_and_opens_the_sample(machine: Machine) -> None:
    """The environment, the locked packages with their hashes, the program, then the window."""
    code, said = machine.run("run.sh", DISPLAY=":0")
    venv, lock, itself, window = machine.calls()
    assert code == 0, said
    assert venv == f"python3 -m venv {machine.checkout}/.venv"
    assert "--only-binary :all: --require-hashes -r" in lock
    assert lock.endswith("/packaging/requirements.lock")
    assert "--no-deps --no-build-isolation --no-index -e" in itself
    assert window == f"stratcanvas {machine.checkout}/resources/samples/cafe.canvas"


def test_a_second_start_installs_nothing_and_says_nothing(machine: Machine) -> None:
    """When all is there, the program starts at once and without a word."""
    machine.run("run.sh", DISPLAY=":0")
    machine.calls()
    code, said = machine.run("run.sh", "my plan.canvas", DISPLAY=":0")
    assert (code, said) == (0, "")
    assert machine.calls() == ["stratcanvas my plan.canvas"]


def test_what_the_environment_says_to_python_does_not_count(machine: Machine) -> None:
    """Tests meet what people run: no variable of Python's reaches it, in tests none of Qt's."""
    told = {"PYTHONPATH": "here:there", "PYTHONUNBUFFERED": "1", "QT_SCALE_FACTOR": "2"}
    machine.run("run.sh", "plan.canvas", DISPLAY=":0", **told)
    had = (machine.place / "had").read_text()
    assert "DISPLAY" in had
    assert "PYTHON" not in had
    assert "QT_SCALE_FACTOR" in had  # whoever looks at the window decides how large it is
    machine.run("test.sh", **told)
    had = (machine.place / "had").read_text()
    assert "QT_QPA_PLATFORM=offscreen" in had
    assert "PYTHON" not in had
    assert "QT_SCALE_FACTOR" not in had


def test_without_a_screen_the_one_pagers_are_written(machine: Machine) -> None:
    """The files' pages land in build/, which git ignores."""
    code, said = machine.run("run.sh", "plans/spring.canvas", "autumn.canvas")
    export = f"stratcanvas export plans/spring.canvas autumn.canvas -o {machine.checkout}/build"
    assert code == 0, said
    assert machine.calls()[-1] == export
    assert (machine.checkout / "build").is_dir()
    assert "There is no screen here" in said


def test_a_question_writes_nothing_where_there_is_no_screen(machine: Machine) -> None:
    """``--help`` is answered by the program, and leaves no folder for pages."""
    code, _ = machine.run("run.sh", "--help")
    assert code == 0
    assert machine.calls()[-1].endswith("stratcanvas --help")
    assert not (machine.checkout / "build").exists()


@pytest.mark.parametrize("name", [".venv-turn", "build"])
def test_a_checkout_that_can_not_be_written_is_one_sentence(machine: Machine, name: str) -> None:
    """As one that belongs to somebody else: it is told which folder, and what to do."""
    (machine.checkout / name).touch()
    code, said = machine.run("run.sh")
    assert code == 1
    assert said.splitlines()[-1] == (
        f"Stratcanvas: The folder {machine.checkout / name} can't be written to. "
        "Copy this checkout into a folder of your own and run this again there."
    )
    assert "mkdir" not in said


def test_a_changed_list_of_packages_is_installed_into_the_same_environment(
    machine: Machine,
) -> None:
    """A pull that moves a version costs an install, not a new environment."""
    machine.run("run.sh")
    machine.calls()
    with (machine.checkout / "packaging" / "requirements.lock").open("a") as lock:
        lock.write("# moved\n")
    code, _ = machine.run("run.sh")
    made = installs(machine.calls())
    assert code == 0
    assert len(made) == 2
    assert not any("-m venv" in call for call in made)


def test_a_moved_checkout_gets_a_new_environment(machine: Machine) -> None:
    """Environments hold their own path, so one that was moved is made anew."""
    machine.run("run.sh")
    machine.calls()
    machine.checkout = machine.checkout.rename(machine.checkout.with_name("elsewhere"))
    code, _ = machine.run("run.sh")
    assert code == 0
    assert f"python3 -m venv {machine.checkout}/.venv" in machine.calls()


def test_another_python_version_gets_a_new_environment(machine: Machine) -> None:
    """After a system upgrade, or when another Python is asked for, nothing old is kept."""
    machine.run("run.sh")
    (machine.checkout / ".venv" / "bin" / "version").write_text("3.13\n")
    machine.calls()
    machine.run("run.sh")
    assert len(installs(machine.calls())) == 3
    other = machine.place / "other"
    other.mkdir()
    shutil.copy(machine.place / "python", other / "python3.12")
    (other / "version").write_text("3.12\n")
    code, _ = machine.run("run.sh", STRATCANVAS_PYTHON=str(other / "python3.12"))
    assert code == 0
    assert f"python3.12 -m venv {machine.checkout}/.venv" in machine.calls()


def test_a_broken_environment_is_made_anew(machine: Machine) -> None:
    """An environment whose Python is gone is no obstacle."""
    machine.run("run.sh")
    (machine.checkout / ".venv" / "bin" / "python").unlink()
    machine.calls()
    code, _ = machine.run("run.sh")
    assert code == 0
    assert len(installs(machine.calls())) == 3


def test_a_failed_update_leaves_nothing_that_counts_as_ready(machine: Machine) -> None:
    """An environment in which an install was broken off is made anew, not trusted."""
    machine.run("run.sh")
    with (machine.checkout / "packaging" / "requirements.lock").open("a") as lock:
        lock.write("# moved\n")
    (machine.place / "no-network").touch()
    assert machine.run("run.sh")[0] == 1
    (machine.place / "no-network").unlink()
    machine.calls()
    code, _ = machine.run("run.sh")
    assert code == 0
    assert len(installs(machine.calls())) == 3


def test_a_failed_install_says_what_failed_and_the_next_start_begins_anew(
    machine: Machine,
) -> None:
    """The cause is shown, the exit is not zero, and nothing half-made is ever used."""
    (machine.place / "no-network").touch()
    code, said = machine.run("run.sh")
    assert code == 1
    assert "Installing the packages did not work" in said
    assert "    no route to the packages" in said
    assert "Is the network up? Then run this again." in said
    (machine.place / "no-network").unlink()
    machine.calls()
    code, _ = machine.run("run.sh")
    assert code == 0
    assert len(installs(machine.calls())) == 3


def test_a_useless_stratcanvas_python_is_told_plainly(machine: Machine) -> None:
    """Somebody who names a Python wants that one: no other is taken in silence."""
    (machine.place / "bin" / "version").write_text("3.9\n")
    code, said = machine.run("run.sh", STRATCANVAS_PYTHON="python3")
    assert code == 1
    assert "STRATCANVAS_PYTHON is python3, and that is no complete Python 3.11" in said


def test_python_is_installed_where_there_is_none(machine: Machine) -> None:
    """On a bare Debian the command brings its own Python, without asking anything."""
    (machine.place / "bin" / "python3").unlink()
    machine.command("apt-get", APT)
    code, said = machine.run("run.sh")
    assert code == 0, said
    assert machine.calls()[:2] == [
        "apt-get -q update",
        "apt-get -q install -y --no-install-recommends python3 python3-venv",
    ]


def test_without_python_and_apt_a_sentence_says_what_to_install(machine: Machine) -> None:
    """Where nothing can be installed from here, the person is told what to do."""
    (machine.place / "bin" / "python3").unlink()
    code, said = machine.run("run.sh")
    assert code == 1
    assert "Please install Python 3.11, 3.12, 3.13 or 3.14 with its venv module" in said


@pytest.mark.parametrize(("environment", "for_a_screen"), [({}, False), ({"DISPLAY": ":0"}, True)])
def test_missing_system_libraries_are_installed_for_what_is_needed(
    machine: Machine, environment: dict[str, str], for_a_screen: bool
) -> None:
    """Tests need what draws without a screen; the window needs the screen's libraries too."""
    (machine.place / "qt").unlink()
    machine.command("apt-get", APT)
    code, said = machine.run("run.sh" if for_a_screen else "test.sh", **environment)
    install = next(call for call in machine.calls() if "libgl1" in call)
    assert code == 0, said
    assert ("libxcb-cursor0" in install) is for_a_screen


def test_an_ordinary_user_installs_through_sudo(machine: Machine) -> None:
    """sudo is used only by those who are not root, and it never waits for a password here."""
    (machine.place / "qt").unlink()
    machine.command("apt-get", APT)
    machine.command("sudo", SUDO)
    machine.command("id", "#!/bin/sh\necho 1000\n")
    code, said = machine.run("test.sh", "--version")
    calls = machine.calls()
    assert code == 0, said
    assert "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -q update" in calls


def test_without_root_or_sudo_the_line_for_the_administrator_is_printed(machine: Machine) -> None:
    """The one who may install them gets the exact command."""
    (machine.place / "qt").unlink()
    machine.command("apt-get", APT)
    machine.command("id", "#!/bin/sh\necho 1000\n")
    code, said = machine.run("test.sh")
    assert code == 1
    assert "As root: apt-get install libgl1" in said
    assert "libGL.so.1 is missing" in said


@pytest.mark.parametrize("with_flock", [True, False])
def test_two_at_a_time_install_once_and_both_go_on(machine: Machine, with_flock: bool) -> None:
    """The second waits for the first and finds everything done."""
    if not with_flock:
        (machine.place / "bin" / "flock").unlink()
    reached, slow = machine.place / "reached", machine.place / "slow"
    for pipe in (reached, slow):
        os.mkfifo(pipe)  # to open one waits until the other side does
    first = machine.start("run.sh", "1.canvas", DISPLAY=":0")
    reached.read_text()
    second = machine.start("run.sh", "2.canvas", DISPLAY=":0")
    assert second.stdout is not None
    assert "waiting for it" in second.stdout.readline()
    with slow.open("w"):
        slow.unlink()
    said = [process.communicate(timeout=100)[0] for process in (first, second)]
    calls = machine.calls()
    assert [first.returncode, second.returncode] == [0, 0], said
    assert len(installs(calls)) == 3
    assert {"stratcanvas 1.canvas", "stratcanvas 2.canvas"} <= set(calls)


def test_the_tools_stay_when_the_program_is_run(machine: Machine) -> None:
    """A developer who runs the window and the tests in turn installs neither again."""
    machine.run("run.sh")
    machine.run("test.sh", "--version")
    machine.calls()
    machine.run("run.sh")
    machine.run("test.sh", "--version")
    assert installs(machine.calls()) == []


def test_arguments_go_to_pytest_and_nothing_else_runs(machine: Machine) -> None:
    """A developer can run one room's tests by the same command."""
    code, said = machine.run("test.sh", "tests/domain", "-k", "two words")
    assert code == 0, said
    assert machine.calls()[3:] == ["python -m pytest tests/domain -k two words"]


@pytest.mark.parametrize("failing", ["ruff", "mypy", "pytest"])
def test_every_check_runs_and_one_that_fails_decides_the_exit(
    machine: Machine, failing: str
) -> None:
    """All that is wrong is told in one go, and what failed is named again at the end."""
    (machine.place / f"{failing}-fails").touch()
    code, said = machine.run("test.sh")
    ran = [call for call in machine.calls() if "-m pip" not in call and "-m venv" not in call]
    assert code == 1
    assert sorted(call.split()[:3] for call in ran) == [  # types are looked at beside all else
        ["python", "-m", "mypy"],
        ["python", "-m", "pytest"],
        ["python", "-m", "ruff"],
        ["python", "-m", "ruff"],
        ["stratcanvas", "--no-cache", "--no-logo"],
    ]
    assert failing in said.split("Not all is well:")[1]


def test_the_scripts_are_plain_sh(machine: Machine) -> None:
    """They parse and hold nothing that only bash knows."""
    for script in sorted((machine.checkout / "packaging").glob("*.sh")):
        text = script.read_text()
        assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0
        assert not [word for word in ("[[", "local ", "function ", "&>", "<<<") if word in text]
        assert os.access(CHECKOUT / "packaging" / script.name, os.X_OK) is (
            script.name != "setup.sh"
        )
