# SPDX-License-Identifier: MIT
"""Of good plans there is next to nothing to say."""

import tomllib
from pathlib import Path
from typing import Any

from stratcanvas.coach.text_findings import text_findings
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Approach, Brief, Problem, Strategy, Tactic, TacticKind
from stratcanvas.domain.rules import Finding
from tests.makers import PROBLEM, TACTIC, key

PLANS = Path(__file__).with_name("good_plans.toml")
MOST = 3
"""What the rules that read texts may say of all thirty together; each of it is wrong."""


def canvas(plan: dict[str, Any]) -> Canvas:
    brief = Brief(id=key(1), customer=plan["customer"], customer_words=plan.get("words", ""))
    approach = Approach.of(plan["approach"])
    problems = [
        Problem(id=key(n, PROBLEM), statement=words, rank=float(n))
        for n, words in enumerate(plan["problems"])
    ]
    tactics = [
        Tactic(id=key(n, TACTIC), title=words, y=float(n))
        for n, words in enumerate(plan["tactics"])
    ]
    call = Tactic(id=key(99, TACTIC), title="Call", kind=TacticKind.CALL, detail=plan["asks"])
    strategy = Strategy(id=key(2), statement=plan["strategy"], approach=approach)
    return Canvas(brief, strategy, [*problems, *tactics, call])


def test_good_plans_are_left_alone() -> None:
    """Thirty plans of fifteen trades get at most three false remarks together, none twice."""
    plans = tomllib.loads(PLANS.read_text(encoding="utf-8"))["plan"]
    assert len(plans) == 30
    assert len({plan["customer"] for plan in plans}) == 15
    found: list[Finding] = []
    for plan in plans:
        read = text_findings(canvas(plan))
        assert read.audience.language == "en"  # nobody chose it: the texts tell
        found += read
    assert len(found) <= MOST, found
