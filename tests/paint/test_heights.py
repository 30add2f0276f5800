# SPDX-License-Identifier: MIT
"""How high cards are is measured once, however many came and went meanwhile."""

from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.paint import heights as room
from stratcanvas.paint.assets import load_fonts
from stratcanvas.paint.heights import heights
from tests import makers


def test_what_is_there_is_not_measured_again_when_what_is_gone_is_let_go(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor is what one undo brings back."""
    load_fonts()
    monkeypatch.setattr("stratcanvas.paint.heights._MOST_GONE", 0)
    canvas = makers.crowded(6, 40)
    high = heights(canvas)
    before = {key: high(key) for key in (*canvas.tactics, *canvas.problems)}
    with mock.patch.object(room, "content_of", wraps=room.content_of) as measured:
        for gone in list(canvas.tactics)[:30]:
            deleted = commands.delete(canvas, [gone])
            high = heights(canvas.apply(deleted), high)
            high = heights(canvas, high)
            assert high(gone) == before[gone]
            canvas = canvas.apply(deleted)
            high = heights(canvas, high)
            for key in (*canvas.tactics, *canvas.problems):
                assert high(key) == before[key]
    assert not measured.called
