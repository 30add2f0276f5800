# SPDX-License-Identifier: MIT
"""The five questions, in the order of the idea: a row each, and what it is answered with."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from stratcanvas.coach.customer_name import customers_in
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Approach, Awareness
from stratcanvas.safe_words import isolated
from stratcanvas.words import mark, translated

if TYPE_CHECKING:
    from stratcanvas.ui.guide.answer import Answer


class Question(NamedTuple):
    """One question: how it is asked, what helps to answer it, and where the answer is typed."""

    id: str
    words: str
    """The question; ``{customer}`` stands for whom it is about."""
    words_for_nobody: str
    """The same where nobody is named, or not so that it fits into the question."""
    help: str
    prompts: tuple[str, ...]
    """What one may ask oneself when nothing comes to mind."""
    answer: str
    """``module:class`` of what it is answered with, imported when it is first asked."""
    is_answered: Callable[[Canvas], bool]

    def load(self) -> "type[Answer]":
        """Return the class of what it is answered with, importing it now."""
        module, _, name = self.answer.partition(":")
        found: type[Answer] = getattr(import_module(module), name)
        return found


def _has_customer(canvas: Canvas) -> bool:
    return bool(canvas.brief.customer.strip())


def _has_problems(canvas: Canvas) -> bool:
    return any(each.statement.strip() for each in canvas.problems.values())


def _has_asked(canvas: Canvas) -> bool:
    asked = [each.awareness is not Awareness.NOT_ASKED for each in canvas.problems.values()]
    went_on = bool(canvas.strategy.statement.strip() or canvas.tactics)
    return bool(asked) and (all(asked) or went_on)  # whoever went on is not sure, as one may be


def _has_strategy(canvas: Canvas) -> bool:
    strategy = canvas.strategy
    return bool(strategy.statement.strip()) and strategy.approach is not Approach.NOT_CHOSEN


def _has_tactics(canvas: Canvas) -> bool:
    served = (each in canvas.serving.by_aim[aim] for each in canvas.problems for aim in Aim)
    return bool(canvas.problems) and all(served)


QUESTIONS: tuple[Question, ...] = (
    Question(
        "customer",
        mark("Who is the customer?"),
        mark("Who is the customer?"),
        mark("The people you want to help, in a few words. One kind of customer is enough."),
        (
            mark("Who pays you today, and is glad to?"),
            mark("Whose day would be better if you did your work well?"),
            mark("Who would you like ten more of?"),
        ),
        "stratcanvas.ui.guide.customer:CustomerAnswer",
        _has_customer,
    ),
    Question(
        "problems",
        mark("What hurts {customer}?"),
        mark("What hurts them?"),
        mark(
            "Write it the way they would say it. One problem to a line; three to five are plenty. "
            "What hurts most comes first."
        ),
        (
            mark("What do they complain about before they have heard of you?"),
            mark("What do they lose by it: money, time, sleep?"),
            mark("What do you see that they don’t see yet?"),
        ),
        "stratcanvas.ui.guide.problem_list:ProblemsAnswer",
        _has_problems,
    ),
    Question(
        "knowing",
        mark("Do they know?"),
        mark("Do they know?"),
        mark(
            "Of each problem: do they know that they have it? What they don’t see yet is what you "
            "can show them. If you are not sure, leave it open and ask the next one you meet."
        ),
        (
            mark("Have you heard one of them say it, unasked?"),
            mark("What do they blame for it instead?"),
            mark("What did the last one say when it was too late?"),
        ),
        "stratcanvas.ui.guide.knowing:KnowingAnswer",
        _has_asked,
    ),
    Question(
        "strategy",
        mark("What is the strategy?"),
        mark("What is the strategy?"),
        mark(
            "Why will they choose you? Pick one way to win. Then say in a sentence what you show "
            "them and what you help them with."
        ),
        (
            mark("Why would they choose you rather than another?"),
            mark("Could a competitor sign your sentence unchanged?"),
            mark("What are you asked for that you would rather not do?"),
        ),
        "stratcanvas.ui.guide.winning:StrategyAnswer",
        _has_strategy,
    ),
    Question(
        "tactics",
        mark("What will you do?"),
        mark("What will you do?"),
        mark(
            "For each problem, pick one thing that shows it to them and one that helps them solve "
            "it. You can change the words."
        ),
        (
            mark("What do you explain again and again?"),
            mark("What do you have in a drawer that they could use?"),
            mark("What could you do for one of them this week?"),
        ),
        "stratcanvas.ui.guide.doing:TacticsAnswer",
        _has_tactics,
    ),
)


def asked(question: Question, canvas: Canvas) -> str:
    """Return a question as it is asked about the customer of a canvas, or of “them”."""
    customers = customers_in(canvas.brief.customer)
    if not customers:
        return translated(question.words_for_nobody)
    return translated(question.words).format(customer=isolated(customers))


def first_open(canvas: Canvas) -> int:
    """Return the place of the first question that is not answered yet; with none open the end."""
    places = (n for n, each in enumerate(QUESTIONS) if not each.is_answered(canvas))
    return next(places, len(QUESTIONS))
