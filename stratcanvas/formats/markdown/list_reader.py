# SPDX-License-Identifier: MIT
"""A text with headings and lists becomes a plan: under a problem stand the tactics that serve it.

Headings that name a kind of card say what stands under them; what says nothing is guessed.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from stratcanvas.domain.cards import Approach, Awareness, Brief, Problem, Strategy
from stratcanvas.domain.fields import field_of
from stratcanvas.domain.list_text import markdown_lines
from stratcanvas.domain.plaintext import plain_text
from stratcanvas.domain.search import folded
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.domain.tally import counted_line, tally_of
from stratcanvas.formats.card_heap import CardHeap, no_text
from stratcanvas.formats.csv.table_reader import columns_of, of_one_customer, take_rows
from stratcanvas.formats.decoded_text import decoded
from stratcanvas.formats.markdown.brief_file import HEAD
from stratcanvas.formats.markdown.outline_file import GAPS, NOT_WRITTEN
from stratcanvas.formats.named_choices import choice_named, labels, tactic_facts
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import TakenIn
from stratcanvas.formats.role_words import customer_said, role_before, role_said
from stratcanvas.formats.taken_report import cut_off, made_of, said_again
from stratcanvas.storage.errors import NotTakenIn
from stratcanvas.words import tr, translated

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_ITEM = re.compile(r"(\s*)(?:[-*+•‣–]|\(?\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(.*\S)\s*$")
_BOLD = re.compile(r"\s*\*\*([^*]{1,80}?):?\*\*:?\s*(.*)$")
_NUMBER = re.compile(r"\d{1,4}[.)]\s+")
_FACTS = re.compile(r"(.*\S)\s+\(([^()]*(?: · [^()]*)+)\)$", re.DOTALL)
_ROW, _RULE = re.compile(r"\s*\|.*\|\s*$"), re.compile(r"\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$")
_FRONT, _FRONT_LINE = "---", re.compile(r"[\w-]+:|\s+-? ?\S|- ")
_OF_PROBLEMS = ("cost", "belief", "truth")
_LISTS = {"mistakes": Problem, "evidence": Problem, "not_doing": Strategy}
"""Fields of which our outline tells an entry a line, and whose they are."""
_SAYS_NOTHING = (*GAPS.values(), NOT_WRITTEN)
_OF_BRIEF = ("customer", "author", "contact")
_WITHOUT_PROBLEM = ("not counted", "idea", "ideas")
"""Headings of tactics that serve no problem yet, as they are compared."""
_TAB = 4
_ENTRY, _WRAPPED = 100, 60
"""Characters of a line: at most of an entry without a bullet, and at least of one that wraps."""


class Line(NamedTuple):
    """One line that says something: its kind, how deep it is, and its plain words."""

    kind: str
    """heading, item, bold, words, table, or front: what stands before all else between rules."""
    depth: int
    words: str
    rest: str = ""
    """What stands behind bold words."""
    rows: tuple[list[str], ...] = ()
    """The cells of a table."""


def canvas_in_list(data: bytes, name: str, progress: Progress) -> TakenIn:
    """Return the canvas that a list makes; ``name`` is the file's, for sentences.

    Raises NotTakenIn or TooLarge, and progress.Stopped.
    """
    text = decoded(data)
    if text is None:
        raise no_text(name)
    if _is_of_briefs(text):
        raise NotTakenIn(
            tr("{name} holds the briefs of tactics, and not the plan they are for.").format(
                name=name
            ),
            then=tr("Choose the canvas that they were made of."),
        )
    walker, last = _Walker(CardHeap(name)), None
    for line in _lines(text):
        progress.step()
        if last is not None:
            walker.take(last)
        last = line
    is_ours = last is not None and _is_tally(last, walker)  # it was understood whole
    if last is not None and not is_ours:
        walker.take(last)
    taken = walker.heap.taken(**walker.brief)
    again = () if is_ours else said_again(walker.heap.again)  # ours lists what serves several so
    told = (*made_of(taken, certain=is_ours), *again, *cut_off(taken))
    return TakenIn(taken.canvas(), told, None if is_ours else taken)


def _is_of_briefs(text: str) -> bool:
    """Tell whether a text is our briefs of several tactics: each step in them would be a card."""
    heads = (line for line in text.lstrip().split("\n") if line.startswith("#"))
    said = (HEAD, translated(HEAD))
    first = tuple("# " + each.format(title="") for each in said)
    return next(heads, "").startswith(first) and next(heads, "").startswith("## 1. ")


def _lines(text: str) -> Iterator[Line]:
    """Walk over what a text says, line by line; rules and fences say nothing."""
    front, raws = _without_front([raw for raw in plain_text(text).split("\n") if raw.strip()])
    bare, table = _is_bare_list(raws), list[str]()
    for raw, after in pairwise([*raws, ""]):
        if _ROW.match(raw) and (table or _RULE.match(after)):
            table.append(raw)
            if not _ROW.match(after):
                yield Line("table", 0, "table", rows=tuple(_cells(table)))
                table = []
        elif bare:
            depth = len(raw.expandtabs(_TAB)) - len(raw.expandtabs(_TAB).lstrip())
            yield Line("item", depth, _plain(raw))
        elif found := _HEADING.match(raw):
            yield Line("heading", len(found[1]), _plain(found[2]))
        elif found := _ITEM.match(raw):
            yield Line("item", len(found[1].expandtabs(_TAB)), _plain(found[2]))
        elif found := _BOLD.match(raw):
            yield Line("bold", 0, _plain(found[1]), _plain(found[2]))
        elif words := _plain(raw):
            yield Line("words", len(raw) - len(raw.lstrip()), words)
    if front:
        yield Line("front", 0, "\n".join(front))


def _without_front(raws: list[str]) -> tuple[list[str], list[str]]:
    """Return what stands before all else between two rules, as programs for notes have it, and
    the lines below.
    """
    ends = (at for at, raw in enumerate(raws) if at and raw.rstrip() == _FRONT)
    end = next(ends, 0) if raws and raws[0].rstrip() == _FRONT else 0
    is_front = end > 1 and all(_FRONT_LINE.match(raw) for raw in raws[1:end])
    return (raws[1:end], raws[end + 1 :]) if is_front else ([], raws)


def _cells(table: list[str]) -> Iterator[list[str]]:
    """Walk over the rows of a table, without the rule below its head."""
    for raw in table:
        if not _RULE.match(raw):
            cells = re.split(r"(?<!\\)\|", raw.strip().strip("|"))
            yield [_plain(cell.replace(r"\|", "|")) for cell in cells]


def _is_bare_list(raws: list[str]) -> bool:
    """Tell whether lines are entries without bullets, as people type them: no mark in any, none
    long, and none that goes on in the next.
    """
    if len(raws) < 2 or any(
        len(raw) > _ENTRY or any(mark.match(raw) for mark in (_HEADING, _ITEM, _BOLD))
        for raw in raws
    ):
        return False
    return not any(
        len(one) > _WRAPPED and other.lstrip()[:1].islower() for one, other in pairwise(raws)
    )


def _is_tally(line: Line, walker: "_Walker") -> bool:
    """Tell whether the last line only counts what stands above it, as that of our outline does."""
    if line.kind != "words" or not len(walker.heap):
        return False
    return line.words == counted_line(tally_of(walker.heap.taken(**walker.brief).canvas()))


def _plain(words: str) -> str:
    return markdown_lines(words).strip()


class _Walker:
    """Goes from line to line, and knows under what each stands."""

    def __init__(self, heap: CardHeap) -> None:
        self.heap = heap
        self.brief: dict[str, str] = {}
        self._section: CardRole | None = None
        self._level = 0
        self._side: CardRole | None = None
        self._awaits_customer = False
        self._problem = ""
        self._last = ""
        self._listed: tuple[str, str] | None = None
        self._above: list[tuple[int, str]] = []

    def take(self, line: Line) -> None:
        """Take one line."""
        if not line.words or self._is_customer(line):
            return
        match line.kind:
            case "heading":
                self._heading(line)
            case "bold":
                self._bold(line)
            case "item":
                self._item(line)
            case "table":
                self._table(line)
            case "front":
                self.heap.add(line.words, CardRole.NOTE)
            case _:
                self._words(line)

    def _is_customer(self, line: Line) -> bool:
        """Take who the customer is, behind a colon or in the first line below a heading."""
        awaited, self._awaits_customer = self._awaits_customer, False
        if "customer" in self.brief or line.kind in {"bold", "table", "front"}:
            return False
        if awaited and line.kind != "heading":
            self.brief["customer"] = line.words
            return True
        said = None if self._problem or self._above else customer_said(line.words)
        if said:
            self.brief["customer"] = said
        elif said is not None and line.kind == "heading":
            self._above, self._side, self._listed = [], None, None
            self._section, self._level = CardRole.NOTE, line.depth
            self._awaits_customer, self._problem, self._last = True, "", ""
        return bool(said) or self._awaits_customer

    def _heading(self, line: Line) -> None:
        self._above, self._side, self._listed = [], None, None
        loose = folded(line.words) in _WITHOUT_PROBLEM or _is(line.words, "Not counted")
        role = CardRole.SOLVE if loose else role_said(line.words)
        if role is not None:
            self._section, self._level, self._problem, self._last = role, line.depth, "", ""
            return
        if line.depth <= self._level:
            self._section, self._level = None, 0
        if line.depth == 1 and not self.brief and not len(self.heap):
            self.brief["title"] = line.words
            return
        words = _NUMBER.sub("", line.words, count=1)
        said, words = role_before(words)
        role, before = said or self._section or CardRole.PROBLEM, len(self.heap)
        self._last = self.heap.add(words, role)
        self.heap.count(before)
        self._problem = self._last if role is CardRole.PROBLEM else ""

    def _bold(self, line: Line) -> None:
        """Take words in bold: a field of ours, a heading within a problem, or words like others."""
        self._listed = None
        for name in _OF_BRIEF:
            if line.rest and folded(line.words) in labels(field_of(Brief, name).label):
                self.brief[name] = line.rest
                return
        for name in _OF_PROBLEMS:
            if self._problem and line.rest and _is(line.words, field_of(Problem, name).label):
                self.heap.tell(self._problem, {name: line.rest})
                return
        if self._of_strategy(line) or self._begins_list(line):
            return
        role = None if line.rest else role_said(line.words)
        if role is not None:
            self._side, self._above, self._last = role, [], ""
            return
        self._words(line._replace(words=" ".join(filter(None, [line.words, line.rest]))))

    def _of_strategy(self, line: Line) -> bool:
        """Take how to win and the words beside it, where the strategy stands above."""
        if not (self._last and self.heap.role(self._last) is CardRole.STRATEGY and line.rest):
            return False
        if not _is(line.words, field_of(Strategy, "approach").label):
            return False
        first, _, note = line.rest.partition(" — ")
        how = choice_named(Approach, first)
        self.heap.tell(self._last, {"approach": how, "approach_note": note if how else line.rest})
        return True

    def _begins_list(self, line: Line) -> bool:
        """Tell whether what follows are entries of a field of the card above."""
        role = self.heap.role(self._last) if self._last else None
        card = self._last if role is CardRole.STRATEGY else self._problem
        kind = Strategy if role is CardRole.STRATEGY else Problem
        for name, of in _LISTS.items():
            if card and not line.rest and of is kind and _is(line.words, field_of(of, name).label):
                self._listed, self._above = (card, name), []
                return True
        return False

    def _item(self, line: Line) -> None:
        if self._listed is not None:
            self.heap.tell_more(*self._listed, line.words)
            return
        while self._above and self._above[-1][0] >= line.depth:
            self._above.pop()
        above = self._above[-1][1] if self._above else ""
        said, words = role_before(line.words)
        words, facts = _facts(words)
        if above and self.heap.role(above) is not CardRole.PROBLEM:
            self.heap.append(above, line.words)  # more of a tactic or a note
            self._above.append((line.depth, above))
            return
        problem = above or self._problem
        under = self._side or (CardRole.SOLVE if problem else self._section or CardRole.PROBLEM)
        role = said or under
        before = len(self.heap)
        card = self.heap.add(words, role, facts)
        self.heap.count(before)
        if problem and role.aim is not None:
            self.heap.join(card, problem)
        self._above.append((line.depth, card))
        self._last = card

    def _table(self, line: Line) -> None:
        """Take the rows of a table; of one whose columns have no known names each is an entry."""
        head, *rows = line.rows
        columns, self._above, self._listed = columns_of(head), [], None
        if columns is not None:
            brief, rest = of_one_customer(head, iter(rows))
            self.brief = brief | self.brief
            take_rows(self.heap, columns, rest, columns.role)
            self._last = ""
            return
        for row in line.rows:
            words = " · ".join(filter(None, row))
            if words:
                self._item(Line("item", 0, words))

    def _words(self, line: Line) -> None:
        """Take a paragraph: more of the card above it, or a card of its own."""
        if any(_is(line.words, each) for each in _SAYS_NOTHING):
            return
        if self._last and self._last == self._problem:
            known = choice_named(Awareness, line.words)
            if known:
                self.heap.tell(self._problem, {"awareness": known})
                return
        if self._last:
            self.heap.append(self._last, line.words)
            return
        said, words = role_before(line.words)
        self._last = self.heap.add(words, said or self._section or CardRole.NOTE)


def _is(words: str, label: str) -> bool:
    return folded(words) in labels(label)


def _facts(words: str) -> tuple[str, dict[str, str]]:
    """Return a tactic's words and what is told of it behind them, as our outline tells it."""
    found = _FACTS.fullmatch(words)
    facts = tactic_facts(found[2]) if found is not None else {}
    return (found[1], facts) if found is not None and facts else (words, {})
