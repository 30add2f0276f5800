# SPDX-License-Identifier: MIT
"""What a start loads before its first picture, and what is there before a hand comes.

Whatever is imported before the picture makes every start longer; whatever is imported in the midst
of a gesture holds it up. So modules are counted here, without a clock.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from stratcanvas.shipped import resource
from stratcanvas.ui.afterwards import LATER

MOST = 172
"""Modules of ours before the first picture. Who needs one more looks first whether another can
come after it: import it where it is used, and name it in ``ui.afterwards.LATER``.
"""
MOST_OF_START = 42
"""Modules of ours before the first picture of the start screen."""
OTHERS = {"click", "importlib.metadata", "json", "platformdirs", "pypdfium2", "reportlab"} | {
    "sqlite_utils"
}
"""What others made and takes long to import: no first picture needs it."""
SIGNATURES = {f"shibokensupport.signature.{part}" for part in ("errorhandler", "layout", "parser")}
"""How PySide words its errors over wrong arguments: what is right never needs it."""
SELDOM = {
    "domain.brief_words",
    "domain.amounts",
    "domain.clean_copy",
    "domain.handout_words",
    "domain.matrix_words",
    "domain.page_words",
    "domain.picture_words",
    "paint.copied_picture",
    "paint.canvas_painting",
    "paint.picture",
    "paint.png_bands",
    "paint.svg_glyphs",
    "paint.svg_parts",
    "paint.uncovered",
    "session.export",
    "ui.input_method",
    "session.export_choices",
    "storage.former_name",
    "storage.moved",  # a file that is open is renamed
} | {
    "session.damaged_file",
    "session.foreign_file",
    "session.glimpse",
    "storage.picture_shelf",
    "storage.standalone",
    "session.templates",
    "storage.export",
    "storage.loose_rows",
    "storage.salvage",
    "storage.template_files",
    *(f"domain.brief_{part}" for part in ("parts", "phrases", "slots")),
    *(f"domain.{name}" for name in ("briefs", "spoken_briefs", "talk_minutes", "written_briefs")),
    "ui.actions.pasted_rows",
    "ui.export",
    "ui.last_words",
    "ui.desktop",
    "ui.guide_keys",
    "ui.matrix_keys",
    "ui.present_keys",
    "ui.own_templates",
    "ui.panels.brief",
    "ui.panels.brief_page",
    "domain.cross_table",
    "domain.slides",
}
"""What no gesture needs: pages, briefs, files that are others' or damaged; they are worth a
moment's wait.
"""
OPENED_SELDOM = (
    "ui.dialogs.",
    "ui.printer.",
    "ui.guide.",
    "ui.matrix.",
    "ui.present.",
    "ui.start.",
)
"""So are all dialogs, the guided start, the matrix, presenting, and the start screen once a canvas
is open.
"""

KINDS = {"QIcon", "QImageReader", "QStyle", "QTextCursor", "QTextDocument"} | {
    "QTextFormat",
    "QUrl",
    "QWizard",
}
"""Kinds of Qt's objects that no first picture has. Python's side of each is made when it is first
named, with all its enums: 4 ms for QStyle, 1 ms for QTextFormat or QIcon. QWizard stands for all
widgets, which are made where Qt hands out one that Python does not know, such as its own viewport.
"""

PROGRAM = """
import os, sys
from stratcanvas.__main__ import load_qt
load_qt()
from PySide6.QtCore import QEvent, QObject, QTimer
from stratcanvas.ui import afterwards, app, windows

def tell():
    parts = [sys.modules[f"PySide6.Qt{part}"] for part in ("Core", "Gui", "Widgets")]
    print(*sys.modules, *(name for part in parts for name in vars(part)), flush=True)

class First(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            tell()
        return False

class Watched(windows.Windows):
    def start(self, paths):
        super().start(paths)
        self.first = First(self)
        seen = self.starting or self.open_ones[0].view.viewport()
        seen.installEventFilter(self.first)

def imports():
    def end():
        tell()
        os._exit(0)
    return [*pieces(), end]

windows.PATIENCE = 300.0  # however busy the machine is, nothing comes before the picture
afterwards._PICTURE = afterwards._LATEST = 60_000
pieces, app.imports = app.imports, imports
app.Windows = Watched
app.run(sys.argv[1:])
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """Return what is loaded at the first picture of the sample, and once all rests again."""
    return _loaded(tmp_path_factory.mktemp("home"), str(resource("samples/cafe.canvas")))


def _loaded(home: Path, *files: str) -> tuple[set[str], set[str]]:
    screen = home / "screen.json"  # as large as most; on a narrow one the sides fold away
    sizes = {"x": 0, "y": 0, "width": 1920, "height": 1080}
    more = {"name": "screen", "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen.write_text(json.dumps({"screens": [sizes | more]}), encoding="utf-8")
    platform = f"offscreen:configfile={screen}"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *files],
        env={"STRATCANVAS_HOME": str(home), "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    first, last = (set(line.split()) for line in done.stdout.splitlines())
    return first, last


def _ours(modules: set[str]) -> set[str]:
    return {
        name.removeprefix("stratcanvas.") for name in modules if name.startswith("stratcanvas.")
    }


def test_few_modules_come_before_the_first_picture(loaded: tuple[set[str], set[str]]) -> None:
    """A start loads no more of ours than it did, and nothing that is heavy."""
    first, last = loaded
    assert len(_ours(first)) <= MOST
    assert first & OTHERS == set()
    assert last & SIGNATURES == set()


def test_the_start_screen_waits_for_nothing_of_a_canvas(tmp_path: Path) -> None:
    """Its first picture reads no list and knows no document; what opens a canvas comes after it."""
    first, last = _loaded(tmp_path)
    assert len(_ours(first)) <= MOST_OF_START
    assert not {each for each in _ours(first) if each.startswith(("stage.", "coach.", "formats."))}
    assert first & OTHERS == set()
    assert {"ui.window", "ui.start.listing", *LATER} <= _ours(last)


def test_no_kind_of_qt_s_is_made_that_is_not_seen(loaded: tuple[set[str], set[str]]) -> None:
    """What Qt has that no first picture needs is unknown to Python by then."""
    first, last = loaded
    assert "QPainter" in first
    assert first & KINDS == set()
    assert "QTextDocument" in last


def test_neither_panels_nor_gestures_make_the_kind_that_takes_longest(
    loaded: tuple[set[str], set[str]],
) -> None:
    """The panels come 4 ms sooner without QStyle; what it tells can be told without it."""
    _, last = loaded
    assert "QStyle" not in last


def test_what_comes_later_does_not_come_first(loaded: tuple[set[str], set[str]]) -> None:
    """Nothing that is put off to after the first picture is loaded before it all the same."""
    first, _ = loaded
    assert not _ours(first) & set(LATER)


def test_no_gesture_waits_for_a_module(loaded: tuple[set[str], set[str]]) -> None:
    """Once a window rests, all that keys and hands need is there."""
    _, last = loaded
    assert set(LATER) <= _ours(last)
    root = resource("samples").parent.parent / "stratcanvas"
    assert root.is_dir()
    rooms = ("domain", "session", "stage", "qt", "paint", "ui", "storage")
    made = {
        ".".join(path.relative_to(root).with_suffix("").parts)
        for room in rooms
        for path in (root / room).rglob("*.py")
        if path.stem != "__init__"
    }
    missing = made - _ours(last)
    assert {each for each in missing - SELDOM if not each.startswith(OPENED_SELDOM)} == set()
