# SPDX-License-Identifier: MIT
"""What goes wrong inside a virtual of Qt's is logged and answered with something harmless."""

import pytest

from stratcanvas.qt.guard import guarded


class Reads:
    @guarded(-1)
    def read(self, words: str) -> int:
        return int(words)


def test_a_guarded_method_answers_as_it_is() -> None:
    """Where nothing goes wrong, the guard is not noticed."""
    assert Reads().read("7") == 7


def test_an_error_becomes_a_log_line_and_the_fallback(caplog: pytest.LogCaptureFixture) -> None:
    """The error stays inside, and the log says which method failed and why."""
    assert Reads().read("seven") == -1
    (line,) = caplog.records
    assert line.getMessage() == "Reads.read failed"
    assert line.exc_info
    assert line.exc_info[0] is ValueError
    caplog.clear()
