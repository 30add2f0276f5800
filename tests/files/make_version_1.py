# SPDX-License-Identifier: MIT
"""Makes version-1.canvas and version-1.json beside it; run once, when schema version 1 was new.

Kept so that anybody can see what is in the golden file. Never run it again: the point of the file
is that it is as old as it is. `python -m tests.files.make_version_1`
"""

import datetime
import json
from dataclasses import replace
from pathlib import Path

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Strategy, Tactic
from stratcanvas.domain.codec import NAME_OF, encode
from stratcanvas.storage.door import write
from tests.makers import NOTE, awkward, key


def canvas() -> Canvas:
    """Return a canvas in which every field of every record holds something."""
    base = awkward()
    brief = replace(base.brief, customer_words="owner, barista", author="Ada Marsh")
    records = []
    for number, record in enumerate(base.records()):
        if isinstance(record, Brief | Strategy):
            continue
        if isinstance(record, Tactic):
            day = datetime.date(2026, 11, 1) + datetime.timedelta(days=number)
            record = replace(record, owner="Ben", due=day, detail="First line\nSecond line")
        records.append(record)
    records.append(Note(id=key(1, NOTE), text="Ask Lena", x=-812.5, y=33.25))
    return Canvas(brief, base.strategy, records)


def main() -> None:
    """Write both files."""
    folder = Path(__file__).parent
    made = canvas()
    write(folder / "version-1.canvas", made)
    plain = [[NAME_OF[type(record)], encode(record)] for record in made.records()]
    text = json.dumps(plain, ensure_ascii=False, indent=1)
    (folder / "version-1.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
