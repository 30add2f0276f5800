# SPDX-License-Identifier: MIT
"""The brief of a tactic: what the article, the interview, the talk, the guide or the review would
say, live from the problems that it serves. A kind's brief is one function and one row here.
"""

from collections.abc import Callable

from stratcanvas.domain.brief_parts import BriefLine, BriefPart, FieldPlace, TacticBrief, sentence
from stratcanvas.domain.brief_phrases import Ask, Phrase
from stratcanvas.domain.brief_slots import Subject, statement, subject_of, title_line
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, TacticKind
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.outline import reading_order
from stratcanvas.domain.spoken_briefs import interview, minutes_of, review, talk
from stratcanvas.domain.written_briefs import article, guide, problem_story
from stratcanvas.words import tr, translated

Teller = Callable[[Subject], tuple[BriefPart, ...]]
TELLERS: dict[TacticKind, Teller] = {
    TacticKind.ARTICLE: article,
    TacticKind.INTERVIEW: interview,
    TacticKind.TALK: talk,
    TacticKind.GUIDE: guide,
    TacticKind.TEMPLATE: guide,
    TacticKind.NEWSLETTER: article,
    TacticKind.POST: article,
    TacticKind.EVENT: talk,
    TacticKind.CALL: review,
    TacticKind.REVIEW: review,
    TacticKind.TRIAL: review,
}
"""Kind of tactic → what says it; any other is an article where it educates, else a review."""


def brief_of(canvas: Canvas, tactic: str) -> TacticBrief:
    """Return the brief of a tactic; one that serves no problem has nothing to say yet.

    Raises KeyError for what is no tactic.
    """
    subject = subject_of(canvas, canvas.tactics[tactic])
    kind = subject.tactic.kind
    other = article if subject.tactic.aim is Aim.EDUCATE else review
    tell = TELLERS.get(kind, other)
    return TacticBrief(
        record=tactic,
        kind=translated(kind.word),
        title=title_line(subject.tactic),
        customer=_customer(canvas),
        parts=tell(subject) if subject.problems else (),
        minutes=minutes_of(subject),
    )


def story_of(canvas: Canvas, problem: str) -> TacticBrief:
    """Return the story of a problem, which its tactics tell. Raises KeyError for no problem."""
    record = canvas.problems[problem]
    return TacticBrief(
        record=problem,
        kind=tr("Problem {n}").format(n=canvas.number[problem]),
        title=statement(record),
        customer=_customer(canvas),
        parts=problem_story(canvas, record),
    )


def counting(canvas: Canvas) -> list[str]:
    """Return the tactics that count, in the order in which their briefs are told."""
    return [each for each in reading_order(Derived(canvas)) if each in canvas.problems_of]


def _customer(canvas: Canvas) -> BriefLine:
    line = sentence(FieldPlace(canvas.id, "customer"), canvas.brief.customer, Ask.CUSTOMER)
    return line if line.asks else line._replace(phrase=Phrase.FOR)
