# SPDX-License-Identifier: MIT
"""Takes the window in every state that a hand or a key brings about, to be looked at.

``python packaging/state_pictures.py FOLDER`` writes a picture a state, in three themes on screens
of two scales, and with each theme and scale a sheet of all of them.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pictures import in_scales, windows_of_program

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPixmap

    from stratcanvas.ui.window import Window
    from tests.hands import Hand

SIZE = (1280, 800)
SCALES = (1, 2)
THEMES = ("light", "dark", "contrast")
ACROSS, WIDE = 3, 640
"""Pictures in a row of a sheet, and pixels that each is wide there."""


class Place(NamedTuple):
    """A window in which something is to be brought about."""

    window: "Window"
    hand: "Hand"
    problem: str
    other_problem: str
    tactic: str
    other_tactic: str
    link: str


def main(words: list[str]) -> int:
    """Take all pictures, a process a scale."""
    if words[0] == "--scale":
        take(Path(words[2]), words[1])
        return 0
    out = Path(words[0]).absolute()
    in_scales(__file__, SCALES, out)
    print(out)
    return 0


def take(out: Path, scale: str) -> None:
    """Take the pictures of one scale, which this process's Qt has."""
    windows = windows_of_program()
    from PySide6.QtWidgets import QApplication

    from stratcanvas.session.preferences import ThemeChoice
    from stratcanvas.ui.app import check_spelling

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    check_spelling(windows, app)
    for theme in THEMES:
        windows.preferences.choose(theme=ThemeChoice(theme))
        pictures, home = [], Path(os.environ["STRATCANVAS_HOME"]).parent
        for name, bring_about in states().items():
            os.environ["STRATCANVAS_HOME"] = str(
                home / f"{theme} {name} {scale}"
            )  # no draft is told
            place = begin(windows)
            bring_about(place)
            pictures.append((name, seen(place.window)))
            pictures[-1][1].save(str(out / f"{name}-{theme}-at-{scale}.png"))
            leave(place)
        sheet(pictures).save(str(out / f"all-{theme}-at-{scale}.png"))
    windows.quit()


def begin(windows: object) -> Place:
    """Open a window on the café's plan."""
    from stratcanvas.session.session import Session
    from stratcanvas.storage.door import CanvasFile
    from stratcanvas.ui.windows import Windows
    from tests import makers
    from tests.hands import Hand

    assert isinstance(windows, Windows)
    canvas = makers.cafe()
    window = windows.show(Session(CanvasFile.draft(canvas)))
    window.resize(*SIZE)
    window.activateWindow()
    settle()
    window.furnish()
    settle()
    window.view.fit()
    settle()
    first, second = canvas.ranked[0].id, canvas.ranked[2].id
    tactics = [*canvas.tactics]
    link = next(key for key in canvas.links if key.startswith(tactics[1]))
    hand = Hand(window.view, window.session, window.selection)
    return Place(window, hand, first, second, tactics[1], tactics[2], link)


def leave(place: Place) -> None:
    """Close the window, whatever is open in it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    while isinstance(popup := QApplication.activePopupWidget(), QWidget):
        popup.close()
    QTest.keyClick(place.window.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(place.window.view.viewport(), Qt.MouseButton.LeftButton)
    place.window.close()
    settle()


def settle() -> None:
    """Let the window do what it put off, and what is done beside it come."""
    import time

    from PySide6.QtWidgets import QApplication

    for _ in range(40):
        QApplication.processEvents()
        time.sleep(0.005)


def seen(window: "Window") -> "QPixmap":
    """Return how a window looks, with the menu that is open over it."""
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QApplication, QMenu

    settle()
    picture = window.grab()
    painter = QPainter(picture)
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QMenu) and each.isVisible():
            painter.drawPixmap(window.mapFromGlobal(each.pos()), each.grab())
    painter.end()
    return picture


def sheet(pictures: list[tuple[str, "QPixmap"]]) -> "QPixmap":
    """Return all pictures beside and below each other, with their names."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPixmap

    high, rows = WIDE * SIZE[1] // SIZE[0], -(-len(pictures) // ACROSS)
    made = QPixmap((WIDE + 8) * ACROSS, (high + 24) * rows)
    made.fill(Qt.GlobalColor.gray)
    painter = QPainter(made)
    smooth = Qt.TransformationMode.SmoothTransformation
    for n, (name, picture) in enumerate(pictures):
        row, column = divmod(n, ACROSS)
        x, y = column * (WIDE + 8), row * (high + 24)
        small = picture.scaledToWidth(WIDE, smooth)
        small.setDevicePixelRatio(1.0)
        painter.drawText(x + 6, y + 16, name)
        painter.drawPixmap(x, y + 22, small)
    painter.end()
    return made


# ---- what brings a state about


