# SPDX-License-Identifier: MIT
"""What a page says of a canvas, whatever it is written as: which words, in which row and cell.

Nothing here knows of fonts, points or files. A tactic is told in full in the first row that it
serves, and by its title after that.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Approach, Problem, Strategy, Tactic
from stratcanvas.domain.days import day_in_words
from stratcanvas.domain.fields import entries
from stratcanvas.domain.names import one_line
from stratcanvas.domain.plaintext import one_paragraph
from stratcanvas.domain.tally import counted_sentence, tally_of
from stratcanvas.safe_words import without_tags
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
DOT = "\u00a0· "
"""Between two facts; no line begins with it."""
NO_PROBLEM = mark("The customer’s problems are still to be found", "page")
WHAT_COMES = mark(
    "Each gets a row here, with what educates them about it and what helps them solve it.", "page"
)
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)


class Wording(NamedTuple):
    """Something to read; ``said`` is False for our words in place of what is still missing."""

    text: str
    said: bool = True


class TacticWords(NamedTuple):
    """A tactic in one cell; ``facts`` is empty where it is repeated.

    ``letter`` is a short name for a tactic that is told more than once, for pages on which its
    title can't be repeated; else empty.
    """

    tactic: str
    kind: str
    title: Wording
    facts: str
    first: bool
    letter: str


class ProblemWords(NamedTuple):
    """One problem: its number, words, cost and awareness, and the tactics on either side."""

    number: int
    statement: Wording
    known: str
    cost: str
    cells: dict[Aim, tuple[TacticWords, ...]]

    @property
    def facts(self) -> str:
        """Return how well it is known and what it costs, as far as that is said."""
        cost = f"Cost: {self.cost}" if self.cost else ""
        return DOT.join(part for part in (self.known, cost) if part)


class PageWords(NamedTuple):
    """Everything that a page says, in reading order; ``counted`` tells what counts."""

    title: Wording
    customer: Wording
    strategy: Wording
    how: str
    not_doing: str
    rows: tuple[ProblemWords, ...]
    counted: str
    author: str
    language: str

    @property
    def heading(self) -> str:
        """Return title and customer in one line, for where there is room for no more."""
        if not self.customer.said:
            return self.title.text
        return f"{self.title.text} · {self.customer.text}"

    @property
    def repeats(self) -> bool:
        """Tell whether a tactic is told more than once."""
        cells = (cell for row in self.rows for cell in row.cells.values())
        return any(not entry.first for cell in cells for entry in cell)

    @property
    def letters(self) -> int:
        """Return about how many characters there are to read, repetitions left out."""
        cells = (entry for row in self.rows for cell in row.cells.values() for entry in cell)
        tactics = sum(len(entry.title.text) for entry in cells if entry.first)
        problems = sum(len(row.statement.text) + len(row.cost) for row in self.rows)
        head = len(self.title.text) + len(self.customer.text) + len(self.strategy.text)
        return tactics + problems + head + len(self.how) + len(self.not_doing)


def page_words(canvas: Canvas, name: str = "") -> PageWords:
    """Return what a page says of a canvas; ``name`` heads it where it has no title."""
    brief = canvas.brief
    title = brief.title if one_line(brief.title) else one_paragraph(name)
    return PageWords(
        title=_words(title, mark("Untitled canvas", "page")),
        customer=_words(brief.customer, mark("The customer is still to be named", "page")),
        strategy=_words(
            canvas.strategy.statement, mark("The strategy is still to be written", "page")
        ),
        how=_how_we_win(canvas.strategy),
        not_doing=_what_is_left_out(canvas.strategy),
        rows=tuple(_rows(canvas)),
        counted=counted_sentence(tally_of(canvas)),
        author=_line(brief.author),
        language=_language(canvas),
    )


def _language(canvas: Canvas) -> str:
    """Return a page's language as a file may name it (well-formed by RFC 5646).

    Where none is chosen it is that of our own words on it, and "" for words that are no language.
    """
    tag = (canvas.brief.language.strip() or OWN_LANGUAGE).replace("_", "-")
    return tag if _TAG.fullmatch(tag) else ""


def _line(text: str) -> str:
    return without_tags(one_line(text))


def _words(text: str, missing: str) -> Wording:
    line = _line(text)
    return Wording(line) if line else Wording(missing, said=False)


def _how_we_win(strategy: Strategy) -> str:
    label = strategy.approach.label
    chosen = "" if strategy.approach is Approach.NOT_CHOSEN else label[0].lower() + label[1:]
    parts = [part for part in (chosen, _line(strategy.approach_note)) if part]
    return mark("How we win: {how}", "page").format(how=" — ".join(parts)) if parts else ""


def _what_is_left_out(strategy: Strategy) -> str:
    what = DOT.join(filter(None, map(_line, entries(strategy.not_doing))))
    return mark("What we will not do: {what}", "page").format(what=what) if what else ""


def _rows(canvas: Canvas) -> Iterator[ProblemWords]:
    letters: dict[str, str] = {}
    names = map(_letter, count())
    for problem in canvas.ranked:
        cells: dict[Aim, tuple[TacticWords, ...]] = {}
        for aim in Aim:
            entries = []
            for tactic in canvas.tactics_on(problem.id, aim):
                first = tactic.id not in letters
                if first:
                    several = len(canvas.problems_of[tactic.id]) > 1
                    letters[tactic.id] = next(names) if several else ""
                entries.append(_entry(canvas, tactic, letters[tactic.id], first=first))
            cells[aim] = tuple(sorted(entries, key=lambda entry: not entry.first))
        yield _row(canvas, problem, cells)


def _row(
    canvas: Canvas, problem: Problem, cells: dict[Aim, tuple[TacticWords, ...]]
) -> ProblemWords:
    return ProblemWords(
        number=canvas.number[problem.id],
        statement=_words(
            problem.statement, mark("This problem is still to be put in words", "page")
        ),
        known=problem.awareness.label if problem.awareness.value else "",
        cost=_line(problem.cost),
        cells=cells,
    )


def _entry(canvas: Canvas, tactic: Tactic, letter: str, *, first: bool) -> TacticWords:
    return TacticWords(
        tactic=tactic.id,
        kind=tactic.kind.word,
        title=_words(tactic.title, mark("Still to be named", "page")),
        facts=_facts(canvas, tactic) if first else "",
        first=first,
        letter=letter,
    )


def _facts(canvas: Canvas, tactic: Tactic) -> str:
    facts = [tactic.stage.label, tactic.status.label.lower()]
    if owner := _line(tactic.owner):
        facts.append(owner)
    if tactic.due:
        language = canvas.brief.language.strip() or OWN_LANGUAGE
        facts.append(mark("by {day}", "page").format(day=day_in_words(tactic.due, language)))
    served = canvas.problems_of[tactic.id]
    if len(served) > 1:
        facts.append("·".join(str(canvas.number[each]) for each in served))
    return DOT.join(facts)


def _letter(place: int) -> str:
    """Return A, B … Z, AA, AB … for 0, 1 …"""
    name = ""
    place += 1
    while place:
        place, digit = divmod(place - 1, 26)
        name = chr(ord("A") + digit) + name
    return name
