# SPDX-License-Identifier: MIT
"""What the handout for customers says: their problems in their own words, what these cost, and
where there is help. Nothing of how we work is in it: no status, owner, stage or note.
"""

import datetime
from typing import NamedTuple

from stratcanvas.domain.amounts import NO_BREAK, kept_together
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Awareness, Problem, Status, Tactic, TacticKind
from stratcanvas.domain.days import day_in_words
from stratcanvas.domain.page_words import (
    DOT,
    RIGHT_TO_LEFT,
    Say,
    Voice,
    in_english,
    page_language,
    page_line,
    primary,
)
from stratcanvas.words import mark

READ = mark("Read: {title}", "page")
HELP = mark("Help: {title}", "page")
COME = mark("Come and hear: {title}", "page")
PUBLIC = {
    TacticKind.ARTICLE: READ,
    TacticKind.INTERVIEW: mark("Watch: {title}", "page"),
    TacticKind.TALK: COME,
    TacticKind.GUIDE: READ,
    TacticKind.TEMPLATE: HELP,
    TacticKind.NEWSLETTER: READ,
    TacticKind.POST: READ,
    TacticKind.EVENT: COME,
    TacticKind.CALL: mark("Talk with us: {title}", "page"),
    TacticKind.REVIEW: HELP,
    TacticKind.TRIAL: mark("Try: {title}", "page"),
}
"""How a customer gets what we offer. Of any other kind it is not known that it is for customers."""
ON_A_DAY = frozenset({TacticKind.TALK, TacticKind.EVENT})
"""Kinds that take place: their day is the customer's to know, and when it is past they are over."""


class HelpWords(NamedTuple):
    """One way to get help: ours around ``{title}``, and the person's words in its place."""

    how: str
    title: str
    aim: Aim


class TroubleWords(NamedTuple):
    """One problem as its customer would say it; ``number`` counts what is told here."""

    number: int
    statement: str
    cost: str
    helps: tuple[HelpWords, ...]


class LeftOut(NamedTuple):
    """What a handout does not tell, and what of it should be looked at before it is given away.

    ``ideas`` are told: customers may ask for what is not there yet.
    """

    problems: int
    unsaid: int
    over: int
    ideas: int


class HandoutWords(NamedTuple):
    """Everything that a handout says; empty texts are left out."""

    title: str
    customer: str
    lead: str
    troubles: tuple[TroubleWords, ...]
    contact: str
    month: str
    language: str
    left: LeftOut
    voice: Voice


def handout_words(canvas: Canvas, day: datetime.date, say: Say = in_english) -> HandoutWords:
    """Return what a handout of a canvas says on a day.

    ``say`` gives the page's own words in the language of the canvas.
    """
    voice = Voice(say, mirrored=primary(canvas.brief.language) in RIGHT_TO_LEFT)
    language = page_language(canvas)
    told = [each for each in canvas.ranked if page_line(each.statement)]
    served = [_served(canvas, each) for each in told]
    met = {each.id: each for tactics in served for each in tactics}.values()
    shown = [each for each in met if _is_told(each, day)]
    return HandoutWords(
        title=_title(len(told), say),
        customer=page_line(canvas.brief.customer),
        lead=_lead(told, say),
        troubles=tuple(
            TroubleWords(
                number=number,
                statement=page_line(problem.statement),
                cost=kept_together(page_line(problem.cost)),
                helps=tuple(_help(each, voice, language) for each in tactics if each in shown),
            )
            for number, (problem, tactics) in enumerate(zip(told, served, strict=True), start=1)
        ),
        contact=page_line(canvas.brief.contact),
        month=day_in_words(day, language, month=True),
        language=language,
        left=LeftOut(
            problems=len(canvas.problems) - len(told),
            unsaid=sum(each.kind not in PUBLIC or not page_line(each.title) for each in met),
            over=sum(_is_over(each, day) for each in met),
            ideas=sum(each.status is Status.IDEA for each in shown),
        ),
        voice=voice,
    )


def _title(count: int, say: Say) -> str:
    if count == 1:
        return say(mark("One problem to look out for", "page"))
    if not count:
        return say(mark("Problems to look out for", "page"))
    return say(mark("{n} problems to look out for", "page")).format(n=count)


def _lead(told: list[Problem], say: Say) -> str:
    """Return how many of the problems people do not know of; of one alone that is no help."""
    unknown = sum(each.awareness is Awareness.UNKNOWN for each in told)
    if not unknown or len(told) == 1:
        return ""
    one = say(mark("1 of these often goes unnoticed until it is pointed out.", "page"))
    many = say(mark("{n} of these often go unnoticed until they are pointed out.", "page"))
    return one if unknown == 1 else many.format(n=unknown)


def _served(canvas: Canvas, problem: Problem) -> list[Tactic]:
    """Return the tactics of a problem, what educates first."""
    return [tactic for aim in Aim for tactic in canvas.tactics_on(problem.id, aim)]


def _is_told(tactic: Tactic, day: datetime.date) -> bool:
    return bool(tactic.kind in PUBLIC and page_line(tactic.title)) and not _is_over(tactic, day)


def _is_over(tactic: Tactic, day: datetime.date) -> bool:
    return tactic.kind in ON_A_DAY and tactic.due is not None and tactic.due < day


def _help(tactic: Tactic, voice: Voice, language: str) -> HelpWords:
    title = voice.apart(kept_together(page_line(tactic.title)))
    if tactic.kind in ON_A_DAY and tactic.due:
        title += DOT + day_in_words(tactic.due, language).replace(" ", NO_BREAK)
    return HelpWords(how=voice.say(PUBLIC[tactic.kind]), title=title, aim=tactic.aim)
