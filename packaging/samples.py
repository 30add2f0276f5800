# SPDX-License-Identifier: MIT
"""Writes the canvases that ship, the sample and the templates, from their readable .toml sources.

Run it after changing a source: ``python packaging/samples.py``. Cards are placed as *Tidy* would.
A file that says what its source says is left alone, so its bytes change only when that does; take
it away first to have its cards placed anew.
"""

import datetime
import hashlib
import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from stratcanvas.domain import arrange, codec, commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.storage.door import read, write

RESOURCES = Path(__file__).parent.parent / "resources"
FOLDERS = ("samples", "templates")


def sample(source: Path) -> Canvas:
    """Return the canvas that a source describes, its tactics not yet placed."""
    data = tomllib.loads(source.read_text(encoding="utf-8"))

    def key(*parts: str) -> str:
        return hashlib.sha256("/".join((source.stem, *parts)).encode()).hexdigest()[:16]

    def record(name: str, plain: dict[str, Any], *parts: str) -> Any:
        values = {
            field: value.isoformat()
            if isinstance(value, datetime.date)
            else value.strip()
            if isinstance(value, str)
            else value
            for field, value in plain.items()
            if field not in {"key", "serves"}
        }
        return codec.decode(name, {"id": key(*parts), **values})

    records = []
    for rank, plain in enumerate(data.get("problem", ()), start=1):
        records.append(record("problem", {**plain, "rank": rank}, "problem", plain["key"]))
    for plain in data.get("tactic", ()):
        tactic = record("tactic", plain, "tactic", plain["key"])
        records.append(tactic)
        records += [
            codec.decode("link", {"tactic": tactic.id, "problem": key("problem", problem)})
            for problem in plain["serves"]
        ]
    brief, strategy = (
        record("brief", data.get("brief", {})),
        record("strategy", data.get("strategy", {}), "strategy"),
    )
    return Canvas(brief, strategy, records)


def unplaced(canvas: Canvas) -> Canvas:
    """Return a canvas with every tactic at the origin: where cards lie is no source's doing."""
    tactics = [replace(each, x=0.0, y=0.0) for each in canvas.tactics.values()]
    rest = [*canvas.problems.values(), *canvas.notes.values(), *canvas.links.values()]
    return Canvas(canvas.brief, canvas.strategy, [*tactics, *rest])


def sources() -> list[Path]:
    """Return the sources of all that ships."""
    return [source for each in FOLDERS for source in sorted((RESOURCES / each).glob("*.toml"))]


def write_all() -> None:
    """Write every canvas that does not say what its source says."""
    from stratcanvas.paint.heights import heights

    for source in sources():
        canvas, target = sample(source), source.with_suffix(".canvas")
        if target.exists() and unplaced(read(target)) == unplaced(canvas):
            continue
        places = arrange.tidy_places(canvas, heights(canvas))
        canvas = canvas.apply(commands.place_tactics(canvas, places))
        write(target, canvas, overwrite=True)
        print(f"Wrote {target.name}: {canvas}")


def main() -> None:
    """Start what measures letters, and write."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from stratcanvas.paint.assets import load_fonts

    app = QGuiApplication([])
    load_fonts()
    write_all()
    del app


if __name__ == "__main__":
    main()
