# SPDX-License-Identifier: MIT
"""What is written to be read: an article (a newsletter, a post), a guide (a template, a checklist),
and the story of a problem, from which they are made.
"""

from stratcanvas.domain.brief_parts import BriefLine, BriefPart, BriefSlot, FieldPlace
from stratcanvas.domain.brief_phrases import Ask, Phrase
from stratcanvas.domain.brief_slots import (
    Subject,
    cost,
    ending,
    mistakes,
    notes,
    opening_quote,
    problem_part,
    story,
    title_line,
    truth_to_show,
)
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Problem

_TELLING = (
    (Aim.EDUCATE, Phrase.EDUCATED_BY, Ask.EDUCATES),
    (Aim.SOLVE, Phrase.HELPED_BY, Ask.OFFER),
)


def article(subject: Subject) -> tuple[BriefPart, ...]:
    """Return an article: a quote, the story of each problem, and what to do next."""
    canvas, tactic, problems = subject
    quote = opening_quote(problems)
    return (
        BriefPart(BriefLine(Phrase.OPENING), (BriefSlot((quote,), Phrase.BEGIN_WITH),)),
        *(problem_part(canvas, each, story(each, quote)) for each in problems),
        *notes(tactic),
        ending(subject),
    )


def guide(subject: Subject) -> tuple[BriefPart, ...]:
    """Return a guide: why, then a step for each mistake, to be done right instead."""
    canvas, tactic, problems = subject
    own = notes(tactic)
    place = FieldPlace(tactic.id, "detail")
    asking = BriefPart(BriefLine(Phrase.NOTES), (BriefSlot((BriefLine(Ask.STEPS, place=place),)),))
    return (
        *(problem_part(canvas, each, _lesson(each)) for each in problems),
        *(own or (asking,)),
        ending(subject),
    )


def _lesson(problem: Problem) -> tuple[BriefSlot, ...]:
    steps = tuple(
        line if line.asks else line._replace(phrase=Phrase.INSTEAD) for line in mistakes(problem)
    )
    return (
        cost(problem),
        *truth_to_show(problem, Phrase.TRUTH),
        BriefSlot(steps, Phrase.STEPS, numbered=True),
    )


def problem_story(canvas: Canvas, problem: Problem) -> tuple[BriefPart, ...]:
    """Return the story of a problem, and the tactics that tell it and help."""
    telling = []
    for aim, label, ask in _TELLING:
        lines = tuple(map(title_line, canvas.tactics_on(problem.id, aim)))
        telling.append(BriefSlot(lines or (BriefLine(ask, place=FieldPlace(problem.id)),), label))
    slots = (*story(problem), *telling)
    return (BriefPart(BriefLine(Phrase.STORY), slots),)
