# SPDX-License-Identifier: MIT
"""Cards taken from a file of another kind: what each was taken for, and the canvas that they make.

What a card is may be told anew as often as somebody wants: its id stays, and so do its words.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple, TypeVar

from stratcanvas.domain.arrange import (
    CARD_GAP,
    FRAME_PADDING,
    NOTE_WIDTH,
    PROBLEM_WIDTH,
    TACTIC_WIDTH,
    layout,
    tidy_places,
)
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import (
    Aim,
    Brief,
    Note,
    Problem,
    Strategy,
    Tactic,
    TacticKind,
    main_field,
    placed,
)
from stratcanvas.domain.codec import revive
from stratcanvas.domain.fields import BadValue, Choice, Kind, field_of, fields_of, receive
from stratcanvas.domain.geometry import within_reach
from stratcanvas.domain.links import Link
from stratcanvas.domain.titled_kind import kind_and_title
from stratcanvas.words import mark, translated

Planned = TypeVar("Planned", Problem, Tactic, Strategy)
_KINDS = (Problem, Tactic, Note)
_NOTES_A_ROW = 5
_BELOW = 80.0
"""Scene units between all else and the notes."""
_LETTER, _LINE = 7.6, 20.0
"""Scene units that a letter and a line take, rather too much than too little: no font is asked."""
_AROUND = {Problem: 96.0, Tactic: 84.0, Note: 44.0, Strategy: 110.0, Brief: 30.0}
"""What a card has around its words, with chips and all."""


class CardRole(Choice):
    """What a card is in a plan."""

    PROBLEM = "problem", mark("Problem"), mark("A problem of the customer’s")
    EDUCATE = "educate", mark("Tactic: educate"), mark("It shows them a problem they have")
    SOLVE = "solve", mark("Tactic: help solve"), mark("It helps them solve a problem")
    STRATEGY = "strategy", mark("Strategy"), mark("The one sentence that all lines up to")
    NOTE = "note", mark("Note"), mark("A remark, never counted")
    NOTHING = "nothing", mark("Leave out"), mark("It does not come along")

    @property
    def aim(self) -> Aim | None:
        """Return the aim of a tactic; None for what is none."""
        return {CardRole.EDUCATE: Aim.EDUCATE, CardRole.SOLVE: Aim.SOLVE}.get(self)


_TACTICS = [role for role in CardRole if role.aim is not None]


class TakenCard(NamedTuple):
    """One card: ``text`` is plain; ``facts`` are more of what is said of it, by field.

    No record becomes one of another kind: a problem, a tactic and a note that it may be each have
    an id of their own, made of the card's.
    """

    id: str
    text: str
    role: CardRole
    facts: Mapping[str, str] = {}

    def key(self, kind: type) -> str:
        """Return the id of the record of some kind that it is."""
        return f"{int(self.id, 16) ^ _KINDS.index(kind):016x}"


class TakenCards(NamedTuple):
    """All cards of a file, in the order in which they are read, and who is joined with whom."""

    brief: Brief
    strategy: Strategy
    cards: tuple[TakenCard, ...]
    joined: tuple[tuple[str, str], ...] = ()

    def told_anew(self, roles: Mapping[str, CardRole]) -> "TakenCards":
        """Return the same cards, some of which are something else, by id."""
        cards = (each._replace(role=roles.get(each.id, each.role)) for each in self.cards)
        return self._replace(cards=tuple(cards))

    def canvas(self) -> Canvas:
        """Return the canvas that they make; the same each time."""
        by_role: dict[CardRole, list[TakenCard]] = {role: [] for role in CardRole}
        for each in self.cards:
            by_role[each.role].append(with_rest(each))
        problems = [_problem(card, rank) for rank, card in enumerate(by_role[CardRole.PROBLEM], 1)]
        tactics = [
            _tactic(card, role.aim, place)
            for role, cards in by_role.items()
            if role.aim is not None
            for place, card in enumerate(cards)
        ]
        links = _links(
            self.joined,
            {each.id: each.key(Tactic) for role in _TACTICS for each in by_role[role]},
            {each.id: each.key(Problem) for each in by_role[CardRole.PROBLEM]},
        )
        strategy = _strategy(self.strategy, by_role[CardRole.STRATEGY])
        plain = Canvas(self.brief, strategy, [*problems, *tactics, *links])
        places = tidy_places(plain, _Heights(plain))
        tactics = [placed(each, *places[each.id]) for each in tactics]
        plain = Canvas(self.brief, strategy, [*problems, *tactics, *links])
        notes = _notes(by_role[CardRole.NOTE], layout(plain, _Heights(plain)).bounds.bottom)
        return Canvas(self.brief, strategy, [*problems, *tactics, *notes, *links])


def _problem(card: TakenCard, rank: int) -> Problem:
    problem = Problem(id=card.key(Problem), statement=_text(Problem, card.text), rank=float(rank))
    return _with_facts(problem, card.facts)


def _tactic(card: TakenCard, aim: Aim, place: int) -> Tactic:
    """Return a tactic: its first paragraph is its title, the others are its detail. Its aim is
    that of its role, which somebody may have told anew.
    """
    kind, title = kind_and_title(card.text.partition("\n\n")[0])
    tactic = Tactic(
        id=card.key(Tactic),
        title=_text(Tactic, title),
        kind=kind or TacticKind.OTHER,
        detail=_cut(detail_of(card)),
        aim=aim,
        y=float(place),
    )
    told = {name: said for name, said in card.facts.items() if name not in {"aim", "detail"}}
    return _with_facts(tactic, told)


def detail_of(card: TakenCard) -> str:
    """Return the detail of the tactic that a card may be: what is told as such, and below it what
    stands below the card's first paragraph.
    """
    rest = card.text.partition("\n\n")[2].strip()
    return "\n\n".join(filter(None, [card.facts.get("detail", ""), rest]))


def _strategy(blank: Strategy, cards: Iterable[TakenCard]) -> Strategy:
    said = []
    for card in cards:
        said.append(card.text)
        blank = _with_facts(blank, card.facts)
    return replace(blank, statement=_text(Strategy, "\n\n".join(said))) if said else blank


def _notes(cards: Iterable[TakenCard], bottom: float) -> list[Note]:
    """Return notes in rows below all else."""
    notes: list[Note] = []
    y = top = bottom + _BELOW
    left = -(_NOTES_A_ROW * (NOTE_WIDTH + CARD_GAP) - CARD_GAP) / 2
    for place, card in enumerate(cards):
        column = place % _NOTES_A_ROW
        y = y if column else top
        text = _text(Note, card.text)
        x = left + column * (NOTE_WIDTH + CARD_GAP)
        notes.append(Note(id=card.key(Note), text=text, x=x, y=within_reach(y)))
        top = max(top, y + _height(Note, text, NOTE_WIDTH) + CARD_GAP)
    return notes


def _links(
    joined: Iterable[tuple[str, str]], tactics: Mapping[str, str], problems: Mapping[str, str]
) -> list[Link]:
    pairs: dict[tuple[str, str], None] = {}
    for one, other in joined:
        if one in tactics and other in problems:
            pairs[tactics[one], problems[other]] = None
        elif other in tactics and one in problems:
            pairs[tactics[other], problems[one]] = None
    return [Link(tactic=tactic, problem=problem) for tactic, problem in pairs]


def with_rest(card: TakenCard) -> TakenCard:
    """Return a card with all that is said of it for which it has no field below its words."""
    if not card.facts:
        return card
    own = {field.name for field in fields_of(_kind_of(card.role))}
    rest = [labelled(name, said) for name, said in card.facts.items() if said and name not in own]
    return card._replace(text="\n\n".join([card.text, "\n".join(rest)])) if rest else card


def _kind_of(role: CardRole) -> type:
    kinds = {CardRole.PROBLEM: Problem, CardRole.STRATEGY: Strategy}
    return Tactic if role.aim is not None else kinds.get(role, Note)


def labelled(name: str, said: str) -> str:
    """Return one of a card's facts in words: its field's label, and what is said."""
    fields = (each for kind in (Tactic, Problem, Strategy) for each in fields_of(kind))
    field = next((each for each in fields if each.name == name), None)
    if field is None or name == "detail":  # words like any others
        return said
    if field.choices is not None:
        said = next((translated(each.label) for each in field.choices if each.value == said), said)
    return f"{translated(field.label)}: {said}"


def _with_facts(record: Planned, facts: Mapping[str, str]) -> Planned:
    """Return a record with what else is said of it, as far as its fields can take it."""
    known = {}
    kind: type = type(record)
    for field in fields_of(kind):
        said = facts.get(field.name, "")
        if said and field.kind is not Kind.NUMBER:
            with suppress(ValueError):
                known[field.name] = receive(field, revive(field, _cut(said)))
    return replace(record, **known) if known else record


def _text(kind: type, text: str) -> str:
    with suppress(BadValue):
        return str(receive(main_field(kind), _cut(text)))
    return ""


def _cut(text: str) -> str:
    return text[: field_of(Note, "text").limit]


class _Heights:
    """Tells about how high cards are."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def __call__(self, key: str) -> float:
        match self._canvas.get(key):
            case Problem(statement=text):
                return _height(Problem, text, PROBLEM_WIDTH)
            case Tactic(title=text):
                return _height(Tactic, text, TACTIC_WIDTH)
            case Strategy(statement=text):
                return _height(Strategy, text, PROBLEM_WIDTH / 2)
            case Brief(customer=text):
                return _height(Brief, text, PROBLEM_WIDTH)
        return 0.0


def _height(kind: type, text: str, width: float) -> float:
    """Return about how high a card of some kind is that says a text."""
    a_line = (width - 2 * FRAME_PADDING) / _LETTER
    lines = sum(1 + _wide(each) // a_line for each in text.splitlines())
    return _AROUND[kind] + _LINE * max(1.0, lines)


def _wide(line: str) -> int:
    """Return how many letters wide a line is; those of some scripts are as wide as two."""
    if line.isascii():
        return len(line)
    return len(line) + sum(unicodedata.east_asian_width(each) in "WF" for each in line)
