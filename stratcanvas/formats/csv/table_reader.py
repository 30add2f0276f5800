# SPDX-License-Identifier: MIT
"""A table of cells becomes a plan: a row a card, or a column for each kind of card.

What stands in a column of no known name is kept below the card's words, with that name.
"""

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from stratcanvas.domain.cards import Aim, Problem, Tactic, TacticKind
from stratcanvas.domain.fields import Field, field_of
from stratcanvas.domain.list_text import LONGEST_CELL, separator_of
from stratcanvas.domain.plaintext import plain_text
from stratcanvas.domain.search import folded
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.formats.card_heap import CardHeap, no_text
from stratcanvas.formats.csv.plain_cells import SIGNS, WORDS_FIRST
from stratcanvas.formats.decoded_text import decoded
from stratcanvas.formats.named_choices import choice_named, labels, told
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import TakenIn
from stratcanvas.formats.role_words import (
    customer_said,
    role_before,
    role_of_kind,
    role_said,
)
from stratcanvas.formats.taken_report import cut_off, made_of, said_again
from stratcanvas.words import translated

_SAID = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_FACTS = ("kind", "aim", "stage", "status", "owner", "due", "detail")
_OF_TACTICS = {"kind", "aim", "stage", "status", "owner", "due", "problem"}
_OF_ONE_TACTIC = {"kind", "stage", "status", "owner", "due"}
_OF_PROBLEMS = ("cost", "awareness", "belief", "truth", "mistakes", "evidence")
_THEIRS = {
    "text": "title name text card item task tactic statement what summary subject idea activity",
    "role": "role type category section",
    "problem": "problem problems",
    "owner": "owner who responsible assignee",
    "due": "due date deadline until",
    "detail": "detail details description notes comment comments",
    "cost": "cost costs",
}
_PHRASES = {"due date": "due", "due on": "due", "end date": "due", "assigned to": "owner"}
_KNOWN = _PHRASES | {word: key for key, words in _THEIRS.items() for word in words.split()}
_AIMS = {Aim.EDUCATE.value: CardRole.EDUCATE, Aim.SOLVE.value: CardRole.SOLVE}

Row = list[str]


class Columns(NamedTuple):
    """What each column is: what is known of it by its place, and the problems that have one."""

    keys: dict[int, str]
    problems: dict[int, str]
    roles: dict[int, CardRole]
    names: Row

    @property
    def tell_tactics(self) -> bool:
        """Tell whether its rows are tactics, where they do not say it themselves."""
        return bool(self.problems) or not _OF_TACTICS.isdisjoint(self.keys.values())

    @property
    def role(self) -> CardRole:
        """Return what a row's card is, where nothing in it says so."""
        return CardRole.SOLVE if self.tell_tactics else CardRole.PROBLEM

    def under(self, place: int, cell: str) -> str:
        """Return a cell's words behind the name of its column, if that has one."""
        name = self.names[place] if place < len(self.names) else ""
        return f"{name}: {cell}" if name else cell


def canvas_in_table(data: bytes, name: str, progress: Progress) -> TakenIn:
    """Return the canvas that a table makes; ``name`` is the file's, for sentences.

    Raises NotTakenIn or TooLarge, and progress.Stopped.
    """
    text = decoded(data)
    if text is None:
        raise no_text(name)
    rows = rows_of(text, progress)
    first = next(rows, [])
    columns, heap = columns_of(first), CardHeap(name)
    brief: dict[str, str] = {}
    if columns is None:
        _plain(heap, first)
        for row in rows:
            _plain(heap, row)
    else:
        brief, rows = of_one_customer(first, rows)
        take_rows(heap, columns, rows, columns.role)
    taken = heap.taken(**brief)
    canvas = taken.canvas()
    return TakenIn(canvas, (*made_of(taken), *said_again(heap.again), *cut_off(taken)), taken)


def of_one_customer(head: Row, rows: Iterator[Row]) -> tuple[dict[str, str], Iterator[Row]]:
    """Return the customer whom all rows name in a column of that name, and the rows without it."""
    place = next((at for at, cell in enumerate(head) if customer_said(cell) == ""), None)
    if place is None:
        return {}, rows
    all_rows = list(rows)
    named = {row[place] for row in all_rows if len(row) > place and row[place]}
    if len(named) != 1:
        return {}, iter(all_rows)
    rest = ([*row[:place], "", *row[place + 1 :]] for row in all_rows)
    return {"customer": named.pop()}, rest


