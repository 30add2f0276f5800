# SPDX-License-Identifier: MIT
"""Something done once beside the window, and told to stop."""

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from stratcanvas.session.export import OneTask


def test_what_is_over_can_still_be_told_to_stop(qtbot: QtBot) -> None:
    """Its thread is gone by then: whoever pressed Cancel late would have ended the program."""
    task = OneTask(lambda _progress: 7)
    with qtbot.waitSignal(task.finished):
        pass
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    task.stop()
    assert task.result == 7
