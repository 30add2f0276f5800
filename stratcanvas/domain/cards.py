# SPDX-License-Identifier: MIT
"""The records of a canvas: Brief, Strategy, Problem, Tactic, Note. A new field is one line here.

A tactic's place is kept relative to the frame, so that its aim *is* the side it lies on.
"""

import datetime
from dataclasses import dataclass

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


class Approach(Choice):
    """How the strategy wins a purchase that will be made anyway."""

    NOT_CHOSEN = "", "Not chosen yet"
    WIN = "win", "Win on their criteria"
    CHANGE = "change", "Change their criteria"
    SEGMENT = "segment", "Choose a segment"


class Awareness(Choice):
    """Whether the customer knows that they have the problem."""

    NOT_ASKED = "", "Not asked yet"
    KNOWN = "known", "They know"
    UNKNOWN = "unknown", "They don’t know yet"


class Aim(Choice):
    """What a tactic does for the customer, and the wing it lies in."""

    EDUCATE = "educate", "Educate"
    SOLVE = "solve", "Help solve"

    @property
    def other(self) -> "Aim":
        """Return the aim of the other wing."""
        return Aim.SOLVE if self is Aim.EDUCATE else Aim.EDUCATE


class TacticKind(Choice):
    """What a tactic is."""

    ARTICLE = "article", "Article"
    INTERVIEW = "interview", "Video interview"
    TALK = "talk", "Talk"
    GUIDE = "guide", "Guide"
    TEMPLATE = "template", "Template"
    NEWSLETTER = "newsletter", "Newsletter"
    POST = "post", "Post"
    EVENT = "event", "Event"
    CALL = "call", "Call"
    REVIEW = "review", "Review"
    TRIAL = "trial", "Trial"
    OTHER = "other", "Other"

    @property
    def word(self) -> str:
        """Return the kind as a word in front of a title; none for one that says nothing."""
        return "" if self is TacticKind.OTHER else self.label


class Stage(Choice):
    """Where in winning a customer a tactic works."""

    MARKETING = "marketing", "Marketing"
    LEADS = "leads", "Lead generation"
    SALES = "sales", "Sales"


class Status(Choice):
    """How far a tactic is."""

    IDEA = "idea", "Idea"
    PLANNED = "planned", "Planned"
    DOING = "doing", "Doing"
    DONE = "done", "Done"


class Paper(Choice):
    """The sheet a page is printed on."""

    A4 = "a4", "A4"
    LETTER = "letter", "Letter"


class Orientation(Choice):
    """How the sheet is held."""

    LANDSCAPE = "landscape", "Landscape"
    PORTRAIT = "portrait", "Portrait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Whose canvas this is and whom it serves; its id is the canvas' own."""

    id: str
    title: str = line("Title", hint="What this canvas is called")
    customer: str = line("The customer", hint="Who they are, in a few words")
    customer_words: str = line("Other words for them", hint="Separate them by commas")
    author: str = line("Author", hint="Who wrote it")
    language: str = line("Language", hint="Such as en, de or pt-BR", default="en", fills_in=True)
    paper: Paper = choice("Paper", Paper.A4, fills_in=True)
    orientation: Orientation = choice("Orientation", Orientation.LANDSCAPE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """The one sentence that everything lines up to."""

    id: str
    statement: str = text("Strategy", hint="What you show your customers, and what you help with")
    approach: Approach = choice("How we win", Approach.NOT_CHOSEN)
    approach_note: str = line(
        "Which, exactly", hint="Which criteria, from what to what, or which segment"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem of the customer's, in their words. Smaller ``rank`` comes first."""

    id: str
    statement: str = text("In the customer’s words", hint="What hurts, as they would say it")
    cost: str = text("What it costs them", hint="Money, time, sleep")
    awareness: Awareness = choice("Do they know they have it?", Awareness.NOT_ASKED)
    mistakes: str = lines("Mistakes people make solving it", hint="One on each line")
    evidence: str = lines("Who said so", hint="A quote or a source on each line")
    rank: float = number("Rank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tactic:
    """Something the founder will do. It counts when it is linked to a problem.

    ``x`` is the distance in scene units from the frame's edge to the card's inner edge, in the
    wing of its aim; ``y`` is the card's top edge, with the frame's top edge at 0.
    """

    id: str
    title: str = text("Title", hint="What you will make or do")
    kind: TacticKind = choice("Kind", TacticKind.OTHER)
    aim: Aim = choice("Aim", Aim.EDUCATE, fills_in=True)
    stage: Stage = choice("Stage", Stage.MARKETING)
    status: Status = choice("Status", Status.IDEA)
    owner: str = line("Owner", hint="Who does it")
    due: datetime.date | None = date("Due")
    detail: str = text("Detail", hint="Anything worth remembering")
    x: float = number("Distance from the frame")
    y: float = number("Top")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark beside the plan; never counted. ``x`` and ``y``: its top left, in scene units."""

    id: str
    text: str = text("Note", hint="A remark, never counted")
    x: float = number("Left")
    y: float = number("Top")


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
