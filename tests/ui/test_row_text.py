# SPDX-License-Identifier: MIT
"""The words of a row stand in the order in which they are read."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from stratcanvas.paint import text
from stratcanvas.safe_words import few_marks
from stratcanvas.ui.panels.row_text import RowTexts, lines_of, without_kind


def drawn(words: str, *, mirrored: bool, numbered: bool = False) -> QImage:
    picture = QImage(300, 24, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    texts, area = RowTexts(painter.fontMetrics()), QRect(0, 0, 300, 24)
    texts.draw(painter, area, words, mirrored=mirrored, numbered=numbered)
    painter.end()
    return picture


def read_from_the_right(words: str) -> QImage:
    """Return how words look in a paragraph that runs from right to left."""
    picture = QImage(300, 24, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(QRect(0, 0, 300, 24), side | Qt.AlignmentFlag.AlignVCenter, words)
    painter.end()
    return picture


@pytest.mark.parametrize("words", ["עברית ועוד מילים", "Runs out of cash"])
def test_a_number_comes_first_where_rows_run_from_right_to_left(
    qapp: QApplication, words: str
) -> None:
    """A problem's number stands at the right, before its words, whatever they are written in."""
    turned = read_from_the_right(f"1 \u2068{words}\u2069")
    assert drawn(f"1 {words}", mirrored=True, numbered=True) == turned
    assert drawn(f"1 {words}", mirrored=False, numbered=True) != turned


@pytest.mark.parametrize("words", ["24/7 stress", "No cash in January!", "(a) late, (b) short"])
def test_a_problem_s_own_words_do_not_turn_behind_its_number(
    qapp: QApplication, words: str
) -> None:
    """They are read from the left there as everywhere, with the number at their right."""
    turned = read_from_the_right(f"1 \u2068{words}\u2069")
    assert drawn(f"1 {words}", mirrored=True, numbered=True) == turned
    assert turned != read_from_the_right(f"1 {words}")


def test_a_number_that_a_person_wrote_stays_before_its_words(qapp: QApplication) -> None:
    """“13-week cash sheet” is no problem 13: it is read from the left there too."""
    words = "13-week cash sheet"
    assert drawn(words, mirrored=True) != read_from_the_right(words)


def test_words_are_broken_where_they_need_two_lines_and_there_is_room(qapp: QApplication) -> None:
    """In a low row they end in …; what fits stands in one line, however high the row is."""
    metrics = QFontMetrics(qapp.font())
    wide, line = metrics.horizontalAdvance("Runs out of"), metrics.height()
    assert lines_of("Runs", metrics, QSize(wide, 3 * line)) == ("Runs",)
    assert lines_of("Runs out of cash", metrics, QSize(wide, 2 * line)) == ("Runs out of", "cash")
    (cut,) = lines_of("Runs out of cash", metrics, QSize(wide, line))
    assert cut.endswith("…")
    assert metrics.horizontalAdvance(cut) <= wide


def test_very_many_accents_stay_in_their_row(qapp: QApplication) -> None:
    """They are drawn as three are; what has no more is as it was."""
    piled = "cash" + "\u0301" * 500 + " flow"
    assert drawn(piled, mirrored=False) == drawn("cash" + "\u0301" * 3 + " flow", mirrored=False)
    assert (
        few_marks("Tiê\u0301ng Viê\u0323t 1\ufe0f\u20e3") == "Tiê\u0301ng Viê\u0323t 1\ufe0f\u20e3"
    )
    assert text.block(piled, text.TextStyle(14), 200.0).text.count("\u0301") == 3


def test_a_kind_goes_where_it_alone_has_no_room(qapp: QApplication) -> None:
    """A name that fits stands there whole, and not with dots for a kind that nobody can read."""
    metrics = QFontMetrics(qapp.font())
    name = "Site-by-site margin review"
    room = metrics.horizontalAdvance(name) + 20
    assert without_kind(f"{name} · Review", metrics, room) == name
    assert without_kind(f"{name} · Review", metrics, 1_000) == f"{name} · Review"
    assert without_kind(f"{name} · Review", metrics, 40) == f"{name} · Review"  # cut at its end
