# SPDX-License-Identifier: MIT
"""Work at the window on small and large canvases: what moves must cost what is seen of it.

Each figure is a ratio of CPU times of the window's thread, ours over a yardstick's in the same run.
"""

import gc
import itertools
import json
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsRectItem

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK, LIGHT
from stratcanvas.session.session import Session
from stratcanvas.stage.shapes import prepared
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui.app import STYLE, set_up
from stratcanvas.ui.crash import quieten_qt
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.bench.pairs import Figure, ratio
from tests.bench.yardsticks import Painted, blank, board, busy, naive, raw

SIZES = (100, 1_000, 10_000)
HUGE = 50_000
SCREENS = 10
PATIENCE = 4.0
"""CPU seconds after which a pan that is slow is long enough to be judged."""
LONGEST = 12.0
"""How many blanks the longest step of a pan may take: some 8 ms, half a frame."""
_SCREEN = {
    "name": "screen",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}
_NOTCH, _NO_KEY = 120, Qt.KeyboardModifier.NoModifier
_LEFT, _CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def figures() -> Iterator[Figure]:
    """Yield all figures, a canvas after the other."""
    with _windows() as windows:
        edits: dict[int, dict[str, float]] = {}
        with _window(windows, makers.cafe()) as window:
            yield from _pans(window, "sample")
        for cards in SIZES:
            with _window(windows, board(cards)) as window:
                if cards == SIZES[2]:
                    yield from _first_letter(window)
                yield from _moving(window, f"{cards:,}")
                yield from _drags(window, f"{cards:,}")
                if cards >= SIZES[1]:
                    edits[cards] = _edits(window)
                if cards == SIZES[1]:
                    yield from _against_raw(window, edits[cards])
                if cards == SIZES[2]:
                    yield from _of_all(window)
        for name, small in edits[SIZES[1]].items():
            large = edits[SIZES[2]][name]
            yield Figure(name=f"canvas.{name} 10,000/1,000", ratio=large / small, target=1.5)
        yield from _at_fifty_thousand(windows)


# ---- the window


@contextmanager
def _windows() -> Iterator[Windows]:
    """Have the program's windows on a screen that has room for them, in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        screen = Path(home) / "screen.json"
        screen.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        os.environ["STRATCANVAS_HOME"] = home
        quieten_qt()
        app = QApplication([sys.argv[0], *STYLE])
        windows = set_up(app)
        yield windows
        windows.quit()


@contextmanager
def _window(windows: Windows, canvas: Canvas) -> Iterator[Window]:
    """Have a window of 1,600 × 900 on a canvas at 100 %, with its panels and the frame in view."""
    session = Session(CanvasFile.draft(canvas))
    window = windows.show(session, ready=prepared(canvas))
    _settle()
    window.furnish()
    window.resize(1600, 900)
    _settle()
    _home(window)
    gc.collect()
    yield window
    window.close()
    _settle()


def _settle() -> None:
    for _ in range(20):
        QApplication.processEvents()


def _home(window: Window) -> None:
    """Look at the middle of the frame."""
    window.selection.clear()
    window.view.zoom_to(1.0)
    ranked = window.session.canvas.ranked
    window.view.center_on(ranked[len(ranked) // 2].id)
    _settle()


# ---- panning and zooming


def _moving(window: Window, name: str) -> Iterator[Figure]:
    yield from _pans(window, name)
    yield from _zooms(window, name)
    view, yardstick = window.view, blank(window.view)
    view.fit()
    _settle()
    yield Figure(
        name=f"canvas.fitted {name}", ratio=ratio(partial(_repaint, window), yardstick), target=1.5
    )
    _home(window)


def _pans(window: Window, name: str) -> Iterator[Figure]:
    """Yield what a step of a pan over ten screens costs; a step is one notch of a wheel."""
    yardstick = statistics.median(blank(window.view)() for _ in range(9))
    means = {}
    for way, (dx, dy) in {"straight": (0, -1), "sideways": (-1, 0), "diagonal": (-1, -1)}.items():
        _home(window)
        window.view.stage.live_layout.measure_bounds()
        steps = list(_panning(window, dx, dy))
        means[way] = statistics.mean(steps)
        yield Figure(name=f"canvas.pan {name} {way}", ratio=means[way] / yardstick, target=3.0)
        yield Figure(
            name=f"canvas.pan {name} {way} longest", ratio=max(steps) / yardstick, target=LONGEST
        )
    straight = max(means["straight"], means["sideways"])
    yield Figure(
        name=f"canvas.pan {name} diagonal/straight", ratio=means["diagonal"] / straight, target=1.3
    )
    _home(window)


def _panning(window: Window, dx: int, dy: int) -> Iterator[float]:
    """Pan ten screens, back and forth over what is there, and yield each step's seconds."""
    view = window.view
    size, spent, gone = view.viewport().size(), 0.0, 0
    painted = Painted(view.viewport())
    while gone < SCREENS * (size.width() if dx else size.height()) and spent < PATIENCE:
        before, seen = view.visible_area(), painted.count
        step = busy(partial(_wheel, window, dx * _NOTCH, dy * _NOTCH))
        after = view.visible_area()
        across, down = abs(after.x() - before.x()), abs(after.y() - before.y())
        if (across < 1.0 and dx) or (down < 1.0 and dy):
            dx, dy = (-dx, dy) if across < 1.0 and dx else (dx, -dy)  # the end of the canvas
            continue
        assert painted.count > seen
        gone += round(max(across, down))
        spent += step
        yield step
    view.viewport().removeEventFilter(painted)


