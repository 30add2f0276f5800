# SPDX-License-Identifier: MIT
"""What the text rules find in a problem: whether it hurts, whom it hurts, and what happens."""

import re

from stratcanvas.coach.audience import Audience
from stratcanvas.coach.prose import Prose, Word, said
from stratcanvas.coach.vocabulary import phrases, word_list
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem

_BETWEEN = 3
"""Words that may stand between what is lacking and the word that says it is."""
_REACH = 80
"""Letters after what says that something is lacking in which it is looked for."""
_LONGEST_VAGUE = 9
_CLAUSE_END = re.compile(
    r"[,;:.!?\n]|\b(?:because|while|so)\b"
    r"|\b(?:and|but)\b(?! (?:won't|never|don't|do not|can't|cannot|will not))"
    r"(?! \w+ (?:our|ours|us|my))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]|[‘‹«][^'‘‹›«»]*['›»]")
"""What is quoted, from the last mark that opens it: a thousand open ones are read through once."""
_TAIL = 5
"""Words in which it may be said what a product is for."""


def problem_is_solution(_: Canvas, audience: Audience, problem: Problem) -> tuple[str, ...]:
    """Answer with the product that is asked for, where nothing says what hurts without it."""
    prose = audience.prose(problem.statement)
    helpful = phrases("would_help").search(prose.plain)
    if helpful:
        return (helpful[0],)
    for lack in phrases("lacks").finditer(prose.plain):
        before = prose.plain[: lack.start()].lower()
        if before.count(" ") > _LONGEST_VAGUE:
            break
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
        wanted = phrases("wants").match(lack[0]) is not None
        if not _ends_there(after, wanted) or phrases("what_follows").search(after):
            continue
        return (prose.plain[lack.start() : end],)
    return ()


def _ends_there(after: str, wanted: bool) -> bool:
    """Tell whether what comes after a product's name says only what it is for: “No plan for rain”.

    “No plan survives a Saturday” says what happens. Of what is wanted it may say where.
    """
    rest = after.strip(" .,;:!?\"'”)")
    words = rest.split()
    says_where = wanted and bool(words) and words[0].lower() in word_list("where")
    goes_on = not words or words[0].lower() in word_list("goes_on") or says_where
    return len(words) <= _TAIL and goes_on


def problem_is_ours(_: Canvas, audience: Audience, problem: Problem) -> tuple[str, ...]:
    """Answer with what happens to the founder's own business.

    A customer who speaks as “we” doesn't name his own kind: where the brief's customer is named
    beside “us”, the founder speaks. Without that, words of a business that sells tell; a customer
    who sells for a living has such problems too, so nothing is said there.
    """
    prose = audience.prose(problem.statement)
    told = _told_by_founder(prose, audience)
    if told or phrases("who_sell").search(audience.prose(audience.customer).plain):
        return told
    for signs in ("seen_by_sellers", "seller_things"):
        found = phrases(signs).search(prose.plain)
        if found:
            return (found[0],)
    if not (prose.words and audience.is_customer(prose, prose.words[0])):
        return ()
    deaf, us = phrases("not_seeing").search(prose.plain), phrases("not_us").search(prose.plain)
    return (prose.words[0].text, deaf[0], us[0]) if deaf and us else ()


def _told_by_founder(prose: Prose, audience: Audience) -> tuple[str, ...]:
    """Return who is spoken of as others, and who speaks: “dentists”, “our”."""
    name = audience.author.strip()
    if " " in name and name in prose.plain:
        return (name,)
    plain = _QUOTED.sub(lambda quote: " " * len(quote[0]), prose.plain)
    ours = [word for word in prose.words if _is_us(word) and not plain[word.start].isspace()]
    if not ours or _is_of_them(prose, audience):
        return ()
    words = prose.words
    names = [n for n, word in enumerate(words) if word.base in audience.customer_names]
    names = [n for n in names if not _is_near(words, n, "fellow", 1)]
    won = next((n for n in names if _is_near(words, n, "won_as_customers", 2)), None)
    if won is not None and ours[0].start < words[won].start:
        return (ours[0].text, words[won].text)  # “it costs us £900 to win a haulier”
    named = [place for place in names if _is_named(prose, place)]
    if not named:
        return ()
    sold = phrases("sold_by_us").search(plain)
    if sold:
        return (words[named[0]].text, sold[0])
    us = _done_to_us(prose, audience, named[0], plain)
    if us and us in ours:
        return (words[named[0]].text, us.text)
    dealt = next((n for n in named if _is_near(words, n, "dealt_with", 1)), None)
    if dealt is not None and words[0].small in {"we", "i"}:
        return (words[0].text, words[dealt].text)  # “we know too few bakers”
    return ()


def _is_near(words: tuple[Word, ...], place: int, signs: str, reach: int) -> bool:
    """Tell whether one of some words stands shortly before a word."""
    before = words[max(0, place - reach) : place]
    return any(word.is_among(word_list(signs)) for word in before)


def _done_to_us(prose: Prose, audience: Audience, place: int, plain: str) -> Word | None:
    """Return the “us” to whom the customer does something, where a text begins with the customer.

    That they tell us, or call us, says nothing yet.
    """
    for word in prose.words[:place]:
        counted = word.is_among(word_list("how_many")) or word.small.isdigit()
        if not counted and not audience.is_customer(prose, word):
            return None
    if phrases("told_to_us").search(plain):
        return None
    clause = _CLAUSE_END.search(plain, prose.words[place].start)
    end = clause.start() if clause else len(plain)
    after = prose.words[place + 1 :]
    us = (word for word in after if word.start < end and _is_us(word))
    return next(us, None)


def _is_us(word: Word) -> bool:
    return word.small.partition("'")[0] in word_list("us")


def _is_of_them(prose: Prose, audience: Audience) -> bool:
    """Tell whether the customer speaks: “our museum”, “we farmers”, “people like us”."""
    pairs = zip(prose.words, prose.words[1:], strict=False)
    speaks = any(
        one.small in word_list("us") and audience.is_customer(prose, other) for one, other in pairs
    )
    return speaks or bool(phrases("as_one_of_them").search(prose.plain))


def _is_named(prose: Prose, place: int) -> bool:
    """Tell whether a word for the customer means all of them, and not some beside the speaker."""
    word, before = prose.words[place], prose.words[place - 1].small if place else ""
    follows = prose.words[place + 1].small if place + 1 < len(prose.words) else ""
    many = word.base != word.small or before in {"every", "each", "no", "any", "one"}
    return many and follows not in word_list("where_they_are")


def problem_vague(_: Canvas, audience: Audience, problem: Problem) -> tuple[str, ...]:
    """Answer with the judgement, where no thing, person or event stands beside it."""
    prose = audience.prose(problem.statement)
    if not prose.content or len(prose.words) > _LONGEST_VAGUE:
        return ()
    if any(char.isdigit() for char in prose.plain):
        return ()
    judging = word_list("judgements")
    denied = any(w.small.endswith("n't") or w.is_among(word_list("denying")) for w in prose.words)
    if denied:
        judging |= word_list("praised")  # “not user friendly”
    if prose.words[0].small in word_list("of_it_all"):
        judging |= word_list("lasting")  # “it takes too long”
    judged = prose.among(judging)
    says_nothing = judging | word_list("says_nothing")
    if not all(word.is_among(says_nothing) for word in prose.content):
        return ()
    begins = prose.words[0].small
    if begins == "too" or (denied and begins in word_list("of_it_all")):
        return said(judged or prose.words)  # “nothing works”
    return said(judged)
