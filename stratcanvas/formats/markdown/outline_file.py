# SPDX-License-Identifier: MIT
"""The whole canvas as Markdown: customer, strategy, problems by rank, under each its tactics."""

from collections.abc import Iterable, Iterator

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Approach, Awareness, Problem, Strategy, Tactic
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.fields import entries, field_of
from stratcanvas.domain.names import name_of, one_line, title_of
from stratcanvas.domain.tally import counted_line, tally_of
from stratcanvas.formats.markdown.escaping import alone, within
from stratcanvas.formats.options import Options
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import Made
from stratcanvas.safe_words import isolated
from stratcanvas.words import mark, tr, translated

GAPS = {
    Aim.EDUCATE: mark("Nothing educates them about this yet."),
    Aim.SOLVE: mark("Nothing helps them solve this yet."),
}
NOT_WRITTEN = mark("The strategy is still to be written.")


def write_outline(canvas: Canvas, options: Options, progress: Progress) -> Made:
    """Return the canvas as a text to go on with in any program. Raises progress.Stopped."""
    progress.step()
    blocks = [*_head(canvas, options.name), *_strategy(canvas.strategy)]
    if canvas.ranked:
        blocks.append("## " + tr("The customer’s problems"))
    told: set[str] = set()
    for done, problem in enumerate(canvas.ranked, start=1):
        blocks += _problem(canvas, problem, told)
        progress.step(0.8 * done / len(canvas.ranked))
    progress.step(0.8)
    blocks += _rest(canvas)
    blocks.append(within(counted_line(tally_of(canvas))))
    progress.step(1.0)
    return Made(("\n\n".join(blocks) + "\n").encode())


def _head(canvas: Canvas, name: str) -> Iterator[str]:
    brief = canvas.brief
    yield f"# {_said(title_of(canvas, name))}"
    for field in ("customer", "author", "contact"):
        if words := one_line(getattr(brief, field)):
            yield f"**{_label(type(brief), field)}:** {_said(words)}"


def _strategy(strategy: Strategy) -> Iterator[str]:
    yield "## " + tr("Our strategy")
    if said := _paragraphs(strategy.statement):
        yield from said
    else:
        yield f"*{translated(NOT_WRITTEN)}*"
    how = strategy.approach
    note = one_line(strategy.approach_note)
    if how is not Approach.NOT_CHOSEN or note:
        chosen = translated(how.label) if how is not Approach.NOT_CHOSEN else ""
        words = " — ".join(filter(None, [chosen, _said(note)]))
        yield f"**{_label(Strategy, 'approach')}:** {words}"
    yield from _listed(Strategy, strategy, "not_doing")


def _problem(canvas: Canvas, problem: Problem, told: set[str]) -> Iterator[str]:
    statement = _said(_own(problem.statement, tr("Empty problem")))
    yield f"### {canvas.number[problem.id]}. {statement}"
    facts = [
        f"**{_label(Problem, name)}** {_said(said)}"
        for name in ("cost", "belief", "truth")
        if (said := one_line(getattr(problem, name)))
    ]
    if problem.awareness is not Awareness.NOT_ASKED:
        facts.insert(0, translated(problem.awareness.label))
    yield from facts
    yield from _listed(Problem, problem, "mistakes")
    yield from _listed(Problem, problem, "evidence")
    for aim in Aim:
        yield f"**{translated(aim.label)}**"
        tactics = canvas.tactics_on(problem.id, aim)
        yield (
            _list(_tactic(canvas, each, told) for each in tactics) or f"*{translated(GAPS[aim])}*"
        )


def _tactic(canvas: Canvas, tactic: Tactic, told: set[str]) -> str:
    """Return a tactic as an entry of a list: in full where it is first met, by its title later."""
    kind, title = translated(tactic.kind.word), _own(tactic.title, tr("Empty tactic"))
    named = f"{kind}: {_said(title)}" if kind else alone(isolated(title))
    if tactic.id in told:
        return named
    told.add(tactic.id)
    facts = [translated(tactic.stage.label), translated(tactic.status.label)]
    if owner := one_line(tactic.owner):
        facts.append(_said(owner))
    if tactic.due:
        facts.append(tactic.due.isoformat())
    served = canvas.problems_of.get(tactic.id, ())
    if len(served) > 1:
        numbers = ", ".join(str(canvas.number[each]) for each in served)
        facts.append(tr("for problems {numbers}").format(numbers=numbers))
    detail = "".join(f"\n\n  {each}" for each in _paragraphs(tactic.detail))
    return f"{named} ({' · '.join(facts)}){detail}"


def _rest(canvas: Canvas) -> Iterator[str]:
    derived = Derived(canvas)
    if derived.loose:
        yield "## " + tr("Not counted")
        loose = (canvas.tactics[key[-1]] for key in derived.loose)
        yield _list(
            f"{translated(each.aim.label)}: {_tactic(canvas, each, set())}" for each in loose
        )
    if derived.notes:
        yield "## " + tr("Notes")
        yield _list(alone(isolated(name_of(canvas, key[-1]))) for key in derived.notes)


def _listed(kind: type, record: Problem | Strategy, name: str) -> Iterator[str]:
    if said := entries(getattr(record, name)):
        yield f"**{_label(kind, name)}**"
        yield _list(alone(isolated(one_line(each))) for each in said)


def _list(entries_of: Iterable[str]) -> str:
    return "\n".join(f"- {each}" for each in entries_of)


def _label(kind: type, name: str) -> str:
    return translated(field_of(kind, name).label)


def _own(text: str, missing: str) -> str:
    return one_line(text) or missing


def _said(words: str) -> str:
    return within(isolated(words))


def _paragraphs(text: str) -> list[str]:
    return [alone(isolated(line)) for line in text.split("\n") if line.strip()]
