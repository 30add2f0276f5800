# SPDX-License-Identifier: MIT
"""The lock files agree with pyproject.toml and with each other."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())
RUN, DEV = "requirements.lock", "requirements-dev.lock"


def entries(lock: str) -> dict[str, str]:
    """Return each package's lines of a lock file by its name."""
    text = (CHECKOUT / "packaging" / lock).read_text()
    blocks = [block for block in re.split(r"\n(?=\w)", text) if not block.startswith("#")]
    return {block.split("==")[0]: block.rstrip("\n") for block in blocks}


def version(block: str) -> str:
    """Return the pinned version of a package's lines."""
    return block.split("==")[1].split()[0]


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        (RUN, [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]),
        (DEV, PROJECT["project"]["optional-dependencies"]["dev"]),
    ],
)
def test_every_requirement_is_locked_at_a_version_that_it_allows(
    lock: str, wanted: list[str]
) -> None:
    """Whoever changes pyproject.toml runs `sh packaging/lock.sh` in the same commit."""
    locked = entries(lock)
    for requirement in map(Requirement, wanted):
        block = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version(block)), requirement


def test_developers_run_the_very_versions_that_founders_run() -> None:
    """The longer list holds the shorter one, line for line."""
    longer = entries(DEV)
    assert {name: longer.get(name) for name in entries(RUN)} == entries(RUN)


@pytest.mark.parametrize("lock", [RUN, DEV])
def test_every_package_is_pinned_by_hash_and_names_no_server(lock: str) -> None:
    """What is installed is what was looked at, wherever it is fetched from."""
    locked = entries(lock)
    assert locked
    for name, block in locked.items():
        pin, *hashes = block.split(" \\\n")
        assert re.fullmatch(r"\S+==\S+( ; .+)?", pin), name
        assert hashes, name
        assert all(re.fullmatch(r" +--hash=sha256:[0-9a-f]{64}", each) for each in hashes), name
