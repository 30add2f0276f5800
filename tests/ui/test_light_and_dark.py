# SPDX-License-Identifier: MIT
"""Light and dark are another palette: the style sheet stays, and nothing is left in old colours."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from unittest import mock

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui import colours
from stratcanvas.ui.colours import style_sheet
from stratcanvas.ui.panels.findings import FindingList
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers

Opener = Callable[[Canvas], Window]


class Listener(QObject):
    """Notes who is told that its style is another one."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.StyleChange:
            self.told.append(watched)
        return False


class Painted(QObject):
    """Counts how often each of some widgets is painted."""

    def __init__(self, widgets: list[QWidget]) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times[watched] += event.type() == QEvent.Type.Paint
        return False


def pictures(qtbot: QtBot, window: Window) -> dict[str, QImage]:
    """Return what stands around the canvas as it is drawn, by name, once all of it has come."""
    qtbot.waitUntil(lambda: window.panels.around.advice.is_current)
    seen = [_drawn(window)]

    def rests() -> bool:
        QApplication.processEvents()
        seen.append(_drawn(window))
        return seen[-1] == seen[-2]

    qtbot.waitUntil(rests)
    return seen[-1]


def _drawn(window: Window) -> dict[str, QImage]:
    parts: dict[str, QWidget] = {
        **window.panels.panels,
        "tools": window.tools,
        "menus": window.menuBar(),
        "status": window.status,
        "banner": window.banner,
    }
    return {name: part.grab().toImage() for name, part in parts.items()}


def begun(open_window: Opener, windows: Windows, choice: ThemeChoice) -> Window:
    """Return a window that begins in a theme, with a problem selected and something told."""
    windows.colours.choose(choice)
    window = open_window(makers.cafe())
    window.selection.set([window.session.canvas.ranked[0].id])
    window.banner.tell("Something is to be told.", ("Do it", lambda: None))
    return window


def test_the_style_sheet_names_no_colour() -> None:
    """All it knows are the palette's, so that it holds in every theme."""
    assert "palette(window)" in style_sheet()
    assert not re.search(r"{[^}]*(#|rgb)", style_sheet())


def test_captions_go_with_the_text() -> None:
    """Where text is twice as large no caption, heading or hint stays as small as it was."""
    usual, large = (re.findall(r"font-size: (\d+)px", style_sheet(size)) for size in (13, 26))
    assert usual
    assert [int(each) for each in large] == [2 * int(each) for each in usual]


def test_another_theme_styles_nothing_anew(open_window: Opener, windows: Windows) -> None:
    """No widget is told to lay itself out again: only its colours are others."""
    window = begun(open_window, windows, ThemeChoice.LIGHT)
    listener = Listener()
    inside = [each for each in window.findChildren(QWidget) if window.banner not in _over(each)]
    for widget in inside:
        widget.installEventFilter(listener)
    windows.colours.choose(ThemeChoice.DARK)
    assert listener.told == []


def _over(widget: QWidget) -> list[QObject]:
    """Return a widget and all that it lies in."""
    found: list[QObject] = [widget]
    while (parent := found[-1].parent()) is not None:
        found.append(parent)
    return found


def test_a_window_in_another_theme_is_as_if_begun_in_it(
    qtbot: QtBot, open_window: Opener, windows: Windows
) -> None:
    """Dot for dot: nothing that is shown keeps a colour of the theme before."""
    light = pictures(qtbot, begun(open_window, windows, ThemeChoice.LIGHT))
    window = begun(open_window, windows, ThemeChoice.DARK)
    dark = pictures(qtbot, window)
    assert not [name for name, picture in light.items() if picture == dark[name]]
    windows.colours.choose(ThemeChoice.LIGHT)
    changed = pictures(qtbot, window)
    assert [name for name, picture in light.items() if picture != changed[name]] == []
    windows.colours.choose(ThemeChoice.DARK)
    changed = pictures(qtbot, window)
    assert [name for name, picture in dark.items() if picture != changed[name]] == []


def test_another_theme_paints_each_part_once(
    qtbot: QtBot, open_window: Opener, windows: Windows
) -> None:
    """A window in other colours is drawn in one go, not some of it over the rest."""
    window = begun(open_window, windows, ThemeChoice.LIGHT)
    pictures(qtbot, window)
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    # What waited to be painted waits for a timer: it is no part of the other theme.
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    painted = Painted(shown)
    windows.colours.choose(ThemeChoice.DARK)
    QApplication.processEvents()
    apart = [window.view.viewport(), *window.view.viewport().findChildren(QWidget)]
    assert {painted.times[each] for each in window.panels.panels.values()} == {1}
    assert all(painted.times[each] <= 1 for each in shown if each not in apart)


def test_what_is_hidden_takes_another_theme_a_moment_later(
    qtbot: QtBot, open_window: Opener, windows: Windows
) -> None:
    """A panel that comes back after light has become dark is dark, dot for dot."""
    dark = pictures(qtbot, begun(open_window, windows, ThemeChoice.DARK))
    window = begun(open_window, windows, ThemeChoice.LIGHT)
    pictures(qtbot, window)
    window.panels.toggle("coach")
    windows.colours.choose(ThemeChoice.DARK)
    window.panels.toggle("coach")
    qtbot.waitUntil(lambda: pictures(qtbot, window)["coach"] == dark["coach"])


def test_another_theme_colours_at_once_what_is_seen_and_nothing_else(
    qtbot: QtBot, open_window: Opener, windows: Windows
) -> None:
    """What lies beyond a pane's edge waits till the rest is drawn; no list is shown twice."""
    window = begun(open_window, windows, ThemeChoice.LIGHT)
    pictures(qtbot, window)
    coloured: list[QWidget] = []

    def note(widgets: Iterable[QWidget]) -> None:
        coloured.extend(widgets)

    unseen = [
        each
        for each in window.findChildren(QWidget)
        if all(part.visibleRegion().isEmpty() for part in (each, *each.findChildren(QWidget)))
    ]
    findings = window.panels.panels["coach"].findChild(FindingList)
    assert any(each.isVisible() for each in unseen)
    assert findings is not None
    with (
        mock.patch.object(colours, "_colour", note),
        mock.patch.object(findings, "show_findings", wraps=findings.show_findings) as shown,
    ):
        windows.colours.choose(ThemeChoice.DARK)
    assert window.view in coloured
    assert not {*coloured} & {*unseen}
    assert not shown.called
