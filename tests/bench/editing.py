# SPDX-License-Identifier: MIT
"""Each kind of edit, done at the window as a hand does it."""

import statistics
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.window import Window
from tests.bench.pairs import Figure
from tests.bench.window import LEFT, NO_KEY, Place, settle
from tests.bench.yardsticks import busy

KINDS = ("drop", "undo", "connect", "re-rank", "tab", "add problem", "delete problem")


def edits(window: Window, place: Place) -> dict[str, float]:
    """Do each of KINDS at some place and return the seconds of each; all is as before after it."""
    view, session = window.view, window.session
    port, spot = view.viewport(), view.viewport().rect().center()
    ranked = [problem.id for problem in session.canvas.ranked]
    middle = ranked[len(ranked) // 2]
    tactic = next(iter(session.canvas.tactics))
    act = {name: window.action_set.qt[name].trigger for name in ("undo", "delete", "rank-up")}

    def drop() -> float:
        QTest.mousePress(port, LEFT, NO_KEY, spot)
        for n in range(1, 8):
            QTest.mouseMove(port, spot + QPoint(4 * n, 24 * n))
            QApplication.processEvents()
        return busy(partial(QTest.mouseRelease, port, LEFT, NO_KEY, spot + QPoint(28, 168)))

    def connect() -> None:
        session.do(StepLabel("connect"), commands.toggle_link(session.canvas, tactic, middle))

    def add() -> None:
        view.add_problem()
        QTest.keyClicks(window.focusWidget() or view, "A")
        view.end_edit()

    def choose() -> None:
        window.selection.set((middle,))
        view.setFocus()
        settle()

    place(window)
    spent = {"drop": drop(), "undo": busy(act["undo"]), "connect": busy(connect)}
    act["undo"]()
    choose()
    spent["re-rank"] = busy(act["rank-up"])
    act["undo"]()
    choose()
    spent["tab"] = busy(partial(QTest.keyClick, view, Qt.Key.Key_Tab))
    choose()
    spent["add problem"] = busy(add)
    view.setFocus()
    settle()
    spent["delete problem"] = busy(act["delete"])
    settle()
    return spent


def first_letter(window: Window, name: str) -> Iterator[Figure]:
    """Yield the first letter typed in a window that was just opened, against later ones."""
    ranked = window.session.canvas.ranked
    window.view.edit(ranked[len(ranked) // 2].id)
    settle()
    field = window.focusWidget() or window.view
    letters = [busy(partial(QTest.keyClicks, field, letter)) for letter in "abcdefgh"]
    window.view.end_edit()
    ratio = letters[0] / statistics.median(letters[1:])
    yield Figure(name=f"edits.first letter {name}", ratio=ratio, target=2.0)
    window.action_set.qt["undo"].trigger()
