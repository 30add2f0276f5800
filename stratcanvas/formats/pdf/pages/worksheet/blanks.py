# SPDX-License-Identifier: MIT
"""What is written on a worksheet by hand: lines, boxes to tick, numbers to circle, each under its
question. A blank knows what is printed of it in points (`fixed`), and how many lines it takes.
"""

from dataclasses import replace
from typing import NamedTuple, Protocol

from stratcanvas.domain.cards import Aim, Awareness
from stratcanvas.domain.page_words import Voice
from stratcanvas.formats.pdf.pages.number_disc import draw_disc
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer
from stratcanvas.words import mark

PROBLEMS = 5
"""Lines for problems, and numbers beside each line for a tactic."""
BESIDE, STACKED = 5, 5
"""Lines for the tactics of each side, where the sides stand beside each other, or not."""
SMALLEST = 10.0
"""Points of the smallest type, but for the footer."""
RADIUS = 8.0
"""Points; of a number's disc, and of one that is to be circled."""
STEP = 2 * RADIUS + 2
"""Points from one number that is to be circled to the next."""
BOX = 10.0
"""Points; the side of a box to tick."""
COSTS = 120.0
"""Points of the line for what a problem costs."""
ALLEY = 20.0
"""Points between the two sides."""
SHORT = 90.0
"""Points of the line for the date."""
UNDER = 14.0
"""Points under the head's line."""


class Lettering(NamedTuple):
    """Sets our words in the few styles of a worksheet."""

    measurer: Measurer
    palette: Palette
    voice: Voice

    def title(self, words: str, width: float) -> MeasuredText:
        """Return words as the sheet's title."""
        style = TypeStyle(font="bold", size=20, color=self.palette.text, leading=1.2)
        return self.measurer.text([(self.voice.say(words), style)], width)

    def question(self, number: int, words: str, width: float) -> MeasuredText:
        """Return words as a numbered question."""
        style = TypeStyle(font="bold", size=12.5, color=self.palette.text, leading=1.25)
        numbered = [(f"{number}  ", replace(style, color=self.palette.problem))]
        return self.measurer.text([*numbered, (self.voice.say(words), style)], width)

    def quiet(self, words: str, width: float) -> MeasuredText:
        """Return words in small print."""
        style = TypeStyle(size=SMALLEST, color=self.palette.soft, leading=1.3)
        return self.measurer.text([(self.voice.say(words), style)], width)

    def heading(self, words: str, width: float, aim: Aim) -> MeasuredText:
        """Return words as what heads the tactics of a side."""
        color = self.palette.side(aim).words
        style = TypeStyle(font="semibold", size=10.5, color=color, leading=1.3)
        return self.measurer.text([(self.voice.say(words), style)], width)

    def figure(self, number: int, *, filled: bool) -> MeasuredText:
        """Return a number for a disc that is ``filled``, or for one that is to be circled."""
        color = self.palette.disc_text if filled else self.palette.text
        style = TypeStyle(
            font="bold" if filled else "regular", size=SMALLEST, color=color, leading=1.0
        )
        return self.measurer.text([(str(number), style)], STEP)


class BlankHead(NamedTuple):
    """The title, and room for a date, over a line."""

    title: MeasuredText
    date: MeasuredText
    box: ContentBox

    @classmethod
    def of(cls, lettering: Lettering, title: str, box: ContentBox) -> "BlankHead":
        """Set it."""
        date = lettering.quiet(mark("Date:", "page"), SHORT)
        room = box.width - date.block.width - SHORT - 2 * ALLEY
        return cls(lettering.title(title, room), date, box)

    @property
    def height(self) -> float:
        """Return the height with the room below, in points."""
        return self.title.height + 6 + UNDER

    def draw(self, pen: Pen, y: float) -> None:
        """Draw it."""
        box = self.box
        pen.draw(self.title, box.x, y, "left", tag="H1")
        low = self.title.block.lines[-1].baseline
        left = box.right - SHORT - 4 - self.date.block.width
        pen.draw(self.date, left, y + low - self.date.block.lines[0].baseline, "left")
        _line(pen, box.right - SHORT, box.right, y + low + 2)
        line = y + self.title.height + 5
        pen.sheet.line(box.x, line, box.right, line, color=pen.palette.text, width=1.2)


class NumberedQuestion(NamedTuple):
    """A numbered question, and a hint below it."""

    texts: tuple[MeasuredText, ...]
    width: float

    @classmethod
    def of(
        cls, lettering: Lettering, number: int, words: str, hint: str, width: float
    ) -> "NumberedQuestion":
        """Set it in a width in points."""
        asked = lettering.question(number, words, width)
        return cls((asked, lettering.quiet(hint, width)) if hint else (asked,), width)

    @property
    def height(self) -> float:
        """Return the height in points."""
        return sum(each.height for each in self.texts)

    def draw(self, pen: Pen, x: float, y: float) -> float:
        """Draw it; return the y below it."""
        for place, text in enumerate(self.texts):
            y = pen.draw(text, x, y, "left", tag="P" if place else "H2")
        return y


