# SPDX-License-Identifier: MIT
"""What is shown when a canvas is presented: the customer, each problem with what is done about it,
the strategy, what is missing, and what is left out. What is empty has no page.

Nothing here knows of sizes; the words of a page are made when it is looked at.
"""

import enum
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas, from_the_top
from stratcanvas.domain.cards import Aim, Approach, Awareness, Problem, Strategy
from stratcanvas.domain.fields import entries
from stratcanvas.domain.names import one_line
from stratcanvas.safe_words import harmless, isolated
from stratcanvas.words import mark, tr, translated, trn

MOST_LISTED = 60
"""Things that a list names at most; of further ones it says how many they are."""
_QUOTES = frozenset('“”„‟«»‹›「」『』"')
_HEADINGS = {Aim.EDUCATE: mark("We educate"), Aim.SOLVE: mark("We help solve")}
_GAPS = {
    Aim.EDUCATE: mark("Nothing educates them about this yet"),
    Aim.SOLVE: mark("Nothing helps them solve this yet"),
}


class SlidePart(enum.Enum):
    """What a page is about, in the order in which they come."""

    CUSTOMER = "customer"
    PROBLEM = "problem"
    STRATEGY = "strategy"
    GAPS = "gaps"
    NOT_DOING = "not-doing"
    NOTHING = "nothing"
    """There is nothing to show yet, and the page says what to begin with."""


class Slide(NamedTuple):
    """One page: its part, and the record to which one goes back from it."""

    part: SlidePart
    record: str


class SlideItem(NamedTuple):
    """An entry of a list: its words, and what stands before and after them."""

    words: str
    kind: str = ""
    """A word in front, such as “Article”."""
    number: int = 0
    """The rank that stands in front; 0 for none."""
    lacks: str = ""
    """What is missing here."""


class SlideList(NamedTuple):
    """Entries under a heading; without any, ``missing`` says what there is not."""

    items: tuple[SlideItem, ...]
    heading: str = ""
    aim: Aim | None = None
    missing: str = ""


class SlideWords(NamedTuple):
    """Everything that a page says, in reading order."""

    over: str
    """Small words over all: the customer, or what this page is."""
    place: str
    """Where among its like it stands: “Problem 2 of 4”."""
    headline: str
    number: int = 0
    said: bool = True
    """False: the headline is ours, in place of what is still missing."""
    facts: tuple[str, ...] = ()
    quote: str = ""
    lists: tuple[SlideList, ...] = ()
    """Two stand side by side, what educates first."""
    title: str = ""
    """What the canvas is called."""


def slides(canvas: Canvas) -> tuple[Slide, ...]:
    """Return the pages of a canvas, in order; there is always one."""
    return tuple(_slides(canvas)) or (Slide(SlidePart.NOTHING, canvas.id),)


def _slides(canvas: Canvas) -> Iterator[Slide]:
    if canvas.brief.customer.strip():
        yield Slide(SlidePart.CUSTOMER, canvas.id)
    shown = [each.id for each in canvas.ranked if _says_something(canvas, each)]
    yield from (Slide(SlidePart.PROBLEM, each) for each in shown)
    strategy = canvas.strategy
    if strategy.statement.strip() or _how_we_win(strategy):
        yield Slide(SlidePart.STRATEGY, strategy.id)
    first = next(_with_gaps(canvas), None)
    if first is not None or len(canvas.tactics) > len(canvas.problems_of):
        loose = (each for each in canvas.tactics if not rules.counts(canvas, each))
        yield Slide(SlidePart.GAPS, first.id if first is not None else next(loose))
    if entries(strategy.not_doing):
        yield Slide(SlidePart.NOT_DOING, strategy.id)


def _says_something(canvas: Canvas, problem: Problem) -> bool:
    return bool(problem.statement.strip() or problem.id in canvas.tactics_of)


def _with_gaps(canvas: Canvas) -> Iterator[Problem]:
    for each in canvas.ranked:
        done = rules.is_educated(canvas, each.id) and rules.is_helped(canvas, each.id)
        if not done and _says_something(canvas, each):
            yield each


def slide_words(canvas: Canvas, slide: Slide) -> SlideWords:
    """Return what a page of this canvas says."""
    words = _MAKERS[slide.part](canvas, slide.record)
    return words._replace(title=_line(canvas.brief.title))


def _customer(canvas: Canvas, _: str) -> SlideWords:
    many = len(canvas.problems)
    unknown = sum(each.awareness is Awareness.UNKNOWN for each in canvas.problems.values())
    facts = [trn("{n} problem", "{n} problems", many).format(n=many)] if many else []
    if unknown:
        words = trn(
            "{n} that they don’t know about yet", "{n} that they don’t know about yet", unknown
        )
        facts.append(words.format(n=unknown))
    return SlideWords(
        tr("The customer"),
        "",
        _line(canvas.brief.customer),
        facts=(" · ".join(facts),) * bool(facts),
    )


def _problem(canvas: Canvas, key: str) -> SlideWords:
    problem, number = canvas.problems[key], canvas.number[key]
    words = _line(problem.statement)
    known = translated(problem.awareness.label) if problem.awareness.value else ""
    cost = (
        tr("Cost: {words}").format(words=isolated(_line(problem.cost)))
        if problem.cost.strip()
        else ""
    )
    insight = (
        (tr("They think: {words}"), _line(problem.belief)),
        (tr("In truth: {words}"), _line(problem.truth)),
    )
    facts = [" · ".join(filter(None, (known, cost)))]
    facts += [said.format(words=isolated(what)) for said, what in insight if what]
    return SlideWords(
        over=_line(canvas.brief.customer),
        place=tr("Problem {n} of {all}").format(n=number, all=len(canvas.problems)),
        headline=words or tr("This problem is still to be put in words"),
        number=number,
        said=bool(words),
        facts=tuple(filter(None, facts)),
        quote=one_quote(problem),
        lists=tuple(_side(canvas, key, aim) for aim in Aim),
    )


