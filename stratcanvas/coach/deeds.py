# SPDX-License-Identifier: MIT
"""Statements of what somebody does, can't do or feels: “Loses receipts”, “I never know what I owe”.

The verb becomes that of many, and whoever speaks becomes “they” or “you”. Each reading answers
None where the statement is not built so, and with nothing in it where it is but is not sure.
"""

from collections.abc import Sequence

from stratcanvas.coach.grammar import (
    THEY,
    YOU,
    Phrases,
    Verb,
    adverbs_in,
    could_be_verb,
    has,
    is_many,
    is_mass,
    joined,
    listed,
    lower,
    said,
    stays_right,
    takes,
    verbs,
)

_BEGINS = {"i": "", "we": "", "i'm": "are", "we're": "are", "i've": "have", "we've": "have"}
_DENIALS = {"doesn't": "don't", "don't": "don't", "can't": "can't", "cannot": "can't"}
_BEING = ("is", "are")
_NONE = Verb("", "", frozenset("-"))


def clause(who: str, doing: str, you: str | None = None) -> Phrases:
    """Return what people do as parts of sentences; ``you``: as it is said to them, if otherwise."""
    you = who if you is None else you
    return Phrases(f"they {who}", you and f"you {you}", who, doing)


def of_the_speaker(words: Sequence[str]) -> Phrases | None:
    """Read “I never know what I owe”, “We lose receipts”."""
    first = words[0].lower()
    if first not in _BEGINS:
        return None
    rest = [*_BEGINS[first].split(), *words[1:]]
    count = adverbs_in(rest)
    adverbs, verb, tail = rest[:count], " ".join(rest[count : count + 1]).lower(), rest[count + 1 :]
    known = verb in verbs(0) or verb in listed("of_many")
    if not known or not tail or not stays_right(tail, third=False):
        return Phrases()
    if has(tail, "about_them", "of_others", "to_you"):
        return Phrases()
    who, you = (said((*lower(adverbs), verb, *tail), whom) for whom in (THEY, YOU))
    return clause(who, _doing(adverbs, verb, said(tail, THEY)), you)


def _doing(adverbs: Sequence[str], verb: str, tail: str) -> str:
    """Return a deed as a thing that is done; "" for one that is none, or that is not done."""
    known = verbs(0).get(verb)
    if known is None or verb in listed("no_deed") or has(adverbs, "denying"):
        return ""
    if has(tail.split(), "joining"):
        return ""  # “and forget dates” would have to change too
    return joined(*lower(adverbs), known.doing, tail)


def of_a_person(words: Sequence[str]) -> Phrases | None:
    """Read “Runs out of cash”, “Can't find staff”: it happens to somebody who is not named."""
    named = words[0].lower() == "they"
    rest = words[1:] if named else words
    count = adverbs_in(rest)
    if count == len(rest):
        return None
    adverbs, first, tail = rest[:count], rest[count].lower(), rest[count + 1 :]
    is_order = not named and not (count and not has(adverbs, "denying"))
    if is_order and first in (verbs(0).keys() | {"don't"}) and not _is_no_order(first, tail):
        return None
    verb = _verb_of_many(first, tail, sure=named or count > 0)
    if verb is None or not stays_right(tail, third=True):
        return Phrases() if named else None
    who = joined(*lower(adverbs), verb, *tail)
    return clause(
        who, _doing(adverbs, verb, " ".join(tail)), "" if has(tail, "about_them") else who
    )


def _is_no_order(first: str, tail: Sequence[str]) -> bool:
    """Tell whether nobody would say it as an order: “Don't know”, “Never find”, “Lose receipts”."""
    verb = tail[0].lower() if first == "don't" and tail else first
    return verb in listed("no_order") or (first != "don't" and verb in listed("unwanted"))


