# SPDX-License-Identifier: MIT
"""What a printed brief says: the words of a tactic's brief in the language of the canvas."""

from typing import NamedTuple

from stratcanvas.domain.amounts import NO_BREAK, kept_together
from stratcanvas.domain.brief_parts import BriefLine, BriefPart, BriefSlot, TacticBrief
from stratcanvas.domain.briefs import brief_of
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.days import day_in_words
from stratcanvas.domain.page_words import DOT, OWN_LANGUAGE, Voice, page_line
from stratcanvas.words import mark


class LineWords(NamedTuple):
    """One line; ``asks`` for an answer that is still missing, ``ours`` alone are quieter."""

    text: str
    asks: bool = False
    ours: bool = False


class SlotWords(NamedTuple):
    """What is said of one matter, under a label or without one."""

    label: str
    lines: tuple[LineWords, ...]
    numbered: bool


class PartWords(NamedTuple):
    """A part under its heading; ``number`` is a problem's, 0 for any other part."""

    heading: LineWords
    number: int
    minutes: str
    slots: tuple[SlotWords, ...]


class BriefWords(NamedTuple):
    """Everything that the brief of one tactic says; without parts it says nothing yet."""

    kind: str
    title: LineWords
    facts: str
    aim: Aim
    parts: tuple[PartWords, ...]

    @property
    def letters(self) -> int:
        """Return about how many characters there are to read."""
        slots = (slot for part in self.parts for slot in part.slots)
        return sum(len(line.text) for slot in slots for line in slot.lines)


def brief_words(canvas: Canvas, tactic: str, voice: Voice) -> BriefWords:
    """Return what the brief of a tactic says. Raises KeyError for what is no tactic."""
    brief, record = brief_of(canvas, tactic), canvas.tactics[tactic]
    kind = voice.say(record.kind.word)
    named = voice.say(mark("{kind} · brief", "page")) if kind else voice.say(mark("Brief", "page"))
    return BriefWords(
        kind=named.format(kind=kind),
        title=_line(brief.title, voice),
        facts=_facts(canvas, brief, voice),
        aim=record.aim,
        parts=tuple(_part(part, voice) for part in brief.parts),
    )


def _facts(canvas: Canvas, brief: TacticBrief, voice: Voice) -> str:
    """Return for whom it is, who does it, by when, and how long it takes."""
    tactic = canvas.tactics[brief.record]
    facts = [_line(brief.customer, voice).text]
    if owner := page_line(tactic.owner):
        facts.append(voice.apart(owner))
    if tactic.due:
        day = day_in_words(tactic.due, canvas.brief.language.strip() or OWN_LANGUAGE)
        by = voice.say(mark("by {day}", "page")).format(day=day)
        facts.append(by.replace(" ", NO_BREAK))
    if brief.minutes is not None and brief.parts:
        facts.append(_minutes(brief.minutes, voice))
    return DOT.join(facts)


def _minutes(minutes: int | None, voice: Voice) -> str:
    if minutes is None:
        return ""
    return voice.say(mark("{n} min", "page")).format(n=minutes).replace(" ", NO_BREAK)


def _part(part: BriefPart, voice: Voice) -> PartWords:
    slots = tuple(_slot(slot, voice) for slot in part.slots)
    return PartWords(_line(part.heading, voice), part.number, _minutes(part.minutes, voice), slots)


def _slot(slot: BriefSlot, voice: Voice) -> SlotWords:
    label = voice.say(slot.label.value) if slot.label is not None else ""
    return SlotWords(label, tuple(_line(line, voice) for line in slot.lines), slot.numbered)


def _line(line: BriefLine, voice: Voice) -> LineWords:
    theirs = kept_together(line.words)
    if line.phrase is None:
        return LineWords(theirs)
    said = voice.say(line.phrase.value)
    text = said.format(words=voice.apart(theirs)) if theirs else said
    return LineWords(text, asks=line.asks, ours=not theirs)