def _side(canvas: Canvas, problem: str, aim: Aim) -> SlideList:
    tactics = canvas.tactics_on(problem, aim)
    items = (
        SlideItem(_line(each.title) or tr("Still to be named"), translated(each.kind.word))
        for each in tactics
    )
    return SlideList(
        _listed(items, len(tactics)), translated(_HEADINGS[aim]), aim, translated(_GAPS[aim])
    )


def _strategy(canvas: Canvas, _: str) -> SlideWords:
    strategy, how = canvas.strategy, _how_we_win(canvas.strategy)
    words = _line(strategy.statement)
    facts = (tr("How we win: {how}").format(how=how),) if how else ()
    return SlideWords(
        tr("Our strategy"),
        "",
        words or tr("The strategy is still to be written"),
        said=bool(words),
        facts=facts,
    )


def _how_we_win(strategy: Strategy) -> str:
    chosen = "" if strategy.approach is Approach.NOT_CHOSEN else translated(strategy.approach.label)
    return " — ".join(filter(None, (chosen, _line(strategy.approach_note))))


def _gaps(canvas: Canvas, _: str) -> SlideWords:
    gaps = list(_with_gaps(canvas))
    problems = (
        SlideItem(
            _line(each.statement) or tr("Still to be put in words"),
            number=canvas.number[each.id],
            lacks=" · ".join(_lacking(canvas, each.id)),
        )
        for each in gaps
    )
    loose = [each for each in canvas.tactics.values() if not rules.counts(canvas, each.id)]
    tactics = (
        SlideItem(_line(each.title) or tr("Still to be named"), translated(each.kind.word))
        for each in sorted(loose, key=from_the_top)
    )
    lists = [SlideList(_listed(problems, len(gaps)))] if gaps else []
    if loose:
        heading = trn(
            "{n} tactic does not count: it helps with none of these problems",
            "{n} tactics do not count: they help with none of these problems",
            len(loose),
        )
        lists.append(SlideList(_listed(tactics, len(loose)), heading.format(n=len(loose))))
    return SlideWords(
        _line(canvas.brief.customer), "", tr("What is still missing"), lists=tuple(lists)
    )


def _lacking(canvas: Canvas, problem: str) -> Iterator[str]:
    if not rules.is_educated(canvas, problem):
        yield translated(_GAPS[Aim.EDUCATE])
    if not rules.is_helped(canvas, problem):
        yield translated(_GAPS[Aim.SOLVE])


def _not_doing(canvas: Canvas, _: str) -> SlideWords:
    what = entries(canvas.strategy.not_doing)
    items = (SlideItem(_line(each)) for each in what)
    lists = (SlideList(_listed(items, len(what))),)
    return SlideWords(_line(canvas.brief.customer), "", tr("What we will not do"), lists=lists)


def _nothing(canvas: Canvas, _: str) -> SlideWords:
    """Say what to begin with: nothing at all is there."""
    del canvas
    steps = (
        tr("Say who the customer is"),
        tr("Write down what hurts them, as they would say it"),
        tr("Write your strategy in one sentence"),
        tr("Add what you will do, and connect it to a problem"),
    )
    items = tuple(SlideItem(each, number=place) for place, each in enumerate(steps, start=1))
    return SlideWords("", "", tr("There is nothing to present yet"), lists=(SlideList(items),))


_MAKERS = {
    SlidePart.CUSTOMER: _customer,
    SlidePart.PROBLEM: _problem,
    SlidePart.STRATEGY: _strategy,
    SlidePart.GAPS: _gaps,
    SlidePart.NOT_DOING: _not_doing,
    SlidePart.NOTHING: _nothing,
}


def one_quote(problem: Problem) -> str:
    """Return the one thing that was said about a problem: the first in quotation marks, else the
    first; "" when nobody is quoted.
    """
    said = [_line(each) for each in entries(problem.evidence)]
    return next((each for each in said if not _QUOTES.isdisjoint(each)), said[0] if said else "")


def read_aloud(words: SlideWords) -> str:
    """Return what a page says as a few sentences, for who hears it."""
    number = words.place or words.over
    parts = [number, words.headline, *words.facts, words.quote, *map(_read_list, words.lists)]
    return ". ".join(part.rstrip(".") for part in parts if part)


def _read_list(part: SlideList) -> str:
    said = "; ".join(map(_read, part.items)) or part.missing
    return ": ".join(filter(None, (part.heading, said)))


def _read(item: SlideItem) -> str:
    name = " ".join(filter(None, (str(item.number or ""), item.kind, item.words)))
    return f"{name}, {item.lacks}" if item.lacks else name


def _listed(items: Iterable[SlideItem], many: int) -> tuple[SlideItem, ...]:
    """Return the entries of a list; of a very long one the first, and how many there are more."""
    if many <= MOST_LISTED:
        return tuple(items)
    left = many - MOST_LISTED
    more = SlideItem(trn("and {n} more", "and {n} more", left).format(n=left))
    return (*islice(items, MOST_LISTED), more)


def _line(text: str) -> str:
    return harmless(one_line(text))
