# SPDX-License-Identifier: MIT
"""The records of a canvas: Brief, Strategy, Problem, Tactic, Note. A new field is one line here.

A tactic's place is kept relative to the frame, so that its aim *is* the side it lies on.
"""

import datetime
from dataclasses import dataclass, fields
from operator import attrgetter

from stratcanvas.domain.fields import (
    Choice,
    Field,
    choice,
    date,
    field_of,
    line,
    lines,
    number,
    text,
)
from stratcanvas.words import mark


class Approach(Choice):
    """How the strategy wins a purchase that will be made anyway."""

    NOT_CHOSEN = "", mark("Not chosen yet")
    WIN = "win", mark("Win on their criteria"), mark("Be the best at what they look for already")
    CHANGE = "change", mark("Change their criteria"), mark("Show them what matters more")
    SEGMENT = "segment", mark("Choose a segment"), mark("Serve a few of them better than anybody")


class Awareness(Choice):
    """Whether the customer knows that they have the problem."""

    NOT_ASKED = "", mark("Not asked yet")
    KNOWN = "known", mark("They know")
    UNKNOWN = "unknown", mark("They don’t know yet")


class Aim(Choice):
    """What a tactic does for the customer, and the wing it lies in."""

    EDUCATE = "educate", mark("Educate"), mark("It shows them a problem they have")
    SOLVE = "solve", mark("Help solve"), mark("It helps them solve the problem")

    @property
    def other(self) -> "Aim":
        """Return the aim of the other wing."""
        return Aim.SOLVE if self is Aim.EDUCATE else Aim.EDUCATE


class TacticKind(Choice):
    """What a tactic is."""

    ARTICLE = "article", mark("Article")
    INTERVIEW = "interview", mark("Video interview")
    TALK = "talk", mark("Talk")
    GUIDE = "guide", mark("Guide")
    TEMPLATE = "template", mark("Template")
    NEWSLETTER = "newsletter", mark("Newsletter")
    POST = "post", mark("Post")
    EVENT = "event", mark("Event")
    CALL = "call", mark("Call")
    REVIEW = "review", mark("Review")
    TRIAL = "trial", mark("Trial")
    OTHER = "other", mark("Other")

    @property
    def word(self) -> str:
        """Return the kind as a word in front of a title; none for one that says nothing."""
        return "" if self is TacticKind.OTHER else self.label


class Stage(Choice):
    """Where in winning a customer a tactic works."""

    MARKETING = "marketing", mark("Marketing"), mark("They hear of you")
    LEADS = "leads", mark("Lead generation"), mark("They get in touch")
    SALES = "sales", mark("Sales"), mark("They buy")


class Status(Choice):
    """How far a tactic is."""

    IDEA = "idea", mark("Idea")
    PLANNED = "planned", mark("Planned")
    DOING = "doing", mark("Doing")
    DONE = "done", mark("Done")


class Paper(Choice):
    """The sheet a page is printed on."""

    A4 = "a4", mark("A4")
    LETTER = "letter", mark("Letter")
    A3 = "a3", mark("A3"), mark("Twice A4, for a wall")
    TABLOID = "tabloid", mark("Tabloid"), mark("Twice Letter, for a wall")


