# SPDX-License-Identifier: MIT
"""The footer of a page: a remark on the left; day, version, page and names on the right."""

from collections.abc import Sequence
from typing import NamedTuple

from stratcanvas.domain.names import one_line
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


class Footer(NamedTuple):
    """Two texts on one line, or one over the other where they are too long for that."""

    left: TypeBlock
    right: TypeBlock
    stacked: bool

    @property
    def height(self) -> float:
        """Return the height in points, with the line above."""
        heights = self.left.height, self.right.height
        return OVER + (sum(heights) if self.stacked else max(heights))

    def draw(self, pen: Pen, box: ContentBox) -> None:
        """Draw it at the bottom of the content box."""
        y = box.bottom - self.height
        pen.sheet.line(box.x, y, box.right, y, color=pen.palette.rule, width=0.7)
        below = pen.sheet.draw(self.left, box.x, y + OVER, "left", box.width, "Artifact")
        if self.stacked:
            pen.sheet.draw(self.right, box.x, below, "left", box.width, "Artifact")
        else:
            pen.sheet.draw(self.right, box.x, y + OVER, "right", box.width, "Artifact")


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
    right = setter.lines(" · ".join(fact for fact in facts if fact), style, width)
    return Footer(left=left, right=right, stacked=left.width + right.width + 16 > width)


def shortened(name: str) -> str:
    """Return a name as a footer shows it: in one line, cut after a limit."""
    words = one_line(name)
    return words if len(words) <= NAME_LIMIT else words[: NAME_LIMIT - 1].rstrip() + "…"
