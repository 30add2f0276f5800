# SPDX-License-Identifier: MIT
"""While something works beside the window, whoever waits for Python has it soon."""

import sys

import pytest

from stratcanvas.session import turns
from stratcanvas.session.turns import SWITCH, short_turns


def test_turns_are_short_until_the_last_one_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two work beside each other; then Python is as it was before either."""
    monkeypatch.setattr(turns, "_usual", [])
    before, usual = sys.getswitchinterval(), 0.004
    sys.setswitchinterval(usual)
    try:
        with short_turns():
            with pytest.raises(LookupError), short_turns():
                raise LookupError
            assert sys.getswitchinterval() == pytest.approx(SWITCH)
        assert sys.getswitchinterval() == pytest.approx(usual)
    finally:
        sys.setswitchinterval(before)
