# SPDX-License-Identifier: MIT
"""Which words of a text may be misspelt, and which a person takes for right."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from stratcanvas.session.spelling import FILE, Spelling, words_in
from stratcanvas.storage.state_folder import home
from tests import dictionary


@pytest.fixture
def spelling(
    qtbot: QtBot, qapp: QCoreApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Spelling:
    """Return the spelling of English, its dictionary open."""
    dictionary.lay(tmp_path / "words", "en_GB")
    monkeypatch.setenv("DICPATH", str(tmp_path / "words"))
    made = Spelling("en_GB", qapp)
    assert made.use("en")
    qtbot.waitUntil(lambda: made.is_ready)
    return made


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our eveninsg, lost.", ["Our", "eveninsg", "lost"]),
        ("don’t 'quoted' well-known", ["don’t", "quoted", "well", "known"]),
        ("a HTML iPhone McKay x", []),
        ("ada@café.org www.example.org https://a.org/b plan.canvas #tag 3rd B2B A&B", []),
        ("e.g. the end.Then", ["the"]),
        ("日本 ราคา नमस्ते", []),
        ("Цены Τιμή", ["Цены", "Τιμή"]),
        ("x" * 41, []),
    ],
)
def test_words_of_sentences_are_looked_up_and_nothing_else(text: str, words: list[str]) -> None:
    """Names in capitals, addresses, numbers and scripts without spaces are left alone."""
    found = list(words_in(text))
    assert [each.text for each in found] == words
    assert [text[each.start : each.end] for each in found] == words


def test_what_no_dictionary_knows_may_be_misspelt(spelling: Spelling) -> None:
    """A word is doubted by its own language's dictionary alone, and something better is offered."""
    assert spelling.is_misspelt("eveninsg")
    assert not spelling.is_misspelt("evenings")
    assert not spelling.is_misspelt("Цены")
    assert spelling.suggestions("eveninsg")[0] == "evenings"


def test_few_of_the_words_that_were_ever_written_are_kept(
    spelling: Spelling, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes for hours looks up very many; those looked up first are looked up again."""
    monkeypatch.setattr("stratcanvas.session.spelling._MOST_KNOWN", 10)
    words = ["evening" + "s" * number for number in range(35)]
    assert [spelling.is_misspelt(each) for each in words] == [False, False, *[True] * 33]
    assert sum(map(spelling.is_known, words)) <= 10
    assert spelling.is_known(words[-1])


def test_without_a_dictionary_nothing_is_doubted(spelling: Spelling) -> None:
    """A language that nobody has a dictionary for has no mistakes; nor has one not open yet."""
    assert not spelling.use("hu")
    assert not spelling.is_misspelt("eveninsg")
    assert spelling.suggestions("eveninsg") == []
    assert spelling.use("en")
    assert not spelling.is_misspelt("eveninsg")


def test_a_word_that_is_ignored_is_right_for_this_run_alone(
    spelling: Spelling, qtbot: QtBot, qapp: QCoreApplication
) -> None:
    """Whoever listens hears of it, and the next start doubts it again."""
    with qtbot.waitSignal(spelling.changed):
        spelling.ignore("eveninsg")
    assert not spelling.is_misspelt("eveninsg")
    again = Spelling("en_GB", qapp)
    again.use("en")
    qtbot.waitUntil(lambda: again.is_ready)
    assert again.is_misspelt("eveninsg")


def test_a_word_that_is_kept_is_right_from_then_on(
    spelling: Spelling, qtbot: QtBot, qapp: QCoreApplication
) -> None:
    """It is written down for its owner alone, beside what another window kept meanwhile."""
    other = Spelling("en_GB", qapp)
    assert spelling.keep("Zoë")
    assert other.keep("Frinton")
    assert not spelling.is_misspelt("Zoë")
    assert (home() / FILE).read_text(encoding="utf-8").split() == ["Frinton", "Zoë"]
    assert os.name == "nt" or (home() / FILE).stat().st_mode & 0o077 == 0
    again = Spelling("en_GB", qapp)
    again.use("en")
    qtbot.waitUntil(lambda: again.is_ready)
    assert not again.is_misspelt("Frinton")


def test_what_can_not_be_written_is_kept_for_now(
    spelling: Spelling, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the state folder can't be made a word counts as right until the program ends."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("STRATCANVAS_HOME", str(tmp_path / "file" / "home"))
    assert not spelling.keep("eveninsg")
    assert not spelling.is_misspelt("eveninsg")


def test_a_dictionary_that_can_not_be_opened_gives_way_to_the_next(
    spelling: Spelling, qtbot: QtBot, tmp_path: Path
) -> None:
    """A damaged one of the person's own country leaves that of another country of the language."""
    broken = dictionary.lay(tmp_path / "words", "de_AT")
    broken.with_suffix(".aff").write_text("SET NONE-SUCH\n")
    dictionary.lay(tmp_path / "words", "de_DE")
    again = Spelling("de_AT", spelling)
    with qtbot.waitSignal(again.changed):
        again.use("de")
    assert not again.is_ready
    assert again.use("de")
    qtbot.waitUntil(lambda: again.is_ready)
    assert again.is_misspelt("eveninsg")
