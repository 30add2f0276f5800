# SPDX-License-Identifier: MIT
"""A page speaks the language of its canvas."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from stratcanvas.domain.brief_phrases import Ask, Phrase
from stratcanvas.domain.cards import Approach, Awareness, Stage, Status, TacticKind
from stratcanvas.formats.page_language import languages, words_in

ROOT = Path(__file__).parents[2] / "stratcanvas"


@cache
def said() -> set[str]:
    """Return the words that code marks as a page's; what doesn't say so at all is not parsed."""
    found = set()
    texts = (path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    for text in (each for each in texts if re.search(r"""["']page["']""", each)):
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Call(
                    func=ast.Name("mark"), args=[ast.Constant(words), ast.Constant("page")]
                ):
                    found.add(words)
    return found


def labels() -> set[str]:
    """Return the words for what is chosen of a tactic, problem or strategy, as a page has them."""
    approaches = [each.label for each in Approach if each is not Approach.NOT_CHOSEN]
    return {
        *(each.word for each in TacticKind if each.word),
        *(each.label for each in Stage),
        *(each.label.lower() for each in Status),
        *(each.label for each in Awareness if each.value),
        *(label[0].lower() + label[1:] for label in approaches),
        *(each.value for words in (Phrase, Ask) for each in words),
    }


def test_the_words_of_pages_are_found() -> None:
    """Every sentence that code marks as a page's is among those that are asked for here."""
    assert {"Educate", "Cost: {cost}", "page {number} of {total}"} <= said()


@pytest.mark.parametrize("language", languages())
def test_each_language_has_all_words(language: str) -> None:
    """Whatever a page says it says in the language, and fills in the same."""
    say = words_in(language)
    for words in said() | labels():
        told = say(words)
        assert re.findall(r"\{\w+\}", words) == sorted(re.findall(r"\{\w+\}", told), key=words.find)
        assert told.strip() == told != ""
    briefs = {each.value for words in (Phrase, Ask) for each in words}
    kept = {words for words in said() | briefs if say(words) == words}
    assert kept <= {"{counted}: {left}"}


def test_a_territory_has_its_languages_words() -> None:
    """Austrian pages speak German, and Brazilian ones Portuguese."""
    assert words_in("de-AT")("Educate") == words_in("de")("Educate") == "Aufklären"
    assert words_in("pt_BR")("Sales") == "Vendas"


@pytest.mark.parametrize("language", ["", "en", "en-GB", "tlh", "not a language"])
def test_other_languages_have_english_words(language: str) -> None:
    """Where there is no table the words stay English."""
    assert words_in(language)("Educate") == "Educate"


def test_no_line_begins_with_a_mark_that_a_space_stands_before() -> None:
    """French has a space before a colon and within quotes, at which no line ends."""
    say = words_in("fr")
    assert say("Cost: {cost}") == "Coût\u00a0: {cost}"
    for language in languages():
        for words in said() | labels():
            assert not re.search(" [:;?!»]|« ", words_in(language)(words))
