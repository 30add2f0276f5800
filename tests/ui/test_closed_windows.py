# SPDX-License-Identifier: MIT
"""A window that is closed is gone, with all that was ever opened in it."""

import gc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from stratcanvas.ui.sweeper import look_at_everything
from stratcanvas.ui.windows import Windows
from tests.gestures import GESTURES
from tests.person import Person
from tests.ui.test_heavy import NoWatchdog

OPENED = "find", "filter", "palette", "matrix", "brief", "minimap", "present", "guided start"


def test_nothing_of_a_closed_window_is_left(
    windows: Windows, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The documents, scenes and panels of a window that is closed are no more, though the
    program's choices, colours and dictionaries that they listened to go on."""
    monkeypatch.setattr("stratcanvas.ui.open_windows._A_MOMENT", 0)  # a window is noted after it
    person = Person(windows, NoWatchdog(), seed=1)
    person.open(plan)
    person.window.close()
    before = ours()
    person.open(plan)
    person.window.furnish()
    QApplication.processEvents()
    for gesture in OPENED:
        person.do(gesture, GESTURES[gesture])
    assert len(ours() - before) > 50
    person.window.close()
    assert not ours() - before


def ours() -> Counter[str]:
    """Count the objects of ours that Qt knows, once what is wanted no more has gone."""
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    look_at_everything()
    gc.unfreeze()
    gc.collect()
    # To list all that there is would hold what a thread is just making, and fail it.
    kinds = {each for each in kinds_of(QObject) if each.__module__.startswith("stratcanvas")}
    known = [type(each) for each in gc.get_referrers(*kinds)]
    return Counter(each.__name__ for each in known if each in kinds)


def kinds_of(kind: type) -> Iterator[type]:
    """Yield all kinds of objects that are made of one."""
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)


def test_a_window_that_is_closed_right_after_another_theme_is_gone(
    windows: Windows, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was hidden and still waits for the new colours holds nothing that is closed."""
    monkeypatch.setattr("stratcanvas.ui.open_windows._A_MOMENT", 0)
    person = Person(windows, NoWatchdog(), seed=1)
    person.open(plan)
    person.window.furnish()
    QApplication.processEvents()
    person.window.close()
    before = ours()
    person.open(plan)
    person.window.furnish()
    QApplication.processEvents()
    person.act("theme-dark")
    person.window.close()
    assert not ours() - before
