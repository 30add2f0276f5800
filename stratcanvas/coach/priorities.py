# SPDX-License-Identifier: MIT
"""What comes first of all that the rules find: customer, problems, strategy, tactics.

So the first of them is the one thing to do next. What is not there at all comes before what could
be put better, and what only a person can know is asked last.
"""

from functools import cache

from stratcanvas.coach.lexicon import Level, rule_text

_BY_STEP = (
    *("no-customer", "no-problem", "no-strategy"),
    *("problem-is-solution", "problem-vague", "no-insight", "too-many"),
    *("problem-is-ours", "duplicate", "no-evidence", "all-known"),
    *("about-us", "goal-not-strategy", "strategy-is-list", "long-strategy"),
    *("fluff", "hard-words", "strategy-misses-problems", "no-approach", "approach-mismatch"),
    *("unconnected-tactic", "uncovered-problem", "not-educated", "not-helped", "tactic-vague"),
    *("stage-missing", "leading-question"),
)
"""Every rule, in the order of the idea; first what is still empty."""


@cache
def priorities() -> tuple[str, ...]:
    """Return the ids of all rules, those of which one should think first in front."""
    return tuple(sorted(_BY_STEP, key=lambda rule: rule_text(rule).level is Level.QUESTION))
