# SPDX-License-Identifier: MIT
"""Which dictionary of those on a computer is taken, and what one of them tells."""

import sys
from pathlib import Path

import pytest

from stratcanvas.session.dictionaries import (
    Dictionary,
    NoDictionary,
    dictionaries,
    fitting,
    folders,
)
from tests import dictionary

SOME = {name: Path(name) for name in ("de_AT", "de_DE", "en_GB", "en_US", "pt_BR", "pt_PT", "eo")}


@pytest.mark.parametrize(
    ("language", "local", "taken"),
    [
        ("de-AT", "en_GB", "de_AT"),
        ("de", "de_AT", "de_AT"),
        ("de", "fr_FR", "de_DE"),
        ("de-CH", "fr_FR", "de_DE"),
        ("en", "en_GB", "en_GB"),
        ("en", "de_DE", "en_US"),
        ("pt", "C", "pt_PT"),
        ("eo", "C", "eo"),
        ("hu", "hu_HU", ""),
        ("", "", ""),
    ],
)
def test_the_country_is_the_plans_then_the_persons_then_the_usual_one(
    language: str, local: str, taken: str
) -> None:
    """Of several dictionaries of a language the one that fits best is taken, and no other's."""
    assert fitting(language, local, SOME) == taken


@pytest.mark.parametrize(("local", "taken"), [("en_GB", ""), ("en_US", "en_US"), ("C", "en_US")])
def test_american_english_is_not_held_against_another(local: str, taken: str) -> None:
    """Where the library's own is the only English, “colour” in London is not called wrong."""
    assert fitting("en", local, {"en_US": Path("en_US")}) == taken


def test_a_dictionary_is_a_file_of_words_beside_its_rules(tmp_path: Path) -> None:
    """Of each name the first whole one counts; hyphenation and halves are none."""
    first = dictionary.lay(tmp_path / "first", "en-GB")
    dictionary.lay(tmp_path / "second", "en_GB")
    german = dictionary.lay(tmp_path / "second", "de_DE")
    dictionary.lay(tmp_path / "second", "hyph_de_DE")
    (tmp_path / "second" / "fr_FR.dic").write_text("1\nmot\n")
    found = dictionaries([tmp_path / "none", tmp_path / "first", tmp_path / "second"])
    assert found == {"en_GB": first, "de_DE": german}


def test_folders_that_a_person_names_come_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Hunspell's own program has it, DICPATH goes before what the system brings."""
    dictionary.lay(tmp_path, "eo")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    assert folders()[0] == tmp_path
    assert dictionaries()["eo"] == tmp_path / "eo.dic"


def test_american_english_comes_with_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a computer without any dictionary English can be looked up nevertheless."""
    monkeypatch.setattr("stratcanvas.session.dictionaries.folders", list)
    opened = Dictionary(dictionaries()["en_US"])
    assert opened.script == "LATIN"
    assert opened.knows("evenings")
    assert not opened.knows("eveninsg")
    assert opened.suggestions("eveninsg")[0] == "evenings"


@pytest.mark.parametrize(
    ("typed", "meant"), [("Mony", "Money"), ("Teh", "The"), ("Thier", "Their"), ("Londn", "London")]
)
def test_a_word_that_begins_a_sentence_is_no_name(
    monkeypatch: pytest.MonkeyPatch, typed: str, meant: str
) -> None:
    """Most cards begin with a capital: what is offered there are not only names."""
    monkeypatch.setattr("stratcanvas.session.dictionaries.folders", list)
    opened = Dictionary(dictionaries()["en_US"])
    assert opened.suggestions(typed)[0] == meant


def test_words_are_asked_for_as_people_write_them(tmp_path: Path) -> None:
    """A curly apostrophe is an apostrophe, and signs that no file can hold are not called wrong."""
    opened = Dictionary(dictionary.lay(tmp_path))
    assert opened.knows("don’t")
    assert opened.knows("cafe\u0301")
    assert not opened.knows("dont’t")
    assert opened.suggestions("do’nt") == ["don’t"]
    latin = dictionary.lay(tmp_path / "latin")
    latin.with_suffix(".aff").write_text("SET ISO8859-1\n")
    assert Dictionary(latin).knows("Љубав")
    assert Dictionary(latin).suggestions("Љубав") == []


@pytest.mark.parametrize("loss", ["words", "library", "coding"])
def test_what_can_not_be_opened_is_no_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loss: str
) -> None:
    """A file that went, a coding that nobody knows and a missing library are told alike."""
    file = dictionary.lay(tmp_path)
    if loss == "words":
        file.unlink()
    elif loss == "library":
        monkeypatch.setitem(sys.modules, "hunspell", None)
    else:
        file.with_suffix(".aff").write_text("SET NONE-SUCH\n")
    with pytest.raises(NoDictionary):
        Dictionary(file)


def test_without_the_library_there_is_no_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told that words are marked which nothing can look up."""
    dictionary.lay(tmp_path, "eo")
    assert dictionaries([tmp_path])
    monkeypatch.setitem(sys.modules, "hunspell", None)
    assert dictionaries([tmp_path]) == {}
