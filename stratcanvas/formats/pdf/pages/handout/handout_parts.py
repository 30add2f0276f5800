# SPDX-License-Identifier: MIT
"""The parts of the handout set in type: what heads it, each problem with its help, how to reach us.

Where the sheet is wide, help stands beside its problem, else below. All can go on over sheets.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.handout_words import HandoutWords, HelpWords, TroubleWords
from stratcanvas.domain.page_words import NO_PROBLEM, Voice
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.pages.flow import PagePart, Placement
from stratcanvas.formats.pdf.pages.number_disc import draw_disc, radius_for
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.bidi import runs_right_to_left
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer, Span
from stratcanvas.words import mark

BOOKMARK_LIMIT = 100
"""Characters of a bookmark; the page has the whole text."""
ALLEY = 24.0
"""Points between a problem and the help beside it."""


class HandoutStyles(NamedTuple):
    """The styles of a handout at one size of its running text."""

    body: float
    label: TypeStyle
    title: TypeStyle
    lead: TypeStyle
    number: TypeStyle
    statement: TypeStyle
    cost: TypeStyle
    educates: TypeStyle
    solves: TypeStyle
    help: TypeStyle
    strong: TypeStyle

    @property
    def smallest(self) -> float:
        """Return the smallest size in points."""
        return self.body

    @property
    def pad(self) -> float:
        """Return the least room above and below a problem."""
        return 0.75 * self.body


def handout_styles(body: float, palette: Palette) -> HandoutStyles:
    """Return the styles for running text of ``body`` points."""

    def style(font: str, share: float, color: str, leading: float = 1.3) -> TypeStyle:
        return TypeStyle(font=font, size=round(body * share, 2), color=color, leading=leading)  # type: ignore[arg-type]

    return HandoutStyles(
        body=body,
        label=style("semibold", 1.0, palette.problem),
        title=style("bold", 2.0, palette.text, 1.2),
        lead=style("regular", 1.05, palette.soft),
        number=style("bold", 1.1, palette.disc_text, 1.0),
        statement=style("bold", 1.3, palette.text, 1.25),
        cost=style("regular", 1.0, palette.soft),
        educates=style("semibold", 1.0, palette.educate.words),
        solves=style("semibold", 1.0, palette.solve.words),
        help=style("regular", 1.0, palette.text),
        strong=style("semibold", 1.05, palette.text),
    )


class ColumnText(NamedTuple):
    """A text of a column, and the room over it in points."""

    text: MeasuredText
    over: float
    tag: Tag
    align: Align


Column = tuple[ColumnText, ...]


def _high(column: Column) -> float:
    return sum(each.over + each.text.height for each in column)


def _parted(column: Column, room: float) -> tuple[Column, Column]:
    """Return the part of a column that fits in a room, and the rest."""
    for place, piece in enumerate(column):
        room -= piece.over
        upper, lower = piece.text.cut(room)
        if lower is not None:
            begun = column[:place] + ((piece._replace(text=upper),) if upper else ())
            return begun, (piece._replace(text=lower, over=0.0), *column[place + 1 :])
        room -= piece.text.height
    return column, ()


class HandoutPart(NamedTuple):
    """Columns of texts side by side, in a padding, over a line.

    ``name`` is that of a problem, for a bookmark; what goes on from another sheet has none.
    """

    columns: tuple[Column, ...]
    edges: tuple[tuple[float, float], ...]
    """Left and width of each column, in points."""
    pad: tuple[float, float]
    """The room above and below."""
    box: ContentBox
    rule: float = 0.0
    """How thick the line below is."""
    name: str = ""
    figure: MeasuredText | None = None
    radius: float = 0.0

    @property
    def height(self) -> float:
        """Return the least height."""
        return max(map(_high, self.columns)) + sum(self.pad)

    def cut(self, room: float) -> tuple["HandoutPart | None", "HandoutPart | None"]:
        """Return what fits in a room, and the rest."""
        if self.height <= room:
            return self, None
        halves = [_parted(each, room - sum(self.pad)) for each in self.columns]
        upper, lower = (tuple(half[which] for half in halves) for which in (0, 1))
        if not upper[0]:
            return None, self
        rest = self._replace(columns=lower, name="", figure=None)
        return self._replace(columns=upper, rule=0.0), rest if any(lower) else None

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it at a height, its texts from the top."""
        grown = (height - self.height) / 2 if self.name else 0.0
        top = y + self.pad[0] + grown
        if self.name:
            pen.sheet.bookmark(self.name[:BOOKMARK_LIMIT], 0, y)
        if self.figure is not None:
            first = self.columns[0][0].text.block.lines[0]
            middle = self.box.x + self.radius, top + first.height / 2
            draw_disc(pen, self.figure, middle, self.radius)
        for column, (left, width) in zip(self.columns, self.edges, strict=True):
            below = top
            for piece in column:
                spoken = f"{self.name}" if piece.tag == "H2" and self.name else ""
                at, align = below + piece.over, piece.align
                below = pen.draw(
                    piece.text, left, at, align, width=width, tag=piece.tag, spoken=spoken
                )
        if self.rule:
            color = pen.palette.text if self.rule > 1 else pen.palette.rule
            line = y + height
            pen.sheet.line(self.box.x, line, self.box.right, line, color=color, width=self.rule)


