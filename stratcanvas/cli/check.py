# SPDX-License-Identifier: MIT
"""The command that says what a canvas still lacks: ``check``. It changes nothing."""

import json
from pathlib import Path

import click

from stratcanvas.cli.file_name import FILE
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
from stratcanvas.words import mark

_QUOTED = 120
"""Characters of the words that made a rule speak; ``--json`` has them whole."""
_LEVELS = (Level.GAP, Level.SUGGESTION, Level.QUESTION)


@click.command
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help=mark("Print the findings as JSON."))
@click.option(
    "--level",
    type=click.Choice([each.value for each in _LEVELS]),
    default=Level.QUESTION.value,
    help=mark("Leave out what is less sure than this: only gaps, suggestions too, or all."),
)
def check(file: Path, level: str, *, as_json: bool) -> int:
    """Say what is still missing in FILE; exit code 1 when a tactic does not count."""
    canvas = read_source(file)
    tally = tally_of(canvas)
    told = _LEVELS[: _LEVELS.index(Level(level)) + 1]
    found = [each for each in _findings(canvas) if each[1].level in told]
    if as_json:
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
        found, key=lambda each: (_LEVELS.index(each[1].level), places.get(each[0].subject, last))
    )
