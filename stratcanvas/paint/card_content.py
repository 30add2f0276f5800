# SPDX-License-Identifier: MIT
"""What a card says: its label, words or hint, chips and rank. No measures, no colours."""

import datetime
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import (
    Aim,
    Approach,
    Awareness,
    Brief,
    Note,
    Problem,
    Strategy,
    Tactic,
    main_field,
)
from stratcanvas.domain.fields import entries
from stratcanvas.domain.names import one_line
from stratcanvas.domain.word_count import count_words, has_spaces
from stratcanvas.paint.chips import Chip
from stratcanvas.safe_words import harmless, isolated
from stratcanvas.words import tr, translated, trn


class CardContent(NamedTuple):
    """What one card says just now."""

    kind: str
    """Which skin it is drawn with: strategy, heading, problem, educate, solve (tactics that count,
    by aim), uncounted or note."""
    words: str
    hint: str
    """Shown in the words' place while there are none."""
    label: str = ""
    chips: tuple[Chip, ...] = ()
    number: int = 0
    """A problem's rank as people see it, from 1."""
    aim: Aim | None = None
    """Whose mark stands before the label."""
    remarks: tuple[str, ...] = ()
    """What is said quietly at the foot, a line or two each."""


def hint_of(record: Brief | Strategy | Problem | Tactic | Note) -> str:
    """Return the words that a card shows while it is empty (the brief: in the heading)."""
    return translated(main_field(type(record)).hint)


def content_of(canvas: Canvas, key: str) -> CardContent:
    """Return what a card says; the brief's id gives the heading of the frame.

    Raises KeyError when the canvas has no such card.
    """
    record = canvas.get(key)
    match record:
        case Tactic():
            return _tactic(canvas, record)
        case Problem():
            return _problem(canvas, record)
        case Note():
            return CardContent("note", _written(record.text), hint_of(record))
        case Strategy():
            return _strategy(record)
        case Brief():
            customer = record.customer.strip()
            return CardContent("heading", customer, hint_of(record), tr("The customer").upper())
        case _:
            raise KeyError(key)


def _written(text: str) -> str:
    """Return words as a card shows them: a line that was begun at the end has its room."""
    return text.rstrip(" \t") if text.strip() else ""


def _tactic(canvas: Canvas, tactic: Tactic) -> CardContent:
    words, hint = tactic.title.rstrip(), hint_of(tactic)
    if not rules.counts(canvas, tactic.id):
        return CardContent("uncounted", words, hint, tr("Not counted: connect to a problem"))
    shown = {"stage": tactic.stage, "status": tactic.status}
    chips = [Chip(translated(each.label), field=name) for name, each in shown.items()]
    if owner := tactic.owner.strip():
        chips.append(Chip(owner, field="owner"))
    if tactic.due is not None:
        due = tr("due {day}").format(day=_short_day(tactic.due))
        chips.append(Chip(due, field="due"))
    label = (translated(tactic.kind.word) or tr("Tactic")).upper()
    return CardContent(tactic.aim.value, words, hint, label, tuple(chips), aim=tactic.aim)


def _short_day(day: datetime.date) -> str:
    """Return a day with its month in letters, in the order of the person's place."""
    place = QLocale()
    short = place.dateFormat(QLocale.FormatType.ShortFormat)
    first = next((letter for letter in short if letter in "dMy"), "d")
    form = {"d": "d MMM yyyy", "M": "MMM d, yyyy", "y": "yyyy-MM-dd"}[first]
    return place.toString(QDate(day.year, day.month, day.day), form)


def _problem(canvas: Canvas, problem: Problem) -> CardContent:
    chips = (
        Chip(
            translated(problem.awareness.label),
            asks=problem.awareness is Awareness.NOT_ASKED,
            field="awareness",
        ),
        Chip(tr("educate"), pip=rules.is_educated(canvas, problem.id)),
        Chip(tr("solve"), pip=rules.is_helped(canvas, problem.id), aim=Aim.SOLVE),
    )
    words, number = _written(problem.statement), canvas.number[problem.id]
    return CardContent("problem", words, hint_of(problem), chips=chips, number=number)


def _strategy(strategy: Strategy) -> CardContent:
    words = _written(strategy.statement)
    open_yet = strategy.approach is Approach.NOT_CHOSEN
    approach = translated(strategy.approach.label)
    chips = [Chip(approach, asks=open_yet, field="approach")]  # a row from the beginning
    if has_spaces(words) and (count := count_words(words)):
        length = trn("{n} word", "{n} words", count).format(n=count)
        chips.append(Chip(length, is_length=True))
    note = one_line(strategy.approach_note)
    remarks = [harmless(note)] if note else []
    if left_out := entries(strategy.not_doing):
        what = " · ".join(isolated(one_line(each)) for each in left_out)
        remarks.append(tr("Not doing: {what}").format(what=what))
    return CardContent(
        "strategy",
        words,
        hint_of(strategy),
        tr("Strategy").upper(),
        tuple(chips),
        remarks=tuple(remarks),
    )
