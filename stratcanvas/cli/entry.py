# SPDX-License-Identifier: MIT
"""Where a command begins and ends: its words in, an exit code and plain sentences out.

Most commands are a report on one file. Whatever reads options takes longer to load than such a
report to make, so it is loaded when there are any.
"""

import gc
import io
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from stratcanvas.cli.say import complain, release
from stratcanvas.storage.errors import FULL, Trouble, reason
from stratcanvas.storage.location import located
from stratcanvas.words import tr

REPORTS = ("check", "show")
"""Commands that can do with a file and no options. A file each, with a function ``report``."""


class _Inspector(ModuleType):
    """Stands for ``inspect``, which is loaded when one of its names is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked of every module by those who look through all
            raise AttributeError(name)
        if sys.modules.get("inspect") is self:
            del sys.modules["inspect"]
        return getattr(import_module("inspect"), name)


def _annotations(kind: type) -> dict[str, Any]:
    """Return the fields and types of a class, as ``inspect`` would."""
    told = vars(kind).get("__annotations__")
    return dict(told) if isinstance(told, dict) else {}


def _unwrapped(member: Any) -> Any:
    """Return what a function was before it was decorated, as ``inspect`` would."""
    while hasattr(member, "__wrapped__"):
        member = member.__wrapped__
    return member


def put_off_inspect() -> None:
    """Import ``dataclasses`` without ``inspect``, a tenth of what a report takes.

    It asks that for the words of a class that says nothing of itself, and ours all do; Python 3.12
    and 3.13 for fields as well, and 3.14 for functions.
    """
    if "inspect" in sys.modules or "dataclasses" in sys.modules:
        return
    awaited = sys.modules["inspect"] = _Inspector("inspect")
    vars(awaited).update(get_annotations=_annotations, unwrap=_unwrapped)
    try:
        import dataclasses  # noqa: F401 - for those who import it later
    finally:
        if sys.modules.get("inspect") is awaited:
            del sys.modules["inspect"]


def run(argv: Sequence[str]) -> int:
    """Run one command and return the exit code: 0 done, 1 a tactic does not count, 2 an error.

    What went wrong is one plain sentence (or a few) on standard error, never a traceback.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a letter that can't be printed stops nothing
    try:
        return _done(argv)
    except (SystemExit, BrokenPipeError):  # the reader went away, such as head
        return 2
    except (Exception, KeyboardInterrupt) as problem:  # noqa: BLE001 (the last net)
        complain(_words(problem))
        return 2
    finally:
        release()


def _done(argv: Sequence[str]) -> int:
    """Do what the words say and return the exit code."""
    if len(argv) == 2 and argv[0] in REPORTS and not argv[1].startswith("-"):
        put_off_inspect()
        found: ModuleType = import_module(f"stratcanvas.cli.{argv[0]}")
        gc.enable()  # all is loaded
        code: int = found.report(located(argv[1]))
        return code
    from stratcanvas.cli.app import answer

    return answer(argv)


def _words(problem: BaseException) -> str:
    match problem:
        case Trouble():
            return str(problem)
        case KeyboardInterrupt():
            return tr("Stopped. Files that were finished before stay.")
        case OSError() if problem.errno in FULL:
            return tr(
                "There is no room to write what this prints, so it is not complete. "
                "Free some space, then try again."
            )
        case OSError():
            return tr("The computer refused to go on: {reason}.").format(reason=reason(problem))
        case MemoryError():
            return tr("There is not enough memory on this computer for this file.")
    import traceback  # for our own mistakes alone

    last = traceback.extract_tb(problem.__traceback__)[-1]
    place = tr("in {name}, line {line} of {file}").format(
        name=last.name, line=last.lineno, file=Path(last.filename).name
    )
    return tr(
        "Stratcanvas made a mistake of its own. Your canvas is as it was. To report it, send "
        "these words: {name} {place}: {problem}"
    ).format(name=type(problem).__name__, place=place, problem=problem)
