# SPDX-License-Identifier: MIT
"""What the briefs of several kinds of tactic have in common: how they open and end, and what they
say of a problem.
"""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from stratcanvas.domain.brief_parts import (
    BriefLine,
    BriefPart,
    BriefSlot,
    FieldPlace,
    lines_of,
    sentence,
    theirs,
)
from stratcanvas.domain.brief_phrases import Ask, Phrase
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Awareness, Problem, Tactic

MOST_OFFERS = 3
"""Things to do next that are named; more leave nobody knowing what to do."""
_QUESTION_MARKS = "?？؟"


class Subject(NamedTuple):
    """A tactic and the problems that it serves, by rank."""

    canvas: Canvas
    tactic: Tactic
    problems: tuple[Problem, ...]


def subject_of(canvas: Canvas, tactic: Tactic) -> Subject:
    """Return a tactic with its problems."""
    served = canvas.problems_of.get(tactic.id, ())
    return Subject(canvas, tactic, tuple(canvas.problems[each] for each in served))


def statement(problem: Problem) -> BriefLine:
    """Return a problem as the customer would say it."""
    return sentence(FieldPlace(problem.id, "statement"), problem.statement, Ask.STATEMENT)


def problem_part(
    canvas: Canvas, problem: Problem, slots: Iterable[BriefSlot], minutes: int | None = None
) -> BriefPart:
    """Return the part about one problem."""
    number = canvas.number[problem.id]
    return BriefPart(statement(problem), tuple(slots), number, minutes)


def opening_quote(problems: Iterable[Problem]) -> BriefLine:
    """Return the first quote of the highest problem that has any, or what asks for one."""
    problems = tuple(problems)
    for problem in problems:
        for words in lines_of(problem.evidence)[:1]:
            return BriefLine(None, words, FieldPlace(problem.id, "evidence"))
    return BriefLine(Ask.QUOTE, place=FieldPlace(problems[0].id, "evidence"))


def insight(problem: Problem) -> tuple[BriefSlot, ...]:
    """Return what they think, and what is true."""
    belief, truth = FieldPlace(problem.id, "belief"), FieldPlace(problem.id, "truth")
    return (
        BriefSlot(theirs(belief, problem.belief, Ask.BELIEF), Phrase.BELIEF),
        BriefSlot(theirs(truth, problem.truth, Ask.TRUTH), Phrase.TRUTH),
    )


def truth_to_show(problem: Problem, label: Phrase) -> tuple[BriefSlot, ...]:
    """Return what is true; where they know of the problem, and nothing is noted, nothing."""
    (_, truth) = insight(problem)
    known = problem.awareness is Awareness.KNOWN
    return () if known and truth.lines[0].asks else (truth._replace(label=label),)


def mistakes(problem: Problem) -> tuple[BriefLine, ...]:
    """Return the mistakes that people make solving a problem."""
    return theirs(FieldPlace(problem.id, "mistakes"), problem.mistakes, Ask.MISTAKES)


def cost(problem: Problem) -> BriefSlot:
    """Return what a problem costs."""
    lines = theirs(FieldPlace(problem.id, "cost"), problem.cost, Ask.COST)
    return BriefSlot(lines, Phrase.COST)


def proof(problem: Problem, opening: BriefLine | None) -> tuple[BriefSlot, ...]:
    """Return who says so, without the quote of the opening; nothing where that asks already."""
    place = FieldPlace(problem.id, "evidence")
    if opening is not None and opening.asks and opening.place == place:
        return ()
    lines = theirs(place, problem.evidence, Ask.QUOTE)
    if lines[0] == opening:
        lines = lines[1:] or (BriefLine(Ask.PROOF, place=place),)
    return (BriefSlot(lines, Phrase.PROOF),)


def story(problem: Problem, opening: BriefLine | None = None) -> tuple[BriefSlot, ...]:
    """Return the whole story of a problem, after an opening or by itself."""
    listed = BriefSlot(mistakes(problem), Phrase.MISTAKES, numbered=True)
    return (*insight(problem), listed, cost(problem), *proof(problem, opening))


def ending(subject: Subject, *before: BriefSlot, minutes: int | None = None) -> BriefPart:
    """Return what somebody is to do next, and how they reach the founder."""
    brief = subject.canvas.brief
    contact = sentence(FieldPlace(brief.id, "contact"), brief.contact, Ask.CONTACT)
    slots = (*before, *_offer(subject), BriefSlot((contact,), Phrase.CONTACT))
    return BriefPart(BriefLine(Phrase.ENDING), slots, minutes=minutes)


def _offer(subject: Subject) -> tuple[BriefSlot, ...]:
    """Return the first tactics that help solve the same problems; one that helps itself may be
    the last step.
    """
    canvas, tactic, problems = subject
    found = chain.from_iterable(canvas.tactics_on(each.id, Aim.SOLVE) for each in problems)
    others = dict.fromkeys(each.id for each in found if each.id != tactic.id)
    lines = tuple(title_line(canvas.tactics[each]) for each in list(others)[:MOST_OFFERS])
    if not lines and tactic.aim is Aim.SOLVE:
        return ()
    lines = lines or (BriefLine(Ask.OFFER, place=FieldPlace(problems[0].id)),)
    return (BriefSlot(lines, Phrase.OFFER),)


def title_line(tactic: Tactic) -> BriefLine:
    """Return a tactic's title."""
    return sentence(FieldPlace(tactic.id, "title"), tactic.title, Ask.TITLE)


def notes(tactic: Tactic, *, without_questions: bool = False) -> tuple[BriefPart, ...]:
    """Return the lines of a tactic's detail, as a part; none where there are none."""
    place = FieldPlace(tactic.id, "detail")
    lines = tuple(
        BriefLine(None, words, place)
        for words in lines_of(tactic.detail)
        if not (without_questions and is_question(words))
    )
    return (BriefPart(BriefLine(Phrase.NOTES), (BriefSlot(lines),)),) if lines else ()


def own_questions(tactic: Tactic) -> tuple[BriefPart, ...]:
    """Return the questions in a tactic's detail, as a part; none where there are none."""
    place = FieldPlace(tactic.id, "detail")
    lines = tuple(
        BriefLine(None, words, place) for words in lines_of(tactic.detail) if is_question(words)
    )
    part = BriefPart(BriefLine(Phrase.OWN_QUESTIONS), (BriefSlot(lines, numbered=True),))
    return (part,) if lines else ()


def is_question(words: str) -> bool:
    """Tell whether a line ends with a question mark, of whichever script."""
    return words.rstrip(" \u00a0\u202f\"'“”’»«)」』").endswith(tuple(_QUESTION_MARKS))
