# SPDX-License-Identifier: MIT
"""Statements that name a thing, how much of it there is, or are whole sentences already.

“Late payments”, “No time for bookkeeping”, “Nobody picks up at lunch”. Each reading answers None
where the statement is not surely built so.
"""

from collections.abc import Sequence

from stratcanvas.coach.deeds import clause
from stratcanvas.coach.grammar import (
    THEY,
    YOU,
    Phrases,
    adverbs_in,
    could_be_verb,
    has,
    is_adverb,
    is_many,
    is_mass,
    joined,
    listed,
    lower,
    lowered,
    said,
    speaks_of_me,
    stays_right,
    verbs,
)

_LONGEST = 5
"""Words that may follow a thing's name and belong to it."""


def quantity(words: Sequence[str]) -> Phrases | None:
    """Read “No time for bookkeeping”, “Too many no-shows”: that is what people have."""
    small = lower(words)
    size = 2 if "_".join(small[:2]) in listed("quantities") else 1
    amount, rest = small[:size], small[size:]
    if "_".join(amount) not in listed("quantities"):
        return None
    named = _named(amount[-1], rest)
    if not named or not stays_right(rest[named:], third=True) or has(rest, "about_them"):
        return None
    what = " ".join(words[size:])
    if amount == ["not", "enough"]:
        return clause(f"don't have enough {what}", f"not having enough {what}")
    return clause(joined("have", *amount, what), joined("having", *amount, what))


def _named(amount: str, rest: Sequence[str]) -> int:
    """Return how many words after a quantity name the thing; 0: one of them could be a verb."""
    if not rest or rest[0] in listed("not_a_thing") or not rest[0][0].isalpha():
        return 0
    if is_adverb(rest[0]) or rest[0].endswith("ed"):
        return 0
    if len(rest) == 1 or rest[1] in listed("after_noun"):
        return 1
    if len(rest) > 2 and rest[2] not in listed("after_noun"):
        return 0
    last = rest[1]
    if is_many(rest[0]) or is_adverb(last) or last.endswith("ed") or last in listed("past"):
        return 0  # “No customers come”
    if amount in {"many", "few"}:
        return 2 if is_many(last) else 0
    return 0 if last.endswith("s") and could_be_verb(last) else 2  # “Too much stock spoils”


def sentence(words: Sequence[str]) -> Phrases | None:
    """Read “Nobody picks up at lunch”, “The till doesn't match the book”."""
    small = lower(words)
    place = _verb_place(small)
    goes_on = place + 1 < len(words) or not has(small[place:], "singular", "plural", "either")
    if not place or not goes_on or not stays_right(words[place + 1 :], third=False):
        return None
    if has(small, "to_you") or (speaks_of_me(small) and has(small, "about_them")):
        return None
    begins = lowered(words[0])
    if not begins:
        return None
    if small[0] == "their" and not has(small[1:], "about_them"):
        return Phrases(" ".join(words).replace(words[0], begins, 1), joined("your", *words[1:]))
    whole = (begins, *words[1:])
    they = "" if _mixes_them_up(small, place) else said(whole, THEY)
    return Phrases(they, said(whole, YOU))


def _mixes_them_up(small: Sequence[str], place: int) -> bool:
    """Tell whether “they” would be somebody else, as in “Customers don't know what we do”."""
    many, told = is_many(small[place - 1]), small[place:]
    others = many and not speaks_of_me(small[:1])
    whoever = has(small[:1], "whoever") or small[:2] == ["no", "one"]
    return (others and speaks_of_me(told)) or ((many or whoever) and has(told, "speaker"))