def take_rows(heap: CardHeap, columns: Columns, rows: Iterable[Row], role: CardRole) -> None:
    """Add the cards of rows; ``role``: what those are that do not say it. Raises TooLarge."""
    for problem in filter(None, columns.problems.values()):  # as they are ranked
        heap.add(problem, CardRole.PROBLEM)
    for row in rows:
        _take(heap, columns, row, role)


def rows_of(text: str, progress: Progress) -> Iterator[Row]:
    """Walk over the rows that say anything; a cell without an end ends them."""
    said = _SAID.match(text)
    text = text[said.end() :] if said else text
    separator = said[1] if said else separator_of(text)
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    while True:
        progress.step()
        try:
            row = next(rows, None)
        except csv.Error:
            return
        if row is None:
            return
        cells = [plain_cell(each) for each in row]
        if any(cells):
            yield cells


def plain_cell(cell: str) -> str:
    """Return a cell's words, without the mark that keeps spreadsheets from reckoning with them."""
    words = plain_text(cell).strip()
    return words[1:] if words[:1] == WORDS_FIRST and words[1:2] in set(SIGNS) else words


def columns_of(head: Row) -> Columns | None:
    """Return what the columns are if a row names them; None if it is one like the others."""
    ours = re.escape(translated("Problem {n}: {words}"))
    form = ours.replace(r"\{n\}", r"\d+").replace(r"\{words\}", "(.*)")
    keys: dict[int, str] = {}
    problems: dict[int, str] = {}
    roles: dict[int, CardRole] = {}
    served = labels("Problems served")
    for place, cell in enumerate(head):
        if found := re.fullmatch(rf"(?:{form}|Problem \d+: (.*))", cell, re.DOTALL):
            problems[place] = next(filter(None, found.groups()), "")
        elif folded(cell) in served:
            keys[place] = ""
        elif key := _key(cell):
            keys[place] = key
        elif len(cell) <= 30 and (role := role_said(cell)) is not None:
            roles[place] = role
    if "problem" in keys.values() and "text" not in keys.values():
        place = next(at for at, key in keys.items() if key == "problem")
        del keys[place]
        roles[place] = CardRole.PROBLEM
    known = len(keys) + len(roles) + len(problems)
    if not known or not (roles or problems or "text" in keys.values()) or 2 * known < len(head):
        return None
    return Columns(keys, problems, roles, head)


def _key(cell: str) -> str:
    words = folded(cell)
    if words in labels(field_of(Tactic, "title").label):
        return "text"
    for name in _FACTS:
        if words in labels(field_of(Tactic, name).label):
            return name
    return _of_problems(cell) or _KNOWN.get(words, "")


def _plain(heap: CardHeap, row: Row) -> None:
    """Add a card of the first cell that says anything; the others stand below it."""
    words = [each for each in row if each]
    if words:
        role, text = role_before(words[0])
        before = len(heap)
        heap.add("\n\n".join([text, *words[1:]]), role or CardRole.PROBLEM)
        heap.count(before)


def _take(heap: CardHeap, columns: Columns, row: Row, unsaid: CardRole) -> None:
    if columns.roles:
        _take_beside(heap, columns, row)
        return
    cells = {place: cell for place, cell in enumerate(row) if cell}
    said = {key: cells[place] for place, key in columns.keys.items() if place in cells}
    served = [place for place in columns.problems if place in cells]
    if served and (name := _of_problems(said.get("text", ""))) and len(said) == 1:
        for place in served:
            key = heap.add(columns.problems[place], CardRole.PROBLEM)
            field = field_of(Problem, name)
            heap.tell(key, {name: told(field, cells[place])})
        return
    known = {*columns.keys, *columns.problems}
    more = [columns.under(place, cell) for place, cell in cells.items() if place not in known]
    text = said.pop("text", "")
    if not text and "problem" in said:  # one that no tactic serves yet
        text, role = said.pop("problem"), CardRole.PROBLEM
    else:
        role = _role(said, text, unsaid)
    of_problem = _of_problem(said) if role is not CardRole.PROBLEM else {}
    facts = _facts(said, role, more)
    if not text and not more:
        return
    before = len(heap)
    card = heap.add("\n\n".join(filter(None, [text, "\n".join(more)])), role, facts)
    for place in served:
        heap.join(card, heap.add(columns.problems[place], CardRole.PROBLEM))
    if "problem" in said and role is not CardRole.PROBLEM:
        problem = heap.add(said["problem"], CardRole.PROBLEM)
        heap.join(card, problem)
        heap.tell(problem, of_problem)
    heap.count(before)


