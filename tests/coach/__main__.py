# SPDX-License-Identifier: MIT
"""Prints how often each rule on texts is right; ``sh packaging/coach.sh``.

First on texts that nobody who wrote a rule has seen, then on those the rules were bettered by. With
a rule's id it prints the latter on which that rule is wrong, the held-out ones not among them; with
``--readme`` the table as README has it.
"""

import sys

from stratcanvas.coach.lexicon import rule_text
from stratcanvas.coach.text_rules import TEXT_RULES
from tests.coach.judging import UNSEEN, judged, score


def main(rules: list[str]) -> int:
    """Print the table, or where some rules are wrong."""
    if rules == ["--readme"]:
        print(table_of_readme())
        return 0
    for rule in rules:
        for case in judged(rule):
            if not case.is_right and not case.held_out:
                verb = "silent on" if case.must_speak else "speaks of"
                print(f"{verb}: {case.text}  {' · '.join(case.because)}")
    if rules:
        return 0
    print(f"{'rule':26} {'level':11} precision  recall    known texts, held out")
    for rule in TEXT_RULES:
        unseen, known = judged(rule, UNSEEN), judged(rule)
        parts = (unseen, known, [case for case in known if case.held_out])
        fresh, whole, held = (score(cases) for cases in parts)
        print(
            f"{rule:26} {rule_text(rule).level.value:11}"
            f" {fresh.precision:9.2f}  {fresh.recall:6.2f}"
            f"      {whole.precision:.2f} {whole.recall:.2f}"
            f"   {held.precision:.2f} {held.recall:.2f}"
        )
    return 0


def table_of_readme() -> str:
    """Return how often each rule is right on the unseen texts, as a table in Markdown."""
    rows = [
        "| rule | level | to speak of | to leave alone | right when it speaks | speaks when due |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for rule in TEXT_RULES:
        cases = judged(rule, UNSEEN)
        right, level = score(cases), rule_text(rule).level.value
        speak = sum(case.must_speak for case in cases)
        rows.append(
            f"| `{rule}` | {level} | {speak} | {len(cases) - speak}"
            f" | {right.precision:.2f} | {right.recall:.2f} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
