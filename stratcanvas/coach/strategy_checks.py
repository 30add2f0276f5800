# SPDX-License-Identifier: MIT
"""What the text rules find in the strategy: how long it is, how it reads, whom it is about.

Each answers with the words that made it speak, or with none.
"""

import re
from collections import Counter
from collections.abc import Mapping

from stratcanvas.coach.audience import Audience
from stratcanvas.coach.prose import Prose, Word, said
from stratcanvas.coach.vocabulary import common_words, phrases, stilted_words, word_list
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Approach, Strategy
from stratcanvas.domain.word_count import count_words

LONGEST_SENTENCE, MOST_SENTENCES, MOST_WORDS = 25, 2, 40
_HARD_SHARE, _FEW_HARD, _LONG_WORD = 0.2, 3, 7
"""A fifth of the words, at least three of them, of at least seven letters each."""
_RARE_SHARE, _SOME_HARD = 0.35, 2
"""Of a sentence so full of rare words, two of them hard, hardly anything is understood."""
_BUZZ_SHARE, _FEW_BUZZ, _MANY_BUZZ = 0.25, 2, 3
_NEAR_US = 8
"""Words after “we” among which its verb is."""
_FEW_OF_US = 2
"""“Our” and “us”, so often and without anybody else, say it too."""
_CHANNELS, _TAIL, _LONG_TAIL = 3, 3, 8
"""Of a row of tactics: how many there are, and words after the last (after “in” or “at”)."""
_NEAR = 4
"""Words between an amount and what it is an amount of, at most."""
_DIGITS = 2
"""Digits that a number of sales has at least."""
_SHORT = 9
"""Words of a statement that may be a target without a verb."""
_LATIN = (
    *("tion", "sion", "ment", "ity", "ance", "ence", "ency", "ancy", "ise", "ize", "ate", "ify"),
    *("ive", "ous", "al", "ible", "istic", "ism", "ology", "ary", "ory", "acy", "ic", "ics", "ist"),
    *("ously", "ally", "ively", "ably", "able", "ular", "itude", "escent"),
)
"""How words end that name no thing one can see."""
_LINK = re.compile(
    r"[,;\n+&/•]|\b\d+[.)]|[.!](?=\s|$)|\b(?:and|plus|then|also|as well as)\b", re.IGNORECASE
)


def long_strategy(_: Canvas, audience: Audience, strategy: Strategy) -> tuple[str, ...]:
    """Answer with the sentence that is too long, or with the first one that is too many.

    The things of a list are no sentences: as many words as one may have are not too many there.
    """
    prose = audience.prose(strategy.statement)
    sentences = prose.sentences
    counts = [count_words(each) for each in sentences]
    for sentence, count in zip(sentences, counts, strict=True):
        if count > LONGEST_SENTENCE:
            return (sentence,)
    is_short = prose.is_list and sum(counts) <= LONGEST_SENTENCE
    if len(sentences) > MOST_SENTENCES and not is_short:
        return (sentences[MOST_SENTENCES],)
    return (sentences[-1],) if sum(counts) > MOST_WORDS else ()


def hard_words(canvas: Canvas, audience: Audience, strategy: Strategy) -> tuple[str, ...]:
    """Answer with the words that are hard: rare or stilted ones, no names, none of the problems'.

    How the customer speaks is hard for nobody whom the plan is for.
    """
    prose = audience.prose(strategy.statement)
    theirs = {
        stem for each in canvas.ranked[:20] for stem in audience.prose(each.statement).stems
    } | audience.customer_stems
    hard = [word for word in prose.words if _is_hard(word) and not _is_name(prose, word)]
    hard = [word for word in hard if theirs.isdisjoint(prose.stems_of((word,)))]
    if len(hard) >= max(_FEW_HARD, _HARD_SHARE * len(prose.words)):
        return said(hard)
    rare = [word for word in prose.words if word in hard or _is_rare(word)]
    rare = [word for word in rare if not _is_name(prose, word)]
    rare = [word for word in rare if theirs.isdisjoint(prose.stems_of((word,)))]
    dense = len(rare) >= max(_FEW_HARD, _RARE_SHARE * len(prose.words))
    return said(rare) if len(hard) >= _SOME_HARD and dense else ()


