# SPDX-License-Identifier: MIT
"""Run a campaign: a line a trial, what broke, and at the end how many passed and failed."""

import importlib
import pkgutil
import sys
import time
import traceback
from types import ModuleType

from tests import prove


def campaigns() -> dict[str, ModuleType]:
    """Return every campaign by its name, which has dashes where its file has underscores."""
    return {
        found.name.replace("_", "-"): importlib.import_module(f"{prove.__name__}.{found.name}")
        for found in pkgutil.iter_modules(prove.__path__)
        if found.name != "__main__"
    }


def run(campaign: ModuleType) -> int:
    """Run all trials of a campaign, however many fail; return 0 when none did."""
    passed = failed = 0
    for name, trial in campaign.trials():
        start = time.perf_counter()
        try:
            trial()
        except Exception:  # noqa: BLE001 - whatever a trial raises is what it found
            failed += 1
            word, story = "failed", traceback.format_exc()
        else:
            passed += 1
            word, story = "passed", ""
        print(f"{word}  {name:<56}{time.perf_counter() - start:>8.1f} s", flush=True)
        print(story, end="")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def main(names: list[str]) -> int:
    """Run the one named campaign; without a name, or an unknown one, list what there is."""
    known = campaigns()
    if len(names) == 1 and names[0] in known:
        return run(known[names[0]])
    for name, campaign in known.items():
        print(f"{name:<20}{(campaign.__doc__ or '').splitlines()[0]}")
    return 2 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
