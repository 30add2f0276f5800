# SPDX-License-Identifier: MIT
"""How the strategy reads, in words and never as a score: its length, and what each rule sees.

It tells what the rules on texts found, so that meter, panel and ``check`` can't contradict one
another. What no rule can read, or nobody wants to hear of, is left unsaid.
Made from `TextFindings`, it loads the same dictionaries: ask in a worker.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from stratcanvas.coach.common_ground import meets_problems
from stratcanvas.coach.prose import LOOKED_AT
from stratcanvas.coach.strategy_checks import LONGEST_SENTENCE, is_for_customer, mentions
from stratcanvas.coach.text_findings import TextFindings
from stratcanvas.coach.text_rules import CHECKS, speaks, understands
from stratcanvas.domain.cards import Strategy
from stratcanvas.domain.ignored import is_ignored
from stratcanvas.domain.word_count import count_words, has_spaces
from stratcanvas.safe_words import isolated
from stratcanvas.words import mark, tr, translated, trn

VERDICTS = {
    "about-us": mark("about us", "reading"),
    "goal-not-strategy": mark("a target", "reading"),
    "strategy-is-list": mark("a list", "reading"),
    "long-strategy": mark("long", "reading"),
    "fluff": mark("big words", "reading"),
    "hard-words": mark("hard words", "reading"),
    "strategy-misses-problems": mark("which problem?", "reading"),
    "approach-mismatch": mark("which way?", "reading"),
}
"""Rule → what the meter says after the length where the rule speaks; the first one is said."""
_CLEAR = ("long-strategy", "fluff", "hard-words")
"""Only where these could read it and found nothing is a strategy called clear, or its words plain.
"""
_OF_NOBODY = ("goal-not-strategy", "strategy-is-list")
"""What these find is about no customer, whatever words it shares with them."""
_FEW = 5
"""With fewer words there is nothing yet that could be good."""
_QUOTED, _LONGEST = 3, 40
"""Words that a sign quotes, and characters of each, at most."""


class Sign(NamedTuple):
    """One thing that the words show. ``good`` is None where it is told and not judged."""

    rule: str
    """The rule on texts that found it, or found nothing."""
    sentence: str
    good: bool | None


class Reading(NamedTuple):
    """How a strategy reads. Nothing is written yet where there are no words and no summary."""

    words: int = 0
    """None are counted in scripts that put no space between words."""
    sentences: int = 0
    signs: tuple[Sign, ...] = ()
    summary: str = ""
    """In a few words: “14 words · clear”, “18 words · about us”, “31 words · long”."""
    verdict: str = ""
    """What the summary says after the length, if anything: “clear”."""
    good: bool | None = None
    """Whether the summary says something good; None where it tells the length alone."""


def reading_of(found: TextFindings) -> Reading:
    """Return how the strategy of a canvas reads, in the person's language."""
    canvas, statement = found.canvas, found.canvas.strategy.statement
    words = count_words(statement) if has_spaces(statement) else 0
    if not words:
        return Reading()
    heard = frozenset(
        rule.id
        for rule in CHECKS.values()
        if rule.about is Strategy
        and speaks(rule.id)
        and understands(rule, found.audience)
        and not is_ignored(canvas, rule.id, canvas.strategy.id)
    )
    told = {
        each.rule: each.because
        for each in found.by_record.get(canvas.strategy.id, ())
        if each.rule in heard
    }
    sentences = len(found.audience.prose(statement).sentences)
    seen = _Seen(found, words, heard, told)
    good, verdict = seen.verdict(sentences)
    length = _count_of(words)
    summary = tr("{length} · {verdict}").format(length=length, verdict=verdict)
    signs = (seen.length(sentences), *seen.style(), *seen.whom(), *seen.rest())
    return Reading(words, sentences, signs, summary if verdict else length, verdict, good)


def _count_of(words: int) -> str:
    return trn("{n} word", "{n} words", words).format(n=words)


def _sentences(n: int) -> str:
    return trn("one sentence", "{n} sentences", n).format(n=n)


def _how_often(word: str, n: int) -> str:
    said = trn("“{word}” once", "“{word}” {n} times", n)
    return said.format(word=isolated(word, _LONGEST), n=n)


