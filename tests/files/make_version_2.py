# SPDX-License-Identifier: MIT
"""Makes version-2.canvas and version-2.json beside it; run once, when schema version 2 was new.

Kept so that anybody can see what is in the golden file. Never run it again: the point of the file
is that it is as old as it is. `python -m tests.files.make_version_2`
"""

import json
from dataclasses import replace
from pathlib import Path

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Problem, Strategy
from stratcanvas.domain.codec import NAME_OF, encode
from stratcanvas.domain.ignored import Ignored
from stratcanvas.storage.door import write
from tests.files import make_version_1
from tests.makers import TACTIC, key


def canvas() -> Canvas:
    """Return a canvas in which every field of every record holds something."""
    base = make_version_1.canvas()
    brief = replace(base.brief, contact="ada@example.org, +44 20 7946 0018", language="pt-BR")
    strategy = replace(base.strategy, not_doing="Books of chains\nTax advice")
    records = []
    for record in base.records():
        if isinstance(record, Brief | Strategy):
            continue
        if isinstance(record, Problem):
            belief = f"They think: {record.statement[:60]}"
            record = replace(record, belief=belief, truth="In truth\nit is the menu")
        records.append(record)
    records += [
        Ignored(rule="unconnected-tactic", record=key(5, TACTIC)),
        Ignored(rule="no-evidence", record=""),
        Ignored(rule="long-strategy", record=strategy.id),
    ]
    return Canvas(brief, strategy, records)


def main() -> None:
    """Write both files."""
    folder = Path(__file__).parent
    made = canvas()
    write(folder / "version-2.canvas", made)
    plain = [[NAME_OF[type(record)], encode(record)] for record in made.records()]
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    (folder / "version-2.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
