# SPDX-License-Identifier: MIT
"""Preferences are a table; what they hold is kept from one start to the next."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from stratcanvas.domain.cards import Paper
from stratcanvas.domain.fields import BadValue, choice, fields_of, line, number
from stratcanvas.session.preferences import (
    FILE,
    Preferences,
    PreferencesFile,
    ThemeChoice,
    from_texts,
    to_text,
)


@pytest.fixture
def home(_home_of_its_own: Path, qapp: QCoreApplication) -> Path:
    return _home_of_its_own


def test_remembered(home: Path) -> None:
    """What was chosen is there the next time."""
    first = PreferencesFile()
    assert first.now == Preferences()
    first.choose(theme=ThemeChoice.DARK)
    assert first.now.theme is ThemeChoice.DARK
    del first
    assert (home / FILE).is_file()
    assert PreferencesFile().now.theme is ThemeChoice.DARK


@pytest.mark.parametrize("words", [b"\x00\xff\x00", b"[preferences]\ntheme=purple\n", b"["])
def test_a_damaged_file_means_defaults(home: Path, words: bytes) -> None:
    """What can't be read, or makes no sense, is as if it had never been set."""
    (home / FILE).write_bytes(words)
    assert PreferencesFile().now == Preferences()


def test_a_wrong_value_changes_nothing(home: Path) -> None:
    """What a preference can't take is refused, and the one before stays."""
    file = PreferencesFile()
    file.choose(theme=ThemeChoice.LIGHT)
    with pytest.raises(BadValue):
        file.choose(theme="dark")
    with pytest.raises(TypeError):
        file.choose(colour="red")
    assert file.now.theme is ThemeChoice.LIGHT
    del file
    assert PreferencesFile().now.theme is ThemeChoice.LIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    paper: Paper = choice("Paper", Paper.A4)
    size: float = number("Size of words")
    name: str = line("Your name", default="nobody")


def test_a_preference_of_any_kind_is_one_line_of_the_table() -> None:
    """Choices, numbers and texts come back as they were kept; all else is the default."""
    chosen = Several(paper=Paper.LETTER, size=1.25, name="Zoë “Z” = [1]")
    kept = {each.name: to_text(each, getattr(chosen, each.name)) for each in fields_of(Several)}
    assert kept["paper"] == Paper.LETTER.value
    assert from_texts(Several, kept.get) == chosen
    odd = {"paper": "A0", "size": "nan", "name": None, "more": "x"}
    assert from_texts(Several, odd.get) == Several()
    assert from_texts(Several, {"size": "wide"}.get) == Several()