class BlankPart(Protocol):
    """A question with room to write in."""

    @property
    def fixed(self) -> float:
        """Return the height of what is printed, in points."""
        ...

    @property
    def lines(self) -> float:
        """Return how many lines to write on it takes."""
        ...

    def draw(self, pen: Pen, x: float, y: float, pitch: float) -> None:
        """Draw it with lines ``pitch`` points apart."""
        ...


class BlankLine(NamedTuple):
    """A question that one line answers."""

    question: NumberedQuestion
    lines: float = 1.0

    @property
    def fixed(self) -> float:
        """Return the height of what is printed, in points."""
        return self.question.height

    def draw(self, pen: Pen, x: float, y: float, pitch: float) -> None:
        """Draw it with its line."""
        _line(pen, x, x + self.question.width, self.question.draw(pen, x, y) + pitch)


class BlankBox(NamedTuple):
    """A question that a few sentences answer."""

    question: NumberedQuestion
    lines: float = 3.0

    @property
    def fixed(self) -> float:
        """Return the height of what is printed, in points."""
        return self.question.height + 4

    def draw(self, pen: Pen, x: float, y: float, pitch: float) -> None:
        """Draw it with its box."""
        top = self.question.draw(pen, x, y) + 4
        rect = x, top, self.question.width, self.lines * pitch
        pen.sheet.box(rect, stroke=pen.palette.band_edge, width=1.0, radius=6)


class BlankProblems(NamedTuple):
    """Lines for the problems: each numbered, with a box to tick and a line for what it costs."""

    question: NumberedQuestion
    known: MeasuredText
    costs: MeasuredText
    figures: tuple[MeasuredText, ...]

    @classmethod
    def of(cls, lettering: Lettering, question: NumberedQuestion) -> "BlankProblems":
        """Set it."""
        return cls(
            question,
            lettering.quiet(Awareness.KNOWN.label, COSTS),
            lettering.quiet(mark("It costs them", "page"), COSTS),
            tuple(lettering.figure(n, filled=True) for n in range(1, PROBLEMS + 1)),
        )

    @property
    def fixed(self) -> float:
        """Return the height of what is printed, in points."""
        return self.question.height + 4 + self.costs.height

    @property
    def lines(self) -> float:
        """Return how many lines to write on it takes."""
        return PROBLEMS - 0.15  # the first stands close under what heads the columns

    def draw(self, pen: Pen, x: float, y: float, pitch: float) -> None:
        """Draw it."""
        right = x + self.question.width
        costs = right - COSTS
        known = costs - 12 - max(self.known.block.width, BOX)
        top = self.question.draw(pen, x, y) + 4
        pen.draw(self.known, known, top, "left")
        base = pen.draw(self.costs, costs, top, "left") - 0.15 * pitch
        for figure in self.figures:
            base += pitch
            draw_disc(pen, figure, (x + RADIUS, base - RADIUS + 2), RADIUS)
            _line(pen, x + 2 * RADIUS + 6, known - 12, base)
            rect = known, base - BOX, BOX, BOX
            pen.sheet.box(rect, stroke=pen.palette.soft, width=0.9, radius=2)
            _line(pen, costs, right, base)


class BlankTactics(NamedTuple):
    """Lines for what will be done on either side, with the numbers of problems to circle."""

    question: NumberedQuestion
    headings: tuple[MeasuredText, ...]
    figures: tuple[MeasuredText, ...]
    beside: bool

    @classmethod
    def of(
        cls,
        lettering: Lettering,
        question: NumberedQuestion,
        sides: tuple[str, ...],
        *,
        beside: bool,
    ) -> "BlankTactics":
        """Set it; ``beside``: the sides stand beside each other."""
        width = (question.width - ALLEY) / 2 if beside else question.width
        return cls(
            question,
            tuple(
                lettering.heading(each, width, aim) for aim, each in zip(Aim, sides, strict=True)
            ),
            tuple(lettering.figure(n, filled=False) for n in range(1, PROBLEMS + 1)),
            beside,
        )

    @property
    def fixed(self) -> float:
        """Return the height of what is printed, in points."""
        heights = [each.height + 4 for each in self.headings]
        return self.question.height + (max(heights) if self.beside else sum(heights))

    @property
    def lines(self) -> float:
        """Return how many lines to write on it takes."""
        return BESIDE if self.beside else STACKED * len(self.headings) + 0.5

    def draw(self, pen: Pen, x: float, y: float, pitch: float) -> None:
        """Draw it."""
        top = self.question.draw(pen, x, y)
        for heading in self.headings:
            below = pen.draw(heading, x, top + 4, "left", tag="H3")
            for row in range(1, 1 + (BESIDE if self.beside else STACKED)):
                self._draw_row(pen, x, x + heading.width, below + row * pitch)
            if self.beside:
                x += heading.width + ALLEY
            else:
                top = below + (STACKED + 0.5) * pitch

    def _draw_row(self, pen: Pen, left: float, right: float, base: float) -> None:
        first = right - STEP * len(self.figures)
        _line(pen, left, first - 6, base)
        for place, figure in enumerate(self.figures):
            middle = first + STEP * (place + 0.5), base - RADIUS + 2
            draw_disc(pen, figure, middle, RADIUS, filled=False)


def _line(pen: Pen, left: float, right: float, y: float) -> None:
    """Draw a line to write on."""
    pen.sheet.line(left, y, right, y, color=pen.palette.soft, width=0.6)
