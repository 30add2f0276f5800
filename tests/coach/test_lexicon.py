# SPDX-License-Identifier: MIT
"""The words of the rules."""

from stratcanvas.coach.lexicon import rule_text, rule_texts
from stratcanvas.domain.rules import RULES


def test_every_rule_has_words_and_every_word_a_rule() -> None:
    """Rules and rule texts name each other exactly."""
    assert set(rule_texts()) == set(RULES)


def test_rule_words_are_kind_sentences() -> None:
    """A sentence ends like one, does not shout, and its examples differ."""
    for rule in RULES:
        words = rule_text(rule)
        assert words.sentence[0].isupper()
        assert words.sentence.endswith((".", "?"))
        assert "!" not in words.sentence + words.reason
        assert words.reason.endswith(".")
        assert words.good != words.bad