def _verb_of_many(first: str, tail: Sequence[str], *, sure: bool) -> str | None:
    """Return the verb of a statement about one person as that of many; None: it is not sure.

    ``sure``: a plain form is no order to somebody, as after “never”.
    """
    if first in verbs(1):
        return verbs(1)[first].base if takes(verbs(1)[first], tail) else None
    if first in verbs(0) and (sure or first in listed("unwanted")):
        is_name = first == "miss" and tail[:1] and tail[0][:1].isupper()  # “Miss Smith is late”
        return first if takes(verbs(0)[first], tail) and not is_name else None
    if first not in _DENIALS or not tail:
        return None
    denial, denied = _DENIALS[first], tail[0].lower()
    if len(tail) == 1:
        return denial if denied in listed("alone_denied") else None
    if takes(verbs(0).get(denied, _NONE), tail[1:]):
        return denial
    if denial == "can't":
        return denial if denied in verbs(0) or denied in listed("can") else None
    return denial if denied in listed("of_people") else None


def feeling(words: Sequence[str]) -> Phrases | None:
    """Read “Afraid of the dentist”, “Is always behind with invoices”, “Not sure how to price”."""
    rest = words[1:] if words[0].lower() in _BEING else words
    small = lower(rest)
    count = adverbs_in(small)
    if small[count : count + 2] == ["not", "sure"] or has(small[:count], "denying"):
        count += small[count : count + 1] == ["not"]
        felt = small[count : count + 1] == ["sure"]
        denied = True
    else:
        felt = has(small[count : count + 1], "felt")
        denied = False
    tail = rest[count + 1 :]
    if not felt or not has(tail[:1], "after_felt") or not stays_right(tail, third=True):
        return None
    what = joined(*small[: count + 1], *tail)
    you = "" if has(tail, "about_them") else f"are {what}"
    can_be_told = not denied and has(tail[:1], "after_noun", "of_felt")
    being = what if small[count].endswith("ing") else f"being {what}"
    return clause(f"are {what}", being if can_be_told else "", you)


def deed(words: Sequence[str]) -> Phrases | None:
    """Read “Running out of cash”, “Not knowing what to charge”."""
    small = lower(words)
    denied = small[0] == "not"
    count = denied + adverbs_in(small[denied:])
    verb = verbs(2).get(" ".join(small[count : count + 1]))
    tail = words[count + 1 :]
    if verb is None or not takes(verb, tail) or not stays_right(tail, third=True):
        return None
    if verb.base == "miss":
        return None  # “Missing a tool” says that there is none
    if not verb.before and not has(tail[:1], "after_deed") and not _has_object(verb, tail):
        return None  # “Paying guests complain”
    if any(_could_end_it(tail, place) for place in range(1, len(tail))):
        return None  # “Losing a client hurts”
    if has(tail, "about_them"):
        return None
    adverbs, what = small[denied:count], " ".join(tail)
    if denied:
        return clause(joined(*adverbs, "don't", verb.base, what), "")
    if adverbs:
        continuing = joined("are", *adverbs, verb.doing, what)
        return clause(continuing, _doing(adverbs, verb.base, what))
    if verb.base in listed("wished"):
        return Phrases(task=joined(verb.doing, what))  # not doing it is what hurts
    return clause(joined(verb.base, what), _doing((), verb.base, what))


def _has_object(verb: Verb, tail: Sequence[str]) -> bool:
    """Tell whether one noun follows, as in “Losing receipts”, of a verb that describes none."""
    noun = tail[0].lower()
    right = verb.base in listed("of_objects") and (is_many(noun) or is_mass(noun))
    return right and (len(tail) == 1 or has(tail[1:2], "after_noun"))


def _could_end_it(tail: Sequence[str], place: int) -> bool:
    """Tell whether a word could be the verb to which all before it is the subject."""
    word, before = tail[place].lower(), tail[place - 1].lower()
    if word in listed("singular", "plural", "either"):
        return True
    is_one = word.endswith("s") and not word.endswith("ss")
    return is_one and before not in listed("before_noun") and could_be_verb(word)
