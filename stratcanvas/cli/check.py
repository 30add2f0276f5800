# SPDX-License-Identifier: MIT
"""What ``check`` prints: what a canvas still lacks. It changes nothing."""

from pathlib import Path

from stratcanvas.cli.say import on_one_line, say, say_data, takes_every_letter
from stratcanvas.cli.source import read_source
from stratcanvas.coach.lexicon import Level, RuleText, rule_text
from stratcanvas.coach.text_findings import text_findings
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.finding_index import findings_of
from stratcanvas.domain.names import quoted_name
from stratcanvas.domain.outline import outline
from stratcanvas.domain.rules import Finding
from stratcanvas.domain.tally import counted_line, tally_of

_QUOTED = 120
"""Characters of the words that made a rule speak; ``--json`` has them whole."""
LEVELS = (Level.GAP, Level.SUGGESTION, Level.QUESTION)
"""What is told, the surest first."""


def report(file: Path, least: Level = Level.QUESTION, *, as_json: bool = False) -> int:
    """Print what is missing, as sure as ``least`` or surer; return 1 when a tactic doesn't count.

    Else 0. ``as_json``: for programs.
    """
    canvas = read_source(file)
    tally = tally_of(canvas)
    told = LEVELS[: LEVELS.index(least) + 1]
    found = [each for each in _findings(canvas) if each[1].level in told]
    if as_json:
        import json

        rows = [
            {
                "rule": each.rule,
                "level": text.level.value,
                "record": each.subject,
                "about": quoted_name(canvas, each.subject),
                "sentence": text.sentence,
                "because": each.because,
            }
            for each, text in found
        ]
        numbers = {
            "tactics": tally.tactics,
            "counting": tally.counting,
            "problems": tally.problems,
            "not_educated": tally.not_educated,
            "not_helped": tally.not_helped,
        }
        whole = {"file": str(file), "counts": numbers, "findings": rows}
        say_data(json.dumps(whole, ensure_ascii=not takes_every_letter(), indent=2))
    else:
        for each, text in found:
            words = " · ".join(f"“{on_one_line(word, _QUOTED)}”" for word in each.because)
            said = f"{quoted_name(canvas, each.subject)}: {text.sentence}"
            say(f"{said} ({words})" if words else said)
        say(counted_line(tally))
    return 1 if tally.uncounted else 0


def _findings(canvas: Canvas) -> list[tuple[Finding, RuleText]]:
    """Return what the rules find, each with what it says.

    What is surest comes first, and of what is as sure what comes first in the outline.
    """
    places: dict[str, int] = {}
    for place, row in enumerate(outline(Derived(canvas))):
        places.setdefault(row.record or "", place)
    found = [
        (each, rule_text(each.rule, type(canvas.get(each.subject))))
        for each in (*findings_of(canvas), *text_findings(canvas))
    ]
    last = len(places)
    return sorted(
        found, key=lambda each: (LEVELS.index(each[1].level), places.get(each[0].subject, last))
    )