def _verb_place(small: Sequence[str]) -> int:
    """Return where the verb of a sentence with a subject of its own stands; 0: it is not sure."""
    whoever = 2 if small[:2] == ["no", "one"] else int(small[0] in listed("whoever"))
    if whoever:
        place = whoever + (small[whoever : whoever + 1] == ["else"])
        place += adverbs_in(small[place:])
        verb = " ".join(small[place : place + 1])
        is_one = verb in listed("singular", "either") or verb.endswith("s")
        return place if is_one and not verb.endswith(("ss", "'s")) else 0
    if small[0] in {"there's", "there", "it's", "it"}:
        return int(_is_about_nothing(small))
    begins = 1 if small[0] in listed("determiners") else 0
    places = (begins + 1, begins + 2)
    parts = ((each, small[begins:each], small[each : each + 1]) for each in places)
    agreeing = (
        each for each, subject, rest in parts if _agree(subject, rest, has_article=begins > 0)
    )
    return next(agreeing, 0)


def _is_about_nothing(small: Sequence[str]) -> bool:
    """Tell whether “there” or “it” stands for nothing, as in “It takes weeks to get paid”."""
    match list(small[:2]):
        case ["there's", _]:
            return True
        case ["there", verb]:
            return verb in listed("there")
        case ["it's", _]:
            return has(small[1:2], "to_do") and "to" in small
        case ["it", "is"]:
            return has(small[2:3], "to_do") and "to" in small
    return small[1:2] in (["takes"], ["costs"]) and "to" in small


def _agree(subject: Sequence[str], rest: Sequence[str], *, has_article: bool) -> bool:
    """Tell whether one or two words are surely the subject of the verb that follows.

    Of two, the last is the noun and the first describes it: “Staff turnover is high”. Two of which
    the first is a plural are none: “Things people don't say”.
    """
    if not rest or has(subject, "no_subject", "felt", "singular", "plural", "either"):
        return False
    if any(map(is_adverb, subject)):
        return False
    verb, many = rest[0], is_many(subject[-1])
    is_deed = len(subject) == 1 and subject[0] in verbs(2)
    if not (many or has_article or is_deed or is_mass(subject[-1])):
        return False  # “Dog won't eat” is how one writes, but none can say it so
    if len(subject) > 1:
        return verb in listed("singular") and not many and not subject[0].endswith("s")
    if verb in listed("either"):
        return True
    known = verbs(0).get(verb)
    if many:
        does = verb in listed("others_do") or (known is not None and not known.before)
        return does or verb in listed("plural")
    return verb in listed("singular")


def thing(words: Sequence[str]) -> Phrases | None:
    """Read “Late payments”, “Fear of the dentist”, “Paperwork”."""
    small, begins = lower(words), lowered(words[0])
    if not begins or not (_is_named_alone(small) or _is_described(small) or _is_of(small)):
        return None
    article = "the" if begins.lower() in listed("the_of") else ""
    return Phrases(thing=joined(article, begins, *words[1:]))


def _is_named_alone(small: Sequence[str]) -> bool:
    return small[0] in listed("alone") and _only_where(small[1:])


def _is_of(small: Sequence[str]) -> bool:
    return (
        small[0] in listed("nouns_of", "the_of") and small[1:2] == ["of"] and _is_plain(small[2:])
    )


def _is_described(small: Sequence[str]) -> bool:
    """Tell whether the second word ends a thing's name: “Low prices worry us” is none."""
    if len(small) < 2 or not _only_where(small[2:]):
        return False
    head = small[1]
    if small[0] in listed("before_heads"):
        return head in listed("heads")
    return small[0] in listed("describing") and (is_many(head) or is_mass(head))


def _only_where(small: Sequence[str]) -> bool:
    """Tell whether what follows a name only says where, when or for what, or nothing follows."""
    return not small or (small[0] in listed("after_noun") and _is_plain(small[1:]))


def _is_plain(small: Sequence[str]) -> bool:
    """Tell whether some words hold no verb and nobody, as far as the lists tell."""
    if not 0 < len(small) <= _LONGEST or speaks_of_me(small):
        return False
    nobody = ("of_others", "about_them", "to_you", "no_subject")
    return not has(small, *nobody, "singular", "plural", "either", "joining", "unfit", "past")
