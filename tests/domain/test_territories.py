# SPDX-License-Identifier: MIT
"""Paper and language follow the place."""

import pytest

from stratcanvas.domain.cards import Paper
from stratcanvas.domain.territories import chosen, language_of, paper_in, territory_of


@pytest.mark.parametrize("locale", ["en_US.UTF-8", "fr_CA", "es_MX", "fil_PH", "es-CL", "es_CO"])
def test_the_americas_and_the_philippines_write_on_letter(locale: str) -> None:
    """US, CA, MX, PH, CL, CO … have Letter."""
    assert paper_in(territory_of(locale)) is Paper.LETTER


@pytest.mark.parametrize(
    "locale",
    [
        "de_DE.UTF-8@euro",
        "en_GB",
        "zh_Hant_TW",
        "pt_BR",
        "es-419",
        "C.UTF-8",
        "POSIX",
        "C",
        "en",
        "",
    ],
)
def test_elsewhere_and_nowhere_it_is_a4(locale: str) -> None:
    """Other places, and a system that tells no place, have A4."""
    assert paper_in(territory_of(locale)) is Paper.A4


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("en_US.UTF-8", "en-US"),
        ("en_CA", "en-CA"),
        ("en_GB.UTF-8", "en"),
        ("de_AT", "de-AT"),
        ("de_DE@euro", "de"),
        ("fil_PH", "fil"),
        ("C.UTF-8", ""),
        ("POSIX", ""),
        ("", ""),
    ],
)
def test_the_territory_is_named_where_it_decides(locale: str, language: str) -> None:
    """A language is named with its territory only where days are written otherwise there."""
    assert language_of(locale) == language


def test_variables_are_asked_in_their_order() -> None:
    """The first variable that says something decides; an empty one says nothing."""
    environment = {"LC_ALL": "", "LC_PAPER": "en_US.UTF-8", "LANG": "de_DE.UTF-8"}
    assert chosen(environment, "LC_ALL", "LC_PAPER", "LANG") == "en_US.UTF-8"
    assert chosen({}, "LC_ALL", "LANG") is None
