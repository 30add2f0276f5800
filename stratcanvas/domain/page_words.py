# SPDX-License-Identifier: MIT
"""What a page says of a canvas, whatever it is written as: which words, in which row and cell.

Nothing here knows of fonts, points or files. A tactic is told in full in the first row that it
serves, and by its title after that.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from stratcanvas.domain.amounts import NO_BREAK, kept_together
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Approach, Problem, Status, Strategy, Tactic
from stratcanvas.domain.days import day_in_words
from stratcanvas.domain.fields import entries
from stratcanvas.domain.names import one_line
from stratcanvas.domain.plaintext import one_paragraph
from stratcanvas.domain.tally import counted_sentence, counted_words, tally_of
from stratcanvas.safe_words import END, ISOLATE, isolated, without_tags
from stratcanvas.words import mark

HEADINGS = {Aim.EDUCATE: mark("Educate", "page"), Aim.SOLVE: mark("Help solve", "page")}
"""What stands over the tactics of each side."""
OWN_LANGUAGE = "en"
"""The language of these words."""
PROBLEMS = mark("The customer’s problems", "page")
OUR_STRATEGY = mark("Our strategy", "page")
GAPS = {
    Aim.EDUCATE: mark("Nothing educates them about this yet", "page"),
    Aim.SOLVE: mark("Nothing helps them solve this yet", "page"),
}
"""What stands in the place of tactics that a problem does not have."""
DOT = "\u00a0·\u200b "
"""Between two facts; no line begins with it, and where one ends there it is not seen."""
SHORT = 40
"""Characters of a title where it is told again, about."""
QUOTED = frozenset('“„«»「『”"‘‚‹›')
"""What the words of a customer begin with, in a language or another."""
LONGEST_QUOTE = 140
NOTHING = mark("Nothing is done about this yet", "page")
"""What a problem says that has neither."""
NO_PROBLEM = mark("The customer’s problems are still to be found", "page")
WHAT_COMES = mark(
    "Each gets a row here, with what educates them about it and what helps them solve it.", "page"
)
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)


RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left (BCP 47)."""
Say = Callable[[str], str]
"""What gives a page's own words in the language of the canvas, from those in English."""


def in_english(words: str) -> str:
    """Return words of ours as they are."""
    return words


class Voice(NamedTuple):
    """How a page speaks: its own words, and whether it is mirrored as a whole."""

    say: Say = in_english
    mirrored: bool = False

    def apart(self, text: str) -> str:
        """Return a person's text such that ours beside it and it leave each other's order alone."""
        return _apart(text, self.mirrored)


@lru_cache(1024)
def _apart(text: str, mirrored: bool) -> str:
    plain = isolated(text)
    if mirrored and text and not plain.startswith(ISOLATE):
        return f"{ISOLATE}{plain}{END}"
    return plain


class Wording(NamedTuple):
    """Something to read; ``said`` is False for our words in place of what is still missing."""

    text: str
    said: bool = True


class TacticWords(NamedTuple):
    """A tactic in one cell; where it is repeated the title is short, and there is no more of it.

    ``number`` is 1, 2 … in the order in which tactics are met on the page.
    """

    tactic: str
    kind: str
    title: Wording
    first: bool
    number: int
    stage: str = ""
    status: Status | None = None
    status_word: str = ""
    quiet: str = ""
    """Who does it, and by when."""
    served: str = ""
    """Which problems it is for, where these are several."""
    whole: str = ""
    """All of a title of which ``title`` is the beginning."""

    @property
    def name(self) -> str:
        """Return what a meeting calls it: T1, T2 …"""
        return f"T{self.number}"

    @property
    def short_facts(self) -> str:
        """Return what is said of it beside its owner, its day and the mark of its status."""
        return DOT.join(filter(None, (self.stage, self.served)))

    @property
    def own_facts(self) -> str:
        """Return what is said of it, in one line, without where it comes again."""
        return DOT.join(filter(None, (self.stage, self.status_word, self.quiet)))

    @property
    def facts(self) -> str:
        """Return all that is said of it, in one line."""
        return DOT.join(filter(None, (self.own_facts, self.served)))


class ProblemWords(NamedTuple):
    """One problem: its number, words, cost and awareness, and the tactics on either side."""

    number: int
    statement: Wording
    known: str
    cost: str
    """Said whole: "Cost: £6,000"; empty where nobody has told."""
    cells: dict[Aim, tuple[TacticWords, ...]]
    quote: str = ""
    """What a customer has said of it, where that is short."""

    @property
    def is_bare(self) -> bool:
        """Tell whether nothing is done about it, on either side."""
        return not any(self.cells.values())

    @property
    def facts(self) -> str:
        """Return how well it is known and what it costs, as far as that is said."""
        return DOT.join(part for part in (self.known, self.cost) if part)


