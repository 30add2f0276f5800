# SPDX-License-Identifier: MIT
"""Which language a canvas speaks, and how its texts are taken apart."""

from collections import Counter

import pytest

from stratcanvas.coach.language import language_of, small_words
from stratcanvas.coach.prose import Prose
from stratcanvas.domain.cards import Brief, Problem, Strategy, Tactic
from tests.makers import PROBLEM, TACTIC, key

TEXTS = {
    "en": ["Show owners the money that they can’t see", "Nobody knows who is there at seven"],
    "de": ["Das Geld reicht nicht bis zum Ende des Monats", "Niemand weiß, wer mit dem Auto kommt"],
    "fr": ["La facture arrive toujours après la fin du mois", "Les clients ne sont pas au courant"],
    "es": ["El dinero no llega hasta el fin de mes", "Los clientes se van sin decir por qué"],
    "nl": ["De rekening komt altijd te laat aan het einde van de maand", "Niemand weet het"],
    "pl": ["Nie ma czasu na to, że jest za późno", "Klienci nie wiedzą, co i jak się dzieje"],
    "ru": ["Деньги кончаются в январе, и никто не знает, что делать", "Это не для нас"],
}


def language(chosen: str, texts: list[str]) -> str:
    count: Counter[str] = Counter()
    for n, text in enumerate(texts):
        count.update(small_words(Problem(id=key(n, PROBLEM), statement=text)))
    return language_of(Brief(id=key(1), language=chosen), count)


@pytest.mark.parametrize("spoken", TEXTS)
def test_the_texts_of_a_whole_canvas_tell_its_language(spoken: str) -> None:
    """Where none was chosen; a language that was chosen is believed whatever the texts are."""
    assert language("", TEXTS[spoken]) == spoken
    assert language("pt-BR", TEXTS[spoken]) == "pt"


def test_whatever_is_written_tells_the_language() -> None:
    """Short titles may stand beside long mistakes, details and what will not be done."""
    said = "\n".join(TEXTS["de"])
    for record in (
        Problem(id=key(1, PROBLEM), statement="Kassensturz", mistakes=said),
        Tactic(id=key(1, TACTIC), title="Workshop", detail=said),
        Strategy(id=key(2), not_doing=said),
    ):
        assert language_of(Brief(id=key(1)), small_words(record)) == "de"
    assert not small_words(Brief(id=key(1), author="Die Der Das und nicht", contact="Die und der"))


def test_an_english_that_nobody_chose_makes_no_german_text_english() -> None:
    """Older files said English by themselves; a few German words alone do not change it."""
    assert language("en", TEXTS["de"]) == "de"
    assert language("en", [*TEXTS["en"], "Der Weltschmerz"]) == "en"
    assert language("en_GB", []) == "en"


def test_one_card_or_one_word_tells_nothing() -> None:
    """A name, a borrowed phrase or a single short card leaves the language open."""
    for text in ("", "Schadenfreude", "La Strada", "Corks leak", "12 % 🚀"):
        assert not language("", [text])


def test_an_address_is_no_portuguese() -> None:
    """The “com” of pages and of mail counts for nothing."""
    assert not language("", ["https://a.com www.b.com.pt", "c@d.com said no", "e@f.com", "g@h.com"])


SENTENCES = {
    "Show them. Help them.": 2,
    "Dr. Smith, e.g. in St. Albans, helps. He does.": 2,
    "Prices rise 3.5 % in the U.S. every year.": 1,
    "We live in the U.S. They don’t.": 2,
    "Schools, nurseries, etc. and shops": 1,
    "Why? Because!": 2,
    "Ask “Who pays late?” Then write": 2,
    "and so on...": 1,
    "Show\nthe way": 1,
    "Show.\nHelp.\n\nAsk": 3,
    "- Show\n- Help": 2,
    "… ?! .": 0,
    "": 0,
    "J. R. Baker & Co. pays.": 1,
    "So am I. You too.": 2,
    "Show fans of Yahoo! why mail gets lost": 1,
    "Tired? Ask us! We help.": 3,
    "Show Baker & Co. Ltd. where flour is wasted": 1,
    "1. Show owners\n2. Help them": 2,
    "We serve the top 2. Then we rest.": 2,
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    """An abbreviation, an initial or a broken line ends none."""
    assert len(Prose(text, "en").sentences) == SENTENCES[text]