def _is_rare(word: Word) -> bool:
    parts = {word.small, word.base, word.small.removesuffix("'s"), *re.split(r"[-‑]", word.small)}
    return len(word.small) >= _LONG_WORD and not parts & common_words()


def _is_hard(word: Word) -> bool:
    """Tell whether a word is rare and made of Latin or fashion, or has a plainer one beside it."""
    if len(word.small) < _LONG_WORD:
        return False
    if word.is_among(stilted_words()):
        return True
    if not _is_rare(word):
        return False
    return word.is_among(word_list("buzz")) or word.base.endswith(_LATIN)


def _is_name(prose: Prose, word: Word) -> bool:
    """Tell whether a word is written as a name is: a capital that begins no sentence."""
    if not word.text[0].isupper() or prose.plain.isupper():
        return False
    before = prose.plain[: word.start].rstrip(" \t\"'“”‘([•-–")
    return bool(before) and before[-1] not in ".!?…:\n"


def about_us(_: Canvas, audience: Audience, strategy: Strategy) -> tuple[str, ...]:
    """Answer with what says that it happens to the founder, where that outweighs the customer.

    That “we” do something says nothing; what “we” want to be, have and be called does.
    """
    prose = audience.prose(strategy.statement)
    if not _tells_us_apart(audience):
        return ()
    signs = _self_regard(prose, audience)
    for sign in ("our_things", "us_as_goal", "best_of_all"):
        signs += [m[0] for m in phrases(sign).finditer(prose.plain)]
    first = phrases("self_orders").match(prose.plain.lstrip(" \t-•*"))
    signs += [first[0]] if first else []
    theirs = [word for word in prose.words if _is_theirs(prose, audience, word)]
    helped = prose.among(word_list("guiding"))
    alone = not (theirs or helped)
    signs += _self_praise(prose, audience)
    of_us = word_list("of_us") - audience.customer_words  # a mine is a place too
    ours = [word.text for word in prose.words if word.small in of_us]
    if not signs and len(ours) < _FEW_OF_US:
        return ()
    signs += [word.text for word in prose.words if word.small in audience.author_names]
    many = len(signs) > max(1, _runs(theirs) + len(helped))
    signs.sort(key=prose.plain.find)
    return tuple(dict.fromkeys(signs or ours)) if many or alone else ()


def _tells_us_apart(audience: Audience) -> bool:
    """Tell whether the customer's name is none of our words: else nothing can be told."""
    return not audience.customer_words & (word_list("us") - {"mine"})


def is_for_customer(audience: Audience, statement: str) -> bool:
    """Tell whether it surely speaks of the customer: it names them, and how they are helped."""
    prose = audience.prose(statement)
    named = any(_is_theirs(prose, audience, word) for word in prose.words)
    helps = any(_guides(prose, word) for word in prose.words)
    return _tells_us_apart(audience) and named and helps


def mentions(audience: Audience, statement: str) -> tuple[Mapping[str, int], int]:
    """Return how often which word for the founder comes, and how often the customer is named."""
    prose = audience.prose(statement)
    ours = Counter[str]()
    for word in prose.words:
        small = word.small.partition("'")[0]
        if small in word_list("us") and (word.text != "US" or prose.plain.isupper()):
            ours["I" if small == "i" else small] += 1
        elif word.small in audience.author_names:
            ours[word.text] += 1
    return ours, _runs([word for word in prose.words if _is_theirs(prose, audience, word)])


def _self_praise(prose: Prose, audience: Audience) -> list[str]:
    """Return what tells of the founder's past, people and worth: “award-winning”, “we are a firm”.

    The author's whole name at the beginning makes the author whom it is about.
    """
    name = audience.author.strip()
    spoken = any(word.small.partition("'")[0] in word_list("us") for word in prose.words)
    begins = [word.text for word in prose.words[:2]]
    titled = len(begins) > 1 and all(text[0].isupper() for text in begins)
    named = " " in name and titled and begins[0].lower() in audience.author_names
    if not (spoken or named):
        return []
    signs = [m[0] for m in phrases("self_praise").finditer(prose.plain)]
    return [" ".join(begins), *signs] if named else signs


def _runs(words: list[Word]) -> int:
    """Return how many groups of words stand together: “law firm” is one thing that is named."""
    ends = {word.start + len(word.text) + 1 for word in words}
    return sum(word.start not in ends for word in words)