def do(at: Place, action: str, words: str = "", *keys: "Qt.Key") -> None:
    """Do an action of the menus, then type words and press keys."""
    at.window.action_set.qt[action].trigger()
    settle()
    at.hand.type(words)
    for key in keys:
        at.hand.key(key)


def choose(at: Place, chosen: tuple[str, ...], key: "Qt.Key | None" = None) -> None:
    """Select something by its id, and press a key on the canvas."""
    from PySide6.QtCore import Qt

    at.window.selection.set(chosen)
    at.window.view.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    if key is not None:
        at.hand.key(key)
        settle()


def carry(at: Place, x: float, y: float) -> None:
    """Drag the tactic by so much, and hold it there."""
    from stratcanvas.domain.geometry import Point

    lies = at.window.view.stage.live_layout.cards[at.tactic]
    at.hand.take(at.tactic, Point(lies.x + lies.width / 2 + x, lies.y + lies.height / 2 + y))


def join(at: Place, to: str) -> None:
    """Drag a connector out of the tactic to another card, and hold it there."""
    from stratcanvas.domain.geometry import Point

    choose(at, (at.tactic,))
    at.hand.move(at.tactic)
    settle()
    lies = at.window.view.stage.live_layout.cards[at.tactic]
    at.hand.take(Point(lies.x + lies.width, lies.y + lies.height / 2), to)


def write(at: Place, words: str) -> None:
    """Open the problem and type at its end."""
    from PySide6.QtCore import Qt

    at.hand.double_click(at.problem)
    settle()
    at.hand.key(Qt.Key.Key_End)
    at.hand.type(words)


def paste(at: Place) -> None:
    """Paste a list."""
    from PySide6.QtWidgets import QApplication

    choose(at, ())
    QApplication.clipboard().setText("Call the first ten\nWrite it down\nPrint the page")
    do(at, "paste")


def ask(at: Place) -> None:
    """Click the tactic with the right button."""
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    port, spot = at.window.view.viewport(), at.hand.pixel(at.tactic)
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(mouse, spot, port.mapToGlobal(spot)))


def uncounted(at: Place) -> str:
    """Return the tactic that serves no problem."""
    canvas = at.window.session.canvas
    return next(key for key in canvas.tactics if not canvas.problems_of.get(key))


def enter(at: Place, name: str, action: str = "") -> None:
    """Have the keyboard in a pane, with the problem selected; an action brings it, if one does."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    at.window.selection.set((at.problem,))
    settle()
    if action:
        do(at, action)
    parts = at.window.furnish()[name].findChildren(QWidget)
    tab = Qt.FocusPolicy.TabFocus
    first = next(each for each in parts if each.isVisible() and each.focusPolicy() & tab)
    first.setFocus(Qt.FocusReason.TabFocusReason)


def states() -> dict[str, Callable[[Place], object]]:
    """Return name → what brings a state about."""
    from PySide6.QtCore import QPoint, Qt

    keys = Qt.Key
    return {
        "rest": lambda at: choose(at, ()),
        "hover": lambda at: at.hand.move(at.tactic),
        "card": lambda at: choose(at, (at.problem,)),
        "several": lambda at: choose(at, (at.tactic, at.other_tactic, at.other_problem)),
        "connector": lambda at: choose(at, (at.link,)),
        "strategy": lambda at: choose(at, (at.window.session.canvas.strategy.id,)),
        "uncounted": lambda at: choose(at, (uncounted(at),)),
        "focus on canvas": lambda at: choose(at, (at.problem,), keys.Key_Down),
        "focus in outline": lambda at: enter(at, "outline"),
        "focus in inspector": lambda at: enter(at, "inspector"),
        "focus in coach": lambda at: enter(at, "coach"),
        "focus in matrix": lambda at: enter(at, "matrix", "matrix"),
        "drag": lambda at: carry(at, 40.0, 150.0),
        "across the centre": lambda at: carry(at, 650.0, 40.0),
        "target": lambda at: join(at, at.other_problem),
        "no target": lambda at: join(at, at.other_tactic),
        "rank": lambda at: at.hand.take(at.problem, at.other_problem),
        "band": lambda at: at.hand.take(QPoint(12, 60), QPoint(480, 560)),
        "editing": lambda at: write(at, " and rent"),
        "misspelt": lambda at: write(at, " teh eveninsg are lsot "),
        "new problem": lambda at: choose(at, (at.problem,), keys.Key_P),
        "starters": lambda at: choose(at, (at.problem,), keys.Key_T),
        "connect by key": lambda at: choose(at, (at.tactic,), keys.Key_C),
        "found": lambda at: do(at, "find", "caf", keys.Key_Return),
        "dimmed": lambda at: do(at, "filter", "", keys.Key_Space),
        "paste": paste,
        "menu": ask,
        "matrix": lambda at: do(at, "matrix", "", keys.Key_Down, keys.Key_Right),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
