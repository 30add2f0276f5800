# SPDX-License-Identifier: MIT
"""Fields and choices by the words that people read of them, in English or their own language."""

import datetime
import re

from stratcanvas.domain.cards import Stage, Status
from stratcanvas.domain.fields import Choice, Field, Kind
from stratcanvas.domain.search import folded
from stratcanvas.words import translated

_DOT = " · "
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_STATUSES = {
    **dict.fromkeys(("to do", "todo", "not started", "open", "next"), Status.PLANNED.value),
    **dict.fromkeys(("in progress", "wip", "started", "ongoing", "active"), Status.DOING.value),
    **dict.fromkeys(("complete", "completed", "finished", "closed"), Status.DONE.value),
}
"""What other programs say of how far a thing is."""
_SERVED = re.compile(r"for problems [\d, ]+")


def labels(marked: str) -> set[str]:
    """Return how a label of ours may be written, as it is compared."""
    return {folded(marked), folded(translated(marked))}


def choice_named(kind: type[Choice], words: str) -> str:
    """Return the value of the choice that words name; "" for none."""
    wanted = folded(words)
    for member in kind:
        if member.value and wanted in labels(member.label):
            return str(member.value)
    return ""


def told(field: Field, words: str) -> str:
    """Return words as a field keeps them, before they are checked; "" for what it can't take."""
    if field.kind is Kind.CHOICE and field.choices is not None:
        named = choice_named(field.choices, words)
        return _STATUSES.get(folded(words), "") if field.choices is Status and not named else named
    if field.kind is Kind.DATE:
        return day_said(words)
    return words


def day_said(words: str) -> str:
    """Return a day as we write it, from how spreadsheets and people do; "" for none, and for one
    that might as well be another: 3/4/2027 is in March or in April.
    """
    named = re.fullmatch(r"(\d{1,2})\.? ([a-z]{3,9})\.?,? (\d{4})", words.strip(), re.IGNORECASE)
    if named is None and (
        turned := re.fullmatch(r"([a-z]{3,9})\.? (\d{1,2}),? (\d{4})", words.strip(), re.IGNORECASE)
    ):
        return day_said(f"{turned[2]} {turned[1]} {turned[3]}")
    if named is not None:
        said = named[2].lower()
        months = [n for n, month in enumerate(_MONTHS, 1) if month.startswith(said)]
        return _day(int(named[3]), months[0], int(named[1])) if months else ""
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", words.strip()):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", words.strip()):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        if found[2] == "." or first > 12 or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 else ""
    return ""


def _day(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def is_day(words: str) -> bool:
    """Tell whether words are a day, such as 2026-11-30."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return False
    try:
        datetime.date.fromisoformat(words)
    except ValueError:
        return False
    return True


def tactic_facts(words: str) -> dict[str, str]:
    """Return what our files tell of a tactic in a line: stage, status, owner and day; none for
    other words.
    """
    parts = words.split(_DOT)
    if len(parts) < 2:
        return {}
    stage, status, rest = choice_named(Stage, parts[0]), choice_named(Status, parts[1]), parts[2:]
    if not stage or not status:
        return {}
    facts = {"stage": stage, "status": status}
    rest = [each for each in rest if not _SERVED.fullmatch(each)]
    if rest and is_day(rest[-1]):
        facts["due"] = rest.pop()
    return {**facts, "owner": _DOT.join(rest)} if rest else facts
