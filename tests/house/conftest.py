# SPDX-License-Identifier: MIT
"""A checkout that looks set up, for tests that run the scripts of packaging for real."""

import shutil
import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest

from tests.house.standins import Machine, machine_in

CHECKOUT = Path(__file__).parents[2]

UNFINISHED_OR_NOT_RUN = shutil.ignore_patterns("*.pyc.*", "house")
"""What is compiled goes along, so that no script there compiles it anew. What another worker is
just writing may be gone before it is copied."""

MARK_AS_READY = """
. packaging/setup.sh
for level in run dev; do
    lock=$root/packaging/requirements.lock
    [ "$level" = run ] || lock=$root/packaging/requirements-dev.lock
    state_of_venv >"$venv/ready-$level"
done
"""

LIKE_PIP_S_OWN = """#!/bin/sh
'''exec' "$(dirname -- "$0")/python" "$0" "$@"
' '''
import sys
from stratcanvas.__main__ import main
sys.exit(main())
"""


@pytest.fixture(scope="session")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout that was set up before: these scripts find nothing to install."""
    copy = tmp_path_factory.mktemp("set up")
    for name in ("packaging", "resources", "tests"):
        shutil.copytree(CHECKOUT / name, copy / name, ignore=UNFINISHED_OR_NOT_RUN)
    shutil.copy(CHECKOUT / "pyproject.toml", copy)
    (copy / "stratcanvas").symlink_to(CHECKOUT / "stratcanvas")
    venv.create(copy / ".venv", with_pip=False, symlinks=True)
    (packages,) = (copy / ".venv" / "lib").glob("python*/site-packages")
    borrowed = {str(copy), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "borrowed.pth").write_text("\n".join(sorted(borrowed)))
    command = copy / ".venv" / "bin" / "stratcanvas"
    command.write_text(LIKE_PIP_S_OWN)
    command.chmod(0o755)
    subprocess.run(["sh", "-c", MARK_AS_READY, "packaging/run.sh"], cwd=copy, check=True)
    return copy


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine with Python 3.11 and all system libraries, without apt."""
    return machine_in(tmp_path, CHECKOUT / "packaging")
