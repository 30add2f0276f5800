# SPDX-License-Identifier: MIT
"""Run a campaign: a line a trial, what broke, and at the end how many passed and failed.

`NAME [TRIALS]` runs one; `NAME TRIALS NUMBER` runs a single trial of it, here and now.
"""

import importlib
import os
import pkgutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from types import ModuleType

from tests import prove


def campaigns(wanted: str | None = None) -> dict[str, ModuleType]:
    """Return every campaign by its name, which has dashes where its file has underscores.

    With a name the one of it alone, or none: to load all takes longer than many a trial.
    """
    names = {
        found.name.replace("_", "-"): found.name
        for found in pkgutil.iter_modules(prove.__path__)
        if found.name != "__main__"
    }
    return {
        name: importlib.import_module(f"{prove.__name__}.{file}")
        for name, file in names.items()
        if wanted in {None, name}
    }


def attempt(name: str, count: int, number: int) -> tuple[bool, str]:
    """Run one trial in a process of its own; tell whether it passed, and its story."""
    command = [sys.executable, "-I", "-m", "tests.prove", name, str(count), str(number)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == 0:
        return True, done.stdout.decode(errors="replace")
    said = (done.stdout + done.stderr).decode(errors="replace").strip()
    return False, f"{said}\nIt ended with {done.returncode}.\n"


def run(name: str, campaign: ModuleType, count: int) -> int:
    """Run all trials of a campaign, however many fail; return 0 when none did."""
    passed = failed = 0
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as cores:

        def timed(number: int) -> tuple[float, tuple[bool, str]]:
            start = time.perf_counter()
            story = attempt(name, count, number)
            return time.perf_counter() - start, story

        coming = {
            cores.submit(timed, number): (said, size)
            for number, (said, size, _) in enumerate(campaign.trials(count))
        }
        for ended in as_completed(coming):
            said, size = coming[ended]
            seconds, (good, story) = ended.result()
            passed += size if good else 0
            failed += 0 if good else size
            word = "passed" if good else "failed"
            print(f"{word}  {said:<60}{seconds:>8.1f} s", flush=True)
            print(story, end="", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def main(words: list[str]) -> int:
    """Run the named campaign; without a name, or with what is none, list what there is."""
    name, *numbers = words or [""]
    known = campaigns(name)
    if name in known and len(numbers) < 3 and all(word.isdecimal() for word in numbers):
        campaign = known[name]
        count = int(numbers[0]) if numbers else campaign.USUAL
        if len(numbers) < 2:
            return run(name, campaign, count)
        _, _, work = list(campaign.trials(count))[int(numbers[1])]
        work()
        return 0
    for each, campaign in campaigns().items():
        usual = f"{campaign.USUAL} {campaign.UNIT}"
        print(f"{each:<14}{usual:<16}{(campaign.__doc__ or '').splitlines()[0]}")
    return 2 if words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
