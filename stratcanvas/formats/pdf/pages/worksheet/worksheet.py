# SPDX-License-Identifier: MIT
"""The worksheet lays out: one sheet in the language of the canvas, of which it says nothing else.

Upright all stands in one column; on a wide sheet what will be done stands beside the rest.
"""

from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation
from stratcanvas.domain.page_words import (
    HEADINGS,
    OUR_STRATEGY,
    RIGHT_TO_LEFT,
    Voice,
    page_language,
    primary,
)
from stratcanvas.formats.options import SheetOptions
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.pages.flow import PagePart, Placement
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.pages.printing import PageLayout
from stratcanvas.formats.pdf.pages.sheet_frame import SheetFrame
from stratcanvas.formats.pdf.pages.worksheet.blanks import (
    SMALLEST,
    BlankBox,
    BlankHead,
    BlankLine,
    BlankPart,
    BlankProblems,
    BlankTactics,
    Lettering,
    NumberedQuestion,
)
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import Measurer
from stratcanvas.formats.progress import Progress
from stratcanvas.words import mark

TITLE = mark("Strategy worksheet", "page")
MOTTO = mark(
    "Everything you do should educate the customer to a problem, or help solve it.", "page"
)
IN_FEW_WORDS = mark(
    "Whom do you show which problems, and what do you help them do? At most 25 words.", "page"
)
ALLEY = 28.0
"""Points between two columns."""
LEFT = 0.55
"""What the left column of a wide sheet has of the width."""
LEAST, MOST = 18.0, 34.0
"""Points from one line to write on to the next."""
CLEAR = 6.0
"""Points between the last line and the footer."""
APART = 0.55
"""The room between two questions, in such lines."""


def lay_out(canvas: Canvas, options: SheetOptions, progress: Progress) -> PageLayout:
    """Return the worksheet, on one sheet."""
    language = canvas.brief.language
    voice = Voice(words_in(language), mirrored=primary(language) in RIGHT_TO_LEFT)
    tag = page_language(canvas)
    measurer = Measurer(Typesetter(language=tag, step=progress.step))
    frame = SheetFrame(
        options=options,
        measurer=measurer,
        heading=voice.say(TITLE),
        remark=voice.say(MOTTO),
        facts=("Stratcanvas",),
        voice=voice,
        progress=progress,
    )
    sheet = _sheet(Lettering(measurer, frame.palette, voice), frame.box, options.orientation)
    return PageLayout(
        metadata=Metadata(title=voice.say(TITLE), language=tag),
        frame=frame,
        sheets=[[sheet]],
        spacing=WholeSheet(),
        smallest=SMALLEST,
    )


class BlankColumn(NamedTuple):
    """Questions one under the other, each with its room to write in."""

    left: float
    blanks: tuple[BlankPart, ...]

    @property
    def fixed(self) -> float:
        """Return the height of all that is printed, in points."""
        return sum(each.fixed for each in self.blanks)

    @property
    def lines(self) -> float:
        """Return how many lines to write on it takes, with the room between questions."""
        return sum(each.lines for each in self.blanks) + APART * (len(self.blanks) - 1)


class WorksheetPart(NamedTuple):
    """The whole sheet; lines are as far apart as its height lets them, up to a limit."""

    head: BlankHead
    columns: tuple[BlankColumn, ...]

    @property
    def height(self) -> float:
        """Return the least height in points."""
        return (
            self.head.height + CLEAR + max(each.fixed + LEAST * each.lines for each in self.columns)
        )

    def cut(self, _room: float) -> tuple["WorksheetPart | None", "WorksheetPart | None"]:
        """Return that it is never cut."""
        return self, None

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it at a height."""
        self.head.draw(pen, y)
        room = height - self.head.height - CLEAR
        pitch = min((room - each.fixed) / each.lines for each in self.columns)
        pitch = min(pitch, MOST)
        for column in self.columns:
            top = y + self.head.height
            for blank in column.blanks:
                blank.draw(pen, column.left, top, pitch)
                top += blank.fixed + (blank.lines + APART) * pitch


class WholeSheet:
    """One part that has the whole room."""

    least = 0.0

    def over(self, _above: object, _part: PagePart) -> float:
        """Return no room over it."""
        return 0.0

    def place(self, parts: object, room: float, *, spread: bool) -> list[Placement]:
        """Return where it lies: over the whole room, spread or not."""
        del spread
        return [Placement(part, 0.0, room) for part in parts]  # type: ignore[attr-defined]


def _sheet(lettering: Lettering, box: ContentBox, held: Orientation) -> WorksheetPart:
    wide = held is Orientation.LANDSCAPE
    left = (box.width - ALLEY) * LEFT if wide else box.width
    right = box.width - ALLEY - left if wide else box.width
    first = (
        BlankLine(
            NumberedQuestion.of(lettering, 1, mark("Who is the customer?", "page"), "", left)
        ),
        BlankProblems.of(
            lettering,
            NumberedQuestion.of(
                lettering,
                2,
                mark("What hurts them?", "page"),
                mark("In their words, the worst first. Tick what they know of.", "page"),
                left,
            ),
        ),
        BlankBox(
            NumberedQuestion.of(
                lettering,
                3,
                OUR_STRATEGY,
                IN_FEW_WORDS,
                left,
            )
        ),
    )
    last = BlankTactics.of(
        lettering,
        NumberedQuestion.of(
            lettering,
            4,
            mark("What will you do?", "page"),
            mark("A line counts only when the number of a problem is circled.", "page"),
            right,
        ),
        tuple(HEADINGS.values()),
        beside=not wide,
    )
    head = BlankHead.of(lettering, TITLE, box)
    if not wide:
        return WorksheetPart(head, (BlankColumn(box.x, (*first, last)),))
    return WorksheetPart(
        head, (BlankColumn(box.x, first), BlankColumn(box.x + left + ALLEY, (last,)))
    )
