# SPDX-License-Identifier: MIT
"""Prints how often each rule on texts is right, over the labelled texts; ``sh packaging/coach.sh``.

With a rule's id it prints the texts on which that rule is wrong, the held-out ones not among them.
"""

import sys

from stratcanvas.coach.lexicon import rule_text
from stratcanvas.coach.text_rules import TEXT_RULES
from tests.coach.judging import judged, score


def main(rules: list[str]) -> int:
    """Print the table, or where some rules are wrong."""
    for rule in rules:
        for case in judged(rule):
            if not case.is_right and not case.held_out:
                verb = "silent on" if case.must_speak else "speaks of"
                print(f"{verb}: {case.text}  {' · '.join(case.because)}")
    if rules:
        return 0
    print(f"{'rule':26} {'level':10}  {'texts':>5}  precision  recall   held out")
    for rule in TEXT_RULES:
        cases = judged(rule)
        whole, held = score(cases), score([case for case in cases if case.held_out])
        level = rule_text(rule).level.value
        print(
            f"{rule:26} {level:10}  {len(cases):5}  {whole.precision:9.2f}  {whole.recall:6.2f}"
            f"   {held.precision:.2f} {held.recall:.2f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
