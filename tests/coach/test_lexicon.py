# SPDX-License-Identifier: MIT
"""The words of the rules."""

import tomllib
from pathlib import Path

from stratcanvas import coach
from stratcanvas.coach.lexicon import Level, rule_text, rule_texts
from stratcanvas.coach.text_rules import TEXT_RULES
from stratcanvas.coach.vocabulary import common_words, stilted_words
from stratcanvas.domain.cards import Brief, Problem
from stratcanvas.domain.rules import RULES
from stratcanvas.shipped import resource


def test_every_rule_has_words_and_every_word_a_rule() -> None:
    """Rules and rule texts name each other exactly."""
    assert {rule for rule, _ in rule_texts()} == {*RULES, *TEXT_RULES}


def test_rule_words_are_read_as_python_reads_them() -> None:
    """Each stands in a line of its own and holds no escape, so all of it is there."""
    told = tomllib.loads(resource("coach/rules.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, object]] = {}
    for (rule, kind), words in rule_texts().items():
        own = {part: getattr(words, part) for part in ("sentence", "reason", "good", "bad")}
        table = found.setdefault(rule, {"level": words.level.value})
        table |= {kind: own} if kind else own
    assert found == told


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


def test_every_list_of_words_is_read_by_a_rule() -> None:
    """None is left over from a rule of former days."""
    lists = tomllib.loads(resource("coach/signs.toml").read_text(encoding="utf-8"))
    code = "".join(path.read_text("utf-8") for path in Path(coach.__file__).parent.glob("*.py"))
    assert not [name for name in lists if f'"{name}"' not in code]


def test_common_words_are_british_and_american() -> None:
    """The list is whole, in small letters, and says where it is from."""
    words = common_words()
    assert len(words) > 12_000
    assert {"colour", "color", "the", "kitchen", "can't"} <= words
    assert not {word for word in words if word != word.lower()}
    assert "utilize" in stilted_words()
    for name in ("common-words", "stilted-words"):
        assert "Copyright" in resource(f"coach/{name}-LICENSE.txt").read_text(encoding="utf-8")
