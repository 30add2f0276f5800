# SPDX-License-Identifier: MIT
"""What a report leaves out when it starts is missed by nobody."""

import subprocess
import sys
from pathlib import Path

CLASSES = """
import sys
from stratcanvas.cli.entry import put_off_inspect
if sys.argv[1:] == ["later"]:
    put_off_inspect()
    assert "inspect" not in sys.modules
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields
from functools import wraps
from typing import ClassVar
@dataclass(frozen=True, slots=True)
class Wide:
    one: int = 1
    name: ClassVar[str] = ""
    _: KW_ONLY
    others: list[str] = field(default_factory=list)
@dataclass(slots=True)
class Wider:
    start: InitVar[int]
    two: "Wide" = Wide(2)
    def __post_init__(self, start): self.two = start
    @wraps(Wide.__hash__)
    def me(self): return __class__.__name__
class Empty: pass
for each in (Wide, Wider, dataclass(Empty)):
    told = [(one.name, one.type, one.kw_only) for one in fields(each)]
    print(each.__doc__, each.__match_args__, told)
print(Wide(3), Wider(4), Wider(4).me.__wrapped__.__name__, sorted(Wider.__annotations__))
import inspect
print(inspect.signature(Wide), inspect.getdoc(Wider), inspect is sys.modules["inspect"])
"""


def said(*words: str) -> str:
    """Return what a Python says to this."""
    command = [sys.executable, *words]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_records_are_made_as_ever() -> None:
    """Classes of fields tell of themselves what they would, whether or not all is there for it."""
    assert said("-c", CLASSES, "later") == said("-c", CLASSES) != ""


def test_an_outline_needs_nothing_that_looks_into_code(plan: Path) -> None:
    """``show`` is there without Python's inspector, a tenth of what it took."""
    code = (
        "import sys; from stratcanvas.cli.entry import run; code = run(sys.argv[1:]); "
        "print('inspect' in sys.modules); sys.exit(code)"
    )
    assert said("-c", code, "show", str(plan)).endswith("False\n")
