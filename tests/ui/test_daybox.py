# SPDX-License-Identifier: MIT
"""The box for a day: what it shows is read back as the same day, in every place Qt knows."""

import datetime
import re

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCalendarWidget
from pytestqt.qtbot import QtBot

from stratcanvas.ui.panels import daybox
from stratcanvas.ui.panels.daybox import DayBox, day_from, form_of

DAY = datetime.date(2026, 11, 3)


def places() -> list[QLocale]:
    return QLocale.matchingLocales(
        QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    )


def shown(place: QLocale, day: datetime.date = DAY) -> str:
    return place.toString(QDate(day.year, day.month, day.day), form_of(place))


def test_every_place_reads_back_what_it_shows() -> None:
    """In each of Qt's places the words in the box are taken for the day they stand for."""
    wrong = [place.name() for place in places() if day_from(shown(place), place) != DAY]
    assert len(places()) > 500
    assert not wrong


def test_one_digit_can_be_edited_everywhere() -> None:
    """Editing the last digit of the day, in Latin digits or the place's own, gives another day."""
    other = DAY.replace(day=4)
    for place in places():
        text, wanted = shown(place), shown(place, other)
        assert day_from(wanted, place) == other
        spots = [n for n, (a, b) in enumerate(zip(text, wanted, strict=True)) if a != b]
        assert len(spots) == 1, place.name()
        latin = f"{text[: spots[0]]}4{text[spots[0] + 1 :]}"
        assert day_from(latin, place) == other, place.name()


def test_a_place_that_writes_a_word_takes_it() -> None:
    """The system's own short form, with its word for “year”, is read too."""
    for name in ("bg_BG", "mk_MK"):
        place = QLocale(name)
        form = re.sub("y+", "yyyy", place.dateFormat(QLocale.FormatType.ShortFormat))
        assert day_from(place.toString(QDate(2026, 11, 3), form), place) == DAY
        assert not re.search(r"[^\W\d]", shown(place))


def test_what_a_reader_puts_in_is_a_day_given(qapp: QApplication) -> None:
    """Words that come by ear, which are no typing to Qt, count as much; what is shown does not."""
    box = DayBox()
    given: list[object] = []
    box.typed.connect(given.append)
    QAccessible.queryAccessibleInterface(box).setText(QAccessible.Text.Value, "2026-11-03")
    box.show_value(DAY.replace(day=4))
    box.show_several("Several values")
    box.forget()
    assert given == [DAY]


def test_each_day_of_the_calendar_is_said_whole(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cell says “4” and no more; one hears which day that is, and of which month."""
    said: list[str] = []
    monkeypatch.setattr(daybox, "announce", lambda _, words: said.append(words))
    box = DayBox()
    qtbot.addWidget(box)
    box.show_value(DAY)
    box.show()
    box.open_calendar()
    calendar = box.findChild(QCalendarWidget)
    table = calendar.findChild(QAbstractItemView)
    assert table.accessibleName() == "Calendar"
    assert "3 November 2026" in table.accessibleDescription()
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert [words.partition(", ")[2] for words in said] == ["4 November 2026", "11 November 2026"]
