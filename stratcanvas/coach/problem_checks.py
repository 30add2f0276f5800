# SPDX-License-Identifier: MIT
"""What the text rules find in a problem: whether it hurts, whom it hurts, and what happens."""

from stratcanvas.coach.audience import Audience
from stratcanvas.coach.prose import said
from stratcanvas.coach.vocabulary import phrases, word_list
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem

_BETWEEN = 3
"""Words that may stand between what is lacking and the word that says it is."""
_REACH = 80
"""Letters after what says that something is lacking in which it is looked for."""
_LONGEST_VAGUE = 9
_TAIL = 5
"""Words in which it may be said what a product is for."""


def problem_is_solution(_: Canvas, audience: Audience, problem: Problem) -> tuple[str, ...]:
    """Answer with the product that is asked for, where nothing says what hurts without it."""
    prose = audience.prose(problem.statement)
    for lack in phrases("lacks").finditer(prose.plain):
        before = prose.plain[: lack.start()].lower()
        if before.rstrip().endswith(("n't", "not", "no", "never", "nobody")):
            continue
        product = phrases("products").search(prose.plain, lack.end(), lack.end() + _REACH)
        if product is None:
            continue
        between = prose.plain[lack.end() : product.start()]
        if len(between.split()) > _BETWEEN or any(mark in between for mark in ",.;:!?\n"):
            continue
        end = product.end()
        while more := phrases("products").match(prose.plain, end + 1):
            end = more.end()  # “coaching app” is one product
        after = prose.plain[end:]
        if not _ends_there(after) or phrases("what_follows").search(after):
            continue
        if before.count(" ") > _LONGEST_VAGUE:
            continue
        return (prose.plain[lack.start() : end],)
    return ()


def _ends_there(after: str) -> bool:
    """Tell whether what comes after a product's name says only what it is for: “No plan for rain”.

    “No plan survives a Saturday” says what happens.
    """
    rest = after.strip(" .,;:!?\"'”)")
    words = rest.split()
    return len(words) <= _TAIL and (not words or words[0].lower() in word_list("goes_on"))


def problem_is_ours(_: Canvas, audience: Audience, problem: Problem) -> tuple[str, ...]:
    """Answer with what happens to the founder's own business.

    A customer who sells for a living has such problems themselves, so nothing is said there.
    """
    if phrases("who_sell").search(audience.prose(audience.customer).plain):
        return ()
    prose = audience.prose(problem.statement)
    for signs in ("seen_by_sellers", "seller_things"):
        found = phrases(signs).search(prose.plain)
        if found:
            return (found[0],)
    if not (prose.words and audience.is_customer(prose, prose.words[0])):
        return ()
    deaf, us = phrases("not_seeing").search(prose.plain), phrases("not_us").search(prose.plain)
    return (prose.words[0].text, deaf[0], us[0]) if deaf and us else ()


def problem_vague(_: Canvas, audience: Audience, problem: Problem) -> tuple[str, ...]:
    """Answer with the judgement, where no thing, person or event stands beside it."""
    prose = audience.prose(problem.statement)
    if not prose.content or len(prose.words) > _LONGEST_VAGUE:
        return ()
    if any(char.isdigit() for char in prose.plain):
        return ()
    judged = prose.among(word_list("judgements"))
    says_nothing = word_list("judgements") | word_list("says_nothing")
    vague = all(word.is_among(says_nothing) for word in prose.content)
    return said(judged) if vague and judged else ()