def _is_theirs(prose: Prose, audience: Audience, word: Word) -> bool:
    if word.small in word_list("them") and word.small not in audience.author_names:
        return not prose.plain[: word.start].lower().endswith((" our ", " my "))
    return audience.is_customer(prose, word)


def _self_regard(prose: Prose, audience: Audience) -> list[str]:
    """Return each “we want to become”: the founder, and the verb that says what happens to them."""
    found, words = [], prose.words
    for place, word in enumerate(words):
        pronoun = word.small.partition("'")[0]
        if pronoun not in {"we", "i"} and word.small not in audience.author_names:
            continue
        near = words[place + 1 : place + 1 + _NEAR_US]
        rest = [each for each in near if each.small not in word_list("on_the_way")][:2]
        if rest and _is_of_self(*rest):
            found.append(prose.plain[word.start : rest[0].start + len(rest[0].text)])
    return found


def _is_of_self(verb: Word, follower: Word | None = None) -> bool:
    """Tell whether a verb says what happens to whoever does it: “become”, “grow our …”."""
    if verb.is_among(word_list("self_regarding")):
        return True
    of_ours = follower is None or follower.small in word_list("of_ours")
    return of_ours and verb.is_among(word_list("self_regarding_with"))


def goal_not_strategy(_: Canvas, audience: Audience, strategy: Strategy) -> tuple[str, ...]:
    """Answer with the target: how much of what is ours, where nothing says by what means."""
    prose = audience.prose(strategy.statement)
    theirs = {"your", "yours", "you", "their", "theirs", "they", "them"} - audience.author_names
    if any(word.small in theirs for word in prose.words) or prose.among(word_list("guiding")):
        return ()
    if phrases("means").search(prose.plain) or not prose.content:
        return ()
    first = prose.words[0]  # “get 50 landlords”, “50 landlords”
    ordered = first.is_among(word_list("target_verbs")) or first.small[0].isdigit()
    if audience.is_customer(prose, prose.content[0]) and not ordered:
        return ()
    return _target(prose, audience) or _target_by_then(prose, audience)


def _target(prose: Prose, audience: Audience) -> tuple[str, ...]:
    """Return an amount and what it is of, where the founder wants it: clients, sales, money."""
    large = phrases("large_sums").search(prose.plain)
    if large is not None and prose.among(word_list("earning")):
        return (large[0],)
    wanted = prose.among(word_list("target_verbs")) or phrases("wanting").search(prose.plain)
    if wanted or len(prose.words) <= _SHORT:
        for measure in phrases("our_measures").finditer(prose.plain):
            amount = _amount_beside(prose.plain, measure)
            if amount:
                return (amount, measure[0])
    words = [word for word in prose.words if word.small not in {"new", "more", "paying"}]
    for one, number, whom in zip(words, words[1:], words[2:], strict=False):
        won = one.is_among(word_list("winning")) and number.small[0].isdigit()
        if won and audience.is_customer(prose, whom):
            return (number.text, whom.text)
    return ()


def _target_by_then(prose: Prose, audience: Audience) -> tuple[str, ...]:
    """Return a share of the market, a rank or a number of sales by a date."""
    share = phrases("market_shares").search(prose.plain)
    if share is not None:
        return (share[0],)
    until = phrases("deadlines").search(prose.plain)
    if until is None or any(word.small == "back" for word in prose.words):
        return ()
    rank = phrases("ranks", "own_ends").search(prose.plain)
    if rank is not None:
        return (rank[0], until[0])
    number = prose.words[0].small
    many = number[0].isdigit() and len(re.sub(r"\D", "", number)) >= _DIGITS
    if many and any(audience.is_customer(prose, word) for word in prose.words[1:3]):
        return (prose.words[0].text, until[0])
    sold = phrases("sold_by_then").search(prose.plain)
    if sold is None and any(audience.is_customer(prose, word) for word in prose.words):
        sold = phrases("had_by_then").search(prose.plain)
    if sold is None or len(re.sub(r"\D", "", sold[0])) < _DIGITS:
        return ()  # “win 3 evenings a month”
    return (sold[0], until[0])


_AMOUNT = r"(?:[£$€]\s?\d[\d.,]*\s?(?:k|m|million|bn)?|\d[\d.,]*\s?%?)"


