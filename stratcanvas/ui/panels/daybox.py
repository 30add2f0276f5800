# SPDX-License-Identifier: MIT
"""A box for an optional day: typed in the form of the person's place, or picked from a calendar.

What is no day stays in the box as it was typed, and the box says so.
"""

import datetime
import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QWidget

from stratcanvas.qt.baseline import keep_level
from stratcanvas.qt.field_buttons import make_buttons_large
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import name_clear_button
from stratcanvas.qt.undo_keys import goes_to_window
from stratcanvas.stage.announcement import announce
from stratcanvas.ui.icons import pixmap
from stratcanvas.words import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QCalendarWidget

_ISO = "yyyy-MM-dd"
_WORDS = re.compile(r"\s*'[^']*'\.?")
"""Words in a form of a day, such as the Bulgarian for “year”."""
_GREY = "#7d8692"
"""Seen on light and on dark."""


def form_of(locale: "QLocale") -> str:
    """Return the short form of a day in a place: numbers alone, the year in four digits."""
    from PySide6.QtCore import QLocale

    if locale.language() == QLocale.Language.C:
        return _ISO
    form = _WORDS.sub("", locale.dateFormat(QLocale.FormatType.ShortFormat))
    form = re.sub("y+", "yyyy", re.sub("M{3,}", "MM", re.sub("d{3,}", "", form)))
    return form.strip(" ,") if sorted(_order(form)) == ["M", "d", "y"] else _ISO


def _order(form: str) -> str:
    return "".join(dict.fromkeys(letter for letter in form if letter in "dMy"))


def day_from(text: str, locale: "QLocale") -> datetime.date | None:
    """Return the day that a text names, or None when it names none.

    Taken are the place's short form, with one or two digits for day and month and any divider,
    and the form of ISO 8601. A year of two digits is one of this century.
    """
    from PySide6.QtCore import QLocale

    for words in _WORDS.findall(locale.dateFormat(QLocale.FormatType.ShortFormat)):
        text = text.replace(words.strip().replace("'", ""), "")
    numbers = re.findall(r"\d+", text)
    if len(numbers) != 3 or re.search(r"[^\W\d_]", text):
        return None
    order = _order(form_of(locale))
    if len(numbers[0]) == 4:
        order = "yMd"
    parts = dict(zip(order, (int(number) for number in numbers), strict=False))
    year = parts.get("y", 0)
    digits = len(numbers[order.find("y")])
    if digits == 3:  # half a year of this time, not a whole one of another
        return None
    if digits <= 2:
        year += 2000
    try:
        return datetime.date(year, parts.get("M", 0), parts.get("d", 0))
    except ValueError:
        return None


class DayBox(QLineEdit):
    """A day or nothing, with a button that clears it and a key that opens a calendar."""

    typed = Signal(object)
    """The person gave another value: a date, None for no day, or a text that is neither."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtCore import QLocale  # its enums take 10 ms to make
        from PySide6.QtGui import QIcon

        self._locale, self._showing = QLocale(), False
        self.setClearButtonEnabled(True)
        name_clear_button(self, tr("Takes the day away"))
        self.setAcceptDrops(False)  # files are the window's
        self.setPlaceholderText(self._hint())
        arrow = QAction(QIcon(pixmap("chevron-down", _GREY)), tr("Calendar"), self)
        arrow.setToolTip(tr("Opens a calendar to choose the day (Alt+Down)"))
        arrow.triggered.connect(self.open_calendar)
        self.addAction(arrow, QLineEdit.ActionPosition.TrailingPosition)
        make_buttons_large(self)
        self.textChanged.connect(self._on_text)  # a screen reader's words are no edit to Qt
        keep_level(self)

    def _hint(self) -> str:
        sample = self._locale.toString(QDate(2026, 11, 30), form_of(self._locale))
        return tr("A day, such as {day}").format(day=sample)

    def amiss(self) -> str:
        """Return the sentence for a text that is no day."""
        sample = self._locale.toString(QDate(2026, 11, 30), form_of(self._locale))
        return tr("That is no day yet. Write it like {day}.").format(day=sample)

    def show_value(self, value: Any) -> None:
        """Show a day, nothing for None, or words that are no day yet."""
        self.setPlaceholderText(self._hint())
        if isinstance(value, datetime.date):
            day = QDate(value.year, value.month, value.day)
            self._show(self._locale.toString(day, form_of(self._locale)))
        else:
            self._show(value or "")

    def _show(self, words: str) -> None:
        """Show words that nobody types."""
        self._showing = True
        try:
            self.setText(words)
        finally:
            self._showing = False

    def has_redo(self) -> bool:
        """Tell whether this box has something of its own to do again."""
        return self.isRedoAvailable()

    def forget(self) -> None:
        """Forget what could be taken back here: from now on that is the window's."""
        place = self.cursorPosition()
        self._show(self.text())
        self.setCursorPosition(place)

    def show_several(self, words: str) -> None:
        """Show nothing but the words that the selected cards differ here."""
        self._show("")
        self.setPlaceholderText(words)

    def value(self) -> datetime.date | str | None:
        """Return the day, None for an empty box, or the text that is no day."""
        text = self.text().strip()
        return (day_from(text, self._locale) or text) if text else None

    def _on_text(self) -> None:
        if not self._showing:
            self.typed.emit(self.value())

    def open_calendar(self) -> None:
        """Let the person pick a day, unless days may only be read here."""
        if self.isReadOnly():
            return
        from PySide6.QtGui import QIcon, QTextCharFormat, QTransform
        from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidgetAction

        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        words = QTextCharFormat()
        words.setForeground(self.palette().text())
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # red says nothing here
            calendar.setWeekdayTextFormat(day, words)
        ahead = pixmap("chevron-right", self.palette().text().color().name())
        back = ahead.transformed(QTransform.fromScale(-1.0, 1.0))
        icons = (ahead, back) if self.isRightToLeft() else (back, ahead)
        for name, icon in zip(("prevmonth", "nextmonth"), icons, strict=True):  # Qt's are black
            if (button := calendar.findChild(QToolButton, f"qt_calendar_{name}")) is not None:
                button.setIcon(QIcon(icon))
        now = self.value()
        if isinstance(now, datetime.date):
            calendar.setSelectedDate(QDate(now.year, now.month, now.day))
        self._tell_days(calendar)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def pick(day: QDate) -> None:
            menu.close()
            chosen = datetime.date(day.year(), day.month(), day.day())
            self.show_value(chosen)
            self.typed.emit(chosen)

        calendar.clicked.connect(pick)
        calendar.activated.connect(pick)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _tell_days(self, calendar: "QCalendarWidget") -> None:
        """Let who hears the screen know that days are chosen, and say each whole: a cell is “6”."""
        table = calendar.findChild(QAbstractItemView)
        if table is not None:
            table.setAccessibleName(tr("Calendar"))
            table.setAccessibleDescription(self._in_words(calendar.selectedDate()))
        calendar.selectionChanged.connect(
            lambda: announce(calendar, self._in_words(calendar.selectedDate()))
        )

    def _in_words(self, day: QDate) -> str:
        from PySide6.QtCore import QLocale

        return self._locale.toString(day, QLocale.FormatType.LongFormat)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when this box has nothing of its own to take back."""
        if goes_to_window(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            return False
        return super().event(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the calendar at Alt+Down and F4, as other boxes open their lists."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            event.accept()
            self.open_calendar()
            return
        super().keyPressEvent(event)

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that typing is over, unless a menu only took the keys for a moment."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
