# SPDX-License-Identifier: MIT
"""What the cards of a canvas say on paper, in the language of the canvas.

It is what they say on the screen, but for what is still empty: nobody is asked on paper.
"""

from collections.abc import Iterator
from typing import NamedTuple

from stratcanvas.domain import rules
from stratcanvas.domain.amounts import NO_BREAK, kept_together
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Approach, Awareness, Note, Problem, Strategy, Tactic
from stratcanvas.domain.days import day_in_words
from stratcanvas.domain.fields import entries
from stratcanvas.domain.page_words import DOT, OWN_LANGUAGE, Voice, page_line
from stratcanvas.domain.plaintext import one_paragraph
from stratcanvas.words import mark


class ChipWords(NamedTuple):
    """A few words at a card's foot; ``pip``: whether an aim's mark before them is full."""

    words: str
    pip: bool | None = None
    aim: Aim = Aim.EDUCATE


class CardWords(NamedTuple):
    """What one card says.

    ``kind`` is strategy, heading, problem, educate, solve, uncounted or note.
    """

    kind: str
    words: str
    label: str = ""
    chips: tuple[ChipWords, ...] = ()
    remarks: tuple[str, ...] = ()
    number: int = 0
    aim: Aim | None = None
    served: str = ""
    """Which problems a tactic is for, said to who cannot see the lines."""


def card_words(canvas: Canvas, key: str, voice: Voice, *, status: bool = True) -> CardWords:
    """Return what a card says; the brief's id gives the frame's heading.

    ``status``: whether how far a tactic is is told. Raises KeyError for what is no card.
    """
    record = canvas.get(key)
    match record:
        case Tactic():
            return _tactic(canvas, record, voice, status=status)
        case Problem():
            return _problem(canvas, record, voice)
        case Strategy():
            return _strategy(record, voice)
        case Note():
            return CardWords("note", record.text.strip())
    label = voice.say(mark("The customer", "page")).upper()
    return CardWords("heading", page_line(canvas.brief.customer), label)


def _tactic(canvas: Canvas, tactic: Tactic, voice: Voice, *, status: bool) -> CardWords:
    title = page_line(tactic.title)
    if not rules.counts(canvas, tactic.id):
        return CardWords("uncounted", title, voice.say(mark("Not counted", "page")))
    facts = [voice.say(tactic.stage.label)]
    if status:
        facts.append(voice.say(tactic.status.label.lower()))
    if owner := page_line(tactic.owner):
        facts.append(voice.apart(owner))
    if tactic.due is not None:
        day = day_in_words(tactic.due, canvas.brief.language.strip() or OWN_LANGUAGE)
        said = voice.say(mark("by {day}", "page")).format(day=day)
        facts.append(said.replace(" ", NO_BREAK))
    numbers = ", ".join(str(canvas.number[each]) for each in canvas.problems_of[tactic.id])
    kind = voice.say(tactic.kind.word) or voice.say(mark("Tactic", "page"))
    return CardWords(
        tactic.aim.value,
        kept_together(title),
        kind.upper(),
        tuple(map(ChipWords, facts)),
        aim=tactic.aim,
        served=voice.say(mark("for problems {numbers}", "page")).format(numbers=numbers),
    )


def _problem(canvas: Canvas, problem: Problem, voice: Voice) -> CardWords:
    return CardWords(
        "problem",
        kept_together(one_paragraph(problem.statement)),
        chips=tuple(_chips(canvas, problem, voice)),
        number=canvas.number[problem.id],
    )


def _chips(canvas: Canvas, problem: Problem, voice: Voice) -> Iterator[ChipWords]:
    if problem.awareness is not Awareness.NOT_ASKED:
        yield ChipWords(voice.say(problem.awareness.label))
    educated, helped = mark("educates", "page"), mark("helps solve", "page")
    yield ChipWords(voice.say(educated), pip=rules.is_educated(canvas, problem.id))
    yield ChipWords(voice.say(helped), rules.is_helped(canvas, problem.id), Aim.SOLVE)


def _strategy(strategy: Strategy, voice: Voice) -> CardWords:
    chosen = strategy.approach.label
    chips: tuple[ChipWords, ...] = ()
    if strategy.approach is not Approach.NOT_CHOSEN:
        chips = (ChipWords(voice.say(chosen[0].lower() + chosen[1:])),)
    remarks = [note] if (note := page_line(strategy.approach_note)) else []
    things = list(filter(None, map(page_line, entries(strategy.not_doing))))
    if things:
        what = DOT.join(voice.apart(kept_together(each)) for each in things)
        remarks.append(voice.say(mark("What we will not do: {what}", "page")).format(what=what))
    return CardWords(
        "strategy",
        one_paragraph(strategy.statement),
        voice.say(mark("Strategy", "page")).upper(),
        chips,
        tuple(remarks),
    )
