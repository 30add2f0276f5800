# SPDX-License-Identifier: MIT
"""Holds the rules on texts against labelled texts: how often each is right.

Every third text in ``labelled`` is held out by its own letters: rules are made better by the others
alone, and a change must not make them worse on those. The texts in ``unseen`` were written by
somebody who had not seen the rules, and no rule was made better by them: they alone tell what to
expect elsewhere. Who has looked at them moves them to ``labelled`` and has others written.
"""

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from stratcanvas.coach.audience import Audience, audience_of
from stratcanvas.coach.duplicates import NO_TWINS
from stratcanvas.coach.text_rules import CHECKS, DUPLICATE
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Approach, Brief, Problem, Strategy, Tactic, TacticKind
from stratcanvas.domain.records import Record
from tests import makers

LABELLED = Path(__file__).parent / "labelled"
UNSEEN = Path(__file__).parent / "unseen"
CARD = makers.key(1, makers.PROBLEM)


class Case(NamedTuple):
    """A text, whether its rule must speak about it, and what it answers."""

    text: str
    must_speak: bool
    because: tuple[str, ...]
    held_out: bool

    @property
    def is_right(self) -> bool:
        """Tell whether the rule speaks where it must, and is silent where it must be."""
        return bool(self.because) is self.must_speak


class Score(NamedTuple):
    """How often a rule was right when it spoke, and how often it spoke when it should."""

    precision: float
    recall: float


def score(cases: list[Case]) -> Score:
    spoke = [case for case in cases if case.because]
    wanted = [case for case in cases if case.must_speak]
    right = sum(case.must_speak for case in spoke)
    return Score(right / max(1, len(spoke)), right / max(1, len(wanted)))


def judged(rule: str, texts: Path = LABELLED) -> list[Case]:
    """Return every labelled text of a rule in a folder of them with what the rule answers."""
    data = tomllib.loads((texts / f"{rule}.toml").read_text(encoding="utf-8"))
    return [case for plan in data["plan"] for case in _cases(rule, plan)]


def _cases(rule: str, plan: dict[str, object]) -> Iterator[Case]:
    for label in ("speak", "silent"):
        texts = plan[label]
        assert isinstance(texts, list)
        for text in texts:
            words = text if isinstance(text, str) else " | ".join(text)
            held_out = hashlib.sha256(words.encode()).digest()[0] % 3 == 0
            yield Case(words, label == "speak", answer(rule, plan, text), held_out)


def answer(rule: str, plan: dict[str, object], text: str | list[str]) -> tuple[str, ...]:
    """Return what a rule answers about a text in a plan."""
    brief = Brief(
        id=makers.key(1),
        customer=str(plan["customer"]) if "customer" in plan else "",
        customer_words=str(plan.get("customer_words", "")),
        author=str(plan.get("author", "")),
        language="en",
    )
    audience = audience_of(brief, "en")
    if rule == DUPLICATE:
        return _same(audience, text[0], text[1])
    assert isinstance(text, str)
    about = CHECKS[rule].about
    others = plan.get("problems", [])
    assert isinstance(others, list)
    records: list[Record] = [
        Problem(id=makers.key(n, makers.PROBLEM), statement=each, rank=float(n))
        for n, each in enumerate(others, start=2)
    ]
    strategy = Strategy(id=makers.key(2))
    card: Record
    if about is Strategy:
        approach = Approach(str(plan.get("approach", "")))
        card = strategy = Strategy(id=makers.key(2), statement=text, approach=approach)
    elif about is Problem:
        card = Problem(id=CARD, statement=text)
        records.append(card)
    elif rule == "leading-question":
        card = Tactic(id=CARD, kind=TacticKind.INTERVIEW, detail=text)
        records.append(card)
    else:
        card = Tactic(id=CARD, title=text)
        records.append(card)
    canvas = Canvas(brief, strategy, records)
    return CHECKS[rule].check(canvas, audience, card)


def _same(audience: Audience, one: str, other: str) -> tuple[str, ...]:
    cards = [
        Problem(id=makers.key(n, makers.PROBLEM), statement=words, rank=float(n))
        for n, words in enumerate((one, other))
    ]
    canvas = Canvas(Brief(id=makers.key(1)), Strategy(id=makers.key(2)), cards)
    twins = NO_TWINS.after(canvas, audience, (), cards)
    return (one,) if twins.first_twin(canvas, audience, cards[1].id) is not None else ()