def _wheel(window: Window, dx: int, dy: int, held: Qt.KeyboardModifier = _NO_KEY) -> None:
    port = window.view.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(port.mapToGlobal(middle)),
        QPoint(),
        QPoint(dx, dy),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def _zooms(window: Window, name: str) -> Iterator[Figure]:
    """Yield what a step of zooming by the wheel costs, and the crisp picture after it."""
    view = window.view
    yardstick = statistics.median(blank(view)() for _ in range(9))
    steps, crisp, plain = [], [], []
    for notch in (-1, -1, 1, 1) * 2:
        gesture = partial(_wheel, window, 0, notch * _NOTCH // 4, _CTRL)
        steps += [busy(gesture) for _ in range(4)]
        crisp.append(busy(view.zoom_picture.end))
        plain.append(statistics.median(raw(view)() for _ in range(3)))
    step = statistics.mean(steps) / yardstick
    yield Figure(name=f"canvas.zoom {name}", ratio=step, target=5.0)
    picture = statistics.median(crisp) / statistics.median(plain)
    yield Figure(name=f"canvas.crisp {name}", ratio=picture, target=0.6)
    _home(window)


def _repaint(window: Window) -> float:
    """Return the seconds of drawing the canvas again, with all that is kept of it."""
    return busy(window.view.viewport().repaint)


def _anew(window: Window) -> float:
    """Return the seconds of drawing the canvas from nothing."""
    return busy(partial(window.view.set_theme, window.view.stage.theme))


# ---- the hand


def _drags(window: Window, name: str) -> Iterator[Figure]:
    """Yield the first step of a drag and a later one, of the problem in the middle of the view."""
    yardstick = statistics.median(raw(window.view)() for _ in range(5))
    port, spot = window.view.viewport(), window.view.viewport().rect().center()
    firsts, later = [], []
    for _ in range(3):
        QTest.mousePress(port, _LEFT, _NO_KEY, spot)
        steps = [
            busy(partial(QTest.mouseMove, port, spot + QPoint(12 * n, 9 * n))) for n in range(1, 12)
        ]
        firsts.append(steps[0])
        later += steps[1:]
        QTest.keyClick(window.view, Qt.Key.Key_Escape)
        QTest.mouseRelease(port, _LEFT, _NO_KEY, spot)
        _settle()
    first, step = statistics.median(firsts), statistics.mean(later)
    yield Figure(name=f"canvas.drag {name} first step", ratio=first / yardstick, target=1.0)
    yield Figure(name=f"canvas.drag {name}", ratio=step / yardstick, target=1.0)
    _home(window)


def _edits(window: Window) -> dict[str, float]:
    """Return the seconds of each kind of edit with the frame in view, at home."""
    view, session = window.view, window.session
    port, spot = view.viewport(), view.viewport().rect().center()
    ranked = [problem.id for problem in session.canvas.ranked]
    middle = ranked[len(ranked) // 2]
    tactic = next(iter(session.canvas.tactics))
    act = {name: window.action_set.qt[name].trigger for name in ("undo", "delete", "rank-up")}

    def drop() -> float:
        QTest.mousePress(port, _LEFT, _NO_KEY, spot)
        for n in range(1, 8):
            QTest.mouseMove(port, spot + QPoint(4 * n, 24 * n))
            QApplication.processEvents()
        return busy(partial(QTest.mouseRelease, port, _LEFT, _NO_KEY, spot + QPoint(28, 168)))

    def connect() -> None:
        session.do(StepLabel("connect"), commands.toggle_link(session.canvas, tactic, middle))

    def add() -> None:
        view.add_problem()
        QTest.keyClicks(window.focusWidget() or view, "A")
        view.end_edit()

    def choose() -> None:
        window.selection.set((middle,))
        view.setFocus()
        _settle()

    kinds: dict[str, list[float]] = {}
    for _ in range(3):
        _home(window)
        kinds.setdefault("drop", []).append(drop())
        kinds.setdefault("undo", []).append(busy(act["undo"]))
        kinds.setdefault("connect", []).append(busy(connect))
        act["undo"]()
        choose()
        kinds.setdefault("re-rank", []).append(busy(act["rank-up"]))
        act["undo"]()
        choose()
        kinds.setdefault("tab", []).append(busy(partial(QTest.keyClick, view, Qt.Key.Key_Tab)))
        choose()
        kinds.setdefault("add problem", []).append(busy(add))
        view.setFocus()
        _settle()
        kinds.setdefault("delete problem", []).append(busy(act["delete"]))
        _settle()
    return {name: statistics.median(times) for name, times in kinds.items()}


def _against_raw(window: Window, edits: dict[str, float]) -> Iterator[Figure]:
    """Yield the edits, Tidy and another theme, against a drawing of what is in view."""
    yardstick = statistics.median(raw(window.view)() for _ in range(5))
    for name, seconds in edits.items():
        yield Figure(name=f"canvas.{name} 1,000", ratio=seconds / yardstick, target=2.0)
    whole = statistics.median(_anew(window) for _ in range(5))
    tidies = []
    for _ in range(3):
        _home(window)
        tidies.append(busy(window.action_set.qt["tidy"].trigger))
        window.action_set.qt["undo"].trigger()
        _settle()
    yield Figure(name="canvas.tidy 1,000", ratio=statistics.median(tidies) / whole, target=2.0)
    turns = itertools.cycle((DARK, LIGHT))
    both = [busy(partial(window.view.set_theme, next(turns))) for _ in range(4)]
    yield Figure(name="canvas.theme 1,000", ratio=statistics.median(both) / whole, target=3.0)
    _home(window)


# ---- what is done to all, or first


def _of_all(window: Window) -> Iterator[Figure]:
    """Yield selecting all of 10,000 against a naive scene, and a step of a rubber band."""
    yardstick = blank(window.view)
    port = naive(window.view)
    cards = [item for item in port.scene().items() if isinstance(item, QGraphicsRectItem)]

    def theirs() -> None:
        for item in cards:
            item.setSelected(True)

    plainly = busy(theirs)
    port.close()
    window.view.setFocus()
    ours = []
    for _ in range(3):
        ours.append(busy(window.action_set.qt["select-all"].trigger))
        window.selection.clear()
        _settle()
    yield Figure(
        name="canvas.select all 10,000", ratio=statistics.median(ours) / plainly, target=0.04
    )
    yield Figure(
        name="canvas.band 10,000",
        ratio=statistics.mean(_band(window)) / statistics.median(yardstick() for _ in range(5)),
        target=5.0,
    )


def _band(window: Window) -> Iterator[float]:
    """Yield the steps of a rubber band over the view, beside the frame where no card lies."""
    view = window.view
    view.zoom_to(0.5)
    frame = view.stage.live_layout.frame.rect
    view.camera.center(QPointF(frame.right + 400.0, frame.y + frame.height / 2))
    _settle()
    x = view.to_pixels(view.stage.rectf(window.session.canvas.strategy.id)).right() + 36
    spot = QPoint(round(x), 30)
    QTest.mousePress(view.viewport(), _LEFT, _NO_KEY, spot)
    for n in range(1, 30):
        yield busy(partial(QTest.mouseMove, view.viewport(), spot + QPoint(14 * n, 18 * n)))
    QTest.mouseRelease(view.viewport(), _LEFT, _NO_KEY, spot + QPoint(406, 522))
    _home(window)


def _first_letter(window: Window) -> Iterator[Figure]:
    """Yield the first letter typed in a window that was just opened, against later ones."""
    ranked = window.session.canvas.ranked
    window.view.edit(ranked[len(ranked) // 2].id)
    _settle()
    field = window.focusWidget() or window.view
    letters = [busy(partial(QTest.keyClicks, field, letter)) for letter in "abcdefgh"]
    window.view.end_edit()
    ratio = letters[0] / statistics.median(letters[1:])
    yield Figure(name="canvas.first letter 10,000", ratio=ratio, target=2.0)
    window.action_set.qt["undo"].trigger()


def _at_fifty_thousand(windows: Windows) -> Iterator[Figure]:
    """Yield what 50,000 cards cost against 1,000."""
    costs: dict[int, dict[str, float]] = {}
    for cards in (SIZES[1], HUGE):
        with _window(windows, board(cards)) as window:
            costs[cards] = {
                "repaint": statistics.median(_repaint(window) for _ in range(9)),
                "pan": statistics.mean(_panning(window, 0, -1)),
            }
            _home(window)
    for name, seconds in costs[HUGE].items():
        small = costs[SIZES[1]][name]
        yield Figure(name=f"canvas.{name} 50,000/1,000", ratio=seconds / small, target=1.5)
