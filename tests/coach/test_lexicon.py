# SPDX-License-Identifier: MIT
"""The words of the rules."""

from stratcanvas.coach.lexicon import Level, rule_text, rule_texts
from stratcanvas.coach.text_rules import TEXT_RULES
from stratcanvas.domain.cards import Brief, Problem
from stratcanvas.domain.rules import RULES


def test_every_rule_has_words_and_every_word_a_rule() -> None:
    """Rules and rule texts name each other exactly."""
    assert {rule for rule, _ in rule_texts()} == {*RULES, *TEXT_RULES}


def test_rule_words_are_kind_sentences() -> None:
    """A sentence ends like one, does not shout, and its examples differ."""
    for words in rule_texts().values():
        assert words.sentence[0].isupper()
        assert words.sentence.endswith((".", "?"))
        assert "!" not in words.sentence + words.reason
        assert words.reason.endswith(".")
        assert words.good != words.bad


def test_a_rule_may_say_something_else_about_one_kind_of_record() -> None:
    """Too many problems on a canvas, too many tactics on a problem: one rule, two sentences."""
    assert "problems here" in rule_text("too-many", Brief).sentence
    assert "serve this problem" in rule_text("too-many", Problem).sentence
    assert rule_text("too-many", Problem).level is Level.SUGGESTION
    assert rule_text("no-customer", Brief) == rule_text("no-customer")