def _amount_beside(plain: str, measure: re.Match[str]) -> str:
    """Return how much of something is meant (“50 new clients”, “sales by 30 %”), or ""."""
    before = " ".join(re.split(r"[;:.!?]\s", plain[: measure.start()])[-1].split()[-_NEAR:])
    after = plain[measure.end() :].split()[: _NEAR + 1]
    if not after or not (after[0].lower() in word_list("up_to") or re.match(_AMOUNT, after[0])):
        after = []
    for words in (before, " ".join(after)):
        found = re.search(_AMOUNT, words) or phrases("amounts").search(words)
        if found:
            return found[0].strip()
    return ""


def fluff(_: Canvas, audience: Audience, strategy: Strategy) -> tuple[str, ...]:
    """Answer with the buzz words, where there are many or much of the sentence is made of them."""
    prose = audience.prose(strategy.statement)
    found = [word.text for word in prose.among(word_list("buzz"))]
    found += [m[0] for m in phrases("buzz_phrases").finditer(prose.plain)]
    found = list(dict.fromkeys(found))
    dense = len(found) >= _BUZZ_SHARE * len(prose.content) and not prose.among(word_list("guiding"))
    return tuple(found) if len(found) >= (_FEW_BUZZ if dense else _MANY_BUZZ) else ()


def strategy_is_list(_: Canvas, audience: Audience, strategy: Strategy) -> tuple[str, ...]:
    """Answer with the channels and deliverables, where a row of them is what it says."""
    prose = audience.prose(strategy.statement)
    found = list(phrases("channels").finditer(prose.plain))
    row = {m[0].lower(): m[0] for m in found}
    if len(row) < _CHANNELS or _is_not_our_row(prose, audience, found):
        return ()
    items = [each for each in _LINK.split(prose.plain) if each.strip()]
    ours = sum(bool(phrases("channels").search(each)) for each in items)
    return tuple(row.values()) if ours >= _CHANNELS and ours > len(items) / 2 else ()


def _is_not_our_row(prose: Prose, audience: Audience, found: list[re.Match[str]]) -> bool:
    """Tell whether somebody is helped, or somebody else does what the row says."""
    before = {word.small for word in prose.words if word.start < found[0].start()}
    if before & (word_list("clause_words") | word_list("them")):
        return True
    if any(audience.is_customer(prose, word) for word in prose.words[:2]):
        return True
    inside = [
        word for word in prose.words if not any(m.start() <= word.start < m.end() for m in found)
    ]
    if any(word.small in word_list("stopping") or _guides(prose, word) for word in inside):
        return True
    tail = prose.plain[found[-1].end() :]
    follows = tail.lower().split()
    if ":" in tail or word_list("says_of_them") & set(follows):
        return True
    goes_on = follows and follows[0] in word_list("where_and_when")
    return len(follows) > (_LONG_TAIL if goes_on else _TAIL)


def _guides(prose: Prose, word: Word) -> bool:
    """Tell whether a word says that somebody is helped: “show them”, not “the show”."""
    before = prose.plain[: word.start].split()[-1:]
    a_thing = bool(before) and before[0].lower() in word_list("counted")
    return word.is_among(word_list("guiding")) and not a_thing


_OTHER_WAYS = {
    Approach.WIN: ["change_words", "segment_words"],
    Approach.CHANGE: ["win_surely", "win_words", "segment_words"],
    Approach.SEGMENT: ["win_surely", "win_words", "change_words"],
}
_OWN_WAY = {
    Approach.WIN: ("win_surely", "win_words"),
    Approach.CHANGE: ("change_words",),
    Approach.SEGMENT: ("segment_words",),
}


def approach_mismatch(_: Canvas, audience: Audience, strategy: Strategy) -> tuple[str, ...]:
    """Answer with what speaks of another way to win, where nothing speaks of the one chosen."""
    if strategy.approach is Approach.NOT_CHOSEN:
        return ()
    both = audience.prose(f"{strategy.statement}\n{strategy.approach_note}").plain
    if phrases(*_OWN_WAY[strategy.approach]).search(both):
        return ()
    prose = audience.prose(strategy.statement)
    ways = _OTHER_WAYS[strategy.approach]
    if any(word.small in word_list("against") for word in prose.words):
        ways = [way for way in ways if way != "win_words"]  # “why the cheapest roof costs most”
    found = [m[0] for way in ways for m in phrases(way).finditer(prose.plain)]
    return tuple(dict.fromkeys(found))
