# SPDX-License-Identifier: MIT
"""Days are written as people write them in the canvas' language."""

import datetime

import pytest

from stratcanvas.domain.days import day_in_words

DAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "24 November 2026"),
        ("en-GB", "24 November 2026"),
        ("en-US", "November 24, 2026"),
        ("en-CA", "November 24, 2026"),
        ("en-PR", "November 24, 2026"),
        ("de", "24. November 2026"),
        ("fr-CH", "24 novembre 2026"),
        ("pt_BR", "24 de novembro de 2026"),
        ("ja", "2026年11月24日"),
        ("ko", "2026년 11월 24일"),
    ],
)
def test_a_known_language_has_its_own_form(language: str, words: str) -> None:
    """A language of the table, or its parent, gives the long form of that language."""
    assert day_in_words(DAY, language) == words


@pytest.mark.parametrize("language", ["", "fi", "tr", "x", "not a language"])
def test_an_unknown_language_gets_the_form_nobody_misreads(language: str) -> None:
    """Where the table has nothing, ISO 8601 is written."""
    assert day_in_words(DAY, language) == "2026-11-24"


def test_austria_and_the_first_in_french_are_written_as_there() -> None:
    """January is Jänner in Austria, and the first of a month is 1er in French."""
    first = datetime.date(2027, 1, 1)
    assert day_in_words(first, "de-AT") == "1. Jänner 2027"
    assert day_in_words(first, "fr") == "1er janvier 2027"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "November 2026"),
        ("en-US", "November 2026"),
        ("de", "November 2026"),
        ("es", "noviembre de 2026"),
        ("pl", "listopad 2026"),
        ("he", "נובמבר 2026"),
        ("ja", "2026年11月"),
        ("ko", "2026년 11월"),
        ("tlh", "2026-11"),
    ],
)
def test_a_month_has_no_day(language: str, words: str) -> None:
    """Where the month is enough it is written as people write it by itself."""
    assert day_in_words(DAY, language, month=True) == words
