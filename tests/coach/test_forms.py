# SPDX-License-Identifier: MIT
"""Forms of words are found as simplemma finds them, by dictionaries that are read packed."""

import itertools
import lzma
import subprocess
import sys
from pathlib import Path

import pytest
import simplemma
from simplemma.strategies import dictionaries

from stratcanvas.coach import forms
from stratcanvas.coach.packed_words import NotPacked, PackedWords

FORMS = """
invoices bakers was worst re-tiling re-fit x-rayed co-owners non-payers won't can't isn't don't
didn't've bakers' baker's who'd they're it's ovens's café's résumé's naïve cliches 1990s 12 ½ monday
unmendable stratcanvas gastroments xyzdoms policies emergencies vacancies serves zerves fooized
a i -- re- -re 's n't x's _ a_b customer-centric up-to-date mis-sold e-mails wi-fi colour paris
"""
OTHERS = {"fr": "l'arbre qu'il factures chevaux clientes xyzons", "ms": "rumahnya membeli xyzkan"}


def _packed(language: str) -> bytes:
    folder = Path(dictionaries.__file__).parent / "data"
    return lzma.decompress((folder / f"{language}.plzma").read_bytes())


def test_an_english_form_belongs_to_the_word_that_simplemma_names() -> None:
    """The quick way answers as the library does: joined words, hyphens, endings, names, nothing."""
    for form in FORMS.split():
        theirs = simplemma.lemmatize(form, lang="en", low_memory=True).lower()
        assert forms.base_form(form, "en") == theirs, form
        known = simplemma.is_known(form, lang="en", low_memory=True)
        assert forms.is_word(form, "en") == known, form


@pytest.mark.parametrize("language", OTHERS)
def test_a_form_of_another_language_belongs_to_the_word_that_simplemma_names(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rules are the library's, its dictionary is read packed; one that can't be is its own."""
    if language == "ms":
        monkeypatch.setattr(forms, "packed_words", lambda _: None)
    for form in OTHERS[language].split():
        theirs = simplemma.lemmatize(form, lang=language, low_memory=True).lower()
        assert forms.base_form(form, language) == theirs
        known = simplemma.is_known(form, lang=language, low_memory=True)
        assert forms.is_word(form, language) == known


@pytest.mark.parametrize("language", ["en", "ka"])
def test_a_dictionary_gives_every_word_that_is_packed_in_it(language: str) -> None:
    """One that is unpacked word by word says the same, at its beginning, in its middle, at its end.

    Letters of one byte, and of three.
    """
    from simplemma.strategies.dictionaries import frontcode

    data = _packed(language)
    words = PackedWords(data)
    _, count, place = frontcode._read_header(data)
    told = list(frontcode._iter_records(data, place))
    assert len(told) == count
    for _, form, word in itertools.chain(told[:100], told[100:-100:997], told[-100:]):
        assert words.get(form.decode()) == word.decode()
    for form in ("", "\ud800", "zzzzz", told[0][1].decode()[:-1] + "!"):
        assert words.get(form) is None


def test_a_dictionary_in_another_form_is_left_to_simplemma() -> None:
    """Bytes that are cut off, written backwards or of a later version are not guessed at."""
    data = _packed("ms")
    for other in (b"", b"SMFC2\0" + data[6:], b"SMFC1\1" + data[6:], data[:-1], data + b"\x05"):
        with pytest.raises(NotPacked):
            PackedWords(other)


def test_english_needs_nothing_of_simplemma_but_its_dictionary() -> None:
    """To import it takes as long as to read the dictionary: it has the rules of 54 languages."""
    program = (
        "import sys; from stratcanvas.coach.forms import base_form, has_forms, is_word;"
        "assert has_forms('en') and base_form('Xyzzying', 'en') == 'xyzzying';"
        "assert base_form(\"baker's\", 'en') == 'baker' and is_word('bakers', 'en');"
        "assert 'simplemma' not in sys.modules"
    )
    subprocess.run([sys.executable, "-I", "-c", program], check=True, timeout=300)
