# SPDX-License-Identifier: MIT
"""What stands over and under the rows of the one-pager: title, customer, strategy, footer.

The strategy's band holds the largest words of the page. All three can go on over several pages.
"""

from dataclasses import dataclass, replace

from stratcanvas.formats.days import day_in_words
from stratcanvas.formats.options import PageOptions
from stratcanvas.formats.pdf.entries import runs_right_to_left
from stratcanvas.formats.pdf.lines import Block, Style, Typesetter
from stratcanvas.formats.pdf.look import Look
from stratcanvas.formats.pdf.paper import Box
from stratcanvas.formats.pdf.pen import Pen, cut
from stratcanvas.formats.pdf.plan import Plan, Words

TITLE_SHARE = 0.6
NAME_LIMIT = 48
"""Characters of author and version that the footer shows; the file's own data hold the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Title and customer, on opposite sides over a line."""

    title: Block | None
    customer: Block | None
    mirrored: bool

    @property
    def height(self) -> float:
        """Return the height in points, with the line below."""
        return max(_height(self.title), _height(self.customer)) + 6.0

    def cut(self, room: float) -> tuple["Head | None", "Head | None"]:
        """Return what fits in a room, and the rest."""
        parts = [cut(block, room - 6.0) if block else (None, None) for block in self._blocks]
        upper = replace(self, title=parts[0][0], customer=parts[1][0])
        if parts[0][1] is None and parts[1][1] is None:
            return upper, None
        return upper, replace(self, title=parts[0][1], customer=parts[1][1])

    @property
    def _blocks(self) -> tuple[Block | None, Block | None]:
        return self.title, self.customer

    def draw(self, pen: Pen, box: Box, y: float) -> None:
        """Draw it; the last lines of both stand on one baseline."""
        low = max(block.lines[-1].baseline for block in self._blocks if block)
        for block, first in zip(self._blocks, (True, False), strict=True):
            if block:
                side = "right" if first == self.mirrored else "left"
                top = y + low - block.lines[-1].baseline
                pen.draw(block, box.x, top, side, width=box.width)  # type: ignore[arg-type]
        line = y + self.height - 1.5
        pen.sheet.line(box.x, line, box.right, line, color=pen.ink.text, width=1.2)


def set_head(setter: Typesetter, look: Look, plan: Plan, box: Box) -> Head:
    """Set title and customer."""
    named = plan.customer
    if named.said:
        spans = [("For ", look.customer), (named.text, look.customer_name)]
    else:
        spans = [(named.text, replace(look.customer, font="italic"))]
    title = setter.lines(plan.title.text, _or_grey(look.title, plan.title, look), box.width)
    customer = setter.spans(spans, box.width)
    if title.width + customer.width + 24 > box.width:
        share = max(TITLE_SHARE, 1 - (customer.width + 24) / box.width)
        title = setter.lines(plan.title.text, title.lines[0].pieces[0].style, share * box.width - 12)
        customer = setter.spans(spans, box.width - min(title.width, share * box.width) - 24)
    return Head(
        title=title, customer=customer, mirrored=runs_right_to_left(plan.title.text)
    )


def _or_grey(style: Style, words: Words, look: Look) -> Style:
    return style if words.said else replace(style, color=look.facts.color)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The strategy and how it wins, in a band over the whole width."""

    block: Block
    text: str
    said: bool
    pad: float

    @property
    def height(self) -> float:
        """Return the least height in points."""
        return self.block.height + 2 * self.pad

    def cut(self, room: float) -> tuple["Band | None", "Band | None"]:
        """Return what fits in a room, and the rest."""
        if self.block.lines[0].height + 2 * self.pad > room:
            return None, self
        upper, lower = cut(self.block, room - 2 * self.pad)
        return replace(self, block=upper), replace(self, block=lower) if lower else None

    def draw(self, pen: Pen, box: Box, y: float, height: float) -> None:
        """Draw it at a height."""
        ink = pen.ink
        fill, edge = (ink.band, ink.band_edge) if self.said else (ink.empty_band, ink.empty_edge)
        pen.sheet.box((box.x, y, box.width, height), fill=fill, stroke=edge, radius=6)
        left = box.x + (box.width - self.block.measure) / 2
        pen.draw(
            self.block, left, y + (height - self.block.height) / 2, "center", text=self.text
        )


def set_band(setter: Typesetter, look: Look, plan: Plan, box: Box) -> Band:
    """Set the strategy."""
    said = plan.strategy.said
    grey = look.facts.color
    label, strategy, how = look.label, look.strategy, look.how
    if not said:
        label, how = replace(label, color=grey), replace(how, color=grey)
        strategy = replace(strategy, font="semibold", color=grey)
    spans = [(plan.strategy.text, strategy)]
    if not look.tight:
        spans.insert(0, ("Our strategy\n", label))
    if plan.how:
        spans.append(("\n" + plan.how, how))
    return Band(
        block=setter.spans(spans, box.width - 3 * look.body),
        text="".join(words for words, _ in spans),
        said=said,
        pad=look.body * (0.35 if look.tight else 0.6),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """What counts, on the left; date, version, page and names, on the right."""

    left: Block
    right: Block
    stacked: bool

    @property
    def height(self) -> float:
        """Return the height in points, with the line above."""
        both = self.left.height + self.right.height
        return 5.0 + (both if self.stacked else max(self.left.height, self.right.height))

    def draw(self, pen: Pen, box: Box) -> None:
        """Draw it at the bottom of the content box."""
        y = box.bottom - self.height
        pen.sheet.line(box.x, y, box.right, y, color=pen.ink.rule, width=0.7)
        below = pen.draw(self.left, box.x, y + 5.0, "left", width=box.width)
        top = below if self.stacked else y + 5.0
        side = "left" if self.stacked else "right"
        pen.draw(self.right, box.x, top, side, width=box.width)  # type: ignore[arg-type]


def set_foot(
    setter: Typesetter, look: Look, plan: Plan, options: PageOptions, box: Box, page: str
) -> Foot:
    """Set the footer of a page; ``page`` is such as "page 1 of 2", or empty for the only one."""
    parts = [
        day_in_words(options.date, plan.language),
        _shortened(options.version),
        page,
        _shortened(plan.author),
        "Stratcanvas",
    ]
    left = setter.lines(plan.foot, look.foot, box.width)
    right = setter.lines(" · ".join(part for part in parts if part), look.foot, box.width)
    return Foot(left=left, right=right, stacked=left.width + right.width + 16 > box.width)


def set_small_head(setter: Typesetter, look: Look, plan: Plan, box: Box) -> Block:
    """Set the head of a further page: title and customer in one line."""
    words = f"{plan.title.text} · {plan.customer.text}" if plan.customer.said else plan.title.text
    return setter.lines(words, look.small_head, box.width, max_lines=1)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= NAME_LIMIT else words[: NAME_LIMIT - 1].rstrip() + "…"


def _height(block: Block | None) -> float:
    return block.height if block else 0.0
