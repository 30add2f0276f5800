# SPDX-License-Identifier: MIT
"""The rules on texts, held against texts of which a person said whether a rule must speak."""

from pathlib import Path

import pytest

from stratcanvas.coach.lexicon import Level, rule_text
from stratcanvas.coach.text_rules import TEXT_RULES
from tests.coach.__main__ import main, table_of_readme
from tests.coach.judging import UNSEEN, judged, score

SURE = {Level.SUGGESTION: 0.95, Level.QUESTION: 0.85, Level.OFF: 0.0}
SURE_OF_OTHERS = {Level.SUGGESTION: 0.9, Level.QUESTION: 0.75, Level.OFF: 0.0}
"""How often a rule of a level must be right on all texts, and on the few that are held out."""
HEARD = 0.5
"""How many of the texts that it must speak about a rule finds at least."""


@pytest.mark.parametrize("rule", TEXT_RULES)
def test_a_rule_is_as_sure_as_its_level_says(rule: str) -> None:
    """A suggestion is right 95 times of 100, a question 85; also on texts that are held out."""
    cases, level = judged(rule), rule_text(rule).level
    assert sum(case.must_speak for case in cases) >= 40
    assert sum(not case.must_speak for case in cases) >= 60
    assert len({(case.text, case.must_speak) for case in cases}) == len(cases)
    whole, held = score(cases), score([case for case in cases if case.held_out])
    assert whole.precision >= SURE[level]
    assert held.precision >= SURE_OF_OTHERS[level]
    assert min(whole.recall, held.recall) >= HEARD


@pytest.mark.parametrize("rule", TEXT_RULES)
def test_a_rule_is_as_sure_on_texts_that_it_was_not_bettered_by(rule: str) -> None:
    """Its level holds where somebody wrote who had not seen it; no text is among the known."""
    cases, level = judged(rule, UNSEEN), rule_text(rule).level
    assert sum(case.must_speak for case in cases) >= 40
    assert sum(not case.must_speak for case in cases) >= 60
    assert len({case.text for case in cases}) == len(cases)
    assert score(cases).precision >= SURE[level]
    assert score(cases).recall >= HEARD
    assert not {case.text for case in cases} & {case.text for case in judged(rule)}


@pytest.mark.parametrize("rule", TEXT_RULES)
def test_a_rule_answers_with_words_that_stand_in_the_text(rule: str) -> None:
    """So that the person sees that it was read rightly."""
    spoken = [case for case in judged(rule) if case.because]
    assert spoken
    for case in spoken:
        text = case.text.replace("’", "'")
        assert all(words and words in text for words in case.because), case


def test_the_table_in_readme_is_the_one_that_is_measured() -> None:
    """``sh packaging/coach.sh --readme`` prints it; README holds it to the letter."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert table_of_readme() in readme


def test_the_table_has_a_row_for_each_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """With its level, and how often it is right; a rule's name gives where it is wrong."""
    assert main([]) == 0
    rows = capsys.readouterr().out.splitlines()[1:]
    assert [row.split()[0] for row in rows] == list(TEXT_RULES)
    assert main(["duplicate"]) == 0
    wrong = capsys.readouterr().out.splitlines()
    assert all(row.startswith(("silent on: ", "speaks of: ")) for row in wrong)
