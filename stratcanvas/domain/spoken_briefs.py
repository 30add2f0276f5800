# SPDX-License-Identifier: MIT
"""What is said aloud: an interview (its questions), a talk (its running order), and a review or a
call (what to look at together).
"""

import re
from collections.abc import Iterator

from stratcanvas.domain.brief_parts import (
    BriefLine,
    BriefPart,
    BriefSlot,
    FieldPlace,
    lines_of,
    ours,
    sentence_of,
)
from stratcanvas.domain.brief_phrases import Ask, Phrase
from stratcanvas.domain.brief_slots import (
    Subject,
    cost,
    ending,
    insight,
    mistakes,
    notes,
    opening_quote,
    own_questions,
    problem_part,
    statement,
    truth_to_show,
)
from stratcanvas.domain.cards import Awareness, Problem, TacticKind
from stratcanvas.domain.talk_minutes import length_in, shared_out

_USUAL = {TacticKind.TALK: 20, TacticKind.EVENT: 60}
"""Minutes that it takes where nobody noted another length."""
_A_MISTAKE = 4
"""Minutes that one needs, with an example."""
_TOP = re.compile(r"\btop[\s\u00a0-]+(\d{1,3})\b", re.IGNORECASE)


def interview(subject: Subject) -> tuple[BriefPart, ...]:
    """Return the questions for a client who had the problems, and what to listen for."""
    canvas, tactic, problems = subject
    last = BriefSlot(ours(Phrase.NOW, Phrase.EARLIER), Phrase.QUESTIONS, numbered=True)
    first = BriefSlot(ours(Phrase.WHO_ARE_YOU), Phrase.QUESTIONS)
    before = BriefSlot(ours(Phrase.WHO_TO_ASK, Phrase.LET_THEM_TELL))
    return (
        BriefPart(BriefLine(Phrase.BEFORE), (before,)),
        BriefPart(BriefLine(Phrase.OPENING), (first,)),
        *(problem_part(canvas, each, _asked_of_client(each)) for each in problems),
        *own_questions(tactic),
        *notes(tactic, without_questions=True),
        ending(subject, last),
    )


def _asked_of_client(problem: Problem) -> Iterator[BriefSlot]:
    place = FieldPlace(problem.id, "belief")
    some_say = [BriefLine(Phrase.SOME_SAY, words, place) for words in lines_of(problem.belief)]
    knows = problem.awareness is Awareness.KNOWN
    questions = (
        *_last_time(problem),
        *(() if knows else ours(Phrase.THE_REASON)),
        *some_say,
        *(() if knows else ours(Phrase.FOUND_OUT)),
        *ours(Phrase.TRIED, Phrase.COST_THEN, Phrase.TODAY),
    )
    yield BriefSlot(questions, Phrase.QUESTIONS, numbered=True)
    truth = [line for slot in truth_to_show(problem, Phrase.TRUTH) for line in slot.lines]
    rest = [line for line in (*mistakes(problem), *cost(problem).lines) if not line.asks]
    if truth or rest:
        yield BriefSlot((*truth, *rest), Phrase.LISTEN_FOR)


def _last_time(problem: Problem) -> tuple[BriefLine, ...]:
    """Return the question about the last time, or what asks for the problem's words."""
    line = statement(problem)
    return (line if line.asks else line._replace(phrase=Phrase.LAST_TIME),)


def review(subject: Subject) -> tuple[BriefPart, ...]:
    """Return what to look at together, a problem at a time."""
    canvas, tactic, problems = subject
    return (
        BriefPart(BriefLine(Phrase.BEFORE), (BriefSlot(ours(Phrase.BRING)),)),
        *(problem_part(canvas, each, _looked_at(each)) for each in problems),
        *own_questions(tactic),
        *notes(tactic, without_questions=True),
        ending(subject, BriefSlot(ours(Phrase.AGREE))),
    )


def _looked_at(problem: Problem) -> Iterator[BriefSlot]:
    questions = (*_last_time(problem), *ours(Phrase.COST_THEN))
    yield BriefSlot(questions, Phrase.QUESTIONS, numbered=True)
    checks = tuple(
        line if line.asks else line._replace(phrase=Phrase.HAPPENS_HERE)
        for line in mistakes(problem)
    )
    yield BriefSlot(checks, Phrase.LOOK_AT, numbered=True)
    belief, _ = insight(problem)
    if problem.awareness is not Awareness.KNOWN or not belief.lines[0].asks:
        yield belief._replace(label=Phrase.THEY_MAY_THINK)
    yield from truth_to_show(problem, Phrase.SHOW_THEM)


def minutes_of(subject: Subject) -> int | None:
    """Return how long a talk or an event is; None for what has no length."""
    tactic = subject.tactic
    usual = _USUAL.get(tactic.kind)
    return None if usual is None else length_in(tactic.detail, tactic.title) or usual


def talk(subject: Subject) -> tuple[BriefPart, ...]:
    """Return a running order: each problem by rank with its minutes, which add up to the whole."""
    canvas, tactic, problems = subject
    shared = shared_out(minutes_of(subject) or _USUAL[TacticKind.TALK], len(problems))
    told, left = problems[: len(shared.problems)], problems[len(shared.problems) :]
    return (
        _talk_opening(subject, shared.opening),
        *(
            problem_part(canvas, each, _told(each, minutes), minutes)
            for each, minutes in zip(told, shared.problems, strict=True)
        ),
        *_left_out(left),
        *notes(tactic),
        ending(subject, minutes=shared.ending),
    )


def _talk_opening(subject: Subject, minutes: int) -> BriefPart:
    quote = BriefSlot((opening_quote(subject.problems),), Phrase.BEGIN_WITH)
    first = statement(subject.problems[0])
    hands = () if first.asks else (BriefSlot((first._replace(phrase=Phrase.HANDS_UP),)),)
    slots = (quote, *hands, *_length(subject), *_missing_problems(subject))
    return BriefPart(BriefLine(Phrase.OPENING), slots, minutes=minutes)


def _length(subject: Subject) -> tuple[BriefSlot, ...]:
    """Ask how long it may be where nobody noted it, and say that the usual one is a guess."""
    if length_in(subject.tactic.detail, subject.tactic.title) is not None:
        return ()
    place = FieldPlace(subject.tactic.id, "detail")
    return (BriefSlot((BriefLine(Ask.LENGTH, place=place),)),)


def _missing_problems(subject: Subject) -> tuple[BriefSlot, ...]:
    """Ask for the others where a title promises more problems than are connected."""
    promised = _TOP.search(sentence_of(subject.tactic.title))
    if promised is None or int(promised[1]) <= len(subject.problems):
        return ()
    place = FieldPlace(subject.tactic.id, "title")
    return (BriefSlot((BriefLine(Ask.OTHERS, promised[1], place),)),)


def _told(problem: Problem, minutes: int) -> tuple[BriefSlot, ...]:
    """Return what there is time for: what they think, what is true, and some mistakes."""
    some = mistakes(problem)[: max(1, minutes // _A_MISTAKE)]
    one = BriefSlot(some, Phrase.MISTAKE)
    several = BriefSlot(some, Phrase.MISTAKES, numbered=True)
    return (*insight(problem), several if len(some) > 1 else one, cost(problem))


def _left_out(problems: tuple[Problem, ...]) -> tuple[BriefPart, ...]:
    if not problems:
        return ()
    order = BriefLine(Ask.WHICH_FIRST, place=FieldPlace(problems[0].id))
    slots = (BriefSlot(tuple(map(statement, problems))), BriefSlot((order,)))
    return (BriefPart(BriefLine(Phrase.NO_TIME), slots),)
