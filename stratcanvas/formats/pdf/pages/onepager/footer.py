# SPDX-License-Identifier: MIT
"""The footer of a page: what counts, on the left; day, version, page and names, on the right."""

from typing import NamedTuple

from stratcanvas.domain.briefs import PageWords
from stratcanvas.domain.days import day_in_words
from stratcanvas.formats.options import PageOptions
from stratcanvas.formats.pdf.pages.onepager.pen import Pen
from stratcanvas.formats.pdf.pages.onepager.type_scale import TypeScale
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.type.lines import TypeBlock, Typesetter

NAME_LIMIT = 48
"""Characters of author and version that are shown; the file's own data hold the whole author."""
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
        below = pen.sheet.draw(self.left, box.x, y + OVER, "left", box.width)
        if self.stacked:
            pen.sheet.draw(self.right, box.x, below, "left", box.width)
        else:
            pen.sheet.draw(self.right, box.x, y + OVER, "right", box.width)


def set_footer(
    setter: Typesetter,
    scale: TypeScale,
    words: PageWords,
    options: PageOptions,
    box: ContentBox,
    page: str,
) -> Footer:
    """Set the footer; ``page`` is such as "page 1 of 2", or empty for the only one."""
    parts = [
        day_in_words(options.date, words.language),
        _shortened(options.version),
        page,
        _shortened(words.author),
        "Stratcanvas",
    ]
    left = setter.lines(words.counted, scale.foot, box.width)
    right = setter.lines(" · ".join(part for part in parts if part), scale.foot, box.width)
    return Footer(left=left, right=right, stacked=left.width + right.width + 16 > box.width)


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= NAME_LIMIT else words[: NAME_LIMIT - 1].rstrip() + "…"
