# SPDX-License-Identifier: MIT
"""What things are called, said once: window, outline, lists, pictures and command line ask here.

A name is one harmless line and never empty: a card without words has ours. Whoever puts a name
into a sentence isolates it first (see ``safe_words.isolated``).
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import filterfalse

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Brief, Card, Note, Problem, Strategy, Tactic, main_text
from stratcanvas.domain.links import Link
from stratcanvas.safe_words import harmless, isolated, set_apart
from stratcanvas.words import tr, translated, trn

LONGEST = 60
"""Characters of a card's words that stand for it in a sentence of the command line or a list."""
_HOLDS = "\u00a0\u2007\u202f"
"""White space that holds words together: "10 000 €", "Mr Smith" stay in one line."""

MOST_SHOWN = 500
"""Characters of a name that a row of a list shows at most: more fit in none, and take long."""


def one_line(text: str) -> str:
    """Return a text as one line: every run of white space becomes a space, but no-break spaces."""
    if text.isascii() or not any(space in text for space in _HOLDS):
        return " ".join(text.split())
    return re.sub(f"[^\\S{_HOLDS}]+", " ", text).strip()


def own_words(record: Brief | Card) -> str:
    """Return the words that a record is read by, as one harmless line; "" when it has none."""
    return harmless(one_line(main_text(record)))


def name_of(canvas: Canvas, key: str) -> str:
    """Return a record's name: a problem's number, and its words or what stands for none.

    "" for a connector, and for what is not there.
    """
    record = canvas.get(key)
    match record:
        case Brief():
            return own_words(record) or tr("The customer")
        case Strategy():
            return own_words(record) or tr("The strategy")
        case Problem():
            words = own_words(record) or tr("Empty problem")
            return f"{canvas.number[key]} {isolated(words)}"
        case Tactic():
            return own_words(record) or tr("Empty tactic")
        case Note():
            return own_words(record) or tr("Empty note")
    return ""


def listed(name: str, most: int = MOST_SHOWN) -> str:
    """Return a name as a row of a list shows it: of one beyond ``most`` letters the beginning."""
    return name if len(name) <= most else f"{name[:most].rstrip()}…"


def row_name(canvas: Canvas, key: str) -> str:
    """Return a record's name in the outline: a tactic's kind comes last, for rows are short."""
    return _with_kind(canvas, key) or name_of(canvas, key)


def choice_name(canvas: Canvas, key: str, *, mirrored: bool = False) -> str:
    """Return a card's name in a list that one types to search: a tactic's kind comes last.

    ``mirrored``: the list is read from the right; the card's words keep their own order there.
    """
    record = canvas.get(key)
    match record:
        case Problem():
            words = own_words(record) or tr("Empty problem")
            words = set_apart(words) if mirrored else isolated(words)
            return f"{canvas.number[key]}  {words}"
    return set_apart(row_name(canvas, key)) if mirrored else row_name(canvas, key)


def _with_kind(canvas: Canvas, key: str) -> str:
    """Return a tactic's name and its kind; "" for what has none."""
    record = canvas.get(key)
    if not (isinstance(record, Tactic) and record.kind.word):
        return ""
    return f"{isolated(name_of(canvas, key))} · {translated(record.kind.word)}"


def kind_of(canvas: Canvas, key: str) -> str:
    """Return what a record is, without its words: “Problem 2”, “Tactic, not counted”."""
    match canvas.get(key):
        case Problem():
            return tr("Problem {n}").format(n=canvas.number[key])
        case Tactic():
            return tr("Tactic") if rules.counts(canvas, key) else tr("Tactic, not counted")
        case Note():
            return tr("Note")
        case Strategy():
            return tr("Strategy")
        case Link():
            return tr("Connection")
    return tr("The customer")


def quoted_name(canvas: Canvas, key: str) -> str:
    """Return what a record is and its words, fit for a sentence: “Problem 2 “…””."""
    record = canvas.get(key)
    match record:
        case Problem():
            return tr("Problem {n} “{words}”").format(n=canvas.number[key], words=_short(record))
        case Tactic():
            return tr("Tactic “{words}”").format(words=_short(record))
        case Note():
            return tr("Note “{words}”").format(words=_short(record))
        case Strategy():
            return tr("Strategy")
    return tr("Canvas")


def _short(record: Card) -> str:
    return isolated(own_words(record), LONGEST) or tr("(empty)")