class _Seen(NamedTuple):
    """What the rules saw of a strategy, and the signs that follow from it."""

    found: TextFindings
    words: int
    heard: frozenset[str]
    """The rules that can read it and that somebody wants to hear."""
    told: Mapping[str, tuple[str, ...]]
    """Rule that speaks → the words that made it speak."""

    def verdict(self, sentences: int) -> tuple[bool | None, str]:
        """Tell what is said after the length, and whether it is good."""
        for rule, verdict in VERDICTS.items():
            if rule in self.told:
                many = rule == "long-strategy" and self._is_short
                return False, _sentences(sentences) if many else translated(verdict, "reading")
        clear = all(map(self._may_praise, _CLEAR))
        return (True, tr("clear")) if clear else (None, "")

    def length(self, sentences: int) -> Sign:
        """Tell how long it is; of a list, and a text too long to be read whole, only the words."""
        length, statement = _count_of(self.words), self.found.canvas.strategy.statement
        if len(statement) <= LOOKED_AT and not self.found.audience.prose(statement).is_list:
            of_them = _sentences(sentences)
            length = tr("{words}, {sentences}").format(words=length, sentences=of_them)
        if "long-strategy" in self.told and self._is_short:
            enough = tr("{length}: one or two are enough").format(length=length)
            return Sign("long-strategy", enough, good=False)
        if "long-strategy" in self.told:
            return Sign("long-strategy", tr("Long: {length}").format(length=length), good=False)
        if "long-strategy" in self.heard and _FEW <= self.words <= LONGEST_SENTENCE:
            return Sign("long-strategy", tr("Short: {length}").format(length=length), good=True)
        return Sign("long-strategy", length, good=None)

    def style(self) -> Iterator[Sign]:
        """Tell whether its words are plain."""
        yield from self._told("hard-words", tr("Hard words: {words}"))
        yield from self._told("fluff", tr("Words that could go: {words}"))
        both = ("hard-words", "fluff")
        if all(map(self._may_praise, both)):
            yield Sign("hard-words", tr("Plain words"), good=True)

    def whom(self) -> Iterator[Sign]:
        """Tell whom it is about, with how often who is named, and whether it meets a problem."""
        audience, canvas = self.found.audience, self.found.canvas
        statement = canvas.strategy.statement
        ours, theirs = mentions(audience, statement)
        if "about-us" in self.told and ours:
            often = [_how_often(word, n) for word, n in ours.items()][:_QUOTED]
            customer = trn("the customer once", "the customer {n} times", theirs).format(n=theirs)
            words = ", ".join([*often, customer if theirs else tr("the customer never")])
            yield Sign("about-us", tr("About us: {words}").format(words=words), good=False)
        elif "about-us" in self.told:
            yield from self._told("about-us", tr("About us: {words}"))
        elif self._is_of_customer("about-us") and is_for_customer(audience, statement):
            yield Sign("about-us", tr("About the customer"), good=True)
        misses = "strategy-misses-problems"
        if misses in self.told:
            n = len(canvas.problems)
            missed = trn("Does not name the problem", "Names none of the {n} problems", n)
            yield Sign(misses, missed.format(n=n), good=False)
        elif self._is_of_customer(misses) and meets_problems(canvas, audience, canvas.strategy):
            yield Sign(misses, tr("Speaks of the customer’s problems"), good=True)

    def rest(self) -> Iterator[Sign]:
        """Tell of what it is instead of a strategy, and which other way to win it speaks of."""
        yield from self._told("goal-not-strategy", tr("A target: {words}"))
        yield from self._told("strategy-is-list", tr("A list of tactics: {words}"))
        yield from self._told("approach-mismatch", tr("Speaks of another way to win: {words}"))

    @property
    def _is_short(self) -> bool:
        """Whether it is short altogether, so that only its many sentences can be too much."""
        return self.words <= LONGEST_SENTENCE

    def _may_praise(self, rule: str) -> bool:
        """Tell whether a rule could read it, had enough to read, and found nothing."""
        prose = self.found.audience.prose(self.found.canvas.strategy.statement)
        silent = rule in self.heard and rule not in self.told
        return silent and self.words >= _FEW and prose.is_in_language

    def _is_of_customer(self, rule: str) -> bool:
        """Tell whether a rule may praise whom it is about: no target and no list is for anybody."""
        return self._may_praise(rule) and self.told.keys().isdisjoint(_OF_NOBODY)

    def _told(self, rule: str, sentence: str) -> Iterator[Sign]:
        """Tell what a rule found, with the first few words that made it speak."""
        because = self.told.get(rule)
        if because is not None:
            said = [f"“{isolated(word, _LONGEST)}”" for word in because[:_QUOTED]]
            words = ", ".join([*said, *(["…"] if len(because) > _QUOTED else [])])
            yield Sign(rule, sentence.format(words=words), good=False)
