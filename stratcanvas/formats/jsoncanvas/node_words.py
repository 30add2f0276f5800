# SPDX-License-Identifier: MIT
"""What a card of a JSON Canvas says: its own words first, what our card shows of it below them.

The words are Markdown, as the format has it; no word of a person's acts as a mark.
"""

from collections.abc import Iterator

from stratcanvas.domain.cards import Awareness, Note, Problem, Strategy, Tactic, main_text
from stratcanvas.domain.fields import field_of
from stratcanvas.domain.names import one_line
from stratcanvas.domain.records import Record
from stratcanvas.formats.markdown.escaping import alone, within
from stratcanvas.words import translated


def words_of(record: Record) -> str:
    """Return a card's words, a paragraph for each fact."""
    match record:
        case Strategy():
            return _together(_paragraphs(main_text(record)))
        case Problem():
            return _together([*_paragraphs(main_text(record)), *_about_problem(record)])
        case Tactic():
            return _together([*_title(record), *_about_tactic(record)])
        case Note():
            return _together(_paragraphs(main_text(record)))
    return ""


def leaves_out(record: Record) -> bool:
    """Tell whether a record says more than its card does."""
    match record:
        case Problem():
            return bool(record.belief or record.truth or record.mistakes or record.evidence)
        case Tactic():
            return bool(record.detail)
    return False


def _together(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs)


def _paragraphs(text: str) -> list[str]:
    """Return a text's lines, each a paragraph: one line end is none in Markdown."""
    return [alone(line.strip()) for line in text.split("\n") if line.strip()]


def _title(tactic: Tactic) -> list[str]:
    """Return a tactic's title behind its kind, as it may be typed: “Talk: ten mistakes”."""
    title, *rest = _paragraphs(tactic.title) or [""]
    kind = translated(tactic.kind.word)
    return [*filter(None, [f"{kind}: {title}" if kind and title else kind or title]), *rest]


def _about_problem(problem: Problem) -> Iterator[str]:
    if cost := one_line(problem.cost):
        yield _fact(Problem, "cost", cost)
    if problem.awareness is not Awareness.NOT_ASKED:
        yield f"*{translated(problem.awareness.label)}*"


def _about_tactic(tactic: Tactic) -> Iterator[str]:
    facts = [translated(tactic.stage.label), translated(tactic.status.label)]
    if owner := one_line(tactic.owner):
        facts.append(within(owner))
    if tactic.due:
        facts.append(tactic.due.isoformat())
    yield f"*{' · '.join(facts)}*"


def _fact(kind: type, name: str, said: str) -> str:
    return f"*{translated(field_of(kind, name).label)}* {within(said)}"
