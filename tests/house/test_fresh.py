# SPDX-License-Identifier: MIT
"""What fresh.sh says and does, with stand-ins for whatever would make a bare system."""

import pytest

from tests.house.standins import Machine

DEBOOTSTRAP = """#!/bin/sh
echo "debootstrap $*" >>"$MACHINE/calls"
mkdir -p "$3/etc/apt/apt.conf.d" "$3/srv"
[ ! -e "$MACHINE/no-network" ] || { echo "no Release file"; exit 1; }
"""
UNSHARE = """#!/bin/sh
shift 2
exec "$@"
"""
GIT = """#!/bin/sh
case "$*" in
    *status*) cat "$MACHINE/changed" 2>/dev/null || : ;;
    *clone*) for last; do :; done; mkdir "$last" ;;
esac
"""
# Plays the bare system: the first command writes the page, one that was told to fail does.
CHROOT = """#!/bin/sh
script=${*##*packaging/}
echo "chroot ${*%% sh -c*} runs $script" >>"$MACHINE/calls"
[ ! -e "$MACHINE/$script-fails" ] || { echo "something broke"; exit 3; }
mkdir -p "$1/srv/stratcanvas/build"
echo page >"$1/srv/stratcanvas/build/cafe.pdf"
"""
APT = """#!/bin/sh
echo "stable http://mirror.example/debian/"
"""
SETTINGS = """#!/bin/sh
echo 'Acquire::http::Proxy "http://proxy.example";'
echo 'APT::Architecture "amd64";'
"""


@pytest.fixture
def host(machine: Machine) -> Machine:
    """Return a machine that could make a bare system."""
    for name, text in (
        ("debootstrap", DEBOOTSTRAP),
        ("unshare", UNSHARE),
        ("git", GIT),
        ("chroot", CHROOT),
        ("apt-get", APT),
        ("apt-config", SETTINGS),
        ("mount", "#!/bin/sh\n"),
    ):
        machine.command(name, text)
    return machine


def fresh(host: Machine, *words: str, **environment: str) -> tuple[int, str]:
    return host.run("fresh.sh", *words, HOME=str(host.place), **environment)


@pytest.mark.parametrize("suite", ["bookworm", "trixie", "testing"])
def test_both_commands_run_there_and_one_line_says_so(host: Machine, suite: str) -> None:
    """The host's mirror is used; the last line names the system, the commands and their time."""
    code, said = fresh(host, suite)
    assert code == 0, said
    made, first, second = [line for line in host.calls() if "env -i" in line or "minbase" in line]
    assert made.startswith(f"debootstrap --variant=minbase {suite} ")
    assert made.endswith(" http://mirror.example/debian/")
    assert first.endswith(" runs run.sh")
    assert second.endswith(" runs test.sh")
    last = said.splitlines()[-1]
    assert last.startswith(
        f"Stratcanvas: {suite}: both commands are green on a bare system, run.sh"
    )
    assert "What is not committed" not in said


def test_the_environment_there_is_clean(host: Machine) -> None:
    """Of this machine's variables only those go along that say where packages come from."""
    fresh(host, PYTHONUNBUFFERED="1", QT_SCALE_FACTOR="2", LANG="C", PIP_INDEX_URL="http://a b")
    inside = [line for line in host.calls() if "env -i" in line]
    assert inside
    for line in inside:
        assert "PIP_INDEX_URL=http://a b" in line
        assert not [name for name in ("PYTHON", "QT_", "LANG", "MACHINE") if name in line]


def test_a_failure_is_named_and_nothing_is_left(host: Machine) -> None:
    """The command that failed, the end of what it said, and no green line; the folder is gone."""
    (host.place / "test.sh-fails").touch()
    code, said = fresh(host, "trixie")
    assert code == 1
    assert "    something broke" in said
    assert said.splitlines()[-1].startswith("Stratcanvas: trixie: not green, sh packaging/test.sh")
    (bare,) = {line.split()[1] for line in host.calls() if line.startswith("chroot")}
    assert not (host.place / bare).exists()


def test_without_a_network_it_says_what_did_not_work(host: Machine) -> None:
    """No bare system is no green line."""
    (host.place / "no-network").touch()
    code, said = fresh(host)
    assert code == 1
    assert "Making a bare bookworm did not work" in said
    assert "    no Release file" in said
    assert "green" not in said


def test_only_root_and_only_known_systems(host: Machine) -> None:
    """Others are told what to do, and nothing is begun."""
    code, said = fresh(host, "buster")
    assert (code, said) == (
        1,
        "Stratcanvas: There is no buster here. There are: bookworm, trixie, testing\n",
    )
    host.command("id", "#!/bin/sh\necho 1000\n")
    code, said = fresh(host, "trixie")
    assert code == 1
    assert "As root: sh packaging/fresh.sh trixie" in said
    assert host.calls() == []


def test_what_is_not_committed_is_told(host: Machine) -> None:
    """The clone holds commits alone, so nobody takes a green line for one about open changes."""
    (host.place / "changed").write_text(" M README.md\n")
    assert "What is not committed is not tried." in fresh(host)[1]
