# SPDX-License-Identifier: MIT
"""The calendar: a day for each tactic that is due, in a form that any calendar takes in."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Status
from stratcanvas.formats import registry
from stratcanvas.formats.calendar.content_lines import file_of, value
from stratcanvas.formats.options import Options
from tests import makers
from tests.letters import ANY

CALENDAR = registry.format_of("calendar")
DAY = datetime.date(2026, 3, 1)


def written(canvas: Canvas) -> list[str]:
    made = CALENDAR.write(canvas, Options.of(canvas, "Plan", date=DAY))
    return unfolded(made.data)


def unfolded(data: bytes) -> list[str]:
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    return b"\r\n".join(lines).replace(b"\r\n ", b"").decode().split("\r\n")


def read(words: str) -> str:
    """Return a value as a calendar reads it."""
    said, letters = [], iter(words)
    for letter in letters:
        following = next(letters, "") if letter == "\\" else letter
        said.append("\n" if letter == "\\" and following in "nN" else following)
    return "".join(said)


def dated(status: Status = Status.PLANNED, **values: object) -> Canvas:
    canvas = makers.cafe()
    first, *others = canvas.tactics.values()
    values = {"due": datetime.date(2026, 12, 31), "status": status, **values}
    rest = [replace(each, due=None) for each in others]
    tactics = [replace(first, **values), *rest]  # type: ignore[arg-type]
    more = [*canvas.problems.values(), *tactics, *canvas.links.values()]
    return Canvas(canvas.brief, canvas.strategy, more)


def test_a_day_for_each_tactic_that_is_due() -> None:
    """It is a whole day, ends at the next, takes up no time, and says whose it is and what for."""
    canvas = dated(owner="Ada")
    lines = written(canvas)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261231" in lines
    assert "DTEND;VALUE=DATE:20270101" in lines
    assert "TRANSP:TRANSPARENT" in lines
    (about,) = (read(each) for each in lines if each.startswith("DESCRIPTION:"))
    assert "Ada" in about
    first = next(iter(canvas.tactics))
    assert all(canvas.problems[each].statement in about for each in canvas.problems_of[first])


def test_the_same_canvas_gives_the_same_days() -> None:
    """Written again, each day has the id that it had: a calendar replaces it, and adds none."""
    canvas = dated()
    assert written(canvas) == written(canvas)
    moved = dated(due=datetime.date(2027, 5, 5))
    uid = [each for each in written(canvas) if each.startswith("UID:")]
    assert uid == [each for each in written(moved) if each.startswith("UID:")]


@pytest.mark.parametrize("day", [datetime.date(1, 1, 1), datetime.date.max])
def test_any_day_can_be_due(day: datetime.date) -> None:
    """The first and the last day that there is are written with four digits of their year."""
    (line,) = (each for each in written(dated(due=day)) if each.startswith("DTSTART"))
    assert line == f"DTSTART;VALUE=DATE:{day.isoformat().replace('-', '')}"


def test_what_is_done_or_has_no_day_is_told() -> None:
    """They are not in the calendar, and the report says how many."""
    canvas = dated(Status.DONE)
    made = CALENDAR.write(canvas, Options.of(canvas))
    assert b"VEVENT" not in made.data
    assert made.report is not None
    (note,) = made.report.notes
    assert note == (
        "No tactic is due, so the calendar is empty. 5 tactics have no day yet. "
        "1 is done and left out."
    )


@given(st.text(ANY, max_size=300))
def test_words_come_back_as_they_were_typed(words: str) -> None:
    """Marks of the format in a title are no marks, and no line is longer than is allowed."""
    plain = value(words)
    (line,) = unfolded(file_of([f"SUMMARY:{plain}"]))
    assert line == f"SUMMARY:{plain}"
    assert value(read(plain)) == plain


def test_no_words_begin_a_line_of_their_own() -> None:
    """A title cannot add an entry or a property."""
    nasty = "Talk\r\nEND:VEVENT\nBEGIN:VALARM;,\\"
    lines = written(dated(title=nasty, detail=nasty))
    assert lines.count("END:VEVENT") == 1
    assert "BEGIN:VALARM;,\\" not in lines
