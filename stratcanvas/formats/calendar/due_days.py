# SPDX-License-Identifier: MIT
"""The days on which tactics are due, as a calendar that any calendar program takes in."""

import datetime
from collections.abc import Iterator, Sequence

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Status, Tactic
from stratcanvas.domain.names import name_of, one_line, title_of
from stratcanvas.formats.calendar.content_lines import file_of, value
from stratcanvas.formats.options import Options
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import Made, Report
from stratcanvas.words import tr, translated, trn

_BY = "-//Stratcanvas//Stratcanvas//EN"


def write_calendar(canvas: Canvas, options: Options, progress: Progress) -> Made:
    """Return a day in the calendar for each tactic that is due and not done.

    The report tells of those that have no day, and of those that are done. Written again, a day
    takes the place of the one that was taken in before. Raises progress.Stopped.
    """
    progress.step()
    due: list[Tactic] = []
    for seen, tactic in enumerate(canvas.tactics.values(), start=1):
        progress.step(0.5 * seen / len(canvas.tactics))
        if tactic.due and tactic.status is not Status.DONE:
            due.append(tactic)
    due.sort(key=lambda each: (each.due, each.id))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_BY}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{value(title_of(canvas, options.name))}",
    ]
    for done, tactic in enumerate(due, start=1):
        lines += _day(canvas, tactic, options.date)
        progress.step(0.5 + 0.5 * done / len(due))
    progress.step(1.0)
    return Made(file_of([*lines, "END:VCALENDAR"]), _report(canvas, due))


def _day(canvas: Canvas, tactic: Tactic, written: datetime.date) -> Iterator[str]:
    """Walk over the lines of one day; it takes up no time of it, and reminds of nothing."""
    day = tactic.due or written
    yield "BEGIN:VEVENT"
    yield f"UID:{tactic.id}-{canvas.id}@stratcanvas"
    yield f"DTSTAMP:{_digits(written)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_digits(day)}"
    yield f"DTEND;VALUE=DATE:{_digits(_next(day))}"
    yield f"SUMMARY:{value(_summary(canvas, tactic))}"
    yield f"DESCRIPTION:{value(_description(canvas, tactic))}"
    yield f"CATEGORIES:{value(translated(tactic.aim.label))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(day: datetime.date) -> str:
    return day.isoformat().replace("-", "")


def _next(day: datetime.date) -> datetime.date:
    return day + datetime.timedelta(days=1) if day < datetime.date.max else day


def _summary(canvas: Canvas, tactic: Tactic) -> str:
    title, kind = name_of(canvas, tactic.id), translated(tactic.kind.word)
    return f"{kind}: {title}" if kind else title


def _description(canvas: Canvas, tactic: Tactic) -> str:
    """Return what the day says: how far it is, whose it is, and the problems that it serves."""
    facts = [translated(tactic.status.label), one_line(tactic.owner)]
    said = [" · ".join(filter(None, facts))]
    problem = tr("Problem {n}: {words}")
    for key in canvas.problems_of.get(tactic.id, ()):
        words = one_line(canvas.problems[key].statement)
        said.append(problem.format(n=canvas.number[key], words=words))
    if tactic.id not in canvas.problems_of:
        said.append(tr("Not counted"))
    return "\n".join([*said, *filter(None, [tactic.detail.strip()])])


def _report(canvas: Canvas, due: Sequence[Tactic]) -> Report | None:
    done = sum(each.status is Status.DONE and each.due is not None for each in _all(canvas))
    without = sum(each.due is None for each in _all(canvas))
    notes = []
    if without:
        words = trn("{n} tactic has no day yet.", "{n} tactics have no day yet.", without)
        notes.append(words.format(n=f"{without:,}"))
    if done:
        words = trn("{n} is done and left out.", "{n} are done and left out.", done)
        notes.append(words.format(n=f"{done:,}"))
    if not due:
        notes.insert(0, tr("No tactic is due, so the calendar is empty."))
    return Report(pages=1, notes=(" ".join(notes),)) if notes else None


def _all(canvas: Canvas) -> Iterator[Tactic]:
    return iter(canvas.tactics.values())