def counted_kinds(canvas: Canvas, keys: Collection[str]) -> str:
    """Return several records counted by kind: “2 problems, 1 tactic, the strategy”."""
    left, found = list(keys), []
    for shelf in (canvas.tactics, canvas.problems, canvas.notes, canvas.links):
        rest = list(filterfalse(shelf.__contains__, left))  # for of ten thousand most go at once
        found.append(len(left) - len(rest))
        left = rest
    tactics, problems, notes, links = found
    counts = (
        (problems, trn("{n} problem", "{n} problems", problems)),
        (tactics, trn("{n} tactic", "{n} tactics", tactics)),
        (notes, trn("{n} note", "{n} notes", notes)),
        (links, trn("{n} connector", "{n} connectors", links)),
    )
    parts = [words.format(n=n) for n, words in counts if n]
    if canvas.strategy.id in left:
        parts.append(tr("the strategy"))
    if canvas.brief.id in left:
        parts.append(tr("the customer"))
    return ", ".join(parts)


# what a canvas is called


def title_of(canvas: Canvas, file: str = "") -> str:
    """Return what a canvas is called: its title, else its file's name, else ours for none."""
    return canvas.brief.title if canvas.brief.title.strip() else file or tr("Untitled canvas")


def first_words(texts: Iterable[str]) -> str:
    """Return the first of some texts that says anything, as one harmless line; "" for none."""
    lines = (harmless(one_line(text), LONGEST) for text in texts)
    return next((line for line in lines if line), "")


def draft_name(canvas: Canvas) -> str:
    """Return what tells a canvas in no file from others: its title, else the first words on it."""
    return first_words(_texts(canvas))


def _texts(canvas: Canvas) -> Iterator[str]:
    """Walk over what a canvas says, what tells it best from others first."""
    yield canvas.brief.title
    yield canvas.brief.customer
    yield from (problem.statement for problem in canvas.ranked)
    yield canvas.strategy.statement
    yield from (tactic.title for tactic in canvas.tactics.values())
    yield from (note.text for note in canvas.notes.values())


# what is read aloud


def spoken(canvas: Canvas, key: str) -> str:
    """Return what a screen reader says for a record: role, state, text and links."""
    record = canvas.get(key)
    match record:
        case Problem():
            return _spoken_problem(canvas, record)
        case Tactic():
            return _spoken_tactic(canvas, record)
        case Strategy():
            return tr("Strategy, {words}").format(words=own_words(record) or tr("still empty"))
        case Note():
            return tr("Note, {words}").format(words=own_words(record) or tr("empty"))
        case Link():
            tactic, problem = (isolated(name_of(canvas, each)) for each in (key[:16], key[16:]))
            words = tr("Connector, from “{tactic}” to problem {problem}")
            return words.format(tactic=tactic, problem=problem)
    return tr("The customer, {words}").format(words=own_words(canvas.brief) or tr("still empty"))


def _spoken_problem(canvas: Canvas, problem: Problem) -> str:
    served = [canvas.tactics[each].aim for each in canvas.tactics_of.get(problem.id, ())]
    teaching, helping = served.count(Aim.EDUCATE), served.count(Aim.SOLVE)
    states = [
        trn("{n} tactic educates", "{n} tactics educate", teaching).format(n=teaching)
        if teaching
        else tr("nothing educates yet"),
        trn("{n} tactic helps solve", "{n} tactics help solve", helping).format(n=helping)
        if helping
        else tr("nothing helps solve yet"),
    ]
    words, number = own_words(problem) or tr("empty"), canvas.number[problem.id]
    return tr("Problem {n}, {words}, {known}, {states}").format(
        n=number, words=words, known=translated(problem.awareness.label), states=", ".join(states)
    )


def gaps_in_words(canvas: Canvas, problem: str) -> str:
    """Return what a problem still lacks, in a few words; "" when it lacks nothing."""
    lacks = [
        ("" if rules.is_educated(canvas, problem) else tr("nothing educates yet")),
        ("" if rules.is_helped(canvas, problem) else tr("nothing helps solve yet")),
    ]
    words = ", ".join(filter(None, lacks))
    return words[:1].upper() + words[1:]


def _spoken_tactic(canvas: Canvas, tactic: Tactic) -> str:
    words, served = own_words(tactic) or tr("empty"), canvas.problems_of.get(tactic.id, ())
    kind = f"{translated(tactic.kind.word)}, " if tactic.kind.word else ""
    if not served:
        return tr("Tactic, not counted, {words}").format(words=f"{kind}{words}")
    numbers = ", ".join(str(canvas.number[each]) for each in served)
    what = f"{translated(tactic.aim.label)}, {kind}{words}"
    said = trn(
        "Tactic, {tactic}, for problem {numbers}",
        "Tactic, {tactic}, for problems {numbers}",
        len(served),
    )
    return said.format(tactic=what, numbers=numbers)