def set_head(
    measurer: Measurer, styles: HandoutStyles, words: HandoutWords, box: ContentBox
) -> HandoutPart:
    """Set for whom it is, the title, and how many problems people do not see."""
    body, pieces = styles.body, []
    if words.customer:
        whole = words.voice.say(mark("For {customer}", "page"))
        spans = _filled(whole, words.voice.apart(words.customer), styles.label, styles.label)
        pieces.append(ColumnText(measurer.even(spans, box.width), 0.0, "P", "left"))
    title = measurer.even([(words.title, styles.title)], box.width)
    pieces.append(ColumnText(title, 0.2 * body if pieces else 0.0, "H1", "left"))
    lead = words.lead or ("" if words.troubles else words.voice.say(NO_PROBLEM))
    if lead:
        pieces.append(
            ColumnText(measurer.even([(lead, styles.lead)], box.width), 0.4 * body, "P", "left")
        )
    return HandoutPart((tuple(pieces),), ((box.x, box.width),), (0.0, 0.9 * body), box, rule=1.2)


def set_trouble(
    measurer: Measurer,
    styles: HandoutStyles,
    words: TroubleWords,
    box: ContentBox,
    voice: Voice,
    *,
    beside: bool,
) -> HandoutPart:
    """Set a problem, what it costs, and where there is help: ``beside`` it or below."""
    body = styles.body
    radius = radius_for(words.number, styles.number.size, 0.95 * body)
    indent = box.x + 2 * radius + 0.8 * body
    width = box.right - indent
    left = (width - ALLEY) * 0.52 if beside else width
    edges = ((indent, left), (indent + left + ALLEY, width - left - ALLEY))
    first = [
        _piece(measurer, words.statement, styles.statement, left, voice, 0.0)._replace(tag="H2")
    ]
    if words.cost:
        first.append(_piece(measurer, words.cost, styles.cost, left, voice, 0.15 * body))
    over = 0.1 * styles.statement.size if beside else 0.4 * body
    helps = []
    for each in words.helps:
        how = styles.educates if each.aim is Aim.EDUCATE else styles.solves
        spans = _filled(each.how, each.title, how, styles.help)
        helps.append(
            ColumnText(measurer.text(spans, edges[beside][1]), over, "P", _side(each, voice))
        )
        over = 0.15 * body
    columns = (tuple(first), tuple(helps)) if beside else ((*first, *helps),)
    return HandoutPart(
        columns=columns,
        edges=edges[: len(columns)],
        pad=(styles.pad, styles.pad),
        box=box,
        rule=0.7,
        name=f"{words.number}. {words.statement}",
        figure=measurer.text([(str(words.number), styles.number)], width),
        radius=radius,
    )


def set_closing(
    measurer: Measurer, styles: HandoutStyles, words: HandoutWords, box: ContentBox
) -> HandoutPart | None:
    """Set how a customer reaches us, as far as the brief says."""
    if not words.contact or not words.troubles:
        return None
    asked = words.voice.say(mark("Is one of these yours? {contact}", "page"))
    quiet = replace(styles.strong, font="regular")
    spans = _filled(asked, words.voice.apart(words.contact), styles.strong, quiet)
    piece = ColumnText(measurer.even(spans, box.width), 0.0, "P", "left")
    return HandoutPart(((piece,),), ((box.x, box.width),), (1.4 * styles.body, 0.0), box)


def _piece(
    measurer: Measurer, text: str, style: TypeStyle, width: float, voice: Voice, over: float
) -> ColumnText:
    side: Align = "right" if runs_right_to_left(text) and not voice.mirrored else "left"
    return ColumnText(measurer.text([(text, style)], width), over, "P", side)


def _side(words: HelpWords, voice: Voice) -> Align:
    whole = words.how.format(title=words.title)
    return "right" if runs_right_to_left(whole) and not voice.mirrored else "left"


def _filled(ours: str, theirs: str, style: TypeStyle, own: TypeStyle) -> list[Span]:
    """Return our words around a place in braces in one style, and the person's in another."""
    before, _, rest = ours.partition("{")
    spans = [(before, style), (theirs, own), (rest.partition("}")[2], style)]
    return [span for span in spans if span[0]]


class HandoutSpacing(NamedTuple):
    """One part under the other; what room is left is shared among the problems, up to a limit."""

    styles: HandoutStyles

    @property
    def least(self) -> float:
        """Return the room at the bottom of a sheet in which a part that is cut may begin."""
        return 8.0 * self.styles.body

    def over(self, _above: Sequence[PagePart], _part: PagePart) -> float:
        """Return no room: each part has its own."""
        return 0.0

    def place(self, parts: Sequence[PagePart], room: float, *, spread: bool) -> list[Placement]:
        """Return where the parts of a sheet lie; ``spread`` lets them fill the room."""
        rows = [isinstance(each, HandoutPart) and bool(each.name) for each in parts]
        left = room - sum(each.height for each in parts)
        grow = min(left / max(1, sum(rows)), 2.4 * self.styles.body) if spread and left > 0 else 0.0
        places, y = [], 0.0
        for number, (part, row) in enumerate(zip(parts, rows, strict=True), start=1):
            height = part.height + (grow if row else 0.0)
            if isinstance(part, HandoutPart) and row and number == len(parts):
                part = part._replace(rule=0.0)  # below it is the line of the footer
            places.append(Placement(part, y, height))
            y += height
        return places
