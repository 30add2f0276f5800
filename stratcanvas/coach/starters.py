# SPDX-License-Identifier: MIT
"""Starters: what one could make or do for a problem, with a title drafted from its words.

``starters_for`` answers with them; taking one is ``commands.add_tactic`` at a place with its kind,
stage, title and ``connects``. The titles' frames stand in ``resources/coach/starters.toml``.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from stratcanvas.coach.customer_name import customers_in
from stratcanvas.coach.language import language_of, small_words
from stratcanvas.coach.phrasing import phrases_of, quoted
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Note, Problem, Stage, TacticKind
from stratcanvas.shipped import resource
from stratcanvas.words import translated

MOST_SERVED = 10
"""Problems that a talk on all of them serves at most."""
_READ = 100
"""Records by whose words the language of a canvas is told; nobody waits for more."""
_PROPERTIES = frozenset({"kind", "aim", "stage", "serves_all"})


class Starter(NamedTuple):
    """A tactic that one could begin with."""

    id: str
    kind: TacticKind
    aim: Aim
    stage: Stage
    title: str
    """Drafted; "" where nothing can be said yet."""
    connects: tuple[str, ...]
    """The problems that it serves, by rank; the one it was asked for is always one of them."""
    there: bool
    """Whether the problem has one of the kind already."""


class _Frames(NamedTuple):
    id: str
    kind: TacticKind
    aim: Aim
    stage: Stage
    serves_all: bool
    titles: Mapping[str, str]


@cache
def _frames() -> tuple[_Frames, ...]:
    data = tomllib.loads(resource("coach/starters.toml").read_text(encoding="utf-8"))
    return tuple(_frame(*each) for each in data.items())


def _frame(name: str, row: Mapping[str, Any]) -> _Frames:
    titles = {slot: str(words) for slot, words in row.items() if slot not in _PROPERTIES}
    kind, aim, stage = TacticKind.of(row["kind"]), Aim.of(row["aim"]), Stage.of(row["stage"])
    return _Frames(name, kind, aim, stage, bool(row.get("serves_all")), titles)


def load() -> None:
    """Read the frames and the word lists now: who asks first would wait for them."""
    _frames()
    phrases_of("Reading this takes time")
    customers_in("People")
    small_words(Note(id="", text="Now"))


def starters_for(canvas: Canvas, problem: str) -> tuple[Starter, ...]:
    """Return what one could make or do for a problem, what it has already last.

    Raises KeyError when the canvas has no such problem.
    """
    statement = canvas.problems[problem].statement
    in_english = _is_english(canvas, statement)
    started = (_started(canvas, problem, frame, in_english) for frame in _frames())
    unlike = {(each.kind, each.aim, each.title): each for each in started}  # never one thing twice
    drafted = list(unlike.values())
    there = _there(canvas, problem, drafted)
    marked = [each._replace(there=each.id in there) for each in drafted]
    return tuple(sorted(marked, key=lambda each: each.there))


def _started(canvas: Canvas, problem: str, frame: _Frames, in_english: bool) -> Starter:
    connects = _all_served(canvas, problem) if frame.serves_all else (problem,)
    title = _title(canvas, canvas.problems[problem], frame, len(connects), in_english=in_english)
    return Starter(frame.id, frame.kind, frame.aim, frame.stage, title, connects, there=False)


def _all_served(canvas: Canvas, problem: str) -> tuple[str, ...]:
    """Return the first problems by rank; one that is not among them takes the last one's place."""
    ranked = [each.id for each in canvas.ranked]
    first = ranked[:MOST_SERVED]
    return tuple(first if problem in first else [*first[:-1], problem])


def _there(canvas: Canvas, problem: str, drafted: Iterable[Starter]) -> set[str]:
    """Return the ids of those that the problem has: by title, else as many of a kind as it has."""
    tactics = [canvas.tactics[each] for each in canvas.tactics_of.get(problem, ())]
    left = Counter((each.kind, each.aim) for each in tactics)
    titles = {each.title for each in tactics}
    found = set[str]()
    for each in sorted(drafted, key=lambda each: each.title not in titles):
        if left[each.kind, each.aim]:
            left[each.kind, each.aim] -= 1
            found.add(each.id)
    return found


# ---- the title


def _is_english(canvas: Canvas, statement: str) -> bool:
    """Tell whether titles are to be in English: by the canvas, else by the problem's own words."""
    counts: Counter[str] = Counter()
    for record in islice(canvas.records(), _READ):
        counts.update(small_words(record))
    language = language_of(canvas.brief, counts)
    if language:
        return language == "en"
    letters = [letter for letter in statement if letter.isalpha()]
    latin = sum(letter < "\u0250" for letter in letters)
    return 2 * latin >= len(letters) and counts["en"] >= max(counts.values(), default=0)


def _title(
    canvas: Canvas, problem: Problem, frame: _Frames, serves: int, *, in_english: bool
) -> str:
    """Return a frame's title for a problem: the first that can be filled in safely."""
    quote, customer = quoted(problem.statement), canvas.brief.customer
    if not in_english:
        return _title_elsewhere(frame, quote, quoted(customer)[1:-1], serves)
    if frame.serves_all:
        title = frame.titles["many" if serves > 1 else "one" if quote else "empty"]
        customers = customers_in(customer) or "people"
        return title.format(n=serves, customers=customers, quote=quote)
    slots = {"quote": quote, **phrases_of(problem.statement)._asdict()}
    for slot, words in frame.titles.items():
        if slots.get(slot):
            return words.format(**{slot: slots[slot]})
    return frame.titles["empty"]


def _title_elsewhere(frame: _Frames, quote: str, customers: str, serves: int) -> str:
    """Return a title on a canvas that is not in English: a translation, or what says no word."""
    if serves > 1:
        words = frame.titles["elsewhere"]
        return translated(words).format(n=serves, customers=customers).rstrip(" :")
    words = frame.titles.get("quote", "")
    return translated(words).format(quote=quote) if quote and translated(words) != words else quote
