# SPDX-License-Identifier: MIT
"""One editor for each kind of field. An editor shows a value and tells what is typed.

Every editor has ``typed``, ``left``, ``show_value`` and ``show_several``; it writes nothing itself.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from stratcanvas.domain.cards import MAIN_TEXT
from stratcanvas.domain.fields import Field, Kind
from stratcanvas.ui.panels.choicebox import ChoiceBox
from stratcanvas.ui.panels.daybox import DayBox
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.words import translated

if TYPE_CHECKING:
    from stratcanvas.ui.panels.countbox import CountBox

    Editor = TextBox | ChoiceBox | DayBox | CountBox
else:
    Editor = QWidget


def _line(field: Field, parent: QWidget | None) -> Editor:
    return TextBox(single=True, most=4, hint=translated(field.hint), parent=parent)


def _text(field: Field, parent: QWidget | None) -> Editor:
    on_a_card = field.name in MAIN_TEXT.values()
    return TextBox(least=2, spaced=on_a_card, hint=translated(field.hint), parent=parent)


def _lines(field: Field, parent: QWidget | None) -> Editor:
    return TextBox(least=3, hint=translated(field.hint), parent=parent)


def _choice(field: Field, parent: QWidget | None) -> Editor:
    assert field.choices is not None, f"{field.name} is a choice of nothing"
    return ChoiceBox(field.choices, parent)


def _day(_: Field, parent: QWidget | None) -> Editor:
    return DayBox(parent)


def _count(_: Field, parent: QWidget | None) -> Editor:
    from stratcanvas.ui.panels.countbox import CountBox  # no field of a canvas counts

    return CountBox(parent)


EDITORS: dict[Kind, Callable[[Field, QWidget | None], Editor]] = {
    Kind.LINE: _line,
    Kind.TEXT: _text,
    Kind.LINES: _lines,
    Kind.CHOICE: _choice,
    Kind.DATE: _day,
    Kind.COUNT: _count,
}
"""Kind of field → what makes its editor. Numbers (places, ranks) are dragged, not typed."""


def editor_for(field: Field, parent: QWidget | None = None) -> Editor:
    """Return a fresh editor for a field, named for those who hear the screen."""
    editor = EDITORS[field.kind](field, parent)
    editor.setAccessibleName(translated(field.label))
    editor.setAccessibleDescription(translated(field.hint))
    editor.setObjectName(field.name)
    return editor
