# SPDX-License-Identifier: MIT
"""The footer of a page: a remark on the left; day, version, page and names on the right."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from stratcanvas.domain.names import one_line
from stratcanvas.domain.page_words import DOT
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import TypeBlock, Typesetter

FOOTER = 8.5
"""Points; the smallest type of any page in normal print."""
NAME_LIMIT = 48
"""Characters of author and version that are shown; the file's own data hold no more of them."""
OVER = 5.0
"""Points between the line and the words."""


APART = 16.0
"""The least room between two things on one line."""


class FooterKey(Protocol):
    """What the marks on a page mean, in one line; lengths in points."""

    @property
    def width(self) -> float:
        """Return the width."""
        ...

    @property
    def height(self) -> float:
        """Return the height."""
        ...

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with its upper left corner at a point."""
        ...


class Footer(NamedTuple):
    """Two texts on one line, or one over the other where they are too long for that.

    A key stands between them, or at the end of the second line, or on a line of its own.
    """

    left: TypeBlock
    right: TypeBlock
    room: float
    """The width there is, in points."""
    key: FooterKey | None = None

    @property
    def stacked(self) -> bool:
        """Tell whether the texts stand one over the other."""
        return self.left.width + self.right.width + APART > self.room

    @property
    def _key_below(self) -> bool:
        """Tell whether the key has a line of its own."""
        if self.key is None:
            return False
        others = self.right.width + (0.0 if self.stacked else self.left.width + APART)
        return others + APART + self.key.width > self.room

    @property
    def height(self) -> float:
        """Return the height in points, with the line above."""
        heights = self.left.height, self.right.height
        below = self.key.height if self.key is not None and self._key_below else 0.0
        return OVER + (sum(heights) if self.stacked else max(heights)) + below

    def with_key(self, key: FooterKey) -> "Footer":
        """Return the same with a key."""
        return self._replace(key=key)

    def draw(self, pen: Pen, box: ContentBox) -> None:
        """Draw it at the bottom of the content box."""
        y = box.bottom - self.height
        pen.sheet.line(box.x, y, box.right, y, color=pen.palette.rule, width=0.7)
        below = pen.sheet.draw(self.left, box.x, y + OVER, "left", box.width, "Artifact")
        second = below if self.stacked else y + OVER
        side: Align = "left" if self.stacked else "right"
        end = pen.sheet.draw(self.right, box.x, second, side, box.width, "Artifact")
        if self.key is None:
            return
        if self._key_below:
            self.key.draw(pen, box.x, max(below, end))
        elif self.stacked:
            self.key.draw(pen, box.right - self.key.width, second)
        else:
            spare = self.room - self.left.width - self.right.width - self.key.width
            self.key.draw(pen, box.x + self.left.width + spare / 2, second)


def set_footer(
    setter: Typesetter,
    palette: Palette,
    width: float,
    remark: str,
    facts: Sequence[str],
    size: float = FOOTER,
) -> Footer:
    """Set the footer in a width in points: a remark, and facts of which empty ones are left out."""
    style = TypeStyle(size=size, color=palette.soft)
    left = setter.lines(remark, style, width)
    right = setter.lines(DOT.join(fact for fact in facts if fact), style, width)
    return Footer(left, right, width)


def shortened(name: str) -> str:
    """Return a name as a footer shows it: in one line, cut after a limit."""
    words = one_line(name)
    return words if len(words) <= NAME_LIMIT else words[: NAME_LIMIT - 1].rstrip() + "…"