class PageWords(NamedTuple):
    """Everything that a page says, in reading order; ``counted`` tells what counts."""

    title: Wording
    customer: Wording
    strategy: Wording
    how: str
    not_doing: str
    rows: tuple[ProblemWords, ...]
    counted: str
    counts: str
    """In a few words how many tactics count; empty where there are none."""
    author: str
    language: str
    voice: Voice = Voice()
    problems: int = 0
    """How many there are, of which not all may be told."""

    @property
    def heading(self) -> str:
        """Return title and customer in one line, for where there is room for no more."""
        if not self.customer.said:
            return self.title.text
        apart = self.voice.apart
        return f"{apart(self.title.text)}{DOT}{apart(self.customer.text)}"

    @property
    def statuses(self) -> tuple[tuple[Status, str], ...]:
        """Return which statuses the page has, with their words, in order."""
        found = {each.status: each.status_word for each in self._entries if each.status}
        return tuple((status, found[status]) for status in Status if status in found)

    @property
    def repeats(self) -> bool:
        """Tell whether a tactic is told more than once."""
        return any(not entry.first for entry in self._entries)

    @property
    def bare(self) -> bool:
        """Tell whether no problem has a tactic yet: then it is said once, and not in every row."""
        return next(self._entries, None) is None

    @property
    def remark(self) -> str:
        """Return what stands at the foot: what counts, what is open, how tactics are called."""
        say = self.voice.say
        gaps = sum(not cell for row in self.rows for cell in row.cells.values())
        said = [self.counted]
        if len(self.rows) < self.problems:
            many = say(mark("The first {n} of {all} problems are shown.", "page"))
            one = say(mark("The first of {all} problems is shown.", "page"))
            first = one if len(self.rows) == 1 else many
            said.append(first.format(n=len(self.rows), all=self.problems))
        if gaps and not self.bare:
            many = say(mark("Gaps left to fill: {n}.", "page")).format(n=gaps)
            said.append(say(mark("1 gap is left to fill.", "page")) if gaps == 1 else many)
        if self.repeats:
            said.append(say(mark("A tactic for several problems is told in full once.", "page")))
        return " ".join(said)

    @property
    def _entries(self) -> Iterator[TacticWords]:
        cells = (cell for row in self.rows for cell in row.cells.values())
        return (entry for cell in cells for entry in cell)

    @property
    def letters(self) -> int:
        """Return about how many characters there are to read, repetitions left out."""
        tactics = sum(len(entry.title.text) for entry in self._entries if entry.first)
        problems = sum(len(row.statement.text) + len(row.cost) for row in self.rows)
        head = len(self.title.text) + len(self.customer.text) + len(self.strategy.text)
        return tactics + problems + head + len(self.how) + len(self.not_doing)


def page_words(
    canvas: Canvas,
    name: str = "",
    say: Say = in_english,
    *,
    most: int = 0,
    status: bool = True,
) -> PageWords:
    """Return what a page says of a canvas; ``name`` heads it where it has no title.

    ``say`` gives the page's own words in the language of the canvas. ``most`` problems are told,
    the first ones; with 0 all are. ``status``: whether it says how far each tactic is.
    """
    brief = canvas.brief
    voice = Voice(say, mirrored=primary(brief.language) in RIGHT_TO_LEFT)
    title = brief.title if one_line(brief.title) else one_paragraph(name)
    strategy = mark("The strategy is still to be written", "page")
    tally = tally_of(canvas)
    return PageWords(
        title=_words(title, say(mark("Untitled canvas", "page"))),
        customer=_words(brief.customer, say(mark("The customer is still to be named", "page"))),
        strategy=_words(canvas.strategy.statement, say(strategy)),
        how=_how_we_win(canvas.strategy, voice),
        not_doing=_what_is_left_out(canvas.strategy, voice),
        rows=tuple(_rows(canvas, voice, most or len(canvas.problems), status=status)),
        counted=counted_sentence(tally, say),
        counts=counted_words(tally, say).rstrip(".。।") if canvas.tactics else "",
        author=page_line(brief.author),
        language=page_language(canvas),
        voice=voice,
        problems=len(canvas.problems),
    )


def primary(language: str) -> str:
    """Return what a language is without script and territory: "pt" of "pt-BR"."""
    return re.split("[-_]", language.strip().lower())[0]


def page_language(canvas: Canvas) -> str:
    """Return a page's language as a file may name it (well-formed by RFC 5646).

    Where none is chosen it is that of our own words on it, and "" for words that are no language.
    """
    tag = (canvas.brief.language.strip() or OWN_LANGUAGE).replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


def page_line(text: str) -> str:
    """Return a person's text in one line, without what cannot be seen."""
    return without_tags(one_line(text))


