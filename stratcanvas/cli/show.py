# SPDX-License-Identifier: MIT
"""What ``show`` prints: a canvas as an outline. It changes nothing."""

from pathlib import Path

from stratcanvas.cli.say import on_one_line, say
from stratcanvas.cli.source import read_source
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.fields import entries
from stratcanvas.domain.outline import OutlineRow, Part, outline
from stratcanvas.domain.tally import counted_line, tally_of
from stratcanvas.words import tr, translated


def report(file: Path) -> int:
    """Print the customer, the strategy, and each problem with its tactics; return 0."""
    canvas = read_source(file)
    title = on_one_line(canvas.brief.title)
    if title:
        say(f"{title}\n")
    for row in outline(Derived(canvas)):
        say("  " * row.depth + _line(canvas, row))
        if row.record == canvas.strategy.id and (left_out := entries(canvas.strategy.not_doing)):
            what = " · ".join(map(on_one_line, left_out))
            said = tr("What we will not do: {what}").format(what=what)
            say("  " * (row.depth + 1) + said)
    say(f"\n{counted_line(tally_of(canvas))}")
    return 0


def _line(canvas: Canvas, row: OutlineRow) -> str:
    record = canvas.get(row.record) if row.record else None
    match record:
        case Brief():
            return tr("Customer: {customer}").format(
                customer=on_one_line(record.customer) or tr("not named yet")
            )
        case Strategy():
            words = on_one_line(record.statement) or tr("not written yet")
            how = on_one_line(record.approach_note)
            approach = f" ({translated(record.approach.label)}{': ' + how if how else ''})"
            return tr("Strategy: {words}{approach}").format(
                words=words, approach=approach if record.approach.value else ""
            )
        case Problem():
            words = on_one_line(record.statement) or tr("(empty)")
            cost = on_one_line(record.cost)
            more = f" · {cost}" if cost else ""
            return (
                f"{canvas.number[record.id]}. {words} [{translated(record.awareness.label)}{more}]"
            )
        case Tactic():
            words = on_one_line(record.title) or tr("(empty)")
            parts = (record.aim, record.kind, record.stage, record.status)
            return f"{words} [{' · '.join(translated(each.label) for each in parts)}]"
        case Note():
            return on_one_line(record.text)
        case _:
            return tr("Not counted") if row.part is Part.UNCOUNTED else tr("Notes")
