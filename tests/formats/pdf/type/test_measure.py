# SPDX-License-Identifier: MIT
"""Text that is measured first and drawn later: each line is placed once, however it is cut."""

from typing import Any

import pytest

from stratcanvas.formats.pdf.type import lines, measure
from stratcanvas.formats.pdf.type.bidi import levels, runs_right_to_left
from stratcanvas.formats.pdf.type.fonts import Fonts
from stratcanvas.formats.pdf.type.line_layout import TypeLine, TypeStyle, place_line
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import Measurer
from stratcanvas.formats.pdf.type.system_fonts import SystemFonts

STYLE = TypeStyle(size=10)
ARABIC = "مشكلة المال في كل شهر " * 40


def measurer() -> Measurer:
    return Measurer(Typesetter(fonts=Fonts(system=SystemFonts(folders=(), ask=""))))


@pytest.mark.parametrize("text", ["one word after another " * 40, ARABIC, "a\n" * 60])
def test_what_is_cut_again_and_again_is_all_of_the_text(text: str) -> None:
    """Cut to sheets a text keeps every line in order, each piece from its own top on."""
    whole = measurer().text([(text, STYLE)], 120.0)
    rest, seen = whole, []
    while rest is not None:
        upper, rest = rest.cut(60.0)
        assert upper is not None
        assert upper.height <= 60.01
        assert upper.block.lines[0].top == 0.0
        last = upper.block.lines[-1]
        assert last.top + last.height == pytest.approx(upper.height)
        seen += [line.text for line in upper.block.lines]
    assert seen == [line.text for line in whole.block.lines]


def test_lines_are_placed_once_and_moved_where_they_are_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """To measure Arabic its lines are placed; to cut and draw it none is placed again."""
    placed: list[int] = []

    def place(*given: object) -> object:
        placed.append(1)
        return place_line(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(lines, "place_line", place)
    monkeypatch.setattr(measure, "place_line", place)
    moved: list[int] = []
    for owner, name in ((measure, "replace"), (TypeLine, "_replace")):
        real = getattr(owner, name)

        def note(*given: object, real: Any = real, **changes: object) -> object:
            moved.append(1)
            return real(*given, **changes)

        monkeypatch.setattr(owner, name, note)
    whole = measurer().text([(ARABIC + " 1", STYLE)], 120.0)  # in no document before
    count = len(whole.block.lines)
    rest, pieces = whole, []
    while rest is not None:
        upper, rest = rest.cut(60.0)
        assert upper is not None
        pieces.append(upper)
    assert len(placed) == count
    assert not moved
    assert sum(len(piece.block.lines) for piece in pieces) == count
    assert len(moved) == count + len(pieces)


@pytest.mark.parametrize("text", ["abc", ARABIC, "12 مال", "\u2067abc\u2069 مال", "\u200f", ""])
def test_where_a_paragraph_starts_is_its_base_level(text: str) -> None:
    """The short way to the base level is the long way's."""
    assert runs_right_to_left(text) == (levels(text)[0] == 1)
