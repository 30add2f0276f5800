# SPDX-License-Identifier: MIT
"""How high cards are is measured once, however many came and went meanwhile."""

from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.cards import Aim
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


def test_a_tactic_is_as_high_in_either_wing_and_is_not_measured_as_it_crosses(
    qapp: QApplication,
) -> None:
    """With words and without, counted or not: a thousand that cross wait for no measure."""
    load_fonts()
    canvas = makers.crowded(6, 40)
    new = commands.add_tactic(canvas, WingPlace(Aim.EDUCATE, 500.0, 0.0), serves=[*canvas.problems])
    canvas = canvas.apply(new)
    loose = commands.add_tactic(canvas, WingPlace(Aim.SOLVE, 500.0, 0.0), "A talk that counts not")
    canvas = canvas.apply(loose)
    before = heights(canvas)
    known = {key: before(key) for key in canvas.tactics}
    for aim in Aim:
        crossed = canvas.apply(commands.cross(canvas, canvas.tactics, aim))
        with (
            mock.patch.object(room, "content_of", wraps=room.content_of) as content,
            mock.patch.object(room, "line_count", wraps=room.line_count) as lines,
        ):
            high = heights(crossed, before)
            assert {key: high(key) for key in crossed.tactics} == known
        assert not content.called
        assert not lines.called
        anew = heights(crossed)
        assert {key: anew(key) for key in crossed.tactics} == known
