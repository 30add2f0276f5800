# SPDX-License-Identifier: MIT
"""Commands that look at a canvas and change nothing: ``check`` and ``show``."""

import json
from pathlib import Path

import click

from stratcanvas.cli.file_name import FILE
from stratcanvas.cli.say import say, say_data, takes_every_letter
from stratcanvas.coach.lexicon import Level, RuleText, rule_text
from stratcanvas.coach.text_findings import text_findings
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.finding_index import findings_of
from stratcanvas.domain.names import one_line, quoted_name
from stratcanvas.domain.outline import OutlineRow, Part, outline
from stratcanvas.domain.rules import Finding
from stratcanvas.domain.tally import counted_line, tally_of
from stratcanvas.safe_words import isolated
from stratcanvas.storage.door import read
from stratcanvas.words import mark, tr, translated

_LEVELS = (Level.GAP, Level.SUGGESTION, Level.QUESTION)


@click.command(
    help=mark("Say what is still missing in FILE; exit code 1 when a tactic does not count.")
)
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
    canvas = read(file)
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
            words = " · ".join(f"“{_words(word)}”" for word in each.because)
            said = f"{quoted_name(canvas, each.subject)}: {text.sentence}"
            say(f"{said} ({words})" if words else said)
        say(counted_line(tally))
    return 1 if tally.uncounted else 0


def _findings(canvas: Canvas) -> list[tuple[Finding, RuleText]]:
    """Return what the rules find, of structure and then in the texts, each with what it says."""
    found = (*findings_of(canvas), *text_findings(canvas))
    return [(each, rule_text(each.rule, type(canvas.get(each.subject)))) for each in found]


@click.command(
    help=mark(
        "Print FILE as an outline: the customer, the strategy, and each problem with its tactics."
    )
)
@click.argument("file", type=FILE)
def show(file: Path) -> None:
    """Print FILE as an outline: the customer, the strategy, and each problem with its tactics."""
    canvas = read(file)
    title = _words(canvas.brief.title)
    if title:
        say(f"{title}\n")
    for row in outline(Derived(canvas)):
        say("  " * row.depth + _line(canvas, row))
    say(f"\n{counted_line(tally_of(canvas))}")


def _line(canvas: Canvas, row: OutlineRow) -> str:
    record = canvas.get(row.record) if row.record else None
    match record:
        case Brief():
            return tr("Customer: {customer}").format(
                customer=_words(record.customer) or tr("not named yet")
            )
        case Strategy():
            words = _words(record.statement) or tr("not written yet")
            how = _words(record.approach_note)
            approach = f" ({translated(record.approach.label)}{': ' + how if how else ''})"
            return tr("Strategy: {words}{approach}").format(
                words=words, approach=approach if record.approach.value else ""
            )
        case Problem():
            words = _words(record.statement) or tr("(empty)")
            cost = _words(record.cost)
            more = f" · {cost}" if cost else ""
            return (
                f"{canvas.number[record.id]}. {words} [{translated(record.awareness.label)}{more}]"
            )
        case Tactic():
            words = _words(record.title) or tr("(empty)")
            parts = (record.aim, record.kind, record.stage, record.status)
            return f"{words} [{' · '.join(translated(each.label) for each in parts)}]"
        case Note():
            return _words(record.text)
        case _:
            return tr("Not counted") if row.part is Part.UNCOUNTED else tr("Notes")


def _words(text: str) -> str:
    """Return a text of the canvas on one line, fit to stand among our words."""
    return isolated(one_line(text))