def _of_problem(said: dict[str, str]) -> dict[str, str]:
    """Take out of what a tactic's row says what is told of the problem that it names."""
    if "problem" not in said:
        return {}
    found = {
        name: value
        for name in _OF_PROBLEMS
        if name in said and (value := told(field_of(Problem, name), said[name]))
    }
    for name in found:
        del said[name]
    return found


def _take_beside(heap: CardHeap, columns: Columns, row: Row) -> None:
    """Add the cards of a row that has one for each kind; its tactics serve its problems, and what
    only a problem or only a tactic has is told of that.
    """
    found: list[tuple[CardRole, str]] = []
    more, before = [], len(heap)
    said = {columns.roles.get(at) for at, cell in enumerate(row) if cell}
    facts: dict[type, dict[str, str]] = {Problem: {}, Tactic: {}}
    for place, cell in enumerate(row):
        role, name = columns.roles.get(place), columns.keys.get(place, "")
        kind = _kind_with(name, said)
        if cell and role is not None:
            found.append((role, heap.add(cell, role)))
        elif kind is not None and (value := told(field_of(kind, name), cell)):
            facts[kind][name] = value
        elif cell:
            more.append(columns.under(place, cell))
    problems = [card for role, card in found if role is CardRole.PROBLEM]
    for problem in problems:
        heap.tell(problem, facts[Problem])
    for tactic in (card for role, card in found if role.aim is not None):
        heap.tell(tactic, facts[Tactic])
        for problem in problems:
            heap.join(tactic, problem)
    if more and found:
        heap.append(found[0][1], "\n".join(more))
    elif more:
        heap.add("\n".join(more), CardRole.NOTE)
    heap.count(before)


def _kind_with(name: str, said: Collection[CardRole | None]) -> type[Problem] | type[Tactic] | None:
    """Return the kind of card that has a field, if a row with cards of some roles has one."""
    if name in _OF_PROBLEMS and CardRole.PROBLEM in said:
        return Problem
    if name in _OF_ONE_TACTIC and any(role is not None and role.aim is not None for role in said):
        return Tactic
    return None


def _role(said: dict[str, str], text: str, unsaid: CardRole) -> CardRole:
    """Return what a row's card is: as its own column says, its aim, its kind, or words before a
    colon. Of a tactic its aim says more than that column, which may say no more than “tactic”.
    """
    if "kind" not in said and choice_named(TacticKind, said.get("role", "")):
        said["kind"] = said.pop("role")  # “Type: newsletter”
    named_so = role_said(said.get("role", ""))
    if named_so is not None:
        del said["role"]
        if named_so.aim is None:
            return named_so
    aim = choice_named(Aim, said.get("aim", ""))
    if aim:
        return _AIMS[aim]
    role = role_said(said.get("aim", ""))
    if role is not None and role.aim is not None:
        return role
    if named_so is not None:
        return named_so
    named = choice_named(TacticKind, said.get("kind", ""))
    kind = next((each for each in TacticKind if each.value == named), TacticKind.OTHER)
    if role_of_kind(kind) is CardRole.EDUCATE:  # others may be meant for either
        return CardRole.EDUCATE
    return role_before(text)[0] or unsaid


def _facts(said: dict[str, str], role: CardRole, more: list[str]) -> dict[str, str]:
    """Return what fields can take; what they can't is added to what stands below the words."""
    kind = Tactic if role.aim is not None else Problem
    facts: dict[str, str] = {}
    for name, words in said.items():
        if name in {"problem", ""}:
            continue
        field = _field(kind, name)
        value = "" if field is None else told(field, words)
        if value:
            facts[name] = value
        elif name != "aim" or role.aim is None:
            more.append(words if name == "detail" else f"{name.capitalize()}: {words}")
    return facts


def _field(kind: type, name: str) -> Field | None:
    try:
        return field_of(kind, name)
    except KeyError:
        return None


def _of_problems(words: str) -> str:
    """Return the field of a problem that words name; "" for none."""
    for name in _OF_PROBLEMS:
        if folded(words) in labels(field_of(Problem, name).label):
            return name
    return ""
