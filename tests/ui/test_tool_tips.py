# SPDX-License-Identifier: MIT
"""A tool tip says what a button is for where its own words don’t."""

import datetime
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.commands import set_field
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.panels.rule_offer import RuleOffer
from stratcanvas.ui.paste_bar import PasteBar
from stratcanvas.ui.present.presentation import Presentation
from stratcanvas.ui.window import Window
from tests import makers

Opener = Callable[[Canvas], Window]


def silent(window: Window) -> set[str]:
    """Return the buttons that are shown and neither have a tool tip nor a phrase as their words.

    One word may be the name of a thing; two or more say what is done with it. A tip that only
    repeats the words is none.
    """
    while not window.around.advice.is_current:
        QApplication.processEvents()
    QApplication.processEvents()
    shown = (each for each in window.findChildren(QAbstractButton) if each.isVisible())
    return {
        f"{type(each).__name__} “{each.text() or each.accessibleName()}”"
        for each in shown
        if each.isEnabled()
        and len(each.text().split()) < 2
        and each.toolTip() in {"", each.text(), f"<p>{each.text()}</p>"}
    }


def test_the_windows_buttons_say_what_they_are_for(open_window: Opener) -> None:
    """Tool bar, panels, coach and status bar, whatever is selected; connections too."""
    window = open_window(makers.cafe())
    talk, due = [makers.key(1, makers.TACTIC)], datetime.date(2026, 11, 30)
    window.session.do(
        StepLabel("edit-text"), set_field(window.session.canvas, talk, "due", due)
    )  # so that it can be taken away
    link = next(iter(window.session.canvas.links))
    for selected in ([], [makers.key(1, makers.PROBLEM)], talk, [link]):
        window.selection.set(selected)
        assert not silent(window), selected


@pytest.mark.parametrize("action", ["find", "filter", "matrix", "brief"])
def test_what_is_opened_says_what_it_is_for(open_window: Opener, action: str) -> None:
    """The bars of find and of the filter, the matrix and the brief."""
    window = open_window(makers.cafe())
    window.selection.set([makers.key(1, makers.TACTIC)])
    window.action_set.qt[action].trigger()
    assert not silent(window)


def test_the_paste_bar_says_what_each_way_makes(open_window: Opener, qtbot: QtBot) -> None:
    """Of lines and of a table: each button has a tip of its own, with its key where it has one."""
    window = open_window(makers.cafe())
    for text, first in (("one\ntwo\nthree", "single card"), ("Task\tWho\na\tb\nc\td", "its lines")):
        QApplication.clipboard().setText(text)
        window.view.setFocus()
        window.action_set.qt["paste"].trigger()
        qtbot.waitUntil(lambda: bool(window.findChildren(PasteBar)))
        (bar,) = window.findChildren(PasteBar)
        qtbot.waitUntil(lambda bar=bar: bar.isVisible() and not bar.is_waiting)
        tips = [each.toolTip() for each in (bar.way, bar.other, bar.away)]
        assert first in tips[0]
        assert tips[2].endswith("(Esc)")
        assert len({*tips, ""}) == 4
        bar.away.click()


def test_what_the_coach_leaves_out_says_so(open_window: Opener) -> None:
    """Its heads, its links, its offer to be silent and the list of what is ignored have tips."""
    window = open_window(makers.cafe())
    assert not silent(window)
    coach = window.furnish()["coach"]
    for _ in range(3):
        coach.findings.rows[0].ignored.emit()
        assert not silent(window)
    coach.findings.offer.ask("a-rule", "A sentence.", 3)
    coach.ignored.opener.click()
    assert not silent(window)
    links = (
        *coach.findChild(RuleOffer).ways.links,
        coach.ignored.opener,
        coach.ignored.lines[0].again,
        coach.findings.rest,
    )
    assert all(link.toolTip() for link in links)


def test_the_page_turner_says_what_it_does(open_window: Opener) -> None:
    """Back, on and the end of a presentation."""
    window = open_window(makers.cafe())
    window.action_set.qt["present"].trigger()
    bar = window.findChild(Presentation).bar
    assert all(each.toolTip() for each in (bar.back, bar.on, bar.end))
    bar.end.click()