def _words(text: str, missing: str) -> Wording:
    line = page_line(text)
    return Wording(line) if line else Wording(missing, said=False)


def _how_we_win(strategy: Strategy, voice: Voice) -> str:
    label = strategy.approach.label
    chosen = "" if strategy.approach is Approach.NOT_CHOSEN else label[0].lower() + label[1:]
    parts = [
        part for part in (voice.say(chosen), voice.apart(page_line(strategy.approach_note))) if part
    ]
    how = voice.say(mark("How we win: {how}", "page"))
    return how.format(how=" — ".join(parts)) if parts else ""


def _what_is_left_out(strategy: Strategy, voice: Voice) -> str:
    things = filter(None, map(page_line, entries(strategy.not_doing)))
    what = DOT.join(voice.apart(kept_together(each)) for each in things)
    return voice.say(mark("What we will not do: {what}", "page")).format(what=what) if what else ""


def _rows(canvas: Canvas, voice: Voice, most: int, *, status: bool) -> Iterator[ProblemWords]:
    numbers: dict[str, int] = {}
    for problem in islice(canvas.ranked, most):
        cells: dict[Aim, tuple[TacticWords, ...]] = {}
        for aim in Aim:
            entries = []
            for tactic in canvas.tactics_on(problem.id, aim):
                first = tactic.id not in numbers
                number = numbers.setdefault(tactic.id, len(numbers) + 1)
                entries.append(
                    _told(canvas, tactic, number, voice, status=status)
                    if first
                    else _again(tactic, number, voice)
                )
            cells[aim] = tuple(sorted(entries, key=lambda entry: (not entry.first, entry.number)))
        yield _row(canvas, problem, cells, voice)


def _row(
    canvas: Canvas, problem: Problem, cells: dict[Aim, tuple[TacticWords, ...]], voice: Voice
) -> ProblemWords:
    missing = mark("This problem is still to be put in words", "page")
    cost = voice.apart(kept_together(page_line(problem.cost)))
    return ProblemWords(
        number=canvas.number[problem.id],
        statement=_words(problem.statement, voice.say(missing)),
        known=voice.say(problem.awareness.label) if problem.awareness.value else "",
        cost=voice.say(mark("Cost: {cost}", "page")).format(cost=cost) if cost else "",
        cells=cells,
        quote=_quote(problem, voice) if canvas.number[problem.id] == 1 else "",
    )


def _quote(problem: Problem, voice: Voice) -> str:
    """Return the first thing that somebody has said of a problem, if it is in quotes and short."""
    said = (page_line(each) for each in entries(problem.evidence))
    quotes = (each for each in said if each[:1] in QUOTED and len(each) <= LONGEST_QUOTE)
    return voice.apart(kept_together(next(quotes, "")))


def _again(tactic: Tactic, number: int, voice: Voice) -> TacticWords:
    title = _words(tactic.title, voice.say(mark("Still to be named", "page")))
    short = title._replace(text=_short(title.text))
    return TacticWords(
        tactic=tactic.id,
        kind=voice.say(tactic.kind.word),
        title=short,
        first=False,
        number=number,
        whole=title.text if short != title else "",
    )


def _told(
    canvas: Canvas, tactic: Tactic, number: int, voice: Voice, *, status: bool
) -> TacticWords:
    served = canvas.problems_of[tactic.id]
    problems = ""
    if len(served) > 1:
        numbers = ", ".join(str(canvas.number[each]) for each in served)
        problems = voice.say(mark("for problems {numbers}", "page")).format(numbers=numbers)
        problems = problems.replace(" ", NO_BREAK) if len(served) <= 6 else problems
    return TacticWords(
        tactic=tactic.id,
        kind=voice.say(tactic.kind.word),
        title=_words(tactic.title, voice.say(mark("Still to be named", "page"))),
        first=True,
        number=number,
        stage=voice.say(tactic.stage.label),
        status=tactic.status if status else None,
        status_word=voice.say(tactic.status.label.lower()) if status else "",
        quiet=DOT.join(_who_and_when(canvas, tactic, voice)),
        served=problems,
    )


def _who_and_when(canvas: Canvas, tactic: Tactic, voice: Voice) -> Iterator[str]:
    if owner := page_line(tactic.owner):
        yield voice.apart(owner)
    if tactic.due:
        language = canvas.brief.language.strip() or OWN_LANGUAGE
        day = day_in_words(tactic.due, language)
        yield voice.say(mark("by {day}", "page")).format(day=day).replace(" ", NO_BREAK)


def _short(title: str) -> str:
    """Return the beginning of a title, cut after a word where it is long."""
    if len(title) <= SHORT + 4:
        return title
    begun = title[:SHORT]
    whole = begun.rpartition(" ")[0] if " " in begun[SHORT // 2 :] else begun
    return whole.rstrip(" ,;:–—-") + "…"