class Orientation(Choice):
    """How the sheet is held."""

    LANDSCAPE = "landscape", mark("Landscape"), mark("Hold the sheet across")
    PORTRAIT = "portrait", mark("Portrait"), mark("Hold the sheet upright")


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Whose canvas this is and whom it serves; its id is the canvas' own."""

    id: str
    title: str = line(mark("Title"), hint=mark("What this canvas is called"))
    customer: str = line(mark("The customer"), hint=mark("Who they are, in a few words"))
    customer_words: str = line(mark("Other words for them"), hint=mark("Separate them by commas"))
    author: str = line(mark("Author"), hint=mark("Who wrote it"))
    contact: str = line(
        mark("How a customer reaches you"), hint=mark("An address, a phone number, a page")
    )
    language: str = line(mark("Language"), hint=mark("Such as en, de or pt-BR"), fills_in=True)
    paper: Paper = choice(mark("Paper"), Paper.A4, fills_in=True)
    orientation: Orientation = choice(mark("Orientation"), Orientation.LANDSCAPE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """The one sentence that everything lines up to."""

    id: str
    statement: str = text(
        mark("Strategy"), hint=mark("What you show your customers, and what you help with")
    )
    approach: Approach = choice(mark("How we win"), Approach.NOT_CHOSEN)
    approach_note: str = line(
        mark("Which, exactly"), hint=mark("What they look for, from what to what, or which people")
    )
    not_doing: str = lines(mark("What we will not do"), hint=mark("One on each line"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem of the customer's, in their words. Smaller ``rank`` comes first."""

    id: str
    statement: str = text(
        mark("In the customer’s words"), hint=mark("What hurts, as they would say it")
    )
    cost: str = text(mark("What it costs them"), hint=mark("Money, time, sleep"))
    awareness: Awareness = choice(mark("Do they know they have it?"), Awareness.NOT_ASKED)
    belief: str = text(mark("They think …"), hint=mark("What they believe about it today"))
    truth: str = text(
        mark("In truth …"), hint=mark("What they would see if they knew what you know")
    )
    mistakes: str = lines(mark("Mistakes people make solving it"), hint=mark("One on each line"))
    evidence: str = lines(mark("Who said so"), hint=mark("A quote or a source on each line"))
    rank: float = number(mark("Rank"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tactic:
    """Something the founder will do. It counts when it is linked to a problem.

    ``x`` is the distance in scene units from the frame's edge to the card's inner edge, in the
    wing of its aim; ``y`` is the card's top edge, with the frame's top edge at 0.
    """

    id: str
    title: str = text(mark("Title"), hint=mark("What you will make or do"))
    kind: TacticKind = choice(mark("Kind"), TacticKind.OTHER)
    aim: Aim = choice(mark("Aim"), Aim.EDUCATE, fills_in=True)
    stage: Stage = choice(mark("Stage"), Stage.MARKETING)
    status: Status = choice(mark("Status"), Status.IDEA)
    owner: str = line(mark("Owner"), hint=mark("Who does it"))
    due: datetime.date | None = date(mark("Due"))
    detail: str = text(mark("Detail"), hint=mark("Anything worth remembering"))
    x: float = number(mark("Distance from the frame"))
    y: float = number(mark("Top"))


_STAYING = tuple(each.name for each in fields(Tactic) if each.name not in {"aim", "x", "y"})
_read = attrgetter(*_STAYING)
_write = tuple(getattr(Tactic, name).__set__ for name in _STAYING)
_set_aim, _set_x, _set_y = (getattr(Tactic, name).__set__ for name in ("aim", "x", "y"))


def placed(tactic: Tactic, aim: Aim, x: float, y: float) -> Tactic:
    """Return a tactic at another place: as ``replace`` does, in less than half the time.

    Of many see ``copies.copies``.
    """
    new = object.__new__(Tactic)
    for write, value in zip(_write, _read(tactic), strict=True):
        write(new, value)
    _set_aim(new, aim)
    _set_x(new, x)
    _set_y(new, y)
    return new


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark beside the plan; never counted. ``x`` and ``y``: its top left, in scene units."""

    id: str
    text: str = text(mark("Note"), hint=mark("A remark, never counted"))
    x: float = number(mark("Left"))
    y: float = number(mark("Top"))


def has_only_moved(before: object, now: object) -> bool:
    """Tell whether a card says what it said, elsewhere: Tidy moves 10,000 and no word of them.

    A tactic that has gone to the other wing says something else.
    """
    if isinstance(before, Tactic) and isinstance(now, Tactic):
        return before.aim is now.aim and bool(_read(before) == _read(now))
    if isinstance(before, Note) and isinstance(now, Note):
        return before.id == now.id and before.text == now.text
    return False


Card = Strategy | Problem | Tactic | Note
"""What lies on the canvas as a card."""

MAIN_TEXT: dict[type, str] = {
    Brief: "customer",
    Strategy: "statement",
    Problem: "statement",
    Tactic: "title",
    Note: "text",
}
"""The field that a record is read by and that is edited in place: of the brief the customer."""


def main_field(kind: type) -> Field:
    """Return the field that a kind of record is read by and that is edited in place."""
    return field_of(kind, MAIN_TEXT[kind])


def main_text(record: Brief | Card) -> str:
    """Return the words that a record is read by."""
    return str(getattr(record, MAIN_TEXT[type(record)]))
